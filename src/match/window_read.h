/* SPDX-License-Identifier: Apache-2.0 */
/* One code point into a window, whatever it is: all of the portable reading, and where the others stop. Only window_*.c include this. */
#ifndef GJ_MATCH_WINDOW_READ_H
#define GJ_MATCH_WINDOW_READ_H

#include "match/window.h"

enum {
	GJ_WINDOW_SHORT = 0,
	GJ_WINDOW_BAD = -1
}; /* the sequence may go on behind the end; it is none */

/* The length of the sequence at `at`, of which `left` bytes are there, with its code point. */
static inline int gj_window_decode(const unsigned char *at, size_t left, uint32_t *code)
{
	unsigned lead = at[0];

	if (lead < 0x80) {
		*code = lead;
		return 1;
	}
	if (lead >= 0xE0 && lead < 0xF0 && left >= 3) {
		*code = (lead & 15) << 12 | (at[1] & 63u) << 6 | (at[2] & 63u);
		return (at[1] & 0xC0) != 0x80 || (at[2] & 0xC0) != 0x80 || *code < 0x800 ||
				       (*code >= 0xD800 && *code < 0xE000)
			       ? GJ_WINDOW_BAD
			       : 3;
	}
	if (lead < 0xC2 || lead > 0xF4)
		return GJ_WINDOW_BAD;
	if (lead < 0xE0) {
		if (left < 2)
			return GJ_WINDOW_SHORT;
		*code = (lead & 31) << 6 | (at[1] & 63u);
		return (at[1] & 0xC0) != 0x80 ? GJ_WINDOW_BAD : 2;
	}
	if (lead < 0xF0 || left < 4)
		return GJ_WINDOW_SHORT;
	*code = (lead & 7) << 18 | (at[1] & 63u) << 12 | (at[2] & 63u) << 6 | (at[3] & 63u);
	return (at[1] & 0xC0) != 0x80 || (at[2] & 0xC0) != 0x80 || (at[3] & 0xC0) != 0x80 ||
			       *code < 0x10000 || *code >= GJ_CODE_POINTS
		       ? GJ_WINDOW_BAD
		       : 4;
}

static inline void gj_window_put(gj_window *w, uint32_t symbol, uint32_t place)
{
	if ((w->alphabet->how & GJ_FOLD_REPEATS) != 0 && symbol >= GJ_SYMBOL_FIRST && w->n > 0 &&
	    w->symbol[w->n - 1] == symbol && w->again < GJ_FOLD_MOST_AGAIN) {
		w->again++;
		w->quiet = w->gaps = 0;
		return;
	}
	w->again = 0;
	w->symbol[w->n] = symbol;
	w->place[w->n++] = place | (w->gaps > 0);
	w->quiet = 0;
	w->gaps = 0;
}

/* A code point that gives nothing or more than one symbol, or a separator that is skipped. */
static inline void gj_window_special(gj_window *w, uint32_t entry, uint32_t place)
{
	if (entry >= GJ_CODE_MANY) {
		const uint32_t *many = w->alphabet->many + (entry & ~GJ_CODE_MANY);

		for (uint32_t i = 1; i <= many[0]; i++)
			gj_window_put(w, many[i], place);
		return;
	}
	w->quiet++;
	w->gaps += entry == GJ_CODE_GAP;
	/* Apart. Once for the separators, and again from time to time, so that places never run over. */
	if (w->gaps == GJ_FOLD_MOST_GAPS + 1 || w->quiet > GJ_FOLD_MOST_DROPPED) {
		uint32_t gaps = w->gaps;

		gj_window_put(w, GJ_SYMBOL_NOTHING, place);
		w->gaps = gaps;
	}
}

/* Read up to `len` bytes of `text` as gj_window_read says, and stop also when `stop` of them are behind. */
static inline size_t gj_window_read_some(gj_window *w, const unsigned char *text, size_t len,
					 size_t stop, bool last)
{
	uint32_t base = (uint32_t)(w->read - w->origin);
	const uint32_t *of = w->alphabet->of;
	size_t at = 0;

	while (at < stop && w->n < w->cap) {
		uint32_t code = 0, entry = GJ_SYMBOL_NOTHING;
		int step = gj_window_decode(text + at, len - at, &code);

		if (step == GJ_WINDOW_SHORT && !last)
			break;
		if (step > 0)
			entry = of[code];
		else
			step = 1;
		if (entry < GJ_CODE_SPECIAL)
			gj_window_put(w, entry, GJ_PLACE(base + at, step, 0));
		else
			gj_window_special(w, entry, GJ_PLACE(base + at, step, 0));
		at += (size_t)step;
	}
	w->read += at;
	return at;
}

#endif
