/* SPDX-License-Identifier: Apache-2.0 */
/* The explanation of one verdict as JSON: docs/schema/why.schema.json. */
#include "report/json_parts.h"
#include "report/why.h"

typedef struct writing {
	gj_json json;
	const gj_why *why;
} writing;

static void put_input_value(gj_json *json, const gj_fact *fact, const gj_input *input)
{
	gj_buf none;
	gj_style style = {GJ_EN, false, 80, false};
	gj_page page;

	/* The words that the text report has: one way of writing values, not two. */
	gj_buf_init(&none, json->buf->alloc, GJ_BUF_DEFAULT_LIMIT);
	gj_page_start(&page, &none, &style);
	gj_page_input(&page, fact, input);
	gj_json_put_str(json, "told", gj_buf_str(&page.scratch));
	if (page.scratch.failed)
		json->buf->failed = true;
	gj_page_done(&page);
	gj_buf_free(&none);
}

static void put_place(gj_json *json, const gj_source *source, gj_pos pos)
{
	gj_json_put_str(json, "file", pos.line > 0 ? source->name : GJ_STR(""));
	gj_json_key(json, "line");
	if (pos.line > 0)
		gj_json_int(json, pos.line);
	else
		gj_json_null(json);
}

static void put_fact(writing *w, uint32_t ref)
{
	const gj_record *record = w->why->verdicts->record;
	const gj_fact *fact = &record->law->fact[ref];

	gj_json_put_str(&w->json, "name", fact->e.id);
	put_input_value(&w->json, fact, &record->fact[ref]);
	put_place(&w->json, &record->source, record->fact[ref].pos);
	gj_json_put_cites(&w->json, fact->cite, fact->n_cites);
}

static void put_judgement(writing *w, uint32_t ref)
{
	const gj_record *record = w->why->verdicts->record;
	const gj_judged *judged = &record->term[ref];

	gj_json_put_str(&w->json, "name", record->law->term[ref].e.id);
	gj_json_put_word(&w->json, "told",
			 judged->conflict ? "conflict" : gj_json_truth(judged->truth));
	put_place(&w->json, &record->source, judged->pos);
	gj_json_put_str(&w->json, "by", judged->by);
	gj_json_put_day(&w->json, "on", judged->on);
	gj_json_put_str(&w->json, "why", judged->why);
}

static void put_compare(writing *w, const gj_cond *cond)
{
	gj_buf text;

	gj_buf_init(&text, w->json.buf->alloc, GJ_BUF_DEFAULT_LIMIT);
	if (cond != NULL && cond->source != NULL)
		gj_print_expr(&text, cond->source, GJ_EN);
	if (gj_buf_status(&text) != GJ_OK)
		w->json.buf->failed = true;
	gj_json_put_str(&w->json, "text", gj_buf_str(&text));
	gj_buf_free(&text);
}

static void put_details(writing *w, const gj_proof *proof)
{
	const gj_law *law = w->why->verdicts->law;
	const gj_presume *presume;

	switch (proof->kind) {
	case GJ_PROOF_NORM:
	case GJ_PROOF_LIFTER:
	case GJ_PROOF_FORCE:
	case GJ_PROOF_BEARER:
	case GJ_PROOF_KEPT:
	case GJ_PROOF_ACT:
		gj_json_put_str(&w->json, "name", law->norm[proof->ref].e.id);
		if (proof->kind == GJ_PROOF_NORM || proof->kind == GJ_PROOF_LIFTER)
			gj_json_put_cites(&w->json, law->norm[proof->ref].cite,
					  law->norm[proof->ref].n_cites);
		return;
	case GJ_PROOF_TERM:
		gj_json_put_str(&w->json, "name", law->term[proof->ref].e.id);
		gj_json_put_cites(&w->json, law->term[proof->ref].cite,
				  law->term[proof->ref].n_cites);
		return;
	case GJ_PROOF_JUDGEMENT:
		put_judgement(w, proof->ref);
		return;
	case GJ_PROOF_FACT:
		put_fact(w, proof->ref);
		return;
	case GJ_PROOF_ROLE:
		gj_json_put_str(&w->json, "name", law->role[proof->ref].e.id);
		return;
	case GJ_PROOF_PRESUME:
		presume = &law->presume[proof->ref];
		gj_json_put_str(&w->json, "name", law->fact[presume->fact].e.id);
		gj_json_put_word(&w->json, "told", presume->truth ? "yes" : "no");
		gj_json_put_cites(&w->json, presume->cite, presume->n_cites);
		return;
	case GJ_PROOF_COMPARE:
		put_compare(w, proof->cond);
		return;
	default:
		return;
	}
}

