/* SPDX-License-Identifier: Apache-2.0 */
/* Sampled rates with their bounds; what was read. */
#include "assess/text.h"
#include "stats/agree.h"
#include "stats/judge.h"

/* A source is called what it is called; banks, tests and modalities have a name in each language. */
static gj_str name_of(gj_telling *t, const gj_rate *rate, unsigned measure)
{
	if (rate->name.len == 0)
		return gj_telling_word(t, GJ_M_ASSESS_ALL);
	if (rate->by_model) {
		size_t mark = gj_page_mark(t->page);

		gj_page_say(t->page, GJ_M_ASSESS_OF_MODEL,
			    GJ_ARGS(gj_telling_said(t, rate->name),
				    gj_telling_model(t, rate->model, rate->endpoint)));
		return gj_page_take(t->page, mark, 1);
	}
	return measure == GJ_MEASURE_WORST_COLLECTED || measure == GJ_MEASURE_WORST_TRAINED
		       ? rate->name
		       : gj_telling_said(t, rate->name);
}

static gj_str low(gj_telling *t, double share)
{
	return gj_telling_num(t, gj_percent_down(share));
}

static gj_str high(gj_telling *t, double share)
{
	return gj_telling_num(t, gj_percent_up(share));
}

static gj_str near(gj_telling *t, double share)
{
	return gj_telling_num(t, (gj_num)(share * 1e6 + 0.5));
}

static void line(gj_telling *t, gj_message key, const gj_str *args)
{
	gj_page_say(t->page, key, args);
	gj_telling_end(t, 21, GJ_INK_DIM);
}

static void put_rate(gj_telling *t, const gj_rate *rate, const gj_shown_rate *shown,
		     unsigned measure)
{
	int64_t n = gj_rate_n(rate), of = gj_rate_of(rate), unjudged = gj_rate_unjudged(rate);

	if (!shown->known) {
		line(t, GJ_M_ASSESS_PART_OPEN, GJ_ARGS(name_of(t, rate, measure)));
		return;
	}
	gj_page_say(t->page, GJ_M_ASSESS_RATE,
		    GJ_ARGS(name_of(t, rate, measure),
			    gj_telling_count(t, gj_rate_bad(rate) + unjudged),
			    gj_telling_count(t, n)));
	if (shown->census)
		gj_page_say(t->page, GJ_M_ASSESS_RATE_ALL, NULL);
	else if (of != GJ_ENDLESS)
		gj_page_say(t->page, GJ_M_ASSESS_RATE_OF, GJ_ARGS(gj_telling_count(t, of)));
	line(t, GJ_M_ASSESS_BOUNDS,
	     GJ_ARGS(near(t, shown->rate), low(t, shown->low), high(t, shown->high),
		     gj_telling_shown(t, shown->shown)));
	if (unjudged > 0 && shown->any_out)
		line(t, GJ_M_ASSESS_UNJUDGED,
		     GJ_ARGS(gj_telling_count(t, unjudged), near(t, shown->rate_out),
			     low(t, shown->low_out), high(t, shown->high_out),
			     gj_telling_shown(t, shown->left_out)));
	if (shown->of_bank)
		line(t, GJ_M_ASSESS_RATE_BANK,
		     GJ_ARGS(gj_telling_count(t, rate->population), low(t, shown->bank_low),
			     high(t, shown->bank_high), gj_telling_shown(t, shown->bank)));
	if (rate->two_phase)
		line(t, GJ_M_ASSESS_TWO_PHASE, NULL);
	else if (rate->n_parts > 1)
		line(t, GJ_M_ASSESS_STRATA, NULL);
	if (rate->repeats > 0)
		line(t, GJ_M_ASSESS_REPEATS, GJ_ARGS(gj_telling_count(t, rate->repeats)));
	if (rate->left_out > 0)
		line(t, GJ_M_ASSESS_LEFT_OUT, GJ_ARGS(gj_telling_count(t, rate->left_out)));
}

void gj_assess_page_rates(gj_telling *t, const gj_compared *c, size_t family)
{
	for (size_t i = 0; c->shown != NULL && i < t->a->measures.at[c->measure].n_rates; i++) {
		const gj_rate *rate = &t->a->measures.at[c->measure].rate[i];

		put_rate(t, rate, &c->shown[i], c->measure);
		if (family > 0 && c->shown[i].family != c->shown[i].shown)
			line(t, GJ_M_ASSESS_TOGETHER,
			     GJ_ARGS(gj_telling_shown(t, c->shown[i].family),
				     gj_telling_count(t, (int64_t)family)));
		if (t->draw != NULL && c->shown[i].known)
			t->draw(t, rate, &c->shown[i], c);
	}
}

