#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""guiju check --regime from outside: a jurisdiction takes in those within it.

Usage: regime.py GUIJU SOURCE_DIR
"""
import json
import pathlib
import subprocess
import sys
import tempfile

GUIJU, SOURCE = sys.argv[1], pathlib.Path(sys.argv[2])

RULES = """level rule "规则"
  english   "rule"
  rank      1
  force     binding

fact open "公开"
  english   "open"
  ask       "Is it open?"
  ask zh    "是否公开？"
"""

NAMES = ["us", "us-ca", "us-ny", "us-ny-nyc", "usx", "u", "br-sp"]


def rules(folder):
    text = RULES
    for name in NAMES:
        text += f"""
instrument {name}/law "法律"
  english   "law"
  level     rule
  jurisdiction {name}
  in force  from 2024-01-01

duty {name}/law/a "义务"
  english   "a duty"
  cite      {name}/law section 1
  must      open
"""
    (folder / "law.gj").write_text(text, encoding="utf-8")


def check(folder, regime):
    return subprocess.run(
        [GUIJU, "check", folder / "s.yaml", "--on", "2026-11-23", "--format", "json", "--rules", folder / "law.gj", "--regime", regime],
        capture_output=True, text=True)


def shown(folder, regime):
    ran = check(folder, regime)
    assert ran.returncode == 0, ran.stderr
    return [norm["jurisdiction"] for norm in json.loads(ran.stdout)["norms"]]


with tempfile.TemporaryDirectory() as name:
    folder = pathlib.Path(name)
    rules(folder)
    (folder / "s.yaml").write_text("service: one\nfacts:\n  open: yes\n", encoding="utf-8")
    # All that lies within, and nothing that only begins alike.
    assert sorted(shown(folder, "us")) == ["us", "us-ca", "us-ny", "us-ny-nyc"]
    assert sorted(shown(folder, "us-ny")) == ["us-ny", "us-ny-nyc"]
    # Nothing above: a state alone is a state alone.
    assert shown(folder, "us-ca") == ["us-ca"]
    assert shown(folder, "u") == ["u"]
    assert sorted(shown(folder, "us-ca,usx")) == ["us-ca", "usx"]
    # A jurisdiction without law of its own, but with law within it, is known; half a word is not.
    assert shown(folder, "br") == ["br-sp"]
    wrong = check(folder, "us-c")
    assert wrong.returncode == 2 and "no law of `us-c`" in wrong.stderr, wrong.stderr
    assert "did you mean `us-ca`?" in wrong.stderr, wrong.stderr
    for part in ("us-", "us-ny-"):
        assert check(folder, part).returncode == 2, part
    assert check(folder, "us-ny-nyc-x").returncode == 2
print("regime: a jurisdiction takes in those within it")
