#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The fold table as C: what every code point is to the matcher. `fold.py OUT` (CMake runs it).

From Debian's unicode-data (Unicode Character Database) and opencc (traditional to simplified, each character alone). A code point
is decomposed (NFKD; Hangul syllables stay whole), case folded, made simplified, its digit made ASCII, marks and what is invisible
are dropped, until nothing changes: folding twice is folding once. Rules and limits: docs/matching.md.
"""
import hashlib
import pathlib
import re
import subprocess
import sys
import tempfile

RULES = 1  # raise when a rule below changes
UCD = pathlib.Path("/usr/share/unicode")
LAST = 0x110000
HAN = [(0x3400, 0x4DC0), (0x4E00, 0xA000), (0x20000, 0x323B0)]
ALPHABETS = {"Latin", "Greek", "Cyrillic"}  # scripts that put spaces between words
NUMERALS = ["〇零", "一壹", "二贰", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖"]
NONE, MANY, SEPARATOR, WORD = 1 << 21, 2 << 21, 1 << 24, 1 << 25


def spans(name, wanted):
    """Code points of a property file whose value `wanted` takes."""
    found = set()
    for line in (UCD / name).read_text(encoding="utf-8").splitlines():
        match = re.match(r"([0-9A-F]+)(?:\.\.([0-9A-F]+))?\s*;\s*(\w+)", line)
        if match and wanted(match.group(3)):
            found.update(range(int(match.group(1), 16), int(match.group(2) or match.group(1), 16) + 1))
    return found


def read_characters():
    category, apart, digit = {}, {}, {}
    first = None
    for line in (UCD / "UnicodeData.txt").read_text(encoding="ascii").splitlines():
        field = line.split(";")
        code = int(field[0], 16)
        if field[1].endswith(", First>"):
            first = code
            continue
        for each in range(first if first is not None else code, code + 1):
            category[each] = field[2]
        first = None
        letter = re.match(r"NEGATIVE (?:CIRCLED|SQUARED) LATIN CAPITAL LETTER ([A-Z])$", field[1])
        if field[5]:
            apart[code] = [int(part, 16) for part in field[5].split() if part[0] != "<"]
        elif letter:
            apart[code] = [ord(letter.group(1))]
        elif field[2] == "Nd" and code > 0x7F:
            digit[code] = [ord(field[6])]
        elif re.match(r"(DINGBAT )?(NEGATIVE|DOUBLE) CIRCLED|DINGBAT CIRCLED", field[1]) and field[8].isdigit():
            digit[code] = [ord(one) for one in field[8]]
    return category, apart, digit


def read_cases():
    cases = {}
    for line in (UCD / "CaseFolding.txt").read_text(encoding="utf-8").splitlines():
        match = re.match(r"([0-9A-F]+); [CF]; ([0-9A-F ]+);", line)
        if match:
            cases[int(match.group(1), 16)] = [int(part, 16) for part in match.group(2).split()]
    return cases


def read_simplified():
    """What opencc makes of each ideograph that stands alone on its line."""
    codes = [code for low, high in HAN for code in range(low, high)]
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
        file.write("".join(f"{chr(code)}\n" for code in codes))
        file.flush()
        lines = subprocess.run(["opencc", "-c", "t2s.json", "-i", file.name], capture_output=True, check=True).stdout
    made = lines.decode("utf-8").split("\n")
    if len(made) != len(codes) + 1:
        sys.exit("fold.py: opencc gave another number of lines")
    return {code: [ord(one) for one in line] for code, line in zip(codes, made) if line != chr(code)}


def version():
    unicode_version = re.search(r"Scripts-([0-9.]+)\.txt", (UCD / "Scripts.txt").read_text(encoding="utf-8")).group(1)
    said = subprocess.run(["opencc", "--version"], capture_output=True, text=True, check=True).stdout
    return f"{RULES}, Unicode {unicode_version}, OpenCC {re.search(r'[0-9]+[.][0-9.]+', said).group()}"


def main(out):
    category, apart, digit = read_characters()
    steps = [apart, read_cases(), digit, read_simplified()]
    dropped = spans("DerivedCoreProperties.txt", lambda value: value == "Default_Ignorable_Code_Point") | set(range(0xFFF9, 0xFFFC))
    dropped |= {code for code in spans("Scripts.txt", lambda value: value == "Inherited") if category.get(code) in ("Mn", "Me")}
    dropped |= {0xFF9E, 0xFF9F}  # half-width voicing marks, as their wide forms
    letters = spans("Scripts.txt", lambda value: value in ALPHABETS)

    def fold(code):
        whole = [code]
        for _ in range(20):
            now = [one for one in whole if one not in dropped]
            for step in steps:
                now = [part for one in now for part in step.get(one, [one])]
            if now == whole:
                return now
            whole = now
        sys.exit(f"fold.py: U+{code:04X} does not come to rest")

    def flags(code):
        kind = category.get(code, "Cn")
        separates = kind == "Zs" or kind[0] in "PS" or code == 9
        word = kind == "Nd" or (kind[0] == "L" and code in letters)
        return SEPARATOR * separates | WORD * word

    many, entries, told = [], [], []
    for code in range(LAST):
        whole = fold(code) if code in category or code in dropped else [code]
        if len(whole) == 1:
            entry = whole[0]
        elif not whole:
            entry = NONE
        else:
            entry = MANY | len(many)
            many += [len(whole), *whole]
        entries.append(entry | flags(code))
        if whole != [code] or flags(code):
            told.append(f"{code:X};{' '.join(f'{one:X}' for one in whole)};{flags(code):X}\n")
    numerals = [(ord(one), 0x30 + value) for value, both in enumerate(NUMERALS) for one in both]
    told += [f"{a:X}={b:X}\n" for a, b in numerals]

    pages, place = {}, []
    for at in range(0, LAST, 256):
        # A page holds differences where the code point stands for itself, so that untouched pages are one page.
        page = tuple(entry ^ code if entry & (NONE | MANY) == 0 else entry for code, entry in zip(range(at, at + 256), entries[at:at + 256]))
        place.append(pages.setdefault(page, len(pages)))
    name = version()
    digest = hashlib.sha256("".join(told).encode()).hexdigest()

    def array(kind, what, values):
        lines = [", ".join(str(value) for value in values[i:i + 16]) for i in range(0, len(values), 16)]
        return f"static const {kind} {what}[] = {{\n" + ",\n".join(lines) + "};\n"

    text = "/* SPDX-License-Identifier: Apache-2.0 */\n/* Made by tools/fold/fold.py; do not edit. */\n"
    text += f'#define FOLD_VERSION "{name}"\n#define FOLD_HASH "{digest}"\n'
    text += array("uint16_t", "fold_page", place)
    text += array("uint32_t", "fold_entry", [entry for page in pages for entry in page])
    text += array("uint32_t", "fold_many", many)
    text += array("uint32_t", "fold_numeral", [value for pair in numerals for value in pair])
    pathlib.Path(out).write_text(text, encoding="ascii")


main(sys.argv[1])
