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
from contract import UNKNOWN, YES

GUIJU = engines.ROOT / "build" / "release" / "guiju"


def duckdb_source(path, base):
    """The file as a table with the fact's types: true, false and NULL."""
    if path.suffix == ".csv":
        types = ", ".join(f"'{f['name']}': '{on_duckdb.TYPE.get(f['type'], 'VARCHAR')}'" for f in base["facts"])
        return f"read_csv('{path}', header = true, columns = {{'service': 'VARCHAR', {types}}})"
    types = ", ".join(f"{f['name']} {on_duckdb.TYPE.get(f['type'], 'VARCHAR')}" for f in base["facts"])
    return f"(SELECT facts.* FROM read_json('{path}', format = 'newline_delimited', columns = {{'service': 'VARCHAR', 'facts': 'STRUCT({types})'}}))"


def duckdb_counts(path, base):
    """A call that counts, for each rule, what is yes and what is known."""
    db = on_duckdb.connect()
    # At 400 rules fifteen times as fast as count(*) FILTER (WHERE ...) for yes and for no.
    counts = ", ".join(f"count_if({r['id']}), count({r['id']})" for r in base["rules"])
    query = f"SELECT {counts} FROM (SELECT {sql.columns(base, on_duckdb.literals(base))} FROM {duckdb_source(path, base)})"
    return lambda: list(db.execute(query).fetchone())


def guiju_counts(path, base, rulebase):
    here = engines.ROOT  # its messages name files as from here
    command = [GUIJU, "portfolio", path.relative_to(here), "--rules", rulebase.relative_to(here), "--on", measure.ON, "--threads", "1", "--format", "json"]

    def call():
        done = subprocess.run([str(c) for c in command], cwd=here, capture_output=True, text=True)
        if done.returncode != 0:
            raise engines.NotHad((done.stderr.strip() or "failed without a word").split("\n")[0])
        norm = {n["id"]: n for n in json.loads(done.stdout)["norms"]}
        rules = (norm[f"bench/{r['id']}"] for r in base["rules"])
        return [count for n in rules for count in (n["applies"], n["applies"] + n["does_not_apply"])]

    return call


def seconds(call):
    call()
    out = []
    for _ in range(measure.RUNS):
        start = time.perf_counter()
        call()
        out.append(time.perf_counter() - start)
    return out


def row(name, size, path, call, want):
    """The figures of one engine on one file, or why there are none."""
    start = {"engine": name, "rules": size, "file": path.suffix[1:], "bytes": path.stat().st_size}
    try:
        wrong = sum(a != b for a, b in zip(call(), want, strict=True))
    except (engines.NotHad, OSError) as why:
        return {**start, "missing": str(why)}
    took = seconds(call)
    middle = statistics.median(took)
    return {**start, "wrong": wrong, "seconds": took, "services_a_second": generate.N_TEXT / middle, "bytes_a_second": start["bytes"] / middle}


def run(asked, right):
    rows = []
    for size in generate.SIZES:
        rules = measure.DATA / f"rules-{size}.json"
        base = json.loads(rules.read_text(encoding="utf-8"))
        cells = right.cells(size, "unknown", generate.N_TEXT)
        want = [int(count) for column in cells.T for count in ((column == YES).sum(), (column != UNKNOWN).sum())]
        for path in (pathlib.Path(f"{measure.DATA}/records-unknown.{kind}") for kind in ("jsonl", "csv")):
            if "guiju" in asked:
                rows.append(row("guiju", size, path, guiju_counts(path, base, rules.with_suffix(".gj")), want))
            if "duckdb" in asked:
                rows.append(row("duckdb", size, path, duckdb_counts(path, base), want))
    return rows
