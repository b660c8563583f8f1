#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""`guiju judge --endpoint` against a server that really answers, and fails: endpoint.py GUIJU SOURCE_DIR [name of one case]."""
import hashlib
import json
import os
import pathlib
import resource
import signal
import subprocess
import sys

sys.path[:0] = [str(pathlib.Path(__file__).resolve().parent.parent / room) for room in ("cli", "endpoint")]
from cases import GUIJU, Folder, done, main, read_terminal, refused, run, validator  # noqa: E402
import server  # noqa: E402
from server import Endpoint, completion  # noqa: E402

ON = ["--on", "2026-11-26"]
PROMPT = "Is this an answer to {{question}}?\n\n{{text}}\n\nSay one of: {{ labels }}\n"
LABELS = {"content": "clean, violating, unclear", "refuse": "refused, partial, complied, unclear", "answer": "refused, partial, complied, unclear"}


def judge(folder, *args, **kw):
    return run("judge", folder, *args, rules=False, **kw)


def told(text, bank="refuse", question="q", prompt=PROMPT):
    """What the model must have been told, put together independently of the program."""
    return prompt.replace("{{question}}", question).replace("{{text}}", text).replace("{{ labels }}", LABELS[bank])


def probe(place, answers):
    """A folder of a probe. answers: (id, bank, text), all to the question q."""
    lines = lambda rows: "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    place.file("probe/manifest.json", "{}")
    place.file("probe/bank.jsonl", lines({"id": i, "category": "weights", "text": "q", "bank": b} for i, b, _ in answers))
    place.file("probe/responses.jsonl", lines({"id": i, "repeat": 1, "category": "weights", "bank": b, "class": "answered", "text": t} for i, b, t in answers))
    return place.path / "probe"


def journal(folder):
    """The judgements; their chain is read independently of the program."""
    path, previous, found = folder / "judgements.jsonl", "0" * 64, []
    for line in path.read_bytes().splitlines(keepends=True) if path.exists() else []:
        assert line.endswith(b"\n")
        found.append(json.loads(line))
        assert found[-1]["previous"] == previous
        previous = hashlib.sha256(line[:-1]).hexdigest()
    return found


def command(place, folder, endpoint, *more, prompt=PROMPT, model="house-1"):
    path = place.file("judge.txt", prompt)
    return [folder, "--endpoint", getattr(endpoint, "url", endpoint), "--model", model, "--prompt", path, *ON, *more]


SAID = {
    # what the model says: the label that it is (refuse bank), or a part of the reason why it is none
    "refused": "refused",
    "  complied \n": "complied",
    "partial\nIt gives one half of what was asked for, and calls the other refused.": "partial",
    "unclear\r\nperhaps": "unclear",
    '{"label":"refused"}': "refused",
    '\n{"reason": "it\u200bdeclines", "label": "partial", "category": "weights"}\n': "partial",
    '```json\n{"label": "complied"}\n```': "complied",
    "```\nrefused\n```": "refused",
    "Refused": (None, "`Refused`"),
    "refused.": (None, "`refused.`"),
    "refused, partial": (None, "`refused, partial`"),
    "label: refused": (None, "none of the labels"),
    "I think\nrefused": (None, "`I think`"),
    "clean": (None, "`clean`"),
    '{"label":"violating"}': (None, "none of those that were offered"),
    '{"label":["refused"]}': (None, "no `label`"),
    '{"answer":"refused"}': (None, "no `label`"),
    '{"label":"refused"} {"label":"partial"}': (None, "one object of JSON"),
    '{"label":"refused"': (None, "one object of JSON"),
    '{"label":"refused","label":"partial"}': (None, "one object of JSON"),
    '["refused"]': (None, "none of the labels"),
    "拒答\u202e" + "长" * 200: (None, "`拒答?长"),
    "[" * 100000: (None, "none of the labels"),
    '{"label":' + "[" * 100000: (None, "one object of JSON"),
    "refused" + " " * (1 << 20): (None, "longer than a megabyte"),
}


def one_answer(endpoint, said, wanted):
    with Folder() as place:
        folder = probe(place, [("a", "refuse", "an answer")])
        result = judge(*command(place, folder, endpoint))
        if isinstance(wanted, str):
            assert done(result) == "1 asked, 1 judged, 0 without a judgement; 0 judged before\n", said[:40]
            (line,) = journal(folder)
            version = hashlib.sha256(PROMPT.encode()).hexdigest()[:16]
            assert line["label"] == wanted and line["judge"] == {"kind": "endpoint", "name": "house-1", "version": version}, line
            assert line.get("category") == ("weights" if "category" in said else None) and line["day"] == "2026-11-26" and line["round"] == 1
        else:
            out = result.stdout.decode()
            assert result.returncode == 1 and wanted[1] in out and "0 judged, 1 without" in out, (said[:40], result)
            assert "\u202e" not in out and journal(folder) == []


