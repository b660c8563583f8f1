#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Write the working-day facts of the PyPI package `chinesecalendar` as a table: every weekday off, every weekend day worked.

    python3 -m venv v && v/bin/pip install chinesecalendar && v/bin/python tools/calendars/extract_chinesecalendar.py
"""
import datetime
import importlib.metadata

import chinese_calendar

print(f"# chinesecalendar {importlib.metadata.version('chinesecalendar')} (PyPI)")
day = datetime.date(2017, 1, 1)
while day <= datetime.date(2026, 12, 31):
    work = chinese_calendar.is_workday(day)
    if work != (day.isoweekday() <= 5):
        print(f"{day}\t{'work' if work else 'off'}")
    day += datetime.timedelta(days=1)
