#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""HTML reports in a browser: accessible, closed off from the world, usable by keyboard, narrow and in print.

Usage: browser.py GUIJU SOURCE_DIR [folder for screenshots]

The browser is Debian's Chromium, driven by Playwright; the rules of accessibility are those of axe-core (tools/node).
"""
import os
import pathlib
import shutil
import sys
import tempfile
import time

from playwright.sync_api import sync_playwright

from documents import ON, Documents

CHROMIUM = shutil.which("chromium")


def reports(documents):
    """Name, document, whether all rules can be run on it: on a large one contrast alone takes minutes."""
    services = documents.source / "tests/report/services"
    hostile = str(documents.folder / "hostile.yaml")
    for name, langs, words in (("plaza", ("en", "zh"), ["check", str(services / "plaza.yaml"), *ON]),
                               ("late", ("en", "zh"), ["check", str(services / "late.yaml"), "--on", "2026-12-20"]),
                               ("why", ("en", "zh"), ["why", str(services / "plaza.yaml"), "xx/assess", *ON]),
                               ("costs", ("en", "zh"), ["why", str(services / "bank.yaml"), "xx/vault", *ON]),
                               ("draft", ("zh",), ["check", str(services / "plaza.yaml"), "--on", "2023-07-01"]),
                               ("hostile", ("en",), ["check", hostile, *ON]),
                               ("long", ("en",), ["check", str(documents.folder / "long.yaml"), *ON]),
                               ("ask", ("en", "zh"), ["ask", str(services / "plaza.yaml"), "--next", *ON]),
                               ("ask-hostile", ("en",), ["ask", hostile, "--next", *ON]),
                               ("ask-portfolio", ("zh",), ["ask", documents.portfolio, "--next", *ON]),
                               ("portfolio", ("en", "zh"), ["portfolio", documents.portfolio, *ON]),
                               ("law-list", ("zh",), ["law", "list", *ON]),
                               ("law-unverified", ("zh",), ["law", "list", "--unverified"]),
                               ("law-instrument", ("en", "zh"), ["law", "show", "xx/rule"]),
                               ("law-norm", ("en",), ["law", "show", "xx/assess"]),
                               ("law-coverage", ("en",), ["law", "coverage"]),
                               ("law-coverage-one", ("zh",), ["law", "coverage", "xx/rule"]),
                               ("law-timeline", ("zh",), ["law", "timeline"]),
                               ("two", ("zh",), ["check", str(services / "plaza.yaml"), hostile, *ON])):
        for lang in langs:
            yield f"{name}-{lang}", documents.run(words, True, "--lang", lang, "--format", "html"), True
    for lang in ("en", "zh"):
        yield f"assess-{lang}", documents.run(["assess", str(documents.source / "examples/assess/evidence.yaml")], False, "--lang", lang, "--format", "html"), True
    for model, lang in (("lag", "zh"), ("race", "en")):
        yield f"simulate-{model}-{lang}", documents.run(["simulate", model], False, "--lang", lang, "--format", "html"), True
    chatbot = str(documents.source / "examples/public-chatbot.yaml")
    yield "brief-en", documents.run(["check", chatbot, *ON, "--brief"], False, "--lang", "en", "--format", "html"), True
    for lang in ("en", "zh"):
        yield f"compare-{lang}", documents.run(documents.regimes("bb,aa,bb-x,cc"), False, "--lang", lang, "--format", "html"), True
    yield "real-compare-en", documents.run(["compare", chatbot, *ON, "--regime", "cn,eu,us"], False, "--format", "html"), False
    yield "ask-leak-en", documents.run(["ask", str(documents.source / "examples/leak.yaml"), "--next", *ON], False, "--format", "html"), True
    for name, words in (("list", ["list", *ON]), ("show", ["show", "cn/genai-2023"]), ("coverage", ["coverage"]), ("timeline", ["timeline"])):
        yield f"real-{name}-en", documents.run(["law", *words], False, "--format", "html"), False
    yield "whole-zh", documents.run(["check", chatbot, *ON], False, "--lang", "zh", "--format", "html"), False


class Look:
    """One document in one window; notes whatever is asked for from outside and whatever goes wrong."""

    def __init__(self, browser, path, **options):
        self.path = path
        self.context = browser.new_context(**options)
        self.page = self.context.new_page()
        self.asked, self.errors = [], []
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("console", lambda message: self.errors.append(message.text))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.goto(path.as_uri())

    def __enter__(self):
        return self

    def __exit__(self, kind, *_):
        self.context.close()
        if kind is None:
            assert self.asked == [self.path.as_uri()], f"asked for {self.asked}"
            assert not self.errors, self.errors

    def unfold(self):
        self.page.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true })")


def violations(look, axe, rules=None):
    options = {"resultTypes": ["violations"]}
    if rules is None:  # best practices too, and the stricter contrast of level AAA
        options["rules"] = {"color-contrast-enhanced": {"enabled": True}}
    else:
        options["runOnly"] = {"type": "rule", "values": rules}
    look.page.evaluate(axe)
    found = look.page.evaluate("options => axe.run(document, options)", options)["violations"]
    return [f"{rule['id']}: {rule['nodes'][0]['html'][:200]} ({len(rule['nodes'])})" for rule in found]


def check_rules(browser, path, axe, whole):
    for scheme in ("light", "dark"):
        with Look(browser, path, color_scheme=scheme, viewport={"width": 1100, "height": 900}) as look:
            if whole:
                look.unfold()  # what is folded is not looked at
                found = violations(look, axe)
                assert not found, (scheme, found)
            else:
                every = look.page.evaluate(axe + "; axe.getRules().map(rule => rule.ruleId)")
                few = [rule for rule in every if rule in ("bypass", "document-title", "heading-order", "html-has-lang", "page-has-heading-one",
                                                          "valid-lang", "list", "listitem", "landmark-one-main", "svg-img-alt", "meta-viewport")]
                found = violations(look, axe, few)
                assert len(few) > 8 and not found, found


def check_contrast_in_print(browser, path, axe):
    with Look(browser, path, viewport={"width": 800, "height": 900}) as look:
        look.page.emulate_media(media="print")
        found = violations(look, axe, ["color-contrast"])
        assert not found, found


def check_print(browser, path):
    """On paper every fold is open, though none was opened."""
    with Look(browser, path) as look:
        look.page.emulate_media(media="print")
        count = """[...document.querySelectorAll('details')].filter(fold =>
            !fold.lastElementChild.checkVisibility({contentVisibilityAuto: true}) || fold.lastElementChild.getBoundingClientRect().height < 5).length"""
        until = time.monotonic() + 20
        while look.page.evaluate(count) > 0 and time.monotonic() < until:  # it is laid out anew, not at once
            look.page.wait_for_timeout(50)
        hidden = look.page.evaluate(count)
        assert hidden == 0, f"{hidden} folds stay closed in print"


def check_narrow(browser, path):
    """At 320 pixels, which is 1280 at a zoom of 400 percent, nothing runs off to the side (WCAG 1.4.10)."""
    with Look(browser, path, viewport={"width": 320, "height": 640}) as look:
        for unfolded in (False, True):
            if unfolded:
                look.unfold()
            wide = look.page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
            assert wide[0] <= wide[1] == 320, wide


def check_keyboard(browser, path):
    """Tab comes to the way past the contents first, then to links and folds; Enter opens the fold it stands on."""
    with Look(browser, path, viewport={"width": 900, "height": 900}) as look:
        page = look.page
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"
        assert page.evaluate("document.activeElement.getBoundingClientRect().left") >= 0, "the skip link stays out of sight"
        page.keyboard.press("Enter")
        assert page.evaluate("location.hash") == "#main"
        folds = page.evaluate("document.querySelectorAll('details').length")
        reached = 0
        for _ in range(1000):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.tagName + document.activeElement.className") in ("BODY", "Askip"):
                break
            if page.evaluate("document.activeElement.tagName") == "SUMMARY":
                page.keyboard.press("Enter")
                assert page.evaluate("document.activeElement.parentElement.open")
                page.keyboard.press("Space")
                assert not page.evaluate("document.activeElement.parentElement.open")
                reached += 1
        assert reached == folds, f"{reached} of {folds} folds were reached"


def check_links(browser, path):
    """Every link leads to something that can be seen."""
    with Look(browser, path) as look:
        lost = look.page.evaluate("""[...document.querySelectorAll('a')].map(a => a.getAttribute('href')).filter(to => {
            const there = document.getElementById(decodeURIComponent(to.slice(1)));
            return !there || there.getClientRects().length === 0 })""")
        assert not lost, lost


def check_quiet(browser, path):
    """Nothing of a file became a script, and the policy would not let it run."""
    with Look(browser, path) as look:
        assert look.page.evaluate("typeof window.ran") == "undefined"
        assert look.page.evaluate("document.scripts.length + document.images.length + document.styleSheets.length") == 1
    with Look(browser, path) as look:
        look.page.evaluate("document.body.appendChild(Object.assign(document.createElement('script'), {textContent: 'window.ran = 1'}))")
        assert look.page.evaluate("typeof window.ran") == "undefined"
        assert any("Content Security Policy" in text for text in look.errors)
        look.errors.clear()


def picture(browser, path, name, folder):
    for look_at, options in (("light", {"color_scheme": "light", "viewport": {"width": 1100, "height": 1600}}),
                             ("dark", {"color_scheme": "dark", "viewport": {"width": 1100, "height": 1600}}),
                             ("narrow", {"viewport": {"width": 320, "height": 1600}})):
        with Look(browser, path, **options) as look:
            look.page.screenshot(path=folder / f"{name}-{look_at}.png")


def check(browser, path, axe, whole):
    check_rules(browser, path, axe, whole)
    check_narrow(browser, path)
    check_links(browser, path)
    check_quiet(browser, path)
    if whole:
        check_keyboard(browser, path)
        check_contrast_in_print(browser, path, axe)
        check_print(browser, path)


def main():
    assert CHROMIUM, "chromium is missing: tools/setup"
    source = pathlib.Path(sys.argv[2]).resolve()
    pictures = pathlib.Path(sys.argv[3]) if len(sys.argv) > 3 else None
    axe = (source / "build/node/node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")
    failed = n = 0
    with tempfile.TemporaryDirectory(prefix="guiju-html-") as folder, sync_playwright() as playwright:
        documents = Documents(pathlib.Path(sys.argv[1]).resolve(), source, folder)
        # As root Chromium runs only without its sandbox; it sees nothing here but our own files.
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"] if os.geteuid() == 0 else [])
        for name, text, whole in reports(documents):
            path = pathlib.Path(folder) / f"{name}.html"
            path.write_text(text, encoding="utf-8")
            n += 1
            try:
                check(browser, path, axe, whole)
            except AssertionError as error:
                failed += 1
                print(f"FAILED {name}: {str(error)[:1500]}")
            if pictures:
                picture(browser, path, name, pictures)
        browser.close()
    print(f"{n} documents, {failed} failed")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
