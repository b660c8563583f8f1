#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""guiju simulate: every form of one run says the same; published numbers come through; orderings from the law; what is refused.

Usage: simulate.py GUIJU SOURCE_DIR [name of one case]
"""
import csv
import io
import json
import math
import sys

from cases import SOURCE, Folder, done, main, refused, run, validator

CONTENT = ["--rules", SOURCE / "content"]
SCHEMA = validator("simulate.schema.json")
MODELS = ("signal", "race-static", "race", "trust", "lag", "diffusion")


def ask(*words):
    found = json.loads(done(run("simulate", *words, "--format", "json")))
    SCHEMA.validate(found)
    return found


def outputs(found):
    return {o["name"]: o["value"] for o in found["outputs"]}


def rows(*words):
    text = done(run("simulate", *words, "--format", "csv"))
    said = [line for line in text.splitlines() if line.startswith("#")]
    assert said[0] == f"# guiju simulate {words[0]}" and any("scenarios, not estimates" in line for line in said)
    return list(csv.DictReader(io.StringIO("".join(line for line in text.splitlines(True) if not line.startswith("#")))))


def case_models():
    text = done(run("simulate"))
    assert all(f"  {model} " in text for model in MODELS)
    for model in MODELS:
        for lang in ("en", "zh"):
            text = done(run("simulate", model, "--lang", lang))
            assert ("TO BE SAID WITH IT" if lang == "en" else "须一并说明") in text, model
            assert ("scenarios, not estimates" if lang == "en" else "参数是情景而非估计") in text.replace("\n", " ")


def case_published():
    """Numbers of the literature, through the command: DSAIR's thresholds, Morris and Shin's loss, an Erlang chain."""
    race = outputs(ask("race", "--set", "disaster=0.75"))
    assert abs(race["unsafe"] - 0.9605510614) < 1e-9 and abs(race["dominance"] - 0.7750653880) < 1e-9
    signal = outputs(ask("signal", "--set", "private=10", "--set", "conformity=0.75", "--set", "precision=1.25"))
    assert abs(signal["loss"] - 2 / 15) < 1e-12 and abs(signal["hurts-below"] - 1.25) < 1e-12
    assert abs(outputs(ask("lag"))["arrived"] - 0.5665298796) < 1e-9


def case_forms_agree():
    """JSON, CSV and one point of a sweep are one number to the last digit."""
    for model, parameter, value in (("race", "disaster", "0.8"), ("lag", "gain", "2.5"), ("signal", "precision", "3"), ("diffusion", "time", "7")):
        found = ask(model, "--set", f"{parameter}={value}")
        wanted = outputs(found)
        for row in rows(model, "--set", f"{parameter}={value}"):
            if row["kind"] == "output":
                assert (float(row["value"]) if row["value"] else None) == wanted[row["name"]], row
        line = next(r for r in rows(model, "--sweep", f"{parameter}={value}:{float(value) + 1}:3" if model != "race" else f"{parameter}={value}:0.9:3"))
        for name, number in wanted.items():
            assert (float(line[name]) if line[name] else None) == number, (model, name)


def case_sweeps():
    found = ask("race", "--sweep", "speed=1:3:5", "--sweep", "disaster=0:1:3", "--output", "unsafe,zone")
    axes = found["sweep"]["axes"]
    assert [a["parameter"] for a in axes] == ["speed", "disaster"] and axes[0]["values"] == [1, 1.5, 2, 2.5, 3]
    values = found["sweep"]["values"]
    assert set(values) == {"unsafe", "zone"} and len(values["unsafe"]) == 15
    for i, speed in enumerate(axes[0]["values"]):
        for j, disaster in enumerate(axes[1]["values"]):
            alone = outputs(ask("race", "--set", f"speed={speed}", "--set", f"disaster={disaster}", "--output", "unsafe"))
            assert alone["unsafe"] == values["unsafe"][3 * i + j]
    for words in (["--format", "csv"], ["--format", "json"], ["--format", "html"]):
        one, two = (done(run("simulate", "race", "--sweep", "speed=1:3:41", "--sweep", "disaster=0:1:51", "--threads", n, *words)) for n in ("1", "2"))
        assert one == two


def case_histories():
    """Simulation agrees with the closed form within four of its own errors; the same numbers on any threads and from a seed."""
    words = ["lag", "--histories", "20000", "--format", "json"]
    one, two, other = (done(run("simulate", *words, *more)) for more in (["--threads", "1"], ["--threads", "2"], ["--seed", "2"]))
    assert one == two and one != other
    drawn = [o for o in json.loads(one)["outputs"] if "simulated" in o]
    assert len(drawn) >= 6
    for o in drawn:
        assert abs(o["simulated"]["mean"] - o["value"]) <= 4 * o["simulated"]["error"] + 1e-12, o
    refused(run("simulate", "diffusion", "--histories", "100"), "no simulation")


def case_regimes():
    """The counts of the reference, and what is implied told from what is open."""
    found = ask("race", "--regimes")["regimes"]
    count = {c["name"]: c["count"] for c in found["comparisons"]}
    assert found["points"] == 4096 and (count["cn-unsafe"], count["eu-unsafe"], count["us-unsafe"]) == (2881, 2186, 2222)
    assert (count["cn-swings"], count["eu-swings"], count["us-swings"], count["cn-swings-alone"]) == (2127, 916, 28, 1211)
    implied = [c for c in found["comparisons"] if c["kind"] == "implied"]
    assert implied and all(c["count"] == 0 for c in implied)
    assert ask("lag", "--regimes")["regimes"] == found
    text = done(run("simulate", "lag", "--regimes")).replace("\n", " ")
    assert "implied by assumption, no finding" in text and "an assumption of this project" in text
    refused(run("simulate", "trust", "--regimes"), "does not go with the model `trust`", "race,lag")


def case_sensitivity():
    found = ask("signal", "--sobol", "4096", "--output", "judgement")
    index = {i["parameter"]: i for i in found["outputs"][0]["sensitivity"]["indices"]}
    assert index["cost"]["total"] == 0, "what does not enter moves nothing"
    assert all(i["total"] >= i["first"] - 3 * i["total_error"] - 3 * i["first_error"] for i in index.values() if i["known"])


def case_instruments():
    """A law stands above departmental rules; what the signs leave open is left open, and never a number."""
    names = "cn/csl-2025,cn/genai-2023,cn/algorithm-2021"
    found = json.loads(done(run("simulate", "signal", "--instruments", names, "--on", "2026-11-24", "--format", "json", *CONTENT)))
    SCHEMA.validate(found)
    item = {i["id"]: i for i in found["signals"]["instruments"]}
    assert item["cn/csl-2025"]["rank"] < item["cn/genai-2023"]["rank"] and item["cn/genai-2023"]["issuers"] == 7
    pair = {(p["first"], p["second"]): p["first_is_precise"] for p in found["signals"]["pairs"]}
    assert pair[("cn/genai-2023", "cn/algorithm-2021")] == "more", "seven issuers against four, of one level"
    assert pair[("cn/csl-2025", "cn/genai-2023")] == "open", "a higher level, fewer issuers"
    early = json.loads(done(run("simulate", "signal", "--instruments", names, "--on", "2023-08-01", "--format", "json", *CONTENT)))
    assert {i["id"]: i["status"] for i in early["signals"]["instruments"]}["cn/genai-2023"] == "not-yet"
    plain = outputs(ask("signal"))
    assert outputs(found) == plain, "an ordering changes no number"
    text = done(run("simulate", "signal", "--instruments", names, "--on", "2026-11-24", *CONTENT)).replace("\n", " ")
    assert "No measure of a text gives the precision" in text
    refused(run("simulate", "signal", "--instruments", "cn/genai-2022", *CONTENT), "cn/genai-2022", "did you mean")


def case_unknown_issuers():
    """Who issued an instrument may not be told: then it is not the less precise signal, it is not ordered."""
    block = lambda name, issuers: f'instrument aa/{name} "法"\n  english   "Act"\n  level     statute\n  jurisdiction aa\n{issuers}  in force  from 2020-01-01\n\n'
    law = ('level statute "法"\n  english   "statute"\n  rank      1\n  force     binding\n\nagency one "甲"\n  english   "one"\n\nagency two "乙"\n  english   "two"\n\n' +
           block("told", "  issuers   one, two\n") + block("alone", "  issuers   one\n") + block("untold", ""))
    with Folder() as folder:
        path = folder.file("law.gj", law)
        words = ["signal", "--instruments", "aa/told,aa/alone,aa/untold", "--on", "2026-11-24", "--rules", path]
        pair = {(p["first"], p["second"]): p["first_is_precise"] for p in ask(*words)["signals"]["pairs"]}
        text = " ".join(done(run("simulate", *words)).split())
    assert pair == {("aa/told", "aa/alone"): "more", ("aa/told", "aa/untold"): "open", ("aa/alone", "aa/untold"): "open"}, pair
    assert "who issued it is not told" in text and "0 agenc" not in text


def case_refused():
    refused(run("simulate", "rase"), "no model is called `rase`", "did you mean `race`")
    refused(run("simulate", "race", "--set", "sped=2"), "sped", "did you mean `speed`")
    refused(run("simulate", "race", "--set", "speed=0.5"), "speed", "from 1")
    refused(run("simulate", "race", "--set", "population=10.5"), "whole number")
    for bad in ("speed=", "speed=x", "speed=nan", "speed=inf", "speed=1e400", "speed", "=2", "speed=2 "):
        refused(run("simulate", "race", "--set", bad), "speed" if "speed" in bad else "")
    for bad in ("speed=1:2", "speed=1:2:1", "speed=1:2:x", "speed=0:2:3", "speed=1:2:3:4", "population=2:3:5", "speed=1:2:1e12"):
        refused(run("simulate", "race", "--sweep", bad), bad.split("=")[0])
    refused(run("simulate", "race", "--sweep", "speed=1:2:3", "--sweep", "speed=1:2:3"), "speed")
    refused(run("simulate", "race", *[w for p in ("speed", "disaster", "detection") for w in ("--sweep", f"{p}=1:1:2")]), "one parameter or two")
    refused(run("simulate", "race", "--sweep", "speed=1:2:3000", "--sweep", "disaster=0:1:3000"), "points")
    refused(run("simulate", "race", "--output", "unsave"), "did you mean `unsafe`")
    refused(run("simulate", "lag", "--histories", "1"), "from 2")
    refused(run("simulate", "lag", "--histories", "-5"), "--histories")
    refused(run("simulate", "race", "--years", "3"), "--years")


def case_extremes():
    """The corners of every range: no crash, no hang, and every number is one or null."""
    for model in MODELS:
        parameters = ask(model)["parameters"]
        for corner in ("least", "most"):
            words = [w for p in parameters for w in ("--set", f"{p['name']}={p[corner]!r}")]
            for value in outputs(ask(model, *words)).values():
                assert value is None or math.isfinite(value)
        for p in parameters:
            for corner in ("least", "most"):
                ask(model, "--set", f"{p['name']}={p[corner]!r}")
            page = done(run("simulate", model, *words, "--format", "html"))
            assert ",nan" not in page and ",inf" not in page and ",-nan" not in page, "a drawing has a point that is none"


if __name__ == "__main__":
    sys.exit(main())
