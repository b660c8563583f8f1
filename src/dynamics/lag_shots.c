/* SPDX-License-Identifier: Apache-2.0 */
/* Crackdowns as shot noise: jumps at Poisson crises, exponential relaxation (Campbell's theorem). */
#include "dynamics/lag.h"

#include <math.h>

static const double binades = 24; /* a jump that has halved so often enters with its mean only */

double gj_lag_stringency(const gj_lag_shots *shots)
{
	return shots->crises * shots->jump / shots->relaxation;
}

double gj_lag_stringency_variance(const gj_lag_shots *shots)
{
	return shots->crises * shots->jump * shots->jump / (2 * shots->relaxation);
}

double gj_lag_half_life(const gj_lag_shots *shots)
{
	return log(2.) / shots->relaxation;
}

double gj_lag_persistence(const gj_lag_shots *shots, double t)
{
	return exp(-shots->relaxation * fabs(t));
}

/* How many crises lie so far back that something is left, and when each was: given their number, anywhere with the same chance. */
double gj_lag_stringency_draw(const gj_lag_shots *shots, gj_random *random)
{
	double rate = shots->crises / shots->relaxation, sum = rate * exp2(-binades);
	uint64_t crises = gj_random_poisson(random, rate * binades * log(2.));

	for (; crises > 0; crises--)
		sum += exp2(-binades * gj_random_uniform(random));
	return shots->jump * sum;
}
