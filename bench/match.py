#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Lists found in text, beside other programs: `python3 bench/match.py [BUILD] [--data DIR] [--write]`.

DIR holds lists and texts (see docs/matching.md); the peers are packages of Debian, PyPI and npm, installed when they are not there. Where a peer
counts all occurrences its count must be ours before anything is printed; mint-filter reports no overlapping ones, ripgrep and grep count lines. Seconds are those of the processor, one thread, the best of five turns;
of one turn for the slow ones, whose time to start is taken off (a run on a text of one line).
"""
import os
import pathlib
import resource
import subprocess
import sys
import tempfile

PACKAGES = ["libvectorscan-dev", "ripgrep", "python3-ahocorasick"]
LISTS = ["zh_sparse_1000", "zh_sparse_10000", "zh_sparse_50000", "zh_dense2_10000", "zh_all_100000", "zh_all_200000", "en_1000", "en_10000", "en_100000"]
MB = 50
PYTHON = """
import sys, time
words = [line.rstrip("\\n") for line in open(sys.argv[1], encoding="utf-8")]
text = open(sys.argv[2], encoding="utf-8").read()
def ahocorasick():
    import ahocorasick
    a = ahocorasick.Automaton()
    for word in words:
        a.add_word(word, 1)
    a.make_automaton()
    return lambda: sum(1 for _ in a.iter(text))
def ahocorasick_rs():
    from ahocorasick_rs import AhoCorasick
    a = AhoCorasick(words)
    return lambda: len(a.find_matches_as_indexes(text, overlapping=True))
def daachorse():
    from daachorse import CharwiseDoubleArrayAhoCorasick
    a = CharwiseDoubleArrayAhoCorasick(words)
    return lambda: len(a.find_overlapping(text))
find = globals()[sys.argv[3]]()
start = time.process_time()
print(find(), time.process_time() - start)
"""
MINT = """
const fs = require("fs");
const Mint = require("mint-filter").default;
const filter = new Mint(fs.readFileSync(process.argv[1], "utf8").trimEnd().split("\\n"));
const text = fs.readFileSync(process.argv[2], "utf8");
const start = process.cpuUsage();
const found = filter.filter(text, { replace: false }).words.length;
const took = process.cpuUsage(start);
console.log(found, (took.user + took.system) / 1e6);
"""


def install():
    have = subprocess.run(["dpkg-query", "-W", "-f=${Package} ${Status}\n", *PACKAGES], capture_output=True, text=True).stdout
    missing = [name for name in PACKAGES if f"{name} install ok installed" not in have]
    if missing:
        root = [] if os.geteuid() == 0 else ["sudo"]
        subprocess.run([*root, "apt-get", "install", "-y", "-qq", "--no-install-recommends", *missing], check=True, stdout=subprocess.DEVNULL)


def install_others():
    """Of PyPI and npm, below build/: the Python to run, the folder of the modules."""
    venv, node = pathlib.Path("build/bench-venv"), pathlib.Path("build/bench-node")
    if not (venv / "done").exists():
        subprocess.run([sys.executable, "-m", "venv", venv], check=True)
        subprocess.run([venv / "bin/pip", "-q", "install", "ahocorasick_rs", "daachorse", "pyahocorasick"], check=True)
        (venv / "done").touch()
    if not (node / "node_modules/mint-filter").exists():
        node.mkdir(parents=True, exist_ok=True)
        subprocess.run(["npm", "install", "--silent", "--prefix", node, "mint-filter@4.0.3"], check=True, stdout=subprocess.DEVNULL)
    return venv / "bin/python", node.resolve() / "node_modules"


def processor(command):
    """Seconds of the processor that a command and what it starts take."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdout=subprocess.PIPE, env={**os.environ, "LC_ALL": "C.UTF-8"})
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def line_of(command):
    hits, size, took, build, held = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    return int(hits), int(size) / float(took) / 1e6, float(build)


def searcher(command, text, short):
    size = text.stat().st_size
    took = processor([*command, str(text)]) - processor([*command, str(short)])
    return size / took / 1e6 if took > 0.02 else float("nan")  # starting takes all of it


