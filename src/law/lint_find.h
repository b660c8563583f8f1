/* SPDX-License-Identifier: Apache-2.0 */
/* Shared by the files of lint: one file for each group of rules. */
#ifndef GJ_LAW_LINT_FIND_H
#define GJ_LAW_LINT_FIND_H

#include "law/lint.h"

typedef struct gj_lint {
	gj_law *law;
	gj_arena *arena;
	gj_findings *out;
	const struct gj_texts *texts; /* NULL: not at hand */
} gj_lint;

/* Add a finding at a place, with another place that it is about. GJ_OK or GJ_ENOMEM. */
int gj_lint_add(gj_lint *lint, gj_finding_rule rule, gj_place place, const char *format, ...)
	GJ_PRINTF(4, 5);
int gj_lint_add_two(gj_lint *lint, gj_finding_rule rule, gj_place place, gj_place other,
		    const char *format, ...) GJ_PRINTF(5, 6);

/* The number of the article that a provision stands in; 0: none, or it has no number. */
unsigned gj_lint_number(const gj_cite *cite);

int gj_lint_cites(gj_lint *lint);     /* citations */
int gj_lint_articles(gj_lint *lint);  /* article blocks */
int gj_lint_use(gj_lint *lint);	      /* what is never used or asked */
int gj_lint_words(gj_lint *lint);     /* titles in one language */
int gj_lint_guides(gj_lint *lint);    /* judged terms without guidance */
int gj_lint_calendars(gj_lint *lint); /* years without working days */
int gj_lint_tests(gj_lint *lint);     /* norms without their tests */
int gj_lint_reach(gj_lint *lint);     /* unreachable norms, declaratory exemptions */
int gj_lint_texts(gj_lint *lint);     /* citations against official texts */
int gj_lint_versions(gj_lint *lint);  /* two values or versions on one day */

#endif
