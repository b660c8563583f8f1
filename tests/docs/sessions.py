#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Sessions in documents are what happens: sessions.py PROGRAM [--write] PAGE...

A block ```console holds commands after `$ ` and what they print. All blocks of a page run in one new folder, in their order, which holds a copy
of examples/judging. A command is `guiju ...` or one that makes or shows a file there; it may go on in the next line after `\\`. Output of both
streams is compared. `--write` puts what is printed into the page.
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path.cwd()


def run(program, command, folder):
    env = {"PATH": f"{pathlib.Path(program).resolve().parent}:/usr/bin:/bin", "LC_ALL": "C.UTF-8", "GUIJU_RULES": str(ROOT / "content")}
    for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS"):
        if name in os.environ:
            env[name] = os.environ[name]
    return subprocess.run(["/bin/sh", "-c", command], cwd=folder, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=60).stdout


def replay(program, block, folder):
    out, lines = [], block.splitlines()
    while lines:
        line = lines.pop(0)
        if not line.startswith("$ "):
            continue
        command = line[2:]
        out.append(line)
        while command.endswith("\\"):
            out.append(lines[0])
            command = command[:-1] + lines.pop(0)
        out += run(program, command, folder).splitlines()
    return "\n".join(out) + "\n"


def check(program, path, write):
    page = path.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as place:
        folder = pathlib.Path(place) / "here"
        shutil.copytree(ROOT / "examples/judging", folder)
        new = re.sub(r"^```console\n(.*?)^```$", lambda found: "```console\n" + replay(program, found[1], folder) + "```", page, flags=re.S | re.M)
    if new == page:
        return True
    if write:
        path.write_text(new, encoding="utf-8")
        return True
    for old, now in zip(page.splitlines(), new.splitlines()):
        if old != now:
            print(f"{path} shows\n  {old}\nand this is printed\n  {now}")
            break
    return False


def main():
    write = "--write" in sys.argv
    pages = [pathlib.Path(name) for name in sys.argv[2:] if name != "--write"]
    return not all([check(sys.argv[1], page, write) for page in pages])


if __name__ == "__main__":
    sys.exit(main())