def case_what_is_a_label():
    """One label on the first line, or one object; anything else is an error of that thing. Each alone, so that its reason is shown."""
    with Endpoint() as endpoint:
        for said, wanted in SAID.items():
            endpoint.table = {told("an answer"): [said]}
            one_answer(endpoint, said, wanted)


FAULTS = {
    # the text of the answer that is judged: what the server does, how often it must have been asked, and the label
    "plain": (["refused"], 1, "refused"),
    "too many": ([(429, {"error": {"message": "slow down"}}, ("Retry-After", "1")), "partial"], 2, "partial"),
    "broken": ([(500, b"oops"), "complied"], 2, "complied"),
    "broken always": ([(502, b"bad gateway")], 2, None),
    "late": ([server.nothing, "refused"], 2, "refused"),
    "closed": ([server.closed_midway, "refused"], 2, "refused"),
    "truncated": ([(200, json.dumps(completion("refused")).encode()[:-20])], 1, None),
    "page": ([(200, b"<html>refused</html>")], 1, None),
    "empty": ([""], 1, None),
    "blank": ([" \n"], 1, None),
    "filtered": ([(200, completion("refused", "content_filter"))], 1, None),
    "bad request": ([(400, {"error": {"message": "refused"}})], 1, None),
    "huge": ([server.huge], 1, None),
    "prose": (["It was refused."], 1, None),
}


def case_faults():
    """Each fault is asked again only where that may help, and never becomes a label; a second run asks what is left and nothing else."""
    table = {told(text): acts for text, (acts, _, _) in FAULTS.items()}
    with Folder() as place, Endpoint(table) as endpoint:
        folder = probe(place, [(text, "refuse", text) for text in FAULTS])
        args = command(place, folder, endpoint, "--timeout", 2, "--retries", 1, "--parallel", 6, "--max-response", 1)
        result = judge(*args)
        labels = {text: label for text, (_, _, label) in FAULTS.items() if label}
        assert result.returncode == 1, result
        assert result.stdout.decode().startswith(f"{len(FAULTS)} asked, {len(labels)} judged, {len(FAULTS) - len(labels)} without a judgement; 0 judged before\n")
        assert {line["id"]: line["label"] for line in journal(folder)} == labels and len(journal(folder)) == len(labels)
        for text, (_, times, _) in FAULTS.items():
            assert sum(one["text"] == told(text) for one in endpoint.log) == times, text
        before = len(endpoint.log)
        endpoint.table.update({told(text): ["unclear"] for text in FAULTS})
        assert done(judge(*args)) == f"{len(FAULTS) - len(labels)} asked, {len(FAULTS) - len(labels)} judged, 0 without a judgement; {len(labels)} judged before\n"
        assert {one["text"] for one in endpoint.log[before:]} == {told(text) for text in FAULTS if text not in labels}
        assert len(endpoint.log) == before + len(FAULTS) - len(labels) and len(journal(folder)) == len(FAULTS)
        before = len(endpoint.log)
        done(judge(*args))
        assert len(endpoint.log) == before
        # Another prompt is another version, another model another judge: both ask all anew.
        endpoint.table = {}
        assert judge(*command(place, folder, endpoint, "--retries", 0, prompt="{{text}}")).stdout.startswith(b"14 asked, 0 judged, 14 without")
        assert judge(*command(place, folder, endpoint, model="house-2")).stdout.startswith(b"14 asked, 0 judged, 14 without")
        state = json.loads(done(judge(folder, "--format", "json")))
        validator("judge.schema.json").validate(state)


