/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Differences of small random instruments: turned round, everything turns round; between a text and itself there is none; and where memory
 * ends, at any point, that is what is said.
 */
#include <math.h>
#include <stdio.h>

#include "law/gen_small.h"
#include "law/rules.h"
#include "reason/diff.h"

enum { LAWS = 40 };

static void generate(rules *r, gj_arena *arena, uint64_t seed)
{
	static const char *const name[] = {"small.gj"};
	gj_str text;
	gj_buf buf;

	gj_buf_init(&buf, gj_alloc_system(), 1 << 20);
	gen_small(&buf, seed, true);
	assert_int_equal(gj_arena_str(arena, &text, gj_buf_str(&buf)), GJ_OK);
	gj_buf_free(&buf);
	rules_texts(r, name, &text, 1);
	assert_non_null(r->law);
}

static gj_day some_day(void)
{
	gj_day day = 0;

	gj_day_parse(&day, "2024-06-01", 10);
	return day;
}

static gj_diff *diff(gj_arena *arena, const rules *r, uint32_t old, uint32_t new)
{
	gj_error err;
	gj_diff *out;

	assert_int_equal(
		gj_diff_instruments(&out, arena, r->law, old, new, some_day(), NULL, 0, &err),
		GJ_OK);
	return out;
}

static const gj_pair *find_pair(const gj_diff *d, uint32_t old, uint32_t new)
{
	for (size_t i = 0; i < d->n_pairs; i++)
		if (d->pair[i].old == old && d->pair[i].new == new)
			return &d->pair[i];
	return NULL;
}

static gj_pair_verdict turned(gj_pair_verdict verdict)
{
	switch (verdict) {
	case GJ_PAIR_RELAXED:
		return GJ_PAIR_TIGHTENED;
	case GJ_PAIR_TIGHTENED:
		return GJ_PAIR_RELAXED;
	case GJ_PAIR_ADDED:
		return GJ_PAIR_REMOVED;
	case GJ_PAIR_REMOVED:
		return GJ_PAIR_ADDED;
	default:
		return verdict;
	}
}

static void test_turned_round(void **state)
{
	unsigned seen[GJ_PAIR_REMOVED + 1] = {0};

	(void)state;
	for (uint64_t seed = 1; seed <= LAWS; seed++) {
		const gj_diff *a, *b;
		gj_arena arena;
		rules r;

		gj_arena_init(&arena, gj_alloc_system(), (size_t)1 << 30);
		generate(&r, &arena, seed);
		a = diff(&arena, &r, 0, 1);
		b = diff(&arena, &r, 1, 0);
		assert_int_equal(a->n_pairs, b->n_pairs);
		for (size_t i = 0; i < a->n_pairs; i++) {
			const gj_pair *other = find_pair(b, a->pair[i].new, a->pair[i].old);

			assert_non_null(other);
			assert_int_equal(other->verdict, turned(a->pair[i].verdict));
			seen[a->pair[i].verdict]++;
		}
		/* What is gained one way is lost the other. */
		assert_int_equal(a->n_shifts, b->n_shifts);
		for (size_t i = 0; i < a->n_shifts; i++)
			for (size_t k = 0; k < b->n_shifts; k++)
				if (a->shift[i].norm == b->shift[k].norm) {
					assert_int_equal(a->shift[i].gained, !b->shift[k].gained);
					assert_int_equal(a->shift[i].by[0].n, b->shift[k].by[0].n);
					assert_true(fabs(a->shift[i].by[0].share -
							 b->shift[k].by[0].share) < 1e-12);
				}
		rules_close(&r);
		gj_arena_free(&arena);
	}
	assert_true(seen[GJ_PAIR_ADDED] > 20 && seen[GJ_PAIR_REMOVED] > 20);
}

static const gj_diff *between(gj_arena *arena, const rules *r, const char *before,
			      const char *after)
{
	gj_day a = 0, b = 0;
	gj_error err;
	gj_diff *out;

	gj_day_parse(&a, before, 10);
	gj_day_parse(&b, after, 10);
	assert_int_equal(gj_diff_days(&out, arena, r->law, a, b, NULL, 0, &err), GJ_OK);
	return out;
}

/* Exemptions that begin or end relax and tighten what stays. */
static void test_days_turned_round(void **state)
{
	unsigned changed = 0;

	(void)state;
	for (uint64_t seed = 1; seed <= LAWS; seed++) {
		const gj_diff *a, *b;
		gj_arena arena;
		rules r;

		gj_arena_init(&arena, gj_alloc_system(), (size_t)1 << 30);
		generate(&r, &arena, seed);
		a = between(&arena, &r, "2022-01-01", "2024-06-01");
		b = between(&arena, &r, "2024-06-01", "2022-01-01");
		assert_int_equal(a->n_pairs, b->n_pairs);
		for (size_t i = 0; i < a->n_pairs; i++) {
			const gj_pair *other = find_pair(b, a->pair[i].new, a->pair[i].old);

			assert_non_null(other);
			assert_int_equal(other->verdict, turned(a->pair[i].verdict));
			changed += a->pair[i].verdict == GJ_PAIR_RELAXED ||
				   a->pair[i].verdict == GJ_PAIR_TIGHTENED;
		}
		rules_close(&r);
		gj_arena_free(&arena);
	}
	assert_true(changed > 0);
}

