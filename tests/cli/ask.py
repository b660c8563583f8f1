#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""guiju ask: what is worth asking, and answers from a file; the helpers of the other files on it.

Usage: ask.py GUIJU SOURCE_DIR [name of one case]
"""
import json
import random
import sys

import yaml

import cases
from cases import ON, SERVICES, SOURCE, Folder, done, refused, run


def ask(path, lines, *more, **kw):
    """An interview through a pipe: what it said."""
    return run("ask", path, *ON, *more, stdin="".join(f"{line}\n" for line in lines).encode(), **kw)


def facts(path):
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


# What each question of the small rule base is answered with.
ANSWERS = {"public": "yes", "roles": "provider", "plaza": "no", "audience": "everyone", "users": "2000000", "influential": "no"}


def undecided(path, rules=True):
    return json.loads(done(run("check", path, *ON, "--format", "json", rules=rules)))["totals"]["unknown"]


def next_of(path, *more, rules=True):
    return json.loads(done(run("ask", path, *ON, "--next", "--format", "json", *more, rules=rules)))


# ---- what is ranked ----

def case_next():
    schema = cases.validator("ask.schema.json")
    assert not list(cases.undescribed(schema.schema))
    for path, rules in ((SERVICES / "nothing.yaml", True), (SOURCE / "examples/public-chatbot.yaml", False)):
        found = next_of(path, rules=rules)
        schema.validate(found)
        assert found["undecided"] == undecided(path, rules)
        # What an answer is said to decide is what `check` says when it is told.
        for question in found["questions"][:6]:
            for answer in question["answers"][:3]:
                said = facts(path)
                if question["kind"] == "fact":
                    said.setdefault("facts", {})[question["name"]] = yaml.load(answer["value"], Loader=yaml.BaseLoader)
                elif question["kind"] == "role":
                    said["roles"] = [] if answer["value"] == "none" else [answer["value"]]
                else:
                    said.setdefault("judgements", []).append({"term": question["name"], "value": answer["value"], "by": "a", "on": "2026-01-01", "why": "b"})
                with Folder() as folder:
                    text = yaml.safe_dump(said, allow_unicode=True).replace("'", "")
                    left = undecided(folder.file("s.yaml", text), rules)
                # Norms to come may be decided besides.
                assert found["undecided"] - left >= answer["decides"], (question["name"], answer)
    bad = next_of(SERVICES / "nothing.yaml")
    bad["questions"][0]["matters"] = "never"
    assert list(schema.iter_errors(bad))
    one = next_of(SERVICES / "nothing.yaml", "--norm", "xx/children")
    assert {norm["id"] for question in one["questions"] for norm in question["norms"]} == {"xx/children"}
    assert done(run("ask", SERVICES / "nothing.yaml", *ON, "--next", "--lang", "zh")).count("为何问") > 3


def case_refuses():
    with Folder() as folder:
        path = folder.path / "new.yaml"
        refused(run("ask", path, *ON, "--next", "--answers", "x"), "one of --next and --answers")
        refused(run("ask", path, *ON, "--format", "json"), "an interview is held in text", "--next")
        refused(run("ask", "-", *ON, stdin=b""), "into a service file, not `-`")
        refused(run("ask", path, *ON, "--answers", folder.path / "none"), "cannot open")
        refused(run("ask", path, *ON, "--answers", folder.file("a.yaml", "pubilc: yes\n")), "a.yaml:1", "did you mean `public`?")
        refused(run("ask", path, *ON, "--norm", "xx/nobody"), "unknown norm")
        assert not path.exists()


def case_portfolio():
    """Counted here by telling each answer to each service, one by one."""
    schema = cases.validator("ask-portfolio.schema.json")
    assert not list(cases.undescribed(schema.schema))
    dice = random.Random(5)
    pool = {"public": ["yes", "no"], "plaza": ["yes", "no"], "users": [5, 1000000, 2000000], "audience": ["firms", "children", "everyone"], "launch": ["2026-01-01", "no"]}
    services = []
    for i in range(70):
        one = {"service": f"s{i}", "facts": {name: dice.choice(values) for name, values in pool.items() if dice.random() < 0.4}}
        if dice.random() < 0.5:
            one["roles"] = dice.choice([["provider"], ["bank", "user"], []])
        services.append(one)
    in_force = {norm["id"] for norm in json.loads(done(run("portfolio", "-", "--input", "jsonl", *ON, "--format", "json", stdin=b"")))["norms"] if norm["in_force"]}

    def open_pairs(list_of):
        lines = "".join(json.dumps(one) + "\n" for one in list_of).encode()
        counts = json.loads(done(run("portfolio", "-", "--input", "jsonl", *ON, "--format", "json", stdin=lines)))
        return sum(norm["unknown"] for norm in counts["norms"] if norm["id"] in in_force)

    with Folder() as folder:
        path = folder.file("p.jsonl", "".join(json.dumps(one) + "\n" for one in services))
        found = json.loads(done(run("ask", path, *ON, "--next", "--format", "json")))
        schema.validate(found)
        assert found["services"] == 70 and found["undecided"] == open_pairs(services)
        expected = [question["expected"] / question["cost"] for question in found["questions"]]
        assert all(a >= b - 1 for a, b in zip(expected, expected[1:])), expected
        tried = 0
        for question in found["questions"]:
            for answer in question["answers"]:
                def told(one):
                    if question["kind"] == "fact":
                        value = yaml.load(answer["value"], Loader=yaml.BaseLoader)
                        value = {key: float(number) for key, number in value.items()} if isinstance(value, dict) and question["name"] == "users" else value
                        return {**one, "facts": {question["name"]: value, **one["facts"]}}
                    if question["kind"] == "role":
                        return {"roles": [] if answer["value"] == "none" else [answer["value"]], **one}
                    if one["facts"].get("plaza") == "yes":
                        return one  # the text says so already; a judgement against it would be a conflict
                    return {**one, "judgements": [{"term": question["name"], "value": answer["value"], "by": "a", "on": "2026-01-01", "why": "b"}]}
                assert found["undecided"] - open_pairs(map(told, services)) == answer["decides"], (question["name"], answer)
                tried += 1
        assert tried > 10
        text = done(run("ask", path, *ON, "--next"))
        assert "70 services" in text and "undecided pairs stand above it" in text
        refused(run("ask", path, *ON), "a portfolio is not interviewed", "--next")
        refused(run("ask", folder.file("bad.jsonl", '{"service": "x", "facts": {"pubilc": true}}\n'), *ON, "--next"), "bad.jsonl:1")


# ---- answers from a file ----

def case_answers():
    with Folder() as folder:
        path = folder.path / "new.yaml"
        answers = folder.file("a.yaml", "public: yes\nplaza: no\nusers: 2000000\naudience: everyone\nlogs_kept: yes\n")
        said = done(run("ask", path, *ON, "--answers", answers))
        assert "no answer to: roles" in said and "logs_kept" in said.split("not asked")[1], said
        assert facts(path)["facts"]["public"] == "yes" and "logs_kept" not in facts(path)["facts"]
        # Once more: nothing that was answered is asked again.
        assert "0 answered" in done(run("ask", path, *ON, "--answers", answers))
    for name in ("public-chatbot-judged", "children-learning"):
        example = SOURCE / f"examples/{name}.yaml"
        with Folder() as folder:
            path = folder.path / "new.yaml"
            refused(run("ask", path, *ON, "--answers", example, rules=False), "say --regime")
            done(run("ask", path, *ON, "--answers", example, "--regime", "cn", rules=False))
            assert undecided(path, False) == undecided(example, False)
            told = facts(path)
            assert told["service"] == facts(example)["service"]
            for fact, value in told["facts"].items():
                assert facts(example)["facts"][fact] == value, fact


if __name__ == "__main__":
    sys.exit(cases.main())
