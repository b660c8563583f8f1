# SPDX-License-Identifier: Apache-2.0
"""SQLite: one SELECT over a table in memory, its result kept as a table in memory. Truth is 0 and 1, days are numbers."""
import itertools
import sqlite3

import contract
import sql


def make(job, base):
    dates = {f["name"] for f in base["facts"] if f["type"] == "date"}
    select = sql.columns(base, lambda name, value: contract.day(value) if name in dates else f"'{value}'" if isinstance(value, str) else value)
    names = [f["name"] for f in base["facts"]]

    def rows():
        for facts in contract.read_records(job):
            yield [None if facts.get(name) is None else contract.day(facts[name]) if name in dates else facts[name] for name in names]

    db = sqlite3.connect(":memory:", isolation_level=None)
    db.execute(f"CREATE TABLE facts ({', '.join(names)})")
    db.execute("BEGIN")
    db.executemany(f"INSERT INTO facts VALUES ({', '.join('?' for _ in names)})", rows())
    db.execute("COMMIT")
    alone = list(itertools.islice(rows(), job["singles"]))
    call = f"SELECT {select} FROM (SELECT " + ", ".join(f"? AS {name}" for name in names) + ")"

    def cells():
        for row in db.execute(f"SELECT {select} FROM facts"):
            yield from (contract.UNKNOWN if truth is None else truth for truth in row)

    def run():
        db.execute("DROP TABLE IF EXISTS temp.result")
        db.execute(f"CREATE TEMP TABLE result AS SELECT {select} FROM facts")

    def one(i):
        db.execute(call, alone[i % len(alone)]).fetchone()

    return cells, run, one, sqlite3.sqlite_version


if __name__ == "__main__":
    contract.main(make)
