/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Questions, counts and the rule base in HTML: golden documents, and every allocation made to fail. To write the golden
 * documents anew: GJ_WRITE_GOLDEN=1, then read what changed.
 */
#include "report/fixture.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "report/counts.h"
#include "report/poll.h"

enum { SHOWN = 2, SERVICES = 1200 };

static const char on[] = "2026-11-24";

typedef int form(gj_buf *out, world *w, const gj_style *style);

static void rank(world *w, gj_prospects *questions)
{
	gj_inquiry *inquiry;

	assert_int_equal(gj_inquiry_new(&inquiry, &w->arena, w->verdicts->circuit,
					w->verdicts->record, NULL),
			 GJ_OK);
	assert_int_equal(gj_inquiry_rank(questions, &w->arena, inquiry, SHOWN), GJ_OK);
	assert_true(questions->n > 1);
}

static int write_ask(gj_buf *out, world *w, const gj_style *style)
{
	gj_prospects questions;
	gj_ask_view view = {w->verdicts->circuit, w->verdicts->record, &questions};

	rank(w, &questions);
	gj_report_ask_html(out, &view, SHOWN, style);
	return gj_buf_status(out);
}

/* Two questions of a portfolio: every answer decides a hundred pairs more than the one before. */
static int write_poll(gj_buf *out, world *w, const gj_style *style)
{
	static uint64_t decides[GJ_MOST_ANSWERS];
	gj_prospects questions;
	gj_poll_line line[2];
	gj_poll_view view = {
		w->law, w->verdicts->circuit->on, GJ_STR("<b>.jsonl"), SERVICES, 4321, line, 2};

	rank(w, &questions);
	for (size_t i = 0; i < GJ_MOST_ANSWERS; i++)
		decides[i] = 100 * i;
	for (size_t i = 0; i < 2; i++)
		line[i] = (gj_poll_line){&questions.at[i], 2000 - i, decides, 0};
	gj_report_poll_html(out, &view, 1, style);
	return gj_buf_status(out);
}

/* Of 1200 services the k-th norm binds k hundred, and as many are undecided; what is not in force binds none. */
static int write_counts(gj_buf *out, world *w, const gj_style *style)
{
	enum { N = 6 };
	static const gj_applicability when[N] = {GJ_APPLIES, GJ_DOES_NOT_APPLY, GJ_APPLIES,
						 GJ_APPLIES, GJ_FUTURE,		GJ_APPLIES};
	uint32_t norm[N] = {0, 1, 2, 3, norm_named(w, "xx/child-mode"), norm_named(w, "xx/assess")};
	uint64_t yes[N], no[N];
	gj_counts counts = {w->law,
			    w->verdicts->circuit->on,
			    GJ_STR("<b>.csv"),
			    norm,
			    when,
			    yes,
			    no,
			    N,
			    SERVICES,
			    7};

	for (uint64_t i = 0; i < N; i++) {
		yes[i] = 100 * i;
		no[i] = SERVICES - 200 * i;
	}
	gj_report_counts_html(out, &counts, style);
	return gj_buf_status(out);
}

static int write_list(gj_buf *out, world *w, const gj_style *style)
{
	gj_report_law_list_html(out, w->law, w->verdicts->circuit->on, false, style);
	return gj_buf_status(out);
}

static int write_unverified(gj_buf *out, world *w, const gj_style *style)
{
	gj_report_law_list_html(out, w->law, w->verdicts->circuit->on, true, style);
	return gj_buf_status(out);
}

static int write_instrument(gj_buf *out, world *w, const gj_style *style)
{
	return gj_report_law_show_html(out, w->law, GJ_STR("xx/rule"), style, &w->err);
}

static int write_norm(gj_buf *out, world *w, const gj_style *style)
{
	return gj_report_law_show_html(out, w->law, GJ_STR("xx/assess"), style, &w->err);
}

static int write_coverage(gj_buf *out, world *w, const gj_style *style)
{
	bool complete = true;

	gj_report_law_coverage_all_html(out, w->law, style, &complete);
	assert_false(complete);
	return gj_buf_status(out);
}

static int write_articles(gj_buf *out, world *w, const gj_style *style)
{
	bool complete = true;
	int rc = gj_report_law_coverage_html(out, w->law, GJ_STR("xx/rule"), style, &complete,
					     &w->err);

	assert_false(complete);
	return rc;
}

static int write_timeline(gj_buf *out, world *w, const gj_style *style)
{
	return gj_report_law_timeline_html(out, w->law, NULL, 0, style, &w->err);
}

static const struct {
	const char *golden;
	form *write;
	gj_tongue tongue;
} cases[] = {
	{"ask.en.html", write_ask, GJ_EN},
	{"ask.zh.html", write_ask, GJ_ZH},
	{"poll.en.html", write_poll, GJ_EN},
	{"counts.en.html", write_counts, GJ_EN},
	{"counts.zh.html", write_counts, GJ_ZH},
	{"law-list.en.html", write_list, GJ_EN},
	{"law-unverified.zh.html", write_unverified, GJ_ZH},
	{"law-instrument.en.html", write_instrument, GJ_EN},
	{"law-norm.zh.html", write_norm, GJ_ZH},
	{"law-coverage.en.html", write_coverage, GJ_EN},
	{"law-articles.zh.html", write_articles, GJ_ZH},
	{"law-timeline.en.html", write_timeline, GJ_EN},
};

static void test_golden(void **state)
{
	bool write = getenv("GJ_WRITE_GOLDEN") != NULL;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		gj_style style = {cases[i].tongue, false, 80, false};
		char path[200];
		gj_str wanted;
		gj_buf out;
		world w;

		world_open(&w, "nothing.yaml", on);
		gj_buf_init(&out, gj_alloc_system(), GJ_BUF_DEFAULT_LIMIT);
		assert_int_equal(cases[i].write(&out, &w, &style), GJ_OK);
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

/* Every allocation fails in turn: an error, never a crash, nothing leaked; in the end the same document. */
static void test_memory(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		gj_style style = {cases[i].tongue, false, 80, false};
		gj_buf whole;
		long after = 0;
		int rc;
		world w;

		world_open(&w, "nothing.yaml", on);
		gj_buf_init(&whole, gj_alloc_system(), GJ_BUF_DEFAULT_LIMIT);
		assert_int_equal(cases[i].write(&whole, &w, &style), GJ_OK);
		do {
			gj_buf out;
			meter m;

			meter_start(&m, after++);
			gj_buf_init(&out, &m.alloc, GJ_BUF_DEFAULT_LIMIT);
			rc = cases[i].write(&out, &w, &style);
			assert_true(rc == GJ_OK || rc == GJ_ENOMEM);
			if (rc == GJ_OK)
				assert_string_equal(out.at, whole.at);
			gj_buf_free(&out);
			assert_int_equal(m.open, 0);
		} while (rc != GJ_OK);
		assert_true(after > 10);
		gj_buf_free(&whole);
		world_close(&w);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_golden),
		cmocka_unit_test(test_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
