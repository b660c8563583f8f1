# SPDX-License-Identifier: Apache-2.0
"""What must come out: strong Kleene logic, said twice.

`cell` evaluates one rule on one record in plain Python; `cells` does whole columns with numpy, and is held to `cell` on its first
records before anybody is held to it. Truth is a number between no and yes, so that `and` is min and `or` is max.
"""
import json
from datetime import date

import numpy

NO, UNKNOWN, YES = 0, 1, 2
CELL = numpy.array([0, 2, 1], dtype=numpy.uint8)  # as adapters write it: 0 no, 1 yes, 2 unknown (3: an error)
PLAIN = 2000  # records on which the two are compared
EPOCH = date(1970, 1, 1)


def atom(told, facts):
    value = facts.get(told["fact"])
    if value is None:
        return UNKNOWN
    want = told["value"]  # ISO dates compare as text
    holds = value == want if told["op"] == "is" else value >= want if told["op"] == ">=" else value < want
    return YES if holds else NO


def cell(rule, facts):
    truth = min(*(atom(a, facts) for a in rule["all"]), max(atom(a, facts) for a in rule["any"]))
    if "unless" in rule:
        truth = min(truth, YES - min(atom(a, facts) for a in rule["unless"]))
    return truth


def read_column(folder, fact, n):
    """The first n values, and which are known."""
    raw = (folder / f"{fact['name']}.values").read_bytes()
    known = numpy.unpackbits(numpy.frombuffer((folder / f"{fact['name']}.known").read_bytes(), numpy.uint8), bitorder="little")[:n].astype(bool)
    if fact["type"] == "bool":
        return numpy.unpackbits(numpy.frombuffer(raw, numpy.uint8), bitorder="little")[:n].astype(bool), known
    return numpy.frombuffer(raw, {"number": "<i8", "date": "<i4", "choice": "u1"}[fact["type"]])[:n], known


def columns_atom(told, fact, column, mode):
    values, known = column
    want = told["value"]
    if fact["type"] == "date":
        want = (date.fromisoformat(want) - EPOCH).days
    elif fact["type"] == "choice":
        want = fact["choices"].index(want)
    holds = values == want if told["op"] == "is" else values >= want if told["op"] == ">=" else values < want
    truth = numpy.where(holds, YES, NO).astype(numpy.uint8)
    if mode == "unknown":
        truth[~known] = UNKNOWN
    return truth


def cells(base, folder, mode, n):
    """Truth of the rules on the first n records: an array of records by rules."""
    fact = {f["name"]: f for f in base["facts"]}
    column = {name: read_column(folder, f, n) for name, f in fact.items()}
    out = numpy.empty((n, len(base["rules"])), numpy.uint8)
    for k, rule in enumerate(base["rules"]):
        truth = [columns_atom(a, fact[a["fact"]], column[a["fact"]], mode) for a in [*rule["all"], *rule["any"], *rule.get("unless", [])]]
        right = numpy.minimum(numpy.minimum(truth[0], truth[1]), numpy.maximum(truth[2], truth[3]))
        if "unless" in rule:
            right = numpy.minimum(right, YES - numpy.minimum(truth[4], truth[5]))
        out[:, k] = CELL[right]
    return out


def agree(base, lines, right):
    """Is the evaluator of columns the plain one, on the first records?"""
    for line, row in zip(lines[:PLAIN], right):
        facts = json.loads(line)["facts"]
        if [CELL[cell(rule, facts)] for rule in base["rules"]] != row.tolist():
            return False
    return True
