/* SPDX-License-Identifier: Apache-2.0 */
/*
 * responses.jsonl: a line for each attempt that ended, only ever added to. A line is written by one write whose last byte is the line
 * end: after a kill the file holds whole lines and at most the start of one, which is cut off when the run goes on. gj_responses_sync puts
 * what was written on the disk.
 */
#ifndef GJ_PROBE_RESPONSES_H
#define GJ_PROBE_RESPONSES_H

#include "endpoint/outcome.h"
#include "probe/bank.h"

/* What is known of one (question, repeat). */
typedef struct gj_probe_pair {
	uint8_t class;	/* gj_endpoint_outcome_class of the last attempt, or GJ_ENDPOINT_MISSING */
	bool again;	/* the last one failed in a way that another may mend */
	uint16_t tries; /* attempts that ended */
} gj_probe_pair;

/* All of a run: pair of question q and repeat r (from 1) at q * repeats + r - 1. */
typedef struct gj_probe_pairs {
	const gj_bank *bank;
	unsigned repeats;
	gj_probe_pair *pair;
	size_t n;
} gj_probe_pairs;

enum { GJ_PROBE_MOST_PAIRS = 10000000, GJ_PROBE_MOST_REPEATS = 1000 };

/* All missing. GJ_EINPUT: more than GJ_PROBE_MOST_PAIRS. */
int gj_probe_pairs_new(gj_probe_pairs *out, gj_arena *arena, const gj_bank *bank, unsigned repeats,
		       gj_error *err);

typedef struct gj_responses {
	int fd; /* -1: not open */
	gj_str path;
	bool written; /* since the last sync */
	bool broken;  /* a write failed: no more are tried */
	gj_buf line;
	gj_str secret; /* never written: shows as `[key]`, wherever it stands */
} gj_responses;

/*
 * Open, or make, the file, keep other runs out, cut off the start of a line at its end (*cut: it had one), and put what it says into `pairs`. GJ_EIO: also when
 * another run has it. GJ_EINPUT, with file and line: a line that is no response to these questions.
 */
int gj_responses_open(gj_responses *out, const char *path, gj_probe_pairs *pairs, bool *cut,
		      gj_error *err);
void gj_responses_close(gj_responses *responses); /* may be called twice */

typedef struct gj_attempt {
	const gj_bank_question *question;
	unsigned repeat, attempt; /* from 1 */
	gj_str time;		  /* when it began, as 2026-11-26T21:00:00Z; empty: not known */
	int64_t ms;		  /* how long it took; below 0: not known */
} gj_attempt;

/* One line behind what stands in `out`. */
void gj_responses_write(gj_buf *out, const gj_attempt *attempt, const gj_endpoint_outcome *outcome,
			gj_str secret);

int gj_responses_add(gj_responses *responses, const gj_attempt *attempt,
		     const gj_endpoint_outcome *outcome, gj_error *err);
int gj_responses_sync(gj_responses *responses, gj_error *err);

#endif
