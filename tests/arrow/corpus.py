# SPDX-License-Identifier: Apache-2.0
"""Writes the seeds of the fuzz target and of the hostile tests anew: small streams by pyarrow.
    corpus.py FOLDER"""
import pathlib
import sys

import pyarrow as pa

import tables

folder = pathlib.Path(sys.argv[1])


def write(name, batches, file=False, **options):
    sink = pa.BufferOutputStream()
    opened = pa.ipc.new_file if file else pa.ipc.new_stream
    with opened(sink, batches[0].schema, options=pa.ipc.IpcWriteOptions(**options)) as writer:
        for batch in batches:
            writer.write_batch(batch)
    (folder / f"{name}.arrow").write_bytes(sink.getvalue().to_pybytes())


def part(n, *kinds):
    """Some columns of the table of all types."""
    whole = tables.batch(n, n, 0.3)
    return whole.select([i for i, field in enumerate(whole.schema) if str(field.type) in kinds])


words = pa.record_batch({"w": pa.array(["规则", None, "a", "a"]).dictionary_encode(), "v": pa.array([["x", None], None, [], ["yz"]])})
more = pa.record_batch({"w": pa.array(["b", "规则", None, "c"]).dictionary_encode(), "v": words.column(1)})
write("numbers", [part(5, "int8", "uint16", "int32", "uint64", "float", "double", "bool")])
write("text", [part(6, "string", "large_string", "null"), part(0, "string", "large_string", "null")])
write("days", [part(5, "date32[day]", "date64[ms]", "decimal128(38, 4)")])
write("words", [words, more])
write("zstd", [words], compression="zstd")
write("lz4", [words], compression="lz4")
write("file", [part(3, "int32", "string")], file=True)
write("legacy", [part(3, "int32", "string")], metadata_version=pa.ipc.MetadataVersion.V4, use_legacy_format=True)
write("none", [pa.RecordBatch.from_arrays([], schema=pa.schema([]))])
