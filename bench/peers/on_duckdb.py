# SPDX-License-Identifier: Apache-2.0
"""DuckDB: one SELECT over a table in memory, its result kept as a table in memory; one thread."""
import duckdb
import numpy

import contract
import sql

TYPE = {"bool": "BOOLEAN", "number": "BIGINT", "date": "DATE"}


def kind(fact):
    return TYPE.get(fact["type"]) or "ENUM(" + ", ".join(f"'{c}'" for c in fact["choices"]) + ")"


def literals(base):
    dates = {f["name"] for f in base["facts"] if f["type"] == "date"}
    return lambda name, value: f"DATE '{value}'" if name in dates else f"'{value}'" if isinstance(value, str) else value


def connect():
    db = duckdb.connect()
    db.execute("SET threads = 1")
    return db


def make(job, base):
    db = connect()
    types = ", ".join(f"'{f['name']}': '{TYPE.get(f['type'], 'VARCHAR')}'" for f in base["facts"])
    names = ", ".join(f["name"] for f in base["facts"])
    db.execute(f"CREATE TABLE facts ({', '.join(f['name'] + ' ' + kind(f) for f in base['facts'])})")
    db.execute(f"INSERT INTO facts SELECT {names} FROM read_csv('{job['csv']}', header = true, columns = {{'service': 'VARCHAR', {types}}}) LIMIT {job['n']}")
    select = sql.columns(base, literals(base))
    given = ", ".join(f"CAST(${i + 1} AS {kind(f)}) AS {f['name']}" for i, f in enumerate(base["facts"]))
    db.execute(f"PREPARE one AS SELECT {select} FROM (SELECT {given})")
    rows = db.execute(f"SELECT * FROM facts LIMIT {job['singles']}").fetchall()
    alone = ["EXECUTE one(" + ", ".join("NULL" if v is None else f"'{v}'" for v in row) + ")" for row in rows]

    def cells():
        table = db.execute(f"SELECT {select} FROM facts").fetchnumpy()
        out = numpy.empty((job["n"], len(base["rules"])), numpy.uint8)
        for k, rule in enumerate(base["rules"]):
            truth = table[rule["id"]]
            out[:, k] = numpy.where(numpy.ma.getmaskarray(truth), contract.UNKNOWN, numpy.ma.getdata(truth).astype(numpy.uint8))
        return out.tobytes()

    def run():
        db.execute(f"CREATE OR REPLACE TEMP TABLE result AS SELECT {select} FROM facts")

    def one(i):
        db.execute(alone[i % len(alone)]).fetchone()

    return cells, run, one, duckdb.__version__


if __name__ == "__main__":
    contract.main(make)
