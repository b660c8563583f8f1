# SPDX-License-Identifier: Apache-2.0
"""Made-up values of each kind, right in all that can be checked; check digits computed here anew, not by the code under test.

Nobody's: births lie before 1890 or after 2059, domains and addresses are those reserved for examples (RFC 2606, 5737, 3849).
"""
import datetime

MASK = (1 << 64) - 1
PROVINCES = [*range(11, 16), *range(21, 24), *range(31, 38), *range(41, 47), *range(50, 55), *range(61, 66), 71, 81, 82]
CODE = "0123456789ABCDEFGHJKLMNPQRTUWXY"
BASE36 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def mix(z):
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
    return z ^ (z >> 31)


class Rng:
    """splitmix64 over a counter, as in tests/support/random.h: item number n is made without those before it."""

    def __init__(self, seed, number):
        self.at = mix(seed ^ mix((number + 0x9E3779B97F4A7C15) & MASK))

    def below(self, n):
        self.at = (self.at + 0x9E3779B97F4A7C15) & MASK
        return mix(self.at) % n

    def between(self, low, high):
        return low + self.below(high - low + 1)

    def of(self, items):
        return items[self.below(len(items))]

    def digits(self, n):
        return "".join(str(self.below(10)) for _ in range(n))

    def signs(self, alphabet, n):
        return "".join(self.of(alphabet) for _ in range(n))


def birthday(r):
    years = range(1850, 1890) if r.below(2) else range(2060, 2100)
    first = datetime.date(r.of(years), 1, 1)
    return (first + datetime.timedelta(days=r.below(365))).strftime("%Y%m%d")


def id_check(front):
    return "10X98765432"[sum(int(d) * pow(2, 17 - i, 11) for i, d in enumerate(front)) % 11]


def cn_id(r):
    front = f"{r.of(PROVINCES)}{r.between(1, 30):02d}{r.between(1, 30):02d}{birthday(r)}{r.digits(3)}"
    return front + id_check(front)


def cn_id_old(r):
    return f"{r.of(PROVINCES)}{r.between(1, 30):02d}{r.between(1, 30):02d}{birthday(r)[2:]}{r.digits(3)}"


def uscc(r):
    region = f"{r.of(PROVINCES)}{r.between(1, 30):02d}{r.between(0, 30):02d}"
    body = r.signs("MA", 1) + r.signs(CODE, 7) if r.below(3) else r.digits(8)
    total = sum(BASE36.index(c) * w for c, w in zip(body, (3, 7, 9, 10, 5, 8, 4, 2)))
    front = r.of(["91", "92", "93", "51", "52", "12", "11", "Y1"]) + region + body + "0X987654321"[total % 11]
    return front + CODE[-sum(CODE.index(c) * pow(3, i, 31) for i, c in enumerate(front)) % 31]


def luhn_check(front):
    total = sum(sum(divmod(int(d) * (2 if i % 2 == 0 else 1), 10)) for i, d in enumerate(reversed(front)))
    return str(-total % 10)


def bank_card(r):
    start, length = r.of([("62", 19), ("62", 19), ("62", 16), ("4", 16), ("52", 16), ("37", 15), ("3530", 16), ("436742", 19)])
    front = start + r.digits(length - 1 - len(start))
    return front + luhn_check(front)


def mobile(r):
    return r.of(["13", "15", "18"]) + r.of("01235678") + r.digits(8) if r.below(3) else r.of(["166", "178", "191", "199", "147"]) + r.digits(8)


def landline(r):
    """Area code and number."""
    area = r.of(["010", "021", "020", "025", "0371", "0755", "0571", "0898", "0931", "0471"])
    return area, r.of("2345678") + r.digits(7 if len(area) == 3 or r.below(2) else 6)


def passport(r):
    letter = r.of("ABCDEFGHJKLMNPQRSTUVWXYZ")
    return r.of(["E" + r.digits(8), "E" + letter + r.digits(7), "G" + r.digits(8), "PE" + r.digits(7), "K" + r.digits(8), "MA" + r.digits(7)])


def permit(r):
    letter = r.of("ABCDEFGHJKLMNPQRSTUVWXYZ")
    return r.of(["C" + r.digits(8), "C" + letter + r.digits(7), "H" + r.digits(8), "M" + r.digits(10), "L" + r.digits(8), "W" + r.digits(8)])


def plate(r):
    """Province and office; the rest."""
    front = r.of("京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼") + r.of("ABCDEFGH")
    letter = "ABCDEFGHJKLMNPQRSTUVWXYZ"
    return front, r.of([r.digits(5), r.of(letter) + r.digits(4), r.of("DF") + r.digits(5), r.digits(5) + r.of("DF"),
                        r.digits(1) + r.of(letter) + r.digits(1) + r.of(letter) + r.digits(1), r.digits(4) + r.of("学警")])


def ipv4(r):
    return r.of(["192.0.2.", "198.51.100.", "203.0.113."]) + str(r.below(256))


def ipv6(r):
    groups = [r.signs("0123456789abcdef", 4) for _ in range(6)]
    return r.of(["2001:db8::" + str(r.below(10)), "2001:db8:" + groups[0] + "::" + groups[1], "2001:0db8:" + ":".join(groups)])


def iban(r):
    country, form = r.of([("DE", "18"), ("GB", "a4 14"), ("FR", "23"), ("CH", "17"), ("ES", "20"), ("NL", "a4 10"), ("PL", "24")])
    body = "".join(r.signs(BASE36[10:], int(p[1:])) if p[0] == "a" else r.digits(int(p)) for p in form.split())
    number = int("".join(str(BASE36.index(c)) for c in body + country + "00"))
    return f"{country}{98 - number % 97:02d}{body}"


def email(r):
    local = r.of(["zhang.san", "li_si", "wang5", "office", "m.chen-1990", "a+b"]) + (str(r.below(1000)) if r.below(2) else "")
    return local + "@" + r.of(["example.com", "mail.example.org", "example.net", "post.example", "a-b.test"])


def coordinates(r):
    return f"{r.between(18, 53)}.{r.digits(r.between(4, 7))}", f"{r.between(73, 134)}.{r.digits(r.between(4, 7))}"
