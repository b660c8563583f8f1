# SPDX-License-Identifier: Apache-2.0
"""Random tables that Python's csv module writes and reads: csv_print must find the same cells in them.

    csv_python.py CSV_PRINT [TABLES [SEED]]
"""
import csv
import io
import random
import subprocess
import sys

program = sys.argv[1]
tables = int(sys.argv[2]) if len(sys.argv) > 2 else 2000
seed = int(sys.argv[3]) if len(sys.argv) > 3 else 1
rng = random.Random(seed)
ALPHABETS = ["ab1 ", "yes no", 'a",\n', 'x"\r\n;\t, ', "合规AI é"]
KINDS = [csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC]


def random_cell():
    letters = rng.choice(ALPHABETS[:2] if rng.random() < 0.6 else ALPHABETS)
    return "".join(rng.choice(letters) for _ in range(rng.choice([0, 1, 3, 8, 70])))


def random_table():
    columns, separator = rng.choice([1, 2, 3, 26, 70]), rng.choice(",;\t")
    rows = [[random_cell() for _ in range(columns)] for _ in range(rng.randrange(12))]
    out, end, quoting = io.StringIO(newline=""), rng.choice(["\n", "\r\n"]), rng.choice(KINDS)
    if end == "\n" and any("\r" in cell for row in rows for cell in row):
        quoting = csv.QUOTE_ALL  # else Python would leave a lone CR without quotes, and then take it for a line end
    csv.writer(out, delimiter=separator, quoting=quoting, lineterminator=end).writerows(rows)
    text = out.getvalue()
    if text and rng.random() < 0.3:  # the last line may lack its end
        text = text[:-2] if text.endswith("\r\n") else text[:-1]
    return columns, separator, rows, text


wanted, given = [], []
for _ in range(tables):
    columns, separator, rows, text = random_table()
    read = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))
    assert read == rows, "Python reads another table than it wrote"
    raw = text.encode()
    given.append(b"%d %d %d\n" % (columns, ord(separator), len(raw)) + raw)
    cells = [cell.encode() for row in rows for cell in row]
    wanted.append(b"".join(b"%d:" % len(cell) + cell for cell in cells) + b"\n")
got = subprocess.run([program], input=b"".join(given), stdout=subprocess.PIPE, check=True).stdout
at = 0
for number, want in enumerate(wanted):
    if got[at : at + len(want)] != want:
        sys.exit(f"table {number} of seed {seed}:\n{given[number]!r}\nshould be\n{want!r}\nis\n{got[at : at + len(want) + 40]!r}")
    at += len(want)
if at != len(got):
    sys.exit("more is read than there is")
print(f"{tables} tables, {sum(len(t) for t in given)} bytes: the same cells")
