/* SPDX-License-Identifier: Apache-2.0 */
#include "base/utf8.h"
#include "portfolio/arrow_binding.h"

gj_arrow_cells gj_arrow_cells_of(const gj_arrow_binding *b, size_t column)
{
	return (gj_arrow_cells){b->table->schema->children[column], b->batch->children[column]};
}

/* Of a row only the first fault is told. */
int gj_arrow_bad_row(const gj_arrow_binding *b, size_t row, size_t column, const char *what,
		     gj_str shown)
{
	const gj_source source = {b->table->input, GJ_STR("")};
	gj_error err;

	if (gj_arrow_bit(b->bad, row))
		return GJ_OK;
	gj_arrow_set(b->bad, row);
	gj_fault(&err, GJ_EINPUT, shown.len > 0 ? "%s for `%.*s`: `%.*s`" : "%s for `%.*s`", what,
		 GJ_FMT(b->table->column[column].name), GJ_FMT(shown));
	gj_fault_at(&err, &source, (gj_pos){(uint32_t)row + 1, 1, 1}, NULL);
	return b->fault(b->context, row, &err);
}

gj_bits gj_arrow_bits_of(const struct ArrowArray *array, int64_t buffer)
{
	const uint8_t *at = buffer < array->n_buffers ? array->buffers[buffer] : NULL;

	return (gj_bits){at, (size_t)array->offset};
}

uint8_t *gj_arrow_new_bits(const gj_arrow_binding *b)
{
	return gj_arena_array(b->arena, b->n / 8 + 9, 1);
}

/* ---- roles ---- */

/* Lists become two planes for each role that has no column of its own. */
static int open_roles(const gj_arrow_binding *b)
{
	for (size_t i = 0; i < b->table->law->n_roles; i++) {
		gj_told *told = &b->columns->role[i];

		if (told->yes.at != NULL)
			continue;
		told->yes = (gj_bits){gj_arrow_new_bits(b), 0};
		told->no = (gj_bits){gj_arrow_new_bits(b), 0};
		if (told->yes.at == NULL || told->no.at == NULL)
			return GJ_ENOMEM;
	}
	return GJ_OK;
}

static int bind_list(const gj_arrow_binding *b, size_t column, size_t row, bool whole)
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
			return gj_arrow_bad_row(b, row, column, "unknown role", name);
		if (b->columns->role[role].no.at != NULL)
			gj_arrow_set((uint8_t *)b->columns->role[role].yes.at, row);
	}
	for (size_t i = 0; whole && i < law->n_roles; i++)
		if (b->columns->role[i].no.at != NULL &&
		    !gj_arrow_bit(b->columns->role[i].yes.at, row))
			gj_arrow_set((uint8_t *)b->columns->role[i].no.at, row);
	return GJ_OK;
}

static bool is_listed(const gj_arrow_binding *b, size_t column, size_t row, uint32_t role)
{
	const struct ArrowArray *array = b->batch->children[column];
	gj_arrow_cells items = {b->table->schema->children[column]->children[0],
				array->children[0]};
	const int32_t *end = (const int32_t *)array->buffers[1] + array->offset + row;

	for (int32_t i = end[0]; i < end[1]; i++)
		if (gj_arrow_known(items, (size_t)i) &&
		    gj_str_eq(gj_arrow_text(items, (size_t)i), b->table->law->role[role].e.id))
			return true;
	return false;
}

/* What is included beside a whole list is part of it, so it comes first. */
static int bind_roles(const gj_arrow_binding *b)
{
	static const gj_table_kind kinds[] = {GJ_TABLE_ROLES_INCLUDE, GJ_TABLE_ROLES};

	for (size_t k = 0; k < 2; k++) {
		size_t column = gj_table_index(b->table->column, b->table->n, kinds[k], GJ_NONE);
		int rc = column < b->table->n ? open_roles(b) : GJ_OK;

		for (size_t row = 0; rc == GJ_OK && column < b->table->n && row < b->n; row++)
			if (gj_arrow_known(gj_arrow_cells_of(b, column), row))
				rc = bind_list(b, column, row, kinds[k] == GJ_TABLE_ROLES);
		if (rc != GJ_OK)
			return rc;
	}
	return GJ_OK;
}

/* A list against a column of one of its roles: neither is believed. */
static int check_role(const gj_arrow_binding *b, size_t column)
{
	uint32_t role = b->table->column[column].ref;
	gj_arrow_cells own = gj_arrow_cells_of(b, column);

	for (size_t k = 0; k < 2; k++) {
		gj_table_kind kind = k == 0 ? GJ_TABLE_ROLES : GJ_TABLE_ROLES_INCLUDE;
		size_t list = gj_table_index(b->table->column, b->table->n, kind, GJ_NONE);

		for (size_t row = 0; list < b->table->n && row < b->n; row++) {
			bool listed, has;
			int rc;

			if (!gj_arrow_known(own, row) ||
			    !gj_arrow_known(gj_arrow_cells_of(b, list), row))
				continue;
			listed = is_listed(b, list, row, role);
			has = gj_arrow_truth(own, row);
			if (listed == has || (!listed && kind == GJ_TABLE_ROLES_INCLUDE))
				continue;
			rc = gj_arrow_bad_row(b, row, column, "the list of roles says otherwise",
					      GJ_STR(""));
			if (rc != GJ_OK)
				return rc;
		}
	}
	return GJ_OK;
}

