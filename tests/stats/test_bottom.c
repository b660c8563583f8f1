/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The bottom-k sample: the same for any order, any shards, any repeats; the small sample within the large; memory for 2k items; nothing
 * lost when memory runs out; uniform.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "stats/bottom.h"
#include "support/failing_alloc.h"
#include "support/random.h"

enum { ITEMS = 20000, K = 300 };

static const gj_str seed = {"seed", 4};

static gj_sample_source open_source(gj_str with)
{
	gj_sample_source source;

	assert_int_equal(gj_sample_source_open(&source, with, GJ_STR("web"), NULL), GJ_OK);
	return source;
}

static int offer(gj_bottom *sample, const gj_sample_source *source, unsigned number)
{
	char name[32];
	gj_sample_key key;
	gj_str id = {name, (size_t)snprintf(name, sizeof name, "item-%u", number)};

	gj_sample_key_of(&key, source, id);
	return gj_bottom_offer(sample, &key, id, number, NULL);
}

/* What must come out: all keys, sorted by the C library. */
static int by_key(const void *a, const void *b)
{
	return memcmp(a, b, sizeof(gj_sample_key));
}

static gj_sample_key expected[ITEMS];

static void make_expected(const gj_sample_source *source)
{
	for (unsigned i = 0; i < ITEMS; i++) {
		char name[32];
		int n = snprintf(name, sizeof name, "item-%u", i);

		gj_sample_key_of(&expected[i], source, (gj_str){name, (size_t)n});
	}
	qsort(expected, ITEMS, sizeof *expected, by_key);
}

static void assert_sample(gj_bottom *sample, const gj_sample_source *source, size_t n)
{
	size_t held;
	const gj_bottom_item *item = gj_bottom_items(sample, &held);

	assert_int_equal(held, n);
	for (size_t i = 0; i < n; i++) {
		char name[32];
		int length = snprintf(name, sizeof name, "item-%u", (unsigned)item[i].at);
		gj_sample_key key;

		assert_true(gj_str_eq(item[i].id, (gj_str){name, (size_t)length}));
		gj_sample_key_of(&key, source, item[i].id);
		assert_memory_equal(&key, &item[i].key, sizeof key);
		assert_memory_equal(&expected[i], &item[i].key, sizeof key);
	}
}

static void test_order_and_repeats(void **state)
{
	gj_sample_source source = open_source(seed);

	(void)state;
	make_expected(&source);
	for (unsigned run = 0; run < 4; run++) {
		gj_bottom sample;

		assert_int_equal(gj_bottom_open(&sample, gj_alloc_system(), seed, K, NULL), GJ_OK);
		for (unsigned i = 0; i < ITEMS; i++) {
			/* forwards, backwards, in strides; the last with every third item offered twice */
			unsigned number = run == 1  ? ITEMS - 1 - i
					  : run > 1 ? i * 7919u % ITEMS
						    : i;

			assert_int_equal(offer(&sample, &source, number), GJ_OK);
			if (run == 3 && number % 3 == 0)
				assert_int_equal(offer(&sample, &source, number), GJ_OK);
		}
		assert_sample(&sample, &source, K);
		assert_int_equal(sample.seen, run == 3 ? ITEMS + (ITEMS + 2) / 3 : ITEMS);
		gj_bottom_close(&sample);
		gj_bottom_close(&sample);
	}
}

/* Cut into shards at will, put together in any order, then resumed from its own items: the same. */
static void test_shards(void **state)
{
	static const unsigned shards[] = {1, 2, 7, 100};
	gj_sample_source source = open_source(seed);

	(void)state;
	make_expected(&source);
	for (size_t s = 0; s < sizeof shards / sizeof *shards; s++) {
		gj_bottom all, again;
		const gj_bottom_item *item;
		size_t n;

		assert_int_equal(gj_bottom_open(&all, gj_alloc_system(), seed, K, NULL), GJ_OK);
		for (unsigned k = 0; k < shards[s]; k++) {
			gj_bottom shard;

			assert_int_equal(gj_bottom_open(&shard, gj_alloc_system(), seed, K, NULL),
					 GJ_OK);
			for (unsigned i = shards[s] - 1 - k; i < ITEMS; i += shards[s])
				assert_int_equal(offer(&shard, &source, i), GJ_OK);
			assert_int_equal(gj_bottom_merge(&all, &shard, NULL), GJ_OK);
			gj_bottom_close(&shard);
		}
		assert_sample(&all, &source, K);
		assert_int_equal(all.seen, ITEMS);
		assert_int_equal(gj_bottom_open(&again, gj_alloc_system(), seed, K, NULL), GJ_OK);
		item = gj_bottom_items(&all, &n);
		for (size_t i = n; i-- > 0;)
			assert_int_equal(
				gj_bottom_offer(&again, &item[i].key, item[i].id, item[i].at, NULL),
				GJ_OK);
		assert_sample(&again, &source, K);
		gj_bottom_close(&again);
		gj_bottom_close(&all);
	}
}

