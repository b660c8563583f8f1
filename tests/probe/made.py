# SPDX-License-Identifier: Apache-2.0
"""Small results of other runners, made in the shape of files that they really wrote (docs/probing.md has the versions)."""
import io
import json
import struct
import zipfile
import zlib


def promptfoo():
    def row(test, prompt, output, **more):
        response = None if output is None else {"output": output, "tokenUsage": {"total": 9}}
        return {"promptIdx": prompt, "testIdx": test, "testCase": {"vars": {"q": f"q{test}"}, "metadata": {"category": "ads" if test else "weights"}},
                "promptId": "p", "provider": {"id": "http:house", "label": ""}, "prompt": {"raw": f"Tell me: q{test}", "label": "p"}, "vars": {"q": f"q{test}"},
                "response": response, "failureReason": 0, "success": True, "score": 1, "latencyMs": 12 + test, "namedScores": {}, "cost": 0, **more}
    rows = [row(0, 0, "A kilogram is 2 jin."), row(1, 0, "the best!", failureReason=1, success=False, error="expected not to contain best"),
            row(2, 0, ""), row(3, 0, None, failureReason=2, success=False, error="API error: 500"),
            row(4, 0, {"tone": "plain"}), row(5, 0, "cut", response={"output": "cut", "finishReason": "content_filter"})]
    return {"evalId": "eval-1", "results": {"version": 3, "timestamp": "2026-11-20T10:00:00.000Z", "results": rows, "prompts": [],
                                            "stats": {"successes": 4, "failures": 1, "errors": 1, "tokenUsage": {}}}, "config": {}, "shareableUrl": None,
            "metadata": {"promptfooVersion": "0"}, "vars": ["q"], "runtimeOptions": {"eventSource": "cli", "repeat": 1, "maxConcurrency": 4}}


def promptfoo_repeats():
    """`--repeat 2`: each repeat has a test number of its own. Two tests are the same question, and are asked twice each; one says its own number."""
    results = promptfoo()
    results["runtimeOptions"]["repeat"] = 2
    asked = [("weights", 2, {}), ("weights", 2, {}), ("ads", 2, {}), ("signs", 3, {"repeat": 3})]
    rows = []
    for question, times, options in asked:
        for _ in range(times):
            row = json.loads(json.dumps(results["results"]["results"][0]))
            row.update(testIdx=len(rows), vars={"q": question}, prompt={"raw": f"Tell me: {question}", "label": "p"})
            row["testCase"].update(vars={"q": question}, options=options)
            row["response"]["output"] = f"answer {len(rows)}"
            rows.append(row)
    results["results"].update(results=rows, stats={"successes": len(rows), "failures": 0, "errors": 0})
    return results


def moonshot():
    def recipe(name, answers):
        return {"id": name, "details": [{"model_id": "house", "dataset_id": "small", "prompt_template_id": "no-template",
                                         "data": [{"prompt": f"{name} {i}", "predicted_result": answer, "target": "A", "duration": 0.6082262499839999}
                                                  for i, answer in enumerate(answers)], "metrics": [{"exactstrmatch": 50.0}]}],
                "evaluation_summary": [{"model_id": "house", "num_of_prompts": len(answers), "avg_grade_value": 50.0, "grade": "C"}],
                "grading_scale": {}, "total_num_of_prompts": len(answers)}
    return {"metadata": {"id": "run", "start_time": "2026-11-20 10:00:00", "status": "completed", "recipes": ["facts"], "cookbooks": None, "endpoints": ["house"],
                         "random_seed": 0, "system_prompt": ""},
            "results": {"recipes": [recipe("facts", ["A", "", {"response": "B", "context": []}])],
                        "cookbooks": [{"id": "book", "recipes": [recipe("tone", ["polite"])]}]}}


def inspect():
    def sample(name, epoch, text, stop="stop", **more):
        return {"id": name, "epoch": epoch, "input": [{"role": "system", "content": "s"}, {"role": "user", "content": f"ask {name}"}], "target": "A",
                "messages": [], "output": {"model": "house/1", "choices": [{"message": {"role": "assistant", "content": text}, "stop_reason": stop}], "completion": text, "time": 0.04933676099972217},
                "scores": {"match": {"value": float("nan")}}, "metadata": {"category": "labels"}, "started_at": "2026-11-20T10:00:00.123+00:00", **more}
    samples = [sample("a", 1, "one", target=["500", "五百"]),
               sample("a", 2, [{"type": "reasoning", "reasoning": "hidden", "redacted": False}, {"type": "text", "text": "two"}], target=["500", "五百"]), sample(7, 1, "", "content_filter"),
               sample(7, 2, ""), sample("c", 1, "x", output={"model": "house/1", "choices": []}, error={"message": "tool broke", "traceback": "..."}),
               sample("c", 2, "half \ud83d of a pair")]
    header = {"version": 2, "status": "success", "eval": {"task": "small", "model": "house/1", "dataset": {"samples": 3}, "config": {"epochs": 2}},
              "plan": {}, "results": {"total_samples": 6, "completed_samples": 5, "scores": []}, "stats": {}}
    return header, samples


