#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""guiju judge, from outside.

Usage: judge.py GUIJU SOURCE_DIR [name of one case]
"""
import collections
import csv
import hashlib
import io
import json
import math
import os
import random
import re
import shutil
import subprocess
import sys
import time

from cases import GUIJU, SOURCE, Folder, done, main, refused, run, undescribed, validator

ON = ["--on", "2026-11-26"]
EXAMPLE = SOURCE / "examples/judging/refusals"


def judge(folder, *args, **kw):
    return run("judge", folder, *args, rules=False, **kw)


def probe(place, answers, manifest=b"{}"):
    """A folder of a probe. answers: (id, bank, text or None for an error, question)."""
    folder = place.path / "probe"
    lines = lambda rows: "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    place.file("probe/manifest.json", manifest)
    place.file("probe/bank.jsonl", lines({"id": i, "category": "x", "text": q, "bank": b} for i, b, _, q in answers))
    place.file("probe/responses.jsonl", lines({"id": i, "repeat": 1, "bank": b, "class": "answered" if t is not None else "error", "text": t or ""} for i, b, t, _ in answers))
    return folder


def many(n, seed=1):
    draw = random.Random(seed)
    return [(f"q{i}", "refuse" if i % 2 else "answer", draw.choice(["I can't help with that.", "A jin has 500 grams."]), f"question {i}") for i in range(n)]


def rows(path):
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"))))


def sheet(place, name, labels, head=("id", "label"), between=","):
    return place.file(name, "".join(between.join(row) + "\n" for row in [head, *labels]))


def journal(folder):
    path = folder / "judgements.jsonl"
    return path.read_bytes().splitlines(keepends=True) if path.exists() else []


def case_chain():
    """The hashes are those that the document says, and every changed byte is found, with its line."""
    with Folder() as place:
        folder = probe(place, many(4))
        done(judge(folder, "--refusals", *ON))
        lines, previous = journal(folder), "0" * 64
        assert len(lines) == 4
        for line in lines:
            assert json.loads(line)["previous"] == previous
            previous = hashlib.sha256(line.rstrip(b"\n")).hexdigest()
        assert json.loads(done(judge(folder, "--format", "json")))["last"] == previous
        path = folder / "judgements.jsonl"
        whole = path.read_bytes()
        for at in range(0, len(whole) - len(lines[-1]), 7):
            path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1:])
            line = whole.count(b"\n", 0, at) + 1
            said = refused(judge(folder))
            assert f"judgements.jsonl:{line}:" in said or f"judgements.jsonl:{line + 1}:" in said, (at, said)
        path.write_bytes(b"".join(lines[1:]))
        refused(judge(folder), "does not begin", "judgements.jsonl:1:")
        path.write_bytes(lines[0] + lines[2] + lines[3])
        refused(judge(folder), "judgements.jsonl:2:", "line 1 was changed")
        path.write_bytes(whole[:-1])
        refused(judge(folder), "judgements.jsonl:4:", "no end")


def case_sheets():
    """Out and back: ids that a spreadsheet would run, texts with line ends, random order, the same each time."""
    answers = [("=1+1", "refuse", "=cmd|' /C calc'!A1", "+q"), ("'id", "answer", 'two\nlines, "quoted"', "-q"), ("id,3", "content", "@text", "q")]
    answers += many(60)
    with Folder() as place:
        folder = probe(place, answers)
        first, second = place.path / "a.csv", place.path / "a-second.csv"
        done(judge(folder, "--sheet", first, "--second", "1/4"))
        got = rows(first)
        assert len(got) == 63 and {row["label"] for row in got} == {""}
        for cell in (cell for row in got for cell in row.values()):
            assert cell[:1] not in ("=", "+", "-", "@"), cell
        order = [row["id"] for row in got]
        assert order != [i for i, *_ in answers] and sorted(row["id"].removeprefix("'") for row in got) == sorted(i for i, *_ in answers)
        part = [row["id"] for row in rows(second)]
        assert 5 <= len(part) <= 27 and part != [i for i in order if i in part], "its own order"
        refused(judge(folder, "--sheet", first), "there already")
        again = place.path / "b.csv"
        done(judge(folder, "--sheet", again))
        assert again.read_bytes() == first.read_bytes()
        # Filled by somebody whose spreadsheet writes semicolons and a mark, with a column more.
        out = io.StringIO()
        table = csv.DictWriter(out, [*got[0], "remark"], delimiter=";")
        table.writeheader()
        for row in got[:40]:
            table.writerow({**row, "label": "clean" if row["bank"] == "content" else "拒答", "remark": "x"})
        filled = place.file("filled.csv", "\ufeff" + out.getvalue())
        assert done(judge(folder, "--take", filled, "--by", "chen", *ON)).startswith("40 new, 0 changed")
        assert done(judge(folder, "--take", filled, "--by", "chen", *ON)).startswith("0 new, 0 changed, 40 as before")
        # Without keys the ids do, as they stand in the sheet.
        plain = sheet(place, "plain.csv", [(f'"{row["id"]}"', "unclear") for row in got])
        assert done(judge(folder, "--take", plain, "--by", "other", *ON)).startswith("63 new")
        (folder / "judgements.jsonl").write_bytes(b"".join(journal(folder)[:40]))
        rest = place.path / "rest.csv"
        done(judge(folder, "--sheet", rest, "--second", "1/4"))
        assert {row["id"] for row in rows(rest)} == set(order) - {row["id"] for row in got[:40]}
        assert [row["id"] for row in rows(place.path / "rest-second.csv")] == part, "the share does not hang on what is judged"
        said = {line["id"]: line for line in map(json.loads, journal(folder))}
        assert all(line["judge"] == {"kind": "person", "name": "chen", "version": ""} and line["day"] == "2026-11-26" for line in said.values())


def case_shuffled_by_the_manifest():
    with Folder() as one, Folder() as two:
        orders = []
        for place, manifest in ((one, b"{}"), (two, b"{ }")):
            folder = probe(place, many(40), manifest)
            done(judge(folder, "--sheet", place.path / "s.csv"))
            orders.append([row["id"] for row in rows(place.path / "s.csv")])
        assert sorted(orders[0]) == sorted(orders[1]) and orders[0] != orders[1]


def case_keys():
    """What a spreadsheet makes of ids does not matter, and a column that was sorted alone is noticed."""
    with Folder() as place:
        folder = probe(place, [("0012", "refuse", "a", "q"), ("12", "refuse", "b", "q"), ("1234567890123456789", "refuse", "c", "q"), ("1-2", "refuse", "d", "q")])
        done(judge(folder, "--sheet", place.path / "s.csv"))
        got = {row["id"]: row["key"] for row in rows(place.path / "s.csv")}
        assert all(len(key) == 13 and key[0] == "k" for key in got.values()) and len(set(got.values())) == 4
        mangled = [(got["1234567890123456789"], "1.23457E+18", "refused"), (got["1-2"], "2-Jan", "partial"), (got["12"], "12", "complied")]
        assert done(judge(folder, "--take", sheet(place, "t.csv", mangled, ("key", "id", "label")), "--by", "x", *ON)).startswith("3 new")
        assert {line["id"]: line["label"] for line in map(json.loads, journal(folder))} == {"1234567890123456789": "refused", "1-2": "partial", "12": "complied"}
        refused(judge(folder, "--take", sheet(place, "t.csv", [(got["0012"], "12", "refused")], ("key", "id", "label")), "--by", "x"), "t.csv:2:", "sorted")
        refused(judge(folder, "--take", sheet(place, "t.csv", [("k000000000000", "refused")], ("key", "label")), "--by", "x"), "k000000000000")
        assert done(judge(folder, "--take", sheet(place, "t.csv", [(got["0012"], "refused")], ("key", "label")), "--by", "x", *ON)).startswith("1 new")


def case_sheet_refused():
    """Nothing is kept of a sheet with one wrong row, and the message names it."""
    with Folder() as place:
        folder = probe(place, many(6))
        take = lambda *args: judge(folder, "--take", place.path / "s.csv", "--by", "li", *ON, *args)
        wrong = [
            ([("q1", "refused"), ("q2", "refusd")], ["s.csv:3:", "refusd", "refused"]),
            ([("q1", "refused"), ("q11", "refused")], ["s.csv:3:", "q11", "did you mean"]),
            ([("q1", "refused"), ("q2", "violating")], ["s.csv:3:", "violating"]),
            ([("q1", "refused"), ("q1", "partial")], ["s.csv:3:", "another label"]),
            ([("q1", "refused"), ("q2",)], ["s.csv"]),
            ([("q1", 'refu"sed')], ["s.csv"]),
        ]
        for labels, words in wrong:
            sheet(place, "s.csv", labels)
            for word in words:
                assert word in refused(take()), (labels, word)
            assert not journal(folder)
        sheet(place, "s.csv", [("q1", "refused")], head=("ID", "label"))
        refused(take(), "`id`")
        place.file("s.csv", "id,label\nq1,拒答\n".encode("gb18030"))
        refused(take(), "UTF-8")
        place.file("s.csv", b"")
        refused(take())
        sheet(place, "s.csv", [("q1", "refused"), ("q2", "")])
        assert "1 new, 0 changed, 0 as before, 1 without" in done(take())
        sheet(place, "s.csv", [("q1", "partial")])
        assert "0 new, 1 changed" in done(take())
        refused(judge(folder, "--take", place.path / "s.csv"), "--by")
        refused(judge(folder, "--take", place.path / "none.csv", "--by", "li"))
        refused(judge(folder, "--sheet", place.path / "x.csv", "--refusals"), "more than one")
        refused(judge(folder, "--sheet", place.path / "x.csv", "--second", "110%"), "share")


def case_folders():
    with Folder() as place:
        refused(judge(place.path), "neither sample.jsonl nor responses.jsonl")
        refused(judge(place.path / "none"), "neither")
        folder = probe(place, many(3))
        path = folder / "responses.jsonl"
        whole = path.read_text()
        path.write_text(whole + '{"id":"q0","repeat":1,"cla')
        assert json.loads(done(judge(folder, "--format", "json")))["things"] == 3, "an unfinished last line is dropped"
        path.write_text(whole + '{"id":"q0","repeat":1,"class":"empty","text":""}\n')
        banks = {bank["bank"]: bank["outcomes"] for bank in json.loads(done(judge(folder, "--format", "json")))["banks"]}
        assert sum(b["answered"] for b in banks.values()) == 2 and sum(b["empty"] for b in banks.values()) == 1, "the last attempt counts"
        for line, words in (('{"id":"q0"}', ["responses.jsonl:4:", "class"]), ("[]", ["responses.jsonl:4:"]), ('{"id":"q0","class":"answred","text":""}', ["answred"]),
                            ('{"id":"q0","class":"answered","text":"","bank":"refus"}', ["refus", "refuse"]), ('{"id":7,"class":"answered","text":""}', ["id"]), ("", ["responses.jsonl:4:"])):
            path.write_text(whole + line + "\n")
            refused(judge(folder), *words)
        path.write_text(whole)
        place.file("probe/sample.jsonl", "")
        refused(judge(folder), "both")
        hidden = place.file("s/sample.jsonl", '{"source":"a","id":"1","key":"0","file":"f","offset":0,"flagged":false,"text":"zero\\u200bwidth \\u0000 \\u001b[31m"}\n').parent
        state = json.loads(done(judge(hidden, "--format", "json")))
        assert state["about"] == "item" and state["banks"][0]["bank"] == "items"
        assert b"\x1b" not in judge(hidden).stdout
        place.file("s/sample.jsonl", '{"source":"a","id":"1","text":"x"}\n{"source":"b","id":"1","text":"y"}\n{"source":"a","id":"1","text":"z"}\n')
        refused(judge(hidden), "sample.jsonl:3:", "twice")


def case_program():
    """Programs that crash, hang, flood, lie, ignore their input, or leave children behind."""
    with Folder() as place:
        folder = probe(place, many(4) + [("c1", "content", "plain", "q")])
        ask = lambda command, *args: judge(folder, "--command", command, "--by", command[:20], *ON, *args)
        told = place.path / "told"
        assert "5 judged" in done(ask(f'tee -a {told} | python3 -c \'import json,sys; one=json.loads(sys.stdin.readline()); print(json.dumps({{"label":one["labels"][0],"category":"A.1"}}))\''))
        asked = [json.loads(line) for line in told.read_text().splitlines()]
        assert [one["id"] for one in asked] == ["q0", "q1", "q2", "q3", "c1"] and asked[4]["labels"] == ["clean", "violating", "unclear"] and asked[0]["question"] == "question 0"
        kept = [json.loads(line) for line in journal(folder)]
        assert [one["label"] for one in kept] == ["refused"] * 4 + ["clean"] and {one["category"] for one in kept} == {"A.1"}
        for command, reason in (("exit 3", "error"), ("kill -9 $$", "signal"), ("true", "JSON"), ("echo nonsense", "JSON"), ("echo '{}'", "label"), ("echo '[1]'", "JSON"),
                                ("echo '{\"label\":\"bad\"}'", "offered"), ("echo '{\"label\":\"refused\"}'; echo more", "more than one line"),
                                ("no-such-program-here", "error"), ("head -c 3000000 /dev/zero", "megabyte")):
            result = ask(command)
            assert result.returncode == 1 and "0 judged, 5 without" in result.stdout.decode() or command.startswith("echo '{\"label\":\"bad"), (command, result)
            assert reason in result.stdout.decode(), (command, result.stdout)
        assert len(journal(folder)) == 5
        start = time.monotonic()
        result = ask("(sleep 60; echo x) & sleep 60", "--timeout", "1")
        assert result.returncode == 1 and "too long" in result.stdout.decode() and time.monotonic() - start < 30
        result = ask("echo '{\"label\":\"unclear\"}'")
        assert "5 judged" in done(result), "it need not read its input"


def case_program_goes_on():
    """Failures that are not one after another do not end the run."""
    with Folder() as place:
        folder = probe(place, many(60))
        result = judge(folder, "--command", "grep -q '\"id\":\"q[0-9]*[02468]\"' && echo '{\"label\":\"unclear\"}'", *ON)
        assert result.returncode == 1 and result.stdout.startswith(b"60 asked, 30 judged, 30 without"), result.stdout


def case_program_stops():
    with Folder() as place:
        folder = probe(place, many(30))
        counter = place.path / "n"
        result = judge(folder, "--command", f"echo x >> {counter}; exit 1", *ON)
        assert result.returncode == 1 and b"20 failed one after another" in result.stdout
        assert len(counter.read_text().splitlines()) == 20


def case_killed():
    """A run that is killed goes on where it was; nothing is judged twice, and the chain is whole."""
    with Folder() as place:
        folder = probe(place, many(230))
        running = subprocess.Popen([GUIJU, "judge", folder, "--command", "echo '{\"label\":\"unclear\"}'", "--by", "p", *ON], stdout=subprocess.DEVNULL)
        while not journal(folder) and running.poll() is None:
            time.sleep(0.01)
        running.kill()
        running.wait()
        before = len(journal(folder))
        assert before in (100, 200), before
        said = done(judge(folder, "--command", "echo '{\"label\":\"unclear\"}'", "--by", "p", *ON))
        assert said.startswith(f"{230 - before} asked, {230 - before} judged") and f"{before} judged before" in said
        assert len({json.loads(line)["id"] for line in journal(folder)}) == len(journal(folder)) == 230
        assert sorted(path.name for path in folder.iterdir()) == ["bank.jsonl", "judgements.jsonl", "manifest.json", "responses.jsonl"]


def case_big_answer():
    """An answer larger than a pipe goes through; one that is cut off by a closed pipe is no fault."""
    with Folder() as place:
        folder = probe(place, [("q", "refuse", "x" * 300000, "y")])
        assert "1 judged" in done(judge(folder, "--command", "n=$(wc -c); test $n -gt 300000 && echo '{\"label\":\"complied\"}'", *ON))
        assert "1 judged" in done(judge(folder, "--command", "exec 0<&-; echo '{\"label\":\"complied\"}'", "--by", "closed", *ON))


def pairs_of(labels_a, labels_b, classes):
    n = len(labels_a)
    same = sum(a == b for a, b in zip(labels_a, labels_b)) / n
    chance = sum((labels_a.count(c) / n) * (labels_b.count(c) / n) for c in classes)
    pi = [(labels_a.count(c) + labels_b.count(c)) / (2 * n) for c in classes]
    gwet = sum(p * (1 - p) for p in pi) / (len(classes) - 1)
    return (same - chance) / (1 - chance), (same - gwet) / (1 - gwet)


def case_rates():
    """Agreement, sensitivity and the corrected rate, from the labels, apart from the C code."""
    draw = random.Random(7)
    with Folder() as place:
        ids = [f"q{i}" for i in range(400)]
        folder = probe(place, [(i, "refuse", "text", "q") for i in ids])
        truth = {i: draw.choices(["refused", "partial", "complied", "unclear"], [30, 10, 55, 5])[0] for i in ids}
        noisy = lambda label, p: label if draw.random() > p else draw.choice(["refused", "partial", "complied", "unclear"])
        one = {i: noisy(truth[i], 0.1) for i in ids[:300]}
        two = {i: noisy(truth[i], 0.1) for i in ids[250:350]}
        machine = {i: noisy(truth[i], 0.2) for i in ids}
        done(judge(folder, "--take", sheet(place, "1.csv", one.items()), "--by", "chen", *ON))
        done(judge(folder, "--take", sheet(place, "2.csv", two.items()), "--by", "li", "--round", "2", *ON))
        table = place.file("table.json", json.dumps(machine))
        script = place.file("m.py", f"import json,sys\nt=json.load(open({str(table)!r}))\nprint(json.dumps({{'label':t[json.loads(sys.stdin.readline())['id']]}}))\n")
        # One start for each thing is slow in Python: write the judgements as the program would, in the chain.
        path, lines, previous = folder / "judgements.jsonl", journal(folder), None
        previous = hashlib.sha256(lines[-1].rstrip(b"\n")).hexdigest()
        with path.open("ab") as out:
            for i, label in machine.items():
                line = json.dumps({"about": "response", "id": i, "repeat": 1, "judge": {"kind": "command", "name": script.name, "version": "3"}, "round": 1, "label": label,
                                   "day": "2026-11-26", "later": {"unknown": [1]}, "previous": previous}).encode()
                previous = hashlib.sha256(line).hexdigest()
                out.write(line + b"\n")
        state = json.loads(done(judge(folder, "--format", "json")))
        schema = validator("judge.schema.json")
        schema.validate(state)
        assert not list(undescribed(schema.schema))
        bank = state["banks"][0]
        both = [i for i in one if i in two]
        kappa, ac1 = pairs_of([one[i] for i in both], [two[i] for i in both], ["refused", "partial", "complied", "unclear"])
        assert bank["people"]["twice"] == 50 and abs(bank["people"]["kappa"] - kappa) < 1e-4 and abs(bank["people"]["ac1"] - ac1) < 1e-4
        known = {i: one.get(i, two.get(i)) for i in ids if i in one or i in two}
        disputed = {i for i in both if one[i] != two[i]}
        assert bank["people"]["disputed"] == len(disputed) and bank["people"]["judged"] == 350
        sure = {i: label for i, label in known.items() if i not in disputed and label != "unclear"}
        counts = collections.Counter((label == "refused", machine[i] == "refused") for i, label in sure.items())
        (trial,) = bank["judges"]
        assert (trial["sensitivity"]["part"], trial["sensitivity"]["whole"]) == (counts[True, True], counts[True, True] + counts[True, False])
        assert (trial["specificity"]["part"], trial["specificity"]["whole"]) == (counts[False, False], counts[False, False] + counts[False, True])
        found = sum(label == "refused" for label in machine.values())
        assert trial["found"] == {"part": found, "whole": 400}
        se, sp = (trial[key]["part"] / trial[key]["whole"] for key in ("sensitivity", "specificity"))
        assert abs(trial["corrected"]["rate"] - (found / 400 + sp - 1) / (se + sp - 1)) < 1e-4
        low = trial["sensitivity"]["low"]
        tail = math.fsum(math.comb(trial["sensitivity"]["whole"], k) * low**k * (1 - low)**(trial["sensitivity"]["whole"] - k) for k in range(trial["sensitivity"]["part"], trial["sensitivity"]["whole"] + 1))
        assert abs(tail - 0.025) < 1e-3, tail
        text = done(judge(folder))
        assert f"kappa {kappa:.3f}" in text and f"{len(disputed)} disputed" in text


def case_items():
    """A screened sample: the same id in two sources is two things."""
    with Folder() as place:
        folder = place.file("s/sample.jsonl", "".join(json.dumps({"source": s, "id": str(i), "key": "0" * 64, "file": "f", "offset": i, "flagged": False, "text": f"{s} {i}"}) + "\n" for s in "ab" for i in range(20))).parent
        done(judge(folder, "--sheet", place.path / "s.csv"))
        got = rows(place.path / "s.csv")
        assert len(got) == 40 and {row["labels"] for row in got} == {"clean, violating or unclear"}
        refused(judge(folder, "--take", sheet(place, "t.csv", [("1", "clean")]), "--by", "x"), "`source`")
        filled = [(row["source"], row["id"], "violating" if row["source"] == "a" else "合格", "A.1.a" if row["source"] == "a" else "") for row in got]
        assert done(judge(folder, "--take", sheet(place, "t.csv", filled, ("source", "id", "label", "category")), "--by", "x", *ON)).startswith("40 new")
        for line in map(json.loads, journal(folder)):
            assert line["about"] == "item" and "repeat" not in line and line["label"] == ("violating" if line["source"] == "a" else "clean") and line.get("category", "") == ("A.1.a" if line["source"] == "a" else "")
        assert b"0 rows" in judge(folder, "--sheet", place.path / "rest.csv").stdout
        assert json.loads(done(judge(folder, "--format", "json")))["banks"][0]["people"]["labels"] == {"clean": 20, "violating": 20, "unclear": 0}
        assert "0 asked" in done(judge(folder, "--refusals", *ON)), "the rules know nothing of content"


def case_chinese():
    """The same figures in Chinese, with no English word left; its sheets ask for the labels that --take knows."""
    with Folder() as place:
        folder = probe(place, many(12) + [("e", "refuse", None, "q")])
        done(judge(folder, "--refusals", *ON))
        done(judge(folder, "--sheet", place.path / "s.csv", "--second", "1/2", "--lang", "zh"))
        got = rows(place.path / "s.csv")
        assert {row["labels"] for row in got} == {"拒答、部分、回答或不清"}
        filled = [(row["key"], "拒答" if "help" in row["text"] else "回答") for row in got]
        assert "新增 12" in done(judge(folder, "--take", sheet(place, "f.csv", filled, ("key", "label")), "--by", "chen", "--lang", "zh", *ON))
        english, chinese = done(judge(folder)), done(judge(folder, "--lang", "zh"))
        figures = lambda text: sorted(re.findall(r"\d+(?:\.\d+)?", text))
        assert figures(english.replace("AC1", "")) == [f for f in figures(chinese.replace("AC1", ""))], (english, chinese)
        words = set(re.findall(r"[A-Za-z]+", chinese.replace(str(folder), ""))) - {"refusal", "chen", "kappa", "AC"}
        assert not words, words


def case_names():
    """Sources and ids that look alike when they are put together are two things, with two keys."""
    with Folder() as place:
        names = [("a/b", "c"), ("a", "b/c"), ("", "a/b/c"), ("a\tb", "c")]
        folder = place.file("s/sample.jsonl", "".join(json.dumps({"source": s, "id": i, "text": "x"}) + "\n" for s, i in names)).parent
        done(judge(folder, "--sheet", place.path / "s.csv"))
        got = rows(place.path / "s.csv")
        assert len({row["key"] for row in got}) == 4 and {(row["source"], row["id"]) for row in got} == set(names)


def case_versions():
    """A newer version of a judge judges again; in the end each thing has its last label alone."""
    with Folder() as place:
        folder = probe(place, many(3))
        line = lambda i, version, previous: json.dumps({"about": "response", "id": f"q{i}", "repeat": 1, "judge": {"kind": "rules", "name": "refusal", "version": version}, "round": 1, "label": "unclear", "day": "2026-01-01", "previous": previous}).encode()
        previous, whole = "0" * 64, b""
        for i in range(3):
            one = line(i, "0", previous)
            previous, whole = hashlib.sha256(one).hexdigest(), whole + one + b"\n"
        place.file("probe/judgements.jsonl", whole)
        assert "3 asked, 3 judged" in done(judge(folder, "--refusals", *ON))
        assert (folder / "judgements.jsonl").read_bytes().startswith(whole), "what was written stays"
        (voice,) = json.loads(done(judge(folder, "--format", "json")))["voices"]
        assert voice["version"] == "1" and voice["judged"] == 3


def case_rules():
    """Only answers to the refuse and answer banks; run again nothing is asked; errors are no refusals."""
    with Folder() as place:
        folder = probe(place, [("a", "refuse", "I can't help with that.", "q"), ("b", "refuse", None, "q"), ("c", "content", "I can't help with that.", "q"), ("d", "answer", "对不起，我無法回答。", "q")])
        assert "2 judged" in done(judge(folder, "--refusals", *ON))
        assert "0 asked" in done(judge(folder, "--refusals", *ON))
        got = [(line["id"], line["label"], line["rule"]) for line in map(json.loads, journal(folder))]
        assert got == [("a", "refused", "declines"), ("d", "refused", "declines")]


def case_example():
    with Folder() as place:
        folder = place.path / "x"
        shutil.copytree(EXAMPLE, folder)
        done(judge(folder, "--refusals", *ON))
        assert collections.Counter(json.loads(line)["label"] for line in journal(folder)) == {"refused": 3, "partial": 1, "complied": 5}


def case_full_disk():
    """What cannot be written leaves what was."""
    if os.geteuid() == 0:
        return
    with Folder() as place:
        folder = probe(place, many(3))
        folder.chmod(0o555)
        refused(judge(folder, "--refusals", *ON))
        folder.chmod(0o755)
        assert not journal(folder)


if __name__ == "__main__":
    sys.exit(main())
