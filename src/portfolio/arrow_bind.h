/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A table of Arrow as columns of the law. Bits, whole numbers of 32 and 64 bits and days are borrowed as they lie; other types are
 * made into these, a batch at a time.
 */
#ifndef GJ_PORTFOLIO_ARROW_BIND_H
#define GJ_PORTFOLIO_ARROW_BIND_H

#include "eval/columns.h"
#include "portfolio/arrow_cells.h"
#include "portfolio/table.h"

/* The columns by name; once for a stream. `column` [n] as the schema's children. */
typedef struct gj_arrow_table {
	const gj_law *law;
	gj_str input;
	const struct ArrowSchema *schema;
	gj_table_column *column;
	size_t n;
	size_t service, by, on, why; /* indices; n: there is none */
} gj_arrow_table;

/* Lives in `arena`. `named`: there must be a column `service`. GJ_EINPUT: a name or a type is wrong. */
int gj_arrow_table_new(gj_arrow_table *out, gj_arena *arena, const gj_law *law, gj_str input,
		       const struct ArrowSchema *schema, bool named, gj_error *err);

/* A record that cannot be used: its row, and the error that says why. GJ_OK to go on. */
typedef int gj_arrow_fault(void *context, size_t row, const gj_error *err);

/*
 * The columns of one batch; memory in `arena`, for as long as the batch. Each row that cannot be used is marked in `bad` [a bit a
 * row, zeroed] and told once. GJ_OK, GJ_ENOMEM, or what `fault` returned.
 */
int gj_arrow_bind(gj_columns *out, gj_arena *arena, const gj_arrow_table *table,
		  const struct ArrowArray *batch, uint8_t *bad, gj_arrow_fault *fault,
		  void *context);

#endif
