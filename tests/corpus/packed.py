# SPDX-License-Identifier: Apache-2.0
"""Compressed files: the same items as of the plain file, however they were compressed; and those that are broken, or bombs."""
import gzip
import json
import pathlib
import random
import struct
import subprocess
import sys
import tempfile
import zlib

import reference

program = sys.argv[1]
rng = random.Random(11)
WAYS = [(1, 1 << 18, 1 << 16), (2, 1000, 16), (7, 61, 64), (64, 4096, 1 << 20)]
failures = 0


def check(what, truth, *shown):
    global failures
    if not truth:
        failures += 1
        print(f"wrong: {what}", *shown)


def zstd(data, *options):
    return subprocess.run(["zstd", "-c", *options], input=data, capture_output=True, check=True).stdout


def zstd_sized(folder, data, *options):
    """From a file, so that the frame says how much is in it."""
    plain = pathlib.Path(folder, "plain")
    plain.write_bytes(data)
    return subprocess.run(["zstd", "-c", *options, plain], capture_output=True, check=True).stdout


def pieces(data):
    """Cut anywhere, in the middle of records and characters."""
    cuts = sorted(rng.randrange(len(data) + 1) for _ in range(12))
    return [data[a:b] for a, b in zip([0, *cuts], [*cuts, len(data)])]


def bgzf(data):
    out = b""
    for piece in [*pieces(data), b""]:
        deflate = zlib.compressobj(6, zlib.DEFLATED, -15)
        body = deflate.compress(piece) + deflate.flush()
        head = b"\x1f\x8b\x08\x04\0\0\0\0\0\xff\x06\0BC\x02\0" + struct.pack("<H", len(body) + 25)
        out += head + body + struct.pack("<II", zlib.crc32(piece), len(piece))
    return out


def hold(path, packed, want, faults, *options, cuts=False):
    path.write_bytes(packed)
    for ranges, chunk, piece in WAYS:
        for thread in ([], ["--no-thread"]):
            got, bad, _ = reference.dump(program, path, *options, "--keep-going", "--ranges", ranges, "--chunk", chunk, "--piece", piece, *thread)
            for one in got:
                one["source"] = "x"
            check(f"{path.name} {ranges} {chunk} {piece} {thread}", (got, bad) == (want, faults), len(got), len(want))
    done = subprocess.run([program, *options, "--keep-going", "--ranges", "7", "--sum", path], capture_output=True, text=True, check=True).stdout
    check(f"{path.name} is {'' if cuts else 'not '}cut", (int(done.split()[-1]) > 1) == cuts, done)


def refused(path, packed, words, *options):
    path.write_bytes(packed)
    for thread in ([], ["--no-thread"]):
        done = subprocess.run([program, "--sum", "--format", "txt", *map(str, options), *thread, path], capture_output=True, text=True, check=False)
        check(f"{path.name}: {words}", done.returncode == 1 and words in done.stderr and str(path) in done.stderr, done.stderr)


with tempfile.TemporaryDirectory() as folder:
    path = pathlib.Path(folder, "corpus")
    rows = [{"text": "".join(rng.choice("中文ab é😀\n") for _ in range(rng.randrange(300))), "id": i} for i in range(100)]
    data = b"".join(json.dumps(row, ensure_ascii=rng.random() < 0.5).encode() + b"\n" for row in rows)
    data = data[:-1].replace(b'{"text": "a', b'{"text: "a')
    for options, data in ((("--format", "jsonl"), data), (("--format", "txt", "--unit", "paragraph"), data.replace(b"\\n", b"\n\n")),
                          (("--format", "txt", "--unit", "file"), data)):
        path.write_bytes(data)
        want, faults, _ = reference.dump(program, path, *options, "--keep-going")
        for one in want:
            one["source"] = "x"
        cut = options[-1] != "file"
        hold(path, gzip.compress(data), want, faults, *options)
        hold(path, b"".join(map(gzip.compress, pieces(data))) + b"\0" * 1000, want, faults, *options)
        hold(path, bgzf(data), want, faults, *options, cuts=cut)
        hold(path, zstd(data), want, faults, *options)
        hold(path, zstd(data[:5000]) + zstd_sized(folder, data[5000:]), want, faults, *options)
        framed = b"".join(zstd_sized(folder, piece, *rng.choice([[], ["--no-check"], ["-19"]])) for piece in pieces(data))
        hold(path, b"\x50\x2a\x4d\x18\x03\0\0\0abc" + framed + b"\x5f\x2a\x4d\x18\0\0\0\0", want, faults, *options, cuts=cut)

    text = b"".join(b"line %d\n" % i for i in range(20000))
    for packed in (gzip.compress(text), zstd(text), zstd(text) + zstd(text)):
        for cut in (1, 5, 9, len(packed) // 3):
            refused(path, packed[:-cut], "was cut off")
    path.write_bytes(gzip.compress(b"one\n" + text)[:-9])
    got, bad, _ = reference.dump(program, path, "--format", "txt", check=False)
    check("items before the break are told, the one at it is at fault", [one["texts"][0][1] for one in got[:2]] == ["one", "line 0"] and len(bad) <= 1, bad)
    broken = bytearray(gzip.compress(text))
    broken[len(broken) // 2] ^= 0x55
    refused(path, bytes(broken), "broken gzip at byte")
    refused(path, gzip.compress(text) + b"rubbish", "broken gzip at byte")
    broken = bytearray(zstd(text))
    broken[len(broken) // 2] ^= 0x55
    refused(path, bytes(broken), "broken zstd before byte")
    refused(path, zstd(text) + b"rubbish", "broken zstd before byte")
    bomb = gzip.compress(bytes(80 << 20))
    refused(path, bomb, "to more than 500 times its size", "--unit", "file")
    done = subprocess.run([program, "--format", "txt", "--unit", "file", "--ratio", "2000", "--sum", path], capture_output=True, text=True, check=False)
    check("a limit may be raised", done.stdout.startswith("items 1 faults 0 chars 83886080"), done)
    refused(path, zstd(bytes(80 << 20)), "to more than 500 times its size", "--unit", "file")
    refused(path, gzip.compress(text), "more than 100000 bytes come out", "--bytes", 100000)
    refused(path, zstd(bytes(1 << 20), "--long=28"), "window of more than 128 MiB")
    for head, words in ((b"BZh91AY", "bzip2"), (b"\xfd7zXZ\0", "xz"), (b"PK\x03\x04", "ZIP"), (b"\xff\xfea\0", "UTF-16"), (b"PAR1", "Parquet")):
        refused(path, head, words)
        refused(path, gzip.compress(head), words)
    path.write_bytes(gzip.compress(b""))
    check("nothing compressed is nothing", reference.dump(program, path, "--format", "txt")[0] == [])
print("failures:", failures)
sys.exit(failures > 0)
