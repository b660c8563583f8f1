# SPDX-License-Identifier: Apache-2.0
"""What a check has to say in every format of others, read from the JSON report and from the table in docs/exports.md."""
import json
import pathlib
import re
import subprocess
import sys
import sysconfig

import yaml

GUIJU = pathlib.Path(sys.argv[1]).resolve()
SOURCE = pathlib.Path(sys.argv[2]).resolve()
SITE = pathlib.Path(sysconfig.get_path("purelib"))


def schema(path, kind):
    return kind(json.loads((SITE / path).read_text(encoding="utf-8")), validate_formats=True)


def valid(validator, document):
    for error in validator.iter_errors(document):
        raise AssertionError(f"{list(error.instance_path)}: {error.message[:300]}")


def run(*args, rules="content", status=0):
    result = subprocess.run([GUIJU, *map(str, args), "--rules", rules], capture_output=True, cwd=SOURCE)
    assert result.returncode == status, (args, result.returncode, result.stderr.decode())
    return result.stdout.decode()


def table():
    """The rows of docs/exports.md: word -> XCCDF, (state, reason) or None, kinds."""
    rows = {}
    for line in (SOURCE / "docs/exports.md").read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.split("|")[1:-1]]
        if len(cells) == 5 and cells[0].startswith("`"):
            quoted = [re.findall("`([^`]+)`", cell) for cell in cells]
            rows[quoted[0][0]] = (quoted[2][0], tuple(quoted[3]) or None, quoted[4])
    assert len(rows) == 10, rows
    return rows


TABLE = table()


def word_of(norm):
    """The word for a verdict, from the JSON report alone."""
    if norm["applicability"] == "does-not-apply":
        return "not-applicable"
    if norm["applicability"] == "unknown":
        return "undecided"
    if norm["kind"] not in ("duty", "prohibition", "procedure"):
        return "no-duty"
    if norm["applicability"] == "future":
        return "future"
    if norm["nothing_to_do_yet"]:
        return "not-yet"
    return {"fulfilled": "met", "breached": "breached", "pending": "pending", "unknown": "open", "not-checked": "not-checked"}[norm["compliance"]]


def cites(norm):
    def one(cite):
        steps = [f"{key} {value}" for key, value in cite.items() if key != "instrument" and value is not None]
        return " ".join([cite["instrument"], *steps])
    return [one(cite) for cite in norm["cite"]]


def same_cites(said, norm):
    """The steps of a citation stand in the order of the text, in JSON by their kind: compare them as sets."""
    return [sorted(text.split()) for text in said] == [sorted(text.split()) for text in cites(norm)]


def plain(text):
    """A text as OSCAL's one line has it."""
    return " ".join(text.split()) or "?"


def unmarked(text):
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", text)


def told_in(path):
    """What a service file says, read by somebody else."""
    if path.suffix == ".json":
        return json.loads(path.read_text(encoding="utf-8"))
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
