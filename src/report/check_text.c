/* SPDX-License-Identifier: Apache-2.0 */
/* The text report of a check: its sections in their order. Sections with nothing in them are left out. */
#include "report/check_text.h"

enum { MAX_LIFTED_AT_LENGTH = 4 };

void gj_text_instrument(gj_page *page, const gj_law *law, const gj_instrument *instrument)
{
	gj_tongue tongue = page->style->tongue;
	char from[11], to[11];

	gj_page_gap(page);
	gj_page_add(page, gj_title(&instrument->e, tongue));
	gj_page_end(page, 0, GJ_INK_BOLD);
	if (tongue == GJ_EN && instrument->e.english.len > 0) {
		gj_page_add(page, instrument->e.title);
		gj_page_join(page, GJ_M_DOT);
	}
	gj_page_add(page, gj_title(&law->level[instrument->level].e, tongue));
	gj_page_say(page, GJ_M_DOT, NULL);
	if (instrument->never) {
		gj_page_say(page, GJ_M_NEVER_IN_FORCE, NULL);
	} else {
		gj_day_format(instrument->from, from);
		if (instrument->to != GJ_DAY_NONE)
			gj_day_format(instrument->to, to);
		gj_page_say(page,
			    instrument->to == GJ_DAY_NONE ? GJ_M_IN_FORCE_FROM : GJ_M_IN_FORCE_SPAN,
			    GJ_ARGS(gj_str_of(from), gj_str_of(to)));
	}
	gj_page_say(page, GJ_M_DOT, NULL);
	gj_page_add(page, instrument->e.id);
	gj_page_end(page, 0, GJ_INK_DIM);
	if (instrument->unverified.len > 0)
		gj_page_line(page, 0, GJ_INK_YELLOW, GJ_M_UNVERIFIED,
			     GJ_ARGS(instrument->unverified));
}

/* Norms at length, grouped by instrument; what breach costs stands at the end of its group. */
static void say_section(gj_page *page, const gj_view *view, gj_section section, gj_message heading)
{
	size_t i = view->start[section];

	if (i == view->start[section + 1])
		return;
	gj_page_heading(page, heading);
	while (i < view->start[section + 1]) {
		size_t end = gj_view_group(view, i);
		bool costs = false;

		gj_text_instrument(page, view->verdicts->law, view->item[i].instrument);
		for (; i < end; i++) {
			if (view->item[i].norm->kind == GJ_KIND_SANCTION && !costs) {
				costs = true;
				gj_page_line(page, GJ_INDENT_CITE, GJ_INK_BOLD, GJ_M_BREACH_COSTS,
					     NULL);
			}
			gj_text_norm(page, view->verdicts, view->item[i].verdict);
		}
	}
}

static void say_short_section(gj_page *page, const gj_view *view, gj_section section,
			      gj_message heading)
{
	size_t i = view->start[section];

	if (i == view->start[section + 1])
		return;
	gj_page_heading(page, heading);
	while (i < view->start[section + 1]) {
		size_t end = gj_view_group(view, i);
		char day[11];

		gj_text_instrument(page, view->verdicts->law, view->item[i].instrument);
		if (section == GJ_SECTION_FUTURE) {
			gj_day_format(view->item[i].verdict->from, day);
			gj_page_line(page, GJ_INDENT_CITE, GJ_INK_BOLD, GJ_M_FROM_DAY,
				     GJ_ARGS(gj_str_of(day)));
		} else if (section == GJ_SECTION_DRAFTED) {
			gj_page_line(page, GJ_INDENT_CITE, GJ_INK_BOLD, GJ_M_WOULD_APPLY, NULL);
		}
		for (; i < end; i++)
			gj_text_norm_short(page, view->item[i].norm);
	}
}

