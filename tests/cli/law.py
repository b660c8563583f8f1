#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""guiju law: what the rule base holds.

Usage: law.py GUIJU SOURCE_DIR [name of one case]
"""
import sys

from cases import ON, done, main, refused, run


def case_law():
    assert "xx/rule" in done(run("law", "list", *ON))
    assert "not in force on 2026-11-24" in done(run("law", "list", *ON))
    assert "3 unverified" in done(run("law", "list", *ON, "--unverified"))
    assert 'duty xx/assess "' in done(run("law", "show", "xx/assess"))
    assert "义务 xx/assess" in done(run("law", "show", "xx/assess", "--lang", "zh"))
    assert done(run("law", "show", "xx/rule", "art", "3")) == done(run("law", "show", "xx/rule 第三条"))
    refused(run("law", "show", "xx/asses"), "did you mean `xx/assess`?")
    assert "9 of 10 articles with status" in done(run("law", "coverage", "xx/rule"), 1)
    assert "2 of 2 articles with status" in done(run("law", "coverage", "xx/draft"))
    refused(run("law", "coverage", "xx/rules"), "did you mean `xx/rule`?")


if __name__ == "__main__":
    sys.exit(main())
