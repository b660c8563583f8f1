#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Write the working-day facts of the PyPI package `holidays` as a table: every weekday off, every weekend day worked.

    python3 -m venv v && v/bin/pip install holidays && v/bin/python tools/calendars/extract_holidays.py
"""
import datetime
import importlib.metadata

import holidays

print(f"# holidays {importlib.metadata.version('holidays')} (PyPI)")
china = holidays.country_holidays("CN", years=range(2017, 2027))
day = datetime.date(2017, 1, 1)
while day <= datetime.date(2026, 12, 31):
    work = china.is_working_day(day)
    if work != (day.isoweekday() <= 5):
        print(f"{day}\t{'work' if work else 'off'}")
    day += datetime.timedelta(days=1)
