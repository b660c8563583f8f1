#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How long each interactive command takes on each example, from the shell, start of the program and loading of the whole rule base included.

    python3 bench/commands.py [BUILD] [--write]     --write puts the table into docs/performance.md
The aim is 100 ms a command. Medians of 7 runs after one to warm up; the slowest example is named. An empty Python runs beside, as the measure of the
machine.
"""
import pathlib
import re
import statistics
import subprocess
import sys
import time

build = next((arg for arg in sys.argv[1:] if not arg.startswith("-")), "build/release")
guiju = f"{build}/guiju"
ON = ["--on", "2026-11-24"]
RUNS = 7
examples = sorted(str(path) for path in pathlib.Path("examples").glob("*.yaml"))

COMMANDS = {
    "check": lambda path: [guiju, "check", path, *ON],
    "check, JSON": lambda path: [guiju, "check", path, *ON, "--format", "json"],
    "why": lambda path: [guiju, "why", path, "cn/genai/assess", *ON],
    "ask, the next questions": lambda path: [guiju, "ask", path, *ON, "--next"],
    "what-if": lambda path: [guiju, "what-if", path, *ON, "--set", "offered_to_public=no"],
    "compare": lambda path: [guiju, "compare", path, *ON, "--regime", "cn,eu,us"],
    "advise": lambda path: [guiju, "advise", path, *ON, "--avoid", "cn/genai/assess"],
    "check, HTML": lambda path: [guiju, "check", path, *ON, "--format", "html"],
    "compare, HTML": lambda path: [guiju, "compare", path, *ON, "--regime", "cn,eu,us", "--format", "html"],
    "ask, HTML": lambda path: [guiju, "ask", path, *ON, "--next", "--format", "html"],
    "law list, HTML": lambda path: [guiju, "law", "list", *ON, "--format", "html"],
    "law show, HTML": lambda path: [guiju, "law", "show", "cn/genai-2023", "--format", "html"],
    "law coverage, HTML": lambda path: [guiju, "law", "coverage", "--format", "html"],
    "law timeline, HTML": lambda path: [guiju, "law", "timeline", "--format", "html"],
    "check, OSCAL": lambda path: [guiju, "check", path, *ON, "--format", "oscal"],
    "check, SARIF": lambda path: [guiju, "check", path, *ON, "--format", "sarif"],
    "diff of two texts": lambda path: [guiju, "diff", "cn/genai-draft-2023", "cn/genai-2023"],
    "diff of two days": lambda path: [guiju, "diff", "2025-12-31", "2026-01-01"],
}


def median(command):
    took = []
    for _ in range(RUNS + 1):
        start = time.perf_counter()
        done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        took.append((time.perf_counter() - start) * 1000)
        assert done.returncode in (0, 1), (command, done.stderr)
    return statistics.median(took[1:])


python = median(["python3", "-c", "pass"])
rows = ["| command | median ms over the examples | slowest ms | slowest example | slowest to an empty Python |", "|---|---|---|---|---|"]
for name, command in COMMANDS.items():
    paths = examples if name.split(",")[0].split()[0] not in ("diff", "law") else examples[:1]
    took = {path: median(command(path)) for path in paths}
    slowest = max(took, key=took.get)
    label = pathlib.Path(slowest).stem if len(paths) > 1 else ""
    rows.append(f"| {name} | {statistics.median(took.values()):.0f} | {took[slowest]:.0f} | {label} | {took[slowest] / python:.1f} |")
    print(rows[-1], flush=True)
if "--write" in sys.argv:
    page = pathlib.Path("docs/performance.md")
    text = page.read_text(encoding="utf-8")
    new = re.sub(r"(<!-- commands -->\n).*?(<!-- end commands -->)", lambda match: match[1] + "\n".join(rows) + "\n" + match[2], text, flags=re.S)
    assert new != text or "\n".join(rows) in text, "docs/performance.md has no place for it"
    page.write_text(new, encoding="utf-8")
