#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""HTML reports as parsers see them: well-formed, closed in themselves, and saying what the text says.

Usage: reports.py GUIJU SOURCE_DIR
"""
import json
import pathlib
import re
import sys
import tempfile
import xml.etree.ElementTree as tree

import html5lib

from documents import ON, Documents

ALLOWED = {"html", "head", "meta", "title", "style", "body", "a", "header", "footer", "nav", "main", "article", "section", "h1", "h2", "h3", "h4",
           "p", "pre", "ul", "li", "span", "b", "i", "div", "details", "summary", "figure", "figcaption", "svg", "desc", "rect", "line", "path", "circle",
           "text", "table", "caption", "thead", "tbody", "tr", "th", "td"}
ATTRIBUTES = {"lang", "charset", "http-equiv", "content", "name", "class", "id", "href", "role", "aria-label", "aria-labelledby", "aria-hidden", "scope",
              "width", "height", "x", "y", "x1", "x2", "y1", "y2", "dx", "d", "r", "overflow", "text-anchor", "tabindex"}
# In HTML only.
OWN = {"en": {"what binds when", "shared grounds", "verdict", "questions, the best first", "instrument by instrument", "norm by norm", "instruments",
              "block by block", "as written in the rule base", "articles", "norms", "drawn", "day by day", "duties by subject and regime"},
       "zh": {"何时适用", "共同依据", "结论", "问题，先问最要紧的", "按文件", "逐项规范", "文件", "逐项", "规则库条目", "条文", "规范", "图示", "逐日", "按题目和法域的义务"}}


def squeezed(text):
    """Without spaces; what is no character stands as U+FFFD in HTML."""
    return re.sub(r"\s+", "", re.sub("[\ufffe\uffff]", "\ufffd", text))


def inner(element):
    return "".join(element.itertext())


def check_form(root, lang):
    """Only what is meant to be there: no script, no handler, nothing from outside, nothing that leads nowhere."""
    assert root.get("lang") == lang
    parents = {child: parent for parent in root.iter() for child in parent}
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids)), "an id stands twice"
    for element in root.iter():
        assert element.tag in ALLOWED, element.tag
        assert set(element.attrib) <= ATTRIBUTES, (element.tag, element.attrib)
        if element.tag == "a":
            assert element.get("href")[0] == "#" and element.get("href")[1:] in ids, element.get("href")
            assert inner(element).strip(), "a link without words"
        for name in (element.get("aria-labelledby") or "").split():
            assert name in ids, name
        if element.tag == "th":
            assert element.get("scope") in ("row", "col")
        if element.tag == "svg" and parents[element].tag not in ("svg", "g"):
            assert element.get("role") == "img" and element.find("title") is not None and element.find("desc") is not None \
                or element.get("aria-hidden") == "true"
        if element.tag == "details":
            assert element[0].tag == "summary" and len(element) > 1
    policy = next(meta.get("content") for meta in root.iter("meta") if meta.get("http-equiv"))
    assert policy == "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
    assert "url(" not in root.find("head/style").text and "@import" not in root.find("head/style").text


def check_headings(root):
    ranks = [int(element.tag[1]) for element in root.iter() if re.fullmatch("h[1-6]", element.tag)]
    assert ranks.count(1) == 1 and ranks[0] == 1, ranks
    assert all(after <= before + 1 for before, after in zip(ranks, ranks[1:])), "a rank of headings is left out"


def check_languages(root, lang):
    """Every Chinese sign of an English document is marked, and every English sentence of a Chinese one."""
    def walk(element, current):
        current = element.get("lang") or current
        if element.tag in ("title", "desc", "style", "text"):
            return
        for text, tongue in ((element.text, current), *((child.tail, current) for child in element)):
            if tongue == "en":
                assert not re.search("[\u3400-\u9fff]", text or ""), text
            else:
                assert not re.search("(^|[。；：])[A-Z]?[a-z]+ [a-z]+ [a-z]+ [a-z]+", text or "") or lang == "en", text
        for child in element:
            walk(child, current)
    walk(root.find("body"), lang)


def stands(piece, said):
    """As one, or as the second line of the left column and what stands beside it."""
    cuts = [(piece, "")] + [(piece[:at], piece[at:]) for at in (i for i, c in enumerate(piece[:24]) if c == " ")]
    return any(squeezed(left).casefold() in said and squeezed(right).casefold() in said for left, right in cuts)


def check_risks(root, text):
    """What text tells of each risk in lines the document has in tables: the same numbers in the same order. The text without these lines."""
    wanted, rest = [], []
    for line in text.splitlines():
        bank = re.match(r"  - (.*?)[:：] ?(\d+ (?:questions?, \d+ answered|题).*)$", line)
        inside = any(head in rest for head in ("BY RISK", "【按风险分列】")) and not any(head in rest for head in ("WHAT WAS READ", "【已读取的材料】"))
        if inside and bank:
            wanted.append((bank[1], re.findall(r"[\d.]+", bank[2].replace(",", " "))))
        elif inside and re.match(r"    \S", line):
            bad, n, unjudged, *rate = re.findall(r"[\d.]+", line.replace(",", " "))
            bad, n = (n, bad) if "项中" in line else (bad, n)
            wanted[-1][1].extend([n, str(int(bad) - int(unjudged)), unjudged, *rate])
        else:
            rest.append(line)
    rows = [row for div in root.iter("div") if div.get("class") == "wide" for row in div.iter("tr") if row[1].tag == "td"]
    assert len(rows) == len(wanted)
    for row, (name, numbers) in zip(rows, wanted):
        assert inner(row[0]).split(" ", 1)[-1] in name, (inner(row[0]), name)
        assert [word for cell in row[1:] for word in re.findall(r"[\d.]+", inner(cell))] == numbers, (inner(row), numbers)
    return "\n".join(rest)


def check_says_the_same(root, text, lang):
    """Every piece of the text stands in the document, and the headings in its order."""
    said = squeezed(inner(root.find("body"))).casefold()
    for line in text.splitlines():
        if set(line) == {"="}:
            continue
        for piece in re.split(r"  +", line.strip().removeprefix("- ")):
            piece = piece.strip("【】") if re.fullmatch("【.*】", piece) else piece
            assert stands(piece, said), f"not in the document: {piece}"
    sections = {lang_heading(element) for element in root.iter() if element.tag in ("h2", "h3")}
    wanted = [line.strip("【】").casefold() for line in text.splitlines() if line.strip("【】").casefold() in sections
              and (lang == "zh" and line.startswith("【") or lang == "en" and line.upper() == line)]
    have = [lang_heading(section.find("h2") if section.find("h2") is not None else section.find("h3")) for section in root.iter("section")]
    assert [name for name in have if name not in OWN[lang]] == wanted, (have, wanted)


def lang_heading(element):
    return inner(element).casefold()


def check_proofs(root, verdicts):
    """Each norm that applies, will apply or may is in its place with its proof, and no other has one."""
    rows = {element.get("id"): element for element in root.iter("li") if element.get("id")}
    for norm in verdicts["norms"]:
        proof = rows[norm["id"]].find("details") if norm["id"] in rows else None
        assert (proof is not None) == (norm["applicability"] != "does-not-apply"), norm["id"]
        if proof is not None:
            assert norm["id"] in inner(proof[0]) and proof.find("ul/li/b") is not None


def steps_of(element, places, seen):
    """The truth and words of every step below, and of those that it leads to."""
    for item in element.iter("li"):
        lead = item.find("a")
        if lead is not None:
            to = lead.get("href")[1:]
            if to not in seen:
                seen.add(to)
                yield from steps_of(places[to], places, seen)
            continue
        words = (item.find("b").tail or "") + "".join(inner(child) + (child.tail or "") for child in item if child.tag == "span")
        if "as shown at" not in words:
            yield squeezed(inner(item.find("b")) + words)


def check_whole_proofs(documents, words, rules, every):
    """A folded proof, with all that it leads to, has just the steps that `why` prints."""
    root = tree.fromstring(documents.run(words, rules, "--format", "html").replace("<!DOCTYPE html>", "", 1))
    places = {element.get("id"): element for element in root.iter() if element.get("id")}
    proved = [name for name, element in places.items() if element.tag == "li" and element.find("details") is not None]
    for norm in proved[::every]:
        text = documents.run(["why", words[1], norm, *words[2:]], rules, "--width", "1000")
        proof = re.search(r"^WHY\n(.*?)(\n\n|\Z)", text, re.M | re.S)[1]
        lines = re.findall(r"^ *\d+  (yes|no|open) +(.*)$", proof, re.M)
        assert len(lines) == len(proof.splitlines())
        wanted = {squeezed(truth + said) for truth, said in lines if "(as shown at" not in said}
        have = set(steps_of(places[norm].find("details"), places, set()))
        assert have == wanted, (norm, have ^ wanted)
    return len(proved[::every])


def check_document(documents, name, words, rules, lang):
    source = documents.run(words, rules, "--lang", lang, "--format", "html")
    text = documents.run(words, rules, "--lang", lang, "--width", "1000")
    root = tree.fromstring(source.replace("<!DOCTYPE html>", "", 1))
    check_form(root, lang)
    check_headings(root)
    check_languages(root, lang)
    check_says_the_same(root, check_risks(root, text) if words[0] == "assess" else text, lang)
    if words[0] == "check" and "--brief" not in words and name != "check two":
        check_proofs(root, json.loads(documents.run(words, rules, "--format", "json")))
    if rules:
        html5lib.HTMLParser(strict=True).parse(source)
    return len(source.encode())


def main():
    failed, sizes = 0, []
    with tempfile.TemporaryDirectory(prefix="guiju-html-") as folder:
        documents = Documents(pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve(), folder)
        for turn, (name, words, rules) in enumerate((*documents.small(), *documents.large())):
            # The large ones by turns: what differs between the languages is seen in the small ones.
            for lang in ("en", "zh") if rules else (("en", "zh")[turn % 2],):
                try:
                    sizes.append(check_document(documents, name, words, rules, lang))
                except Exception as error:
                    failed += 1
                    print(f"FAILED {name} {lang}: {type(error).__name__} {str(error)[:600]}")
        services = documents.source / "tests/report/services"
        proofs = 0
        for path, days, rules, every in ((services / "plaza.yaml", ("2026-11-24", "2023-07-01"), True, 1), (services / "late.yaml", ("2026-12-20",), True, 1),
                                         (documents.source / "examples/public-chatbot.yaml", ("2026-11-24", "2025-01-01"), False, 61)):
            for day in days:
                try:
                    proofs += check_whole_proofs(documents, ["check", str(path), "--on", day], rules, every)
                except AssertionError as error:
                    failed += 1
                    print(f"FAILED proofs of {path.name} on {day}: {str(error)[:600]}")
    print(f"{proofs} proofs followed")
    print(f"{len(sizes)} documents, the largest of {max(sizes)} bytes, {failed} failed")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
