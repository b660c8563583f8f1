#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Follow docs/tutorial.md as written: the service file grows line by line, the house rules are added, the mistake is made."""
import json
import pathlib
import re
import subprocess
import sys
import tempfile

guiju, root = str(pathlib.Path(sys.argv[1]).resolve()), pathlib.Path.cwd()
page = (root / "docs/tutorial.md").read_text(encoding="utf-8")
yaml = re.findall(r"^```yaml\n(.*?)^```$", page, re.M | re.S)
policy = re.findall(r"^```gj\n(.*?)^```$", page, re.M | re.S)[-1]
good = 0


def check(*args, code=0):
    rules = [] if args[0] == "fmt" else ["--rules", str(root / "content")]
    done = subprocess.run([guiju, *args, *rules], capture_output=True, text=True, cwd=folder)
    assert done.returncode == code, (args, done.returncode, done.stdout, done.stderr)
    return done


def verdicts(*more):
    report = json.loads(check("check", "my-service.yaml", "--on", "2026-11-24", "--format", "json", *more).stdout)
    return {norm["id"]: norm["applicability"] for norm in report["norms"]}, report


def holds(ok, what):
    global good
    assert ok, what
    good += 1


with tempfile.TemporaryDirectory() as folder:
    mine = pathlib.Path(folder, "my-service.yaml")
    mine.write_text(yaml[0], encoding="utf-8")
    norms, report = verdicts()
    genai = {name: state for name, state in norms.items() if name.startswith("cn/genai/")}
    holds("applies" not in genai.values() and genai["cn/genai/not-public"] == "unknown", "nothing is asserted")
    holds(any(question["name"] == "offered_to_public" for question in report["questions"][:3]), "asked among the first")
    mine.write_text(yaml[0] + yaml[1], encoding="utf-8")
    norms, _ = verdicts()
    holds(norms["cn/genai/stable-service"] == "applies" and norms["cn/genai/assess"] == "unknown", "duties bind, art. 17 is open")
    listed = "  runs_forum_blog_or_chat: no\n"
    mine.write_text(yaml[0] + yaml[1] + listed + yaml[2], encoding="utf-8")
    holds(verdicts()[0]["cn/genai/assess"] == "unknown", "a judgement of no waits for the listed cases")
    listed += "  runs_short_video_or_live: no\n  opens_another_opinion_channel: no\n"
    mine.write_text(yaml[0] + yaml[1] + listed + yaml[2], encoding="utf-8")
    holds(verdicts()[0]["cn/genai/assess"] == "does-not-apply", "judged")
    holds("judgement" in check("why", "my-service.yaml", "cn/genai/assess", "--on", "2026-11-24").stdout, "why says so")
    mine.write_text((yaml[0] + yaml[1]).replace("offered_to_public", "offered_to_publik"), encoding="utf-8")
    error = check("check", "my-service.yaml", code=2)
    shown = re.search(r"^    (my-service.yaml:5:3: .*?)\n\n## 4", page, re.M | re.S).group(1)
    holds(error.stdout == "" and error.stderr == re.sub(r"^    ", "", shown, flags=re.M) + "\n", error.stderr)
    mine.write_text(yaml[0] + yaml[1], encoding="utf-8")
    pathlib.Path(folder, "house").mkdir()
    pathlib.Path(folder, "house", "policy.gj").write_text(policy, encoding="utf-8")
    check("fmt", "--check", "house")
    holds("0 failed" in check("test", "--rules", "house", "house").stdout, "own test passes")
    holds(verdicts("--rules", "house")[0]["house/review"] == "applies", "own norm binds")
print(f"{good} passed, 0 failed")
