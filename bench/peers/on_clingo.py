# SPDX-License-Identifier: Apache-2.0
"""clingo: one logic program of the rules and the facts of 2,000 services, grounded and solved; then the next 2,000.

A boolean is told as yes or as no, so that what is missing is neither; `unless` is the default negation of clingo.
"""
import clingo

import contract

ALL = 2000  # services in one program


def term(value, name, dates):
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(contract.day(value)) if name in dates else str(value)


def body(atoms, dates, first):
    parts = []
    for i, a in enumerate(atoms):
        value = term(a["value"], a["fact"], dates)
        parts.append(f"f(S,{a['fact']},{value})" if a["op"] == "is" else f"f(S,{a['fact']},V{first + i}), V{first + i} {a['op']} {value}")
    return ", ".join(parts)


def program(base, dates):
    lines = ["#show d/2."]
    for k, rule in enumerate(base["rules"]):
        lines += [f"any{k}(S) :- {body([a], dates, 0)}." for a in rule["any"]]
        holds = f"{body(rule['all'], dates, 0)}, any{k}(S)"
        if "unless" in rule:
            lines.append(f"ex{k}(S) :- {body(rule['unless'], dates, 0)}.")
            holds += f", not ex{k}(S)"
        lines.append(f"d(S,{k}) :- s(S), {holds}.")
    return "\n".join(lines)


def told(i, facts, dates):
    return f"s({i})." + "".join(f"f({i},{name},{term(value, name, dates)})." for name, value in facts.items())


def make(job, base):
    dates = {f["name"] for f in base["facts"] if f["type"] == "date"}
    rules = program(base, dates)
    texts = [told(i % ALL, facts, dates) for i, facts in enumerate(contract.read_records(job))]
    batches = ["\n".join(texts[i : i + ALL]) for i in range(0, len(texts), ALL)]

    def solve(facts):
        """What holds: pairs of service and rule."""
        control = clingo.Control(["--warn=none"])
        control.add("base", [], rules)
        control.add("base", [], facts)
        control.ground([("base", [])])
        with control.solve(yield_=True) as models:
            return [(a.arguments[0].number, a.arguments[1].number) for a in models.model().symbols(shown=True)]

    def cells():
        n = len(base["rules"])
        out = bytearray(job["n"] * n)
        for at, batch in enumerate(batches):
            for i, k in solve(batch):
                out[(at * ALL + i) * n + k] = contract.YES
        return out

    def run():
        for batch in batches:
            solve(batch)

    return cells, run, lambda i: solve(texts[i]), clingo.__version__


if __name__ == "__main__":
    contract.main(make)
