#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""One handling that two regimes forbid: what it costs at most in each, by the turnover that the file tells.

Usage: check_two_regimes.py GUIJU SOURCE_DIR
"""
import pathlib
import subprocess
import sys
import tempfile

GUIJU, SOURCE = sys.argv[1], pathlib.Path(sys.argv[2])
EXAMPLE = (SOURCE / "examples/eu-personal-data-breach.yaml").read_text(encoding="utf-8")
GROUNDS = {"cn/pipl/lawful-ground": ("cn/pipl/penalty-grave", "CNY"), "eu/gdpr/lawful-basis": ("eu/gdpr/fine-upper", "EUR")}


def run(*arguments):
    done = subprocess.run([GUIJU, *arguments, "--on", "2026-11-23", "--rules", SOURCE / "content"], capture_output=True, check=True)
    return " ".join(done.stdout.decode().split())


def told(**facts):
    """The example with other values of these facts."""
    text = EXAMPLE
    for name, value in facts.items():
        line = next(line for line in EXAMPLE.splitlines() if line.startswith(f"  {name}: "))
        text = text.replace(f"{line}\n", f"  {name}: {value}\n")
    return text


def why(text, norm):
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "service.yaml"
        path.write_text(text, encoding="utf-8")
        return run("why", path, norm)


def ceiling(text, norm, sanction):
    """What this sanction is said to cost at most, as the turnover has it."""
    out = why(text, norm)
    assert "BREACHED" in out, out[:400]
    costs = out.split("WHAT BREACH COSTS")[1].split(f"{sanction} ")[1].split("imposed by")[0]
    return costs.split("here: fine of at most ")[1].split(")")[0] if "here:" in costs else costs.split("fine of at most ")[1].strip()


def verdict(text, norm):
    head = why(text, norm).split(" WHY ")[0]
    return "BREACHED" if "BREACHED" in head else "FULFILLED" if " fulfilled " in head else head


def ceilings(yuan, euro):
    """PIPL art. 66 para. 2: 50 million yuan or 5 percent; GDPR art. 83(5): 20 million euro or 4 percent; the greater of the two."""
    return {"CNY": f"{max(50_000_000, yuan * 5 // 100):,} CNY", "EUR": f"{max(20_000_000, euro * 4 // 100):,} EUR"}


for yuan, euro in ((4_700_000_000, 600_000_000), (900_000_000, 120_000_000), (1_000_000_000, 500_000_000), (1_000_000_100, 500_000_025)):
    expected = ceilings(yuan, euro)
    for norm, (sanction, currency) in GROUNDS.items():
        found = ceiling(told(turnover_last_year=yuan, eu_turnover=euro), norm, sanction)
        assert found == expected[currency], (norm, yuan, euro, found, expected)

# Who is no undertaking has no share of turnover to pay in the Union. What does not apply is listed, and is not the highest of anything.
union = why(told(eu_gdpr_undertaking="no"), "eu/gdpr/lawful-basis")
assert "eu/gdpr/fine-upper · does not apply" in union and "the highest of these fines" not in union
assert ceiling(told(eu_gdpr_undertaking="no"), "eu/gdpr/lawful-basis", "eu/gdpr/fine-upper-others") == "20,000,000 EUR"
assert "the highest of these fines: 235,000,000 CNY" in why(EXAMPLE, "cn/pipl/lawful-ground")

# Where people agreed both laws have a consent; what makes it valid is not the same, so each can be broken alone.
for silence, valid, union in (("no", "yes", "FULFILLED"), ("no", "no", "BREACHED"), ("yes", "no", "BREACHED")):
    text = told(consent_obtained="yes", eu_gdpr_consent_by_silence=silence)
    text += f'  - {{term: eu_gdpr_consent_valid, value: {valid}, by: counsel, on: 2026-11-18, why: "asked in plain words"}}\n'
    assert verdict(text, "cn/pipl/lawful-ground") == "FULFILLED"
    assert verdict(text, "eu/gdpr/lawful-basis") == union, (silence, valid)

out = run("check", SOURCE / "examples/eu-personal-data-breach.yaml")
for amount in ("24,000,000 EUR", "12,000,000 EUR", "235,000,000 CNY"):
    assert f"here: fine of at most {amount}" in out, amount
print("two regimes, one handling: both ceilings")
