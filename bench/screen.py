# SPDX-License-Identifier: Apache-2.0
"""Screening from end to end: python3 bench/screen.py [BUILD] [--write]     --write puts the table into docs/screening.md
The same made corpus of Chinese and English as JSON lines, plain and compressed, on one and two threads; the evidence is compared before anything is
told. MB are of the text as it comes out of the file; seconds are by the clock, those of the processor beside them.
"""
import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile
import time

build = next((arg for arg in sys.argv[1:] if not arg.startswith("-")), "build/release")
GUIJU = str(pathlib.Path(build, "guiju").resolve())
SIZE, TERMS, TIMES = 400 << 20, 10000, 5
rng = random.Random(1)
chinese = [chr(rng.randrange(0x4E00, 0x9FA5)) for _ in range(3000)]
english = ["".join(rng.choice("etaoinshrdlu") for _ in range(rng.randrange(2, 9))) for _ in range(2000)]


def texts():
    for i in range(3000):
        if i % 3:
            yield "".join(rng.choice(chinese) if rng.random() < 0.9 else "，" for _ in range(rng.randrange(50, 1500)))
        else:
            yield " ".join(rng.choice(english) for _ in range(rng.randrange(20, 400)))


def write(folder):
    pool, written, number = list(texts()), 0, 0
    with open(folder / "plain.jsonl", "w", encoding="utf-8") as file:
        while written < SIZE:
            block = "".join(f'{{"id":"d{number + i}","src":"s{i % 5}","text":"{text}"}}\n' for i, text in enumerate(pool))
            number += len(pool)
            written += len(block.encode())
            file.write(block)
    subprocess.run(["gzip", "-k1", "plain.jsonl"], cwd=folder, check=True)
    subprocess.run(["zstd", "-qk", "plain.jsonl"], cwd=folder, check=True)
    terms = {"".join(rng.choice(chinese) for _ in range(rng.randrange(2, 5))) for _ in range(TERMS)}
    (folder / "terms.txt").write_text("\n".join(sorted(terms)) + "\n", encoding="utf-8")
    return written


def run(folder, name, threads, *options):
    """The evidence's hash without the manifest's path, seconds by the clock and of the processor."""
    out = f"out-{time.monotonic_ns()}"
    start = time.monotonic()
    process = subprocess.Popen([GUIJU, "screen", name, "--lists", "terms.txt", "--id", "id", "--source", "src", "--seed", "s", "--threads", str(threads), "--out", out, *options],
                               cwd=folder, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = status
    if status != 0:
        raise SystemExit("the run failed")
    took = time.monotonic() - start
    told = json.loads((folder / out / "screen.json").read_text(encoding="utf-8"))
    same = {"counts": (told["sources"], told["total"]), "sample": [line.split('"offset"')[0].replace(name, "") for line in (folder / out / "sample.jsonl").read_text(encoding="utf-8").splitlines()]}
    subprocess.run(["rm", "-r", out], cwd=folder, check=True)
    return same, took, used.ru_utime + used.ru_stime


def main():
    rows = ["| file | threads | MB a second | s of the processor for 1,000 MB |", "|---|---|---|---|"]
    with tempfile.TemporaryDirectory() as place:
        folder = pathlib.Path(place)
        size, first = write(folder), None
        for name, options in (("plain.jsonl", []), ("plain.jsonl", ["--personal", "none"]), ("plain.jsonl.gz", []), ("plain.jsonl.zst", [])):
            for threads in (1, 2):
                tries = [run(folder, name, threads, *options) for _ in range(TIMES)]
                if not options:
                    first = first or tries[0][0]
                    if any(one[0] != first for one in tries):
                        raise SystemExit(f"{name} on {threads} threads gives other evidence")
                took, spent = min(one[1] for one in tries), min(one[2] for one in tries)
                rows.append(f"| {name}{', no personal data' if options else ''} | {threads} | {size / took / 1e6:.0f} | {spent / size * 1e9:.1f} |")
                print(rows[-1], flush=True)
    if "--write" in sys.argv:
        path = pathlib.Path("docs/screening.md")
        head, rest = path.read_text(encoding="utf-8").split("<!-- table -->\n", 1)
        path.write_text(head + "<!-- table -->\n" + "\n".join(rows) + "\n<!-- end -->" + rest.split("<!-- end -->", 1)[1], encoding="utf-8")


main()
