# SPDX-License-Identifier: Apache-2.0
"""Corpora as Python reads them: the reference that dump is held against. Nothing here shares code or method with src/corpus."""
import csv
import io
import json
import re
import subprocess

MARK = b"\xef\xbb\xbf"


class Bad(Exception):
    """A record that cannot be read."""


class Number(str):
    """A number as it stands."""


def item(offset, end, texts, source, name=None):
    decoded = [(field, raw.decode("utf-8", "replace") if isinstance(raw, bytes) else raw) for field, raw in texts]
    return {"offset": offset, "end": end, "source": source, "id": name if name is not None else f"@{offset}",
            "chars": sum(len(text) for _, text in decoded), "texts": [[field, text] for field, text in decoded]}


def without_mark(data):
    return (3, data[3:]) if data.startswith(MARK) else (0, data)


def lines(data, returns=False):
    """Each line with its offset, without its line end; a CR before the LF is blank to JSON, and may stay."""
    at, rest = without_mark(data)
    for line in rest.split(b"\n"):
        ended = at + len(line) < len(data)
        yield at, line[:-1] if ended and not returns and line.endswith(b"\r") else line
        at += len(line) + 1


def txt(data, unit, source):
    if unit == "file":
        at, rest = without_mark(data)
        return [item(at, len(data), [(0, rest)], source)] if rest else []
    if unit == "line":
        return [item(at, at + len(line), [(0, line)], source) for at, line in lines(data) if line]
    found, block = [], []
    for at, line in [*lines(data), (len(data), b"")]:
        if line:
            block.append((at, line))
        elif block:
            start, end = block[0][0], block[-1][0] + len(block[-1][1])
            found.append(item(start, end, [(0, data[start:end])], source))
            block = []
    return found


def reach(value, steps):
    """The values at the end of a path, lists walked through."""
    if isinstance(value, list):
        for one in value:
            yield from reach(one, steps)
    elif not steps:
        yield value
    elif isinstance(value, dict) and steps[0] in value:
        if steps[0] in value["\0twice"]:
            raise Bad("a key that stands twice")
        yield from reach(value[steps[0]], steps[1:])


def refuse(word):
    raise Bad(word)


def twice(pairs):
    keys = [key for key, _ in pairs]
    return {**dict(pairs), "\0twice": {key for key in keys if keys.count(key) > 1}}


def repr_text(value):
    """All strings of a value, one after the other."""
    if isinstance(value, dict):
        return "".join(key + repr_text(one) for key, one in value.items() if key != "\0twice")
    return "".join(map(repr_text, value)) if isinstance(value, list) else value if isinstance(value, str) else ""


def jsonl_record(line, texts, name, source):
    """(texts, id, source) of one line; Bad where it is none."""
    try:
        value = json.loads(line.decode("utf-8", "replace"), parse_constant=refuse, object_pairs_hook=twice, parse_int=Number, parse_float=Number)
    except (ValueError, RecursionError) as why:
        raise Bad(str(why)) from why
    if not isinstance(value, dict) or re.search("[\ud800-\udfff]", repr_text(value)):
        raise Bad("no object, or half a pair")
    found, names = [], []
    for field, path in enumerate(texts):
        found += [(field, text) for text in reach(value, path.split(".")) if text is not None]
    if not found or not all(type(text) is str for _, text in found):  # a number is no text
        raise Bad("no text")
    for path in (name, source):
        got = list(reach(value, path.split("."))) if path else [None]
        if len(got) != 1 or (path and not isinstance(got[0], str)):
            raise Bad("no name")
        names += got
    return found, *names


def jsonl(data, file, texts=("text",), name=None, source=None):
    """Items, and the offsets of lines that are none."""
    found, bad = [], []
    for at, line in lines(data, returns=True):
        if not line.strip(b" \t\r"):
            continue
        try:
            got, its_name, its_source = jsonl_record(line, texts, name, source)
            found.append(item(at, at + len(line), got, its_source or file, its_name))
        except Bad:
            bad.append(at)
    return found, bad


def table_spans(data, quotes):
    """Where the records are: lines, but for those with an odd number of quotes before their end. Without the line end's CR."""
    start, rest = without_mark(data)
    odd = False
    for at, line in enumerate_lines(rest, start):
        odd ^= quotes and line.count(b'"') % 2 == 1
        if not odd:
            yield start, at + len(line)
            start = at + len(line) + 1
    if start < len(data):
        yield start, len(data)


def enumerate_lines(data, at):
    for line in data.split(b"\n")[:-1]:
        yield at, line
        at += len(line) + 1


def table(data, file, separator, quotes=True, texts=("text",), name=None, source=None):
    """Items, and offsets of records that csv, strictly, does not take, or that have other cells than the head."""
    head, found, bad = None, [], []
    for start, end in table_spans(data, quotes):
        text = data[start:end].decode("utf-8", "surrogateescape")
        text = text[:-1] if text.endswith("\r") and (end < len(data) or not quotes) else text
        if not text:
            continue
        try:
            if quotes and re.sub('"[^"]*"', "", text).count("\r") > text.endswith("\r"):
                raise csv.Error("a CR alone")
            rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)) if quotes else [text.split(separator)]
            if quotes and any('"' in cell for cell in re.split(f'{separator}(?=(?:[^"]*"[^"]*")*[^"]*$)', text) if not cell.startswith('"')):
                raise csv.Error("a quote in a plain cell")
            (row,) = rows
        except (csv.Error, ValueError):
            bad.append(start)
            continue
        if head is None:
            head = row
            continue
        if len(row) != len(head):
            bad.append(start)
            continue
        cells = {key: cell.encode("utf-8", "surrogateescape") for key, cell in zip(head, row)}
        found.append(item(start, end, [(i, cells[key]) for i, key in enumerate(texts)], cells[source].decode() if source else file,
                          cells[name].decode() if name else None))
    return found, bad


def dump(program, path, *options, check=True):
    """What dump says: items, faults, and the error if there is one."""
    done = subprocess.run([program, *map(str, options), str(path)], capture_output=True, check=False)
    told = [json.loads(line) for line in done.stdout.decode().splitlines()]
    for one in told:
        if "texts" in one:
            one["texts"] = [[field, "".join(pieces)] for field, pieces in one["texts"]]
    if check and done.returncode != 0:
        raise SystemExit(f"{path} {options}: {done.stderr.decode()}")
    if done.returncode not in (0, 1):
        raise SystemExit(f"{path} {options}: exit status {done.returncode}: {done.stderr.decode()}")
    return [one for one in told if "texts" in one], [one for one in told if "fault" in one], done.stderr.decode()
