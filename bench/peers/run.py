#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The same rules on the same records in every engine: builds, compares, measures, reports.

    python3 bench/peers/run.py [--engines a,b,c] [--write]
--engines   only these; the others are shown as not asked for
--write     puts the tables into docs/performance.md and the picture into docs/peers.svg; wants every engine, and guiju measured
Everything is made under build/peers; results.json there has every figure.
"""
import argparse
import json
import os
import pathlib
import platform
import shutil
import subprocess
import sys
from datetime import date

import engines


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--engines", default=",".join(engines.ENGINES))
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    if args.write and args.engines != ",".join(engines.ENGINES):
        parser.error("--write wants every engine")
    args.engines = args.engines.split(",")
    for name in args.engines:
        if name not in engines.ENGINES:
            parser.error(f"no engine is called `{name}`: {', '.join(engines.ENGINES)}")
    return args


def machine():
    cpu = next((line.split(":")[1].strip() for line in pathlib.Path("/proc/cpuinfo").read_text(encoding="utf-8").split("\n") if line.startswith("model name")), platform.machine())
    return {"cpu": cpu, "system": f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores", "date": date.today().isoformat(), "load": [os.getloadavg()[0]]}


def say(words):
    print(words, file=sys.stderr, flush=True)


def build(names):
    """What can be had, and why the rest cannot."""
    missing = {}
    for name in names:
        say(f"building {name}")
        try:
            engines.ENGINES[name]["build"]()
        except engines.NotHad as why:
            missing[name] = str(why)
    return [name for name in names if name not in missing], missing


def measure_all(names, results):
    import generate
    import measure

    most = {size: max([generate.N_TEXT, *(engines.ENGINES[name]["records"][size] for name in names)]) for size in generate.SIZES}
    right = measure.Right(most)
    for size in generate.SIZES:
        for mode in measure.MODES:
            for name in names:
                engine = engines.ENGINES[name]
                if name in results["missing"] or (mode == "explain" and engine["explains"] is None):
                    continue
                results["machine"]["load"].append(os.getloadavg()[0])
                say(f"{name}, {size} rules, {mode}")
                try:
                    row, version = measure.measure(engine, size, mode, right)
                except RuntimeError as why:
                    results["missing"][name] = str(why)
                    continue
                results["rows"][f"{name} {size} {mode}"] = row
                results["versions"][name] = version
    return right


def roofline(results):
    """Bytes a service from the columns that the rules use to the two planes of each rule, times services a second."""
    import generate
    import measure

    width = {"bool": 1 / 8, "number": 8, "date": 4, "choice": 1}
    for size in generate.SIZES:
        row = results["rows"].get(f"guiju {size} unknown")
        if row is None:
            continue
        base = json.loads((measure.DATA / f"rules-{size}.json").read_text(encoding="utf-8"))
        used = {a["fact"] for rule in base["rules"] for a in rule["all"] + rule["any"] + rule.get("unless", [])}
        moved = sum(width[f["type"]] + 1 / 8 for f in base["facts"] if f["name"] in used) + 2 / 8 * size
        rate = moved * row["services_a_second"]
        results["roofline"][str(size)] = {"bytes": moved, "bytes_a_second": rate, "percent": 100 * rate / results["bandwidth"]["triad"]}


def main():
    args = arguments()
    engines.BUILD.mkdir(parents=True, exist_ok=True)
    engines.venv()
    if pathlib.Path(sys.prefix) != engines.BUILD / "venv":  # the rest wants numpy
        os.execv(engines.PYTHON, [engines.PYTHON, *sys.argv])
    import files
    import measure
    import plot
    import report

    results = {"machine": machine(), "runs": measure.RUNS, "versions": {}, "rows": {}, "roofline": {}}
    names, results["missing"] = build(args.engines)
    engines.compiled("../peak.c")
    bandwidth = engines.compiled("bandwidth.c")
    measure.made()
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})  # one core for everybody, from here on
    right = measure_all(names, results)
    say("files")
    results["files"] = files.run(args.engines, right)
    results["bandwidth"] = json.loads(subprocess.run([bandwidth], capture_output=True, check=True).stdout)
    roofline(results)
    (engines.BUILD / "results.json").write_text(json.dumps(results, indent=1), encoding="utf-8")
    print(report.markdown(results))
    if any(f"{name} {plot.SIZE} unknown" in results["rows"] for name in names):
        (engines.BUILD / "peers.svg").write_text(plot.svg(results), encoding="utf-8")
    if args.write and "guiju 400 unknown" not in results["rows"]:
        sys.exit("guiju was not measured; nothing was written")
    if args.write:
        report.write(results)
        shutil.copy(engines.BUILD / "peers.svg", engines.ROOT / "docs" / "peers.svg")


if __name__ == "__main__":
    main()
