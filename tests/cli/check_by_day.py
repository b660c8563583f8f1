#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A duty `by` a day, from outside: what check, ask, advise, compare and diff make of a day that the text names.

Usage: check_by_day.py GUIJU SOURCE_DIR [name of one case]
"""
import json
import sys

from cases import Folder, done, main, refused, run

HEAD = """level rule "法律"
  english   "law"
  rank      1
  force     binding

event registered "登记"
  english   "registered"
  ask       "On what day was it registered?"
  ask zh    "何日登记？"
  changeable by provider

event launch "上线"
  english   "launch"
  ask       "On what day did it open?"
  ask zh    "何日上线？"
"""


def law(name, time, since="2026-01-01"):
    return f"""
instrument {name}/law "法"
  english   "Act of {name}"
  level     rule
  jurisdiction {name}
  in force  from {since}

duty {name}/register "登记"
  english   "register"
  cite      {name}/law art 1
  must      registered
  {time}
"""


SUBJECT = """
subject registers "登记"
  english   "registers"
  norms     aa/law, bb/law, cc/law
"""
A = law("aa", "by        2026-08-02")


class World(Folder):
    def __init__(self, *laws):
        self.laws = laws

    def __enter__(self):
        super().__enter__()
        self.rules = ["--rules", self.file("rules.gj", HEAD + "".join(self.laws))]
        return self

    def ask(self, command, on, *more, norm=(), **facts):
        told = ", ".join(f"{name}: {value}" for name, value in facts.items())
        path = self.file("s.yaml", f"service: s\nroles: []\nfacts: {{{told}}}\n")
        return run(command, path, *norm, "--on", on, *more, *self.rules, rules=False)

    def verdict(self, on, **facts):
        return json.loads(done(self.ask("check", on, "--format", "json", **facts)))["norms"][0]


def case_verdicts():
    with World(A) as world:
        said = lambda on, **facts: (lambda v: (v["compliance"], v["due"], v["since"]))(world.verdict(on, **facts))
        assert said("2026-08-02", registered="no") == ("pending", "2026-08-02", None)
        assert said("2026-08-03", registered="no") == ("breached", "2026-08-02", "2026-08-03")
        assert said("2026-08-03", registered="2026-08-02") == ("fulfilled", "2026-08-02", None)
        assert said("2026-08-04", registered="2026-08-03") == ("breached", "2026-08-02", "2026-08-03")
        assert said("2026-03-01", registered="2026-08-03") == ("pending", "2026-08-02", None)
        assert said("2026-08-04") == ("not-checked", "2026-08-02", None)
        assert said("2026-08-04", registered="unknown") == ("unknown", "2026-08-02", None)
    with World(law("aa", "by        2026-08-02", "2026-08-03")) as world:
        late = world.verdict("2026-08-04", registered="no")
        assert (late["compliance"], late["due"], late["due_before_force"], late["due_unknown"]) == ("unknown", None, True, True)


def case_words():
    """The day is said once: as due where that is so, else by the rule."""
    with World(A) as world:
        text = lambda on, tongue="en", **facts: " ".join(done(world.ask("check", on, "--lang", tongue, **facts)).split())
        assert "due 2026-08-02" in text("2026-08-02", registered="no") and "or before" not in text("2026-08-02", registered="no")
        assert "BREACHED since 2026-08-03" in text("2026-08-03", registered="no")
        why = lambda tongue: done(world.ask("why", "2025-12-31", "--lang", tongue, norm=["aa/register"]))
        assert "on 2026-08-02 or before" in why("en") and "不晚于 2026-08-02" in why("zh")
    with World(law("aa", "by        2026-08-02", "2026-08-03")) as world:
        text = " ".join(done(world.ask("check", "2026-08-04", registered="no")).split())
        assert "the time ran out before this was in force (2026-08-03)" in text and "on 2026-08-02 or before" in text


def case_asked_and_advised():
    with World(A) as world:
        found = json.loads(done(world.ask("ask", "2026-08-04", "--next", "--about", "kept", "--format", "json")))
        assert [question["name"] for question in found["questions"]] == ["registered"]
        assert found["questions"][0]["norms"][0]["id"] == "aa/register"
        assert "registered: no, not happened → 2026-08-02" in done(world.ask("advise", "2026-08-02", "--fulfil", "aa/register", registered="no"))
        assert "→ 2026-08-03" not in done(world.ask("advise", "2026-08-03", "--fulfil", "aa/register", registered="no"), 0)
    # Run out before it was in force: done by then it is kept, else nobody can say. The day parts the answers.
    with World(law("aa", "by        2026-07-15", "2026-08-03")) as world:
        found = json.loads(done(world.ask("ask", "2026-08-04", "--next", "--about", "kept", "--format", "json")))
        assert {answer["value"]: answer["decides"] for answer in found["questions"][0]["answers"]} == \
            {"no": 0, "{at_most: 2026-07-15}": 1, "{at_least: 2026-07-16}": 0}, found["questions"][0]["answers"]


def case_strictest():
    """Named days are held against named days, days from an event against days from an event."""
    def strictest(*laws, regimes="aa,bb,cc"):
        with World(*laws, SUBJECT) as world:
            row = json.loads(done(world.ask("compare", "2026-06-01", "--format", "json", "--regime", regimes, registered="no")))["subjects"][0]
            return row["strictest"]
    assert strictest(A, law("bb", "by        2026-08-01"), law("cc", "by        2026-08-03")) == ["bb/register"]
    assert strictest(A, law("bb", "by        2026-08-02"), law("cc", "by        2026-08-03")) == ["aa/register", "bb/register"]
    assert strictest(A, law("bb", "within    2 days of launch"), law("cc", "within    9 days of launch")) == ["aa/register", "bb/register"]
    assert strictest(law("aa", "within    2 days of launch"), law("bb", "before    launch"), law("cc", "by        2030-01-01")) == ["bb/register", "cc/register"]


def case_diff():
    """A later day asks less; both are said with the key."""
    with World(A, law("bb", "by        2026-09-02"), law("cc", "within    9 days of launch")) as world:
        def pair(old, new):
            found = json.loads(done(run("diff", old, new, "--format", "json", *world.rules, rules=False)))
            return [(change["direction"], change["old"], change["new"]) for one in found["pairs"] for change in one["changes"] if change["what"] == "deadline"]
        assert pair("aa/law", "bb/law") == [("relaxes", "by 2026-08-02", "by 2026-09-02")]
        assert pair("bb/law", "aa/law") == [("tightens", "by 2026-09-02", "by 2026-08-02")]
        assert pair("aa/law", "cc/law")[0][0] == "open"


def case_tongues():
    with World(A) as world:
        path = world.path / "rules.gj"
        before = path.read_text(encoding="utf-8")
        done(run("fmt", path, "--lang", "zh", rules=False))
        assert "  截止      2026-08-02\n" in path.read_text(encoding="utf-8")
        done(run("fmt", path, "--lang", "en", rules=False))
        assert path.read_text(encoding="utf-8").split() == before.split()


def case_refused():
    for time, *words in (("by        soon", "a date was expected in place of `soon`"),
                         ("by        2026-02-30", "a date that does not exist"),
                         ("within    3 days of launch\n  by        2026-08-02", "one of `before`, `within`, `by`, `promptly after`")):
        with World(law("aa", time)) as world:
            refused(world.ask("check", "2026-08-02"), *words)
    with World(A.replace("must      registered", "must      registered on or before launch")) as world:
        refused(world.ask("check", "2026-08-02"), "has a time, so what must be done is one event")


if __name__ == "__main__":
    sys.exit(main())
