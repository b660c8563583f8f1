/* SPDX-License-Identifier: Apache-2.0 */
/* Truths of a column of a table, eight cells at a time where the machine can. */
#ifndef GJ_PORTFOLIO_CSV_TRUTHS_H
#define GJ_PORTFOLIO_CSV_TRUTHS_H

#include "base/csv_scan.h"

/* `yes`, `true`, `no`, `false` as the first bytes of a word, zeros behind. */
#define GJ_CSV_WORD(a, b, c, d, e)                                                                 \
	((uint64_t)(a) | (uint64_t)(b) << 8 | (uint64_t)(c) << 16 | (uint64_t)(d) << 24 |          \
	 (uint64_t)(e) << 32)
#define GJ_CSV_YES   GJ_CSV_WORD('y', 'e', 's', 0, 0)
#define GJ_CSV_TRUE  GJ_CSV_WORD('t', 'r', 'u', 'e', 0)
#define GJ_CSV_NO    GJ_CSV_WORD('n', 'o', 0, 0, 0)
#define GJ_CSV_FALSE GJ_CSV_WORD('f', 'a', 'l', 's', 'e')

/*
 * Of `n` cells, at most 64, `width` cells apart, which say yes and which no, a bit each. False: some say neither and are not empty, or hold
 * doubled quotes. Eight bytes may be read from where a cell starts.
 */
typedef bool gj_csv_truths(const char *text, const gj_csv_cell *cell, size_t width, size_t n,
			   uint64_t *yes, uint64_t *no);

gj_csv_truths gj_csv_truths_portable;
#ifdef GJ_CSV_X86
gj_csv_truths gj_csv_truths_avx512;
#endif

#endif
