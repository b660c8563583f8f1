#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""All rates of a standard decided together: together.py GUIJU SOURCE_DIR

Holm's procedure by a reading of our own, on p values from the exact distributions, beside what `--family holm` says.
"""
import csv
import io
import json
import math
import pathlib
import subprocess
import sys
import tempfile
from fractions import Fraction

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import make
from published import FRAME, clause, compared, hyper_bounds

GUIJU = sys.argv[1]
ALPHA = Fraction(1, 20)


def run(*args, status=0):
    done = subprocess.run([GUIJU, *map(str, args)], capture_output=True, text=True)
    assert done.returncode == status, (args, done.returncode, done.stderr)
    return done.stderr if status == 2 else done.stdout


def report_of(folder, *more, text="screens: [{folder: screen}]\nstandards: [cn/gbt-45654-2025]\n"):
    make.write(folder / "evidence.yaml", FRAME + text)
    return json.loads(run("assess", folder / "evidence.yaml", "--format", "json", *more))


def chance(ks, n, of, bad):
    return Fraction(sum(math.comb(bad, k) * math.comb(of - bad, n - k) for k in ks), math.comb(of, n))


def p_value(rate, failing, claim, family):
    """Of one part from the exact distribution; of several as a share of the risk: the largest family in which its bounds still decide."""
    parts = [(p["failures"], p["drawn"], p["of"]) for p in rate["parts"]]
    if len(parts) == 1:
        x, n, of = parts[0]
        within = math.floor(failing * of)
        return chance(range(x + 1), n, of, within + 1) if claim == "assured" else chance(range(x, n + 1), n, of, within)
    whole = sum(of for _, _, of in parts)
    for among in range(1, family + 2):
        bounds = [hyper_bounds(x, n, of, float(ALPHA / among / len(parts))) for x, n, of in parts]
        if not ((sum(b[1] for b in bounds) <= failing * whole) if claim == "assured" else (sum(b[0] for b in bounds) > failing * whole)):
            return ALPHA / (among - 1) if among > 1 else Fraction(1)
    return ALPHA / (family + 1)


def holm(ps):
    """The places that are rejected: from the smallest p on, while p times the number of those left is within the risk."""
    out = set()
    for done, at in enumerate(sorted(range(len(ps)), key=lambda i: ps[i])):
        if ps[at] * (len(ps) - done) > ALPHA:
            break
        out.add(at)
    return out


def limits(report):
    """(rate, share that may fail) of every comparison with a sampled rate, each once."""
    seen = {}
    for found in (c for s in report["standards"] for c in s["clauses"]):
        for c in found["compared"]:
            if c["rates"] and c["fact"] not in seen:
                limit = Fraction(str(c["limit"])) / 100
                seen[c["fact"]] = [(rate, limit if c["relation"] == "more than" else 1 - limit) for rate in c["rates"] if not rate["census"]]
    return [pair for pairs in seen.values() for pair in pairs]


def case_holm(folder):
    """Ten sources, 400 of 4,000 drawn of each: some assured alone and not together, some refuted alone and not together."""
    bad = [0, 5, 9, 10, 11, 12, 20, 29, 31, 60]
    make.screen(folder / "screen", {f"s{i}": (4000, 0, lambda at, flagged, n=n: "violating" if at < n else "clean") for i, n in enumerate(bad)}, 400)
    report, alone = report_of(folder, "--family", "holm"), report_of(folder)
    rates = limits(report)
    assert report["family"] == "holm" and alone["family"] == "none" and report["standards"][0]["family_rates"] == len(rates) > 10
    claimed = {"assured": set(), "refuted": set()}
    for claim, found in claimed.items():
        found |= holm([p_value(rate, failing, claim, len(rates)) for rate, failing in rates])
    changed = 0
    for at, (rate, _) in enumerate(rates):
        together = "assured" if at in claimed["assured"] else "refuted" if at in claimed["refuted"] else "undecided"
        assert rate["family_verdict"] == together, (rate, together)
        changed += together != rate["verdict"]
        assert together in (rate["verdict"], "undecided")
    assert changed >= 2, [(r["verdict"], r["family_verdict"]) for r, _ in rates]
    # What is decided alone is decided as before, and nothing of the other is said there.
    strip = lambda node: {k: strip(v) for k, v in node.items() if not k.startswith("family")} if isinstance(node, dict) else [strip(v) for v in node] if isinstance(node, list) else node
    assert strip(report) == strip(alone) and "family_verdict" not in json.dumps(alone)
    found = compared(report, "cn/gbt45654/no-bad-source-trained-on", "worst_source_trained_on")
    assert found["family_verdict"] == "refuted" == clause(report, "cn/gbt45654/no-bad-source-trained-on")["family_shown"]
    table = list(csv.DictReader(io.StringIO(run("assess", folder / "evidence.yaml", "--format", "csv", "--family", "holm"))))
    assert [row["family_verdict"] for row in table if row["fact"] == "worst_source_trained_on" and row["norm"].endswith("no-bad-source-trained-on")] == [
        rate["family_verdict"] for rate in found["rates"]]
    assert all(None not in row and None not in row.values() for row in table)
    assert "decided together" in run("assess", folder / "evidence.yaml", "--family", "holm") and "decided together" not in run("assess", folder / "evidence.yaml")


def case_one(folder):
    """A family of one is decided as alone; a source that was seen whole belongs to none."""
    make.screen(folder / "screen", {"one": (4000, 0, lambda at, flagged: "violating" if at < 12 else "clean"),
                                    "whole": (300, 0, lambda at, flagged: "violating" if at < 2 else "clean")}, 400)
    text = "screens: [{folder: screen, stage: before}]\nstandards: [cn/gbt-45654-2025]\nfamily: holm\n"
    report = report_of(folder, text=text)
    assert report["family"] == "holm" and report["standards"][0]["family_rates"] == 1
    for rate in compared(report, "cn/gbt45654/no-bad-source-collected", "worst_source_collected")["rates"]:
        assert rate["family_verdict"] == rate["verdict"] == "assured", rate
    assert report_of(folder, "--family", "none", text=text)["family"] == "none"


def case_pack(folder):
    """A pack knows how it was decided, whoever said so: the file or the command line."""
    make.small(folder / "s")
    run("assess", folder / "s/evidence.yaml", "--family", "holm", "--pack", folder / "pack")
    assert "all the same" in run("assess", "verify", folder / "pack")
    assert json.loads((folder / "pack/verdicts.json").read_text())["family"] == "holm"


def case_wrong(folder):
    make.write(folder / "evidence.yaml", FRAME + "family: helm\n")
    said = run("assess", folder / "evidence.yaml", status=2)
    assert "evidence.yaml:3" in said and "`helm`" in said and "`holm`" in said, said


if __name__ == "__main__":
    for name, case in sorted(globals().items()):
        if name.startswith("case_"):
            with tempfile.TemporaryDirectory() as made:
                case(pathlib.Path(made))
                print(name)
