/* SPDX-License-Identifier: Apache-2.0 */
/* The files that a pack makes of an assessment: the same when they are made again. */
#include "assess/filing.h"
#include "assess/pack.h"
#include "assess/tell.h"
#include "report/json_parts.h"

static const gj_style english = {.tongue = GJ_EN, .width = 80},
		      chinese = {.tongue = GJ_ZH, .width = 80};

static int verdicts(gj_buf *out, const gj_assessment *a, const char *version)
{
	(void)version;
	gj_assess_json(out, a);
	return gj_buf_status(out);
}

static int table(gj_buf *out, const gj_assessment *a, const char *version)
{
	(void)version;
	gj_assess_csv(out, a);
	return gj_buf_status(out);
}

static int html(gj_buf *out, const gj_assessment *a, const char *version)
{
	(void)version;
	gj_assess_html(out, a, &english);
	return gj_buf_status(out);
}

static int html_zh(gj_buf *out, const gj_assessment *a, const char *version)
{
	(void)version;
	gj_assess_html(out, a, &chinese);
	return gj_buf_status(out);
}

static int filing(gj_buf *out, const gj_assessment *a, const char *version)
{
	(void)version;
	gj_assess_filing(out, a);
	return gj_buf_status(out);
}

static int claims(gj_buf *out, const gj_assessment *a, const char *version)
{
	static const char *const keys[] = {"not_shown", "not_shown_zh"};
	gj_arena arena;
	gj_json json;

	(void)version;
	gj_arena_init(&arena, out->alloc, GJ_ARENA_DEFAULT_LIMIT);
	gj_json_init(&json, out, false);
	gj_json_open(&json, '{');
	gj_json_put_word(&json, "schema", "guiju.assess.claims/1");
	for (unsigned i = 0; i < 2; i++) {
		gj_str *claim;
		size_t n = gj_assess_claims(a, &arena, i == 0 ? GJ_EN : GJ_ZH, &claim);

		gj_json_key(&json, keys[i]);
		gj_json_open(&json, '[');
		for (size_t k = 0; k < n; k++)
			gj_json_str(&json, claim[k]);
		gj_json_close(&json, ']');
	}
	gj_json_put_word(&json, "independent_assessor", NULL);
	gj_json_close(&json, '}');
	gj_buf_putc(out, '\n');
	gj_arena_free(&arena);
	return gj_buf_status(out);
}

/* What was packed, and the ends of the chains of judgements: to be published, or time-stamped by somebody else. */
static int manifest(gj_buf *out, const gj_assessment *a, const char *version)
{
	const gj_evidence *e = a->evidence;
	gj_json json;

	gj_json_init(&json, out, false);
	gj_json_open(&json, '{');
	gj_json_put_word(&json, "schema", "guiju.assess.pack/1");
	gj_json_put_word(&json, "guiju", version);
	gj_json_put_word(&json, "rules", a->law->hash);
	gj_json_put_day(&json, "on", a->on);
	gj_json_put_word(&json, "family", gj_family_words[e->family]);
	gj_json_key(&json, "paths");
	gj_json_open(&json, '[');
	for (size_t i = 0; i < e->n_told; i++)
		gj_json_str(&json, e->told[i]);
	gj_json_close(&json, ']');
	gj_json_key(&json, "judgements");
	gj_json_open(&json, '[');
	for (size_t i = 0; i < a->measures.n_screens; i++)
		gj_json_str(&json, gj_str_of(a->measures.screen[i].judgements.last));
	for (size_t i = 0; i < a->measures.n_probes; i++)
		gj_json_str(&json, gj_str_of(a->measures.probe[i].judgements.last));
	gj_json_close(&json, ']');
	gj_json_close(&json, '}');
	gj_buf_putc(out, '\n');
	return gj_buf_status(out);
}

const gj_pack_made gj_pack_all_made[] = {{"claims.json", claims},     {"filing.csv", filing},
					 {"manifest.json", manifest}, {"report.html", html},
					 {"report.zh.html", html_zh}, {"verdicts.csv", table},
					 {"verdicts.json", verdicts}, {NULL, NULL}};
