/* SPDX-License-Identifier: Apache-2.0 */
/* Asking all that is missing: several at once, no faster than is allowed, again where that may help. */
#ifndef GJ_PROBE_RUN_H
#define GJ_PROBE_RUN_H

#include "probe/request.h"
#include "probe/responses.h"
#include "probe/transfer.h"

/* What the caller has: this room reads no clock. */
typedef struct gj_probe_host {
	void *context;
	int64_t (*now)(void *context);		   /* milliseconds that never go back */
	void (*time)(void *context, char out[21]); /* the time of day as 2026-11-26T21:00:00Z */
	void (*progress)(void *context, const gj_probe_pairs *pairs, size_t done);
	int (*stop)(void *context); /* how often a stop was asked for */
	int wake; /* a descriptor that can be read when `stop` has something new, or -1 */
} gj_probe_host;

typedef struct gj_probe_run {
	gj_transfer_setup setup;
	gj_probe_ask ask;
	unsigned per_minute; /* 0: no limit */
	unsigned retries;    /* further attempts after the first */
	gj_probe_host host;
	gj_probe_pairs *pairs;
	gj_responses *responses;
	bool stopped; /* out: something is left to ask */
} gj_probe_run;

/*
 * Ask until nothing is left, or a stop is asked for: once, what is under way ends and is written; twice, it is dropped and nothing of it is written.
 * GJ_EINPUT: the endpoint will take none of the questions (no connection before the first answer; HTTP 401, 404, 405); nothing is written of
 * that attempt. GJ_EIO, GJ_ENOMEM: what was written is sound, and the run may go on.
 */
int gj_probe_run_all(gj_probe_run *run, gj_arena *arena, gj_error *err);

#endif
