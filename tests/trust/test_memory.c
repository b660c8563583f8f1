/* SPDX-License-Identifier: Apache-2.0 */
/* Every allocation made to fail in turn: an ordinary error, nothing leaked, nothing half made. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "report/report.h"
#include "support/failing_alloc.h"
#include "trust/gen_law.h"

static const char service[] =
	"service: S\nroles: [r0]\nfacts:\n  b0: yes\n  b1: [{value: no, source: a}, unknown]\n"
	"  n0: {at_least: 3}\n  e0: 2024-02-05\n  c0: red\n";

static const char service_json[] =
	"{\"service\": \"S\", \"roles\": {\"includes\": [\"r0\"]},\n"
	" \"facts\": {\"b0\": true, \"n0\": 3.5, \"e1\": \"2024-02-05\"}}";

typedef struct texts {
	gj_str rules;
	gj_str service;
	const char *name;
} texts;

/* The whole way, from texts to reports. */
static int whole_way(gj_arena *arena, gj_buf *out, const texts *t)
{
	static const gj_style style = {GJ_ZH, true, 80};
	gj_source rules = {GJ_STR("rules.gj"), t->rules}, file = {gj_str_of(t->name), t->service};
	gj_findings findings;
	gj_tree *tree;
	gj_law *law;
	gj_circuit *circuit;
	gj_record *record;
	gj_verdicts *verdicts;
	gj_asks reason;
	gj_error err;
	int rc = gj_parse(&tree, arena, &rules, &err);

	if (rc == GJ_OK)
		rc = gj_law_from_trees(&law, arena, &tree, 1, &err);
	if (rc == GJ_OK)
		rc = gj_law_lint(&findings, law, arena);
	if (rc == GJ_OK)
		rc = gj_circuit_from_law(&circuit, arena, law, 19800, &err);
	if (rc == GJ_OK)
		rc = gj_record_read(&record, arena, law, &file, &err);
	if (rc == GJ_OK)
		rc = gj_evaluate(&verdicts, arena, circuit, record, &err);
	for (uint32_t i = 0; rc == GJ_OK && i < law->n_norms; i++) {
		rc = gj_sufficient_reason(&reason, arena, verdicts, i);
		if (rc == GJ_OK)
			rc = gj_necessary_reason(&reason, arena, verdicts, i);
		if (rc == GJ_OK)
			rc = gj_report_why_text(out, verdicts, i, &style);
		if (rc == GJ_OK)
			rc = gj_report_why_json(out, verdicts, i);
	}
	if (rc != GJ_OK)
		return rc;
	gj_print(out, tree, GJ_EN);
	gj_report_check_text(out, verdicts, &style);
	gj_report_check_json(out, verdicts, false);
	return gj_buf_status(out);
}

static texts texts_of(gj_buf *rules, uint64_t seed, bool json)
{
	texts t;

	gj_buf_init(rules, gj_alloc_system(), 1 << 20);
	gen_law_text(rules, seed, &gen_plain);
	t.rules = gj_buf_str(rules);
	t.service = json ? GJ_STR(service_json) : GJ_STR(service);
	t.name = json ? "s.json" : "s.yaml";
	return t;
}

/* Blocks of memory: the n-th call to the allocator fails. */
static void test_blocks(void **state)
{
	(void)state;
	for (uint64_t seed = 0; seed < 12; seed++) {
		gj_buf rules;
		texts t = texts_of(&rules, seed, seed % 2 == 0);
		int rc = GJ_ENOMEM;

		for (size_t n = 0; rc != GJ_OK; n++) {
			failing f;
			gj_arena arena;
			gj_buf out;

			failing_start(&f, n);
			gj_arena_init(&arena, &f.alloc, GJ_ARENA_DEFAULT_LIMIT);
			gj_buf_init(&out, &f.alloc, GJ_BUF_DEFAULT_LIMIT);
			rc = whole_way(&arena, &out, &t);
			assert_true(rc == (f.failed ? GJ_ENOMEM : GJ_OK));
			gj_buf_free(&out);
			gj_arena_free(&arena);
			assert_int_equal(f.out, 0);
			assert_true(n < 100000);
		}
		gj_buf_free(&rules);
	}
}

/* Allocations inside the arena: its limit moves through every size. */
static void test_arena(void **state)
{
	(void)state;
	for (uint64_t seed = 20; seed < 23; seed++) {
		gj_buf rules;
		texts t = texts_of(&rules, seed, seed % 2 == 0);
		int rc = GJ_ENOMEM;
		size_t limit = 0;

		while (rc != GJ_OK) {
			gj_arena arena;
			gj_buf out;

			gj_arena_init(&arena, gj_alloc_system(), limit);
			gj_buf_init(&out, gj_alloc_system(), GJ_BUF_DEFAULT_LIMIT);
			rc = whole_way(&arena, &out, &t);
			assert_true(rc == GJ_OK || rc == GJ_ENOMEM);
			limit = arena.used + 16;
			if (rc != GJ_OK && limit < arena.limit + 16)
				limit = arena.limit + 16;
			gj_buf_free(&out);
			gj_arena_free(&arena);
			assert_true(limit < (size_t)64 << 20);
		}
		gj_buf_free(&rules);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_blocks),
		cmocka_unit_test(test_arena),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
