/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Reports against golden texts (tests/report/golden), at every width, without colour, and with every allocation made
 * to fail. To write the golden texts anew: GJ_WRITE_GOLDEN=1, then read each of them before it is committed.
 */
#include "report/fixture.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "base/utf8.h"

static const char on[] = "2026-11-24";

typedef struct case_of {
	const char *golden, *service, *on, *norm; /* norm NULL: a check */
	gj_tongue tongue;
} case_of;

static const case_of cases[] = {
	{"plaza.en.txt", "plaza.yaml", on, NULL, GJ_EN},
	{"plaza.zh.txt", "plaza.yaml", on, NULL, GJ_ZH},
	{"nothing.en.txt", "nothing.yaml", on, NULL, GJ_EN},
	{"nothing.zh.txt", "nothing.yaml", on, NULL, GJ_ZH},
	{"private.en.txt", "private.yaml", on, NULL, GJ_EN},
	{"private.zh.txt", "private.yaml", on, NULL, GJ_ZH},
	{"late.en.txt", "late.yaml", "2026-12-20", NULL, GJ_EN},
	{"late.zh.txt", "late.yaml", "2026-12-20", NULL, GJ_ZH},
	{"draft.en.txt", "plaza.yaml", "2023-07-01", NULL, GJ_EN},
	{"why-assess.en.txt", "plaza.yaml", on, "xx/assess", GJ_EN},
	{"why-assess.zh.txt", "plaza.yaml", on, "xx/assess", GJ_ZH},
	{"why-lifted.en.txt", "private.yaml", on, "xx/assess", GJ_EN},
	{"why-large.en.txt", "private.yaml", on, "xx/large", GJ_EN},
	{"why-unknown.en.txt", "nothing.yaml", on, "xx/assess", GJ_EN},
	{"why-unknown.zh.txt", "nothing.yaml", on, "xx/assess", GJ_ZH},
	{"why-presumed.en.txt", "presumed.yaml", on, "xx/file", GJ_EN},
	{"why-draft.en.txt", "plaza.yaml", on, "xx/draft-assess", GJ_EN},
	{"why-costs.en.txt", "bank.yaml", on, "xx/vault", GJ_EN},
	{"why-costs.zh.txt", "bank.yaml", on, "xx/vault", GJ_ZH},
	{"why-costs-untold.en.txt", "bank-untold.yaml", on, "xx/vault", GJ_EN},
	{"why-future.en.txt", "plaza.yaml", on, "xx/child-mode", GJ_EN},
	{"why-conduct.en.txt", "plaza.yaml", on, "xx/spread", GJ_EN},
	{"why-conduct.zh.txt", "plaza.yaml", on, "xx/spread", GJ_ZH},
};

enum { N_CASES = sizeof cases / sizeof *cases };

static int write_case(gj_buf *out, const world *w, const case_of *c, const gj_style *style)
{
	if (c->norm != NULL)
		return gj_report_why_text(out, w->verdicts, norm_named(w, c->norm), style);
	gj_report_check_text(out, w->verdicts, style);
	return gj_buf_status(out);
}

static void test_golden(void **state)
{
	bool write = getenv("GJ_WRITE_GOLDEN") != NULL;

	(void)state;
	for (size_t i = 0; i < N_CASES; i++) {
		gj_style style = {cases[i].tongue, false, 80, false};
		char path[200];
		gj_str wanted;
		gj_buf out;
		world w;

		world_open(&w, cases[i].service, cases[i].on);
		gj_buf_init(&out, gj_alloc_system(), GJ_BUF_DEFAULT_LIMIT);
		assert_int_equal(write_case(&out, &w, &cases[i], &style), GJ_OK);
		snprintf(path, sizeof path, "tests/report/golden/%s", cases[i].golden);
		if (write)
			assert_int_equal(gj_file_write(path, gj_buf_str(&out), &w.err), GJ_OK);
		if (gj_file_read_text(&wanted, &w.arena, path, 1 << 20, &w.err) != GJ_OK)
			fail_msg("%s cannot be read", path);
		if (!gj_str_eq(wanted, gj_buf_str(&out)))
			fail_msg("%s differs; it is now:\n%s", path, out.at);
		gj_buf_free(&out);
		world_close(&w);
	}
}

