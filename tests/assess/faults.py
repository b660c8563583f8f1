#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Broken evidence is refused with file and line, and nothing is printed; the JSON follows its schema: faults.py GUIJU SOURCE_DIR"""
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import jsonschema
import make

GUIJU, SOURCE = sys.argv[1], pathlib.Path(sys.argv[2])
RULES = ["--rules", str(SOURCE / "tests/assess/rules")]  # small: these runs look at evidence alone


def run(*args):
    return subprocess.run([GUIJU, *map(str, args)], capture_output=True, text=True, timeout=60)


def change(path, was, now, count=1):
    text = path.read_text(encoding="utf-8")
    assert was in text, (path, was)
    path.write_text(text.replace(was, now, count), encoding="utf-8", newline="\n")


def nth(path, n, edit):
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    lines[n] = edit(lines[n])
    path.write_text("".join(lines), encoding="utf-8", newline="\n")


# file, what is done to it, file and line that the error names, words in it
FAULTS = [
    ("evidence.yaml", lambda p: change(p, "screens:", "screns:"), r"evidence\.yaml:14:", "did you mean `screens`"),
    ("evidence.yaml", lambda p: change(p, "on: 2026-11-24", "on: 2026-02-30"), r"evidence\.yaml:12:", "does not exist"),
    ("evidence.yaml", lambda p: change(p, "risk: 0.05", "risk: 0.6"), r"evidence\.yaml:13:", "risk"),
    ("evidence.yaml", lambda p: change(p, "risk: 0.05", "risk: often"), r"evidence\.yaml:13:", "often"),
    ("evidence.yaml", lambda p: change(p, "folder: screen,", "folder: nowhere,"), r"nowhere", "manifest.json"),
    ("evidence.yaml", lambda p: change(p, "updated: 2026-11-01", "updated: 2026-12-01"), r"evidence\.yaml:20:", "after the day"),
    ("evidence.yaml", lambda p: change(p, "2026-11-06, 2026-11-13", "2026-11-13, 2026-11-06"), r"evidence\.yaml:18:", "order"),
    ("evidence.yaml", lambda p: change(p, "probes: [probe]", "probes: probe"), r"evidence\.yaml:16:", "list"),
    ("evidence.yaml", lambda p: change(p, "modality: text", "modality: text, stage: during"), r"evidence\.yaml:15:", "before"),
    ("evidence.yaml", lambda p: change(p, "probes:", "standards: [xx/standart]\nprobes:"), r"evidence\.yaml:16:", "did you mean `xx/standard`"),
    ("evidence.yaml", lambda p: change(p, "keywords_total: 9", "keywords_totl: 9"), r"evidence\.yaml:22:", "did you mean `keywords_total`"),
    ("screen/screen.json", lambda p: change(p, "guiju.screen/1", "guiju.screen/2"), r"screen\.json:1:", "reads `guiju.screen/1` alone"),
    ("screen/screen.json", lambda p: change(p, '"items": 60', '"items": 61'), r"screen\.json:1:", "add up"),
    ("screen/screen.json", lambda p: change(p, '"flagged_items": 4', '"flagged_items": 400'), r"screen\.json:1:", "more is flagged"),
    ("screen/screen.json", lambda p: change(p, '"items": 60', '"items": -60'), r"screen\.json:1:", "count"),
    ("screen/manifest.json", lambda p: change(p, '"format": "jsonl"', '"format": "csv"'), r"screen\.json:1:", "another one"),
    ("screen/manifest.json", lambda p: change(p, "corpus.jsonl", "corpse.jsonl"), r"manifest\.json:1:", "corpora that are named"),
    ("screen/sample.jsonl", lambda p: nth(p, 4, lambda t: re.sub(r'"id":"ads-\d+"', '"id":"ads-99999"', t)), r"sample\.jsonl:5:", "key"),
    ("screen/sample.jsonl", lambda p: nth(p, 3, lambda t: ""), None, None),  # a prefix less: still a sample
    ("screen/sample.jsonl", lambda p: (lambda t: p.write_text("".join([*t[1:2], *t[:1], *t[2:]])))(p.read_text().splitlines(keepends=True)), r"sample\.jsonl:2:", "order"),
    ("screen/sample.jsonl", lambda p: nth(p, 2, lambda t: t.replace('"source":"ads"', '"source":"adds"')), r"sample\.jsonl:3:", "no source"),
    ("screen/sample.jsonl", lambda p: nth(p, 2, lambda t: t[:40] + "\n"), r"sample\.jsonl:3:", ""),
    ("evidence.yaml", lambda p: change(p, "modality: text", "modality: image"), r"screen\.json:1:", "screened as `text`, and the evidence file says `image`"),
    ("screen/judgements.jsonl", lambda p: nth(p, 3, lambda t: t.replace('"clean"', '"violating"')), r"judgements\.jsonl:5:", "does not follow"),
    ("screen/judgements.jsonl", lambda p: nth(p, 3, lambda t: ""), r"judgements\.jsonl:4:", "does not follow"),
    ("screen/judgements.jsonl", lambda p: nth(p, 0, lambda t: t.replace('"clean"', '"cleen"').replace('"violating"', '"cleen"')), r"judgements\.jsonl:1:", "did you mean `clean`"),
    ("screen/judgements.jsonl", lambda p: nth(p, 0, lambda t: t.replace('"about":"item"', '"about":"response"')), r"judgements\.jsonl:1:", "other kind"),
    ("screen/judgements.jsonl", lambda p: p.write_bytes(b"\xff\xfe\n"), r"judgements\.jsonl:1:", "UTF-8"),
    ("probe/bank.jsonl", lambda p: nth(p, 1, lambda t: t.replace('"c2"', '"c1"')), r"bank\.jsonl:2:", "second question"),
    ("probe/responses.jsonl", lambda p: nth(p, 0, lambda t: t.replace('"c1"', '"zz"')), r"responses\.jsonl:1:", "no question"),
    ("probe/responses.jsonl", lambda p: nth(p, 0, lambda t: t.replace('"answered"', '"answerd"')), r"responses\.jsonl:1:", "did you mean `answered`"),
    ("probe/responses.jsonl", lambda p: p.write_text(p.read_text() + '{"id":"c1","rep'), None, None),  # cut off while it was written
    ("words.csv", lambda p: change(p, "term,category", "word,category"), r"words\.csv:1:", "no column `term`"),
    ("bank.csv", lambda p: change(p, "id,category,text", "id,category,words"), r"bank\.csv:1:", "no column `text`"),
    ("bank.csv", lambda p: change(p, ",content\n", ",contents\n"), r"bank\.csv:2:", "contents"),
]


