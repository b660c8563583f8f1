# SPDX-License-Identifier: Apache-2.0
"""What the tests of screening share: running it, reading what it wrote, making texts."""
import json
import os
import pathlib
import random
import subprocess
import sys

GUIJU = pathlib.Path(sys.argv[1]).resolve()
SANITIZED = os.environ.get("GJ_SANITIZED") == "1"
WRITTEN = ["findings.jsonl.zst", "manifest.json", "sample.jsonl", "screen.json"]


def run(*args, cwd, status=0, **kw):
    done = subprocess.run([str(GUIJU), "screen", *map(str, args)], capture_output=True, text=True, cwd=cwd, timeout=300, check=False, **kw)
    if status is not None and done.returncode != status:
        raise SystemExit(f"guiju screen {' '.join(map(str, args))}: exit status {done.returncode}, not {status}\n{done.stdout}{done.stderr}")
    return done


def evidence(folder):
    """All that is in the folder, byte by byte."""
    folder = pathlib.Path(folder)
    assert sorted(path.name for path in folder.iterdir()) == WRITTEN, sorted(path.name for path in folder.iterdir())
    return {name: (folder / name).read_bytes() for name in WRITTEN}


def findings(folder):
    return subprocess.run(["zstd", "-dc", str(pathlib.Path(folder, "findings.jsonl.zst"))], capture_output=True, check=True).stdout.decode()


def counts(folder):
    return json.loads(pathlib.Path(folder, "screen.json").read_text(encoding="utf-8"))


LISTS = {
    "firm.txt": "株式\n会社\n",
    "drink.txt": "白酒\n白酒瓶\n酒瓶\n# a comment\n",
    "additive.csv": "term,category,note\n糖精,additive,\n糖精,sweet,\n甜蜜素,sweet,\n精,additive,\n",
    "ad.csv": "term,category\nbest ever,ad\nsale,ad\nSALE PRICE,ad\n標價,ad\n第1,ad\ne,letter\n",
    "exceptions.txt": "无糖精\n精神\nprice sale\n",
}
WORDS = ["白", "酒", "瓶", "糖", "精", "无", "神", "甜蜜素", "标价", "標價", "廣", "龍", "best", "ever", "sale", "price", "ＳＡＬＥ", "Salé", "e", "E", "x", "7",
         "第①", "第1", "㍿", " ", " ", "，", "\u200b", "\u0301", "😀", "ﬀ", "best\u3000ever", "13", "。"]
CLEAN = ["白", "无", "神", "x", "7", " ", "，", "龍", "廣", "😀"]


def write_lists(folder):
    folder = pathlib.Path(folder)
    folder.mkdir()
    for name, text in LISTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return [folder / name for name in sorted(LISTS, key=str.encode)]


def text(rng, most=30):
    """Words of the lists and pieces of them, and now and then a number or an address, parted from the rest."""
    words = rng.choice([WORDS, CLEAN])
    out = "".join(rng.choice(words) for _ in range(rng.randrange(most)))
    for _ in range(rng.choice([0, 0, 0, 1, 2])):
        out += rng.choice([f"。1{rng.choice(['38', '39', '50'])}{rng.randrange(10**8):08}。", f"。{rng.choice('abz')}{rng.randrange(100)}@site{rng.randrange(9)}.{rng.choice(['com', 'org'])}。"])
        out += "".join(rng.choice(words) for _ in range(rng.randrange(5)))
    return out


def zst(data):
    return subprocess.run(["zstd", "-qc"], input=data, capture_output=True, check=True).stdout


def generator(seed):
    return random.Random(seed)
