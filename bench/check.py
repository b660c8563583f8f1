#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What one `guiju check` costs from the shell: wall time and peak memory, beside two other processes in the same run.

    python3 bench/check.py [BUILD] [--write]     --write puts the table into docs/performance.md
Outputs are compared before anything is timed. Medians of 61 runs, taken in turn; of 7 for the long one.
"""
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

build = next((arg for arg in sys.argv[1:] if not arg.startswith("-")), "build/release")
guiju = f"{build}/guiju"
case = [guiju, "check", "examples/public-chatbot.yaml", "--on", "2026-11-24", "--rules", "content"]
brief = [*case, "--brief"]
golden = pathlib.Path("examples/golden/public-chatbot.en.txt").read_bytes()
if subprocess.run(brief, capture_output=True, check=True).stdout != golden:
    sys.exit("the report is not the golden one; nothing was timed")
LONG = "guiju test, the whole rule base"
commands = {
    "guiju check, text": case,
    "guiju check, JSON": case + ["--format", "json"],
    "guiju why, one norm": [guiju, "why", "examples/public-chatbot.yaml", "cn/genai/assess", "--on", "2026-11-24", "--rules", "content"],
    LONG: [guiju, "test", "--rules", "content"],
    "true": ["/bin/true"],
    "python3 -c pass": ["python3", "-c", "pass"],
}
with tempfile.TemporaryDirectory() as folder:
    peak = f"{folder}/peak"
    subprocess.run(["cc", "-O1", "-D_DEFAULT_SOURCE", "-o", peak, "bench/peak.c"], check=True)
    memory = {name: int(subprocess.run([peak, *command], capture_output=True, check=True).stdout) / 1024 for name, command in commands.items()}
wall = {name: [] for name in commands}
for turn in range(62):
    for name, command in commands.items():
        if name == LONG and turn % 9 != 0:
            continue
        start = time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
        if turn > 0:
            wall[name].append((time.perf_counter() - start) * 1000)
base = statistics.median(wall["python3 -c pass"])
rows = ["| command | wall ms, median | to an empty Python | peak MiB |", "|---|---|---|---|"]
for name in commands:
    median = statistics.median(wall[name])
    rows.append(f"| {name} | {median:.1f} | {median / base:.2f} | {memory[name]:.1f} |")
table = "\n".join(rows)
print(table)
if "--write" in sys.argv:
    page = pathlib.Path("docs/performance.md")
    text = page.read_text(encoding="utf-8")
    head, tail = text.split("<!-- table -->\n")[0], text.split("<!-- end -->")[1]
    page.write_text(f"{head}<!-- table -->\n{table}\n<!-- end -->{tail}", encoding="utf-8")
