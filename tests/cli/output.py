#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What reaches standard output: a write that fails, and colour on a terminal.

Usage: output.py GUIJU SOURCE_DIR [name of one case]
"""
import os
import pty
import re
import subprocess
import sys

from cases import GUIJU, ON, PLAZA, RULES, Folder, done, main, read_terminal, run
from fmt import LOOSE


def case_output_fails():
    """A write that fails is status 3 with a message, never silence."""
    with open("/dev/full", "wb") as full:
        refused_output = run("check", PLAZA, *ON, stdout=full)
    assert refused_output.returncode == 3 and b"cannot be written" in refused_output.stderr
    reader, writer = os.pipe()
    os.close(reader)
    closed_pipe = run("check", PLAZA, *ON, stdout=writer)
    os.close(writer)
    assert closed_pipe.returncode == 3 and b"cannot be written" in closed_pipe.stderr
    for command in (f"'{GUIJU}' check '{PLAZA}' --on 2026-11-24 >&-", f"'{GUIJU}' --help >&-"):
        closed = subprocess.run(["sh", "-c", command], capture_output=True, env={"GUIJU_RULES": str(RULES), "PATH": os.environ["PATH"]})
        assert closed.returncode == 3 and b"cannot be written" in closed.stderr, closed
    with Folder() as folder:
        # With standard output closed its number must not become that of the file being written.
        path = folder.file("a.gj", LOOSE)
        closed = subprocess.run(["sh", "-c", f"'{GUIJU}' fmt '{path}' - <'{path}' >&-"], capture_output=True)
        assert closed.returncode == 3 and "canonical" not in path.read_text()
        assert done(run("fmt", "--check", path)) == ""


def on_terminal(env, *args):
    """Run with a terminal as standard output; what it shows."""
    main, side = pty.openpty()
    process = subprocess.Popen([str(GUIJU), *map(str, args)], stdout=side, stderr=subprocess.PIPE,
                               env={"GUIJU_RULES": str(RULES), "PATH": os.environ["PATH"], **env})
    os.close(side)
    shown = read_terminal(main)
    assert process.wait(60) == 0, process.stderr.read()
    process.stderr.close()
    return shown


def case_colour():
    args = ("check", PLAZA, *ON)
    coloured = on_terminal({"TERM": "xterm"}, *args)
    assert b"\033[1m" in coloured
    plain = done(run(*args))
    assert re.sub(rb"\033\[[0-9;]*m", b"", coloured).replace(b"\r\n", b"\n").decode() == plain
    for env, more in (({"TERM": "xterm", "NO_COLOR": "1"}, ()), ({"TERM": "dumb"}, ()), ({}, ()), ({"TERM": "xterm"}, ("--no-colour",))):
        assert b"\033" not in on_terminal(env, *args, *more)
    assert b"\033" in on_terminal({"TERM": "xterm", "NO_COLOR": ""}, *args)


if __name__ == "__main__":
    sys.exit(main())
