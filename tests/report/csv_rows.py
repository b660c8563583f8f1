# SPDX-License-Identifier: Apache-2.0
"""CSV of a check: read alike by two readers, and row by row what the JSON report says."""
import csv
import io
import re
import tempfile

import duckdb

from expected import TABLE, same_cites, word_of


def cell(value):
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return " ".join(value) if isinstance(value, list) else value


def check_csv(text, reports):
    assert text.encode().endswith(b"\r\n")
    rows = list(csv.reader(io.StringIO(text, newline="")))
    head, rows = rows[0], rows[1:]
    for row in rows:
        for value in row:
            assert not re.match("[=+\\-@\t\r＝＋－＠]", value), value
    with tempfile.NamedTemporaryFile(suffix=".csv") as file:
        file.write(text.encode())
        file.flush()
        base = duckdb.connect()
        table = base.execute("select * from read_csv(?, all_varchar = true, header = true, delim = ',', quote = '\"', escape = '\"', "
                             "max_line_size = 10000000, nullstr = '\x01')", [file.name])
        assert [column[0] for column in table.description] == head
        assert [list(row) for row in table.fetchall()] == rows
    rows = [dict(zip(head, (value[1:] if value.startswith("'") else value for value in row), strict=True)) for row in rows]
    wanted = [(report, norm) for report in reports for norm in report["norms"]]
    assert len(rows) == len(wanted)
    for row, (report, norm) in zip(rows, wanted):
        for member in ("service", "file", "on", "rules"):
            assert row.pop(member) == cell(report[member]), (norm["id"], member)
        assert row.pop("norm") == norm["id"]
        assert same_cites(row.pop("cite").split(" | ") if norm["cite"] else [], norm)
        assert row.pop("outcome") == word_of(norm) and row.pop("xccdf") == TABLE[word_of(norm)][0]
        for column, value in row.items():
            assert value == cell(norm[column]), (norm["id"], column, value, norm[column])
