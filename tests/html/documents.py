# SPDX-License-Identifier: Apache-2.0
"""The documents that the tests of HTML look at: what is run, and what the same run prints as text."""
import os
import pathlib
import subprocess

ON = ["--on", "2026-11-24"]

# What a service may be called, and what may be said about it: markup, quotes, entities, what is no character, other scripts, length. Controls
# are refused where the file is read.
HOSTILE = r'''
service: "</title><script>window.ran = 1</script><img src=x onerror='window.ran = 2'> \"q\" 'a' &amp; &#60; 名称《服务》 \ufffe \uffff <!-- ]]> javascript:alert(1)"
roles: [provider]
facts:
  public: yes
  plaza: yes
  launch: 2026-12-01
judgements:
  - {term: influential, value: yes, by: "<b onclick='window.ran = 3'>counsel</b>", on: 2026-11-01, why: "<style>*{display:none}</style> & \"so\" 如此"}
'''
LONG = "service: " + "donaudampfschifffahrtsgesellschaft" * 20 + "\nroles: [provider]\nfacts:\n  public: yes\n"
# A portfolio: what is told differs, one name wants to be markup.
PORTFOLIO = r'''{"service": "plaza", "roles": ["provider"], "facts": {"public": true, "plaza": true, "launch": "2026-12-01"}}
{"service": "private", "roles": ["provider"], "facts": {"public": false}}
{"service": "<img src=x onerror='window.ran = 4'> 服务", "facts": {"public": true}}
{"service": "nothing told"}
'''
CHINESE = "service: 面向公众的生成式人工智能服务（测试）\nroles: [provider]\nfacts:\n  public: yes\n  plaza: yes\n"


