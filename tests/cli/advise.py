#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""guiju advise: the smallest changes that reach a goal.

Usage: advise.py GUIJU SOURCE_DIR [name of one case]
"""
import json
import re
import shutil
import sys

from cases import ON, PLAZA, RULES, SERVICES, SOURCE, Folder, done, main, refused, run, undescribed, validator
from what_if import what_if


def advise(*args, **kw):
    return json.loads(done(run("advise", *args, "--format", "json", **kw)))


def case_advise():
    schema = validator("advise.schema.json")
    assert not list(undescribed(schema.schema)), list(undescribed(schema.schema))
    with Folder() as folder:
        rules = movable_rules(folder)
        # Influential by judgement, which stays; so only closing the service to the public avoids the duty.
        found = advise(PLAZA, *ON, *rules, "--avoid", "xx/assess")
        schema.validate(found)
        assert found["state"] == "plans" and found["complete"] and moves_of(found) == [{("public", "no")}], found
        assert "xx/assess" in found["plans"][0]["cost"]["lost"] and not found["plans"][0]["cost"]["gained"]
        # Without the judgement, giving up the plaza leaves it open; somebody has to judge.
        text = PLAZA.read_text(encoding="utf-8").split("judgements:")[0]
        bare = folder.file("bare.yaml", text)
        found = advise(bare, *ON, *rules, "--avoid", "xx/assess")
        assert moves_of(found) == [{("public", "no")}, {("plaza", "no"), ("influential", "no")}], moves_of(found)
        # What is to be found out stands first.
        judged = found["plans"][1]["moves"][0]
        assert judged["by"] == "judgement" and judged["settles"]
        # Each plan, said to what-if, does what it promises.
        for plan in found["plans"]:
            sets = [word for move in plan["moves"] for word in ("--set", f"{move['name']}={move['would']}")]
            would = what_if(bare, *ON, *rules, *sets)
            item = next(item for item in would["differences"] if item["id"] == "xx/assess")
            assert item["would"]["applicability"] == "does-not-apply"
            assert would["gained"] == len(plan["cost"]["gained"])
        # What is not known may be found out.
        unknown = folder.file("unknown.yaml", text.replace("public: yes", "public: unknown"))
        move = advise(unknown, *ON, *rules, "--avoid", "xx/assess")["plans"][0]["moves"][0]
        assert move["name"] == "public" and move["settles"] and move["by"] == "provider"
        # An act is done today; after its time nothing helps.
        found = advise(PLAZA, *ON, *rules, "--fulfil", "xx/assess")
        assert moves_of(found) == [{("assessment", "2026-11-24")}]
        late = advise(PLAZA, "--on", "2026-12-24", *rules, "--fulfil", "xx/assess")
        assert late["norm"]["compliance"] == "breached" and late["state"] == "none" and late["complete"]
        out = done(run("advise", bare, *ON, *rules, "--avoid", "xx/assess"))
        assert "2 smallest sets of changes" in out and "to be judged so" in out and "loses" in out
        assert "如何不适用" in done(run("advise", bare, *ON, *rules, "--avoid", "xx/assess", "--lang", "zh"))


def moves_of(report):
    return [{(move["name"], move["would"]) for move in plan["moves"]} for plan in report["plans"]]


MOVABLE = {"public": "provider", "plaza": "provider", "users": "others", "audience": "never", "logs_kept": "provider",
           "harms": "provider", "assessment": "provider"}


def movable_rules(folder):
    """The rules of the tests, with words on who can change what."""
    shutil.copytree(RULES, folder.path / "r")
    path, out, name = folder.path / "r/facts.gj", [], None
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        name = re.search(r"^(?:fact|event) (\w+)", block, re.M)
        who = MOVABLE.get(name[1]) if name else None
        out.append(block + (f"\n  changeable by {who}" if who else ""))
    path.write_text("\n\n".join(out), encoding="utf-8")
    return ["--rules", folder.path / "r"]


def case_advise_links():
    schema = validator("advise.schema.json")
    with Folder() as folder:
        rules = movable_rules(folder)
        folder.file("r/links.gj", """link staff_only "仅限职工"
  english   "for the staff only: not to the public, and no plaza"
  when      xx_staff_only
  brings    public no
  brings    plaza no

fact xx_staff_only "仅限职工"
  changeable by provider
