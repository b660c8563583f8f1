/* SPDX-License-Identifier: Apache-2.0 */
/* When may the next request start? Pure arithmetic on milliseconds that the caller's clock gives. */
#ifndef GJ_ENDPOINT_LIMITER_H
#define GJ_ENDPOINT_LIMITER_H

#include <stdint.h>

typedef struct gj_limiter {
	unsigned per_minute; /* 0: no limit */
	int64_t due; /* the next start, in milliseconds times per_minute, so that no rounding adds up */
	int64_t hold; /* nothing starts before: the server asked for it */
} gj_limiter;

enum {
	GJ_BACKOFF_FIRST = 500, /* milliseconds */
	GJ_BACKOFF_MOST = 60000,
	GJ_RETRY_AFTER_MOST = 3600 /* seconds: a server that asks for more is not waited for */
};

/* Milliseconds from `now` until a request may start; 0: now. */
int64_t gj_limiter_wait(const gj_limiter *limiter, int64_t now);

/* One starts now. Starts are a minute / per_minute apart at least: a time without any is not made up for by a burst. */
void gj_limiter_start(gj_limiter *limiter, int64_t now);

/* The server wants nothing before `until`. */
void gj_limiter_hold(gj_limiter *limiter, int64_t until);

/*
 * Milliseconds to wait before a further attempt after `attempts` that failed: doubled each time from half a second, at most a minute; of that at
 * least one half, and how much of the other hangs on `spread`, so that questions that failed together do not come back together.
 */
int64_t gj_backoff(unsigned attempts, uint64_t spread);

#endif
