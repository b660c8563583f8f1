/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The resolved model. model.txt has every kind of block; what becomes of it stands in model.dump. Neither the order of
 * files and arguments nor the spelling of names changes it.
 */
#include "law/dump.h"
#include "law/rules.h"

#define MODEL "tests/law/model.txt"

/* model.txt with each @ replaced. */
static gj_str model_text(gj_arena *arena, const char *prefix)
{
	gj_str text = text_file(arena, MODEL), out;
	gj_buf buf;

	assert_non_null(text.at);
	gj_buf_init(&buf, gj_alloc_system(), 1 << 20);
	for (size_t i = 0; i < text.len; i++) {
		if (text.at[i] == '@')
			gj_buf_puts(&buf, prefix);
		else
			gj_buf_putc(&buf, text.at[i]);
	}
	assert_int_equal(gj_arena_str(arena, &out, gj_buf_str(&buf)), GJ_OK);
	gj_buf_free(&buf);
	return out;
}

static void must_load(rules *r, const char *const *name, const gj_str *text, size_t n)
{
	rules_texts(r, name, text, n);
	if (r->law == NULL)
		fail_msg("%s", text_error(&r->arena, &r->err).at);
}

static void test_everything(void **state)
{
	static const char *const name[] = {"model.gj"};
	gj_arena arena;
	gj_str text;
	rules r;

	(void)state;
	gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
	text = model_text(&arena, "a.");
	must_load(&r, name, &text, 1);
	assert_true(
		text_is_golden(&arena, dump_law(&arena, r.law, 2, false), "tests/law/model.dump"));
	rules_close(&r);
	gj_arena_free(&arena);
}

/* Names that sort otherwise and are longer change nothing but themselves. */
static void test_renaming(void **state)
{
	static const char *const name[] = {"model.gj"};
	static const char *const prefix[] = {"zz/zebra-", "0.", "m_"};
	gj_arena arena;
	gj_str text, first;
	rules r;

	(void)state;
	gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
	text = model_text(&arena, "a");
	must_load(&r, name, &text, 1);
	first = dump_law(&arena, r.law, 1, false);
	rules_close(&r);
	for (size_t i = 0; i < 3; i++) {
		text = model_text(&arena, prefix[i]);
		must_load(&r, name, &text, 1);
		assert_true(gj_str_eq(first, dump_law(&arena, r.law, strlen(prefix[i]), false)));
		rules_close(&r);
	}
	gj_arena_free(&arena);
}

/* Tests stay in the file of the block above them, for one may be like another. */
static bool ends_part(gj_str text, size_t at)
{
	gj_str rest = {text.at + at, text.len - at};

	return at + 1 == text.len ||
	       (gj_str_starts(rest, GJ_STR("\n\n")) && !gj_str_starts(rest, GJ_STR("\n\ntest ")));
}

/* The text cut into files at its blank lines, block i to file i % n. */
static void deal(gj_arena *arena, gj_str text, gj_str *part, size_t n)
{
	gj_buf buf[6];
	size_t block = 0, at = 0;

	for (size_t i = 0; i < n; i++)
		gj_buf_init(&buf[i], gj_alloc_system(), 1 << 20);
	for (size_t i = 0; i < text.len; i++)
		if (ends_part(text, i)) {
			gj_buf_add(&buf[block++ % n], (gj_str){text.at + at, i + 1 - at});
			at = i + 1;
		}
	for (size_t i = 0; i < n; i++) {
		assert_int_equal(gj_arena_str(arena, &part[i], gj_buf_str(&buf[i])), GJ_OK);
		gj_buf_free(&buf[i]);
	}
}

