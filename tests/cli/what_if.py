#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""guiju what-if: two checks side by side.

Usage: what_if.py GUIJU SOURCE_DIR [name of one case]
"""
import json
import sys

from cases import ON, PLAZA, SOURCE, Folder, done, main, refused, run, undescribed, validator


def what_if(*args, **kw):
    return json.loads(done(run("what-if", *args, "--format", "json", **kw)))


def case_what_if():
    """Two checks side by side: each is the check of a file that says so; each reason is the smallest, by trying all."""
    sets = ["public=no", "launch=2026-11-20", "influential=no", "users=2000000"]
    full = what_if(PLAZA, *ON, *(word for one in sets for word in ("--set", one)))
    names = ["public", "users", "launch", "influential"]
    assert sorted(change["name"] for change in full["changes"]) == sorted(names)
    text = PLAZA.read_text(encoding="utf-8")
    with Folder() as folder:
        told = text.replace("public: yes", "public: no\n  users: 2000000").replace("2026-12-01", "2026-11-20").replace("value: yes", "value: no")
        other = folder.file("other.yaml", told)
        would = {norm["id"]: norm for norm in json.loads(done(run("check", other, *ON, "--format", "json")))["norms"]}
        two = what_if(PLAZA, other, *ON)
        assert [item["id"] for item in two["differences"]] == [item["id"] for item in full["differences"]]
    was = {norm["id"]: norm for norm in json.loads(done(run("check", PLAZA, *ON, "--format", "json")))["norms"]}
    verdict = ("applicability", "because", "compliance", "due", "from", "asks", "lifted_by")
    alike = lambda a, b: all(a[key] == b[key] for key in verdict)
    shown = {item["id"]: item for item in full["differences"]}
    for id in was:
        if id not in shown:
            assert alike(was[id], would[id]), id
        else:
            assert alike(was[id], shown[id]["was"]) and alike(would[id], shown[id]["would"]), id
            assert not alike(was[id], would[id]), id
    # Every set of the changes by itself: which verdicts does it bring about?
    brings = {}
    for mask in range(1, 16):
        some = [one for i, one in enumerate(sets) if mask >> i & 1]
        part = what_if(PLAZA, *ON, *(word for one in some for word in ("--set", one)))
        brings[frozenset(one.split("=")[0] for one in some)] = {item["id"]: item["would"] for item in part["differences"]}
    for id, item in shown.items():
        enough = [which for which, verdicts in brings.items() if id in verdicts and alike(verdicts[id], item["would"])]
        assert item["smallest"] and frozenset(item["turns_on"]) in enough, (id, item["turns_on"])
        assert len(item["turns_on"]) == min(map(len, enough)), (id, item["turns_on"])


def case_what_if_text():
    out = done(run("what-if", PLAZA, "--set", "public=no", "--set", "users=5", *ON))
    assert "public: yes → no" in out and "APPLIES NO LONGER" in out and "because of public" in out
    assert "does not apply: lifted" in out
    out = done(run("what-if", PLAZA, "--set", "public=yes", *ON))
    assert "nothing is told otherwise" in out and "no verdict differs" in out
    out = done(run("what-if", PLAZA, "--on", "2023-06-01", "--then", "2026-11-24"))
    assert "the day: 2023-06-01 → 2026-11-24" in out and "NEWLY APPLIES" in out
    assert "若有不同" in done(run("what-if", PLAZA, "--set", "public=no", "--lang", "zh", *ON))
    refused(run("what-if", PLAZA, *ON), "nothing to compare with", "--then DATE")
    refused(run("what-if", PLAZA, "--set", "pubilc=no", *ON), "unknown fact, judged term or role `pubilc`", "did you mean `public`?")
    refused(run("what-if", PLAZA, "--set", "public", *ON), "`--set` does not take `public`", "NAME=VALUE")
    refused(run("what-if", PLAZA, "--set", "=no", *ON), "`--set` does not take `=no`")
    refused(run("what-if", PLAZA, "--set", "users=many", *ON), "not a number for `users`", "--set")
    refused(run("what-if", PLAZA, "--set", "public=[", *ON), "--set")
    refused(run("what-if", PLAZA, "--then", "tomorrow", *ON), "`--then` wants a date, not `tomorrow`")
    refused(run("what-if", PLAZA, "--then", "2026-02-30", *ON), "does not exist")
    refused(run("what-if", PLAZA, "--set", "launch=2026-11-20", "--regime", "zz", *ON), "zz")


def case_what_if_examples():
    """Two services of the rule base, and the whole base on two days: valid, and many changes are said to be many."""
    schema = validator("what-if.schema.json")
    assert not list(undescribed(schema.schema)), list(undescribed(schema.schema))
    examples = SOURCE / "examples"
    two = what_if(examples / "public-chatbot.yaml", examples / "companion-chatbot.yaml", *ON, rules=False)
    schema.validate(two)
    assert len(two["changes"]) > 12 and not any(item["smallest"] for item in two["differences"])
    assert all(item["turns_on"] for item in two["differences"])
    days = what_if(examples / "public-chatbot.yaml", *ON, "--then", "2027-07-01", rules=False)
    schema.validate(days)
    assert days["changes"] == [{"kind": "day", "name": "on", "was": "2026-11-24", "would": "2027-07-01"}]
    late = next(item for item in days["differences"] if item["id"] == "cn/genai/assess")
    assert late["was"]["compliance"] == "pending" and late["would"]["compliance"] == "breached"
    assert late["turns_on"] == ["on"]
    days["differences"][0]["differs"] = ["mood"]
    assert not schema.is_valid(days)


if __name__ == "__main__":
    sys.exit(main())
