#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Verdicts that may not change unseen: every example on twelve days, one letter a day for each norm.

    frozen.py GUIJU             compare with tests/content/frozen/
    frozen.py GUIJU --update    write anew; refused while a norm whose row changes is not named in CHANGELOG.md, under
                                "Changed verdicts" of the section that comes first. New norms need no word.

+ applies, nothing told on compliance; f fulfilled; p pending; b breached; o applies, kept or not is open; ? undecided; > will apply
from a later day; . does not apply. Norms that never apply have no row.
"""
import concurrent.futures
import json
import pathlib
import re
import subprocess
import sys

DAYS = ["2017-12-01", "2019-01-01", "2021-12-01", "2022-06-01", "2023-06-01", "2023-09-01",
        "2024-06-01", "2025-08-31", "2025-09-01", "2026-01-01", "2026-08-01", "2027-03-01"]
KEPT = {"fulfilled": "f", "pending": "p", "breached": "b", "unknown": "o", "not-checked": "+"}
WHETHER = {"unknown": "?", "future": ">", "does-not-apply": "."}
FOLDER = pathlib.Path("tests/content/frozen")


def verdicts(guiju, day):
    files = sorted(pathlib.Path("examples").glob("*.yaml"))
    done = subprocess.run([guiju, "check", *files, "--on", day, "--format", "ndjson", "--rules", "content"], capture_output=True, check=True)
    for file, line in zip(files, done.stdout.splitlines(), strict=True):
        yield file.stem, {norm["id"]: KEPT[norm["compliance"]] if norm["applicability"] == "applies" else WHETHER[norm["applicability"]]
                          for norm in json.loads(line)["norms"]}


def rows(guiju):
    table = {}
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for column, found in enumerate(pool.map(lambda day: list(verdicts(guiju, day)), DAYS)):
            for service, norms in found:
                for norm, letter in norms.items():
                    table.setdefault(service, {}).setdefault(norm, ["."] * len(DAYS))[column] = letter
    return {service: {norm: "".join(row) for norm, row in sorted(norms.items()) if set(row) != {"."}} for service, norms in table.items()}


def stored(service):
    path = FOLDER / f"{service}.tsv"
    if not path.exists():
        return {}
    return dict(line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))


def listed():
    first = re.split(r"^## ", pathlib.Path("CHANGELOG.md").read_text(encoding="utf-8"), flags=re.M)[1]
    part = re.search(r"^### Changed verdicts\n(.*?)(?=^### |\Z)", first, re.S | re.M)
    return set(re.findall(r"`([^`]+)`", part.group(1))) if part else set()


def main():
    guiju, update = sys.argv[1], "--update" in sys.argv
    now = rows(guiju)
    changed, bad = {}, 0
    for service, norms in now.items():
        old = stored(service)
        for norm in sorted(old.keys() | norms.keys()):
            if old.get(norm) != norms.get(norm):
                bad += 1
                if norm in old:
                    changed.setdefault(norm, []).append(service)
                if bad <= 40 and not update:
                    print(f"{service}: {norm} was {old.get(norm, 'absent')}, is {norms.get(norm, 'absent')}")
    if not update:
        print(f"{len(now)} services on {len(DAYS)} days: {bad} rows differ")
        return bad != 0 or not now
    missing = [norm for norm in changed if norm not in listed()]
    for norm in missing[:40]:
        print(f"{norm} changes for {', '.join(changed[norm])}: name it in CHANGELOG.md under \"Changed verdicts\"")
    if missing:
        return True
    FOLDER.mkdir(exist_ok=True)
    for path in FOLDER.glob("*.tsv"):
        if path.stem not in now:
            path.unlink()
    for service, norms in now.items():
        head = f"# {' '.join(DAYS)}\n"
        (FOLDER / f"{service}.tsv").write_text(head + "".join(f"{norm}\t{row}\n" for norm, row in norms.items()), encoding="utf-8")
    print(f"{sum(map(len, now.values()))} rows written")
    return False


sys.exit(main())
