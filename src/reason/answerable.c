/* SPDX-License-Identifier: Apache-2.0 */
/*
 * How likely it is that a question finds an answer. Nobody knows that before the first one; but who could not say one thing about, say, the
 * export of data is less likely to know the next. Facts and terms that stand in one rule file are of one kind, and the chance is that of Laplace's
 * rule of succession, with a few answers lent so that one `unknown` does not weigh too much.
 */
#include "reason/inquiry_parts.h"

enum { LENT = 4 };

typedef struct counts {
	uint32_t told, open;
} counts;

static void count_told(counts *c, uint32_t file, bool told, bool asked)
{
	c[file].told += told;
	c[file].open += asked && !told;
}

int gj_answerable_count(gj_cone_of *cone)
{
	const gj_law *law = cone->circuit->law;
	const gj_inquiry *inquiry = cone->inquiry;
	const gj_record *record = inquiry->record;
	counts *c = gj_arena_array(cone->arena, law->n_files, sizeof *c);

	cone->answerable = gj_arena_array(cone->arena, law->n_files, sizeof *cone->answerable);
	if (c == NULL || cone->answerable == NULL)
		return GJ_ENOMEM;
	for (size_t i = 0; i < law->n_facts; i++) {
		gj_fact_state state = record->fact[i].state;

		count_told(c, law->fact[i].e.place.file, state == GJ_STATE_GIVEN,
			   state != GJ_STATE_NOT_ASKED || inquiry->fact_closed[i]);
	}
	for (size_t i = 0; i < law->n_terms; i++)
		count_told(c, law->term[i].e.place.file, record->term[i].truth != GJ_UNKNOWN,
			   inquiry->term_closed[i]);
	for (size_t i = 0; i < law->n_files; i++)
		cone->answerable[i] = (uint32_t)((uint64_t)GJ_ONE_NORM * (c[i].told + LENT) /
						 (c[i].told + c[i].open + LENT));
	return GJ_OK;
}

uint32_t gj_answerable(const gj_cone_of *cone, gj_ask ask)
{
	const gj_law *law = cone->circuit->law;

	if (ask.kind == GJ_ASK_ROLE)
		return GJ_ONE_NORM;
	return cone->answerable[ask.kind == GJ_ASK_FACT ? law->fact[ask.ref].e.place.file
							: law->term[ask.ref].e.place.file];
}
