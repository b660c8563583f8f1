#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""guiju compare: one service under several regimes.

Usage: compare.py GUIJU SOURCE_DIR [name of one case]
"""
import json
import sys

from cases import ON, SOURCE, Folder, done, main, refused, run, undescribed, validator

RULES = ["--rules", SOURCE / "tests/cli/compare/rules.gj"]
TOLD = {"offered": "yes", "told": "no", "scored": "unknown", "users": "5", "incident": "2026-11-20", "reported": "no", "licensed": "yes",
        "complaint": "2027-01-01", "stopped": "no"}
SCHEMA = validator("compare.schema.json")


def service(folder, head="", judged="", **facts):
    told = {name: value for name, value in (TOLD | facts).items() if value is not None}
    return folder.file("service.yaml", f"service: s\n{head}roles: []\nfacts: {{{', '.join(f'{name}: {value}' for name, value in told.items())}}}\n{judged}")


def risky(value):
    return f'judgements:\n  - {{term: bb_risky, value: {value}, by: counsel, on: 2026-11-01, why: "x"}}\n'


def compare(path, regimes, *more, rules=RULES):
    args = ["--regime", regimes] if regimes else []
    found = json.loads(done(run("compare", path, *args, *ON, "--format", "json", *more, *rules, rules=False)))
    SCHEMA.validate(found)
    return found


def sides(regimes="aa,bb,bb-x,cc", **told):
    with Folder() as folder:
        found = compare(service(folder, **told), regimes)
    return {side["name"]: side for side in found["sides"]}


def rows(regimes="aa,bb,bb-x,cc", **told):
    with Folder() as folder:
        found = compare(service(folder, **told), regimes)
    return {row["subject"]: row for row in found["subjects"]}


def said(path, *args):
    return " ".join(done(run("compare", path, *args, *ON, *RULES, rules=False)).split())


def case_columns():
    """In the order asked; what a file says by `regimes`; `all`; those of another inside it."""
    with Folder() as folder:
        path = service(folder)
        for order in ("bb,aa,cc", "cc,bb-x,aa,bb", "aa"):
            found = compare(path, order)
            assert [side["name"] for side in found["sides"]] == order.split(",")
            assert all([cell["name"] for cell in row["regimes"]] == order.split(",") for row in found["subjects"])
        assert [side["name"] for side in compare(path, None)["sides"]] == ["aa", "bb", "cc"]
        inner = compare(path, "bb-x")
        assert (inner["regimes"], inner["regimes_not_asked"]) == (["bb-x"], ["aa", "bb", "cc"]), inner["regimes_not_asked"]
        narrow = service(folder, head="regimes: [cc, bb-x]\n")
        assert sorted(side["name"] for side in compare(narrow, None)["sides"]) == ["bb-x", "cc"]
        assert [side["name"] for side in compare(narrow, "all")["sides"]] == ["aa", "bb", "cc"]
        assert [side["name"] for side in compare(narrow, "aa,cc")["sides"]] == ["aa", "cc"]
        text = said(path, "--regime", "bb,aa")
        assert text.index("Beland (bb)") < text.index("Aland (aa)") and "not asked: cc" in text


def case_refused():
    with Folder() as folder:
        path = service(folder)
        ask = lambda *args: run("compare", path, *args, *ON, *RULES, rules=False)
        refused(ask("--regime", "aa,bv"), "the rule base has no law of `bv`", "did you mean `bb`?")
        refused(ask("--regime", "aa,bb,aa"), "`aa` is named twice", "each regime is a column")
        for none in ("", ",", "aa,", "aa,,bb"):
            refused(ask("--regime", none), "--regime", "an empty name" if none else "")
        refused(ask("--regime", "aa", "--format", "csv"), "csv")
        refused(run("compare", *ON, *RULES, rules=False))
        refused(run("compare", folder.path / "none.yaml", *ON, *RULES, rules=False), "none.yaml")
        refused(ask("--lang", "fr"), "fr")


def case_verdicts():
    """Nothing is decided that the check has not decided: cells are the check's verdicts, all of them, each in its place."""
    place = {"applies": "binds", "will_apply": "will_bind", "future": "will_bind", "unknown": "undecided"}
    with Folder() as folder:
        for told in ({}, {"scored": "yes"}, {"offered": None}, {"offered": "no", "users": "500"}, {"judged": risky("yes")}):
            path = service(folder, **told)
            checked = {norm["id"]: norm for norm in json.loads(done(run("check", path, *ON, "--format", "json", *RULES, rules=False)))["norms"]}
            found = compare(path, "aa,bb,bb-x,cc")
            for row in found["subjects"]:
                for cell in row["regimes"]:
                    for key in ("binds", "will_bind", "undecided"):
                        for norm in cell[key]:
                            assert norm == checked[norm["id"]], norm["id"]
                            assert place[norm["applicability"]] == key, (norm["applicability"], key)
            for side in found["sides"]:
                own = [norm for norm in checked.values() if norm["id"].split("/")[0] in (side["name"], side["name"] + "-x") and
                       norm["kind"] in ("duty", "prohibition") and norm["id"] != "aa/audit-proposed"]
                for key in ("binds", "will_bind", "undecided"):
                    assert side[key] == sum(place.get(norm["applicability"]) == key for norm in own), (side["name"], key)
                assert side["breached"] == sum(norm["compliance"] == "breached" for norm in own)


