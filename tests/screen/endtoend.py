#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""From a made corpus of five sources with planted violations to verdicts: endtoend.py GUIJU MEGABYTES

The generator knows the truth. Violations are advertisements with superlatives; most have a term of the list, some are put otherwise and are missed by
it, and some items have a term and are harmless, as people would see who read them. What is held:

- the counts of the program are those of the generator, source by source, to the last character;
- the sample, judged by the truth, gives exact bounds: one source is refuted at 5 %, one undecided, the others assured. Bounds at a joint risk of 5 %
  (each of the ten at 0.5 %, Bonferroni) cover the truth of all five; and over many other seeds each bound fails as seldom as it claims to;
- a run that is killed twice on the way writes the same bytes.
"""
import gzip
import hashlib
import json
import math
import os
import pathlib
import random
import signal
import subprocess
import sys
import tempfile
import time

from harness import GUIJU, SANITIZED, counts, evidence, findings

MEGABYTES = int(sys.argv[2])
SAMPLE, RISK, LIMIT, SEED, OTHERS = 1000, 0.05, 0.05, "2026-11-26/end-to-end", 60
TERMS = {"superlative": ["最佳品质", "第一品牌", "the very best"], "promise": ["绝对有效", "永不反弹", "100% safe"], "measure": ["市斤", "英寸"]}
EXCEPTION = "市斤换算"
MISSED = ["别家都比不上", "nobody else comes close"]
HARMLESS = ["法规禁止使用“{}”这类用语", "the words “{}” may not be used"]
SENTENCES = [
    "这种面粉按国家标准包装，每袋净含量为五千克。", "食品添加剂的使用应当符合限量要求，并在标签上注明。", "电子秤应当每年检定一次，合格后方可使用。",
    "店铺营业时间为上午九点至下午六点，节假日照常。", "The scale was calibrated in spring and sealed by the inspector.", "本品不含防腐剂，开封后请冷藏并尽快食用。",
    "Labels state the net weight, the maker and the day of packing.", "长度以米为单位，质量以千克为单位，时间以秒为单位。", "顾客可以在七日内凭票据退换未开封的商品。",
    "Flour, sugar and salt are sold by weight.",
]
# Share of violations, share of harmless items with a term, format.
SOURCES = {"forum": (0.085, 0.004, "jsonl"), "shop": (0.0485, 0.002, "csv"), "news": (0.02, 0.01, "jsonl.gz"), "wiki": (0.004, 0.006, "jsonl.zst"), "guide": (0.028, 0.0, "jsonl")}


class Truth:
    """What the generator did in one source."""

    def __init__(self):
        self.items = self.characters = self.violating = self.flagged = self.flagged_characters = self.hits = 0
        self.categories = {name: [0, 0] for name in TERMS}
        self.bad = set()


def make_item(rng, name, truth, rates):
    violating, harmless = rates
    parts = [rng.choice(SENTENCES) for _ in range(rng.randrange(4, 24))]
    category = term = None
    roll = rng.random()
    if roll < violating:
        truth.bad.add(name)
        if rng.random() < 0.9:
            category = rng.choice(list(TERMS))
            term = rng.choice(TERMS[category])
            parts.insert(rng.randrange(len(parts)), f"本店出品 {term} 欢迎选购。")
        else:
            parts.insert(rng.randrange(len(parts)), rng.choice(MISSED))
    elif roll < violating + harmless:
        category = rng.choice(list(TERMS))
        term = rng.choice(TERMS[category])
        parts.insert(rng.randrange(len(parts)), rng.choice(HARMLESS).format(term))
    elif roll < violating + harmless + 0.01:
        parts.append("附录：" + EXCEPTION + "表。")
    text = "".join(parts)
    truth.items += 1
    truth.characters += len(text)
    if term is not None:
        truth.flagged += 1
        truth.hits += 1
        truth.flagged_characters += len(term)
        truth.categories[category][0] += 1
        truth.categories[category][1] += 1
    return text


def writer(path, form):
    if form.endswith(".gz"):
        return gzip.open(path, "wb", compresslevel=1), None
    if form.endswith(".zst"):
        packer = subprocess.Popen(["zstd", "-q", "-1", "-o", str(path)], stdin=subprocess.PIPE)
        return packer.stdin, packer
    return open(path, "wb"), None


def make_source(folder, source, size):
    """One file of about so many bytes, before compression."""
    violating, harmless, form = SOURCES[source]
    rng, truth, written, block = random.Random(f"{source} of the end-to-end run"), Truth(), 0, []
    file, packer = writer(folder / f"{source}.{form}", form)
    file.write(b"id,source,text\n" if form == "csv" else b"")
    while written < size:
        name = f"{source}-{truth.items}"
        text = make_item(rng, name, truth, (violating, harmless))
        if form == "csv":
            block.append(f'{name},{source},"{text}"\n')
        else:
            block.append(f'{{"id":"{name}","source":"{source}","text":"{text}"}}\n')
        if len(block) == 2000:
            data = "".join(block).encode()
            file.write(data)
            written += len(data)
            block = []
    file.write("".join(block).encode())
    file.close()
    if packer is not None:
        assert packer.wait() == 0
    truth.violating = len(truth.bad)
    return truth


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


def write_lists(folder):
    (folder / "lists").mkdir()
    for name, terms in TERMS.items():
        (folder / f"lists/{name}.txt").write_text("".join(term + "\n" for term in terms), encoding="utf-8")
    (folder / "lists/exceptions.txt").write_text(EXCEPTION + "\n", encoding="utf-8")


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
