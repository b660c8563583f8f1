#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The real binary from outside: exit statuses, what is refused with which words, what reaches standard output.

Usage: cases.py GUIJU SOURCE_DIR [name of one case]
"""
import csv
import json
import os
import pathlib
import pty
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time

import yaml

GUIJU = pathlib.Path(sys.argv[1]).resolve()
SOURCE = pathlib.Path(sys.argv[2]).resolve()
RULES = SOURCE / "tests/report/rules"
SERVICES = SOURCE / "tests/report/services"
ON = ["--on", "2026-11-24"]
SANITIZED = os.environ.get("GJ_SANITIZED") == "1"
MEMORY = 512 << 20


def limit():
    # The sanitizers reserve terabytes of addresses; under them memory is not bounded from outside.
    if not SANITIZED:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (60, 60))


def run(*args, rules=True, env=None, stdin=None, **kw):
    environ = {"PATH": os.environ["PATH"], "LC_ALL": "C"}
    for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS"):
        if name in os.environ:
            environ[name] = os.environ[name]
    if rules:
        environ["GUIJU_RULES"] = str(RULES)
    environ.update(env or {})
    kw.setdefault("stdout", subprocess.PIPE)
    return subprocess.run([str(GUIJU), *map(str, args)], stderr=subprocess.PIPE, env=environ, input=stdin,
                          preexec_fn=limit, timeout=120, **kw)


def refused(result, *words, status=2):
    """Exit status 2, nothing on standard output, and the words in the message."""
    message = result.stderr.decode()
    assert result.returncode == status, f"status {result.returncode}: {message}"
    assert not result.stdout, f"standard output has {result.stdout[:200]!r}"
    for word in words:
        assert word in message, f"`{word}` is not in: {message}"
    return message


def done(result, status=0):
    assert result.returncode == status, f"status {result.returncode}: {result.stderr.decode()}"
    return result.stdout.decode()


class Folder:
    def __enter__(self):
        self.path = pathlib.Path(tempfile.mkdtemp(prefix="guiju-test-"))
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.path)

    def file(self, name, text):
        path = self.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path


PLAZA = SERVICES / "plaza.yaml"


# ---- arguments ----

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


# ---- service files ----

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


# ---- reports ----

def case_check():
    out = done(run("check", PLAZA, *ON))
    assert "art. 3 para. 1" in out and "due 2026-11-30" in out and "\033" not in out
    assert "第三条第一款" in done(run("check", PLAZA, *ON, "--lang", "zh"))
    assert out == done(run("check", PLAZA, *ON)), "not deterministic"
    assert out == done(run("check", PLAZA, *ON, env={"LC_ALL": "C.UTF-8", "LANG": "zh_CN.UTF-8", "COLUMNS": "40"}))
    for width in ("40", "66", "120"):
        for tongue in ("en", "zh"):
            done(run("check", PLAZA, *ON, "--width", width, "--lang", tongue))
    both = done(run("check", PLAZA, SERVICES / "private.yaml", *ON))
    assert both.startswith(out) and "=" * 80 in both
    # Without --on the day is today.
    assert re.match(r"Example assistant\nlaw of \d{4}-\d\d-\d\d ", done(run("check", PLAZA)))


def case_fail_on():
    private = SERVICES / "private.yaml"
    done(run("check", PLAZA, *ON, "--fail-on", "breached"), 1)
    done(run("check", PLAZA, *ON, "--fail-on=unknown"), 1)
    done(run("check", PLAZA, *ON, "--fail-on", "applies"), 1)
    done(run("check", private, *ON, "--fail-on", "breached,unknown,applies"))
    done(run("check", private, PLAZA, *ON, "--fail-on", "breached"), 1)
    assert done(run("check", PLAZA, *ON, "--fail-on", "breached"), 1) == done(run("check", PLAZA, *ON))


def case_regime():
    whole = json.loads(done(run("check", PLAZA, *ON, "--format", "json")))
    some = json.loads(done(run("check", PLAZA, *ON, "--format", "json", "--regime", "yy")))
    assert {norm["jurisdiction"] for norm in whole["norms"]} == {"xx", "yy"}
    assert [norm for norm in whole["norms"] if norm["jurisdiction"] == "yy"] == some["norms"]
    assert some["totals"]["applies"] == 2 and some["questions"] == []
    assert json.loads(done(run("check", PLAZA, *ON, "--format", "json", "--regime", "xx,yy"))) == whole


def case_json():
    one = done(run("check", PLAZA, *ON, "--format", "json"))
    assert one.count("\n") > 50
    line = done(run("check", PLAZA, *ON, "--format", "ndjson"))
    assert line.count("\n") == 1 and json.loads(line) == json.loads(one)
    several = done(run("check", PLAZA, SERVICES / "nothing.yaml", *ON, "--format", "json")).splitlines()
    assert [json.loads(text)["service"] for text in several] == ["Example assistant", "A service of which nothing is known"]
    report = json.loads(one)
    norms = {norm["id"]: norm for norm in report["norms"]}
    assert norms["xx/assess"]["applicability"] == "applies" and norms["xx/assess"]["due"] == "2026-11-30"
    assert norms["xx/assess"]["cite"][0] == {"instrument": "xx/rule", "art": 3, "para": 1, "item": None}
    assert norms["xx/harm"]["compliance"] == "breached" and norms["xx/children"]["asks"] == ["audience"]
    assert norms["xx/draft-assess"]["because"] == "not-in-force" and norms["xx/draft-assess"]["if_in_force"] == "yes"
    assert norms["xx/penalty"]["steps"][0]["fines"] == [{"at_least": 10000, "at_most": 100000, "amount_at_least": 10000, "amount_at_most": 100000, "currency": "CNY"}]
    bank = {norm["id"]: norm for norm in json.loads(done(run("check", SERVICES / "bank.yaml", *ON, "--format", "json")))["norms"]}
    assert bank["xx/turnover-fine"]["steps"][0]["fines"][0]["amount_at_most"] == 150000000
    assert bank["xx/gains-fine"]["steps"][0]["fines"][0]["amount_at_least"] == 2500000
    untold = {norm["id"]: norm for norm in json.loads(done(run("check", SERVICES / "bank-untold.yaml", *ON, "--format", "json")))["norms"]}
    assert untold["xx/gains-fine"]["steps"][0]["fines"][0]["amount_at_most"] is None
    lifted = {norm["id"]: norm for norm in json.loads(done(run("check", SERVICES / "private.yaml", *ON, "--format", "json")))["norms"]}
    assert lifted["xx/assess"]["lifted_by"] == ["xx/not-public"]
    nothing = json.loads(done(run("check", SERVICES / "nothing.yaml", *ON, "--format", "json")))
    assert all(norm["applicability"] in ("unknown", "does-not-apply") for norm in nothing["norms"])
    assert "roles" in {norm["id"]: norm for norm in nothing["norms"]}["xx/assess"]["asks"]


def case_exports():
    """One document for all files; what is wrong is refused before anything is written."""
    both = [PLAZA, SERVICES / "private.yaml"]
    for format in ("oscal", "sarif", "csv"):
        out = done(run("check", *both, *ON, "--format", format))
        assert out == done(run("check", *both, *ON, "--format", format)), f"{format} is not deterministic"
        assert done(run("check", *both, *ON, "--format", format, "--fail-on", "breached"), 1) == out
        some = done(run("check", *both, *ON, "--format", format, "--regime", "yy"))
        assert len(some) < len(out) and "xx/harm" in out and "xx/harm" not in some and "xx/two-filings" in some
        refused(run("check", PLAZA, SERVICES / "absent.yaml", *ON, "--format", format), "absent.yaml")
        with open("/dev/full", "wb") as full:
            assert run("check", PLAZA, *ON, "--format", format, stdout=full).returncode == 3
        done(run("check", "-", *ON, "--format", format, stdin=PLAZA.read_bytes()))
    assert len(json.loads(done(run("check", *both, *ON, "--format", "oscal")))["assessment-results"]["results"]) == 2
    log = json.loads(done(run("check", *both, *ON, "--format", "sarif")))["runs"][0]
    assert len(log["artifacts"]) == 2 and {"fail", "open"} <= {result["kind"] for result in log["results"]}
    rows = list(csv.DictReader(done(run("check", *both, *ON, "--format", "csv")).splitlines()))
    assert len({row["service"] for row in rows}) == 2
    refused(run("check", PLAZA, "--on", "1850-01-01", "--format", "oscal"), "1900 to 2999", "another day by --on")
    done(run("check", PLAZA, "--on", "1850-01-01", "--format", "sarif"))
    refused(run("check", PLAZA, *ON, "--format", "osacl"), "did you mean `oscal`?")
    refused(run("why", PLAZA, "xx/assess", *ON, "--format", "sarif"), "it takes text|json")
    with Folder() as folder:
        shutil.copytree(RULES, folder.path / "r")
        folder.file("r/extra.gj", 'fact unused "未用"\n  english   "unused"\n')
        log = json.loads(done(run("lint", "--rules", folder.path / "r", "--format", "sarif", folder.path / "r/extra.gj"), 1))["runs"][0]
        assert {result["ruleId"] for result in log["results"]} >= {"unused-fact"}
        assert {result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].rsplit("/", 1)[1] for result in log["results"]} == {"extra.gj"}
def case_html():
    """One document whatever is asked; what it says and how it looks: tests/html."""
    def parts(text):
        assert text.startswith("<!DOCTYPE html>\n") and text.endswith("</html>\n") and text.count("<!DOCTYPE") == 1
        return text.count("<article>")

    one = done(run("check", PLAZA, *ON, "--format", "html"))
    assert parts(one) == 0 and one == done(run("check", PLAZA, *ON, "--format", "html", "--width", "40", "--no-colour"))
    assert parts(done(run("check", PLAZA, PLAZA, PLAZA, *ON, "--format", "html", "--lang", "zh"))) == 3
    assert parts(done(run("check", PLAZA, *ON, "--format", "html", "--fail-on", "breached"), status=1)) == 0
    brief = done(run("check", PLAZA, *ON, "--format", "html", "--brief"))
    assert parts(brief) == 0 and len(brief) < len(one)
    assert parts(done(run("why", PLAZA, "xx/assess", *ON, "--format", "html"))) == 0
    refused(run("why", PLAZA, "xx/asess", *ON, "--format", "html"), "xx/assess")
    refused(run("lint", "--format", "html"), "text|json")
    with Folder() as f:
        refused(run("check", PLAZA, f.file("bad.yaml", "service: a\nfacts:\n  publik: yes\n"), *ON, "--format", "html"), "bad.yaml:3", "public")
    # A part for each of many, and no id twice.
    many = done(run("check", *[PLAZA] * 40, *ON, "--format", "html"))
    ids = re.findall(r' id="([^"]*)"', many)
    assert parts(many) == 40 and len(ids) == len(set(ids))


def case_why():
    out = done(run("why", PLAZA, "xx/assess", *ON))
    assert "THIS IS ENOUGH" in out and "plaza.yaml:5" in out
    assert out == done(run("why", PLAZA, "assess", *ON))
    refused(run("why", PLAZA, "xx/asess", *ON), "unknown norm `xx/asess`", "did you mean `xx/assess`?")
    refused(run("why", PLAZA, "asess", *ON), "did you mean `xx/assess`?")
    refused(run("why", PLAZA, "zzzzzzzzz", *ON), "unknown norm")
    proof = json.loads(done(run("why", PLAZA, "xx/assess", *ON, "--format", "json")))
    assert proof["proof"]["truth"] == "yes" and proof["norm"]["id"] == "xx/assess"
    assert {told["name"] for told in proof["necessary"]} >= {"public", "influential"}
    with Folder() as folder:
        shutil.copytree(RULES, folder.path / "r")
        folder.file("r/more.gj", 'duty xx/other/assess "另"\n  english   "another"\n  cite      xx/rule art 4\n  when      public\n  must      logs_kept\n')
        refused(run("why", PLAZA, "assess", *ON, "--rules", folder.path / "r"), "may be `xx/other/assess` or `xx/assess`")


def what_if(*args, **kw):
    return json.loads(done(run("what-if", *args, "--format", "json", **kw)))


def case_what_if():
    """Two checks side by side: each is the check of a file that says so; each reason is the smallest, by trying all."""
    sets = ["public=no", "launch=2026-11-20", "influential=no", "users=2000000"]
    full = what_if(PLAZA, *ON, *(word for one in sets for word in ("--set", one)))
    names = ["public", "users", "launch", "influential"]
    assert sorted(change["name"] for change in full["changes"]) == sorted(names)
    text = PLAZA.read_text(encoding="utf-8")
    with Folder() as folder:
        told = text.replace("public: yes", "public: no\n  users: 2000000").replace("2026-12-01", "2026-11-20").replace("value: yes", "value: no")
        other = folder.file("other.yaml", told)
        would = {norm["id"]: norm for norm in json.loads(done(run("check", other, *ON, "--format", "json")))["norms"]}
        two = what_if(PLAZA, other, *ON)
        assert [item["id"] for item in two["differences"]] == [item["id"] for item in full["differences"]]
    was = {norm["id"]: norm for norm in json.loads(done(run("check", PLAZA, *ON, "--format", "json")))["norms"]}
    verdict = ("applicability", "because", "compliance", "due", "from", "asks", "lifted_by")
    alike = lambda a, b: all(a[key] == b[key] for key in verdict)
    shown = {item["id"]: item for item in full["differences"]}
    for id in was:
        if id not in shown:
            assert alike(was[id], would[id]), id
        else:
            assert alike(was[id], shown[id]["was"]) and alike(would[id], shown[id]["would"]), id
            assert not alike(was[id], would[id]), id
    # Every set of the changes by itself: which verdicts does it bring about?
    brings = {}
    for mask in range(1, 16):
        some = [one for i, one in enumerate(sets) if mask >> i & 1]
        part = what_if(PLAZA, *ON, *(word for one in some for word in ("--set", one)))
        brings[frozenset(one.split("=")[0] for one in some)] = {item["id"]: item["would"] for item in part["differences"]}
    for id, item in shown.items():
        enough = [which for which, verdicts in brings.items() if id in verdicts and alike(verdicts[id], item["would"])]
        assert item["smallest"] and frozenset(item["turns_on"]) in enough, (id, item["turns_on"])
        assert len(item["turns_on"]) == min(map(len, enough)), (id, item["turns_on"])


def case_what_if_text():
    out = done(run("what-if", PLAZA, "--set", "public=no", "--set", "users=5", *ON))
    assert "public: yes -> no" in out and "APPLIES NO LONGER" in out and "because of public" in out
    assert "does not apply: lifted" in out
    out = done(run("what-if", PLAZA, "--set", "public=yes", *ON))
    assert "nothing is told otherwise" in out and "no verdict differs" in out
    out = done(run("what-if", PLAZA, "--on", "2023-06-01", "--then", "2026-11-24"))
    assert "the day: 2023-06-01 -> 2026-11-24" in out and "NEWLY APPLIES" in out
    assert "若有不同" in done(run("what-if", PLAZA, "--set", "public=no", "--lang", "zh", *ON))
    refused(run("what-if", PLAZA, *ON), "nothing to compare with", "--then DATE")
    refused(run("what-if", PLAZA, "--set", "pubilc=no", *ON), "unknown fact, judged term or role `pubilc`", "did you mean `public`?")
    refused(run("what-if", PLAZA, "--set", "public", *ON), "`--set` does not take `public`", "NAME=VALUE")
    refused(run("what-if", PLAZA, "--set", "=no", *ON), "`--set` does not take `=no`")
    refused(run("what-if", PLAZA, "--set", "users=many", *ON), "not a number for `users`", "--set")
    refused(run("what-if", PLAZA, "--set", "public=[", *ON), "--set")
    refused(run("what-if", PLAZA, "--then", "tomorrow", *ON), "`--then` wants a date, not `tomorrow`")
    refused(run("what-if", PLAZA, "--then", "2026-02-30", *ON), "does not exist")
    refused(run("what-if", PLAZA, "--set", "launch=2026-11-20", "--regime", "zz", *ON), "zz")


def case_what_if_examples():
    """Two services of the rule base, and the whole base on two days: valid, and many changes are said to be many."""
    schema = validator("what-if.schema.json")
    assert not list(undescribed(schema.schema)), list(undescribed(schema.schema))
    examples = SOURCE / "examples"
    two = what_if(examples / "public-chatbot.yaml", examples / "companion-chatbot.yaml", *ON, rules=False)
    schema.validate(two)
    assert len(two["changes"]) > 12 and not any(item["smallest"] for item in two["differences"])
    assert all(item["turns_on"] for item in two["differences"])
    days = what_if(examples / "public-chatbot.yaml", *ON, "--then", "2027-07-01", rules=False)
    schema.validate(days)
    assert days["changes"] == [{"kind": "day", "name": "on", "was": "2026-11-24", "would": "2027-07-01"}]
    late = next(item for item in days["differences"] if item["id"] == "cn/genai/assess")
    assert late["was"]["compliance"] == "pending" and late["would"]["compliance"] == "breached"
    assert late["turns_on"] == ["on"]
    days["differences"][0]["differs"] = ["mood"]
    assert not schema.is_valid(days)


def advise(*args, **kw):
    return json.loads(done(run("advise", *args, "--format", "json", **kw)))


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
        assert [(b["step"], b["link"], b["name"], b["would"]) for b in brings] == \
            [(1, "staff_only", "public", "no"), (1, "staff_only", "plaza", "no")], brings
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


def case_deep_proof():
    """Exemptions that lift exemptions: the proof ends somewhere, and says so."""
    with Folder() as folder:
        shutil.copytree(RULES, folder.path / "r")
        chain, last = [], "xx/logs"
        for i in range(400):
            chain.append(f'exemption xx/e{i} "除外"\n  cite      xx/rule art 2\n  when      plaza\n  lifts     {last}\n')
            last = f"xx/e{i}"
        folder.file("r/chain.gj", "\n".join(chain))
        out = done(run("why", SERVICES / "nothing.yaml", "xx/logs", *ON, "--rules", folder.path / "r"))
        assert "deeper steps are left out" in out
        proof = done(run("why", SERVICES / "nothing.yaml", "xx/logs", *ON, "--rules", folder.path / "r", "--format", "json"))
        assert '"cut": true' in proof


# ---- the rule base ----

TESTS = """test "due before launch"
  on        2026-11-24
  roles     provider
  given     public yes
  given     plaza yes
  given     launch 2026-12-01
  given     assessment no
  expect    xx/assess applies pending due 2026-11-30
  expect    xx/assess unknown asks public, influential

