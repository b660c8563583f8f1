/* SPDX-License-Identifier: Apache-2.0 */
#include "report/fixture.h"

#include <stdio.h>

#include "base/file.h"

static const char *const rules[] = {"tests/report/rules"};

static void check(world *w, int rc)
{
	char text[2000];

	if (rc == GJ_OK)
		return;
	gj_error_text(&w->err, text, sizeof text);
	fail_msg("%s", text);
}

void world_open(world *w, const char *service, const char *on)
{
	gj_source source = {{NULL, 0}, {NULL, 0}};
	gj_circuit *circuit;
	gj_record *record;
	char path[200];
	gj_day day;

	memset(w, 0, sizeof *w);
	gj_arena_init(&w->arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
	check(w, gj_law_load(&w->law, &w->arena, rules, 1, 0, &w->err));
	snprintf(path, sizeof path, "tests/report/services/%s", service);
	check(w, gj_file_read_text(&source.text, &w->arena, path, 1 << 20, &w->err));
	assert_int_equal(gj_arena_str(&w->arena, &source.name, gj_str_of(path)), GJ_OK);
	check(w, gj_record_read(&record, &w->arena, w->law, &source, &w->err));
	assert_int_equal(gj_day_parse(&day, on, strlen(on)), GJ_OK);
	check(w, gj_circuit_from_law(&circuit, &w->arena, w->law, day, &w->err));
	check(w, gj_evaluate(&w->verdicts, &w->arena, circuit, record, &w->err));
}

void world_close(world *w)
{
	gj_arena_free(&w->arena);
}

uint32_t norm_named(const world *w, const char *id)
{
	uint32_t norm = GJ_NONE;

	assert_true(gj_map_get(&w->law->norms, gj_str_of(id), &norm));
	return norm;
}

static void *meter_take(void *context, size_t size)
{
	meter *m = context;
	void *block;

	if (m->left == 0)
		return NULL;
	if (m->left > 0)
		m->left--;
	block = gj_alloc_system()->take(NULL, size);
	if (block == NULL)
		return NULL;
	m->given++;
	m->open++;
	return block;
}

static void meter_give(void *context, void *block, size_t size)
{
	meter *m = context;

	if (block != NULL)
		m->open--;
	gj_alloc_system()->give(NULL, block, size);
}

void meter_start(meter *m, long left)
{
	m->alloc = (gj_alloc){meter_take, meter_give, m};
	m->left = left;
	m->given = m->open = 0;
}
