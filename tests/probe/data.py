#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""base/data.h beside Python's json on mangled values: the same are read, to the same, and the same are refused. data.py PRINT_DATA"""
import json
import random
import re
import subprocess
import sys

random.seed(20261126)
SEEDS = ['{"a":[1,-2.5e+3,0.5E-7,true,false,null,"x\\u00e9\\n\\/\\"\\\\"],"b":{"c":{},"d":[]},"a":NaN}', '"\\ud83e\\uddea \\ud83e \\udd00x \\u0000"',
         '[Infinity,-Infinity,NaN,0,-0,10,1e9]', '{"\\u4f60\u597d":"\u200b\u202e\U0001F9EA"}', ' [ [ [ 1 , 2 ] , { "k" : "v" } ] ] ', '"plain"']
lines = list(SEEDS)
for _ in range(20000):
    text = list(random.choice(SEEDS))
    for _ in range(random.randint(0, 3)):
        at = random.randrange(len(text))
        act = random.random()
        if act < 0.4:
            text[at] = random.choice('{}[]",:\\u0123eE+-.dDnNtfI \t\r\x01\u00e9')
        elif act < 0.7:
            del text[at:at + random.randint(1, 5)]
        else:
            text[at:at] = random.choice(SEEDS)[:random.randint(0, 12)]
        if not text:
            text = ["1"]
    lines.append("".join(text))


class Pairs(list):
    """A map as it stands; `twice`: in one of them, in this value, a key stood twice."""
    twice = False

    def __init__(self, pairs):
        super().__init__(pairs)
        keys = [clean(key) for key, _ in pairs]
        Pairs.twice = Pairs.twice or len(set(keys)) < len(keys)


def form(value):
    if isinstance(value, Pairs):
        return ["map", len(value)] + [x for key, one in value for x in (clean(key), form(one))]
    if isinstance(value, list):
        return ["list", len(value)] + [form(one) for one in value]
    if isinstance(value, str) and not value.startswith("\x00#"):
        return clean(value)
    return {True: "#true", False: "#false", None: "#null"}[value] if value is None or isinstance(value, bool) else value[1:]


def clean(text):
    return re.sub("[\ud800-\udfff\0]", "\ufffd", text)


def read(text):
    try:
        number = lambda word: "\x00#" + word
        return form(json.loads(text, object_pairs_hook=Pairs, parse_int=number, parse_float=number, parse_constant=number))
    except ValueError:
        return None


# Python takes a few forms that RFC 8259 does not; none of them can come of these changes but by its own white space, which is the same.
done = subprocess.run([sys.argv[1]], input="\n".join(lines).encode(), stdout=subprocess.PIPE, check=True)
got = done.stdout.decode().split("\n")
sound = twice = 0
for line, out in zip(lines, got):
    Pairs.twice = False
    want = read(line)
    assert out.startswith("2") == (want is not None and Pairs.twice), (line, out)
    twice += out.startswith("2")
    have = None if out == "refused" else json.loads(out.removeprefix("2"))
    assert have == want, (line, have, want)
    sound += want is not None
assert twice > 100 and sound > 1000 and len(lines) - sound > 1000, sound
print(f"{len(lines)} values, {sound} of them sound, {twice} with a key twice")
