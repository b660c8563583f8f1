/* SPDX-License-Identifier: Apache-2.0 */
#include "stats/cluster.h"

#include <inttypes.h>

#include "base/fault.h"
#include "stats/tally.h"

int gj_design_of(gj_design *out, int64_t n, int64_t repeats, double within, gj_error *err)
{
	double effect = 1 + ((double)repeats - 1) * within;

	if (gj_tally_check_size(n, GJ_ENDLESS, err) != GJ_OK ||
	    gj_tally_check_size(repeats, GJ_ENDLESS, err) != GJ_OK)
		return GJ_EINPUT;
	if (!(within >= -1 && within <= 1 && effect > 0)) {
		gj_fault(err, GJ_EINPUT,
			 "a correlation of `%g` among `%" PRId64 "` repeats cannot be", within,
			 repeats);
		return gj_fault_help(err, "it lies between -1/(repeats - 1) and 1");
	}
	out->effect = effect;
	out->items = (double)n / effect;
	return GJ_OK;
}

static int check(const int64_t *bad, size_t questions, int64_t repeats, gj_error *err)
{
	if (questions < 2 || questions > GJ_STATS_MOST || repeats < 2 || repeats > GJ_STATS_MOST)
		return gj_fault(err, GJ_EINPUT,
				"`%zu` questions in `%" PRId64 "` tries each show no correlation",
				questions, repeats);
	for (size_t i = 0; i < questions; i++)
		if (bad[i] < 0 || bad[i] > repeats)
			return gj_fault(err, GJ_EINPUT,
					"question %zu failed `%" PRId64 "` times in `%" PRId64
					"` tries",
					i + 1, bad[i], repeats);
	return GJ_OK;
}

int gj_correlation_within(double *out, const int64_t *bad, size_t questions, int64_t repeats,
			  gj_error *err)
{
	double m = (double)repeats, k = (double)questions, mean = 0, between = 0, within = 0, all;

	if (check(bad, questions, repeats, err) != GJ_OK)
		return GJ_EINPUT;
	for (size_t i = 0; i < questions; i++)
		mean += (double)bad[i] / m / k;
	for (size_t i = 0; i < questions; i++) {
		double rate = (double)bad[i] / m;

		between += m * (rate - mean) * (rate - mean) / (k - 1);
		within += m * rate * (1 - rate) / (k * (m - 1));
	}
	all = between + (m - 1) * within;
	*out = all > 0 ? (between - within) / all : 0;
	return GJ_OK;
}
