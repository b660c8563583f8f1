/* SPDX-License-Identifier: Apache-2.0 */
#include <math.h>
#include <stdio.h>

#include "base/json.h"
#include "plan/planning.h"

/* 5 %, 0.5 %: as short as it is exact to four decimals. */
static void put_percent(gj_buf *out, gj_share share)
{
	gj_num_print(out, (gj_num)llround(100.0 * gj_share_double(share) * GJ_NUM_ONE));
	gj_buf_puts(out, " %");
}

static void put_limit(gj_buf *out, const gj_planned *p)
{
	if (p->norm.len > 0)
		gj_buf_printf(out, "%.*s: %.*s\n", GJ_FMT(p->norm), GJ_FMT(p->fact));
	gj_buf_puts(out, p->limit.at_least ? "at least " : "at most ");
	put_percent(out, p->limit.share);
	gj_buf_puts(out, p->limit.at_least ? " must pass: at most " : " may fail");
	if (p->limit.at_least) {
		put_percent(out, gj_limit_failures(p->limit));
		gj_buf_puts(out, " may fail");
	}
	if (p->parameter.len > 0)
		gj_buf_printf(out, " (%.*s)", GJ_FMT(p->parameter));
}

static void put_count(gj_buf *out, int64_t count, bool none)
{
	char digits[24];
	int n = none ? 1 : snprintf(digits, sizeof digits, "%lld", (long long)count);

	gj_buf_pad(out, ' ', n < 12 ? (size_t)(12 - n) : 1);
	gj_buf_add(out, none ? GJ_STR("-") : (gj_str){digits, (size_t)n});
}

static void put_row(gj_buf *out, const gj_plan_row *row)
{
	put_count(out, row->n, false);
	put_count(out, row->accept.literal, false);
	put_count(out, row->accept.assured, row->accept.assured < 0);
	put_count(out, row->accept.refuted, row->accept.refuted > row->n);
	gj_buf_printf(out, "%13.1f %%%13.2f %%\n", 100 * row->at_limit, 100 * row->none_leaves);
}

static void put_rows(gj_buf *out, const gj_plan_of *plan)
{
	gj_buf_puts(out, "\n              failures that\n"
			 "      sample        pass      assure      refute    luck at limit    "
			 "none leaves\n");
	for (size_t i = 0; i < plan->n; i++)
		put_row(out, &plan->row[i]);
}

static void put_small(gj_buf *out, const gj_plan_of *plan)
{
	if (plan->fewest[0] == 0) {
		gj_buf_puts(out, "\nNo sample short of all items assures this limit.\n");
		return;
	}
	gj_buf_printf(out, "\nThe least that can assure: %lld items, of which none fails",
		      (long long)plan->fewest[0]);
	for (int i = 1; i < GJ_PLAN_FEWEST && plan->fewest[i] > 0; i++)
		gj_buf_printf(out, "; %lld with %d", (long long)plan->fewest[i], i);
	gj_buf_puts(out, ".\n");
	for (size_t i = 0; i < plan->n; i++)
		if (plan->row[i].n < plan->fewest[0])
			gj_buf_printf(out,
				      "%lld items assure nothing: if none of them fails, up to "
				      "%.1f %% of all may.\n",
				      (long long)plan->row[i].n, 100 * plan->row[i].none_leaves);
}

void gj_plan_text(gj_buf *out, const gj_planned *planned, const gj_accepted *accepted,
		  const gj_plan_of *plan)
{
	put_limit(out, planned);
	gj_buf_puts(out, "; risk ");
	put_percent(out, accepted->risk);
	if (accepted->of == GJ_ENDLESS)
		gj_buf_puts(out, ", no end of items\n");
	else
		gj_buf_printf(out, ", of %lld items\n", (long long)accepted->of);
	if (planned->asked > 0)
		gj_buf_printf(out, "the rule asks for a sample of at least %lld\n",
			      (long long)planned->asked);
	if (planned->drawn.part > 0) {
		gj_buf_puts(out, "the rule asks for at least ");
		put_percent(out, planned->drawn);
		gj_buf_puts(out, accepted->of == GJ_ENDLESS
					 ? " of all to be drawn; --population says of how many\n"
					 : " of all to be drawn\n");
	}
	if (plan->n > 0)
		put_rows(out, plan);
	put_small(out, plan);
	if (!plan->sized)
		return;
	gj_buf_puts(out, "If in truth ");
	put_percent(out, accepted->truth);
	gj_buf_printf(out,
		      " fail: judge %lld, and claim the limit with at most %lld failures. That "
		      "succeeds with\n"
		      "probability %.1f %%, and with %.1f %% when just too many fail.\n",
		      (long long)plan->sizing.n, (long long)plan->sizing.most,
		      100 * plan->sizing.power, 100 * plan->sizing.risk);
}

/* ---- JSON ---- */

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
