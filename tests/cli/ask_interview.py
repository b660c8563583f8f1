#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""guiju ask: the interview, on a terminal and through pipes.

Usage: ask_interview.py GUIJU SOURCE_DIR [name of one case]
"""
import os
import pty
import select
import sys
import time

import cases
from ask import ANSWERS, ask, facts, next_of, undecided
from cases import GUIJU, ON, RULES, Folder, done


class Terminal:
    def __init__(self, *args):
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.environ.update({"GUIJU_RULES": str(RULES), "TERM": "dumb", "NO_COLOR": "1"})
            os.execv(str(GUIJU), [str(GUIJU), *map(str, args)])
        self.all = ""

    def until(self, end="> "):
        """What is said up to the next prompt, or the end."""
        heard = b""
        give_up = time.monotonic() + 20
        while time.monotonic() < give_up:
            if not select.select([self.fd], [], [], 1)[0]:
                continue
            try:
                got = os.read(self.fd, 4096)
            except OSError:
                got = b""
            heard += got
            if not got or heard.decode(errors="replace").endswith("\n" + end) or heard == end.encode():
                break
        text = heard.decode().replace("\r\n", "\n")
        self.all += text
        return text

    def say(self, line):
        os.write(self.fd, line.encode() + b"\n")
        return self.until()

    def close(self):
        os.close(self.fd)
        status = os.waitpid(self.pid, 0)[1]
        return status


def asked(text):
    """Which question stands there."""
    for name in ANSWERS:
        if any(f"\n  {name}{colon}" in text.split("Question ")[-1].split("第 ")[-1] for colon in (": ", "：")):
            return name
    return None


def interview(folder, tongue, words):
    path = folder.path / "it.yaml"
    t = Terminal("ask", path, *ON, "--lang", tongue)
    t.until()
    text = t.say("某服务: \"测试\" # x")
    seen = []
    while asked(text):
        name = asked(text)
        seen.append(name)
        assert len(seen) < 20, seen
        if name == "influential":
            t.say(words["no"])
            t.say("法务")
            text = t.say("理由: 'a' \"b\" # c")
            text = t.say("")
        else:
            text = t.say({"yes": words["yes"], "no": words["no"]}.get(ANSWERS[name], ANSWERS[name]))
    assert t.close() == 0
    assert len(set(seen)) == len(seen), seen
    return path, seen, t.all


def case_terminal():
    with Folder() as folder:
        path, seen, said = interview(folder, "en", {"yes": "yes", "no": "no"})
        assert undecided(path) == 0 or "stay undecided" in said, said
        assert "nothing that can still be asked" in said
        assert facts(path)["service"] == "某服务: \"测试\" # x"
        if "influential" in seen:
            assert facts(path)["judgements"][0]["why"] == "理由: 'a' \"b\" # c"
            assert facts(path)["judgements"][0]["on"] == "2026-11-24"
        english = facts(path)
    with Folder() as folder:
        path, _, said = interview(folder, "zh", {"yes": "是", "no": "否"})
        assert facts(path) == english
        assert "再无可问" in said and "Question" not in said


def case_words():
    """Commands, wrong answers, ranges, back and quit, through a pipe."""
    with Folder() as folder:
        path = folder.path / "it.yaml"
        out = done(ask(path, ["", "maybe", "help", "status", "why", "yes", "back", "back", "not applicable", "quit"]))
        assert "not a yes or no for `public`: `maybe`" in out and "write `yes`" in out
        assert "this is the first question" in out and "Stopped" in out
        assert facts(path) == {"service": "it", "facts": {"public": "not applicable"}}
        # What is unknown is not asked again.
        assert "public" not in [question["name"] for question in next_of(path)["questions"]]
    with Folder() as folder:
        path = folder.path / "it.yaml"
        done(ask(path, ["x", "yes", "includes provider, spreader", "unknown"]))
        assert facts(path) == {"service": "x", "roles": {"includes": ["provider", "spreader"]}, "facts": {"public": "yes", "users": "unknown"}}
    for said, value in (("at least 800000", {"at_least": "800000"}), ("800000 to 900000", {"at_least": "800000", "at_most": "900000"}), ("不多于 5.5", {"at_most": "5.5"}), ("未知", "unknown")):
        with Folder() as folder:
            path = folder.file("it.yaml", "service: x\nroles: [provider]\nfacts: {public: yes}\n")
            done(ask(path, [said], "--norm", "xx/large"))
            assert facts(path)["facts"]["users"] == value, (said, path.read_text())
    with Folder() as folder:
        path = folder.file("it.yaml", "service: x\nfacts:\n  public: yes\n")
        refusals = ["5, 6", "[a", "provider\x1b", "x" * 9000, "&a yes", "2 to 1", "provider, nobody"]
        done(ask(path, refusals + ["quit"]))
        assert path.read_text() == "service: x\nfacts:\n  public: yes\n"


if __name__ == "__main__":
    sys.exit(cases.main())
