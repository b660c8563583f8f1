#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The examples of the documents as a reader would use them: run.py PROGRAM, from the root of the tree.

- the blocks ```gj law of docs/language.md, put together, are a rule base whose tests pass and in which lint finds no error;
- the report in README.md is the one that the demo prints;
- the table of docs/portfolio.md gives what stands below it; the bank of docs/probing.md, too;
- the subject of docs/side-by-side.md, beside the content, gives the report that is shown;
- the corpus and lists of docs/screening.md give the summary and the findings that stand below them;
- the runs of models in docs/simulating.md print what is shown, from `WHAT FOLLOWS` on;
- every number of docs/models/claims.md is that of its run;
- the norm of docs/tutorial.md works on top of the content, by the commands that the tutorial names.
"""
import pathlib
import re
import subprocess
import sys
import tempfile

PROGRAM = sys.argv[1]
PASSED = r"^[1-9]\d* passed, 0 failed$"


def blocks(path, info):
    text = pathlib.Path(path).read_text(encoding="utf-8")
    return re.findall(rf"^```{info}\n(.*?)^```$", text, re.S | re.M)


def run(*args, status=(0,)):
    done = subprocess.run([PROGRAM, *map(str, args)], capture_output=True, text=True)
    if done.returncode not in status:
        sys.exit(f"guiju {' '.join(map(str, args))}: exit {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


def expect(text, pattern, what):
    if not re.search(pattern, text, re.M):
        sys.exit(f"{what}: no `{pattern}` in\n{text}")


def check_simulating(folder):
    del folder
    shown = blocks("docs/simulating.md", "")
    runs = [block for block in shown if block.startswith("$ guiju ")]
    for block in runs:
        command, rest = block.split("\n", 1)
        said = run(*command.split()[2:])
        if "...\n" + said[said.index("WHAT FOLLOWS"):] != rest:
            sys.exit(f"{command}: docs/simulating.md shows\n{rest}\nand it prints\n{said}")
    if len(runs) < 4:
        sys.exit("docs/simulating.md has lost its runs")


def check_claims(folder):
    """Each number of docs/models/claims.md is what its run prints, to the digits shown."""
    del folder
    seen = 0
    for line in pathlib.Path("docs/models/claims.md").read_text(encoding="utf-8").splitlines():
        cells = line.split(" | ")
        if len(cells) < 4 or not cells[1].startswith("`"):
            continue
        said = run("simulate", *cells[1].strip("`").split(), "--format", "csv")
        value = {row.split(",")[1]: row.split(",")[2] for row in said.splitlines() if row.startswith("output,")}
        for name, shown in re.findall(r"`([a-z-]+)=([0-9.]+)`", cells[2]):
            digits = len(shown.partition(".")[2])
            seen += 1
            if abs(float(value[name]) - float(shown)) > 0.5000001 * 10 ** -digits:
                sys.exit(f"docs/models/claims.md: {cells[0]}: {name} is {value[name]}")
    if seen < 35:
        sys.exit(f"docs/models/claims.md: only {seen} numbers were found")


def check_language(folder):
    law, other = folder / "law.gj", folder / "zh.gj"
    text = "\n".join(blocks("docs/language.md", "gj law"))
    law.write_text(text, encoding="utf-8")
    run("fmt", "--check", law)
    expect(run("test", law, "--rules", law), PASSED, "tests of docs/language.md")
    # Warnings are about kinds of test that the examples leave out.
    expect(run("lint", law, "--rules", law, status=(0, 1)), r"^0 errors,", "lint of docs/language.md")
    # In the other tongue it is the same law.
    other.write_text(text, encoding="utf-8")
    run("fmt", "--lang", "zh", other)
    expect(other.read_text(encoding="utf-8"), r"^义务 ", "docs/language.md in Chinese")
    expect(run("test", other, "--rules", other), PASSED, "tests of docs/language.md in Chinese")
    run("fmt", "--lang", "en", other)
    if other.read_bytes() != law.read_bytes():
        sys.exit("docs/language.md is not the same after Chinese and back")


def check_tutorial(folder):
    if not pathlib.Path("docs/tutorial.md").exists():
        return
    house = folder / "house"
    house.mkdir()
    (policy,) = blocks("docs/tutorial.md", "gj")
    (house / "policy.gj").write_text(policy, encoding="utf-8")
    run("fmt", "--check", house)
    expect(run("test", "--rules", "content", "--rules", house, house), PASSED, "tests of docs/tutorial.md")