/* ---- what was read ---- */

/* The risks or aspects `from` to `to` of which the library has no entry, and the one with the fewest. */
static void put_covered(gj_telling *t, const gj_library *library, gj_risk_group from,
			gj_risk_group to)
{
	size_t mark = gj_page_mark(t->page);
	unsigned fewest = GJ_N_RISKS, n = 0;
	gj_str list;

	for (unsigned i = 0; i < GJ_N_RISKS; i++) {
		if (gj_risks[i].group < from || gj_risks[i].group > to)
			continue;
		if (fewest == GJ_N_RISKS || library->of[i].distinct < library->of[fewest].distinct)
			fewest = i;
		if (library->of[i].distinct > 0)
			continue;
		if (n++ > 0)
			gj_page_say(t->page, GJ_M_COMMA, NULL);
		gj_page_add(t->page, gj_str_of(gj_risks[i].id));
	}
	list = gj_page_take(t->page, mark, 0);
	if (n > 0)
		gj_page_say(t->page, GJ_M_ASSESS_UNCOVERED, GJ_ARGS(list));
	else
		gj_page_say(t->page, GJ_M_ASSESS_FEWEST,
			    GJ_ARGS(gj_str_of(gj_risks[fewest].id),
				    gj_str_of(t->page->style->tongue == GJ_ZH
						      ? gj_risks[fewest].chinese
						      : gj_risks[fewest].english),
				    gj_telling_count(t, library->of[fewest].distinct)));
	gj_telling_end(t, 4, n > 0 ? GJ_INK_YELLOW : GJ_INK_DIM);
}

static void put_library(gj_telling *t, gj_message name, const gj_library *library,
			gj_risk_group from, gj_risk_group to)
{
	char day[11];

	if (!library->told)
		return;
	gj_page_add(t->page, GJ_STR("- "));
	gj_page_say(t->page, GJ_M_ASSESS_LIBRARY,
		    GJ_ARGS(gj_telling_word(t, name), gj_telling_count(t, library->all.raw),
			    gj_telling_count(t, library->all.distinct),
			    gj_telling_count(t, library->all.kept),
			    gj_telling_count(t, library->other)));
	if (library->last != GJ_DAY_NONE) {
		gj_day_format(library->last, day);
		gj_page_join(t->page, GJ_M_DOT);
		gj_page_say(t->page, GJ_M_ASSESS_UPDATED, GJ_ARGS(gj_str_of(day)));
	}
	gj_telling_end(t, 2, GJ_INK_PLAIN);
	put_covered(t, library, from, to);
}

static void put_screens(gj_telling *t)
{
	for (size_t i = 0; i < t->a->measures.n_screens; i++)
		for (size_t k = 0; k < t->a->measures.screen[i].n_sources; k++) {
			const gj_screened_source *one = &t->a->measures.screen[i].source[k];

			gj_page_add(t->page, GJ_STR("- "));
			gj_page_say(t->page, GJ_M_ASSESS_SOURCE,
				    GJ_ARGS(one->called, gj_telling_said(t, one->modality),
					    gj_telling_count(t, one->items),
					    gj_telling_count(t, one->flagged_items),
					    gj_telling_count(t, (int64_t)one->n)));
			gj_telling_end(t, 2, GJ_INK_PLAIN);
		}
}

static void put_agreement(gj_telling *t, const gj_answers *of)
{
	gj_agreement agree;

	if (of->twice == 0 || gj_agreement_of_two(&agree, of->table[0], of->table[1], of->table[2],
						  of->table[3], NULL) != GJ_OK)
		return;
	gj_page_say(t->page, GJ_M_ASSESS_AGREE,
		    GJ_ARGS(gj_telling_count(t, of->twice), gj_telling_count(t, of->same),
			    agree.kappa_known && agree.kappa >= 0
				    ? gj_telling_num(t, (gj_num)(agree.kappa * GJ_NUM_ONE))
				    : GJ_STR("-"),
			    agree.ac1 >= 0 ? gj_telling_num(t, (gj_num)(agree.ac1 * GJ_NUM_ONE))
					   : GJ_STR("-")));
	gj_telling_end(t, 4, GJ_INK_DIM);
}

