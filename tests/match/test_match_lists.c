/* SPDX-License-Identifier: Apache-2.0 */
/* Lists as people keep them, what is counted and what is said of them; the fold by examples; memory that runs out. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "match/coverage.h"
#include "match/scan.h"
#include "support/failing_alloc.h"

typedef struct bench {
	gj_arena arena;
	gj_terms terms;
	gj_error err;
	gj_buf said;
} bench;

static void open_bench(bench *b)
{
	gj_arena_init(&b->arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
	gj_terms_start(&b->terms, &b->arena);
	gj_buf_init(&b->said, gj_alloc_system(), 1 << 20);
	memset(&b->err, 0, sizeof b->err);
}

static void close_bench(bench *b)
{
	gj_buf_free(&b->said);
	gj_arena_free(&b->arena);
}

static int read_list(bench *b, const char *name, const char *text, bool exception)
{
	gj_source source = {gj_str_of(name), gj_str_of(text)};

	return gj_terms_read(&b->terms, &source, exception, &b->err);
}

static int hear(void *context, const gj_hit *hit)
{
	gj_buf_printf(context, "%llu-%llu ", (unsigned long long)hit->start,
		      (unsigned long long)hit->end);
	return GJ_OK;
}

/* The spans of all hits of the lists in a text. */
static const char *hits(bench *b, gj_match_options options, const char *text)
{
	gj_matcher matcher;
	gj_scan scan;

	gj_buf_clear(&b->said);
	assert_int_equal(gj_matcher_make(&matcher, &b->arena, &b->terms, &options, &b->err), GJ_OK);
	assert_int_equal(gj_scan_make(&scan, &b->arena, &matcher, hear, &b->said), GJ_OK);
	assert_int_equal(gj_scan_feed(&scan, gj_str_of(text)), GJ_OK);
	assert_int_equal(gj_scan_end(&scan), GJ_OK);
	return b->said.len > 0 ? b->said.at : "";
}

static void test_plain_lists(void **state)
{
	bench b;

	(void)state;
	open_bench(&b);
	assert_int_equal(read_list(&b, "lists/measures.txt",
				   "\xEF\xBB\xBF# weights\n catty \r\n\n#1 brand\nounce", false),
			 GJ_OK);
	assert_int_equal(b.terms.n, 3);
	assert_memory_equal(b.terms.item[0].text.at, "catty", 6);
	assert_int_equal(b.terms.item[0].line, 2);
	assert_memory_equal(b.terms.item[1].text.at, "#1 brand", 9);
	assert_int_equal(b.terms.item[2].line, 5);
	assert_memory_equal(b.terms.category[b.terms.item[2].category].at, "measures", 9);
	assert_int_equal(read_list(&b, "bad.txt",
				   "good\nb\xFF"
				   "d\n",
				   false),
			 GJ_EINPUT);
	assert_int_equal(b.err.spot[0].line, 2);
	assert_int_equal(b.err.spot[0].column, 2);
	close_bench(&b);
}

static void test_tables(void **state)
{
	bench b;

	(void)state;
	open_bench(&b);
	assert_int_equal(read_list(&b, "ads.csv",
				   "category,term,added,note\nads,\"best, "
				   "ever\",2026-11-01,\"two\nlines\"\n,first,,\n",
				   false),
			 GJ_OK);
	assert_int_equal(b.terms.n, 2);
	assert_memory_equal(b.terms.item[0].text.at, "best, ever", 11);
	assert_int_equal(b.terms.item[0].line, 2);
	assert_int_equal(b.terms.item[1].line, 4);
	assert_true(b.terms.item[0].dated && !b.terms.item[1].dated);
	assert_memory_equal(b.terms.category[b.terms.item[1].category].at, "ads", 4);

	assert_int_equal(read_list(&b, "a.csv", "term,catgory\nx,y\n", false), GJ_EINPUT);
	assert_non_null(strstr(b.err.message, "`catgory`"));
	assert_non_null(strstr(b.err.help, "`category`"));
	assert_int_equal(read_list(&b, "a.csv", "term,added\nx,2026-02-30\n", false), GJ_EINPUT);
	assert_non_null(strstr(b.err.message, "there is no day `2026-02-30`"));
	assert_int_equal(b.err.spot[0].line, 2);
	assert_int_equal(read_list(&b, "a.csv", "term,added\nx,yesterday\n", false), GJ_EINPUT);
	assert_non_null(strstr(b.err.message, "`yesterday` is not a day"));
	assert_int_equal(read_list(&b, "a.csv", "term,note\nx\n", false), GJ_EINPUT);
	assert_int_equal(b.err.spot[0].line, 2);
	assert_int_equal(read_list(&b, "a.csv", "word\nx\n", false), GJ_EINPUT);
	assert_non_null(strstr(b.err.message, "no column `term`"));
	assert_int_equal(read_list(&b, "a.csv", "term,note\n,empty\n", false), GJ_EINPUT);
	assert_non_null(strstr(b.err.message, "empty"));
	assert_int_equal(b.terms.n, 2);
	close_bench(&b);
}

