#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The model `lag` read a second time, by other means: `lag.py ASK`.

The delay by the continued fraction of the incomplete gamma function, what several channels bring by Simpson's rule, the roots by Newton
on the Lambert function and by all roots of the polynomial at once (Durand and Kerner), times by bisection. On random points and on the ends
of the ranges; every output of every point must agree.
"""
import cmath
import math
import random
import subprocess
import sys

RANGES = {
    "events": (0.1, 50), "tiers": (1, 6), "tier-time": (0.02, 1), "pass": (0, 1), "channels": (1, 30), "time": (0, 20), "growth": (0, 2),
    "prior": (0, 1), "alarms": (0, 50), "quiet": (0, 20), "floor": (0, 1), "gain": (0.1, 5), "crises": (0, 2), "jump": (0, 5),
    "relaxation": (0.2, 3),
}
NAN = float("nan")


def gamma_cdf(n, x):
    """P(n, x): the series below n + 1, Lentz's continued fraction above."""
    if x <= 0:
        return 0.0
    scale = math.exp(n * math.log(x) - x - math.lgamma(n))
    if x < n + 1:
        term = total = 1 / n
        k = n
        while term > total * 1e-17:
            k += 1
            term *= x / k
            total += term
        return total * scale
    b, c = x + 1 - n, 1e300
    d = h = 1 / b
    for i in range(1, 500):
        a = -i * (i - n)
        b += 2
        d = 1 / (a * d + b) if a * d + b else 1e300
        c = b + a / c if b + a / c else 1e-300
        h *= d * c
        if abs(d * c - 1) < 1e-16:
            break
    return 1 - scale * h


def simpson(f, end, n):
    step = end / n
    return step / 3 * sum(f(i * step) * (1 if i in (0, n) else 4 if i % 2 else 2) for i in range(n + 1))


def heard_one(p, t):
    n, tau = int(p["tiers"]), p["tier-time"]
    known = t * gamma_cdf(n, t / tau) - n * tau * gamma_cdf(n + 1, t / tau)
    return 1 - math.exp(-p["events"] * p["pass"] ** n * max(known, 0))


def heard_any(p, t):
    """The integral in two pieces: where the delay still varies, and after it."""
    n, tau, reach, m = int(p["tiers"]), p["tier-time"], p["pass"] ** int(p["tiers"]), p["channels"]
    f = lambda age: 1 - (1 - reach * gamma_cdf(n, age / tau)) ** m
    near = min(t, 60 * tau)
    return 1 - math.exp(-p["events"] * (simpson(f, near, 1200) + (t - near) * f(60 * tau)))


def bisect(f, low, high):
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (middle, high) if f(middle) < 0 else (low, middle)
    return high


def fixed_root(x):
    """The rightmost s of s = -x e^-s: Newton from many starts, the rightmost that converges."""
    best = None
    for re in (-6, -3, -1.5, -1, -.5, -.1, .5, 1, 2):
        for im in (0, .3, 1, 1.5, 2, 3):
            s = complex(re, im)
            try:
                for _ in range(200):
                    e = x * cmath.exp(-s)
                    s -= (s + e) / (1 - e)
            except (OverflowError, ZeroDivisionError):
                continue
            if abs(s + x * cmath.exp(-s)) < 1e-9 and (best is None or s.real > best.real):
                best = s
    return complex(best.real, abs(best.imag) if abs(best.imag) > 1e-6 else 0)


def tiers_root(x, n):
    """The rightmost z - 1 of (z - 1) z^n + x."""
    roots = [(0.4 + 0.9j) ** k for k in range(n + 1)]
    for _ in range(3000):
        for i, z in enumerate(roots):
            below = 1
            for j, other in enumerate(roots):
                if i != j:
                    below *= z - other
            roots[i] = z - ((z - 1) * z ** n + x) / below
    z = max(roots, key=lambda r: r.real)
    return complex(z.real - 1, abs(z.imag) if abs(z.imag) > 1e-6 else 0)


def model(p):
    n, tau, t = int(p["tiers"]), p["tier-time"], p["time"]
    lag, reach, k = n * tau, p["pass"] ** int(p["tiers"]), p["gain"]
    rate, quiet = p["events"] * reach, p["quiet"]

    def belief(a):
        safe, danger = 1 - p["prior"], p["prior"] * math.exp(-a * quiet)
        return danger / (safe + danger) if safe + danger else 1

    def until():
        if p["prior"] <= p["floor"]:
            return 0
        if p["alarms"] == 0 or p["prior"] == 1 or p["floor"] == 0:
            return NAN
        return math.log(p["prior"] * (1 - p["floor"]) / ((1 - p["prior"]) * p["floor"])) / p["alarms"]

    fixed, tiers = fixed_root(k * lag) / lag, tiers_root(k * tau, n) / tau
    critical = NAN if n == 1 else n * math.tan(math.pi / 2 / n) / math.cos(math.pi / 2 / n) ** n
    return {
        "lag": lag, "arrived": gamma_cdf(n, t / tau), "reach": reach, "reach-any": 1 - (1 - reach) ** p["channels"],
        "heard": heard_one(p, t), "heard-any": heard_any(p, t),
        "heard-half": bisect(lambda u: heard_one(p, u) - .5, 0, 10 * (lag + 1 / rate)) if rate > 1e-6 else None,
        "exposure": (1 - p["growth"] * tau) ** -n if p["growth"] * tau < 1 else NAN, "exposure-fixed": math.exp(p["growth"] * lag),
        "belief-thought": belief(p["alarms"]), "belief-true": belief(rate), "false-confidence": (p["alarms"] - rate) * quiet,
        "quiet-until": until(), "gain-lag": k * lag,
        "swing-growth": fixed.real, "swing-frequency": fixed.imag, "swing-period": 2 * math.pi / fixed.imag if fixed.imag else NAN,
        "tiers-growth": tiers.real, "tiers-period": 2 * math.pi / tiers.imag if tiers.imag else NAN,
        "critical": critical, "margin": critical / (k * lag),
        "stringency": p["crises"] * p["jump"] / p["relaxation"],
        "stringency-variance": p["crises"] * p["jump"] ** 2 / (2 * p["relaxation"]),
        "half-life": math.log(2) / p["relaxation"], "persistence": math.exp(-p["relaxation"] * t),
    }


def points():
    r = random.Random(20)
    for case in range(120):
        p = {}
        for name, (low, high) in RANGES.items():
            value = low if case and r.random() < .05 else high if case and r.random() < .05 else r.uniform(low, high)
            p[name] = round(value) if name in ("tiers", "channels") else value
        yield p


def agree(got, want):
    if want is None or math.isnan(got) and math.isnan(want):
        return True
    return abs(got - want) <= 2e-7 * max(1, abs(want))


def main():
    cases = list(points())
    lines = "".join("lag " + " ".join(f"{k}={v!r}" for k, v in p.items()) + "\n" for p in cases)
    out = subprocess.run([sys.argv[1]], input=lines, capture_output=True, text=True, check=True).stdout.splitlines()
    bad = 0
    for p, line in zip(cases, out, strict=True):
        got = {k: float(v) for k, v in (part.split("=") for part in line.split("\t"))}
        want = model(p)
        assert got.keys() == want.keys(), got.keys() ^ want.keys()
        for name in want:
            if not agree(got[name], want[name]):
                print(f"{name}: {got[name]!r}, here {want[name]!r}, at {p}")
                bad += 1
    print(f"{len(cases)} points, {bad} disagreements")
    return bad != 0


sys.exit(main())
