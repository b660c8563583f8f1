#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""guiju check --regime from outside: a jurisdiction takes in those within it.

Usage: regime.py GUIJU SOURCE_DIR
"""
import json
import pathlib
import subprocess
import sys
import tempfile

GUIJU, SOURCE = sys.argv[1], pathlib.Path(sys.argv[2])

RULES = """level rule "规则"
  english   "rule"
  rank      1
  force     binding

fact open "公开"
  english   "open"
  ask       "Is it open?"
  ask zh    "是否公开？"
"""

NAMES = ["us", "us-ca", "us-ny", "us-ny-nyc", "usx", "u", "br-sp"]


def rules(folder):
    text = RULES
    for name in NAMES:
        text += f"""
instrument {name}/law "法律"
  english   "law"
  level     rule
  jurisdiction {name}
  in force  from 2024-01-01

duty {name}/law/a "义务"
  english   "a duty"
  cite      {name}/law section 1
  must      open
"""
    (folder / "law.gj").write_text(text, encoding="utf-8")


def check(folder, regime):
    return subprocess.run(
        [GUIJU, "check", folder / "s.yaml", "--on", "2026-11-23", "--format", "json", "--rules", folder / "law.gj", "--regime", regime],
        capture_output=True, text=True)


def shown(folder, regime):
    ran = check(folder, regime)
    assert ran.returncode == 0, ran.stderr
    return [norm["jurisdiction"] for norm in json.loads(ran.stdout)["norms"]]


with tempfile.TemporaryDirectory() as name:
    folder = pathlib.Path(name)
    rules(folder)
    (folder / "s.yaml").write_text("service: one\nfacts:\n  open: yes\n", encoding="utf-8")
    # All that lies within, and nothing that only begins alike.
    assert sorted(shown(folder, "us")) == ["us", "us-ca", "us-ny", "us-ny-nyc"]
    assert sorted(shown(folder, "us-ny")) == ["us-ny", "us-ny-nyc"]
    # Nothing above: a state alone is a state alone.
    assert shown(folder, "us-ca") == ["us-ca"]
    assert shown(folder, "u") == ["u"]
    assert sorted(shown(folder, "us-ca,usx")) == ["us-ca", "usx"]
    # A jurisdiction without law of its own, but with law within it, is known; half a word is not.
    assert shown(folder, "br") == ["br-sp"]
    wrong = check(folder, "us-c")
    assert wrong.returncode == 2 and "no law of `us-c`" in wrong.stderr, wrong.stderr
    assert "did you mean `us-ca`?" in wrong.stderr, wrong.stderr
    for part in ("us-", "us-ny-"):
        assert check(folder, part).returncode == 2, part
    assert check(folder, "us-ny-nyc-x").returncode == 2
    # `regimes` of the file stands for --regime, which goes before it; the report says what was not asked.
    def said(key, *options, name="s.yaml"):
        (folder / name).write_text(f"service: one\n{key}\nfacts:\n  open: yes\n", encoding="utf-8")
        return subprocess.run([GUIJU, "check", folder / name, "--on", "2026-11-23", "--rules", folder / "law.gj", *options], capture_output=True, text=True)
    report = json.loads(said("regimes: [us-ny, usx]", "--format", "json").stdout)
    assert sorted(norm["jurisdiction"] for norm in report["norms"]) == ["us-ny", "us-ny-nyc", "usx"]
    assert sorted(report["regimes"]) == ["us-ny", "usx"] and sorted(report["regimes_not_asked"]) == ["br-sp", "u", "us"], report
    assert "asked of the law of us-ny, usx; not asked: us, u, br-sp" in said("regimes: [usx, us-ny]").stdout
    assert "not asked" not in said("").stdout and "not asked" not in said("regimes: [u]", "--regime", "all").stdout
    report = json.loads(said("regimes: [u]", "--regime", "usx", "--format", "json").stdout)
    assert [norm["jurisdiction"] for norm in report["norms"]] == ["usx"]
    assert len(json.loads(said("regimes: [u]", "--regime", "all", "--format", "json").stdout)["norms"]) == len(NAMES)
    for key, words in {"regimes: [us-c]": "did you mean `us-ca`?", "regimes: us": "regimes: [cn]", "regimes: []": "regimes: [cn]",
                       "regimes: [[us]]": "one name", "regime: [us]": "did you mean `regimes`?"}.items():
        wrong = said(key)
        assert wrong.returncode == 2 and words in wrong.stderr and "s.yaml:2:" in wrong.stderr and not wrong.stdout, (key, wrong.stderr)
    # A jurisdiction whose instruments have no norms: that nothing applies is no word of its law.
    (folder / "law.gj").write_text((folder / "law.gj").read_text(encoding="utf-8") + """
instrument zz/law "法律"
  english   "law"
  level     rule
  jurisdiction zz
  in force  from 2024-01-01
""", encoding="utf-8")
    report = json.loads(said("regimes: [u, zz]", "--format", "json").stdout)
    assert report["regimes_without_norms"] == ["zz"] and json.loads(said("regimes: [u]", "--format", "json").stdout)["regimes_without_norms"] == []
    for key in ("regimes: [zz]", ""):
        assert "no norms of zz: what its law asks is not known" in said(key).stdout, key
    # Binding law without norms is named: that in force, and that made and to come; not a standard, a draft, what has ended or is not made yet, nor
    # what says why it has none.
    plain = (folder / "law.gj").read_text(encoding="utf-8")
    more = """
