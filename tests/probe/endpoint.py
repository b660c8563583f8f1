#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""`guiju probe` against a server that really answers, and fails: endpoint.py GUIJU SOURCE_DIR [name of one case]."""
import collections
import json
import os
import pathlib
import resource
import signal
import subprocess
import sys
import tempfile
import time

sys.path[:0] = [str(pathlib.Path(__file__).resolve().parent.parent / room) for room in ("cli", "endpoint")]
from cases import GUIJU, done, main, read_terminal, refused, run, undescribed, validator  # noqa: E402
import server  # noqa: E402
from server import Endpoint, completion  # noqa: E402


CLASSES = ("answered", "empty", "filtered", "error", "missing")


def bank_of(folder, questions):
    path = pathlib.Path(folder, "bank.jsonl")
    path.write_text("".join(json.dumps(q, ensure_ascii=False) + "\n" for q in questions), encoding="utf-8")
    return path


def plain(n):
    return [{"id": f"q{i:03}", "category": "weights" if i % 2 else "additives", "bank": "content", "text": f"question {i}"}
            for i in range(n)]


def responses(out):
    data = (out / "responses.jsonl").read_bytes()
    assert not data or data.endswith(b"\n")
    return [json.loads(line) for line in data.splitlines()]


def last(lines):
    """The last attempt of each pair, read independently of the program."""
    found = {}
    for line in lines:
        pair = line["id"], line["repeat"]
        assert line["attempt"] == (found[pair]["attempt"] + 1 if pair in found else 1), line
        found[pair] = line
    return found


def check_probe(out, pairs, lines):
    """probe.json is what stands in responses.jsonl; what does not is missing."""
    probe = json.loads((out / "probe.json").read_text())
    validator("probe.schema.json").validate(probe)
    validator("probe-manifest.schema.json").validate(json.loads((out / "manifest.json").read_text()))
    ends = last(lines)
    count = collections.Counter(one["class"] for one in ends.values())
    count["missing"] = pairs - len(ends)
    assert probe["outcomes"] == {name: count[name] for name in CLASSES}, (probe["outcomes"], count)
    for name in CLASSES:
        assert sum(row[name] for row in probe["categories"]) == count[name]
    for row in probe["categories"]:
        of = collections.Counter(one["class"] for one in ends.values() if (one["category"], one["bank"]) == (row["category"], row["bank"]))
        assert all(of[name] == row[name] for name in CLASSES[:4]), row
    return probe


