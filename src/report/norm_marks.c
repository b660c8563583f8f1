/* SPDX-License-Identifier: Apache-2.0 */
/* What a verdict rests on beside facts, and which sanctions stand behind a norm. */
#include "report/check_text.h"

static void say_branch(gj_page *page, const gj_verdicts *verdicts, const gj_branch *branch)
{
	const gj_judged *judged = &verdicts->record->term[branch->term];
	gj_tongue tongue = page->style->tongue;
	gj_str words[5];
	char day[11];

	words[0] = verdicts->law->term[branch->term].e.id;
	words[1] = gj_str_of(gj_message_text(gj_truth_message(branch->judged), tongue));
	gj_day_format(judged->on != GJ_DAY_NONE ? judged->on : verdicts->circuit->on, day);
	gj_page_say(page, GJ_M_READING_BY,
		    GJ_ARGS(judged->by.len > 0 ? judged->by : GJ_STR("?"), gj_str_of(day)));
	words[2] = gj_page_take(page, 0, 0);
	words[3] = gj_str_of(gj_message_text(gj_truth_message(gj_not(branch->judged)), tongue));
	words[4] = gj_str_of(gj_message_text(gj_applicability_message(branch->other), tongue));
	gj_page_say(page, GJ_M_BY_JUDGEMENT, words);
}

void gj_page_presumption(gj_page *page, const gj_law *law, uint32_t index)
{
	const gj_presume *presume = &law->presume[index];
	gj_message truth = gj_truth_message(presume->truth ? GJ_TRUE : GJ_FALSE);

	gj_page_say(page, GJ_M_PRESUMED,
		    GJ_ARGS(law->fact[presume->fact].e.id,
			    gj_str_of(gj_message_text(truth, page->style->tongue))));
}

static void say_presumptions(gj_page *page, const gj_law *law, const gj_refs *presumed,
			     unsigned indent)
{
	for (size_t i = 0; i < presumed->n; i++) {
		if (i > 0)
			gj_page_say(page, GJ_M_SEMICOLON, NULL);
		gj_page_presumption(page, law, presumed->at[i]);
	}
	if (presumed->n > 0)
		gj_page_line(page, indent, GJ_INK_PLAIN, GJ_M_BY_PRESUMPTION,
			     GJ_ARGS(gj_page_take(page, 0, 0)));
	else
		gj_page_line(page, indent, GJ_INK_PLAIN, GJ_M_BY_PRESUMPTION_LONE, NULL);
}

gj_str gj_text_doubt(const gj_norm *norm, gj_tongue tongue)
{
	return gj_doubt_text(norm->unverified.english.len > 0 ? &norm->unverified : &norm->rests_on,
			     tongue);
}

bool gj_text_doubt_is_said(const gj_page *page, const gj_norm *norm)
{
	return page->said.len > 0 &&
	       gj_str_eq(gj_text_doubt(norm, page->style->tongue), page->said);
}

/* Its own doubt says what it rests on as well. */
static void say_doubt(gj_page *page, const gj_norm *norm, unsigned indent)
{
	if (gj_text_doubt_is_said(page, norm))
		return;
	if (norm->unverified.english.len > 0) {
		gj_page_doubt(page, indent, &norm->unverified);
	} else if (norm->rests_on.english.len > 0) {
		const gj_entry *of = norm->rests_on.of;

		if (of->block->kind == GJ_KIND_ARTICLE)
			gj_page_steps(page, of->block->cite);
		else
			gj_page_add(page, of->id);
		gj_page_line(page, indent, GJ_INK_YELLOW, GJ_M_UNVERIFIED_OF,
			     GJ_ARGS(gj_page_take(page, 0, 0),
				     gj_doubt_text(&norm->rests_on, page->style->tongue)));
	}
}

