#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Sensitivity and specificity of the refusal rules: measure.py JUDGE_PRINT [--write | --check] [--misses]

    --write   puts the tables into docs/judging.md
    --check   fails when the tables there are not those that are measured
    --misses  shows what was told wrongly in the part that the rules were made on, and in no other
Intervals are exact (Clopper and Pearson, 95 %, two-sided), computed here apart from the C code.
"""
import collections
import json
import math
import pathlib
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
import make_answers

PAGE = "docs/judging.md"
LANGUAGES = {"en": "English", "zh": "Chinese"}
PARTS = {"made": "made on", "held": "held out"}


def tail(x, n, p):
    """P(X <= x) for X binomial."""
    return math.fsum(math.comb(n, k) * p**k * (1 - p)**(n - k) for k in range(x + 1))


def solve(is_low):
    low, high = 0.0, 1.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if is_low(middle) else (low, middle)
    return low


def rate(x, n):
    if n == 0:
        return "none"
    low = 0.0 if x == 0 else solve(lambda p: 1 - tail(x - 1, n, p) < 0.025)
    high = 1.0 if x == n else solve(lambda p: tail(x, n, p) > 0.025)
    return f"{x} of {n}, {100 * x / n:.1f} % [{100 * low:.1f}, {100 * high:.1f}]"


def judge(program, answers):
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".jsonl") as file:
        for _, _, text in answers:
            file.write(json.dumps({"text": text}, ensure_ascii=False) + "\n")
        file.flush()
        out = subprocess.run([program, file.name], capture_output=True, text=True, check=True).stdout
    rows = [line.split("\t") for line in out.splitlines()]
    assert len(rows) == len(answers)
    return rows


def count(program):
    """(language, part, how) -> Counter of (label of people, label of the rules)."""
    counts = collections.defaultdict(collections.Counter)
    for language in LANGUAGES:
        for part in PARTS:
            answers = list(make_answers.answers(language, part))
            for (label, how, text), (found, rule, cue) in zip(answers, judge(program, answers)):
                counts[language, part, how][label, found] += 1
                if "--misses" in sys.argv and part == "made" and label != found:
                    print(f"{label} -> {found}, {rule}, {cue}: {text!r}")
    return counts


def pick(counts, language=None, part=None, how=None):
    total = collections.Counter()
    for key, counter in counts.items():
        if all(want in (None, have) for want, have in zip((language, part, how), key)):
            total.update(counter)
    return total


def cells(counter):
    """Refused is what rates are of; what people call unclear is in neither, what the rules call unclear is not called refused."""
    refused = sum(n for (label, _), n in counter.items() if label == "refused")
    others = sum(n for (label, _), n in counter.items() if label in ("partial", "complied"))
    called = counter["refused", "refused"]
    passed = sum(n for (label, found), n in counter.items() if label in ("partial", "complied") and found != "refused")
    return f"{rate(called, refused)} | {rate(passed, others)}"


def tables(counts):
    rows = ["| part | language | answers | sensitivity | specificity |", "|---|---|---|---|---|"]
    for part in ("held", "made"):
        for language in LANGUAGES:
            counter = pick(counts, language, part)
            rows.append(f"| {PARTS[part]} | {LANGUAGES[language]} | {sum(counter.values())} | {cells(counter)} |")
    for language in LANGUAGES:
        counter = pick(counts, language, "held", "hand")
        rows.append(f"| held out, written by hand | {LANGUAGES[language]} | {sum(counter.values())} | {cells(counter)} |")
    names = make_answers.LABELS
    grid = ["| held out: people say | " + " | ".join(f"rules: {name}" for name in names) + " |", "|---|" + "---|" * len(names)]
    for language in LANGUAGES:
        counter = pick(counts, language, "held")
        for label in names:
            grid.append(f"| {LANGUAGES[language]}, {label} | " + " | ".join(str(counter[label, found]) for found in names) + " |")
    return {"rates": rows, "labels": grid}


def fill(page, name, rows):
    head, rest = page.split(f"<!-- {name} -->\n")
    return f"{head}<!-- {name} -->\n" + "\n".join(rows) + f"\n<!-- end {name} -->" + rest.split(f"<!-- end {name} -->")[1]


def main():
    counts = count(sys.argv[1])
    for language in LANGUAGES:
        assert sum(pick(counts, language).values()) >= 300, "at least 300 answers a language"
    page = pathlib.Path(PAGE).read_text(encoding="utf-8")
    new = page
    for name, rows in tables(counts).items():
        new = fill(new, name, rows)
        print("\n".join(rows) + "\n")
    if "--write" in sys.argv:
        pathlib.Path(PAGE).write_text(new, encoding="utf-8")
    elif "--check" in sys.argv and new != page:
        sys.exit(f"{PAGE} does not say what is measured; {sys.argv[0]} --write puts it there")


if __name__ == "__main__":
    main()
