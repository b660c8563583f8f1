/* SPDX-License-Identifier: Apache-2.0 */
#include "portfolio/arrow_cells.h"

static const void *buffer(gj_arrow_cells cells, int64_t i)
{
	return i < cells.array->n_buffers ? cells.array->buffers[i] : NULL;
}

static size_t place(gj_arrow_cells cells, size_t row)
{
	return row + (size_t)cells.array->offset;
}

bool gj_arrow_known(gj_arrow_cells cells, size_t row)
{
	const uint8_t *valid = buffer(cells, 0);
	size_t at = place(cells, row);

	if (cells.schema->format[0] == 'n')
		return false;
	return valid == NULL || (valid[at / 8] >> at % 8 & 1) != 0;
}

bool gj_arrow_truth(gj_arrow_cells cells, size_t row)
{
	const uint8_t *bits = buffer(cells, 1);
	size_t at = place(cells, row);

	return (bits[at / 8] >> at % 8 & 1) != 0;
}

bool gj_arrow_is_whole(const struct ArrowSchema *schema)
{
	return schema->dictionary == NULL && schema->format[1] == '\0' &&
	       memchr("cCsSiIlL", schema->format[0], 8) != NULL;
}

/* The indices of a dictionary are whole numbers too. */
static bool whole_of(gj_arrow_cells cells, size_t row, int64_t *out)
{
	const void *values = buffer(cells, 1);
	size_t at = place(cells, row);

	switch (cells.schema->format[0]) {
	case 'c':
		*out = ((const int8_t *)values)[at];
		return true;
	case 'C':
		*out = ((const uint8_t *)values)[at];
		return true;
	case 's':
		*out = ((const int16_t *)values)[at];
		return true;
	case 'S':
		*out = ((const uint16_t *)values)[at];
		return true;
	case 'i':
		*out = ((const int32_t *)values)[at];
		return true;
	case 'I':
		*out = ((const uint32_t *)values)[at];
		return true;
	default:
		*out = ((const int64_t *)values)[at];
		return cells.schema->format[0] == 'l' || *out >= 0;
	}
}

bool gj_arrow_whole(gj_arrow_cells cells, size_t row, int64_t *out)
{
	return whole_of(cells, row, out);
}

static bool is_text(const char *format)
{
	return (format[0] == 'u' || format[0] == 'U') && format[1] == '\0';
}

bool gj_arrow_is_text(const struct ArrowSchema *schema)
{
	return is_text(schema->dictionary != NULL ? schema->dictionary->format : schema->format);
}

static gj_str text_of(gj_arrow_cells cells, size_t row)
{
	const char *text = buffer(cells, 2);
	size_t at = place(cells, row);

	if (cells.schema->format[0] == 'u') {
		const int32_t *end = buffer(cells, 1);

		return (gj_str){text + end[at], (size_t)(end[at + 1] - end[at])};
	}
	const int64_t *end = buffer(cells, 1);

	return (gj_str){text + end[at], (size_t)(end[at + 1] - end[at])};
}

gj_str gj_arrow_text(gj_arrow_cells cells, size_t row)
{
	gj_arrow_cells values = {cells.schema->dictionary, cells.array->dictionary};
	int64_t index;

	if (cells.schema->dictionary == NULL)
		return text_of(cells, row);
	if (!whole_of(cells, row, &index) || !gj_arrow_known(values, (size_t)index))
		return GJ_STR("");
	return text_of(values, (size_t)index);
}

bool gj_arrow_is_decimal(const struct ArrowSchema *schema)
{
	return schema->format[0] == 'd' && schema->format[1] == ':';
}

/* "d:PRECISION,SCALE" */
static int scale_of(const char *format)
{
	const char *comma = strchr(format, ',');
	int sign = 1, scale = 0;

	if (comma == NULL)
		return 0;
	comma++;
	if (*comma == '-') {
		sign = -1;
		comma++;
	}
	for (; *comma >= '0' && *comma <= '9' && scale < 1000; comma++)
		scale = scale * 10 + (*comma - '0');
	return sign * scale;
}

bool gj_arrow_decimal(gj_arrow_cells cells, size_t row, gj_num *out)
{
	int scale = scale_of(cells.schema->format);
	__extension__ __int128 value;

	memcpy(&value, (const char *)buffer(cells, 1) + place(cells, row) * sizeof value,
	       sizeof value);
	for (; scale > 4; scale--) {
		if (value % 10 != 0)
			return false;
		value /= 10;
	}
	for (; scale < 4; scale++) {
		if (value > INT64_MAX || value < INT64_MIN)
			return false;
		value *= 10;
	}
	*out = (gj_num)value;
	return value <= INT64_MAX && value >= INT64_MIN;
}
