/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Which of sixty-four places are worth a look in the filter's table: those from which as many symbols of patterns stand as are hashed. In
 * text of words most are not, for a word is not long. Only window_*.c include this.
 */
#ifndef GJ_MATCH_WINDOW_WORTH_H
#define GJ_MATCH_WINDOW_WORTH_H

#include "match/window.h"

/* Of sixty-four places, a bit each. */
typedef struct gj_window_kinds {
	uint64_t known;	 /* a symbol of some pattern */
	uint64_t beyond; /* the same of the next sixteen places; more bits do no harm */
	uint64_t words;	 /* one that begins words */
	uint64_t single; /* one that is a pattern by itself */
} gj_window_kinds;

static inline uint64_t gj_window_worth(const gj_filter *f, gj_window_kinds k)
{
	uint64_t two = k.known & (k.known >> 1 | k.beyond << 63), stem = two;

	if (f->tiny.follows == NULL) /* else words of two letters may be any of them */
		for (unsigned i = 2; i < f->stem; i++)
			stem &= k.known >> i | k.beyond << (64 - i);
	return (stem & k.words) | (two & ~k.words);
}

static inline bool gj_window_passes(const gj_filter_table *table, uint32_t key, uint32_t next)
{
	return (*gj_filter_slot(table, key) &
		(gj_filter_with(next) | gj_filter_alone(table, key))) != 0;
}

/* May a pattern of more than one symbol begin here? */
static inline bool gj_window_may_begin(const gj_filter *f, const uint32_t *at)
{
	if (at[0] < f->words)
		return gj_window_passes(&f->table, gj_filter_pair(at), at[2]);
	return gj_window_passes(&f->table, gj_filter_stem(at, f->stem), at[f->stem]) ||
	       (f->tiny.follows != NULL && gj_window_passes(&f->tiny, gj_filter_pair(at), at[2]));
}

/* Of the places in `want` those where one may. */
static inline uint64_t gj_window_mark_each(const gj_filter *f, const uint32_t *symbol,
					   uint64_t want)
{
	uint64_t found = 0;

	for (; want != 0; want &= want - 1) {
		unsigned at = (unsigned)__builtin_ctzll(want);

		found |= (uint64_t)gj_window_may_begin(f, symbol + at) << at;
	}
	return found;
}

#endif
