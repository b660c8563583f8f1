#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The shared library and pyarrow in one process: a table crosses the Arrow C data interface and the verdicts come back, nothing copied on the way.

Usage: arrow_c.py LIBGUIJU SOURCE_DIR
"""
import ctypes
import pathlib
import sys

import pyarrow as pa
from pyarrow.cffi import ffi

LIBRARY, SOURCE = ctypes.CDLL(sys.argv[1]), pathlib.Path(sys.argv[2]).resolve()
P = ctypes.c_void_p
LIBRARY.gj_portfolio_norm_count.restype = ctypes.c_size_t
LIBRARY.gj_portfolio_norm_count.argtypes = [P]


def message(error):
    return ctypes.string_at(ctypes.addressof(error) + 4, 400).split(b"\0")[0].decode()


def portfolio():
    rules, plan, error = P(), P(), ctypes.create_string_buffer(1 << 14)
    paths = (ctypes.c_char_p * 1)(str(SOURCE / "content").encode())
    assert LIBRARY.gj_rules_load(ctypes.byref(rules), None, paths, ctypes.c_size_t(1), error) == 0, message(error)
    day = ctypes.c_int32()
    assert LIBRARY.gj_day_parse(ctypes.byref(day), b"2026-11-24", ctypes.c_size_t(10)) == 0
    norms = (ctypes.c_char_p * 2)(b"cn/genai/assess", b"cn/genai/file")
    assert LIBRARY.gj_portfolio_new(ctypes.byref(plan), rules, day, norms, ctypes.c_size_t(2), error) == 0, message(error)
    return rules, plan


def run(plan, batch, threads):
    """The verdicts as a batch, or the error's message."""
    schema, array = ffi.new("struct ArrowSchema*"), ffi.new("struct ArrowArray*")
    out_schema, out = ffi.new("struct ArrowSchema*"), ffi.new("struct ArrowArray*")
    at = lambda thing: P(int(ffi.cast("uintptr_t", thing)))
    error = ctypes.create_string_buffer(1 << 14)
    batch._export_to_c(int(ffi.cast("uintptr_t", array)), int(ffi.cast("uintptr_t", schema)))
    rc = LIBRARY.gj_portfolio_run_arrow(plan, at(schema), at(array), ctypes.c_uint(threads), at(out_schema), at(out), error)
    for thing in (schema, array):
        thing.release(thing)
    if rc != 0:
        assert out.release == ffi.NULL and out_schema.release == ffi.NULL
        return message(error)
    return pa.RecordBatch._import_from_c(int(ffi.cast("uintptr_t", out)), int(ffi.cast("uintptr_t", out_schema)))


def main():
    rules, plan = portfolio()
    n = 5000
    whole = pa.record_batch({
        "generates_content": pa.array([True] * n),
        "offered_to_public": pa.array([None if i % 5 == 0 else i % 3 > 0 for i in range(n)], type=pa.bool_()),
        "runs_forum_blog_or_chat": pa.array([i % 2 == 0 for i in range(n)]),
        "roles": pa.array([["provider"] if i % 7 else None for i in range(n)], type=pa.list_(pa.string())),
    })
    results = [run(plan, whole, threads) for threads in (1, 2, 5)]
    assert all(result.equals(results[0]) for result in results)
    result = results[0]
    result.validate(full=True)
    assert result.schema.names == ["cn/genai/assess", "cn/genai/file"] and result.num_rows == n
    assert result.schema.field(0).metadata == {b"guiju.yes": b"applies"}
    # What one service gives alone, it gives among others, wherever it stands: slices start inside bytes.
    for first, count in ((0, 1), (1, 700), (513, 1029), (4999, 1)):
        part = run(plan, whole.slice(first, count), 2)
        assert part.equals(result.slice(first, count)), first
    assess = result.column(0).to_pylist()
    assert set(assess) == {True, False, None}
    assert all(assess[i] is not False for i in range(0, n, 5))  # untold is never no
    assert "does not fit" in run(plan, pa.record_batch({"offered_to_public": pa.array([1, 2])}), 1)
    assert "unknown role" in run(plan, pa.record_batch({"roles": pa.array([["provider"], ["nobody"]])}), 1)
    assert run(plan, pa.record_batch({"launch": pa.array([], type=pa.date32())}), 2).num_rows == 0
    LIBRARY.gj_portfolio_free(plan)
    LIBRARY.gj_rules_free(rules)
    print(f"{n} services there and back")


main()
