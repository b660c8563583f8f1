/* SPDX-License-Identifier: Apache-2.0 */
/* Many services under several regimes, as JSON: docs/schema/compare-portfolio.schema.json. */
#include "report/sides.h"

static void put_count(gj_json *json, const gj_sides_view *view, const gj_sides_count *count)
{
	static const char *const words[] = {"binds", "will-bind", "definition", "barred",
					    "barred-here-not-there"};

	gj_json_open(json, '{');
	gj_json_put_word(json, "what", words[count->ask.what]);
	gj_json_put_str(json, "regime", view->regime[count->ask.regime]);
	if (count->ask.what == GJ_ABREAST_SPLIT)
		gj_json_put_str(json, "other", view->regime[count->ask.other]);
	if (count->ask.what == GJ_ABREAST_TERM)
		gj_json_put_str(json, "term", view->law->term[count->ask.ref].e.id);
	if (count->ask.what == GJ_ABREAST_BINDS || count->ask.what == GJ_ABREAST_AHEAD)
		gj_json_put_str(json, "subject", view->law->subject[count->ask.ref].e.id);
	gj_json_put_int(json, "yes", (int64_t)count->yes);
	gj_json_put_int(json, "no", (int64_t)count->no);
	gj_json_put_int(json, "undecided", (int64_t)(view->services - count->yes - count->no));
	gj_json_close(json, '}');
}

static void put_regimes(gj_json *json, const char *key, const gj_sides_view *view, gj_str barred,
			char is)
{
	gj_json_key(json, key);
	gj_json_open(json, '[');
	for (size_t r = 0; r < view->n_regimes; r++)
		if (barred.at[r] == is)
			gj_json_str(json, view->regime[r]);
	gj_json_close(json, ']');
}

static void put_found(gj_json *json, const gj_sides_view *view)
{
	gj_json_put_int(json, "barred_here_not_there", (int64_t)view->found_in_all);
	gj_json_key(json, "first");
	gj_json_open(json, '[');
	for (size_t i = 0; i < view->n_found; i++) {
		gj_json_open(json, '{');
		gj_json_put_str(json, "service", view->found[i].name);
		put_regimes(json, "barred_in", view, view->found[i].barred, 'y');
		put_regimes(json, "not_barred_in", view, view->found[i].barred, 'n');
		put_regimes(json, "undecided_in", view, view->found[i].barred, '?');
		gj_json_close(json, '}');
	}
	gj_json_close(json, ']');
}

void gj_report_sides_json(gj_buf *out, const gj_sides_view *view)
{
	gj_json json;

	gj_json_init(&json, out, false);
	gj_json_open(&json, '{');
	gj_json_put_word(&json, "schema", "guiju/compare-portfolio/1");
	gj_json_put_str(&json, "file", view->input);
	gj_json_put_day(&json, "on", view->on);
	gj_json_put_word(&json, "rules", view->law->hash);
	gj_json_key(&json, "regimes");
	gj_json_open(&json, '[');
	for (size_t r = 0; r < view->n_regimes; r++)
		gj_json_str(&json, view->regime[r]);
	gj_json_close(&json, ']');
	gj_json_put_int(&json, "services", (int64_t)view->services);
	gj_json_put_int(&json, "passed_over", (int64_t)view->bad);
	put_found(&json, view);
	gj_json_key(&json, "counts");
	gj_json_open(&json, '[');
	for (size_t k = 0; k < view->n; k++)
		put_count(&json, view, &view->count[k]);
	gj_json_close(&json, ']');
	gj_json_close(&json, '}');
	gj_buf_putc(out, '\n');
}
