#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""guiju check in the formats of others: OSCAL, SARIF, CSV and HTML.

Usage: check_formats.py GUIJU SOURCE_DIR [name of one case]
"""
import csv
import json
import re
import shutil
import sys

from cases import ON, PLAZA, RULES, SERVICES, SOURCE, Folder, done, main, refused, run


def case_exports():
    """One document for all files; what is wrong is refused before anything is written."""
    both = [PLAZA, SERVICES / "private.yaml"]
    for format in ("oscal", "sarif", "csv"):
        out = done(run("check", *both, *ON, "--format", format))
        assert out == done(run("check", *both, *ON, "--format", format)), f"{format} is not deterministic"
        assert done(run("check", *both, *ON, "--format", format, "--fail-on", "breached"), 1) == out
        some = done(run("check", *both, *ON, "--format", format, "--regime", "yy"))
        assert len(some) < len(out) and "xx/harm" in out and "xx/harm" not in some and "xx/two-filings" in some
        refused(run("check", PLAZA, SERVICES / "absent.yaml", *ON, "--format", format), "absent.yaml")
        with open("/dev/full", "wb") as full:
            assert run("check", PLAZA, *ON, "--format", format, stdout=full).returncode == 3
        done(run("check", "-", *ON, "--format", format, stdin=PLAZA.read_bytes()))
    assert len(json.loads(done(run("check", *both, *ON, "--format", "oscal")))["assessment-results"]["results"]) == 2
    log = json.loads(done(run("check", *both, *ON, "--format", "sarif")))["runs"][0]
    assert len(log["artifacts"]) == 2 and {"fail", "open"} <= {result["kind"] for result in log["results"]}
    rows = list(csv.DictReader(done(run("check", *both, *ON, "--format", "csv")).splitlines()))
    assert len({row["service"] for row in rows}) == 2
    refused(run("check", PLAZA, "--on", "1850-01-01", "--format", "oscal"), "1900 to 2999", "another day by --on")
    done(run("check", PLAZA, "--on", "1850-01-01", "--format", "sarif"))
    refused(run("check", PLAZA, *ON, "--format", "osacl"), "did you mean `oscal`?")
    refused(run("why", PLAZA, "xx/assess", *ON, "--format", "sarif"), "it takes text|json")
    with Folder() as folder:
        shutil.copytree(RULES, folder.path / "r")
        folder.file("r/extra.gj", 'fact unused "未用"\n  english   "unused"\n')
        log = json.loads(done(run("lint", "--rules", folder.path / "r", "--format", "sarif", folder.path / "r/extra.gj"), 1))["runs"][0]
        assert {result["ruleId"] for result in log["results"]} >= {"unused-fact"}
        assert {result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].rsplit("/", 1)[1] for result in log["results"]} == {"extra.gj"}


def case_nothing_to_do_yet():
    """What is owed and what nothing calls for are both pending: every format tells them apart as the text does."""
    rules = ["--rules", SOURCE / "tests/cli/compare/rules.gj"]
    with Folder() as folder:
        def told(incident, complaint):
            return folder.file("s.yaml", f"service: s\nroles: []\nfacts: {{offered: yes, reported: no, stopped: no, incident: {incident}, complaint: {complaint}}}\n")

        def ask(path, format):
            return done(run("check", path, *ON, "--format", format, *rules, rules=False))

        # An event that is told as not having happened; one that has; one that is planned; one of which nothing is known.
        for incident, complaint, yet in (("no", "no", {"bb/report", "bb/stop"}), ("2026-11-20", "no", {"bb/stop"}), ("2026-12-24", "no", {"bb/stop"}),
                                         ("unknown", "no", {"bb/stop"}), ("no", "2026-12-24", {"bb/report"}), ("2026-11-20", "unknown", set())):
            path = told(incident, complaint)
            report = json.loads(ask(path, "json"))
            mine = {norm["id"]: norm for norm in report["norms"] if norm["id"] in ("bb/report", "bb/stop")}
            assert {id for id, norm in mine.items() if norm["nothing_to_do_yet"]} == yet, (incident, complaint)
            assert all(mine[id]["compliance"] == "pending" for id in yet)
            all_yet = {norm["id"] for norm in report["norms"] if norm["nothing_to_do_yet"] and norm["applicability"] == "applies"}
            assert report["totals"]["nothing_to_do_yet"] == len(all_yet) <= report["totals"]["pending"]
            words = f"{len(all_yet)} with nothing to do yet"
            assert (words in " ".join(ask(path, "text").split())) == bool(all_yet), words
            rows = {row["norm"]: row for row in csv.DictReader(ask(path, "csv").splitlines())}
            assert {id for id, row in rows.items() if row["outcome"] == "not-yet"} == all_yet == {id for id, row in rows.items() if row["nothing_to_do_yet"] == "true"}
            results = {result["ruleId"]: result for result in json.loads(ask(path, "sarif"))["runs"][0]["results"]}
            assert {id for id, result in results.items() if result["properties"]["outcome"] == "not-yet"} == all_yet
            assert all("nothing to do yet" in results[id]["message"]["text"] and results[id]["kind"] == "informational" for id in all_yet)
            observations = json.loads(ask(path, "oscal"))["assessment-results"]["results"][0]["observations"]
            props = [{prop["name"]: prop["value"] for prop in one["props"]} for one in observations]
            assert {one["norm"] for one in props if one.get("nothing-to-do-yet") == "true"} == all_yet == {one["norm"] for one in props if one.get("outcome") == "not-yet"}


def case_html():
    """One document whatever is asked; what it says and how it looks: tests/html."""
    def parts(text):
        assert text.startswith("<!DOCTYPE html>\n") and text.endswith("</html>\n") and text.count("<!DOCTYPE") == 1
        return text.count("<article>")

    one = done(run("check", PLAZA, *ON, "--format", "html"))
    assert parts(one) == 0 and one == done(run("check", PLAZA, *ON, "--format", "html", "--width", "40", "--no-colour"))
    assert parts(done(run("check", PLAZA, PLAZA, PLAZA, *ON, "--format", "html", "--lang", "zh"))) == 3
    assert parts(done(run("check", PLAZA, *ON, "--format", "html", "--fail-on", "breached"), status=1)) == 0
    brief = done(run("check", PLAZA, *ON, "--format", "html", "--brief"))
    assert parts(brief) == 0 and len(brief) < len(one)
    assert parts(done(run("why", PLAZA, "xx/assess", *ON, "--format", "html"))) == 0
    refused(run("why", PLAZA, "xx/asess", *ON, "--format", "html"), "xx/assess")
    refused(run("lint", "--format", "html"), "text|json")
    with Folder() as f:
        refused(run("check", PLAZA, f.file("bad.yaml", "service: a\nfacts:\n  publik: yes\n"), *ON, "--format", "html"), "bad.yaml:3", "public")
    # A part for each of many, and no id twice.
    many = done(run("check", *[PLAZA] * 40, *ON, "--format", "html"))
    ids = re.findall(r' id="([^"]*)"', many)
    assert parts(many) == 40 and len(ids) == len(set(ids))


if __name__ == "__main__":
    sys.exit(main())
