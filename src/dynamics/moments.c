/* SPDX-License-Identifier: Apache-2.0 */
/* Sums that keep their digits: the mean first, then the squares about it; groups are joined without going back to their values. */
#include "dynamics/estimate.h"

#include <math.h>

gj_moments gj_moments_of(const double *value, size_t n)
{
	gj_moments m = {0, 0, 0};
	double sum = 0;

	for (size_t i = 0; i < n; i++)
		if (!isnan(value[i])) {
			sum += value[i];
			m.n++;
		}
	if (m.n == 0)
		return m;
	m.mean = sum / m.n;
	for (size_t i = 0; i < n; i++)
		if (!isnan(value[i]))
			m.squares += (value[i] - m.mean) * (value[i] - m.mean);
	return m;
}

gj_moments gj_moments_join(gj_moments a, gj_moments b)
{
	gj_moments m = {a.n + b.n, 0, 0};
	double apart = b.mean - a.mean;

	if (a.n == 0)
		return b;
	if (b.n == 0)
		return a;
	m.mean = a.mean + apart * (b.n / m.n);
	m.squares = a.squares + b.squares + apart * apart * (a.n * b.n / m.n);
	return m;
}

double gj_estimated_mean(const gj_estimated *e)
{
	return e->moments.n > 0 ? e->moments.mean : NAN;
}

double gj_estimated_error(const gj_estimated *e)
{
	double n = e->moments.n;

	return n > 1 ? sqrt(e->moments.squares / (n - 1) / n) : NAN;
}

double gj_estimated_quantile(const gj_estimated *e, double p)
{
	double place, below;
	size_t at;

	if (e->n_kept == 0 || !(p >= 0 && p <= 1))
		return NAN;
	place = p * (double)(e->n_kept - 1);
	below = floor(place);
	at = (size_t)below;
	if (at + 1 >= e->n_kept)
		return e->kept[e->n_kept - 1];
	return e->kept[at] + (place - below) * (e->kept[at + 1] - e->kept[at]);
}
