#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""guiju ask writing service files in JSON: what is told, what stays, what is refused.

Usage: ask_json.py GUIJU SOURCE_DIR [name of one case]
"""
import json
import random
import sys

import ask
from ask import ON, Folder, cases, done, refused, run

POOL = {"public": [True, False, "unknown"], "plaza": [True, False, "not applicable"], "users": [5, 800000, 0.5, "unknown"], "audience": ["firms", "children", "everyone"],
        "launch": ["2026-01-01", False], "logs_kept": [True, False]}
BY = ["counsel", "法务：'甲'", "a \"b\" \\c", "\t/é😀"]


def dumps(what, style):
    return json.dumps(what, ensure_ascii=False, **style)


STYLES = [{"separators": (",", ":")}, {}, {"indent": 2}, {"indent": 4}, {"indent": "\t"}, {"indent": 0}, {"indent": 2, "separators": (",", " : ")}]


def some(dice, share):
    return {name: dice.choice(values) for name, values in POOL.items() if dice.random() < share}


def judgement(dice):
    return {"term": "influential", "value": dice.choice([True, False]), "by": dice.choice(BY), "on": "2026-01-02", "why": dice.choice(BY)}


def case_layouts():
    """A file that a JSON library wrote is, with answers added, as the library would have written it with them."""
    dice = random.Random(3)
    answered = 0
    for i in range(140):
        style = STYLES[i % len(STYLES)]
        before = {"service": "x"}
        if dice.random() < 0.5:
            before["roles"] = dice.choice([["provider"], [], {"includes": ["provider"]}, {"includes": []}])
        if dice.random() < 0.7:
            before["facts"] = some(dice, 0.3)
        if dice.random() < 0.4:
            before["judgements"] = [judgement(dice)] if dice.random() < 0.5 else []
        if dice.random() < 0.3:
            before = dict(dice.sample(list(before.items()), len(before)))
        answers = {"service": "a", "facts": some(dice, 0.8), "judgements": [judgement(dice)]}
        end = dice.choice(["", "\n", "\n\n"])
        with Folder() as folder:
            path = folder.file("it.json", dumps(before, style) + end)
            done(run("ask", path, *ON, "--answers", folder.file("a.json", json.dumps(answers))))
            text = path.read_bytes().decode()
            after = json.loads(text)
            assert text == dumps(after, style) + end, text
            # What was there is there, in its order; what is new is what was answered.
            assert [key for key in after if key in before] == list(before)
            assert all(after[key] == before[key] for key in ("service", "roles") if key in before)
            old = before.get("facts", {})
            assert list(after.get("facts", {}).items())[:len(old)] == list(old.items())
            new = {name: value for name, value in after.get("facts", {}).items() if name not in old}
            assert all(answers["facts"][name] == value for name, value in new.items()), text
            told = before.get("judgements", [])
            assert after.get("judgements", [])[:len(told)] == told
            assert all(one == answers["judgements"][0] for one in after.get("judgements", [])[len(told):]), text
            answered += len(new) + len(after.get("judgements", [])) - len(told)
    assert answered > 100, answered


def case_interview():
    """A new file, ranges, roles, taking back: in JSON as in YAML."""
    lines = ["x \"y\"", "not applicable", "back", "yes", "includes provider, spreader", "at least 800000", "unknown", "quit"]
    with Folder() as folder:
        for name in ("it.json", "it.yaml"):
            done(ask.ask(folder.path / name, lines))
        made = json.loads((folder.path / "it.json").read_text(encoding="utf-8"))
        other = ask.facts(folder.path / "it.yaml")
        words = {"yes": True, "no": False}
        assert made["service"] == other["service"] == 'x "y"' and made["roles"] == other["roles"] == {"includes": ["provider", "spreader"]}
        assert {name: json.dumps(value) for name, value in made["facts"].items()} == \
               {name: json.dumps({key: int(number) for key, number in value.items()} if isinstance(value, dict) else words.get(value, value)) for name, value in other["facts"].items()}
        assert made["facts"]["users"] == {"at_least": 800000}, made
        # What is read is what the other says.
        both = [json.loads(done(run("check", folder.path / name, *ON, "--format", "json"))) for name in ("it.json", "it.yaml")]
        assert both[0]["norms"] == both[1]["norms"] and both[0]["totals"] == both[1]["totals"]


def case_refused():
    """Nothing is written where the place is not understood, or the text is not JSON."""
    answers = json.dumps({"service": "a", "facts": {"public": True}})
    for text in ('{"service": "x", "facts": ""}', '{"facts": "", "service": "x"}\n'):
        with Folder() as folder:
            path = folder.file("it.json", text)
            refused(run("ask", path, *ON, "--answers", folder.file("a.json", answers)), "laid out in a way", "let `facts` be an object")
            assert path.read_text() == text
    for text in ("{service: x}", '{"service": "x",}', '[]', '{"service": "x", "facts": null}'):
        with Folder() as folder:
            path = folder.file("it.json", text)
            refused(run("ask", path, *ON, "--answers", folder.file("a.json", answers)), "it.json:1")
            assert path.read_text() == text


cases.CASES = {name[5:]: value for name, value in list(globals().items()) if name.startswith("case_")}

if __name__ == "__main__":
    sys.exit(cases.main())
