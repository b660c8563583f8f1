/* SPDX-License-Identifier: Apache-2.0 */
#include "arrow/check.h"

#include <inttypes.h>

#include "base/utf8.h"

enum { BATCH = 64 };

static const int64_t day = INT64_C(86400000);

int gj_column_fault(const gj_arrow_values *v, gj_error *err, const char *what)
{
	gj_fault(err, GJ_EINPUT, "column `%s` in message %" PRIu64 " of the Arrow stream %s",
		 v->column->name, v->message, what);
	return gj_fault_help(err, "write the stream again");
}

static int row_fault(const gj_arrow_values *v, gj_error *err, int64_t row, const char *what)
{
	return gj_fault(err, GJ_EINPUT,
			"column `%s` in message %" PRIu64 " of the Arrow stream, row %" PRId64
			": %s",
			v->column->name, v->message, row + 1, what);
}

int64_t gj_count_bits(const uint8_t *bits, int64_t from, int64_t n)
{
	int64_t count = 0;
	uint64_t word;

	for (; n > 0 && from % 8 != 0; from++, n--)
		count += gj_bit(bits, from);
	for (bits += from / 8; n >= BATCH; n -= BATCH, bits += sizeof word) {
		memcpy(&word, bits, sizeof word);
		count += __builtin_popcountll(word);
	}
	for (int64_t i = 0; i < n; i++)
		count += gj_bit(bits, i);
	return count;
}

uint64_t gj_offset_at(const uint8_t *offsets, int width, int64_t i)
{
	int32_t narrow;
	int64_t wide;

	if (width == 4) {
		memcpy(&narrow, offsets + (size_t)i * 4, sizeof narrow);
		wide = narrow;
	} else {
		memcpy(&wide, offsets + (size_t)i * 8, sizeof wide);
	}
	return (uint64_t)wide; /* a negative one is larger than any buffer */
}

int gj_check_offsets(const gj_arrow_values *v, const uint8_t *offsets, int width, uint64_t most,
		     gj_error *err)
{
	uint64_t before = 0;

	for (int64_t i = 0; i <= v->n; i++) {
		uint64_t at = gj_offset_at(offsets, width, i);

		if (at < before || at > most)
			return row_fault(v, err, i > 0 ? i - 1 : 0,
					 "its offsets fall, or lead out of the values");
		before = at;
	}
	return GJ_OK;
}

static bool is_tail(gj_bytes text, uint64_t at)
{
	return at < text.size && (text.at[at] & 0xC0) == 0x80;
}

/* All the text at once, and then that no value begins or ends within a character. */
static bool all_text(const gj_arrow_values *v, const uint8_t *offsets, int width, gj_bytes text)
{
	uint64_t first = gj_offset_at(offsets, width, 0), last = gj_offset_at(offsets, width, v->n);
	gj_str all = {(const char *)text.at + first, (size_t)(last - first)};

	if (gj_utf8_valid(all) != all.len)
		return false;
	for (int64_t i = 0; i < v->n; i++) {
		uint64_t at = gj_offset_at(offsets, width, i);

		if (at < last && is_tail(text, at))
			return false;
	}
	return true;
}

int gj_check_text(const gj_arrow_values *v, const uint8_t *offsets, int width, gj_bytes text,
		  gj_error *err)
{
	if (all_text(v, offsets, width, text))
		return GJ_OK;
	for (int64_t i = 0; i < v->n; i++) { /* bytes of a null may be anything */
		uint64_t from = gj_offset_at(offsets, width, i),
			 to = gj_offset_at(offsets, width, i + 1);
		gj_str one = {(const char *)text.at + from, (size_t)(to - from)};

		if ((v->valid == NULL || gj_bit(v->valid, i)) && gj_utf8_valid(one) != one.len)
			return row_fault(v, err, i, "it is not UTF-8");
	}
	return GJ_OK;
}

/* Bytes of a number, sign kept; a negative number is larger than any count. */
static uint64_t index_at(const uint8_t *at, int width, bool is_signed)
{
	uint64_t value = 0;
	int spare = 64 - 8 * width;

	memcpy(&value, at, (size_t)width);
	if (is_signed && spare > 0 && (value >> (8 * width - 1) & 1) != 0)
		value |= UINT64_MAX << (8 * width);
	return value;
}

int gj_check_indices(const gj_arrow_values *v, const uint8_t *indices, int64_t most, gj_error *err)
{
	const gj_type *type = &v->column->type;

	for (int64_t i = 0; i < v->n; i++) {
		uint64_t at = index_at(indices + (size_t)i * (size_t)type->width, type->width,
				       type->is_signed);

		if (at >= (uint64_t)most && (v->valid == NULL || gj_bit(v->valid, i)))
			return row_fault(v, err, i,
					 most == 0 ? "no dictionary has the value it points to"
						   : "it points out of its dictionary");
	}
	return GJ_OK;
}

int gj_check_days(const gj_arrow_values *v, const uint8_t *milliseconds, gj_error *err)
{
	for (int64_t i = 0; i < v->n; i++) {
		int64_t at;

		memcpy(&at, milliseconds + (size_t)i * sizeof at, sizeof at);
		if (at % day == 0 || (v->valid != NULL && !gj_bit(v->valid, i)))
			continue;
		row_fault(v, err, i, "a date64 that is no whole day");
		return gj_fault_help(err, "cast the column to date32");
	}
	return GJ_OK;
}
