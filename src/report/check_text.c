/* SPDX-License-Identifier: Apache-2.0 */
/* The text report of a check: its sections in their order. Sections with nothing in them are left out. */
#include "report/check_text.h"

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
			 view->item[i].level->force != GJ_FORCE_BINDING;
	return count;
}

/* What is owed, and what will be owed if something happens, are counted apart. */
void gj_text_totals(gj_page *page, const gj_view *view)
{
	const gj_totals *totals = &view->verdicts->totals;
	unsigned not_met = count_not_met(view);
	gj_str within;

	say_total(page, GJ_M_LIST, GJ_M_TOTAL_BREACHED, totals->breached - not_met);
	say_total(page, GJ_M_LIST, GJ_M_TOTAL_NOT_MET, not_met);
	say_total(page, GJ_M_LIST, GJ_M_TOTAL_PENDING, totals->pending - totals->not_called);
	say_total(page, GJ_M_LIST, GJ_M_TOTAL_NOT_CALLED, totals->not_called);
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
	say_total(page, GJ_M_DOT, GJ_M_TOTAL_FUTURE,
		  (unsigned)(view->start[GJ_SECTION_FUTURE + 1] - view->start[GJ_SECTION_FUTURE]));
	say_total(page, GJ_M_DOT, GJ_M_TOTAL_NOT, totals->does_not_apply);
	gj_page_end(page, 0, GJ_INK_BOLD);
}

void gj_text_norms(gj_page *page, gj_view *view)
{
	gj_text_section(page, view, GJ_SECTION_BINDS, GJ_M_H_BINDS);
	gj_text_ahead(page, view);
	gj_text_undecided(page, view);
	gj_text_lifted(page, view);
	gj_text_section(page, view, GJ_SECTION_RECOMMENDED, GJ_M_H_RECOMMENDED);
	gj_text_section(page, view, GJ_SECTION_PRACTICE, GJ_M_H_PRACTICE);
	if (!page->style->brief) {
		gj_text_short_section(page, view, GJ_SECTION_DRAFTED, GJ_M_H_DRAFTED);
		gj_text_short_section(page, view, GJ_SECTION_AUTHORITIES, GJ_M_H_AUTHORITIES);
		gj_text_short_section(page, view, GJ_SECTION_RIGHTS, GJ_M_H_RIGHTS);
	}
	gj_text_not_encoded(page, view->verdicts);
	gj_text_not(page, view);
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
	gj_text_norms(&page, &view);
	gj_text_totals(&page, &view);
	gj_page_done(&page);
	gj_arena_free(&arena);
}