def case_nothing():
    """That a regime asks nothing is said where all is decided, and nowhere else."""
    with Folder() as folder:
        text = said(service(folder), "--regime", "aa,bb,cc")
        assert "BREACHED Beland (bb) undecided: 1 · hangs on question 1 above cc no norm" in text
        assert "telling users Beland (bb) nothing: 1 norm does not apply" in said(service(folder, judged=risky("no")), "--regime", "bb,aa")
        assert "cc no norm of this regime is about it" in text
        assert "does not meet the definition of: large" in text  # 5 users
        assert "not decided whether it meets the definition of: risky" in text
        assert "meets the definition of: large" in said(service(folder, users="100"), "--regime", "aa")
        assert "puts no definition of this regime side by side" in said(service(folder), "--regime", "cc")


def case_only():
    tell = lambda **told: (lambda row: (row["only"], row["only_as_far_as_decided"]))(rows("aa,bb", **told)["telling"])
    assert tell() == ("aa", True)
    assert tell(judged=risky("no")) == ("aa", False)
    assert tell(judged=risky("yes")) == (None, False)
    assert tell(offered="no", judged=risky("yes")) == ("bb", False)
    assert tell(offered="no", judged=risky("no")) == (None, False)
    assert tell(offered="no") == (None, False)
    # A recommendation is no law that asks; but where one stands nobody asks alone. A permission and a draft ask nothing.
    assert rows("aa,cc")["audits"]["only"] is None
    assert rows("aa,bb")["audits"]["only"] is None
    assert rows("bb,cc")["audits"]["only"] == "bb"
    assert rows("aa")["telling"]["only"] is None, "one column is nothing to be alone among"
    with Folder() as folder:
        assert "only Aland (aa), as far as it is decided; elsewhere it is open: telling users" in said(service(folder), "--regime", "aa,bb")
        text = said(service(folder, judged=risky("no")), "--regime", "aa,bb")
        assert "telling users: only Aland (aa)" in text and "elsewhere it is open" not in text
        assert "WHAT ONLY ONE" not in said(service(folder), "--regime", "aa")


def case_strictest():
    """Days are days; a month is 28 to 31 of them, ten working days at least ten. None is left out that may be the soonest."""
    strict = lambda regimes, **told: (lambda row: (row["strictest"], row["strictest_as_far_as_decided"]))(rows(regimes, **told)["reports"])
    assert strict("aa,bb") == (["aa/report", "bb/report"], False)  # 10..29 and 28..31, of bb and of bb-x within it
    assert strict("aa,bb-x") == (["aa/report"], False)  # 40 days are later than ten working days can be
    assert strict("aa,bb-x,cc") == (["aa/report"], True)  # two days in cc, if cc asks at all
    assert strict("aa,bb-x,cc", scored="yes") == (["cc/report"], False)
    assert strict("aa,bb-x,cc", scored="no") == (["aa/report"], False)
    assert strict("aa") == ([], False) and strict("bb") == ([], False)
    assert strict("bb,bb-x") == (["bb/report"], False)
    assert strict("bb-x,bb") == (["bb/report"], False)
    assert strict("cc,aa", offered="no", scored="yes") == ([], False)
    with Folder() as folder:
        assert "of the times told in days the strictest, as far as it is decided: aa/law art. 3" in said(service(folder), "--regime", "aa,bb-x,cc")


