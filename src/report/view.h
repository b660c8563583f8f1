/* SPDX-License-Identifier: Apache-2.0 */
/* Which verdict stands where in a report, in which order. Says nothing: check_text.c and its like do. */
#ifndef GJ_REPORT_VIEW_H
#define GJ_REPORT_VIEW_H

#include "eval/eval.h"

typedef enum gj_section {
	GJ_SECTION_BINDS,
	GJ_SECTION_FUTURE, /* a norm that is lifted until a day stands here and in LIFTED */
	GJ_SECTION_UNDECIDED,
	GJ_SECTION_RECOMMENDED,
	GJ_SECTION_PRACTICE,
	GJ_SECTION_DRAFTED,
	GJ_SECTION_AUTHORITIES,
	GJ_SECTION_RIGHTS,
	GJ_SECTION_LIFTED, /* lifted norms; the exemptions that lift them are in EXEMPTIONS */
	GJ_SECTION_EXEMPTIONS,
	GJ_SECTION_NOT,
	GJ_N_SECTIONS
} gj_section;

typedef struct gj_view_item {
	const gj_verdict *verdict;
	const gj_norm *norm;
	const gj_instrument *instrument;
	gj_section section;
	const gj_level *level;
	gj_day begins; /* in FUTURE: the day from which it applies, or may */
	bool shown;    /* for sections that print in two passes */
} gj_view_item;

typedef struct gj_view {
	const gj_verdicts *verdicts;
	gj_view_item *
		item; /* by section, force, rank, instrument (the newer first, then by id), citation, place in the law */
	size_t n;
	size_t start[GJ_N_SECTIONS + 1]; /* items of section s: start[s] .. start[s + 1] */
	bool *headed;			 /* [n_instruments]: was its heading printed in full? */
} gj_view;

int gj_view_make(gj_view *out, gj_arena *arena, const gj_verdicts *verdicts);

/* One past the last item from `first` on that has the same instrument, within its section. */
size_t gj_view_group(const gj_view *view, size_t first);

/* The order of the instruments of two items. */
int gj_view_instruments(const gj_view_item *a, const gj_view_item *b);

/* The verdict on a norm; NULL when verdicts on its instrument were not kept. */
const gj_verdict *gj_verdict_of(const gj_verdicts *verdicts, uint32_t norm);

/* A draft is alive from the day it was published until its successor is made. */
bool gj_draft_alive(const gj_instrument *draft, gj_day on);

/* Order of citations: by instrument, then step by step, numbers as numbers. */
int gj_cite_order(const gj_cite *a, const gj_cite *b);

/* Is `b` the same article as `a`, or the one behind it? */
bool gj_cite_follows(const gj_cite *a, const gj_cite *b);

#endif
