/* SPDX-License-Identifier: Apache-2.0 */
/* A pool: blocks of several threads never overlap, what does not fit comes from the system, sizes that wind round are refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/parallel.h"
#include "base/pool.h"

enum { THREADS = 4, PIECES = 400, POOL = 1 << 20 };

typedef struct work {
	gj_pool pool;
	char *block[PIECES];
	size_t size[PIECES];
} work;

static void take_piece(void *context, unsigned worker, size_t piece)
{
	work *w = context;

	(void)worker;
	w->size[piece] = 1 + piece * 37 % 9000;
	w->block[piece] = w->pool.alloc.take(w->pool.alloc.context, w->size[piece]);
	if (w->block[piece] != NULL)
		memset(w->block[piece], (int)(piece % 251), w->size[piece]);
}

/* In all they ask for more than the pool has: the last ones come from elsewhere and are given back there. */
static void test_threads_share_it(void **state)
{
	static work w;

	(void)state;
	gj_pool_open(&w.pool, POOL);
	gj_parallel(PIECES, THREADS, take_piece, &w);
	for (size_t i = 0; i < PIECES; i++) {
		assert_non_null(w.block[i]);
		assert_int_equal((uintptr_t)w.block[i] % 16, 0);
		for (size_t k = 0; k < w.size[i]; k++)
			assert_int_equal((unsigned char)w.block[i][k], i % 251);
	}
	for (size_t i = 0; i < PIECES; i++)
		w.pool.alloc.give(w.pool.alloc.context, w.block[i], w.size[i]);
	gj_pool_close(&w.pool);
}

static void test_too_much(void **state)
{
	gj_pool pool;
	void *block;

	(void)state;
	gj_pool_open(&pool, POOL);
	assert_null(pool.alloc.take(pool.alloc.context, SIZE_MAX));
	block = pool.alloc.take(pool.alloc.context, 2 * POOL);
	assert_non_null(block);
	memset(block, 7, 2 * POOL);
	pool.alloc.give(pool.alloc.context, block, 2 * POOL);
	gj_pool_close(&pool);
}

/* Arenas on a pool behave as arenas do, also when they outgrow it and when one takes over another. */
static void test_arenas_on_it(void **state)
{
	gj_pool pool;
	gj_arena a, b;
	char *first, *late = NULL;

	(void)state;
	gj_pool_open(&pool, POOL);
	assert_true(gj_pool_is(&pool.alloc));
	assert_false(gj_pool_is(gj_alloc_system()));
	gj_arena_init(&a, &pool.alloc, 64 << 20);
	gj_arena_init(&b, &pool.alloc, 64 << 20);
	gj_arena_expect_much(&a);
	first = gj_arena_get(&a, 100);
	strcpy(first, "kept");
	for (unsigned i = 0; i < 3000; i++) {
		late = gj_arena_get(i % 2 == 0 ? &a : &b, 1000);
		assert_non_null(late);
		for (size_t k = 0; k < 1000; k++)
			assert_int_equal(late[k], 0);
		memset(late, 1, 1000);
	}
	assert_int_equal(gj_arena_adopt(&a, &b), 0);
	assert_string_equal(first, "kept");
	assert_int_equal(late[999], 1);
	gj_arena_free(&b);
	gj_arena_free(&a);
	gj_pool_close(&pool);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_threads_share_it),
		cmocka_unit_test(test_too_much),
		cmocka_unit_test(test_arenas_on_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
