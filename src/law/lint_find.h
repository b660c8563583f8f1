/* SPDX-License-Identifier: Apache-2.0 */
/* Shared by the files of lint: one file for each group of rules. */
#ifndef GJ_LAW_LINT_FIND_H
#define GJ_LAW_LINT_FIND_H

#include "law/law.h"

typedef struct gj_lint {
	gj_law *law;
	gj_arena *arena;
	gj_findings *out;
} gj_lint;

/* Add a finding at a place. GJ_OK or GJ_ENOMEM. */
int gj_lint_add(gj_lint *lint, gj_finding_rule rule, gj_place place, const char *format, ...)
	GJ_PRINTF(4, 5);

int gj_lint_cites(gj_lint *lint);    /* citations, articles, drafts */
int gj_lint_use(gj_lint *lint);	     /* what is never used or asked; titles; calendars */
int gj_lint_tests(gj_lint *lint);    /* norms without their tests */
int gj_lint_reach(gj_lint *lint);    /* unreachable norms, declaratory exemptions */
int gj_lint_versions(gj_lint *lint); /* two values or versions on one day */

/*
 * Set gj_norm.declaratory of every exemption that changes no outcome. Exact over truth assignments of the atoms, taken
 * as independent; cones of more than 16 atoms are left as they are. Loading looks only at scopes, which is fast;
 * lint is thorough.
 */
void gj_law_mark_declaratory(gj_law *law, bool thorough);

#endif