def case_fines():
    fines = lambda **told: {one["currency"]: (one["greatest_at_least"], one["greatest_at_most"], one["sanction"]) for one in sides(**told)["bb"]["fines"]}
    assert fines() == {"EUR": (1000, None, "bb/fine"), "USD": (700, 700, "bb/fine-dollars")}
    # X, within B, takes the same share of turnover, and 30 EUR at least: no more than what B takes.
    assert fines(turnover="5000") == {"EUR": (1000, 1000, "bb/fine"), "USD": (700, 700, "bb/fine-dollars")}
    assert fines(turnover="50000")["EUR"] == (5000, 5000, "bb/fine")
    assert fines(turnover="{at_least: 50000}")["EUR"] == (5000, None, "bb/fine")
    assert fines(turnover="{at_most: 50000}")["EUR"] == (1000, 5000, "bb/fine")
    x = sides(regimes="bb-x")["bb-x"]["fines"]
    assert [(one["greatest_at_least"], one["greatest_at_most"]) for one in x] == [(30, None)], x
    assert sides()["aa"]["fines_for_breach"] == [{"currency": "AAA", "greatest_at_least": 5000, "greatest_at_most": 5000, "norm": "aa/tell", "sanction": "aa/fine",
                                               "without_known_bound": None, "for_each": None, "greatest_single_at_most": 5000}]
    assert sides(told="yes", scored="no")["aa"]["fines_for_breach"] == []
    assert sides()["cc"]["fines"] == []
    with Folder() as folder:
        text = said(service(folder), "--regime", "bb,cc")
        assert "1,000 EUR or more: its bound hangs on what nobody told, or the text sets none (bb/law art. 9)" in text and "at most 700 USD" in text and "no fine with an amount stands behind what binds" in text
        assert "at most 5,000 EUR (bb/law art. 9)" in said(service(folder, turnover="50000"), "--regime", "bb")


UNSTATED = """
measure penalty "罚款（数额未定）"
  english   "fine of no amount"
  sense     fine

sanction aa/other-law "依照其他法律处罚"
  english   "punished under other law"
  cite      aa/law art 10
  upon breach of aa/tell, cc/report
  measure   warning
  graver    "再次" "again" penalty

sanction bb/warned "警告"
  english   "warned"
  cite      bb/law art 11
  upon breach of bb/report
  measure   warning
"""


def case_no_amount():
    """A sanction that may be a fine and has no amount: what the others come to is then no ceiling, in no regime that it stands in."""
    with Folder() as folder:
        both = ["--rules", folder.file("both.gj", (SOURCE / "tests/cli/compare/rules.gj").read_text(encoding="utf-8") + UNSTATED)]
        path = service(folder, turnover="50000")
        found = {side["name"]: side for side in compare(path, "aa,bb,cc", rules=both)["sides"]}
        aa = found["aa"]
        assert aa["fines_without_amount"] == [{"norm": "aa/tell", "sanction": "aa/other-law"}]
        assert aa["fines_for_breach_without_amount"] == aa["fines_without_amount"], "users are not told"
        assert [(one["greatest_at_least"], one["greatest_at_most"], one["greatest_single_at_most"]) for one in aa["fines"]] == [(5000, None, 5000)]
        # A warning is no fine; what does not bind costs nothing.
        assert found["bb"]["fines_without_amount"] == [] and found["bb"]["fines"][0]["greatest_at_most"] == 5000
        assert found["cc"]["fines_without_amount"] == []
        text = " ".join(done(run("compare", path, "--regime", "aa,bb,cc", *ON, *both, rules=False)).split())
        assert "at least 5,000 AAA (aa/law art. 9); no ceiling, for 1 sanction beside it has no amount" in text
        assert "no amount: 1 sanction that is or may be a fine" in text and "sets it by the day: aa/law art. 10" in text
        assert "at most 5,000 EUR (bb/law art. 9)" in text and "at most 5,000 AAA" not in text
        # Kept: nothing is to be paid for its breach. Without any amount: still said.
        kept = service(folder, told="yes", scored="yes")
        assert compare(kept, "aa", rules=both)["sides"][0]["fines_for_breach_without_amount"] == []
        alone = compare(kept, "cc", rules=both)["sides"][0]
        assert (alone["fines"], alone["fines_without_amount"]) == ([], [{"norm": "cc/report", "sanction": "aa/other-law"}])
        for tongue, words in (("en", "no fine with an amount stands behind what binds"), ("zh", "无上限：另有 1 项罚则未载明数额")):
            for form in ("text", "html"):
                page = done(run("compare", kept, "--regime", "aa,cc", *ON, "--lang", tongue, "--format", form, *both, rules=False))
                assert "".join(words.split()) in "".join(page.split()), (tongue, form)


