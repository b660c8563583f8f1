/* SPDX-License-Identifier: Apache-2.0 */
/* A plan as JSON: docs/schema/plan.schema.json. */
#include <math.h>

#include "base/json.h"
#include "plan/planning.h"

static void key_int(gj_json *json, const char *key, int64_t value, bool known)
{
	gj_json_key(json, key);
	if (known)
		gj_json_int(json, value);
	else
		gj_json_null(json);
}

static void key_rate(gj_json *json, const char *key, double rate)
{
	gj_json_key(json, key);
	gj_json_num(json, (gj_num)llround(rate * GJ_NUM_ONE));
}

static void key_share(gj_json *json, const char *key, gj_share share)
{
	gj_json_key(json, key);
	gj_json_open(json, '{');
	key_int(json, "part", share.part, true);
	key_int(json, "whole", share.whole, true);
	gj_json_close(json, '}');
}

static void key_str(gj_json *json, const char *key, gj_str text)
{
	gj_json_key(json, key);
	if (text.len > 0)
		gj_json_str(json, text);
	else
		gj_json_null(json);
}

static void json_rows(gj_json *json, const gj_plan_of *plan)
{
	gj_json_key(json, "samples");
	gj_json_open(json, '[');
	for (size_t i = 0; i < plan->n; i++) {
		const gj_plan_row *row = &plan->row[i];

		gj_json_open(json, '{');
		key_int(json, "items", row->n, true);
		key_int(json, "pass_at_most", row->accept.literal, true);
		key_int(json, "assured_at_most", row->accept.assured, row->accept.assured >= 0);
		key_int(json, "refuted_from", row->accept.refuted, row->accept.refuted <= row->n);
		key_rate(json, "passes_at_limit", row->at_limit);
		key_rate(json, "none_leaves", row->none_leaves);
		gj_json_close(json, '}');
	}
	gj_json_close(json, ']');
}

void gj_plan_json(struct gj_json *json, const gj_planned *planned, const gj_accepted *accepted,
		  const gj_plan_of *plan)
{
	gj_json_open(json, '{');
	key_str(json, "norm", planned->norm);
	key_str(json, "fact", planned->fact);
	key_str(json, "parameter", planned->parameter);
	key_share(json, "limit", planned->limit.share);
	gj_json_key(json, "at_least");
	gj_json_bool(json, planned->limit.at_least);
	key_int(json, "sample_asked", planned->asked, planned->asked > 0);
	gj_json_key(json, "share_asked");
	if (planned->drawn.part > 0)
		gj_json_num(json, (gj_num)llround(gj_share_double(planned->drawn) * GJ_NUM_ONE));
	else
		gj_json_null(json);
	json_rows(json, plan);
	gj_json_key(json, "least_to_assure");
	gj_json_open(json, '[');
	for (int i = 0; i < GJ_PLAN_FEWEST && plan->fewest[i] > 0; i++)
		gj_json_int(json, plan->fewest[i]);
	gj_json_close(json, ']');
	gj_json_key(json, "for_truth");
	if (plan->sized) {
		gj_json_open(json, '{');
		key_share(json, "truth", accepted->truth);
		key_share(json, "power_wanted", accepted->power);
		key_int(json, "items", plan->sizing.n, true);
		key_int(json, "assured_at_most", plan->sizing.most, true);
		key_rate(json, "power", plan->sizing.power);
		key_rate(json, "risk", plan->sizing.risk);
		gj_json_close(json, '}');
	} else {
		gj_json_null(json);
	}
	gj_json_close(json, '}');
}