static void put_proof(writing *w, const gj_proof *proof, unsigned depth)
{
	size_t n = depth < GJ_PROOF_MAX_DEPTH ? proof->n : 0;

	gj_json_open(&w->json, '{');
	gj_json_put_word(&w->json, "kind", gj_json_proof_kind(proof->kind));
	gj_json_put_word(&w->json, "truth", gj_json_truth(proof->truth));
	put_details(w, proof);
	gj_json_put_bool(&w->json, "repeated", proof->repeated);
	if (n < proof->n)
		gj_json_put_bool(&w->json, "cut", true);
	gj_json_key(&w->json, "from");
	gj_json_open(&w->json, '[');
	for (size_t i = 0; i < n; i++)
		put_proof(w, proof->kid[i], depth + 1);
	gj_json_close(&w->json, ']');
	gj_json_close(&w->json, '}');
}

static void put_reason(writing *w, const char *key, const gj_asks *asks)
{
	const gj_record *record = w->why->verdicts->record;

	gj_json_key(&w->json, key);
	gj_json_open(&w->json, '[');
	for (size_t i = 0; i < asks->n; i++) {
		gj_ask ask = asks->at[i];

		gj_json_open(&w->json, '{');
		gj_json_put_ask(&w->json, record->law, ask);
		if (ask.kind == GJ_ASK_FACT)
			put_input_value(&w->json, &record->law->fact[ask.ref],
					&record->fact[ask.ref]);
		else
			gj_json_put_word(&w->json, "told",
					 gj_json_truth(ask.kind == GJ_ASK_ROLE
							       ? record->role[ask.ref]
							       : record->term[ask.ref].truth));
		gj_json_close(&w->json, '}');
	}
	gj_json_close(&w->json, ']');
}

static void put_readings(writing *w, const gj_block *block)
{
	const gj_field *field = NULL;

	gj_json_key(&w->json, "readings");
	gj_json_open(&w->json, '[');
	while (block != NULL && (field = gj_block_field(block, GJ_KEY_READING, field)) != NULL) {
		gj_json_open(&w->json, '{');
		gj_json_put_str(&w->json, "text", field->value.text);
		gj_json_put_str(&w->json, "by",
				field->value.n_names > 0 ? field->value.name[0].text : GJ_STR(""));
		gj_json_put_day(&w->json, "on", field->value.from);
		gj_json_close(&w->json, '}');
	}
	gj_json_close(&w->json, ']');
}

int gj_report_why_json(gj_buf *out, const gj_verdicts *verdicts, uint32_t norm)
{
	gj_arena arena;
	gj_why why;
	writing w = {.why = &why};
	int rc;

	gj_arena_init(&arena, out->alloc, GJ_ARENA_DEFAULT_LIMIT);
	rc = gj_why_gather(&why, &arena, verdicts, norm);
	if (rc == GJ_OK) {
		gj_json_init(&w.json, out, false);
		gj_json_open(&w.json, '{');
		gj_json_put_head(&w.json, "guiju/why/1", verdicts);
		gj_json_key(&w.json, "norm");
		gj_json_put_norm(&w.json, verdicts, why.verdict);
		gj_json_key(&w.json, "proof");
		put_proof(&w, why.proof, 0);
		gj_json_key(&w.json, "kept");
		if (why.kept != NULL)
			put_proof(&w, why.kept, 0);
		else
			gj_json_null(&w.json);
		put_readings(&w, why.norm->e.block);
		put_reason(&w, "sufficient", &why.sufficient);
		put_reason(&w, "necessary", &why.necessary);
		gj_json_close(&w.json, '}');
		gj_buf_putc(out, '\n');
		rc = gj_buf_status(out);
	}
	gj_arena_free(&arena);
	return rc;
}
