/* SPDX-License-Identifier: Apache-2.0 */
/* Requests on their way, several at once (libcurl). Knows nothing of questions. */
#ifndef GJ_ENDPOINT_TRANSFER_H
#define GJ_ENDPOINT_TRANSFER_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/fault.h"

typedef struct gj_transfer_setup {
	gj_str url;
	gj_str key;   /* sent as `Authorization: Bearer KEY`; empty: not */
	gj_str proxy; /* empty: none, whatever the environment says */
	gj_str ca; /* certificates (PEM) of those who may vouch for the endpoint; empty: the system's */
	unsigned timeout_s; /* of a whole request */
	size_t most_bytes;  /* of a response */
	unsigned parallel;
} gj_transfer_setup;

typedef enum gj_transfer_end {
	GJ_TRANSFER_DONE, /* a whole response */
	GJ_TRANSFER_LARGE,
	GJ_TRANSFER_LOST,    /* the connection, or the time, was over before the response was */
	GJ_TRANSFER_NO_WAY,  /* there was no connection */
	GJ_TRANSFER_NO_TRUST /* nobody vouches that it is the endpoint: nothing was sent */
} gj_transfer_end;

typedef struct gj_transfer_result {
	size_t tag; /* the caller's */
	gj_transfer_end end;
	long status;
	gj_str body;	     /* borrowed until the next call */
	const char *why;     /* in words, unless it is done */
	int64_t retry_after; /* seconds; 0: nothing said */
} gj_transfer_result;

typedef struct gj_transfers gj_transfers;

/* GJ_ENOMEM, GJ_EIO: libcurl cannot start. To be closed also then. */
int gj_transfers_open(gj_transfers **out, gj_arena *arena, const gj_transfer_setup *setup,
		      gj_error *err);
void gj_transfers_close(gj_transfers *transfers); /* drops what is on its way; NULL does nothing */

unsigned gj_transfers_under_way(const gj_transfers *transfers);

/* Post `body`, which is copied. At most `parallel` at once. */
int gj_transfers_start(gj_transfers *transfers, gj_str body, size_t tag, gj_error *err);

/* Let things move; wait at most so many milliseconds, and no longer than `wake` (a descriptor, or -1) has nothing to read. */
int gj_transfers_move(gj_transfers *transfers, int64_t wait_ms, int wake, gj_error *err);

/* One that has ended; false: there is none now. */
bool gj_transfers_next(gj_transfers *transfers, gj_transfer_result *out);

#endif
