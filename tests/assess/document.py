#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""docs/assessing.md says what the program does: document.py GUIJU SOURCE_DIR [--write]

Its tables of measures and of clauses are what the program tells of empty evidence; `--write` puts them there. The example that it shows is
in examples/assess, which is what make.py writes.
"""
import filecmp
import json
import pathlib
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import make

GUIJU, SOURCE = sys.argv[1], pathlib.Path(sys.argv[2])
PAGE = SOURCE / "docs/assessing.md"


def empty():
    with tempfile.TemporaryDirectory() as folder:
        make.write(pathlib.Path(folder) / "evidence.yaml", "on: 2026-11-24\n")
        done = subprocess.run([GUIJU, "assess", f"{folder}/evidence.yaml", "--format", "json"], capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)


def measures(report):
    rows = ["| fact | from | how |", "|---|---|---|"]
    return "\n".join(rows + [f"| `{m['fact']}` | `{m['from']}` | {m['how']} |" for m in report["measures"]])


def clauses(report):
    measured = {m["fact"] for m in report["measures"]}
    out = []
    for standard in report["standards"]:
        out += [f"### {standard['english']}", "", "| clause | norm | asked | measured | recorded by people |", "|---|---|---|---|---|"]
        for c in standard["clauses"]:
            facts = [m["fact"] for m in c["would_settle"] if "fact" in m]
            terms = [m["term"] for m in c["would_settle"] if "term" in m]
            machine = ", ".join(f"`{f}`" for f in facts if f in measured)
            people = ", ".join([f"`{f}`" for f in facts if f not in measured] + [f"`{t}` (judged)" for t in terms])
            where = re.sub(r"^\S+ ", "", c["cite"][0])
            out.append(f"| {where} | `{c['norm'].split('/', 1)[1]}` | {c['asked']} | {machine} | {people} |")
        out.append("")
    return "\n".join(out).rstrip()


def put(text, name, made):
    pattern = re.compile(rf"(<!-- {name} -->\n).*?(\n<!-- end -->)", re.S)
    assert len(pattern.findall(text)) == 1, name
    return pattern.sub(lambda found: found.group(1) + made + found.group(2), text)


def same(a, b):
    compared = filecmp.dircmp(a, b)
    assert not (compared.left_only or compared.right_only or compared.diff_files or compared.funny_files), compared.report()
    for inner in compared.common_dirs:
        same(a / inner, b / inner)


def commands(page):
    """The commands that the page shows, as they stand, in a folder of their own."""
    block = re.search(r"^```\n(guiju .*?)^```$", page, re.S | re.M).group(1)
    with tempfile.TemporaryDirectory() as folder:
        (pathlib.Path(folder) / "examples").symlink_to(SOURCE.resolve() / "examples")
        for line in block.splitlines():
            done = subprocess.run([str(pathlib.Path(GUIJU).resolve()), *line.split()[1:]], cwd=folder, capture_output=True, text=True)
            assert done.returncode == 0 and done.stdout, (line, done.stderr)
        assert "computed again, all the same" in done.stdout, done.stdout
        assert (pathlib.Path(folder) / "filing.csv").read_text().count("\n") == 16


report = empty()
page = PAGE.read_text(encoding="utf-8")
new = put(put(page, "measures", measures(report)), "clauses", clauses(report))
if "--write" in sys.argv:
    PAGE.write_text(new, encoding="utf-8")
    make.small(SOURCE / "examples/assess")
assert new == PAGE.read_text(encoding="utf-8"), "docs/assessing.md: tests/assess/document.py GUIJU SOURCE --write"
commands(page)
# Nothing was measured, so nothing is met, missed, assured or refuted.
for standard in report["standards"]:
    for c in standard["clauses"]:
        assert c["result"] in ("open", "not applicable") and c["literal"] == "unknown" and c["shown"] is None, c
        assert c["would_settle"], c
with tempfile.TemporaryDirectory() as folder:
    make.small(pathlib.Path(folder) / "assess")
    same(pathlib.Path(folder) / "assess", SOURCE / "examples/assess")
# The numbers of annex A, as the program counts them, are those of the rule base.
text = (SOURCE / "content/cn/gbt-45654-2025/parameters.gj").read_text(encoding="utf-8")
parameter = lambda name: int(re.search(rf"^parameter gbt45654_{name} .*?value +(\d+)", text, re.S | re.M).group(1))
table = re.findall(r"^RISK\(GJ_(\w+), \"([^\"]+)\"", (SOURCE / "src/assess/risks.def").read_text(encoding="utf-8"), re.M)
for group in range(1, 6):
    assert sum(g == f"RISK_A{group}" for g, _ in table) == parameter(f"risks_a{group}")
assert sum(g != "ASPECT" for g, _ in table) == parameter("risks_total")
assert sum(g == "ASPECT" for g, _ in table) == parameter("aspects")
