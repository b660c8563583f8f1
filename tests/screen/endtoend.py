#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""From a made corpus of five sources with planted violations to verdicts: endtoend.py GUIJU MEGABYTES

The generator (planted.py) knows the truth. What is held:

- the counts of the program are those of the generator, source by source, to the last character;
- the sample, judged by the truth, gives exact bounds: one source is refuted at 5 %, one undecided, the others assured. Bounds at a joint risk of 5 %
  (each of the ten at 0.5 %, Bonferroni) cover the truth of all five; and over many other seeds each bound fails as seldom as it claims to;
- a run that is killed twice on the way writes the same bytes.
"""
import hashlib
import json
import math
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import time

from harness import GUIJU, SANITIZED, counts, evidence, findings
from planted import SOURCES, make_source, write_lists

MEGABYTES = int(sys.argv[2])
SAMPLE, RISK, LIMIT, SEED, OTHERS = 1000, 0.05, 0.05, "2026-11-26/end-to-end", 60


def log_choose(n, k):
    return math.lgamma(n + 1) - math.lgamma(k + 1) - math.lgamma(n - k + 1)


def at_most(x, population, bad, n):
    """P(X <= x) of the hypergeometric distribution."""
    least = max(0, n - (population - bad))
    return sum(math.exp(log_choose(bad, k) + log_choose(population - bad, n - k) - log_choose(population, n)) for k in range(least, min(x, bad, n) + 1))


def bounds(x, n, population, risk=RISK):
    """The fewest and the most bad ones that the sample allows, each at the risk."""
    def last(holds, low, high):
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if holds(middle) else (low, middle - 1)
        return low
    most = last(lambda bad: at_most(x, population, bad, n) > risk, x, population - (n - x))
    fewest = 0 if x == 0 else last(lambda bad: 1 - at_most(x - 1, population, bad, n) <= risk, 0, population - (n - x)) + 1
    return fewest, most


def verdict(fewest, most, population):
    return "refuted" if fewest > LIMIT * population else "assured" if most <= LIMIT * population else "undecided"


def command(folder, out):
    return [str(GUIJU), "screen", "corpus", "--lists", "lists", "--id", "id", "--source", "source", "--seed", SEED, "--sample", str(SAMPLE), "--out", out,
            "--threads", "2", "--personal", "mobile,cn_id"]


def timed(folder, out):
    start = time.monotonic()
    process = subprocess.Popen(command(folder, out), cwd=folder, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = status
    assert status == 0
    return time.monotonic() - start, used.ru_maxrss >> 10


def kill_at(folder, out, done):
    """Kill when so many ranges are done."""
    journal = folder / out / "work/journal"
    process = subprocess.Popen(command(folder, out), cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while process.poll() is None and (not journal.exists() or journal.read_bytes().count(b"\ndone ") < done):
        time.sleep(0.002)
    process.send_signal(signal.SIGKILL)
    return process.wait() == -signal.SIGKILL


def hold_counts(source, truth):
    wanted = (truth.items, truth.characters, truth.flagged, truth.flagged_characters, truth.hits, {name: tuple(two) for name, two in truth.categories.items()})
    got = tuple(source[name] for name in ("items", "characters", "flagged_items", "flagged_characters", "hits"))
    got += ({one["category"]: (one["items"], one["hits"]) for one in source["categories"]},)
    assert wanted == got, (source["source"], wanted, got)


def hold_sample(truths, sample):
    """Verdicts at the limit, from the sample alone."""
    verdicts = {}
    print(f"{'source':8} {'items':>9} {'violating':>9} {'share':>7}  {'sampled':>7} {'bad':>4}  {'at least':>8} {'at most':>8}  verdict")
    for source, truth in truths.items():
        mine = [one for one in sample if one["source"] == source]
        n, x = len(mine), sum(one["id"] in truth.bad for one in mine)
        assert n == min(SAMPLE, truth.items)
        fewest, most = bounds(x, n, truth.items)
        verdicts[source] = verdict(fewest, most, truth.items)
        print(f"{source:8} {truth.items:9} {truth.violating:9} {truth.violating / truth.items:7.2%}  {n:7} {x:4}  {fewest / truth.items:8.2%} {most / truth.items:8.2%}  {verdicts[source]}")
        fewest, most = bounds(x, n, truth.items, RISK / (2 * len(truths)))
        print(f"{'':8} jointly with the others: {fewest / truth.items:.2%} to {most / truth.items:.2%}")
        assert fewest <= truth.violating <= most, source
    return verdicts


def key(seed, source, name):
    return hashlib.sha256(f"guiju-sample-v1\0{seed}\0{source}\0{name}".encode()).digest()


def hold_coverage(truths):
    """Many other seeds: each one-sided bound fails as often as its risk says at most, but for chance."""
    trials = low = high = 0
    for source, truth in truths.items():
        names = [f"{source}-{i}" for i in range(min(truth.items, 3000))]
        bad = sum(name in truth.bad for name in names)
        for other in range(OTHERS):
            drawn = sorted(names, key=lambda name, seed=f"other {other}": key(seed, source, name))[:300]
            fewest, most = bounds(sum(name in truth.bad for name in drawn), len(drawn), len(names))
            trials += 1
            low += fewest > bad
            high += most < bad
    print(f"{trials} samples of other seeds: the truth was below the lower bound {low} times, above the upper {high} times; at {RISK:.0%} risk {RISK * trials:.0f} are allowed")
    allowed = RISK * trials + 3 * math.sqrt(trials * RISK * (1 - RISK))
    assert max(low, high) <= allowed


def main():
    with tempfile.TemporaryDirectory() as place:
        folder = pathlib.Path(place)
        (folder / "corpus").mkdir()
        write_lists(folder)
        truths = {source: make_source(folder / "corpus", source, (MEGABYTES << 20) // len(SOURCES)) for source in sorted(SOURCES)}
        print(f"{MEGABYTES} MiB of text in {len(SOURCES)} sources, {sum(truth.items for truth in truths.values())} items; on disk",
              ", ".join(f"{path.name} {path.stat().st_size >> 20} MiB" for path in sorted((folder / "corpus").iterdir())), flush=True)
        seconds, peak = timed(folder, "out")
        print(f"screened in {seconds:.1f} s on two threads, hashing included: {MEGABYTES / seconds:.0f} MiB a second; peak {peak} MiB")
        assert peak < 200 or SANITIZED
        told = counts(folder / "out")
        for source in told["sources"]:
            hold_counts(source, truths[source["source"]])
        assert findings(folder / "out").count("\n") == sum(truth.flagged for truth in truths.values())
        sample = [json.loads(line) for line in (folder / "out/sample.jsonl").read_text(encoding="utf-8").splitlines()]
        verdicts = hold_sample(truths, sample)
        assert verdicts["forum"] == "refuted" and verdicts["shop"] == "undecided" and {verdicts[name] for name in ("news", "wiki", "guide")} == {"assured"}, verdicts
        hold_coverage(truths)
        killed = [kill_at(folder, "again", 2), kill_at(folder, "again", 5)]
        if (folder / "again/work/journal").exists(): # else it was faster
            timed(folder, "again")
        assert evidence(folder / "again") == evidence(folder / "out")
        print(f"killed {sum(killed)} times, resumed: the same bytes")


main()
