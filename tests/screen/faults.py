#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What cannot be used is refused with its place, and nothing is left behind; what is printed says what was counted: faults.py GUIJU SOURCE_DIR"""
import gzip
import json
import os
import pathlib
import pty
import subprocess
import sys
import tempfile

from harness import GUIJU, counts, evidence, findings, run, write_lists

SOURCE = pathlib.Path(sys.argv[2])
GOOD = ["good.txt", "--lists", "lists", "--seed", "s"]


def refused(place, words, *arguments, status=2, folder=False):
    done = run(*arguments, "--out", "no", cwd=place, status=status)
    assert done.stdout == "", done.stdout
    for word in [words] if isinstance(words, str) else words:
        assert word in done.stderr, done.stderr
    assert (place / "no").exists() == folder, sorted((place / "no").rglob("*"))


def case_lists(place):
    files = {"latin.txt": b"caf\xe9\n", "zero.txt": b"a\0b\n", "head.csv": b"word,category\nx,y\n", "long.txt": b"x" * 5000 + b"\n", "empty.txt": b"# nothing\n",
             "exceptions.txt": b"sale\n", "bad.csv": b'term,category\n"sale\n', "none.md": b"x\n"}
    (place / "bad").mkdir()
    for name, data in files.items():
        (place / "bad" / name).write_bytes(data)
    for name, words in {"latin.txt": ["bad/latin.txt:1:4", "not valid UTF-8"], "zero.txt": "a zero byte", "head.csv": ["bad/head.csv:1", "no column `term`"],
                        "long.txt": ["bad/long.txt:1", "too long"], "empty.txt": "the lists hold no term", "exceptions.txt": "the lists hold no term",
                        "bad.csv": "bad/bad.csv", "not/there": ["not/there", "no such file or folder"]}.items():
        refused(place, words, "good.txt", "--seed", "s", "--lists", f"bad/{name}" if name in files else name)
    (place / "folder").mkdir()
    refused(place, "there is no list here", "good.txt", "--seed", "s", "--lists", "folder")
    refused(place, "not/there", *GOOD, "--exceptions", "not/there")


def case_corpora(place):
    (place / "nothing.txt").write_bytes(b"\n\n")
    (place / "faulty.jsonl").write_bytes(b'{"text":"sale"}\n{"text":1}\n{"text":\n{"text":"best ever"}\n')
    (place / "all.jsonl").write_bytes(b'{"text":1}\n')
    (place / "cut.jsonl.gz").write_bytes(gzip.compress(b'{"text":"sale"}\n' * 5000)[:-20])
    (place / "zip.jsonl").write_bytes(b"PK\x03\x04 and more")
    (place / "t.csv").write_bytes(b"text,id\nsale,1\n")
    (place / "zero.jsonl").write_bytes(b'{"text":"x","src":"a\\u0000b"}\n')
    rest = GOOD[1:]
    refused(place, "hold no item", "nothing.txt", *rest)
    refused(place, ["not/there", "no such file or folder"], "not/there", *rest)
    refused(place, "named twice", "good.txt", "good.txt", *rest)
    refused(place, "ZIP archive", "zip.jsonl", *rest)
    refused(place, ["t.csv", "`body`"], "t.csv", "--text", "body", *rest)
    refused(place, ["hold no item", "1 records could not be read"], "all.jsonl", "--keep-going", *rest)
    refused(place, "no file in the folder has the name of a corpus", "none", *rest)
    # Later ones may have been begun: the first fault in the order of the files is named all the same.
    for threads in ("1", "7"):
        done = run("good.txt", "faulty.jsonl", "all.jsonl", "--out", f"broken{threads}", "--threads", threads, *rest, cwd=place, status=2)
        assert "faulty.jsonl:2:" in done.stderr and not (place / f"broken{threads}/screen.json").exists(), done.stderr
    done = run("cut.jsonl.gz", "--out", "cut", *rest, cwd=place, status=2)
    assert "cut.jsonl.gz" in done.stderr, done.stderr
    done = run("zero.jsonl", "--out", "zero", "--source", "src", *rest, cwd=place, status=2)
    assert "zero.jsonl" in done.stderr and "zero byte" in done.stderr, done.stderr
    # With --keep-going the same run goes on.
    done = run("good.txt", "faulty.jsonl", "all.jsonl", "--out", "broken1", "--keep-going", *rest, cwd=place)
    assert "3 records could not be read and were passed over" in done.stderr and "3 records could not be read and are in no count" in done.stdout, done.stderr + done.stdout
    manifest = json.loads((place / "broken1/manifest.json").read_text())
    assert [(one["items"], one["faults"]) for one in manifest["corpora"]] == [(2, 0), (2, 2), (0, 1)]


def case_arguments(place):
    for words, options in (("wants --lists", ["good.txt"]), ("wants CORPUS", ["--lists", "lists"]), ("`fourms`", [*GOOD, "--fold", "fourms"]),
                           ("did you mean `forms`", [*GOOD, "--fold", "form"]), ("off", [*GOOD, "--fold", "off,forms"]), ("none", [*GOOD, "--personal", "none,mobile"]),
                           ("`--limit` does not take `x`", [*GOOD, "--limit", "x"]), ("`--risk` does not take `0`", [*GOOD, "--risk", "0"]),
                           ("`--ranges` does not take `5000`", [*GOOD, "--ranges", "5000"]), ("`--sample` does not take `100001`", [*GOOD, "--sample", "100001"]),
                           ("salt", [*GOOD, "--salt", "empty"]), ("more than 8 fields", [*GOOD, "--text", "a,b,c,d,e,f,g,h,i"])):
        (place / "empty").write_bytes(b"")
        refused(place, words, *options)
    assert "wants --out" in run(*GOOD, cwd=place, status=2).stderr


