#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The tables behind the program: manual pages, completions and messages say what they say.

Usage: tables.py GUIJU SOURCE_DIR [name of one case]
"""
import os
import re
import shutil
import subprocess
import sys

from cases import SOURCE, done, main, refused, run


def tables():
    return [line.split("\t") for line in done(run("__tables")).splitlines()]


def case_man_pages():
    """Every option stands in the page of its command, in synopsis and list, and no other does."""
    pages = {page.stem[len("guiju-"):]: page.stem for page in (SOURCE / "docs/man").glob("guiju-*.1")}
    wanted = {}
    for command, option, value, choices in tables():
        page = pages.get(command.replace(" ", "-")) or pages.get(command.split()[0], "guiju-law")
        wanted.setdefault(page, set()).add(option)
        text = (SOURCE / f"docs/man/{page}.1").read_text(encoding="utf-8")
        assert f".It Fl -{option[2:]}" in text, f"{option} is not in {page}.1"
        for choice in filter(None, choices.split("|")):
            assert re.search(rf"^\.(Cm|It Cm) {choice}\b", text, re.M), f"{option} {choice} is not in {page}.1"
        if option != "--help":
            assert f".Op Fl -{option[2:]}" in text, f"{option} is not in the synopsis of {page}.1"
        if value:
            assert f".It Fl -{option[2:]} Ar {value}" in text, f"{option} {value} is not in {page}.1"
    for page, options in wanted.items():
        text = (SOURCE / f"docs/man/{page}.1").read_text(encoding="utf-8")
        assert set(re.findall(r"^\.It Fl (-[a-z-]+)", text, re.M)) == {option[1:] for option in options}, page
    main = (SOURCE / "docs/man/guiju.1").read_text(encoding="utf-8")
    for command in {row[0] for row in tables()}:
        assert f"Cm {command}" in main or f", {command}" in main, command


def case_man_form():
    if shutil.which("man") is None or shutil.which("groff") is None:
        return
    for page in sorted((SOURCE / "docs/man").glob("*.1")):
        result = subprocess.run(["man", "--warnings", "-E", "UTF-8", "-l", "-Tutf8", "-Z", str(page)], capture_output=True, env={**os.environ, "MANWIDTH": "80", "LC_ALL": "C.UTF-8"})
        assert result.returncode == 0 and not result.stderr, (page, result.stderr.decode())


def case_completions():
    """The files in completions/ are what the tables give now."""
    for shell in ("bash", "zsh", "fish"):
        path = SOURCE / f"completions/guiju.{shell}"
        assert path.read_text(encoding="utf-8") == done(run("__complete", shell)), f"write {path.name} anew: guiju __complete {shell}"
        if shutil.which(shell):
            subprocess.run([shell, "-n", str(path)], check=True)
    refused(run("__complete", "csh"))
    script = f". {SOURCE}/completions/guiju.bash; COMP_WORDS=(guiju check --format j); COMP_CWORD=3; _guiju; echo ${{COMPREPLY[*]}}; COMP_WORDS=(guiju law cov); COMP_CWORD=2; _guiju; echo ${{COMPREPLY[*]}}; COMP_WORDS=(guiju fmt --c); COMP_CWORD=2; _guiju; echo ${{COMPREPLY[*]}}"
    out = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=True).stdout
    assert out == "json\ncoverage\n--check\n", out


def case_messages():
    """Every word in the table of messages is said somewhere."""
    code = "".join(path.read_text(encoding="utf-8") for room in ("report", "assess", "simulate", "cli") for path in (SOURCE / "src" / room).glob("*.c"))
    table = (SOURCE / "src/report/messages.def").read_text(encoding="utf-8")
    for key in re.findall(r"^MESSAGE\((\w+),", table, re.M):
        assert re.search(rf"\bGJ_M_{key}\b", code), f"{key} is never said"


if __name__ == "__main__":
    sys.exit(main())