/* ---- what must hold of each record ---- */

/* A day, and that there is none. */
static int check_happened(const gj_arrow_binding *b, size_t column)
{
	size_t day = gj_table_index(b->table->column, b->table->n, GJ_TABLE_FACT,
				    b->table->column[column].ref);
	gj_arrow_cells own = gj_arrow_cells_of(b, column);

	for (size_t row = 0; day < b->table->n && row < b->n; row++) {
		int rc;

		if (!gj_arrow_known(own, row) || gj_arrow_truth(own, row) ||
		    !gj_arrow_known(gj_arrow_cells_of(b, day), row))
			continue;
		rc = gj_arrow_bad_row(b, row, column, "a day is told, and that it has not happened",
				      GJ_STR(""));
		if (rc != GJ_OK)
			return rc;
	}
	return GJ_OK;
}

static bool is_shown(gj_arrow_cells cells, size_t row)
{
	gj_str text = gj_arrow_known(cells, row) ? gj_arrow_text(cells, row) : GJ_STR("");

	return text.len > 0 && gj_utf8_find_hidden(text) == text.len;
}

static int check_judged(const gj_arrow_binding *b, size_t column)
{
	gj_arrow_cells cells = gj_arrow_cells_of(b, column);

	for (size_t row = 0; row < b->n; row++) {
		int rc;

		if (!gj_arrow_known(cells, row) ||
		    (is_shown(gj_arrow_cells_of(b, b->table->by), row) &&
		     is_shown(gj_arrow_cells_of(b, b->table->why), row) &&
		     gj_arrow_known(gj_arrow_cells_of(b, b->table->on), row)))
			continue;
		rc = gj_arrow_bad_row(b, row, column,
				      "who judged it, on what day, or why is missing", GJ_STR(""));
		if (rc != GJ_OK)
			return rc;
	}
	return GJ_OK;
}

static int check_names(const gj_arrow_binding *b)
{
	gj_arrow_cells cells;

	if (b->table->service == b->table->n)
		return GJ_OK;
	cells = gj_arrow_cells_of(b, b->table->service);

	for (size_t row = 0; row < b->n; row++)
		if (!is_shown(cells, row)) {
			int rc = gj_arrow_bad_row(b, row, b->table->service,
						  "no name that can be shown", GJ_STR(""));

			if (rc != GJ_OK)
				return rc;
		}
	return GJ_OK;
}

static int check_ranges(const gj_arrow_binding *b, size_t column)
{
	const gj_told *told = &b->columns->fact[b->table->column[column].ref];

	for (size_t row = 0; row < b->n; row++)
		if (gj_told_contradicts(told, row)) {
			int rc = gj_arrow_bad_row(b, row, column,
						  "what is told of it contradicts itself",
						  GJ_STR(""));

			if (rc != GJ_OK)
				return rc;
		}
	return GJ_OK;
}

static int bind_column(const gj_arrow_binding *b, size_t column)
{
	const gj_table_column *of = &b->table->column[column];
	int rc;

	if (b->table->schema->children[column]->format[0] == 'n')
		return GJ_OK;
	switch (of->kind) {
	case GJ_TABLE_FACT:
	case GJ_TABLE_AT_LEAST:
	case GJ_TABLE_AT_MOST:
		return gj_arrow_bind_fact(b, column);
	case GJ_TABLE_HAPPENED:
		rc = gj_arrow_bind_fact(b, column);
		return rc == GJ_OK ? check_happened(b, column) : rc;
	case GJ_TABLE_ROLE:
		gj_arrow_bind_truth(b, column, &b->columns->role[of->ref]);
		return check_role(b, column);
	case GJ_TABLE_JUDGEMENT:
		gj_arrow_bind_truth(b, column, &b->columns->judgement[of->ref]);
		return check_judged(b, column);
	default:
		return GJ_OK;
	}
}

int gj_arrow_bind(gj_columns *out, gj_arena *arena, const gj_arrow_table *table,
		  const struct ArrowArray *batch, uint8_t *bad, gj_arrow_fault *fault,
		  void *context)
{
	const gj_arrow_binding b = {out, arena, table,	batch, (size_t)batch->length,
				    bad, fault, context};
	int rc = gj_columns_new(out, arena, table->law, b.n);

	if (rc == GJ_OK)
		rc = check_names(&b);
	for (size_t i = 0; rc == GJ_OK && i < table->n; i++)
		rc = bind_column(&b, i);
	if (rc == GJ_OK)
		rc = bind_roles(&b);
	for (size_t i = 0; rc == GJ_OK && i < table->n; i++)
		if (table->column[i].kind == GJ_TABLE_AT_LEAST ||
		    table->column[i].kind == GJ_TABLE_AT_MOST)
			rc = check_ranges(&b, i);
	return rc;
}
