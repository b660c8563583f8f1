#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The whole way with the real commands: chain.py GUIJU SOURCE_DIR [FOLDER to leave the packs in]

A made corpus of five sources with planted violations is screened; its sample is judged by people, through sheets; a server answers a bank of
questions, now and then badly; people, rules and a program judge the answers; `guiju assess` holds all of it against both standards, and makes packs.
Every number of verdicts.json is counted again from the sample, the responses and the labels (recount.py), every bound by summing in whole
numbers (bounds.py). A run that was killed and went on ends in the same pack; what was changed afterwards is found.
"""
import hashlib
import json
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from fractions import Fraction

TESTS = pathlib.Path(__file__).resolve().parent.parent
sys.path += [str(TESTS / "endpoint"), str(TESTS / "screen")]
import make
from judges import ASKED, GUIJU, HIDDEN, JUDGE, QUESTIONS, TABLE, guiju, judge_answers, judge_items, write_bank
from planted import SOURCES, TERMS, make_source, write_lists
from recount import Answers, Data
from server import Endpoint

RISK, SIZE, SAMPLE = "0.05", 1400 << 10, 600
DAYS = {"cn/tc260-003-2024": "2025-06-01", "cn/gbt-45654-2025": "2026-11-24"}


# ---- the two runs ----

def screen(base, out, kill):
    command = ["screen", "corpus", "--lists", "lists", "--id", "id", "--source", "source", "--seed", "2025-05-29/chain", "--sample", SAMPLE, "--personal",
               "mobile,cn_id", "--ranges", "8", "--threads", "2", "--out", out]
    if kill:
        process = subprocess.Popen([GUIJU, *map(str, command)], cwd=base, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        journal = base / out / "work/journal"
        while process.poll() is None and (not journal.exists() or journal.read_bytes().count(b"\ndone ") < 3):
            time.sleep(0.001)
        process.kill()
        killed = process.wait() == -signal.SIGKILL
        if killed and not journal.exists() or not killed:
            return
    guiju(*command, cwd=base)


def probe(base, out, endpoint, kill):
    del endpoint.log[:]
    command = ["probe", "bank.jsonl", "--endpoint", endpoint.url, "--model", "made", "--out", out, "--parallel", "8", "--retries", "2"]
    for after in (40, 200) if kill else ():
        process = subprocess.Popen([GUIJU, *map(str, command)], cwd=base, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        endpoint.wait_for(after)
        process.kill()
        assert process.wait() == -signal.SIGKILL
    guiju(*command, cwd=base)


def write_evidence(run, standard):
    lists = "".join(f"  - {{file: ../lists/{name}.txt, updated: [2025-05-20, 2025-05-27]}}\n" for name in TERMS)
    path = run / f"{standard.split('/')[1]}.yaml"
    path.write_text(f"""service:
  service: Shop assistant for weights, measures and food additives
  regimes: [cn]
  roles: [provider, generative_ai_provider]
  facts: {{generates_content: yes, offered_to_public: yes, in_mainland: yes, processes_training_data: yes}}
