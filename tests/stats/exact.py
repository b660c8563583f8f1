#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Statistics against exact arithmetic: exact.py ASK_LINES. Everything expected here is computed by integers and fractions, by
enumeration where that is possible, or in 50 decimal digits; nothing is taken from the room's own formulas but what they promise."""
import decimal
import hashlib
import itertools
import math
import random
import subprocess
import sys
from fractions import Fraction as F
from functools import lru_cache

ASK = subprocess.Popen([sys.argv[1]], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1)
RISKS = [F(1, 20), F(1, 10), F(1, 100), F(1, 4), F(1, 2)]
draw = random.Random(45654)
asked = 0


def ask(kind, **params):
    global asked
    asked += 1
    words = " ".join(f"{key}={value}" for key, value in params.items())
    ASK.stdin.write(f"{kind}\t{words}\n")
    ASK.stdin.flush()
    return ASK.stdout.readline().rstrip("\n")


def values(kind, **params):
    line = ask(kind, **params)
    if line.startswith("error") or line.startswith("no such"):
        sys.exit(f"{kind} {params}: {line}")
    return {a: b for a, _, b in (word.rpartition("=") for word in line.split())}


def value(kind, **params):
    return float(values(kind, **params)[""])


def near(got, want, what, relative=1e-12, absolute=0.0):
    want = float(want)
    if not abs(got - want) <= relative * abs(want) + absolute:
        sys.exit(f"{what}: {got!r} is not {want!r}")


def same(got, want, what):
    if got != want:
        sys.exit(f"{what}: {got!r} is not {want!r}")


@lru_cache(maxsize=200000)
def binom_le(x, n, p):
    a, b = p.numerator, p.denominator
    return F(sum(math.comb(n, i) * a**i * (b - a) ** (n - i) for i in range(0, min(x, n) + 1)), b**n)


def binom_ge(x, n, p):
    return 1 - binom_le(x - 1, n, p)


@lru_cache(maxsize=400000)
def hyper_le(x, N, D, n):
    return F(sum(math.comb(D, i) * math.comb(N - D, n - i) for i in range(0, min(x, n) + 1)), math.comb(N, n))


def hyper_ge(x, N, D, n):
    return 1 - hyper_le(x - 1, N, D, n)


def tails():
    for _ in range(600):
        n = draw.randint(1, 300)
        p = F(draw.randint(1, 99), 100) if draw.random() < 0.7 else F(1, draw.randint(1, 10**6))
        x = draw.randint(0, n)
        near(value("binom_cdf_le", x=x, n=n, p=p), binom_le(x, n, p), f"P(X<={x}) n={n} p={p}", absolute=1e-300)
        near(value("binom_ge", x=x, n=n, p=p), binom_ge(x, n, p), f"P(X>={x}) n={n} p={p}", absolute=1e-300)
    for x, n, p in (139, 4000, F(1, 25)), (176, 10000, F(1, 50)), (250, 10000, F(1, 50)), (300, 20000, F(1, 50)):
        near(value("binom_cdf_le", x=x, n=n, p=p), binom_le(x, n, p), f"P(X<={x}) n={n} p={p}")
        near(value("binom_ge", x=x, n=n, p=p), binom_ge(x, n, p), f"P(X>={x}) n={n} p={p}")
    for _ in range(600):
        N = draw.randint(1, 400)
        n, D = draw.randint(1, N), draw.randint(0, N)
        x = draw.randint(0, n)
        near(value("hyper_cdf_le", x=x, N=N, D=D, n=n), hyper_le(x, N, D, n), f"P(X<={x}) N={N} D={D} n={n}", absolute=1e-300)
        near(value("hyper_ge", x=x, N=N, D=D, n=n), hyper_ge(x, N, D, n), f"P(X>={x}) N={N} D={D} n={n}", absolute=1e-300)


D = decimal.Decimal


def log_factorial(n):
    """Stirling's series from 100 on, shifted there by a product; good to 45 digits."""
    shift = D(1)
    while n < 100:
        n += 1
        shift *= n
    m, total = D(n), D(0)
    bernoulli = [F(1, 6), F(-1, 30), F(1, 42), F(-1, 30), F(5, 66), F(-691, 2730), F(7, 6), F(-3617, 510), F(43867, 798), F(-174611, 330)]
    for k, b in enumerate(bernoulli, 1):
        total += D(b.numerator) / D(b.denominator) / (2 * k * (2 * k - 1)) / m ** (2 * k - 1)
    pi = D("3.14159265358979323846264338327950288419716939937510582097494")
    return (m + D("0.5")) * m.ln() - m + (2 * pi).ln() / 2 + total - shift.ln()


def sum_ratios(first, ratio):
    total, term, i = D(0), first, 0
    while term > total * D(10) ** -22:
        total += term
        term *= ratio(i)
        i += 1
    return total


