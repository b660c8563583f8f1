/* SPDX-License-Identifier: Apache-2.0 */
/* A difference as text: the heads, pairs by what became of them, then who is freed and who is newly bound. */
#include <stdio.h>

#include "eval/service_yaml.h"
#include "report/check_text.h"
#include "report/diff_words.h"

enum { HASH_SHOWN = 12 };

typedef struct telling {
	gj_page *page;
	const gj_diff *diff;
	const gj_law *law;
	gj_tongue tongue;
} telling;

static gj_str day_text(char room[11], gj_day day)
{
	gj_day_format(day, room);
	return gj_str_of(room);
}

static gj_str percent(char room[32], double share)
{
	snprintf(room, 32, share > 0 && share < 0.0001 ? "%.2g" : "%.4g", 100 * share);
	return gj_str_of(room);
}

/* ---- the heads ---- */

static void say_instrument(const telling *t, uint32_t index)
{
	const gj_instrument *in = &t->law->instrument[index];

	gj_page_add(t->page, gj_title(&in->e, t->tongue));
	gj_page_say(t->page, GJ_M_DOT, NULL);
	gj_page_add(t->page, gj_title(&t->law->level[in->level].e, t->tongue));
	gj_page_say(t->page, GJ_M_DOT, NULL);
	gj_page_add(t->page, in->e.id);
	gj_page_end(t->page, 0, GJ_INK_PLAIN);
}

static void say_head(const telling *t)
{
	const gj_diff *diff = t->diff;
	char a[11], b[11], count[8][12];
	gj_str hash = {t->law->hash, HASH_SHOWN};
	const gj_pair_verdict order[8] = {GJ_PAIR_RELAXED, GJ_PAIR_TIGHTENED, GJ_PAIR_MIXED,
					  GJ_PAIR_CHANGED, GJ_PAIR_ADDED,     GJ_PAIR_REMOVED,
					  GJ_PAIR_MOVED,   GJ_PAIR_SAME};
	gj_str args[8];

	if (diff->old != GJ_NONE) {
		gj_page_add(t->page, t->law->instrument[diff->old].e.id);
		gj_page_add(t->page, GJ_STR(" → "));
		gj_page_add(t->page, t->law->instrument[diff->new].e.id);
		gj_page_title(t->page, 0);
		say_instrument(t, diff->old);
		say_instrument(t, diff->new);
		gj_page_line(t->page, 0, GJ_INK_PLAIN, GJ_M_DIFF_HEAD,
			     GJ_ARGS(day_text(a, diff->new_day), hash));
	} else {
		gj_page_say(t->page, GJ_M_DIFF_DAYS,
			    GJ_ARGS(day_text(a, diff->old_day), day_text(b, diff->new_day), hash));
		gj_page_title(t->page, 0);
	}
	for (size_t i = 0; i < 8; i++)
		args[i] = gj_count(count[i], diff->count[order[i]]);
	gj_page_line(t->page, 0, GJ_INK_PLAIN, GJ_M_DIFF_COUNTS, args);
}

typedef void add_refs(gj_page *page, const gj_law *law, const gj_refs *refs);

static void add_instruments(gj_page *page, const gj_law *law, const gj_refs *refs)
{
	for (size_t i = 0; i < refs->n; i++) {
		if (i > 0)
			gj_page_say(page, GJ_M_SEMICOLON, NULL);
		gj_page_add(page, gj_title(&law->instrument[refs->at[i]].e, page->style->tongue));
	}
}

static void say_refs(const telling *t, gj_message how, const gj_refs *refs, add_refs *add)
{
	size_t mark = gj_page_mark(t->page);

	if (refs->n == 0)
		return;
	add(t->page, t->law, refs);
	gj_page_say(t->page, how, GJ_ARGS(gj_page_take(t->page, mark, 0)));
	gj_page_end(t->page, GJ_INDENT_WORDS, GJ_INK_PLAIN);
}

static void say_makers(const telling *t)
{
	const gj_diff *diff = t->diff;

	if (diff->issuers_added.n + diff->issuers_removed.n + diff->bases_added.n +
		    diff->bases_removed.n + diff->bases_kept.n ==
	    0)
		return;
	gj_page_heading(t->page, GJ_M_DIFF_H_WHO);
	gj_page_left(t->page, GJ_INDENT_CITE, GJ_INK_BOLD,
		     gj_str_of(gj_message_text(GJ_M_DIFF_ISSUERS, t->tongue)));
	say_refs(t, GJ_M_DIFF_PLUS, &diff->issuers_added, gj_page_agencies);
	say_refs(t, GJ_M_DIFF_MINUS, &diff->issuers_removed, gj_page_agencies);
	gj_page_left_rest(t->page);
	gj_page_left(t->page, GJ_INDENT_CITE, GJ_INK_BOLD,
		     gj_str_of(gj_message_text(GJ_M_DIFF_BASES, t->tongue)));
	say_refs(t, GJ_M_DIFF_PLUS, &diff->bases_added, add_instruments);
	say_refs(t, GJ_M_DIFF_MINUS, &diff->bases_removed, add_instruments);
	say_refs(t, GJ_M_DIFF_KEPT, &diff->bases_kept, add_instruments);
	gj_page_left_rest(t->page);
}

