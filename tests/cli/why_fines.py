#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What guiju says that a fine comes to, as far as it is known: the higher or the lower of two amounts.

Usage: why_fines.py GUIJU SOURCE_DIR
"""
import pathlib
import subprocess
import sys
import tempfile

GUIJU = sys.argv[1]

RULES = """level rule "规则"
  english   "rule"
  rank      1
  force     binding

role firm "企业"
  english   "firm"

instrument xx/law "法律"
  english   "law"
  level     rule
  jurisdiction xx
  in force  from 2024-01-01

fact staff "员工"
  english   "staff"
  type      number
  unit      "persons"
  ask       "How many?"
  ask zh    "多少人？"

fact turnover "营业额"
  english   "turnover"
  type      money EUR
  ask       "How much?"
  ask zh    "多少？"

fact safe "安全"
  english   "safe"
  ask       "Is it safe?"
  ask zh    "是否安全？"

duty xx/law/safe "应当安全"
  english   "be safe"
  cite      xx/law art 1
  bearer    firm
  must      safe

sanction xx/law/fine "罚款"
  english   "fine"
  cite      xx/law art 2
  when      staff at least 250
  upon breach of xx/law/safe
  measure   fine at most the greater of (15000000 EUR, 3 percent of turnover)

sanction xx/law/fine-small "对小企业的罚款"
  english   "fine on small firms"
  cite      xx/law art 3
  when      staff less than 250
  upon breach of xx/law/safe
  measure   fine at most the lesser of (15000000 EUR, 3 percent of turnover)
"""


def why(folder, facts, tongue="en"):
    lines = "".join(f"  {key}: {value}\n" for key, value in facts.items())
    (folder / "s.yaml").write_text(f"service: s\nroles: [firm]\nfacts:\n  safe: no\n{lines}", encoding="utf-8")
    ran = subprocess.run([GUIJU, "why", folder / "s.yaml", "xx/law/safe", "--on", "2026-11-23", "--lang", tongue, "--rules", folder / "law.gj"],
                         capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr
    return "".join(ran.stdout.split()) if tongue == "zh" else " ".join(ran.stdout.split())


def holds(text, *parts):
    for part in parts:
        assert part in text, f"{part!r} is missing in\n{text}"


def lacks(text, *parts):
    for part in parts:
        assert part not in text, f"{part!r} stands in\n{text}"


with tempfile.TemporaryDirectory() as name:
    folder = pathlib.Path(name)
    (folder / "law.gj").write_text(RULES, encoding="utf-8")

    # Nothing told: the fixed amount is no more than a bound, from below of the higher of the two, from above of the lower.
    text = why(folder, {})
    holds(text, "(the limit is 15,000,000 EUR or more; tell turnover)", "(the limit is 15,000,000 EUR or less; tell turnover)")
    lacks(text, "here:", "the highest of these fines")
    holds(why(folder, {}, "zh"), "（上限不低于1500万EUR；请填turnover）", "（上限不高于1500万EUR；请填turnover）")

    # The turnover is known, the size is not: both sums are said, and both are undecided.
    text = why(folder, {"turnover": 3000000000})
    holds(text, "(here: fine of at most 90,000,000 EUR)", "(here: fine of at most 15,000,000 EUR)", "the highest of these fines: 90,000,000 EUR (xx/law art. 2)")
    assert text.count("undecided") >= 2, text

    # A range of turnover gives a range of the limit, where the percentage can be the higher one.
    text = why(folder, {"staff": 900, "turnover": "{at_least: 400000000, at_most: 800000000}"})
    holds(text, "(the limit is 15,000,000 EUR to 24,000,000 EUR; tell turnover)")
    holds(why(folder, {"staff": 900, "turnover": "{at_least: 600000000}"}), "(the limit is 18,000,000 EUR or more; tell turnover)")
    holds(why(folder, {"staff": 900, "turnover": "{at_most: 400000000}"}), "(here: fine of at most 15,000,000 EUR)")

    # What does not apply is not the highest.
    text = why(folder, {"staff": 40, "turnover": 4000000000})
    holds(text, "(here: fine of at most 120,000,000 EUR)", "(here: fine of at most 15,000,000 EUR)")
    lacks(text, "the highest of these fines")
print("why_fines: all hold")
