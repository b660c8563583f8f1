/* SPDX-License-Identifier: Apache-2.0 */
/* Groups of norms in the text report of a check. */
#include "report/check_text.h"

void gj_page_in_force(gj_page *page, const gj_instrument *instrument)
{
	char from[11], to[11] = "";

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
}

void gj_text_instrument(gj_page *page, const gj_law *law, const gj_instrument *instrument)
{
	gj_page_gap(page);
	gj_page_add(page, gj_title(&instrument->e, page->style->tongue));
	gj_page_title(page, 1);
	gj_text_instrument_about(page, law, instrument);
}

void gj_text_instrument_about(gj_page *page, const gj_law *law, const gj_instrument *instrument)
{
	gj_tongue tongue = page->style->tongue;

	if (tongue == GJ_EN && instrument->e.english.len > 0) {
		gj_page_add(page, instrument->e.title);
		gj_page_join(page, GJ_M_DOT);
	}
	gj_page_add(page, gj_title(&law->level[instrument->level].e, tongue));
	gj_page_say(page, GJ_M_DOT, NULL);
	gj_page_in_force(page, instrument);
	gj_page_say(page, GJ_M_DOT, NULL);
	gj_page_add(page, instrument->e.id);
	gj_page_end(page, 0, GJ_INK_DIM);
	gj_page_doubt(page, 0, &instrument->unverified);
}

/* In full once; further down in one line. */
void gj_text_group_head(gj_page *page, const gj_view *view, const gj_instrument *instrument)
{
	bool *headed = &view->headed[instrument - view->verdicts->law->instrument];

	if (!*headed) {
		*headed = true;
		gj_text_instrument(page, view->verdicts->law, instrument);
		return;
	}
	gj_page_gap(page);
	gj_page_add(page, gj_title(&instrument->e, page->style->tongue));
	gj_page_say(page, GJ_M_DOT, NULL);
	gj_page_add(page, instrument->e.id);
	gj_page_title(page, 1);
}

static bool presumes(const gj_view_item *item, uint32_t presume)
{
	for (size_t i = 0; i < item->verdict->presumed.n; i++)
		if (item->verdict->presumed.at[i] == presume)
			return true;
	return false;
}

/* The presumptions that norms of a group rest on, once for the group; each norm is marked. */
static void say_group_presumptions(gj_page *page, const gj_view *view, size_t first, size_t end)
{
	const gj_law *law = view->verdicts->law;

	for (uint32_t p = 0; p < law->n_presumes; p++) {
		bool used = false;

		for (size_t i = first; i < end && !used; i++)
			used = presumes(&view->item[i], p);
		if (!used)
			continue;
		gj_page_join(page, GJ_M_SEMICOLON);
		gj_page_presumption(page, law, p);
	}
	if (page->scratch.len > 0)
		gj_page_line(page, 0, GJ_INK_PLAIN, GJ_M_BY_PRESUMPTION_HERE,
			     GJ_ARGS(gj_page_take(page, 0, 0)));
}

static bool stands_behind(const gj_norm *sanction, uint32_t norm)
{
	for (size_t i = 0; i < sanction->breach.n; i++)
		if (sanction->breach.at[i] == norm)
			return true;
	return false;
}

/* Behind which of the norms of this group: all, or by their citations. */
static void say_behind(gj_page *page, const gj_view *view, const gj_norm *sanction, size_t first,
		       size_t end)
{
	const gj_cite *last = NULL;
	bool all = true;

	for (size_t i = first; i < end; i++) {
		const gj_norm *norm = view->item[i].norm;

		if (norm->kind == GJ_KIND_SANCTION)
			continue;
		if (!stands_behind(sanction, view->item[i].verdict->norm)) {
			all = false;
			continue;
		}
		if (norm->n_cites == 0 || (last != NULL && gj_cite_order(last, norm->cite) == 0))
			continue;
		gj_page_join(page, GJ_M_COMMA);
		gj_page_steps(page, norm->cite);
		last = norm->cite;
	}
	if (page->scratch.len == 0)
		return;
	if (all) {
		gj_page_take(page, 0, 0);
		gj_page_line(page, GJ_INDENT_WORDS, GJ_INK_DIM, GJ_M_BEHIND_ALL, NULL);
	} else {
		gj_page_line(page, GJ_INDENT_WORDS, GJ_INK_DIM, GJ_M_BEHIND,
			     GJ_ARGS(gj_page_take(page, 0, 0)));
	}
}

enum { SHARED_DOUBTS = 8, SHARED_BY = 3 };

/* The doubt that most norms of a group share, if three do, is stated once. The first few that differ are looked at. */
static gj_str shared_doubt(const gj_page *page, const gj_view *view, size_t first, size_t end)
{
	gj_str text[SHARED_DOUBTS], best = {"", 0};
	unsigned count[SHARED_DOUBTS] = {0}, most = SHARED_BY - 1;
	size_t n = 0;

	for (size_t i = first; i < end; i++) {
		gj_str doubt = gj_text_doubt(view->item[i].norm, page->style->tongue);
		size_t at = 0;

		if (doubt.len == 0)
			continue;
		while (at < n && !gj_str_eq(text[at], doubt))
			at++;
		if (at == SHARED_DOUBTS)
			continue;
		text[at] = doubt;
		count[at]++;
		n += at == n;
	}
	for (size_t i = 0; i < n; i++)
		if (count[i] > most) {
			most = count[i];
			best = text[i];
		}
	return best;
}

/* What a brief report names by its provision only: nothing is told of it, and no day is set. */
static bool nothing_to_say(const gj_view_item *item)
{
	return item->verdict->compliance == GJ_NOT_CHECKED && item->verdict->due == GJ_DAY_NONE;
}

