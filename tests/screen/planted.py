# SPDX-License-Identifier: Apache-2.0
"""A made corpus of five sources with planted violations: the generator knows the truth.

Violations are advertisements with superlatives; most have a term of the list, some are put otherwise and are missed by it, and some items have a
term and are harmless, as people would see who read them.
"""
import gzip
import random
import subprocess

TERMS = {"superlative": ["最佳品质", "第一品牌", "the very best"], "promise": ["绝对有效", "永不反弹", "100% safe"], "measure": ["市斤", "英寸"]}
EXCEPTION = "市斤换算"
MISSED = ["别家都比不上", "nobody else comes close"]
HARMLESS = ["法规禁止使用“{}”这类用语", "the words “{}” may not be used"]
SENTENCES = [
    "这种面粉按国家标准包装，每袋净含量为五千克。", "食品添加剂的使用应当符合限量要求，并在标签上注明。", "电子秤应当每年检定一次，合格后方可使用。",
    "店铺营业时间为上午九点至下午六点，节假日照常。", "The scale was calibrated in spring and sealed by the inspector.", "本品不含防腐剂，开封后请冷藏并尽快食用。",
    "Labels state the net weight, the maker and the day of packing.", "长度以米为单位，质量以千克为单位，时间以秒为单位。", "顾客可以在七日内凭票据退换未开封的商品。",
    "Flour, sugar and salt are sold by weight.",
]
# Share of violations, share of harmless items with a term, format.
SOURCES = {"forum": (0.085, 0.004, "jsonl"), "shop": (0.0485, 0.002, "csv"), "news": (0.02, 0.01, "jsonl.gz"), "wiki": (0.004, 0.006, "jsonl.zst"), "guide": (0.028, 0.0, "jsonl")}


class Truth:
    """What the generator did in one source."""

    def __init__(self):
        self.items = self.characters = self.violating = self.flagged = self.flagged_characters = self.hits = 0
        self.categories = {name: [0, 0] for name in TERMS}
        self.bad = set()


def make_item(rng, name, truth, rates):
    violating, harmless = rates
    parts = [rng.choice(SENTENCES) for _ in range(rng.randrange(4, 24))]
    category = term = None
    roll = rng.random()
    if roll < violating:
        truth.bad.add(name)
        if rng.random() < 0.9:
            category = rng.choice(list(TERMS))
            term = rng.choice(TERMS[category])
            parts.insert(rng.randrange(len(parts)), f"本店出品 {term} 欢迎选购。")
        else:
            parts.insert(rng.randrange(len(parts)), rng.choice(MISSED))
    elif roll < violating + harmless:
        category = rng.choice(list(TERMS))
        term = rng.choice(TERMS[category])
        parts.insert(rng.randrange(len(parts)), rng.choice(HARMLESS).format(term))
    elif roll < violating + harmless + 0.01:
        parts.append("附录：" + EXCEPTION + "表。")
    text = "".join(parts)
    truth.items += 1
    truth.characters += len(text)
    if term is not None:
        truth.flagged += 1
        truth.hits += 1
        truth.flagged_characters += len(term)
        truth.categories[category][0] += 1
        truth.categories[category][1] += 1
    return text


def writer(path, form):
    if form.endswith(".gz"):
        return gzip.GzipFile(path, "wb", compresslevel=1, mtime=0), None
    if form.endswith(".zst"):
        packer = subprocess.Popen(["zstd", "-q", "-1", "-o", str(path)], stdin=subprocess.PIPE)
        return packer.stdin, packer
    return open(path, "wb"), None


def make_source(folder, source, size, called=None, step=2000):
    """One file of about so many bytes, before compression; a number of items that `step` divides. They say `called`, or the source, for their source."""
    violating, harmless, form = SOURCES[source]
    rng, truth, written, block = random.Random(f"{source} of the end-to-end run"), Truth(), 0, []
    file, packer = writer(folder / f"{source}.{form}", form)
    file.write(b"id,source,text\n" if form == "csv" else b"")
    while written < size:
        name = f"{source}-{truth.items}"
        text = make_item(rng, name, truth, (violating, harmless))
        if form == "csv":
            block.append(f'{name},{called or source},"{text}"\n')
        else:
            block.append(f'{{"id":"{name}","source":"{called or source}","text":"{text}"}}\n')
        if len(block) == step:
            data = "".join(block).encode()
            file.write(data)
            written += len(data)
            block = []
    file.write("".join(block).encode())
    file.close()
    if packer is not None:
        assert packer.wait() == 0
    truth.violating = len(truth.bad)
    return truth


def write_lists(folder):
    (folder / "lists").mkdir()
    for name, terms in TERMS.items():
        (folder / f"lists/{name}.txt").write_text("".join(term + "\n" for term in terms), encoding="utf-8")
    (folder / "lists/exceptions.txt").write_text(EXCEPTION + "\n", encoding="utf-8")
