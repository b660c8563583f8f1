# SPDX-License-Identifier: Apache-2.0
"""The rules as expressions of SQL, whose logic is three-valued: what is not known is NULL."""


def atom(told, literal):
    name, op, value = told["fact"], told["op"], told["value"]
    if isinstance(value, bool):
        return name if value else f"NOT {name}"
    return f"{name} {'=' if op == 'is' else op} {literal(name, value)}"


def rule(told, literal):
    parts = [atom(a, literal) for a in told["all"]]
    parts.append("(" + " OR ".join(atom(a, literal) for a in told["any"]) + ")")
    if "unless" in told:
        parts.append("NOT (" + " AND ".join(atom(a, literal) for a in told["unless"]) + ")")
    return "(" + " AND ".join(parts) + ")"


def columns(base, literal):
    return ", ".join(f"{rule(r, literal)} AS {r['id']}" for r in base["rules"])