level advice "推荐"
  english   "advice"
  rank      2
  force     recommended
"""
    for one, level, made, force, status in (
            ("now", "rule", "2024-01-01", "from 2024-02-01", ""), ("ahead", "rule", "2026-05-01", "from 2027-01-01", ""),
            ("unmade", "rule", "2026-12-01", "from 2027-01-01", ""), ("ended", "rule", "2020-01-01", "from 2020-01-01 to 2026-11-22", ""),
            ("advice", "advice", "2024-01-01", "from 2024-01-01", ""), ("bill", "rule", "2024-01-01", "never", ""),
            ("open", "rule", "2024-01-01", "from 2024-01-01", "open"), ("amends", "rule", "2024-01-01", "from 2024-01-01", "encoded"),
            ("organs", "rule", "2024-01-01", "from 2024-01-01", "organisational"), ("state", "rule", "2024-01-01", "from 2024-01-01", "state"),
            ("beside", "rule", "2024-01-01", "from 2024-01-01", "")):
        more += (f'\ninstrument u/{one} "法"\n  english   "act {one}"\n  level     {level}\n  jurisdiction u\n  made      {made}\n'
                 + (f"  status    {status}\n" if status else "") + f"  in force  {force}\n")
    more += '\nduty u/law/b "义务"\n  english   "b"\n  cite      u/law section 2\n  with      u/beside section 1\n  must      open\n'
    (folder / "law.gj").write_text(plain + more, encoding="utf-8")
    report = json.loads(said("regimes: [u, usx]", "--format", "json").stdout)
    assert [(one["instrument"], one["from"]) for one in report["not_encoded"]] == [
        ("u/now", "2024-02-01"), ("u/ahead", "2027-01-01"), ("u/open", "2024-01-01")], report["not_encoded"]
    assert json.loads(said("regimes: [usx]", "--format", "json").stdout)["not_encoded"] == []
    text = said("regimes: [u]").stdout
    section = text[text.index("BINDING LAW THAT IS NOT ENCODED"):].split("\n\n")[0].splitlines()
    assert section[2:] == ["  act now · u/now", "  act ahead · u/ahead · in force from 2027-01-01", "  act open · u/open"], section
    assert "NOT ENCODED" not in said("regimes: [usx]").stdout
    brief = [line for line in said("regimes: [u]", "--brief", "--width", "200").stdout.splitlines() if "not encoded" in line]
    assert brief == ["binding law that is not encoded, read it yourself: u/now; u/ahead (from 2027-01-01); u/open"], brief
    assert "有拘束力而未编码" in said("regimes: [u]", "--lang", "zh").stdout and "u/ahead" in said("regimes: [u]", "--format", "html").stdout

    def compared(*options):
        return subprocess.run([GUIJU, "compare", folder / "s.yaml", "--regime", "u,usx", "--on", "2026-11-23", "--rules", folder / "law.gj", *options],
                              capture_output=True, text=True).stdout

    sides = json.loads(compared("--format", "json"))["sides"]
    assert [[one["instrument"] for one in side["not_encoded"]] for side in sides] == [["u/now", "u/ahead", "u/open"], []]
    assert "not encoded, read it yourself:\n    act now · u/now\n    act ahead · u/ahead · in force from 2027-01-01\n" in compared()
    assert compared().count("not encoded, read it yourself") == 1
    assert "  not encoded, read it yourself: u/now; u/ahead (from 2027-01-01); u/open\n" in compared("--brief", "--width", "200")
    (folder / "law.gj").write_text(plain, encoding="utf-8")
    # Two files that ask about different law are not held against each other.
    said("")
    (folder / "t.yaml").write_text("service: two\nregimes: [u]\nfacts:\n  open: no\n", encoding="utf-8")
    wrong = subprocess.run([GUIJU, "what-if", folder / "s.yaml", folder / "t.yaml", "--on", "2026-11-23", "--rules", folder / "law.gj"], capture_output=True, text=True)
    assert wrong.returncode == 2 and "say --regime" in wrong.stderr, wrong.stderr
    # A service among many names none: the same law is asked for all.
    (folder / "many.jsonl").write_text('{"service": "a", "facts": {"open": true}}\n{"service": "b", "regimes": ["u"]}\n', encoding="utf-8")
    wrong = subprocess.run([GUIJU, "portfolio", folder / "many.jsonl", "--on", "2026-11-23", "--rules", folder / "law.gj"], capture_output=True, text=True)
    assert wrong.returncode == 2 and "many.jsonl:2:" in wrong.stderr and "say --regime" in wrong.stderr, wrong.stderr
    # A new file of an interview keeps what it was asked about.
    for name in ("new.yaml", "new.json"):
        ran = subprocess.run([GUIJU, "ask", folder / name, "--answers", "-", "--regime", "usx,us-ca", "--on", "2026-11-23", "--rules", folder / "law.gj"],
                             input="open: yes\n", capture_output=True, text=True)
        assert ran.returncode == 0, ran.stderr
        text = (folder / name).read_text(encoding="utf-8")
        assert ("regimes: [usx, us-ca]" in text) if name.endswith("yaml") else (json.loads(text)["regimes"] == ["usx", "us-ca"]), text
print("regime: a jurisdiction takes in those within it")
