# SPDX-License-Identifier: Apache-2.0
"""What every adapter in Python shares: the job file in, cells or times out. README.md has the contract."""
import json
import sys
import time
from datetime import date

EPOCH = date(1970, 1, 1)
NO, YES, UNKNOWN, ERROR = 0, 1, 2, 3
EVERY = 1000  # one record in so many is explained


def read_records(job):
    """The facts of the first n records, one after the other."""
    with open(job["records"], encoding="utf-8") as file:
        for _ in range(job["n"]):
            yield json.loads(next(file))["facts"]


def day(text):
    return (date.fromisoformat(text) - EPOCH).days


def measure(job, run, one):
    """Seconds of whole runs after one to warm up; nanoseconds of one record alone, each another one."""
    run()
    seconds = []
    for _ in range(job["runs"]):
        start = time.perf_counter()
        run()
        seconds.append(time.perf_counter() - start)
    alone = []
    for i in range(job["singles"] + 10):
        start = time.perf_counter_ns()
        one(i % job["n"])
        alone.append(time.perf_counter_ns() - start)
    return {"seconds": seconds, "alone_ns": alone[10:]}


def main(make):
    """make(job, base) gives cells(), bytes, and run() and one(i), which do the work and keep nothing."""
    with open(sys.argv[1], encoding="utf-8") as file:
        job = json.load(file)
    with open(job["rules"], encoding="utf-8") as file:
        base = json.load(file)
    cells, run, one, version = make(job, base)
    if job["task"] == "cells":
        with open(job["out"], "wb") as file:
            file.write(bytes(cells()))
        return
    with open(job["out"], "w", encoding="utf-8") as file:
        json.dump({"version": version, **measure(job, run, one)}, file)