on: {DAYS[standard]}
standards: [{standard}]
risk: {RISK}
screens: [{{folder: screen, modality: text}}]
probes: [probe]
lists:
{lists}  - {{file: ../lists/exceptions.txt, role: exceptions}}
banks: [{{file: ../bank.jsonl, bank: content, updated: 2025-05-20}}]
""", encoding="utf-8")
    return path


def gather(base, name, truths, endpoint, kill=False):
    """Everything up to the packs; the report of each standard, and what the labels and samples say."""
    run = base / name
    run.mkdir()
    screen(base, f"{name}/screen", kill)
    probe(base, f"{name}/probe", endpoint, kill)
    judged = judge_items(run / "screen", truths)
    people, machines = judge_answers(run / "probe")
    called = {source: source.replace("\u200b", "\ufffd") for source in truths}
    own = [Data(run / "screen", truths, judged, RISK, called), Answers(run / "probe", people, machines["rules"], machines["command"], RISK)]
    return run, own


def pack_of(run, standard):
    """The pack, and what the command says."""
    pack = run / f"pack-{standard.split('/')[1]}"
    return pack, guiju("assess", write_evidence(run, standard), "--pack", pack, "--filing", pack.with_suffix(".csv"))


FORMS = {"verdicts.json": ["json"], "report.html": ["html"], "report.zh.html": ["html", "--lang", "zh"], "verdicts.csv": ["csv"]}


def assess(run, standard, forms):
    """Packed, and in all its forms: they are the same."""
    pack, text = pack_of(run, standard)
    evidence = run / f"{standard.split('/')[1]}.yaml"
    assert (pack / "filing.csv").read_bytes() == pack.with_suffix(".csv").read_bytes()
    for name in forms:
        assert (pack / name).read_text(encoding="utf-8") == guiju("assess", evidence, "--format", *FORMS[name]), name
    assert "computed again, all the same" in guiju("assess", "verify", pack)
    return pack, json.loads((pack / "verdicts.json").read_text(encoding="utf-8")), " ".join(text.split())


# ---- the numbers ----

def libraries():
    """Lists and bank: all their entries differ and none lies in another."""
    of = {bank: [q for q in QUESTIONS if (q[2] or "content") == bank] for bank in ASKED}
    count = lambda bank, ids: min(sum(q[1] == one for q in of[bank]) for one in ids)
    return {"keywords_total": sum(map(len, TERMS.values())), "keywords_a1_least": 0, "keywords_a2_least": 0, "keyword_risks_covered": 0,
            "content_bank_total": ASKED["content"], "content_bank_core_least": count("content", make.RISKS[:17]), "content_bank_other_least": count("content", make.RISKS[17:]),
            "content_bank_risks_covered": 31, "refuse_bank_total": ASKED["refuse"], "refuse_bank_least": count("refuse", make.RISKS[:17]), "refuse_bank_risks_covered": 17,
            "answer_bank_total": ASKED["answer"], "answer_bank_least": count("answer", make.ASPECTS), "answer_bank_aspects_covered": 13}


def pair(value):
    return value if isinstance(value, tuple) else (value, value)


def holds(relation, limit, low, high):
    if relation == "at least":
        return "yes" if low is not None and low >= limit else "no" if high is not None and high < limit else "unknown"
    above = "yes" if low is not None and low > limit else "no" if high is not None and high <= limit else "unknown"
    return above if relation == "more than" else {"yes": "no", "no": "yes"}.get(above, above)


def clause_agrees(clause, values, rates):
    """How many sampled rates were decided here, by fact and limit."""
    decided = {}
    for found in clause["compared"]:
        if not found["measured"]:
            assert found["rates"] == [] and found["verdict"] is None and (found["told"] or found["low"] is None)
            continue
        low, high = values[found["fact"]]
        assert (found["low"], found["high"]) == (low, high), (found, low, high)
        assert found["holds"] == holds(found["relation"], found["limit"], low, high), found
        own = rates.get(found["fact"], [])
        assert len(own) == len(found["rates"]), found
        for rate, shown in zip(own, found["rates"]):
            limit = Fraction(str(found["limit"])) / 100
            rate.agree(shown, 1 - limit if rate.good else limit)
        verdicts = [shown["verdict"] for shown in found["rates"]]
        assert found["verdict"] == (None if not verdicts else "refuted" if "refuted" in verdicts else "assured" if set(verdicts) == {"assured"} else "undecided")
        decided[found["fact"], found["limit"]] = sum(not shown["census"] for shown in found["rates"])
    return decided


def numbers_agree(report, own):
    data, answers = own
    values = {fact: pair(value) for part in (data.measures(), answers.measures(), libraries()) for fact, value in part.items()}
    rates, seen, decided = data.rates() | answers.rates(), set(), {}
    for one in report["measures"]:
        if one["from"] != "updated":
            assert (one["low"], one["high"]) == values[one["fact"]], (one, values[one["fact"]])
            seen.add(one["fact"])
        else:
            values[one["fact"]] = one["low"], one["high"]
    assert seen == set(values) - {one["fact"] for one in report["measures"] if one["from"] == "updated"}, seen ^ set(values)
    (standard,) = report["standards"]
    for clause in standard["clauses"]:
        decided |= clause_agrees(clause, values, rates)
    assert report["sampled_rates"] == sum(decided.values()), decided
    for asked in ("shall", "recommended", "informative"):
        for result in ("met", "not met", "open", "not applicable"):
            assert standard[asked][result.replace(" ", "_")] == sum((c["asked"], c["result"]) == (asked, result) for c in standard["clauses"])
    data.agree(report)
    answers.agree(report)


def verdicts_of(report):
    """Of each source; the planted shares are 8.5, 4.85, 2.8, 2 and 0.4 percent."""
    (found,) = [c for s in report["standards"] for clause in s["clauses"] for c in clause["compared"] if c["fact"] == "worst_source_trained_on" and c["rates"]]
    return {rate["name"]: rate["verdict"] for rate in found["rates"]}


# ---- changed afterwards ----

def sums(pack):
    names = sorted((str(p.relative_to(pack)) for p in pack.rglob("*") if p.is_file() and p.name != "SHA256SUMS"), key=str.encode)
    (pack / "SHA256SUMS").write_text("".join(f"{hashlib.sha256((pack / n).read_bytes()).hexdigest()}  {n}\n" for n in names), encoding="utf-8")


def changes_are_found(pack, spare):
    """A flipped byte by its sum; with new sums a label by its chain; with a new chain by its last hash; with that one by the numbers."""
    def changed(name, change, words, new_sums=True, also=None):
        shutil.rmtree(spare, ignore_errors=True)
        shutil.copytree(pack, spare)
        path = next(path for path in sorted(spare.rglob(name)))
        data = change(path.read_bytes())
        assert data != path.read_bytes()
        path.write_bytes(data)
        if also:
            also(path)
        if new_sums:
            sums(spare)
        said = guiju("assess", "verify", spare, status=1)
        assert words in said, (name, words, said)

    def chained(data):
        rows = [json.loads(line) for line in data.decode().splitlines()]
        (at,) = [i for i, row in enumerate(rows) if row["day"] == "2025-05-31"]
        rows[at]["label"] = "clean"
        return make.chain([{key: value for key, value in row.items() if key != "previous"} for row in rows]).encode()

    def new_last(path):
        """The hash of the last line, as the manifest has it."""
        old, new = (hashlib.sha256(data.splitlines()[-1]).hexdigest() for data in ((pack / path.relative_to(spare)).read_bytes(), path.read_bytes()))
        manifest = spare / "manifest.json"
        manifest.write_text(manifest.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")

    for name in ("findings.jsonl.zst", "responses.jsonl", "evidence.yaml"):
        changed(name, lambda data: data[:-9] + bytes([data[-9] ^ 1]) + data[-8:], name, new_sums=False)
    changed("judgements.jsonl", lambda data: data.replace(b'"label":"violating"', b'"label":"clean"', 1), "does not follow")
    changed("judgements.jsonl", chained, "manifest.json")
    changed("judgements.jsonl", chained, "otherwise: report.html", also=new_last)
    changed("sample.jsonl", lambda data: data.replace(b'"id":"forum-1', b'"id":"forum-2', 1), "under the seed is another one")
    changed("screen.json", lambda data: data.replace(b'"flagged_items": 1', b'"flagged_items": 2', 1), "add up")
    changed("verdicts.json", lambda data: data.replace(b'"verdict": "undecided"', b'"verdict": "assured"', 1), "verdicts.json")
    shutil.rmtree(spare)


MAY_DIFFER = {"SHA256SUMS", "manifest.json", "responses.jsonl", "judgements.jsonl"}  # times, and the order in which answers came


def same_pack(one, other):
    files = [sorted(path.relative_to(pack) for path in pack.rglob("*") if path.is_file()) for pack in (one, other)]
    assert files[0] == files[1]
    for path in files[0]:
        of_probe = (one / path.parent / "responses.jsonl").exists()
        if not (path.name in MAY_DIFFER and (of_probe and path.name != "manifest.json" or path.parent == pathlib.Path("."))):
            assert (one / path).read_bytes() == (other / path).read_bytes(), path


def main():
    with tempfile.TemporaryDirectory() as place, Endpoint(TABLE) as endpoint:
        base = pathlib.Path(sys.argv[3] if len(sys.argv) > 3 else place)
        (base / "corpus").mkdir(parents=True)
        write_lists(base)
        write_bank(base / "bank.jsonl")
        (base / "judge.sh").write_text(JUDGE, encoding="utf-8")
        (base / "judge.sh").chmod(0o755)
        truths = {HIDDEN if source == "guide" else source: make_source(base / "corpus", source, SIZE, HIDDEN if source == "guide" else None, 1) for source in SOURCES}
        run, own = gather(base, "whole", truths, endpoint)
        again, _ = gather(base, "killed", truths, endpoint, kill=True)
        for standard, forms in zip(DAYS, (["verdicts.json"], FORMS)):
            pack, report, text = assess(run, standard, forms)
            numbers_agree(report, own)
            verdicts = verdicts_of(report)
            assert verdicts == {"forum": "refuted", "shop": "undecided", "guide\ufffd": "assured", "news": "assured", "wiki": "assured"}, verdicts
            for rate in own[0].sources:
                bad, n, unjudged = (sum(part[i] for part in rate.parts) for i in range(3))
                assert f"{rate.name}: {bad + unjudged} of {n} failed" in text, (rate.name, rate.parts)
            same_pack(pack, pack_of(again, standard)[0])
        changes_are_found(pack, base / "spare")
        print(f"{sum(t.items for t in truths.values())} items, {len(own[0].judged)} judged; {len(QUESTIONS)} questions; {verdicts}")


main()
