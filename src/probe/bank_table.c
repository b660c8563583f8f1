/* SPDX-License-Identifier: Apache-2.0 */
/* Banks as tables: the first record names the columns, in any order; those of other names are passed over. */
#include "base/csv.h"
#include "base/nearest.h"
#include "probe/bank.h"

enum { MOST_COLUMNS = 256, NO_KEY = GJ_BANK_KEYS, MUST = 3 };

typedef struct table {
	const gj_source *source;
	gj_str text; /* without its byte-order mark */
	gj_arena *arena;
	gj_error *err;
	gj_csv csv;
	gj_csv_cell cell[MOST_COLUMNS];
	size_t key[MOST_COLUMNS];
} table;

static int cell_text(table *t, gj_csv_cell cell, gj_str *out)
{
	char *room = NULL;

	if (gj_csv_is_doubled(cell)) {
		room = gj_arena_get(t->arena, gj_csv_len(cell) + 1);
		if (room == NULL)
			return gj_fault_memory(t->err);
	}
	*out = gj_csv_unquote(t->text, cell, room);
	return GJ_OK;
}

static int next(table *t, size_t *n)
{
	gj_csv_fault fault;
	int rc = gj_csv_split(&t->csv, t->cell, 1, n, &fault);

	return rc == GJ_OK ? GJ_OK : gj_csv_fault_tell(t->err, &fault, t->source->name);
}

static gj_pos here(uint64_t line)
{
	return (gj_pos){line > UINT32_MAX ? UINT32_MAX : (uint32_t)line, 1, 1};
}

static int missing(table *t, const char *key, const gj_str *head)
{
	gj_nearest near;

	gj_fault(t->err, GJ_EINPUT, "no column `%s`", key);
	gj_fault_at(t->err, t->source, here(1), NULL);
	gj_nearest_start(&near, gj_str_of(key));
	for (size_t c = 0; c < t->csv.columns; c++)
		gj_nearest_offer(&near, head[c]);
	if (near.best.len > 0)
		return gj_fault_help(t->err, "is it `%.*s`?", GJ_FMT(near.best));
	return gj_fault_help(t->err, "a bank has the columns id, category and text at least");
}

static int read_head(table *t)
{
	gj_str head[MOST_COLUMNS] = {{NULL, 0}};
	bool there[GJ_BANK_KEYS + 1] = {false};
	size_t n;
	int rc = next(t, &n);

	for (size_t c = 0; rc == GJ_OK && n == 1 && c < t->csv.columns; c++) {
		rc = cell_text(t, t->cell[c], &head[c]);
		for (t->key[c] = 0; rc == GJ_OK && t->key[c] < NO_KEY; t->key[c]++)
			if (gj_str_eq(head[c], gj_str_of(gj_bank_keys[t->key[c]])))
				break;
		if (rc == GJ_OK && t->key[c] < NO_KEY && there[t->key[c]]) {
			gj_fault(t->err, GJ_EINPUT, "two columns `%.*s`", GJ_FMT(head[c]));
			rc = gj_fault_at(t->err, t->source, here(1), NULL);
		}
		there[t->key[c]] = true;
	}
	for (size_t k = 0; rc == GJ_OK && n == 1 && k < MUST; k++)
		if (!there[k])
			rc = missing(t, gj_bank_keys[k], head);
	return rc;
}

static int take_kind(table *t, gj_str word, uint64_t line, gj_bank_question *q)
{
	if (word.len == 0 || gj_bank_kind_of(&q->bank, word))
		return GJ_OK;
	gj_fault(t->err, GJ_EINPUT, "no such bank: `%.*s`", (int)(word.len < 40 ? word.len : 40),
		 word.at);
	gj_fault_at(t->err, t->source, here(line), NULL);
	return gj_fault_help(t->err, "there are content, refuse and answer");
}

static int take_record(table *t, gj_bank *bank, uint64_t line, gj_bank_kind fallback)
{
	gj_bank_question q = {.bank = fallback, .line = line};
	int rc = GJ_OK;

	for (size_t c = 0; rc == GJ_OK && c < t->csv.columns; c++) {
		gj_str text = {NULL, 0}, *slot;

		if (t->key[c] == NO_KEY)
			continue;
		rc = cell_text(t, t->cell[c], &text);
		slot = gj_bank__slot(&q, t->key[c]);
		if (rc == GJ_OK && slot != NULL)
			*slot = text;
		else if (rc == GJ_OK)
			rc = take_kind(t, text, line, &q);
	}
	return rc == GJ_OK ? gj_bank_add(bank, t->arena, t->source, here(line), &q, t->err) : rc;
}

int gj_bank__table(gj_bank *bank, gj_arena *arena, const gj_source *source, gj_bank_kind fallback,
		   gj_error *err)
{
	table *t = gj_arena_get(arena, sizeof *t);
	uint32_t columns;
	size_t n = 1;
	int rc;

	if (t == NULL)
		return gj_fault_memory(err);
	*t = (table){.source = source,
		     .text = gj_csv_without_mark(source->text),
		     .arena = arena,
		     .err = err};
	t->csv = gj_csv_begin(t->text, 1);
	columns = gj_csv_width(&t->csv);
	if (columns > MOST_COLUMNS) {
		gj_fault(err, GJ_EINPUT, "%u columns; a bank may have %d", columns, MOST_COLUMNS);
		return gj_fault_at(err, source, here(1), NULL);
	}
	t->csv = gj_csv_begin(t->text, columns > 0 ? columns : 1);
	rc = read_head(t);
	while (rc == GJ_OK && n == 1) {
		uint64_t line = t->csv.line;

		rc = next(t, &n);
		if (rc == GJ_OK && n == 1)
			rc = take_record(t, bank, line, fallback);
	}
	return rc;
}
