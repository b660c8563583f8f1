/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Lists counted as the standards ask for numbers: how many terms as they stand, how many that differ when folded, how many of these that
 * no other makes superfluous; by category. And what looks wrong in them.
 */
#ifndef GJ_MATCH_COVERAGE_H
#define GJ_MATCH_COVERAGE_H

#include "base/buf.h"
#include "match/matcher.h"

/* Exceptions are not counted. */
typedef struct gj_count {
	uint32_t raw;	   /* terms */
	uint32_t distinct; /* after folding */
	uint32_t
		kept; /* of these, such that no other of the same category occurs in them: each finds something that only it finds */
} gj_count;

typedef enum gj_warning_kind {
	GJ_WARNING_NOTHING,   /* nothing is left of the term when it is folded */
	GJ_WARNING_SINGLE,    /* one character */
	GJ_WARNING_DUPLICATE, /* folds to the same as `other`, an earlier one */
	GJ_WARNING_SUBSUMED,  /* `other` occurs in it: what finds the term finds that, too */
	GJ_WARNING_CANCELLED, /* is an exception as well (`other`): never a hit */
	GJ_N_WARNINGS
} gj_warning_kind;

typedef struct gj_warning {
	gj_warning_kind kind;
	uint32_t term, other; /* places in the list; `other` GJ_NO_PATTERN where there is none */
} gj_warning;

enum { GJ_MOST_WARNINGS = 1000 }; /* of each kind that are kept; all are counted */

typedef struct gj_coverage {
	gj_count *category;  /* as the list numbers them */
	gj_count all;	     /* terms of several categories once; subsumed by any */
	gj_warning *warning; /* in the order of the list */
	size_t n_warnings, cap_warnings;
	size_t found[GJ_N_WARNINGS]; /* how many there are of each kind */
} gj_coverage;

/* The matcher must be finished; subsumption heeds its boundaries. GJ_OK or GJ_ENOMEM. */
int gj_coverage_make(gj_coverage *out, gj_arena *arena, const gj_matcher *matcher, gj_error *err);

/* One line of text without its end: the place, the term, what is wrong. */
void gj_warning_tell(gj_buf *out, const gj_terms *terms, const gj_warning *warning);

#endif
