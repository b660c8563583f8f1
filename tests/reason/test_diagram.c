/* SPDX-License-Identifier: Apache-2.0 */
/* Decision diagrams against truth tables: random functions of variables with two to four values. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "law/gen_small.h"
#include "reason/diagram.h"

enum { VARS = 6, PLACES = 2 * 3 * 2 * 4 * 3 * 2, SETS = 40, ROUNDS = 60 };

static const uint8_t values[VARS] = {2, 3, 2, 4, 3, 2};

typedef struct table {
	gj_diagram diagram;
	bool in[PLACES];
} table;

/* The value of each variable at a place of the table. */
static void place(unsigned at, uint8_t out[VARS])
{
	for (unsigned i = 0; i < VARS; i++) {
		out[i] = (uint8_t)(at % values[i]);
		at /= values[i];
	}
}

static void fill(gj_diagrams *f, table *t, uint64_t *random)
{
	uint32_t var = gen_below(random, VARS);
	uint64_t set = gen_next(random);

	t->diagram = gj_diagram_of(f, var, set);
	for (unsigned at = 0; at < PLACES; at++) {
		uint8_t value[VARS];

		place(at, value);
		t->in[at] = (set >> value[var] & 1) != 0;
	}
}

static void combine(gj_diagrams *f, table *out, const table *a, const table *b, unsigned how)
{
	table t;

	t.diagram = how == 0   ? gj_diagram_and(f, a->diagram, b->diagram)
		    : how == 1 ? gj_diagram_or(f, a->diagram, b->diagram)
			       : gj_diagram_minus(f, a->diagram, b->diagram);
	for (unsigned at = 0; at < PLACES; at++)
		t.in[at] = how == 0   ? a->in[at] && b->in[at]
			   : how == 1 ? a->in[at] || b->in[at]
				      : a->in[at] && !b->in[at];
	*out = t;
}

static unsigned size_of(const table *t)
{
	unsigned n = 0;

	for (unsigned at = 0; at < PLACES; at++)
		n += t->in[at];
	return n;
}

/* With every value alike, the share is the share of the table. */
static void check_share(gj_diagrams *f, const table *t)
{
	static const double half[] = {0.5, 0.5}, third[] = {1 / 3.0, 1 / 3.0, 1 / 3.0},
			    quarter[] = {0.25, 0.25, 0.25, 0.25};
	const double *const weight[VARS] = {half, third, half, quarter, third, half};
	double *room = test_malloc(f->n * sizeof *room);

	assert_true(fabs(gj_diagram_share(f, t->diagram, weight, room) -
			 size_of(t) / (double)PLACES) < 1e-12);
	test_free(room);
}

/* Whatever stands where the diagram does not care, the place is in the table. */
static void check_pick(gj_diagrams *f, const table *t)
{
	uint8_t picked[VARS], value[VARS];
	unsigned fit = 0;

	assert_int_equal(gj_diagram_pick(f, t->diagram, picked), size_of(t) > 0);
	for (unsigned at = 0; at < PLACES && size_of(t) > 0; at++) {
		bool fits = true;

		place(at, value);
		for (unsigned i = 0; i < VARS; i++)
			fits = fits && (picked[i] == GJ_DIAGRAM_VALUES || picked[i] == value[i]);
		fit += fits;
		assert_true(!fits || t->in[at]);
	}
	assert_true(size_of(t) == 0 || fit > 0);
}

static void test_against_tables(void **state)
{
	static table set[SETS];

	(void)state;
	for (uint64_t seed = 1; seed <= ROUNDS; seed++) {
		uint64_t random = seed;
		gj_diagrams *f;
		gj_arena arena;

		gj_arena_init(&arena, gj_alloc_system(), (size_t)1 << 28);
		assert_int_equal(gj_diagrams_new(&f, &arena, values, VARS), 0);
		for (unsigned i = 0; i < SETS; i++) {
			if (i < 8)
				fill(f, &set[i], &random);
			else
				combine(f, &set[i], &set[gen_below(&random, i)],
					&set[gen_below(&random, i)], gen_below(&random, 3));
			check_share(f, &set[i]);
			check_pick(f, &set[i]);
			/* Equal sets are the same diagram, others are not. */
			for (unsigned k = 0; k < i; k++)
				assert_int_equal(memcmp(set[k].in, set[i].in, sizeof set[i].in) ==
							 0,
						 set[k].diagram == set[i].diagram);
		}
		assert_false(f->full);
		gj_arena_free(&arena);
	}
}

/* Out of memory at every step: it says so, and nothing breaks. */
static void test_memory(void **state)
{
	(void)state;
	for (size_t limit = 1000; limit < 600000; limit = limit * 5 / 4) {
		static table set[SETS];
		uint64_t random = 7;
		gj_diagrams *f;
		gj_arena arena;

		gj_arena_init(&arena, gj_alloc_system(), limit);
		if (gj_diagrams_new(&f, &arena, values, VARS) == 0) {
			for (unsigned i = 0; i < SETS && !f->full; i++)
				if (i < 8)
					fill(f, &set[i], &random);
				else
					combine(f, &set[i], &set[gen_below(&random, i)],
						&set[gen_below(&random, i)], gen_below(&random, 3));
		}
		gj_arena_free(&arena);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_against_tables),
					   cmocka_unit_test(test_memory)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
