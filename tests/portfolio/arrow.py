#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Tables that pyarrow writes give the verdicts that lines of JSON give, in every type that can hold a column; pyarrow reads what comes out.

Usage: arrow.py GUIJU SOURCE_DIR
"""
import datetime
import decimal
import json
import pathlib
import re
import subprocess
import sys
import tempfile

import pyarrow as pa
import yaml

GUIJU, SOURCE = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
ON = ["--on", "2026-11-24"]
DAY = re.compile(r"\d{4}-\d\d-\d\d")


def services():
    """The examples, each with its report."""
    out = []
    for path in sorted((SOURCE / "examples").glob("*.yaml")):
        text = subprocess.run([GUIJU, "check", path, *ON, "--regime", "all", "--format", "ndjson"], capture_output=True, check=True).stdout
        out.append((path, json.loads(text)))
    return out


def run(table, *args, batch=7, ok=True):
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as writer:
        for part in table.to_batches(max_chunksize=batch):
            writer.write_batch(part)
    result = subprocess.run([GUIJU, "portfolio", "-", "--input", "arrow", *ON, *args], input=sink.getvalue().to_pybytes(), capture_output=True)
    assert not ok or result.returncode == 0, result.stderr.decode()
    return result


def said(value):
    return value.get("value") if isinstance(value, dict) else value


def number(text):
    return isinstance(text, str) and re.fullmatch(r"-?\d+(\.\d+)?", text)


def columns(records, numbers):
    """One column for each fact; an event that is only ever `no` is found out by what guiju says of a bool."""
    facts = list(dict.fromkeys(fact for record in records for fact in record["facts"]))
    out = {"service": pa.array([record["service"] for record in records]),
           "roles": pa.array([record.get("roles") for record in records], type=pa.list_(pa.string()))}
    for fact in facts:
        told = [record["facts"].get(fact) for record in records]
        values = [None if said(value) in ("unknown", "not applicable") else said(value) for value in told]
        for bound in ("at_least", "at_most"):
            ends = [value.get(bound) if isinstance(value, dict) else None for value in told]
            if any(ends):
                out[f"{fact}.{bound}"] = pa.array([end and int(end) for end in ends], type=pa.int32())
        known = [value for value in values if value is not None]
        if any(DAY.fullmatch(value) for value in known):
            out[fact] = pa.array([datetime.date.fromisoformat(v) if v and DAY.fullmatch(v) else None for v in values], type=pa.date64() if len(fact) % 2 else pa.date32())
            if "no" in known:
                out[f"{fact}.happened"] = pa.array([False if v == "no" else None for v in values], type=pa.bool_())
        elif known and all(value in ("yes", "no") for value in known):
            out[fact] = pa.array([None if v is None else v == "yes" for v in values], type=pa.bool_())
        elif known and all(map(number, known)):
            exact = [None if v is None else decimal.Decimal(v) for v in values]
            out[fact] = pa.array(exact, type=pa.decimal128(30, 6)) if numbers == "decimal" else pa.array([None if v is None else float(v) for v in exact], type=pa.float64())
        elif known:
            out[fact] = pa.array(values).dictionary_encode() if numbers == "decimal" else pa.array(values, type=pa.large_string())
    for term in sorted({judgement["term"] for record in records for judgement in record.get("judgements", [])}):
        out[f"judgement.{term}"] = pa.array([next((j["value"] == "yes" for j in record.get("judgements", []) if j["term"] == term), None) for record in records], type=pa.bool_())
    first = [(record.get("judgements") or [{}])[0] for record in records]
    out["judgements.by"] = pa.array([judgement.get("by") for judgement in first], type=pa.string())
    out["judgements.why"] = pa.array([judgement.get("why") for judgement in first], type=pa.string())
    out["judgements.on"] = pa.array([judgement.get("on") and datetime.date.fromisoformat(judgement["on"]) for judgement in first], type=pa.date32())
    out["_note"] = pa.array([1.5] * len(records), type=pa.float32())
    return out


def typed(records, numbers):
    made = columns(records, numbers)
    while True:
        result = run(pa.table(made), "--format", "json", ok=False)
        wrong = re.search(r"type of the column `([^`]*)` does not fit it", result.stderr.decode())
        if wrong is None:
            assert result.returncode == 0, result.stderr.decode()
            return pa.table(made)
        assert "date32" in result.stderr.decode() and made[wrong[1]].type == pa.bool_(), result.stderr.decode()
        made[f"{wrong[1]}.happened"] = made.pop(wrong[1])


def check(table, reports):
    state = {(report["service"], norm["id"]): norm["applicability"] for report in reports for norm in report["norms"]}
    ids = [norm["id"] for norm in reports[0]["norms"]]
    for line, report in zip(run(table, "--format", "jsonl").stdout.splitlines(), reports, strict=True):
        verdicts = json.loads(line)
        for word in ("applies", "future", "unknown"):
            assert verdicts[word] == [id for id in ids if state[report["service"], id] == word], (report["service"], word)
    streams = [run(table, "--format", "arrow", "--threads", threads).stdout for threads in "15"]
    assert streams[0] == streams[1]
    out = pa.ipc.open_stream(streams[0]).read_all()
    out.validate(full=True)
    assert out.schema.names == ["service", *ids]
    for id in ids:
        field, column = out.schema.field(id), out[id].to_pylist()
        for report, value in zip(reports, column, strict=True):
            word = "unknown" if value is None else field.metadata[b"guiju.yes"].decode() if value else "does-not-apply"
            assert word == state[report["service"], id], (report["service"], id)


def check_faults(table):
    """Records that cannot be used, by their number; the others are as they were without them."""
    at = table.schema.get_field_index("service")
    names = table["service"].to_pylist()
    gaps = table.set_column(at, "service", pa.array([None if i in (3, 12) else name for i, name in enumerate(names)]))
    result = run(gaps, "--format", "jsonl", ok=False)
    assert result.returncode == 2 and "<standard input>:4:" in result.stderr.decode(), result.stderr.decode()
    assert [json.loads(line)["service"] for line in result.stdout.splitlines()] == names[:3]
    kept = run(gaps, "--format", "jsonl", "--keep-going")
    whole = run(table, "--format", "jsonl").stdout.splitlines()
    assert kept.stdout.splitlines() == [line for i, line in enumerate(whole) if i not in (3, 12)]
    assert all(f"<standard input>:{i}:" in kept.stderr.decode() for i in (4, 13)), kept.stderr.decode()
    for name, values, words in (("launch", pa.array([1] * len(names)), "date32"), ("luanch", pa.array([1] * len(names)), "did you mean `launch`?"),
                                ("role.nobody", pa.array([True] * len(names)), "unknown column")):
        base = table.drop_columns(["launch"]) if name == "launch" else table
        result = run(base.append_column(name, values), ok=False)
        assert result.returncode == 2 and not result.stdout and words in result.stderr.decode(), result.stderr.decode()


def check_contradictions():
    """What contradicts itself is refused, not believed by half; a report needs no column of judgements."""
    def told(**columns):
        return pa.table({"service": pa.array(["a", "b"]), **{name.replace("__", "."): column for name, column in columns.items()}})
    yes, no = pa.array([None, True], type=pa.bool_()), pa.array([None, False], type=pa.bool_())
    lists = pa.array([None, ["provider"]], type=pa.list_(pa.string()))
    day = pa.array([None, datetime.date(2026, 1, 1)], type=pa.date32())
    for table, words in ((told(role__provider=no, roles=lists), "the list of roles says otherwise"), (told(role__content_platform=yes, roles=lists), "the list of roles says otherwise"),
                         (told(launch=day, launch__happened=no), "a day is told, and that it has not happened")):
        result = run(table, "--format", "json", ok=False)
        assert result.returncode == 2 and "<standard input>:2:" in result.stderr.decode() and words in result.stderr.decode(), result.stderr.decode()
    run(told(role__content_platform=yes, roles__includes=lists), "--format", "json")
    report = json.loads(run(told(launch=day, roles=lists), "--format", "jsonl", "--explain", "b").stdout.splitlines()[1])
    assert report["check"]["service"] == "b"


def main():
    check_contradictions()
    checked = services()
    records = [yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader) for path, _ in checked]
    reports = [report for _, report in checked]
    for numbers in ("decimal", "double"):
        table = typed(records, numbers)
        check(table, reports)
    check_faults(table)
    print(f"{len(records)} services in {table.num_columns} columns, the same verdicts")


main()
