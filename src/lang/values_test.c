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
	const gj_token *token;
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
	token = gj_peek(p);
	rc = take_bound(p, out, &out->high, &out->to);
	if (rc == GJ_OK && dates != out->dates)
		return gj_fault_token(p, token, "a range from a number to a date", NULL);
	if (rc == GJ_OK && (dates ? out->to < out->from : out->high < out->low))
		return gj_fault_token(p, token, "the range ends before it begins", NULL);
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

static const gj_word reasons[] = {GJ_WORD_NOT_IN_FORCE, GJ_WORD_OTHER_BEARER, GJ_WORD_OUT_OF_SCOPE,
				  GJ_WORD_CONDITION_FALSE, GJ_WORD_LIFTED};
static const gj_word truths[] = {GJ_WORD_YES, GJ_WORD_NO, GJ_WORD_UNKNOWN};
static const gj_word compliances[] = {GJ_WORD_FULFILLED, GJ_WORD_PENDING, GJ_WORD_BREACHED,
				      GJ_WORD_NOT_CHECKED, GJ_WORD_OPEN};
static const gj_word marks[] = {GJ_WORD_JUDGEMENT, GJ_WORD_PRESUMPTION, GJ_WORD_CONFLICT,
				GJ_WORD_DECLARATORY, GJ_WORD_UNVERIFIED};

/* Marks stand in the tree by their English words, whatever the tongue of the file. */
static int parse_marks(gj_parser *p, gj_expect *e)
{
	int rc = GJ_OK;

	e->marks = gj_arena_array(p->arena, gj_items_ahead(p), sizeof *e->marks);
	if (e->marks == NULL)
		return gj_fault_memory(p->err);
	do {
		gj_name *mark = &e->marks[e->n_marks];
		gj_word word;

		mark->pos = gj_peek(p)->pos;
		if (gj_take_one_of(p, marks, 5, &word))
			mark->text = gj_str_of(gj_word_text(word, GJ_EN));
		else
			rc = gj_take_name(p, mark, "a mark");
		e->n_marks += rc == GJ_OK;
	} while (rc == GJ_OK && gj_take_kind(p, GJ_TOKEN_COMMA));
	return rc;
}

typedef enum detail {
	BECAUSE,
	IF_IN_FORCE,
	DUE,
	SINCE,
	UNTIL,
	LIFTED_BY,
	ASKS,
	MARKED,
	COMPLIANCE,
	N_DETAILS
} detail;

static int parse_detail(gj_parser *p, gj_expect *e, detail which)
{
	switch (which) {
	case BECAUSE:
		return gj_take_one_of(p, reasons, 5, &e->reason)
			       ? GJ_OK
			       : gj_fault_expected(p, "a reason, as `lifted`,");
	case IF_IN_FORCE:
		return gj_take_one_of(p, truths, 3, &e->if_in_force)
			       ? GJ_OK
			       : gj_fault_expected(p, "`yes`, `no` or `unknown`");
	case DUE:
		return gj_take_day(p, &e->due);
	case SINCE:
		return gj_take_day(p, &e->since);
	case UNTIL:
		return gj_take_day(p, &e->until);
	case LIFTED_BY:
		return gj_parse_names(p, &e->lifted_by, &e->n_lifted_by, "a norm");
	case ASKS:
		return gj_parse_names(p, &e->asks, &e->n_asks, "a fact or a term");
	case MARKED:
		return parse_marks(p, e);
	case COMPLIANCE:
	case N_DETAILS:
		break;
	}
	return GJ_OK;
}

/* The details behind the outcome, in any order, each once. */
static int parse_details(gj_parser *p, gj_expect *e)
{
	static const gj_word word[] = {GJ_WORD_BECAUSE, GJ_WORD_IF_IN_FORCE, GJ_WORD_DUE,
				       GJ_WORD_SINCE,	GJ_WORD_UNTIL,	     GJ_WORD_LIFTED_BY,
				       GJ_WORD_ASKS,	GJ_WORD_MARKED};
	const gj_token *seen[N_DETAILS] = {NULL};

	for (;;) {
		const gj_token *token = gj_peek(p);
		int which = 0, rc;

		while (which < COMPLIANCE && !gj_take_word(p, word[which]))
			which++;
		if (which == COMPLIANCE && !gj_take_one_of(p, compliances, 5, &e->compliance))
			return GJ_OK;
		if (seen[which] != NULL) {
			gj_fault_token(p, token, "this is said twice", NULL);
			return gj_fault_at(p->err, p->source, seen[which]->pos, "first here");
		}
		seen[which] = token;
		rc = parse_detail(p, e, (detail)which);
		if (rc != GJ_OK)
			return rc;
	}
}

int gj_parse_expect(gj_parser *p, gj_expect **out)
{
	static const gj_word outcomes[] = {GJ_WORD_APPLIES, GJ_WORD_DOES_NOT_APPLY, GJ_WORD_UNKNOWN,
					   GJ_WORD_FUTURE};
	gj_expect *e = gj_arena_get(p->arena, sizeof *e);
	int rc;

	*out = e;
	if (e == NULL)
		return gj_fault_memory(p->err);
	e->compliance = e->reason = e->if_in_force = GJ_N_WORDS;
	e->due = e->since = e->until = GJ_DAY_NONE;
	rc = gj_take_name(p, &e->norm, "a norm");
	if (rc == GJ_OK && !gj_take_one_of(p, outcomes, 4, &e->outcome))
		rc = gj_fault_expected(p, "`applies`, `does not apply`, `unknown` or `future`");
	return rc == GJ_OK ? parse_details(p, e) : rc;
}
