/* SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>

#include "report/view.h"

bool gj_draft_alive(const gj_instrument *draft, gj_day on)
{
	if (draft->made == GJ_DAY_NONE || on < draft->made)
		return false;
	return draft->superseded == GJ_DAY_NONE || on < draft->superseded;
}

static unsigned long leading_number(const char *label)
{
	unsigned long value = 0;

	while (*label >= '0' && *label <= '9' && value < 1000000)
		value = value * 10 + (unsigned long)(*label++ - '0');
	return value;
}

int gj_cite_order(const gj_cite *a, const gj_cite *b)
{
	int order = gj_str_cmp(a->instrument.text, b->instrument.text);

	for (unsigned i = 0; order == 0 && i < a->n && i < b->n; i++) {
		unsigned long left = leading_number(a->step[i].label);
		unsigned long right = leading_number(b->step[i].label);

		if (a->step[i].unit != b->step[i].unit)
			order = a->step[i].unit < b->step[i].unit ? -1 : 1;
		else if (left != right)
			order = left < right ? -1 : 1;
		else
			order = strcmp(a->step[i].label, b->step[i].label);
	}
	if (order == 0 && a->n != b->n)
		order = a->n < b->n ? -1 : 1;
	return order;
}

bool gj_cite_follows(const gj_cite *a, const gj_cite *b)
{
	unsigned long left, right;

	if (gj_cite_order(a, b) == 0)
		return true;
	if (a->n != 1 || b->n != 1 || a->step[0].unit != b->step[0].unit ||
	    !gj_str_eq(a->instrument.text, b->instrument.text))
		return false;
	left = leading_number(a->step[0].label);
	right = leading_number(b->step[0].label);
	return left > 0 && right == left + 1;
}

static gj_section section_of_kind(gj_kind kind, gj_force force)
{
	switch (kind) {
	case GJ_KIND_EXEMPTION:
		return GJ_SECTION_EXEMPTIONS;
	case GJ_KIND_POWER:
	case GJ_KIND_PROCEDURE:
		return GJ_SECTION_AUTHORITIES;
	case GJ_KIND_PERMISSION:
		return GJ_SECTION_RIGHTS;
	case GJ_KIND_ENCOURAGEMENT: /* what a standard would like is one of its recommendations */
		if (force != GJ_FORCE_RECOMMENDED)
			return GJ_SECTION_RIGHTS;
		break;
	default:
		break;
	}
	if (force == GJ_FORCE_RECOMMENDED)
		return GJ_SECTION_RECOMMENDED;
	if (force == GJ_FORCE_PRACTICE)
		return GJ_SECTION_PRACTICE;
	return force == GJ_FORCE_DRAFTED ? GJ_SECTION_DRAFTED : GJ_SECTION_BINDS;
}

static gj_section section_of(const gj_verdicts *verdicts, const gj_verdict *verdict)
{
	const gj_norm *norm = &verdicts->law->norm[verdict->norm];
	gj_force force = gj_norm_force(verdicts->law, norm);

	switch (verdict->applicability) {
	case GJ_APPLIES:
		return section_of_kind(norm->kind, force);
	case GJ_APPLY_UNKNOWN:
		return GJ_SECTION_UNDECIDED;
	case GJ_FUTURE:
		return GJ_SECTION_FUTURE;
	case GJ_DOES_NOT_APPLY:
		break;
	}
	if (verdict->because == GJ_BECAUSE_LIFTED) /* and in FUTURE once more, where that ends */
		return GJ_SECTION_LIFTED;
	if (verdict->later != GJ_DAY_NONE)
		return GJ_SECTION_FUTURE;
	if (force == GJ_FORCE_DRAFTED && verdict->because == GJ_BECAUSE_NOT_IN_FORCE &&
	    verdict->if_in_force == GJ_TRUE &&
	    gj_draft_alive(&verdicts->law->instrument[norm->instrument], verdicts->circuit->on))
		return GJ_SECTION_DRAFTED;
	return GJ_SECTION_NOT;
}

static int compare_days(gj_day a, gj_day b)
{
	return (a > b) - (a < b);
}

