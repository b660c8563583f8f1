/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What is learnt on the way: how likely it is that a question finds an answer, and that the answer is yes. Nobody knows that before the first
 * one; but who could not say one thing about, say, the export of data is less likely to know the next, and where twenty things were answered
 * with no the next is hardly as likely a yes. Facts and terms that stand in one rule file are of one kind, and the chance is that of Laplace's
 * rule of succession, with a few answers lent so that one answer does not weigh too much.
 */
#include "reason/inquiry_parts.h"

enum { LENT = 4 };

typedef struct counts {
	uint32_t told, open;
	uint32_t yes, no; /* of what is told: facts that are true or false, judgements */
} counts;

static void count_told(counts *c, bool told, bool asked)
{
	c->told += told;
	c->open += asked && !told;
}

static void count_truth(counts *c, gj_truth truth)
{
	c->yes += truth == GJ_TRUE;
	c->no += truth == GJ_FALSE;
}

static void count_fact(counts *c, const gj_inquiry *inquiry, size_t fact)
{
	const gj_input *input = &inquiry->record->fact[fact];

	count_told(c, input->state == GJ_STATE_GIVEN,
		   input->state != GJ_STATE_NOT_ASKED || inquiry->fact_closed[fact]);
	if (input->state == GJ_STATE_GIVEN &&
	    inquiry->circuit->law->fact[fact].type == GJ_FACT_BOOL)
		count_truth(c, input->truth);
}

static void count_term(counts *c, const gj_inquiry *inquiry, size_t term)
{
	gj_truth truth = inquiry->record->term[term].truth;

	count_told(c, truth != GJ_UNKNOWN, inquiry->term_closed[term]);
	count_truth(c, truth);
}

/* Lent to each file are answers as they are in all files together; to these, as many of yes as of no. */
static void chances(gj_cone_of *cone, const counts *c)
{
	size_t n = cone->circuit->law->n_files;
	uint64_t yes = 0, no = 0, all;

	for (size_t i = 0; i < n; i++) {
		yes += c[i].yes;
		no += c[i].no;
	}
	all = GJ_ONE_NORM * (yes + LENT / 2) / (yes + no + LENT);
	for (size_t i = 0; i < n; i++) {
		cone->answerable[i] = (uint32_t)((uint64_t)GJ_ONE_NORM * (c[i].told + LENT) /
						 (c[i].told + c[i].open + LENT));
		cone->likely_yes[i] = (uint32_t)(((uint64_t)GJ_ONE_NORM * c[i].yes + all * LENT) /
						 (c[i].yes + c[i].no + LENT));
	}
}

int gj_answerable_count(gj_cone_of *cone)
{
	const gj_law *law = cone->circuit->law;
	counts *c = gj_arena_array(cone->arena, law->n_files, sizeof *c);

	cone->answerable = gj_arena_array(cone->arena, law->n_files, sizeof *cone->answerable);
	cone->likely_yes = gj_arena_array(cone->arena, law->n_files, sizeof *cone->likely_yes);
	if (c == NULL || cone->answerable == NULL || cone->likely_yes == NULL)
		return GJ_ENOMEM;
	for (size_t i = 0; i < law->n_facts; i++)
		count_fact(&c[law->fact[i].e.place.file], cone->inquiry, i);
	for (size_t i = 0; i < law->n_terms; i++)
		count_term(&c[law->term[i].e.place.file], cone->inquiry, i);
	chances(cone, c);
	return GJ_OK;
}

static uint32_t file_of(const gj_law *law, gj_ask ask)
{
	return ask.kind == GJ_ASK_FACT ? law->fact[ask.ref].e.place.file
				       : law->term[ask.ref].e.place.file;
}

uint32_t gj_answerable(const gj_cone_of *cone, gj_ask ask)
{
	return ask.kind == GJ_ASK_ROLE ? GJ_ONE_NORM
				       : cone->answerable[file_of(cone->circuit->law, ask)];
}

uint32_t gj_likely_yes(const gj_cone_of *cone, gj_ask ask)
{
	return cone->likely_yes[file_of(cone->circuit->law, ask)];
}
