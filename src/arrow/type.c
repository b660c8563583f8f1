/* SPDX-License-Identifier: Apache-2.0 */
#include "arrow/type.h"

#include <stdio.h>

typedef struct known {
	const char *format;
	gj_type type;
} known;

static const known carried[] = {
	{"n", {GJ_SHAPE_NULL, 0, GJ_WIRE_NULL, 0, false, false, 0, 0}},
	{"b", {GJ_SHAPE_BITS, 0, GJ_WIRE_BOOL, 0, false, false, 0, 0}},
	{"c", {GJ_SHAPE_FIXED, 1, GJ_WIRE_INT, 8, true, false, 0, 0}},
	{"C", {GJ_SHAPE_FIXED, 1, GJ_WIRE_INT, 8, false, false, 0, 0}},
	{"s", {GJ_SHAPE_FIXED, 2, GJ_WIRE_INT, 16, true, false, 0, 0}},
	{"S", {GJ_SHAPE_FIXED, 2, GJ_WIRE_INT, 16, false, false, 0, 0}},
	{"i", {GJ_SHAPE_FIXED, 4, GJ_WIRE_INT, 32, true, false, 0, 0}},
	{"I", {GJ_SHAPE_FIXED, 4, GJ_WIRE_INT, 32, false, false, 0, 0}},
	{"l", {GJ_SHAPE_FIXED, 8, GJ_WIRE_INT, 64, true, false, 0, 0}},
	{"L", {GJ_SHAPE_FIXED, 8, GJ_WIRE_INT, 64, false, false, 0, 0}},
	{"f", {GJ_SHAPE_FIXED, 4, GJ_WIRE_FLOAT, 32, false, false, 0, 0}},
	{"g", {GJ_SHAPE_FIXED, 8, GJ_WIRE_FLOAT, 64, false, false, 0, 0}},
	{"u", {GJ_SHAPE_TEXT, 4, GJ_WIRE_UTF8, 0, false, false, 0, 0}},
	{"U", {GJ_SHAPE_TEXT, 8, GJ_WIRE_LARGE_UTF8, 0, false, false, 0, 0}},
	{"tdD", {GJ_SHAPE_FIXED, 4, GJ_WIRE_DATE, 0, false, true, 0, 0}},
	{"tdm", {GJ_SHAPE_FIXED, 8, GJ_WIRE_DATE, 0, false, false, 0, 0}},
	{"+l", {GJ_SHAPE_LIST, 4, GJ_WIRE_LIST, 0, false, false, 0, 0}},
};

enum { CARRIED = sizeof carried / sizeof *carried, MOST_DIGITS = 38, MOST_SCALE = 127 };

/* A whole number of at most three digits; moves `at` behind it. */
static bool read_small(int *out, const char **at)
{
	bool minus = **at == '-';
	int digits = 0;

	*out = 0;
	for (*at += minus; **at >= '0' && **at <= '9' && digits < 4; (*at)++, digits++)
		*out = *out * 10 + (**at - '0');
	if (minus)
		*out = -*out;
	return digits > 0 && digits < 4;
}

static bool is_decimal(const gj_type *type)
{
	return type->bits == 128 && type->precision >= 1 && type->precision <= MOST_DIGITS &&
	       type->scale >= -MOST_SCALE && type->scale <= MOST_SCALE;
}

static bool decimal_of(gj_type *out, const char *format)
{
	*out = (gj_type){GJ_SHAPE_FIXED, 16, GJ_WIRE_DECIMAL, 128, true, false, 0, 0};
	if (strncmp(format, "d:", 2) != 0)
		return false;
	format += 2;
	if (!read_small(&out->precision, &format) || *format++ != ',' ||
	    !read_small(&out->scale, &format))
		return false;
	if (*format == ',') {
		format++;
		if (!read_small(&out->bits, &format))
			return false;
	}
	return *format == '\0' && is_decimal(out);
}

bool gj_type_of(gj_type *out, const char *format)
{
	for (size_t i = 0; i < CARRIED; i++) {
		*out = carried[i].type;
		if (strcmp(format, carried[i].format) == 0)
			return true;
	}
	return decimal_of(out, format);
}

