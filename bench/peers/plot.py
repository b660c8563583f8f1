# SPDX-License-Identifier: Apache-2.0
"""The results at 40 rules as a picture: services a second on a logarithmic scale, two bars an engine."""
import math
from xml.sax.saxutils import escape

from engines import ENGINES
from report import short

WIDTH, LEFT, RIGHT, TOP, ROW, BAR = 860, 150, 290, 84, 46, 15
LOOK = {"known": ("all facts known", "#1f4e79"), "unknown": ("20 % unknown", "#7fa7cc")}
WRONG = "#b03a2e"
SIZE = 40


class Scale:
    def __init__(self, values):
        self.low, self.high = math.floor(math.log10(min(values))), math.log10(max(values))

    def x(self, value):
        return LEFT + (WIDTH - LEFT - RIGHT) * (math.log10(value) - self.low) / (self.high - self.low)


def text(x, y, words, **look):
    more = "".join(f' {key.replace("_", "-")}="{value}"' for key, value in look.items())
    return f'<text x="{x:.0f}" y="{y:.0f}"{more}>{escape(words)}</text>'


def bar(scale, y, row, mode):
    """One bar, its figure, and how much of what it stands for is not right."""
    end = scale.x(row["services_a_second"])
    words = [f"{100 * row[key] / row['cells']:.1f} % {said}" for key, said in (("wrong", "wrong"), ("unsaid", "unknown said to be no")) if row[key]]
    more = f'<tspan dx="8" fill="{WRONG}" font-size="12">{", ".join(words)}</tspan>' if words else ""
    return [
        f'<rect x="{LEFT}" y="{y}" width="{end - LEFT:.1f}" height="{BAR}" fill="{LOOK[mode][1]}"/>',
        f'<text x="{end + 6:.1f}" y="{y + 12}" fill="#222222">{short(row["services_a_second"])}/s{more}</text>',
    ]


def grid(scale, bottom):
    out = []
    for power in range(scale.low, math.floor(scale.high) + 1):
        x = scale.x(10**power)
        out.append(f'<path d="M{x:.1f} {TOP - 6}V{bottom}" stroke="#d8d8d8"/>')
        out.append(text(x, bottom + 18, short(10**power).replace(".00", "").replace(".0", ""), text_anchor="middle", fill="#444444", font_size=12))
    return out


def legend():
    out = []
    for i, (words, fill) in enumerate(LOOK.values()):
        out += [f'<rect x="{LEFT + 170 * i}" y="46" width="14" height="14" fill="{fill}"/>', text(LEFT + 20 + 170 * i, 58, words, fill="#222222")]
    return out


def svg(results):
    rows = {name: {mode: results["rows"].get(f"{name} {SIZE} {mode}") for mode in LOOK} for name in ENGINES}
    rows = {name: modes for name, modes in rows.items() if all(modes.values())}
    order = sorted(rows, key=lambda name: -rows[name]["unknown"]["services_a_second"])
    scale = Scale([row["services_a_second"] for modes in rows.values() for row in modes.values()])
    bottom = TOP + ROW * len(order)
    said = "; ".join(f"{ENGINES[name]['label']} {short(rows[name]['known']['services_a_second'])} and {short(rows[name]['unknown']['services_a_second'])}" for name in order)
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {bottom + 46}" font-family="Helvetica, Arial, sans-serif" font-size="13" role="img" aria-labelledby="title desc">',
        f'<title id="title">Services a second on one core, {SIZE} rules, by engine</title>',
        f'<desc id="desc">Logarithmic scale; with all facts known and with 20 % unknown: {escape(said)}.</desc>',
        f'<rect width="{WIDTH}" height="{bottom + 46}" fill="#ffffff"/>',
        text(20, 28, f"Services a second on one core, {SIZE} rules", font_size=16, font_weight="bold", fill="#222222"),
        *legend(),
        *grid(scale, bottom),
    ]
    for i, name in enumerate(order):
        y = TOP + ROW * i
        out.append(text(LEFT - 10, y + 20, ENGINES[name]["label"], text_anchor="end", fill="#222222"))
        out += [*bar(scale, y, rows[name]["known"], "known"), *bar(scale, y + BAR + 1, rows[name]["unknown"], "unknown")]
    out.append(text(LEFT, bottom + 38, f"{results['machine']['cpu']}, {results['machine']['date']}; logarithmic scale", fill="#444444", font_size=12))
    return "\n".join([*out, "</svg>", ""])