def large():
    """Counts for which fractions are too long: 50 digits, from the term at x away from the mean."""
    decimal.getcontext().prec = 50
    for x, n, a, b in (49_990_000, 10**9, 1, 20), (19_995_000, 10**9, 1, 50), (0, 10**9, 1, 10**9), (499_980_000, 10**9, 1, 2), (4_990_000, 10**8, 1, 20):
        p, q = D(a) / b, D(b - a) / b
        first = (log_factorial(n) - log_factorial(x) - log_factorial(n - x) + x * p.ln() + (n - x) * q.ln()).exp()
        want = sum_ratios(first, lambda i: (x - i) * q / ((n - x + i + 1) * p))
        near(value("binom_cdf_le", x=x, n=n, p=f"{a}/{b}"), want, f"P(X<={x}) n={n}", 1e-11)
    for x, N, bad, n in (38, 12000, 601, 1000), (199_000, 10**9, 2 * 10**7, 10**7), (4_990_000, 10**9, 5 * 10**7, 10**8), (249_990_000, 10**9, 5 * 10**8, 5 * 10**8):
        logs = [log_factorial(k) for k in (bad, N - bad, n, N - n, N, x, bad - x, n - x, N - bad - n + x)]
        first = (sum(logs[:4]) - sum(logs[4:])).exp()
        want = sum_ratios(first, lambda i: D((x - i) * (N - bad - n + x - i)) / D((bad - x + i + 1) * (n - x + i + 1)))
        near(value("hyper_cdf_le", x=x, N=N, D=bad, n=n), want, f"P(X<={x}) N={N} D={bad} n={n}", 1e-11)


def bounds():
    """U and L are where the tails have weight alpha: a little to each side the exact tail is on the right side of it."""
    for _ in range(150):
        n, alpha = draw.randint(1, 120), draw.choice(RISKS)
        x = draw.randint(0, n)
        up, low = value("cp_upper_onesided_95", x=x, n=n, alpha=alpha), value("cp_lower_onesided_95", x=x, n=n, alpha=alpha)
        step = F(1, 10**12)
        if x == n:
            same(up, 1.0, "U(n)")
        elif not binom_le(x, n, F(up) - step) > alpha > binom_le(x, n, F(up) + step):
            sys.exit(f"U({x}; {n}) at {alpha} is not {up}")
        if x == 0:
            same(low, 0.0, "L(0)")
        elif not binom_ge(x, n, F(low) - step) < alpha < binom_ge(x, n, F(low) + step):
            sys.exit(f"L({x}; {n}) at {alpha} is not {low}")
        near(value("cp_twosided_95_high", x=x, n=n, alpha=2 * alpha) if alpha < F(1, 2) else up, up, "two-sided", 1e-13)
    for N in (1, 2, 3, 7, 19, 20, 21, 40):
        for n in range(1, N + 1):
            for x in range(0, n + 1):
                alpha = draw.choice(RISKS)
                range_of = range(x, N - n + x + 1)
                same(int(value("hyper_upper_onesided_95_count", x=x, N=N, n=n, alpha=alpha)),
                     max(d for d in range_of if hyper_le(x, N, d, n) > alpha), f"D_up x={x} n={n} N={N} {alpha}")
                same(int(value("hyper_lower_onesided_95_count", x=x, N=N, n=n, alpha=alpha)),
                     min(d for d in range_of if hyper_ge(x, N, d, n) > alpha), f"D_low x={x} n={n} N={N} {alpha}")


def shown(x, n, N, limit, alpha):
    """The definition: compare the bounds with the limit; where N is finite the bounds are counts, found by trying all."""
    if N is None:
        kept = limit == 1 or (x < n and binom_le(x, n, limit) <= alpha)
        broken = x > 0 and limit < 1 and binom_ge(x, n, limit) < alpha
    else:
        range_of = range(x, N - n + x + 1)
        kept = max(d for d in range_of if hyper_le(x, N, d, n) > alpha) <= limit * N
        broken = min(d for d in range_of if hyper_ge(x, N, d, n) > alpha) > limit * N
    return "assured" if kept else "refuted" if broken else "undecided"


LIMITS = [F(0), F(1, 20), F(1, 25), F(1, 10), F(1, 3), F(1, 2), F(19, 20), F(1)]


