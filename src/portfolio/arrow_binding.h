/* SPDX-License-Identifier: Apache-2.0 */
/* Shared by the files that bind a batch of Arrow: arrow_bind.c (the whole, roles), arrow_facts.c (facts). */
#ifndef GJ_PORTFOLIO_ARROW_BINDING_H
#define GJ_PORTFOLIO_ARROW_BINDING_H

#include "portfolio/arrow_bind.h"

typedef struct gj_arrow_binding {
	gj_columns *columns;
	gj_arena *arena;
	const gj_arrow_table *table;
	const struct ArrowArray *batch;
	size_t n;
	uint8_t *bad;
	gj_arrow_fault *fault;
	void *context;
} gj_arrow_binding;

static inline bool gj_arrow_bit(const uint8_t *bits, size_t at)
{
	return (bits[at / 8] >> at % 8 & 1) != 0;
}

static inline void gj_arrow_set(uint8_t *bits, size_t at)
{
	bits[at / 8] |= (uint8_t)(1u << at % 8);
}

gj_arrow_cells gj_arrow_cells_of(const gj_arrow_binding *b, size_t column);
gj_bits gj_arrow_bits_of(const struct ArrowArray *array, int64_t buffer);
uint8_t *gj_arrow_new_bits(const gj_arrow_binding *b); /* a bit for each row, 0; NULL: no memory */

/* The row cannot be used; of a row only the first fault is told. `shown` may be empty. GJ_OK, or what the fault's taker returned. */
int gj_arrow_bad_row(const gj_arrow_binding *b, size_t row, size_t column, const char *what,
		     gj_str shown);

/* A column that tells a fact, a bound of one, or that it happened. */
int gj_arrow_bind_fact(const gj_arrow_binding *b, size_t column);

/* A column of bools. */
void gj_arrow_bind_truth(const gj_arrow_binding *b, size_t column, gj_told *told);

#endif
