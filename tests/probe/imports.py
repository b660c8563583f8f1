#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Results of other runners, taken in by `guiju probe --import`: imports.py GUIJU SOURCE_DIR [name of one case]."""
import collections
import json
import pathlib
import subprocess
import sys
import tempfile
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "cli"))
from cases import done, main, refused, run, validator  # noqa: E402
import made  # noqa: E402


def take(folder, name, data, *more, status=0):
    """The program's reading: questions, responses, counts, manifest."""
    path, out = pathlib.Path(folder, name), pathlib.Path(folder, name + ".out")
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    said = done(run("probe", "--import", path, "--out", out, *more), status)
    lines = [json.loads(line) for line in (out / "responses.jsonl").read_text().splitlines()]
    bank = {q["id"]: q for q in map(json.loads, (out / "bank.jsonl").read_text().splitlines())}
    probe, manifest = (json.loads((out / f"{name}.json").read_text()) for name in ("probe", "manifest"))
    validator("probe.schema.json").validate(probe)
    validator("probe-manifest.schema.json").validate(manifest)
    count = collections.Counter(line["class"] for line in lines)
    assert {name: probe["outcomes"][name] for name in ("answered", "empty", "filtered", "error")} == {name: count[name] for name in ("answered", "empty", "filtered", "error")}
    assert probe["questions"] * probe["repeats"] == sum(probe["outcomes"].values())
    return bank, lines, probe["outcomes"], manifest, said


def totals(manifest):
    return {one["of"]: (one["runner"], one["found"]) for one in manifest["import"]["totals"]}


def case_promptfoo():
    with tempfile.TemporaryDirectory() as folder:
        bank, lines, counts, manifest, _ = take(folder, "p.json", json.dumps(made.promptfoo()), "--bank", "content")
        assert counts == {"answered": 3, "empty": 1, "filtered": 1, "error": 1, "missing": 0}, counts
        assert totals(manifest) == {"results": (6, 6), "errors": (1, 1)}
        assert manifest["import"]["from"] == "promptfoo" and manifest["model"] == "http:house"
        assert bank["0/0"]["text"] == "Tell me: q0" and bank["0/0"]["category"] == "weights" and bank["0/0"]["bank"] == "content"
        by = {line["id"]: line for line in lines}
        assert by["1/0"]["class"] == "answered" and by["1/0"]["error"] is None # judged wrong, but an answer
        assert by["3/0"]["error"] == "API error: 500" and json.loads(by["4/0"]["text"]) == {"tone": "plain"} and by["2/0"]["ms"] == 14
        # A runner whose totals are not those of its file.
        broken = made.promptfoo()
        broken["results"]["stats"]["successes"] = 5
        *_, said = take(folder, "differs.json", json.dumps(broken), status=1)
        assert "results: 7 by the runner, 6 in the file: THEY DIFFER" in said, said


def case_promptfoo_repeats():
    """Each repeat has a test number of its own in the file: alike ones are one question, and no more of them than were asked for."""
    with tempfile.TemporaryDirectory() as folder:
        bank, lines, counts, _, _ = take(folder, "r.json", json.dumps(made.promptfoo_repeats()))
        assert list(bank) == ["0/0", "2/0", "4/0", "6/0"] and counts["answered"] == 9 and counts["missing"] == 3
        text = {(line["id"], line["repeat"]): line["text"] for line in lines}
        assert [text["0/0", 1], text["0/0", 2], text["2/0", 1], text["6/0", 3]] == ["answer 0", "answer 1", "answer 2", "answer 8"]


def case_promptfoo_filter():
    """A filter that refused the request is told by the body that promptfoo keeps behind its own words."""
    results = made.promptfoo()
    said = {"code": "content_filter", "message": "filtered"}
    for error, wanted in ((f"API error: 400 Bad Request\n{json.dumps({'error': said})}", "filtered"), ("API error: 400 {content_filter", "error"),
                          (f"API error: 400 Bad Request\n{json.dumps({'error': {'message': 'content_filter'}})}", "error")):
        results["results"]["results"][3].update(error=error, response={"error": error, "metadata": {"http": {"status": 400}}})
        with tempfile.TemporaryDirectory() as folder:
            _, lines, _, _, _ = take(folder, "f.json", json.dumps(results))
            line = next(line for line in lines if line["id"] == "3/0")
            assert line["class"] == wanted and line["text"] is None and line["error"] == " ".join(error.split("\n")), line


