/* SPDX-License-Identifier: Apache-2.0 */
#include "portfolio/arrow_bind.h"

#include "base/utf8.h"
#include "portfolio/decimal.h"

enum { MILLISECONDS = 86400000 };

typedef struct binding {
	gj_columns *columns;
	gj_arena *arena;
	const gj_arrow_table *table;
	const struct ArrowArray *batch;
	size_t n;
	uint8_t *bad;
	gj_arrow_fault *fault;
	void *context;
} binding;

static gj_arrow_cells cells_of(const binding *b, size_t column)
{
	return (gj_arrow_cells){b->table->schema->children[column], b->batch->children[column]};
}

static bool bit(const uint8_t *bits, size_t at)
{
	return (bits[at / 8] >> at % 8 & 1) != 0;
}

static void set(uint8_t *bits, size_t at)
{
	bits[at / 8] |= (uint8_t)(1u << at % 8);
}

/* Of a row only the first fault is told. */
static int bad_row(const binding *b, size_t row, size_t column, const char *what, gj_str shown)
{
	const gj_source source = {b->table->input, GJ_STR("")};
	gj_error err;

	if (bit(b->bad, row))
		return GJ_OK;
	set(b->bad, row);
	gj_fault(&err, GJ_EINPUT, shown.len > 0 ? "%s for `%.*s`: `%.*s`" : "%s for `%.*s`", what,
		 GJ_FMT(b->table->column[column].name), GJ_FMT(shown));
	gj_fault_at(&err, &source, (gj_pos){(uint32_t)row + 1, 1, 1}, NULL);
	return b->fault(b->context, row, &err);
}

static gj_bits bits_of(const struct ArrowArray *array, int64_t buffer)
{
	const uint8_t *at = buffer < array->n_buffers ? array->buffers[buffer] : NULL;

	return (gj_bits){at, (size_t)array->offset};
}

static uint8_t *new_bits(const binding *b)
{
	return gj_arena_array(b->arena, b->n / 8 + 9, 1);
}

/* ---- yes and no ---- */

static void bind_truth(const binding *b, size_t column, gj_told *told)
{
	const struct ArrowArray *array = b->batch->children[column];

	told->yes = bits_of(array, 1);
	told->known = bits_of(array, 0);
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

static int make_values(const binding *b, size_t column, gj_values *values)
{
	gj_arrow_cells cells = cells_of(b, column);
	int64_t *made = gj_arena_array(b->arena, b->n + 1, sizeof *made);
	uint8_t *known = new_bits(b);

	if (made == NULL || known == NULL)
		return GJ_ENOMEM;
	for (size_t row = 0; row < b->n; row++) {
		const char *wrong;
		int rc;

		if (!is_told(cells, row))
			continue;
		wrong = value_of(cells, row, &made[row]);
		if (wrong == NULL) {
			set(known, row);
			continue;
		}
		rc = bad_row(b, row, column, wrong, GJ_STR(""));
		if (rc != GJ_OK)
			return rc;
	}
	*values = (gj_values){GJ_WIDTH_INT64, made, 0, {known, 0}, 1};
	return GJ_OK;
}

static int bind_values(const binding *b, size_t column, gj_values *values, gj_fact_type type)
{
	const struct ArrowArray *array = b->batch->children[column];
	bool days = type == GJ_FACT_DATE || type == GJ_FACT_EVENT;
	gj_width width;

	if (!is_plain(b->table->schema->children[column], &width))
		return make_values(b, column, values);
	*values = (gj_values){width, array->buffers[1], (size_t)array->offset, bits_of(array, 0),
			      days ? 1 : GJ_NUM_ONE};
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

static int bind_choice(const binding *b, size_t column, gj_told *told, const gj_fact *fact)
{
	gj_arrow_cells cells = cells_of(b, column);
	int32_t *made = gj_arena_array(b->arena, b->n + 1, sizeof *made);
	uint32_t *same = gj_arena_array(b->arena, fact->n_choices + 1, sizeof *same);
	uint8_t *known = new_bits(b);

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
			int rc = bad_row(b, row, column, "no such choice", text);

			if (rc != GJ_OK)
				return rc;
			continue;
		}
		made[row] = (int32_t)choice;
		set(known, row);
	}
	told->exact = (gj_values){GJ_WIDTH_INT32, made, 0, {known, 0}, 1};
	told->meaning = same;
	told->n_meanings = fact->n_choices;
	return GJ_OK;
}

static int bind_fact(const binding *b, size_t column)
{
	const gj_table_column *of = &b->table->column[column];
	const gj_fact *fact = &b->table->law->fact[of->ref];
	gj_told *told = &b->columns->fact[of->ref];

	if (of->kind == GJ_TABLE_AT_LEAST)
		return bind_values(b, column, &told->low, fact->type);
	if (of->kind == GJ_TABLE_AT_MOST)
		return bind_values(b, column, &told->high, fact->type);
	if (of->kind == GJ_TABLE_HAPPENED || fact->type == GJ_FACT_BOOL) {
		bind_truth(b, column, told);
		return GJ_OK;
	}
	if (fact->type == GJ_FACT_CHOICE)
		return bind_choice(b, column, told, fact);
	return bind_values(b, column, &told->exact, fact->type);
}

/* ---- roles ---- */

/* Lists become two planes for each role that has no column of its own. */
static int open_roles(const binding *b)
{
	for (size_t i = 0; i < b->table->law->n_roles; i++) {
		gj_told *told = &b->columns->role[i];

		if (told->yes.at != NULL)
			continue;
		told->yes = (gj_bits){new_bits(b), 0};
		told->no = (gj_bits){new_bits(b), 0};
		if (told->yes.at == NULL || told->no.at == NULL)
			return GJ_ENOMEM;
	}
	return GJ_OK;
}

