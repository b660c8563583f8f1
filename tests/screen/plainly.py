# SPDX-License-Identifier: Apache-2.0
"""What screening is, said plainly in Python: items, folding, hits, exceptions, personal data, counts, samples. Shares no code or method with src."""
import gzip
import hashlib
import json
import pathlib
import re
import subprocess
import sys
import unicodedata

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "corpus"))
import reference as corpus # noqa: E402: how the formats are read

MOST_TEXT = 16 << 10
SIMPLIFIED = {"龍": "龙", "標": "标", "價": "价", "廣": "广"}
KINDS = {"mobile": r"(?<![0-9A-Za-z])1(?:38|39|50)[0-9]{8}(?![0-9A-Za-z])", "email": r"[a-z0-9]+@[a-z0-9]+[.](?:com|org)"}


def fold_code(char):
    out = ""
    for one in unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", char).casefold()):
        if unicodedata.category(one) not in ("Mn", "Me", "Cf"):
            out += SIMPLIFIED.get(one, one)
    return out


def fold(text):
    """Folded characters, and of each the bytes of the text that it stands for."""
    folded, places, at = [], [], 0
    for char in text:
        size = len(char.encode())
        for one in fold_code(char):
            folded.append(one)
            places.append((at, at + size))
        at += size
    return folded, places


def is_word(char):
    return char.isdigit() or "a" <= char <= "z"


def occurrences(folded, term):
    term = list(term)
    for at in range(len(folded) - len(term) + 1):
        end = at + len(term)
        if folded[at:end] != term:
            continue
        if at > 0 and is_word(folded[at - 1]) and is_word(folded[at]):
            continue
        if end < len(folded) and is_word(folded[end]) and is_word(folded[end - 1]):
            continue
        yield at, end


def hits(text, lists):
    """(first byte, end, folded term), leftmost longest of those that no exception covers."""
    folded, places = fold(text)
    covers = [span for term in lists["exceptions"] for span in occurrences(folded, term)]
    found = []
    for term in lists["terms"]:
        for at, end in occurrences(folded, term):
            if not any(first <= at and end <= last for first, last in covers):
                found.append((at, -end, term))
    kept, free = [], 0
    for at, end, term in sorted(found):
        if at >= free:
            kept.append((places[at][0], places[-end - 1][1], term))
            free = -end
    return kept


