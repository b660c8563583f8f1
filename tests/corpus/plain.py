# SPDX-License-Identifier: Apache-2.0
"""Text and JSON lines: dump against Python's own reading, for any number of ranges, any chunk and any piece."""
import json
import pathlib
import random
import sys
import tempfile

import reference

program = sys.argv[1]
rng = random.Random(7)
ALPHABET = ["a", "b", " ", "é", "中", "文", "😀", "\u0000", "\t", "\u200b", "word ", "\ufeff"]
BROKEN = [b"\xff", b"\xc3", b"\xe4\xb8", b"\xf0\x9f\x98", b"\xed\xa0\x80", b"\xc0\xaf", b"\xf5\x80", b"\xe0\x9f", b"\x80\x80"]
WAYS = [(1, 1 << 18, 1 << 16), (1, 1, 16), (2, 3, 16), (7, 1, 17), (7, 64, 1 << 16), (64, 5, 16), (64, 1 << 20, 1 << 20), (300, 7, 31)]
failures = 0


def text(most, lines=False):
    return "".join(rng.choice([*ALPHABET, *(["\n", "\r\n", "\r", "\n\n"] if lines else [])]) for _ in range(rng.randrange(most)))


def spoil(data):
    for _ in range(rng.randrange(4)):
        at = rng.randrange(len(data) + 1)
        data = data[:at] + rng.choice(BROKEN) + data[at:]
    return data


def same(what, want, got, data):
    global failures
    for one in got:
        if isinstance(one, dict) and "texts" in one:
            one.pop("malformed", None)
            one["texts"].sort(key=lambda text: text[0])  # in order of the record; the reference goes field by field
    if want != got:
        failures += 1
        first = next((i for i, (a, b) in enumerate(zip(want, got)) if a != b), min(len(want), len(got)))
        print(f"{what}: {len(want)} wanted, {len(got)} got; at {first}:\n  {want[first:first + 1]}\n  {got[first:first + 1]}\n  {data[:400]!r}")


def hold_txt(path, data):
    path.write_bytes(data)
    for unit in ("line", "paragraph", "file"):
        want = reference.txt(data, unit, str(path))
        for ranges, chunk, piece in WAYS:
            got, _, _ = reference.dump(program, path, "--format", "txt", "--unit", unit, "--ranges", ranges, "--chunk", chunk, "--piece", piece)
            same(f"txt {unit} {ranges} {chunk} {piece}", want, got, data)


def json_string(value):
    """The same string in one of the many ways to write it."""
    out = []
    for char in value:
        way = rng.randrange(4)
        if way == 0 or ord(char) < 0x20 or char in '"\\':
            half = char.encode("utf-16-be")
            out.append("".join(f"\\u{half[i]:02x}{half[i + 1]:02X}" for i in range(0, len(half), 2)))
        else:
            out.append(char)
    return '"' + "".join(out) + '"'


def random_value(depth):
    kind = rng.randrange(7 if depth > 0 else 5)
    if kind == 0:
        return json_string(text(6))
    if kind == 1:
        return rng.choice(["0", "-1", "12.50", "1e9", "-0.1E-3", "10E+2"])
    if kind < 5:
        return rng.choice(["true", "false", "null"])
    if kind == 5:
        return "[" + ", ".join(random_value(depth - 1) for _ in range(rng.randrange(4))) + "]"
    return "{" + ",".join(f"{json_string(rng.choice(['text', 'id', 'a', 'meta']) + str(i))} :{random_value(depth - 1)}" for i in range(rng.randrange(4))) + "}"


def record():
    fields = [('"text"' if rng.random() < 0.9 else json_string("text"), json_string(text(40)) if rng.random() < 0.95 else random_value(1))]
    fields.append(('"id"', json_string(f"n{rng.randrange(1000)}é") if rng.random() < 0.7 else str(rng.randrange(10**9))))
    urls = '{"site":{"host":' + json_string(rng.choice(["a.example", "b.example"])) + "}}"
    fields.append(('"meta"', urls if rng.random() < 0.95 else random_value(2)))
    turns = ",".join('{"role":"x","content":' + json_string(text(9)) + "}" for _ in range(rng.randrange(4)))
    fields.append(('"messages"', f"[{turns}]"))
    fields += [(f'"more{i}"', random_value(3)) for i in range(rng.randrange(3))]
    rng.shuffle(fields)
    return "{" + ", ".join(f"{key}: {value}" for key, value in fields) + "}"


def damaged(line):
    """A line that is near to a record."""
    at = rng.randrange(len(line) + 1)
    way = rng.randrange(3)
    return line[:at] + (rng.choice(list('{}[]:,"\\ud8tx0-.e\x01')) if way < 2 else "") + line[at + (way > 0):]


def jsonl_bytes(n):
    out = reference.MARK if rng.random() < 0.3 else b""
    for _ in range(n):
        line = record()
        while rng.random() < 0.15:
            line = damaged(line)
        end = rng.choice([b"\n", b"\n", b"\r\n", b"\n\n", b"\n \t\n"])
        data = line.encode("utf-8", "surrogatepass").replace(b"\n", b" ")
        out += (spoil(data) if rng.random() < 0.1 else data) + end
    return out if rng.random() < 0.5 else out.rstrip(b"\r\n")


def hold_jsonl(path, data, texts, name, source):
    path.write_bytes(data)
    want, bad = reference.jsonl(data, str(path), texts, name, source)
    options = [part for field in texts for part in ("--text", field)]
    options += (["--id", name] if name else []) + (["--source", source] if source else [])
    places = None
    for ranges, chunk, piece in WAYS:
        got, faults, _ = reference.dump(program, path, "--format", "jsonl", "--keep-going", *options, "--ranges", ranges, "--chunk", chunk, "--piece", piece)
        same(f"jsonl {ranges} {chunk} {piece}", want, got, data)
        same(f"jsonl faults {ranges} {chunk} {piece}", bad, [fault["offset"] for fault in faults], data)
        places = places if places is not None else faults
        same(f"jsonl places {ranges} {chunk} {piece}", places, faults, data)
    for fault in places:
        line = data[:fault["offset"]].count(b"\n") + 1
        if fault["line"] != line:
            same("jsonl line", line, [fault], data)


with tempfile.TemporaryDirectory() as folder:
    path = pathlib.Path(folder, "corpus")
    hold_txt(path, b"")
    for edge in (b"\n", b"\r\n", b"\r", b"a", b"a\r", b"a\n\r\n\r\nb\r\n", b"\xef\xbb", b"\xef\xbb\xbf", b"\xef\xbb\xbfa\n\nb", b"\n\na\n\n\n\nb\n\n"):
        hold_txt(path, edge)
    for _ in range(25):
        hold_txt(path, spoil(text(120, lines=True).encode("utf-8")))
    hold_jsonl(path, b"\n" + b" " * 300 + b'{"text":"a"}\n' + b"\r" * 200 + b"\n" + b"\t" * 100 + b"[]", ["text"], None, None)
    for _ in range(25):
        hold_jsonl(path, jsonl_bytes(rng.randrange(12)), ["text"], rng.choice([None, "id"]), rng.choice([None, "meta.site.host"]))
        hold_jsonl(path, jsonl_bytes(rng.randrange(12)), ["messages.content", "text"], None, None)
print("failures:", failures)
sys.exit(failures > 0)
