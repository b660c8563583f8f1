/* SPDX-License-Identifier: Apache-2.0 */
#include "endpoint/limiter.h"

enum { MINUTE = 60000, DOUBLINGS = 7 };

int64_t gj_limiter_wait(const gj_limiter *limiter, int64_t now)
{
	int64_t wait = limiter->hold > now ? limiter->hold - now : 0, per = limiter->per_minute,
		ahead;

	if (per == 0)
		return wait;
	ahead = limiter->due - now * per;
	if (ahead > 0 && (ahead + per - 1) / per > wait)
		wait = (ahead + per - 1) / per;
	return wait;
}

void gj_limiter_start(gj_limiter *limiter, int64_t now)
{
	int64_t at = now * limiter->per_minute;

	/* What is due a part of a millisecond ago counts from then on: the rate is kept over hours. */
	if (limiter->due < at - (int64_t)limiter->per_minute)
		limiter->due = at;
	limiter->due += MINUTE;
}

void gj_limiter_hold(gj_limiter *limiter, int64_t until)
{
	if (until > limiter->hold)
		limiter->hold = until;
}

int64_t gj_backoff(unsigned attempts, uint64_t spread)
{
	unsigned doublings = attempts > 0 ? attempts - 1 : 0;
	int64_t most = doublings >= DOUBLINGS ? GJ_BACKOFF_MOST
					      : GJ_BACKOFF_FIRST * (INT64_C(1) << doublings);

	if (most > GJ_BACKOFF_MOST)
		most = GJ_BACKOFF_MOST;
	return most / 2 + (int64_t)(spread % (uint64_t)(most / 2 + 1));
}
