/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Two checks under one law, side by side: which verdicts differ, in what, and which of the changes between them each
 * difference turns on. Two records, two days, or both.
 */
#ifndef GJ_REASON_CONTRAST_H
#define GJ_REASON_CONTRAST_H

#include "eval/eval.h"

/* In what a verdict differs: a sum of these. */
enum {
	GJ_DIFFERS_APPLICABILITY = 1,
	GJ_DIFFERS_COMPLIANCE = 2,
	GJ_DIFFERS_TIME = 4,	/* due, since, from */
	GJ_DIFFERS_BECAUSE = 8, /* does not apply, for another reason; or lifted by others */
	GJ_DIFFERS_ASKS = 16	/* open, but other things settle it */
};

/* Beyond this many changes no sets of them are tried. */
enum { GJ_CONTRAST_EXACT = 12 };

/* One change from the first check to the second: the day, or something told. */
typedef struct gj_change {
	bool is_day;
	gj_ask ask;
} gj_change;

typedef struct gj_difference {
	uint32_t norm;
	unsigned differs;
	const gj_verdict *was, *would;
	/*
	 * Indices of changes. `smallest`: a set of which no smaller one alone makes this verdict what it would be (the first such
	 * set, in the order of the changes). Else: all changes that the norm reads.
	 */
	gj_refs turns_on;
	bool smallest;
} gj_difference;

typedef struct gj_contrast {
	const gj_verdicts *was, *would;
	gj_change *
		change; /* the day first, then facts, judgements, roles, each in the order of the law */
	size_t n_changes;
	gj_difference *item; /* in the order of the law; only norms whose verdicts differ */
	size_t n;
	unsigned gained,
		lost; /* duties and prohibitions of binding law that newly apply, that apply no longer */
	unsigned breached; /* of the same: newly in breach */
} gj_contrast;

/*
 * Compare. Both checks hold verdicts on the same norms in the same order. Lives in `arena`; borrows both checks.
 * GJ_OK or GJ_ENOMEM. Work: with few changes, at most 2^n_changes evaluations of the norms that differ.
 */
int gj_contrast_make(gj_contrast **out, gj_arena *arena, const gj_verdicts *was,
		     const gj_verdicts *would, gj_error *err);

/* In what two verdicts on one norm differ; 0: in nothing. */
unsigned gj_verdicts_differ(const gj_verdict *a, const gj_verdict *b);

/* Is it a duty or prohibition of binding law? */
bool gj_norm_is_burden(const gj_law *law, uint32_t norm);

/* Say in `record` what `from` says of this. */
void gj_record_take(gj_record *record, const gj_record *from, gj_ask ask);

#endif