/* Roles count as one thing: one list in the service file settles them all. Asks are sorted by kind, roles last. */
static bool same_asks(const gj_asks *a, const gj_asks *b)
{
	size_t i = 0;

	for (; i < a->n && i < b->n && a->at[i].kind != GJ_ASK_ROLE; i++)
		if (a->at[i].kind != b->at[i].kind || a->at[i].ref != b->at[i].ref)
			return false;
	if (i < a->n && i < b->n)
		return b->at[i].kind == GJ_ASK_ROLE;
	return i == a->n && i == b->n;
}

/* Norms that hang on the same things stand together, under these things. */
static void say_undecided_group(gj_page *page, gj_view *view, size_t first, size_t end)
{
	for (size_t i = first; i < end; i++) {
		const gj_asks *asks = &view->item[i].verdict->asks;

		if (view->item[i].shown)
			continue;
		if (asks->n == 0) {
			gj_page_line(page, GJ_INDENT_CITE, GJ_INK_YELLOW, GJ_M_HANGS_ON_NOTHING,
				     NULL);
		} else {
			gj_page_asks(page, view->verdicts->law, asks);
			gj_page_line(page, GJ_INDENT_CITE, GJ_INK_YELLOW, GJ_M_HANGS_ON,
				     GJ_ARGS(gj_page_take(page, 0, 0)));
		}
		for (size_t k = i; k < end; k++) {
			gj_view_item *item = &view->item[k];

			if (item->shown || !same_asks(asks, &item->verdict->asks))
				continue;
			item->shown = true;
			gj_text_norm_short(page, item->norm);
			gj_text_marks(page, view->verdicts, item->verdict, GJ_INDENT_WORDS);
		}
	}
}

static void say_undecided(gj_page *page, gj_view *view)
{
	size_t i = view->start[GJ_SECTION_UNDECIDED], end;

	if (i == view->start[GJ_SECTION_UNDECIDED + 1])
		return;
	gj_page_heading(page, GJ_M_H_UNDECIDED);
	for (; i < view->start[GJ_SECTION_UNDECIDED + 1]; i = end) {
		end = gj_view_group(view, i);
		gj_text_instrument(page, view->verdicts->law, view->item[i].instrument);
		say_undecided_group(page, view, i, end);
	}
}

/* ---- lifted ---- */

static bool lifts(const gj_verdict *lifted, uint32_t lifter)
{
	for (size_t i = 0; i < lifted->lifted_by.n; i++)
		if (lifted->lifted_by.at[i] == lifter)
			return true;
	return false;
}

/* What one exemption lifts: a few at length, many by their citations only. */
static void say_lifted_by(gj_page *page, const gj_view *view, uint32_t lifter, size_t count)
{
	size_t first = view->start[GJ_SECTION_LIFTED], end = view->start[GJ_SECTION_LIFTED + 1];
	const gj_instrument *last = NULL;
	char room[12];

	for (size_t i = first; i < end; i++) {
		const gj_norm *norm = view->item[i].norm;

		if (!lifts(view->item[i].verdict, lifter))
			continue;
		if (count <= MAX_LIFTED_AT_LENGTH) {
			gj_text_norm_short(page, norm);
			continue;
		}
		if (last != NULL)
			gj_page_say(page,
				    last == view->item[i].instrument ? GJ_M_COMMA : GJ_M_SEMICOLON,
				    NULL);
		if (norm->n_cites == 0)
			gj_page_add(page, norm->e.id);
		else if (last == view->item[i].instrument)
			gj_page_steps(page, norm->cite);
		else
			gj_page_cite(page, norm->cite);
		last = view->item[i].instrument;
	}
	if (count > MAX_LIFTED_AT_LENGTH)
		gj_page_line(page, GJ_INDENT_WORDS, GJ_INK_PLAIN, GJ_M_LIFTS,
			     GJ_ARGS(gj_count(room, count), gj_page_take(page, 0, 0)));
}

