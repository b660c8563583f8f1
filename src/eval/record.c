/* SPDX-License-Identifier: Apache-2.0 */
/* The empty record, and the record of a test. Reading service files stands in record_read.c. */
#include "eval/record_tell.h"

int gj_record_new(gj_record **out, gj_arena *arena, const gj_law *law)
{
	gj_record *record = gj_arena_get(arena, sizeof *record);

	*out = NULL;
	if (record == NULL)
		return GJ_ENOMEM;
	record->law = law;
	record->role = gj_arena_array(arena, law->n_roles, sizeof *record->role);
	record->fact = gj_arena_array(arena, law->n_facts, sizeof *record->fact);
	record->term = gj_arena_array(arena, law->n_terms, sizeof *record->term);
	if (record->role == NULL || record->fact == NULL || record->term == NULL)
		return GJ_ENOMEM;
	for (size_t i = 0; i < law->n_roles; i++)
		record->role[i] = GJ_UNKNOWN;
	for (size_t i = 0; i < law->n_facts; i++)
		record->fact[i].truth = GJ_UNKNOWN;
	for (size_t i = 0; i < law->n_terms; i++) {
		record->term[i].truth = GJ_UNKNOWN;
		record->term[i].on = GJ_DAY_NONE;
	}
	*out = record;
	return GJ_OK;
}

/* law/ has checked that the value fits the fact's type. */
gj_input gj_input_of_given(const gj_fact *fact, const gj_given *given)
{
	bool low = given->kind != GJ_GIVEN_AT_MOST;
	bool high = given->kind != GJ_GIVEN_AT_LEAST;
	gj_input input = gj_input_state(GJ_STATE_GIVEN);

	switch (given->kind) {
	case GJ_GIVEN_YES:
		return gj_input_truth(GJ_TRUE);
	case GJ_GIVEN_NO:
		return gj_input_truth(GJ_FALSE);
	case GJ_GIVEN_UNKNOWN:
		return gj_input_state(GJ_STATE_UNKNOWN);
	case GJ_GIVEN_NOT_APPLICABLE:
		return gj_input_state(GJ_STATE_NOT_APPLICABLE);
	case GJ_GIVEN_NUMBER:
		return gj_input_bounds(true, given->low, true, given->low);
	case GJ_GIVEN_DATE:
		return gj_input_bounds(true, given->from, true, given->from);
	case GJ_GIVEN_AT_LEAST:
	case GJ_GIVEN_AT_MOST:
	case GJ_GIVEN_BETWEEN:
		if (given->dates)
			return gj_input_bounds(low, given->from, high, given->to);
		return gj_input_bounds(low, given->low, high, given->high);
	case GJ_GIVEN_CHOICE:
		for (size_t i = 0; i < fact->n_choices; i++)
			if (gj_str_eq(fact->choice[i].text, given->choice.text))
				input.choice = (uint32_t)i;
		break;
	}
	return input;
}

/* What the test is like, first; then what it says, in place of what was said there. */
static void forget(gj_record *record, const gj_test *test)
{
	const gj_input untold = {.truth = GJ_UNKNOWN};
	const gj_judged unjudged = {.truth = GJ_UNKNOWN, .on = GJ_DAY_NONE};

	for (size_t i = 0; i < test->no_facts.n; i++)
		record->fact[test->no_facts.at[i]] = untold;
	for (size_t i = 0; i < test->n_given; i++)
		record->fact[test->given[i].ref] = untold;
	for (size_t i = 0; i < test->no_terms.n; i++)
		record->term[test->no_terms.at[i]] = unjudged;
	for (size_t i = 0; i < test->n_judgements; i++)
		record->term[test->judgement[i].ref] = unjudged;
}

static void tell(gj_record *record, const gj_test *test, gj_day on)
{
	for (size_t i = 0; i < test->n_given; i++) {
		const gj_stated *given = &test->given[i];
		const gj_fact *fact = &record->law->fact[given->ref];
		gj_input said = gj_input_of_given(fact, given->value);

		said.pos = given->pos;
		gj_record_tell_fact(&record->fact[given->ref], fact->type, &said);
	}
	for (size_t i = 0; i < test->n_judgements; i++) {
		const gj_stated *judged = &test->judgement[i];
		gj_judged said = {.truth = GJ_UNKNOWN, .on = on, .pos = judged->pos};

		if (judged->value->kind == GJ_GIVEN_YES)
			said.truth = GJ_TRUE;
		else if (judged->value->kind == GJ_GIVEN_NO)
			said.truth = GJ_FALSE;
		gj_record_tell_term(&record->term[judged->ref], &said);
	}
}

int gj_record_from_test(gj_record **out, gj_arena *arena, const gj_law *law, const gj_test *test)
{
	const gj_test *line[GJ_LIKE_DEPTH + 1] = {test};
	size_t n = 1;
	gj_record *record;
	int rc = gj_record_new(&record, arena, law);

	*out = NULL;
	if (rc != GJ_OK)
		return rc;
	record->service = test->e.title;
	if (test->roles_given) {
		record->roles_closed = true;
		for (size_t i = 0; i < law->n_roles; i++)
			record->role[i] = GJ_FALSE;
		for (size_t i = 0; i < test->roles.n; i++)
			record->role[test->roles.at[i]] = GJ_TRUE;
	}
	for (; n <= GJ_LIKE_DEPTH && line[n - 1]->like != GJ_NONE; n++)
		line[n] = &law->test[line[n - 1]->like];
	while (n-- > 0) {
		forget(record, line[n]);
		tell(record, line[n], test->on);
	}
	*out = record;
	return GJ_OK;
}
