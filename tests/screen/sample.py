#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The sample hangs on sources and ids alone: not on order, shards, formats or compression; and seeds are made as documented: sample.py GUIJU"""
import csv
import gzip
import hashlib
import json
import pathlib
import tempfile

from harness import counts, generator, run, text, write_lists, zst

rng = generator(5)
FIELDS = ["--id", "id", "--source", "src"]


def sample(place, out):
    """Without what hangs on files: where the item stands."""
    told = [json.loads(line) for line in (place / out / "sample.jsonl").read_text(encoding="utf-8").splitlines()]
    return [{name: value for name, value in one.items() if name not in ("file", "offset")} for one in told]


def json_lines(records):
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in records).encode()


def draw(place, out, files, *options, seed="fixed", size="15"):
    (place / out).mkdir()
    for name, data in files.items():
        (place / out / name).write_bytes(data)
    run(out, "--lists", "lists", "--out", out + "-out", "--seed", seed, "--sample", size, "--threads", "2", *FIELDS, *options, cwd=place)
    return sample(place, out + "-out")


def case_same_for_all(place):
    records = [{"id": f"d{i}", "src": f"source {i % 3}", "text": text(rng)} for i in range(400)]
    wanted = draw(place, "plain", {"a.jsonl": json_lines(records)})
    assert len(wanted) == 45 and len({(one["source"], one["id"]) for one in wanted}) == 45
    rng.shuffle(records)
    assert draw(place, "shuffled", {"a.jsonl": json_lines(records)}) == wanted
    assert draw(place, "twice", {"a.jsonl": json_lines(records), "b.jsonl": json_lines(records[:200])}) == wanted
    for n in (2, 7):
        shards = {f"{i}.jsonl{end}": pack(json_lines(records[i::n])) for i in range(n) for end, pack in [[("", bytes), (".gz", gzip.compress), (".zst", zst)][i % 3]]}
        assert draw(place, f"shards{n}", shards, "--ranges", "5") == wanted
    (place / "table").mkdir()
    with open(place / "table.csv", "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, ["src", "text", "id"], lineterminator="\n")
        writer.writeheader()
        writer.writerows(records)
    (place / "table").rmdir()
    assert draw(place, "table", {"a.csv": (place / "table.csv").read_bytes()}) == wanted
    fewer = draw(place, "fewer", {"a.jsonl": json_lines(records)}, size="6")
    assert fewer == [one for source in range(3) for one in wanted[15 * source:15 * source + 6]]
    other = draw(place, "other", {"a.jsonl": json_lines(records)}, seed="other")
    assert {one["id"] for one in other} != {one["id"] for one in wanted}


def case_published(place):
    """The vector of docs/statistics.md."""
    records = [{"id": f"doc-{i:04}", "src": "src-A", "text": "x"} for i in range(1, 21)]
    got = draw(place, "vector", {"a.jsonl": json_lines(records)}, seed="2026-11-23/demo", size="8")
    assert [one["id"][-4:] for one in got] == "0012 0016 0007 0015 0017 0019 0014 0010".split(), got
    assert got[0]["key"].startswith("01ca35876a12a36e")


def sha(*parts):
    return hashlib.sha256(b"\0".join(part.encode() for part in parts)).hexdigest()


def case_seed(place):
    """Commit, manifest, reveal."""
    records = [{"id": f"{i}", "src": "s", "text": text(rng)} for i in range(50)]
    (place / "b.jsonl").write_bytes(json_lines(records))
    (place / "a.jsonl").write_bytes(json_lines(records[:9]))
    commit = run("--commit", "--nonce", "throw of dice", cwd=place).stdout.strip()
    assert commit == sha("guiju-commit-v1", "throw of dice")
    run("b.jsonl", "a.jsonl", "--lists", "lists", "--nonce", "throw of dice", "--sample", "7", "--out", "made", *FIELDS, cwd=place)
    manifest = json.loads((place / "made/manifest.json").read_text())
    lines = "".join(f"{hashlib.sha256(data).hexdigest()}  {len(data)}  {name}\n" for name in ("a.jsonl", "b.jsonl") for data in [(place / name).read_bytes()])
    assert manifest["hash"] == hashlib.sha256(lines.encode()).hexdigest()
    seed = sha("guiju-seed-v1", manifest["hash"], "throw of dice")
    assert counts(place / "made")["seed"] == {"how": "made", "seed": seed, "nonce": "throw of dice", "commit": commit}
    assert counts(place / "made")["manifest"] == hashlib.sha256((place / "made/manifest.json").read_bytes()).hexdigest()
    run("a.jsonl", "b.jsonl", "--lists", "lists", "--seed", seed, "--sample", "7", "--out", "given", *FIELDS, cwd=place)
    assert sample(place, "given") == sample(place, "made")
    for words, options in (("wants a seed", []), ("do not go together", ["--seed", "x", "--nonce", "y"]), ("is empty", ["--seed", ""])):
        done = run("a.jsonl", "--lists", "lists", "--out", "no", *options, cwd=place, status=2)
        assert words in done.stderr and not (place / "no").exists(), done.stderr
    run("a.jsonl", "--lists", "lists", "--out", "none", "--sample", "0", cwd=place)
    assert counts(place / "none")["seed"] is None and (place / "none/sample.jsonl").read_bytes() == b""


def case_long_texts(place):
    """Cut at a character, and said so; the offset leads to the whole."""
    records = [{"id": "long", "src": "s", "text": "一二三四五" * 4000}, {"id": "just", "src": "s", "text": "a" * (16 << 10)}]
    long, just = sorted(draw(place, "long", {"a.jsonl": json_lines(records)}), key=lambda one: one["id"] == "just")
    assert long["cut"] is True and ("一二三四五" * 4000).startswith(long["text"]) and len(long["text"].encode()) == (16 << 10) // 3 * 3
    assert "cut" not in just and just["text"] == "a" * (16 << 10)


with tempfile.TemporaryDirectory() as folder:
    folder = pathlib.Path(folder)
    write_lists(folder / "lists")
    for case in (case_same_for_all, case_published, case_seed, case_long_texts):
        case(folder)
        print(case.__name__)