size_t gj_buffers_of(const gj_type *type)
{
	return type->shape == GJ_SHAPE_NULL ? 0 : type->shape == GJ_SHAPE_TEXT ? 3 : 2;
}

typedef struct refused {
	const char *name;
	const char *instead;
} refused;

#define AS_LIST "cast it to list<utf8>"
#define AS_TEXT "cast it to utf8, if its bytes are text"

/* By GJ_WIRE_ number. What stands here and is also carried is refused for its width. */
static const refused not_carried[] = {
	[GJ_WIRE_NONE] = {"of no type", "write the column again"},
	[GJ_WIRE_INT] = {"an integer of an unusual width", "cast it to int64"},
	[GJ_WIRE_FLOAT] = {"a float16", "cast it to float32"},
	[GJ_WIRE_BINARY] = {"binary", AS_TEXT},
	[GJ_WIRE_DECIMAL] = {"a decimal of other than 128 bits and 1 to 38 digits",
			     "cast it to decimal128"},
	[GJ_WIRE_TIME] = {"a time of day", "write it as an integer"},
	[GJ_WIRE_TIMESTAMP] = {"a timestamp",
			       "cast it to date32, in the time zone whose days are meant"},
	[GJ_WIRE_INTERVAL] = {"an interval", "write it as an integer"},
	[GJ_WIRE_STRUCT] = {"a struct", "write each of its members as a column of its own"},
	[GJ_WIRE_UNION] = {"a union", "write a column for each of its types"},
	[GJ_WIRE_FIXED_BINARY] = {"fixed_size_binary", AS_TEXT},
	[GJ_WIRE_FIXED_LIST] = {"a fixed_size_list", AS_LIST},
	[GJ_WIRE_MAP] = {"a map", "write a column for each key"},
	[GJ_WIRE_DURATION] = {"a duration", "write it as an integer"},
	[GJ_WIRE_LARGE_BINARY] = {"large_binary", AS_TEXT},
	[GJ_WIRE_LARGE_LIST] = {"a large_list", AS_LIST},
	[GJ_WIRE_RUN_ENDS] = {"run-end encoded", "cast it to the type of its values"},
	[GJ_WIRE_BINARY_VIEW] = {"binary_view", AS_TEXT},
	[GJ_WIRE_UTF8_VIEW] = {"utf8_view", "cast it to utf8"},
	[GJ_WIRE_LIST_VIEW] = {"a list_view", AS_LIST},
	[GJ_WIRE_LARGE_LIST_VIEW] = {"a large_list_view", AS_LIST},
};

static int refuse(const gj_meta_field *field, const char *column, gj_error *err)
{
	size_t i = (size_t)field->type;

	if (field->type < 0 || i >= sizeof not_carried / sizeof *not_carried ||
	    not_carried[i].name == NULL) {
		gj_fault(err, GJ_EINPUT,
			 "column `%s` is of a type with the number %d, which is not known", column,
			 field->type);
		return gj_fault_help(err, "cast it to utf8, a number or a date");
	}
	gj_fault(err, GJ_EINPUT, "column `%s` is %s, which cannot be carried", column,
		 not_carried[i].name);
	return gj_fault_help(err, "%s", not_carried[i].instead);
}

int gj_type_format(char out[GJ_FORMAT_ROOM], const gj_meta_field *field, const char *column,
		   gj_error *err)
{
	gj_type decimal = {
		.bits = field->bits, .precision = field->precision, .scale = field->scale};

	for (size_t i = 0; i < CARRIED; i++) {
		const gj_type *type = &carried[i].type;

		if (type->wire == field->type && type->bits == field->bits &&
		    type->is_signed == field->is_signed && type->in_days == field->in_days) {
			snprintf(out, GJ_FORMAT_ROOM, "%s", carried[i].format);
			return GJ_OK;
		}
	}
	if (field->type != GJ_WIRE_DECIMAL || !is_decimal(&decimal))
		return refuse(field, column, err);
	snprintf(out, GJ_FORMAT_ROOM, "d:%d,%d", field->precision, field->scale);
	return GJ_OK;
}