/* No line is wider than the page, from 40 columns on, in either tongue. */
static void test_width(void **state)
{
	(void)state;
	for (size_t i = 0; i < N_CASES; i++) {
		world w;

		world_open(&w, cases[i].service, cases[i].on);
		for (unsigned width = 40; width <= 120; width += 1 + width / 20) {
			for (int tongue = GJ_EN; tongue <= GJ_ZH; tongue++) {
				gj_style style = {(gj_tongue)tongue, false, width, false};
				gj_buf out;
				gj_str rest;

				gj_buf_init(&out, gj_alloc_system(), GJ_BUF_DEFAULT_LIMIT);
				assert_int_equal(write_case(&out, &w, &cases[i], &style), GJ_OK);
				for (rest = gj_buf_str(&out); rest.len > 0;) {
					const char *end = memchr(rest.at, '\n', rest.len);
					gj_str line = {rest.at, (size_t)(end - rest.at)};

					if (gj_utf8_width(line) > width)
						fail_msg("wider than %u: %.*s", width,
							 GJ_FMT(line));
					if (line.len > 0 && line.at[line.len - 1] == ' ')
						fail_msg("ends in a space: `%.*s`", GJ_FMT(line));
					rest.at += line.len + 1;
					rest.len -= line.len + 1;
				}
				gj_buf_free(&out);
			}
		}
		world_close(&w);
	}
}

/* Colour adds escape sequences and changes nothing else. */
static void test_colour(void **state)
{
	(void)state;
	for (size_t i = 0; i < N_CASES; i++) {
		gj_style plain = {cases[i].tongue, false, 80, false},
			 coloured = {cases[i].tongue, true, 80, false};
		gj_buf without, with, stripped;
		world w;

		world_open(&w, cases[i].service, cases[i].on);
		gj_buf_init(&without, gj_alloc_system(), GJ_BUF_DEFAULT_LIMIT);
		gj_buf_init(&with, gj_alloc_system(), GJ_BUF_DEFAULT_LIMIT);
		gj_buf_init(&stripped, gj_alloc_system(), GJ_BUF_DEFAULT_LIMIT);
		assert_int_equal(write_case(&without, &w, &cases[i], &plain), GJ_OK);
		assert_int_equal(write_case(&with, &w, &cases[i], &coloured), GJ_OK);
		assert_null(memchr(without.at, '\033', without.len));
		assert_non_null(memchr(with.at, '\033', with.len));
		for (size_t k = 0; k < with.len; k++) {
			if (with.at[k] == '\033')
				k += strcspn(with.at + k, "m");
			else
				gj_buf_putc(&stripped, with.at[k]);
		}
		assert_string_equal(stripped.at, without.at);
		gj_buf_free(&stripped);
		gj_buf_free(&with);
		gj_buf_free(&without);
		world_close(&w);
	}
}

typedef int writer(gj_buf *out, const world *w, gj_error *err);

static int write_check(gj_buf *out, const world *w, gj_error *err)
{
	static const gj_style style = {GJ_EN, true, 80, false};

	(void)err;
	gj_report_check_text(out, w->verdicts, &style);
	return gj_buf_status(out);
}

static int write_check_json(gj_buf *out, const world *w, gj_error *err)
{
	(void)err;
	gj_report_check_json(out, w->verdicts, true);
	return gj_buf_status(out);
}

static int write_why(gj_buf *out, const world *w, gj_error *err)
{
	static const gj_style style = {GJ_ZH, false, 80, false};

	(void)err;
	return gj_report_why_text(out, w->verdicts, norm_named(w, "xx/assess"), &style);
}

static int write_why_json(gj_buf *out, const world *w, gj_error *err)
{
	(void)err;
	return gj_report_why_json(out, w->verdicts, norm_named(w, "xx/large"));
}

static int write_list(gj_buf *out, const world *w, gj_error *err)
{
	static const gj_style style = {GJ_EN, false, 80, false};

	(void)err;
	gj_report_law_list(out, w->law, 0, false, &style);
	gj_report_law_list(out, w->law, 0, true, &style);
	return gj_buf_status(out);
}

static int write_show(gj_buf *out, const world *w, gj_error *err)
{
	static const gj_style style = {GJ_EN, false, 80, false};

	return gj_report_law_show(out, w->law, GJ_STR("public"), &style, err);
}

