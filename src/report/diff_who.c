/* SPDX-License-Identifier: Apache-2.0 */
/* Who is freed of what, and who is newly bound: the fewest cases, each with a service file. */
#include <stdio.h>

#include "eval/service_yaml.h"
#include "report/diff_parts.h"

gj_str gj_percent(char room[32], double share)
{
	snprintf(room, 32, share > 0 && share < 0.0001 ? "%.2g" : "%.4g", 100 * share);
	return gj_str_of(room);
}

static void say_leaf(const gj_telling *t, const gj_leaf *leaf, bool yes)
{
	size_t mark = gj_page_mark(t->page);

	gj_leaf_words(&t->page->scratch, t->law, leaf, t->tongue);
	if (!yes)
		gj_page_say(t->page, GJ_M_DIFF_NOT, GJ_ARGS(gj_page_take(t->page, mark, 0)));
}

static void say_case(const gj_telling *t, const gj_shift *shift, const gj_shift_case *item)
{
	size_t mark = gj_page_mark(t->page);
	bool first = true;
	char room[32];

	for (unsigned i = 0; i < shift->leaves.n; i++) {
		if ((item->cube.asked >> i & 1) == 0)
			continue;
		if (!first)
			gj_page_say(t->page, GJ_M_DIFF_AND, NULL);
		first = false;
		say_leaf(t, &shift->leaves.at[i], (item->cube.value >> i & 1) != 0);
	}
	if (first)
		gj_page_say(t->page, GJ_M_DIFF_ALWAYS, NULL);
	if (!first)
		gj_page_say(t->page, GJ_M_DIFF_CASE, GJ_ARGS(gj_page_take(t->page, mark, 0)));
	gj_page_say(t->page, GJ_M_DOT, NULL);
	gj_page_say(t->page, GJ_M_DIFF_SHARE, GJ_ARGS(gj_percent(room, item->share)));
	gj_page_end(t->page, GJ_INDENT_CITE, GJ_INK_BOLD);
}

static void say_witness(const gj_telling *t, const gj_shift_case *item, bool gained)
{
	gj_buf yaml;

	if (item->witness == NULL) {
		gj_page_line(t->page, GJ_INDENT_WORDS + 2, GJ_INK_DIM, GJ_M_DIFF_NO_WITNESS, NULL);
		return;
	}
	gj_page_line(t->page, GJ_INDENT_WORDS + 2, GJ_INK_DIM, GJ_M_DIFF_WITNESS, NULL);
	gj_buf_init(&yaml, t->page->out->alloc, GJ_BUF_DEFAULT_LIMIT);
	gj_service_yaml(&yaml, item->witness, gained ? GJ_STR("newly bound") : GJ_STR("freed"),
			GJ_STR("guiju diff"));
	gj_page_verbatim(t->page, GJ_INDENT_WORDS + 4, gj_buf_str(&yaml));
	if (gj_buf_status(&yaml) != GJ_OK)
		t->page->out->failed = true;
	gj_buf_free(&yaml);
}

static void say_cases(const gj_telling *t, const gj_shift *shift, bool gained)
{
	char room[32];

	if (shift->too_large) {
		gj_page_line(t->page, GJ_INDENT_CITE, GJ_INK_YELLOW, GJ_M_DIFF_TOO_LARGE, NULL);
		return;
	}
	if (shift->too_many_conditions)
		gj_page_line(t->page, GJ_INDENT_CITE, GJ_INK_YELLOW, GJ_M_DIFF_MANY,
			     GJ_ARGS(gj_count(room, shift->leaves.n)));
	for (size_t i = 0; i < shift->n; i++) {
		say_case(t, shift, &shift->item[i]);
		if (!t->page->style->brief)
			say_witness(t, &shift->item[i], gained);
	}
	if (!shift->fewest)
		gj_page_line(t->page, GJ_INDENT_CITE, GJ_INK_DIM, GJ_M_DIFF_NOT_FEWEST, NULL);
	if (shift->open > 0)
		gj_page_line(t->page, GJ_INDENT_CITE, GJ_INK_DIM, GJ_M_DIFF_OPEN_SHARE,
			     GJ_ARGS(gj_percent(room, shift->open)));
}

