#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Arguments, help, and where the rule base is found.

Usage: arguments.py GUIJU SOURCE_DIR [name of one case]
"""
import re
import shutil
import subprocess
import sys

from cases import GUIJU, ON, PLAZA, RULES, Folder, done, main, refused, run


def case_help():
    assert "usage: guiju COMMAND" in done(run("--help"))
    assert "usage: guiju check FILE..." in done(run("check", "--help"))
    assert "usage: guiju law show NAME" in done(run("help", "law", "show"))
    # Help needs no rule base and wins over a wrong option.
    assert "usage" in done(run("why", "--nonsense", "--help", rules=False))
    assert re.fullmatch(r"guiju \d+\.\d+\.\d+\n", done(run("--version")))
    for line in (done(run("--help")) + done(run("check", "--help"))).splitlines():
        assert len(line) <= 80, line


def case_arguments():
    refused(run(), "no command", "guiju --help")
    refused(run("chekc", PLAZA), "unknown command `chekc`", "did you mean `guiju check`?")
    refused(run("law", "shwo", "x"), "unknown command `law shwo`", "did you mean `guiju law show`?")
    refused(run("law"), "`guiju law` wants one more word")
    refused(run("check"), "`guiju check` wants FILE...")
    refused(run("why", PLAZA), "`guiju why` wants FILE NORM")
    refused(run("why", PLAZA, "xx/assess", "more"), "does not want `more`")
    refused(run("law", "list", "more"), "does not want `more`")
    refused(run("check", PLAZA, "--formt", "json"), "unknown option `--formt` of `guiju check`", "did you mean `--format`?")
    refused(run("check", PLAZA, "--check"), "unknown option `--check` of `guiju check`")
    refused(run("check", PLAZA, "-f"), "unknown option `-f`")
    refused(run("check", PLAZA, "--format", "jsno"), "`--format` does not take `jsno`", "did you mean `json`?")
    refused(run("check", PLAZA, "--format", "pdf"), "it takes text|json|ndjson|html|oscal|sarif|csv")
    refused(run("check", PLAZA, "--format"), "`--format` wants a value")
    refused(run("check", PLAZA, "--lang=de"), "`--lang` does not take `de`")
    refused(run("check", PLAZA, "--no-colour=1"), "`--no-colour` takes no value")
    refused(run("check", PLAZA, "--on", "2026-02-30"), "`2026-02-30` does not exist")
    refused(run("check", PLAZA, "--on", "tomorrow"), "wants a date, not `tomorrow`")
    refused(run("check", PLAZA, *ON, *ON), "`--on` is given twice")
    refused(run("check", PLAZA, *ON, "--fail-on", "breached,unkown"), "did you mean `unknown`?")
    refused(run("check", PLAZA, *ON, "--fail-on", "breached,"), "empty name")
    refused(run("check", PLAZA, *ON, "--regime", "xy"), "no law of `xy`", "did you mean `xx`?")
    for width in ("39", "1001", "x", "-80", "99999999999999", ""):
        refused(run("check", PLAZA, *ON, "--width", width), "`--width` does not take")
    refused(run("check", b"\xff\xfe".decode(errors="surrogateescape"), *ON), "argument 2 is not valid UTF-8")
    refused(run("check", PLAZA, *["--rules=x"] * 65), "more than 64 times `--rules`")
    # `=` or a space; options behind operands; `--` ends them.
    assert done(run("check", PLAZA, "--on=2026-11-24")) == done(run("check", *ON, "--", PLAZA))


def case_rules():
    refused(run("check", PLAZA, *ON, "--rules", "no/such/folder"), "no/such/folder", "cannot read")
    with Folder() as folder:
        refused(run("check", PLAZA, *ON, "--rules", folder.path), "no rule files")
        wrong = folder.file("wrong.gj", "# x\nfact public \"公开\"\n  tpye      number\n")
        refused(run("check", PLAZA, *ON, "--rules", wrong), "wrong.gj:3:", "`tpye`")
        refused(run("check", PLAZA, *ON, "--rules", folder.file("latin.gj", b"fact x \"\xe4\"\n")), "latin.gj:1:")
    # Many files are read on several threads; of several errors it is always the first that shows.
    with Folder() as folder:
        for i in range(60):
            folder.file(f"f{i:02}.gj", f'fact f{i} "事实"\n' + ("  tpye      number\n" if i in (17, 18, 41) else ""))
        for _ in range(20):
            refused(run("law", "list", *ON, "--rules", folder.path), "f17.gj:2:3", "`tpye`")
    # The path may be given by --rules, by GUIJU_RULES with `:` between, or not at all.
    parts = ":".join(str(path) for path in sorted(RULES.glob("*.gj")))
    first = done(run("law", "list", *ON, "--rules", RULES, rules=False))
    assert first == done(run("law", "list", *ON))
    assert "5 instruments" in done(run("law", "list", *ON, rules=False, env={"GUIJU_RULES": parts}))
    assert "cn/genai-2023" in done(run("law", "list", *ON, rules=False))


def case_installed():
    """An installed program finds the rules beside it."""
    with Folder() as folder:
        (folder.path / "bin").mkdir()
        (folder.path / "share/guiju").mkdir(parents=True)
        shutil.copy(GUIJU, folder.path / "bin/guiju")
        shutil.copytree(RULES, folder.path / "share/guiju/content")
        result = subprocess.run([folder.path / "bin/guiju", "law", "list", *ON], capture_output=True, env={"PATH": ""})
        assert "xx/rule" in done(result) and "cn/genai-2023" not in result.stdout.decode()


if __name__ == "__main__":
    sys.exit(main())
