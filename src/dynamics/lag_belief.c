/* SPDX-License-Identifier: Apache-2.0 */
/* What silence does to belief: two types, one of which sounds at a constant rate (exponential learning). */
#include "dynamics/lag.h"

#include <math.h>

double gj_lag_belief(double prior, double rate, double t)
{
	double danger = prior * exp(-rate * t);

	return prior == 1 ? 1 : danger / (1 - prior + danger); /* who is sure learns nothing */
}

static double log_odds(double p)
{
	return log(p) - log1p(-p);
}

double gj_lag_quiet_until(double prior, double rate, double floor)
{
	double fall;

	if (prior <= floor)
		return 0;
	fall = (log_odds(prior) - log_odds(floor)) / rate;
	return isfinite(fall) ? fall : NAN;
}