/* Files given in any order are one law to the byte; files with other names hold the same law. */
static void test_order_of_files(void **state)
{
	static const char *const name[] = {"a.gj", "b.gj", "c.gj", "d.gj", "e.gj", "f.gj"};
	static const char *const renamed[] = {"a.gj", "b.gj", "c.gj", "d.gj", "e.gj", "g.gj"};
	gj_str part[6], text, plain, sorted;
	char hash[65];
	gj_arena arena;
	rules r;

	(void)state;
	gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
	text = model_text(&arena, "a");
	deal(&arena, text, part, 6);
	must_load(&r, name, part, 6);
	plain = dump_law(&arena, r.law, 1, false);
	sorted = dump_law(&arena, r.law, 1, true);
	memcpy(hash, r.law->hash, sizeof hash);
	rules_close(&r);
	for (size_t turn = 1; turn < 6; turn++) {
		const char *turned_name[6];
		gj_str turned[6];

		for (size_t i = 0; i < 6; i++) {
			turned_name[i] = name[(i + turn) % 6];
			turned[i] = part[(i + turn) % 6];
		}
		must_load(&r, turned_name, turned, 6);
		assert_true(gj_str_eq(plain, dump_law(&arena, r.law, 1, false)));
		assert_string_equal(hash, r.law->hash);
		rules_close(&r);
		must_load(&r, name, turned, 6);
		assert_true(gj_str_eq(sorted, dump_law(&arena, r.law, 1, true)));
		assert_string_not_equal(hash, r.law->hash);
		rules_close(&r);
	}
	/* So does the name of a file alone. */
	must_load(&r, renamed, part, 6);
	assert_true(gj_str_eq(plain, dump_law(&arena, r.law, 1, false)));
	assert_string_not_equal(hash, r.law->hash);
	rules_close(&r);
	gj_arena_free(&arena);
}

/* ---- order ---- */

static size_t place_in(const uint32_t *order, size_t n, uint32_t ref)
{
	size_t i = 0;

	while (i < n && order[i] != ref)
		i++;
	assert_true(i < n);
	return i;
}

static void test_orders(void **state)
{
	rules r;

	(void)state;
	rules_must_read(&r,
			"term c\n  means b\n\nterm b\n  includes a\n\nterm a\n  excludes open\n\n"
			"exemption xx/x\n  cite xx/law art 2\n  lifts xx/duty, xx/y\n\n"
			"exemption xx/y\n  cite xx/law art 2\n  lifts xx/law\n");
	for (size_t i = 0; i < r.law->n_norms; i++) {
		const gj_norm *norm = &r.law->norm[i];
		size_t at = place_in(r.law->norm_order, r.law->n_norms, (uint32_t)i);

		for (size_t k = 0; k < norm->lifts.n; k++)
			assert_true(at <
				    place_in(r.law->norm_order, r.law->n_norms, norm->lifts.at[k]));
	}
	assert_true(place_in(r.law->term_order, r.law->n_terms, rules_term(&r, "a")) <
		    place_in(r.law->term_order, r.law->n_terms, rules_term(&r, "b")));
	assert_true(place_in(r.law->term_order, r.law->n_terms, rules_term(&r, "b")) <
		    place_in(r.law->term_order, r.law->n_terms, rules_term(&r, "c")));
	rules_close(&r);
}

/* ---- groups ---- */

static const char groups[] =
	"duty xx/d1\n  cite xx/old art 1\n  must open\n\n"
	"duty xx/d12\n  cite xx/old art 1 para 2\n  must open\n  else xx/s2\n\n"
	"duty xx/d11\n  cite xx/old art 11\n  with xx/old art 1\n  must open\n\n"
	"duty xx/d1i\n  cite xx/old art 1 item 2\n  must open\n\n"
	"prohibition xx/p\n  cite xx/old art 3\n  must not open\n\n"
	"procedure xx/pr\n  cite xx/old art 4\n  must open\n\n"
	"power xx/po\n  cite xx/old art 4\n\n"
	"permission xx/pe\n  cite xx/old art 4\n  lifts xx/p\n\n"
	"exemption xx/e1\n  cite xx/old art 5\n  lifts xx/old\n\n"
	"exemption xx/e2\n  cite xx/old art 5\n  lifts xx/old art 1, xx/old art 1 para 2\n\n"
	"exemption xx/e3\n  cite xx/old art 5\n  lifts xx/e1, xx/e2, xx/pe\n\n"
	"sanction xx/s1\n  cite xx/old art 9\n  upon breach of xx/old\n  measure warning\n\n"
	"sanction xx/s2\n  cite xx/old art 9\n  upon breach of xx/old art 1, xx/pr\n  measure "
	"warning\n";

