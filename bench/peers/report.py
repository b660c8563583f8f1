# SPDX-License-Identifier: Apache-2.0
"""The results as Markdown, for a person and for docs/performance.md."""
from engines import ENGINES, ROOT
from measure import SHARE

PAGE = ROOT / "docs" / "performance.md"
START, END = "<!-- peers -->\n", "<!-- end peers -->"
UNIT = ((1e9, "G"), (1e6, "M"), (1e3, "k"))


def short(value):
    """Three digits that count: 3.62 M."""
    scale, unit = next(((scale, " " + unit) for scale, unit in UNIT if value >= scale), (1, ""))
    value /= scale
    return f"{value:.{2 if value < 10 else 1 if value < 100 else 0}f}{unit}"


def ratio(row, ours):
    """How many times as many services guiju does."""
    if ours is None:
        return ""
    times = ours["services_a_second"] / row["services_a_second"]
    return f" ({times:,.0f})" if times >= 10 else f" ({times:.1f})"


def speed(results, name, size, mode):
    row, ours = (results["rows"].get(f"{engine} {size} {mode}") for engine in (name, "guiju"))
    if row is None:
        return "-" if ENGINES[name]["explains"] or mode != "explain" else "none"
    return short(row["services_a_second"]) + ratio(row, ours)


def part(count, row):
    return "0" if count == 0 else f"{count:,} ({100 * count / row['cells']:.2f} %)"


def line(results, name, size):
    label = ENGINES[name]["label"]
    known, unknown = (results["rows"].get(f"{name} {size} {mode}") for mode in ("known", "unknown"))
    if known is None or unknown is None:
        return f"| {label} | not measured: {results['missing'].get(name, 'not asked for')} |" + " |" * 8
    wrong = " / ".join(part(row["wrong"], row) for row in (known, unknown))
    speeds = " | ".join(speed(results, name, size, mode) for mode in ("known", "unknown", "explain"))
    alone = f"{known['p50_us']:.1f} | {known['p99_us']:.1f}"
    return f"| {label} | {speeds} | {alone} | {unknown['peak_mib']:.0f} | {unknown['records']:,} | {wrong} | {part(unknown['unsaid'], unknown)} |"


def table(results, size):
    head = [
        f"**{size} rules**",
        "",
        "| engine | services/s, all known | 20 % unknown | and one in a thousand explained | one alone, µs p50 | p99 | peak MiB | services | wrong cells, all known / 20 % unknown | unknown cells said to be no |",
        "|---|---|---|---|---|---|---|---|---|---|",
    ]
    return [*head, *(line(results, name, size) for name in ENGINES), ""]


def abilities(results):
    rows = ["| engine | version | explains with | does not compute |", "|---|---|---|---|"]
    for name, engine in ENGINES.items():
        rows.append(f"| {engine['label']} | {results['versions'].get(name, '-')} | {engine['explains'] or 'nothing'} | {engine['lacks']} |")
    return [*rows, ""]


def file_table(results):
    rows = ["DuckDB is timed inside its process, guiju as a command with its start.", "", "| from a file to the counts of every rule, 20 % unknown | rules | file | services/s | bytes/s | wrong counts |", "|---|---|---|---|---|---|"]
    for row in results["files"]:
        start = f"| {ENGINES[row['engine']]['label']} | {row['rules']} | {row['file']} |"
        if "missing" in row:
            rows.append(f"{start} not measured: {row['missing']} | | |")
        else:
            rows.append(f"{start} {short(row['services_a_second'])} | {short(row['bytes_a_second'])} | {row['wrong']} |")
    return [*rows, ""] if results["files"] else []


def roof(results):
    """Bytes that a service takes from columns to planes, against what the machine moves."""
    if not results["roofline"]:
        return []
    line = f"One core moves {short(results['bandwidth']['triad'])}B/s (triad; copy {short(results['bandwidth']['copy'])}B/s) between arrays of 256 MiB."
    for size, row in results["roofline"].items():
        line += f" At {size} rules and 20 % unknown guiju reads and writes {row['bytes']:.1f} bytes a service, {short(row['bytes_a_second'])}B/s: {row['percent']:.0f} % of the triad."
    return [line, ""]


def alone(results):
    row = results["rows"].get("guiju 40 known")
    if row is None or "check_p50_us" not in row:
        return []
    return [f"guiju alone is `gj_portfolio_run` with one service; the full verdicts with reports at hand (`gj_portfolio_check`) take {row['check_p50_us']:.1f} µs p50, {row['check_p99_us']:.1f} µs p99 at 40 rules.", ""]


def disturbed(results):
    """Which figures were taken while others wanted the core too, in spite of trying again."""
    rows = sorted((row["share"], name) for name, row in results["rows"].items() if row["share"] < SHARE)
    if not rows:
        return []
    said = ", ".join(f"{name} ({100 * share:.0f} %)" for share, name in rows)
    return [f"Other programs ran meanwhile, and these had the core for only a part of their time: {said}. Their figures are too low.", ""]


def markdown(results):
    machine = results["machine"]
    return "\n".join(
        [
            f"Measured on {machine['date']} on one core of {machine['cpu']} ({machine['system']}); load of the machine meanwhile {min(machine['load']):.1f} to {max(machine['load']):.1f}, of which ours is 1. Medians of {results['runs']} runs after one to warm up.",
            "In brackets: how many times as many services guiju does in the same time. How the cells are counted: `bench/peers/README.md`.",
            "",
            *disturbed(results),
            *table(results, 40),
            *table(results, 400),
            *abilities(results),
            *alone(results),
            *roof(results),
            *file_table(results),
        ]
    )


def write(results):
    text = PAGE.read_text(encoding="utf-8")
    head, tail = text.split(START)[0], text.split(END)[1]
    picture = "![Services a second on one core, by engine](peers.svg)\n\n"
    PAGE.write_text(f"{head}{START}{picture}{markdown(results)}{END}{tail}", encoding="utf-8")