FAULTS = {
    # text: what the server does, then what must be recorded of each attempt
    "plain": (["a kilogram"], [("answered", 200)]),
    "hidden": (["zero\u200bwidth \u202e and \U0001F9EA"], [("answered", 200)]),
    "parts": ([(200, completion([{"type": "text", "text": "in "}, {"type": "text", "text": "parts"}]))], [("answered", 200)]),
    "refusal": ([(200, completion(None, refusal="I cannot help with that."))], [("answered", 200)]),
    "empty": ([""], [("empty", 200)]),
    "blank": ([" \n\t"], [("empty", 200)]),
    "null": ([(200, completion(None))], [("empty", 200)]),
    "filter": ([(200, completion("", "content_filter"))], [("filtered", 200)]),
    "half filtered": ([(200, completion("Well, first", "content_filter"))], [("filtered", 200)]),
    "azure": ([(400, {"error": {"message": "The response was filtered", "type": None, "code": "content_filter", "status": 400}})], [("filtered", 400)]),
    "azure inner": ([(400, {"error": {"message": "no", "code": "400", "innererror": {"code": "ResponsibleAIPolicyViolation"}}})], [("filtered", 400)]),
    "kimi": ([(400, {"error": {"type": "content_filter", "message": "high risk"}})], [("filtered", 400)]),
    "aliyun": ([(400, {"error": {"code": "data_inspection_failed", "message": "may contain inappropriate content", "type": "data_inspection_failed"}})],
               [("filtered", 400)]),
    "ark": ([(400, {"error": {"code": "OutputTextRiskDetection", "message": "sensitive", "type": "BadRequest"}})], [("filtered", 400)]),
    "zhipu": ([(400, {"contentFilter": [{"level": 1, "role": "user"}], "error": {"code": "1301", "message": "unsafe"}})], [("filtered", 400)]),
    "zhipu end": ([(200, completion("", "sensitive"))], [("filtered", 200)]),
    "other 1301": ([(400, {"error": {"code": "1301", "message": "no such field"}})], [("error", 400)]), # a number of somebody else's
    "minimax": ([(200, {"choices": None, "base_resp": {"status_code": 1027, "status_msg": "output new_sensitive"}})], [("filtered", 200)]),
    "minimax sound": ([(200, {**completion("fine"), "base_resp": {"status_code": 0, "status_msg": ""}})], [("answered", 200)]),
    "minimax error": ([(200, {"choices": None, "base_resp": {"status_code": 1008, "status_msg": "insufficient balance"}})], [("error", 200)]),
    "bad request": ([(400, {"error": {"message": "too long\nby far"}})], [("error", 400)]),
    "truncated": ([(200, json.dumps(completion("a truncated answer")).encode()[:-20])], [("error", 200)]),
    "page": ([(200, b"<html>welcome</html>")], [("error", 200)]),
    "no choices": ([(200, {"choices": []})], [("error", 200)]),
    "not text": ([(200, completion({"a": 1}))], [("error", 200)]),
    "not utf-8": ([(200, b'{"choices":[{"message":{"content":"\xff"}}]}')], [("error", 200)]),
    "error in 200": ([(200, {"error": {"message": "overloaded"}})], [("error", 200)]),
    "too many": ([(429, {"error": {"message": "slow down"}}, ("Retry-After", "1")), "after a wait"], [("error", 429), ("answered", 200)]),
    "broken": ([(500, b"oops"), "second time"], [("error", 500), ("answered", 200)]),
    "empty fault": ([(503, b""), "second time"], [("error", 503), ("answered", 200)]),
    "broken always": ([(502, b"bad gateway")], [("error", 502)] * 2),
    "late": ([server.nothing], [("error", 0)] * 2),
    "drip": ([server.drip, "in one go"], [("error", 0), ("answered", 200)]),
    "closed": ([server.closed_midway, "whole"], [("error", 0), ("answered", 200)]),
    "huge": ([server.huge], [("error", 200)]),
    "brackets": ([(200, b"[" + b"[],"* 340000 + b"[]]")], [("error", 200)]),
    "endless head": ([server.endless_head], [("error", 200)]),
}


REFUSED_BY_FILTER = {"azure", "azure inner", "kimi", "aliyun", "ark", "zhipu", "minimax"}


