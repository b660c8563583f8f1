/* SPDX-License-Identifier: Apache-2.0 */
/* A plan as text, in English or Chinese. */
#include <math.h>
#include <stdio.h>

#include "plan/planning.h"

enum { COLUMN = 12 };

/* 5 %, 0.5 %: as short as it is exact to four decimals. */
static void put_percent(gj_buf *out, gj_share share)
{
	gj_num_print(out, (gj_num)llround(100.0 * gj_share_double(share) * GJ_NUM_ONE));
	gj_buf_puts(out, " %");
}

static void put_limit(gj_buf *out, const gj_planned *p, bool zh)
{
	gj_str fact = zh ? p->fact_zh : p->fact;

	if (p->norm.len > 0)
		gj_buf_printf(out, zh ? "%.*s：%.*s\n" : "%.*s: %.*s\n", GJ_FMT(p->norm),
			      GJ_FMT(fact));
	if (p->limit.at_least) {
		gj_buf_puts(out, zh ? "至少合格 " : "at least ");
		put_percent(out, p->limit.share);
		gj_buf_puts(out, zh ? "，即" : " must pass: ");
	}
	gj_buf_puts(out, zh ? "至多不合格 " : "at most ");
	put_percent(out, gj_limit_failures(p->limit));
	gj_buf_puts(out, zh ? "" : " may fail");
	if (p->parameter.len > 0)
		gj_buf_printf(out, zh ? "（%.*s）" : " (%.*s)", GJ_FMT(p->parameter));
}

static void put_accepted(gj_buf *out, const gj_accepted *a, bool zh)
{
	gj_buf_puts(out, zh ? "；风险 " : "; risk ");
	put_percent(out, a->risk);
	if (a->of == GJ_ENDLESS)
		gj_buf_puts(out, zh ? "，总数无限\n" : ", no end of items\n");
	else
		gj_buf_printf(out, zh ? "，总数 %lld\n" : ", of %lld items\n", (long long)a->of);
}

static void put_asked(gj_buf *out, const gj_planned *p, const gj_accepted *a, bool zh)
{
	if (p->asked > 0)
		gj_buf_printf(out,
			      zh ? "规定抽检不少于 %lld\n"
				 : "the rule asks for a sample of at least %lld\n",
			      (long long)p->asked);
	if (p->drawn.part == 0)
		return;
	gj_buf_puts(out, zh ? "规定抽取不少于总数的 " : "the rule asks for at least ");
	put_percent(out, p->drawn);
	gj_buf_puts(out, zh ? "" : " of all to be drawn");
	if (a->of == GJ_ENDLESS)
		gj_buf_puts(out,
			    zh ? "；总数用 --population 给出" : "; --population says of how many");
	gj_buf_putc(out, '\n');
}

static void put_count(gj_buf *out, int64_t count, bool none)
{
	char digits[24];
	int n = none ? 1 : snprintf(digits, sizeof digits, "%lld", (long long)count);

	gj_buf_pad(out, ' ', n < COLUMN ? (size_t)(COLUMN - n) : 1);
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

static void put_rows(gj_buf *out, const gj_plan_of *plan, bool zh)
{
	gj_buf_puts(out,
		    zh ? "\n              不合格数\n"
			 "        样本    字面合格        保证        否定    限值处的运气    "
			 "全合格时余\n"
		       : "\n              failures that\n"
			 "      sample        pass      assure      refute    luck at limit    "
			 "none leaves\n");
	for (size_t i = 0; i < plan->n; i++)
		put_row(out, &plan->row[i]);
}

static void put_small(gj_buf *out, const gj_plan_of *plan, bool zh)
{
	if (plan->fewest[0] == 0) {
		gj_buf_puts(out, zh ? "\n不全部判断，就不能保证这一限值。\n"
				    : "\nNo sample short of all items assures this limit.\n");
		return;
	}
	gj_buf_printf(out,
		      zh ? "\n能够保证的最小样本：%lld，且无一不合格"
			 : "\nThe least that can assure: %lld items, of which none fails",
		      (long long)plan->fewest[0]);
	for (int i = 1; i < GJ_PLAN_FEWEST && plan->fewest[i] > 0; i++)
		gj_buf_printf(out, zh ? "；%lld，不合格 %d" : "; %lld with %d",
			      (long long)plan->fewest[i], i);
	gj_buf_puts(out, zh ? "。\n" : ".\n");
	for (size_t i = 0; i < plan->n; i++)
		if (plan->row[i].n < plan->fewest[0])
			gj_buf_printf(
				out,
				zh ? "%lld 个什么也不能保证：即使全部合格，总体中仍可能有 %.1f %% "
				     "不合格。\n"
				   : "%lld items assure nothing: if none of them fails, up to "
				     "%.1f %% of all may.\n",
				(long long)plan->row[i].n, 100 * plan->row[i].none_leaves);
}

static void put_sizing(gj_buf *out, const gj_accepted *a, const gj_sizing *sizing, bool zh)
{
	gj_buf_puts(out, zh ? "若实际不合格率为 " : "If in truth ");
	put_percent(out, a->truth);
	gj_buf_printf(
		out,
		zh ? "：判断 %lld 个，不合格不多于 %lld 个即可声称达到限值。\n"
		     "声称成功的概率为 %.1f %%；若刚好超过限值，为 %.1f %%。\n"
		   : " fail: judge %lld, and claim the limit with at most %lld failures. That "
		     "succeeds with\n"
		     "probability %.1f %%, and with %.1f %% when just too many fail.\n",
		(long long)sizing->n, (long long)sizing->most, 100 * sizing->power,
		100 * sizing->risk);
}

void gj_plan_text(gj_buf *out, const gj_planned *planned, const gj_accepted *accepted,
		  const gj_plan_of *plan, bool chinese)
{
	put_limit(out, planned, chinese);
	put_accepted(out, accepted, chinese);
	put_asked(out, planned, accepted, chinese);
	if (plan->n > 0)
		put_rows(out, plan, chinese);
	put_small(out, plan, chinese);
	if (plan->sized)
		put_sizing(out, accepted, &plan->sizing, chinese);
}
