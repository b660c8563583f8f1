#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""guiju prove: what holds for every service, or a witness against it.

Usage: prove.py GUIJU SOURCE_DIR [name of one case]
"""
import json
import sys

import yaml

from cases import ON, Folder, done, main, refused, run, undescribed, validator


CONTRADICTION = """role provider "x"

level law "x"
  rank      1
  force     binding

instrument cn/a "x"
  level     law
  jurisdiction cn
  made      2020-01-01
  in force  from 2020-01-01

fact big "x"

fact small "x"

fact told_users "x"

duty cn/a/tell "x"
  cite      cn/a art 1
  bearer    provider
  when      big
  must      told_users

prohibition cn/a/hush "x"
  cite      cn/a art 2
  bearer    provider
  when      small
  must not  told_users

duty cn/a/never "x"
  cite      cn/a art 3
  when      big
       and  not big
  must      told_users
"""


def case_prove():
    """What is refuted comes with a service that `check` judges so; what is not decided is not proved."""
    schema = validator("prove.schema.json")
    assert not list(undescribed(schema.schema)), list(undescribed(schema.schema))

    def prove(*args, status=0):
        report = json.loads(done(run("prove", *ON, "--format", "json", *args), status))
        schema.validate(report)
        return report

    def claims(report, kind):
        return {claim["norm"]: claim for claim in report["claims"] if claim["claim"] == kind}

    assert prove()["totals"]["can-apply"]["refuted"] == 0
    assert "never contradict" in done(run("prove", *ON))
    assert "【每条规范均可能适用】" in done(run("prove", *ON, "--lang", "zh"))
    with Folder() as folder:
        rules = folder.file("a/rules.gj", CONTRADICTION)
        report = prove("--rules", rules, status=1)
        reach, conflict = claims(report, "can-apply"), claims(report, "no-conflict")
        assert reach["cn/a/never"]["because"] == "conditions" and "witness" not in reach["cn/a/never"]
        assert list(conflict) == ["cn/a/tell"] and conflict["cn/a/tell"]["other"] == "cn/a/hush"
        witness = folder.file("w.yaml", conflict["cn/a/tell"]["witness"])
        judged = json.loads(done(run("check", witness, *ON, "--rules", rules, "--format", "json")))
        assert {norm["id"]: norm["applicability"] for norm in judged["norms"]} == {
            "cn/a/tell": "applies", "cn/a/hush": "applies", "cn/a/never": "does-not-apply"}
        assert yaml.safe_load(witness.read_text()) == {"service": "witness", "roles": {"includes": ["provider"]}, "facts": {"big": True, "small": True}}
        text = done(run("prove", *ON, "--rules", rules), 1)
        assert "never applies: bearer, scope" in text and "big: yes" in text
        report = prove("--rules", rules, "--budget", "0", status=1)
        assert report["totals"]["can-apply"] == {"proved": 0, "refuted": 0, "not-decided": 3}
        other = folder.file("b/rules.gj", CONTRADICTION.replace("when      small", "when      small\n       and  not big"))
        report = prove("--rules", rules, "--against", other, status=1)
        assert report["totals"]["agree"] == {"proved": 2, "refuted": 1, "not-decided": 0}
        differs = claims(report, "agree")["cn/a/hush"]
        assert (differs["here"], differs["there"], differs["untold"]) == ("yes", "no", False)
        # Written so that it asks for more: only a service of which something is untold can tell.
        other = folder.file("c/rules.gj", CONTRADICTION.replace("when      small", "when      (small and big)\n        or  (small and not big)"))
        differs = claims(prove("--rules", rules, "--against", other, status=1), "agree")["cn/a/hush"]
        assert (differs["here"], differs["there"], differs["untold"]) == ("yes", "unknown", True)
        other = folder.file("d/rules.gj", CONTRADICTION.replace('fact small "x"', 'fact small "x"\n  type      number').replace("when      small", "when      small at least 1"))
        refused(run("prove", *ON, "--rules", rules, "--against", other), "small", "another type")
        refused(run("prove", "--on", "2019-01-01", "--rules", rules, "--norm", "a/tell"), "not in force")
        refused(run("prove", *ON, "--rules", rules, "--budget", "10000"), "0 to 9999")
        # Invariants: one that holds, and one that a service refutes.
        said = CONTRADICTION + """
invariant cn/a/true "x"
  cite      cn/a art 1
  if        cn/a/tell
  then not  cn/a/never
  holds     big

invariant cn/a/false "x"
  cite      cn/a art 1
  when      small
  if        cn/a/hush
  then      cn/a/tell
"""
        report = prove("--rules", folder.file("e/rules.gj", said), status=1)
        assert report["totals"]["invariant"] == {"proved": 1, "refuted": 1, "not-decided": 0}
        false = [claim for claim in report["claims"] if claim.get("invariant") == "cn/a/false"][0]
        assert yaml.safe_load(false["witness"]) == {"service": "witness", "roles": {"includes": ["provider"]}, "facts": {"small": True, "big": False}}
        assert "cn/a/false: does not hold" in done(run("prove", *ON, "--rules", folder.path / "e"), 1)
        # On a day before the law nothing applies: what is supposed never is so, what is concluded neither.
        report = json.loads(done(run("prove", "--on", "2019-01-01", "--format", "json", "--rules", folder.path / "e")))
        assert report["totals"]["invariant"] == {"proved": 2, "refuted": 0, "not-decided": 0}
        assert "roles: {includes: [provider]}" in done(run("prove", *ON, "--rules", rules, "--norm", "a/hush"), 1)


if __name__ == "__main__":
    sys.exit(main())