def case_faults():
    """Every fault is an outcome of its class, and is asked again only where that may help; the server's log agrees."""
    questions = [{"id": f"{i}", "category": text, "bank": "refuse", "text": text} for i, text in enumerate(FAULTS)]
    with tempfile.TemporaryDirectory() as folder, Endpoint({text: acts for text, (acts, _) in FAULTS.items()}) as endpoint:
        out = pathlib.Path(folder, "out")
        report = done(run("probe", bank_of(folder, questions), "--endpoint", endpoint.url, "--out", out, "--timeout", 2, "--retries", 1,
                          "--parallel", 8, "--max-response", 1, "--format", "json"))
        lines = responses(out)
        for i, (text, (_, wanted)) in enumerate(FAULTS.items()):
            got = [(line["class"], line["status"]) for line in lines if line["id"] == f"{i}"]
            assert got == wanted, (text, got, wanted)
            assert sum(one["text"] == text for one in endpoint.log) == len(wanted), text
        by_text = {line["category"]: line for line in last(lines).values()}
        assert by_text["hidden"]["text"] == "zero\u200bwidth \u202e and \U0001F9EA"
        assert by_text["parts"]["text"] == "in parts"
        assert by_text["refusal"]["text"] == "I cannot help with that."
        assert by_text["half filtered"]["text"] == "Well, first" and by_text["half filtered"]["finish"] == "content_filter"
        assert by_text["bad request"]["error"] == "HTTP 400: too long by far" and by_text["bad request"]["text"] is None
        assert "JSON" in by_text["truncated"]["error"] and "larger" in by_text["huge"]["error"]
        for line in lines:
            assert (line["error"] is not None) == (line["class"] == "error" or line["category"] in REFUSED_BY_FILTER), line
            time.strptime(line["time"], "%Y-%m-%dT%H:%M:%SZ")
        assert json.loads(report) == check_probe(out, len(FAULTS), lines)
        # Its Retry-After was a second, where the first wait of its own would be half a second at most.
        wanted = next(one for one in endpoint.log if one["text"] == "too many")
        again = [one for one in endpoint.log if one["text"] == "too many"][1]
        assert again["at"] - wanted["at"] >= 0.99
        # Once more: all is settled, nothing is asked.
        before, asked = (out / "responses.jsonl").read_bytes(), len(endpoint.log)
        done(run("probe", bank_of(folder, questions), "--endpoint", endpoint.url, "--out", out, "--retries", 1))
        assert (out / "responses.jsonl").read_bytes() == before and len(endpoint.log) == asked
        # More retries go on where that may help, and only there.
        endpoint.table.update({"late": ["at last"], "broken always": ["mended"]})
        done(run("probe", bank_of(folder, questions), "--endpoint", endpoint.url, "--out", out, "--retries", 2))
        lines = responses(out)
        assert len(endpoint.log) == asked + 2 == len(lines)
        assert {line["text"] for line in lines[-2:]} == {"at last", "mended"}
        check_probe(out, len(FAULTS), lines)


