/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What lint concludes about norms that nothing reaches and exemptions that change nothing, held against trying every
 * case. On the rule sets of gen_small it is exact; where facts are compared with each other it may say less, never
 * more.
 */
#include <stdio.h>

#include "law/gen_small.h"
#include "law/naive.h"
#include "law/reach.h"
#include "law/rules.h"

enum { LAWS = 80, PAIR_LAWS = 40, RANDOM_RECORDS = 300, WORK = 1 << 26 };

/* Days in and around the spans that gen_small writes. */
static const char *const day_text[] = {"2019-12-31", "2022-01-01", "2023-06-01",
				       "2024-01-01", "2025-01-01", "2025-07-01"};
enum { DAYS = 6 };

static void days(gj_day out[DAYS])
{
	for (size_t i = 0; i < DAYS; i++)
		assert_int_equal(gj_day_parse(&out[i], day_text[i], 10), GJ_OK);
}

static void must_generate(rules *r, gj_arena *arena, uint64_t seed, bool pairs)
{
	static const char *const name[] = {"small.gj"};
	gj_str text;
	gj_buf buf;

	gj_buf_init(&buf, gj_alloc_system(), 1 << 20);
	gen_small(&buf, seed, pairs);
	assert_int_equal(gj_arena_str(arena, &text, gj_buf_str(&buf)), GJ_OK);
	gj_buf_free(&buf);
	rules_texts(r, name, &text, 1);
	if (r->law == NULL)
		fail_msg("%s\n%.*s", text_error(&r->arena, &r->err).at, GJ_FMT(text));
}

/* The facts of gen_small in their order. */
enum { B0, B1, B2, N0, N1, D0, C0 };

/* Every complete record in turn: an odometer. Numbers lie below, at, between and above all constants. */
enum { WHEELS = 10 };
static const unsigned wheel_size[WHEELS] = {2, 2, 2, 6, 4, 3, 3, 2, 2, 2};

static void turn_to(naive_record *record, const unsigned at[WHEELS])
{
	static const int64_t number[] = {0, 10000, 10001, 15000, 20000, 30000};
	gj_day day = 0;

	for (unsigned i = B0; i <= B2; i++)
		record->truth[i] = at[i] == 0 ? GJ_FALSE : GJ_TRUE;
	gj_day_parse(&day, "2024-02-29", 10);
	record->value[N0] = number[at[3]];
	record->value[D0] = day + at[4];
	record->value[C0] = at[5];
	record->value[N1] = number[2 * at[6]];
	record->role[0] = at[7] == 0 ? GJ_FALSE : GJ_TRUE;
	record->role[1] = at[8] == 0 ? GJ_FALSE : GJ_TRUE;
	record->judged[2] = at[9] == 0 ? GJ_FALSE : GJ_TRUE;
}

static bool turn(unsigned at[WHEELS], bool pairs)
{
	for (unsigned i = 0; i < WHEELS; i++) {
		if (i == 6 && !pairs)
			continue;
		if (++at[i] < wheel_size[i])
			return true;
		at[i] = 0;
	}
	return false;
}

typedef struct seen {
	bool applies[NAIVE_MOST]; /* in some case */
	bool changes
		[NAIVE_MOST]; /* an exemption applies where something it lifts does not fail to hold */
	bool counts[NAIVE_MOST];
} seen;

static void look(seen *out, const gj_law *law, const naive_record *record, gj_day day)
{
	for (uint32_t i = 0; i < law->n_norms; i++) {
		const gj_norm *norm = &law->norm[i];

		if (naive_is_read(norm, day) && naive_applies(law, record, i, day) == GJ_TRUE)
			out->applies[i] = true;
		for (size_t k = 0; k < norm->lifts.n; k++) {
			const gj_norm *other = &law->norm[norm->lifts.at[k]];

			if (!naive_is_read(other, day) || !naive_counts(other, norm, day))
				continue;
			out->counts[i] = true;
			if (naive_applies(law, record, i, day) == GJ_TRUE &&
			    naive_holds(law, record, norm->lifts.at[k], day, false) != GJ_FALSE)
				out->changes[i] = true;
		}
	}
}

