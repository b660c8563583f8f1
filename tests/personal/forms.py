# SPDX-License-Identifier: Apache-2.0
"""Ways of writing the values of numbers.py, words beside them, and what only looks like them.

A maker takes a Rng and gives the text before, the value as it stands, and the text after. FORMS can be found, HARD cannot (and the
documents say so); TRAPS hold no value at all.
"""
import numbers_made as made

WORDS = {
    "cn_id": ["身份证号：", "公民身份号码 ", "证件号码：", "ID card: "],
    "uscc": ["统一社会信用代码：", "信用代码 "],
    "bank_card": ["卡号：", "银行卡号 ", "收款账号：", "card number: "],
    "mobile": ["手机：", "联系电话 ", "手机号码是", "mobile: ", '"phone": "'],
    "landline": ["电话：", "座机 ", "传真：", "Tel: "],
    "passport": ["护照号码：", "护照 ", "passport no. "],
    "permit": ["往来港澳通行证 ", "通行证号码：", "回乡证："],
    "plate": ["车牌号：", "号牌 ", "车牌"],
    "email": ["邮箱：", "电子邮件 ", "email: "],
    "ipv4": ["IP：", "登录 IP 为 ", "client_ip="],
    "ipv6": ["IP：", "IPv6 地址 "],
    "iban": ["IBAN ", "IBAN: "],
    "coordinates": ["坐标：", "经纬度 ", "GPS: ", "定位（"],
}
BEFORE = ["请核对", "仓库门口的秤旁边写着 ", "记录如下：", "他说是", "The note on the scale says ", "（", "1、", "校准员留下了", "\t", "- ",
          "2026-01-15 ", "3. ", "7,", "第2号柜 ", "(1) ", "No.7 ", "重 15 千克 "]
AFTER = ["。", "，谢谢。", "；其余不变", " 。", "）", "，另见附件", ", and that is all.", "\t", "", "（已核对）",
         " 2026-01-15", " 3 kg", ",12,7", "/附件二", "；编号 20260101", " 13:45", "-已核对", "..."]


def wide(text):
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)


def grouped(text, lengths, joiner):
    parts, at = [], 0
    for n in lengths:
        parts.append(text[at:at + n])
        at += n
    return joiner.join(p for p in parts + [text[at:]] if p)


def hidden(r, text):
    """Zero-width characters between some."""
    return "".join(c + (r.of(["\u200b", "\u200c", "\ufeff", "\u2060"]) if i + 1 < len(text) and r.below(4) == 0 else "") for i, c in enumerate(text))


def form(make, write):
    return lambda r: write(r, make(r))


def joiner(r):
    return r.of([" ", "-", "\u00a0", "－"])


def land(r, area_number):
    area, number = area_number
    half = len(number) - 4
    return r.of([f"{area}-{number}", f"({area}){number}", f"（{area}）{number}", f"{area} {number[:half]} {number[half:]}",
                 f"{area}-{number}-{r.between(1, 9999)}", f"+86-{area[1:]}-{number}", wide(f"{area}-{number}"), f"{area}—{number}"])


def place(r, pair):
    lat, lon = pair
    return r.of([f"{lat}, {lon}", f"{lon},{lat}", f"{lat}，{lon}", f"{lat}°N, {lon}°E", f"{lat} {lon}"])


def arc(r, pair):
    (lat, lon), (a, b, c, d) = (p.split(".")[0] for p in pair), (r.below(60) for _ in range(4))
    return r.of([f"{lat}°{a}′{b}″N, {lon}°{c}′{d}″E", f"{lat}°{a}'{b}\" N {lon}°{c}'{d}\" E"])


plain = lambda r, value: value
number = {k: getattr(made, k) for k in ("cn_id", "uscc", "bank_card", "mobile", "passport", "permit", "email", "ipv4", "ipv6", "iban")}
card_groups = lambda v: (4, 6) if len(v) == 15 else (4, 4, 4, 4)