/* The law that was written to `buf`, which is freed. */
static void law_of(rules *r, gj_arena *arena, const char *name, gj_buf *buf)
{
	gj_str text;

	assert_int_equal(gj_arena_str(arena, &text, gj_buf_str(buf)), GJ_OK);
	gj_buf_free(buf);
	rules_texts(r, &name, &text, 1);
	assert_non_null(r->law);
}

/* One level, and the instrument xx/NUMBER of it. */
static void write_level(gj_buf *buf)
{
	gj_buf_puts(buf, "level l\n  rank      1\n  force     binding\n");
}

static void write_instrument(gj_buf *buf, unsigned number)
{
	gj_buf_printf(buf,
		      "\ninstrument xx/%u\n  level     l\n  jurisdiction xx\n"
		      "  in force  from 2020-01-01\n",
		      number);
}

/* Four sanctions with one title, behind norms that have changed places: each goes with the norms that it stands behind. */
static void test_same_titles(void **state)
{
	const gj_diff *d;
	gj_arena arena;
	gj_buf buf;
	rules r;

	(void)state;
	gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
	gj_buf_init(&buf, gj_alloc_system(), 1 << 20);
	write_level(&buf);
	gj_buf_puts(&buf, "\nfact f\n");
	for (unsigned side = 0; side < 2; side++) {
		write_instrument(&buf, side);
		for (unsigned i = 0; i < 4; i++) {
			static const char *const title[] = {"标识内容", "留存日志", "报告事故",
							    "备案算法"};
			unsigned which = side == 0 ? i : (i + 3) % 4;

			gj_buf_printf(&buf,
				      "\nduty d%u%u \"%s\"\n  cite      xx/%u art %u\n"
				      "  must      f\n\n"
				      "sanction s%u%u \"对直接责任人员的罚款\"\n"
				      "  cite      xx/%u art %u\n  upon breach of d%u%u\n"
				      "  measure   fine at most 5 CNY\n",
				      side, which, title[which], side, i + 1, side, which, side,
				      i + 1, side, which);
		}
	}
	law_of(&r, &arena, "titles.gj", &buf);
	d = diff(&arena, &r, rules_instrument(&r, "xx/0"), rules_instrument(&r, "xx/1"));
	assert_int_equal(d->n_pairs, 8);
	for (unsigned i = 0; i < 4; i++) {
		char old[4], new[4];

		snprintf(old, sizeof old, "s0%u", i);
		snprintf(new, sizeof new, "s1%u", i);
		assert_non_null(find_pair(d, rules_norm(&r, old), rules_norm(&r, new)));
	}
	rules_close(&r);
	gj_arena_free(&arena);
}

/* The time of one duty before and after, `-` for none, and which way that goes. */
static void test_times(void **state)
{
	static const struct {
		const char *old, *new;
		gj_direction direction; /* GJ_DIRECTION_NONE: no change */
	} time[] = {
		{"by        2030-08-02", "by        2030-08-03", GJ_DIRECTION_RELAXES},
		{"by        2030-08-02", "by        2030-08-01", GJ_DIRECTION_TIGHTENS},
		{"by        2030-08-02", "by        2030-08-02", GJ_DIRECTION_NONE},
		{"by        2030-08-02", "-", GJ_DIRECTION_RELAXES},
		{"-", "by        2030-08-02", GJ_DIRECTION_TIGHTENS},
		{"by        2030-08-02", "within    3 days of e", GJ_DIRECTION_OPEN},
		{"before    e", "by        2030-08-02", GJ_DIRECTION_OPEN},
		{"within    3 days of e", "within    4 days of e", GJ_DIRECTION_RELAXES},
		{"within    3 days of e", "within    2 months of e", GJ_DIRECTION_OPEN},
	};

	(void)state;
	for (size_t i = 0; i < sizeof time / sizeof *time; i++) {
		gj_direction found = GJ_DIRECTION_NONE;
		const gj_diff *d;
		gj_arena arena;
		gj_buf buf;
		rules r;

		gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
		gj_buf_init(&buf, gj_alloc_system(), 1 << 20);
		write_level(&buf);
		gj_buf_puts(&buf, "\nevent a\n\nevent e\n");
		for (unsigned side = 0; side < 2; side++) {
			const char *field = side == 0 ? time[i].old : time[i].new;

			write_instrument(&buf, side);
			gj_buf_printf(&buf,
				      "\nduty d%u \"登记\"\n  cite      xx/%u art 1\n"
				      "  must      a\n",
				      side, side);
			if (field[0] != '-')
				gj_buf_printf(&buf, "  %s\n", field);
		}
		law_of(&r, &arena, "times.gj", &buf);
		d = diff(&arena, &r, rules_instrument(&r, "xx/0"), rules_instrument(&r, "xx/1"));
		assert_int_equal(d->n_pairs, 1);
		for (size_t k = 0; k < d->pair[0].n; k++)
			if (d->pair[0].change[k].what == GJ_CHANGE_DEADLINE)
				found = d->pair[0].change[k].direction;
		if (found != time[i].direction)
			fail_msg("%s, then %s: direction %d", time[i].old, time[i].new, (int)found);
		rules_close(&r);
		gj_arena_free(&arena);
	}
}