static void say_articles(const telling *t)
{
	if (t->diff->n_articles == 0)
		return;
	gj_page_heading(t->page, GJ_M_DIFF_H_ARTICLES);
	for (size_t i = 0; i < t->diff->n_articles; i++) {
		const gj_diff_article *item = &t->diff->article[i];
		const gj_article *article = &t->law->article[item->article];
		size_t mark;

		gj_text_cite_column(t->page, &article->cite);
		mark = gj_page_mark(t->page);
		gj_page_add(t->page, gj_title(&article->e, t->tongue));
		gj_page_say(t->page, item->added ? GJ_M_DIFF_PLUS : GJ_M_DIFF_MINUS,
			    GJ_ARGS(gj_page_take(t->page, mark, 0)));
		gj_page_end(t->page, GJ_INDENT_WORDS, GJ_INK_PLAIN);
		gj_page_left_rest(t->page);
	}
}

/* ---- pairs ---- */

static void say_side(const telling *t, uint32_t norm, gj_change_what what, unsigned slot,
		     gj_str *out)
{
	size_t mark = gj_page_mark(t->page);

	gj_change_side(&t->page->scratch, t->law, &t->law->norm[norm], what, t->tongue);
	if (gj_page_mark(t->page) == mark)
		gj_page_say(t->page, GJ_M_DIFF_NOTHING, NULL);
	*out = gj_page_take(t->page, mark, slot);
}

static void say_change(const telling *t, const gj_pair *pair, const gj_pair_change *change)
{
	gj_str old, new;
	char day[11];

	if (change->what == GJ_CHANGE_WORDS) {
		gj_page_say(t->page, GJ_M_DIFF_WORDS,
			    GJ_ARGS(change->words, change->by, day_text(day, change->on)));
	} else {
		say_side(t, pair->old, change->what, 0, &old);
		say_side(t, pair->new, change->what, 1, &new);
		gj_page_say(t->page, GJ_M_DIFF_CHANGE,
			    GJ_ARGS(gj_str_of(gj_message_text(gj_change_message(change->what),
							      t->tongue)),
				    old, new));
	}
	if (change->direction != GJ_DIRECTION_NONE) {
		gj_page_say(t->page, GJ_M_DOT, NULL);
		gj_page_say(t->page, gj_direction_message(change->direction), NULL);
	}
	gj_page_end(t->page, GJ_INDENT_WORDS + 2, GJ_INK_PLAIN);
}

static void say_origin(const telling *t, const gj_pair *pair)
{
	const gj_norm *old = &t->law->norm[pair->old];
	size_t mark = gj_page_mark(t->page);
	char room[32];

	gj_page_steps(t->page, &old->cite[0]);
	gj_page_say(t->page, GJ_M_DOT, NULL);
	gj_page_norm_name(t->page, old);
	if (pair->by_title) {
		gj_page_say(t->page, GJ_M_DOT, NULL);
		gj_page_say(t->page, GJ_M_DIFF_BY_TITLE, GJ_ARGS(percent(room, pair->likeness)));
	}
	gj_page_say(t->page, GJ_M_DIFF_FROM, GJ_ARGS(gj_page_take(t->page, mark, 0)));
	gj_page_end(t->page, GJ_INDENT_WORDS, GJ_INK_DIM);
}

static void say_pair(const telling *t, const gj_pair *pair)
{
	const gj_norm *norm = &t->law->norm[pair->new != GJ_NONE ? pair->new : pair->old];
	gj_str more = GJ_STR("");

	if (pair->declaratory)
		more = gj_str_of(gj_message_text(GJ_M_DIFF_DECLARATORY, t->tongue));
	else if ((pair->verdict == GJ_PAIR_ADDED || pair->verdict == GJ_PAIR_REMOVED) &&
		 pair->direction != GJ_DIRECTION_NONE)
		more = gj_str_of(gj_message_text(gj_direction_message(pair->direction), t->tongue));
	gj_page_about(t->page, pair->new != GJ_NONE ? pair->new : pair->old);
	gj_text_norm_short(t->page, t->law, norm, more);
	if (pair->old == GJ_NONE || pair->new == GJ_NONE)
		return;
	say_origin(t, pair);
	for (size_t i = 0; i < pair->n; i++)
		say_change(t, pair, &pair->change[i]);
}

static bool in_force_both(const gj_pair *pair)
{
	return pair->old == pair->new;
}

