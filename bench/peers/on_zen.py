# SPDX-License-Identifier: Apache-2.0
"""GoRules ZEN: one expression node with a key for each rule, records in one batch call of the engine; dates as numbers of days.

A comparison with null is an error of ZEN, so what may be missing is asked for first; a boolean is compared with true or false.
"""
import importlib.metadata
import json

import zen

import contract

OPERATOR = {"is": "=="}
ALL = 256  # records in one call


def atom(told, dates, guarded):
    name, op, value = told["fact"], told["op"], told["value"]
    text = f"{name} {OPERATOR.get(op, op)} {json.dumps(contract.day(value) if name in dates else value)}"
    return f"({name} != null and {text})" if guarded and op != "is" else text


def expression(rule, dates, guarded):
    def joined(key, by):
        return by.join(atom(a, dates, guarded) for a in rule[key])

    text = f"{joined('all', ' and ')} and ({joined('any', ' or ')})"
    return f"{text} and not ({joined('unless', ' and ')})" if "unless" in rule else text


def decision(base, dates, guarded):
    rules = [{"id": r["id"], "key": r["id"], "value": expression(r, dates, guarded)} for r in base["rules"]]
    return {
        "nodes": [
            {"id": "in", "name": "in", "type": "inputNode", "position": {"x": 0, "y": 0}},
            {"id": "rules", "name": "rules", "type": "expressionNode", "position": {"x": 1, "y": 0}, "content": {"expressions": rules}},
            {"id": "out", "name": "out", "type": "outputNode", "position": {"x": 2, "y": 0}},
        ],
        "edges": [
            {"id": "e1", "sourceId": "in", "targetId": "rules", "type": "edge"},
            {"id": "e2", "sourceId": "rules", "targetId": "out", "type": "edge"},
        ],
    }


def make(job, base):
    dates = {f["name"] for f in base["facts"] if f["type"] == "date"}
    records = [{k: contract.day(v) if k in dates else v for k, v in facts.items()} for facts in contract.read_records(job)]
    content = json.dumps(decision(base, dates, job["mode"] != "known"))
    engine = zen.ZenEngine({"loader": {"type": "static", "content": {"rules": json.loads(content)}}})
    alone = engine.get_decision("rules")
    requests = [{"key": "rules", "context": record} for record in records]
    batches = [requests[i : i + ALL] for i in range(0, len(requests), ALL)]
    names = [r["id"] for r in base["rules"]]

    def cells():
        for batch in batches:
            for answer in engine.evaluate_batch(batch):
                if answer["success"]:
                    yield from (contract.YES if answer["data"]["result"].get(name) is True else contract.NO for name in names)
                else:
                    yield from (contract.ERROR for _ in names)

    def run():
        for batch in batches:
            engine.evaluate_batch(batch)
        if job["mode"] == "explain":
            for record in records[:: contract.EVERY]:
                alone.evaluate(record, {"trace": True})

    return cells, run, lambda i: alone.evaluate(records[i]), importlib.metadata.version("zen-engine")


if __name__ == "__main__":
    contract.main(make)
