#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Each example's brief report stands in examples/golden/, in English and Chinese, and so do differences of texts and what changes bring. `--update` writes them anew, to be read in the diff."""
import pathlib
import subprocess
import sys

guiju, update = sys.argv[1], "--update" in sys.argv
UNION_DAYS = ["2024-12-01", "2025-03-01", "2026-11-23", "2027-12-02", "2028-08-02"]
DATES = {
    "draft-period": ["2023-06-01", "2023-08-15", "2023-09-01", "2025-08-31", "2025-09-01", "2026-01-01"],
    "companion-chatbot": ["2026-07-01", "2026-08-01"],
    "content-platform": ["2025-08-25", "2026-11-24"],
    "face-gate": ["2026-11-20", "2026-11-24"],
    "eu-personal-data-breach": ["2026-11-23"],
    "us-companion-chatbot": ["2026-11-24", "2027-07-01"],
    "us-hiring-tool": ["2026-03-01", "2026-07-01", "2026-11-24", "2027-01-01"],
    "us-image-generator": ["2026-09-01", "2026-11-24"],
}
DIFFERENCES = {"diff-genai": ["cn/genai-draft-2023", "cn/genai-2023"], "diff-csl": ["cn/csl-2016", "cn/csl-2025"]}
CHATBOT = ["examples/public-chatbot.yaml", "--on", "2026-11-24"]
COMPARED = ["compare", "--brief", "examples/public-chatbot.yaml", "--regime", "cn,eu,us", "--on"]
COMPARISONS = {f"compare-public-chatbot-{date}": [*COMPARED, date] for date in ["2026-11-23", "2027-12-02"]}
CHANGES = {
    "advise-assess": ["advise", *CHATBOT, "--avoid", "cn/genai/assess"],
    "advise-fulfil-assess": ["advise", *CHATBOT, "--fulfil", "cn/genai/assess"],
    "what-if-no-plaza": ["what-if", *CHATBOT, "--set", "runs_forum_blog_or_chat=no"],
}


def reports():
    """Name and arguments of each, without the tongue."""
    for path in sorted(pathlib.Path("examples").glob("*.yaml")):
        dates = DATES.get(path.stem, UNION_DAYS if path.stem.startswith("eu-") else ["2026-11-24"])
        for date in dates:
            yield path.stem + (f"-{date}" if dates != ["2026-11-24"] else ""), ["check", str(path), "--on", date, "--brief"]
    for name, texts in DIFFERENCES.items():
        yield name, ["diff", *texts]
    yield from COMPARISONS.items()
    yield from CHANGES.items()


bad = good = 0
for name, arguments in reports():
    for tongue in ["en", "zh"]:
        run = subprocess.run([guiju, *arguments, "--lang", tongue, "--rules", "content"], capture_output=True)
        golden = pathlib.Path("examples/golden") / f"{name}.{tongue}.txt"
        if update:
            golden.write_bytes(run.stdout)
        if run.returncode != 0 or run.stderr or not golden.exists() or golden.read_bytes() != run.stdout:
            print(f"{' '.join(arguments)} in {tongue}: not as in {golden}; run with --update and read the difference\n{run.stderr.decode()}")
            bad += 1
        else:
            good += 1
print(f"{good} passed, {bad} failed")
sys.exit(bad != 0)
