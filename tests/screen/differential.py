#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""guiju screen against the plain reading of plainly.py: every format, packed or not, on any number of threads and ranges: differential.py GUIJU SOURCE_DIR [SEED]"""
import csv
import gzip
import io
import json
import os
import pathlib
import sys
import tempfile

import plainly
from harness import SANITIZED, counts, evidence, findings, generator, run, text, write_lists, zst

rng = generator(int(sys.argv[3]) if len(sys.argv) > 3 else 7)
WAYS = [("1", None), ("2", "7"), ("7", "31")]
SEED, SAMPLE, SALT = "2026-11-24/trial", 9, b"a secret of the test"


def txt(n):
    return "".join(rng.choice(["", "", "\n"]) + text(rng) + rng.choice(["\n", "\n", "\r\n", "\n\n"]) for _ in range(n)).encode()


def broken(data):
    """Some bytes that are no UTF-8."""
    for _ in range(5):
        at = rng.randrange(len(data))
        data = data[:at] + rng.choice([b"\xff", b"\xe7\x99", b"\xc0\x80"]) + data[at:]
    return data


def jsonl(n, faults=False):
    out = ""
    for i in range(n):
        spans = [{"content": text(rng), "role": "user"} for _ in range(rng.randrange(1, 4))]
        record = {"src": f"来源{rng.randrange(3)}", "text": text(rng), "messages": spans, "id": f"doc-{i}"}
        out += json.dumps(record, ensure_ascii=rng.random() < 0.5) + "\n"
        if faults and rng.random() < 0.1:
            out += rng.choice(['{"text": 5}\n', "{\n", '{"text":"白酒"}\n'])
    return out.encode()


def table(n, separator):
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=separator, lineterminator="\n")
    writer.writerow(["id", "text", "src", "more"])
    for i in range(n):
        writer.writerow([f"r{i}", text(rng) + rng.choice(["", "\n白酒", '"糖精"']), f"s{rng.randrange(4)}", text(rng)])
    return out.getvalue().encode()


def warc(n):
    out = b""
    for i in range(n):
        body = text(rng).encode()
        out += (f"WARC/1.0\r\nWARC-Type: {rng.choice(['conversion', 'conversion', 'metadata'])}\r\nWARC-Record-ID: <urn:x:{i}>\r\nContent-Type: text/plain\r\n"
                f"WARC-Target-URI: http://h{rng.randrange(3)}.example/p\r\nContent-Length: {len(body)}\r\n\r\n").encode() + body + b"\r\n\r\n"
    return out


CASES = [
    ("lines", {"format": "txt"}, [("a.txt", txt(150)), ("b.txt.gz", gzip.compress(txt(80))), ("c.txt.zst", zst(txt(80))), ("d.txt", broken(txt(60)))], []),
    ("paragraphs", {"format": "txt", "unit": "paragraph", "source": "folder"}, [("x/a.txt", txt(120)), ("x/b.md", txt(50)), ("y/c.txt", txt(50))],
     ["--unit", "paragraph", "--source", "folder"]),
    ("whole files", {"format": "txt", "unit": "file", "source": "folder"}, [(f"f/{i}.txt", txt(rng.randrange(1, 300))) for i in range(6)],
     ["--unit", "file", "--source", "folder"]),
    ("JSON lines", {"format": "jsonl", "text": ["text", "messages.content"], "source": "src"},
     [("a.jsonl", jsonl(120)), ("b.jsonl.gz", gzip.compress(jsonl(60))), ("c.jsonl.zst", zst(jsonl(20)) + zst(jsonl(20)))],
     ["--text", "text,messages.content", "--source", "src"]),
    ("JSON lines with faults", {"format": "jsonl", "id": "id", "source": "src"}, [("a.jsonl", jsonl(150, faults=True))],
     ["--id", "id", "--source", "src", "--keep-going"]),
    ("CSV", {"format": "csv", "text": ["text", "more"], "id": "id", "source": "src"}, [("a.csv", table(120, ",")), ("b.csv.gz", gzip.compress(table(40, ",")))],
     ["--text", "text,more", "--id", "id", "--source", "src"]),
    ("TSV", {"format": "tsv", "id": "id"}, [("a.tsv", table(120, "\t"))], ["--id", "id"]),
    ("WARC", {"format": "warc", "source": "host"}, [("a.warc", warc(120)), ("b.warc.gz", gzip.compress(warc(40)))], ["--source", "host"]),
]


