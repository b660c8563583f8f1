# SPDX-License-Identifier: Apache-2.0
"""One item that is larger than the memory the reader may have: PROGRAM MEGABYTES. The limit is of addresses, so nothing can hide."""
import os
import pathlib
import resource
import subprocess
import sys
import tempfile
import zlib

program, megabytes = sys.argv[1], int(sys.argv[2])
ADDRESSES, RESIDENT = 48 << 20, 24 << 20
UNIT = "一二三 words \\u4e2d\\ud83d\\ude00\\n".encode()
PLAIN = UNIT.decode().replace("\\u4e2d", "中").replace("\\ud83d\\ude00", "😀").replace("\\n", "\n")
repeat = (megabytes << 20) // len(UNIT)
chars, size = repeat * len(PLAIN), repeat * len(PLAIN.encode())
failures = 0


def limit():
    resource.setrlimit(resource.RLIMIT_AS, (ADDRESSES, ADDRESSES))


def write(path, before, unit, after, packed=False):
    """The same unit again and again, a megabyte at a time."""
    block, left = unit * 20000, repeat
    deflate = zlib.compressobj(1, zlib.DEFLATED, 31)
    with open(path, "wb") as file:
        for part in [before, *[block[:len(unit) * min(20000, left - done)] for done in range(0, left, 20000)], after]:
            file.write(deflate.compress(part) if packed else part)
        if packed:
            file.write(deflate.flush())


def read(path, *options, threads=False):
    """What dump counts, and its peak of memory."""
    process = subprocess.Popen([program, "--sum", "--keep-going", *options, str(path)], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                               preexec_fn=None if threads else limit, text=True)
    out, said = process.stdout.read(), process.stderr.read()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = status
    return out.split(), said, used.ru_maxrss << 10


def hold(what, got, items, faults, chars_wanted, bytes_wanted):
    global failures
    out, said, peak = got
    print(f"{what}: peak {peak >> 20} MiB; {' '.join(out)}{said}")
    wanted = ["items", str(items), "faults", str(faults), "chars", str(chars_wanted)] + ([] if bytes_wanted is None else ["bytes", str(bytes_wanted)])
    if out[:len(wanted)] != wanted or peak > RESIDENT:
        failures += 1
        print(f"  wanted {' '.join(wanted)} in {RESIDENT >> 20} MiB")


with tempfile.TemporaryDirectory() as folder:
    path = pathlib.Path(folder, "corpus")
    small = b'{"text":"small"}\n'
    write(path, small + b'{"more":[1,{"a":"b"}],"text":"', UNIT, b'","id":1}\n' + small)
    for ranges in ("1", "7"):
        hold(f"JSON lines, {ranges}", read(path, "--format", "jsonl", "--ranges", ranges), 3, 0, chars + 10, size + 10)
    hold("JSON lines, on threads", read(path, "--format", "jsonl", "--ranges", "7", "--threads", "2", threads=True), 3, 0, chars + 10, size + 10)
    hold("as text", read(path, "--format", "txt"), 3, 0, repeat * len(UNIT.decode()) + 32 + 39, None)
    hold("no such field", read(path, "--format", "jsonl", "--text", "id.a"), 0, 3, 0, 0)
    write(path, small + b'{"more":[1,{"a":"b"}],"text":"', UNIT, b'","id":1}\n' + small, packed=True)
    hold("gzip", read(path, "--format", "jsonl", "--no-thread"), 3, 0, chars + 10, size + 10)
    hold("gzip, on a thread", read(path, "--format", "jsonl", threads=True), 3, 0, chars + 10, size + 10)
    write(path, small + b'{"text":"', UNIT, b"")
    hold("a line that never ends", read(path, "--format", "jsonl"), 1, 1, 5, None)
    write(path, small + b'{"' , UNIT, b'":1}\n')
    hold("a key", read(path, "--format", "jsonl"), 1, 1, 5, 5)
    write(path, small + b'{"text":"x","id":"' , UNIT, b'"}\n')
    hold("an id", read(path, "--format", "jsonl", "--id", "id"), 0, 2, 0, None)
    write(path, b"text,b\nsmall,2\n\"", UNIT.replace(b"\\n", b'\n""'), b'",3\n')
    hold("CSV", read(path, "--format", "csv", "--ranges", "7"), 2, 0, repeat * len(UNIT.decode()) + 5, None)
    write(path, b"text,b\nsmall,2\n\"", UNIT.replace(b"\\n", b'\n""'), b'x",3\n4,5,6\n')
    hold("CSV, spoilt at its end", read(path, "--format", "csv"), 2, 1, repeat * len(UNIT.decode()) + 6, None)
    body = len(UNIT) * repeat
    write(path, b"WARC/1.0\r\nWARC-Type: conversion\r\nContent-Length: %d\r\n\r\n" % body, UNIT, b"\r\n\r\n")
    hold("WARC", read(path), 1, 0, repeat * len(UNIT.decode()), body)
    write(path, b"", b"\n\xff\0" + bytes(20), b"")
    hold("no text at all", read(path, "--format", "txt", "--unit", "file"), 1, 0, 23 * repeat, None)
print("failures:", failures)
sys.exit(failures > 0)
