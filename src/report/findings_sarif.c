/* SPDX-License-Identifier: Apache-2.0 */
/* What lint found as a SARIF log. */
#include "report/sarif_parts.h"

/* Section 3.27.10: a note is something minor or a chance to make it better. */
static const char *const levels[] = {"note", "warning", "error"};

static const struct {
	const char *name, *text;
	gj_severity severity;
} rules[GJ_N_LINTS] = {
#define LINT(symbol, name, severity, text)                                                         \
	[GJ_LINT_##symbol] = {name, text, GJ_SEVERITY_##severity},
#include "law/lint.def"
#undef LINT
};

static gj_str file_of(const gj_law *law, gj_place place)
{
	return place.file < law->n_files ? law->file[place.file].name : GJ_STR("");
}

static void put_location(gj_json *json, const char *key, const gj_law *law, gj_place place)
{
	gj_json_key(json, key);
	gj_json_open(json, '[');
	gj_json_open(json, '{');
	gj_sarif_place(json, file_of(law, place), GJ_NONE, place.pos);
	gj_json_close(json, '}');
	gj_json_close(json, ']');
}

/* Not the line: what stands above may grow. How often the same was said of the file before tells equals apart. */
static void put_fingerprint(gj_json *json, const gj_law *law, const gj_findings *findings,
			    size_t at)
{
	const gj_finding *finding = &findings->item[at];
	size_t same = 0;
	gj_buf name;

	for (size_t i = at; i > 0 && findings->item[i - 1].place.file == finding->place.file; i--)
		same += findings->item[i - 1].rule == finding->rule &&
			gj_str_eq(findings->item[i - 1].message, finding->message);
	gj_text_start(&name, json->buf);
	gj_buf_add(&name, file_of(law, finding->place));
	gj_buf_printf(&name, "\n%s\n%zu\n", rules[finding->rule].name, same);
	gj_buf_add(&name, finding->message);
	gj_sarif_fingerprint(json, "guijuFinding/v1", gj_buf_str(&name));
	gj_text_end(&name, json->buf);
}

static void put_result(gj_json *json, const gj_law *law, const gj_findings *findings, size_t at)
{
	const gj_finding *finding = &findings->item[at];

	gj_json_open(json, '{');
	gj_json_put_word(json, "ruleId", rules[finding->rule].name);
	gj_json_put_int(json, "ruleIndex", finding->rule);
	gj_json_put_word(json, "level", levels[finding->severity]);
	gj_sarif_message(json, "message", finding->message);
	if (finding->place.file < law->n_files)
		put_location(json, "locations", law, finding->place);
	if (finding->other.pos.line > 0)
		put_location(json, "relatedLocations", law, finding->other);
	put_fingerprint(json, law, findings, at);
	gj_json_close(json, '}');
}

void gj_report_findings_sarif(gj_buf *out, const gj_law *law, const gj_findings *findings,
			      const char *version)
{
	gj_json json;

	gj_sarif_open(&json, out);
	gj_sarif_tool_open(&json, version, GJ_EN);
	for (size_t i = 0; i < GJ_N_LINTS; i++) {
		gj_json_open(&json, '{');
		gj_json_put_word(&json, "id", rules[i].name);
		gj_sarif_message(&json, "shortDescription", gj_str_of(rules[i].text));
		gj_json_key(&json, "defaultConfiguration");
		gj_json_open(&json, '{');
		gj_json_put_word(&json, "level", levels[rules[i].severity]);
		gj_json_close(&json, '}');
		gj_json_close(&json, '}');
	}
	gj_sarif_tool_close(&json);
	gj_json_key(&json, "results");
	gj_json_open(&json, '[');
	for (size_t i = 0; i < findings->n; i++)
		put_result(&json, law, findings, i);
	gj_json_close(&json, ']');
	gj_json_key(&json, "properties");
	gj_json_open(&json, '{');
	gj_json_put_word(&json, "rules", law->hash);
	gj_json_close(&json, '}');
	gj_sarif_close(&json);
}
