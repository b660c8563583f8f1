#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The fines of the AI Act, computed for an SME, a small mid-cap, a large firm and a body that is no undertaking: what guiju check prints.

Usage: check_fines.py GUIJU SOURCE_DIR
"""
import json
import pathlib
import subprocess
import sys
import tempfile

GUIJU, SOURCE = sys.argv[1], pathlib.Path(sys.argv[2])

SYSTEM = {
    "eu_infers": "yes", "eu_only_human_rules": "no", "eu_union_market": "yes", "eu_annex_i_section_b": "no", "eu_machinery": "no",
    "eu_military_only": "no", "eu_foreign_authority": "no", "eu_research_only": "no", "eu_before_market": "no", "eu_in_sandbox": "no",
    "eu_model_for_union_market": "yes", "eu_recruitment": "yes", "eu_profiles_people": "yes", "eu_placed_on_market": "2028-01-10",
    "eu_uses_supplied_components": "yes", "eu_supplied_open_source": "no", "eu_supply_agreement": "no", "eu_public_body": "no",
    "eu_own_model_system": "no", "eu_in_very_large_platform": "no",
}
JUDGED = "judgements:\n- {term: eu_general_purpose_model, value: yes, by: counsel, on: 2026-11-23, why: for this test}\n"
UNDERTAKING = "- {term: eu_undertaking, value: %s, by: counsel, on: 2026-11-23, why: for this test}\n"
LARGE = {"eu_staff": 9000, "eu_turnover": 3000000000}
SME = {"eu_staff": 40, "eu_turnover": 4000000}
SMC = {"eu_staff": 600, "eu_turnover": 120000000}


def ran(folder, facts, on, *more, judged=""):
    lines = "".join(f"  {key}: {value}\n" for key, value in {**SYSTEM, **facts}.items())
    path = folder / "s.yaml"
    path.write_text(f"service: s\nroles: [eu_provider, eu_model_provider]\nfacts:\n{lines}{JUDGED}{judged}", encoding="utf-8")
    done = subprocess.run([GUIJU, "check", path, "--on", on, "--regime", "eu", "--rules", SOURCE / "content", *more], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


def limits(folder, facts, on, **more):
    """Of each sanction of the Act that applies, the most it comes to; None: not known."""
    norms = json.loads(ran(folder, facts, on, "--format", "json", **more))["norms"]
    found = {}
    for norm in norms:
        if norm["id"].startswith("eu/ai-act/") and norm.get("kind", norm.get("modality")) == "sanction" and norm["applicability"] == "applies":
            for step in norm["steps"]:
                for fine in step["fines"]:
                    found[norm["id"].removeprefix("eu/ai-act/")] = fine["amount_at_most"]
    return found


def same(got, want):
    for key, value in want.items():
        assert got.get(key, "absent") == value, f"{key}: {got.get(key, 'absent')} in place of {value}"


with tempfile.TemporaryDirectory() as name:
    folder = pathlib.Path(name)
    on = "2027-12-02"
    same(limits(folder, LARGE, on), {
        "fine-prohibited": 210000000, "fine-operators": 90000000, "fine-answers": 30000000, "model-fines": 90000000,
        "fine-prohibited-small": "absent", "fine-operators-small": "absent", "fine-answers-small": "absent"})
    same(limits(folder, SME, on), {
        "fine-prohibited-small": 280000, "fine-operators-small": 120000, "fine-answers-small": 40000, "model-fines": 15000000,
        "fine-prohibited": "absent", "fine-operators": "absent", "fine-answers": "absent"})
    same(limits(folder, SMC, on), {
        "fine-prohibited": 35000000, "fine-operators-small": 3600000, "fine-answers-small": 1200000, "model-fines": 15000000,
        "fine-prohibited-small": "absent", "fine-operators": "absent", "fine-answers": "absent"})
    # A small mid-cap before the amendment: the higher amount.
    same(limits(folder, SMC, "2026-07-26"), {"fine-prohibited": 35000000, "fine-answers-2024": 7500000, "fine-answers-small-2024": "absent"})
    # The size is not told: neither amount is taken. The turnover is not told: the fixed amount is no figure of its own.
    same(limits(folder, {}, on), {"fine-prohibited": "absent", "fine-prohibited-small": "absent", "fine-operators": "absent"})
    undertaking, none = UNDERTAKING % "yes", UNDERTAKING % "no"
    same(limits(folder, {"eu_staff": 9000}, on, judged=undertaking), {"fine-prohibited": None, "fine-operators": None, "model-fines": None})
    text = " ".join(ran(folder, {"eu_staff": 9000}, on, judged=undertaking).split())
    assert "(the limit is 35,000,000 EUR or more; tell eu_turnover)" in text, text
    # Whether it is an undertaking is not told: no amount is taken. It is none: the fixed amount and nothing more, however many its people.
    same(limits(folder, {"eu_staff": 9000}, on), {"fine-prohibited": "absent", "fine-prohibited-others": "absent"})
    for staff in (3, 9000):
        found = limits(folder, {"eu_staff": staff, "eu_turnover": 0}, on, judged=none)
        same(found, {"fine-prohibited-others": 35000000, "fine-operators-others": 15000000, "fine-answers-others": 7500000})
        same(found, {"fine-prohibited": "absent", "fine-prohibited-small": "absent", "fine-operators": "absent", "fine-answers": "absent"})
    # Under the AI Office: the same amounts, of its fines and not of a Member State's.
    found = limits(folder, {**LARGE, "eu_in_very_large_platform": "yes"}, on)
    same(found, {"ai-office-fine-prohibited": 210000000, "ai-office-fines": 90000000, "ai-office-fine-answers": 30000000})
    same(found, {"fine-prohibited": "absent", "fine-operators": "absent", "fine-answers": "absent"})
    text = " ".join(ran(folder, LARGE, on).split())
    for figure in ("210,000,000 EUR", "90,000,000 EUR", "30,000,000 EUR"):
        assert f"(here: fine of at most {figure})" in text, figure
    # Before Chapter XII there is no fine, though art. 5 binds; before 2 August 2026 none for models.
    assert limits(folder, LARGE, "2025-08-01") == {}
    assert "model-fines" not in limits(folder, LARGE, "2026-08-01") and "model-fines" in limits(folder, LARGE, "2026-08-02")
print("check_fines: all hold")