/* A column that says something else of each term is no category. */
static void test_categories(void **state)
{
	int rc = GJ_OK;
	bench b;

	(void)state;
	open_bench(&b);
	for (int i = 0; rc == GJ_OK && i <= GJ_MOST_CATEGORIES; i++) {
		char name[20];

		snprintf(name, sizeof name, "c%d", i);
		rc = gj_terms_add(&b.terms, GJ_STR("best"), gj_str_of(name), false, &b.err);
	}
	assert_int_equal(rc, GJ_EINPUT);
	assert_int_equal(b.terms.n_categories, GJ_MOST_CATEGORIES);
	close_bench(&b);
}

static void test_coverage(void **state)
{
	gj_match_options usual = gj_match_options_usual();
	gj_matcher matcher;
	gj_coverage c;
	bench b;

	(void)state;
	open_bench(&b);
	assert_int_equal(
		read_list(&b, "a.csv",
			  "term,category\nbest,ads\nBEST,ads\nbest,other\nthe best tea,ads\nthe "
			  "bestest,ads\n"
			  "\xE6\x9C\x80,ads\n\xE6\x9C\x80\xE5\xA5\xBD,food\n\xE2\x80\x8B,food\n",
			  false),
		GJ_OK);
	assert_int_equal(read_list(&b, "x.txt", "Best\n", true), GJ_OK);
	assert_int_equal(gj_matcher_make(&matcher, &b.arena, &b.terms, &usual, &b.err), GJ_OK);
	assert_int_equal(gj_coverage_make(&c, &b.arena, &matcher, &b.err), GJ_OK);
	assert_int_equal(c.all.raw, 8);
	assert_int_equal(c.all.distinct, 5);
	assert_int_equal(
		c.all.kept,
		4); /* the second character alone subsumes across categories; `best` is an exception, so subsumes nothing */
	assert_int_equal(c.category[0].raw, 5);
	assert_int_equal(c.category[0].distinct, 4);
	assert_int_equal(c.category[0].kept, 4);
	assert_int_equal(c.category[2].kept, 1); /* what subsumes it is of another category */
	assert_int_equal(c.found[GJ_WARNING_NOTHING], 1);
	assert_int_equal(c.found[GJ_WARNING_SINGLE], 1);
	assert_int_equal(c.found[GJ_WARNING_DUPLICATE], 2);
	assert_int_equal(c.found[GJ_WARNING_SUBSUMED], 1);
	assert_int_equal(c.found[GJ_WARNING_CANCELLED], 1);
	gj_warning_tell(&b.said, &b.terms, &c.warning[1]);
	assert_string_equal(b.said.at,
			    "a.csv:3: `BEST` is the same when folded as `best` of a.csv:2");
	close_bench(&b);
}

/* Without the exception `best` subsumes the phrase it is a word of, not the longer word that begins with it. */
static void test_subsumed(void **state)
{
	gj_match_options options = gj_match_options_usual();
	gj_matcher matcher;
	gj_coverage c;
	bench b;

	(void)state;
	open_bench(&b);
	assert_int_equal(read_list(&b, "a.txt", "best\nthe best tea\nthe bestest\n", false), GJ_OK);
	assert_int_equal(gj_matcher_make(&matcher, &b.arena, &b.terms, &options, &b.err), GJ_OK);
	assert_int_equal(gj_coverage_make(&c, &b.arena, &matcher, &b.err), GJ_OK);
	assert_int_equal(c.all.kept, 2);
	options.boundary = false;
	assert_int_equal(gj_matcher_make(&matcher, &b.arena, &b.terms, &options, &b.err), GJ_OK);
	assert_int_equal(gj_coverage_make(&c, &b.arena, &matcher, &b.err), GJ_OK);
	assert_int_equal(c.all.kept, 1);
	close_bench(&b);
}

/* One term, one text, one span; "" for none. */
typedef struct example {
	const char *term, *text, *spans;
	unsigned fold;
} example;

