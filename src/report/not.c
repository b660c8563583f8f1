/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What does not apply: how many by which reason, what of it turns on a judgement or a presumption, and each provision.
 * Drafts are no law: they are not even inapplicable.
 */
#include "report/check_text.h"

static const gj_message reason_word[] = {
	[GJ_BECAUSE_NOT_IN_FORCE] = GJ_M_REASON_NOT_IN_FORCE,
	[GJ_BECAUSE_OTHER_BEARER] = GJ_M_REASON_OTHER_BEARER,
	[GJ_BECAUSE_OUT_OF_SCOPE] = GJ_M_REASON_OUT_OF_SCOPE,
	[GJ_BECAUSE_CONDITION_FALSE] = GJ_M_REASON_CONDITION_FALSE,
};

static bool is_reason(gj_because because)
{
	return because >= GJ_BECAUSE_NOT_IN_FORCE && because <= GJ_BECAUSE_CONDITION_FALSE &&
	       because != GJ_BECAUSE_LIFTED;
}

static bool counts(const gj_view_item *item)
{
	return !item->instrument->never && is_reason(item->verdict->because);
}

static size_t first_of(const gj_view *view)
{
	return view->start[GJ_SECTION_NOT];
}

static size_t end_of(const gj_view *view)
{
	return view->start[GJ_SECTION_NOT + 1];
}

/* `142 not in force · 67 binds others` */
static size_t say_counts(gj_page *page, const gj_view *view)
{
	size_t count[GJ_BECAUSE_UNKNOWN + 1] = {0}, all = 0;
	gj_tongue tongue = page->style->tongue;
	char room[12];

	for (size_t i = first_of(view); i < end_of(view); i++)
		if (counts(&view->item[i])) {
			count[view->item[i].verdict->because]++;
			all++;
		}
	if (all == 0)
		return 0;
	gj_page_heading(page, GJ_M_H_NOT);
	for (size_t i = GJ_BECAUSE_NOT_IN_FORCE; i <= GJ_BECAUSE_CONDITION_FALSE; i++) {
		if (count[i] == 0)
			continue;
		gj_page_join(page, GJ_M_DOT);
		gj_page_say(page, GJ_M_COUNT_OF,
			    GJ_ARGS(gj_count(room, count[i]),
				    gj_str_of(gj_message_text(reason_word[i], tongue))));
	}
	gj_page_end(page, GJ_INDENT_CITE, GJ_INK_PLAIN);
	gj_page_line(page, GJ_INDENT_CITE, GJ_INK_DIM, GJ_M_HINT_WHY, NULL);
	return all;
}

/* ---- by judgement, by presumption ---- */

static bool turns_on(const gj_verdict *verdict, uint32_t term)
{
	for (size_t i = 0; i < verdict->n_branches; i++)
		if (verdict->branch[i].term == term)
			return true;
	return false;
}

static bool presumes(const gj_verdict *verdict, uint32_t presume)
{
	for (size_t i = 0; i < verdict->presumed.n; i++)
		if (verdict->presumed.at[i] == presume)
			return true;
	return false;
}

/* Names of provisions, instrument by instrument: `cn/genai-2023 art. 17; cn/algorithm-2021 art. 27`. */
static size_t add_turning(gj_page *page, const gj_view *view,
			  bool (*turns)(const gj_verdict *verdict, uint32_t on), uint32_t on)
{
	size_t n = 0;

	for (size_t i = first_of(view), end; i < end_of(view); i = end) {
		gj_provisions list = {.page = page};
		bool any = false;

		end = gj_view_group(view, i);
		for (size_t k = i; k < end; k++) {
			if (!counts(&view->item[k]) || !turns(view->item[k].verdict, on) ||
			    view->item[k].verdict->because == GJ_BECAUSE_NOT_IN_FORCE)
				continue;
			if (!any) {
				gj_page_join(page, GJ_M_SEMICOLON);
				gj_page_add(page, view->item[k].instrument->e.id);
				gj_page_add(page, GJ_STR(" "));
				list.mark = gj_page_mark(page);
			}
			any = true;
			n++;
			gj_provisions_add(&list, view->item[k].norm);
		}
	}
	return n;
}

static void say_judged(gj_page *page, const gj_view *view, uint32_t term)
{
	const gj_judged *judged = &view->verdicts->record->term[term];
	gj_tongue tongue = page->style->tongue;
	size_t n = add_turning(page, view, turns_on, term);
	char day[11], room[12];
	gj_str words[5];

	if (n == 0)
		return;
	words[4] = gj_page_take(page, 0, 3);
	words[3] = gj_count(room, n);
	words[0] = view->verdicts->law->term[term].e.id;
	words[1] = gj_str_of(gj_message_text(gj_truth_message(judged->truth), tongue));
	gj_day_format(judged->on != GJ_DAY_NONE ? judged->on : view->verdicts->circuit->on, day);
	gj_page_say(page, GJ_M_READING_BY,
		    GJ_ARGS(judged->by.len > 0 ? judged->by : GJ_STR("?"), gj_str_of(day)));
	words[2] = gj_page_take(page, 0, 0);
	gj_page_line(page, GJ_INDENT_CITE, GJ_INK_PLAIN, GJ_M_NOT_BY_JUDGEMENT, words);
}