def read_counts(source):
    got = {name: source[name] for name in ("items", "characters", "flagged_items", "flagged_characters", "hits", "personal_items")}
    got["categories"] = {one["category"]: (one["items"], one["hits"]) for one in source["categories"] if one["items"]}
    got["personal"] = {one["kind"]: (one["items"], one["found"]) for one in source["personal"] if one["items"]}
    return got


def add(a, b):
    return {key: tuple(map(sum, zip(a.get(key, (0, 0)), b.get(key, (0, 0))))) for key in {*a, *b}}


def total(sources):
    out = {"categories": {}, "personal": {}}
    for one in sources:
        out = {name: add(out[name], value) if isinstance(value, dict) else out.get(name, 0) + value for name, value in one.items()}
    return out


def same(what, want, got):
    if want == got:
        return
    if isinstance(want, list):
        for a, b in zip(want, got):
            if a != b:
                raise SystemExit(f"{what}: wanted\n{a}\ngot\n{b}")
    raise SystemExit(f"{what}: wanted\n{want}\ngot\n{got}")


def hold(name, how, files, options, place, salt):
    lists = plainly.read_lists(write_lists(place / "lists"))
    paths = [pathlib.Path("corpus", path) for path, _ in files]
    for path, data in files:
        target = place / "corpus" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    (place / "salt").write_bytes(SALT)
    here = os.getcwd()
    os.chdir(place)
    sources, told, sample, counted = plainly.screen(paths, how, lists, SEED, SAMPLE, SALT if salt else None)
    os.chdir(here)
    first = None
    for threads, ranges in WAYS:
        out = place / f"out-{threads}"
        run(*paths, "--lists", "lists", "--out", out, "--seed", SEED, "--sample", SAMPLE, "--threads", threads, "--personal", "mobile,email", *options,
            *(["--ranges", ranges] if ranges else []), *(["--salt", "salt"] if salt else []), cwd=place)
        found = evidence(out)
        first = first or found
        for file, data in found.items():
            if data != first[file]:
                raise SystemExit(f"{name}: {file} differs on {threads} threads, ranges {ranges}")
    other = place / "out-vectorscan"
    run(*paths, "--lists", "lists", "--out", other, "--seed", SEED, "--sample", SAMPLE, "--threads", 2, "--personal", "mobile,email", *options,
        "--engine", "vectorscan", *(["--salt", "salt"] if salt else []), cwd=place)
    if evidence(other) != first:
        raise SystemExit(f"{name}: Vectorscan finds something else")
    got = counts(place / "out-1")
    same(f"{name}: findings", [plainly.line(one) for one in told], findings(place / "out-1").splitlines(keepends=True))
    same(f"{name}: sources", sorted(sources, key=str.encode), [one["source"] for one in got["sources"]])
    for one in got["sources"]:
        same(f"{name}: {one['source']}", sources[one["source"]], read_counts(one))
        same(f"{name}: categories", lists["categories"], [category["category"] for category in one["categories"]])
    same(f"{name}: total", total(sources.values()), read_counts(got["total"]))
    same(f"{name}: sample", [plainly.line(one) for one in sample], first["sample.jsonl"].decode().splitlines(keepends=True))
    manifest = json.loads(first["manifest.json"])
    same(f"{name}: files", counted, [(one["items"], one["faults"]) for one in manifest["corpora"]])
    print(f"{name}: {got['total']['items']} items, {got['total']['flagged_items']} flagged, {got['total']['personal_items']} with personal data, {len(sample)} sampled")


for number, case in enumerate(CASES):
    if SANITIZED and number in (1, 6):
        continue
    with tempfile.TemporaryDirectory() as folder:
        hold(*case, pathlib.Path(folder), salt=number % 2 == 0)
