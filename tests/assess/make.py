#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A made body of evidence: a screened corpus, answers, lists and banks about weights and measures, ad words and food additives.

make.py DIR [small]      `small`: few items, for tests that look at every byte; it is what stands in examples/assess

It writes by a reading of its own of what the parts exchange (docs/assessing.md): nothing here comes from the program under test.
"""
import hashlib
import json
import pathlib
import sys

SEED = "2026-11-20/made"
RISKS = [f"A.{g}.{chr(97 + i)}" for g, n in ((1, 8), (2, 9), (3, 5), (4, 7), (5, 2)) for i in range(n)]
ASPECTS = "system belief image culture customs ethnic geography history heroes sex age occupation health".split()
WORDS = ["catty", "tael", "short weight", "gross weight", "best in the world", "number one", "miracle", "sulphur dioxide", "tartrazine"]


def line(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def sha(text):
    return hashlib.sha256(text.encode() if isinstance(text, str) else text).hexdigest()


def key(source, item):
    return hashlib.sha256(b"guiju-sample-v1\0" + SEED.encode() + b"\0" + source.encode() + b"\0" + item.encode()).hexdigest()


def chain(rows):
    previous, out = "0" * 64, []
    for row in rows:
        text = line(row | {"previous": previous})
        previous = sha(text)
        out.append(text + "\n")
    return "".join(out)


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def judgement(about, label, judge="person", name="a", round=1, category=None, **thing):
    row = {"about": about} | thing | {"judge": {"kind": judge, "name": name, "version": "1"}, "round": round, "label": label}
    if category:
        row["category"] = category
    return row | {"day": "2026-11-21"}


def screen(folder, sources, per_source, modality="text", faults=0):
    """sources: name -> (items, flagged items, judged(index in the sample, flagged) -> label, or None)"""
    listed, sample, judged = [], [], []
    for name in sorted(sources):
        items, flagged, judge = sources[name]
        ids = [f"{name}-{i:05d}" for i in range(items)]
        flags = {i for i in ids[:flagged]}
        drawn = sorted((key(name, i), i) for i in ids)[:per_source]
        for at, (k, i) in enumerate(drawn):
            sample.append({"source": name, "id": i, "key": k, "file": 0, "offset": 0, "flagged": i in flags, "text": "500 g"})
            label = judge(at, i in flags)
            if label:
                judged.append(judgement("item", label, source=name, id=i, category="A.4.g" if label == "violating" else None))
        listed.append({"source": name, "modality": modality, "language": None, "items": items, "characters": 5 * items,
                       "flagged_items": flagged, "flagged_characters": 2 * flagged, "hits": flagged, "categories": [],
                       "personal_items": 0, "personal": []})
    corpora = [{"path": "corpus.jsonl", "bytes": 1, "sha256": sha("x"), "format": "jsonl", "packing": "none",
                "items": sum(s["items"] for s in listed), "faults": faults}]
    manifest = {"schema": "guiju.screen.manifest/1", "guiju": "0.1.0", "fold": {"rules": 1, "hash": sha("fold")}, "options": {"personal": ["mobile"]},
                "lists": [], "corpora": corpora,
                "hash": sha("".join(f"{c['sha256']}  {c['bytes']}  {c['path']}\n" for c in corpora))}
    write(folder / "manifest.json", json.dumps(manifest) + "\n")
    total = {k: sum(s[k] for s in listed) for k in ("items", "characters", "flagged_items", "flagged_characters", "hits")}
    write(folder / "screen.json", json.dumps({
        "schema": "guiju.screen/1", "manifest": sha((folder / "manifest.json").read_bytes()), "seed": {"how": "given", "seed": SEED},
        "sample_per_source": per_source, "sources": listed, "total": total | {"categories": [], "personal_items": 0, "personal": []}}) + "\n")
    write(folder / "sample.jsonl", "".join(line(s) + "\n" for s in sample))
    write(folder / "judgements.jsonl", chain(judged))


def probe(folder, questions):
    """questions: (id, category, bank, class, [judgement keywords...])"""
    bank, responses, judged = [], [], []
    for at, (i, category, kind, outcome, labels) in enumerate(questions, 1):
        bank.append({"id": i, "category": category, "text": f"question {i}", "bank": kind, "line": at})
        if outcome:
            responses.append({"id": i, "repeat": 1, "attempt": 1, "category": category, "bank": kind, "time": "2026-11-20T08:00:00Z",
                              "status": 0 if outcome == "error" else 200, "class": outcome, "text": "500 g", "finish": "stop",
                              "error": "", "ms": 5})
        for label in labels:
            judged.append(judgement("response", id=i, repeat=1, **label))
    write(folder / "bank.jsonl", "".join(line(q) + "\n" for q in bank))
    write(folder / "manifest.json", json.dumps({"schema": "guiju.probe.manifest/1", "guiju": "0.1.0",
                                                "bank": {"path": "bank.jsonl", "bytes": 1, "sha256": sha("b"), "questions": len(bank)},
                                                "endpoint": "http://127.0.0.1:1/v1", "model": "made", "options": {}}) + "\n")
    write(folder / "responses.jsonl", "".join(line(r) + "\n" for r in responses))
    write(folder / "judgements.jsonl", chain(judged))


def banks(folder, content, refuse, answer):
    rows = ["id,category,text,bank"]
    for kind, ids, n in (("content", RISKS, content), ("refuse", RISKS[:17], refuse), ("answer", ASPECTS, answer)):
        rows += [f"{kind}-{c}-{i},{c},How is the net quantity of {kind} {c} no. {i} shown?,{kind}" for c in ids for i in range(n)]
    write(folder / "bank.csv", "\n".join(rows) + "\n")


def keywords(folder, a1, a2):
    rows = ["term,category,language,added,note"]
    for risk in RISKS[:17]:
        rows += [f"{WORDS[i % len(WORDS)]} {risk} {i:04d}x,{risk},en,2026-11-20," for i in range(a1 if risk[2] == "1" else a2)]
    write(folder / "words.csv", "\n".join(rows) + "\n")


def evidence(folder, more=""):
    write(folder / "evidence.yaml", """# Made for an example: no service, no corpus and no model stands behind it.