static unsigned fine_changes(const gj_diff *d)
{
	unsigned n = 0;

	for (size_t i = 0; i < d->n_pairs; i++)
		for (size_t k = 0; k < d->pair[i].n; k++)
			n += d->pair[i].change[k].what == GJ_CHANGE_FINE &&
			     d->pair[i].change[k].direction == GJ_DIRECTION_OPEN;
	return n;
}

/* The same figure for each violation and for each day: another fine, and no figure tells which is more. */
static void test_fines_for_each(void **state)
{
	static const char *const each[] = {"violation", "violation", "day"};
	gj_arena arena;
	gj_buf buf;
	rules r;

	(void)state;
	gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
	gj_buf_init(&buf, gj_alloc_system(), 1 << 20);
	write_level(&buf);
	gj_buf_puts(&buf, "\nfact f\n");
	for (unsigned i = 0; i < 3; i++) {
		write_instrument(&buf, i);
		gj_buf_printf(
			&buf,
			"\nduty d%u \"留存日志\"\n  cite      xx/%u art 1\n  must      f\n\n"
			"sanction s%u \"罚款\"\n  cite      xx/%u art 2\n  upon breach of d%u\n"
			"  measure   fine at most 5 CNY\n  each      %s\n",
			i, i, i, i, i, each[i]);
	}
	law_of(&r, &arena, "each.gj", &buf);
	for (unsigned i = 1; i < 3; i++) {
		char other[] = {'x', 'x', '/', (char)('0' + i), '\0'};

		assert_int_equal(fine_changes(diff(&arena, &r, rules_instrument(&r, "xx/0"),
						   rules_instrument(&r, other))),
				 i == 1 ? 0 : 1);
	}
	rules_close(&r);
	gj_arena_free(&arena);
}

static void test_with_itself(void **state)
{
	(void)state;
	for (uint64_t seed = 1; seed <= LAWS; seed++) {
		const gj_diff *d;
		gj_arena arena;
		rules r;

		gj_arena_init(&arena, gj_alloc_system(), (size_t)1 << 30);
		generate(&r, &arena, seed);
		for (uint32_t i = 0; i < 3; i++) {
			d = diff(&arena, &r, i, i);
			for (size_t k = 0; k < d->n_pairs; k++)
				assert_int_equal(d->pair[k].verdict, GJ_PAIR_SAME);
			for (size_t k = 0; k < d->n_shifts; k++)
				assert_int_equal(d->shift[k].by[0].n, 0);
		}
		rules_close(&r);
		gj_arena_free(&arena);
	}
}

static void test_memory_ends(void **state)
{
	unsigned failed = 0, done = 0;
	gj_arena own;
	rules r;

	(void)state;
	gj_arena_init(&own, gj_alloc_system(), 1 << 24);
	generate(&r, &own, 3);
	for (size_t limit = 100; done < 3 && limit < (size_t)1 << 28; limit += limit / 40 + 100) {
		gj_error err;
		gj_arena arena;
		gj_diff *d;
		int rc;

		gj_arena_init(&arena, gj_alloc_system(), limit);
		rc = gj_diff_instruments(&d, &arena, r.law, 0, 1, some_day(), NULL, 0, &err);
		assert_true(rc == GJ_OK || rc == GJ_ENOMEM);
		/* Diagrams that found no room say so in the shifts. */
		for (size_t i = 0; rc == GJ_OK && i < d->n_shifts; i++)
			failed += d->shift[i].by[0].too_large;
		failed += rc != GJ_OK;
		done += rc == GJ_OK && d->n_shifts > 0 && !d->shift[0].by[0].too_large;
		gj_arena_free(&arena);
	}
	assert_true(failed > 20 && done == 3);
	rules_close(&r);
	gj_arena_free(&own);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_turned_round),   cmocka_unit_test(test_days_turned_round),
		cmocka_unit_test(test_same_titles),    cmocka_unit_test(test_times),
		cmocka_unit_test(test_fines_for_each), cmocka_unit_test(test_with_itself),
		cmocka_unit_test(test_memory_ends)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