class Documents:
    """Runs guiju: `small` with the little rule base of the tests, `large` with the whole one."""

    def __init__(self, guiju, source, folder):
        self.guiju, self.source, self.folder = str(guiju), pathlib.Path(source), pathlib.Path(folder)
        for name, text in (("hostile", HOSTILE), ("long", LONG), ("chinese", CHINESE)):
            (self.folder / f"{name}.yaml").write_text(text, encoding="utf-8")
        self.portfolio = str(self.folder / "<b>services & 服务.jsonl")  # a file may be called anything
        pathlib.Path(self.portfolio).write_text(PORTFOLIO, encoding="utf-8")

    def run(self, words, rules, *more):
        command = [self.guiju, *words, *(["--rules", str(self.source / "tests/report/rules")] if rules else []), *more]
        done = subprocess.run(command, capture_output=True, env={**os.environ, "LC_ALL": "C"}, timeout=120)
        assert done.returncode in ((0, 1) if "coverage" in words else (0,)) and not done.stderr, (command, done)  # 1: an article has no status
        return done.stdout.decode()

    def regimes(self, columns):
        """A comparison in which everything stands that a comparison can say."""
        path = self.folder / "regimes.yaml"
        path.write_text("service: 甲乙丙 <b>\nroles: []\nfacts: {offered: yes, told: no, scored: yes, licensed: yes, incident: 2026-11-20, reported: no}\n", encoding="utf-8")
        return ["compare", str(path), *ON, "--regime", columns, "--rules", str(self.source / "tests/cli/compare/rules.gj")]

    def small(self):
        services = self.source / "tests/report/services"
        for path in (*sorted(services.glob("*.yaml")), *(self.folder / f"{name}.yaml" for name in ("hostile", "long", "chinese"))):
            yield f"check {path.stem}", ["check", str(path), *ON], True
        yield "check late on another day", ["check", str(services / "late.yaml"), "--on", "2026-12-20"], True
        yield "check plaza under a draft", ["check", str(services / "plaza.yaml"), "--on", "2023-07-01"], True
        yield "check two", ["check", str(services / "plaza.yaml"), str(self.folder / "hostile.yaml"), *ON], True
        for service, norm in (("plaza", "assess"), ("nothing", "assess"), ("private", "assess"), ("private", "large"), ("presumed", "file"),
                              ("plaza", "draft-assess"), ("bank", "vault"), ("plaza", "child-mode"), ("plaza", "spread")):
            yield f"why {service} {norm}", ["why", str(services / f"{service}.yaml"), f"xx/{norm}", *ON], True
        for name in ("plaza", "nothing", "hostile", "long", "private"):
            folder = services if (services / f"{name}.yaml").exists() else self.folder
            yield f"ask {name}", ["ask", str(folder / f"{name}.yaml"), "--next", *ON], True
        yield "ask portfolio", ["ask", self.portfolio, "--next", *ON], True
        yield "portfolio", ["portfolio", self.portfolio, *ON], True
        yield "portfolio under a draft", ["portfolio", self.portfolio, "--on", "2023-07-01"], True
        yield "law list", ["law", "list", *ON], True
        yield "law unverified", ["law", "list", "--unverified", *ON], True
        for name in ("xx/rule", "xx/draft", "xx/assess", "public", "influential", "provider", "user", "launch", "xx/rule art 3"):
            yield f"law show {name}", ["law", "show", name], True
        yield "law coverage", ["law", "coverage"], True
        yield "law coverage xx/rule", ["law", "coverage", "xx/rule"], True
        yield "law timeline", ["law", "timeline"], True
        yield "law timeline xx/rule", ["law", "timeline", "xx/rule"], True
        yield "compare hostile", ["compare", str(self.folder / "hostile.yaml"), *ON], True
        yield "compare", self.regimes("bb,aa,bb-x,cc"), False
        yield "compare one", self.regimes("aa"), False
        yield "why hostile assess", ["why", str(self.folder / "hostile.yaml"), "xx/assess", *ON], True


    def large(self):
        yield "assess", ["assess", str(self.source / "examples/assess/evidence.yaml")], False
        for path in sorted((self.source / "examples").glob("*.yaml")):
            yield f"check {path.stem}", ["check", str(path), *ON], False
        chatbot = str(self.source / "examples/public-chatbot.yaml")
        yield "check public-chatbot briefly", ["check", chatbot, *ON, "--brief"], False
        for name in ("leak", "late-filer", "research-lab"):
            yield f"ask {name}", ["ask", str(self.source / f"examples/{name}.yaml"), "--next", *ON], False
        lines = self.folder / "examples.jsonl"
        lines.write_text('{"service": "told", "roles": ["generative_ai_provider"], "facts": {"offered_to_public": true}}\n{"service": "not told"}\n', encoding="utf-8")
        yield "ask portfolio", ["ask", str(lines), "--next", *ON], False
        yield "portfolio", ["portfolio", str(lines), *ON], False
        yield "portfolio again", ["portfolio", str(lines), *ON, "--norm", "cn/genai/assess,cn/genai/label"], False
        yield "law list", ["law", "list", *ON], False
        yield "law unverified", ["law", "list", "--unverified"], False
        yield "law unverified again", ["law", "list", "--unverified"], False
        for name in ("cn/genai-2023", "cn/gbt-45654-2025", "cn/genai/assess", "generative_ai_service", "offered_to_public", "cac"):
            yield f"law show {name}", ["law", "show", name], False
        yield "law coverage", ["law", "coverage"], False
        yield "law coverage cn/ai-ethics-2026", ["law", "coverage", "cn/ai-ethics-2026"], False
        yield "law coverage cn/genai-2023", ["law", "coverage", "cn/genai-2023"], False
        yield "law timeline", ["law", "timeline"], False
        yield "law timeline again", ["law", "timeline"], False
        yield "what if it were not public", ["what-if", chatbot, *ON, "--set", "offered_to_public=no"], False
        yield "compare by the rule base", ["compare", chatbot, *ON, "--regime", "cn,eu,us"], False
        yield "what to change", ["advise", chatbot, *ON, "--avoid", "cn/genai/assess"], False
        yield "what holds", ["prove", *ON, "--norm", "cn/genai/assess,cn/genai/file"], False
        yield "diff of two texts", ["diff", "cn/genai-draft-2023", "cn/genai-2023"], False
        yield "diff of two days", ["diff", "2025-12-31", "2026-01-01"], False
        yield "why cn/csl25/logs", ["why", chatbot, "cn/csl25/logs", *ON], False
        yield "why cn/iis/consent-document", ["why", chatbot, "cn/iis/consent-document", *ON], False
        yield "why cn/genai/assess", ["why", str(self.source / "examples/leak.yaml"), "cn/genai/assess", *ON], False
