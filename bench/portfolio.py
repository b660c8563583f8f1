#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Portfolios of real size through a pipe: a hundred million services of 40 rules, ten million of the whole rule base.

    python3 bench/portfolio.py BUILD [--rules40 FILE] [--millions N] [--write]
--rules40   the forty rules of bench/peers (made by `make peers`)
--millions  services of the first run, in millions; a tenth of it for the second (100 if not said)
--write     put the table into docs/performance.md
A writer of lines feeds `guiju portfolio` through a pipe; both take a core each. Counts are held to those of another number of threads on a
part of the same input before anything is timed.
"""
import argparse
import hashlib
import os
import pathlib
import re
import subprocess
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
DAY = ["--on", "2026-11-24"]


def command(build, rules, format, threads):
    return [build / "guiju", "portfolio", "-", "--input", format, *DAY, "--rules", rules, "--threads", str(threads), "--format", "json"]


def through_pipe(build, rules, count, format, facts, threads):
    """The report's digest, seconds, peak memory of the reader in MiB."""
    writer = subprocess.Popen([build / "tests/bench_services", rules, str(count), format, str(facts)], stdout=subprocess.PIPE)
    start = time.monotonic()
    reader = subprocess.Popen(command(build, rules, format, threads), stdin=writer.stdout, stdout=subprocess.PIPE)
    writer.stdout.close()
    report = reader.stdout.read()
    _, status, usage = os.wait4(reader.pid, 0)
    seconds = time.monotonic() - start
    assert status == 0 and writer.wait() == 0, "a run failed"
    assert f'"services": {count},'.encode() in report
    return hashlib.sha256(report).hexdigest(), seconds, usage.ru_maxrss / 1024, usage.ru_utime


def size_of(build, rules, count, format, facts):
    writer = subprocess.run([build / "tests/bench_services", rules, "10000", format, str(facts)], stdout=subprocess.PIPE, check=True)
    return len(writer.stdout) / 10000 * count


def row(build, name, rules, count, format, facts):
    small = [through_pipe(build, rules, 100000, format, facts, threads)[0] for threads in (1, 2)]
    assert small[0] == small[1], "the counts hang on the number of threads"
    _, seconds, peak, user = through_pipe(build, rules, count, format, facts, 1)
    size = size_of(build, rules, count, format, facts)
    line = f"| {name} | {format} | {count / 1e6:.0f} M | {size / 1e9:.1f} | {seconds:.1f} | {count / seconds / 1e6:.2f} M | {size / seconds / 1e6:.0f} | {size / user / 1e6:.0f} | {peak:.0f} |"
    print(line, flush=True)
    return line


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build", type=lambda path: pathlib.Path(path).resolve())
    parser.add_argument("--rules40", type=lambda path: pathlib.Path(path).resolve(), default=ROOT / "build/peers/data/rules-40.gj")
    parser.add_argument("--millions", type=int, default=100)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    many, fewer = args.millions * 1000000, args.millions * 100000
    lines = ["| rules | from | services | GB | seconds | services/s | MB/s through the pipe | MB of input for a second of the processor | peak MiB |", "|---|---|---|---|---|---|---|---|---|"]
    print("\n".join(lines))
    lines.append(row(args.build, "40", args.rules40, many, "csv", 26))
    lines.append(row(args.build, "40", args.rules40, many, "jsonl", 26))
    lines.append(row(args.build, "the whole rule base", ROOT / "content", fewer, "csv", 40))
    lines.append(row(args.build, "the whole rule base", ROOT / "content", fewer, "jsonl", 40))
    if args.write:
        page = ROOT / "docs/performance.md"
        text = page.read_text(encoding="utf-8")
        new = re.sub(r"(<!-- pipe -->\n).*?(<!-- end pipe -->)", lambda match: match[1] + "\n".join(lines) + "\n" + match[2], text, flags=re.S)
        assert new != text or "\n".join(lines) in text, "docs/performance.md has no place for it"
        page.write_text(new, encoding="utf-8")


main()
