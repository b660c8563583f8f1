#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""guiju why: the proof of a verdict.

Usage: why.py GUIJU SOURCE_DIR [name of one case]
"""
import json
import shutil
import sys

from cases import ON, PLAZA, RULES, SERVICES, Folder, done, main, refused, run


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
