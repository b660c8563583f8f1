/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Three regimes without a number that pretends to be measured: only orderings are imposed, everything else is drawn over its whole
 * range at Halton points, so that everybody counts the same. What the orderings imply is no finding, and each comparison says which it
 * is. Sources and reading: docs/models/regimes.md.
 */
#ifndef GJ_DYNAMICS_REGIMES_H
#define GJ_DYNAMICS_REGIMES_H

#include <stdbool.h>
#include <stdint.h>

#include "base/fault.h"

typedef enum gj_regime { GJ_REGIME_CN, GJ_REGIME_US, GJ_REGIME_EU, GJ_REGIMES } gj_regime;

enum { GJ_REGIMES_POINTS = 4096 };

#define GJ_REGIMES_MOST UINT64_C(100000000)

/* What is imposed: an ordering or a likeness (regimes.def). */
typedef struct gj_ordering {
	const char *name, *order, *claims; /* claims: rows of the article's list of claims */
	bool ours; /* an assumption of this project, not a statement of the article */
	const char *en, *zh;
} gj_ordering;

const gj_ordering *gj_ordering_at(unsigned i);
unsigned gj_n_orderings(void);

/* One regime at one point. */
typedef struct gj_regime_case {
	double detection; /* chance that unsafe play is found out */
	double sanction;  /* expected, per round, in pay-off */
	double lag;	  /* years */
	double tiers;
	bool unsafe;   /* unsafe play is risk-dominant */
	bool dilemma;  /* and collectively the worse */
	bool swings;   /* correction overshoots more and more */
	double rounds; /* to the prize */
} gj_regime_case;

typedef struct gj_regimes_point {
	double speed;	 /* of unsafe play */
	double disaster; /* chance that unsafe winners lose everything */
	double gain;	 /* speed of correction, 1/yr */
	gj_regime_case of[GJ_REGIMES];
} gj_regimes_point;

/* What is counted (regimes.def). */
typedef enum gj_comparison_id {
#define COMPARE(id, name, kind, holds, en, zh) GJ_COMPARE_##id,
#include "dynamics/regimes.def"
#undef COMPARE
	GJ_COMPARISONS
} gj_comparison_id;

typedef enum gj_comparison_kind {
	GJ_COMPARE_OPEN,    /* the orderings leave it open: the share is the result */
	GJ_COMPARE_IMPLIED, /* the orderings alone exclude it: the count is 0, and no finding */
} gj_comparison_kind;

typedef struct gj_comparison {
	const char *name;
	gj_comparison_kind kind;
	const char *en, *zh;
} gj_comparison;

const gj_comparison *gj_comparison_of(gj_comparison_id id);

typedef struct gj_range {
	double least, most;
} gj_range;

typedef struct gj_regimes_options {
	uint64_t points; /* 1 to GJ_REGIMES_MOST */
	gj_range speed, disaster, detection, sanction, gain, lag;
} gj_regimes_options;

/* 4096 points; speed 1 to 3, disaster 0 to 1, detection 0 to 0.6, sanction 0 to 60, gain 0.2 to 3, lag 0.25 to 2. */
gj_regimes_options gj_regimes_usual(void);

typedef struct gj_regimes {
	uint64_t points;
	uint64_t count[GJ_COMPARISONS];
} gj_regimes;

/* Point number `i`, from 1. */
gj_regimes_point gj_regimes_point_of(const gj_regimes_options *options, uint64_t i);

/* GJ_OK; GJ_EINPUT: points or a range out of its own range (speed from 1, chances in 0 to 1, the others not below 0, lag and gain finite). */
int gj_regimes_run(gj_regimes *out, const gj_regimes_options *options, gj_error *err);

#endif
