#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The grid of the DSAIR papers, 41 speeds by 51 chances of disaster, here and in NumPy: `python3 bench/dynamics.py [BUILD]`. NumPy and EGTtools come from PyPI, below build/.

For every point both fixation probabilities and the share of unsafe play, at Z = 100 and 1000, beta = 0.01, one thread on one core. First
all programs must agree: shares within 1e-9, fixation probabilities within 1e-9 of themselves (EGTtools rounds those below 1e-7 to 0). Then the time: all in
turn, the least of the runs of each, since what else happens on the machine can only add. Two programs in NumPy:
  sums      the algorithm of the papers over the whole grid at once: differences of pay-offs, cumulative sums, log-sum-exp; one each way
  parabola  what guiju knows put into NumPy: the exponent is a parabola, one log-sum-exp serves both ways
EGTtools is there where PyPI has it for this machine: its fixation probabilities are compared and timed as well, point by point as its interface has it, of three runs.
"""
import os
import pathlib
import subprocess
import sys
import tempfile
import time

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"


def with_numpy():
    """Go on in a Python that has NumPy; EGTtools is taken where it can be had."""
    venv = pathlib.Path("build/bench-numpy")
    if not (venv / "done").exists():
        subprocess.run([sys.executable, "-m", "venv", venv], check=True)
        subprocess.run([venv / "bin/pip", "-q", "install", "numpy==2.4.6"], check=True)
        subprocess.run([venv / "bin/pip", "-q", "install", "egttools==0.1.14.2"])
        (venv / "done").touch()
    os.execv(venv / "bin/python", [str(venv / "bin/python"), *sys.argv])


try:
    import numpy as np
except ImportError:
    with_numpy()

B, C, PRIZE, ROUNDS, BETA = 4.0, 1.0, 1e4, 100.0, 0.01
SPEED = np.linspace(1, 5, 41)[:, None]
CHANCE = np.linspace(0, 1, 51)[None, :]


def payoffs():
    """Safe, unsafe against safe, unsafe: arrays over the grid, flat."""
    ss = np.full((41, 51), B / 2 - C + PRIZE / (2 * ROUNDS))
    su = np.broadcast_to(B / (SPEED + 1) - C, (41, 51))
    us = (1 - CHANCE) * (SPEED * B / (SPEED + 1) + SPEED * PRIZE / ROUNDS)
    uu = (1 - CHANCE) * (B / 2 + SPEED * PRIZE / (2 * ROUNDS))
    return [np.ascontiguousarray(x).reshape(-1, 1) for x in (ss, su, us, uu)]


def log_sum_exp(x):
    top = np.maximum(x.max(axis=1), 0)
    x -= top[:, None]
    np.exp(x, out=x)
    return top + np.log(x.sum(axis=1) + np.exp(-top))


def sums(size):
    ss, su, us, uu = payoffs()
    k = np.arange(1, size, dtype=float)[None, :]

    def fixation(aa, ab, ba, bb):
        x = (aa * (k - 1) + ab * (size - k) - ba * k - bb * (size - k - 1)) * (-BETA / (size - 1))
        np.cumsum(x, axis=1, out=x)
        return np.exp(-log_sum_exp(x))

    up, down = fixation(uu, us, su, ss), fixation(ss, su, us, uu)
    return up / (up + down), up, down


def parabola(size):
    ss, su, us, uu = payoffs()
    i = np.arange(1, size, dtype=float)[None, :]
    rise, start = (uu - us - su + ss) / (size - 1), (us * size - uu - ss * (size - 1)) / (size - 1)
    square, slope = -BETA * rise / 2, -BETA * (rise / 2 + start)
    x = square * i
    x += slope
    x *= i
    odds = -x[:, -1].copy()
    up = -log_sum_exp(x)
    return 1 / (1 + np.exp(-np.clip(odds, -700, 700))), np.exp(up), np.exp(up - odds)


games = {}


def egttools(size):
    """Its objects are made once; what is timed is the two calls for each point."""
    from egttools.analytical import PairwiseComparison
    from egttools.games import Matrix2PlayerGameHolder
    ss, su, us, uu = (x[:, 0] for x in payoffs())
    if size not in games:
        held = [Matrix2PlayerGameHolder(2, np.array([[ss[n], su[n]], [us[n], uu[n]]])) for n in range(len(ss))]
        games[size] = held, [PairwiseComparison(size, game) for game in held]
    out = np.full((3, len(ss)), np.nan)
    for n, evolver in enumerate(games[size][1]):
        up, down = evolver.calculate_fixation_probability(1, 0, BETA), evolver.calculate_fixation_probability(0, 1, BETA)
        out[:, n] = up / (up + down) if up + down > 0 else np.nan, up, down
    return out


def agree(name, got, want):
    got, want = np.asarray(got), np.asarray(want)
    cut = got[1:] == 0
    both = ~cut.any(axis=0)
    share = np.abs(got[0] - want[0])[both].max(initial=0)
    chance = np.abs(got[1:][~cut] / want[1:][~cut] - 1).max()
    note = f"; it gives 0 for {cut.sum()}, ours are at most {want[1:][cut].max():.1e}: left out" if cut.any() else ""
    print(f"  {name}: shares differ by at most {share:.1e}, fixation probabilities by {chance:.1e} of themselves{note}")
    if not (share < 1e-9 and chance < 1e-9 and (not cut.any() or want[1:][cut].max() < 1e-7)):
        sys.exit(f"{name} says something else; nothing was timed")


def timed(function, size):
    start = time.perf_counter()
    function(size)
    return time.perf_counter() - start


def grid(program, size, turns, others):
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "points"
        subprocess.run([program, str(size), "1", str(file)], check=True, capture_output=True)
        ours = np.fromfile(file).reshape(-1, 3).T
    print(f"Z = {size}")
    for other in others:
        agree(other.__name__, other(size), ours)
    whole, alone, theirs = [], [], {other: [] for other in others}
    for _ in range(turns):
        run = subprocess.run([program, str(size), "5"], check=True, capture_output=True, text=True).stdout.split()
        whole += map(float, run[0::2])
        alone += map(float, run[1::2])
        for other in others:
            if other is not egttools or len(theirs[other]) < 3:
                theirs[other].append(timed(other, size))
    print(f"  guiju, the model with all its outputs   {min(whole) * 1e3:9.3f} ms")
    print(f"  guiju, the same quantities as the others {min(alone) * 1e3:8.3f} ms")
    for other, times in theirs.items():
        print(f"  {other.__name__:40} {min(times) * 1e3:8.3f} ms   {min(times) / min(whole):7.1f} times the model, {min(times) / min(alone):7.1f} times the same")


def main():
    build = sys.argv[1] if len(sys.argv) > 1 else "build/release"
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    others = [sums, parabola]
    try:
        import egttools as there
        others.append(egttools)
        print(f"EGTtools {there.__version__}")
    except ImportError:
        print("EGTtools is not installed: left out")
    print(f"NumPy {np.__version__}, one core")
    for size in (100, 1000):
        grid(f"{build}/tests/bench_dynamics", size, 15, others)


main()
