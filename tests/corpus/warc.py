# SPDX-License-Identifier: Apache-2.0
"""WARC: dump against records as they were written, for any number of ranges, any chunk, plain and compressed; and broken files."""
import gzip
import pathlib
import random
import sys
import tempfile

import reference

program = sys.argv[1]
rng = random.Random(3)
WAYS = [(1, 1 << 18, 1 << 16), (2, 1, 16), (7, 50, 64), (64, 1000, 1 << 20)]
failures = 0


def check(what, truth, *shown):
    global failures
    if not truth:
        failures += 1
        print(f"wrong: {what}", *shown)


def head(first, fields):
    fields = list(fields)
    rng.shuffle(fields)
    return (first + "".join(f"\r\n{rng.choice([name, name.lower(), name.upper()])}:{rng.choice(['', ' ', '  '])}{value}" for name, value in fields)
            + "\r\n\r\n").encode()


def body():
    return "".join(rng.choice(["中文", "<p>", "\r\n", "\n", "WARC/1.0\r\n", "\r\n\r\nWARC/1.0\r\n", "text ", "😀"]) for _ in range(rng.randrange(60))).encode()


def record(n, offset):
    """A record and what is to be read of it, or None."""
    kind = rng.choice(["conversion", "response", "resource", "request", "warcinfo", "metadata", "revisit"])
    media = rng.choice(["text/plain", "text/html; charset=UTF-8", "image/png", "application/json", "Text/HTML ;q=1", "application/octet-stream"])
    text = content = body()
    if kind in ("response", "request"):
        content = head("HTTP/1.1 200 OK", [("Content-Type", media), ("X-Kept", "1")]) + text
    fields = [("WARC-Type", kind), ("WARC-Record-ID", f"<urn:uuid:{n}>"), ("Content-Length", len(content)),
              ("Content-Type", "application/http; msgtype=response" if kind == "response" else media),
              ("WARC-Target-URI", rng.choice([f"http://A{n % 3}.Example:8080/x@y", f"https://u:p@a{n % 3}.example", f"http://a{n % 3}.example?q=//"]))]
    start = head("WARC/1.0", fields)
    wanted = kind in ("conversion", "response", "resource") and media not in ("image/png", "application/octet-stream")
    item = reference.item(offset, offset + len(start) + len(content), [(0, text)], f"a{n % 3}.example", f"<urn:uuid:{n}>") if wanted else None
    return start + content + b"\r\n\r\n", item


def archive(n):
    data, items, bounds = b"", [], []
    for i in range(n):
        one, item = record(i, len(data))
        bounds.append(len(data))
        data += one
        items += [item] if item else []
    return data, items, bounds


def read(path, data, ranges, chunk, piece):
    path.write_bytes(data)
    got, bad, _ = reference.dump(program, path, "--source", "host", "--keep-going", "--ranges", ranges, "--chunk", chunk, "--piece", piece)
    for one in got:
        one.pop("malformed")
    return got, bad


def hold(path, data, items, faults, packed=()):
    for ranges, chunk, piece in WAYS:
        for form in (data, *packed):
            got, bad = read(path, form, ranges, chunk, piece)
            check(f"records {ranges} {chunk} {piece}", got == items, len(got), len(items), next((pair for pair in zip(got, items) if pair[0] != pair[1]), None))
            check(f"faults {ranges} {chunk} {piece}", [fault["fault"] for fault in bad] == faults, [fault["fault"] for fault in bad], faults)


def spoilt(words, content, *fields):
    """A record that is one of text but cannot be read, between two that can."""
    start = head("WARC/1.1", [("WARC-Type", "response"), ("WARC-Record-ID", "<x>"), ("WARC-Target-URI", "http://a.example/"), ("Content-Length", len(content)),
                              ("Content-Type", "application/http"), *fields])
    return start + content + b"\r\n\r\n", words


with tempfile.TemporaryDirectory() as folder:
    path = pathlib.Path(folder, "corpus")
    for n in (1, 2, 30, 120):
        data, items, bounds = archive(n)
        members = b"".join(gzip.compress(data[a:b]) for a, b in zip(bounds, [*bounds[1:], len(data)]))
        hold(path, data, items, [], [members, gzip.compress(data)])
    first, items, _ = archive(5)
    for bad, words in (spoilt("the body is coded by `gzip`, which is not undone", b"HTTP/1.1 200\r\nContent-Encoding: gzip\r\n\r\nx"),
                       spoilt("the body is coded by `chunked`, which is not undone", b"HTTP/1.1 200\r\nTransfer-Encoding: chunked\r\n\r\nx"),
                       spoilt("the content is in `gbk`, which is not read", b"HTTP/1.1 200\r\nContent-Type: text/html;charset=\"gbk\"\r\n\r\nx"),
                       spoilt("the response has no end of its HTTP head", b"HTTP/1.1 200\r\n"),
                       (b"WARC/1.0\r\nWARC-Type: resource\r\n\r\n" + b"\r\n\r\n", "the record has no `Content-Length` that is a number"),
                       (b"WARC/1.0\r\nContent-Length: -1\r\n\r\n\r\n", "the record has no `Content-Length` that is a number"),
                       (b"rubbish\r\nWARC/2\r\nWARC/1\n\n\n", "no record of WARC begins here"),
                       (b"WARC/1.0\r\n" + b"x" * (70 << 10) + b"\r\n", "the head of a record is longer than 64 KiB")):
        shift = len(first) + len(bad)
        more = [{**item, "offset": item["offset"] + shift, "end": item["end"] + shift} for item in items]
        hold(path, first + bad + first, items + more, [words], [gzip.compress(first + bad + first)])
    data, items, bounds = archive(20)
    for cut in range(1, len(data) - bounds[-1], 7):
        whole = [item for item in items if item["end"] <= len(data) - cut]
        got, bad = read(path, data[:-cut], 3, 1000, 1000)
        check(f"cut {cut}", got == whole and len(bad) == (cut > 4), got[-1:], bad)
print("failures:", failures)
sys.exit(failures > 0)
