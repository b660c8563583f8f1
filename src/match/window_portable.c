/* SPDX-License-Identifier: Apache-2.0 */
/* For every machine. */
#include "match/window_read.h"

size_t gj_window_read_portable(gj_window *w, const unsigned char *text, size_t len, bool last)
{
	return gj_window_read_some(w, text, len, len, last);
}

static bool may_begin(const gj_filter *f, const uint32_t *at)
{
	bool word = at[0] >= f->words;
	uint32_t key = word ? gj_filter_stem(at, f->stem) : gj_filter_pair(at);
	uint32_t follows = *gj_filter_slot(&f->table, key) >> gj_filter_bit(at[word ? f->stem : 2]);

	if (word && f->tiny.follows != NULL)
		follows |= *gj_filter_slot(&f->tiny, gj_filter_pair(at)) >> gj_filter_bit(at[2]);
	return ((follows & 1) != 0 || at[0] >= f->single) && at[0] >= GJ_SYMBOL_FIRST;
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
