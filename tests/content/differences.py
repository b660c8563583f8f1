#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What changed from the draft of April 2023 to the Interim Measures, as the published comparisons label it; and properties of any difference.

    differences.py GUIJU
Labelled changes: removed deadline, lowered standard of care, narrowed scope of the assessment, profiling ban gone, enabling provisions and issuers
added; and what was tightened, which a comparison tuned on leniency would miss. One label that has been published is wrong (that the data
and personal-information laws were added as a basis): the set difference says so.
"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile

import jsonschema

GUIJU, ROOT = sys.argv[1], pathlib.Path(__file__).resolve().parents[2]
DRAFT, FINAL = "cn/genai-draft-2023", "cn/genai-2023"


def run(*args, status=0):
    done = subprocess.run([GUIJU, *args], capture_output=True, text=True)
    assert done.returncode == status, (args, done.returncode, done.stderr)
    return done


def diff(*args):
    return json.loads(run("diff", *args, "--format", "json").stdout)


def pair(d, old, new):
    return next(p for p in d["pairs"] if p["old"] == old and p["new"] == new)


def facts(p):
    return {(c["what"], c["direction"]) for c in p["changes"]}


def shift(d, norm, reading="taken"):
    return next((s for s in d["shifts"] if s["norm"] == norm and s["reading"] == reading), None)


def conditions(case):
    return {(c["name"], c["holds"]) for c in case["conditions"]}


def labelled(d):
    # Who makes it, and under what: one agency became seven; the technology-progress law alone was added as a basis, the data and
    # personal-information laws stood in the draft already.
    assert len(d["issuers_added"]) == 6 and d["issuers_removed"] == []
    assert d["bases_added"] == ["cn/lstp-2021"] and d["bases_removed"] == []
    assert {"cn/dsl-2021", "cn/pipl-2021"} <= set(d["bases_kept"])
    # The assessment: only for services that can move opinion.
    assess = pair(d, "cn/genai-draft/assess", "cn/genai/assess")
    assert assess["verdict"] == "relaxed" and ("condition", "relaxes") in facts(assess)
    # True and accurate became effective measures, of content and of training data.
    assert ("care", "relaxes") in facts(pair(d, "cn/genai-draft/accuracy", "cn/genai/transparency"))
    quality = pair(d, "cn/genai-draft/data-quality", "cn/genai/training-quality")
    assert quality["verdict"] == "relaxed" and ("care", "relaxes") in facts(quality)
    # Three months for retraining are gone.
    retrain = pair(d, "cn/genai-draft/retrain", "cn/genai/correct-model")
    assert retrain["verdict"] == "relaxed" and ("deadline", "relaxes") in facts(retrain)
    assert next(c for c in retrain["changes"] if c["what"] == "deadline")["new"] is None
    # The ban on profiling has no counterpart.
    gone = next(p for p in d["pairs"] if p["old"] == "cn/genai-draft/profiling")
    assert gone["verdict"] == "removed" and gone["direction"] == "relaxes"
    # Users who break the law: a warning may do; ethics no longer count.
    users = pair(d, "cn/genai-draft/suspend-users", "cn/genai/act-on-illegal-use")
    assert users["verdict"] == "relaxed" and sum(c["what"] == "words" for c in users["changes"]) == 2
    # Race is no longer named, health is, and the measures must be effective.
    discrimination = pair(d, "cn/genai-draft/discrimination", "cn/genai/discrimination")
    assert discrimination["verdict"] == "mixed" and {("words", "relaxes"), ("words", "tightens")} <= facts(discrimination)
    # Enabling provisions were added: articles 3, 5, 16 have no counterpart, article 6 grew out of article 3.
    added = {a["cite"] for a in d["articles"] if a["verdict"] == "added"}
    assert {"cn/genai-2023 art 3", "cn/genai-2023 art 5", "cn/genai-2023 art 16"} <= added, added
    for norm in ("cn/genai/applications", "cn/genai/cooperation"):
        new = next(p for p in d["pairs"] if p["new"] == norm)
        assert new["verdict"] == "added" and new["direction"] == "relaxes"
    assert pair(d, "cn/genai-draft/basic-technology", "cn/genai/shared-resources")
    # The fine is gone.
    assert ("fine", "relaxes") in facts(pair(d, "cn/genai-draft/penalty", "cn/genai/penalty"))