def small(folder):
    make.small(folder)
    text = (folder / "evidence.yaml").read_text(encoding="utf-8")
    head, rest = text.split("on: 2026-11-24")
    text = "#\n" * head.count("\n") + "on: 2026-11-24" + rest.split("facts:\n")[0] + "facts:\n  keywords_total: 9\n"
    (folder / "evidence.yaml").write_text(text, encoding="utf-8")


with tempfile.TemporaryDirectory() as made:
    for n, (name, do, place, words) in enumerate(FAULTS):
        folder = pathlib.Path(made) / str(n)
        small(folder)
        do(folder / name)
        done = run("assess", folder / "evidence.yaml", *RULES)
        if place is None:
            assert done.returncode == 0, (n, name, done.stderr)
            continue
        assert done.returncode == 2 and not done.stdout, (n, name, done)
        assert re.search(place, done.stderr) and words in done.stderr, (n, name, done.stderr)
    # Any cut of any file is refused or read, and never a crash; nothing hangs on where the cut is.
    folder = pathlib.Path(made) / "cut"
    small(folder)
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        whole = path.read_bytes()
        for at in range(0, len(whole), max(1, len(whole) // 6)):
            path.write_bytes(whole[:at])
            done = run("assess", folder / "evidence.yaml", *RULES)
            assert done.returncode in (0, 2) and (done.returncode == 0 or not done.stdout), (path, at, done)
        path.write_bytes(whole)
    # A pack is written into a new folder; where it cannot be, nothing is printed.
    done = run("assess", folder / "evidence.yaml", *RULES, "--pack", folder)
    assert done.returncode == 2 and "there already" in done.stderr and not done.stdout, done
    pack = pathlib.Path(made) / "pack"
    assert run("assess", folder / "evidence.yaml", *RULES, "--pack", pack).returncode == 0
    assert run("assess", "verify", pack, *RULES).returncode == 0
    other = run("assess", "verify", pack)
    assert other.returncode == 1 and "another rule base" in other.stdout, other
    (pack / "verdicts.json").write_bytes((pack / "verdicts.json").read_bytes().replace(b"0", b"1", 1))
    assert run("assess", "verify", pack, *RULES).returncode == 1
    assert run("assess", "verify", pathlib.Path(made) / "none", *RULES).returncode == 2
    # The JSON follows its schema, with the whole rule base; the same evidence gives the same bytes.
    schema = json.loads((SOURCE / "docs/schema/assess.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    example = SOURCE / "examples/assess/evidence.yaml"
    first = run("assess", example, "--format", "json")
    jsonschema.Draft202012Validator(schema).validate(json.loads(first.stdout))
    assert run("assess", os.path.relpath(example), "--format", "json").stdout == first.stdout
    # The table has a line for each rate; its columns are the same everywhere.
    import csv
    rows = list(csv.reader(run("assess", example, "--format", "csv").stdout.splitlines()))
    assert {len(row) for row in rows} == {25}, {len(row) for row in rows}
    report = json.loads(first.stdout)
    wanted = sum(max(1, sum(max(1, len(m["rates"])) for m in c["compared"])) for s in report["standards"] for c in s["clauses"])
    assert len(rows) == 1 + wanted
print("ok")
