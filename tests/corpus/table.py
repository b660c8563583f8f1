# SPDX-License-Identifier: Apache-2.0
"""CSV and TSV: dump against Python's csv, for any number of ranges, any chunk and any piece."""
import pathlib
import random
import sys
import tempfile

import reference

program = sys.argv[1]
rng = random.Random(5)
WAYS = [(1, 1 << 18, 1 << 16), (2, 1, 16), (7, 3, 17), (64, 5, 16), (64, 1 << 20, 1 << 20), (500, 11, 31)]
failures = 0


def check(what, want, got, data):
    global failures
    if want != got:
        failures += 1
        first = next((i for i, (a, b) in enumerate(zip(want, got)) if a != b), min(len(want), len(got)))
        print(f"{what}: {len(want)} wanted, {len(got)} got; at {first}:\n  {want[first:first + 1]}\n  {got[first:first + 1]}\n  {data[:300]!r}")


def cell(separator, quotes):
    text = "".join(rng.choice(["a", "b ", "中", "😀", "\0", "é", "word"]) for _ in range(rng.randrange(8)))
    if not quotes or rng.random() < 0.6:
        return text + ('"' if not quotes and rng.random() < 0.3 else "")
    return '"' + "".join(rng.choice([text, '""', "\n", "\r\n", "\r", separator]) for _ in range(rng.randrange(6))) + '"'


def damaged(line):
    at = rng.randrange(len(line) + 1)
    return line[:at] + rng.choice([b'"', b'""', b",", b"\t", b"x", b"\r", b"\xff", b"\xe4\xb8"]) + line[at:]


def rows(separator, quotes, harm):
    end = rng.choice([b"\n", b"\r\n"])
    out = rng.choice([b"", reference.MARK, b"\n", b"\r\n\r\n"])
    out += separator.join(["id", '"te""xt"' if quotes else "te\"xt", "site"]).encode() + end
    for _ in range(rng.randrange(20)):
        line = separator.join([f"n{rng.randrange(99)}", cell(separator, quotes), rng.choice(["a.example", "b.example"])]).encode()
        out += (damaged(line) if rng.random() < harm else line) + end + (end if rng.random() < 0.1 else b"")
    return out if rng.random() < 0.5 else out.rstrip(b"\r\n") if b'"' not in out[-3:] else out


def hold(path, data, separator, quotes, named):
    path.write_bytes(data)
    names = {"name": "id", "source": "site"} if named else {}
    want, bad = reference.table(data, str(path), separator, quotes, ['te"xt'], **names)
    options = ["--format", "tsv" if separator == "\t" else "csv", "--text", 'te"xt', "--keep-going", *([] if quotes else ["--no-quotes"]),
               *(["--id", "id", "--source", "site"] if named else [])]
    places = None
    for ranges, chunk, piece in WAYS:
        got, faults, _ = reference.dump(program, path, *options, "--ranges", ranges, "--chunk", chunk, "--piece", piece)
        for one in got:
            one.pop("malformed")
        check(f"table {options} {ranges} {chunk} {piece}", want, got, data)
        check(f"faults {ranges} {chunk} {piece}", bad, [fault["offset"] for fault in faults], data)
        places = faults if places is None else places
        check(f"places {ranges} {chunk} {piece}", places, faults, data)


def refused(path, data, words, *options):
    path.write_bytes(data)
    _, _, said = reference.dump(program, path, "--format", "csv", *options, check=False)
    if words not in said:
        check(f"{data[:40]}", [words], [said], data)


with tempfile.TemporaryDirectory() as folder:
    path = pathlib.Path(folder, "corpus")
    for _ in range(25):
        hold(path, rows(",", True, 0), ",", True, True)
        hold(path, rows("\t", False, 0), "\t", False, True)
        hold(path, rows("\t", True, 0.1), "\t", True, False)
        hold(path, rows(",", True, 0.1), ",", True, False)
    refused(path, b"", "head of the table cannot be read")
    refused(path, b"id,txet\n1,a\n", "no column `text`")
    refused(path, b"id,txet\n1,a\n", "did you mean `txet`?")
    refused(path, b"text,text\n1,a\n", "two columns have the name")
    refused(path, b'text,"a\n1,a\n', "head of the table cannot be read")
    refused(path, b"text," + b"a," * 20000, "more than 16384 columns")
    refused(path, b'"' + bytes(3 << 20), "longer than 1 MiB")
    refused(path, b'text\n"a\n', "a quote was never closed")
    refused(path, b'text,b\n1,2\n1,2,3\n', "corpus:3:6: the record has 3 cells, the table 2 columns")
    refused(path, b'text,b\n1,"2\n"\n1"2,3\n', 'corpus:4:2: a quote inside an unquoted cell')
print("failures:", failures)
sys.exit(failures > 0)
