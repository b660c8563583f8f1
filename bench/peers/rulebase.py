# SPDX-License-Identifier: Apache-2.0
"""The rules as a rule base of guiju: each rule is a duty, each `unless` an exemption that lifts it."""

HEAD = """\
# SPDX-License-Identifier: Apache-2.0
# Written by bench/peers/generate.py: no law of any place.
level rule "规则"
  english   "rule"
  rank      1
  force     binding

instrument bench/law "规则"
  english   "rules of the comparison"
  level     rule
  jurisdiction bench
  made      2024-01-01
  in force  from 2024-01-01

fact done "已办"
  english   "done"
  ask       "Is it done?"
"""
TYPE = {"number": "number", "date": "date"}


def fact(told):
    lines = [f'fact {told["name"]} "{told["name"]}"', f'  english   "{told["name"]}"']
    if told["type"] == "choice":
        lines.append("  type      one of " + ", ".join(told["choices"]))
    elif told["type"] != "bool":
        lines.append("  type      " + TYPE[told["type"]])
    return "\n".join([*lines, f'  ask       "What is {told["name"]}?"', ""])


def atom(told):
    name, op, value = told["fact"], told["op"], told["value"]
    if isinstance(value, bool):
        return name if value else f"not {name}"
    if isinstance(value, int):
        return f"{name} {'at least' if op == '>=' else 'less than'} {value}"
    return f"{name} {'is' if op == 'is' else 'on or after' if op == '>=' else 'before'} {value}"


def condition(atoms, any_of=()):
    lines = [atom(a) for a in atoms]
    if any_of:
        lines.append("(" + " or ".join(atom(a) for a in any_of) + ")")
    return "\n       and  ".join(lines)


def rule(told, number):
    name = f"bench/{told['id']}"
    duty = f'duty {name} "{told["id"]}"\n  english   "{told["id"]}"\n  cite      bench/law art {number}\n  when      {condition(told["all"], told["any"])}\n  must      done\n'
    if "unless" not in told:
        return duty
    return (
        f'{duty}\nexemption {name}-not "{told["id"]} 除外"\n  english   "{told["id"]}, except"\n  cite      bench/law art {number} para 2\n'
        f"  when      {condition(told['unless'])}\n  lifts     {name}\n"
    )


def text(base):
    return "\n".join([HEAD, *map(fact, base["facts"]), *(rule(told, i + 1) for i, told in enumerate(base["rules"]))])
