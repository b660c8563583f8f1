#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The examples of the pages on models: `pages.py ASK PAGE...`.

In blocks marked `ask` a line is a question, and the indented lines below it hold some of its answer, to the digits that are printed. Every block must have one.
"""
import math
import re
import subprocess
import sys


def examples(text):
    for block in re.findall(r"^```ask\n(.*?)^```", text, re.S | re.M):
        question, wanted = None, []
        for line in block.splitlines():
            if line.startswith(" "):
                wanted += [part.split("=") for part in line.split()]
                continue
            if question:
                yield question, wanted
            question, wanted = line, []
        yield question, wanted


def same(got, want):
    """As printed: half a unit of the last digit, and a little for the double itself."""
    if want == "nan" or got == "nan":
        return want == got.lstrip("-")
    digits = len(want.partition(".")[2])
    return math.isclose(float(got), float(want), rel_tol=1e-12, abs_tol=.5000001 * 10 ** -digits)


def main():
    bad = count = 0
    for page in sys.argv[2:]:
        with open(page, encoding="utf-8") as f:
            found = list(examples(f.read()))
        if not found:
            sys.exit(f"{page}: no example")
        lines = "".join(question + "\n" for question, _ in found)
        out = subprocess.run([sys.argv[1]], input=lines, capture_output=True, text=True, check=True).stdout.splitlines()
        for (question, wanted), line in zip(found, out, strict=True):
            answer = dict(part.split("=") for part in line.split("\t"))
            if not wanted:
                sys.exit(f"{page}: no answer to `{question}`")
            for name, want in wanted:
                got = answer.get(name, "missing").split(",")
                count += 1
                if "missing" in got or len(got) != len(want.split(",")) or not all(map(same, got, want.split(","))):
                    print(f"{page}: {question}: {name} is {answer.get(name)}, printed {want}")
                    bad += 1
    print(f"{count} numbers, {bad} wrong")
    return bad != 0


sys.exit(main())
