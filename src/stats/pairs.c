/* SPDX-License-Identifier: Apache-2.0 */
#include "stats/pairs.h"

#include <inttypes.h>

#include "base/fault.h"
#include "stats/binomial.h"
#include "stats/tally.h"

int gj_mcnemar(double *p, int64_t only_first, int64_t only_second, gj_error *err)
{
	int64_t fewer = only_first < only_second ? only_first : only_second;
	double twice;

	if (fewer < 0 || only_first > GJ_STATS_MOST - only_second ||
	    only_second > GJ_STATS_MOST - only_first)
		return gj_fault(err, GJ_EINPUT,
				"`%" PRId64 "` and `%" PRId64 "` questions cannot be counted",
				only_first, only_second);
	*p = 1;
	if (only_first + only_second == 0)
		return GJ_OK;
	twice = 2 * gj_binomial_tail(fewer, only_first + only_second, (gj_share){1, 2}, false);
	if (twice < 1)
		*p = twice;
	return GJ_OK;
}