def case_text(place):
    """The bounds are those of docs/statistics.md: 38 and 63 of 1,000 (Clopper and Pearson, one-sided, 5 %)."""
    lines = {"assured": 38, "undecided": 45, "refuted": 63, "above": 51}
    with open(place / "rates.jsonl", "w", encoding="utf-8") as file:
        for source, bad in lines.items():
            for i in range(1000):
                file.write(json.dumps({"src": source, "text": "a sale" if i < bad else "nothing", "id": i}) + "\n")
    done = run("rates.jsonl", *GOOD[1:], "--source", "src", "--id", "id", "--limit", "5", "--out", "rates", cwd=place)
    rows = {line.split()[0]: line.split(None, 8) for line in done.stdout.splitlines() if line}
    assert rows["assured"][1:4] == ["1,000", "38", "3.8000"] and rows["assured"][5] == "4.9513", rows["assured"]
    assert rows["refuted"][4] == "5.0833" and rows["refuted"][8] == "above, refuted", rows["refuted"]
    assert rows["assured"][8] == "within, assured" and rows["undecided"][8] == "within, undecided" and rows["above"][8] == "above, undecided"
    assert rows["all"][1:3] == ["4,000", "197"]
    narrow = run("rates.jsonl", *GOOD[1:], "--source", "src", "--id", "id", "--limit", "3.8", "--risk", "1", "--out", "narrow", cwd=place)
    assert "limit 3.8 %" in narrow.stdout and "at a risk of 1 %" in narrow.stdout
    assert evidence(place / "narrow") == evidence(place / "rates")


def case_json(place):
    sys.argv[1:3] = [str(GUIJU), str(SOURCE)]
    sys.path.insert(0, str(SOURCE / "tests/cli"))
    from cases import undescribed, validator
    schema = validator("screen.schema.json")
    assert not list(undescribed(schema.schema)), list(undescribed(schema.schema))
    for number, options in enumerate((["--seed", "s"], ["--nonce", "n", "--language", "zh", "--modality", "image"], ["--sample", "0", "--personal", "none"])):
        done = run("good.txt", "--lists", "lists", "--format", "json", "--out", f"json{number}", *options, cwd=place)
        assert done.stdout == (place / f"json{number}/screen.json").read_text()
        schema.validate(json.loads(done.stdout))
    assert counts(place / "json1")["total"]["modality"] == "image" and counts(place / "json2")["total"]["personal"] == []


def case_most_told(place):
    """An item with more findings than are written down is marked; all are counted."""
    (place / "dense.txt").write_text("sale " * 2500 + "\nsale\n", encoding="utf-8")
    run("dense.txt", *GOOD[1:], "--out", "dense", cwd=place)
    dense, other = map(json.loads, findings(place / "dense").splitlines())
    assert len(dense["hits"]) == 1000 and dense["cut"] is True and "cut" not in other and counts(place / "dense")["total"]["hits"] == 2501


def case_no_value_leaks(place):
    """Outside the sample no number stands as it is."""
    numbers = [f"138{i:08}" for i in range(0, 5000, 7)]
    (place / "numbers.txt").write_text("".join(f"手机 {number}。\n" for number in numbers), encoding="utf-8")
    (place / "secret").write_bytes(b"one that nobody knows")
    run("numbers.txt", *GOOD[1:], "--salt", "secret", "--sample", "0", "--out", "numbers", cwd=place)
    said = findings(place / "numbers") + "".join((place / "numbers" / name).read_text() for name in ("screen.json", "manifest.json", "sample.jsonl"))
    assert counts(place / "numbers")["total"]["personal_items"] == len(numbers)
    assert not [number for number in numbers if number in said] and "one that nobody knows" not in said


def case_progress(place):
    """On a terminal a line that goes again; elsewhere nothing, unless asked for."""
    with open(place / "big.txt", "wb") as file:
        for _ in range(60):
            file.write("普通的一行，没有什么。\n".encode() * 3000)
    assert run("big.txt", *GOOD[1:], "--out", "quiet", cwd=place).stderr == ""
    ours, theirs = pty.openpty()
    process = subprocess.Popen([str(GUIJU), "screen", "big.txt", *GOOD[1:], "--out", "loud", "--threads", "1"], cwd=place, stdout=subprocess.DEVNULL, stderr=theirs)
    os.close(theirs)
    said = b""
    try:
        while part := os.read(ours, 1 << 16):
            said += part
    except OSError:
        pass
    os.close(ours)
    assert process.wait() == 0
    if said: # a fast machine is done before there is anything to tell
        assert b"MB a second" in said and said.endswith(b"\r\x1b[K"), said[-200:]


with tempfile.TemporaryDirectory() as base:
    base = pathlib.Path(base)
    write_lists(base / "lists")
    (base / "good.txt").write_text("a sale\nnothing\n", encoding="utf-8")
    (base / "none").mkdir()
    (base / "none/x.dat").write_bytes(b"x")
    for case in (case_lists, case_corpora, case_arguments, case_text, case_json, case_most_told, case_no_value_leaks, case_progress):
        case(base)
        print(case.__name__)
