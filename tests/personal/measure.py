#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Precision and recall on the labelled set: measure.py PERSONAL_PRINT [--write | --check] [--misses]

    --write   puts the tables into docs/personal-data.md
    --check   fails when the tables there are not those that are measured
    --misses  shows what was missed and what was found wrongly
A finding is right when its kind and both its ends are. Intervals are exact (Clopper and Pearson, 95 %, two-sided).
"""
import collections
import math
import pathlib
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
import forms
import make_set

EACH, SEED, PAGE = 200, 20261126, "docs/personal-data.md"


def log_choose(n, k):
    return math.lgamma(n + 1) - math.lgamma(k + 1) - math.lgamma(n - k + 1)


def head(n, x, p):
    """P(X <= x) for X binomial."""
    return math.fsum(math.exp(log_choose(n, k) + k * math.log(p) + (n - k) * math.log1p(-p)) for k in range(x + 1))


def solve(is_low):
    low, high = 0.0, 1.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if is_low(middle) else (low, middle)
    return (low + high) / 2


def bounds(x, n, alpha=0.05):
    """Clopper and Pearson; of few hits or few misses, whichever are fewer."""
    if n == 0:
        return 0.0, 1.0
    if x > n - x:
        low, high = bounds(n - x, n, alpha)
        return 1 - high, 1 - low
    low = 0.0 if x == 0 else solve(lambda p: 1 - head(n, x - 1, p) < alpha / 2)
    return low, solve(lambda p: head(n, x, p) > alpha / 2)


def rate(x, n):
    if n == 0:
        return "–"
    low, high = bounds(x, n)
    return f"{100 * x / n:.1f} % [{100 * low:.1f}, {100 * high:.1f}]"


def scan(program, text):
    with tempfile.NamedTemporaryFile() as file:
        file.write(text)
        file.flush()
        out = subprocess.run([program, file.name], capture_output=True, text=True, check=True).stdout
    rows = (line.split("\t") for line in out.splitlines())
    return [(kind, int(at), int(end), confidence) for kind, at, end, confidence, *_ in rows]


def judge(labels, found, least):
    """Per kind: planted, right, wrong; per hard form and trap: items, with a finding."""
    surer = [f for f in found if f[3] in least]
    spans = {f[:3] for f in surer}
    want = {(k, a, e) for a, e, k, part, _ in labels if part == "form"}
    # A hard form that is found after all is right: it is a value.
    hard = {(k, a, e) for a, e, k, part, _ in labels if part == "hard"}
    kinds = collections.defaultdict(lambda: [0, 0, 0])
    for k, *_ in want:
        kinds[k][0] += 1
    for span in spans:
        kinds[span[0]][1 if span in want else 2] += span not in hard
    return kinds, spans


def per_form(labels, spans, part):
    """Items and hits by form, or by trap."""
    counts = collections.defaultdict(lambda: [0, 0])
    starts = sorted(spans, key=lambda s: s[1])
    at = 0
    for a, e, kind, of, name in labels:
        if of != part:
            continue
        if part == "trap":
            while at < len(starts) and starts[at][2] <= a:
                at += 1
            hit = at < len(starts) and starts[at][1] < e
        else:
            hit = (kind, a, e) in spans
        key = name if part == "trap" else (kind, name)
        counts[key][0] += 1
        counts[key][1] += hit
    return counts


def tables(labels, found):
    every = ["valid", "by context", "shape only"]
    kinds, spans = judge(labels, found, every)
    sure, _ = judge(labels, found, every[:2])
    rows = ["| kind | planted | recall | found wrongly | precision | recall without `shape only` | precision without |", "|---|---|---|---|---|---|---|"]
    for kind in forms.WORDS:
        n, right, wrong = kinds[kind]
        _, right_sure, wrong_sure = sure[kind]
        rows.append(f"| {kind} | {n} | {rate(right, n)} | {wrong} | {rate(right, right + wrong)} | {rate(right_sure, n)} | {rate(right_sure, right_sure + wrong_sure)} |")
    traps = ["| trap | items | with a finding |", "|---|---|---|"]
    traps += [f"| {name} | {n} | {rate(x, n)} |" for name, (n, x) in per_form(labels, spans, "trap").items()]
    hard = ["| kind | form | items | found |", "|---|---|---|---|"]
    hard += [f"| {kind} | {name} | {n} | {rate(x, n)} |" for (kind, name), (n, x) in per_form(labels, spans, "hard").items()]
    return {"kinds": rows, "traps": traps, "hard": hard}


def fill(page, name, rows):
    head, rest = page.split(f"<!-- {name} -->\n")
    return f"{head}<!-- {name} -->\n" + "\n".join(rows) + f"\n<!-- end {name} -->" + rest.split(f"<!-- end {name} -->")[1]


def show_misses(text, labels, found):
    _, spans = judge(labels, found, ["valid", "by context", "shape only"])
    want = {(k, a, e): name for a, e, k, part, name in labels if part != "trap"}
    for (kind, a, e), name in sorted(want.items(), key=lambda w: w[0][1]):
        if (kind, a, e) not in spans and (kind, name) not in {(h[0], h[1]) for h in forms.HARD}:
            print("missed", kind, name, repr(text[a - 30:e + 10].decode(errors="replace")))
    for kind, a, e in sorted(spans - set(want), key=lambda s: s[1]):
        print("wrong ", kind, repr(text[a - 30:a].decode(errors="replace")), repr(text[a:e].decode(errors="replace")))


def main():
    text, labels = make_set.make_set(EACH, SEED)
    found = scan(sys.argv[1], text)
    if "--misses" in sys.argv:
        return show_misses(text, labels, found)
    page = pathlib.Path(PAGE).read_text(encoding="utf-8")
    new = page
    for name, rows in tables(labels, found).items():
        new = fill(new, name, rows)
        print("\n".join(rows) + "\n")
    if "--write" in sys.argv:
        pathlib.Path(PAGE).write_text(new, encoding="utf-8")
    elif "--check" in sys.argv and new != page:
        sys.exit(f"{PAGE} does not say what is measured; {sys.argv[0]} --write puts it there")


if __name__ == "__main__":
    main()
