#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""guiju lint: findings in the rule base.

Usage: lint.py GUIJU SOURCE_DIR [name of one case]
"""
import json
import re
import shutil
import sys

from cases import RULES, Folder, done, main, run


def case_lint():
    with Folder() as folder:
        shutil.copytree(RULES, folder.path / "r")
        folder.file("r/extra.gj", 'fact unused "未用"\n  english   "unused"\n')
        out = done(run("lint", "--rules", folder.path / "r"), 1)
        assert re.search(r"extra\.gj:1:\d+: warning: .*unused.* \[unused-fact\]", out)
        only = done(run("lint", "--rules", folder.path / "r", folder.path / "r/extra.gj"), 1)
        assert "extra.gj" in only and "facts.gj" not in only
        found = json.loads(done(run("lint", "--rules", folder.path / "r", "--format", "json"), 1))
        assert any(one["rule"] == "unused-fact" for one in found["findings"])
        assert found["totals"]["warning"] == sum(one["severity"] == "warning" for one in found["findings"])


if __name__ == "__main__":
    sys.exit(main())
