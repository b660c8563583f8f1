#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""guiju portfolio: many services at once, each judged as `check` judges it.

Usage: portfolio.py GUIJU SOURCE_DIR [name of one case]
"""
import csv
import json
import os
import pathlib
import pty
import re
import subprocess
import sys
import tempfile
import time

import yaml

from cases import GUIJU, ON, SOURCE, done, main, read_terminal, refused, run, validator


def as_json(path):
    """A service file of the examples, in plain YAML, as the same in JSON."""
    def plain(value):
        if isinstance(value, dict):
            return {key: plain(inner) for key, inner in value.items()}
        if isinstance(value, list):
            return [plain(inner) for inner in value]
        return json.loads(value) if re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", value) else value
    read = plain(yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader))
    read.pop("regimes")
    return {**read, "service": str(read["service"])}


def case_portfolio():
    """The examples as lines: each verdict is that of `check`, in every format, on any number of threads."""
    schema = json.loads((SOURCE / "docs/schema/portfolio.schema.json").read_text(encoding="utf-8"))
    services = sorted((SOURCE / "examples").glob("*.yaml"))
    lines = "".join(json.dumps(as_json(service), ensure_ascii=False) + "\n" for service in services).encode()
    reports = [json.loads(line) for line in done(run("check", *services, *ON, "--regime", "all", "--format", "ndjson", rules=False)).splitlines()]
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
    said = read_terminal(terminal).decode()
    assert re.search(r"\d+ services, [0-9.]+ million a second, \d+ MB a second", said) and said.endswith("\r\x1b[K"), repr(said)
    assert run(*command[1:], stdin=lines, rules=False).stderr == b""


if __name__ == "__main__":
    sys.exit(main())
