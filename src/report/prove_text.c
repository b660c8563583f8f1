/* SPDX-License-Identifier: Apache-2.0 */
#include "report/prove.h"
#include "report/words.h"

enum { INDENT = 2, DEEPER = 4, FILE_INDENT = 6 };

typedef struct kind_words {
	gj_message heading, total;
} kind_words;

static const kind_words words[GJ_N_CLAIMS] = {
	[GJ_CLAIM_REACH] = {GJ_M_PROVE_REACH, GJ_M_PROVE_REACH_TOTAL},
	[GJ_CLAIM_CONFLICT] = {GJ_M_PROVE_CONFLICT, GJ_M_PROVE_CONFLICT_TOTAL},
	[GJ_CLAIM_INVARIANT] = {GJ_M_PROVE_INVARIANT, GJ_M_PROVE_INVARIANT_TOTAL},
	[GJ_CLAIM_AGREE] = {GJ_M_PROVE_AGREE, GJ_M_PROVE_AGREE_TOTAL},
};

static const gj_message nevers[] = {
	[GJ_NEVER_CONDITIONS] = GJ_M_PROVE_NEVER_CONDITIONS,
	[GJ_NEVER_LIFTED] = GJ_M_PROVE_NEVER_LIFTED,
	[GJ_NEVER_CERTAIN] = GJ_M_PROVE_NEVER_CERTAIN,
};

/* A file keeps its shape. */
static void say_file(gj_page *page, gj_str file)
{
	gj_page_verbatim(page, FILE_INDENT, file);
}

static void say_witness(gj_page *page, const gj_claim *claim)
{
	if (!claim->has_witness)
		return;
	gj_page_line(page, DEEPER, GJ_INK_DIM, GJ_M_PROVE_WITNESS, NULL);
	say_file(page, claim->witness.file);
	if (claim->witness.extra.len == 0)
		return;
	gj_page_line(page, DEEPER, GJ_INK_DIM, GJ_M_PROVE_WITNESS_OTHER, NULL);
	say_file(page, claim->witness.extra);
}

static void say_why(gj_page *page, const gj_claim *claim)
{
	if (claim->outcome == GJ_OUTCOME_NOT_DECIDED) {
		gj_page_say(page, GJ_M_PROVE_NOT_DECIDED, NULL);
	} else if (claim->kind == GJ_CLAIM_REACH) {
		gj_page_say(page,
			    claim->outcome == GJ_OUTCOME_PROVED ? GJ_M_PROVE_CAN
								: nevers[claim->never],
			    NULL);
	} else if (claim->kind == GJ_CLAIM_CONFLICT) {
		gj_page_say(page, GJ_M_PROVE_CANNOT_KEEP, NULL);
	} else if (claim->kind == GJ_CLAIM_INVARIANT) {
		gj_page_say(page,
			    claim->outcome == GJ_OUTCOME_PROVED ? GJ_M_PROVE_HOLDS
								: GJ_M_PROVE_HOLDS_NOT,
			    NULL);
	} else if (claim->outcome == GJ_OUTCOME_PROVED) {
		gj_page_say(page, GJ_M_PROVE_AGREES, NULL);
	} else {
		size_t mark = gj_page_mark(page);
		gj_str here, there;

		gj_page_say(page, gj_truth_message(claim->here), NULL);
		here = gj_page_take(page, mark, 0);
		mark = gj_page_mark(page);
		gj_page_say(page, gj_truth_message(claim->there), NULL);
		there = gj_page_take(page, mark, 1);
		gj_page_say(page, claim->untold ? GJ_M_PROVE_DIFFERS_UNTOLD : GJ_M_PROVE_DIFFERS,
			    GJ_ARGS(here, there));
	}
}

static void say_claim(gj_page *page, const gj_law *law, const gj_claim *claim)
{
	if (claim->kind == GJ_CLAIM_INVARIANT)
		gj_page_add(page, law->invariant[claim->norm].e.id);
	else
		gj_page_norm_name(page, &law->norm[claim->norm]);
	if (claim->kind == GJ_CLAIM_CONFLICT) {
		gj_page_add(page, GJ_STR(" / "));
		gj_page_norm_name(page, &law->norm[claim->other]);
	}
	gj_page_say(page, GJ_M_COLON, NULL);
	say_why(page, claim);
	gj_page_end(page, INDENT, claim->outcome == GJ_OUTCOME_REFUTED ? GJ_INK_RED : GJ_INK_PLAIN);
	say_witness(page, claim);
}

static void say_kind(gj_page *page, const gj_claims *claims, gj_claim_kind kind, bool every)
{
	const size_t *total = claims->total[kind];
	char proved[12], refuted[12], open[12];

	gj_page_heading(page, words[kind].heading);
	for (size_t i = 0; i < claims->n; i++)
		if (claims->item[i].kind == kind &&
		    (every || claims->item[i].outcome != GJ_OUTCOME_PROVED))
			say_claim(page, claims->law, &claims->item[i]);
	gj_page_line(page, INDENT, GJ_INK_BOLD, words[kind].total,
		     GJ_ARGS(gj_count(proved, total[GJ_OUTCOME_PROVED]),
			     gj_count(refuted, total[GJ_OUTCOME_REFUTED]),
			     gj_count(open, total[GJ_OUTCOME_NOT_DECIDED])));
}

static void say_head(gj_page *page, const gj_claims *claims)
{
	char steps[12];
	size_t mark = gj_page_mark(page);
	gj_str on;

	gj_page_day(page, claims->on);
	on = gj_page_take(page, mark, 0);
	gj_page_say(page, GJ_M_PROVE_HEAD,
		    GJ_ARGS(on, ((gj_str){claims->law->hash, 12}), gj_count(steps, claims->steps)));
	gj_page_title(page, 0);
	gj_page_line(page, 0, GJ_INK_DIM,
		     claims->made[GJ_CLAIM_AGREE] ? GJ_M_PROVE_OVER_ANY : GJ_M_PROVE_OVER, NULL);
}

void gj_text_prove(gj_page *page, const gj_claims *claims, bool every)
{
	say_head(page, claims);
	for (gj_claim_kind kind = 0; kind < GJ_N_CLAIMS; kind++)
		if (claims->made[kind])
			say_kind(page, claims, kind, every);
	if (claims->made[GJ_CLAIM_AGREE] && claims->only_here + claims->only_there > 0) {
		char here[12], there[12];

		gj_page_line(page, INDENT, GJ_INK_PLAIN, GJ_M_PROVE_ALONE,
			     GJ_ARGS(gj_count(here, claims->only_here),
				     gj_count(there, claims->only_there)));
	}
}

void gj_report_prove_text(gj_buf *out, const gj_claims *claims, bool every, const gj_style *style)
{
	gj_page page;

	gj_page_start(&page, out, style);
	gj_text_prove(&page, claims, every);
	gj_page_done(&page);
}
