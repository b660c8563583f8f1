# SPDX-License-Identifier: Apache-2.0
"""The engines: how each is built, started and named, and what it does not do. README.md says how to add one."""
import pathlib
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
BUILD = ROOT / "build" / "peers"
PYTHON = BUILD / "venv" / "bin" / "python"


class NotHad(Exception):
    """An engine that this machine cannot have; says why."""


def do(command, where=ROOT, **more):
    """Runs one step of a build; what it says is shown only when it fails."""
    if shutil.which(command[0]) is None:
        raise NotHad(f"`{command[0]}` is not installed")
    done = subprocess.run([str(c) for c in command], cwd=where, capture_output=True, text=True, **more)
    if done.returncode != 0:
        sys.stderr.write(done.stdout + done.stderr)
        raise NotHad(f"`{' '.join(map(str, command[:2]))}` failed")


def venv():
    """Python packages as requirements.txt pins them, into build/peers/venv, once."""
    stamp, wanted = BUILD / "venv" / "wanted.txt", (HERE / "requirements.txt").read_text(encoding="utf-8")
    if not stamp.exists() or stamp.read_text(encoding="utf-8") != wanted:
        do([sys.executable, "-m", "venv", "--clear", BUILD / "venv"])
        do([PYTHON, "-m", "pip", "install", "--quiet", "--requirement", HERE / "requirements.txt"])
        stamp.write_text(wanted, encoding="utf-8")


def compiled(source, *libraries, header=ROOT / "include"):
    """A C program of this folder, in build/peers."""
    out = BUILD / f"peer-{pathlib.Path(source).stem}"
    do(["cc", "-std=c11", "-O3", "-D_DEFAULT_SOURCE", f"-I{header}", HERE / source, "-o", out, *libraries])
    return out


def build_guiju():
    if not (ROOT / "include" / "guiju" / "portfolio.h").exists():
        raise NotHad("this tree has no guiju/portfolio.h yet")
    library = ROOT / "build" / "release"
    compiled("guiju.c", f"-L{library}", f"-Wl,-rpath,{library}", "-lguiju", "-ljansson")


def build_cargo():
    do(["cargo", "build", "--quiet", "--release", "--target-dir", BUILD / "cedar"], HERE / "cedar")


def build_go():
    do(["go", "build", "-o", BUILD / "peer-opa", "."], HERE / "opa")


def build_npm():
    folder = BUILD / "json-rules-engine"
    folder.mkdir(exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(HERE / "json-rules-engine" / name, folder / name)
    do(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"], folder)


def engine(label, build, command, records, three_valued, explains, lacks):
    """`records`: how many at 40 and at 400 rules, a second's work or two; `explains`: None, or with what."""
    return {
        "label": label,
        "build": build,
        "command": [str(c) for c in command],
        "records": dict(zip((40, 400), records)),
        "three_valued": three_valued,
        "explains": explains,
        "lacks": lacks,
    }


def in_python(name):
    return [PYTHON, HERE / f"on_{name}.py"]


ENGINES = {
    "guiju": engine("guiju", build_guiju, [BUILD / "peer-guiju"], (1_000_000, 500_000), True, "the proof of every rule (`gj_check_why`)", "anything but conditions on one record: no joins, no functions of one's own"),
    "openfisca": engine("OpenFisca", venv, in_python("openfisca"), (200_000, 50_000), False, "its computation log", "unknown: a missing fact is no, 0 or the first choice"),
    "duckdb": engine("DuckDB", venv, in_python("duckdb"), (200_000, 100_000), True, None, "why; which fact is missing"),
    "sqlite": engine("SQLite", venv, in_python("sqlite"), (50_000, 10_000), True, None, "why; which fact is missing"),
    "zen": engine("GoRules ZEN", venv, in_python("zen"), (20_000, 2_000), False, "its trace", "unknown: a condition on a missing fact is no"),
    "cedar": engine("Cedar", build_cargo, [BUILD / "cedar" / "release" / "peer-cedar"], (20_000, 2_000), False, None, "unknown: a condition on a missing fact is no; why (only which policies held)"),
    "opa": engine("OPA", build_go, [BUILD / "peer-opa"], (20_000, 2_000), False, "its trace", "unknown: a condition on a missing fact is undefined, and `not` of it holds"),
    "clingo": engine("clingo", venv, in_python("clingo"), (6_000, 2_000), False, None, "unknown: what is not derived is no; why"),
    "json-rules-engine": engine("json-rules-engine", build_npm, ["node", HERE / "json-rules-engine" / "main.mjs"], (3_000, 1_000), False, "its rule results", "unknown: a condition on a missing fact is no"),
}
