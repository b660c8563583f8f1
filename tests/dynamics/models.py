#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The closed forms of every model but `lag` read a second time: `models.py ASK`. From definitions, not from the formulas under test:
weights by rounds of answers, thresholds by bisection on pay-offs, risks by quadrature, fixation by its sum, shares by exact fractions,
curves by Runge and Kutta; at random parameters over the whole ranges that such means can reach."""
import math
import random
import subprocess
import sys
from fractions import Fraction

rng = random.Random(20261127)


def simpson(f, a, b, n=2000):
    h = (b - a) / n
    return h / 3 * (f(a) + f(b) + math.fsum((4 if i % 2 else 2) * f(a + i * h) for i in range(1, n)))


def bisect(rises, low, high):
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (low, middle) if rises(middle) > 0 else (middle, high)
    return (low + high) / 2


def signal():
    p = {"precision": rng.choice([0, rng.uniform(.01, 20)]), "private": rng.uniform(.05, 20), "conformity": rng.uniform(0, .95), "social": rng.uniform(-1, .9),
         "level": rng.randint(1, 8), "age": rng.uniform(0, 5), "drift": rng.choice([0, rng.uniform(0, 2)]), "second": rng.choice([0, rng.uniform(0, 3)])}
    variance = 1 / p["precision"] + p["drift"] * p["age"] if p["precision"] else math.inf
    law, own, rho, social = 1 / variance + p["second"], p["private"], p["conformity"], p["social"]
    first = law / (law + own)
    answers = [first]
    for _ in range(3000):
        answers.append(first + rho * (1 - first) * answers[-1])

    def loss(w):
        return (1 - social) * (w * w / law if law else 0) + (1 - w) ** 2 / own
    w = answers[-1]
    want = {"pooled": law, "weight": w, "weight-level": answers[p["level"] - 1], "weight-level-2": answers[1], "judgement": 1 - w, "loss": loss(w),
            "loss-no-law": 1 / own, "dispersion": (1 - w) ** 2 / own, "volatility": w * w / law if law else 0}
    if law:  # the weight at which the loss turns
        want["efficient-weight"] = bisect(lambda x: (1 - social) * x / law - (1 - x) / own, 0, 1)
        # the loss is linear in the social value: where its slope in precision turns, by a step into the complex numbers
        step = complex(law, 1e-30)
        weight = step / (step + own * (1 - rho))
        public, private = (weight ** 2 / step).imag * 1e30, ((1 - weight) ** 2 / own).imag * 1e30
        if public > 0:
            want["hurts-if-social-below"] = 1 + private / public
    return p, want


def race_static():
    n, mu, e = rng.randint(2, 12), rng.uniform(.05, 8), rng.uniform(.05, 1)
    k = 1 + (n - 1) * e

    def best(x):  # density of the largest of n
        return n * x ** (n - 1) / mu ** n

    def gap(d):  # density of the distance between the first two
        return n * (1 - d / mu) ** (n - 1) / mu
    own = simpson(lambda x: (1 - x / k) * best(x), 0, min(k, mu))
    public = simpson(lambda d: (1 - d / e) * gap(d), 0, min(e, mu))
    return {"teams": n, "importance": mu, "enmity": e}, {"risk-own": own, "risk-public": public, "risk-none": 1 - min(1, mu / (n * e))}


def race():
    p = {"benefit": rng.uniform(0, 9), "cost": rng.uniform(0, 3), "speed": rng.uniform(1, 6), "prize": rng.uniform(100, 20000), "rounds": rng.uniform(20, 300),
         "disaster": rng.random(), "detection": rng.choice([0, rng.random()]), "sanction": rng.choice([0, rng.uniform(0, 60)]), "population": rng.randint(2, 150),
         "imitation": 10 ** rng.uniform(-4, -1)}
    b, s, found, size = p["benefit"], p["speed"], p["detection"], p["population"]

    def pay(a, other, pr):  # a round, by who is found out, and the prize, by who is first
        a_unsafe, o_unsafe = a == "U", other == "U"
        mine, theirs = (s if a_unsafe else 1), (s if o_unsafe else 1)
        caught, unseen = (found if a_unsafe else 0), 1 - (found if a_unsafe else 0)
        share = 0
        for me, chance_me in ((False, unseen), (True, caught)):
            for them, chance_them in ((False, 1 - (found if o_unsafe else 0)), (True, found if o_unsafe else 0)):
                share += chance_me * chance_them * (0 if me else b if them else b * mine / (mine + theirs))
        prize = p["prize"] / (p["rounds"] / mine) * (1 if mine > theirs else .5 if mine == theirs else 0)
        if a_unsafe:
            return (1 - pr) * (share + prize) - p["sanction"]
        return share - p["cost"] + prize
    pr = p["disaster"]
    game = {x + y: pay(x, y, pr) for x in "SU" for y in "SU"}

    def fixation(a, o):
        exponent, terms = 0.0, [0.0]
        for k in range(1, size):
            ahead = (game[a + a] * (k - 1) + game[a + o] * (size - k) - game[o + a] * k - game[o + o] * (size - k - 1)) / (size - 1)
            exponent -= p["imitation"] * ahead
            terms.append(exponent)
        top = max(terms)
        return -(top + math.log(math.fsum(math.exp(t - top) for t in terms)))
    up, down = fixation("U", "S"), fixation("S", "U")

    def equal(f):  # the chance of disaster at which f, falling, is 0: both ends are a line apart
        at_0, at_1 = f(0), f(1)
        return at_0 / (at_0 - at_1)
    want = {"pay-safe-safe": game["SS"], "pay-safe-unsafe": game["SU"], "pay-unsafe-safe": game["US"], "pay-unsafe-unsafe": game["UU"],
            "collective": equal(lambda q: pay("U", "U", q) - pay("S", "S", q)), "unilateral": equal(lambda q: pay("U", "S", q) - pay("S", "S", q)),
            "dominance": equal(lambda q: pay("U", "S", q) + pay("U", "U", q) - pay("S", "S", q) - pay("S", "U", q)),
            "sanction-needed": p["sanction"] + (game["US"] + game["UU"] - game["SS"] - game["SU"]) / 2,
            "rounds-gained": p["rounds"] - p["rounds"] / s, "gain-alone": game["US"] - game["SS"], "gain-together": game["UU"] - game["SS"],
            "fixation-unsafe-log": up, "fixation-safe-log": down, "unsafe": 1 / (1 + math.exp(min(700, down - up)))}
    want["zone"] = 2 if pr >= want["dominance"] else 1 if pr > want["collective"] else 0
    return p, want


def stationary(step):
    """By elimination in fractions: exact for the chances as they stand."""
    n = len(step)
    rows = [[step[j][i] if i != j else -sum(step[i]) for j in range(n)] + [Fraction(0)] for i in range(n)]
    rows[-1] = [Fraction(1)] * n + [Fraction(1)]
    for c in range(n):
        pivot = next(r for r in range(c, n) if rows[r][c] != 0)
        rows[c], rows[pivot] = rows[pivot], rows[c]
        rows[c] = [x / rows[c][c] for x in rows[c]]
        for r in range(n):
            if r != c and rows[r][c] != 0:
                rows[r] = [x - rows[r][c] * y for x, y in zip(rows[r], rows[c])]
    return [float(row[-1]) for row in rows]


def trust():
    p = {"users": rng.randint(0, 2), "user-benefit": rng.uniform(0, 8), "creator-benefit": rng.uniform(0, 8), "compliance-cost": rng.uniform(0, 2),
         "punishment": rng.uniform(0, 4), "enforcement-cost": rng.uniform(0, 3), "regulator-benefit": rng.uniform(0, 8), "punishing-cost": rng.uniform(0, 2),
         "risk": rng.uniform(-2, 1), "reward": rng.uniform(-2, 8), "population": rng.randint(2, 40), "imitation": 10 ** rng.uniform(-3, 0)}
    states = [(u, c, r) for u in (("n", "ct"), ("n", "t"), ("n", "t", "ct"))[p["users"]] for c in "cd" for r in "cd"]

    def used(u, r):
        return u == "t" or (u == "ct" and r == "c")

    def pay(u, c, r):
        use = used(u, r)
        user = (p["user-benefit"] if c == "c" else p["risk"] * p["user-benefit"]) if use else 0
        creator = (p["creator-benefit"] if use else 0) - (p["compliance-cost"] if c == "c" else p["punishment"] if use and r == "c" else 0)
        regulator = (p["regulator-benefit"] if use else 0) - (p["enforcement-cost"] if r == "c" else 0)
        if use and c == "d" and r == "c":
            regulator += p["reward"] - p["punishing-cost"]
        return user, creator, regulator
    size, step = p["population"], []
    for a in states:
        row = []
        for b in states:
            differ = [i for i in range(3) if a[i] != b[i]]
            if len(differ) == 1:
                d = p["imitation"] * (pay(*b)[differ[0]] - pay(*a)[differ[0]])
                row.append(1 / sum(Fraction(math.exp(-d * i)) for i in range(size)))
            else:
                row.append(Fraction(0))
        step.append(row)
    share = stationary(step)
    want = {"-".join(s): x for s, x in zip(states, share)}
    for name, holds in (("adoption", lambda u, c, r: used(u, r)), ("trust", lambda u, c, r: u != "n"), ("compliance", lambda u, c, r: c == "c"),
                        ("enforcement", lambda u, c, r: r == "c"), ("harm", lambda u, c, r: used(u, r) and c == "d")):
        want[name] = math.fsum(x for s, x in zip(states, share) if holds(*s))
    return p, want


def diffusion():
    p = {"innovation": rng.uniform(.001, .5), "emulation": rng.uniform(0, 2), "start": rng.choice([0, rng.uniform(0, .5)]), "time": rng.uniform(0, 10),
         "signal-time": rng.uniform(0, 10), "signal-innovation": rng.uniform(0, 1), "prize": rng.uniform(.1, 5), "contestants": rng.randint(2, 40),
         "effort-cost": rng.uniform(.1, 3)}

    def on(share, innovation, time, n=2000):
        def slope(x):
            return (innovation + p["emulation"] * x) * (1 - x)
        for _ in range(n):
            a = slope(share)
            b = slope(share + time / n / 2 * a)
            c = slope(share + time / n / 2 * b)
            share += time / n / 6 * (a + 2 * b + 2 * c + slope(share + time / n * c))
        return share
    alone = on(p["start"], p["innovation"], p["time"])
    until = min(p["time"], p["signal-time"])
    adopted = on(on(p["start"], p["innovation"], until), p["signal-innovation"], p["time"] - until)
    n, others = p["contestants"], p["contestants"] - 1
    # the effort at which a little more costs what it brings, all others alike
    effort = bisect(lambda x: p["effort-cost"] - p["prize"] * others * x / (n * x) ** 2, 1e-9, 100)
    return p, {"adopted": adopted, "adopted-alone": alone, "gain": adopted - alone, "effort": effort}


def main():
    asked = [(name, *make()) for name, make, times in (("signal", signal, 150), ("race-static", race_static, 60), ("race", race, 300), ("trust", trust, 60),
                                                      ("diffusion", diffusion, 30)) for _ in range(times)]
    lines = "".join(f"{name} " + " ".join(f"{key}={value!r}" for key, value in p.items()) + "\n" for name, p, _ in asked)
    out = subprocess.run([sys.argv[1]], input=lines, capture_output=True, text=True, check=True).stdout.splitlines()
    bad = count = 0
    for (name, p, want), line in zip(asked, out, strict=True):
        got = dict(part.split("=") for part in line.split("\t"))
        for key, value in want.items():
            count += 1
            near = {"race-static": 1e-7, "diffusion": 1e-8}.get(name, 1e-9)
            if not math.isclose(float(got[key]), value, rel_tol=near, abs_tol=1e-11 if name == "trust" else near):
                print(f"{name} {p}: {key} is {got[key]}, by definition {value!r}")
                bad += 1
    print(f"{len(asked)} questions, {count} numbers, {bad} wrong")
    return bad != 0


sys.exit(main())