def rulings():
    for n in (1, 2, 5, 13, 20, 29, 59, 60):
        for x in range(0, n + 1, 1 if n < 21 else 3):
            for limit in LIMITS:
                alpha = draw.choice(RISKS)
                got = values("ruling", x=x, n=n, limit=limit, alpha=alpha)
                what = f"ruling x={x} n={n} limit={limit} alpha={alpha}"
                same(got["literal"], "yes" if x <= limit * n else "no", what)
                same(got["shown"], shown(x, n, None, limit, alpha), what)
                same(values("ruling", x=x, n=n, floor=1 - limit, alpha=alpha), got, what + " as at least")
    for _ in range(60):
        n = draw.randint(1, 60)
        x = draw.randint(0, n // 4)
        unjudged = draw.randint(0, n - x)
        got = values("ruling_of_some", x=x, n=n, unjudged=unjudged, limit=F(1, 5))
        what = f"ruling x={x} n={n}, {unjudged} unjudged"
        same(got["as_failures"], shown(x + unjudged, n, None, F(1, 5), F(1, 20)), what)
        same(got["left_out"], shown(x, n - unjudged, None, F(1, 5), F(1, 20)) if unjudged < n else "None", what)
    for N in (1, 5, 20, 21, 40):
        for n in range(1, N + 1, 1 if N < 21 else 3):
            for x in range(0, n + 1):
                limit, alpha = draw.choice(LIMITS), draw.choice(RISKS)
                got = values("ruling", x=x, n=n, N=N, limit=limit, alpha=alpha)
                same(got["shown"], shown(x, n, N, limit, alpha), f"ruling x={x} n={n} N={N} limit={limit} alpha={alpha}")


def acceptance():
    for N in (None, 60, 90):
        for n in (1, 10, 45, 60):
            for limit in LIMITS:
                alpha = draw.choice(RISKS)
                more = {} if N is None else {"N": N}
                got = values("rule_thresholds", n=n, limit=limit, alpha=alpha, **more)
                words = [shown(x, n, N, limit, alpha) for x in range(0, n + 1)]
                what = f"thresholds n={n} N={N} limit={limit} alpha={alpha}"
                same(int(got["literal_max"]), math.floor(limit * n), what)
                same(int(got["assured_max"]), max([x for x in range(n + 1) if words[x] == "assured"], default=-1), what)
                same(int(got["refuted_from"]), min([x for x in range(n + 1) if words[x] == "refuted"], default=n + 1), what)


def sizes():
    for N in (None, 80, 150):
        for limit in F(1, 20), F(1, 10), F(1, 5):
            more = {} if N is None else {"N": N}
            for c in range(0, 4):
                want = next((n for n in range(c + 1, N or 1000) if shown(c, n, N, limit, F(1, 20)) == "assured"), None)
                got = ask("min_n_for_assurance_with_c_failures", c=c, limit=limit, **more)
                same(got, f"{c}:{want}", f"fewest c={c} limit={limit} N={N}")
    for N, limit, true, power in (None, F(1, 5), F(1, 20), F(9, 10)), (None, F(1, 10), F(1, 50), F(4, 5)), (None, F(1, 2), F(3, 10), F(9, 10)), (150, F(1, 5), F(1, 10), F(9, 10)):
        def passes(n):
            """The most failures that assure, and how likely the truth stays within them."""
            most = max([x for x in range(n + 1) if shown(x, n, N, limit, F(1, 20)) == "assured"], default=None)
            if most is None:
                return None
            return most, binom_le(most, n, true) if N is None else hyper_le(most, N, math.ceil(true * N), n)
        more = {} if N is None else {"N": N}
        got = values("plan", limit=limit, true=true, power=power, **more)
        n = next(n for n in range(1, N or 500) if passes(n) is not None and passes(n)[1] >= power)
        same((int(got["n"]), int(got["c"])), (n, passes(n)[0]), f"plan {limit} {true} N={N}")
        near(float(got["power"]), passes(n)[1], "power of the plan")


def others():
    for b, c in (0, 0), (1, 0), (5, 5), (18, 7), (0, 6), (30, 70):
        n = b + c
        want = min(F(1), 2 * F(sum(math.comb(n, i) for i in range(min(b, c) + 1)), 2**n))
        near(float(values("mcnemar_exact_twosided", b=b, c=c)["p"]), want, f"McNemar {b} {c}")
    for _ in range(50):
        table = [draw.randint(0, 30) for _ in range(4)]
        if sum(table) == 0:
            continue
        a, b, c, d = table
        n = sum(table)
        same_share, by_chance = F(a + d, n), F((a + b) * (a + c) + (c + d) * (b + d), n * n)
        named = dict(zip(("both_yes", "only_a", "only_b", "both_no"), table))
        got = values("cohen_kappa", **named)
        if by_chance == 1:
            same(got["kappa"], "None", f"kappa {table}")
        else:
            near(float(got["kappa"]), (same_share - by_chance) / (1 - by_chance), f"kappa {table}", absolute=1e-15)
        yes = F(2 * a + b + c, 2 * n)
        chance = 2 * yes * (1 - yes)
        near(float(values("gwet_ac1", **named)["ac1"]), (same_share - chance) / (1 - chance), f"AC1 {table}", absolute=1e-15)
    for _ in range(60):
        # the definition: walk up the sorted values; multiply by how many are left; never fall
        p = [F(draw.randint(0, 100), 100) for _ in range(draw.randint(1, 8))]
        order, so_far, want = sorted(range(len(p)), key=lambda i: (p[i], i)), F(0), {}
        for rank, i in enumerate(order):
            so_far = max(so_far, p[i] * (len(p) - rank))
            want[i] = min(F(1), so_far)
        got = [float(word) for word in ask("holm", p=",".join(f"{x.numerator}/{x.denominator}" for x in p)).split()]
        for i in range(len(p)):
            near(got[i], want[i], f"Holm {p}", absolute=1e-15)
    for _ in range(40):
        n = draw.randint(2, 12)
        m = [draw.randint(1, 500) for _ in range(n)]
        y = [draw.randint(0, k) if draw.random() < 0.5 else 0 for k in m]
        N = n + draw.randint(0, 20)
        r = F(sum(y), sum(m))
        variance = sum((b - r * a) ** 2 for a, b in zip(m, y)) / (n - 1) / n / F(sum(m), n) ** 2 * (1 - F(n, N))
        got = values("ratio_estimator", m=",".join(map(str, m)), y=",".join(map(str, y)), N=N)
        near(float(got["r"]), r, "ratio")
        near(float(got["se"]), math.sqrt(variance), "error of the ratio", 1e-12, 1e-18)
    for _ in range(40):
        k, m = draw.randint(2, 10), draw.randint(2, 6)
        x = [draw.randint(0, m) for _ in range(k)]
        mean = F(sum(x), k * m)
        between = sum(m * (F(i, m) - mean) ** 2 for i in x) / (k - 1)
        within = sum(F(i, m) * (1 - F(i, m)) * m for i in x) / (k * (m - 1))
        whole = between + (m - 1) * within
        near(float(values("correlation", x=",".join(map(str, x)), m=m)["icc"]), (between - within) / whole if whole else 0, f"icc {x}", absolute=1e-14)


def sampling():
    seed, source, ids = "2026-11-23/demo", "src-A", [f"doc-{i:04d}" for i in range(1, 21)]
    keys = sorted((hashlib.sha256(b"guiju-sample-v1\0" + seed.encode() + b"\0" + source.encode() + b"\0" + i.encode()).hexdigest(), i) for i in ids)
    for rank, (key, name) in enumerate(keys, 1):
        same(ask("sample_key_rank", rank=rank), f"{name} {key}", f"rank {rank}")
    for rate in F(0), F(1, 4), F(1, 3), F(9, 10), F(1):
        want = sorted(name for key, name in keys if F(int(key[:16], 16), 2**64) < rate)
        same(ask("sample_bernoulli", rate=rate).split(), want, f"Bernoulli {rate}")
    got = values("seed", manifest="m" * 64, nonce="n0")
    same(got["commit"], hashlib.sha256(b"guiju-commit-v1\0n0").hexdigest(), "commitment")
    same(got["seed"], hashlib.sha256(b"guiju-seed-v1\0" + b"m" * 64 + b"\0n0").hexdigest(), "seed")
    for _ in range(200):
        sizes_of = [draw.choice([0, draw.randint(0, 30), draw.randint(0, 5000)]) for _ in range(draw.randint(1, 8))]
        least = draw.choice([0, draw.randint(0, 40)])
        floor = [min(s, least) for s in sizes_of]
        n = draw.randint(sum(floor), sum(sizes_of))
        got = [int(word) for word in ask("allot", sizes=",".join(map(str, sizes_of)), n=n, least=least).split()]
        what = f"allot {sizes_of} n={n} least={least}: {got}"
        same(sum(got), n, what)
        if any(g < f or g > s for g, f, s in zip(got, floor, sizes_of)):
            sys.exit(what)
        if least == 0 and sum(sizes_of) > 0:
            quota = [F(n * size, sum(sizes_of)) for size in sizes_of]
            want = [math.floor(q) for q in quota]
            for i in sorted(range(len(quota)), key=lambda i: (want[i] - quota[i], i))[: n - sum(want)]:
                want[i] += 1
            same(got, want, what)
        # no item could be moved from a source above its minimum to one that is sampled more thinly even then
        for (g, f, s), (h, _, t) in itertools.permutations(zip(got, floor, sizes_of), 2):
            if g > f and t > 0 and F(h + 1, t) <= F(g - 1, s) and h < t:
                sys.exit(f"{what}: source of {t} got too little beside {s}")


for part in tails, large, bounds, rulings, acceptance, sizes, others, sampling:
    before = asked
    part()
    print(f"{part.__name__}: {asked - before} answers are exact")
