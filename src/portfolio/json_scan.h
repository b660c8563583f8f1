/* SPDX-License-Identifier: Apache-2.0 */
/*
 * One line of JSON in the plain shape that most records of a portfolio have: a name, a list of roles, a map of facts with scalars or
 * ranges, judgements. It is taken apart along the places of its signs (json_index.h). What has another shape, and whatever is wrong,
 * is left to the reader of service files, which says what.
 */
#ifndef GJ_PORTFOLIO_JSON_SCAN_H
#define GJ_PORTFOLIO_JSON_SCAN_H

#include <stdint.h>

#include "base/str.h"

enum { GJ_SCAN_ROLES = 64, GJ_SCAN_FACTS = 1024, GJ_SCAN_JUDGEMENTS = 64 };

/*
 * Values are tokens as they stand, strings with their quotes and escapes; that nothing else is in their place is all that is known of
 * them. Keys are what stands between their quotes.
 */
typedef struct gj_scan_fact {
	gj_str key,
		value; /* a range begins with its brace; what it says stands in a gj_scan_range */
} gj_scan_fact;

/* Either end may be missing: `at` is NULL then. */
typedef struct gj_scan_range {
	gj_str low, high;
} gj_scan_range;

typedef struct gj_scan_judgement {
	gj_str term, value, by, on, why;
} gj_scan_judgement;

typedef struct gj_scan {
	gj_str service;
	bool has_roles, roles_open; /* open: only those that the list includes, there may be more */
	gj_str role[GJ_SCAN_ROLES];
	size_t n_roles;
	bool has_facts;
	gj_scan_fact fact[GJ_SCAN_FACTS];
	size_t n_facts;
	gj_scan_range range[GJ_SCAN_FACTS]; /* in the order of their facts */
	size_t n_ranges;
	bool has_judgements;
	gj_scan_judgement judgement[GJ_SCAN_JUDGEMENTS];
	size_t n_judgements;
} gj_scan;

/*
 * `*sign`: the places in `text` of the signs of JSON, from the first of the line on, as gj_indexer_run gives them; moved behind those of
 * the line when it is of the plain shape, else left. `end`: the place where the line ends. Behind the text that was indexed stands a
 * newline. The pieces point into the text.
 */
bool gj_scan_line(gj_scan *out, const char *text, const uint32_t **sign, size_t end);

#endif
