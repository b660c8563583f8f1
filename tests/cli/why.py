#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""guiju why: the proof of a verdict.

Usage: why.py GUIJU SOURCE_DIR [name of one case]
"""
import json
import shutil
import sys

from cases import ON, PLAZA, RULES, SERVICES, SOURCE, Folder, done, main, refused, run, validator


def case_why():
    out = done(run("why", PLAZA, "xx/assess", *ON))
    assert "THIS IS ENOUGH" in out and "plaza.yaml:5" in out
    assert out == done(run("why", PLAZA, "assess", *ON))
    refused(run("why", PLAZA, "xx/asess", *ON), "unknown norm `xx/asess`", "did you mean `xx/assess`?")
    refused(run("why", PLAZA, "asess", *ON), "did you mean `xx/assess`?")
    refused(run("why", PLAZA, "zzzzzzzzz", *ON), "unknown norm")
    proof = json.loads(done(run("why", PLAZA, "xx/assess", *ON, "--format", "json")))
    assert proof["proof"]["truth"] == "yes" and proof["norm"]["id"] == "xx/assess"
    assert {told["name"] for told in proof["necessary"]} >= {"public", "influential"}
    with Folder() as folder:
        shutil.copytree(RULES, folder.path / "r")
        folder.file("r/more.gj", 'duty xx/other/assess "另"\n  english   "another"\n  cite      xx/rule art 4\n  when      public\n  must      logs_kept\n')
        refused(run("why", PLAZA, "assess", *ON, "--rules", folder.path / "r"), "may be `xx/other/assess` or `xx/assess`")


BASES = """
term aa_basis "依据"
  english   "basis"
  cite      aa/law art 7
  means     any of
    - told
    - licensed

duty aa/basis "有依据"
  english   "have a basis"
  cite      aa/law art 8
  when      offered
  must      aa_basis
"""


def case_kept():
    """Not only that it applies: by what it is kept or breached, and what is open stays open."""
    schema = validator("why.schema.json")
    with Folder() as folder:
        rules = ["--rules", folder.file("rules.gj", (SOURCE / "tests/cli/compare/rules.gj").read_text(encoding="utf-8") + BASES)]

        def ask(norm, *more, **facts):
            told = "".join(f"  {name}: {value}\n" for name, value in facts.items())
            return done(run("why", folder.file("s.yaml", f"service: s\nroles: []\nfacts:\n  offered: yes\n{told}"), norm, *ON, *more, *rules, rules=False))

        def kept(norm, **facts):
            found = json.loads(ask(norm, "--format", "json", **facts))
            schema.validate(found)
            return found["kept"]

        def leaves(step):
            return {step["name"]: step["truth"] for step in walk(step) if step["kind"] == "fact"}

        def walk(step):
            yield step
            for one in step["from"]:
                yield from walk(one)

        for facts, truth, heading in (({"told": "no", "licensed": "yes"}, "yes", "WHY IT IS KEPT"), ({"told": "no", "licensed": "no"}, "no", "WHY IT IS BREACHED"),
                                      ({"told": "no"}, "unknown", "WHY IT IS OPEN WHETHER IT IS KEPT"), ({}, "unknown", "WHY IT IS OPEN WHETHER IT IS KEPT")):
            step = kept("aa/basis", **facts)
            assert (step["kind"], step["truth"], [one["kind"] for one in step["from"]]) == ("kept", truth, ["act"])
            assert leaves(step) == {"told": "unknown", "licensed": "unknown"} | facts, (facts, leaves(step))
            text = ask("aa/basis", **facts)
            assert text.index("\nWHY\n") < text.index("\n" + heading + "\n") and text.count("\nWHY IT") == 1
            part = text[text.index(heading):]
            assert "what it asks for" in part and "term: basis (aa/law art. 7): any of these" in part and "licensed: " in part
            assert heading.lower() in ask("aa/basis", "--format", "html", **facts).lower()
            # Numbers go on from those above, each once.
            numbers = [int(line.split()[0]) for line in text[text.index("\nWHY\n"):].splitlines() if line[:3].strip().isdigit() and line[3:5] == "  "]
            assert numbers == list(range(1, len(numbers) + 1)), numbers
        assert "为何已违反" in ask("aa/basis", "--lang", "zh", told="no", licensed="no")
        # Of a prohibition it is the act that is forbidden.
        assert "what it forbids" in ask("aa/no-scoring", scored="no") and kept("aa/no-scoring", scored="yes")["truth"] == "no"
        # Days decide: the act is there, and too late; the events are shown, and the time.
        late = {"incident": "2026-09-01", "reported": "2026-11-20"}
        step = kept("aa/report", **late)
        assert step["truth"] == "no" or step["truth"] == "unknown"
        late = kept("bb/report", **late)
        assert late["truth"] == "no" and [one["kind"] for one in late["from"]] == ["act", "fact"] and late["from"][1]["name"] == "incident"
        assert (late["from"][0]["truth"], late["from"][1]["truth"]) == ("yes", "yes")
        text = ask("bb/report", incident="2026-09-01", reported="2026-11-20")
        assert "within 1 month of incident" in text[text.index("WHY IT IS BREACHED"):]
        assert "WHY THERE IS NOTHING TO DO YET" in ask("bb/report", incident="no", reported="no")
        assert kept("bb/report", incident="no", reported="no")["from"][1]["truth"] == "no"
        assert "WHY IT IS STILL TO BE DONE" in ask("bb/report", incident="2026-11-20", reported="no")
        assert kept("bb/stop", complaint="2026-12-24")["from"][1]["truth"] == "no"
        # A wish and a recommendation are met or not; what does not apply, and what nobody can keep, has none.
        assert "WHY IT IS NOT MET" in ask("bb/should-not", stopped="no") and "what it wishes for" in ask("bb/should-not", stopped="no")
        assert kept("cc/audit") is None and kept("aa/fine") is None and kept("cc/report", scored="no") is None and kept("cc/report") is None


def case_deep_proof():
    """Exemptions that lift exemptions: the proof ends somewhere, and says so."""
    with Folder() as folder:
        shutil.copytree(RULES, folder.path / "r")
        chain, last = [], "xx/logs"
        for i in range(400):
            chain.append(f'exemption xx/e{i} "除外"\n  cite      xx/rule art 2\n  when      plaza\n  lifts     {last}\n')
            last = f"xx/e{i}"
        folder.file("r/chain.gj", "\n".join(chain))
        out = done(run("why", SERVICES / "nothing.yaml", "xx/logs", *ON, "--rules", folder.path / "r"))
        assert "deeper steps are left out" in out
        proof = done(run("why", SERVICES / "nothing.yaml", "xx/logs", *ON, "--rules", folder.path / "r", "--format", "json"))
        assert '"cut": true' in proof


if __name__ == "__main__":
    sys.exit(main())
