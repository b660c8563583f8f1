/* SPDX-License-Identifier: Apache-2.0 */
/* What lint found, as text and as JSON (docs/schema/lint.schema.json). */
#include "report/json_parts.h"

static const gj_message severities[] = {GJ_M_LINT_INFO, GJ_M_LINT_WARNING, GJ_M_LINT_ERROR};
static const gj_ink inks[] = {GJ_INK_DIM, GJ_INK_YELLOW, GJ_INK_RED};
static const char *const words[] = {"info", "warning", "error"};

static void add_place(gj_page *page, const gj_law *law, gj_place place)
{
	char line[12], column[12];

	if (place.file < law->n_files)
		gj_page_add(page, law->file[place.file].name);
	if (place.pos.line == 0)
		return;
	gj_page_add(page, GJ_STR(":"));
	gj_page_add(page, gj_count(line, place.pos.line));
	gj_page_add(page, GJ_STR(":"));
	gj_page_add(page, gj_count(column, place.pos.col));
}

/* One line for editors and grep, not wrapped: file:line:column: severity: message [rule]. */
static void say_finding(gj_page *page, const gj_law *law, const gj_finding *finding)
{
	add_place(page, law, finding->place);
	gj_page_add(page, GJ_STR(": "));
	gj_page_say(page, severities[finding->severity], NULL);
	gj_page_add(page, GJ_STR(": "));
	gj_page_add(page, finding->message);
	gj_page_add(page, GJ_STR(" ["));
	gj_page_add(page, gj_str_of(gj_lint_name(finding->rule)));
	gj_page_add(page, GJ_STR("]"));
	gj_page_end_unwrapped(page, inks[finding->severity]);
	if (finding->other.pos.line > 0) {
		gj_page_add(page, GJ_STR("  "));
		add_place(page, law, finding->other);
		gj_page_end_unwrapped(page, GJ_INK_DIM);
	}
}

static void count(const gj_findings *findings, size_t counts[3])
{
	for (size_t i = 0; i < findings->n; i++)
		counts[findings->item[i].severity]++;
}

void gj_report_findings_text(gj_buf *out, const gj_law *law, const gj_findings *findings,
			     const gj_style *style)
{
	size_t counts[3] = {0, 0, 0};
	char error[12], warning[12], info[12];
	gj_page page;

	gj_page_start(&page, out, style);
	for (size_t i = 0; i < findings->n; i++)
		say_finding(&page, law, &findings->item[i]);
	count(findings, counts);
	if (findings->n == 0)
		gj_page_line(&page, 0, GJ_INK_PLAIN, GJ_M_LINT_CLEAN, NULL);
	else
		gj_page_line(&page, 0, GJ_INK_BOLD, GJ_M_LINT_TOTALS,
			     GJ_ARGS(gj_count(error, counts[2]), gj_count(warning, counts[1]),
				     gj_count(info, counts[0])));
	gj_page_done(&page);
}

static void put_place(gj_json *json, const char *key, const gj_law *law, gj_place place)
{
	gj_json_key(json, key);
	if (place.pos.line == 0) {
		gj_json_null(json);
		return;
	}
	gj_json_open(json, '{');
	gj_json_put_str(json, "file",
			place.file < law->n_files ? law->file[place.file].name : GJ_STR(""));
	gj_json_put_int(json, "line", place.pos.line);
	gj_json_put_int(json, "column", place.pos.col);
	gj_json_close(json, '}');
}

void gj_report_findings_json(gj_buf *out, const gj_law *law, const gj_findings *findings)
{
	size_t counts[3] = {0, 0, 0};
	gj_json json;

	gj_json_init(&json, out, false);
	gj_json_open(&json, '{');
	gj_json_put_word(&json, "schema", "guiju/lint/1");
	gj_json_put_word(&json, "rules", law->hash);
	gj_json_key(&json, "findings");
	gj_json_open(&json, '[');
	for (size_t i = 0; i < findings->n; i++) {
		const gj_finding *finding = &findings->item[i];

		gj_json_open(&json, '{');
		gj_json_put_word(&json, "rule", gj_lint_name(finding->rule));
		gj_json_put_word(&json, "severity", words[finding->severity]);
		gj_json_put_str(&json, "message", finding->message);
		put_place(&json, "place", law, finding->place);
		put_place(&json, "other", law, finding->other);
		gj_json_close(&json, '}');
	}
	gj_json_close(&json, ']');
	count(findings, counts);
	gj_json_key(&json, "totals");
	gj_json_open(&json, '{');
	gj_json_put_int(&json, "error", (int64_t)counts[2]);
	gj_json_put_int(&json, "warning", (int64_t)counts[1]);
	gj_json_put_int(&json, "info", (int64_t)counts[0]);
	gj_json_close(&json, '}');
	gj_json_close(&json, '}');
	gj_buf_putc(out, '\n');
}
