#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The sheet of what a filing takes: filing.py GUIJU SOURCE_DIR

What the law names comes from the rule base, leaf by leaf; what is only reported is never told as law.
"""
import csv
import io
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import make

GUIJU, SOURCE = sys.argv[1], pathlib.Path(sys.argv[2])
LAWFUL = ["cn/genai/assess", "cn/opinion/report-contents", "cn/labelling/papers-with-assessment", "cn/genai/file", "cn/algorithm/filing-contents", "cn/labelling/papers-with-filing"]
SIGNED, PRACTICE = "cn/tc260-003/three-signatures", "cn/practice/filing-papers"


def sheet(folder, facts="", *more):
    text = (folder / "evidence.yaml").read_text(encoding="utf-8").split("# told\n")[0]
    make.write(folder / "evidence.yaml", text + "# told\n" + facts)
    done = subprocess.run([GUIJU, "assess", str(folder / "evidence.yaml"), "--filing", str(folder / "f.csv"), *more], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return list(csv.DictReader(io.StringIO((folder / "f.csv").read_text(encoding="utf-8"))))


def leaves(norm):
    """What the act of a norm hangs on, by a reading of the rule files of our own."""
    for path in sorted((SOURCE / "content/cn").glob("*/*.gj")):
        found = re.search(rf"^duty {norm} .*?^  must (.*?)(?=^  [a-z]|^\n)", path.read_text(encoding="utf-8") + "\n\n", re.S | re.M)
        if found:
            return [word for line in found.group(1).splitlines() if (word := line.replace("and ", "").strip().lstrip("- ").split(" ")[0]) not in ("", "all")]
    raise AssertionError(norm)


def order(folder):
    rows = sheet(folder)
    asked = [row["asked_by"] for row in rows]
    assert asked == [norm for norm in LAWFUL for _ in leaves(norm)] + [SIGNED] * len(leaves(SIGNED)) + [PRACTICE] * 4, asked
    assert [int(row["no"]) for row in rows] == list(range(1, len(rows) + 1)) and None not in rows[0]
    for row in rows:
        assert row["force"] == ("practice" if row["asked_by"] == PRACTICE else "recommended" if row["asked_by"] == SIGNED else "binding"), row
        assert row["source"] and row["cite"] and row["paper"] and row["paper_zh"], row
        if row["asked_by"] == PRACTICE:
            assert "secondary sources only" in row["unverified"] and "reports" in row["source"] and row["cite"].startswith("cn/cac-practice"), row
    return rows


def told(folder):
    facts = ("  report_describes_service: yes\n  report_concludes: no\n  report_signatories: 2\n  report_signed_by_named_persons: yes\n"
             "  filing_contents_complete: [{value: yes, by: a}, {value: no, by: b}]\n  algorithm_filed: 2026-11-20\n")
    state = {row["paper"]: (row["state"], row["what_there_is"]) for row in sheet(folder, facts)}
    by = lambda words: next(value for key, value in state.items() if words in key)
    assert by("function and reach") == ("told: yes", "") and by("states the conclusion") == ("told: no", "")
    assert by("who sign the report") == ("told", "2, at least 3") and by("legal representative") == ("told: yes", "")
    assert by("the algorithm is filed") == ("told: yes", "2026-11-20") and by("the filing gives") == ("told one way and the other", "")
    assert by("papers on labels") == ("not told", "")


def days(folder):
    """What is told for a day to come is not there yet; a range is told as one."""
    for said, state, there in (("2027-03-01", "told: to come", "2027-03-01"), ("2026-11-24", "told: yes", "2026-11-24"), ("no", "told: no", ""), ("unknown", "not told", ""),
                               ("{at_least: 2026-11-01, at_most: 2026-12-31}", "told: perhaps to come", "2026-11-01 to 2026-12-31"), ("{at_least: 2026-12-01}", "told: to come", "2026-12-01 or later"), ("{at_most: 2026-11-01}", "told: yes", "2026-11-01 or earlier")):
        (row,) = [row for row in sheet(folder, f"  algorithm_filed: {said}\n") if row["paper"].startswith("the algorithm is filed")]
        assert (row["state"], row["what_there_is"]) == (state, there), (said, row)
    (row,) = [row for row in sheet(folder, "  report_signatories: {at_least: 2, at_most: 4}\n") if "who sign the report" in row["paper"]]
    assert (row["state"], row["what_there_is"]) == ("told", "2 to 4, at least 3"), row


def without(folder):
    """A rule base that reports no practice: then nothing is said to be asked by anybody, and the rows of law stand."""
    content = folder / "content"
    shutil.copytree(SOURCE / "content", content)
    shutil.rmtree(content / "cn/cac-practice/tests")
    path = content / "cn/cac-practice/filing.gj"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("must      model_filing_papers_complete", "must      model_filed"), encoding="utf-8")
    rows = sheet(folder, "", "--rules", str(content))
    last = rows[-4:]
    assert all(not row["asked_by"] + row["force"] + row["unverified"] + row["source"] for row in last) and rows[0]["force"] == "binding", last


with tempfile.TemporaryDirectory() as made:
    made = pathlib.Path(made)
    make.small(made)
    order(made)
    told(made)
    days(made)
    without(made)
print("ok")
