/* SPDX-License-Identifier: Apache-2.0 */
/* Random records as a table of text: a head, and a line for each record with the columns that the head has. */
#ifndef GJ_PORTFOLIO_WRITE_TABLE_H
#define GJ_PORTFOLIO_WRITE_TABLE_H

#include "base/buf.h"
#include "eval/record.h"
#include "support/random.h"

typedef struct table_shape {
	const gj_law *law;
	bool *fact, *bounds; /* which facts have a column, which have two for their ends */
	bool roles, includes, judgements;
	bool *role; /* which have a column of their own */
} table_shape;

bool table_shape_draw(table_shape *out, gj_arena *arena, const gj_law *law, rng *random);
void table_head(gj_buf *out, const table_shape *shape);

/* One line with its end. `told` is an empty record that is told what the line tells. */
void table_line(gj_buf *out, const table_shape *shape, const gj_record *record, gj_str name,
		gj_record *told, rng *random);

#endif