/* The other reading is told where it comes to something else. */
static bool is_told(const gj_diff_shift *shift, bool gained, unsigned reading)
{
	const gj_shift *one = &shift->by[reading];

	if (shift->gained != gained || (one->n == 0 && !one->too_large && one->open == 0))
		return false;
	return reading == 0 || one->share != shift->by[0].share || one->open != shift->by[0].open;
}

/* Norms that the same services gain or lose stand under one heading. */
static bool is_alike(const gj_shift *a, const gj_shift *b)
{
	return a->services == b->services && a->too_large == b->too_large && a->open == b->open;
}

static bool was_said(const gj_diff *diff, size_t at, bool gained, unsigned reading)
{
	for (size_t i = 0; i < at; i++)
		if (is_told(&diff->shift[i], gained, reading) &&
		    is_alike(&diff->shift[i].by[reading], &diff->shift[at].by[reading]))
			return true;
	return false;
}

/* By instruments: `cn/genai-2023 art. 17; cn/algorithm-2021 art. 24`. */
static void list_norms(const gj_telling *t, size_t at, bool gained, unsigned reading)
{
	gj_provisions row = {.page = t->page};
	uint32_t instrument = GJ_NONE;

	for (size_t i = at; i < t->diff->n_shifts; i++) {
		const gj_norm *norm = &t->law->norm[t->diff->shift[i].norm];

		if (!is_told(&t->diff->shift[i], gained, reading) ||
		    !is_alike(&t->diff->shift[i].by[reading], &t->diff->shift[at].by[reading]))
			continue;
		if (norm->instrument != instrument) {
			if (instrument != GJ_NONE)
				gj_page_say(t->page, GJ_M_SEMICOLON, NULL);
			gj_page_add(t->page, t->law->instrument[norm->instrument].e.id);
			gj_page_add(t->page, GJ_STR(" "));
			row = (gj_provisions){.page = t->page, .mark = gj_page_mark(t->page)};
		}
		instrument = norm->instrument;
		gj_provisions_add(&row, norm);
	}
	gj_page_end(t->page, GJ_INDENT_WORDS, GJ_INK_PLAIN);
}

static void say_group(const gj_telling *t, size_t at, bool gained, unsigned reading)
{
	const gj_diff *diff = t->diff;

	say_cases(t, &diff->shift[at].by[reading], gained);
	if (t->page->style->brief) {
		list_norms(t, at, gained, reading);
		return;
	}
	for (size_t i = at; i < diff->n_shifts; i++)
		if (is_told(&diff->shift[i], gained, reading) &&
		    is_alike(&diff->shift[i].by[reading], &diff->shift[at].by[reading]))
			gj_text_norm_short(t->page, t->law, &t->law->norm[diff->shift[i].norm],
					   GJ_STR(""));
}

void gj_diff_who(const gj_telling *t, bool gained, unsigned reading)
{
	static const gj_message heading[2][2] = {{GJ_M_DIFF_H_LOSE, GJ_M_DIFF_H_LOSE_OTHERWISE},
						 {GJ_M_DIFF_H_GAIN, GJ_M_DIFF_H_GAIN_OTHERWISE}};
	bool any = false;

	gj_page_heading(t->page, heading[gained][reading]);
	for (size_t i = 0; i < t->diff->n_shifts; i++) {
		if (!is_told(&t->diff->shift[i], gained, reading) ||
		    was_said(t->diff, i, gained, reading))
			continue;
		if (any)
			gj_page_gap(t->page);
		any = true;
		say_group(t, i, gained, reading);
	}
	if (!any)
		gj_page_line(t->page, GJ_INDENT_CITE, GJ_INK_PLAIN, GJ_M_DIFF_NOBODY, NULL);
}