test "lifted"
  on        2026-11-24
  given     public no
  expect    xx/assess does not apply because lifted lifted by xx/not-public
"""


def case_test():
    with Folder() as folder:
        shutil.copytree(RULES, folder.path / "r")
        assert done(run("test", "--rules", folder.path / "r")) == "0 passed, 0 failed\n"
        path = folder.file("r/tests/t.gj", TESTS)
        out = done(run("test", "--rules", folder.path / "r"), 1)
        assert out.endswith("1 passed, 1 failed\n")
        assert f"{path}:9: due before launch\n  expected  xx/assess unknown asks public, influential\n  got       xx/assess applies pending due 2026-11-30" in out
        assert done(run("test", "--rules", folder.path / "r", folder.path / "r/facts.gj")) == "0 passed, 0 failed\n"
        assert done(run("test", "--rules", folder.path / "r", folder.path / "r/tests"), 1) == out
        assert done(run("test", "--rules", folder.path / "r", path), 1) == out
        # A path outside of the rule base is loaded with it.
        outside = folder.file("mine/t.gj", TESTS.split("\n\n")[1])
        assert done(run("test", "--rules", RULES, outside)) == "1 passed, 0 failed\n"
        refused(run("test", "--rules", RULES, folder.path / "nowhere"), "nowhere")
        failures = json.loads(done(run("test", "--rules", folder.path / "r", "--format", "json"), 1))
        assert failures["totals"] == {"passed": 1, "failed": 1} and failures["failures"][0]["line"] == 9


def case_lint():
    with Folder() as folder:
        shutil.copytree(RULES, folder.path / "r")
        folder.file("r/extra.gj", 'fact unused "未用"\n  english   "unused"\n')
        out = done(run("lint", "--rules", folder.path / "r"), 1)
        assert re.search(r"extra\.gj:1:\d+: warning: .*unused.* \[unused-fact\]", out)
        only = done(run("lint", "--rules", folder.path / "r", folder.path / "r/extra.gj"), 1)
        assert "extra.gj" in only and "facts.gj" not in only
        found = json.loads(done(run("lint", "--rules", folder.path / "r", "--format", "json"), 1))
        assert any(one["rule"] == "unused-fact" for one in found["findings"])
        assert found["totals"]["warning"] == sum(one["severity"] == "warning" for one in found["findings"])


def case_law():
    assert "xx/rule" in done(run("law", "list", *ON))
    assert "not in force on 2026-11-24" in done(run("law", "list", *ON))
    assert "3 unverified" in done(run("law", "list", *ON, "--unverified"))
    assert 'duty xx/assess "' in done(run("law", "show", "xx/assess"))
    assert "义务 xx/assess" in done(run("law", "show", "xx/assess", "--lang", "zh"))
    assert done(run("law", "show", "xx/rule", "art", "3")) == done(run("law", "show", "xx/rule 第三条"))
    refused(run("law", "show", "xx/asses"), "did you mean `xx/assess`?")
    assert "9 of 10 articles with status" in done(run("law", "coverage", "xx/rule"), 1)
    assert "2 of 2 articles with status" in done(run("law", "coverage", "xx/draft"))
    refused(run("law", "coverage", "xx/rules"), "did you mean `xx/rule`?")


LOOSE = 'fact   a   "甲"\n  english "a"\n\n\nterm t "乙"\n  english   "b"\n  means not a\n'


def case_fmt():
    with Folder() as folder:
        path = folder.file("a.gj", LOOSE)
        assert done(run("fmt", "--check", path), 1) == f"{path}\n"
        assert path.read_text() == LOOSE
        assert done(run("fmt", folder.path)) == ""
        once = path.read_bytes()
        assert once.decode() != LOOSE
        before = path.stat()
        assert done(run("fmt", "--check", folder.path)) == "" and done(run("fmt", path)) == ""
        assert path.read_bytes() == once and path.stat().st_mtime_ns == before.st_mtime_ns, "rewritten without a change"
        # Chinese keywords and back give the same bytes.
        chinese = done(run("fmt", "--lang", "zh", "-", stdin=once))
        assert "事实 a" in chinese and done(run("fmt", "-", stdin=chinese.encode())) == chinese
        assert done(run("fmt", "--lang", "en", "-", stdin=chinese.encode())).encode() == once
        # All are parsed before any is written, and no temporary file stays.
        path.write_text(LOOSE)
        wrong = folder.file("b.gj", "fcat b\n")
        refused(run("fmt", folder.path), "b.gj:1:")
        assert path.read_text() == LOOSE
        wrong.unlink()
        os.chmod(folder.path, 0o500)
        result = run("fmt", path)
        os.chmod(folder.path, 0o700)
        if os.geteuid() != 0:
            refused(result, "a.gj", status=3)
            assert path.read_text() == LOOSE
        assert [entry.name for entry in folder.path.iterdir()] == ["a.gj"]


# ---- output ----

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
    shown = b""
    try:
        while chunk := os.read(main, 65536):
            shown += chunk
    except OSError:
        pass
    os.close(main)
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


def case_brief():
    full, brief = (done(run("check", PLAZA, *ON, *more)) for more in ([], ["--brief"]))
    assert len(brief) < len(full) and "of which nothing is told" in brief
    # What is due, breached or undecided stands in both, and the totals are the same.
    for line in ("xx/assess", "xx/harm"):
        assert line in brief and line in full, line
    assert "xx/children" in full and "xx/children" not in brief and "1 norm\n" in brief.split("UNDECIDED")[1]
    assert brief.splitlines()[-1] == full.splitlines()[-1]
    assert done(run("check", PLAZA, *ON, "--brief", "--format", "json")) == done(run("check", PLAZA, *ON, "--format", "json"))


# ---- the law on trial ----

def case_trial():
    weak = [SOURCE / "tests/law/base.gj", SOURCE / "tests/trial/weak.gj"]
    rules = [word for path in weak for word in ("--rules", path)]
    out = done(run("test", *rules, "--mutate", rules=False), 1)
    assert "weak.gj:12: xx/tested within 0: a day, month or year more time\n" in re.sub(r":\d+: xx/tested", ":12: xx/tested", out), out
    assert "xx/untested bearer 0: everybody is bound (no test looks at it)" in out
    assert re.search(r"^\d+ mutants, \d+ killed \(\d+\.\d %\), 0 explained, \d+ open$", out, re.M), out
    # Paths choose whose norms are changed.
    assert "xx/tested" not in done(run("test", *rules, "--mutate", weak[0], rules=False), 1)
    names = re.findall(r"gj:\d+: (.*?): ", out)
    with Folder() as folder:
        why = folder.file("why.txt", "# each with its reason\n" + "".join(f"{name}: because\n" for name in names))
        assert " 0 open" in done(run("test", *rules, "--mutate", "--explained", why, rules=False))
        stale = folder.file("stale.txt", "xx/tested bound 7: because\n")
        assert "stale.txt:1: stale: no mutant `xx/tested bound 7` survives" in done(run("test", *rules, "--mutate", "--explained", stale, rules=False), 1)
        refused(run("test", *rules, "--mutate", "--explained", folder.file("bad.txt", "\n\nxx/tested bound 0\n"), rules=False), "bad.txt:3: no `:`")
        refused(run("test", *rules, "--mutate", "--explained", folder.path / "absent", rules=False), "absent")
    seen = done(run("test", *rules, "--coverage", rules=False), 1)
    assert re.search(r"weak\.gj:\d+: registered|registered less than 10: never yes", seen), seen
    assert re.search(r"^\d+ atoms: .* in every way$", seen, re.M), seen
    refused(run("test", *rules, "--coverage", "--mutate", rules=False), "one of --mutate and --coverage")
    refused(run("test", *rules, "--explained", "x", rules=False), "one of --mutate and --coverage")
    refused(run("test", *rules, "--mutate", "--format", "json", rules=False), "print text")


CONTRADICTION = """role provider "x"

