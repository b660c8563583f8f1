/* SPDX-License-Identifier: Apache-2.0 */
/* A service file again, for those who want to know where a fact comes from: no verdict hangs on it. */
#include "base/day.h"
#include "eval/record_read.h"

static gj_str text_of(const gj_doc *map, const char *key)
{
	const gj_doc *at = gj_doc_get(map, key);

	return at != NULL && at->kind == GJ_DOC_SCALAR ? at->text : GJ_STR("");
}

static int add(const gj_reading *in, gj_arena *arena, const gj_doc *at, uint32_t fact,
	       gj_record *record, size_t *cap)
{
	gj_statement one = {.fact = fact, .on = GJ_DAY_NONE};
	gj_str on;
	gj_day day;
	bool exists;
	int rc;

	if (at->kind != GJ_DOC_MAP)
		return GJ_OK;
	one.by = text_of(at, "by");
	one.source = text_of(at, "source");
	one.why = text_of(at, "why");
	on = text_of(at, "on");
	if (gj_day_read(&day, on, &exists) == GJ_OK)
		one.on = day;
	if (one.by.len + one.source.len + one.why.len == 0 && one.on == GJ_DAY_NONE)
		return GJ_OK;
	rc = gj_read_fact_value(in, at, &in->law->fact[fact], &one.said);
	if (rc == GJ_OK)
		rc = gj_arena_room(arena, (void **)&record->statement, cap, record->n_statements,
				   sizeof one);
	if (rc == GJ_OK)
		record->statement[record->n_statements++] = one;
	return rc;
}

int gj_read_sources(const gj_reading *in, gj_arena *arena, const gj_doc *facts, gj_record *record)
{
	size_t cap = 0;
	int rc = GJ_OK;

	for (size_t i = 0; rc == GJ_OK && facts->kind == GJ_DOC_MAP && i < facts->n; i++) {
		const gj_doc *value = facts->kid[i];
		uint32_t fact = GJ_NONE;

		if (!gj_map_get(&in->law->facts, facts->key[i]->text, &fact))
			continue;
		if (value->kind != GJ_DOC_LIST)
			rc = add(in, arena, value, fact, record, &cap);
		for (size_t k = 0; value->kind == GJ_DOC_LIST && rc == GJ_OK && k < value->n; k++)
			rc = add(in, arena, value->kid[k], fact, record, &cap);
	}
	return rc;
}