static void say_left_out(gj_page *page, const gj_view *view, size_t first, size_t end)
{
	gj_provisions list = {.page = page};
	size_t n = 0;
	char room[12];

	for (size_t i = first; i < end; i++) {
		if (!nothing_to_say(&view->item[i]))
			continue;
		gj_provisions_add(&list, view->item[i].norm);
		n++;
	}
	if (n > 0)
		gj_page_line(page, GJ_INDENT_CITE, GJ_INK_DIM, GJ_M_LEFT_OUT,
			     GJ_ARGS(gj_page_take(page, 0, 0), gj_count(room, n)));
}

/* Norms at length, grouped by instrument; what breach costs stands at the end of its group. */
static void say_group(gj_page *page, const gj_view *view, size_t first, size_t end)
{
	bool costs = false;

	gj_text_group_head(page, view, view->item[first].instrument);
	say_group_presumptions(page, view, first, end);
	page->said = shared_doubt(page, view, first, end);
	if (page->said.len > 0)
		gj_page_line(page, 0, GJ_INK_YELLOW, GJ_M_UNVERIFIED_HERE, &page->said);
	for (size_t i = first; i < end; i++) {
		const gj_view_item *item = &view->item[i];

		if (page->style->brief && nothing_to_say(item))
			continue;
		if (item->norm->kind != GJ_KIND_SANCTION) {
			gj_text_norm(page, view->verdicts, item->verdict);
			continue;
		}
		if (!costs)
			gj_page_line(page, GJ_INDENT_CITE, GJ_INK_BOLD, GJ_M_BREACH_COSTS, NULL);
		costs = true;
		gj_text_norm(page, view->verdicts, item->verdict);
		say_behind(page, view, item->norm, first, end);
	}
	page->said = GJ_STR("");
	if (page->style->brief)
		say_left_out(page, view, first, end);
}

static bool any_unchecked(const gj_view *view, gj_section section)
{
	for (size_t i = view->start[section]; i < view->start[section + 1]; i++)
		if (gj_text_can_be_kept(view->item[i].norm->kind) &&
		    view->item[i].verdict->compliance == GJ_NOT_CHECKED)
			return true;
	return false;
}

void gj_text_section(gj_page *page, const gj_view *view, gj_section section, gj_message heading)
{
	size_t i = view->start[section], end;

	if (i == view->start[section + 1])
		return;
	gj_page_heading(page, heading);
	if (!page->style->brief && any_unchecked(view, section))
		gj_page_line(page, 0, GJ_INK_DIM, GJ_M_NOT_CHECKED_HERE, NULL);
	for (; i < view->start[section + 1]; i = end) {
		end = gj_view_group(view, i);
		say_group(page, view, i, end);
	}
}

/* What the law would like is met or not, where something is told of it. */
static gj_str whether_met(gj_page *page, const gj_view *view, const gj_view_item *item)
{
	if (item->verdict->applicability != GJ_APPLIES || !gj_text_can_be_kept(item->norm->kind) ||
	    item->verdict->compliance == GJ_NOT_CHECKED)
		return GJ_STR("");
	gj_text_compliance(page, view->verdicts, item->verdict);
	return gj_page_take(page, 0, 3);
}

void gj_text_short_section(gj_page *page, const gj_view *view, gj_section section,
			   gj_message heading)
{
	size_t i = view->start[section];

	if (i == view->start[section + 1])
		return;
	gj_page_heading(page, heading);
	while (i < view->start[section + 1]) {
		size_t end = gj_view_group(view, i);

		gj_text_group_head(page, view, view->item[i].instrument);
		if (section == GJ_SECTION_DRAFTED)
			gj_page_line(page, GJ_INDENT_CITE, GJ_INK_BOLD, GJ_M_WOULD_APPLY, NULL);
		for (; i < end; i++)
			gj_text_norm_short(page, view->verdicts->law, view->item[i].norm,
					   whether_met(page, view, &view->item[i]));
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

/* In a brief report: only where they stand, and how many they are. */
static void say_hanging_brief(gj_page *page, const gj_view *view, size_t first, size_t end)
{
	const gj_asks *asks = &view->item[first].verdict->asks;
	gj_provisions list = {.page = page};
	size_t n = 0;
	char room[12];

	for (size_t k = first; k < end; k++) {
		gj_view_item *item = &view->item[k];

		if (item->shown || !same_asks(asks, &item->verdict->asks))
			continue;
		item->shown = true;
		n++;
		gj_provisions_add(&list, item->norm);
	}
	gj_page_line(page, GJ_INDENT_WORDS, GJ_INK_DIM, GJ_M_NORMS_AT,
		     GJ_ARGS(gj_page_take(page, 0, 0), gj_count(room, n)));
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
		if (page->style->brief) {
			say_hanging_brief(page, view, i, end);
			continue;
		}
		for (size_t k = i; k < end; k++) {
			gj_view_item *item = &view->item[k];

			if (item->shown || !same_asks(asks, &item->verdict->asks))
				continue;
			item->shown = true;
			gj_text_norm_short(page, view->verdicts->law, item->norm, GJ_STR(""));
			gj_text_marks(page, view->verdicts, item->verdict, GJ_INDENT_WORDS, true);
		}
	}
}

void gj_text_undecided(gj_page *page, gj_view *view)
{
	size_t i = view->start[GJ_SECTION_UNDECIDED], end;

	if (i == view->start[GJ_SECTION_UNDECIDED + 1])
		return;
	gj_page_heading(page, GJ_M_H_UNDECIDED);
	for (; i < view->start[GJ_SECTION_UNDECIDED + 1]; i = end) {
		end = gj_view_group(view, i);
		gj_text_group_head(page, view, view->item[i].instrument);
		say_undecided_group(page, view, i, end);
	}
}