def case_barred():
    bars = lambda **told: {name: (side["barred"], side["barred_by"], side["may_be_barred_by"]) for name, side in sides(**told).items()}
    assert bars()["aa"] == ("unknown", [], ["aa/no-scoring"])
    assert bars(scored="yes")["aa"] == ("yes", ["aa/no-scoring"], [])
    assert bars(scored="no")["aa"] == ("no", [], [])
    assert bars(licensed="no")["bb"] == ("yes", ["bb/license"], [])
    assert bars(licensed="no", offered=None)["bb"] == ("unknown", [], ["bb/license", "bb/stop"])
    assert bars(licensed="yes", complaint="no", offered=None)["bb"][0] == "unknown"
    # What an event calls for is owed when it has happened; better to stop is no duty; what is not in force yet bars nothing yet.
    assert bars(complaint="2026-12-24", scored="yes")["bb"] == ("no", [], [])
    assert bars(complaint="2026-11-20", scored="yes")["bb"] == ("yes", ["bb/stop"], [])
    assert bars(complaint="2026-11-20", stopped="yes")["bb"] == ("no", [], [])
    assert bars(complaint=None)["bb"] == ("unknown", [], ["bb/stop"])
    assert (sides()["bb"]["prohibitions"], sides()["bb"]["prohibitions_ahead"]) == (2, 1)
    # None is listed: that is no word of the law.
    assert (sides()["cc"]["prohibitions"], bars()["cc"]) == (0, ("unknown", [], []))
    with Folder() as folder:
        text = said(service(folder, scored="yes"), "--regime", "aa,bb,cc")
        assert "may not be offered as it is described: aa/law art. 6" in text
        assert "breaches none of the 2 prohibitions that would keep it from being offered" in text
        assert "1 prohibition that would keep it from being offered is to come" in text
        assert "the rule base lists no prohibition of this regime" in text
        assert "hangs on 1 prohibition of which it is open whether it is breached: aa/law art. 6" in said(service(folder), "--regime", "aa")


def case_dates():
    with Folder() as folder:
        found = compare(service(folder), "bb,bb-x,aa")
        moments = [(one["day"], one["regime"], one["begins"], one["due"]) for one in found["dates"]]
        assert moments == [("2026-12-20", "bb", 0, 1), ("2026-12-30", "bb", 0, 1), ("2026-12-30", "bb-x", 0, 1), ("2027-03-01", "bb", 1, 0)], moments
        assert "2027-03-01 Beland (bb): 1 begins to bind" in said(service(folder), "--regime", "bb")
        assert not compare(service(folder, reported="2026-11-21"), "bb-x")["dates"]
        assert "no day lies ahead" in said(service(folder, reported="2026-11-21"), "--regime", "bb-x")


def case_tongues_and_forms():
    with Folder() as folder:
        path = service(folder, scored="yes")
        text = said(path, "--regime", "aa,bb,cc", "--lang", "zh")
        for words in ("【概览】", "【按题目并列】", "【仅一法域有要求】", "【日期】", "甲国", "不得按所述提供", "事件报告"):
            assert words in text, words
        page = done(run("compare", path, "--regime", "aa,bb,cc", *ON, "--format", "html", *RULES, rules=False))
        assert page.startswith("<!DOCTYPE html>") and page.count("<tr>") >= 6 and "Duties by subject and regime" in page
        assert page.index("Aland (aa)</th>") < page.index("Beland (bb)</th>") < page.index("cc</th>")
        bare = folder.file("bare.gj", (SOURCE / "tests/cli/compare/rules.gj").read_text(encoding="utf-8").split("subject reports")[0])
        text = " ".join(done(run("compare", path, *ON, "--rules", bare, rules=False)).split())
        assert "names no subjects: nothing can be put side by side" in text and "WHAT ONLY ONE" not in text
        assert compare(path, "aa,bb", rules=["--rules", bare])["sides"][0]["without_subject"] == 3


def case_schema():
    assert not list(undescribed(SCHEMA.schema)), list(undescribed(SCHEMA.schema))
    with Folder() as folder:
        for break_it in (lambda found: found["sides"][0].update(mood="good"), lambda found: found["sides"][0].pop("barred"),
                         lambda found: found["sides"][0].update(barred="perhaps"), lambda found: found["subjects"][0].update(only=3),
                         lambda found: found["subjects"][0]["regimes"][0]["binds"].append({}), lambda found: found["dates"][0].update(due=-1)):
            found = compare(service(folder), "aa,bb")
            break_it(found)
            assert not SCHEMA.is_valid(found)


def case_examples():
    """The whole rule base: valid, the columns asked, the counts of the check of each regime alone."""
    path = SOURCE / "examples/public-chatbot.yaml"
    found = compare(path, "us,cn,eu", rules=["--rules", SOURCE / "content"])
    assert [side["name"] for side in found["sides"]] == ["us", "cn", "eu"]
    for side in found["sides"]:
        alone = compare(path, side["name"], rules=["--rules", SOURCE / "content"])["sides"][0]
        assert side == alone, side["name"]
        assert side["binds"] + side["undecided"] > 0
    for row in found["subjects"]:
        assert any(cell["binds"] or cell["will_bind"] or cell["undecided"] or cell["do_not_apply"] for cell in row["regimes"]), row["subject"]
    page = done(run("compare", path, "--regime", "cn,eu,us", *ON, "--format", "html", "--rules", SOURCE / "content", rules=False))
    assert "European Union" in page


if __name__ == "__main__":
    sys.exit(main())
