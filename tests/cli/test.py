#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""guiju test: the tests of the law, and the law on trial by them.

Usage: test.py GUIJU SOURCE_DIR [name of one case]
"""
import json
import re
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
  expect    xx/assess unknown asks public, influential

test "lifted"
  on        2026-11-24
  given     public no
  expect    xx/assess does not apply because lifted lifted by xx/not-public
"""


def case_test():
    with Folder() as folder:
        shutil.copytree(RULES, folder.path / "r")
        assert done(run("test", "--rules", folder.path / "r")) == "0 passed, 0 failed\n"
        path = folder.file("r/tests/t.gj", TESTS)
        out = done(run("test", "--rules", folder.path / "r"), 1)
        assert out.endswith("1 passed, 1 failed\n")
        assert f"{path}:9: due before launch\n  expected  xx/assess unknown asks public, influential\n  got       xx/assess applies pending due 2026-11-30" in out
        assert done(run("test", "--rules", folder.path / "r", folder.path / "r/facts.gj")) == "0 passed, 0 failed\n"
        assert done(run("test", "--rules", folder.path / "r", folder.path / "r/tests"), 1) == out
        assert done(run("test", "--rules", folder.path / "r", path), 1) == out
        # A path outside of the rule base is loaded with it.
        outside = folder.file("mine/t.gj", TESTS.split("\n\n")[1])
        assert done(run("test", "--rules", RULES, outside)) == "1 passed, 0 failed\n"
        refused(run("test", "--rules", RULES, folder.path / "nowhere"), "nowhere")
        failures = json.loads(done(run("test", "--rules", folder.path / "r", "--format", "json"), 1))
        assert failures["totals"] == {"passed": 1, "failed": 1} and failures["failures"][0]["line"] == 9


def case_trial():
    weak = [SOURCE / "tests/law/base.gj", SOURCE / "tests/trial/weak.gj"]
    rules = [word for path in weak for word in ("--rules", path)]
    out = done(run("test", *rules, "--mutate", rules=False), 1)
    assert "weak.gj:12: xx/tested within 0: a day, month or year more time\n" in re.sub(r":\d+: xx/tested", ":12: xx/tested", out), out
    assert "xx/untested bearer 0: everybody is bound (no test looks at it)" in out
    assert re.search(r"^\d+ mutants, \d+ killed \(\d+\.\d %\), 0 explained, \d+ open$", out, re.M), out
    # Paths choose whose norms are changed.
    assert "xx/tested" not in done(run("test", *rules, "--mutate", weak[0], rules=False), 1)
    names = re.findall(r"gj:\d+: (.*?): ", out)
    with Folder() as folder:
        why = folder.file("why.txt", "# each with its reason\n" + "".join(f"{name}: because\n" for name in names))
        assert " 0 open" in done(run("test", *rules, "--mutate", "--explained", why, rules=False))
        stale = folder.file("stale.txt", "xx/tested bound 7: because\n")
        assert "stale.txt:1: stale: no mutant `xx/tested bound 7` survives" in done(run("test", *rules, "--mutate", "--explained", stale, rules=False), 1)
        assert "stale" not in done(run("test", *rules, "--mutate", "--explained", stale, weak[0], rules=False), 1)
        refused(run("test", *rules, "--mutate", "--explained", folder.file("bad.txt", "\n\nxx/tested bound 0\n"), rules=False), "bad.txt:3: no `:`")
        refused(run("test", *rules, "--mutate", "--explained", folder.path / "absent", rules=False), "absent")
    seen = done(run("test", *rules, "--coverage", rules=False), 1)
    assert re.search(r"weak\.gj:\d+: registered|registered less than 10: never yes", seen), seen
    assert re.search(r"^\d+ atoms: .* in every way$", seen, re.M), seen
    refused(run("test", *rules, "--coverage", "--mutate", rules=False), "one of --mutate and --coverage")
    refused(run("test", *rules, "--explained", "x", rules=False), "one of --mutate and --coverage")
    refused(run("test", *rules, "--mutate", "--format", "json", rules=False), "print text")


if __name__ == "__main__":
    sys.exit(main())
