/* SPDX-License-Identifier: Apache-2.0 */
#include "dynamics/lag_facts.h"

#include <math.h>

#include "base/day.h"

typedef struct row {
	int year, month, day;
	double count;
	unsigned claim;
	const char *en, *zh;
} row;

static const row rows[GJ_LAG_FACTS] = {
#define FACT(id, year, month, day, count, claim, en, zh) {year, month, day, count, claim, en, zh},
#include "dynamics/lag_facts.def"
#undef FACT
};

gj_lag_fact gj_lag_fact_of(gj_lag_fact_id id)
{
	const row *r = &rows[id];
	gj_lag_fact fact = {GJ_DAY_NONE, r->count, r->en, r->zh, r->claim};

	gj_day_from_ymd(&fact.day, r->year, r->month, r->day);
	return fact;
}

int gj_lag_fact_days(gj_lag_fact_id from, gj_lag_fact_id to)
{
	return gj_lag_fact_of(to).day - gj_lag_fact_of(from).day;
}

double gj_lag_fact_years(gj_lag_fact_id from, gj_lag_fact_id to)
{
	return gj_lag_fact_days(from, to) / 365.25;
}

double gj_lag_fact_per_month(gj_lag_fact_id from, gj_lag_fact_id to)
{
	return (gj_lag_fact_of(to).count - gj_lag_fact_of(from).count) /
	       (gj_lag_fact_days(from, to) / 30.4375);
}
