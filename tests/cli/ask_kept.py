#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""guiju ask --about kept, --about both: whether what applies is kept.

Usage: ask_kept.py GUIJU SOURCE_DIR [name of one case]
"""
import json
import sys

import yaml

import ask
from ask import ON, SOURCE, Folder, cases, done, refused, run

EXAMPLES = ["public-chatbot", "children-learning", "leak"]
OPEN = ("unknown", "not-checked")
OWED = ("duty", "prohibition", "procedure")


def check(path):
    return {norm["id"]: norm for norm in json.loads(done(run("check", path, *ON, "--format", "json", rules=False)))["norms"]}


def open_of(norms):
    """Norms that apply of which it is not said whether they are kept; only those that name an act can be."""
    return {name for name, norm in norms.items() if norm["applicability"] == "applies" and norm["kind"] in OWED and norm["compliance"] in OPEN}


def example(name):
    return SOURCE / f"examples/{name}.yaml"


def case_decides():
    """What an answer is said to decide is what `check` says when it is told."""
    schema = cases.validator("ask.schema.json")
    for name in EXAMPLES:
        path = example(name)
        found = json.loads(done(run("ask", path, *ON, "--next", "--format", "json", "--about", "kept", rules=False)))
        schema.validate(found)
        before = check(path)
        open_before = open_of(before)
        assert found["about"] == "kept" and not found["future"] and 0 < found["unkept"] <= len(open_before)
        tried = 0
        for question in found["questions"][:5]:
            assert question["decides"] == "kept"
            for norm in question["norms"]:
                assert norm["id"] in open_before, norm
            for answer in question["answers"][:3]:
                said = ask.facts(path)
                if question["kind"] == "fact":
                    said.setdefault("facts", {})[question["name"]] = yaml.load(answer["value"], Loader=yaml.BaseLoader)
                elif question["kind"] == "judgement":
                    said.setdefault("judgements", []).append({"term": question["name"], "value": answer["value"], "by": "a", "on": "2026-01-01", "why": "b"})
                with Folder() as folder:
                    after = check(folder.file("s.yaml", yaml.safe_dump(said, allow_unicode=True).replace("'", "")))
                names = {norm["id"] for norm in question["norms"]}
                settled = {name for name in names if after[name]["compliance"] not in OPEN}
                assert len(settled) == answer["decides"], (question["name"], answer, settled)
                tried += 1
        assert tried > 8


def case_text():
    path = example("public-chatbot")
    said = done(run("ask", path, *ON, "--next", "--about", "kept", rules=False))
    assert "whether kept is open of" in said and "it decides whether" in said and "hang on it" not in said, said
    assert "是否履行" in done(run("ask", path, *ON, "--next", "--about", "kept", "--lang", "zh", rules=False))
    # Both: which apply comes first, and nothing else until that is done.
    first = json.loads(done(run("ask", path, *ON, "--next", "--format", "json", "--about", "both", rules=False)))
    plain = json.loads(done(run("ask", path, *ON, "--next", "--format", "json", rules=False)))
    assert first["about"] == "applies" and first["questions"] == plain["questions"] and first["unkept"] > 0 and plain["unkept"] == 0
    with Folder() as folder:
        lines = folder.file("p.jsonl", '{"service": "x"}\n')
        refused(run("ask", lines, *ON, "--next", "--about", "kept"), "--about is for one service")
        refused(run("ask", path, *ON, "--about", "fulfilled", rules=False), "applies|kept|both")


def case_interview():
    """An event that has not happened is an answer; what is told ends it; nothing is asked twice."""
    rules = "level law\n  rank 1\n  force binding\n\nrole provider \"提供者\"\n\ninstrument xx/law \"法\"\n  level law\n  jurisdiction xx\n  in force from 2020-01-01\n\n" \
            "fact open_to_all \"公开\"\n\nevent filing \"备案\"\n\nevent launch \"上线\"\n\nfact logs \"日志\"\n\n" \
            "duty xx/file \"备案\"\n  cite xx/law art 1\n  when open_to_all\n  must filing\n  within 10 days of launch\n\n" \
            "duty xx/log \"日志\"\n  cite xx/law art 2\n  when open_to_all\n  must logs\n"
    with Folder() as folder:
        law = folder.file("rules.gj", rules)

        def hold(name, lines, about, end):
            path = folder.file(name, "service: x\nroles: [provider]\n")
            said = done(run("ask", path, *ON, "--about", about, "--rules", law, stdin="".join(f"{line}\n" for line in lines).encode(), rules=False))
            assert end in said, said
            return ask.facts(path)["facts"], said

        told, said = hold("a.yaml", ["yes"], "applies", "nothing that can still be asked")
        assert told == {"open_to_all": "yes"}
        # That neither has happened is an answer: it is pending.
        told, said = hold("b.yaml", ["yes", "no", "no", "no"], "both", "nothing that can still be asked")
        assert told == {"open_to_all": "yes", "launch": "no", "filing": "no", "logs": "no"} and "whether kept is open of 2 norms" in said, (told, said)
        told, _ = hold("c.yaml", ["yes", "no", "2026-11-20", "2026-11-01"], "both", "nothing that can still be asked")
        assert told == {"open_to_all": "yes", "launch": "2026-11-01", "filing": "2026-11-20", "logs": "no"}, told
        # Nothing applies: nothing to keep.
        told, _ = hold("d.yaml", ["no"], "both", "nothing that can still be asked")
        assert told == {"open_to_all": "no"}
        # What nobody knows is said to stay open.
        told, said = hold("e.yaml", ["yes", "unknown", "unknown", "unknown"], "both", "nothing that can still be asked")
        assert "norms that apply stay open as to whether kept" in said, said
    example_path = example("public-chatbot")
    with Folder() as folder:
        path = folder.path / "new.yaml"
        done(run("ask", path, *ON, "--answers", example_path, "--regime", "cn", "--about", "both", rules=False))
        old, new = check(example_path), check(path)
        assert all(old[name]["applicability"] == new[name]["applicability"] for name in old)
        assert all(old[name]["compliance"] == new[name]["compliance"] for name in old if old[name]["compliance"] not in OPEN and old[name]["kind"] in OWED)


cases.CASES = {name[5:]: value for name, value in list(globals().items()) if name.startswith("case_")}

if __name__ == "__main__":
    sys.exit(cases.main())
