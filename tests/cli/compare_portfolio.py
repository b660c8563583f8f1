#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""guiju compare PORTFOLIO: what is counted over many services is what `compare` says of each.

Usage: compare_portfolio.py GUIJU SOURCE_DIR [name of one case]
"""
import json
import sys

from cases import ON, SOURCE, Folder, done, main, refused, run, validator
from portfolio import as_json

RULES = """level law "法"
  rank      1
  force     binding

""" + "".join(f"""instrument {name}/law "法"
  level     law
  jurisdiction {name}
  in force  from 2020-01-01

prohibition {name}/law/no-{fact} "不得"
  english   "no {fact}"
  cite      {name}/law art 1
  must not  {fact}

duty {name}/law/file-{fact} "备案"
  english   "file {fact}"
  cite      {name}/law art 2
  when      {fact}
  must      filed

""" for name, fact in (("aa", "red"), ("bb", "blue"))) + "".join(f"""fact {fact} "事实"
  english   "{fact}"
  ask       "{fact}?"
  ask zh    "？"

""" for fact in ("red", "blue", "filed")) + """subject barred "禁止"
  english   "what may not be"
  sense     prohibited
  norms     aa/law art 1, bb/law art 1

subject filing "备案"
  english   "filing"
  norms     aa/law art 2, bb/law art 2
"""

MANY = [("both", {"red": True, "blue": True}), ("red", {"red": True, "blue": False}), ("blue", {"red": False, "blue": True}),
        ("none", {"red": False, "blue": False}), ("red?", {"blue": False}), ("blue, red?", {"blue": True})]


def lines(services):
    return "".join(json.dumps({"service": name, "facts": facts}) + "\n" for name, facts in services)


def case_small():
    with Folder() as folder:
        rules, path = folder.file("law.gj", RULES), folder.file("many.jsonl", lines(MANY))
        report = json.loads(done(run("compare", path, *ON, "--rules", rules, "--format", "json", rules=False)))
        validator("compare-portfolio.schema.json").validate(report)
        counts = {(c["what"], c["regime"], c.get("other", c.get("subject"))): (c["yes"], c["no"], c["undecided"]) for c in report["counts"]}
        assert counts["barred", "aa", None] == (2, 2, 2) and counts["barred", "bb", None] == (3, 3, 0), counts
        # One regime bars, the other surely does not: `blue, red?` is no such case.
        assert counts["barred-here-not-there", "aa", "bb"][0] == 1 and counts["barred-here-not-there", "bb", "aa"][0] == 1
        assert counts["binds", "aa", "filing"] == (2, 2, 2) and report["services"] == 6 and report["barred_here_not_there"] == 2
        assert [(f["service"], f["barred_in"], f["not_barred_in"]) for f in report["first"]] == [("red", ["aa"], ["bb"]), ("blue", ["bb"], ["aa"])]
        found = [json.loads(line) for line in done(run("compare", path, *ON, "--rules", rules, "--format", "jsonl", rules=False)).splitlines()]
        assert found == report["first"]
        text = done(run("compare", path, *ON, "--rules", rules, "--regime", "bb,aa", rules=False))
        assert text.index("bb: 3 barred, 0 undecided") < text.index("aa: 2 barred, 2 undecided"), text
        assert "1 barred in aa and not in bb" in text and "blue · barred in bb · not in aa" in text, text
        assert "不得提供" in done(run("compare", path, *ON, "--rules", rules, "--lang", "zh", rules=False))
        assert "<h1" in done(run("compare", path, *ON, "--rules", rules, "--format", "html", rules=False))
        # The same bytes on any number of threads; more than are shown.
        many = folder.file("more.jsonl", lines((f"red {i}", {"red": True, "blue": False}) for i in range(3000)))
        texts = {done(run("compare", many, *ON, "--rules", rules, "--threads", n, rules=False)) for n in ("1", "2", "5")}
        assert len(texts) == 1 and "2,980 more" in texts.pop()
        refused(run("compare", folder.file("one.yaml", "service: a\n"), *ON, "--rules", rules, "--format", "jsonl", rules=False), "is for many services")
        refused(run("compare", folder.file("bad.jsonl", '{"service": "a", "facts": {"rde": true}}\n'), *ON, "--rules", rules, rules=False), "bad.jsonl:1", "did you mean `red`?")
        refused(run("compare", path, *ON, "--rules", rules, "--regime", "aa,cc", rules=False), "no law of `cc`")
        # A regime of which the rule base lists no prohibition bars nobody that is known of, and sets nobody free.
        other = folder.file("other.gj", RULES + """instrument cc/law "法"
  level     law
  jurisdiction cc
  in force  from 2020-01-01
""")
        report = json.loads(done(run("compare", path, *ON, "--rules", other, "--format", "json", rules=False)))
        counts = {(c["what"], c["regime"], c.get("other")): (c["yes"], c["no"], c["undecided"]) for c in report["counts"]}
        assert counts["barred", "cc", None] == (0, 0, 6) and counts["barred-here-not-there", "aa", "cc"][0] == 0, counts
        text = done(run("compare", folder.file("red.yaml", "service: red\nfacts: {red: yes, blue: no, filed: yes}\n"), *ON, "--rules", other, rules=False))
        assert "no duty and no prohibition of this regime" in text and "only aa, as far as it is decided" in text, text


def case_examples():
    """Of the examples: the sums of what is said of each alone."""
    regimes = ["cn", "eu", "us"]
    services = [path for path in sorted((SOURCE / "examples").glob("*.yaml"))]
    with Folder() as folder:
        path = folder.file("many.jsonl", "".join(json.dumps(as_json(service), ensure_ascii=False) + "\n" for service in services))
        report = json.loads(done(run("compare", path, "--on", "2026-11-23", "--regime", ",".join(regimes), "--format", "json", rules=False)))
    alone = [json.loads(done(run("compare", service, "--on", "2026-11-23", "--regime", ",".join(regimes), "--format", "json", rules=False))) for service in services]
    checked = 0
    for count in report["counts"]:
        r = regimes.index(count["regime"])
        sides = [one["sides"][r] for one in alone]
        if count["what"] == "barred":
            said = [side["barred"] for side in sides]
            assert [count["yes"], count["no"], count["undecided"]] == [said.count(word) for word in ("yes", "no", "unknown")], count
        elif count["what"] == "definition":
            assert count["yes"] == sum(count["term"] in side["classes"] for side in sides), count
            assert count["undecided"] == sum(count["term"] in side["classes_undecided"] for side in sides), count
        elif count["what"] in ("binds", "will-bind"):
            key = "now" if count["what"] == "binds" else "later"
            rows = [next((row for row in one["subjects"] if row["subject"] == count["subject"]), None) for one in alone]
            assert count["yes"] == sum(row is not None and row["regimes"][r][key]["binding"] > 0 for row in rows), count
        else:
            o = regimes.index(count["other"])
            assert count["yes"] == sum(one["sides"][r]["barred"] == "yes" and one["sides"][o]["barred"] == "no" for one in alone), count
        checked += 1
    assert checked > 100


if __name__ == "__main__":
    sys.exit(main())