level law "x"
  rank      1
  force     binding

instrument cn/a "x"
  level     law
  jurisdiction cn
  made      2020-01-01
  in force  from 2020-01-01

fact big "x"

fact small "x"

fact told_users "x"

duty cn/a/tell "x"
  cite      cn/a art 1
  bearer    provider
  when      big
  must      told_users

prohibition cn/a/hush "x"
  cite      cn/a art 2
  bearer    provider
  when      small
  must not  told_users

duty cn/a/never "x"
  cite      cn/a art 3
  when      big
       and  not big
  must      told_users
"""


def case_prove():
    """What is refuted comes with a service that `check` judges so; what is not decided is not proved."""
    schema = validator("prove.schema.json")
    assert not list(undescribed(schema.schema)), list(undescribed(schema.schema))

    def prove(*args, status=0):
        report = json.loads(done(run("prove", *ON, "--format", "json", *args), status))
        schema.validate(report)
        return report

    def claims(report, kind):
        return {claim["norm"]: claim for claim in report["claims"] if claim["claim"] == kind}

    assert prove()["totals"]["can-apply"]["refuted"] == 0
    assert "never contradict" in done(run("prove", *ON))
    assert "【每条规范均可能适用】" in done(run("prove", *ON, "--lang", "zh"))
    with Folder() as folder:
        rules = folder.file("a/rules.gj", CONTRADICTION)
        report = prove("--rules", rules, status=1)
        reach, conflict = claims(report, "can-apply"), claims(report, "no-conflict")
        assert reach["cn/a/never"]["because"] == "conditions" and "witness" not in reach["cn/a/never"]
        assert list(conflict) == ["cn/a/tell"] and conflict["cn/a/tell"]["other"] == "cn/a/hush"
        witness = folder.file("w.yaml", conflict["cn/a/tell"]["witness"])
        judged = json.loads(done(run("check", witness, *ON, "--rules", rules, "--format", "json")))
        assert {norm["id"]: norm["applicability"] for norm in judged["norms"]} == {
            "cn/a/tell": "applies", "cn/a/hush": "applies", "cn/a/never": "does-not-apply"}
        assert yaml.safe_load(witness.read_text()) == {"service": "witness", "roles": {"includes": ["provider"]}, "facts": {"big": True, "small": True}}
        text = done(run("prove", *ON, "--rules", rules), 1)
        assert "never applies: bearer, scope" in text and "big: yes" in text
        report = prove("--rules", rules, "--budget", "0", status=1)
        assert report["totals"]["can-apply"] == {"proved": 0, "refuted": 0, "not-decided": 3}
        other = folder.file("b/rules.gj", CONTRADICTION.replace("when      small", "when      small\n       and  not big"))
        report = prove("--rules", rules, "--against", other, status=1)
        assert report["totals"]["agree"] == {"proved": 2, "refuted": 1, "not-decided": 0}
        differs = claims(report, "agree")["cn/a/hush"]
        assert (differs["here"], differs["there"], differs["untold"]) == ("yes", "no", False)
        # Written so that it asks for more: only a service of which something is untold can tell.
        other = folder.file("c/rules.gj", CONTRADICTION.replace("when      small", "when      (small and big)\n        or  (small and not big)"))
        differs = claims(prove("--rules", rules, "--against", other, status=1), "agree")["cn/a/hush"]
        assert (differs["here"], differs["there"], differs["untold"]) == ("yes", "unknown", True)
        other = folder.file("d/rules.gj", CONTRADICTION.replace('fact small "x"', 'fact small "x"\n  type      number').replace("when      small", "when      small at least 1"))
        refused(run("prove", *ON, "--rules", rules, "--against", other), "small", "another type")
        refused(run("prove", "--on", "2019-01-01", "--rules", rules, "--norm", "a/tell"), "not in force")
        refused(run("prove", *ON, "--rules", rules, "--budget", "10000"), "0 to 9999")
        # Invariants: one that holds, and one that a service refutes.
        said = CONTRADICTION + """
