/* SPDX-License-Identifier: Apache-2.0 */
/* Values held to their type before anybody sees them. Errors name the column and, from 1, the row. */
#ifndef GJ_ARROW_CHECK_H
#define GJ_ARROW_CHECK_H

#include "arrow/body.h"
#include "arrow/type.h"

/* A run of values as it came: `valid` is NULL where all are, `n` values, `column` for messages. */
typedef struct gj_arrow_values {
	const gj_arrow_column *column;
	const uint8_t *valid;
	int64_t n;
	uint64_t message;
} gj_arrow_values;

int64_t gj_count_bits(const uint8_t *bits, int64_t from,
		      int64_t n); /* set bits of n from bit `from` */

static inline bool gj_bit(const uint8_t *bits, int64_t i)
{
	return (bits[i / 8] >> (i % 8) & 1) != 0;
}

/* One of a column's offsets; a negative one, which is wrong, is given as larger than any buffer. */
uint64_t gj_offset_at(const uint8_t *offsets, int width, int64_t i);

/* n + 1 offsets that begin at 0 or later, never fall and end within `most`; `width` bytes each. */
int gj_check_offsets(const gj_arrow_values *v, const uint8_t *offsets, int width, uint64_t most,
		     gj_error *err);

/* Checked offsets cut `text` into UTF-8, where the value is not null. */
int gj_check_text(const gj_arrow_values *v, const uint8_t *offsets, int width, gj_bytes text,
		  gj_error *err);

/* Indices of the column's type below `most`, where not null. */
int gj_check_indices(const gj_arrow_values *v, const uint8_t *indices, int64_t most, gj_error *err);

/* Milliseconds that are whole days, where not null. */
int gj_check_days(const gj_arrow_values *v, const uint8_t *milliseconds, gj_error *err);

/* Any error of a column, with the number of the message. Returns GJ_EINPUT. */
int gj_column_fault(const gj_arrow_values *v, gj_error *err, const char *what);

#endif