static const example examples[] = {
	{"\xE9\xBE\x99", "\xE9\xBE\x8D", "0-3 ", GJ_FOLD_FORMS},       /* traditional */
	{"\xE9\xBE\x99", "\xE9\xBE\x8D", "", GJ_FOLD_OFF},	       /* as it stands */
	{"sale", "\xEF\xBC\xB3\xEF\xBC\xA1le", "0-8 ", GJ_FOLD_FORMS}, /* full width */
	{"cafe", "caf\xC3\xA9", "0-5 ", GJ_FOLD_FORMS},		       /* one code point */
	{"caf\xC3\xA9", "cafe\xCC\x81", "0-4 ",
	 GJ_FOLD_FORMS},			       /* two; the mark is not part of the span */
	{"10", "\xE2\x91\xA9", "0-3 ", GJ_FOLD_FORMS}, /* circled ten */
	{"7", "\xD9\xA7", "0-2 ", GJ_FOLD_FORMS},      /* Arabic-Indic seven */
	{"\xE4\xB8\xAD\xE5\x9B\xBD", "\xE4\xB8\xAD\xE2\x80\x8B\xE5\x9B\xBD", "0-9 ",
	 GJ_FOLD_FORMS}, /* zero width */
	{"strasse",
	 "Stra\xC3\x9F"
	 "e",
	 "0-7 ", GJ_FOLD_FORMS}, /* sharp s */
	{"\xE4\xBA\x8C\xE6\x89\x8B", "2\xE6\x89\x8B", "",
	 GJ_FOLD_FORMS}, /* numerals are an option */
	{"\xE4\xBA\x8C\xE6\x89\x8B", "2\xE6\x89\x8B", "0-4 ", GJ_FOLD_FORMS | GJ_FOLD_NUMERALS},
	{"\xE4\xB8\xAD\xE5\x9B\xBD", "\xE4\xB8\xAD- \xE5\x9B\xBD", "",
	 GJ_FOLD_FORMS}, /* separators are an option */
	{"\xE4\xB8\xAD\xE5\x9B\xBD", "\xE4\xB8\xAD- \xE5\x9B\xBD", "0-8 ",
	 GJ_FOLD_FORMS | GJ_FOLD_GAPS},
	{"\xE4\xB8\xAD\xE5\x9B\xBD", "\xE4\xB8\xAD---\xE5\x9B\xBD", "",
	 GJ_FOLD_FORMS | GJ_FOLD_GAPS},
	{"\xE4\xB8\xAD\xE5\x9B\xBD", "\xE4\xB8\xAD\n\xE5\x9B\xBD", "",
	 GJ_FOLD_FORMS | GJ_FOLD_GAPS}, /* a line ends */
	{"sm", "a smoking SM, s m", "10-12 14-17 ", GJ_FOLD_FORMS | GJ_FOLD_GAPS},
	{"good", "goooood", "", GJ_FOLD_FORMS},
	{"good", "goooood!", "0-7 ", GJ_FOLD_FORMS | GJ_FOLD_REPEATS},
	{"sm", "SM smoking asm sm2 \xE4\xB8\xADsm\xE4\xB8\xAD", "0-2 22-24 ",
	 GJ_FOLD_FORMS}, /* words */
	{"ab",
	 "a\xFF"
	 "b ab",
	 "4-6 ", GJ_FOLD_FORMS}, /* no UTF-8 */
};

static void test_fold(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
		gj_match_options options = gj_match_options_usual();
		bench b;

		open_bench(&b);
		options.fold = examples[i].fold;
		assert_int_equal(gj_terms_add(&b.terms, gj_str_of(examples[i].term), GJ_STR("c"),
					      false, &b.err),
				 GJ_OK);
		if (strcmp(hits(&b, options, examples[i].text), examples[i].spans) != 0)
			fail_msg("example %zu: `%s` in `%s`: %s", i, examples[i].term,
				 examples[i].text, b.said.len > 0 ? b.said.at : "nothing");
		close_bench(&b);
	}
}

/* The table itself: folding twice is folding once, for every code point and with every option. */
static void test_fold_rests(void **state)
{
	(void)state;
	for (uint32_t code = 0; code < GJ_CODE_POINTS; code++)
		for (unsigned how = GJ_FOLD_FORMS; how <= (GJ_FOLD_FORMS | GJ_FOLD_NUMERALS);
		     how++) {
			uint32_t once[GJ_FOLD_MOST], twice[GJ_FOLD_MOST];
			unsigned n = gj_fold_code(once, code, how);

			for (unsigned i = 0; i < n; i++)
				if (gj_fold_code(twice, once[i], how) != 1 || twice[0] != once[i])
					fail_msg("U+%04X", code);
		}
	assert_int_equal(strlen(gj_fold_hash()), 64);
	assert_non_null(strstr(gj_fold_version(), "Unicode"));
}