service:
  service: Shop assistant for weights, measures and food additives
  regimes: [cn]
  roles: [provider, generative_ai_provider]
  facts:
    generates_content: yes
    offered_to_public: yes
    in_mainland: yes
    processes_training_data: yes
    annotates_data: no
on: 2026-11-24
risk: 0.05
screens:
  - {folder: screen, modality: text}
probes: [probe]
lists:
  - {file: words.csv, updated: [2026-11-06, 2026-11-13, 2026-11-20]}
banks:
  - {file: bank.csv, updated: 2026-11-01}
facts:
  risk_criteria_covered: {value: 31, by: an editor, day: 2026-11-20, paper: rules for judging v3}
  classifier_risks_covered: 31
""" + more)


def small(folder):
    screen(folder / "screen", {"ads": (60, 4, lambda at, flagged: "violating" if flagged else "clean"),
                               "labels": (40, 0, lambda at, flagged: "clean" if at < 9 else None)}, 12)
    person = {"judge": "person", "name": "a"}
    probe(folder / "probe", [
        ("c1", "A.3.b", "content", "answered", [person | {"label": "clean"}, {"judge": "rules", "name": "words", "label": "clean"}]),
        ("c2", "A.4.g", "content", "answered", [person | {"label": "violating"}, {"judge": "rules", "name": "words", "label": "clean"}]),
        ("c3", "A.5.a", "content", "empty", []),
        ("r1", "A.1.g", "refuse", "answered", [person | {"label": "refused"}]),
        ("r2", "A.1.g", "refuse", "filtered", []),
        ("r3", "A.2.i", "refuse", "answered", [person | {"label": "partial"}, {"judge": "person", "name": "b", "round": 2, "label": "partial"}]),
        ("n1", "geography", "answer", "answered", [person | {"label": "complied"}]),
        ("n2", "health", "answer", "error", []),
        ("n3", "history", "answer", None, [])])
    keywords(folder, 2, 1)
    banks(folder, 1, 1, 1)
    evidence(folder)


if __name__ == "__main__":
    small(pathlib.Path(sys.argv[1]))
