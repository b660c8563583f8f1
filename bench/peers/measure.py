# SPDX-License-Identifier: Apache-2.0
"""One engine, one set of rules, one mode: first its cells, held to the reference; then its times and its memory."""
import json
import resource
import statistics
import subprocess
import time

import numpy

import generate
import reference
from contract import ERROR, NO, UNKNOWN, YES
from engines import BUILD, ROOT

DATA = BUILD / "data"
MODES = ("known", "unknown", "explain")
RUNS = 7
TRIES, SHARE = 3, 0.95  # how often to time again, unless so much of a core was to be had
SINGLES = {40: 1000, 400: 300}  # records that are asked for alone
ON = "2026-11-24"


def facts_of(mode):
    return "known" if mode == "known" else "unknown"


def guiju_version():
    """The library does not say which it is: the state of the tree does."""
    done = subprocess.run(["git", "describe", "--always", "--dirty"], cwd=ROOT, capture_output=True, text=True)
    return done.stdout.strip() or "of this tree"


def job_of(size, mode, n, task):
    facts = facts_of(mode)
    return {
        "task": task,
        "mode": mode,
        "rules": f"{DATA}/rules-{size}.json",
        "rulebase": f"{DATA}/rules-{size}.gj",
        "on": ON,
        "records": f"{DATA}/records-{facts}.jsonl",
        "csv": f"{DATA}/records-{facts}.csv",
        "columns": str(DATA),
        "build": str(BUILD),
        "guiju": guiju_version(),
        "n": n,
        "runs": RUNS,
        "singles": 0 if mode == "explain" else SINGLES[size],
        "out": str(BUILD / "out"),
    }


def call(command, job):
    """Runs an adapter on a job: its peak memory in MiB, and the share of its time in which it had the core."""
    (BUILD / "job.json").write_text(json.dumps(job, indent=1), encoding="utf-8")
    (BUILD / "out").unlink(missing_ok=True)
    start, before = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([BUILD / "peer-peak", *command, BUILD / "job.json"], cwd=ROOT, capture_output=True, text=True)
    took, after = time.monotonic() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode != 0:
        raise RuntimeError(done.stderr.strip().split("\n")[-1] or "failed without a word")
    return int(done.stdout) / 1024, (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) / took


def undisturbed(command, job):
    """Times it again where others took the core meanwhile; the best of a few tries, with its share."""
    best = None
    for _ in range(TRIES):
        peak, share = call(command, job)
        if best is None or share > best[1]:
            best = peak, share, json.loads((BUILD / "out").read_text(encoding="utf-8"))
        if share >= SHARE:
            break
    return best


class Right:
    """What must come out, worked out once for each set of rules and facts: for the most records that anybody asks for."""

    def __init__(self, most):
        self.most, self.kept = most, {}

    def cells(self, size, facts, n):
        if (size, facts) not in self.kept:
            base = json.loads((DATA / f"rules-{size}.json").read_text(encoding="utf-8"))
            right = reference.cells(base, DATA, facts, self.most[size])
            with open(DATA / f"records-{facts}.jsonl", encoding="utf-8") as file:
                lines = [next(file) for _ in range(reference.PLAIN)]
            if not reference.agree(base, lines, right):
                raise SystemExit("the two reference evaluators differ; nothing was timed")
            self.kept = {(size, facts): right}
        return self.kept[size, facts][:n]


def compare(cells, right, three_valued):
    """Cells that are wrong, and unknown ones that the engine calls no because it cannot say unknown."""
    if three_valued:
        return int(numpy.count_nonzero(cells != right)), 0
    wrong = numpy.count_nonzero((cells == YES) != (right == YES)) + numpy.count_nonzero(cells == ERROR)
    return int(wrong), int(numpy.count_nonzero((right == UNKNOWN) & (cells == NO)))


def percentile(values, part):
    return sorted(values)[min(len(values) - 1, int(len(values) * part))]


def times(name, ns):
    return {f"{name}p50_us": percentile(ns, 0.5) / 1000, f"{name}p99_us": percentile(ns, 0.99) / 1000} if ns else {}


def measure(engine, size, mode, right):
    n = engine["records"][size]
    row = {"rules": size, "mode": mode, "records": n, "runs": RUNS}
    call(engine["command"], job_of(size, mode, n, "cells"))
    want = right.cells(size, facts_of(mode), n)
    cells = numpy.fromfile(BUILD / "out", numpy.uint8)
    if cells.size != want.size:
        raise RuntimeError(f"{cells.size} cells in place of {want.size}")
    row["cells"] = int(want.size)
    row["wrong"], row["unsaid"] = compare(cells.reshape(want.shape), want, engine["three_valued"])
    row["peak_mib"], row["share"], out = undisturbed(engine["command"], job_of(size, mode, n, "time"))
    row["seconds"] = out["seconds"]
    row["services_a_second"] = n / statistics.median(out["seconds"])
    row.update(times("", out["alone_ns"] if row["mode"] != "explain" else []), **times("check_", out.get("check_alone_ns", [])))
    return row, out["version"]


def made():
    """Rules and records, written once and again when what writes them has changed."""
    stamp = DATA / "made-by.txt"
    source = "".join((ROOT / "bench" / "peers" / name).read_text(encoding="utf-8") for name in ("generate.py", "rulebase.py"))
    if not stamp.exists() or stamp.read_text(encoding="utf-8") != source:
        generate.generate(DATA)
        stamp.write_text(source, encoding="utf-8")
