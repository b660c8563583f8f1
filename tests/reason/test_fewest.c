/* SPDX-License-Identifier: Apache-2.0 */
/* The fewest cases: they say exactly the function, and no smaller number of cubes does (tried out on three conditions, all functions). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "law/gen_small.h"
#include "reason/fewest.h"

static bool holds(gj_cube cube, uint32_t at)
{
	return ((at ^ cube.value) & cube.asked) == 0;
}

static void check_says(const uint8_t *when, unsigned n, const gj_cube *cube, size_t n_cubes)
{
	for (uint32_t at = 0; at < UINT32_C(1) << n; at++) {
		bool any = false;

		for (size_t i = 0; i < n_cubes; i++)
			any = any || holds(cube[i], at);
		assert_true(when[at] == GJ_OCCURS_NEVER || any == (when[at] == GJ_OCCURS_YES));
	}
}

/* Which of eight combinations each of the 27 cubes of three conditions holds. */
static unsigned cubes_of_three(uint8_t out[27])
{
	unsigned n = 0;

	for (uint32_t asked = 0; asked < 8; asked++)
		for (uint32_t value = 0; value < 8; value++) {
			if ((value & ~asked) != 0)
				continue;
			out[n] = 0;
			for (uint32_t at = 0; at < 8; at++)
				if (holds((gj_cube){asked, value}, at))
					out[n] |= (uint8_t)(1u << at);
			n++;
		}
	return n;
}

/* Can `k` cubes, none of which holds a combination of `no`, together hold all of `yes`? */
static bool can(const uint8_t cube[27], unsigned yes, unsigned no, unsigned k, unsigned from)
{
	if (yes == 0)
		return true;
	if (k == 0)
		return false;
	for (unsigned i = from; i < 27; i++)
		if ((cube[i] & no) == 0 && can(cube, yes & ~cube[i], no, k - 1, i + 1))
			return true;
	return false;
}

static void test_all_functions_of_three(void **state)
{
	uint8_t cube[27];

	(void)state;
	assert_int_equal(cubes_of_three(cube), 27);
	for (unsigned code = 0; code < 6561; code++) { /* 3^8: each combination no, yes, never */
		unsigned yes = 0, no = 0, rest = code;
		uint8_t when[8];
		gj_cube *found;
		gj_arena arena;
		bool fewest;
		size_t n;

		for (unsigned at = 0; at < 8; at++, rest /= 3) {
			when[at] = (uint8_t)(rest % 3);
			yes |= (unsigned)(when[at] == GJ_OCCURS_YES) << at;
			no |= (unsigned)(when[at] == GJ_OCCURS_NO) << at;
		}
		gj_arena_init(&arena, gj_alloc_system(), 1 << 24);
		assert_int_equal(gj_fewest_cases(&found, &n, &fewest, &arena, when, 3), 0);
		assert_true(fewest);
		check_says(when, 3, found, n);
		assert_true(n == 0 || !can(cube, yes, no, (unsigned)n - 1, 0));
		gj_arena_free(&arena);
	}
}

static void test_random_functions(void **state)
{
	(void)state;
	for (uint64_t seed = 1; seed <= 60; seed++) {
		uint64_t random = seed;
		unsigned n = 4 + gen_below(&random, 5);
		static uint8_t when[1 << 9];
		gj_cube *found;
		gj_arena arena;
		bool fewest;
		size_t cubes;

		for (uint32_t at = 0; at < UINT32_C(1) << n; at++)
			when[at] = (uint8_t)(gen_below(&random, 5) % 3);
		gj_arena_init(&arena, gj_alloc_system(), (size_t)1 << 28);
		assert_int_equal(gj_fewest_cases(&found, &cubes, &fewest, &arena, when, n), 0);
		check_says(when, n, found, cubes);
		gj_arena_free(&arena);
	}
}

/* Parity has no cube larger than a point: half of all points are needed. */
static void test_parity(void **state)
{
	uint8_t when[256];
	gj_cube *found;
	gj_arena arena;
	bool fewest;
	size_t n;

	(void)state;
	for (unsigned at = 0; at < 256; at++)
		when[at] = __builtin_popcount(at) % 2 == 1 ? GJ_OCCURS_YES : GJ_OCCURS_NO;
	gj_arena_init(&arena, gj_alloc_system(), 1 << 24);
	assert_int_equal(gj_fewest_cases(&found, &n, &fewest, &arena, when, 8), 0);
	assert_int_equal(n, 128);
	gj_arena_free(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_all_functions_of_three),
					   cmocka_unit_test(test_random_functions),
					   cmocka_unit_test(test_parity)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
