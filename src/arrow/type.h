/* SPDX-License-Identifier: Apache-2.0 */
/* The types that are carried: format strings to layouts and back, and what to say of the others. */
#ifndef GJ_ARROW_TYPE_H
#define GJ_ARROW_TYPE_H

#include <guiju/arrow.h>

#include "arrow/meta.h"
#include "base/fault.h"

/* How the values lie: in no buffer, as bits, side by side, as offsets into text, as offsets into another column. */
typedef enum gj_shape {
	GJ_SHAPE_NULL,
	GJ_SHAPE_BITS,
	GJ_SHAPE_FIXED,
	GJ_SHAPE_TEXT,
	GJ_SHAPE_LIST
} gj_shape;

typedef struct gj_type {
	gj_shape shape;
	int width; /* bytes of a value, or of an offset */
	int wire;  /* GJ_WIRE_ */
	int bits;
	bool is_signed;
	bool in_days;
	int precision, scale; /* of a decimal */
} gj_type;

enum { GJ_FORMAT_ROOM = 32, GJ_NAME_SHOWN = 100 };

/* false: a format that is not carried. */
bool gj_type_of(gj_type *out, const char *format);

size_t gj_buffers_of(const gj_type *type); /* that of nulls is one of them */

/* The format string of what a field's values are. GJ_EINPUT: the error names `column`, the type and what can be used instead. */
int gj_type_format(char out[GJ_FORMAT_ROOM], const gj_meta_field *field, const char *column,
		   gj_error *err);

/* A column of a table with all that reading and writing ask of its type. */
typedef struct gj_arrow_column {
	const char *name; /* as messages show it: cut to GJ_NAME_SHOWN bytes */
	gj_type type;	  /* of what the buffers hold: of the indices, if there is a dictionary */
	const struct gj_arrow_column *item;   /* of a list, else NULL */
	const struct gj_arrow_column *values; /* of a dictionary, else NULL */
	size_t slot;			      /* of a dictionary: counts from 0 in the table */
} gj_arrow_column;

typedef struct gj_arrow_columns {
	gj_arrow_column *column;
	size_t n;
	size_t n_slots;
} gj_arrow_columns;

/* From a struct's schema, in memory of the arena, which is also asked to outlive it. GJ_OK, GJ_EINPUT, GJ_ENOMEM. */
int gj_table_of(gj_arrow_columns *out, gj_arena *arena, const struct ArrowSchema *schema,
		gj_error *err);

#endif