static int write_coverage(gj_buf *out, const world *w, gj_error *err)
{
	static const gj_style style = {GJ_EN, false, 80, false};
	bool complete;

	return gj_report_law_coverage(out, w->law, GJ_STR("xx/rule"), &style, &complete, err);
}

/* Every allocation fails in turn: an error, never a crash, nothing leaked; in the end the same text. */
static void test_memory(void **state)
{
	static writer *const writers[] = {write_check,	  write_check_json, write_why,
					  write_why_json, write_list,	    write_show,
					  write_coverage};
	world w;

	(void)state;
	world_open(&w, "plaza.yaml", on);
	for (size_t i = 0; i < sizeof writers / sizeof *writers; i++) {
		gj_buf whole;
		long after = 0;
		int rc;

		gj_buf_init(&whole, gj_alloc_system(), GJ_BUF_DEFAULT_LIMIT);
		assert_int_equal(writers[i](&whole, &w, &w.err), GJ_OK);
		do {
			gj_buf out;
			meter m;

			meter_start(&m, after++);
			gj_buf_init(&out, &m.alloc, GJ_BUF_DEFAULT_LIMIT);
			rc = writers[i](&out, &w, &w.err);
			assert_true(rc == GJ_OK || rc == GJ_ENOMEM);
			if (rc == GJ_OK)
				assert_string_equal(out.at, whole.at);
			gj_buf_free(&out);
			assert_int_equal(m.open, 0);
		} while (rc != GJ_OK);
		assert_true(after > 1);
		gj_buf_free(&whole);
	}
	world_close(&w);
}

static void test_show_and_coverage(void **state)
{
	gj_style style = {GJ_EN, false, 80, false};
	bool complete = true;
	gj_buf out;
	world w;

	(void)state;
	world_open(&w, "nothing.yaml", on);
	gj_buf_init(&out, gj_alloc_system(), GJ_BUF_DEFAULT_LIMIT);
	assert_int_equal(gj_report_law_show(&out, w.law, GJ_STR("influential"), &style, &w.err),
			 GJ_OK);
	assert_non_null(strstr(out.at, "term influential"));
	assert_non_null(strstr(out.at, "condition of"));
	assert_non_null(strstr(out.at, "xx/assess"));
	gj_buf_clear(&out);
	/* A role is found by its own name and by those that it binds. */
	assert_int_equal(gj_report_law_show(&out, w.law, GJ_STR("user"), &style, &w.err), GJ_OK);
	assert_non_null(strstr(out.at, "bearer of"));
	gj_buf_clear(&out);
	assert_int_equal(gj_report_law_show(&out, w.law, GJ_STR("xx/rule 第三条"), &style, &w.err),
			 GJ_OK);
	assert_non_null(strstr(out.at, "article xx/rule art 3"));
	gj_buf_clear(&out);
	assert_int_equal(gj_report_law_show(&out, w.law, GJ_STR("influental"), &style, &w.err),
			 GJ_EINPUT);
	assert_string_equal(w.err.help, "did you mean `influential`?");
	/* Article 10 of the rule has no block. */
	assert_int_equal(
		gj_report_law_coverage(&out, w.law, GJ_STR("xx/rule"), &style, &complete, &w.err),
		GJ_OK);
	assert_false(complete);
	assert_non_null(strstr(out.at, "MISSING"));
	assert_non_null(strstr(out.at, "9 of 10 articles with status"));
	gj_buf_clear(&out);
	assert_int_equal(
		gj_report_law_coverage(&out, w.law, GJ_STR("xx/draft"), &style, &complete, &w.err),
		GJ_OK);
	assert_true(complete);
	assert_int_equal(
		gj_report_law_coverage(&out, w.law, GJ_STR("xx/rul"), &style, &complete, &w.err),
		GJ_EINPUT);
	assert_string_equal(w.err.help, "did you mean `xx/rule`?");
	gj_buf_free(&out);
	world_close(&w);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_golden),
		cmocka_unit_test(test_width),
		cmocka_unit_test(test_colour),
		cmocka_unit_test(test_memory),
		cmocka_unit_test(test_show_and_coverage),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
