/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The stretch of text that is being looked at, as symbols. Filled from bytes (`read`), marked by the filter (`mark`); both once for each
 * instruction set, with the same result.
 */
#ifndef GJ_MATCH_WINDOW_H
#define GJ_MATCH_WINDOW_H

#include "match/filter.h"
#include "match/fold.h"

#if defined(__x86_64__)
#define GJ_MATCH_X86
#endif

typedef enum gj_match_path {
	GJ_MATCH_PORTABLE,
	GJ_MATCH_AVX2,
	GJ_MATCH_AVX512, /* with VBMI and VBMI2: Ice Lake and Zen 4 on */
	GJ_N_MATCH_PATHS
} gj_match_path;

const char *gj_match_path_name(gj_match_path path);
bool gj_match_path_here(gj_match_path path); /* can this machine run it? */
gj_match_path gj_match_path_best(void);

enum {
	GJ_WINDOW_SYMBOLS = 4096, /* read at a time */
	GJ_WINDOW_SLACK = 128	  /* behind them: what is written or read beyond the last one */
};

/*
 * Of each symbol: `symbol`, and `place`: its first byte counted from `origin`, the length of its code point less one, and whether a
 * separator was skipped before it. INVARIANT: GJ_STEM_MOST zeros and more stand behind the last symbol when it is marked.
 */
typedef struct gj_window {
	const gj_alphabet *alphabet;
	uint32_t *symbol, *place;
	size_t n, cap;	 /* symbols; how many fit without the slack */
	uint64_t origin; /* byte of the stream that places count from */
	uint64_t read;	 /* bytes of the stream read */
	uint32_t quiet;	 /* code points dropped since the last one that was not */
	uint32_t again;	 /* how often the last symbol was said again */
	uint32_t gaps;	 /* separators among them */
} gj_window;

#define GJ_PLACE(byte, len, gap)                                                                   \
	((uint32_t)(byte) << 3 | ((uint32_t)(len)-1) << 1 | (uint32_t)(gap))

static inline uint64_t gj_window_start(const gj_window *w, size_t i)
{
	return w->origin + (w->place[i] >> 3);
}

static inline uint64_t gj_window_end(const gj_window *w, size_t i)
{
	return w->origin + (w->place[i] >> 3) + (w->place[i] >> 1 & 3) + 1;
}

static inline bool gj_window_gap(const gj_window *w, size_t i)
{
	return (w->place[i] & 1) != 0;
}

/*
 * Read bytes until they are used up or the window is full; returns how many. A sequence that may go on behind the end is left, unless
 * `last`: then, as any byte that is no UTF-8, it is GJ_SYMBOL_NOTHING, byte by byte.
 */
typedef size_t gj_window_read(gj_window *w, const unsigned char *text, size_t len, bool last);

/* Bit i of `bits`: may a pattern begin at symbol i? For words from `from` / 64 to that of `to` - 1; bits outside from..to are anything. */
typedef void gj_window_mark(const gj_filter *f, const uint32_t *symbol, size_t from, size_t to,
			    uint64_t *bits);

gj_window_read gj_window_read_portable, gj_window_read_avx512;
gj_window_mark gj_window_mark_portable, gj_window_mark_avx2, gj_window_mark_avx512;

typedef struct gj_window_kernels {
	gj_window_read *read;
	gj_window_mark *mark;
} gj_window_kernels;

gj_window_kernels gj_window_kernels_of(gj_match_path path);

#endif