static void say_pairs(const telling *t, gj_pair_verdict verdict, gj_message heading)
{
	bool begun = false;

	for (size_t i = 0; i < t->diff->n_pairs; i++) {
		const gj_pair *pair = &t->diff->pair[i];

		if (pair->verdict != verdict || (verdict == GJ_PAIR_SAME && in_force_both(pair)))
			continue;
		if (!begun)
			gj_page_heading(t->page, heading);
		begun = true;
		say_pair(t, pair);
	}
}

/* ---- who ---- */

static void say_leaf(const telling *t, const gj_leaf *leaf, bool yes)
{
	size_t mark = gj_page_mark(t->page);

	gj_leaf_words(&t->page->scratch, t->law, leaf, t->tongue);
	if (!yes)
		gj_page_say(t->page, GJ_M_DIFF_NOT, GJ_ARGS(gj_page_take(t->page, mark, 0)));
}

static void say_case(const telling *t, const gj_shift *shift, const gj_shift_case *item)
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
	gj_page_say(t->page, GJ_M_DIFF_SHARE, GJ_ARGS(percent(room, item->share)));
	gj_page_end(t->page, GJ_INDENT_CITE, GJ_INK_BOLD);
}

static void say_witness(const telling *t, const gj_shift_case *item, bool gained)
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

static void say_cases(const telling *t, const gj_shift *shift, bool gained)
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
		say_witness(t, &shift->item[i], gained);
	}
	if (!shift->fewest)
		gj_page_line(t->page, GJ_INDENT_CITE, GJ_INK_DIM, GJ_M_DIFF_NOT_FEWEST, NULL);
	if (shift->open > 0)
		gj_page_line(t->page, GJ_INDENT_CITE, GJ_INK_DIM, GJ_M_DIFF_OPEN_SHARE,
			     GJ_ARGS(percent(room, shift->open)));
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

static void say_group(const telling *t, size_t at, bool gained, unsigned reading)
{
	const gj_diff *diff = t->diff;

	say_cases(t, &diff->shift[at].by[reading], gained);
	for (size_t i = at; i < diff->n_shifts; i++)
		if (is_told(&diff->shift[i], gained, reading) &&
		    is_alike(&diff->shift[i].by[reading], &diff->shift[at].by[reading]))
			gj_text_norm_short(t->page, t->law, &t->law->norm[diff->shift[i].norm],
					   GJ_STR(""));
}

static void say_shifts(const telling *t, bool gained, unsigned reading)
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

static void say_weights(const telling *t, const gj_diff_weight *weight, size_t n)
{
	size_t mark = gj_page_mark(t->page);
	char room[32];

	for (size_t i = 0; i < n; i++) {
		if (i > 0)
			gj_page_say(t->page, GJ_M_COMMA, NULL);
		gj_page_add(t->page, gj_ask_name(t->law, weight[i].ask));
		gj_page_add(t->page, GJ_STR(" "));
		gj_page_add(t->page, percent(room, weight[i].share));
		gj_page_add(t->page, GJ_STR(" percent"));
	}
	if (n == 0)
		gj_page_say(t->page, GJ_M_DIFF_EVEN, NULL);
	gj_page_say(t->page, GJ_M_DIFF_WEIGHTS, GJ_ARGS(gj_page_take(t->page, mark, 0)));
	gj_page_gap(t->page);
	gj_page_end(t->page, 0, GJ_INK_DIM);
}

void gj_text_diff(gj_page *page, const gj_diff *diff, const gj_diff_weight *weight,
		  size_t n_weights)
{
	const telling t = {page, diff, diff->law, page->style->tongue};

	say_head(&t);
	say_makers(&t);
	say_articles(&t);
	say_pairs(&t, GJ_PAIR_RELAXED, GJ_M_DIFF_H_RELAXED);
	say_pairs(&t, GJ_PAIR_TIGHTENED, GJ_M_DIFF_H_TIGHTENED);
	say_pairs(&t, GJ_PAIR_MIXED, GJ_M_DIFF_H_MIXED);
	say_pairs(&t, GJ_PAIR_CHANGED, GJ_M_DIFF_H_CHANGED);
	say_pairs(&t, GJ_PAIR_ADDED, GJ_M_DIFF_H_ADDED);
	say_pairs(&t, GJ_PAIR_REMOVED, GJ_M_DIFF_H_REMOVED);
	say_pairs(&t, GJ_PAIR_MOVED, GJ_M_DIFF_H_MOVED);
	say_pairs(&t, GJ_PAIR_SAME, GJ_M_DIFF_H_SAME);
	for (unsigned reading = 0; reading < diff->n_readings; reading++) {
		say_shifts(&t, false, reading);
		say_shifts(&t, true, reading);
	}
	say_weights(&t, weight, n_weights);
}

void gj_report_diff_text(gj_buf *out, const gj_diff *diff, const gj_diff_weight *weight,
			 size_t n_weights, const gj_style *style)
{
	gj_page page;

	gj_page_start(&page, out, style);
	gj_text_diff(&page, diff, weight, n_weights);
	gj_page_done(&page);
}