static void test_groups(void **state)
{
	rules r;

	(void)state;
	rules_must_read(&r, groups);
#define IS(id, refs, wanted)                                                                       \
	assert_string_equal(rules_norms(&r, &r.law->norm[rules_norm(&r, id)].refs), wanted)
	IS("xx/e1", lifts, "xx/d1 xx/d12 xx/d11 xx/d1i xx/p xx/pr xx/po xx/s1 xx/s2");
	IS("xx/e2", lifts, "xx/d1 xx/d12 xx/d1i");
	IS("xx/e3", lifts, "xx/e1 xx/e2 xx/pe");
	IS("xx/pe", lifts, "xx/p");
	IS("xx/d12", lifted_by, "xx/e1 xx/e2");
	IS("xx/p", lifted_by, "xx/pe xx/e1");
	IS("xx/e1", lifted_by, "xx/e3");
	IS("xx/d11", lifted_by, "xx/e1");
	IS("xx/s1", breach, "xx/d1 xx/d12 xx/d11 xx/d1i xx/p");
	IS("xx/s2", breach, "xx/d12 xx/d1 xx/d1i xx/pr");
	IS("xx/d12", orelse, "xx/s2 xx/s1");
	IS("xx/d1", orelse, "xx/s1 xx/s2");
	IS("xx/pr", orelse, "xx/s2");
	IS("xx/po", orelse, "");
	IS("xx/duty", lifted_by, "");
#undef IS
	rules_close(&r);
}

/* ---- looking things up ---- */

/* Its steps are those of the last call. */
static gj_cite cite_of(gj_unit unit, const char *label)
{
	static gj_cite_step step[2];

	step[0].unit = unit;
	strcpy(step[0].label, label);
	step[1].unit = GJ_UNIT_PARA;
	strcpy(step[1].label, "1");
	return (gj_cite){.n = 2, .step = step};
}

static void test_articles(void **state)
{
	static const char *const order[] = {"2", "6", "6a", "10", "i"};
	uint32_t law;
	size_t n, first;
	gj_cite cite;
	rules r;

	(void)state;
	rules_must_read(&r, "article xx/law annex i\n  status open\n\n"
			    "article xx/law art 10\n  status open\n\n"
			    "article xx/old art 3\n  status open\n\n"
			    "article xx/law art 6a\n  status open\n\n"
			    "article xx/law art 2\n  status open\n\n"
			    "article xx/law art 6\n  status open\n");
	law = rules_instrument(&r, "xx/law");
	first = gj_law_articles(r.law, law, &n);
	assert_int_equal(n, 5);
	for (size_t i = 0; i < n; i++) {
		const gj_article *article = &r.law->article[first + i];

		assert_string_equal(article->cite.step[0].label, order[i]);
		cite = cite_of(article->cite.step[0].unit, order[i]);
		assert_ptr_equal(gj_law_article(r.law, law, &cite), article);
	}
	cite = cite_of(GJ_UNIT_ART, "7");
	assert_null(gj_law_article(r.law, law, &cite));
	cite = cite_of(GJ_UNIT_ART, "i");
	assert_null(gj_law_article(r.law, law, &cite));
	gj_law_articles(r.law, rules_instrument(&r, "xx/proposal"), &n);
	assert_int_equal(n, 0);
	rules_close(&r);
}

static void test_calendars(void **state)
{
	const gj_calendar *calendar;
	bool work = false;
	gj_day day = 0;
	rules r;

	(void)state;
	rules_must_read(&r, "calendar b/2024\n  jurisdiction b\n\n"
			    "calendar a/2025\n  jurisdiction a\n  off 2025-01-01\n\n"
			    "calendar a/2024\n  jurisdiction a\n  work 2024-05-04\n");
	assert_int_equal(r.law->n_calendars, 2);
	calendar = gj_law_calendar(r.law, GJ_STR("a"));
	assert_non_null(calendar);
	assert_int_equal(calendar->n_years, 2);
	assert_int_equal(calendar->year[0].year, 2024);
	assert_int_equal(calendar->year[0].place.pos.line, 8);
	assert_int_equal(gj_day_parse(&day, "2024-05-04", 10), GJ_OK);
	assert_true(gj_workdays_is_work(&calendar->days, day, &work));
	assert_true(work);
	assert_non_null(gj_law_calendar(r.law, GJ_STR("b")));
	assert_null(gj_law_calendar(r.law, GJ_STR("c")));
	assert_null(gj_law_calendar(r.law, GJ_STR("")));
	rules_close(&r);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_everything),     cmocka_unit_test(test_renaming),
		cmocka_unit_test(test_order_of_files), cmocka_unit_test(test_orders),
		cmocka_unit_test(test_groups),	       cmocka_unit_test(test_articles),
		cmocka_unit_test(test_calendars),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
