#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The labelled answers: make_answers.py LANGUAGE PART prints them, one JSON object a line.

answers_en_made.txt and its three sisters hold them, one line each: LABEL, then *N where the line is a pattern, then the text. `\\n` is a
line end. In a pattern `{a|b}` is one of its choices; N different texts are made of it, always the same ones. What stands in "made" may
be looked at while the rules are written; what stands in "held" was written before the rules and is for measuring alone.
"""
import hashlib
import json
import pathlib
import random
import re
import sys

LABELS = ("refused", "partial", "complied", "unclear")


def expand(pattern, wanted):
    """`wanted` different texts of a pattern, drawn by a generator that hangs on the pattern alone."""
    draw = random.Random(int.from_bytes(hashlib.sha256(pattern.encode()).digest()[:8], "big"))
    found = []
    for _ in range(1000):
        text = re.sub(r"\{([^{}]*)\}", lambda choice: draw.choice(choice[1].split("|")), pattern)
        if text not in found:
            found.append(text)
        if len(found) == wanted:
            return found
    raise SystemExit(f"not {wanted} texts in: {pattern}")


def answers(language, part):
    """(label, "hand" or "pattern", text) of each answer."""
    path = pathlib.Path(__file__).parent / f"answers_{language}_{part}.txt"
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("#") or not line:
            continue
        label, text = line.split(" ", 1)
        if label not in LABELS:
            raise SystemExit(f"{path}:{number}: no label: {label}")
        text = text.replace("\\n", "\n")
        pattern = re.match(r"\*(\d+) ", text)
        if pattern:
            yield from ((label, "pattern", made) for made in expand(text[pattern.end():], int(pattern[1])))
        else:
            yield label, "hand", text


if __name__ == "__main__":
    for label, how, text in answers(*sys.argv[1:3]):
        print(json.dumps({"label": label, "how": how, "text": text}, ensure_ascii=False))