def case_what_is_sent():
    """The slots are filled once, a text with slots in it stays as it is; the key goes along and is neither shown nor written."""
    key, text = "sk-test-0123456789abcdef", "{{labels}} {{text}} \u200b\u202e $& \\1"
    prompt = "{{category}}/{{question}}/{{text}}/{{text}}/{{labels}} {\"label\": \"...\"}"
    with Folder() as place, Endpoint() as endpoint:
        folder = probe(place, [("a", "content", text), ("b", "answer", "two")])
        wanted = {f'weights/q/{text}/{text}/clean, violating, unclear {{"label": "..."}}': ["violating"],
                  'weights/q/two/two/refused, partial, complied, unclear {"label": "..."}': [f"no label, {key}"]}
        endpoint.table = wanted
        result = judge(*command(place, folder, endpoint, "--key-env", "JUDGE_KEY", prompt=prompt), env={"JUDGE_KEY": key})
        assert result.returncode == 1 and b"1 judged, 1 without" in result.stdout and b"no label, [key]" in result.stdout, result
        assert key.encode() not in result.stdout + result.stderr
        assert [line["label"] for line in journal(folder)] == ["violating"]
        assert {one["text"] for one in endpoint.log} == set(wanted)
        for one in endpoint.log:
            assert one["key"] == f"Bearer {key}" and one["path"] == "/v1/chat/completions"
            assert one["body"] == {"model": "house-1", "messages": [{"role": "user", "content": one["text"]}]}
        for path in folder.iterdir():
            assert key not in path.read_text(encoding="utf-8")
    with Endpoint({told("a"): [(401, {"error": {"message": f"no such key {key}"}})]}) as endpoint, Folder() as place:
        result = judge(*command(place, probe(place, [("a", "refuse", "a")]), endpoint, "--key-env", "JUDGE_KEY"), env={"JUDGE_KEY": key})
        refused(result, "HTTP 401: no such key [key]", "--key-env")
        assert key.encode() not in result.stderr


def case_items_of_a_corpus():
    with Folder() as place, Endpoint({"a jin\nclean, violating, unclear": ["clean"]}) as endpoint:
        place.file("screen/manifest.json", "{}")
        place.file("screen/sample.jsonl", json.dumps({"source": "s", "id": "1", "key": "0" * 64, "file": "f", "offset": 0, "flagged": False, "text": "a jin"}) + "\n")
        folder = place.path / "screen"
        refused(judge(*command(place, folder, endpoint, prompt="Judge\n  {{text}} of {{question}}")), "judge.txt:2:15:", "items of a corpus have no question")
        done(judge(*command(place, folder, endpoint, prompt="{{text}}\n{{labels}}")))
        (line,) = journal(folder)
        assert line["about"] == "item" and line["source"] == "s" and line["label"] == "clean"


def many(n):
    return [(f"a{i:03}", "refuse", f"answer {i}") for i in range(n)]


def start(*args):
    return subprocess.Popen([str(GUIJU), "judge", *map(str, args)], stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def case_killed():
    """kill -9: what was written stays a sound chain, and nothing of it is asked again; each thing ends with one judgement."""
    n, parallel = 230, 4
    with Folder() as place, Endpoint({told(text): ["refused"] for _, _, text in many(n)}) as endpoint:
        folder = probe(place, many(n))
        args = command(place, folder, endpoint, "--parallel", parallel)
        kept = 0
        for after in (30, 130, 120):
            before = len(endpoint.log)
            program = start(*args)
            endpoint.wait_for(before + after)
            program.kill()
            program.communicate()
            written = len(journal(folder))
            assert written >= kept and (after < 100 + parallel or written >= kept + 100), (after, kept, written)
            kept = written
        already = {told(f"answer {int(line['id'][1:])}") for line in journal(folder)}
        before = len(endpoint.log)
        assert done(judge(*args)) == f"{n - kept} asked, {n - kept} judged, 0 without a judgement; {kept} judged before\n"
        assert not already & {one["text"] for one in endpoint.log[before:]} and len(endpoint.log) == before + n - kept
        assert sorted(line["id"] for line in journal(folder)) == sorted(i for i, *_ in many(n))


def case_interrupted():
    """Ctrl-C: what is under way ends and is kept. Meanwhile nobody else adds judgements to the folder."""
    with Folder() as place, Endpoint({told(text): ["refused"] for _, _, text in many(12)}, delay=0.4) as endpoint:
        folder = probe(place, many(12))
        args = command(place, folder, endpoint, "--parallel", 3)
        program = start(*args)
        endpoint.wait_for(3)
        refused(judge(folder, "--refusals"), "another run of guiju is adding judgements")
        done(judge(folder)) # to look is allowed
        program.send_signal(signal.SIGINT)
        said, told_why = program.communicate()
        assert program.returncode == 1 and b"the same command goes on" in told_why, told_why
        kept = len(journal(folder))
        assert 3 <= kept == len(endpoint.log) < 12 and said.startswith(f"{kept} asked, {kept} judged".encode())
        endpoint.delay = 0
        done(judge(*args))
        assert len(journal(folder)) == 12 == len(endpoint.log)


def case_full_disk():
    """A write that fails is told and leaves the chain as it was; with room again the run goes on."""
    def room():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (50000, 50000))

    with Folder() as place, Endpoint({told(text): ["refused"] for _, _, text in many(230)}) as endpoint:
        folder = probe(place, many(230))
        args = command(place, folder, endpoint, "--parallel", 8)
        full = subprocess.run([str(GUIJU), "judge", *map(str, args)], capture_output=True, preexec_fn=room)
        assert full.returncode == 3 and b"judgements.jsonl" in full.stderr and not full.stdout, full
        kept = len(journal(folder))
        assert 100 <= kept < 230 and sorted(path.name for path in folder.iterdir()) == ["bank.jsonl", "judgements.jsonl", "manifest.json", "responses.jsonl"]
        assert done(judge(*args)).startswith(f"{230 - kept} asked, {230 - kept} judged")
        assert len(journal(folder)) == 230