static void test_exceptions(void **state)
{
	gj_match_options usual = gj_match_options_usual();
	bench b;

	(void)state;
	open_bench(&b);
	read_list(&b, "a.txt", "best\ntop\n", false);
	read_list(&b, "x.txt", "best before\ntop of\n", true);
	/* Inside an exception, outside, and one that an exception only touches. */
	assert_string_equal(hits(&b, usual, "best before, best, best-before, the top of it"),
			    "13-17 19-23 ");
	close_bench(&b);
}

static void test_leftmost_longest(void **state)
{
	gj_match_options options = {GJ_FOLD_FORMS, GJ_MATCH_LEFTMOST_LONGEST, false,
				    gj_match_path_best(), GJ_MATCH_OWN};
	bench b;

	(void)state;
	open_bench(&b);
	read_list(&b, "a.txt", "ab\nabcd\nbcdef\nef\n", false);
	assert_string_equal(hits(&b, options, "abcdef abc bcdef"), "0-4 4-6 7-9 11-16 ");
	close_bench(&b);
}

static int work(const gj_alloc *alloc)
{
	gj_source list = {
		GJ_STR("a.csv"),
		GJ_STR("term,category\nbest,ads\nthe best,ads\n\xE6\x9C\x80\xE5\xA5\xBD,food\n")};
	gj_source exceptions = {GJ_STR("x.txt"), GJ_STR("best before\n")};
	gj_match_options usual = gj_match_options_usual();
	gj_arena arena;
	gj_terms terms;
	gj_matcher matcher;
	gj_coverage coverage;
	gj_scan scan;
	gj_error err;
	gj_buf said;
	int rc;

	gj_arena_init(&arena, alloc, GJ_ARENA_DEFAULT_LIMIT);
	gj_buf_init(&said, gj_alloc_system(), 1 << 20);
	gj_terms_start(&terms, &arena);
	rc = gj_terms_read(&terms, &list, false, &err);
	if (rc == GJ_OK)
		rc = gj_terms_read(&terms, &exceptions, true, &err);
	if (rc == GJ_OK)
		rc = gj_matcher_make(&matcher, &arena, &terms, &usual, &err);
	if (rc == GJ_OK)
		rc = gj_coverage_make(&coverage, &arena, &matcher, &err);
	if (rc == GJ_OK)
		rc = gj_scan_make(&scan, &arena, &matcher, hear, &said);
	for (int i = 0; rc == GJ_OK && i < 40; i++)
		rc = gj_scan_feed(&scan, GJ_STR("the best best best best best before best "));
	gj_buf_free(&said);
	gj_arena_free(&arena);
	return rc;
}

static void test_memory(void **state)
{
	(void)state;
	for (size_t n = 0;; n++) {
		failing f;
		int rc;

		failing_start(&f, n);
		rc = work(&f.alloc);
		assert_int_equal(f.out, 0);
		if (!f.failed) {
			assert_int_equal(rc, GJ_OK);
			assert_true(n > 5);
			break;
		}
		assert_int_equal(rc, GJ_ENOMEM);
	}
}

/* What is said of memory before it is taken is what is taken. */
static void test_stated_memory(void **state)
{
	gj_match_options usual = gj_match_options_usual();
	gj_matcher matcher;
	uint64_t stated;
	size_t before;
	bench b;

	(void)state;
	open_bench(&b);
	for (unsigned i = 0; i < 20000; i++) {
		char text[40];

		snprintf(text, sizeof text, "%x \xE4\xB8\x80 %x", i * 2654435761u, i);
		assert_int_equal(
			gj_terms_add(&b.terms, gj_str_of(text), GJ_STR("c"), false, &b.err), GJ_OK);
	}
	assert_int_equal(gj_matcher_start(&matcher, &b.arena, &b.terms, &usual, &stated, &b.err),
			 GJ_OK);
	before = b.arena.used;
	assert_int_equal(gj_matcher_finish(&matcher, &b.arena, &b.err), GJ_OK);
	assert_true(b.arena.used - before <= stated + stated / 10);
	assert_true(b.arena.used - before >= stated / 2);
	close_bench(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_plain_lists),	 cmocka_unit_test(test_tables),
		cmocka_unit_test(test_categories),	 cmocka_unit_test(test_coverage),
		cmocka_unit_test(test_subsumed),	 cmocka_unit_test(test_fold),
		cmocka_unit_test(test_fold_rests),	 cmocka_unit_test(test_exceptions),
		cmocka_unit_test(test_leftmost_longest), cmocka_unit_test(test_memory),
		cmocka_unit_test(test_stated_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