def by_script(command, size, wanted, env=None):
    """MB/s of a peer in a language with a runtime; its count must be `wanted`, unless that is None."""
    run = subprocess.run([str(one) for one in command], capture_output=True, text=True, env={**os.environ, **(env or {})})
    if run.returncode != 0:
        sys.exit(f"{command[-1]}: {run.stderr[-300:]}")
    hits, took = run.stdout.split()
    if wanted is not None and int(hits) != wanted:
        sys.exit(f"{command}: {hits} occurrences, ours {wanted}")
    return size / float(took) / 1e6


def measure(build, data, name, texts, folder, others):
    text = texts[name[:2]]
    words, piece, short = data / f"{name}.txt", folder / "piece.txt", folder / "short.txt"
    piece.write_bytes(text.read_bytes() * (12_000_000 // text.stat().st_size + 1))
    short.write_bytes(b"\n")
    row = {}
    ours = {}
    for path in ("avx512", "avx2", "portable"):
        ours[path] = line_of([f"{build}/tests/bench_match", words, text, str(MB), path])
    row["guiju"], row["guiju, AVX2"], row["guiju, portable"] = (ours[path][1] for path in ours)
    row["guiju, folding"] = line_of([f"{build}/tests/bench_match", words, text, str(MB), "fold"])[1]
    behind = line_of([f"{build}/tests/bench_match", words, text, str(MB), "vectorscan"])
    peer = line_of([folder / "vectorscan", words, text, str(MB)])
    if len({peer[0], behind[0], *(one[0] for one in ours.values())}) != 1:
        sys.exit(f"{name}: occurrences differ: {peer[0]}, ours {ours}")
    row["guiju on Vectorscan"] = behind[1]
    row["Vectorscan"] = peer[1]
    row["ripgrep"] = searcher(["rg", "-j1", "-c", "-F", "-f", str(words)], piece, short)
    row["grep"] = searcher(["grep", "-c", "-F", "-f", str(words)], piece, short)
    size = text.stat().st_size
    once = line_of([f"{build}/tests/bench_match", words, text, "0"])[0]
    python, modules = others
    for peer_name, function in (("pyahocorasick", "ahocorasick"), ("ahocorasick_rs", "ahocorasick_rs"), ("daachorse", "daachorse")):
        row[peer_name] = by_script([python, "-c", PYTHON, words, text, function], size, once)
    row["mint-filter"] = by_script(["node", "-e", MINT, words, text], size, None, {"NODE_PATH": str(modules)})
    row["build, s"], row["Vectorscan, s"] = ours["avx512"][2], peer[2]
    return row


def main():
    options = [one for one in sys.argv[1:] if one.startswith("-")]
    plain = [one for one in sys.argv[1:] if not one.startswith("-")]
    data = pathlib.Path(plain.pop() if "--data" in options else os.environ.get("GJ_SHARED", "../shared") + "/data")
    build = plain[0] if plain else "build/release"
    install()
    others = install_others()
    rows = {}
    with tempfile.TemporaryDirectory() as made:
        folder = pathlib.Path(made)
        flags = subprocess.run(["pkg-config", "--cflags", "--libs", "libhs"], capture_output=True, text=True, check=True).stdout.split()
        subprocess.run(["cc", "-O2", "-o", folder / "vectorscan", "bench/match_vectorscan.c", *flags], check=True)
        law = folder / "law.txt"
        law.write_bytes(b"".join(path.read_bytes() for path in sorted((data / "../sources/cn").glob("*.txt"))) or (data / "xiehouyu.json").read_bytes())
        for name in LISTS:
            rows[name] = measure(build, data, name, {"zh": law, "en": data / "sherlock.txt"}, folder, others)
    columns = list(rows[LISTS[0]])
    lines = ["| list | " + " | ".join(columns) + " |", "|---" * (len(columns) + 1) + "|"]
    for name, row in rows.items():
        shown = ["–" if value != value else f"{value:.2f}" if column.endswith(", s") else f"{value:.0f}" for column, value in row.items()]
        lines.append(f"| {name} | " + " | ".join(shown) + " |")
    table = "\n".join(lines)
    print(table)
    if "--write" in options:
        page = pathlib.Path("docs/matching.md")
        head, rest = page.read_text(encoding="utf-8").split("<!-- table -->\n")
        page.write_text(f"{head}<!-- table -->\n{table}\n<!-- end -->{rest.split('<!-- end -->')[1]}", encoding="utf-8")


if __name__ == "__main__":
    main()