def read_lists(paths):
    """Terms in their order: folded form -> [(category, term)], each category once."""
    terms, exceptions, categories = {}, [], set()
    for path in map(pathlib.Path, paths):
        lines = [line for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
        excepts = path.name.startswith("exceptions")
        table = path.suffix == ".csv"
        for line in lines[1:] if table else lines:
            term, category = line.split(",")[:2] if table else (line, path.stem)
            if excepts:
                exceptions.append("".join(map(fold_code, term)))
                continue
            categories.add(category)
            tags = terms.setdefault("".join(map(fold_code, term)), [])
            if category not in [one for one, _ in tags]:
                tags.append((category, term))
    return {"terms": terms, "exceptions": exceptions, "categories": sorted(categories, key=str.encode)}


def mask(kind, value):
    if kind == "mobile":
        return value[:3] + "*" * (len(value) - 5) + value[-2:]
    local, domain = value.split("@")
    return f"{local[0]}***@{domain[0]}***.{domain.split('.')[-1]}"


def personal(text, salt):
    found = []
    for kind, form in KINDS.items():
        for match in re.finditer(form, text):
            at, value = len(text[:match.start()].encode()), match.group()
            key = hashlib.blake2b(salt, digest_size=32).digest() if salt else None
            found.append({"kind": kind, "at": at, "bytes": len(value.encode()), "sure": "shape only", "masked": mask(kind, value),
                          "hash": hashlib.blake2b(kind.encode() + b"\0" + value.encode(), digest_size=32, key=key).hexdigest() if salt else None})
    return sorted(found, key=lambda one: one["at"])


def warc(data, file, by_host):
    found, at = [], 0
    while at < len(data):
        head, _, rest = data[at:].partition(b"\r\n\r\n")
        fields = dict(line.split(": ", 1) for line in head.decode().split("\r\n")[1:])
        size, start = int(fields["Content-Length"]), at + len(head) + 4
        if fields["WARC-Type"] == "conversion":
            host = re.match("https?://([^/]*)/", fields["WARC-Target-URI"])[1]
            found.append(corpus.item(at, start + size, [(0, rest[:size])], host if by_host else file, fields["WARC-Record-ID"]))
        at = start + size + 4
    return found


def unpack(path):
    data = pathlib.Path(path).read_bytes()
    if data.startswith(b"\x1f\x8b"):
        return gzip.decompress(data)
    if data.startswith(b"\x28\xb5\x2f\xfd"):
        return subprocess.run(["zstd", "-dc"], input=data, capture_output=True, check=True).stdout
    return data


def items_of(path, how):
    """Items and how many records are none."""
    data, file = unpack(path), str(path)
    source = file if how.get("source", "file") == "file" else str(pathlib.Path(path).parent) if how["source"] == "folder" else None
    field = how["source"] if source is None else None
    texts, kind = how.get("text", ["text"]), how["format"]
    if kind == "txt":
        found, bad = corpus.txt(data, how.get("unit", "line"), source or file), []
    elif kind == "jsonl":
        found, bad = corpus.jsonl(data, source or file, texts, how.get("id"), field)
    elif kind == "warc":
        found, bad = warc(data, source or file, field == "host"), []
    else:
        found, bad = corpus.table(data, source or file, "," if kind == "csv" else "\t", how.get("quotes", True), texts, how.get("id"), field)
    for one in found:
        one["file"] = file
        one["text"] = "\n".join(text for _, text in one["texts"])
        one["spans"] = [text for _, text in one["texts"]]
        if how.get("id") is None and how.get("source", "file") != "file" and one["id"] == f"@{one['offset']}":
            one["id"] = file + one["id"]
    return found, len(bad)


def key(seed, source, name):
    return hashlib.sha256(b"guiju-sample-v1\0" + seed.encode() + b"\0" + source.encode() + b"\0" + name.encode()).hexdigest()


def screen(paths, how, lists, seed, size, salt=None):
    """(sources, findings, sample, items and faults of each file)"""
    sources, findings, files, keyed = {}, [], [], {}
    for number, path in enumerate(paths):
        found, bad = items_of(path, how)
        files.append((len(found), bad))
        for one in found:
            told, people, base, covered = [], [], 0, 0
            for span in one["spans"]:
                raw = span.encode()
                marked = set()
                for start, end, term in hits(span, lists):
                    told.append((base + start, end - start, term))
                    marked.update(range(start, end))
                covered += sum(raw[at] & 0xC0 != 0x80 for at in marked)
                people += [{**person, "at": base + person["at"]} for person in personal(span, salt)]
                base += len(raw) + 1
            count = sources.setdefault(one["source"], {"items": 0, "characters": 0, "flagged_items": 0, "flagged_characters": 0, "hits": 0,
                                                       "categories": {}, "personal_items": 0, "personal": {}})
            count["items"] += 1
            count["characters"] += sum(map(len, one["spans"]))
            count["flagged_items"] += bool(told)
            count["flagged_characters"] += covered
            count["hits"] += len(told)
            count["personal_items"] += bool(people)
            for name, of in (("categories", [category for _, _, term in told for category, _ in lists["terms"][term]]),
                             ("personal", [person["kind"] for person in people])):
                for which in set(of):
                    had = count[name].get(which, (0, 0))
                    count[name][which] = (had[0] + 1, had[1] + of.count(which))
            if told or people:
                findings.append({"source": one["source"], "id": one["id"], "file": one["file"], "offset": one["offset"],
                                 "hits": [{"category": category, "term": word, "at": at, "bytes": size_} for at, size_, term in told
                                          for category, word in lists["terms"][term]], "personal": people})
            mine = key(seed, one["source"], one["id"])
            keyed.setdefault((one["source"], mine), (number, one, bool(told)))
    return sources, findings, draw(keyed, size), files


def draw(keyed, size):
    sample, of = [], {}
    for (source, mine), (_, one, flagged) in sorted(keyed.items(), key=lambda entry: (entry[0][0].encode(), entry[0][1])):
        of[source] = of.get(source, 0) + 1
        if of[source] > size:
            continue
        text = one["text"].encode()
        line = {"source": source, "id": one["id"], "key": mine, "file": one["file"], "offset": one["offset"], "flagged": flagged,
                "text": text[:MOST_TEXT].decode(errors="ignore")}
        sample.append({**line, "cut": True} if len(text) > MOST_TEXT else line)
    return sample


def line(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("\\r", "\\u000d") + "\n"