invariant cn/a/true "x"
  cite      cn/a art 1
  if        cn/a/tell
  then not  cn/a/never
  holds     big

invariant cn/a/false "x"
  cite      cn/a art 1
  when      small
  if        cn/a/hush
  then      cn/a/tell
"""
        report = prove("--rules", folder.file("e/rules.gj", said), status=1)
        assert report["totals"]["invariant"] == {"proved": 1, "refuted": 1, "not-decided": 0}
        false = [claim for claim in report["claims"] if claim.get("invariant") == "cn/a/false"][0]
        assert yaml.safe_load(false["witness"]) == {"service": "witness", "roles": {"includes": ["provider"]}, "facts": {"small": True, "big": False}}
        assert "cn/a/false: does not hold" in done(run("prove", *ON, "--rules", folder.path / "e"), 1)
        # On a day before the law nothing applies: what is supposed never is so, what is concluded neither.
        report = json.loads(done(run("prove", "--on", "2019-01-01", "--format", "json", "--rules", folder.path / "e")))
        assert report["totals"]["invariant"] == {"proved": 2, "refuted": 0, "not-decided": 0}
        assert "roles: {includes: [provider]}" in done(run("prove", *ON, "--rules", rules, "--norm", "a/hush"), 1)


# ---- the tables ----

def tables():
    return [line.split("\t") for line in done(run("__tables")).splitlines()]


def case_man_pages():
    """Every option stands in the page of its command, in synopsis and list, and no other does."""
    pages = {page.stem[len("guiju-"):]: page.stem for page in (SOURCE / "docs/man").glob("guiju-*.1")}
    wanted = {}
    for command, option, value, choices in tables():
        page = pages.get(command, "guiju-law")
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
    code = "".join(path.read_text(encoding="utf-8") for room in ("report", "cli") for path in (SOURCE / "src" / room).glob("*.c"))
    table = (SOURCE / "src/report/messages.def").read_text(encoding="utf-8")
    for key in re.findall(r"^MESSAGE\((\w+),", table, re.M):
        assert re.search(rf"\bGJ_M_{key}\b", code), f"{key} is never said"


# ---- schemas ----

def validator(name):
    import warnings

    warnings.simplefilter("ignore", DeprecationWarning)
    import jsonschema

    folder = SOURCE / "docs/schema"
    schemas = {path.name: json.loads(path.read_text(encoding="utf-8")) for path in folder.glob("*.json")}
    base = folder.as_uri() + "/"
    resolver = jsonschema.RefResolver(base + name, schemas[name], store={base + key: value for key, value in schemas.items()})
    jsonschema.Draft202012Validator.check_schema(schemas[name])
    return jsonschema.Draft202012Validator(schemas[name], resolver=resolver)


def undescribed(schema, path="$"):
    """Properties without a description."""
    if isinstance(schema, dict):
        for key, value in schema.get("properties", {}).items():
            target = value
            if "description" not in target and "$ref" not in target:
                yield f"{path}.{key}"
        for key, value in schema.items():
            yield from undescribed(value, f"{path}.{key}")
    elif isinstance(schema, list):
        for value in schema:
            yield from undescribed(value, path)


def case_schemas():
    check, why, lint, test = (validator(f"{name}.schema.json") for name in ("check", "why", "lint", "test"))
    for schema in (check, why, lint, test):
        assert not list(undescribed(schema.schema)), list(undescribed(schema.schema))
    for service in sorted(SERVICES.glob("*.yaml")):
        for day in ("2023-07-01", "2026-11-24", "2026-12-20"):
            report = json.loads(done(run("check", service, "--on", day, "--format", "json")))
            check.validate(report)
        for norm in report["norms"]:
            why.validate(json.loads(done(run("why", service, norm["id"], *ON, "--format", "json"))))
    # Of the rule base, other norms for each service.
    for turn, service in enumerate(sorted((SOURCE / "examples").glob("*.yaml"))):
        report = json.loads(done(run("check", service, *ON, "--format", "json", rules=False)))
        check.validate(report)
        for norm in report["norms"][turn * 10::251]:
            why.validate(json.loads(done(run("why", service, norm["id"], *ON, "--format", "json", rules=False))))
    lint.validate(json.loads(run("lint", "--format", "json").stdout))
    test.validate(json.loads(run("test", "--format", "json").stdout))
    # The schema is not so wide that all passes.
    report["norms"][0]["applicability"] = "perhaps"
    assert not check.is_valid(report)


def as_json(path):
    """A service file of the examples, in plain YAML, as the same in JSON."""
    def plain(value):
        if isinstance(value, dict):
            return {key: plain(inner) for key, inner in value.items()}
        if isinstance(value, list):
            return [plain(inner) for inner in value]
        return json.loads(value) if re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", value) else value
    read = plain(yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader))
    return {**read, "service": str(read["service"])}


def case_portfolio():
    """The examples as lines: each verdict is that of `check`, in every format, on any number of threads."""
    schema = json.loads((SOURCE / "docs/schema/portfolio.schema.json").read_text(encoding="utf-8"))
    services = sorted((SOURCE / "examples").glob("*.yaml"))
    lines = "".join(json.dumps(as_json(service), ensure_ascii=False) + "\n" for service in services).encode()
    reports = [json.loads(line) for line in done(run("check", *services, *ON, "--format", "ndjson", rules=False)).splitlines()]
    state = {(report["service"], norm["id"]): norm["applicability"] for report in reports for norm in report["norms"]}
    ids = [norm["id"] for norm in reports[0]["norms"]]

    def portfolio(*args, **kw):
        return run("portfolio", "-", "--input", "jsonl", *ON, *args, rules=False, stdin=lines, **kw)

    for line, report in zip(done(portfolio("--format", "jsonl")).splitlines(), reports, strict=True):
        verdicts = json.loads(line)
        assert verdicts["service"] == report["service"]
        for word in ("applies", "future", "unknown"):
            assert verdicts[word] == [id for id in ids if state[report["service"], id] == word], (report["service"], word)
    rows = list(csv.DictReader(done(portfolio("--format", "csv")).splitlines()))
    assert all(row[id] == state[row["service"], id] for row in rows for id in ids)
    counts = json.loads(done(portfolio("--format", "json")))
    validator("portfolio.schema.json").validate(counts)
    for norm in counts["norms"]:
        for member, word in (("applies", "applies"), ("does_not_apply", "does-not-apply"), ("unknown", "unknown"), ("future", "future")):
            assert norm[member] == sum(state[report["service"], norm["id"]] == word for report in reports), norm
    planes = portfolio("--format", "planes").stdout
    head, rest = planes.split(b"\n", 1)
    norms = json.loads(head)["norms"]
    assert [norm["id"] for norm in norms] == ids and (len(head) + 1) % 64 == 0
    assert int.from_bytes(rest[:8], "little") == len(services)
    for k, norm in enumerate(norms):
        yes, no = (int.from_bytes(rest[64 + 128 * k + at:][:64], "little") for at in (0, 64))
        for s, report in enumerate(reports):
            word = norm["yes"] if yes >> s & 1 else "does-not-apply" if no >> s & 1 else "unknown"
            assert word == state[report["service"], norm["id"]]
    end = rest[64 + 128 * len(norms):]
    assert len(end) == 64 and int.from_bytes(end[8:16], "little") == len(services)
    for format in ("text", "json", "jsonl", "csv", "planes"):
        assert portfolio("--format", format, "--threads", "1").stdout == portfolio("--format", format, "--threads", "7").stdout, format
    one = json.loads(done(portfolio("--format", "jsonl", "--norm", "genai/assess,cn/genai/file", "--explain", reports[3]["service"])).splitlines()[3])
    assert set(one["applies"] + one["future"] + one["unknown"]) <= {"cn/genai/assess", "cn/genai/file"}
    assert one["check"]["norms"] == reports[3]["norms"]
    text = done(portfolio("--explain", reports[3]["service"], "--lang", "zh"))
    assert reports[3]["service"] in text and f"{len(services)} 项服务" in text


def case_portfolio_refuses():
    """What is wrong is named with its line; it is passed over only where that is asked for."""
    with tempfile.TemporaryDirectory() as folder:
        bad = pathlib.Path(folder) / "bad.jsonl"
        bad.write_text('{"service":"a","facts":{"open":true}}\n\n{"service":"b","facts":{"opne":true}}\n{"service":"c"\n{"service":"d"}\n')
        table = pathlib.Path(folder) / "bad.csv"
        table.write_text('service,open,users\na,yes,5\nb,maybe,5\nc,yes\n"d ""x""",no,7\n')
        base = ["--rules", SOURCE / "tests/law/base.gj", *ON]
        for format in ("text", "json"):
            refused(run("portfolio", bad, *base, "--format", format, rules=False), "bad.jsonl:3:", "unknown fact `opne`", "did you mean `open`?")
            refused(run("portfolio", table, *base, "--format", format, rules=False), "bad.csv:3:3:", "not a yes or no for `open`: `maybe`")
        stopped = run("portfolio", bad, *base, "--format", "jsonl", rules=False)
        assert stopped.returncode == 2 and [json.loads(line)["service"] for line in stopped.stdout.splitlines()] == ["a"]
        for path, names, places in ((bad, ["a", "d"], ["bad.jsonl:3:", "bad.jsonl:4:"]), (table, ["a", 'd "x"'], ["bad.csv:3:3:", "bad.csv:4:1:"])):
            kept = run("portfolio", path, *base, "--format", "jsonl", "--keep-going", rules=False)
            assert [json.loads(line)["service"] for line in done(kept).splitlines()] == names
            message = kept.stderr.decode()
            assert all(place in message for place in places), message
            assert "2 records could not be read" in message, message
            assert json.loads(done(run("portfolio", path, *base, "--format", "json", "--keep-going", rules=False)))["passed_over"] == 2
        for head, words in (("service,opne", ["bad.csv:1:9", "unknown column `opne`", "did you mean `open`?"]), ("open", ["there is no column `service`"]),
                            ("service,open,open", ["bad.csv:1:14", "the column `open` is there twice"]), ("", ["the table is empty"])):
            table.write_text(head and head + "\n")
            refused(run("portfolio", table, *base, rules=False), *words)
        refused(run("portfolio", folder + "/x.txt", *base, rules=False), "does not say how the file is written", "--input")
        refused(run("portfolio", folder + "/none.csv", *base, rules=False), "cannot open")
        refused(run("portfolio", table, *base, "--threads", "0", rules=False), "1 to 16")
        refused(run("portfolio", bad, *base, "--norm", "xx/nothing", rules=False), "unknown norm `xx/nothing`")
        refused(run("portfolio", bad, *base, "--format", "csv", "--explain", "a", rules=False), "`--explain` does not go with `--format csv`")
        other = pathlib.Path(folder) / "other.jsonl"
        other.write_text('{"service":"a":"b":{"open":true}}\n')
        refused(run("portfolio", other, *base, rules=False), "other.jsonl:1:15:", "a comma or the end of the list was expected here")
        huge = pathlib.Path(folder) / "huge.jsonl"
        huge.write_text('{"service":"' + "x" * (17 << 20) + '"}\n')
        refused(run("portfolio", huge, *base, rules=False), "huge.jsonl:1:1: a record that is longer than 16777216 bytes")
        huge.write_text("[" * (1 << 20) + "\n" + '{"service":"a","facts":{' + '"open":' * 100000 + "\n")
        refused(run("portfolio", huge, *base, rules=False), "huge.jsonl:1:")
        with open("/dev/full", "w") as full:
            assert run("portfolio", bad, *base, "--format", "jsonl", "--keep-going", rules=False, stdout=full).returncode == 3


