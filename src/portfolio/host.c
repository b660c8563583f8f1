/* SPDX-License-Identifier: Apache-2.0 */
/* Binding: which column tells what, and does its layout fit. */
#include "portfolio/host.h"

#include "base/number.h"
#include "portfolio/table.h"

typedef struct binding {
	gj_host *host;
	gj_arena *arena;
	const gj_law *law;
	gj_error *err;
} binding;

static gj_bits bits(const void *at, size_t offset)
{
	return (gj_bits){at, offset};
}

static int wrong_layout(const binding *b, const gj_column *column, const char *right)
{
	gj_fault(b->err, GJ_EINPUT, "the layout of the column `%s` does not fit it", column->name);
	return gj_fault_help(b->err, "it is to be %s", right);
}

static int bind_truth(const binding *b, gj_told *told, const gj_column *column)
{
	if (column->layout != GJ_BITS)
		return wrong_layout(b, column, "GJ_BITS");
	told->yes = bits(column->values, column->offset);
	told->known = bits(column->known, column->offset);
	return GJ_OK;
}

static gj_host_check *look_at(const binding *b, const gj_column *column)
{
	gj_host_check *check = &b->host->check[b->host->n_checks++];

	check->column = column;
	return check;
}

static int bind_choice(const binding *b, gj_told *told, const gj_column *column,
		       const gj_fact *fact)
{
	uint32_t *meaning = gj_arena_array(b->arena, column->n_codes, sizeof *meaning);

	if (column->layout != GJ_CODES8 && column->layout != GJ_CODES32)
		return wrong_layout(b, column, "GJ_CODES8 or GJ_CODES32");
	if (meaning == NULL)
		return gj_fault_memory(b->err);
	for (size_t i = 0; i < column->n_codes; i++) {
		gj_str name = gj_str_of(column->codes[i]);
		uint32_t k = 0;

		while (k < fact->n_choices && !gj_str_eq(fact->choice[k].text, name))
			k++;
		if (k == fact->n_choices)
			return gj_fault(b->err, GJ_EINPUT, "`%s` has no choice `%s`", column->name,
					column->codes[i]);
		meaning[i] = k;
	}
	told->meaning = meaning;
	told->n_meanings = column->n_codes;
	told->exact =
		(gj_values){column->layout == GJ_CODES8 ? GJ_WIDTH_CODE8 : GJ_WIDTH_INT32,
			    column->values, column->offset, bits(column->known, column->offset), 1};
	look_at(b, column);
	return GJ_OK;
}

static int bind_values(const binding *b, gj_values *values, const gj_column *column,
		       gj_fact_type type)
{
	bool days = type == GJ_FACT_DATE || type == GJ_FACT_EVENT;

	*values = (gj_values){GJ_WIDTH_INT32, column->values, column->offset,
			      bits(column->known, column->offset), days ? 1 : GJ_NUM_ONE};
	if (days)
		return column->layout == GJ_DAYS32 ? GJ_OK : wrong_layout(b, column, "GJ_DAYS32");
	if (column->layout == GJ_INT32)
		return GJ_OK;
	values->width = GJ_WIDTH_INT64;
	if (column->layout == GJ_INT64)
		return GJ_OK;
	if (column->layout != GJ_DOUBLE)
		return wrong_layout(b, column, "GJ_INT32, GJ_INT64 or GJ_DOUBLE");
	values->unit = 1;
	look_at(b, column)->values = values;
	return GJ_OK;
}

static int bind_fact(const binding *b, const gj_table_column *of, const gj_column *column)
{
	const gj_fact *fact = &b->law->fact[of->ref];
	gj_told *told = &b->host->columns.fact[of->ref];

	switch (of->kind) {
	case GJ_TABLE_AT_LEAST:
		return bind_values(b, &told->low, column, fact->type);
	case GJ_TABLE_AT_MOST:
		return bind_values(b, &told->high, column, fact->type);
	case GJ_TABLE_HAPPENED:
		return bind_truth(b, told, column);
	default:
		break;
	}
	if (fact->type == GJ_FACT_BOOL)
		return bind_truth(b, told, column);
	if (fact->type == GJ_FACT_CHOICE)
		return bind_choice(b, told, column, fact);
	return bind_values(b, &told->exact, column, fact->type);
}

static int bind_column(const binding *b, const gj_table_column *of, const gj_column *column)
{
	switch (of->kind) {
	case GJ_TABLE_FACT:
	case GJ_TABLE_AT_LEAST:
	case GJ_TABLE_AT_MOST:
	case GJ_TABLE_HAPPENED:
		return bind_fact(b, of, column);
	case GJ_TABLE_ROLE:
		return bind_truth(b, &b->host->columns.role[of->ref], column);
	case GJ_TABLE_JUDGEMENT:
		return bind_truth(b, &b->host->columns.judgement[of->ref], column);
	case GJ_TABLE_PASSED:
		return GJ_OK;
	default:
		gj_fault(b->err, GJ_EINPUT, "the column `%s` is for tables of text", column->name);
		return gj_fault_help(b->err, "roles are columns `role.NAME`");
	}
}

static void find_ranges(const binding *b, const gj_table_column *of, const gj_column *column,
			size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (of[i].kind == GJ_TABLE_AT_LEAST || of[i].kind == GJ_TABLE_AT_MOST ||
		    of[i].kind == GJ_TABLE_HAPPENED)
			b->host->range[b->host->n_ranges++] =
				(gj_host_range){&b->host->columns.fact[of[i].ref], column[i].name};
}

int gj_host_bind(gj_host *out, gj_arena *arena, const gj_law *law, const gj_column *columns,
		 size_t n_columns, size_t n_services, gj_error *err)
{
	gj_table_column *of = gj_arena_array(arena, n_columns, sizeof *of);
	const binding b = {out, arena, law, err};
	size_t at;
	int rc = GJ_OK;

	memset(out, 0, sizeof *out);
	out->check = gj_arena_array(arena, n_columns, sizeof *out->check);
	out->range = gj_arena_array(arena, n_columns, sizeof *out->range);
	out->room = gj_arena_array(arena, n_columns * GJ_BLOCK, sizeof *out->room);
	out->known_room =
		gj_arena_array(arena, n_columns * GJ_BLOCK_WORDS, sizeof *out->known_room);
	if (of == NULL || out->check == NULL || out->range == NULL || out->room == NULL ||
	    out->known_room == NULL ||
	    gj_columns_new(&out->columns, arena, law, n_services) != GJ_OK)
		return gj_fault_memory(err);
	for (size_t i = 0; rc == GJ_OK && i < n_columns; i++) {
		rc = gj_table_find(&of[i], law, gj_str_of(columns[i].name), err);
		if (rc == GJ_OK)
			rc = bind_column(&b, &of[i], &columns[i]);
	}
	if (rc == GJ_OK)
		rc = gj_table_check(of, n_columns, false, false, &at, err);
	if (rc == GJ_OK)
		find_ranges(&b, of, columns, n_columns);
	return rc;
}