def case_several_models():
    results = made.promptfoo()
    results["results"]["results"][1]["provider"]["id"] = "http:other"
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, "two.json")
        path.write_text(json.dumps(results))
        refused(run("probe", "--import", path, "--out", pathlib.Path(folder, "o")), "http:house", "http:other", "--model")
        *_, counts, manifest, said = take(folder, "one.json", json.dumps(results), "--model", "http:other")
        assert counts["answered"] == 1 and manifest["import"]["left_out"] == [{"what": "results of other models", "count": 5}]
        assert "not taken: results of other models (5)" in said
        refused(run("probe", "--import", path, "--out", pathlib.Path(folder, "o"), "--model", "none"), "no result of `none`", "http:house")


def case_moonshot():
    with tempfile.TemporaryDirectory() as folder:
        bank, lines, counts, manifest, _ = take(folder, "m.json", json.dumps(made.moonshot()), "--from", "moonshot")
        assert counts == {"answered": 3, "empty": 1, "filtered": 0, "error": 0, "missing": 0}
        assert totals(manifest) == {"facts": (3, 3), "tone": (1, 1)}
        assert [line["text"] for line in lines] == ["A", "", "B", "polite"]
        assert {line["ms"] for line in lines} == {608}
        broken = made.moonshot()
        broken["metadata"]["status"] = "completed_with_errors"
        *_, said = take(folder, "broken.json", json.dumps(broken))
        assert "of prompts that failed nothing is in the file" in said
        assert bank["facts/small/no-template/1"]["text"] == "facts 0" and bank["tone/small/no-template/1"]["expected"] == "A"


def check_inspect(taken):
    bank, lines, counts, manifest, _ = taken
    assert counts == {"answered": 3, "empty": 1, "filtered": 1, "error": 1, "missing": 0}, counts
    assert totals(manifest) == {"samples": (6, 6)} and manifest["model"] == "house/1"
    assert bank["a"]["text"] == "ask a" and bank["a"]["category"] == "labels" and set(bank) == {"a", "7", "c"}
    text = {(line["id"], line["repeat"]): line["text"] for line in lines}
    assert text[("a", 1)] == "one" and text[("a", 2)] == "two" and text[("c", 2)] == "half \ufffd of a pair"
    assert next(line for line in lines if line["class"] == "error")["error"] == "tool broke"
    assert {line["time"] for line in lines} == {"2026-11-20T10:00:00Z"} and lines[0]["ms"] == 49
    assert bank["a"]["expected"] == '["500","五百"]'


def zstd(data):
    return subprocess.run(["zstd", "-q", "-c"], input=data, stdout=subprocess.PIPE, check=True).stdout


def case_inspect():
    header, samples = made.inspect()
    with tempfile.TemporaryDirectory() as folder:
        check_inspect(take(folder, "log.json", json.dumps({**header, "samples": samples})))
        check_inspect(take(folder, "stored.eval", made.zipped(zipfile.ZIP_STORED)))
        check_inspect(take(folder, "deflated.eval", made.zipped(zipfile.ZIP_DEFLATED)))
        check_inspect(take(folder, "zstd.eval", made.zipped_zstd(zstd)))
        check_inspect(take(folder, "zip64.eval", made.zipped_zstd(zstd, zip64=True)))
        # Of a long error the cause stands at its end.
        samples[4]["error"]["message"] = "Request: " + "长" * 400 + " HTTP 400 - no such thing"
        check = take(folder, "long.json", json.dumps({**header, "samples": samples}))
        error = next(line for line in check[1] if line["class"] == "error")["error"]
        assert error.startswith("Request: 长") and error.endswith("长 HTTP 400 - no such thing") and " ... " in error and len(error.encode()) <= 300
        header["results"] = None
        header["eval"]["dataset"]["samples"] = 4
        header["status"] = "cancelled"
        samples = [one for one in samples if (one["id"], one["epoch"]) != ("a", 1)]
        bank, lines, counts, manifest, said = take(folder, "broken-off.json", json.dumps({**header, "samples": samples}), status=1)
        assert totals(manifest) == {"samples": (8, 5)} and "THEY DIFFER" in said and "its status is not `success`" in said
        # An epoch keeps its number where the one before it is not there.
        assert counts["missing"] == 1 and [line["repeat"] for line in lines if line["id"] == "a"] == [2]