def case_portfolio_progress():
    """On a terminal standard error says how many and how fast; elsewhere it says nothing."""
    lines = b"".join(b'{"service":"s%d","facts":{"open":true}}\n' % i for i in range(60000))
    command = [str(GUIJU), "portfolio", "-", "--input", "jsonl", *ON, "--rules", str(SOURCE / "tests/law/base.gj"), "--format", "json"]
    terminal, other = pty.openpty()
    program = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=other)
    os.close(other)
    program.stdin.write(lines)
    program.stdin.flush()
    time.sleep(0.5)
    program.stdin.write(lines)
    program.stdin.close()
    assert json.loads(program.stdout.read())["services"] == 120000 and program.wait() == 0
    said = os.read(terminal, 1 << 16).decode()
    os.close(terminal)
    assert re.search(r"\d+ services, [0-9.]+ million a second, \d+ MB a second", said) and said.endswith("\r\x1b[K"), repr(said)
    assert run(*command[1:], stdin=lines, rules=False).stderr == b""


CASES = {name[5:]: value for name, value in list(globals().items()) if name.startswith("case_")}


def main():
    failed = 0
    for name in sys.argv[3:] or CASES:
        try:
            CASES[name]()
            print(f"ok {name}")
        except AssertionError as error:
            failed += 1
            print(f"FAILED {name}: {error} (line {[f.tb_lineno for f in frames(error.__traceback__)]})")
    return failed > 0


def frames(traceback):
    while traceback:
        yield traceback
        traceback = traceback.tb_next


if __name__ == "__main__":
    sys.exit(main())
