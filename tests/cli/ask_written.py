#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""guiju ask: what is written to the service file, and what survives an interruption.

Usage: ask_written.py GUIJU SOURCE_DIR [name of one case]
"""
import os
import random
import resource
import signal
import subprocess
import sys
import time

import cases
from ask import ANSWERS, ask, facts
from ask_interview import Terminal, asked
from cases import GUIJU, ON, RULES, Folder, done, run


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


if __name__ == "__main__":
    sys.exit(cases.main())
