/* SPDX-License-Identifier: Apache-2.0 */
/* Columns that tell facts. */
#include <guiju/error.h>

#include "portfolio/arrow_binding.h"
#include "portfolio/decimal.h"

enum { MILLISECONDS = 86400000 };

void gj_arrow_bind_truth(const gj_arrow_binding *b, size_t column, gj_told *told)
{
	const struct ArrowArray *array = b->batch->children[column];

	told->yes = gj_arrow_bits_of(array, 1);
	told->known = gj_arrow_bits_of(array, 0);
}

/* ---- numbers and days ---- */

static bool is_plain(const struct ArrowSchema *schema, gj_width *width)
{
	bool wide = strcmp(schema->format, "l") == 0;

	*width = wide ? GJ_WIDTH_INT64 : GJ_WIDTH_INT32;
	return schema->dictionary == NULL &&
	       (wide || strcmp(schema->format, "i") == 0 || strcmp(schema->format, "tdD") == 0);
}

/* In ten-thousandths or days. NULL, or what is wrong. */
static const char *value_of(gj_arrow_cells cells, size_t row, int64_t *out)
{
	size_t at = row + (size_t)cells.array->offset;

	if (gj_arrow_is_decimal(cells.schema))
		return gj_arrow_decimal(cells, row, out)
			       ? NULL
			       : "not a number with at most four decimals";
	if (cells.schema->format[0] == 'g')
		return gj_decimal_of(((const double *)cells.array->buffers[1])[at], out)
			       ? NULL
			       : "not a number with at most four decimals";
	if (cells.schema->format[0] == 't') {
		int64_t milliseconds = ((const int64_t *)cells.array->buffers[1])[at];

		*out = milliseconds / MILLISECONDS - (milliseconds % MILLISECONDS < 0);
		return NULL;
	}
	if (!gj_arrow_whole(cells, row, out) || *out > INT64_MAX / GJ_NUM_ONE ||
	    *out < INT64_MIN / GJ_NUM_ONE)
		return "too large a number";
	*out *= GJ_NUM_ONE;
	return NULL;
}

/* A double that is no number is how tables of doubles say that nothing is known. */
static bool is_told(gj_arrow_cells cells, size_t row)
{
	if (!gj_arrow_known(cells, row))
		return false;
	if (cells.schema->format[0] != 'g')
		return true;
	double value = ((const double *)cells.array->buffers[1])[row + (size_t)cells.array->offset];

	return value == value;
}

static int make_values(const gj_arrow_binding *b, size_t column, gj_values *values)
{
	gj_arrow_cells cells = gj_arrow_cells_of(b, column);
	int64_t *made = gj_arena_array(b->arena, b->n + 1, sizeof *made);
	uint8_t *known = gj_arrow_new_bits(b);

	if (made == NULL || known == NULL)
		return GJ_ENOMEM;
	for (size_t row = 0; row < b->n; row++) {
		const char *wrong;
		int rc;

		if (!is_told(cells, row))
			continue;
		wrong = value_of(cells, row, &made[row]);
		if (wrong == NULL) {
			gj_arrow_set(known, row);
			continue;
		}
		rc = gj_arrow_bad_row(b, row, column, wrong, GJ_STR(""));
		if (rc != GJ_OK)
			return rc;
	}
	*values = (gj_values){GJ_WIDTH_INT64, made, 0, {known, 0}, 1};
	return GJ_OK;
}

static int bind_values(const gj_arrow_binding *b, size_t column, gj_values *values,
		       gj_fact_type type)
{
	const struct ArrowArray *array = b->batch->children[column];
	bool days = type == GJ_FACT_DATE || type == GJ_FACT_EVENT;
	gj_width width;

	if (!is_plain(b->table->schema->children[column], &width))
		return make_values(b, column, values);
	*values = (gj_values){width, array->buffers[1], (size_t)array->offset,
			      gj_arrow_bits_of(array, 0), days ? 1 : GJ_NUM_ONE};
	return GJ_OK;
}

/* ---- choices ---- */

static size_t choice_of(const gj_fact *fact, gj_str text)
{
	size_t i = 0;

	while (i < fact->n_choices && !gj_str_eq(fact->choice[i].text, text))
		i++;
	return i;
}

static int bind_choice(const gj_arrow_binding *b, size_t column, gj_told *told, const gj_fact *fact)
{
	gj_arrow_cells cells = gj_arrow_cells_of(b, column);
	int32_t *made = gj_arena_array(b->arena, b->n + 1, sizeof *made);
	uint32_t *same = gj_arena_array(b->arena, fact->n_choices + 1, sizeof *same);
	uint8_t *known = gj_arrow_new_bits(b);

	if (made == NULL || same == NULL || known == NULL)
		return GJ_ENOMEM;
	for (uint32_t i = 0; i < fact->n_choices; i++)
		same[i] = i;
	for (size_t row = 0; row < b->n; row++) {
		gj_str text = gj_arrow_known(cells, row) ? gj_arrow_text(cells, row) : GJ_STR("");
		size_t choice = text.len > 0 ? choice_of(fact, text) : 0;

		if (text.len == 0)
			continue;
		if (choice == fact->n_choices) {
			int rc = gj_arrow_bad_row(b, row, column, "no such choice", text);

			if (rc != GJ_OK)
				return rc;
			continue;
		}
		made[row] = (int32_t)choice;
		gj_arrow_set(known, row);
	}
	told->exact = (gj_values){GJ_WIDTH_INT32, made, 0, {known, 0}, 1};
	told->meaning = same;
	told->n_meanings = fact->n_choices;
	return GJ_OK;
}

int gj_arrow_bind_fact(const gj_arrow_binding *b, size_t column)
{
	const gj_table_column *of = &b->table->column[column];
	const gj_fact *fact = &b->table->law->fact[of->ref];
	gj_told *told = &b->columns->fact[of->ref];

	if (of->kind == GJ_TABLE_AT_LEAST)
		return bind_values(b, column, &told->low, fact->type);
	if (of->kind == GJ_TABLE_AT_MOST)
		return bind_values(b, column, &told->high, fact->type);
	if (of->kind == GJ_TABLE_HAPPENED || fact->type == GJ_FACT_BOOL) {
		gj_arrow_bind_truth(b, column, told);
		return GJ_OK;
	}
	if (fact->type == GJ_FACT_CHOICE)
		return bind_choice(b, column, told, fact);
	return bind_values(b, column, &told->exact, fact->type);
}
