#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""OSCAL, SARIF and CSV of real checks: valid under the official schemas, and verdict by verdict what --format json says.

Usage: exports.py GUIJU SOURCE_DIR
What each verdict has to become is read from the table in docs/exports.md.
"""
import collections
import datetime
import json
import pathlib
import re
import tempfile

from csv_rows import check_csv
from expected import SOURCE, TABLE, run, word_of
from oscal import OSCAL, check_oscal
from sarif import SARIF, check_sarif, lint

# The days of examples/golden.
DATES = {
    "draft-period": ["2023-06-01", "2023-08-15", "2023-09-01", "2025-08-31", "2025-09-01", "2026-01-01"],
    "companion-chatbot": ["2026-07-01", "2026-08-01"],
    "content-platform": ["2025-08-25", "2026-11-24"],
    "face-gate": ["2026-11-20", "2026-11-24"],
}


def judged_terms(reports):
    """Names that are asked and are judgements, as the questions of the JSON reports call them."""
    return {question["name"] for report in reports for question in report["questions"] if question["kind"] == "judgement"}


def all_judged(folder):
    """Terms with `judged by`, from the rule files themselves."""
    names = set()
    for path in sorted(folder.rglob("*.gj")):
        for block in re.split(r"\n(?=\S)", path.read_text(encoding="utf-8")):
            match = re.match(r"(?:term|术语) (\S+)", block)
            if match and re.search(r"\n  (?:judged by|判断者)\s", block):
                names.add(match[1])
    return names


def check_files(paths, on, rules, judged, more=()):
    args = ["check", *[path.relative_to(SOURCE) if path.is_relative_to(SOURCE) else path for path in paths], "--on", on, *more]
    reports = [json.loads(line) for line in run(*args, "--format", "ndjson", rules=rules).splitlines()]
    assert judged_terms(reports) <= judged, judged_terms(reports) - judged
    texts = {format: run(*args, "--format", format, rules=rules) for format in ("oscal", "sarif", "csv")}
    documents = (check_oscal(texts["oscal"], reports, paths), check_sarif(texts["sarif"], reports, paths, judged))
    check_csv(texts["csv"], reports)
    return texts, documents, reports


HOSTILE = ["=1+1", "+1", "-1", "@SUM(A1)", "'=1", "''", '"a","b"', "a\nb", " lead and trail ", "\u3000", "\ttab", "<script>alert(1)</script>",
           "[x](javascript:1)", "{0} {{1}} {", "*b* _i_ `c` ~s~ ^u^ # h", "- list", "\\", "\\[", "&lt;", "x" * 5000, "规矩，“引号”；", "＝1+1", "＠x", "a;=1", "null", "NULL", "true",
           "\U0001f600", "a|b", "//x", "..", "#x", "?", "a\u00a0", "%s%n"]


def hostile(judged):
    with tempfile.TemporaryDirectory(prefix="guiju-test-") as folder:
        paths = []
        for i, text in enumerate(HOSTILE):
            file = ["s.yaml", "a b.yaml", "c:d.yaml", "é%20.yaml", "#x.yaml", "=x.yaml", "q?.yaml", "[a](b).yaml", "-x.yaml", "s.json"][i % 10]
            path = pathlib.Path(folder) / str(i) / file
            path.parent.mkdir()
            word = json.dumps(text, ensure_ascii=False)
            path.write_text(json.dumps({
                "service": text, "roles": ["provider"],
                "facts": {"public": [{"value": "yes", "source": text, "by": text, "why": text, "on": "2026-10-02"}, {"value": "no", "source": "terms of use"}]
                          if i % 2 else {"value": "yes", "source": text, "on": "1001-01-01"}, "plaza": "yes", "launch": "2026-01-01", "assessment": "no"},
                "judgements": [{"term": "influential", "value": value, "by": text, "on": "2026-10-01", "why": text}
                               for value in ("yes", "no")[:1 + (i % 5 == 4)]],
            }, ensure_ascii=False, indent=1), encoding="utf-8")
            assert word in path.read_text(encoding="utf-8")
            paths.append(path)
        # Each by itself and all at once; some names come twice.
        for path in paths[:12]:
            check_files([path], "2026-11-24", "tests/report/rules", judged)
        texts, documents, _ = check_files(paths + paths[:3], "2026-11-24", "tests/report/rules", judged)
        # No text of a file is a mark of Markdown, or a placeholder or link of SARIF.
        for result in documents[0]["assessment-results"]["results"]:
            assert not re.search(r"(?<!\\)(?:\\\\)*[<>`*\[\]]", result["title"]), result["title"]
        return len(paths)


def stability(judged, path):
    """What may stay the same from check to check stays, and what may not does not."""
    with tempfile.TemporaryDirectory(prefix="guiju-test-") as folder:
        copy = pathlib.Path(folder) / "copy.yaml"
        copy.write_text("# a line more\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
        _, (oscal, sarif), _ = check_files([path], "2026-11-24", "content", judged)
        _, (later, moved), _ = check_files([copy], "2026-11-25", "content", judged)
    first, second = (document["assessment-results"]["results"][0] for document in (oscal, later))
    assert first["uuid"] != second["uuid"] and first["risks"]
    assert [risk["uuid"] for risk in first["risks"]] == [risk["uuid"] for risk in second["risks"]]
    prints = [{result["ruleId"]: result["partialFingerprints"] for result in document["runs"][0]["results"]} for document in (sarif, moved)]
    both = set(prints[0]) & set(prints[1])
    assert len(both) > 100 and all(prints[0][id] == prints[1][id] for id in both)


def refuses():
    """The schemas are not so wide that all passes."""
    path = SOURCE / "examples/leak.yaml"
    args = ["check", path, "--on", "2026-11-24", "--format"]
    document = json.loads(run(*args, "oscal"))
    finding = document["assessment-results"]["results"][0]["findings"][0]
    finding["target"]["status"]["state"] = "unknown"
    assert not OSCAL.is_valid(document)
    finding["target"]["status"]["state"] = "satisfied"
    assert OSCAL.is_valid(document)
    finding["target"]["target-id"] = "cn/genai/assess"
    assert not OSCAL.is_valid(document)
    document = json.loads(run(*args, "sarif"))
    document["runs"][0]["results"][0]["kind"] = "undecided"
    assert not SARIF.is_valid(document)
    document["runs"][0]["results"][0]["kind"] = "open"
    assert SARIF.is_valid(document)
    del document["runs"][0]["results"][0]["message"]
    assert not SARIF.is_valid(document)


def main():
    judged = all_judged(SOURCE / "content")
    examples = sorted((SOURCE / "examples").glob("*.yaml"))
    seen, checks = collections.Counter(), 0
    for path in examples:
        for on in DATES.get(path.stem, ["2026-11-24"]):
            datetime.date.fromisoformat(on)
            texts, _, reports = check_files([path], on, "content", judged)
            seen.update(word_of(norm) for report in reports for norm in report["norms"])
            checks += 1
            for format, text in texts.items():
                assert text == run("check", path.relative_to(SOURCE), "--on", on, "--format", format), (path, format)
    assert set(seen) == set(TABLE), f"no example has {set(TABLE) - set(seen)}"
    check_files(examples[::6], "2026-11-24", "content", judged)
    chinese, _, _ = check_files(examples[:2], "2026-11-24", "content", judged, ("--lang", "zh"))
    assert "尚不能定" in chinese["oscal"] and "尚不能定" in chinese["sarif"]
    small = all_judged(SOURCE / "tests/report/rules")
    services = sorted((SOURCE / "tests/report/services").glob("*.yaml"))
    for on in ("2023-07-01", "2026-11-24", "2026-12-20"):
        check_files(services, on, "tests/report/rules", small)
    stability(judged, SOURCE / "examples/leak.yaml")
    count = hostile(small)
    lint()
    refuses()
    print(f"{checks} checks of {len(examples)} examples, {count} hostile names: {dict(seen)}")


main()
