#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""guiju compare as a page for a client: what binds and what only recommends, ceilings of fines, signs, titles, each norm once.

Usage: compare_client.py GUIJU SOURCE_DIR [name of one case]
"""
import json
import re
import sys

from cases import SOURCE, Folder, done, main, run, validator

CONTENT = ["--rules", SOURCE / "content"]
CHATBOT = SOURCE / "examples/public-chatbot.yaml"
HIRING = SOURCE / "examples/us-hiring-tool.yaml"
SCHEMA = validator("compare.schema.json")

HEAD = "".join(f"""level {level} "级"
  english   "{level}"
  rank      {rank}
  force     {force}

instrument {name} "法"
  english   "{title}"
  level     {level}
  jurisdiction {name[:2]}
  in force  from {since}

""" for level, rank, force, name, title, since in (
    ("statute", 1, "binding", "aa/law", "Act of A", "2020-01-01"), ("standard", 2, "recommended", "aa/standard", "Standard of A", "2020-01-01"),
    ("habit", 3, "practice", "aa/habit", "Habits of A", "2020-01-01"), ("decree", 1, "binding", "bb/law", "Act of B", "2020-01-01"),
    ("order", 1, "binding", "bb/gone", "Order of B", "2020-01-01 to 2024-12-31"), ("plan", 1, "binding", "bb/later", "Plan of B", "2027-06-01")))

def rules(more):
    return HEAD + """fact watched "受监测"
  english   "conduct is watched"

fact kept "保持"
  english   "records are kept"

fact turnover "营业额"
  english   "turnover"
  type      money EUR

fact size "规模"
  english   "size"
  type      number

event leak "泄露"
  english   "leak of data"

event told "告知"
  english   "notice to the authority"

parameter threshold "阈值"
  english   "threshold"
  value     10 from 2027-06-01

