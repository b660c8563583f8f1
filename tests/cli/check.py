#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""guiju check: what it prints, its exit status, and what --regime and --brief leave out.

Usage: check.py GUIJU SOURCE_DIR [name of one case]
"""
import json
import re
import sys

from cases import ON, PLAZA, SANITIZED, SERVICES, SOURCE, done, main, run, undescribed, validator


def case_check():
    out = done(run("check", PLAZA, *ON))
    assert "art. 3 para. 1" in out and "due 2026-11-30" in out and "\033" not in out
    assert "第三条第一款" in done(run("check", PLAZA, *ON, "--lang", "zh"))
    assert out == done(run("check", PLAZA, *ON)), "not deterministic"
    assert out == done(run("check", PLAZA, *ON, env={"LC_ALL": "C.UTF-8", "LANG": "zh_CN.UTF-8", "COLUMNS": "40"}))
    for width in ("40", "66", "120"):
        for tongue in ("en", "zh"):
            done(run("check", PLAZA, *ON, "--width", width, "--lang", tongue))
    both = done(run("check", PLAZA, SERVICES / "private.yaml", *ON))
    assert both.startswith(out) and "=" * 80 in both
    # Without --on the day is today.
    assert re.match(r"Example assistant\nlaw of \d{4}-\d\d-\d\d ", done(run("check", PLAZA)))


def case_fail_on():
    private = SERVICES / "private.yaml"
    done(run("check", PLAZA, *ON, "--fail-on", "breached"), 1)
    done(run("check", PLAZA, *ON, "--fail-on=unknown"), 1)
    done(run("check", PLAZA, *ON, "--fail-on", "applies"), 1)
    done(run("check", private, *ON, "--fail-on", "breached,unknown,applies"))
    done(run("check", private, PLAZA, *ON, "--fail-on", "breached"), 1)
    assert done(run("check", PLAZA, *ON, "--fail-on", "breached"), 1) == done(run("check", PLAZA, *ON))


def case_regime():
    whole = json.loads(done(run("check", PLAZA, *ON, "--format", "json")))
    some = json.loads(done(run("check", PLAZA, *ON, "--format", "json", "--regime", "yy")))
    assert {norm["jurisdiction"] for norm in whole["norms"]} == {"xx", "yy"}
    assert [norm for norm in whole["norms"] if norm["jurisdiction"] == "yy"] == some["norms"]
    assert some["totals"]["applies"] == 2 and some["questions"] == []
    assert json.loads(done(run("check", PLAZA, *ON, "--format", "json", "--regime", "xx,yy"))) == whole


def case_brief():
    full, brief = (done(run("check", PLAZA, *ON, *more)) for more in ([], ["--brief"]))
    assert len(brief) < len(full) and "of which nothing is told" in brief
    # What is due, breached or undecided stands in both, and the totals are the same.
    for line in ("xx/assess", "xx/harm"):
        assert line in brief and line in full, line
    assert "xx/children" in full and "xx/children" not in brief and "1 norm\n" in brief.split("UNDECIDED")[1]
    assert brief.splitlines()[-1] == full.splitlines()[-1]
    assert done(run("check", PLAZA, *ON, "--brief", "--format", "json")) == done(run("check", PLAZA, *ON, "--format", "json"))


def case_json():
    one = done(run("check", PLAZA, *ON, "--format", "json"))
    assert one.count("\n") > 50
    line = done(run("check", PLAZA, *ON, "--format", "ndjson"))
    assert line.count("\n") == 1 and json.loads(line) == json.loads(one)
    several = done(run("check", PLAZA, SERVICES / "nothing.yaml", *ON, "--format", "json")).splitlines()
    assert [json.loads(text)["service"] for text in several] == ["Example assistant", "A service of which nothing is known"]
    report = json.loads(one)
    norms = {norm["id"]: norm for norm in report["norms"]}
    assert norms["xx/assess"]["applicability"] == "applies" and norms["xx/assess"]["due"] == "2026-11-30"
    assert norms["xx/assess"]["cite"][0] == {"instrument": "xx/rule", "art": 3, "para": 1, "item": None}
    assert norms["xx/harm"]["compliance"] == "breached" and norms["xx/children"]["asks"] == ["audience"]
    assert norms["xx/draft-assess"]["because"] == "not-in-force" and norms["xx/draft-assess"]["if_in_force"] == "yes"
    assert norms["xx/penalty"]["steps"][0]["fines"] == [{"at_least": 10000, "at_most": 100000, "amount_at_least": 10000, "amount_at_most": 100000, "currency": "CNY"}]
    bank = {norm["id"]: norm for norm in json.loads(done(run("check", SERVICES / "bank.yaml", *ON, "--format", "json")))["norms"]}
    assert bank["xx/turnover-fine"]["steps"][0]["fines"][0]["amount_at_most"] == 150000000
    assert bank["xx/gains-fine"]["steps"][0]["fines"][0]["amount_at_least"] == 2500000
    untold = {norm["id"]: norm for norm in json.loads(done(run("check", SERVICES / "bank-untold.yaml", *ON, "--format", "json")))["norms"]}
    assert untold["xx/gains-fine"]["steps"][0]["fines"][0]["amount_at_most"] is None
    lifted = {norm["id"]: norm for norm in json.loads(done(run("check", SERVICES / "private.yaml", *ON, "--format", "json")))["norms"]}
    assert lifted["xx/assess"]["lifted_by"] == ["xx/not-public"]
    nothing = json.loads(done(run("check", SERVICES / "nothing.yaml", *ON, "--format", "json")))
    assert all(norm["applicability"] in ("unknown", "does-not-apply") for norm in nothing["norms"])
    assert "roles" in {norm["id"]: norm for norm in nothing["norms"]}["xx/assess"]["asks"]


def case_schemas():
    check, why, lint, test = (validator(f"{name}.schema.json") for name in ("check", "why", "lint", "test"))
    for schema in (check, why, lint, test):
        assert not list(undescribed(schema.schema)), list(undescribed(schema.schema))
    for service in sorted(SERVICES.glob("*.yaml")):
        for day in ("2023-07-01", "2026-11-24", "2026-12-20"):
            report = json.loads(done(run("check", service, "--on", day, "--format", "json")))
            check.validate(report)
        for norm in report["norms"]:
            why.validate(json.loads(done(run("why", service, norm["id"], *ON, "--format", "json"))))
    # Of the rule base, other norms for each service; under the sanitizers of every sixth one.
    examples = list(enumerate(sorted((SOURCE / "examples").glob("*.yaml"))))
    for turn, service in examples[::6] if SANITIZED else examples:
        report = json.loads(done(run("check", service, *ON, "--format", "json", rules=False)))
        check.validate(report)
        for norm in report["norms"][turn * 10::601]:
            why.validate(json.loads(done(run("why", service, norm["id"], *ON, "--format", "json", rules=False))))
    lint.validate(json.loads(run("lint", "--format", "json").stdout))
    test.validate(json.loads(run("test", "--format", "json").stdout))
    # The schema is not so wide that all passes.
    report["norms"][0]["applicability"] = "perhaps"
    assert not check.is_valid(report)


if __name__ == "__main__":
    sys.exit(main())
