/* SPDX-License-Identifier: Apache-2.0 */
#include "arrow/walk.h"

#include "base/hash.h"
#include "base/utf8.h"

typedef struct walk {
	uint64_t hash;
	const char *fault;
} walk;

int walk_read(void *context, void *to, size_t size, size_t *got)
{
	walk_source *source = context;
	size_t n = size < source->bytes.len ? size : source->bytes.len;

	if (source->step > 0 && n > source->step)
		n = source->step;
	if (n == 0 && source->fails != 0)
		return source->fails;
	memcpy(to, source->bytes.at, n);
	source->bytes.at += n;
	source->bytes.len -= n;
	*got = n;
	return 0;
}

static bool is_valid(const struct ArrowArray *array, int64_t i)
{
	const uint8_t *bits = array->n_buffers > 0 ? array->buffers[0] : NULL;

	return bits == NULL || (bits[i / 8] >> (i % 8) & 1) != 0;
}

static void mix(walk *w, const void *at, size_t size)
{
	w->hash = gj_hash(at, size, w->hash);
}

static void keep(walk *w, bool kept, const char *fault)
{
	if (!kept && w->fault == NULL)
		w->fault = fault;
}

static int64_t offset_of(const struct ArrowArray *array, bool wide, int64_t i)
{
	return wide ? ((const int64_t *)array->buffers[1])[i]
		    : ((const int32_t *)array->buffers[1])[i];
}

static size_t width_of(const char *format)
{
	switch (format[0]) {
	case 'c':
	case 'C':
		return 1;
	case 's':
	case 'S':
		return 2;
	case 'l':
	case 'L':
	case 'g':
		return 8;
	case 'd':
		return 16;
	case 't':
		return format[2] == 'D' ? 4 : 8;
	default:
		return 4;
	}
}

static uint64_t index_of(const struct ArrowArray *array, const char *format, int64_t i)
{
	uint64_t at = 0;
	size_t width = width_of(format);

	memcpy(&at, (const char *)array->buffers[1] + (size_t)i * width, width);
	return at;
}

static void value(walk *w, const struct ArrowSchema *schema, const struct ArrowArray *array,
		  int64_t i)
{
	const char *format = schema->format;
	bool valid = is_valid(array, i) && format[0] != 'n';

	mix(w, &valid, 1);
	if (!valid)
		return;
	if (schema->dictionary != NULL) {
		uint64_t at = index_of(array, format, i);

		keep(w, at < (uint64_t)array->dictionary->length, "an index out of its dictionary");
		if (w->fault == NULL)
			value(w, schema->dictionary, array->dictionary, (int64_t)at);
	} else if (format[0] == 'u' || format[0] == 'U' || format[0] == '+') {
		bool wide = format[0] == 'U';
		int64_t from = offset_of(array, wide, i), to = offset_of(array, wide, i + 1);
		int64_t n = to - from;

		keep(w, from >= 0 && n >= 0, "offsets that fall");
		mix(w, &n, sizeof n);
		if (w->fault != NULL)
			return;
		if (format[0] == '+') {
			keep(w, to <= array->children[0]->length, "a list out of its items");
			for (int64_t j = from; j < to && w->fault == NULL; j++)
				value(w, schema->children[0], array->children[0], j);
		} else {
			gj_str text = {(const char *)array->buffers[2] + from, (size_t)n};

			keep(w, gj_utf8_valid(text) == text.len, "text that is not UTF-8");
			mix(w, text.at, text.len);
		}
	} else if (format[0] == 'b') {
		bool set = (((const uint8_t *)array->buffers[1])[i / 8] >> (i % 8) & 1) != 0;

		mix(w, &set, 1);
	} else {
		mix(w, (const char *)array->buffers[1] + (size_t)i * width_of(format),
		    width_of(format));
	}
}

static void promises(walk *w, const struct ArrowArray *array, bool is_null_type)
{
	int64_t nulls = 0;

	keep(w, array->release != NULL && array->offset == 0 && array->length >= 0,
	     "a struct that is not whole");
	for (int64_t i = 0; i < array->n_buffers; i++) {
		keep(w, i == 0 || array->buffers[i] != NULL, "a buffer that is not there");
		keep(w, (uintptr_t)array->buffers[i] % 64 == 0, "a buffer out of line");
	}
	for (int64_t i = 0; w->fault == NULL && !is_null_type && i < array->length; i++)
		nulls += !is_valid(array, i);
	keep(w, is_null_type || nulls == array->null_count, "other nulls than told");
	for (int64_t i = 0; i < array->n_children; i++)
		promises(w, array->children[i], false);
	if (array->dictionary != NULL)
		promises(w, array->dictionary, false);
}

uint64_t walk_batch(const struct ArrowSchema *schema, const struct ArrowArray *batch,
		    const char **fault)
{
	walk w = {1, NULL};

	keep(&w, schema->n_children == batch->n_children && batch->null_count == 0,
	     "a batch of another schema");
	for (int64_t c = 0; w.fault == NULL && c < batch->n_children; c++) {
		const struct ArrowArray *column = batch->children[c];
		bool is_null_type = schema->children[c]->format[0] == 'n';

		promises(&w, column, is_null_type);
		keep(&w, column->length == batch->length,
		     "a column that is not as long as its batch");
		for (int64_t i = 0; w.fault == NULL && !is_null_type && i < column->length; i++)
			value(&w, schema->children[c], column, i);
	}
	*fault = w.fault;
	return w.hash;
}
