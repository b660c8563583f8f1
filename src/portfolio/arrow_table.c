/* SPDX-License-Identifier: Apache-2.0 */
/* Which column tells what, and can its type tell it? */
#include "portfolio/arrow_bind.h"

static bool one_of(const struct ArrowSchema *schema, const char *format)
{
	return schema->dictionary == NULL && strcmp(schema->format, format) == 0;
}

static bool is_days(const struct ArrowSchema *schema)
{
	return one_of(schema, "tdD") || one_of(schema, "tdm");
}

static bool is_list(const struct ArrowSchema *schema)
{
	return one_of(schema, "+l") && schema->n_children == 1 &&
	       gj_arrow_is_text(schema->children[0]);
}

/* NULL: it fits; else what it is to be. */
static const char *fact_wants(const gj_fact *fact, const struct ArrowSchema *schema)
{
	switch (fact->type) {
	case GJ_FACT_BOOL:
		return one_of(schema, "b") ? NULL : "bool";
	case GJ_FACT_CHOICE:
		return gj_arrow_is_text(schema) ? NULL : "utf8, or a dictionary of utf8";
	case GJ_FACT_DATE:
	case GJ_FACT_EVENT:
		return is_days(schema) ? NULL : "date32 or date64";
	case GJ_FACT_NUMBER:
	case GJ_FACT_MONEY:
		break;
	}
	return gj_arrow_is_whole(schema) || gj_arrow_is_decimal(schema) || one_of(schema, "g")
		       ? NULL
		       : "an integer, decimal128 or float64";
}

static const char *wants(const gj_law *law, const gj_table_column *column,
			 const struct ArrowSchema *schema)
{
	if (one_of(schema, "n"))
		return NULL;
	switch (column->kind) {
	case GJ_TABLE_FACT:
	case GJ_TABLE_AT_LEAST:
	case GJ_TABLE_AT_MOST:
		return fact_wants(&law->fact[column->ref], schema);
	case GJ_TABLE_HAPPENED:
	case GJ_TABLE_ROLE:
	case GJ_TABLE_JUDGEMENT:
		return one_of(schema, "b") ? NULL : "bool";
	case GJ_TABLE_SERVICE:
	case GJ_TABLE_BY:
	case GJ_TABLE_WHY:
		return gj_arrow_is_text(schema) ? NULL : "utf8";
	case GJ_TABLE_ON:
		return is_days(schema) ? NULL : "date32 or date64";
	case GJ_TABLE_ROLES:
	case GJ_TABLE_ROLES_INCLUDE:
		return is_list(schema) ? NULL : "a list of utf8";
	case GJ_TABLE_PASSED:
		return NULL;
	}
	return NULL;
}

static int at_input(const gj_arrow_table *table, gj_error *err)
{
	const gj_source source = {table->input, GJ_STR("")};

	return gj_fault_at(err, &source, (gj_pos){0, 0, 0}, NULL);
}

static int find_column(gj_arrow_table *table, gj_arena *arena, size_t i, gj_error *err)
{
	const struct ArrowSchema *schema = table->schema->children[i];
	const char *right;
	gj_str name;

	if (gj_arena_str(arena, &name, gj_str_of(schema->name != NULL ? schema->name : "")) !=
	    GJ_OK)
		return gj_fault_memory(err);
	if (gj_table_find(&table->column[i], table->law, name, err) != GJ_OK)
		return at_input(table, err);
	right = wants(table->law, &table->column[i], schema);
	if (right == NULL)
		return GJ_OK;
	gj_fault(err, GJ_EINPUT, "the type of the column `%.*s` does not fit it", GJ_FMT(name));
	at_input(table, err);
	return gj_fault_help(err, "it is to be %s", right);
}

int gj_arrow_table_new(gj_arrow_table *out, gj_arena *arena, const gj_law *law, gj_str input,
		       const struct ArrowSchema *schema, bool named, gj_error *err)
{
	size_t n = (size_t)schema->n_children, at;

	*out = (gj_arrow_table){.law = law, .input = input, .schema = schema, .n = n};
	if (n > GJ_TABLE_MOST) {
		gj_fault(err, GJ_EINPUT, "the table has %zu columns, and at most %d are read", n,
			 GJ_TABLE_MOST);
		return at_input(out, err);
	}
	out->column = gj_arena_array(arena, n, sizeof *out->column);
	if (out->column == NULL)
		return gj_fault_memory(err);
	for (size_t i = 0; i < n; i++) {
		int rc = find_column(out, arena, i, err);

		if (rc != GJ_OK)
			return rc;
	}
	if (gj_table_check(out->column, n, named, true, &at, err) != GJ_OK)
		return at_input(out, err);
	out->service = gj_table_index(out->column, n, GJ_TABLE_SERVICE, GJ_NONE);
	out->by = gj_table_index(out->column, n, GJ_TABLE_BY, GJ_NONE);
	out->on = gj_table_index(out->column, n, GJ_TABLE_ON, GJ_NONE);
	out->why = gj_table_index(out->column, n, GJ_TABLE_WHY, GJ_NONE);
	return GJ_OK;
}