static void say_presumed(gj_page *page, const gj_view *view, uint32_t presume)
{
	size_t n = add_turning(page, view, presumes, presume);
	gj_str list;
	char room[12];

	if (n == 0)
		return;
	list = gj_page_take(page, 0, 3);
	gj_page_presumption(page, view->verdicts->law, presume);
	gj_page_line(page, GJ_INDENT_CITE, GJ_INK_PLAIN, GJ_M_NOT_BY_PRESUMPTION,
		     GJ_ARGS(gj_page_take(page, 0, 0), gj_count(room, n), list));
}

/* ---- each provision ---- */

/* Of a text that is not in force all is meant: no need to name its parts. */
static bool is_off(const gj_instrument *instrument, gj_day on)
{
	return on < instrument->from || (instrument->to != GJ_DAY_NONE && on > instrument->to);
}

/* The provisions of an instrument that apply, will, are undecided or lifted; a brief report does not show all of them. */
typedef struct elsewhere {
	const gj_cite *cite[GJ_PROVISIONS_SEEN]; /* beyond these, one may be named here too */
	size_t n;
} elsewhere;

static void find_elsewhere(elsewhere *out, const gj_view *view, const gj_instrument *instrument)
{
	out->n = 0;
	for (size_t i = 0; i < first_of(view) && out->n < GJ_PROVISIONS_SEEN; i++)
		if (view->item[i].instrument == instrument && view->item[i].norm->n_cites > 0 &&
		    view->item[i].section != GJ_SECTION_DRAFTED)
			out->cite[out->n++] = view->item[i].norm->cite;
}

static bool stands_elsewhere(const elsewhere *list, const gj_norm *norm)
{
	for (size_t i = 0; norm->n_cites > 0 && i < list->n; i++)
		if (gj_cite_order(list->cite[i], norm->cite) == 0)
			return true;
	return false;
}

/* Does its article stand nowhere else? Then its parts need not be named. */
static bool is_whole(const elsewhere *list, const gj_norm *norm)
{
	gj_cite article, other;

	if (norm->n_cites == 0)
		return false;
	article = gj_cite_article(norm->cite);
	for (size_t i = 0; i < list->n; i++) {
		other = gj_cite_article(list->cite[i]);
		if (gj_cite_order(&article, &other) == 0)
			return false;
	}
	return true;
}

/* A provision that stands elsewhere would seem to be denied here: its other wordings, classes and cases are only counted. */
static void say_group(gj_page *page, const gj_view *view, size_t first, size_t end,
		      gj_because because)
{
	const gj_instrument *instrument = view->item[first].instrument;
	gj_provisions list = {.page = page};
	gj_spans spans = {.page = page, .named = true};
	bool off = is_off(instrument, view->verdicts->circuit->on);
	size_t named = 0, others = 0;
	char room[12];
	elsewhere others_of;

	find_elsewhere(&others_of, view, instrument);
	for (size_t i = first; i < end; i++) {
		if (!counts(&view->item[i]) || view->item[i].verdict->because != because)
			continue;
		if (stands_elsewhere(&others_of, view->item[i].norm)) {
			others++;
			continue;
		}
		named++;
		if (is_whole(&others_of, view->item[i].norm)) {
			gj_spans_add(&spans, view->item[i].norm->cite);
			continue;
		}
		gj_spans_end(&spans);
		gj_provisions_add(&list, view->item[i].norm);
	}
	gj_spans_end(&spans);
	if (named == 0 && others == 0)
		return;
	if (others > 0) {
		if (named > 0)
			gj_page_say(page, GJ_M_SEMICOLON, NULL);
		gj_page_say(page, GJ_M_NOT_OTHERS, GJ_ARGS(gj_count(room, others)));
	}
	gj_page_line(page, GJ_INDENT_CITE, GJ_INK_PLAIN,
		     off && others == 0 ? GJ_M_NOT_ALL_OF : GJ_M_NOT_OF,
		     GJ_ARGS(gj_title(&instrument->e, page->style->tongue), instrument->e.id,
			     gj_page_take(page, 0, 3)));
}

static void say_reason(gj_page *page, const gj_view *view, gj_because because)
{
	bool headed = false;

	for (size_t i = first_of(view), end; i < end_of(view); i = end) {
		bool any = false;

		end = gj_view_group(view, i);
		for (size_t k = i; k < end; k++)
			any = any ||
			      (counts(&view->item[k]) && view->item[k].verdict->because == because);
		if (any && !headed) {
			gj_page_gap(page);
			gj_page_say(page, reason_word[because], NULL);
			gj_page_title(page, 1);
		}
		headed = headed || any;
		say_group(page, view, i, end, because);
	}
}

void gj_text_not(gj_page *page, const gj_view *view)
{
	const gj_law *law = view->verdicts->law;

	if (say_counts(page, view) == 0)
		return;
	for (uint32_t i = 0; i < law->n_terms; i++)
		if (view->verdicts->record->term[i].truth != GJ_UNKNOWN)
			say_judged(page, view, i);
	for (uint32_t i = 0; i < law->n_presumes; i++)
		say_presumed(page, view, i);
	for (size_t i = GJ_BECAUSE_NOT_IN_FORCE; i <= GJ_BECAUSE_CONDITION_FALSE; i++)
		if (is_reason((gj_because)i))
			say_reason(page, view, (gj_because)i);
}
