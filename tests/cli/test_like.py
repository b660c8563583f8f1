#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Tests that are like another one: in what `guiju test` and `guiju fmt` print.

Usage: test_like.py GUIJU SOURCE_DIR [name of one case]
"""
import json
import shutil
import sys

from cases import RULES, SOURCE, Folder, done, main, refused, run


TESTS = """test "due before launch"
  on        2026-11-24
  roles     provider
  given     public yes
  given     plaza yes
  given     launch 2026-12-01
  given     assessment no
  expect    xx/assess applies pending due 2026-11-30

test "launched since"
  like      "due before launch"
  on        2026-12-02
  expect    xx/assess applies pending due 2026-11-30

test "nobody told of a launch"
  like      "launched since"
  without   launch, assessment
  given     plaza no
  given     public unknown
  expect    xx/assess unknown asks public
"""


def in_rules(folder, tests):
    shutil.copytree(RULES, folder.path / "r")
    return folder.file("r/tests/t.gj", tests)


def case_failures():
    with Folder() as folder:
        path = in_rules(folder, TESTS)
        rules = ("--rules", folder.path / "r")
        out = done(run("test", *rules), 1)
        like = '  like      "due before launch", line 1\n'
        assert f"{path}:13: launched since\n{like}  expected  xx/assess applies pending due 2026-11-30\n  got       xx/assess applies breached due 2026-11-30 since 2026-12-01\n" in out, out
        assert 'nobody told of a launch\n  like      "launched since", line 10\n' in out, out
        assert out.endswith("1 passed, 2 failed\n"), out
        first, second = json.loads(done(run("test", *rules, "--format", "json"), 1))["failures"]
        assert (first["line"], first["like"], second["like"]) == (13, "due before launch", "launched since")


# A failure of a test that is like no other says nothing of one.
def case_like_no_other():
    with Folder() as folder:
        in_rules(folder, TESTS.replace("due 2026-11-30", "due 2026-11-29", 1))
        first = json.loads(done(run("test", "--rules", folder.path / "r", "--format", "json"), 1))["failures"][0]
        assert first["line"] == 8 and "like" not in first


def case_refused():
    with Folder() as folder:
        in_rules(folder, TESTS.replace('like      "due before launch"', 'like      "due before lunch"'))
        refused(run("test", "--rules", folder.path / "r"), 't.gj:11:13: no test above has the title "due before lunch"', 'did you mean "due before launch"?')


def case_fmt():
    with Folder() as folder:
        path = folder.file("t.gj", TESTS.replace("like      ", "like ").replace("without   ", "without "))
        done(run("fmt", path, rules=False))
        assert path.read_text() == TESTS
        done(run("fmt", "--lang", "zh", path, rules=False))
        assert '  如同      "due before launch"\n' in path.read_text() and "  除去      launch、assessment\n" in path.read_text(), path.read_text()
        done(run("fmt", "--lang", "en", path, rules=False))
        assert path.read_text() == TESTS


# What a test takes over counts as if it stood in it: without it, `everybody is bound` would not be noticed.
def case_coverage_and_mutants():
    weak = (SOURCE / "tests/trial/weak.gj").read_text()
    other = '''test "someone else"
  on        2024-06-10
  roles     user
  given     registered 1000
  given     open yes
'''
    like = '''test "someone else"
  like      "at the border"
  without   launch, report
  roles     user
'''
    assert weak.count(other) == 1
    # As many lines, so that the places are the same.
    like += "\n" * (other.count("\n") - like.count("\n"))
    with Folder() as folder:
        told = folder.file("weak.gj", weak)
        for option in ("--mutate", "--coverage"):
            said = []
            for text in (weak, weak.replace(other, like)):
                folder.file("weak.gj", text)
                said.append(done(run("test", "--rules", SOURCE / "tests/law/base.gj", "--rules", told, option, rules=False), 1))
            assert said[0] == said[1], said


if __name__ == "__main__":
    sys.exit(main())
