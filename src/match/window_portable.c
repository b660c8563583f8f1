/* SPDX-License-Identifier: Apache-2.0 */
/* For every machine. */
#include "match/window_read.h"

size_t gj_window_read_portable(gj_window *w, const unsigned char *text, size_t len, bool last)
{
	return gj_window_read_some(w, text, len, len, last);
}

static bool passes(const gj_filter_table *table, uint32_t key, uint32_t next)
{
	return (*gj_filter_slot(table, key) &
		(gj_filter_with(next) | gj_filter_alone(table, key))) != 0;
}

static bool may_begin(const gj_filter *f, const uint32_t *at)
{
	if (at[0] < f->words)
		return at[0] >= GJ_SYMBOL_FIRST && passes(&f->table, gj_filter_pair(at), at[2]);
	return passes(&f->table, gj_filter_stem(at, f->stem), at[f->stem]) || at[0] >= f->single ||
	       (f->tiny.follows != NULL && passes(&f->tiny, gj_filter_pair(at), at[2]));
}

void gj_window_mark_portable(const gj_filter *f, const uint32_t *symbol, size_t from, size_t to,
			     uint64_t *bits)
{
	for (size_t word = from / 64; word * 64 < to; word++) {
		uint64_t found = 0;

		for (unsigned i = 0; i < 64; i++)
			found |= (uint64_t)may_begin(f, symbol + word * 64 + i) << i;
		bits[word] = found;
	}
}