void gj_text_marks(gj_page *page, const gj_verdicts *verdicts, const gj_verdict *verdict,
		   unsigned indent, bool whole)
{
	const gj_norm *norm = &verdicts->law->norm[verdict->norm];

	for (size_t i = 0; i < verdict->n_branches; i++) {
		say_branch(page, verdicts, &verdict->branch[i]);
		gj_page_end(page, indent, GJ_INK_PLAIN);
	}
	if ((verdict->marks & GJ_MARK_JUDGEMENT) != 0 && verdict->n_branches == 0)
		gj_page_line(page, indent, GJ_INK_PLAIN, GJ_M_BY_JUDGEMENT_LONE, NULL);
	if (whole && (verdict->marks & GJ_MARK_PRESUMPTION) != 0)
		say_presumptions(page, verdicts->law, &verdict->presumed, indent);
	if ((verdict->marks & GJ_MARK_CONFLICT) != 0)
		gj_page_line(page, indent, GJ_INK_RED, GJ_M_BY_CONFLICT, NULL);
	if ((verdict->marks & GJ_MARK_DECLARATORY) != 0)
		gj_page_line(page, indent, GJ_INK_DIM, GJ_M_DECLARATORY, NULL);
	say_doubt(page, norm, indent);
}

/* Beside its sanction in the same part of the report a norm need not name it; a brief report leaves the sanction out. */
static bool shown_nearby(const gj_verdicts *verdicts, const gj_norm *norm, uint32_t sanction)
{
	const gj_verdict *verdict = gj_verdict_of(verdicts, sanction);

	return verdicts->law->norm[sanction].instrument == norm->instrument && verdict != NULL &&
	       verdict->applicability == GJ_APPLIES;
}

/* In force on the day, or on the first day of a breach that is known; and nothing told says that it does not apply. */
static bool can_follow(const gj_verdicts *verdicts, const gj_norm *norm, const gj_norm *sanction)
{
	const gj_law *law = verdicts->law;
	const gj_verdict *verdict = gj_verdict_of(verdicts, (uint32_t)(norm - law->norm));
	const gj_verdict *own = gj_verdict_of(verdicts, (uint32_t)(sanction - law->norm));

	if (own != NULL && own->applicability == GJ_DOES_NOT_APPLY &&
	    own->because != GJ_BECAUSE_NOT_IN_FORCE)
		return false;
	return gj_norm_in_force(sanction, verdicts->circuit->on) ||
	       (verdict != NULL && verdict->compliance == GJ_BREACHED &&
		verdict->since != GJ_DAY_NONE && gj_norm_in_force(sanction, verdict->since));
}

/* The sanctions of the instrument itself, or those of others, each provision once. */
static void add_sanctions(gj_page *page, const gj_verdicts *verdicts, const gj_norm *norm, bool own,
			  bool whole)
{
	const gj_law *law = verdicts->law;
	const gj_cite *last = NULL;

	for (size_t i = 0; i < norm->orelse.n; i++) {
		const gj_norm *sanction = &law->norm[norm->orelse.at[i]];

		if ((sanction->instrument == norm->instrument) != own ||
		    !can_follow(verdicts, norm, sanction) ||
		    (!whole && !page->style->brief &&
		     shown_nearby(verdicts, norm, norm->orelse.at[i])))
			continue;
		if (last != NULL && sanction->n_cites > 0 &&
		    gj_cite_order(last, sanction->cite) == 0)
			continue;
		last = sanction->n_cites > 0 ? sanction->cite : NULL;
		gj_page_join(page, GJ_M_SEMICOLON);
		if (sanction->n_cites == 0)
			gj_page_add(page, sanction->e.id);
		else if (own)
			gj_page_steps(page, sanction->cite);
		else
			gj_page_cite(page, sanction->cite);
	}
}

/* By their citation; its own first, for they stand without the name of the instrument. */
void gj_text_sanctions_of(gj_page *page, const gj_verdicts *verdicts, const gj_norm *norm,
			  unsigned indent, bool whole)
{
	const gj_verdict *verdict = gj_verdict_of(verdicts, (uint32_t)(norm - verdicts->law->norm));

	/* Of what is kept nobody asks what its breach would cost, unless for the whole of it. */
	if (!whole && verdict != NULL && verdict->compliance == GJ_FULFILLED)
		return;
	add_sanctions(page, verdicts, norm, true, whole);
	add_sanctions(page, verdicts, norm, false, whole);
	if (page->scratch.len > 0)
		gj_page_line(page, indent, GJ_INK_DIM, GJ_M_IF_BREACHED,
			     GJ_ARGS(gj_page_take(page, 0, 0)));
}
