# SPDX-License-Identifier: Apache-2.0
"""Reading corpora: python3 bench/corpus.py [BUILD] [--write]     --write puts the table into docs/corpora.md
The same 100 MB of made Chinese and English text in each format, read by bench_corpus (best of five); by Python's own readers and `gzip`,
`zstd` for comparison. MB are of what comes out of the file.
"""
import json
import os
import pathlib
import random
import re
import subprocess
import sys
import tempfile

build = next((arg for arg in sys.argv[1:] if not arg.startswith("-")), "build/release")
SIZE = 100 << 20
rng = random.Random(1)


def texts():
    """Items of some hundred to some thousand characters, two thirds Chinese."""
    chinese = [chr(rng.randrange(0x4E00, 0x9FA5)) for _ in range(3000)]
    english = ["".join(rng.choice("etaoinshrdlu") for _ in range(rng.randrange(2, 9))) for _ in range(2000)]
    pool = []
    for i in range(3000):
        if i % 3:
            pool.append("".join(rng.choice(chinese) if rng.random() < 0.9 else "，" for _ in range(rng.randrange(50, 1500))) + "。\n" * (i % 2) + "完")
        else:
            pool.append(" ".join(rng.choice(english) for _ in range(rng.randrange(20, 400))))
    return pool


def write(folder):
    pool = texts()
    lines = {
        "txt": [text.replace("\n", " ") + "\n" for text in pool],
        "jsonl": [json.dumps({"id": i, "text": text, "meta": {"url": f"https://a.example/{i}", "length": len(text)}}, ensure_ascii=False) + "\n" for i, text in enumerate(pool)],
        "escaped.jsonl": [json.dumps({"id": i, "text": text}) + "\n" for i, text in enumerate(pool)],
        "short.jsonl": [json.dumps({"id": i, "label": "a", "text": text[:30], "score": 0.5, "tags": ["x", "y"]}, ensure_ascii=False) + "\n" for i, text in enumerate(pool)],
        "csv": [f'{i},"{text}",a.example\n' for i, text in enumerate(pool)],
        "warc": [f"WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Record-ID: <{i}>\r\nContent-Type: text/plain\r\nContent-Length: {len(text.encode())}\r\n\r\n{text}\r\n\r\n"
                 for i, text in enumerate(pool)],
    }
    for suffix, rows in lines.items():
        block = "".join(rows).encode()
        path = pathlib.Path(folder, f"corpus.{suffix}")
        with open(path, "wb") as file:
            file.write(b"id,text,site\n" if suffix == "csv" else b"")
            for _ in range(SIZE // len(block)):
                file.write(block)
        yield path
    path = pathlib.Path(folder, "corpus.jsonl")
    subprocess.run(["gzip", "-k", "-1", path], check=True)
    yield path.with_suffix(".jsonl.gz")
    subprocess.run(["zstd", "-q", "-k", path], check=True)
    yield path.with_suffix(".jsonl.zst")


def spent():
    """Time of the processor, with that of programs that were waited for."""
    return sum(os.times()[:4])


def peer(path):
    """MB/s of who else reads it on one core, once."""
    name = path.name
    size = path.stat().st_size
    start = spent()
    if name.endswith(".gz") or name.endswith(".zst"):
        tool = ["gzip", "-dc"] if name.endswith(".gz") else ["zstd", "-dcq"]
        size = int(subprocess.run(f"{' '.join(tool)} {path} | wc -c", shell=True, capture_output=True, check=True).stdout)
        return tool[0] + " -dc", size / (spent() - start) / 1e6
    if name.endswith(".jsonl"):
        with open(path, "rb") as file:
            sum(len(json.loads(line)["text"]) for line in file)
        return "Python json", size / (spent() - start) / 1e6
    if name.endswith(".csv"):
        import csv
        with open(path, newline="", encoding="utf-8") as file:
            sum(len(row[1]) for row in csv.reader(file))
        return "Python csv", size / (spent() - start) / 1e6
    return "", 0


rows = ["| file | bytes alone | with line ends | reader | who else |", "|---|---|---|---|---|"]
with tempfile.TemporaryDirectory() as folder:
    for path in write(folder):
        one = subprocess.run([f"{build}/tests/bench_corpus", path], capture_output=True, text=True, check=True).stdout
        two = subprocess.run([f"{build}/tests/bench_corpus", path, "16", "2"], capture_output=True, text=True, check=True).stdout
        alone, ends = re.search(r"alone (\d+) MB/s, with line ends (\d+)", one).groups()
        reader = re.search(r"threads: (\d+) MB/s", one).group(1)
        counts = [re.search(r"MB/s; (.*)", out.splitlines()[1]).group(1) for out in (one, two)]
        if counts[0] != counts[1] or " 0 faults" not in counts[0]:
            sys.exit(f"{path.name}: {counts}")
        other, speed = peer(path)
        rows.append(f"| {path.name[7:]} | {alone} | {ends} | {reader} | {f'{other}: {speed:.0f}' if other else ''} |")
        print(rows[-1], flush=True)
table = "\n".join(rows)
if "--write" in sys.argv:
    page = pathlib.Path("docs/corpora.md")
    text = page.read_text(encoding="utf-8")
    head, tail = text.split("<!-- table -->\n")[0], text.split("<!-- end -->")[1]
    page.write_text(f"{head}<!-- table -->\n{table}\n<!-- end -->{tail}", encoding="utf-8")
