/* SPDX-License-Identifier: Apache-2.0 */
/* For every machine. */
#include "match/window_read.h"

size_t gj_window_read_portable(gj_window *w, const unsigned char *text, size_t len, bool last)
{
	return gj_window_read_some(w, text, len, len, last);
}

void gj_window_mark_portable(const gj_filter *f, const uint32_t *symbol, size_t from, size_t to,
			     uint64_t *bits)
{
	for (size_t word = from / 64; word * 64 < to; word++) {
		const uint32_t *at = symbol + word * 64;
		uint64_t found = 0;

		for (unsigned i = 0; i < 64; i++) {
			uint32_t third = f->third[gj_filter_slot(f, at[i], at[i + 1])];
			uint64_t may =
				(third >> gj_filter_bit(at[i + 2]) & 1) | (at[i] >= f->single);

			found |= may << i;
		}
		bits[word] = found;
	}
}
