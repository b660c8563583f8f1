#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Lists of 200,000 and of a million terms, beside the same peers: `python3 bench/match_large.py [BUILD] [--data DIR] [--write]`.

The million is the words of the largest list of each language and pairs of them, drawn with a fixed seed: joined in Chinese, with a space between in English; so is what
English lacks to 200,000. A peer has MOST_SECONDS of the processor and MOST_BYTES of memory for building and searching together; which it ran out of stands in
its place. Speed is that of searching alone, on 50 MB in memory, best of five, for the compiled ones; on the text once for those in Python and Node. Counts
of occurrences must be equal before anything is printed (mint-filter reports no overlapping ones, ripgrep and grep count lines).
"""
import os
import pathlib
import random
import resource
import subprocess
import sys
import tempfile

from match import MB, MINT, PYTHON, install, install_others

MOST_SECONDS, MOST_BYTES = 180, 8 << 30
LISTS = {"zh_200000": ("zh_all_200000", 200_000, ""), "zh_1000000": ("zh_all_200000", 1_000_000, ""), "en_200000": ("en_100000", 200_000, " "), "en_1000000": ("en_100000", 1_000_000, " ")}


def make(words, n, between):
    rng, made = random.Random(7), dict.fromkeys(words)
    while len(made) < n:
        made[rng.choice(words) + between + rng.choice(words)] = None
    return "".join(f"{word}\n" for word in list(made)[:n])


def limits(command):
    def limit():
        resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS + 1))
        if command[0] != "node":  # it reserves more than it uses, and has a limit of its own
            resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES, MOST_BYTES))
    return limit


def spend(command, env=None):
    """What it printed, seconds of the processor, MB at the most; words instead of what it printed if it did not come to an end."""
    with tempfile.TemporaryFile("w+") as out:
        process = subprocess.Popen([str(one) for one in command], stdout=out, stderr=subprocess.DEVNULL, env={**os.environ, "LC_ALL": "C.UTF-8", **(env or {})}, preexec_fn=limits(command))
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        took, said = used.ru_utime + used.ru_stime, out.read().split()
    if process.returncode != 0 and not (process.returncode == 1 and command[0] in ("rg", "grep")):
        said = "time" if took >= MOST_SECONDS - 1 else f"memory or refusal ({process.returncode})"
    return said, took, used.ru_maxrss / 1000


def compiled(command):
    """Occurrences, MB/s, seconds to build, MB at the most without the text."""
    said, _, held = spend(command)
    if isinstance(said, str):
        return None, said, "–", "–"
    hits, size, took, build = said[:4]
    return int(hits), f"{int(size) / float(took) / 1e6:.0f}", f"{float(build):.1f}", f"{held - int(size) / 1e6:.0f}"


def scripted(command, size, env=None):
    said, took, held = spend(command, env)
    if isinstance(said, str):
        return None, said, "–", "–"
    hits, seconds = int(said[0]), float(said[1])
    return hits, f"{size / seconds / 1e6:.1f}", f"{took - seconds:.1f}", f"{held:.0f}"


def searched(command, text, short):
    """A run on a text of one line is what starting takes."""
    said, start, _ = spend([*command, short])
    if isinstance(said, str):
        return None, said, "–", "–"
    said, took, held = spend([*command, text])
    if isinstance(said, str):
        return None, said, "–", "–"
    return None, f"{text.stat().st_size / (took - start) / 1e6:.0f}" if took - start > 0.05 else "–", f"{start:.1f}", f"{held:.0f}"


def measure(build, words, text, folder, others):
    python, modules = others
    size, piece, short = text.stat().st_size, folder / "piece.txt", folder / "short.txt"
    piece.write_bytes(text.read_bytes() * (12_000_000 // size + 1))
    short.write_bytes(b"\n")
    ours = f"{build}/tests/bench_match"
    whole = {"guiju": compiled([ours, words, text, MB]), "Vectorscan": compiled([folder / "vectorscan", words, text, MB])}
    once = compiled([ours, words, text, 0])[0]
    row = {**whole, "guiju, folding": compiled([ours, words, text, MB, "fold"])}
    singles = {name: scripted([python, "-c", PYTHON, words, text, function], size) for name, function in
               (("pyahocorasick", "ahocorasick"), ("ahocorasick_rs", "ahocorasick_rs"), ("daachorse", "daachorse"))}
    if len({one[0] for one in whole.values()} - {None}) != 1 or {one[0] for one in singles.values()} - {None, once}:
        sys.exit(f"{words}: occurrences differ: {whole}, once {once}: {singles}")
    row |= {"ripgrep": searched(["rg", "-j1", "-c", "-F", "-f", words], piece, short), "grep": searched(["grep", "-c", "-F", "-f", words], piece, short), **singles}
    row["mint-filter"] = scripted(["node", f"--max-old-space-size={MOST_BYTES >> 20}", "-e", MINT, words, text], size, {"NODE_PATH": str(modules)})
    return row


def main():
    options = [one for one in sys.argv[1:] if one.startswith("-")]
    plain = [one for one in sys.argv[1:] if not one.startswith("-")]
    data = pathlib.Path(plain.pop() if "--data" in options else os.environ.get("GJ_SHARED", "../shared") + "/data")
    build = plain[0] if plain else "build/release"
    install()
    others = install_others()
    lines = ["| list | program | MB/s | to build, s | memory, MB |", "|---|---|---|---|---|"]
    with tempfile.TemporaryDirectory() as made:
        folder = pathlib.Path(made)
        flags = subprocess.run(["pkg-config", "--cflags", "--libs", "libhs"], capture_output=True, text=True, check=True).stdout.split()
        subprocess.run(["cc", "-O2", "-o", folder / "vectorscan", "bench/match_vectorscan.c", *flags], check=True)
        law = folder / "law.txt"
        law.write_bytes(b"".join(path.read_bytes() for path in sorted((data / "../sources/cn").glob("*.txt"))) or (data / "xiehouyu.json").read_bytes())
        for name, (base, n, between) in LISTS.items():
            words = folder / f"{name}.txt"
            words.write_text(make((data / f"{base}.txt").read_text(encoding="utf-8").split("\n")[:-1], n, between), encoding="utf-8")
            for peer, (_, speed, took, held) in measure(build, words, law if name[:2] == "zh" else data / "sherlock.txt", folder, others).items():
                lines.append(f"| {name} | {peer} | {speed} | {took} | {held} |")
                print(lines[-1], flush=True)
    if "--write" in options:
        page = pathlib.Path("docs/matching.md")
        head, rest = page.read_text(encoding="utf-8").split("<!-- large -->\n")
        page.write_text(head + "<!-- large -->\n" + "\n".join(lines) + "\n<!-- end of large -->" + rest.split("<!-- end of large -->")[1], encoding="utf-8")


main()