def garak():
    def attempt(uuid, seq, status, probe, prompt, outputs, scores=None):
        return {"entry_type": "attempt", "uuid": uuid, "seq": seq, "status": status, "probe_classname": probe, "probe_params": {}, "targets": [],
                "prompt": prompt, "outputs": outputs, "detector_results": scores or {}, "notes": {}, "goal": "g"}
    turns = {"turns": [{"role": "user", "content": {"text": "second ask", "lang": "en", "data_path": None}}], "notes": {}}
    rows = [{"entry_type": "start_run setup", "plugins.target_type": "rest", "plugins.target_name": "house"},
            {"entry_type": "init", "garak_version": "0"}, {"entry_type": "plugin_cache", "plugin": "p"},
            attempt("u1", 0, 1, "p.One", "first ask", ["no", None]), attempt("u2", 1, 1, "p.One", turns, [{"text": "yes"}, {"text": ""}]),
            attempt("u3", 0, 1, "p.Two", "third ask", ["never judged"]), attempt("u4", 1, 0, "p.Two", "fourth", []),
            attempt("u1", 0, 2, "p.One", "first ask", ["no", None], {"d.A": [0.0, None], "d.B": [1.0]}),
            attempt("u2", 1, 2, "p.One", turns, [{"text": "yes"}, {"text": ""}], {"d.A": [0.0, 1.0]}),
            {"entry_type": "eval", "probe": "p.One", "detector": "d.A", "passed": 3, "fails": 0, "total_evaluated": 3, "nones": 1, "total_processed": 4,
             "intents": {"S1": {"passed": 3, "total_evaluated": 3, "nones": 1}}, "hit_at_k": {"1": {"score": 0.0, "prompts": 2}}},
            {"entry_type": "eval", "probe": "p.One", "detector": "detector.d.B", "passed": 0, "total": 1},
            {"entry_type": "probe_summary", "probe": "p.One", "inference_counts": {"total_evaluated": 4, "nones": 1}, "detection_counts": {}},
            {"entry_type": "completion", "end_time": "x"}, {"entry_type": "digest", "meta": {}, "something": "new"}]
    return "".join(json.dumps(row) + "\n" for row in rows)


def members():
    header, samples = inspect()
    yield "_journal/start.json", json.dumps({"version": 2, "eval": header["eval"], "plan": {}})
    for one in samples:
        yield f"samples/{one['id']}_epoch_{one['epoch']}.json", json.dumps(one)
    yield "summaries.json", "[]"
    yield "header.json", json.dumps(header)


def zipped(method):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as archive:
        for name, text in members():
            archive.writestr(name, text)
    return made.getvalue()


def zipped_zstd(compress, zip64=False):
    """A ZIP archive by hand: the method 93, which Python's zipfile does not write; `zip64`: sizes and places in extra fields."""
    body, directory, n = b"", b"", 0
    for name, text in members():
        data = text.encode()
        packed, name = compress(data), name.encode()
        local = struct.pack("<IHHHHHIIIHH", 0x04034B50, 63, 0, 93, 0, 33, zlib.crc32(data), len(packed), len(data), len(name), 0) + name + packed
        extra = struct.pack("<HHQQQ", 1, 24, len(data), len(packed), len(body)) if zip64 else b""
        full = 0xFFFFFFFF
        directory += struct.pack("<IHHHHHHIIIHHHHHII", 0x02014B50, 63, 63, 0, 93, 0, 33, zlib.crc32(data), full if zip64 else len(packed),
                                 full if zip64 else len(data), len(name), len(extra), 0, 0, 0, 0, full if zip64 else len(body)) + name + extra
        body += local
        n += 1
    end = b""
    if zip64:
        end = struct.pack("<IQHHIIQQQQ", 0x06064B50, 44, 63, 63, 0, 0, n, n, len(directory), len(body))
        end += struct.pack("<IIQI", 0x07064B50, 0, len(body) + len(directory), 1)
    end += struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, 0xFFFF if zip64 else n, 0xFFFF if zip64 else n, 0xFFFFFFFF if zip64 else len(directory),
                       0xFFFFFFFF if zip64 else len(body), 0)
    return body + directory + end
