#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Service files that are wrong or hostile: refused with the line and the nearest right words, in bounded time and memory.

Usage: service_files.py GUIJU SOURCE_DIR [name of one case]
"""
import json
import sys

from cases import ON, PLAZA, Folder, done, main, refused, run


def case_service_files():
    with Folder() as folder:
        def check(text, name="s.yaml"):
            return run("check", folder.file(name, text), *ON)
        refused(run("check", folder.path / "absent.yaml", *ON), "absent.yaml")
        refused(run("check", folder.path, *ON), "")
        refused(check("service: a\nfacts:\n  publik: yes\n"), "s.yaml:3:3", "unknown fact `publik`", "did you mean `public`?", "publik: yes", "^^^^^^")
        refused(check("service: a\nfacts:\n  public: 7\n"), "s.yaml:3:")
        refused(check("service: a\nfacts:\n  users: many\n"), "s.yaml:3:")
        refused(check("service: a\nfacts:\n  launch: 2026-02-30\n"), "s.yaml:3:", "2026-02-30")
        refused(check("service: a\nfacts:\n  public: yes\n  public: no\n"), "s.yaml:4:", "public")
        refused(check(b"service: a\nfacts:\n  public: \xffyes\n"), "s.yaml:3:", "UTF-8")
        refused(check(b"service: a\0b\n"), "s.yaml:1:")
        refused(check("service: a\nfact:\n  public: yes\n"), "did you mean `facts`?")
        refused(check("service: a\nroles: [provder]\n"), "did you mean `provider`?")
        refused(check("service: a\nfacts:\n  influential: yes\n"), "judgements")
        refused(check("service: a\nfacts: [unclosed\n"), "s.yaml:")
        refused(check('{"service": "a", "facts": {"public": true,}}', "s.json"), "s.json:1:")
        refused(check('{"service": "a", "facts": {"publik": true}}', "s.json"), "s.json:1:", "did you mean `public`?")
        assert json.loads(done(run("check", folder.file("s.json", '{"service": "a", "facts": {"public": true}}'), *ON, "--format", "json")))["service"] == "a"
    assert "standard input" in done(run("check", "-", *ON, stdin=PLAZA.read_bytes()))


def case_all_before_any():
    """One wrong file among many: nothing is written."""
    with Folder() as folder:
        wrong = folder.file("wrong.yaml", "service: a\nfacts:\n  publik: yes\n")
        refused(run("check", PLAZA, wrong, *ON), "wrong.yaml:3:3")
        refused(run("check", PLAZA, wrong, *ON, "--format", "json"), "wrong.yaml:3:3")


def case_hostile_files():
    """Large files, bombs and depth: refused at once, with bounded memory."""
    with Folder() as folder:
        sparse = folder.path / "sparse.yaml"
        with open(sparse, "wb") as file:
            file.truncate(1 << 30)
        refused(run("check", sparse, *ON), "sparse.yaml")
        bomb = "a0: &a0 [x, x]\n" + "".join(f"a{i}: &a{i} [*a{i-1}, *a{i-1}]\n" for i in range(1, 40))
        refused(run("check", folder.file("bomb.yaml", bomb), *ON), "bomb.yaml:1:")
        refused(run("check", folder.file("merge.yaml", "service: &a x\nfacts: {<<: *a}\n"), *ON), "merge.yaml:")
        refused(run("check", folder.file("deep.yaml", "service: a\nfacts: " + "[" * 100000), *ON), "deep.yaml:")
        refused(run("check", folder.file("deep.json", '{"service": ' + "[" * 100000), *ON), "deep.json:")
        refused(run("check", folder.file("wide.yaml", "service: a\nroles:\n" + "- x\n" * 3000000), *ON), "wide.yaml:")
        refused(run("check", folder.file("keys.yaml", "service: a\nfacts:\n" + "".join(f"  k{i}: 1\n" for i in range(900000))), *ON), "keys.yaml:")
        refused(run("fmt", "--check", folder.file("deep.gj", 'fact a "b"\n\nterm t "t"\n  means     ' + "(" * 50000 + "a\n")), "deep.gj:")
        refused(run("check", "-", *ON, stdin=b"service: " + b"a" * (17 << 20)), "too large")


def case_escape_sequences():
    """A service file cannot write to the terminal of its reader."""
    with Folder() as folder:
        for name, text in (("s.yaml", 'service: "a\\e[2J\\u202e"\n'), ("s.json", '{"service": "a\\u001b[2J"}')):
            message = refused(run("check", folder.file(name, text), *ON), f"{name}:1:", "hidden character, U+001B")
            assert "\033" not in message and "\u202e" not in message
        message = refused(run("check", folder.file("t.yaml", 'service: a\nfacts:\n  "pub\\e[31mlic": yes\n'), *ON))
        assert "\033" not in message


if __name__ == "__main__":
    sys.exit(main())
