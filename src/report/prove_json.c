/* SPDX-License-Identifier: Apache-2.0 */
#include "report/json_parts.h"
#include "report/prove.h"

static const char *const kinds[] = {"can-apply", "no-conflict", "invariant", "agree"};
static const char *const outcomes[] = {"proved", "refuted", "not-decided"};
static const char *const nevers[] = {"conditions", "lifted", "never-certain"};

static void put_claim(gj_json *json, const gj_claims *claims, const gj_claim *claim)
{
	const gj_law *law = claims->law;
	bool refuted = claim->outcome == GJ_OUTCOME_REFUTED;
	bool differs = claim->kind == GJ_CLAIM_AGREE && refuted;

	gj_json_open(json, '{');
	gj_json_put_word(json, "claim", kinds[claim->kind]);
	if (claim->kind == GJ_CLAIM_INVARIANT)
		gj_json_put_str(json, "invariant", law->invariant[claim->norm].e.id);
	else
		gj_json_put_str(json, "norm", law->norm[claim->norm].e.id);
	if (claim->kind == GJ_CLAIM_CONFLICT)
		gj_json_put_str(json, "other", law->norm[claim->other].e.id);
	gj_json_put_word(json, "outcome", outcomes[claim->outcome]);
	if (claim->kind == GJ_CLAIM_REACH && refuted)
		gj_json_put_word(json, "because", nevers[claim->never]);
	if (differs) {
		gj_json_put_word(json, "here", gj_json_truth(claim->here));
		gj_json_put_word(json, "there", gj_json_truth(claim->there));
		gj_json_put_bool(json, "untold", claim->untold);
	}
	if (claim->has_witness) {
		gj_json_put_str(json, "witness", claim->witness.file);
		gj_json_put_asks(json, "told", law, &claim->witness.told);
		if (claim->witness.extra.len > 0)
			gj_json_put_str(json, "witness_there", claim->witness.extra);
	}
	gj_json_close(json, '}');
}

static void put_totals(gj_json *json, const gj_claims *claims)
{
	gj_json_key(json, "totals");
	gj_json_open(json, '{');
	for (gj_claim_kind kind = 0; kind < GJ_N_CLAIMS; kind++) {
		if (!claims->made[kind])
			continue;
		gj_json_key(json, kinds[kind]);
		gj_json_open(json, '{');
		for (gj_outcome outcome = 0; outcome < GJ_N_OUTCOMES; outcome++)
			gj_json_put_int(json, outcomes[outcome],
					(int64_t)claims->total[kind][outcome]);
		gj_json_close(json, '}');
	}
	gj_json_close(json, '}');
}

void gj_report_prove_json(gj_buf *out, const gj_claims *claims)
{
	gj_json json;

	gj_json_init(&json, out, false);
	gj_json_open(&json, '{');
	gj_json_put_word(&json, "schema", "guiju/prove/1");
	gj_json_put_word(&json, "rules", claims->law->hash);
	gj_json_put_str(&json, "against",
			claims->other != NULL ? gj_str_of(claims->other->hash) : GJ_STR(""));
	gj_json_put_day(&json, "on", claims->on);
	gj_json_put_int(&json, "steps", claims->steps);
	gj_json_key(&json, "claims");
	gj_json_open(&json, '[');
	for (size_t i = 0; i < claims->n; i++)
		put_claim(&json, claims, &claims->item[i]);
	gj_json_close(&json, ']');
	put_totals(&json, claims);
	gj_json_put_int(&json, "only_here", (int64_t)claims->only_here);
	gj_json_put_int(&json, "only_there", (int64_t)claims->only_there);
	gj_json_close(&json, '}');
	gj_buf_putc(out, '\n');
}
