/* SPDX-License-Identifier: Apache-2.0 */
/* What stands in tests: `given` values and expectations. */
#include "lang/token.h"

/* One bound: a number or a date. */
static int take_bound(gj_parser *p, gj_given *out, gj_num *number, gj_day *day)
{
	const gj_token *token = gj_peek(p);

	if (token->kind == GJ_TOKEN_NUMBER)
		*number = token->number;
	else if (token->kind == GJ_TOKEN_DATE)
		*day = token->day;
	else
		return gj_fault_expected(p, "a number or a date");
	out->dates = token->kind == GJ_TOKEN_DATE;
	gj_take(p);
	return GJ_OK;
}

static int take_range(gj_parser *p, gj_given *out)
{
	bool dates;
	int rc = take_bound(p, out, &out->low, &out->from);

	if (rc != GJ_OK)
		return rc;
	if (!gj_take_word(p, GJ_WORD_TO)) {
		out->kind = out->dates ? GJ_GIVEN_DATE : GJ_GIVEN_NUMBER;
		return GJ_OK;
	}
	dates = out->dates;
	out->kind = GJ_GIVEN_BETWEEN;
	rc = take_bound(p, out, &out->high, &out->to);
	if (rc == GJ_OK && dates != out->dates)
		return gj_fault_expected(p, "two numbers or two dates");
	return rc;
}

int gj_parse_given(gj_parser *p, gj_given **out)
{
	static const struct {
		gj_word word;
		gj_given_kind kind;
	} plain[] = {{GJ_WORD_NOT_APPLICABLE, GJ_GIVEN_NOT_APPLICABLE},
		     {GJ_WORD_YES, GJ_GIVEN_YES},
		     {GJ_WORD_NO, GJ_GIVEN_NO},
		     {GJ_WORD_UNKNOWN, GJ_GIVEN_UNKNOWN}};
	gj_given *given = gj_arena_get(p->arena, sizeof *given);

	*out = given;
	if (given == NULL)
		return gj_fault_memory(p->err);
	given->from = given->to = GJ_DAY_NONE;
	for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
		if (gj_take_word(p, plain[i].word)) {
			given->kind = plain[i].kind;
			return GJ_OK;
		}
	if (gj_take_word(p, GJ_WORD_AT_LEAST)) {
		given->kind = GJ_GIVEN_AT_LEAST;
		return take_bound(p, given, &given->low, &given->from);
	}
	if (gj_take_word(p, GJ_WORD_AT_MOST)) {
		given->kind = GJ_GIVEN_AT_MOST;
		return take_bound(p, given, &given->high, &given->to);
	}
	if (gj_peek(p)->kind == GJ_TOKEN_NUMBER || gj_peek(p)->kind == GJ_TOKEN_DATE)
		return take_range(p, given);
	given->kind = GJ_GIVEN_CHOICE;
	return gj_take_name(p, &given->choice, "a value");
}

static bool take_one_of(gj_parser *p, const gj_word *words, size_t n, gj_word *out)
{
	for (size_t i = 0; i < n; i++)
		if (gj_take_word(p, words[i])) {
			*out = words[i];
			return true;
		}
	return false;
}

static int take_day(gj_parser *p, gj_day *out)
{
	if (gj_peek(p)->kind != GJ_TOKEN_DATE)
		return gj_fault_expected(p, "a date");
	*out = gj_take(p)->day;
	return GJ_OK;
}

static const gj_word reasons[] = {GJ_WORD_NOT_IN_FORCE, GJ_WORD_OTHER_BEARER, GJ_WORD_OUT_OF_SCOPE,
				  GJ_WORD_CONDITION_FALSE, GJ_WORD_LIFTED};
static const gj_word truths[] = {GJ_WORD_YES, GJ_WORD_NO, GJ_WORD_UNKNOWN};
static const gj_word compliances[] = {GJ_WORD_FULFILLED, GJ_WORD_PENDING, GJ_WORD_BREACHED,
				      GJ_WORD_NOT_CHECKED, GJ_WORD_OPEN};

/* One detail behind the outcome. *done: nothing more that is known. */
static int take_detail(gj_parser *p, gj_expect *e, bool *done)
{
	*done = false;
	if (gj_take_word(p, GJ_WORD_DUE))
		return take_day(p, &e->due);
	if (gj_take_word(p, GJ_WORD_SINCE))
		return take_day(p, &e->since);
	if (gj_take_word(p, GJ_WORD_BECAUSE))
		return take_one_of(p, reasons, 5, &e->reason) ? GJ_OK
							      : gj_fault_expected(p, "a reason");
	if (gj_take_word(p, GJ_WORD_IF_IN_FORCE))
		return take_one_of(p, truths, 3, &e->if_in_force)
			       ? GJ_OK
			       : gj_fault_expected(p, "`yes`, `no` or `unknown`");
	if (gj_take_word(p, GJ_WORD_LIFTED_BY))
		return gj_parse_names(p, &e->lifted_by, &e->n_lifted_by, "a norm");
	if (gj_take_word(p, GJ_WORD_ASKS))
		return gj_parse_names(p, &e->asks, &e->n_asks, "a fact or a term");
	if (gj_take_word(p, GJ_WORD_MARKED))
		return gj_parse_names(p, &e->marks, &e->n_marks, "a mark");
	*done = !take_one_of(p, compliances, 5, &e->compliance);
	return GJ_OK;
}

int gj_parse_expect(gj_parser *p, gj_expect **out)
{
	static const gj_word outcomes[] = {GJ_WORD_APPLIES, GJ_WORD_DOES_NOT_APPLY, GJ_WORD_UNKNOWN,
					   GJ_WORD_FUTURE};
	gj_expect *e = gj_arena_get(p->arena, sizeof *e);
	bool done = false;
	int rc;

	*out = e;
	if (e == NULL)
		return gj_fault_memory(p->err);
	e->compliance = e->reason = e->if_in_force = GJ_N_WORDS;
	e->due = e->since = GJ_DAY_NONE;
	rc = gj_take_name(p, &e->norm, "a norm");
	if (rc == GJ_OK && !take_one_of(p, outcomes, 4, &e->outcome))
		rc = gj_fault_expected(p, "`applies`, `does not apply`, `unknown` or `future`");
	while (rc == GJ_OK && !done)
		rc = take_detail(p, e, &done);
	return rc;
}