""" + more


def duty(name, cite, *more, kind="duty", act="must      kept"):
    return f'{kind} {name} "规范"\n  english   "norm {name}"\n  cite      {cite}\n' + "".join(f"  {line}\n" for line in more) + f"  {act}\n\n"


def sanction(name, cite, *more):
    return f'sanction {name} "罚款"\n  english   "fine"\n  cite      {cite}\n' + "".join(f"  {line}\n" for line in more) + "\n"


def subject(name, *more):
    return f'subject {name} "{name}"\n  english   "{name}"\n' + "".join(f"  {line}\n" for line in more) + "\n"


def ask(law, *args, facts="", on="2026-11-24", form="json"):
    with Folder() as folder:
        service = folder.file("service.yaml", f"service: s\nroles: []\nfacts: {{{facts}}}\n")
        out = done(run("compare", service, "--on", on, "--format", form, "--rules", folder.file("law.gj", rules(law)), *args, rules=False))
    if form == "json":
        found = json.loads(out)
        SCHEMA.validate(found)
        return found
    return " ".join(out.split()) if form == "text" else out


def side(found, name):
    return next(one for one in found["sides"] if one["name"] == name)


def row(found, name):
    return next(one for one in found["subjects"] if one["subject"] == name)


def case_only_law_binds():
    """A standard, a habit and an encouragement bind nobody; a right asks nothing."""
    law = (duty("aa/a", "aa/law art 1") + duty("aa/b", "aa/standard art 1") + duty("aa/c", "aa/habit art 1") +
           duty("aa/d", "aa/law art 2", kind="encouragement", act="should    kept") + duty("aa/e", "aa/law art 3", kind="permission", act="may       kept") +
           duty("aa/f", "aa/standard art 2", "when      watched") + duty("bb/g", "bb/later art 1") + subject("records", "norms     aa/law, aa/e, aa/standard, aa/habit, bb/later"))
    cell, other = row(ask(law, "--regime", "aa,bb"), "records")["regimes"]
    assert cell["now"] == {"binding": 1, "recommended": 1, "practice": 1, "encouraged": 1, "other": 1}, cell["now"]
    assert cell["unsure"]["recommended"] == 1 and cell["unsure"]["binding"] == 0 and other["later"]["binding"] == 1
    text = ask(law, "--regime", "aa,bb", form="text")
    assert "aa 1 binds · 1 recommended · 1 in practice · 1 encouraged · 1 right or power · 1 undecided, not binding bb 1 from 2027-06-01" in text, text
    assert "norm aa/b · duty aa/b · recommended ·" in text and "norm aa/c · duty aa/c · asked in practice ·" in text
    assert "norm aa/d · encouragement aa/d · encouraged ·" in text and "duty aa/a · applies" in text
    page = ask(law, "--regime", "aa,bb", form="html").replace("\xa0", " ")
    assert "1 binds · 1 recommended" in page and "duty aa/b · recommended ·" in page


def case_no_ceiling():
    """What is set for each violation has no ceiling, whatever one of them comes to."""
    law = lambda each: (duty("aa/a", "aa/law art 1", act="must      kept\n  else      aa/fine") + sanction("aa/fine", "aa/law art 9", "measure   fine at most 5000 USD", *each) +
                        subject("records", "norms     aa/law"))
    one = side(ask(law([])), "aa")["fines"][0]
    assert (one["greatest_at_most"], one["for_each"]) == (5000, None)
    assert "the greatest fine for what binds: at most 5,000 USD (aa/law art. 9)" in ask(law([]), form="text")
    one = side(ask(law(["each      violation, day"])), "aa")["fines"][0]
    assert one["greatest_at_most"] is None and one["greatest_at_least"] == 5000 and one["for_each"]["of"] == ["violation", "day"], one
    text = ask(law(["each      violation, day"]), form="text")
    assert "5,000 USD for each violation and for each day: no ceiling (aa/law art. 9)" in text and "at most 5,000" not in text
    assert "每项违反、每日5000USD：无上限" in ask(law(["each      violation, day"]), "--lang", "zh", form="text").replace(" ", "")
    with_more = law(["each      day"]) + duty("aa/b", "aa/law art 2", act="must      kept\n  else      aa/more") + sanction("aa/more", "aa/law art 8", "measure   fine at most 9000 USD")
    assert "9,000 USD for a single fine (aa/law art. 8); 5,000 USD for each day: no ceiling (aa/law art. 9)" in ask(with_more, form="text")


def case_amount_and_bound():
    """The sanction that sets the amount is cited with it, and the one without a bound with that."""
    law = (duty("aa/a", "aa/law art 1", act="must      kept\n  else      aa/open, aa/fixed") + sanction("aa/open", "aa/law art 8", "measure   fine at most 10 percent of turnover") +
           sanction("aa/fixed", "aa/law art 9", "measure   fine at most 700 EUR"))
    one = side(ask(law), "aa")["fines"][0]
    assert (one["sanction"], one["greatest_at_least"], one["greatest_at_most"]) == ("aa/fixed", 700, None)
    assert one["without_known_bound"]["sanction"] == "aa/open"
    text = ask(law, form="text")
    assert "700 EUR or more (aa/law art. 9); in EUR, of a bound that hangs on what nobody told, or the text sets none (aa/law art. 8)" in text, text
    one = side(ask(law, facts="turnover: 90000"), "aa")["fines"][0]
    assert (one["sanction"], one["greatest_at_most"], one["without_known_bound"]) == ("aa/open", 9000, None)


def term(name, cite, *more):
    return f'term {name} "词"\n  english   "word {name}"\n  cite      {cite}\n' + "".join(f"  {line}\n" for line in more) + "\n"


def case_terms_of_the_day():
    """A term is told where law in force or to come uses it, read on the first day of that law; one that only gone law uses is not."""
    law = (term("gone", "bb/gone art 1", "judged by counsel") + term("later", "bb/later art 1", "means     size at least threshold") +
           term("is_so", "bb/law art 1", "means     size at least 1") + term("is_not", "bb/law art 1", "means     size at least 1000") +
           term("open", "bb/law art 1", "judged by counsel") + term("unused", "bb/law art 1", "judged by counsel") +
           duty("bb/a", "bb/gone art 2", "when      gone") + duty("bb/b", "bb/later art 2", "when      later") +
           duty("bb/c", "bb/law art 2", "when      is_so\n       and  not is_not\n       and  not open") +
           subject("kinds", "sense     class", "terms     gone, later, is_so, is_not, open, unused"))
    found = ask(law, facts="size: 20")
    bb = side(found, "bb")
    assert (bb["classes"], bb["classes_not"], bb["classes_undecided"]) == (["later", "is_so"], ["is_not"], ["open"]), bb
    cell = row(found, "kinds")["regimes"][1]
    assert (cell["terms_that_hold"], cell["terms_that_do_not_hold"], cell["terms_undecided"]) == (["later", "is_so"], ["is_not"], ["open"])
    assert "gone" in side(ask(law, facts="size: 20", on="2024-06-01"), "bb")["classes_undecided"]
    text = ask(law, facts="size: 20", form="text")
    assert "bb definitions: 2 met · 1 not met · 1 open" in text and "does not meet the definition of: word is_not" in text
    assert "is: word later; word is_so is not: word is_not not decided whether it is: word open" in text and "word gone" not in text


def case_out_of_scope_is_not_ahead():
    law = (duty("aa/ban", "aa/law art 1", kind="prohibition", act="must not  kept") +
           duty("bb/ban", "bb/later art 1", "when      watched", kind="prohibition", act="must not  kept") + subject("bans", "sense     prohibited", "norms     aa/law, bb/later"))
    ahead = lambda facts: side(ask(law, facts=facts), "bb")["prohibitions_ahead"]
    assert [ahead("watched: yes"), ahead(""), ahead("watched: no")] == [1, 1, 0]
    # That all of them are out of scope is no word of what may be offered, and no silence of the rule base.
    assert side(ask(law, facts="watched: no"), "bb")["barred"] == "no"
    assert "to come (" not in ask(law, "--regime", "bb", facts="watched: no", form="text")


def case_lifted_until_a_day_is_ahead():
    """An exemption that ends: the prohibition that it lifts bars from then on."""
    law = lambda ends: (duty("aa/ban", "aa/law art 1", "when      watched", kind="prohibition", act="must not  kept") + f"""exemption aa/grace "宽限"
  english   "grace"
  cite      aa/law art 2
  in force  from 2020-01-01{ends}
  lifts     aa/ban