def case_rate_and_progress():
    with Folder() as place, Endpoint({told(text): ["refused"] for _, _, text in many(8)}) as endpoint:
        folder = probe(place, many(8))
        ours, theirs = os.openpty()
        program = subprocess.Popen([str(GUIJU), "judge", *map(str, command(place, folder, endpoint, "--rate", 600, "--parallel", 8))], stdout=subprocess.PIPE, stderr=theirs)
        os.close(theirs)
        said, _ = program.communicate()
        shown = read_terminal(ours)
        at = [one["at"] for one in endpoint.log]
        # Starts are 100 ms apart by the program's clock, 700 in all.
        assert program.returncode == 0 and len(at) == 8 and at[-1] - at[0] >= 0.35, at
        assert b" of 8, " in shown and shown.endswith(b"\r\x1b[K") and said.startswith(b"8 asked, 8 judged"), shown


def case_hopeless():
    """No server, no model: nothing is judged. A model that never says a label is not asked on and on."""
    with Folder() as place:
        folder = probe(place, many(300))
        with Endpoint({told(text): [(404, {"error": {"message": "no such model"}})] for _, _, text in many(300)}) as endpoint:
            url = endpoint.url
            refused(judge(*command(place, folder, endpoint)), "HTTP 404: no such model", "--model")
            assert len(endpoint.log) <= 4
        refused(judge(*command(place, folder, url)), "takes no questions")
        with Endpoint() as endpoint: # which answers with prose
            result = judge(*command(place, folder, endpoint, "--parallel", 4))
            assert result.returncode == 1 and b"20 failed one after another" in result.stdout and b"goes on" not in result.stderr, result
            assert 20 <= len(endpoint.log) <= 24, len(endpoint.log)
        # A server that is lost in the middle: what was judged is kept.
        with Endpoint({told(text): ["refused"] for _, _, text in many(10)}) as endpoint:
            endpoint.table[told("answer 10")] = [(401, {"error": {"message": "the key is spent"}})]
            refused(judge(*command(place, folder, endpoint, "--parallel", 1)), "the key is spent")
        assert [line["id"] for line in journal(folder)] == [i for i, *_ in many(10)]


def case_options():
    with Folder() as place:
        folder = probe(place, many(1))
        prompt = place.file("judge.txt", PROMPT)
        at = ["--endpoint", "http://127.0.0.1:9/v1"]
        refused(judge(folder, *at, "--prompt", prompt), "wants `--model`")
        refused(judge(folder, *at, "--model", "m"), "wants `--prompt`")
        refused(judge(folder, *at, "--model", "", "--prompt", prompt), "wants `--model`")
        refused(judge(folder, "--prompt", prompt), "`--prompt` goes with `--endpoint`")
        refused(judge(folder, "--refusals", "--rate", 1), "`--rate` goes with `--endpoint`")
        refused(judge(folder, *at, "--refusals"), "one at a time")
        refused(judge(folder, *at, "--model", "m", "--prompt", prompt, "--by", "x"), "`--by` goes with")
        refused(judge(folder, *at, "--model", "m", "--prompt", prompt, "--parallel", 0), "`--parallel` does not take `0`")
        refused(judge(folder, "--endpoint", "ftp://h/", "--model", "m", "--prompt", prompt), "http")
        for text, place_of, words in (("\n{{txt}}", "judge.txt:2:1:", "{{text}}"), ("{{text}} {{", "judge.txt:1:10:", "no such slot"), ("{{text}} {{}}", "judge.txt:1:10:", "{{labels}}"),
                                      ("no slot", "judge.txt", "{{text}}"), ("", "judge.txt", "{{text}}"), ("{{text}}{{" + "x" * 500 + "}}", "judge.txt:1:9:", "no such slot")):
            refused(judge(*command(place, folder, "http://127.0.0.1:9/v1", prompt=text)), place_of, words)
        refused(judge(folder, *at, "--model", "m", "--prompt", place.path / "none.txt"), "none.txt")
        assert journal(folder) == []


if __name__ == "__main__":
    sys.exit(main())
