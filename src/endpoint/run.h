/* SPDX-License-Identifier: Apache-2.0 */
/* Asking all that is left to ask: several at once, no faster than is allowed, again where that may help. */
#ifndef GJ_ENDPOINT_RUN_H
#define GJ_ENDPOINT_RUN_H

#include "endpoint/outcome.h"
#include "endpoint/request.h"
#include "endpoint/transfer.h"

/* What the caller has: this room reads no clock. */
typedef struct gj_endpoint_host {
	void *context;
	int64_t (*now)(void *context);		   /* milliseconds that never go back */
	void (*time)(void *context, char out[21]); /* the time of day as 2026-11-26T21:00:00Z */
	void (*progress)(void *context, size_t done, size_t all);
	int (*stop)(void *context); /* how often a stop was asked for */
	int wake; /* a descriptor that can be read when `stop` has something new, or -1 */
} gj_endpoint_host;

/* An attempt that has ended; all is borrowed for the call. */
typedef struct gj_endpoint_end {
	const gj_endpoint_outcome *outcome;
	gj_str time; /* when it began */
	int64_t ms;  /* how long it took */
	bool again; /* another attempt may do better, and the server does not ask for too long a wait */
} gj_endpoint_end;

/* What is asked, by number from 0 to n - 1, and where it goes. */
typedef struct gj_endpoint_work {
	void *context;
	size_t n;
	/* Is something left to ask of it? After `take`: is it to be asked once more? */
	bool (*open)(void *context, size_t item);
	/* What is said to the model; borrowed until the next call. */
	int (*text)(void *context, gj_str *out, size_t item, gj_error *err);
	/* What came of it. *tries: how many attempts it has had, with this one. */
	int (*take)(void *context, size_t item, const gj_endpoint_end *end, unsigned *tries,
		    gj_error *err);
	/* All that ended at once has been taken: to the disk with it. */
	int (*sync)(void *context, gj_error *err);
} gj_endpoint_work;

typedef struct gj_endpoint_run {
	gj_transfer_setup setup;
	gj_endpoint_ask ask;
	unsigned per_minute; /* 0: no limit */
	gj_endpoint_host host;
	gj_endpoint_work work;
	bool stopped; /* out: something is left to ask */
} gj_endpoint_run;

/*
 * Ask until nothing is left, or a stop is asked for: once, what is under way ends and is taken; twice, it is dropped and nothing of it is taken.
 * GJ_EINPUT: the endpoint will take none of it (no connection before the first answer; HTTP 401, 404, 405); nothing is taken of that attempt.
 * GJ_EIO, GJ_ENOMEM: what was taken is sound, and the run may go on. Whatever `work` fails with.
 */
int gj_endpoint_run_all(gj_endpoint_run *run, gj_arena *arena, gj_error *err);

#endif