def tightened(d):
    # Users are bound by the principles too, illegal content must be stopped promptly and reported, an agreement made with users.
    assert ("bearer", "tightens") in facts(pair(d, "cn/genai-draft/values", "cn/genai/core-values"))
    assert ("deadline", "tightens") in facts(pair(d, "cn/genai-draft/filter", "cn/genai/stop-illegal-content"))
    for norm in ("cn/genai/service-agreement", "cn/genai/report-illegal-content"):
        new = next(p for p in d["pairs"] if p["new"] == norm)
        assert new["verdict"] == "added" and new["direction"] == "tightens"
        assert shift(d, norm)["who"] == "gain"


def freed(d, folder):
    # Final art. 17: exactly services without public-opinion attributes are freed.
    one = shift(d, "cn/genai-draft/assess")
    assert one["who"] == "lose" and one["exact"] and one["fewest"] and len(one["cases"]) == 1
    assert conditions(one["cases"][0]) == {("generative_ai_service", True), ("generative_ai_provider", True), ("opinion_or_mobilising", False)}
    confirm(one["cases"][0]["witness"], "cn/genai-draft/assess", "cn/genai/assess", folder)
    # Final art. 2: on the reading taken nobody is freed by it, on the other one all that are not offered to the public.
    assert shift(d, "cn/genai-draft/accuracy") is None
    other = shift(d, "cn/genai-draft/accuracy", "other")
    assert [conditions(c) for c in other["cases"]] == [{("generates_content", True), ("generative_ai_provider", True), ("offered_to_public", False)}]
    exemption = next(p for p in d["pairs"] if p["new"] == "cn/genai/not-public")
    assert exemption["verdict"] == "added" and exemption["declaratory"]


def confirm(witness, old, new, folder):
    """`check` says of the witness: the draft would bind it, the final text does not."""
    path = folder / "witness.yaml"
    path.write_text(witness, encoding="utf-8")
    norms = {n["id"]: n for n in json.loads(run("check", str(path), "--on", "2023-08-15", "--format", "json").stdout)["norms"]}
    assert norms[old]["if_in_force"] == "yes" and norms[old]["because"] == "not-in-force"
    assert norms[new]["applicability"] == "does-not-apply" and norms[new]["because"] == "condition-false"


def every_witness(d, folder):
    """All witnesses of the reading that is taken: what is lost is not there in the new text, what is gained is not in the old one."""
    for s in d["shifts"]:
        for case in s["cases"]:
            assert case["witness"] is not None, s["norm"]
            if s["reading"] != "taken":
                continue
            path = folder / "witness.yaml"
            path.write_text(case["witness"], encoding="utf-8")
            norms = {n["id"]: n for n in json.loads(run("check", str(path), "--on", d["new_on"], "--format", "json").stdout)["norms"]}
            mates = [p["new" if s["who"] == "lose" else "old"] for p in d["pairs"] if p["old" if s["who"] == "lose" else "new"] == s["norm"]]
            assert norms[s["norm"]]["if_in_force"] == "yes", s["norm"]
            for mate in filter(None, mates):
                obliges = norms[mate]["kind"] in ("duty", "prohibition")
                assert not obliges or norms[mate]["if_in_force"] == "no", (s["norm"], mate)


def shares(folder):
    """With 0.6 public, and 0.3 of them with opinion attributes, 0.42 are freed of the assessment; on the other reading the 0.4 besides."""
    weights = {"offered_to_public": 0.6, "opinion_or_mobilising": 0.3, "runs_forum_blog_or_chat": 0, "runs_short_video_or_live": 0,
               "opens_another_opinion_channel": 0, "generates_content": 1, "provider": 1}
    d = diff(DRAFT, FINAL, *(f"--weight={name}={share}" for name, share in weights.items()))
    assert shift(d, "cn/genai-draft/assess")["percent"] == 42
    assert shift(d, "cn/genai-draft/assess", "other")["percent"] == 82


def properties(d):
    turned = diff(FINAL, DRAFT)
    swap = {"added": "removed", "removed": "added", "relaxed": "tightened", "tightened": "relaxed"}
    verdicts = {(p["old"], p["new"]): p["verdict"] for p in d["pairs"]}
    for p in turned["pairs"]:
        assert swap.get(p["verdict"], p["verdict"]) == verdicts[(p["new"], p["old"])], p
    assert len(turned["pairs"]) == len(verdicts)
    for text in (DRAFT, FINAL, "cn/csl-2025"):
        same = diff(text, text)
        assert {p["verdict"] for p in same["pairs"]} == {"same"} and same["shifts"] == []
    quiet = diff("2026-01-02", "2026-01-03")
    assert quiet["pairs"] == [] and quiet["shifts"] == []


