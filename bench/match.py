#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Lists found in text, beside other programs: `python3 bench/match.py [BUILD] [--data DIR] [--write]`.

DIR holds lists and texts (see docs/matching.md); the peers are Debian's packages, installed here when they are not there. Where a peer counts
all occurrences its count must be ours before anything is printed. Seconds are those of the processor, one thread, the best of five turns;
of one turn for the slow ones, whose time to start is taken off (a run on a text of one line).
"""
import os
import pathlib
import resource
import subprocess
import sys
import tempfile

PACKAGES = ["libvectorscan-dev", "ripgrep", "python3-ahocorasick"]
LISTS = ["zh_sparse_1000", "zh_sparse_10000", "zh_sparse_50000", "zh_dense2_10000", "zh_all_100000", "en_1000", "en_10000", "en_100000"]
MB = 50
AHOCORASICK = """
import sys, time, ahocorasick
a = ahocorasick.Automaton()
for line in open(sys.argv[1], encoding="utf-8"):
    a.add_word(line.rstrip("\\n"), 1)
a.make_automaton()
text = open(sys.argv[2], encoding="utf-8").read()
start = time.process_time()
print(sum(1 for _ in a.iter(text)), time.process_time() - start)
"""


def install():
    have = subprocess.run(["dpkg-query", "-W", "-f=${Package} ${Status}\n", *PACKAGES], capture_output=True, text=True).stdout
    missing = [name for name in PACKAGES if f"{name} install ok installed" not in have]
    if missing:
        root = [] if os.geteuid() == 0 else ["sudo"]
        subprocess.run([*root, "apt-get", "install", "-y", "-qq", "--no-install-recommends", *missing], check=True, stdout=subprocess.DEVNULL)


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


def measure(build, data, name, texts, folder):
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
    peer = line_of([folder / "vectorscan", words, text, str(MB)])
    if len({peer[0], *(one[0] for one in ours.values())}) != 1:
        sys.exit(f"{name}: occurrences differ: {peer[0]}, ours {ours}")
    row["Vectorscan"] = peer[1]
    row["ripgrep"] = searcher(["rg", "-j1", "-c", "-F", "-f", str(words)], piece, short)
    row["grep"] = searcher(["grep", "-c", "-F", "-f", str(words)], piece, short)
    hits, took = subprocess.run(["/usr/bin/python3", "-c", AHOCORASICK, words, text], capture_output=True, text=True, check=True).stdout.split()
    if int(hits) * (peer[0] // int(hits)) != peer[0]:
        sys.exit(f"{name}: pyahocorasick finds {hits}, ours {peer[0]}")
    row["pyahocorasick"] = text.stat().st_size / float(took) / 1e6
    row["build, s"], row["Vectorscan, s"] = ours["avx512"][2], peer[2]
    return row


def main():
    options = [one for one in sys.argv[1:] if one.startswith("-")]
    plain = [one for one in sys.argv[1:] if not one.startswith("-")]
    data = pathlib.Path(plain.pop() if "--data" in options else os.environ.get("GJ_SHARED", "../shared") + "/data")
    build = plain[0] if plain else "build/release"
    install()
    rows = {}
    with tempfile.TemporaryDirectory() as made:
        folder = pathlib.Path(made)
        flags = subprocess.run(["pkg-config", "--cflags", "--libs", "libhs"], capture_output=True, text=True, check=True).stdout.split()
        subprocess.run(["cc", "-O2", "-o", folder / "vectorscan", "bench/match_vectorscan.c", *flags], check=True)
        law = folder / "law.txt"
        law.write_bytes(b"".join(path.read_bytes() for path in sorted((data / "../sources/cn").glob("*.txt"))) or (data / "xiehouyu.json").read_bytes())
        for name in LISTS:
            rows[name] = measure(build, data, name, {"zh": law, "en": data / "sherlock.txt"}, folder)
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


main()