static void look_everywhere(seen *out, const gj_law *law, bool pairs)
{
	unsigned at[WHEELS] = {0};
	naive_record record;
	gj_day day[DAYS];

	memset(out, 0, sizeof *out);
	memset(&record, 0, sizeof record);
	for (size_t i = 0; i < NAIVE_MOST; i++) {
		record.known[i] = true;
		record.judged[i] = GJ_UNKNOWN;
	}
	days(day);
	do {
		turn_to(&record, at);
		for (size_t i = 0; i < DAYS; i++)
			look(out, law, &record, day[i]);
	} while (turn(at, pairs));
}

/* Much is not told, and judgements may be missing: nothing new may be reached that way. */
static void look_in_the_dark(seen *out, const gj_law *law, uint64_t *dice)
{
	unsigned at[WHEELS];
	naive_record record;
	gj_day day[DAYS];

	memset(&record, 0, sizeof record);
	for (size_t i = 0; i < NAIVE_MOST; i++)
		record.judged[i] = GJ_UNKNOWN;
	for (unsigned i = 0; i < WHEELS; i++)
		at[i] = gen_below(dice, wheel_size[i]);
	turn_to(&record, at);
	for (unsigned i = 0; i <= C0; i++) {
		record.known[i] = gen_below(dice, 3) > 0;
		if (gen_below(dice, 3) == 0)
			record.truth[i] = GJ_UNKNOWN;
	}
	if (gen_below(dice, 2) == 0)
		record.judged[2] = GJ_UNKNOWN;
	if (gen_below(dice, 3) == 0)
		record.role[0] = GJ_UNKNOWN;
	days(day);
	for (size_t i = 0; i < DAYS; i++)
		look(out, law, &record, day[i]);
}

static void check_law(uint64_t seed, bool pairs, unsigned *unreached, unsigned *declaratory)
{
	uint64_t dice = seed + 7;
	gj_reach reach;
	gj_arena arena;
	seen all;
	rules r;

	gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
	must_generate(&r, &arena, seed, pairs);
	assert_int_equal(gj_reach_new(&reach, &arena, r.law, WORK), GJ_OK);
	look_everywhere(&all, r.law, pairs);
	for (uint32_t i = 0; i < r.law->n_norms; i++) {
		const gj_norm *norm = &r.law->norm[i];
		gj_found found = gj_reach_norm(&reach, i);
		bool silent = norm->kind == GJ_KIND_EXEMPTION && all.applies[i] && all.counts[i] &&
			      !all.changes[i];

		assert_int_not_equal(found, GJ_FOUND_UNDECIDED);
		if (pairs ? found == GJ_FOUND_NO && all.applies[i]
			  : (found == GJ_FOUND_YES) != all.applies[i])
			fail_msg("seed %u: lint is wrong about x%u", (unsigned)seed, (unsigned)i);
		if (pairs ? norm->declaratory && all.changes[i] : norm->declaratory != silent)
			fail_msg("seed %u: x%u is declaratory: %d, %d", (unsigned)seed, (unsigned)i,
				 norm->declaratory, silent);
		*unreached += found == GJ_FOUND_NO;
		*declaratory += norm->declaratory;
	}
	for (unsigned i = 0; i < RANDOM_RECORDS; i++)
		look_in_the_dark(&all, r.law, &dice);
	for (uint32_t i = 0; i < r.law->n_norms; i++)
		if (gj_reach_norm(&reach, i) == GJ_FOUND_NO)
			assert_false(all.applies[i]);
	rules_close(&r);
	gj_arena_free(&arena);
}

static void test_exact(void **state)
{
	unsigned unreached = 0, declaratory = 0;

	(void)state;
	for (uint64_t seed = 0; seed < LAWS; seed++)
		check_law(seed, false, &unreached, &declaratory);
	/* The generator writes enough of both to make the comparison worth something. */
	assert_true(unreached > LAWS / 4);
	assert_true(declaratory > LAWS / 20);
}

static void test_sound(void **state)
{
	unsigned unreached = 0, declaratory = 0;

	(void)state;
	for (uint64_t seed = 0; seed < PAIR_LAWS; seed++)
		check_law(seed + 1000, true, &unreached, &declaratory);
	assert_true(unreached > PAIR_LAWS / 8);
}