""" + subject("bans", "sense     prohibited", "norms     aa/law"))
    ahead = lambda ends, facts: [side(ask(law(ends), facts=facts), "aa")[key] for key in ("prohibitions_ahead", "barred")]
    assert ahead(" to 2027-01-31", "watched: yes, kept: yes") == [1, "no"]
    assert ahead(" to 2027-01-31", "") == [1, "no"], "it may come to apply"
    assert ahead(" to 2027-01-31", "watched: no") == [0, "no"] and ahead("", "watched: yes, kept: yes") == [0, "no"]


def case_promptly():
    """Days do not tell how soon `promptly` is: where a duty is owed so, it is said beside the strictest time in days."""
    law = lambda more: (duty("aa/a", "aa/law art 1", act="must      told\n  within    9 days of leak") + duty("bb/a", "bb/law art 1", act="must      told\n  within    3 days of leak") +
                        more + subject("notices", "norms     aa/law, bb/law" + (", aa/standard" if "standard" in more else "")))
    prompt = duty("aa/b", "aa/law art 2", act="must      told\n  promptly after leak")
    assert row(ask(law("")), "notices")["promptly"] == 0 and row(ask(law(prompt)), "notices")["promptly"] == 1
    assert "of the times told in days the strictest: bb/law art. 1 " in ask(law(""), form="text")
    assert "the strictest: bb/law art. 1; 1 duty is owed promptly or within hours, which may be sooner" in ask(law(prompt), form="text")
    assert row(ask(law(prompt.replace("aa/law", "aa/standard"))), "notices")["promptly"] == 0, "a standard is no duty"


def case_signs():
    law = (duty("aa/a", "aa/law art 1", "when      word", act='must      kept') +
           duty("aa/b", "aa/law art 2", act='must      kept\n  unverified "not read"\n  unverified zh "未读"') +
           term("word", "aa/law art 1", "judged by counsel") + subject("records", "norms     aa/law"))
    with Folder() as folder:
        service = folder.file("service.yaml", 'service: s\nroles: []\nfacts: {}\njudgements:\n  - {term: word, value: yes, by: counsel, on: 2026-11-01, why: "x"}\n')
        told = [service, "--on", "2026-11-24", "--rules", folder.file("law.gj", rules(law))]
        text = " ".join(done(run("compare", *told, rules=False)).split())
        page = done(run("compare", *told, "--format", "html", rules=False))
        found = side(json.loads(done(run("compare", *told, "--format", "json", rules=False))), "aa")
    assert (found["unverified"], found["by_judgement"], found["by_presumption"]) == (1, 1, 0)
    for out in (text, page.replace("\xa0", " ")):
        assert "of what binds: † 1 not checked in the official text; * 1 turns on a judgement" in out
        assert "norm aa/a *" in out and "norm aa/b †" in out, out
    assert "‡" not in text


def case_lifted():
    """Of a fine that an order lifts it is not said that there is none."""
    law = lambda lifts: (duty("aa/a", "aa/law art 1", act="must      kept\n  else      aa/fine") + sanction("aa/fine", "aa/law art 9", "measure   fine at most 700 EUR") +
                         'power aa/sue "起诉"\n  english   "sue"\n  cite      aa/law art 10\n\n' + (
                         'exemption bb/order "命令"\n  english   "order"\n  cite      bb/law art 4\n  lifts     aa/fine, aa/sue\n\n' if lifts else ""))
    found = side(ask(law(True)), "aa")
    assert (found["fines"], found["fines_and_powers_lifted"], found["lifted_by"]) == ([], 2, ["bb/order"])
    text = ask(law(True), form="text")
    assert "2 fines or powers are lifted: bb/law art. 4" in text and "no fine with an amount" not in text
    assert side(ask(law(False)), "aa")["fines_and_powers_lifted"] == 0


def case_once():
    """Each norm stands once, under the name of its law; where it belongs elsewhere too, the way there; what is open names questions and titles."""
    law = (duty("aa/a", "aa/law art 1", act="must      told\n  within    9 days of leak") + duty("aa/b", "aa/law art 2", "when      watched") +
           duty("aa/c", "aa/law art 3 para 1") + duty("aa/d", "aa/law art 3 para 1") + subject("first", "norms     aa/law art 1") + subject("second", "norms     aa/law"))
    text = ask(law, "--regime", "aa", form="text")
    assert text.count("norm aa/a ·") == 1 and "1, see under first: aa/law art. 1" in text
    assert text.count("Act of A · aa/law") == 2  # once under each subject
    assert "within 9 days of leak of data" in text and "of leak ·" not in text
    assert "1. Is this so: conduct is watched?" in text or "conduct is watched" in text
    assert "undecided: 1 · hangs on question 1 above" in text and "tell watched" not in text
    brief = ask(law, "--regime", "aa", "--brief", form="text")
    for heading, there in (("IN SHORT", 1), ("AT A GLANCE", 1), ("DATES", 1), ("SIDE BY SIDE", 0), ("WHAT TO ASK", 0)):
        assert brief.count(heading) == there, heading
    page = ask(law, "--regime", "aa", form="html")
    for name in re.findall(r'<a href="#(subject-[^"]*)"', page):
        assert page.count(f'id="{name}"') == 1, name
    assert len(re.findall(r'<a href="#subject-[^"]*"', page)) == 2
    assert 'href="#subject-' not in ask(law, "--regime", "aa", "--brief", form="html")


def case_named():
    """What no subject names, and what begins, ends or is due on a day, by its provision."""
    law = (duty("bb/a", "bb/later art 1") + duty("bb/b", "bb/later art 2 item 1") + duty("bb/c", "bb/later art 2 item 1") + duty("bb/d", "bb/gone art 7") +
           duty("bb/e", "bb/later art 3") + duty("bb/f", "bb/later art 4") + duty("bb/g", "bb/later art 5"))
    moment = ask(law, "--regime", "bb")["dates"]
    assert [(one["day"], one["norms_that_begin"]) for one in moment] == [("2027-06-01", [f"bb/{name}" for name in "abcefg"])]
    text = ask(law, "--regime", "bb", form="text")
    assert "6 begin to bind: bb/later art. 1; art. 2 item 1 (2); art. 3; art. 4; 1 more" in text, text
    assert "6 of them no subject names: bb/later art. 1; art. 2 item 1 (2); art. 3; art. 4; art. 5" in text
    ends = ask(law, "--regime", "bb", on="2024-06-01")["dates"][0]
    assert (ends["day"], ends["ends"], ends["norms_that_end"]) == ("2024-12-31", 1, ["bb/d"])
    assert "1 binds for the last day: bb/gone art. 7" in ask(law, "--regime", "bb", on="2024-06-01", form="text")


def examples(path, on, *more):
    return json.loads(done(run("compare", path, "--on", on, "--format", "json", *more, *CONTENT, rules=False)))


def case_rule_base():
    """What a reader found in the reports of the examples."""
    found = examples(CHATBOT, "2026-11-23", "--regime", "cn,eu,us")
    cn, eu, us = found["sides"]
    assert row(found, "general-purpose-models")["regimes"][0]["now"]["binding"] == 0, "national standards are recommended"
    assert us["fines"][0]["greatest_at_most"] is None and us["fines"][0]["for_each"]["of"] == ["violation", "day"]
    assert "us_eo_reportable_model" not in us["classes_undecided"], "its only norm was revoked"
    assert "eu_high_risk" in eu["classes_not"] and "eu_systemic_risk_model" in eu["classes_not"]
    assert "cn/face/no-private-spaces" not in cn["may_be_barred_by"]
    labels = row(found, "labelling")["regimes"][2]
    assert not [norm for norm in labels["binds"] + labels["undecided"] if "licen" in norm["id"]], "licences are the chain of suppliers"
    past = examples(CHATBOT, "2025-03-01", "--regime", "cn,eu")
    fine = past["sides"][0]["fines"][0]
    assert fine["greatest_at_least"] == 50000000 and fine["sanction"].startswith("cn/pipl/"), fine
    assert "eu_systemic_risk_model" not in past["sides"][1]["classes_undecided"], "it is read on the day on which its threshold has a value"
    hiring = examples(HIRING, "2026-11-24", "--regime", "us-co")["sides"][0]
    assert hiring["fines_and_powers_lifted"] >= 1 and hiring["lifted_by"] == ["us/weiser-order/no-enforcement"], hiring["lifted_by"]


if __name__ == "__main__":
    sys.exit(main())
