#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The calendars of the content and two published ones agree on every day of every year."""
import datetime
import pathlib
import re
import sys

off, work, years = set(), set(), set()
for line in pathlib.Path("content/calendars/cn.gj").read_text(encoding="utf-8").splitlines():
    found = re.match(r"calendar cn/(\d{4}) ", line)
    if found:
        years.add(int(found.group(1)))
    found = re.match(r"  (off|work) +(.*)", line)
    if found:
        for span in found.group(2).split(", "):
            first, _, last = span.partition(" to ")
            day, end = datetime.date.fromisoformat(first), datetime.date.fromisoformat(last or first)
            while day <= end:
                (off if found.group(1) == "off" else work).add(day)
                day += datetime.timedelta(days=1)
tables = {}
for path in sorted(pathlib.Path("tests/base/calendars").glob("*.tsv")):
    lines = [line.split() for line in path.read_text(encoding="utf-8").splitlines() if line[0] != "#"]
    tables[path.name] = {datetime.date.fromisoformat(day): kind for day, kind in lines}
bad = days = 0
day = datetime.date(min(years), 1, 1)
while day.year <= max(years):
    if day.year in years:
        days += 1
        ours = day in work or (day.isoweekday() <= 5 and day not in off)
        for name, table in tables.items():
            theirs = table.get(day, "work" if day.isoweekday() <= 5 else "off") == "work"
            if ours != theirs:
                print(f"{day}: content says {'work' if ours else 'off'}, {name} says {'work' if theirs else 'off'}")
                bad += 1
    day += datetime.timedelta(days=1)
if years != set(range(2017, 2027)) or len(tables) != 2:
    print(f"years {sorted(years)}, tables {sorted(tables)}")
    bad += 1
print(f"{days} days compared\n{days - bad} passed, {bad} failed")
sys.exit(bad != 0)
