#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""guiju assess plan, from outside.

Usage: plan.py GUIJU SOURCE_DIR [name of one case]
"""
import functools
import json
import math
import re
import sys
from fractions import Fraction

from cases import SOURCE, Folder, done, main, refused, run, undescribed, validator

ON = ["--on", "2026-11-24"]
CONTENT = {"GUIJU_RULES": str(SOURCE / "content")}


def plan(*args):
    return run("assess", "plan", *args, rules=False, env=CONTENT)


def plans(*args):
    report = json.loads(done(plan(*args, "--format", "json")))
    validator("plan.schema.json").validate(report)
    return report["plans"]


@functools.lru_cache(maxsize=None)
def tail(x, n, p):
    """P(X <= x), exactly."""
    return sum(Fraction(math.comb(n, k)) * p**k * (1 - p)**(n - k) for k in range(x + 1))


def drawn(x, n, bad, of):
    return Fraction(sum(math.comb(bad, k) * math.comb(of - bad, n - k) for k in range(min(x, bad) + 1) if n - k <= of - bad), math.comb(of, n))


def case_schema():
    assert not list(undescribed(validator("plan.schema.json").schema))


def case_without_end():
    """By trying all numbers of failures in fractions."""
    risk, limit = Fraction(1, 20), Fraction(1, 20)
    for n in (60, 124):
        (one,) = plans("--limit", "5%", "--sample", str(n))
        row = next(row for row in one["samples"] if row["items"] == n)
        assured = max((x for x in range(n // 10) if tail(x, n, limit) <= risk), default=None)
        broken = min(x for x in range(1, n) if 1 - tail(x - 1, n, limit) <= risk)
        assert (row["pass_at_most"], row["assured_at_most"], row["refuted_from"]) == (n // 20, assured, broken), row
        assert abs(row["passes_at_limit"] - float(tail(n // 20, n, limit))) < 1e-4
        assert abs(float((1 - Fraction(row["none_leaves"]))**n) - 0.05) < 1e-2
    least = [next(n for n in range(bad + 1, 400) if tail(bad, n, limit) <= risk) for bad in range(6)]
    assert one["least_to_assure"] == least == [59, 93, 124, 153, 181, 208]


def case_with_an_end():
    of, n, risk = 200, 80, Fraction(1, 20)
    (one,) = plans("--limit", "0.05", "--population", str(of), "--sample", str(n))
    row = next(row for row in one["samples"] if row["items"] == n)
    # Kept: at most 10 of 200 fail. Just not kept: 11.
    assured = max(x for x in range(n) if drawn(x, n, 11, of) <= risk)
    broken = min(x for x in range(1, n) if 1 - drawn(x - 1, n, 10, of) <= risk)
    assert (row["assured_at_most"], row["refuted_from"]) == (assured, broken), row


def case_from_the_law():
    """The published table for the standards: size, literal, assured, refuted."""
    wanted = {"gbt45654_pass_manual": (4000, 160, 139, 182), "gbt45654_false_refusal_rate": (300, 15, 8, 22)}
    for name, row in wanted.items():
        for one in plans("--parameter", name, *ON):
            assert one["sample_asked"] == row[0] and one["parameter"] == name
            assert row in [(r["items"], r["pass_at_most"], r["assured_at_most"], r["refuted_from"]) for r in one["samples"]], (name, one)
    outputs = plans("--parameter", "gbt45654_output_pass", *ON)
    assert {one["norm"] for one in outputs} >= {"cn/gbt45654/manual-test-of-output", "cn/gbt45654/technical-test-of-output"}
    assert all((1000, 100, 84, 117) in [(r["items"], r["pass_at_most"], r["assured_at_most"], r["refuted_from"]) for r in one["samples"]] for one in outputs if one["sample_asked"])
    (technical,) = plans("--norm", "cn/gbt45654/technical-test-of-data", *ON, "--population", "100000")
    assert technical["share_asked"] == 0.1 and (10000, 200, 177, 223) in [(r["items"], r["pass_at_most"], r["assured_at_most"], r["refuted_from"]) for r in technical["samples"]]
    source = plans("--parameter", "gbt45654_source_illegal_most", *ON, "--population", "12000", "--sample", "1000")
    assert len(source) == 2 and all(not one["at_least"] and (1000, 50, 38, 62) in [(r["items"], r["pass_at_most"], r["assured_at_most"], r["refuted_from"]) for r in one["samples"]] for one in source)


def case_no_limit():
    """Before there was one; an alternative, which is no one limit; a norm without numbers."""
    refused(plan("--parameter", "gbt45654_pass_manual", "--on", "2025-01-01"), "on this day")
    refused(plan("--norm", "cn/gbt45654/sample-user-input", *ON), "no limit")


def case_what_is_no_limit():
    """`more than` is a limit in a prohibition alone; one of two is none; a number of its own is one as well as a parameter."""
    head = '  english   "x"\n  cite      cn/gbt-45654-2025 annex b.2.2.2\n  bearer    generative_ai_provider\n'
    rules = [("duty", "over", "must      false_refusal_rate more than 5"), ("prohibition", "ban", "must not  false_refusal_rate more than 12.5"),
             ("duty", "either", "must      refusal_rate at least 95\n       or  false_refusal_rate at most 5")]
    with Folder() as place:
        own = place.file("own.gj", "\n".join(f'{kind} house/{name} "x"\n{head}  {act}\n' for kind, name, act in rules))
        both = ["--rules", SOURCE / "content", "--rules", own, *ON]
        refused(plan("--norm", "house/over", *both), "no limit")
        refused(plan("--norm", "house/either", *both), "no limit")
        (one,) = plans("--norm", "house/ban", *both)
        assert one["limit"]["part"] * 8 == one["limit"]["whole"] and not one["at_least"] and one["parameter"] is None


def case_power():
    (one,) = plans("--limit", "at least 90%", "--truth", "4%", "--power", "0.8")
    got, limit = one["for_truth"], Fraction(1, 10)
    n, most = got["items"], got["assured_at_most"]
    assert tail(most, n, limit) <= Fraction(1, 20) and tail(most, n, Fraction(4, 100)) >= Fraction(8, 10)
    for fewer in range(20, n):
        best = next((x for x in range(fewer // 10, -1, -1) if tail(x, fewer, limit) <= Fraction(1, 20)), -1)
        assert best < 0 or tail(best, fewer, Fraction(4, 100)) < Fraction(8, 10), fewer


def case_small_samples():
    text = done(plan("--limit", "5%"))
    assert "20 items assure nothing: if none of them fails, up to 13.9 %" in text and "50 items assure nothing: if none of them fails, up to 5.8 %" in text
    assert "59 items, of which none fails" in text
    assert "assure nothing" not in done(plan("--limit", "20%"))


def case_chinese():
    args = ["--norm", "cn/gbt45654/technical-test-of-data", *ON, "--population", "100000", "--truth", "1%"]
    english, chinese = done(plan(*args)), done(plan(*args, "--lang", "zh"))
    figures = lambda text: sorted(re.findall(r"\d+(?:\.\d+)?", text))
    assert set(figures(english)) == set(figures(chinese))
    assert not set(re.findall(r"[A-Za-z_-]{3,}", chinese)) - {"test-of-data", "technical-test-of-data", "_pass_technical", "gbt"}, chinese


def case_refused():
    for args, words in (([], ["no limit"]), (["--limit", "5%", "--parameter", "x"], ["more than one"]), (["--limit", "0%"], ["limit"]), (["--limit", "five"], ["five", "5%"]),
                        (["--limit", "1.2"], ["share"]), (["--limit", "5%", "--risk", "70%"], []), (["--limit", "5%", "--population", "0"], ["count"]),
                        (["--limit", "5%", "--sample", "10", "--population", "5"], []), (["--limit", "5%", "--sample", "1,,2"], []), (["--limit", "5%", "--truth", "6%"], []),
                        (["--limit", "5%", "--power", "90%"], ["--truth"]), (["--parameter", "gbt45654_pas_manual"], ["did you mean", "gbt45654_pass_manual"]),
                        (["--limit", "5%", "--sample", ",".join(map(str, range(1, 20)))], ["14"]), (["--limit", "99999999999999999999%"], []), (["--limit", "5/0"], []),
                        (["--limit", "5%", "--truth", "4.999999%"], [])):
        refused(plan(*args), *words)


if __name__ == "__main__":
    sys.exit(main())
