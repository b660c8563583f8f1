/* SPDX-License-Identifier: Apache-2.0 */
/* Before a sample is drawn: how many failures pass, assure and refute, and how likely a true rate passes. */
#ifndef GJ_STATS_ACCEPT_H
#define GJ_STATS_ACCEPT_H

#include <stddef.h>

#include "stats/share.h"
#include "stats/tally.h"

typedef struct gj_acceptance {
	int64_t literal; /* most failures that pass literally */
	int64_t assured; /* most failures that assure; -1: no result can */
	int64_t refuted; /* fewest failures that refute; n + 1: no result can */
} gj_acceptance;

/* For samples of `n` items of `of` (or GJ_ENDLESS). GJ_EINPUT as in stats/ruling.h. */
int gj_acceptance_of(gj_acceptance *out, int64_t n, int64_t of, gj_limit limit, gj_share alpha,
		     gj_error *err);

/*
 * The operating characteristic of "at most `most` failures of `n` pass": for each true rate of failures, how likely it passes. A
 * finite population has the next whole number of failures above the rate. `chance` has room for `count`.
 */
int gj_oc_curve(double *chance, const gj_share *truth, size_t count, int64_t most, int64_t n,
		int64_t of, gj_error *err);

/* For the room: one point of it, unchecked. */
double gj_chance_to_pass(gj_share truth, int64_t most, int64_t n, int64_t of);

/* For the room: the most failures of `n` that assure, or -1. */
int64_t gj_most_assured(int64_t n, int64_t of, gj_share failures, double risk);

#endif