/* A sample of 1000 begins with the sample of 300; a stream of fewer items is its own sample. */
static void test_sizes(void **state)
{
	static const size_t k[] = {1, 2, 300, 1000, ITEMS, ITEMS + 5};
	gj_sample_source source = open_source(seed);

	(void)state;
	make_expected(&source);
	for (size_t s = 0; s < sizeof k / sizeof *k; s++) {
		gj_bottom sample;
		size_t n;

		assert_int_equal(gj_bottom_open(&sample, gj_alloc_system(), seed, k[s], NULL),
				 GJ_OK);
		assert_null(gj_bottom_items(&sample, &n));
		assert_int_equal(n, 0);
		for (unsigned i = 0; i < ITEMS; i++)
			assert_int_equal(offer(&sample, &source, i), GJ_OK);
		assert_sample(&sample, &source, k[s] < ITEMS ? k[s] : ITEMS);
		gj_bottom_close(&sample);
	}
}

/* Of one item that stands in two places the first place is kept, whichever came first. */
static void test_places(void **state)
{
	gj_sample_source source = open_source(seed);
	gj_sample_key key;

	(void)state;
	gj_sample_key_of(&key, &source, GJ_STR("x"));
	for (int turn = 0; turn < 2; turn++) {
		gj_bottom sample;
		size_t n;

		assert_int_equal(gj_bottom_open(&sample, gj_alloc_system(), seed, 5, NULL), GJ_OK);
		assert_int_equal(gj_bottom_offer(&sample, &key, GJ_STR("x"), turn ? 3 : 8, NULL),
				 GJ_OK);
		assert_int_equal(gj_bottom_offer(&sample, &key, GJ_STR("x"), turn ? 8 : 3, NULL),
				 GJ_OK);
		assert_int_equal(gj_bottom_items(&sample, &n)->at, 3);
		assert_int_equal(n, 1);
		gj_bottom_close(&sample);
	}
}

static void test_refusals(void **state)
{
	static char longest[GJ_BOTTOM_MOST_ID + 1];
	gj_sample_source source = open_source(seed);
	gj_sample_key key;
	gj_bottom a, b;
	char hex[65];
	gj_error err;

	(void)state;
	gj_sample_key_of(&key, &source, GJ_STR("x"));
	assert_int_equal(gj_bottom_open(&a, gj_alloc_system(), seed, 0, &err), GJ_EINPUT);
	assert_int_equal(
		gj_bottom_open(&a, gj_alloc_system(), seed, (size_t)GJ_BOTTOM_MOST + 1, &err),
		GJ_EINPUT);
	assert_int_equal(gj_bottom_open(&a, gj_alloc_system(), GJ_STR(""), 5, &err), GJ_EINPUT);
	assert_non_null(strstr(err.message, "the seed is empty"));
	assert_int_equal(gj_bottom_open(&a, gj_alloc_system(), GJ_STR("a\0b"), 5, &err), GJ_EINPUT);
	assert_non_null(strstr(err.message, "zero byte"));
	assert_int_equal(gj_sample_source_open(&source, seed, GJ_STR("a\0b"), &err), GJ_EINPUT);
	assert_int_equal(gj_seed_commit(hex, GJ_STR(""), &err), GJ_EINPUT);
	assert_int_equal(gj_seed_make(hex, GJ_STR(""), GJ_STR("n"), &err), GJ_EINPUT);
	assert_int_equal(gj_bottom_open(&a, gj_alloc_system(), seed, 5, &err), GJ_OK);
	memset(longest, 'x', sizeof longest);
	assert_int_equal(gj_bottom_offer(&a, &key, (gj_str){longest, sizeof longest}, 0, &err),
			 GJ_EINPUT);
	assert_int_equal(gj_bottom_offer(&a, &key, (gj_str){longest, sizeof longest - 1}, 0, &err),
			 GJ_OK);
	assert_int_equal(gj_bottom_open(&b, gj_alloc_system(), GJ_STR("other"), 5, &err), GJ_OK);
	assert_int_equal(gj_bottom_merge(&b, &a, &err), GJ_EINPUT);
	gj_bottom_close(&b);
	assert_int_equal(gj_bottom_open(&b, gj_alloc_system(), seed, 6, &err), GJ_OK);
	assert_int_equal(gj_bottom_merge(&b, &a, &err), GJ_EINPUT);
	gj_bottom_close(&b);
	gj_bottom_close(&a);
}