# kind, form, whether a word must stand beside it (False: it may; None: it may not), maker
FORMS = [(k, "plain", k in ("passport", "permit"), form(m, plain)) for k, m in number.items()]
FORMS += [(k, "full-width", k in ("passport", "permit"), form(m, lambda r, v: wide(v))) for k, m in number.items()]
FORMS += [(k, "hidden characters", k in ("passport", "permit"), form(m, hidden)) for k, m in number.items()]
FORMS += [(k, "small letters", k in ("passport", "permit"), form(number[k], lambda r, v: v.lower())) for k in ("cn_id", "uscc", "passport", "permit", "iban")]
FORMS += [
    ("cn_id", "grouped", False, form(made.cn_id, lambda r, v: grouped(v, r.of([(6, 8, 4), (6, 4, 4, 4), (3, 3, 4, 4, 4)]), joiner(r)))),
    ("cn_id", "spaced out", False, form(made.cn_id, lambda r, v: " ".join(v))),
    ("cn_id", "15 digits", True, form(made.cn_id_old, plain)),
    ("uscc", "grouped", False, form(made.uscc, lambda r, v: grouped(v, (4, 4, 4, 4), joiner(r)))),
    ("bank_card", "grouped", False, form(made.bank_card, lambda r, v: grouped(v, card_groups(v), joiner(r)))),
    ("mobile", "grouped", False, form(made.mobile, lambda r, v: grouped(v, (3, 4, 4), joiner(r)))),
    ("mobile", "with country", False, form(made.mobile, lambda r, v: r.of(["+86", "+86 ", "+86-", "0086", "0086-"]) + r.of([v, grouped(v, (3, 4, 4), " ")]))),
    ("landline", "separated", False, form(made.landline, land)),
    ("landline", "one run", True, form(made.landline, lambda r, v: "".join(v))),
    ("plate", "plain", False, form(made.plate, lambda r, v: "".join(v))),
    ("plate", "separated", False, form(made.plate, lambda r, v: v[0] + r.of(["·", " ", "-", "•"]) + v[1])),
    ("plate", "full-width", False, form(made.plate, lambda r, v: wide("".join(v)))),
    ("iban", "grouped", False, form(made.iban, lambda r, v: grouped(v, (4,) * 8, " "))),
    ("email", "capitals", False, form(made.email, lambda r, v: v.upper())),
    ("coordinates", "decimal", True, form(made.coordinates, place)),
    ("coordinates", "degrees", False, form(made.coordinates, arc)),
]

HAN = str.maketrans("0123456789", "零一二三四五六七八九")
HARD = [
    ("mobile", "in Chinese numerals", False, form(made.mobile, lambda r, v: v.translate(HAN))),
    ("mobile", "parted by dots", False, form(made.mobile, lambda r, v: grouped(v, (3, 4, 4), "."))),
    ("mobile", "over a line's end", False, form(made.mobile, lambda r, v: v[:7] + "\n" + v[7:])),
    ("mobile", "letter O for zero", False, form(lambda r: made.mobile(r)[:-1] + "0", lambda r, v: v.replace("0", "O"))),
    ("mobile", "in groups of two", False, form(made.mobile, lambda r, v: grouped(v, (1, 2, 2, 2, 2, 2), " "))),
    ("landline", "without area code", False, form(made.landline, lambda r, v: v[1])),
    ("landline", "one run, no word beside it", None, form(made.landline, lambda r, v: "".join(v))),
    ("passport", "no word beside it", None, form(made.passport, plain)),
    ("permit", "no word beside it", None, form(made.permit, plain)),
    ("coordinates", "decimal, no word beside it", None, form(made.coordinates, lambda r, v: ", ".join(v))),
    ("cn_id", "over a line's end", False, form(made.cn_id, lambda r, v: v[:10] + "\n" + v[10:])),
    ("cn_id", "one sign wrong", False, form(made.cn_id, lambda r, v: v[:6] + r.of("01") + v[7:14] + str((int(v[14]) + 1) % 10) + v[15:])),
    ("email", "(at) for @", False, form(made.email, lambda r, v: v.replace("@", r.of(["(at)", " at ", "#"])))),
    ("ipv4", "private network", False, lambda r: f"192.168.{r.below(256)}.{r.below(256)}"),
]


def wrong_id(r):
    value = made.cn_id(r)
    return value[:17] + r.of([c for c in "0123456789X" if c != value[17]])


def wrong_card(r):
    value = made.bank_card(r)
    return value[:-1] + r.of([d for d in "0123456789" if d != value[-1]])


def isbn13(r):
    front = r.of(["978", "979"]) + r.digits(9)
    return grouped(front + str(-sum(int(d) * (1, 3)[i % 2] for i, d in enumerate(front)) % 10), (3, 1, 3, 5, 1), r.of(["-", "-", ""]))


def imei(r):
    front = r.of(["35", "86"]) + r.digits(12)
    return front + made.luhn_check(front)


def stamp(r):
    return f"20{r.below(30):02d}{r.between(1, 12):02d}{r.between(1, 28):02d}{r.below(24):02d}{r.below(60):02d}{r.below(60):02d}"


