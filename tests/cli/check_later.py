#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What does not apply now and will, because the law itself turns on a later day: what check, why, compare and the tables say.

Usage: check_later.py GUIJU SOURCE_DIR [name of one case]
"""
import csv
import io
import json
import sys

from cases import SOURCE, Folder, done, main, run

CITY = SOURCE / "examples" / "eu-public-benefits.yaml"
OVERSIGHT = "eu/ai-act/annex-iii/assign-oversight"
FINE = "eu/ai-act/fine-operators-others"
IS_LIFTED = "at the latest: an exemption lifts it until then"
WAITS = "at the latest: what it punishes binds then"


def check(on, *more, path=CITY):
    return done(run("check", path, "--on", on, *more, rules=False))


def ahead(text):
    """The part on what will bind, and of it what begins on 2030-08-03."""
    part = text.split("WILL BIND")[1].split("\nLIFTED")[0]
    return part.split("from 2030-08-03")[1]


def case_city():
    """A city uses a system of 2025: art. 111(2) leaves it outside until 2 August 2030, and no reader is told that it stays outside."""
    for on in ("2026-11-23", "2027-12-02", "2030-08-02"):
        norms = {norm["id"]: norm for norm in json.loads(check(on, "--format", "json"))["norms"]}
        assert norms[OVERSIGHT]["applicability"] == "does-not-apply", on
        assert (norms[OVERSIGHT]["later"], norms[OVERSIGHT]["then"]) == ("2030-08-03", "yes"), on
        assert (norms[FINE]["later"], norms[FINE]["then"]) == ("2030-08-03", "yes"), on
        part = ahead(check(on))
        assert OVERSIGHT in part.split(IS_LIFTED)[1].split(WAITS)[0] and FINE in part.split(WAITS)[1], on
    assert norms[OVERSIGHT]["because"] == "lifted"
    norms = {norm["id"]: norm for norm in json.loads(check("2030-08-03", "--format", "json"))["norms"]}
    assert norms[OVERSIGHT]["applicability"] == norms[FINE]["applicability"] == "applies"
    assert norms[OVERSIGHT]["later"] is None and norms[OVERSIGHT]["then"] is None


def case_counted():
    """The totals, the list and the count at the end agree; what is lifted stands under its exemption as well."""
    report = json.loads(check("2027-12-02", "--format", "json"))
    later = [norm for norm in report["norms"] if norm["later"]]
    assert report["totals"]["later"] == len(later) > 10
    text = check("2027-12-02")
    assert f"{report['totals']['future'] + len(later)} to come" in text
    lifted = text.split("\nLIFTED")[1].split("DOES NOT APPLY")[0]
    assert "art. 26" in lifted and "art. 27" in lifted, lifted


def case_why():
    """`why` says it, with the reason why not today."""
    text = done(run("why", CITY, OVERSIGHT, "--on", "2027-12-02", rules=False))
    assert "does not apply on 2027-12-02: lifted by" in text.replace("\n", " "), text
    assert "it will apply from 2030-08-03 at the latest" in text


LAW = """level rule "法律"
  english   "law"
  rank      1
  force     binding

instrument aa/law "法"
  english   "Act"
  level     rule
  jurisdiction aa
  in force  from 2026-01-01

fact small "小"
  english   "small"
  ask       "Is it small?"
  ask zh    "是否小？"

fact registered "登记"
  english   "registered"
  ask       "Is it registered?"
  ask zh    "是否登记？"

duty aa/register "登记"
  english   "register"
  cite      aa/law art 1
  must      registered

exemption aa/at-first "初期"
  english   "at first nobody"
  cite      aa/law art 2
  in force  from 2026-01-01 to 2027-06-30
  lifts     aa/register

exemption aa/small "小者"
  english   "the small never"
  cite      aa/law art 3
  when      small
  lifts     aa/register
"""


def case_perhaps():
    """Where it is not told what else decides, it may apply: neither left out nor promised."""
    with Folder() as folder:
        law = folder.file("law.gj", LAW)
        for small, then in ((None, "unknown"), ("yes", None), ("no", "yes")):
            path = folder.file("s.yaml", "service: s\n" + (f"facts: {{small: {small}}}\n" if small else "facts: {}\n"))
            norm = json.loads(check("2026-11-23", "--rules", law, "--format", "json", path=path))["norms"][0]
            assert (norm["applicability"], norm["then"]) == ("does-not-apply", then), norm
            text = " ".join(check("2026-11-23", "--rules", law, path=path).split())
            assert ("perhaps: not all that it hangs on is known" in text) == (then == "unknown"), text
            assert ("from 2027-07-01" in text) == (then is not None), text
            why = done(run("why", path, "aa/register", "--on", "2026-11-23", "--rules", law, rules=False))
            assert ("it may apply from 2027-07-01" in why) == (then == "unknown"), why
            table = done(run("check", path, "--on", "2026-11-23", "--rules", law, "--format", "oscal", rules=False))
            assert ("may apply from 2027-07-01" in table) == (then == "unknown")


def case_tables():
    """The CSV has the day in a column of its own, SARIF and OSCAL as a property where the verdict has one."""
    rows = list(csv.DictReader(io.StringIO(check("2027-12-02", "--format", "csv"))))
    later = {row["norm"]: row["later"] for row in rows if row["later"]}
    assert later[OVERSIGHT] == "2030-08-03" and len(later) > 10
    assert "will apply from 2030-08-03 at the latest" in check("2027-12-02", "--format", "oscal")


def case_compare():
    """Side by side it is to come, not absent."""
    report = json.loads(done(run("compare", CITY, "--on", "2027-12-02", "--regime", "eu,us", "--format", "json", rules=False)))
    row = next(row for row in report["subjects"] if row["subject"] == "human-oversight")
    assert row["regimes"][0]["later"]["binding"] > 0, row
    assert any(date["day"] == "2030-08-03" for date in report["dates"]), report["dates"]


if __name__ == "__main__":
    sys.exit(main())
