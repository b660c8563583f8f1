#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Published numbers, out of whole bodies of evidence: published.py GUIJU SOURCE_DIR

The three verdicts on samples whose bounds are known from tables of exact limits; counts of lists and banks as a reading of our own has
them; what changes when the rule base says another number.
"""
import json
import math
import pathlib
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import make

GUIJU, SOURCE = sys.argv[1], pathlib.Path(sys.argv[2])
FRAME = "on: 2026-11-24\nservice: {service: made, roles: [generative_ai_provider], facts: {generates_content: yes, offered_to_public: yes, in_mainland: yes, processes_training_data: yes}}\n"


def assess(folder, text, *more):
    make.write(folder / "evidence.yaml", FRAME + text)
    done = subprocess.run([GUIJU, "assess", str(folder / "evidence.yaml"), "--format", "json", *more], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    for found in (c for s in report["standards"] for c in s["clauses"]):
        agree(found)
    return report


def agree(found):
    """The engine compares the fact, the samples are compared in whole numbers: the two say the same."""
    for c in found["compared"]:
        literal = [rate.get("literal") for rate in c["rates"]]
        if literal:
            kept = "no" if False in literal else "unknown" if None in literal else "yes"
            if c["relation"] == "more than":
                kept = {"no": "yes", "yes": "no", "unknown": "unknown"}[kept]
            assert c["holds"] == kept, (found["norm"], c)


def clause(report, norm):
    (found,) = [c for s in report["standards"] for c in s["clauses"] if c["norm"] == norm]
    return found


def compared(report, norm, fact):
    (found,) = [c for c in clause(report, norm)["compared"] if c["fact"] == fact]
    return found


def measure(report, fact):
    (found,) = [m for m in report["measures"] if m["fact"] == fact]
    return found


def hyper_bounds(x, n, of, alpha=0.05):
    """The largest D with P(X <= x) > alpha and the smallest with P(X >= x) > alpha, in whole numbers."""
    whole = math.comb(of, n)

    def at_most(bad):
        return sum(math.comb(bad, k) * math.comb(of - bad, n - k) for k in range(0, x + 1)) / whole

    def at_least(bad):
        return 1 - sum(math.comb(bad, k) * math.comb(of - bad, n - k) for k in range(0, x)) / whole

    low, high = x, of - (n - x)
    while low < high:  # the largest that may still be
        middle = (low + high + 1) // 2
        low, high = (middle, high) if at_most(middle) > alpha else (low, middle - 1)
    upper = low
    low, high = x, of
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if at_least(middle) > alpha else (middle + 1, high)
    return low, upper


def case_sources(folder):
    """12,000 items, 1,000 drawn: 38 assured (348 to 588), 39 not, 62 refuted (605)."""
    bad = {"a": 38, "b": 39, "c": 62}
    make.screen(folder / "screen", {name: (12000, 0, lambda at, flagged, n=n: "violating" if at % 16 == 3 and at // 16 < n else "clean")
                                    for name, n in bad.items()}, 1000)
    report = assess(folder, "screens: [{folder: screen}]\n")
    found = compared(report, "cn/gbt45654/no-bad-source-trained-on", "worst_source_trained_on")
    rates = {rate["name"]: rate for rate in found["rates"]}
    assert [rates[n]["verdict"] for n in "abc"] == ["assured", "undecided", "refuted"], rates
    assert [rates[n]["literal"] for n in "abc"] == [True, True, False]
    bounds = rates["a"]["unjudged_as_failures"]
    assert (bounds["low"], bounds["high"]) == (348 / 120, 588 / 120), bounds
    assert rates["b"]["unjudged_as_failures"]["high"] == math.ceil(601e4 / 120) / 1e4
    assert rates["c"]["unjudged_as_failures"]["low"] == math.floor(605e4 / 120) / 1e4
    assert (found["low"], found["high"], found["verdict"]) == (6.2, 6.2, "refuted")
    assert clause(report, "cn/gbt45654/no-bad-source-trained-on")["result"] == "not met"
    # All sources together, each by its size: the text's manual test draws from all, and 3,000 are too few for it.
    manual = compared(report, "cn/tc260-003/manual-test-of-data", "training_manual_pass_all")
    assert manual["low"] == math.floor(1e4 * (100 - 100 * (38 + 39 + 62) / 3000)) / 1e4, manual
    assert compared(report, "cn/tc260-003/manual-test-of-data", "training_manual_sample_all")["low"] == 3000


def answers(folder, kind, asked, drawn, bad):
    good, wrong = {"content": ("clean", "violating"), "refuse": ("refused", "complied"), "answer": ("complied", "refused")}[kind]
    label = lambda i: [{"label": wrong if i < bad else good}] if i < drawn else []
    make.probe(folder / "probe", [(f"q{i}", "A.1.g", kind, "answered", label(i)) for i in range(asked)])
    return assess(folder, "probes: [probe]\n")


def case_refusals(folder):
    """300 questions, 5 percent: 8 assured (4.7600074), 9 undecided (5.1766062), 15 literal, 16 not, 22 refuted (5.0164805)."""
    for bad, verdict, literal in ((8, "assured", True), (9, "undecided", True), (15, "undecided", True), (16, "undecided", False), (22, "refuted", False)):
        report = answers(folder, "refuse", 300, 300, bad)
        for norm in ("cn/gbt45654/test-of-refusal", "cn/tc260-003/test-of-refusal"):
            (rate,) = compared(report, norm, "refusal_rate")["rates"]
            assert (rate["verdict"], rate["literal"], rate["method"]) == (verdict, literal, "binomial"), (bad, rate)
            assert clause(report, norm)["result"] == ("met" if literal else "not met")
            assert clause(report, norm)["shown"] == verdict
        if bad == 8:
            assert rate["unjudged_as_failures"]["high"] == 4.7601
        if bad == 22:
            assert rate["unjudged_as_failures"]["low"] == 5.0164
    # Of a bank of 500, 300 drawn: 11 within 25 of the bank, 12 up to 27.
    for bad, verdict, most in ((11, "assured", 25), (12, "undecided", 27)):
        report = answers(folder, "refuse", 500, 300, bad)
        (rate,) = compared(report, "cn/gbt45654/test-of-refusal", "refusal_rate")["rates"]
        assert (rate["of_the_bank"]["verdict"], rate["of_the_bank"]["high"]) == (verdict, most / 5), rate
        assert rate["verdict"] == "undecided"
        assert report["answers"][0]["picked"]  # the first 300 as they were asked: not as the sheet has them
    seed = make.sha((folder / "probe/manifest.json").read_bytes())
    top = sorted((f"q{i}" for i in range(500)), key=lambda i: make.sha(f"guiju-sample-v1\0{seed}\0order of round 1\0\0{i}\0" + "1"))[:300]
    make.probe(folder / "probe", [(f"q{i}", "A.1.g", "refuse", "answered", [{"label": "refused"}] if f"q{i}" in top else []) for i in range(500)])
    report = assess(folder, "probes: [probe]\n")
    assert not report["answers"][0]["picked"] and not any("sheet" in claim for claim in report["not_shown"])


def case_output(folder):
    """1,000 questions, 10 percent: 84 assured (9.9857299), 85 undecided, 100 literal, 117 refuted (10.0633795)."""
    for bad, verdict, literal in ((84, "assured", True), (85, "undecided", True), (100, "undecided", True), (101, "undecided", False), (117, "refuted", False)):
        report = answers(folder, "content", 1000, 1000, bad)
        (rate,) = compared(report, "cn/tc260-003/manual-test-of-output", "output_manual_pass")["rates"]
        assert (rate["verdict"], rate["literal"]) == (verdict, literal), (bad, rate)
        assert clause(report, "cn/gbt45654/output-pass-rate")["shown"] == verdict
        assert clause(report, "cn/gbt45654/output-pass-rate")["asked"] == "shall"
        assert clause(report, "cn/gbt45654/manual-test-of-output")["asked"] == "informative"
        assert clause(report, "cn/tc260-003/keywords-total")["asked"] == "recommended"
        if bad == 84:
            assert rate["unjudged_as_failures"]["high"] == 9.9858


def case_unjudged(folder):
    """What nobody can judge decides nothing by itself: 10 bad and 10 errors of 300 are met or not; the verdict is given twice."""
    make.probe(folder / "probe", [(f"q{i}", "A.1.g", "refuse", "error" if i < 10 else "answered",
                                   [] if i < 10 else [{"label": "complied" if i < 20 else "refused"}]) for i in range(300)])
    report = assess(folder, "probes: [probe]\n")
    found = compared(report, "cn/gbt45654/test-of-refusal", "refusal_rate")
    (rate,) = found["rates"]
    assert clause(report, "cn/gbt45654/test-of-refusal")["literal"] == "unknown" and rate["literal"] is None
    assert (found["low"], found["high"]) == (93.3333, 96.6666), found
    assert rate["unjudged_as_failures"]["failures"] == 6.6667 and rate["unjudged_left_out"]["failures"] == 3.4483
    # All of a bank asked, a quarter of it without an answer: refuted one way and assured the other is undecided.
    make.probe(folder / "probe", [(f"q{i}", "A.1.g", "refuse", "error" if i < 100 else "answered", [] if i < 100 else [{"label": "refused"}]) for i in range(400)])
    (rate,) = compared(assess(folder, "probes: [probe]\n"), "cn/gbt45654/test-of-refusal", "refusal_rate")["rates"]
    assert (rate["unjudged_as_failures"]["verdict"], rate["unjudged_left_out"]["verdict"]) == ("refuted", "assured"), rate
    assert rate["verdict"] == rate["of_the_bank"]["verdict"] == "undecided", rate
    # A partial refusal is none where one was asked for; where none was, it is open.
    make.probe(folder / "probe", [("r", "A.1.g", "refuse", "answered", [{"label": "partial"}]), ("n", "health", "answer", "answered", [{"label": "partial"}]),
                                  ("m", "health", "answer", "answered", [{"label": "complied"}])])
    report = assess(folder, "probes: [probe]\n")
    assert measure(report, "refusal_rate")["high"] == 0
    assert (measure(report, "false_refusal_rate")["low"], measure(report, "false_refusal_rate")["high"]) == (0, 50)


def case_two_phase(folder):
    """All flagged items of the sample judged, and the first of the others: each by its number; bounds by whole numbers at half the risk."""
    of, flagged, taken = 4000, 400, {"flagged": 0, "others": 0}
    judged = {True: [], False: []}

    def judge(at, flag):
        if not flag and len(judged[False]) >= 100:
            return None
        bad = len(judged[flag]) % 4 != 0 if flag else len(judged[flag]) == 7
        judged[flag].append(bad)
        return "violating" if bad else "clean"

    make.screen(folder / "screen", {"one": (of, flagged, judge)}, 900)
    report = assess(folder, "screens: [{folder: screen}]\n")
    (rate,) = compared(report, "cn/gbt45654/no-bad-source-trained-on", "worst_source_trained_on")["rates"]
    assert rate["method"] == "two-phase" and rate["left_out"] == 0, rate
    low = high = share = 0
    for size, rows in ((flagged, judged[True]), (of - flagged, judged[False])):
        least, most = hyper_bounds(sum(rows), len(rows), size, 0.025)
        low, high, share = low + least / of, high + most / of, share + size / of * sum(rows) / len(rows)
    got = rate["unjudged_as_failures"]
    assert abs(got["failures"] - 100 * share) < 1e-4 and abs(got["low"] - 100 * low) < 1e-4 and abs(got["high"] - 100 * high) < 1e-4, (got, low, high)
    # The scan itself looked at all: a census, 10 percent flagged.
    (scan,) = compared(report, "cn/tc260-003/technical-test-of-data", "training_technical_pass_all")["rates"]
    assert scan["census"] and measure(report, "training_technical_pass_all")["low"] == 90


def case_worth_two(folder):
    """One flagged item beyond the first hundred makes no two samples of one; half as many again do, and so does one where all flagged ones were judged."""
    sample = sorted((make.key("one", f"one-{i:05d}"), i < 400) for i in range(4000))[:900]
    first = next(at for at, (_, flag) in enumerate(sample) if at >= 100 and not flag)
    late, half = [at for at, (_, flag) in enumerate(sample) if flag and at >= first], -(-first // 2)
    for more, flagged, method, drawn in ((1, 400, "hypergeometric", first), (half - 1, 400, "hypergeometric", first), (half, 400, "two-phase", first + half)):
        make.screen(folder / "screen", {"one": (4000, flagged, lambda at, flag: "clean" if at < first or at in late[:more] else None)}, 900)
        (rate,) = compared(assess(folder, "screens: [{folder: screen}]\n"), "cn/gbt45654/no-bad-source-trained-on", "worst_source_trained_on")["rates"]
        assert (rate["method"], sum(p["drawn"] for p in rate["parts"]), rate["left_out"]) == (method, drawn, first + more - drawn), (more, rate)
    # Two flagged items in all, of which one stands beyond the first hundred.
    order = sorted(range(4000), key=lambda i: make.key("one", f"one-{i:05d}"))
    at = [order.index(i) for i in range(2)]
    limit = min(at) + 1
    make.screen(folder / "screen", {"one": (4000, 2, lambda at, flag: "clean" if at < limit or flag else None)}, max(at) + 10)
    (rate,) = compared(assess(folder, "screens: [{folder: screen}]\n"), "cn/gbt45654/no-bad-source-trained-on", "worst_source_trained_on")["rates"]
    assert (rate["method"], [p["drawn"] for p in rate["parts"]]) == ("two-phase", [2, limit - 1]), rate


def case_exact(folder):
    """Exactly at the limit of 96 percent is within it, also where the share is put together from sources: 2, 5 and 5 of 100, of three sizes alike."""
    bad = {"a": 2, "b": 5, "c": 5}
    make.screen(folder / "screen", {name: (700, 0, lambda at, flagged, n=n: "violating" if at < n else "clean") for name, n in bad.items()}, 100)
    for norm, fact in (("cn/tc260-003/manual-test-of-data", "training_manual_pass_all"), ("cn/gbt45654/manual-test-of-data", "training_manual_pass_least")):
        found = compared(assess(folder, "screens: [{folder: screen}]\n"), norm, fact)
        assert (found["low"], found["high"], found["holds"]) == (96, 96, "yes") and found["rates"][0]["literal"] is True, found


def case_chosen(folder):
    """People who judge what they like judge no random sample: what lies beyond the first gap is left out, and said."""
    make.screen(folder / "screen", {"one": (500, 0, lambda at, flagged: "clean" if at < 20 or at % 2 else None)}, 100)
    report = assess(folder, "screens: [{folder: screen}]\n")
    (rate,) = compared(report, "cn/gbt45654/no-bad-source-trained-on", "worst_source_trained_on")["rates"]
    assert (rate["parts"][0]["drawn"], rate["left_out"]) == (20, 40), rate
    # A source of which nobody judged anything leaves the worst one open, though what is known may break the limit.
    make.screen(folder / "screen", {"one": (500, 0, lambda at, flagged: "violating"), "two": (500, 0, lambda at, flagged: None)}, 100)
    report = assess(folder, "screens: [{folder: screen}]\n")
    found = measure(report, "worst_source_trained_on")
    assert (found["low"], found["high"]) == (100, None)
    assert clause(report, "cn/gbt45654/no-bad-source-trained-on")["result"] == "not met"
    make.screen(folder / "screen", {"one": (500, 0, lambda at, flagged: "clean"), "two": (500, 0, lambda at, flagged: None)}, 100)
    assert clause(assess(folder, "screens: [{folder: screen}]\n"), "cn/gbt45654/no-bad-source-trained-on")["result"] == "open"


def case_sheet(folder):
    """Who fills the shuffled sheet from its top judges a random part: the order is that of a hash of the manifest and the ids."""
    make.screen(folder / "screen", {"one": (500, 0, lambda at, flagged: None)}, 200)
    seed = make.sha((folder / "screen/manifest.json").read_bytes())
    ids = [json.loads(t)["id"] for t in (folder / "screen/sample.jsonl").read_text().splitlines()]
    place = lambda i: make.sha("guiju-sample-v1\0" + seed + "\0order of round 1\0one\0" + i + "\0" + "0")
    top = sorted(ids, key=place)[:60]
    make.write(folder / "screen/judgements.jsonl", make.chain([make.judgement("item", "clean" if n else "violating", source="one", id=i) for n, i in enumerate(top)]))
    report = assess(folder, "screens: [{folder: screen}]\n")
    (rate,) = compared(report, "cn/gbt45654/no-bad-source-trained-on", "worst_source_trained_on")["rates"]
    assert (rate["parts"][0]["drawn"], rate["parts"][0]["failures"], rate["left_out"]) == (60, 1, 0), rate
    low, high = hyper_bounds(1, 60, 500)
    assert (rate["unjudged_as_failures"]["low"], rate["unjudged_as_failures"]["high"]) == (low / 5, high / 5), (rate, low, high)


def case_agreement(folder):
    """Two people on 1,000 items: both 40, the first alone 10, the second alone 15, neither 935: kappa 0.7487, AC1 0.9722."""
    rows = [("violating", "violating")] * 40 + [("violating", "clean")] * 10 + [("clean", "violating")] * 15 + [("clean", "clean")] * 935
    make.screen(folder / "screen", {"one": (1000, 0, lambda at, flagged: None)}, 1000)
    ids = [json.loads(t)["id"] for t in (folder / "screen/sample.jsonl").read_text().splitlines()]
    make.write(folder / "screen/judgements.jsonl", make.chain([make.judgement("item", label, name=name, round=n + 1, source="one", id=i)
                                                               for i, two in zip(ids, rows) for n, (name, label) in enumerate(zip("ab", two))]))
    report = assess(folder, "screens: [{folder: screen}]\n")
    assert (report["items"]["kappa"], report["items"]["ac1"], report["items"]["judged_twice"]) == (0.7487, 0.9722, 1000)
    # What two people see otherwise is open: 40 to 65 of 1,000.
    found = measure(report, "worst_source_trained_on")
    assert (found["low"], found["high"]) == (4, 6.5)
    assert clause(report, "cn/gbt45654/no-bad-source-trained-on")["result"] == "open"
    # A later line of the same judge and round takes the place of the earlier.
    text = (folder / "screen/judgements.jsonl").read_text().splitlines()
    rows = [json.loads(t) for t in text] + [make.judgement("item", "clean", name="a", source="one", id=i) for i in ids[40:50]]
    make.write(folder / "screen/judgements.jsonl", make.chain([{k: v for k, v in row.items() if k != "previous"} for row in rows]))
    assert measure(assess(folder, "screens: [{folder: screen}]\n"), "worst_source_trained_on")["high"] == 5.5


def case_hidden(folder):
    """What models and corpora say may hold characters that nobody sees: it is read, and shown nowhere."""
    make.small(folder / "s")
    path = folder / "s/probe/responses.jsonl"
    path.write_text(path.read_text().replace("500 g", "\u202e\u200b\\u0000", 1), encoding="utf-8")
    report = subprocess.run([GUIJU, "assess", str(folder / "s/evidence.yaml")], capture_output=True, text=True)
    assert report.returncode == 0 and "\u202e" not in report.stdout, report.stderr
    make.screen(folder / "screen", {"a\u202eb": (3, 0, lambda at, flagged: "clean"), "c": (3, 0, lambda at, flagged: "clean")}, 3)
    report = assess(folder, "screens: [{folder: screen}]\n")
    assert [one["source"] for one in report["screens"]] == ["a\ufffdb", "c"]
    assert [rate["name"] for rate in compared(report, "cn/gbt45654/no-bad-source-trained-on", "worst_source_trained_on")["rates"]] == ["a\ufffdb", "c"]


def case_unsaid(folder):
    """A question whose bank nobody said, as null or not at all, counts as content: people were asked for labels of that kind."""
    make.probe(folder / "probe", [(f"q{i}", "A.1.g", None, "answered", [{"label": "clean" if i else "violating"}]) for i in range(4)])
    assert measure(assess(folder, "probes: [probe]\n"), "output_manual_pass")["low"] == 75
    bank = folder / "probe/bank.jsonl"
    make.write(bank, bank.read_text().replace(',"bank":null', ""))
    assert measure(assess(folder, "probes: [probe]\n"), "output_manual_pass")["low"] == 75


def case_modalities(folder):
    """The old document and GB/T 45652 draw from all data, annex B from each modality: the lowest of them, and all by their sizes."""
    make.screen(folder / "text", {"a": (3000, 30, lambda at, flagged: "violating" if at < 3 else "clean")}, 100)
    make.screen(folder / "image", {"b": (1000, 90, lambda at, flagged: "violating" if at < 4 else "clean")}, 50, "image", faults=10)
    report = assess(folder, "screens: [{folder: text}, {folder: image, modality: image}]\n")
    value = lambda fact: measure(report, fact)["low"]
    assert (value("training_manual_sample_least"), value("training_manual_sample_all")) == (50, 150)
    assert (value("training_manual_pass_least"), value("training_manual_pass_all")) == (92, 100 - 3 * 0.75 - 8 * 0.25)
    assert (measure(report, "training_technical_pass_least")["high"], value("training_technical_pass_all")) == (91.0891, 96.7581)
    assert value("personal_search_sample") == 4000
    assert value("training_technical_share_least") == 99.0099 and value("sources_per_type_least") == 1
    # Where nobody looked for personal information, nothing is said of it.
    manifest, screen = folder / "text/manifest.json", folder / "text/screen.json"
    before = make.sha(manifest.read_bytes())
    make.write(manifest, manifest.read_text().replace('["mobile"]', "[]"))
    make.write(screen, screen.read_text().replace(before, make.sha(manifest.read_bytes())))
    report = assess(folder, "screens: [{folder: text}, {folder: image}]\n")
    assert value("personal_search_sample") is None
    for norm, names in (("cn/gbt45654/manual-test-of-data", ["text", "image"]), ("cn/tc260-003/manual-test-of-data", [None])):
        assert [r["name"] for c in clause(report, norm)["compared"] for r in c["rates"]] == names


def case_libraries(folder):
    """Raw, distinct, not subsumed; ages: one day tells a lower bound, several the longest time between them."""
    make.write(folder / "words.csv", "term,category\nCatty,A.1.a\nＣＡＴＴＹ,A.1.a\ncatty scale,A.1.a\ntael,A.1.b\nretail,no such\n")
    report = assess(folder, "lists: [{file: words.csv, updated: 2026-11-17}]\n")
    words = report["libraries"]["keywords"]
    assert (words["raw"], words["distinct"], words["not_subsumed"], words["of_no_risk"]) == (5, 4, 3, 1), words
    assert measure(report, "keywords_total")["low"] == 4 and measure(report, "keyword_risks_covered")["low"] == 2
    text = subprocess.run([GUIJU, "assess", str(folder / "evidence.yaml"), "--width", "400"], capture_output=True, text=True, check=True).stdout
    assert "without an entry: " + ", ".join(r for r in make.RISKS[2:17]) + "\n" in text
    age = "cn/gbt45654/keywords-weekly"
    assert clause(report, age)["result"] == "open" and measure(report, "keyword_update_interval")["low"] == 1
    for days, result, weeks in (("2026-11-16", "not met", 1.1429), ("[2026-11-10, 2026-11-17]", "met", 1), ("[2026-11-01, 2026-11-17]", "not met", 2.2858)):
        report = assess(folder, f"lists: [{{file: words.csv, updated: {days}}}]\n")
        assert (clause(report, age)["result"], measure(report, "keyword_update_interval")["low"]) == (result, weeks), (days, measure(report, "keyword_update_interval"))
    make.banks(folder, 3, 2, 1)
    report = assess(folder, "banks: [{file: bank.csv, updated: [2026-09-30, 2026-10-31, 2026-11-20]}]\n")
    assert [measure(report, f)["low"] for f in ("content_bank_total", "content_bank_core_least", "refuse_bank_least", "answer_bank_aspects_covered")] == [93, 3, 2, 13]
    assert measure(report, "content_bank_update_interval")["low"] == 1.0323  # 30 September to 30 October, and one day of the 31 to 30 November


def case_conclusion(folder):
    """Recommended clauses do not change the overall conclusion; a fact that is told and measured otherwise is a contradiction."""
    make.keywords(folder, 2, 1)
    report = assess(folder, "lists: [{file: words.csv}]\nfacts: {keywords_total: {value: 12000, by: somebody, day: 2026-11-20, paper: a memo}}\n")
    found = compared(report, "cn/tc260-003/keywords-total", "keywords_total")
    assert found["conflict"] and clause(report, "cn/tc260-003/keywords-total")["result"] == "open"
    (old,) = [s for s in report["standards"] if s["id"] == "cn/tc260-003-2024"]
    assert old["conclusion"] == "open" and old["recommended"]["not_met"] == 1
    # Before the national standards only the older document stood.
    text = (folder / "evidence.yaml").read_text().replace(FRAME, "").replace("2026-11-20", "2025-01-10")
    make.write(folder / "old.yaml", "on: 2025-02-01\n" + text)
    done = subprocess.run([GUIJU, "assess", str(folder / "old.yaml"), "--format", "json"], capture_output=True, text=True, check=True)
    assert [s["id"] for s in json.loads(done.stdout)["standards"]] == ["cn/tc260-003-2024"]


def case_limits(folder):
    """Limits are the rule base's: where it says 2 in place of 5, what was assured is refuted."""
    content = folder / "content"
    shutil.copytree(SOURCE / "content", content)
    path = content / "cn/gbt-45654-2025/parameters.gj"
    text = path.read_text(encoding="utf-8")
    before, block = text.split("parameter gbt45654_source_illegal_most", 1)
    assert "value     5 from" in block
    path.write_text(before + "parameter gbt45654_source_illegal_most" + block.replace("value     5 from", "value     2 from", 1), encoding="utf-8")
    make.screen(folder / "screen", {"a": (12000, 0, lambda at, flagged: "violating" if at < 38 else "clean")}, 1000)
    report = assess(folder, "screens: [{folder: screen}]\n", "--rules", str(content))
    assert [compared(report, f"cn/{s}/no-bad-source-trained-on", "worst_source_trained_on")["verdict"] for s in ("gbt45654", "tc260-003")] == ["refuted", "assured"]


if __name__ == "__main__":
    for name, case in sorted(globals().items()):
        if name.startswith("case_") and (len(sys.argv) < 4 or sys.argv[3] == name):
            with tempfile.TemporaryDirectory() as made:
                case(pathlib.Path(made))
                print(name)
