/* SPDX-License-Identifier: Apache-2.0 */
/* A block of one column as words of bits; one service of the columns as an input of a record. */
#ifndef GJ_EVAL_COLUMN_WORDS_H
#define GJ_EVAL_COLUMN_WORDS_H

#include "eval/columns.h"
#include "eval/planes.h"

/* Services first .. first + n - 1. Of all words here, bits from n on are 0 unless said otherwise. */
typedef struct gj_window {
	const gj_kernels *kernels;
	size_t first, n;
} gj_window;

void gj_words_of_bits(uint64_t *words, const gj_bits *bits, const gj_window *w); /* none: 0 */
void gj_words_known(uint64_t *words, const gj_bits *known, const gj_window *w);	 /* none: 1 */

/* What the column says no of: `no`, or what is known and not in `yes`. */
void gj_words_said_no(uint64_t *words, const gj_told *told, const gj_window *w);

/* value * unit >= bound; whatever lies where the value is not known, and bits from n on may be anything. */
void gj_words_not_below(uint64_t *words, const gj_values *values, int64_t bound,
			const gj_window *w);
void gj_words_same(uint64_t *words, const gj_values *values, uint32_t code, const gj_window *w);

/* What the columns tell of one fact of one service. */
void gj_columns_input(gj_input *out, const gj_columns *columns, const gj_law *law, uint32_t fact,
		      size_t service);

#endif
