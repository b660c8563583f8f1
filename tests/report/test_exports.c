/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Exports against golden texts, and with every allocation made to fail. exports.py holds them against the schemas. To
 * write the golden texts anew: GJ_WRITE_GOLDEN=1, then read each of them before it is committed.
 */
#include "report/fixture.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "report/export.h"

static const char on[] = "2026-11-24";

static int export_one(gj_buf *out, gj_arena *arena, const world *w, const gj_exporter *exporter,
		      gj_error *err)
{
	gj_record *record = (gj_record *)w->verdicts->record;
	gj_exporting e = {.out = out,
			  .arena = arena,
			  .law = w->law,
			  .on = w->verdicts->circuit->on,
			  .tongue = GJ_EN,
			  .version = "0.0.0",
			  .record = &record,
			  .n = 1};
	int rc = exporter->start(&e, err);

	if (rc != GJ_OK)
		return rc;
	exporter->add(&e, w->verdicts);
	exporter->end(&e);
	return gj_buf_status(out);
}

static const struct {
	const char *golden, *service;
	const gj_exporter *exporter;
} cases[] = {
	{"plaza.oscal.json", "plaza.yaml", &gj_export_oscal},
	{"plaza.sarif", "plaza.yaml", &gj_export_sarif},
	{"late.csv", "late.yaml", &gj_export_csv},
};

enum { N_CASES = sizeof cases / sizeof *cases };

static void must_be_golden(world *w, gj_str text, const char *name)
{
	char path[200];
	gj_str wanted;

	snprintf(path, sizeof path, "tests/report/golden/%s", name);
	if (getenv("GJ_WRITE_GOLDEN") != NULL)
		assert_int_equal(gj_file_write(path, text, &w->err), GJ_OK);
	if (gj_file_read_text(&wanted, &w->arena, path, 1 << 20, &w->err) != GJ_OK)
		fail_msg("%s cannot be read", path);
	if (!gj_str_eq(wanted, text))
		fail_msg("%s differs", path);
}

/* The JSON of `check`, which schemas alone hold elsewhere. */
static void test_golden_json(void **state)
{
	gj_buf out;
	world w;

	(void)state;
	world_open(&w, "plaza.yaml", on);
	gj_buf_init(&out, gj_alloc_system(), GJ_BUF_DEFAULT_LIMIT);
	gj_report_check_json(&out, w.verdicts, false);
	must_be_golden(&w, gj_buf_str(&out), "plaza.json");
	gj_buf_free(&out);
	world_close(&w);
}

static void test_golden(void **state)
{
	(void)state;
	for (size_t i = 0; i < N_CASES; i++) {
		gj_buf out;
		world w;

		world_open(&w, cases[i].service, on);
		gj_buf_init(&out, gj_alloc_system(), GJ_BUF_DEFAULT_LIMIT);
		assert_int_equal(export_one(&out, &w.arena, &w, cases[i].exporter, &w.err), GJ_OK);
		must_be_golden(&w, gj_buf_str(&out), cases[i].golden);
		gj_buf_free(&out);
		world_close(&w);
	}
}

/* One try with `left` allocations; true when it was enough. */
static bool try_with(const world *w, size_t which, long left, gj_str whole)
{
	gj_error err;
	gj_arena arena;
	gj_buf out;
	meter m;
	int rc;

	meter_start(&m, left);
	gj_arena_init(&arena, &m.alloc, GJ_ARENA_DEFAULT_LIMIT);
	gj_buf_init(&out, &m.alloc, GJ_BUF_DEFAULT_LIMIT);
	rc = export_one(&out, &arena, w, cases[which].exporter, &err);
	assert_true(rc == GJ_OK || rc == GJ_ENOMEM);
	if (rc == GJ_OK)
		assert_true(gj_str_eq(gj_buf_str(&out), whole));
	gj_buf_free(&out);
	gj_arena_free(&arena);
	assert_int_equal(m.open, 0);
	return rc == GJ_OK;
}

/*
 * Allocations fail in turn: an error, never a crash, nothing leaked; in the end the same text. Each of the first, then
 * some of the thousands that are all alike.
 */
static void test_memory(void **state)
{
	(void)state;
	for (size_t i = 0; i < N_CASES; i++) {
		gj_buf whole;
		long left = 0;
		world w;

		world_open(&w, cases[i].service, on);
		gj_buf_init(&whole, gj_alloc_system(), GJ_BUF_DEFAULT_LIMIT);
		assert_int_equal(export_one(&whole, &w.arena, &w, cases[i].exporter, &w.err),
				 GJ_OK);
		while (!try_with(&w, i, left, gj_buf_str(&whole)))
			left += left < 200 ? 1 : 7;
		assert_true(left > 1);
		gj_buf_free(&whole);
		world_close(&w);
	}
}

/* OSCAL has no years before 1900; the others write any day. */
static void test_day(void **state)
{
	world w;
	gj_buf out;

	(void)state;
	world_open(&w, "plaza.yaml", "1899-12-31");
	for (size_t i = 0; i < N_CASES; i++) {
		bool oscal = cases[i].exporter == &gj_export_oscal;

		gj_buf_init(&out, gj_alloc_system(), GJ_BUF_DEFAULT_LIMIT);
		assert_int_equal(export_one(&out, &w.arena, &w, cases[i].exporter, &w.err),
				 oscal ? GJ_EINPUT : GJ_OK);
		assert_true(!oscal || out.len == 0);
		gj_buf_free(&out);
	}
	world_close(&w);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_golden),
		cmocka_unit_test(test_golden_json),
		cmocka_unit_test(test_memory),
		cmocka_unit_test(test_day),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
