#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""`--format html` of the commands that rank, count and look into the rule base: when it is refused, and what it must not change.

Usage: html_forms.py GUIJU SOURCE_DIR
What the documents say is held against the texts by tests/html.
"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile

GUIJU, SOURCE = str(pathlib.Path(sys.argv[1]).resolve()), pathlib.Path(sys.argv[2]).resolve()
ON = ["--on", "2026-11-24"]
RULES = ["--rules", str(SOURCE / "tests/report/rules")]
HTML = ["--format", "html"]
PLAZA = str(SOURCE / "tests/report/services/plaza.yaml")


def run(*words, stdin=""):
    return subprocess.run([GUIJU, *words], input=stdin.encode(), capture_output=True, timeout=60)


def expect_document(done, status=0):
    text = done.stdout.decode()
    assert done.returncode == status, (done.args, done.returncode, done.stderr)
    assert text.startswith("<!DOCTYPE html>\n") and text.endswith("</html>\n") and text.count("<html") == 1, done.args
    return text


def expect_refused(done, *said):
    assert done.returncode == 2 and done.stdout == b"", (done.args, done.returncode, done.stdout[:80])
    for words in said:
        assert words in done.stderr.decode(), (done.args, done.stderr)


def test_interview_is_no_document():
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "new.yaml"
        expect_refused(run("ask", str(path), *ON, *RULES, *HTML, stdin="yes\n"), "--next --format html")
        assert not path.exists(), "the refused interview wrote its file"


def test_ask_changes_nothing():
    before = pathlib.Path(PLAZA).read_bytes()
    expect_document(run("ask", PLAZA, "--next", *ON, *RULES, *HTML))
    assert pathlib.Path(PLAZA).read_bytes() == before


def services(n):
    return "".join(f'{{"service": "s{i}", "roles": ["provider"], "facts": {{"public": {str(i % 3 > 0).lower()}, "plaza": {str(i % 2 > 0).lower()}}}}}\n'
                   for i in range(n))


def test_portfolio_is_the_same_for_any_number_of_threads():
    documents = {run("portfolio", "-", "--input", "jsonl", "--threads", threads, *ON, *RULES, *HTML, stdin=services(2500)).stdout for threads in ("1", "2", "7")}
    assert len(documents) == 1
    assert "2,500 services" in documents.pop().decode()


def test_portfolio_counts_what_it_passed_over():
    done = run("portfolio", "-", "--input", "jsonl", "--keep-going", *ON, *RULES, *HTML, stdin=services(3) + '{"service": "bad", "facts": {"publik": true}}\n')
    assert "1 record that could not be read was passed over" in expect_document(done)
    expect_refused(run("portfolio", "-", "--input", "jsonl", *ON, *RULES, *HTML, stdin='{"service": "bad", "facts": {"publik": true}}\n'), "publik")


def test_portfolio_explains_in_text_only():
    expect_refused(run("portfolio", "-", "--input", "jsonl", "--explain", "s1", *ON, *RULES, *HTML, stdin=services(3)), "--explain", "html")


def test_numbers_are_those_of_the_json():
    """Each row of a norm has the three numbers that JSON has, and the bar is as long as they say."""
    source = services(7) + '{"service": "silent"}\n'
    norms = json.loads(run("portfolio", "-", "--input", "jsonl", *ON, *RULES, "--format", "json", stdin=source).stdout)["norms"]
    text = expect_document(run("portfolio", "-", "--input", "jsonl", *ON, *RULES, *HTML, stdin=source))
    rows = {}
    for row in re.findall(r"<tr.*?</tr>", text, re.S):
        name = re.search(r"\b(xx/[a-z-]+)\b", row)
        numbers = [int(n.replace(",", "")) for n in re.findall(r'<td class="number">([0-9,]+)</td>', row)]
        if name and len(numbers) == 3 and "<a " not in row:
            rows[name[1]] = numbers, [float(width) for width in re.findall(r'<rect class="(?:solid|dashed)"[^>]*?width="([0-9.]+)%"', row)]
    counted = 0
    for norm in norms:
        if norm["id"] not in rows:
            continue
        yes, unknown = norm["applies"] + norm["future"], norm["unknown"]  # a norm to come counts as one
        numbers, widths = rows[norm["id"]]
        assert numbers == [yes, 8 - yes - unknown, unknown], (norm, numbers)
        wanted = [share * 100 / 8 for share in (yes, unknown) if share > 0]
        assert len(widths) == len(wanted) and all(abs(have - want) < 0.02 for have, want in zip(widths, wanted)), (norm, widths)
        counted += 1
    assert counted > 10 and len({tuple(numbers) for numbers, _ in rows.values()}) > 3, counted


def test_law_faults_are_those_of_the_text():
    for words in (["show", "xx/asess"], ["coverage", "xx/rul"], ["timeline", "xx/rul"]):
        text, html = run("law", *words, *RULES), run("law", *words, *RULES, *HTML)
        expect_refused(html, "did you mean")
        assert html.stderr == text.stderr
    expect_refused(run("law", "list", *RULES, "--format", "json"), "text", "html")


def test_coverage_says_by_its_status_what_is_missing():
    for words in (["coverage"], ["coverage", "xx/rule"], ["coverage", "xx/draft"]):
        text = run("law", *words, *RULES)
        expect_document(run("law", *words, *RULES, *HTML), text.returncode)
    assert run("law", "coverage", "xx/rule", *RULES, *HTML).returncode == 1 and run("law", "coverage", "xx/future", *RULES, *HTML).returncode == 0


def test_width_and_colour_are_for_terminals():
    for words in (["ask", PLAZA, "--next", *ON], ["law", "list", *ON], ["law", "show", "xx/rule"], ["law", "coverage"], ["law", "timeline"]):
        plain = run(*words, *RULES, *HTML).stdout
        assert run(*words, *RULES, *HTML, "--width", "40").stdout == plain == run(*words, *RULES, *HTML, "--no-colour").stdout, words


def test_one_name_of_several_things_is_several_parts():
    with tempfile.TemporaryDirectory() as folder:
        rules = pathlib.Path(folder) / "more.gj"
        rules.write_text('fact provider "同名"\n  english "a fact that is called as a role is"\n  ask "Is it?"\n  ask zh "是否？"\n', encoding="utf-8")
        text = expect_document(run("law", "show", "provider", *RULES, "--rules", str(rules), *HTML))
    assert text.count("<article>") == 2 and 'id="1.top"' in text and 'id="2.top"' in text


def main():
    failed = 0
    tests = [(name, test) for name, test in globals().items() if name.startswith("test_")]
    for name, test in tests:
        try:
            test()
        except AssertionError as error:
            failed += 1
            print(f"FAILED {name}: {str(error)[:800]}")
    print(f"{len(tests)} tests, {failed} failed")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
