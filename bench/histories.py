#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Histories of the model `lag`: `python3 bench/histories.py [BUILD] [--count N] [--seed S]`.

First the numbers: those of one, two and three threads must be the same in every digit, and within five standard errors of the closed
forms. Then the time, by the clock and of the processor, for one thread and for two; 10^6 histories unless --count says more (10^8 take minutes).
"""
import os
import subprocess
import sys


def run(program, count, threads, seed):
    done = subprocess.run([program, str(count), str(threads), str(seed)], capture_output=True, text=True, check=True)
    wall, processor = map(float, done.stderr.split())
    return done.stdout, wall, processor


def option(name, usual):
    return int(float(sys.argv[sys.argv.index(name) + 1])) if name in sys.argv else usual


def main():
    build = sys.argv[1] if len(sys.argv) > 1 and not sys.argv[1].startswith("-") else "build/release"
    program, count, seed = os.path.join(build, "tests/bench_histories"), option("--count", 10 ** 6), option("--seed", 1)
    first = run(program, min(count, 10 ** 5), 1, seed)[0]
    for threads in (2, 3):
        if run(program, min(count, 10 ** 5), threads, seed)[0] != first:
            sys.exit(f"{threads} threads: other numbers than one")
    runs = {threads: run(program, count, threads, seed) for threads in (1, 2)}
    if runs[1][0] != runs[2][0]:
        sys.exit("two threads: other numbers than one")
    print(f"{count:,} histories, seed {seed}; the same digits for one, two and three threads")
    for line in runs[1][0].splitlines():
        name, mean, error, exact = line.split("\t")
        away = (float(mean) - float(exact)) / float(error) if float(error) else 0.0
        print(f"{name:20} {float(mean):.6f} +- {float(error):.6f}   closed form {float(exact):.6f}   {away:+.2f} standard errors")
        if abs(away) > 5:
            sys.exit(f"{name} is off")
    for threads, (_, wall, processor) in runs.items():
        print(f"{threads} threads: {wall:.2f} s, {count / wall / 1e6:.2f} million a second; processor {processor:.2f} s, {processor / count * 1e9:.0f} ns a history")
    print(f"scaling on {os.cpu_count()} cores: {runs[1][1] / runs[2][1]:.2f}")


main()
