/* SPDX-License-Identifier: Apache-2.0 */
/*
 * HTML against golden documents, with every allocation made to fail, and text that wants to be markup. What browsers and
 * parsers make of it: tests/html. To write the golden documents anew: GJ_WRITE_GOLDEN=1, then read what changed.
 */
#include "report/export.h"
#include "report/fixture.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "report/html.h"

static const char on[] = "2026-11-24";

typedef struct case_of {
	const char *golden, *service, *on, *norm; /* norm NULL: a check */
	gj_tongue tongue;
} case_of;

static const case_of cases[] = {
	{"plaza.en.html", "plaza.yaml", on, NULL, GJ_EN},
	{"plaza.zh.html", "plaza.yaml", on, NULL, GJ_ZH},
	{"late.en.html", "late.yaml", "2026-12-20", NULL, GJ_EN},
	{"late.zh.html", "late.yaml", "2026-12-20", NULL, GJ_ZH},
	{"why-assess.en.html", "plaza.yaml", on, "xx/assess", GJ_EN},
	{"why-costs.zh.html", "bank.yaml", on, "xx/vault", GJ_ZH},
};

static int write_check(gj_buf *out, const gj_verdicts *verdicts, const gj_style *style)
{
	gj_record *const record = (gj_record *)verdicts->record;
	gj_arena arena;
	gj_error err;
	gj_exporting e = {.out = out,
			  .arena = &arena,
			  .law = verdicts->law,
			  .on = verdicts->circuit->on,
			  .tongue = style->tongue,
			  .style = style,
			  .record = &record,
			  .n = 1};
	int rc;

	gj_arena_init(&arena, out->alloc, 1 << 20);
	rc = gj_export_html.start(&e, &err);
	if (rc == GJ_OK) {
		gj_export_html.add(&e, verdicts);
		gj_export_html.end(&e);
	}
	gj_arena_free(&arena);
	return rc == GJ_OK ? gj_buf_status(out) : rc;
}

static int write_case(gj_buf *out, const world *w, const case_of *c)
{
	gj_style style = {c->tongue, false, 80, false};

	if (c->norm != NULL)
		return gj_report_why_html(out, w->verdicts, norm_named(w, c->norm), &style);
	return write_check(out, w->verdicts, &style);
}

static void test_golden(void **state)
{
	bool write = getenv("GJ_WRITE_GOLDEN") != NULL;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char path[200];
		gj_str wanted;
		gj_buf out;
		world w;

		world_open(&w, cases[i].service, cases[i].on);
		gj_buf_init(&out, gj_alloc_system(), GJ_BUF_DEFAULT_LIMIT);
		assert_int_equal(write_case(&out, &w, &cases[i]), GJ_OK);
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
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i += 4) {
		gj_buf whole;
		long after = 0;
		int rc;
		world w;

		world_open(&w, cases[i].service, cases[i].on);
		gj_buf_init(&whole, gj_alloc_system(), GJ_BUF_DEFAULT_LIMIT);
		assert_int_equal(write_case(&whole, &w, &cases[i]), GJ_OK);
		do {
			gj_buf out;
			meter m;

			meter_start(&m, after++);
			gj_buf_init(&out, &m.alloc, GJ_BUF_DEFAULT_LIMIT);
			rc = write_case(&out, &w, &cases[i]);
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

static void test_marked(void **state)
{
	static const struct {
		gj_tongue tongue;
		const char *text, *markup;
	} table[] = {
		{GJ_EN, "art. 17 <b> & \"x\"", "art. 17 &lt;b&gt; &amp; &quot;x&quot;"},
		{GJ_EN, "the law (中华人民共和国网络安全法（2025年修正）), art. 1",
		 "the law (<span lang=\"zh\">中华人民共和国网络安全法（2025年修正）</span>), art. "
		 "1"},
		{GJ_EN, "及", "<span lang=\"zh\">及</span>"},
		{GJ_EN, "<甲><乙", "&lt;<span lang=\"zh\">甲&gt;&lt;乙</span>"},
		{GJ_EN, "\xc2\xa0\xc2\xb7 caf\xc3\xa9", "\xc2\xa0\xc2\xb7 caf\xc3\xa9"},
		{GJ_ZH, "主体：platform", "主体：platform"},
		{GJ_ZH, "请填 keeps_network_logs、a_b c_d e_f cn/genai-2023 art.",
		 "请填 keeps_network_logs、a_b c_d e_f cn/genai-2023 art."},
		{GJ_ZH, "未核实：the text <of it> was not read。",
		 "未核实：<span lang=\"en\">the text &lt;of it&gt; was not read</span>。"},
		{GJ_ZH, "a b", "a b"},
		/* what would be obeyed and not seen, what XML may not hold, a line of its own */
		{GJ_EN, "a\033[1m\nb\xe2\x80\xae\xef\xbf\xbf",
		 "a\xef\xbf\xbd[1m b\xef\xbf\xbd\xef\xbf\xbd"},
		{GJ_EN, "", ""},
	};

	(void)state;
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		gj_buf out;

		gj_buf_init(&out, gj_alloc_system(), GJ_BUF_DEFAULT_LIMIT);
		gj_buf_puts(&out, "");
		gj_html_marked(&out, gj_str_of(table[i].text), table[i].tongue);
		if (!gj_str_eq(gj_buf_str(&out), gj_str_of(table[i].markup)))
			fail_msg("%s becomes %s", table[i].text, out.at);
		gj_buf_free(&out);
	}
}

/* Headings of text reports come out in running letters, each at a place of its own. */
static void test_headings(void **state)
{
	gj_buf room;

	(void)state;
	gj_buf_init(&room, gj_alloc_system(), GJ_BUF_DEFAULT_LIMIT);
	assert_string_equal(gj_html_heading(&room, GJ_M_H_QUESTIONS, GJ_EN).at,
			    "What to ask first");
	assert_string_equal(gj_html_heading(&room, GJ_M_H_QUESTIONS, GJ_ZH).at, "先问什么");
	gj_buf_free(&room);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_golden),
		cmocka_unit_test(test_memory),
		cmocka_unit_test(test_marked),
		cmocka_unit_test(test_headings),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