static size_t count_lifted(const gj_view *view, uint32_t lifter)
{
	size_t count = 0;

	for (size_t i = view->start[GJ_SECTION_LIFTED]; i < view->start[GJ_SECTION_LIFTED + 1]; i++)
		count += lifts(view->item[i].verdict, lifter);
	return count;
}

static void say_lifter(gj_page *page, const gj_view *view, const gj_view_item *item)
{
	size_t count = count_lifted(view, item->verdict->norm);

	gj_text_norm_short(page, item->norm);
	gj_text_marks(page, view->verdicts, item->verdict, GJ_INDENT_WORDS);
	if (count > 0)
		say_lifted_by(page, view, item->verdict->norm, count);
	else
		gj_page_line(page, GJ_INDENT_WORDS, GJ_INK_DIM, GJ_M_LIFTS_NOTHING, NULL);
}

/* Exemptions that apply, and permissions that lift something. */
static void say_lifted(gj_page *page, const gj_view *view)
{
	static const gj_section lifters[] = {GJ_SECTION_EXEMPTIONS, GJ_SECTION_RIGHTS};
	const gj_instrument *last = NULL;

	for (size_t s = 0; s < 2; s++) {
		for (size_t i = view->start[lifters[s]]; i < view->start[lifters[s] + 1]; i++) {
			const gj_view_item *item = &view->item[i];

			if (lifters[s] == GJ_SECTION_RIGHTS &&
			    count_lifted(view, item->verdict->norm) == 0)
				continue;
			if (last == NULL)
				gj_page_heading(page, GJ_M_H_LIFTED);
			if (last != item->instrument)
				gj_text_instrument(page, view->verdicts->law, item->instrument);
			last = item->instrument;
			say_lifter(page, view, item);
		}
	}
}

/* ---- what does not apply, and the totals ---- */

static void say_rest(gj_page *page, const gj_view *view)
{
	static const gj_message reasons[] = {
		[GJ_BECAUSE_NOT_IN_FORCE] = GJ_M_REASON_NOT_IN_FORCE,
		[GJ_BECAUSE_OTHER_BEARER] = GJ_M_REASON_OTHER_BEARER,
		[GJ_BECAUSE_OUT_OF_SCOPE] = GJ_M_REASON_OUT_OF_SCOPE,
		[GJ_BECAUSE_CONDITION_FALSE] = GJ_M_REASON_CONDITION_FALSE,
	};
	size_t count[GJ_BECAUSE_UNKNOWN + 1] = {0};
	gj_tongue tongue = page->style->tongue;
	char room[12];

	for (size_t i = view->start[GJ_SECTION_NOT]; i < view->start[GJ_SECTION_NOT + 1]; i++)
		/* Drafts are no law: they are not even inapplicable. */
		if (!view->item[i].instrument->never)
			count[view->item[i].verdict->because]++;
	for (size_t i = GJ_BECAUSE_NOT_IN_FORCE; i <= GJ_BECAUSE_CONDITION_FALSE; i++) {
		if (count[i] == 0 || i == GJ_BECAUSE_LIFTED)
			continue;
		gj_page_join(page, GJ_M_DOT);
		gj_page_say(page, GJ_M_COUNT_OF,
			    GJ_ARGS(gj_count(room, count[i]),
				    gj_str_of(gj_message_text(reasons[i], tongue))));
	}
	if (page->scratch.len == 0)
		return;
	gj_page_take(page, 0, 0);
	gj_page_heading(page, GJ_M_H_NOT);
	gj_page_add(page, gj_buf_str(&page->part[0]));
	gj_page_end(page, GJ_INDENT_CITE, GJ_INK_PLAIN);
	gj_page_line(page, GJ_INDENT_CITE, GJ_INK_DIM, GJ_M_HINT_WHY, NULL);
}

static void say_total(gj_page *page, gj_message joint, gj_message key, unsigned count)
{
	char room[12];

	if (count == 0)
		return;
	gj_page_join(page, joint);
	gj_page_say(page, key, GJ_ARGS(gj_count(room, count)));
}