def check_readme(_):
    """The README shows pieces of the report that `make demo` prints, in their order; only the hash of the rule base may differ."""
    shown = re.search(r"^```\n(Public chatbot.*?)^```$", pathlib.Path("README.md").read_text(encoding="utf-8"), re.S | re.M)
    report = run("check", "examples/public-chatbot.yaml", "--on", "2026-11-24", "--brief", "--rules", "content")
    plain = [re.sub(r"rule base [0-9a-f]{12}", "rule base", text) for text in (shown.group(1), report)]
    at = 0
    for piece in plain[0].split("\n\n   ...\n\n"):
        found = plain[1].find(piece.strip("\n") + "\n", at)
        if found < 0:
            sys.exit(f"README.md shows what the report does not have:\n{piece}")
        at = found + len(piece)


def check_portfolio(folder):
    """The table of docs/portfolio.md gives what the document says."""
    text = pathlib.Path("docs/portfolio.md").read_text(encoding="utf-8")
    (folder / "services.csv").write_text(blocks("docs/portfolio.md", "csv")[0], encoding="utf-8")
    command, shown = re.search(r"^\$ guiju (portfolio services.csv .*)\n([^`]*)^```$", text, re.M).groups()
    args = [folder / word if word == "services.csv" else word for word in command.split()]
    if run(*args, "--rules", "content") != shown:
        sys.exit(f"docs/portfolio.md shows what `guiju {command}` does not print:\n{run(*args, '--rules', 'content')}")


def check_probing(folder):
    """The bank of docs/probing.md is read as the document says, without a network."""
    text = pathlib.Path("docs/probing.md").read_text(encoding="utf-8")
    (folder / "bank.jsonl").write_text(blocks("docs/probing.md", "jsonl bank")[0], encoding="utf-8")
    command, shown = re.search(r"^\$ guiju (probe bank.jsonl .*)\n([^`]*)^```$", text, re.M).groups()
    args = [folder / word if word == "bank.jsonl" else word for word in command.split()]
    if run(*args) != shown:
        sys.exit(f"docs/probing.md shows what `guiju {command}` does not print:\n{run(*args)}")


def check_side_by_side(folder):
    """What the recipe adds is in canonical form, loads beside the content, and shows up as the document says."""
    text = pathlib.Path("docs/side-by-side.md").read_text(encoding="utf-8")
    (folder / "policy.gj").write_text(blocks("docs/side-by-side.md", "gj")[0], encoding="utf-8")
    run("fmt", "--check", folder)
    command = re.search(r"^\$ guiju (compare .*)$", text, re.M)[1].split()
    report = run(*command, "--rules", "content", "--rules", folder)
    (shown,) = blocks("docs/side-by-side.md", "text")
    if shown not in report:
        sys.exit(f"docs/side-by-side.md shows what `guiju {' '.join(command)}` does not print:\n{report}")
    expect(report.split(shown)[1].split("WHAT ONLY")[0], r"^  China \(cn\)$", "docs/side-by-side.md: the other column")
    # No verdict hangs on it.
    path = command[1]
    bare = (folder / "policy.gj").read_text(encoding="utf-8").split("subject ")[0]
    checked = lambda: [line for line in run("check", path, "--on", "2026-11-24", "--rules", "content", "--rules", folder).splitlines() if "rule base" not in line]
    with_subject = checked()
    (folder / "policy.gj").write_text(bare, encoding="utf-8")
    if checked() != with_subject:
        sys.exit("docs/side-by-side.md: a subject changed a verdict")


def check_screening(folder):
    """The files of docs/screening.md give the summary and the findings that are shown."""
    text = pathlib.Path("docs/screening.md").read_text(encoding="utf-8")
    (folder / "lists").mkdir()
    for info, name in (("csv measures", "lists/measures.csv"), ("txt ads", "lists/ads.txt"), ("txt exceptions", "lists/exceptions.txt"), ("jsonl", "corpus.jsonl")):
        (folder / name).write_text(blocks("docs/screening.md", info)[0], encoding="utf-8")
    command, shown = re.search(r"^\$ guiju (screen .*)\n([^`]*)^```$", text, re.M).groups()
    done = subprocess.run([pathlib.Path(PROGRAM).resolve(), *command.split()], cwd=folder, capture_output=True, text=True)
    if done.returncode != 0 or done.stdout != shown:
        sys.exit(f"docs/screening.md shows what `guiju {command}` does not print:\n{done.stdout}{done.stderr}")
    found = subprocess.run(["zstd", "-dc", folder / "evidence/findings.jsonl.zst"], capture_output=True, text=True, check=True).stdout
    if found != blocks("docs/screening.md", "findings")[0]:
        sys.exit(f"docs/screening.md shows other findings than\n{found}")


for check in check_language, check_tutorial, check_side_by_side, check_readme, check_portfolio, check_screening, check_probing, check_simulating, check_claims:
    with tempfile.TemporaryDirectory() as place:
        check(pathlib.Path(place))