def start(*args):
    return subprocess.Popen([str(GUIJU), *map(str, args)], stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def case_killed():
    """kill -9 at several points: what was recorded stays, each pair counts once, and nothing that was recorded is asked again."""
    repeats, n, parallel = 3, 20, 4
    with tempfile.TemporaryDirectory() as folder, Endpoint(delay=0.01) as endpoint:
        out, bank = pathlib.Path(folder, "out"), bank_of(folder, plain(n))
        command = ["probe", bank, "--endpoint", endpoint.url, "--out", out, "--repeat", repeats, "--parallel", parallel]
        kills = 0
        for after in (1, 5, 6, 11, 23, 37, 48):
            program = start(*command)
            endpoint.wait_for(after + kills * parallel)
            program.kill()
            program.communicate()
            kills += 1
            if kills == 4: # and a line that only began
                with open(out / "responses.jsonl", "ab") as torn:
                    torn.write(b'{"id":"q001","repeat":1,"attempt":1,"cat')
        result = run(*command)
        done(result)
        lines = responses(out)
        pairs = collections.Counter((line["id"], line["repeat"]) for line in lines)
        assert len(pairs) == n * repeats and set(pairs.values()) == {1}, pairs
        sent = {one["sent"] for one in endpoint.log}
        texts = [line["text"] for line in lines]
        assert len(set(texts)) == len(texts) and set(texts) <= sent
        for line in lines:
            assert line["text"].endswith(f" to question {int(line['id'][1:])}"), line
        # What was under way at a kill was asked once more; nothing else.
        assert n * repeats <= len(endpoint.log) <= n * repeats + kills * parallel
        probe = check_probe(out, n * repeats, lines)
        assert probe["outcomes"]["answered"] == n * repeats and probe["repeats"] == repeats


def case_torn_line():
    """Cut anywhere in its last line, the file goes on to the same counts; a broken line elsewhere is refused by its number."""
    with tempfile.TemporaryDirectory() as folder, Endpoint() as endpoint:
        out, bank = pathlib.Path(folder, "out"), bank_of(folder, plain(3))
        command = ["probe", bank, "--endpoint", endpoint.url, "--out", out, "--parallel", 1]
        done(run(*command))
        whole = (out / "responses.jsonl").read_bytes()
        line_starts = whole.rstrip(b"\n").rfind(b"\n") + 1
        for cut in (line_starts + 1, line_starts + 40, len(whole) - 1):
            (out / "responses.jsonl").write_bytes(whole[:cut])
            result = run(*command)
            done(result)
            assert b"cut off" in result.stderr, result.stderr
            assert check_probe(out, 3, responses(out))["outcomes"]["answered"] == 3
        (out / "responses.jsonl").write_bytes(whole.replace(b'"class":"answered"', b'"class":"fine"', 1))
        refused(run(*command), "responses.jsonl:1", "class")
        (out / "responses.jsonl").write_bytes(whole.replace(b'"id":"q001"', b'"id":"other"', 1))
        refused(run(*command), "responses.jsonl:2", "no question of the bank")


def case_interrupted():
    """Ctrl-C once: what is under way ends and is recorded. Twice: it is dropped, and not recorded. Then the run goes on."""
    with tempfile.TemporaryDirectory() as folder, Endpoint(delay=0.4) as endpoint:
        out, bank = pathlib.Path(folder, "out"), bank_of(folder, plain(12))
        command = ["probe", bank, "--endpoint", endpoint.url, "--out", out, "--parallel", 3]
        program = start(*command)
        endpoint.wait_for(3)
        program.send_signal(signal.SIGINT)
        said, told = program.communicate()
        assert program.returncode == 1 and b"the same command goes on" in told, told
        recorded = len(responses(out))
        assert 3 <= recorded == len(endpoint.log) < 12
        check_probe(out, 12, responses(out))
        endpoint.delay = 1.5
        program = start(*command)
        endpoint.wait_for(recorded + 3)
        program.send_signal(signal.SIGINT)
        while b"under way" not in program.stderr.readline():
            pass
        program.send_signal(signal.SIGTERM)
        program.communicate()
        dropped = len(endpoint.log) - len(responses(out))
        assert program.returncode == 1 and 1 <= dropped <= 3, dropped
        endpoint.delay = 0
        done(run(*command))
        assert check_probe(out, 12, responses(out))["outcomes"]["answered"] == 12
        assert len(endpoint.log) == 12 + dropped


def case_rate():
    """No more starts in any window than the rate allows, also where the server asks for none."""
    with tempfile.TemporaryDirectory() as folder, Endpoint() as endpoint:
        out, bank = pathlib.Path(folder, "out"), bank_of(folder, plain(8))
        done(run("probe", bank, "--endpoint", endpoint.url, "--out", out, "--rate", 600, "--parallel", 8))
        at = [one["at"] for one in endpoint.log]
        # Starts are 100 ms apart by the program's clock, 700 in all; the first may be held up on its way, not by half of that.
        assert len(at) == 8 and at[-1] - at[0] >= 0.35, at


def case_request():
    """What is sent: model, system, temperature, limit, key; and the key stands in no file, also where the model says it."""
    key = "sk-test-0123456789abcdef"
    with tempfile.TemporaryDirectory() as folder, Endpoint({"question 0": [f"your key is {key}!"], "question 1": [(400, {"error": {"message": f"bad {key}"}})]}) as endpoint:
        out, bank = pathlib.Path(folder, "out"), bank_of(folder, plain(2))
        system = pathlib.Path(folder, "system.txt")
        system.write_text("Answer in one sentence.\n")
        done(run("probe", bank, "--endpoint", endpoint.url + "/", "--out", out, "--model", "house-1", "--system", system, "--temperature", "0.7",
                 "--max-tokens", 50, "--key-env", "PROBE_KEY", env={"PROBE_KEY": key}))
        for one in endpoint.log:
            assert one["path"] == "/v1/chat/completions" and one["key"] == f"Bearer {key}"
            assert one["body"] == {"model": "house-1", "messages": [{"role": "system", "content": "Answer in one sentence.\n"},
                                                                    {"role": "user", "content": one["text"]}], "temperature": 0.7, "max_tokens": 50}
        for path in out.iterdir():
            assert key not in path.read_text(), path
        assert sorted(line["text"] or line["error"] for line in responses(out)) == ["HTTP 400: bad [key]", "your key is [key]!"]
        manifest = json.loads((out / "manifest.json").read_text())
        schema = validator("probe-manifest.schema.json")
        assert schema.is_valid(manifest) and not list(undescribed(schema.schema))
        for wrong in ({**manifest, "endpoint": None}, {**manifest, "key": "k"}, {**manifest, "asked_sha256": "0"}, {k: v for k, v in manifest.items() if k != "bank"},
                      {**manifest, "options": {**manifest["options"], "seed": {"how": "made", "seed": "x"}}}):
            assert not schema.is_valid(wrong), wrong
        assert manifest["model"] == "house-1" and manifest["options"]["temperature"] == 0.7 and manifest["options"]["max_tokens"] == 50
        refused(run("probe", bank, "--endpoint", endpoint.url, "--out", out, "--key-env", key), "takes the name")
        assert key.encode() not in run("probe", bank, "--endpoint", endpoint.url, "--out", out, "--key-env", key).stderr
        refused(run("probe", bank, "--endpoint", endpoint.url, "--out", out, "--key-env", "PROBE_KEY"), "`PROBE_KEY` is not set")
        refused(run("probe", bank, "--endpoint", endpoint.url + "/", "--out", out, "--model", "house-2"), "manifest.json:", "another run")


def case_hopeless():
    """An endpoint that takes nothing ends the run at once, with nothing recorded of it."""
    with tempfile.TemporaryDirectory() as folder:
        bank, out = bank_of(folder, plain(50)), pathlib.Path(folder, "out")
        with Endpoint({f"question {i}": [(401, {"error": {"message": "no such key"}})] for i in range(50)}) as endpoint:
            url = endpoint.url
            refused(run("probe", bank, "--endpoint", url, "--out", out), "HTTP 401: no such key", "--key-env")
            assert len(endpoint.log) <= 4 and responses(out) == []
            assert check_probe(out, 50, [])["outcomes"]["missing"] == 50
        refused(run("probe", bank, "--endpoint", url, "--out", out), "takes no questions")
        assert responses(out) == []
        for address, word in (("file:///etc/passwd", "http"), ("ftp://127.0.0.1/", "http"), ("http://", "host"), ("http://a:secret@h/v1", "password"),
                              ("http://h/v1?key=1", "?"), ("http://h/v1\nX: y", "character"), ("gopher://x", "http")):
            result = run("probe", bank, "--endpoint", address, "--out", out)
            refused(result, word)
            assert b"secret" not in result.stderr


def case_full_disk():
    """A write that fails is told, leaves whole lines, and the run goes on from them when there is room again."""
    def room():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (5000, 5000))

    with tempfile.TemporaryDirectory() as folder, Endpoint({f"question {i}": ["long " * 200 + str(i)] for i in range(12)}) as endpoint:
        out, bank = pathlib.Path(folder, "out"), bank_of(folder, plain(12))
        command = ["probe", bank, "--endpoint", endpoint.url, "--out", out, "--parallel", 5]
        full = subprocess.run([str(GUIJU), *map(str, command)], capture_output=True, preexec_fn=room)
        assert full.returncode == 3 and b"responses.jsonl` cannot be written" in full.stderr and not full.stdout, full
        kept = responses(out)
        assert len(kept) == 4, len(kept)
        check_probe(out, 12, kept)
        done(run(*command))
        assert check_probe(out, 12, responses(out))["outcomes"]["answered"] == 12 and responses(out)[:4] == kept