/* Breaches of law and what a standard or a practice misses are counted apart. */
static unsigned count_not_met(const gj_view *view)
{
	unsigned count = 0;

	for (size_t i = 0; i < view->n; i++)
		count += view->item[i].verdict->applicability == GJ_APPLIES &&
			 view->item[i].verdict->compliance == GJ_BREACHED &&
			 view->item[i].force != GJ_FORCE_BINDING;
	return count;
}

static void say_totals(gj_page *page, const gj_view *view)
{
	const gj_totals *totals = &view->verdicts->totals;
	unsigned not_met = count_not_met(view);
	gj_str within;

	say_total(page, GJ_M_LIST, GJ_M_TOTAL_BREACHED, totals->breached - not_met);
	say_total(page, GJ_M_LIST, GJ_M_TOTAL_NOT_MET, not_met);
	say_total(page, GJ_M_LIST, GJ_M_TOTAL_PENDING, totals->pending);
	say_total(page, GJ_M_LIST, GJ_M_TOTAL_FULFILLED, totals->fulfilled);
	say_total(page, GJ_M_LIST, GJ_M_TOTAL_COMPLIANCE_UNKNOWN, totals->compliance_unknown);
	say_total(page, GJ_M_LIST, GJ_M_TOTAL_NOT_CHECKED, totals->not_checked);
	within = gj_page_take(page, 0, 0);
	gj_page_gap(page);
	if (totals->applies == 0)
		gj_page_say(page, GJ_M_TOTAL_APPLY, GJ_ARGS(GJ_STR("0")));
	say_total(page, GJ_M_DOT, GJ_M_TOTAL_APPLY, totals->applies);
	if (within.len > 0)
		gj_page_say(page, GJ_M_BRACKETS, &within);
	say_total(page, GJ_M_DOT, GJ_M_TOTAL_UNDECIDED, totals->unknown);
	say_total(page, GJ_M_DOT, GJ_M_TOTAL_FUTURE, totals->future);
	say_total(page, GJ_M_DOT, GJ_M_TOTAL_NOT, totals->does_not_apply);
	gj_page_end(page, 0, GJ_INK_BOLD);
}

void gj_report_check_text(gj_buf *out, const gj_verdicts *verdicts, const gj_style *style)
{
	gj_arena arena;
	gj_page page;
	gj_view view;

	gj_arena_init(&arena, out->alloc, GJ_ARENA_DEFAULT_LIMIT);
	if (gj_view_make(&view, &arena, verdicts) != GJ_OK) {
		out->failed = true;
		gj_arena_free(&arena);
		return;
	}
	gj_page_start(&page, out, style);
	gj_text_head(&page, verdicts);
	gj_text_conflicts(&page, verdicts);
	gj_text_questions(&page, verdicts);
	gj_text_agenda(&page, &view);
	say_section(&page, &view, GJ_SECTION_BINDS, GJ_M_H_BINDS);
	say_short_section(&page, &view, GJ_SECTION_FUTURE, GJ_M_H_FUTURE);
	say_undecided(&page, &view);
	say_lifted(&page, &view);
	say_section(&page, &view, GJ_SECTION_RECOMMENDED, GJ_M_H_RECOMMENDED);
	say_section(&page, &view, GJ_SECTION_PRACTICE, GJ_M_H_PRACTICE);
	say_short_section(&page, &view, GJ_SECTION_DRAFTED, GJ_M_H_DRAFTED);
	say_short_section(&page, &view, GJ_SECTION_AUTHORITIES, GJ_M_H_AUTHORITIES);
	say_short_section(&page, &view, GJ_SECTION_RIGHTS, GJ_M_H_RIGHTS);
	say_rest(&page, &view);
	say_totals(&page, &view);
	gj_page_done(&page);
	gj_arena_free(&arena);
}
