# SPDX-License-Identifier: Apache-2.0
"""pyarrow writes, our reader and writer copy, pyarrow reads: the same table. And what cannot be carried is refused in words that help.
    round_trip.py COPY"""
import datetime
import decimal
import subprocess
import sys

import pyarrow as pa

import tables

good = bad = 0


def say(ok, name, detail=""):
    global good, bad
    good, bad = good + bool(ok), bad + (not ok)
    if not ok:
        print(f"{name}: {detail}")


def write(schema, batches, file=False, **options):
    sink = pa.BufferOutputStream()
    opened = pa.ipc.new_file if file else pa.ipc.new_stream
    with opened(sink, schema, options=pa.ipc.IpcWriteOptions(**options)) as writer:
        for batch in batches:
            writer.write_batch(batch)
    return sink.getvalue().to_pybytes()


def copy(data, *arguments):
    return subprocess.run([sys.argv[1], *arguments], input=data, capture_output=True, timeout=120)


def same(name, batches, slices=None, **options):
    schema = batches[0].schema if batches else pa.schema([pa.field("x", pa.int32())])
    run = copy(write(schema, batches, **options), *(["--slice", *map(str, slices)] if slices else []))
    if run.returncode != 0:
        return say(False, name, run.stderr.decode())
    with pa.ipc.open_stream(run.stdout) as reader:
        got = list(reader)
        if not reader.schema.equals(schema, check_metadata=True):
            return say(False, name, f"schema {reader.schema} instead of {schema}")
    want = [batch.slice(*slices) for batch in batches] if slices else batches
    for batch in got:
        batch.validate(full=True)
    say(len(got) == len(want) and all(a.equals(b) for a, b in zip(got, want)), name, f"not equal: {len(got)} and {len(want)} batches")


def refused(name, data, *words):
    run = copy(data)
    text = run.stderr.decode()
    say(run.returncode == 1 and all(word in text for word in words), name, f"{run.returncode} {text}")


def column(kind, values=(), name="x"):
    batch = pa.RecordBatch.from_arrays([pa.array(list(values), type=kind)], names=[name])
    return write(batch.schema, [batch])


def carried():
    for n in [0, 1, 2, 7, 8, 9, 63, 64, 65, 1000]:
        for nulls in [0, 0.2, 1]:
            same(f"{n} rows, {nulls} null", [tables.batch(n, n, nulls)])
    many = [tables.batch(seed, seed % 70) for seed in range(60)]
    same("many batches", many)
    same("no batch", [])
    same("no column", [pa.RecordBatch.from_arrays([], schema=pa.schema([]))])
    for codec in ["lz4", "zstd"]:
        same(f"compressed by {codec}", many, compression=codec)
        same(f"a large column compressed by {codec}", [pa.record_batch({"x": pa.array(["规则"] * 300000), "y": pa.array(range(300000))})], compression=codec)
    same("file", [tables.batch(3, 100)], file=True)
    same("compressed file", [tables.batch(3, 100)], file=True, compression="lz4")
    same("version 4", many[:9], metadata_version=pa.ipc.MetadataVersion.V4)
    same("without continuation", many[:9], metadata_version=pa.ipc.MetadataVersion.V4, use_legacy_format=True)
    same("64-bit dictionaries", [pa.record_batch({"x": tables.dictionary(__import__("random").Random(1), pa.int64(), 50, 0.1)})])
    same("nulls in a dictionary", [pa.record_batch({"x": pa.DictionaryArray.from_arrays(pa.array([0, 1, None], pa.int8()), pa.array(["a", None]))})])
    same("ordered", [pa.record_batch({"x": pa.DictionaryArray.from_arrays(pa.array([0, 1], pa.int8()), pa.array(["a", "b"]), ordered=True)})])
    same("dictionaries replaced", [pa.record_batch({"x": pa.array(words).dictionary_encode()}) for words in [["a"], ["b", "c"], ["d", None]]])
    big = tables.batch(11, 500)
    for at, n in [(1, 100), (3, 7), (8, 64), (63, 130), (499, 1), (500, 0), (0, 0)]:
        same(f"a slice that pyarrow writes, {at} {n}", [big.slice(at, n)])
        same(f"a slice that we write, {at} {n}", [big, big], slices=(at, n))
    wide = pa.record_batch({f"column {i}": pa.array([i], pa.int32()) for i in range(3000)})
    same("many columns", [wide])
    whole = write(big.schema, [big])
    without = whole[:-8]
    run = copy(without)
    say(run.returncode == 0 and pa.ipc.open_stream(run.stdout).read_next_batch().equals(big), "no marker at the end", run.stderr.decode())


