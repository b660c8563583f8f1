/* SPDX-License-Identifier: Apache-2.0 */
/* The limiter under a clock that the test holds: no wait, no luck. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "endpoint/limiter.h"
#include "support/random.h"

enum { MINUTE = 60000, STARTS = 3000 };

/* Whatever the rate and however unevenly it is asked: no window of a minute holds more starts, and when asked all the time none is wasted. */
static void test_windows(void **state)
{
	static const unsigned rates[] = {1, 7, 59, 60, 61, 599, 1000, 59999, 60000};
	static int64_t at[STARTS];

	(void)state;
	for (size_t k = 0; k < sizeof rates / sizeof *rates; k++)
		for (unsigned idle = 0; idle < 2; idle++) {
			gj_limiter limiter = {.per_minute = rates[k]};
			rng r = rng_of(7, k);
			int64_t now = 123456789;

			for (size_t i = 0; i < STARTS; i++) {
				if (idle && rng_chance(&r, 3))
					now += rng_between(&r, 0, 3 * MINUTE);
				now += gj_limiter_wait(&limiter, now);
				assert_int_equal(gj_limiter_wait(&limiter, now), 0);
				gj_limiter_start(&limiter, now);
				at[i] = now;
				if (i >= rates[k])
					assert_true(at[i] - at[i - rates[k]] >= MINUTE);
			}
			if (!idle) /* n starts take (n - 1) times a minute / rate, and not a millisecond more than rounding up */
				assert_true((at[STARTS - 1] - at[0] - 1) * rates[k] <
					    (int64_t)(STARTS - 1) * MINUTE);
		}
}

static void test_no_limit(void **state)
{
	gj_limiter limiter = {0};

	(void)state;
	for (int i = 0; i < 100; i++) {
		assert_int_equal(gj_limiter_wait(&limiter, 5), 0);
		gj_limiter_start(&limiter, 5);
	}
}

/* The server's wish goes before the rate, an older and shorter one changes nothing. */
static void test_hold(void **state)
{
	gj_limiter limiter = {.per_minute = 60};

	(void)state;
	gj_limiter_start(&limiter, 1000);
	assert_int_equal(gj_limiter_wait(&limiter, 1000), 1000);
	gj_limiter_hold(&limiter, 9000);
	gj_limiter_hold(&limiter, 4000);
	assert_int_equal(gj_limiter_wait(&limiter, 1000), 8000);
	assert_int_equal(gj_limiter_wait(&limiter, 8999), 1);
	assert_int_equal(gj_limiter_wait(&limiter, 9000), 0);
}

static void test_backoff(void **state)
{
	(void)state;
	for (unsigned tries = 1; tries < 200; tries++) {
		int64_t most = GJ_BACKOFF_FIRST;

		for (unsigned i = 1; i < tries && most < GJ_BACKOFF_MOST; i++)
			most *= 2;
		if (most > GJ_BACKOFF_MOST)
			most = GJ_BACKOFF_MOST;
		assert_int_equal(gj_backoff(tries, 0), most / 2);
		for (uint64_t spread = 0; spread < 2000; spread += 37)
			assert_in_range(gj_backoff(tries, spread * UINT64_C(0x9e3779b97f4a7c15)),
					most / 2, most);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_windows),
		cmocka_unit_test(test_no_limit),
		cmocka_unit_test(test_hold),
		cmocka_unit_test(test_backoff),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
