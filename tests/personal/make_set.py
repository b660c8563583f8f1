#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The labelled set: make_set.py FOLDER [EACH [SEED]] writes FOLDER/text (an item a line or two) and FOLDER/labels.

A line of labels: first byte, byte after, kind (`-` in a trap), part (form, hard, trap), name of the form or trap. The value of a form
or hard form spans these bytes; of a trap the whole item does. EACH items of each form and each trap; the same seed gives the same bytes.
"""
import pathlib
import sys

sys.dont_write_bytecode = True
import forms
from numbers_made import Rng


def item(r, kind, worded, make):
    before = r.of(forms.BEFORE)
    if kind != "-" and worded is not None and (worded or r.below(2)):
        before += r.of(forms.WORDS[kind])
    after = r.of(forms.AFTER)
    return before, make(r), '"' + after if before.endswith('"') else after


def plan(each):
    rows = [(kind, "form", name, worded, make) for kind, name, worded, make in forms.FORMS]
    rows += [(kind, "hard", name, worded, make) for kind, name, worded, make in forms.HARD]
    rows += [("-", "trap", name, False, make) for name, make in forms.TRAPS]
    return [(row, n) for n in range(each) for row in rows]


def make_set(each, seed):
    """The text and its labels."""
    text, labels = bytearray(), []
    for number, ((kind, part, name, worded, make), _) in enumerate(plan(each)):
        before, value, after = item(Rng(seed, number), kind, worded, make)
        start = len(text) + (len(before.encode()) if kind != "-" else 0)
        text += (before + value + after + "\n").encode()
        end = start + len(value.encode()) if kind != "-" else len(text) - 1
        labels.append((start, end, kind, part, name))
        # A quarter kilobyte of nothing, so that no item's words speak for another's numbers.
        text += ("量具在仓库里存放，每年校准。" * 4 + "\n").encode()
    return bytes(text), labels


if __name__ == "__main__":
    folder = pathlib.Path(sys.argv[1])
    text, labels = make_set(int(sys.argv[2]) if len(sys.argv) > 2 else 200, int(sys.argv[3]) if len(sys.argv) > 3 else 1)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "text").write_bytes(text)
    (folder / "labels").write_text("".join("\t".join(map(str, row)) + "\n" for row in labels), encoding="utf-8")