/* Law before what only recommends: they are never mixed. Then the higher before the lower, the newer before the older. */
int gj_view_instruments(const gj_view_item *a, const gj_view_item *b)
{
	int order = (int)a->level->force - (int)b->level->force;

	if (order == 0)
		order = a->level->rank - b->level->rank;
	if (order == 0)
		order = compare_days(b->instrument->from, a->instrument->from);
	return order != 0 ? order : gj_str_cmp(a->instrument->e.id, b->instrument->e.id);
}

/* Sanctions stand below what they stand behind; where only articles are listed, in their order. */
static int compare_kinds(const gj_view_item *a, const gj_view_item *b)
{
	if (a->section == GJ_SECTION_LIFTED || a->section == GJ_SECTION_NOT)
		return 0;
	return (a->norm->kind == GJ_KIND_SANCTION) - (b->norm->kind == GJ_KIND_SANCTION);
}

static int compare_items(const void *left, const void *right)
{
	const gj_view_item *a = left, *b = right;
	int order = (int)a->section - (int)b->section;

	if (order == 0 && a->section == GJ_SECTION_FUTURE) {
		order = (int)a->level->force - (int)b->level->force;
		if (order == 0)
			order = compare_days(a->begins, b->begins);
	}
	if (order == 0)
		order = gj_view_instruments(a, b);
	if (order == 0)
		order = compare_kinds(a, b);
	if (order == 0 && a->norm->n_cites > 0 && b->norm->n_cites > 0)
		order = gj_cite_order(a->norm->cite, b->norm->cite);
	if (order == 0)
		order = a->verdict->norm < b->verdict->norm ? -1 : 1;
	return order;
}

const gj_verdict *gj_verdict_of(const gj_verdicts *verdicts, uint32_t norm)
{
	if (norm < verdicts->n && verdicts->item[norm].norm == norm)
		return &verdicts->item[norm];
	for (size_t i = 0; i < verdicts->n; i++)
		if (verdicts->item[i].norm == norm)
			return &verdicts->item[i];
	return NULL;
}

/* Lifted now, and no longer from a later day on. */
static bool stands_twice(const gj_verdict *verdict)
{
	return verdict->because == GJ_BECAUSE_LIFTED && verdict->later != GJ_DAY_NONE;
}

static void add_item(gj_view *view, const gj_verdict *verdict, gj_section section)
{
	const gj_law *law = view->verdicts->law;
	gj_view_item *item = &view->item[view->n++];

	item->verdict = verdict;
	item->norm = &law->norm[verdict->norm];
	item->instrument = &law->instrument[item->norm->instrument];
	item->level = &law->level[item->instrument->level];
	item->section = section;
	item->begins = verdict->applicability == GJ_FUTURE ? verdict->from : verdict->later;
}

int gj_view_make(gj_view *out, gj_arena *arena, const gj_verdicts *verdicts)
{
	size_t most = verdicts->n;

	for (size_t i = 0; i < verdicts->n; i++)
		most += stands_twice(&verdicts->item[i]);
	memset(out, 0, sizeof *out);
	out->verdicts = verdicts;
	out->item = gj_arena_array(arena, most, sizeof *out->item);
	out->headed = gj_arena_array(arena, verdicts->law->n_instruments, sizeof *out->headed);
	if (out->item == NULL || out->headed == NULL)
		return GJ_ENOMEM;
	for (size_t i = 0; i < verdicts->n; i++) {
		const gj_verdict *verdict = &verdicts->item[i];

		add_item(out, verdict, section_of(verdicts, verdict));
		if (stands_twice(verdict))
			add_item(out, verdict, GJ_SECTION_FUTURE);
	}
	if (out->n > 1)
		qsort(out->item, out->n, sizeof *out->item, compare_items);
	for (size_t i = 0, section = 0; section <= GJ_N_SECTIONS; section++) {
		while (i < out->n && out->item[i].section < section)
			i++;
		out->start[section] = i;
	}
	return GJ_OK;
}

size_t gj_view_group(const gj_view *view, size_t first)
{
	const gj_view_item *head = &view->item[first];
	size_t end = first + 1;

	while (end < view->n && view->item[end].section == head->section &&
	       view->item[end].instrument == head->instrument &&
	       (head->section != GJ_SECTION_FUTURE || view->item[end].begins == head->begins))
		end++;
	return end;
}