def not_carried():
    stamp = datetime.datetime(2026, 1, 2, 3, 4)
    refused("timestamp", column(pa.timestamp("us"), [stamp], "规则的 time"), "`规则的 time`", "timestamp", "date32")
    for kind, word in [
        (pa.binary(), "binary"), (pa.large_binary(), "large_binary"), (pa.binary(4), "fixed_size_binary"), (pa.binary_view(), "binary_view"),
        (pa.string_view(), "utf8_view"), (pa.time32("s"), "time of day"), (pa.duration("s"), "duration"), (pa.float16(), "float16"),
        (pa.decimal256(40, 2), "decimal"), (pa.large_list(pa.string()), "large_list"), (pa.list_(pa.string(), 2), "fixed_size_list"),
        (pa.list_(pa.int32()), "list of other than text"), (pa.list_(pa.list_(pa.string())), "list of other than text"),
        (pa.struct([("a", pa.int32())]), "struct"), (pa.map_(pa.string(), pa.int32()), "map"), (pa.month_day_nano_interval(), "interval"),
        (pa.dense_union([pa.field("a", pa.int32())]), "union"), (pa.list_view(pa.string()), "list_view"),
        (pa.run_end_encoded(pa.int32(), pa.string()), "run-end"), (pa.dictionary(pa.int8(), pa.int64()), "dictionary of other than text"),
        (pa.list_(pa.dictionary(pa.int8(), pa.string())), "list of other than text"),
    ]:
        sink = pa.BufferOutputStream()
        pa.ipc.new_stream(sink, pa.schema([pa.field("a", pa.int8()), pa.field("odd", kind)])).close()
        refused(f"{kind}", sink.getvalue().to_pybytes(), "column `odd`", word, "help")
    grown = [pa.DictionaryArray.from_arrays(pa.array([0]), pa.array(words)) for words in [["a"], ["a", "b"]]]
    batches = [pa.record_batch({"x": array}) for array in grown]
    refused("delta", write(batches[0].schema, batches, emit_dictionary_deltas=True), "adds to an earlier one", "cast")
    squeezed = write(batches[0].schema, [pa.record_batch({"x": pa.DictionaryArray.from_arrays(pa.array([0]), pa.array(["z" * 5000]))})], compression="zstd")
    at = squeezed.rindex((5000).to_bytes(8, "little"))
    for size in [4999, 5001, 1 << 28, 1 << 40, -2]:
        refused(f"a size of {size}", squeezed[:at] + size.to_bytes(8, "little", signed=True) + squeezed[at + 8 :], "message 2")
    refused("part of a day", halved(), "`when`", "row 2", "whole day", "date32")
    refused("not UTF-8", not_text(), "row 1", "not UTF-8")


def halved():
    values = pa.Array.from_buffers(pa.date64(), 2, [None, pa.array([86400000, 86400001], pa.int64()).buffers()[1]])
    batch = pa.record_batch({"when": values})
    return write(batch.schema, [batch])


def not_text():
    values = pa.Array.from_buffers(pa.string(), 2, [None, pa.array([0, 1, 3], pa.int32()).buffers()[1], pa.py_buffer(b"\xe8\xa7\x84")])
    batch = pa.record_batch({"text": values})
    return write(batch.schema, [batch])


def foreign():
    refused("nothing", b"", "empty")
    refused("Parquet", b"PAR1" + b"\0" * 100, "Parquet")
    refused("old Feather", b"FEA1" + b"\0" * 100, "Feather")
    refused("gzip", b"\x1f\x8b\x08\0" + b"\0" * 100, "gzip")
    refused("CSV", b"name,age\nx,1\n", "not an Arrow stream")
    refused("JSON", b'{"a": 1}', "not an Arrow stream")


carried()
not_carried()
foreign()
print(f"{good} passed, {bad} failed")
sys.exit(bad != 0)