/* Keys that fall and fall, so that each item is taken: the worst order, and still no more than 2k items are held, each with its name. */
static void test_worst_order(void **state)
{
	gj_sample_source source = open_source(seed);
	char name[GJ_BOTTOM_MOST_ID / 4];
	const gj_bottom_item *item;
	gj_bottom sample;
	size_t most = 0, n;

	(void)state;
	make_expected(&source);
	assert_int_equal(gj_bottom_open(&sample, gj_alloc_system(), seed, 50, NULL), GJ_OK);
	for (unsigned i = 0; i < ITEMS; i++) {
		size_t length = i % 3 == 0 ? sizeof name : i % 3 - 1;

		memset(name, 'a' + (int)(i % 26), sizeof name);
		assert_int_equal(gj_bottom_offer(&sample, &expected[ITEMS - 1 - i],
						 (gj_str){name, length}, i, NULL),
				 GJ_OK);
		if (sample.ids.used + sample.table.used > most)
			most = sample.ids.used + sample.table.used;
		assert_true(sample.n <= 100);
	}
	assert_true(most < 200 * (sizeof(gj_bottom_item) + sizeof name + 32));
	item = gj_bottom_items(&sample, &n);
	assert_int_equal(n, 50);
	for (size_t i = 0; i < n; i++) {
		assert_int_equal(item[i].at, ITEMS - 1 - i);
		assert_int_equal(item[i].id.len,
				 item[i].at % 3 == 0 ? sizeof name : item[i].at % 3 - 1);
		memset(name, 'a' + (int)(item[i].at % 26), sizeof name);
		assert_true(gj_str_eq(item[i].id, (gj_str){name, item[i].id.len}));
	}
	gj_bottom_close(&sample);
}

/* Each allocation fails in turn; the offer is made again, and the sample is the same. */
static void test_out_of_memory(void **state)
{
	gj_sample_source source = open_source(seed);
	bool any = true;

	(void)state;
	make_expected(&source);
	for (size_t at = 0; any; at++) {
		failing f;
		gj_bottom sample;

		failing_start(&f, at);
		assert_int_equal(gj_bottom_open(&sample, &f.alloc, seed, 40, NULL), GJ_OK);
		for (unsigned i = 0; i < ITEMS; i++) {
			int rc = offer(&sample, &source, i);

			if (rc == GJ_OK)
				continue;
			assert_int_equal(rc, GJ_ENOMEM);
			f.left = SIZE_MAX;
			assert_int_equal(offer(&sample, &source, i), GJ_OK);
		}
		assert_sample(&sample, &source, 40);
		assert_int_equal(sample.seen, ITEMS);
		gj_bottom_close(&sample);
		assert_int_equal(f.out, 0);
		any = f.failed;
		assert_true(at < 1000);
	}
}

/* Over many seeds each item is drawn equally often: chi-squared of 40 items in 4000 samples of 10, below its 0.9999 quantile (39 degrees). */
static void test_uniform(void **state)
{
	enum { FEW = 40, RUNS = 4000, DRAWN = 10 };
	unsigned hits[FEW] = {0};
	double wanted = (double)RUNS * DRAWN / FEW, chi = 0;

	(void)state;
	for (unsigned run = 0; run < RUNS; run++) {
		char text[32];
		gj_str with = {text, (size_t)snprintf(text, sizeof text, "seed %u", run)};
		gj_sample_source source = open_source(with);
		const gj_bottom_item *item;
		gj_bottom sample;
		size_t n;

		assert_int_equal(gj_bottom_open(&sample, gj_alloc_system(), with, DRAWN, NULL),
				 GJ_OK);
		for (unsigned i = 0; i < FEW; i++)
			assert_int_equal(offer(&sample, &source, i), GJ_OK);
		item = gj_bottom_items(&sample, &n);
		for (size_t i = 0; i < n; i++)
			hits[item[i].at]++;
		gj_bottom_close(&sample);
	}
	for (unsigned i = 0; i < FEW; i++)
		chi += (hits[i] - wanted) * (hits[i] - wanted) / wanted;
	assert_true(chi < 82.1);
	assert_true(chi > 5); /* nor too even to be drawn */
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_order_and_repeats),
		cmocka_unit_test(test_shards),
		cmocka_unit_test(test_sizes),
		cmocka_unit_test(test_places),
		cmocka_unit_test(test_refusals),
		cmocka_unit_test(test_worst_order),
		cmocka_unit_test(test_out_of_memory),
		cmocka_unit_test(test_uniform),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
