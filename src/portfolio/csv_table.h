/* SPDX-License-Identifier: Apache-2.0 */
/* A block of records of a CSV table: cells to columns, quickly where they are plain, and a record at a time where not. */
#ifndef GJ_PORTFOLIO_CSV_TABLE_H
#define GJ_PORTFOLIO_CSV_TABLE_H

#include "base/csv.h"
#include "portfolio/batch.h"
#include "portfolio/csv_truths.h"
#include "portfolio/table.h"

typedef struct gj_csv_table {
	const gj_law *law;
	gj_str input; /* as messages call it */
	const gj_table_column *column;
	size_t n_columns;
	gj_csv_truths *truths;	     /* the best that this machine has */
	size_t service, by, on, why; /* indices of columns; n_columns: there is none */
} gj_csv_table;

/* Records of a chunk, split: cell of record r and column c at r * n_columns + c. */
typedef struct gj_csv_rows {
	gj_str text; /* the chunk */
	gj_csv_cell *cell;
	size_t n;
	/* Lines above the byte `seen` of the chunk: faults go from above to below, so counting goes on where it stopped. */
	size_t seen;
	uint32_t above;
} gj_csv_rows;

/*
 * Told to an empty batch, all but the records marked in `slow` [GJ_BLOCK_WORDS], which it fills: those are not plain, and something
 * of them may be told already. GJ_OK or GJ_ENOMEM.
 */
int gj_csv_table_tell(const gj_csv_table *table, const gj_csv_rows *rows, gj_batch *batch,
		      uint64_t *slow);

/*
 * One record with all that it tells, in the words of service files; its texts live in `arena`. GJ_EINPUT: the error names the
 * place, with lines counted from the start of the chunk.
 */
int gj_csv_table_record(const gj_csv_table *table, gj_csv_rows *rows, size_t row, gj_arena *arena,
			gj_record **out, gj_error *err);

#endif