""")
        # One change brings another with it: a plan of its own.
        told = PLAZA.read_text(encoding="utf-8").replace("facts:\n", "facts:\n  xx_staff_only: no\n")
        found = advise(folder.file("a.yaml", told), *ON, *rules, "--avoid", "xx/assess")
        schema.validate(found)
        assert moves_of(found) == [{("public", "no")}, {("xx_staff_only", "yes")}], moves_of(found)
        brings = found["plans"][1]["brings"]
        assert sorted((b["step"], b["link"], b["name"], b["would"]) for b in brings) == \
            [(1, "staff_only", "plaza", "no"), (1, "staff_only", "public", "no")], brings
        assert not found["plans"][0]["brings"]
        # The other way round: what stands in the way is changed first.
        told = told.replace("xx_staff_only: no", "xx_staff_only: yes").replace("public: yes", "public: no")
        closed = folder.file("b.yaml", told)
        assert advise(closed, *ON, *rules, "--avoid", "xx/assess")["state"] == "reached"
        # What is told against a link is named, and the link left out.
        told = told.replace("public: no", "public: yes")
        found = advise(folder.file("c.yaml", told), *ON, *rules, "--avoid", "xx/assess")
        schema.validate(found)
        assert {(m["link"], m["name"], m["was"], m["would"]) for m in found["misfits"]} == \
            {("staff_only", "public", "yes", "no"), ("staff_only", "plaza", "yes", "no")}, found["misfits"]
        assert moves_of(found) == [{("public", "no")}]


def case_advise_none():
    """Where nothing may be changed that is so, with its ground; and what is reached already."""
    none = advise(PLAZA, *ON, "--avoid", "xx/assess")
    assert none["state"] == "none" and none["complete"] and not none["plans"]
    assert {told["name"]: told["stays"] for told in none["barred"]} == {"public": "not-said", "provider": "role"}
    assert {told["name"] for told in none["because"]} == {"plaza", "provider"}  # that it is public is presumed then
    out = done(run("advise", PLAZA, *ON, "--avoid", "xx/assess"))
    assert "no change of what can be changed reaches it" in out and "NOT FOR ADVICE TO CHANGE" in out
    assert moves_of(advise(PLAZA, *ON, "--avoid", "xx/assess", "--any")) == [{("public", "no")}]
    private = SERVICES / "private.yaml"
    assert advise(private, *ON, "--avoid", "xx/assess")["state"] == "reached"
    assert advise(private, *ON, "--fulfil", "xx/assess")["state"] == "nothing-to-fulfil"
    assert "nothing needs to change" in done(run("advise", private, *ON, "--avoid", "xx/assess"))
    refused(run("advise", PLAZA, *ON), "no goal", "--avoid NORM or --fulfil NORM")
    refused(run("advise", PLAZA, *ON, "--avoid", "xx/assess", "--fulfil", "xx/assess"), "at once")
    refused(run("advise", PLAZA, *ON, "--avoid", "xx/asess"), "unknown norm `xx/asess`", "did you mean `xx/assess`?")
    refused(run("advise", PLAZA, *ON, "--fulfil", "xx/not-public"), "`xx/not-public` cannot be fulfilled: it is of the kind `exemption`")


def case_advise_chatbot():
    """Article 17 of the measures on generative AI (art. 2: the public in the mainland; art. 2 item 1 of the rules on opinion)."""
    chatbot = SOURCE / "examples/public-chatbot.yaml"
    found = advise(chatbot, *ON, "--avoid", "cn/genai/assess", rules=False)
    assert found["complete"] and moves_of(found) == [
        {("generates_content", "no")}, {("offered_to_public", "no")},
        {("runs_forum_blog_or_chat", "no"), ("opinion_or_mobilising", "no")}], moves_of(found)
    # Not open to the public: no duty of the measures. No plaza: all duties but those of art. 17.
    assert not found["plans"][1]["cost"]["remain"]
    remain = found["plans"][2]["cost"]["remain"]
    assert "cn/genai/complaint-channel" in remain and "cn/genai/assess" not in remain and "cn/genai/file" not in remain
    assert moves_of(advise(chatbot, *ON, "--fulfil", "cn/genai/assess", rules=False)) == [{("assessment_report", "2026-11-24")}]
    schema = validator("advise.schema.json")
    for turn, service in enumerate(sorted((SOURCE / "examples").glob("*.yaml"))):
        norms = json.loads(done(run("check", service, *ON, "--format", "json", rules=False)))["norms"]
        binding = [norm["id"] for norm in norms if norm["applicability"] in ("applies", "unknown") and norm["kind"] == "duty"]
        for id in binding[turn::150]:
            for goal in ("--avoid", "--fulfil"):
                schema.validate(advise(service, *ON, goal, id, rules=False))


if __name__ == "__main__":
    sys.exit(main())
