# SPDX-License-Identifier: Apache-2.0
"""From a file of records to the counts of every rule, on one core: DuckDB inside its process, guiju as a command with its start."""
import json
import pathlib
import statistics
import subprocess
import time

import engines
import generate
import measure
import on_duckdb
import sql
from contract import NO, YES

GUIJU = engines.ROOT / "build" / "release" / "guiju"


def duckdb_source(path, base):
    """The file as a table with the fact's types: true, false and NULL."""
    if path.suffix == ".csv":
        types = ", ".join(f"'{f['name']}': '{on_duckdb.TYPE.get(f['type'], 'VARCHAR')}'" for f in base["facts"])
        return f"read_csv('{path}', header = true, columns = {{'service': 'VARCHAR', {types}}})"
    types = ", ".join(f"{f['name']} {on_duckdb.TYPE.get(f['type'], 'VARCHAR')}" for f in base["facts"])
    return f"(SELECT facts.* FROM read_json('{path}', format = 'newline_delimited', columns = {{'service': 'VARCHAR', 'facts': 'STRUCT({types})'}}))"


def duckdb_counts(path, base):
    db = on_duckdb.connect()
    counts = ", ".join(f"count(*) FILTER (WHERE {r['id']}), count(*) FILTER (WHERE NOT {r['id']})" for r in base["rules"])
    query = f"SELECT {counts} FROM (SELECT {sql.columns(base, on_duckdb.literals(base))} FROM {duckdb_source(path, base)})"
    return lambda: db.execute(query).fetchone()


def guiju_counts(path, rules):
    command = [GUIJU, "portfolio", path, "--rules", rules, "--on", measure.ON, "--threads", "1", "--format", "counts"]
    return lambda: subprocess.run([str(c) for c in command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)


def seconds(call):
    call()
    out = []
    for _ in range(measure.RUNS):
        start = time.perf_counter()
        call()
        out.append(time.perf_counter() - start)
    return out


def row(name, size, path, call):
    took = seconds(call)
    middle = statistics.median(took)
    return {
        "engine": name,
        "rules": size,
        "file": path.suffix[1:],
        "bytes": path.stat().st_size,
        "seconds": took,
        "services_a_second": generate.N_TEXT / middle,
        "bytes_a_second": path.stat().st_size / middle,
    }


def run(asked, right):
    """Rows, and why one is missing."""
    rows = []
    for size in generate.SIZES:
        rules = measure.DATA / f"rules-{size}.json"
        base = json.loads(rules.read_text(encoding="utf-8"))
        cells = right.cells(size, "unknown", generate.N_TEXT)
        want = [count for column in cells.T for count in (int((column == YES).sum()), int((column == NO).sum()))]
        for path in (pathlib.Path(f"{measure.DATA}/records-unknown.{kind}") for kind in ("jsonl", "csv")):
            if "guiju" in asked:
                try:
                    rows.append(row("guiju", size, path, guiju_counts(path, rules.with_suffix(".gj"))))
                except (OSError, subprocess.CalledProcessError):
                    rows.append({"engine": "guiju", "rules": size, "file": path.suffix[1:], "missing": "`guiju portfolio` did not run"})
            if "duckdb" in asked:
                call = duckdb_counts(path, base)
                wrong = sum(a != b for a, b in zip(call(), want, strict=True))
                rows.append({**row("duckdb", size, path, call), "wrong": wrong})
    return rows