def successor():
    """The Cybersecurity Law of 2025 has no links to that of 2016: titles match them, and it must be found to have tightened."""
    d = diff("cn/csl-2016", "cn/csl-2025")
    assert any(p["by_title"] for p in d["pairs"])
    verdicts = [p["verdict"] for p in d["pairs"]]
    assert verdicts.count("tightened") > verdicts.count("relaxed")
    # Fines of the persons in charge are worded alike throughout: what they stand behind tells them apart.
    persons = {p["old_cite"]: p["new_cite"] for p in d["pairs"] if p["old"] and p["new"] and p["new"].endswith("-persons")}
    assert {old.removeprefix("cn/csl-2016 art "): new.removeprefix("cn/csl-2025 art ") for old, new in persons.items()} == {
        "59 para 1": "61 para 1", "59 para 2": "61 para 2", "60": "62 para 1", "61": "64", "62": "65 para 1", "63 para 2": "66 para 2",
        "65": "67", "67 para 2": "68 para 2", "68 para 1": "69 para 1", "68 para 2": "69 para 3", "69": "70"}, persons
    # The day on which the one takes over from the other.
    day = diff("2025-12-31", "2026-01-01")
    assert any(p["new"] and p["new"].startswith("cn/csl25/") for p in day["pairs"])


def refusals():
    assert "did you mean `cn/genai-2023`?" in run("diff", DRAFT, "cn/genai-2022", status=2).stderr
    assert "no instrument and no day" in run("diff", "2023-02-30", FINAL, status=2).stderr
    for weight in ("offered_to_public=2", "launch=0.5", "offered=0.5", "offered_to_public", "=", "offered_to_public=0.12345"):
        assert "is no weight" in run("diff", DRAFT, FINAL, "--weight", weight, status=2).stderr, weight


def texts():
    english, chinese = run("diff", DRAFT, FINAL).stdout, run("diff", DRAFT, FINAL, "--lang", "zh").stdout
    assert "WHO IS FREED OF WHAT" in english and "具有舆论属性或者社会动员能力" in chinese
    # Service files stand deeper and are never broken; the rest keeps to the page.
    narrow = run("diff", DRAFT, FINAL, "--width", "60").stdout.splitlines()
    assert max(len(line) for line in narrow if not line.startswith(" " * 21)) <= 60


def brief():
    """Days far apart: the same provisions and the same cases, in a fraction of the lines."""
    days = ("2023-01-01", "2026-01-01")
    whole, short = run("diff", *days).stdout, run("diff", *days, "--brief").stdout
    assert len(short.splitlines()) * 4 < len(whole.splitlines())
    d = diff(*days)
    added = [p["new"] for p in d["pairs"] if p["verdict"] == "added"]
    counted = short.split("\nADDED\n")[1].split("\nREMOVED\n")[0]
    assert sum(int(n) for n in re.findall(r"^ +(\d+) norms?:", counted, re.M)) == len(added)
    assert len(re.findall(r"percent of services$", whole, re.M)) == len(re.findall(r"percent of services$", short, re.M))
    # An exemption counts from the day on which it is in force.
    change = next(c for p in d["pairs"] if p["new"] == "cn/pipl/export-condition" for c in p["changes"] if c["what"] == "exception")
    assert "cn/export/for-staff" in change["new"] and "cn/export/for-staff" not in change["old"] and change["direction"] == "relaxes"


schema = json.loads((ROOT / "docs/schema/diff.schema.json").read_text(encoding="utf-8"))
difference = diff(DRAFT, FINAL)
for one in (difference, diff("cn/csl-2016", "cn/csl-2025"), diff("2025-08-31", "2025-09-01")):
    jsonschema.validate(one, schema)
with tempfile.TemporaryDirectory() as name:
    labelled(difference)
    tightened(difference)
    freed(difference, pathlib.Path(name))
    every_witness(difference, pathlib.Path(name))
    shares(pathlib.Path(name))
properties(difference)
successor()
refusals()
texts()
brief()
print("ok")