hexes = lambda r, n: r.signs("0123456789abcdef", n)
TRAPS = [
    ("order number with its word, of a mobile number's form", lambda r: r.of(["订单号：", "订单编号 ", "order no. "]) + made.mobile(r)),
    ("order number with its word, of a card's form", lambda r: r.of(["订单号：", "流水号", "transaction order "]) + made.bank_card(r)),
    ("order number of 11 digits, no word", lambda r: r.digits(11)),
    ("order number of 16 digits, no word", lambda r: r.digits(16)),
    ("order number of 19 digits from 62, no word", lambda r: "62" + r.digits(17)),
    ("order number: a day, then digits", lambda r: stamp(r)[:8] + r.digits(r.between(6, 12))),
    ("time stamp: year to second", stamp),
    ("time stamp: year to millisecond", lambda r: stamp(r) + r.digits(3)),
    ("time stamp: seconds or milliseconds since 1970", lambda r: str(r.between(1500000000, 1800000000)) + r.of(["", r.digits(3)])),
    ("day and time with separators", lambda r: f"20{r.below(30):02d}-{r.between(1, 12):02d}-{r.between(1, 28):02d} {r.below(24):02d}:{r.below(60):02d}:{r.below(60):02d}.{r.digits(3)}"),
    ("serial number", lambda r: r.of(["SN", "序列号", "S/N: "]) + r.signs(made.BASE36, r.between(8, 20))),
    ("18 letters and digits", lambda r: r.signs(made.BASE36, 18)),
    ("18 digits", lambda r: r.digits(18)),
    ("18 digits from 1 or 7 (numbers of records)", lambda r: r.of("17") + r.digits(17)),
    ("15 digits", lambda r: r.digits(15)),
    ("identity number with a wrong check sign", wrong_id),
    ("card number with a wrong check digit", wrong_card),
    ("ISBN", isbn13),
    ("goods code (EAN-13)", lambda r: "69" + r.digits(11)),
    ("IMEI with its word", lambda r: "IMEI " + imei(r)),
    ("IMEI, no word", imei),
    ("20 to 60 digits", lambda r: r.digits(r.between(20, 60))),
    ("a value within a longer run", lambda r: r.digits(2) + r.of([made.cn_id, made.mobile, made.bank_card])(r) + r.digits(3)),
    ("parcel number", lambda r: r.of(["SF", "YT", "JD", "EMS"]) + r.digits(13)),
    ("version of three or four numbers with its word", lambda r: r.of(["版本 ", "v", "version "]) + ".".join(str(r.below(40)) for _ in range(r.between(3, 4)))),
    ("chapter or version of four small numbers, no word", lambda r: ".".join(str(r.below(10)) for _ in range(4))),
    ("version of four numbers, no word", lambda r: f"{r.below(20)}.{r.below(20)}.{r.below(r.of([300, 30000]))}.{r.below(300)}"),
    ("decimals", lambda r: f"{r.below(200)}.{r.digits(r.between(4, 18))}"),
    ("vector of decimals", lambda r: "[" + ", ".join(f"{r.of(['', '-'])}0.{r.digits(6)}" for _ in range(6)) + "]"),
    ("sum of money", lambda r: r.of(["￥", "¥"]) + r.of(["13", "15", "18"]) + r.digits(9) + r.of(["", ".00"])),
    ("hexadecimal hash", lambda r: hexes(r, r.of([32, 40, 64]))),
    ("UUID", lambda r: "-".join(hexes(r, n) for n in (8, 4, 4, 4, 12))),
    ("MAC address", lambda r: ":".join(hexes(r, 2) for _ in range(6))),
    ("package or picture with @", lambda r: r.of([f"react@{r.below(20)}.{r.below(20)}.{r.below(20)}", "icon@2x.png", "@types/node@20.1.0", "git@example.com:a/b.git"])),
    ("path or query with digits", lambda r: "https://shop.example/" + r.of(["item/", "p?id=", "img/"]) + made.mobile(r) + r.of(["", ".html", "&x=1"])),
    ("part number of a passport's form, no word", lambda r: r.of("EGCH") + r.digits(8)),
    ("IBAN with a wrong check digit", lambda r: (lambda v: v[:2] + f"{(int(v[2:4]) + r.between(1, 90)) % 97:02d}" + v[4:])(made.iban(r))),
    ("scores and ranges", lambda r: f"{r.below(1000)}-{r.below(10000)}-{r.below(10000)}"),
    ("table row of numbers", lambda r: " ".join(r.digits(r.between(2, 6)) for _ in range(6))),
]
