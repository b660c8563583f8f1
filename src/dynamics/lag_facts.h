/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Dated facts that the article gives, beside which the model `lag` is shown. Points, never fitted: three counts of approvals are three
 * points.
 */
#ifndef GJ_DYNAMICS_LAG_FACTS_H
#define GJ_DYNAMICS_LAG_FACTS_H

#include <guiju/date.h>

typedef enum gj_lag_fact_id {
#define FACT(id, year, month, day, count, claim, en, zh) GJ_LAG_FACT_##id,
#include "dynamics/lag_facts.def"
#undef FACT
	GJ_LAG_FACTS
} gj_lag_fact_id;

enum { GJ_LAG_MODELS_INTRODUCED = 238 }; /* by the day of APPROVALS_SECOND */

typedef struct gj_lag_fact {
	gj_day day;
	double count; /* NaN: none */
	const char *en, *zh;
	unsigned claim; /* row of the article's list of claims */
} gj_lag_fact;

/* In the order of time. */
gj_lag_fact gj_lag_fact_of(gj_lag_fact_id id);

int gj_lag_fact_days(gj_lag_fact_id from, gj_lag_fact_id to);

/* Days / 365.25. */
double gj_lag_fact_years(gj_lag_fact_id from, gj_lag_fact_id to);

/* How much the count rose per month of 30.4375 days; NaN where one has no count. */
double gj_lag_fact_per_month(gj_lag_fact_id from, gj_lag_fact_id to);

#endif