/* One combination in 2^20 reaches the first norm, none the second; the last fact decides each. */
static void test_needles(void **state)
{
	gj_reach reach;
	gj_buf text;
	rules r;

	(void)state;
	gj_buf_init(&text, gj_alloc_system(), 1 << 20);
	for (unsigned i = 0; i < 20; i++)
		gj_buf_printf(&text, "fact f%u\n\n", i);
	for (unsigned n = 0; n < 2; n++) {
		gj_buf_printf(&text, "duty xx/d%u\n  cite xx/old art 2\n  when f0\n", n);
		for (unsigned i = 1; i < 20; i++)
			gj_buf_printf(&text, "    and %sf%u\n", i % 3 == 1 ? "not " : "", i);
		gj_buf_puts(&text, n == 0 ? "  must open\n\n" : "    and f19\n  must open\n\n");
	}
	rules_must_read(&r, text.at);
	assert_int_equal(gj_reach_new(&reach, &r.arena, r.law, WORK), GJ_OK);
	assert_int_equal(gj_reach_norm(&reach, rules_norm(&r, "xx/d0")), GJ_FOUND_YES);
	assert_int_equal(gj_reach_norm(&reach, rules_norm(&r, "xx/d1")), GJ_FOUND_NO);
	gj_buf_free(&text);
	rules_close(&r);
}

/* Ten constants make 21 values: four such numbers are few enough cases, five are not. */
static void test_many_values(void **state)
{
	gj_reach reach;
	gj_buf text;
	rules r;

	(void)state;
	gj_buf_init(&text, gj_alloc_system(), 1 << 20);
	for (unsigned i = 0; i < 5; i++)
		gj_buf_printf(&text, "fact n%u\n  type number\n\n", i);
	for (unsigned n = 4; n <= 5; n++) {
		gj_buf_printf(&text, "duty xx/d%u\n  cite xx/old art 2\n  when n0 less than 0\n",
			      n);
		for (unsigned i = 0; i < n * 10; i++)
			gj_buf_printf(&text, "    and (n%u less than %u or n%u more than %u)\n",
				      i / 10, i % 10, i / 10, i % 10);
		gj_buf_puts(&text, "    and n0 at least 0\n  must open\n\n");
	}
	rules_must_read(&r, text.at);
	assert_int_equal(gj_reach_new(&reach, &r.arena, r.law, WORK), GJ_OK);
	assert_int_equal(gj_reach_norm(&reach, rules_norm(&r, "xx/d4")), GJ_FOUND_NO);
	assert_int_equal(gj_reach_norm(&reach, rules_norm(&r, "xx/d5")), GJ_FOUND_UNDECIDED);
	gj_buf_free(&text);
	rules_close(&r);
}

/* Beyond the bounds nothing is said, and the work spent is bounded. */
static void test_bounds(void **state)
{
	gj_buf text;
	gj_reach reach;
	uint32_t norm;
	rules r;

	(void)state;
	gj_buf_init(&text, gj_alloc_system(), 1 << 20);
	for (unsigned i = 0; i < 21; i++)
		gj_buf_printf(&text, "fact f%u\n\n", i);
	for (unsigned n = 20; n <= 21; n++) {
		gj_buf_printf(&text, "duty xx/d%u\n  cite xx/old art 2\n  when (f0 and not f0)\n",
			      n);
		for (unsigned i = 1; i < n; i++)
			gj_buf_printf(&text, "    and f%u\n", i);
		gj_buf_puts(&text, "  must open\n\n");
	}
	rules_must_read(&r, text.at);
	assert_int_equal(gj_reach_new(&reach, &r.arena, r.law, WORK), GJ_OK);
	norm = rules_norm(&r, "xx/d20");
	assert_int_equal(gj_reach_norm(&reach, norm), GJ_FOUND_NO);
	assert_int_equal(gj_reach_norm(&reach, rules_norm(&r, "xx/d21")), GJ_FOUND_UNDECIDED);
	assert_int_equal(gj_reach_new(&reach, &r.arena, r.law, 1000), GJ_OK);
	assert_int_equal(gj_reach_norm(&reach, norm), GJ_FOUND_UNDECIDED);
	assert_int_equal(gj_reach_new(&reach, &r.arena, r.law, 5), GJ_OK);
	assert_int_equal(gj_reach_norm(&reach, norm), GJ_FOUND_UNDECIDED);
	gj_buf_free(&text);
	rules_close(&r);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_exact),	cmocka_unit_test(test_sound),
		cmocka_unit_test(test_needles), cmocka_unit_test(test_many_values),
		cmocka_unit_test(test_bounds),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
