# SPDX-License-Identifier: Apache-2.0
"""Tables of every type that is carried, with nulls and without, from a seed."""
import datetime
import decimal
import random

import pyarrow as pa

WORDS = ["", "a", "规则", "é" * 7, "\U0001f40c", "a word of some length that fills more than one cache line in a row of bytes", "\x00zero"]
INTS = [pa.int8(), pa.int16(), pa.int32(), pa.int64(), pa.uint8(), pa.uint16(), pa.uint32(), pa.uint64()]


def some(rng, kind):
    if pa.types.is_boolean(kind):
        return rng.random() < 0.5
    if pa.types.is_integer(kind):
        bits = kind.bit_width
        low, high = (0, 2**bits - 1) if pa.types.is_unsigned_integer(kind) else (-(2 ** (bits - 1)), 2 ** (bits - 1) - 1)
        return rng.choice([low, high, 0, 1, rng.randint(low, high)])
    if pa.types.is_floating(kind):
        return rng.choice([0.0, -1.5, 1e30, float("inf")])
    if pa.types.is_date(kind):
        return datetime.date(1970, 1, 1) + datetime.timedelta(days=rng.randint(-800, 30000))
    if pa.types.is_decimal(kind):
        return decimal.Decimal(rng.randint(-(10**9), 10**9)).scaleb(-kind.scale)
    if pa.types.is_list(kind):
        return [None if rng.random() < 0.2 else rng.choice(WORDS) for _ in range(rng.randint(0, 4))]
    return rng.choice(WORDS)


def plain_types():
    yield from [pa.null(), pa.bool_(), *INTS, pa.float32(), pa.float64(), pa.string(), pa.large_string()]
    yield from [pa.date32(), pa.date64(), pa.decimal128(38, 4), pa.decimal128(9, 0), pa.list_(pa.string()), pa.list_(pa.large_string())]


def column(rng, kind, n, nulls):
    if pa.types.is_null(kind):
        return pa.nulls(n)
    return pa.array([None if rng.random() < nulls else some(rng, kind) for _ in range(n)], type=kind)


def dictionary(rng, index, n, nulls, large=False):
    values = pa.array(WORDS[: rng.randint(1, len(WORDS))], type=pa.large_string() if large else pa.string())
    places = [None if rng.random() < nulls else rng.randrange(len(values)) for _ in range(n)]
    return pa.DictionaryArray.from_arrays(pa.array(places, type=index), values)


def batch(seed, n, nulls=0.2):
    """A batch of every type; the same schema for every seed."""
    rng = random.Random(seed)
    names, columns, fields = [], [], []
    for kind in plain_types():
        names.append(f"{kind}")
        columns.append(column(rng, kind, n, nulls))
    for index in INTS:
        names.append(f"dictionary of {index}")
        columns.append(dictionary(rng, index, n, nulls, large=index == pa.int16()))
    for name, array in zip(names, columns):
        note = {"purpose": f"holds {name}", "empty": ""} if len(name) % 2 == 0 else None
        fields.append(pa.field(name, array.type, nullable=len(name) % 3 != 0 or nulls > 0 or name == "null", metadata=note))
    schema = pa.schema(fields, metadata={"table": "all types", "语": "中文"})
    return pa.RecordBatch.from_arrays(columns, schema=schema)
