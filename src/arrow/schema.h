/* SPDX-License-Identifier: Apache-2.0 */
/* A schema between the wire and the C data interface. */
#ifndef GJ_ARROW_SCHEMA_H
#define GJ_ARROW_SCHEMA_H

#include "arrow/type.h"

/*
 * From a message to a struct in memory of the arena; `*ids` gets the number on the wire of each dictionary, in the order
 * of gj_arrow_column.slot. Refuses what cannot be carried.
 */
int gj_schema_read(struct ArrowSchema *out, const int64_t **ids, gj_arena *arena,
		   const gj_meta *meta, gj_error *err);

/* A message's head from a struct and its table, in memory of the arena; dictionaries are numbered by slot. */
int gj_schema_write(gj_str *out, gj_arena *arena, const struct ArrowSchema *schema,
		    const gj_arrow_columns *table, gj_error *err);

#endif
