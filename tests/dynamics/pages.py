#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The examples of the pages on models: `pages.py ASK PAGE...`.

In blocks marked `ask` a line is a question, and the indented lines below it hold some of its answer, to the digits that are printed. Every block must have one.
A page that is called like a model and has a table of parameters (`| parameter | symbol | unit | range | usual |`) must have them all, with their ranges.
"""
import math
import pathlib
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
    """As printed: half a unit of the last digit, and a little for the double itself; what has no point is whole."""
    if want == "nan" or got == "nan":
        return want == got.lstrip("-")
    digits = len(want.partition(".")[2])
    return math.isclose(float(got), float(want), rel_tol=1e-12, abs_tol=.5000001 * 10 ** -digits if digits else 1e-9)


def ranges(text):
    """The table of parameters as questions have it: name -> least,most,usual; what is said behind the usual value is left."""
    table = re.search(r"^\| parameter \| symbol \| unit \| range \| usual \|\n.*?\n((?:\|.*\n)+)", text, re.M)
    for row in table.group(1).splitlines() if table else []:
        cells = [cell.strip() for cell in row.strip("|").split("|")]
        least, _, most = cells[3].partition(" to ")
        yield [cells[0].split("`")[1], f"{least},{most},{re.split('[^0-9.e-]', cells[4])[0]}"]


def main():
    bad = count = 0
    for page in sys.argv[2:]:
        with open(page, encoding="utf-8") as f:
            text = f.read()
        found = list(examples(text))
        table = list(ranges(text))
        if table:
            found.append(("ranges " + pathlib.Path(page).stem, table))
        if not found:
            sys.exit(f"{page}: no example")
        lines = "".join(question + "\n" for question, _ in found)
        out = subprocess.run([sys.argv[1]], input=lines, capture_output=True, text=True, check=True).stdout.splitlines()
        for (question, wanted), line in zip(found, out, strict=True):
            answer = dict(part.split("=") for part in line.split("\t"))
            if question.startswith("ranges") and len(wanted) != len(answer):
                sys.exit(f"{page}: {len(wanted)} parameters in the table, the model has {len(answer)}")
            if not wanted:
                sys.exit(f"{page}: no answer to `{question}`")
            agree = (lambda got, want: float(got) == float(want)) if question.startswith("ranges") else same
            for name, want in wanted:
                got = answer.get(name, "missing").split(",")
                count += 1
                if "missing" in got or len(got) != len(want.split(",")) or not all(map(agree, got, want.split(","))):
                    print(f"{page}: {question}: {name} is {answer.get(name)}, printed {want}")
                    bad += 1
    print(f"{count} numbers, {bad} wrong")
    return bad != 0


sys.exit(main())
