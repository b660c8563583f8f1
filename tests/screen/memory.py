#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Memory is the same for any corpus and any item: memory.py GUIJU MEGABYTES"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile

from harness import GUIJU, counts, generator, text, write_lists

MEGABYTES = int(sys.argv[2])
RESIDENT = 64 << 20
rng = generator(3)


def peak(place, out, *arguments):
    with open(place / "said", "w+", encoding="utf-8") as said:
        process = subprocess.Popen([str(GUIJU), "screen", *arguments, "--lists", "lists", "--out", out, "--seed", "s"], cwd=place, stdout=subprocess.DEVNULL, stderr=said)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = status
        said.seek(0)
        assert status == 0, said.read()
    return used.ru_maxrss << 10


def write_many(path, size):
    """Items again and again, with ids of their own."""
    block = [json.dumps({"text": text(rng, 200)}, ensure_ascii=False)[:-1] for _ in range(2000)]
    written = number = 0
    with open(path, "w", encoding="utf-8") as file:
        while written < size:
            lines = "".join(f'{line}, "id": "d{number + i}", "src": "s{i % 5}"}}\n' for i, line in enumerate(block))
            number += len(block)
            written += len(lines.encode())
            file.write(lines)
    return number


def write_one(path, size):
    """One line: hits, and numbers, without end."""
    unit = "白酒瓶 best ever 糖精神 13812345678。 " * 1000
    repeat = size // len(unit.encode()) + 1
    with open(path, "w", encoding="utf-8") as file:
        for _ in range(repeat):
            file.write(unit)
    return repeat * 1000


with tempfile.TemporaryDirectory() as folder:
    folder = pathlib.Path(folder)
    write_lists(folder / "lists")
    items = write_many(folder / "many.jsonl", MEGABYTES << 20)
    for threads in ("1", "2"):
        used = peak(folder, f"many{threads}", "many.jsonl", "--id", "id", "--source", "src", "--threads", threads)
        total = counts(folder / f"many{threads}")["total"]
        print(f"{MEGABYTES} MiB of items on {threads}: peak {used >> 20} MiB")
        assert total["items"] == items and used < RESIDENT, (total["items"], items, used)
    units = write_one(folder / "one.txt", MEGABYTES << 20)
    used = peak(folder, "one", "one.txt", "--threads", "2")
    total = counts(folder / "one")["total"]
    print(f"one line of {MEGABYTES} MiB: peak {used >> 20} MiB")
    assert total["items"] == 1 and total["flagged_items"] == 1 and used < RESIDENT, (total, used)
    found = {one["kind"]: one["found"] for one in total["personal"]}
    assert found["mobile"] == units, (found, units)
    assert {one["category"]: one["hits"] for one in total["categories"]} == {"additive": units, "ad": units, "drink": units, "firm": 0, "letter": 0, "sweet": units}, total["categories"]
    (folder / "one.txt").unlink()