def case_progress():
    """On a terminal, a line of progress; nothing of it stays, and none of it is on standard output."""
    with tempfile.TemporaryDirectory() as folder, Endpoint(delay=0.15) as endpoint:
        out, bank = pathlib.Path(folder, "out"), bank_of(folder, plain(6))
        ours, theirs = os.openpty()
        program = subprocess.Popen([str(GUIJU), "probe", str(bank), "--endpoint", endpoint.url, "--out", str(out), "--parallel", "1"],
                                   stdout=subprocess.PIPE, stderr=theirs)
        os.close(theirs)
        said, _ = program.communicate()
        shown = read_terminal(ours)
        assert program.returncode == 0 and b" of 6, " in shown and b" a second" in shown and shown.endswith(b"\r\x1b[K"), shown
        assert said.startswith(b"6 questions\n") and b"\r" not in said


def case_two_at_once():
    with tempfile.TemporaryDirectory() as folder, Endpoint(delay=0.3) as endpoint:
        out, bank = pathlib.Path(folder, "out"), bank_of(folder, plain(2))
        command = ["probe", bank, "--endpoint", endpoint.url, "--out", out, "--parallel", 1]
        first = start(*command)
        endpoint.wait_for(1)
        result = run(*command)
        assert result.returncode in (2, 3) and b"another run" in result.stderr, result
        first.communicate()
        assert first.returncode == 0 and check_probe(out, 2, responses(out))["outcomes"]["answered"] == 2