static void put_machine(gj_telling *t, const gj_answers *of)
{
	gj_judged_rate rate = {{of->machine_bad, of->machine_n},
			       {of->both_bad, of->people_bad},
			       {of->both_good, of->people_good}};
	gj_corrected corrected;

	if (of->machine_n == 0)
		return;
	if (of->people_bad == 0 || of->people_good == 0 ||
	    gj_judge_correct(&corrected, rate, t->a->evidence->risk, NULL) != GJ_OK) {
		gj_page_say(t->page, GJ_M_ASSESS_MACHINE_ALONE,
			    GJ_ARGS(gj_telling_count(t, of->machine_bad),
				    gj_telling_count(t, of->machine_n)));
		gj_telling_end(t, 4, GJ_INK_DIM);
		return;
	}
	gj_page_say(
		t->page, GJ_M_ASSESS_MACHINE,
		GJ_ARGS(gj_telling_count(t, of->machine_bad), gj_telling_count(t, of->machine_n),
			gj_telling_count(t, of->people_bad + of->people_good),
			near(t, corrected.rate), low(t, corrected.low), high(t, corrected.high)));
	gj_telling_end(t, 4, GJ_INK_DIM);
}

static void put_answers(gj_telling *t)
{
	static const gj_message names[] = {GJ_M_ASSESS_CONTENT, GJ_M_ASSESS_REFUSE,
					   GJ_M_ASSESS_ANSWER};

	for (unsigned i = 0; i < GJ_N_BANK_KINDS; i++) {
		const gj_answers *of = &t->a->measures.answers[i];

		if (of->questions == 0)
			continue;
		gj_page_add(t->page, GJ_STR("- "));
		gj_page_say(t->page, GJ_M_ASSESS_ANSWERS,
			    GJ_ARGS(gj_telling_word(t, names[i]),
				    gj_telling_count(t, of->questions),
				    gj_telling_count(t, of->outcome[GJ_ANSWERED]),
				    gj_telling_count(t, of->outcome[GJ_EMPTY]),
				    gj_telling_count(t, of->outcome[GJ_FILTERED]),
				    gj_telling_count(t, of->outcome[GJ_ERRED]),
				    gj_telling_count(t, of->outcome[GJ_MISSING])));
		gj_telling_end(t, 2, GJ_INK_PLAIN);
		put_agreement(t, of);
		put_machine(t, of);
	}
}

/* Who was asked, and where. */
static void put_probes(gj_telling *t)
{
	gj_str none = gj_telling_word(t, GJ_M_ASSESS_NOT_NAMED);

	for (size_t i = 0; i < t->a->measures.n_probes; i++) {
		const gj_probe *one = &t->a->measures.probe[i];

		gj_page_add(t->page, GJ_STR("- "));
		gj_page_say(t->page, GJ_M_ASSESS_PROBE,
			    GJ_ARGS(gj_telling_count(t, (int64_t)i + 1),
				    one->model.len > 0 ? one->model : none,
				    one->endpoint.len > 0 ? one->endpoint : none,
				    gj_telling_count(t, (int64_t)one->n),
				    gj_telling_count(t, (int64_t)one->n_answers)));
		gj_telling_end(t, 2, GJ_INK_PLAIN);
	}
}

void gj_assess_page_read(gj_telling *t)
{
	const gj_libraries *l = &t->a->measures.libraries;

	gj_page_heading(t->page, GJ_M_H_ASSESS_READ);
	put_library(t, GJ_M_ASSESS_KEYWORDS, &l->keywords, GJ_RISK_A1, GJ_RISK_A2);
	put_library(t, GJ_M_ASSESS_CONTENT, &l->bank[GJ_BANK_CONTENT], GJ_RISK_A1, GJ_RISK_A5);
	put_library(t, GJ_M_ASSESS_REFUSE, &l->bank[GJ_BANK_REFUSE], GJ_RISK_A1, GJ_RISK_A2);
	put_library(t, GJ_M_ASSESS_ANSWER, &l->bank[GJ_BANK_ANSWER], GJ_ASPECT, GJ_ASPECT);
	put_screens(t);
	put_agreement(t, &t->a->measures.items);
	put_probes(t);
	put_answers(t);
}
