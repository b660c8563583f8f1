# SPDX-License-Identifier: Apache-2.0
"""The rules and the records that every engine gets: the same on every machine, from one seed.

    python3 bench/peers/generate.py FOLDER

Only random() of Python's generator is used: its sequence is promised to stay.
"""
import array
import csv
import json
import pathlib
import random
import sys
from datetime import date, timedelta

import rulebase

SEED = 20261124
SIZES = (40, 400)  # rules
N_COLUMNS = 1_000_000  # records as columns in memory
N_TEXT = 200_000  # of these, as text
UNKNOWN = 0.2
EPOCH = date(1970, 1, 1)
FIRST_DAY, N_DAYS = 18262, 2500  # 2020-01-01 and the days after it
N_NUMBERS = 2_000_000
COLOURS = ["red", "orange", "yellow", "green", "blue", "violet"]
FACTS = (
    [{"name": f"b{i:02}", "type": "bool"} for i in range(1, 17)]
    + [{"name": f"n{i}", "type": "number"} for i in range(1, 6)]
    + [{"name": f"d{i}", "type": "date"} for i in range(1, 4)]
    + [{"name": f"c{i}", "type": "choice", "choices": COLOURS} for i in range(1, 3)]
)
SHARE = (("bool", 0.6), ("number", 0.8), ("date", 0.9), ("choice", 1.0))


def below(rng, n):
    return int(rng.random() * n)


def iso(day):
    return (EPOCH + timedelta(days=day)).isoformat()


def atom(rng, taken):
    """One condition on a fact that the rule does not use yet: a rule never contradicts itself."""
    while True:
        draw = rng.random()
        kind = next(kind for kind, limit in SHARE if draw < limit)
        of_kind = [fact["name"] for fact in FACTS if fact["type"] == kind]
        name = of_kind[below(rng, len(of_kind))]
        if name not in taken:
            break
    taken.add(name)
    if kind == "bool":
        return {"fact": name, "op": "is", "value": rng.random() < 0.75}
    if kind == "choice":
        return {"fact": name, "op": "is", "value": COLOURS[below(rng, len(COLOURS))]}
    op, middle = (">=", "<")[below(rng, 2)], 0.2 + 0.6 * rng.random()
    if kind == "number":
        return {"fact": name, "op": op, "value": int(middle * N_NUMBERS)}
    return {"fact": name, "op": op, "value": iso(FIRST_DAY + int(middle * N_DAYS))}


def rules(n):
    """`all` of two and `any` of two, a third of them `unless` both of two more."""
    rng = random.Random(SEED)
    out = []
    for i in range(n):
        taken = set()
        rule = {"id": f"r{i + 1:03}", "all": [atom(rng, taken) for _ in range(2)], "any": [atom(rng, taken) for _ in range(2)]}
        if i % 3 == 2:
            rule["unless"] = [atom(rng, taken) for _ in range(2)]
        out.append(rule)
    return {"facts": FACTS, "rules": out}


def packed(bits):
    """Bits into bytes, the least significant first."""
    text = "".join("1" if bit else "0" for bit in reversed(bits))
    return int(text, 2).to_bytes((len(bits) + 7) // 8, "little")


def column(fact, place):
    """Values of one fact and which of them are known, each fact from its own sequence: (bools, numbers, days or codes; bools)."""
    rng = random.Random(SEED + 1 + place).random
    known = random.Random(SEED + 1001 + place).random
    if fact["type"] == "bool":
        values = [rng() < 0.5 for _ in range(N_COLUMNS)]
    elif fact["type"] == "number":
        values = array.array("q", (int(rng() * N_NUMBERS) for _ in range(N_COLUMNS)))
    elif fact["type"] == "date":
        values = array.array("i", (FIRST_DAY + int(rng() * N_DAYS) for _ in range(N_COLUMNS)))
    else:
        values = array.array("B", (int(rng() * len(COLOURS)) for _ in range(N_COLUMNS)))
    return values, [known() >= UNKNOWN for _ in range(N_COLUMNS)]


def told(fact, value):
    """A value as a service file has it."""
    if fact["type"] == "bool":
        return bool(value)
    if fact["type"] == "date":
        return iso(value)
    return COLOURS[value] if fact["type"] == "choice" else value


def write_text(folder, mode, table):
    words = {True: "yes", False: "no"}
    with open(folder / f"records-{mode}.jsonl", "w", encoding="utf-8") as lines, open(folder / f"records-{mode}.csv", "w", newline="", encoding="utf-8") as sheet:
        rows = csv.writer(sheet, lineterminator="\n")
        rows.writerow(["service", *table])
        for i, cells in enumerate(zip(*table.values())):
            facts = {name: cell for name, cell in zip(table, cells) if cell is not None}
            lines.write(json.dumps({"service": f"s{i + 1}", "facts": facts}, separators=(",", ":")) + "\n")
            rows.writerow([f"s{i + 1}", *("" if cell is None else words.get(cell, cell) if isinstance(cell, bool) else cell for cell in cells)])


def generate(folder):
    folder.mkdir(parents=True, exist_ok=True)
    for n in SIZES:
        base = rules(n)
        (folder / f"rules-{n}.json").write_text(json.dumps(base, indent=1), encoding="utf-8")
        (folder / f"rules-{n}.gj").write_text(rulebase.text(base), encoding="utf-8")
    known_table, unknown_table = {}, {}
    for place, fact in enumerate(FACTS):
        values, known = column(fact, place)
        (folder / f"{fact['name']}.values").write_bytes(packed(values) if fact["type"] == "bool" else values.tobytes())
        (folder / f"{fact['name']}.known").write_bytes(packed(known))
        head = [told(fact, value) for value in values[:N_TEXT]]
        known_table[fact["name"]] = head
        unknown_table[fact["name"]] = [value if is_known else None for value, is_known in zip(head, known)]
    write_text(folder, "known", known_table)
    write_text(folder, "unknown", unknown_table)


if __name__ == "__main__":
    generate(pathlib.Path(sys.argv[1]))
