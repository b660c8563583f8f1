/* SPDX-License-Identifier: Apache-2.0 */
/* For every machine. */
#include "match/window_read.h"
#include "match/window_worth.h"

size_t gj_window_read_portable(gj_window *w, const unsigned char *text, size_t len, bool last)
{
	return gj_window_read_some(w, text, len, len, last);
}

static inline gj_window_kinds kinds_of(const gj_filter *f, const uint32_t *symbol)
{
	gj_window_kinds k = {0, 0, 0, 0};

	for (unsigned i = 0; i < 64; i++) {
		k.known |= (uint64_t)(symbol[i] >= GJ_SYMBOL_FIRST) << i;
		k.words |= (uint64_t)(symbol[i] >= f->words) << i;
		k.single |= (uint64_t)(symbol[i] >= f->single) << i;
	}
	for (unsigned i = 0; i < GJ_STEM_MOST; i++)
		k.beyond |= (uint64_t)(symbol[64 + i] >= GJ_SYMBOL_FIRST) << i;
	return k;
}

/* Does a word begin among sixty-four places? A loop that compilers turn into vectors: symbols are far below the sign. */
static inline bool any_words(const gj_filter *f, const uint32_t *symbol)
{
	int32_t any = 0;

	for (unsigned i = 0; i < 64; i++)
		any |= (int32_t)symbol[i] >= (int32_t)f->words;
	return any != 0;
}

static uint64_t mark64(const gj_filter *f, const uint32_t *symbol)
{
	uint64_t found = 0;

	for (unsigned i = 0; i < 64; i++)
		found |= (uint64_t)(symbol[i] >= GJ_SYMBOL_FIRST &&
				    (symbol[i] >= f->single || gj_window_may_begin(f, symbol + i)))
			 << i;
	return found;
}

void gj_window_mark_portable(const gj_filter *f, const uint32_t *symbol, size_t from, size_t to,
			     uint64_t *bits)
{
	for (size_t word = from / 64; word * 64 < to; word++) {
		const uint32_t *at = symbol + word * 64;

		if (any_words(f, at)) {
			gj_window_kinds k = kinds_of(f, at);

			bits[word] = gj_window_mark_each(f, at, gj_window_worth(f, k)) | k.single;
		} else {
			bits[word] = mark64(f, at);
		}
	}
}