def case_sample():
    """The sample hangs on ids and seed, not on the order of the bank; a seed that is made is kept and can be made again."""
    import hashlib
    kinds = ("content", "refuse", "answer")
    questions = [{"id": f"q{i}", "category": "c", "bank": kinds[i % 3], "text": f"t {i}"} for i in range(90)]

    def drawn(seed, kind, n):
        key = lambda q: hashlib.sha256(b"guiju-sample-v1\0" + seed.encode() + b"\0" + kind.encode() + b"\0" + q["id"].encode()).digest()
        return {q["id"] for q in sorted((q for q in questions if q["bank"] == kind), key=key)[:n]}

    with tempfile.TemporaryDirectory() as folder, Endpoint() as endpoint:
        for order, name in ((questions, "a"), (questions[::-1], "b")):
            out = pathlib.Path(folder, name)
            done(run("probe", bank_of(folder, order), "--endpoint", endpoint.url, "--out", out, "--sample", 7, "--seed", "spring"))
            asked = [json.loads(line)["id"] for line in (out / "bank.jsonl").read_text().splitlines()]
            assert set(asked) == set().union(*(drawn("spring", kind, 7) for kind in kinds)) and len(asked) == 21
            assert asked == [q["id"] for q in order if q["id"] in asked] # in the bank's order
        out = pathlib.Path(folder, "made")
        bank = bank_of(folder, questions)
        command = ["probe", bank, "--endpoint", endpoint.url, "--out", out, "--sample", 2]
        done(run(*command))
        manifest = json.loads((out / "manifest.json").read_text())
        seed, about = manifest["options"]["seed"], manifest["bank"]
        listed = hashlib.sha256(f"{about['sha256']}  {about['bytes']}  {about['path']}\n".encode()).hexdigest()
        assert seed["how"] == "made" and about["sha256"] == hashlib.sha256(bank.read_bytes()).hexdigest()
        assert seed["seed"] == hashlib.sha256(b"guiju-seed-v1\0" + listed.encode() + b"\0" + seed["nonce"].encode()).hexdigest()
        assert seed["commit"] == hashlib.sha256(b"guiju-commit-v1\0" + seed["nonce"].encode()).hexdigest()
        validator("probe-manifest.schema.json").validate(manifest)
        asked = len(endpoint.log)
        done(run(*command))
        assert len(endpoint.log) == asked # the same sample, which is asked already


if __name__ == "__main__":
    sys.exit(main())
