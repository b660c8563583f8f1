/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Every allocation of a comparison of regimes made to fail in turn: GJ_ENOMEM and nothing else, nothing leaked; with one more the
 * work is done, and comes out as it always does.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "law/regimes.h"
#include "reason/compare.h"
#include "support/failing_alloc.h"

static const char rules[] =
	"level rule\n  rank      1\n  force     binding\n\n"
	"instrument xx/law\n  level     rule\n  jurisdiction xx\n  in force  from 2024-01-01\n\n"
	"instrument yy/law\n  level     rule\n  jurisdiction yy\n  in force  from 2024-01-01\n\n"
	"fact scored\n\nfact users\n  type      number\n\nevent incident\n\nevent reported\n\n"
	"term large\n  cite      xx/law art 1\n  means     users at least 100\n\n"
	"duty xx/report\n  cite      xx/law art 2\n  when      large\n  must      reported\n"
	"  within    3 days of incident\n  else      xx/fine\n\n"
	"duty yy/report\n  cite      yy/law art 2\n  must      reported\n  within    5 days of "
	"incident\n\n"
	"prohibition xx/scoring\n  cite      xx/law art 3\n  must not  scored\n  else      "
	"xx/fine\n\n"
	"sanction xx/fine\n  cite      xx/law art 4\n  measure   fine at most 500 EUR\n\n"
	"subject reports\n  norms     xx/report, yy/report\n\n"
	"subject size\n  sense     class\n  terms     large\n\n"
	"subject banned\n  sense     prohibited\n  norms     xx/scoring\n";

static const char file[] = "service: s\nroles: []\n"
			   "facts: {scored: yes, users: 500, incident: 2024-10-01, reported: no}\n";

enum { TODAY = 20000 }; /* 2024-10-04 */

typedef struct world {
	gj_arena arena;
	gj_verdicts *verdicts;
	gj_regime regime[2];
	bool mark[2][2];
	gj_error err;
} world;

static int setup(void **state)
{
	static world w;
	static gj_source source, service;
	gj_tree *tree;
	gj_law *law;
	gj_circuit *circuit;
	gj_record *record;

	memset(&w, 0, sizeof w);
	gj_arena_init(&w.arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
	source = (gj_source){GJ_STR("rules.gj"), GJ_STR(rules)};
	service = (gj_source){GJ_STR("s.yaml"), GJ_STR(file)};
	if (gj_parse(&tree, &w.arena, &source, &w.err) != GJ_OK ||
	    gj_law_from_trees(&law, &w.arena, &tree, 1, &w.err) != GJ_OK ||
	    gj_circuit_from_law(&circuit, &w.arena, law, TODAY, &w.err) != GJ_OK ||
	    gj_record_read(&record, &w.arena, law, &service, &w.err) != GJ_OK ||
	    gj_evaluate(&w.verdicts, &w.arena, circuit, record, &w.err) != GJ_OK) {
		print_error("%s\n", w.err.message);
		return -1;
	}
	for (size_t r = 0; r < 2; r++) {
		w.regime[r] = (gj_regime){r == 0 ? GJ_STR("xx") : GJ_STR("yy"), w.mark[r]};
		if (gj_regime_mark(law, w.regime[r].name, w.mark[r], &w.err) != GJ_OK)
			return -1;
	}
	*state = &w;
	return 0;
}

static int teardown(void **state)
{
	gj_arena_free(&((world *)*state)->arena);
	return 0;
}

static int compare(world *w, gj_arena *arena)
{
	gj_comparison *c;
	int rc = gj_compare(&c, arena, w->verdicts, w->regime, 2, &w->err);

	if (rc != GJ_OK) {
		assert_null(c);
		return rc;
	}
	assert_int_equal(c->n_rows, 3);
	assert_int_equal(c->row[0].strictest.n, 1);
	assert_int_equal(c->row[2].only, 0);
	assert_int_equal(c->side[0].classes.hold.n, 1);
	assert_int_equal(c->side[0].barred, GJ_TRUE);
	assert_int_equal(c->side[0].possible.n, 1);
	assert_int_equal(c->side[0].possible.item[0].high, 500 * INT64_C(10000));
	assert_int_equal(c->side[1].possible.n, 0);
	assert_int_equal(c->n_moments, 2);
	return rc;
}

static void test_each_call(void **state)
{
	size_t n = 0;
	bool failed = true;

	for (; failed; n++) {
		gj_arena arena;
		failing f;
		int rc;

		failing_start(&f, n);
		gj_arena_init(&arena, &f.alloc, GJ_ARENA_DEFAULT_LIMIT);
		rc = compare(*state, &arena);
		gj_arena_free(&arena);
		assert_int_equal(f.out, 0);
		assert_int_equal(rc, f.failed ? GJ_ENOMEM : GJ_OK);
		failed = f.failed;
	}
	assert_true(n > 1);
}

/* Requests within a block of an arena do not reach the allocator: here the arena has an end. */
static void test_each_size(void **state)
{
	size_t failures = 0;
	int rc = GJ_ENOMEM;

	for (size_t limit = 0; rc != GJ_OK; limit += 16) {
		gj_arena arena;

		gj_arena_init(&arena, gj_alloc_system(), limit);
		rc = compare(*state, &arena);
		gj_arena_free(&arena);
		failures += rc == GJ_ENOMEM;
		assert_true(rc == GJ_OK || rc == GJ_ENOMEM);
	}
	assert_true(failures > 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_each_call, setup, teardown),
		cmocka_unit_test_setup_teardown(test_each_size, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
