# SPDX-License-Identifier: Apache-2.0
"""What samples show, by summing binomials and hypergeometrics in whole numbers. Shares are fractions; of a population without end `of` is None."""
import functools
import math
from fractions import Fraction

STEP = Fraction(1, 10**6)  # a ten-thousandth of a percent: what reports show


def hyper_tail(x, bad, n, of):
    """P(X <= x) of `n` drawn of `of` with `bad` in them, as part and whole."""
    return sum(math.comb(bad, k) * math.comb(of - bad, n - k) for k in range(max(0, n - of + bad), min(x, n, bad) + 1)), math.comb(of, n)


@functools.cache
def hyper_bounds(x, n, of, risk):
    """The fewest and the most that may be bad, each at the risk."""
    def at_most(bad):  # P(X <= x) > risk
        part, whole = hyper_tail(x, bad, n, of)
        return part > risk * whole

    def at_least(bad):  # P(X >= x) > risk
        part, whole = hyper_tail(x - 1, bad, n, of)
        return whole - part > risk * whole

    low, high = x, of - (n - x)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if at_most(middle) else (low, middle - 1)
    most = low
    low, high = x, most
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if at_least(middle) else (middle + 1, high)
    return low, most


def binomial_tail(x, n, share):
    """P(X <= x), a fraction."""
    p, whole = share.numerator, share.denominator
    return Fraction(sum(math.comb(n, k) * p**k * (whole - p)**(n - k) for k in range(x + 1)), whole**n)


@functools.cache
def binomial_upper(x, n, risk):
    """The upper bound of Clopper and Pearson, rounded up to a step: the first where so few are as rare as the risk."""
    low, high = 0, 10**6
    while low < high and x < n:
        middle = (low + high) // 2
        low, high = (low, middle) if binomial_tail(x, n, middle * STEP) <= risk else (middle + 1, high)
    return high * STEP


def percent(share, up):
    """Percent with four decimals, rounded outwards."""
    steps = share / STEP
    return (math.ceil(steps) if up else math.floor(steps)) / 10**4


class Rate:
    """A share of failures: parts of (failures, drawn, unjudged, of)."""

    def __init__(self, name, parts, risk, good, bank=None):
        self.name, self.parts, self.risk, self.good, self.bank = name, parts, Fraction(risk), good, bank
        self.two_phase, self.left_out = False, 0

    def share(self, unjudged):
        if len(self.parts) == 1:
            bad, n, open_, _ = self.parts[0]
            return Fraction(bad + unjudged * open_, n)
        return sum(Fraction(of * (bad + unjudged * open_), n) for bad, n, open_, of in self.parts) / sum(part[3] for part in self.parts)

    def told(self):
        """As the fact has it: none and all of what nobody judged failing; no limit is met by rounding."""
        few, many = (self.share(unjudged) for unjudged in (0, 1))
        if not self.good:  # bounds of the share of failures
            return percent(few, len(self.parts) == 1), percent(many, True)
        return percent(1 - many, False), percent(1 - few, len(self.parts) > 1)

    def bounds(self, tallies):
        if len(tallies) == 1 and tallies[0][2] is None:
            bad, n, _ = tallies[0]
            return 1 - binomial_upper(n - bad, n, self.risk), binomial_upper(bad, n, self.risk)
        risk = self.risk / max(1, sum(n < of for _, n, of in tallies))
        pairs = [(bad, bad) if n == of else hyper_bounds(bad, n, of, risk) for bad, n, of in tallies]
        return tuple(Fraction(sum(pair[i] for pair in pairs), sum(of for _, _, of in tallies)) for i in (0, 1))

    def block(self, left_out, most, bank=False):
        """What stands under `unjudged_as_failures` and its like, for at most so large a share of failures."""
        tallies = [(bad, n - open_, of) if left_out else (bad + open_, n, of) for bad, n, open_, of in self.parts]
        if bank:
            tallies = [(bad, n, self.bank) for bad, n, _ in tallies]
        low, high = self.bounds(tallies)
        rate = sum(Fraction(bad * (of or 1), n) for bad, n, of in tallies) / sum(of or 1 for _, _, of in tallies)
        return {"failures": rate, "low": percent(low, False), "high": percent(high, True),
                "verdict": "assured" if high <= most else "refuted" if low > most else "undecided"}

    def verdict(self, most, bank=False):
        """What holds with what nobody judged and without it. Kept with all of that failing is kept; broken must be so in both ways."""
        with_them, without = self.block(False, most, bank)["verdict"], self.block(True, most, bank)["verdict"]
        return "undecided" if with_them == "refuted" and without != "refuted" else with_them

    def agree(self, found, most):
        """Is a rate of a report this one, against a limit on failures?"""
        assert found["name"] == self.name, (found, self.name)
        assert [(p["failures"], p["drawn"], p["unjudged"], p["of"]) for p in found["parts"]] == self.parts, (self.name, self.parts, found)
        assert found["left_out"] == self.left_out, (found, self.left_out)
        assert found["method"] == ("two-phase" if self.two_phase else "stratified" if len(self.parts) > 1 else "binomial" if self.parts[0][3] is None else "hypergeometric")
        assert found["census"] == all(n == of for _, n, _, of in self.parts), found
        self.block_agrees(found["unjudged_as_failures"], self.block(False, most))
        self.block_agrees(found["unjudged_left_out"], self.block(True, most))
        assert ("of_the_bank" in found) == (self.bank is not None)
        if self.bank is not None:
            own = self.block(False, most, True) | {"verdict": self.verdict(most, True)}
            assert all(found["of_the_bank"][key] == own[key] for key in ("low", "high", "verdict")), (found, own)
        assert found["verdict"] == self.verdict(most), (found, self.verdict(most))
        few, many = (self.share(unjudged) <= most for unjudged in (0, 1))
        assert found["literal"] == (many if many == few else None), (found, few, many)

    def block_agrees(self, found, own):
        assert abs(found["failures"] / 100 - own["failures"]) <= STEP / 2 + Fraction(1, 10**12), (self.name, found, own)
        for key in ("low", "high"):  # sums of doubles may fall on the other side of a step
            assert found[key] == own[key] or (len(self.parts) > 1 and abs(found[key] - own[key]) < 1.5e-4), (self.name, self.parts, found, own)
        assert found["verdict"] == own["verdict"], (self.name, found, own)
