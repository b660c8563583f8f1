/* SPDX-License-Identifier: Apache-2.0 */
#include "dynamics/chain.h"

#include <math.h>

/* log(e^a + e^b) */
static double add(double a, double b)
{
	double more = fmax(a, b), less = fmin(a, b);

	return less == -INFINITY ? more : more + log1p(exp(less - more));
}

/* Take out state k: who goes there goes on to the states below it. */
static void take_out(double log[][GJ_CHAIN_MOST], unsigned k)
{
	double out = -INFINITY;

	for (unsigned j = 0; j < k; j++)
		out = add(out, log[k][j]);
	for (unsigned i = 0; i < k; i++) {
		log[i][k] -= out;
		for (unsigned j = 0; j < k; j++)
			if (i != j)
				log[i][j] = add(log[i][j], log[i][k] + log[k][j]);
	}
}

void gj_chain_stationary(const gj_chain *chain, double *share)
{
	gj_chain c = *chain;
	double x[GJ_CHAIN_MOST], top = 0, total = 0;

	for (unsigned k = c.n; --k > 0;)
		take_out(c.log, k);
	x[0] = 0;
	for (unsigned k = 1; k < c.n; k++) {
		x[k] = -INFINITY;
		for (unsigned i = 0; i < k; i++)
			x[k] = add(x[k], x[i] + c.log[i][k]);
		top = fmax(top, x[k]);
	}
	for (unsigned k = 0; k < c.n; k++)
		total += share[k] = exp(x[k] - top);
	for (unsigned k = 0; k < c.n; k++)
		share[k] /= total;
}