static int bind_list(const binding *b, size_t column, size_t row, bool whole)
{
	const struct ArrowArray *array = b->batch->children[column];
	gj_arrow_cells items = {b->table->schema->children[column]->children[0],
				array->children[0]};
	const int32_t *end = (const int32_t *)array->buffers[1] + array->offset + row;
	const gj_law *law = b->table->law;

	for (int32_t i = end[0]; i < end[1]; i++) {
		gj_str name = gj_arrow_known(items, (size_t)i) ? gj_arrow_text(items, (size_t)i)
							       : GJ_STR("");
		uint32_t role;

		if (!gj_map_get(&law->roles, name, &role))
			return bad_row(b, row, column, "unknown role", name);
		if (b->columns->role[role].no.at != NULL)
			set((uint8_t *)b->columns->role[role].yes.at, row);
	}
	for (size_t i = 0; whole && i < law->n_roles; i++)
		if (b->columns->role[i].no.at != NULL && !bit(b->columns->role[i].yes.at, row))
			set((uint8_t *)b->columns->role[i].no.at, row);
	return GJ_OK;
}

/* What is included beside a whole list is part of it, so it comes first. */
static int bind_roles(const binding *b)
{
	static const gj_table_kind kinds[] = {GJ_TABLE_ROLES_INCLUDE, GJ_TABLE_ROLES};

	for (size_t k = 0; k < 2; k++) {
		size_t column = gj_table_index(b->table->column, b->table->n, kinds[k], GJ_NONE);
		int rc = column < b->table->n ? open_roles(b) : GJ_OK;

		for (size_t row = 0; rc == GJ_OK && column < b->table->n && row < b->n; row++)
			if (gj_arrow_known(cells_of(b, column), row))
				rc = bind_list(b, column, row, kinds[k] == GJ_TABLE_ROLES);
		if (rc != GJ_OK)
			return rc;
	}
	return GJ_OK;
}

/* ---- what must hold of each record ---- */

static bool is_shown(gj_arrow_cells cells, size_t row)
{
	gj_str text = gj_arrow_known(cells, row) ? gj_arrow_text(cells, row) : GJ_STR("");

	return text.len > 0 && gj_utf8_find_hidden(text) == text.len;
}

static int check_judged(const binding *b, size_t column)
{
	gj_arrow_cells cells = cells_of(b, column);

	for (size_t row = 0; row < b->n; row++) {
		int rc;

		if (!gj_arrow_known(cells, row) || (is_shown(cells_of(b, b->table->by), row) &&
						    is_shown(cells_of(b, b->table->why), row) &&
						    gj_arrow_known(cells_of(b, b->table->on), row)))
			continue;
		rc = bad_row(b, row, column, "who judged it, on what day, or why is missing",
			     GJ_STR(""));
		if (rc != GJ_OK)
			return rc;
	}
	return GJ_OK;
}

static int check_names(const binding *b)
{
	gj_arrow_cells cells;

	if (b->table->service == b->table->n)
		return GJ_OK;
	cells = cells_of(b, b->table->service);

	for (size_t row = 0; row < b->n; row++)
		if (!is_shown(cells, row)) {
			int rc = bad_row(b, row, b->table->service, "no name that can be shown",
					 GJ_STR(""));

			if (rc != GJ_OK)
				return rc;
		}
	return GJ_OK;
}

static int check_ranges(const binding *b, size_t column)
{
	const gj_told *told = &b->columns->fact[b->table->column[column].ref];

	for (size_t row = 0; told->high.width != GJ_WIDTH_NONE && row < b->n; row++)
		if (gj_told_is_empty(told, row)) {
			int rc = bad_row(b, row, column,
					 "the range is empty: at_least is above at_most",
					 GJ_STR(""));

			if (rc != GJ_OK)
				return rc;
		}
	return GJ_OK;
}

static int bind_column(const binding *b, size_t column)
{
	const gj_table_column *of = &b->table->column[column];

	if (b->table->schema->children[column]->format[0] == 'n')
		return GJ_OK;
	switch (of->kind) {
	case GJ_TABLE_FACT:
	case GJ_TABLE_AT_LEAST:
	case GJ_TABLE_AT_MOST:
	case GJ_TABLE_HAPPENED:
		return bind_fact(b, column);
	case GJ_TABLE_ROLE:
		bind_truth(b, column, &b->columns->role[of->ref]);
		return GJ_OK;
	case GJ_TABLE_JUDGEMENT:
		bind_truth(b, column, &b->columns->judgement[of->ref]);
		return check_judged(b, column);
	default:
		return GJ_OK;
	}
}

int gj_arrow_bind(gj_columns *out, gj_arena *arena, const gj_arrow_table *table,
		  const struct ArrowArray *batch, uint8_t *bad, gj_arrow_fault *fault,
		  void *context)
{
	const binding b = {out, arena, table, batch, (size_t)batch->length, bad, fault, context};
	int rc = gj_columns_new(out, arena, table->law, b.n);

	if (rc == GJ_OK)
		rc = check_names(&b);
	for (size_t i = 0; rc == GJ_OK && i < table->n; i++)
		rc = bind_column(&b, i);
	if (rc == GJ_OK)
		rc = bind_roles(&b);
	for (size_t i = 0; rc == GJ_OK && i < table->n; i++)
		if (table->column[i].kind == GJ_TABLE_AT_LEAST)
			rc = check_ranges(&b, i);
	return rc;
}
