#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Print calendar blocks from two tables that agree (tests/base/calendars/*.tsv). For a new year; see docs/calendars.md."""
import datetime
import sys


def read(path):
    with open(path, encoding="utf-8") as file:
        return dict(line.split() for line in file if line[0] != "#")


def spans(days):
    """Runs of listed days; a run goes on over a weekend that is off anyway."""
    runs = []
    for day in days:
        gap = [runs[-1][1] + datetime.timedelta(days=i) for i in range(1, (day - runs[-1][1]).days)] if runs else [None]
        if runs and all(between.isoweekday() > 5 for between in gap) and len(gap) <= 2 and not any(between in work for between in gap):
            runs[-1][1] = day
        else:
            runs.append([day, day])
    return runs


one, two = read(sys.argv[1]), read(sys.argv[2])
if one != two:
    sys.exit(f"the tables differ: {sorted(set(one.items()) ^ set(two.items()))}")
years = sorted({day[:4] for day in one})
for year in years:
    off = [datetime.date.fromisoformat(day) for day, kind in one.items() if day.startswith(year) and kind == "off"]
    work = [datetime.date.fromisoformat(day) for day, kind in one.items() if day.startswith(year) and kind == "work"]
    print(f'calendar cn/{year} "国务院办公厅关于{year}年部分节假日安排的通知"')
    print(f'  english   "Notice of the General Office of the State Council on the arrangement of certain holidays in {year}"')
    print("  jurisdiction cn")
    for first, last in spans(off):
        print(f"  off       {first}" + (f" to {last}" if last != first else ""))
    print("  work      " + ", ".join(map(str, work)))
    print('  source    "facts from two published calendars that agree day by day: see docs/calendars.md"')
    if year == "2019":
        print('  note      "The May holiday as changed by a later notice of March 2019."')
    if year == "2020":
        print('  note      "The Spring Festival holiday as extended to 2020-02-02 by a notice of January 2020."')
    if year != years[-1]:
        print()
