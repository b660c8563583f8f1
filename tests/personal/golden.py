#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The vectors of PII_GOLDEN.tsv, where the folder of shared data lies beside the project: golden.py PERSONAL_PRINT.

A value that is valid is found whole and as of that kind; one that is not is not found as of that kind.
"""
import os
import pathlib
import subprocess
import sys
import tempfile

path = pathlib.Path(os.environ.get("GJ_SHARED", "../shared")) / "data" / "PII_GOLDEN.tsv"
if not path.exists():
    print(f"skipped: no {path}; set GJ_SHARED to the folder that holds data/")
    sys.exit(77)
rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
bad = 0
with tempfile.TemporaryDirectory() as folder:
    file = pathlib.Path(folder, "text")
    for kind, value, verdict, *why in rows:
        for piece in "1", "65536":
            file.write_bytes(value.encode())
            out = subprocess.run([sys.argv[1], file, piece], capture_output=True, text=True, check=True).stdout
            found = {(line.split("\t")[0], int(line.split("\t")[1]), int(line.split("\t")[2]), line.split("\t")[3]) for line in out.splitlines()}
            whole = (kind, 0, len(value.encode()), "valid") in found
            if whole != (verdict == "valid") or (verdict != "valid" and any(kind == f[0] for f in found)):
                print(f"{kind} {value}: {verdict} expected ({' '.join(why)}), found {found}")
                bad += 1
print(f"{len(rows)} vectors, {bad} wrong")
sys.exit(bad != 0 or len(rows) < 15)
