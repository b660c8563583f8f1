#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A run that is killed, or whose disk is full, goes on and writes the same bytes; a folder of another run is left alone: resume.py GUIJU"""
import json
import os
import pathlib
import resource
import signal
import subprocess
import tempfile
import time

from harness import GUIJU, evidence, generator, run, text, write_lists

rng = generator(11)
OPTIONS = ["--lists", "lists", "--seed", "s", "--sample", "20", "--id", "id", "--source", "src", "--ranges", "8"]


def write_corpus(place):
    for name, n in (("a.jsonl", 3000), ("b.jsonl", 1000), ("c.jsonl", 10)):
        with open(place / name, "w", encoding="utf-8") as file:
            for i in range(n):
                file.write(json.dumps({"id": f"{name}{i}", "src": f"s{i % 5}", "text": text(rng)}, ensure_ascii=False) + "\n")
    return ["a.jsonl", "b.jsonl", "c.jsonl"]


def args(out, threads="2"):
    return [*CORPUS, *OPTIONS, "--out", out, "--threads", threads]


def lines(path):
    return path.read_bytes().count(b"\ndone ") if path.exists() else 0


def kill_when(place, out, reached, threads):
    """Start, kill without warning as soon as `reached` says so; the exit status."""
    process = subprocess.Popen([str(GUIJU), "screen", *map(str, args(out, threads))], cwd=place, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while process.poll() is None:
        if reached():
            process.send_signal(signal.SIGKILL)
            break
    return process.wait()


def finish(place, out, threads="2"):
    done = run(*args(out, threads), cwd=place)
    assert evidence(place / out) == WANTED, out
    return done.stderr


def case_killed(place):
    """After some ranges, again after some more, and while the evidence is written."""
    killed = 0
    for number, stops in enumerate([[1], [2, 9, 10], [20]]):
        out = f"killed{number}"
        journal = place / out / "work/journal"
        for stop in stops:
            killed += kill_when(place, out, lambda stop=stop: lines(journal) >= stop, str(number % 3 + 1)) == -signal.SIGKILL
            assert lines(journal) >= stop or not journal.exists()
        if not journal.exists():
            continue
        said = finish(place, out, str(3 - number % 3))
        assert "ranges were done before" in said, said
    for number, name in enumerate(["findings.jsonl.zst.new", "sample.jsonl", "screen.json"]):
        out = f"writing{number}"
        if kill_when(place, out, lambda: (place / out / name).exists(), "2") == -signal.SIGKILL and (place / out / "work/journal").exists():
            killed += 1
            finish(place, out)
    assert killed >= 5, killed
    print(f"killed {killed} times")


def case_at_any_time(place):
    """By the clock: whatever was being done."""
    for number in range(4):
        out, until = f"clock{number}", time.monotonic() + rng.random() * 0.5
        if kill_when(place, out, lambda until=until: time.monotonic() >= until, "2") == -signal.SIGKILL:
            if (place / out / "screen.json").exists() and not (place / out / "work/journal").exists():
                continue
            finish(place, out)


def case_damaged(place):
    """Parts that are gone or damaged are made again; a journal with a changed line is refused."""
    kill_when(place, "damaged", lambda: lines(place / "damaged/work/journal") >= 9, "1")
    parts = sorted((place / "damaged/work").glob("part-*[0-9]"))
    assert len(parts) >= 9
    parts[0].unlink()
    data = bytearray(parts[1].read_bytes())
    data[len(data) // 2] ^= 1
    parts[1].write_bytes(data)
    parts[2].write_bytes(parts[2].read_bytes()[:-9])
    parts[3].write_bytes(b"")
    journal = place / "damaged/work/journal"
    whole = journal.read_bytes()
    journal.write_bytes(whole.replace(b"\ndone 0 1 ", b"\ndone 0 2 "))
    said = run(*args("damaged"), cwd=place, status=2).stderr
    assert "was changed" in said, said
    journal.write_bytes(whole + b"done 0 11")
    finish(place, "damaged")


def case_other_bytes(place):
    """A byte that changed where ranges were done, under the same name, size and time: seen by the hash."""
    corpus = place / "a.jsonl"
    whole, about = corpus.read_bytes(), corpus.stat()
    kill_when(place, "bytes", lambda: lines(place / "bytes/work/journal") >= 3, "1")
    assert (place / "bytes/work/journal").exists()
    at = whole.index(b'"text"', 66000) + 3  # behind what the journal itself looks at
    corpus.write_bytes(whole[:at] + b"a" + whole[at + 1:])
    os.utime(corpus, ns=(about.st_atime_ns, about.st_mtime_ns))
    said = run(*args("bytes"), cwd=place, status=2).stderr
    assert "a.jsonl" in said and "begun with: other bytes" in said, said
    assert not (place / "bytes/screen.json").exists()
    corpus.write_bytes(whole)
    os.utime(corpus, ns=(about.st_atime_ns, about.st_mtime_ns))
    finish(place, "bytes")


def limited(size):
    def limit():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
    return limit


def case_disk_full(place):
    """No file may grow beyond a size, which grows from run to run: status 3, and in the end the same bytes."""
    failed = 0
    for size in (0, 100, 700, 1500, 3000, 5000, 9000, 20000, 1 << 30):
        done = run(*args("full"), cwd=place, status=None, preexec_fn=limited(size), restore_signals=False)
        if done.returncode == 0:
            break
        assert done.returncode == 3 and "cannot write" in done.stderr, (done.returncode, done.stderr)
        assert not (place / "full/screen.json").exists()
        failed += 1
    assert failed >= 4 and evidence(place / "full") == WANTED, failed


def refuse(place, words, *arguments):
    before = {str(path): path.read_bytes() if path.is_file() else None for path in place.rglob("*")}
    done = run(*arguments, cwd=place, status=2)
    assert done.stdout == "" and words in done.stderr, done.stderr
    assert {str(path): path.read_bytes() if path.is_file() else None for path in place.rglob("*")} == before


def case_other_runs(place):
    kill_when(place, "other", lambda: lines(place / "other/work/journal") >= 3, "2")
    refuse(place, "of other work", *CORPUS, *OPTIONS, "--fold", "off", "--out", "other")
    refuse(place, "of other work", *CORPUS, *["t" if one == "s" else one for one in OPTIONS], "--out", "other")
    (place / "lists/ad.csv").write_text("term,category\nsale,ad\n", encoding="utf-8")
    refuse(place, "of other work", *args("other"))
    refuse(place, "another run, which is finished", *args("plain"))
    (place / "some").mkdir()
    (place / "some/letter.txt").write_text("x")
    refuse(place, "`letter.txt`", *args("some"))
    refuse(place, "a part of the path is not a folder", *args("a.jsonl"))
    refuse(place, "no such file or folder", *args("not/there"))


with tempfile.TemporaryDirectory() as folder:
    folder = pathlib.Path(folder)
    write_lists(folder / "lists")
    CORPUS = write_corpus(folder)
    run(*args("plain", "1"), cwd=folder)
    WANTED = evidence(folder / "plain")
    for case in (case_killed, case_at_any_time, case_damaged, case_other_bytes, case_disk_full, case_other_runs):
        case(folder)
        print(case.__name__)
