#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""guiju ask from outside: the interview on a terminal and through pipes, what is written, what survives.

Usage: ask.py GUIJU SOURCE_DIR [name of one case]
"""
import json
import os
import pty
import random
import resource
import select
import signal
import subprocess
import sys
import time

import yaml

import cases
from cases import GUIJU, ON, RULES, SERVICES, SOURCE, Folder, done, refused, run


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
            done(run("ask", path, *ON, "--answers", example, rules=False))
            assert undecided(path, False) == undecided(example, False)
            told = facts(path)
            assert told["service"] == facts(example)["service"]
            for fact, value in told["facts"].items():
                assert facts(example)["facts"][fact] == value, fact


# ---- the interview ----

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
        assert facts(path) == {"service": "x", "roles": {"includes": ["provider", "spreader"]}, "facts": {"public": "yes", "audience": "unknown"}}
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


# ---- what is written ----

LAYOUTS = [
    "service: x\n",
    "service: x",
    "# head\nservice: x  # name\n\n# tail\n",
    "service: x\nfacts:\n  # first\n  launch: no # behind\n\n  # last of all\n# not of the facts\njudgements: []\n# end\n",
    "service: x\nfacts: {launch: no}\nroles: unknown\n",
    "service: x\nfacts: {}\n",
    "service: x\nfacts:\nroles: unknown # later\n",
    "judgements:\nservice: x\nfacts:\n      launch:\n        - {value: 2026-01-01,\n           source: \"a\n             b\"}\n        - value: 2026-01-01\n          source: c\n",
    "service: x\r\nfacts:\r\n  launch: no\r\n",
    "service: |-\n  x\n  y\nfacts:\n  \"launch\": no\n",
    "---\nservice: x\nfacts:\n  launch: no\n",
]


def case_layouts():
    """Answers are added and nothing else changes: every old line is there, in its order."""
    answers = "service: a\nroles: [provider]\nfacts: {public: yes, plaza: no, users: 5, audience: everyone}\njudgements:\n" \
              "- {term: influential, value: no, by: 'x: \"y\" # z', on: 2026-01-02, why: '{a, [b'}\n"
    for layout in LAYOUTS:
        with Folder() as folder:
            path = folder.file("it.yaml", layout)
            done(run("ask", path, *ON, "--answers", folder.file("a.yaml", answers)))
            new = path.read_bytes().decode()
            before, after = facts(folder.file("old.yaml", layout)), facts(path)
            told = {**(before.get("facts") or {}), **after["facts"]}
            assert told == after["facts"] and after["facts"]["public"] == "yes", new
            assert after["service"] == before["service"]
            lines = iter(new.split("\n"))
            for line in layout.split("\n"):
                if line and not line.startswith(("facts: {", "judgements: [", "roles: unknown")):
                    assert any(line == one for one in lines), (line, new)
            for comment in ("# head", "# tail", "# first", "# behind", "# last of all", "# not of the facts", "# end", "# later"):
                assert (comment in layout) == (comment in new), new
            assert "#" not in layout or new.count("#") >= layout.count("#")
    # A layout that cannot be added to is refused, and left alone.
    with Folder() as folder:
        text = "{service: x, facts: {launch: no}}\n"
        path = folder.file("it.yaml", text)
        run("ask", path, *ON, "--answers", folder.file("a.yaml", answers))
        after = path.read_text()
        assert after == text or facts(path)["facts"]["public"] == "yes", after


def case_hostile():
    """Names, authors and reasons of any kind read back as they were said."""
    dice = random.Random(7)
    parts = ["\"", "'", "\\", ": ", " #", "{", "}", "[", "]", ",", "&a", "*a", "!x", "%", "- ", "|", ">", "中文：", "“”", "no", "~", "0x1", "\\n", "`", "@", "é", "😀", "=", "?"]
    for _ in range(40):
        name, by, why = ("a" + "".join(dice.choice(parts) for _ in range(dice.randint(1, 12))) + "z" for _ in range(3))
        with Folder() as folder:
            path = folder.path / "it.yaml"
            done(ask(path, [name, "quit"]))
            path.write_text(path.read_text(encoding="utf-8") + "roles: [provider]\nfacts:\n  public: yes\n  plaza: no\n", encoding="utf-8")
            done(ask(path, ["no", by, why, "2026-02-30", "2026-02-03", "quit"], "--norm", "xx/assess"))
            said = facts(path)
            assert said["service"] == name, (name, said)
            judged = said["judgements"][0]
            assert (judged["by"], judged["why"], judged["on"]) == (by, why, "2026-02-03"), said


# ---- what survives ----

def survivors(signal_sent):
    with Folder() as folder:
        path = folder.path / "it.yaml"
        t = Terminal("ask", path, *ON)
        t.until()
        text = t.say("x")
        wanted = {}
        for _ in range(3):
            name = asked(text)
            if name is None or name == "influential":
                break
            text = t.say(ANSWERS[name])
            wanted[name] = ANSWERS[name]
            now = facts(path)
            for key, value in wanted.items():
                assert (now["facts"][key] == value) if key != "roles" else now["roles"] == [value], now
        if signal_sent == signal.SIGINT:
            os.write(t.fd, b"\x03")
        else:
            os.kill(t.pid, signal_sent)
        t.until()
        t.close()
        assert facts(path) == now
        assert [one.name for one in folder.path.iterdir()] == ["it.yaml"]
        done(run("check", path, *ON))


def case_interrupted():
    survivors(signal.SIGINT)
    survivors(signal.SIGTERM)
    survivors(signal.SIGKILL)
    # The end of the input is quit.
    with Folder() as folder:
        path = folder.path / "it.yaml"
        assert "Stopped" in done(ask(path, ["x", "yes"]))
        assert facts(path)["facts"] == {"public": "yes"}
    # Before the service has a name there is nothing to write.
    for lines in ([], ["quit"]):
        with Folder() as folder:
            path = folder.path / "it.yaml"
            assert "nothing was written" in done(ask(path, lines))
            assert not path.exists()
    with Folder() as folder:
        result = ask(folder.path / "none/it.yaml", ["x"])
        assert result.returncode == 3 and b"cannot write" in result.stderr


def case_killed_any_time():
    """Killed while it writes: the file is an older or a newer whole, never a part."""
    dice = random.Random(3)
    with Folder() as folder:
        path = folder.file("it.yaml", "service: x\n")
        lines = (["yes", "back"] * 400 + ["quit"])
        for _ in range(12):
            process = subprocess.Popen([GUIJU, "ask", path, *ON], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                       env={"PATH": os.environ["PATH"], "GUIJU_RULES": str(RULES), **{k: v for k, v in os.environ.items() if "SAN_OPTIONS" in k}})
            try:
                process.stdin.write("".join(f"{line}\n" for line in lines).encode())
                process.stdin.flush()
            except BrokenPipeError:
                pass
            time.sleep(dice.random() / 5)
            process.kill()
            process.wait()
            assert path.read_text() in ("service: x\n", "service: x\nfacts:\n  public: yes\n"), path.read_text()
            path.write_text("service: x\n")


def case_disk_full():
    def small():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (30, 30))
    text = "service: something\n"
    with Folder() as folder:
        path = folder.file("it.yaml", text)
        result = subprocess.run([GUIJU, "ask", path, *ON], input=b"yes\nno\n", capture_output=True, preexec_fn=small,
                                env={"PATH": os.environ["PATH"], "GUIJU_RULES": str(RULES), **{k: v for k, v in os.environ.items() if "SAN_OPTIONS" in k}})
        assert result.returncode == 3 and b"cannot write" in result.stderr, result
        assert path.read_text() == text
        assert [one.name for one in folder.path.iterdir()] == ["it.yaml"]


CASES = {name[5:]: value for name, value in list(globals().items()) if name.startswith("case_")}
cases.CASES = CASES

if __name__ == "__main__":
    sys.exit(cases.main())