def case_damaged_zip():
    """Any byte of an archive may be changed, and any end cut off: it is refused or read, never crashed on, and a changed answer is found."""
    whole = made.zipped_zstd(zstd)
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, "d.eval")
        for at in list(range(0, len(whole), max(1, len(whole) // 15))) + list(range(len(whole) - 22, len(whole), 3)):
            for data in (whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1:], whole[:at]):
                path.write_bytes(data)
                out = pathlib.Path(folder, f"o{at}-{len(data)}")
                result = run("probe", "--import", path, "--out", out, "--from", "inspect")
                assert result.returncode in (0, 1, 2), (at, result)
                if result.returncode == 0:
                    texts = [json.loads(line)["text"] for line in (out / "responses.jsonl").read_text().splitlines()]
                    assert sorted(map(str, texts)) == sorted(["one", "two", "None", "", "None", "half \ufffd of a pair"]), (at, texts)


def case_garak():
    with tempfile.TemporaryDirectory() as folder:
        bank, lines, counts, manifest, said = take(folder, "g.report.jsonl", made.garak(), "--bank", "refuse")
        # Of four outputs of p.One, one is none; p.Two was answered once, and asked for once more in vain.
        assert counts == {"answered": 3, "empty": 1, "filtered": 0, "error": 1, "missing": 1}, counts
        # A detector may leave outputs out: its total is held against its own scores.
        assert totals(manifest) == {"p.One, d.A": (4, 4), "p.One, d.B": (1, 1), "p.One": (4, 4)} and manifest["model"] == "house"
        assert bank["u1"]["text"] == "first ask" and bank["u2"]["text"] == "second ask" and bank["u3"]["category"] == "p.Two"
        assert "not taken: attempts that were never sent (1)" in said
        # Some generators have no name of a target, but their own.
        nameless = made.garak().replace('"plugins.target_name": "house"', '"plugins.target_name": null')
        assert take(folder, "n.report.jsonl", nameless, "--bank", "refuse")[3]["model"] == "rest"


def case_chinese():
    """The same numbers with Chinese words, in columns that stand under their heads on a terminal; the files are the same."""
    import unicodedata
    columns = lambda text: sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
    with tempfile.TemporaryDirectory() as folder:
        *_, manifest, said = take(folder, "en.report.jsonl", made.garak(), "--bank", "refuse")
        *_, other, zh = take(folder, "zh.report.jsonl", made.garak(), "--bank", "refuse", "--lang", "zh")
        assert {**manifest, "bank": 0} == {**other, "bank": 0}
        digits = lambda text: [word for line in text.splitlines() for word in line.split() if word.isdigit()]
        assert "应拒答" in zh and "有回答" in zh and "未采用：从未发出的提问（1）" in zh and not set("答题") & set(said)
        table = [line for line in zh.splitlines() if line.startswith(("题库", "应拒答", "合计"))]
        assert len(table) == 4 and len({columns(line) for line in table}) == 1, table
        rows = [line for line in said.splitlines() if line.startswith(("refuse", "all"))]
        assert [digits(line) for line in table[1:]] == [digits(line) for line in rows]
        broken = made.promptfoo()
        broken["results"]["stats"]["successes"] = 5
        *_, zh = take(folder, "differs.json", json.dumps(broken), "--lang", "zh", status=1)
        assert "results：运行工具记为 7，文件中为 6：两者不符" in zh


def case_refused():
    with tempfile.TemporaryDirectory() as folder:
        def refuse(name, data, *words, more=()):
            path = pathlib.Path(folder, name)
            path.write_bytes(data if isinstance(data, bytes) else data.encode())
            out = pathlib.Path(folder, "o")
            refused(run("probe", "--import", path, "--out", out, *more), name, *words)
            assert not out.exists() or not list(out.iterdir())

        refuse("unknown.json", '{"a": 1}', "no runner that is known")
        refuse("other.json", json.dumps(made.moonshot()), "no results of promptfoo", more=("--from", "promptfoo"))
        refuse("cut.json", json.dumps(made.promptfoo())[:-9], ":1:", "ends inside")
        refuse("deep.json", "[" * 100000, "deeply")
        refuse("two.json", '{"results": {"results": [{"testIdx": 1}]}}', "testIdx")
        refuse("empty.json", '{"results": {"results": []}}', "no result")
        refuse("g.jsonl", made.garak().replace('"outputs": ["no", null]', '"outputs": 3', 1).replace('"status": 1', '"status": 2', 1), ":4:", "outputs")
        header, samples = made.inspect()
        refuse("twice.json", json.dumps({**header, "samples": samples + samples[:1]}), "repeat 1 of `a` stands twice")
        del samples[0]["epoch"]
        refuse("said-later.json", json.dumps({**header, "samples": samples + [{**samples[0], "epoch": 1}]}), "repeat 1 of `a` stands twice")
        refuse("latin.json", b'{"results": "\xe9"}', "UTF-8")
        path = pathlib.Path(folder, "p.json")
        path.write_text(json.dumps(made.promptfoo()))
        out = pathlib.Path(folder, "twice")
        done(run("probe", "--import", path, "--out", out))
        refused(run("probe", "--import", path, "--out", out), "another run")
        refused(run("probe", "--import", path, "--out", out, "--endpoint", "http://h"), "--endpoint", "--import")


if __name__ == "__main__":
    sys.exit(main())
