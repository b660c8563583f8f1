/* SPDX-License-Identifier: Apache-2.0 */
/* Test blocks: every name and type is checked when the law is loaded, not when the test runs. */
#include "base/nearest.h"
#include "law/build.h"

static bool fits(const gj_fact *fact, const gj_given *given)
{
	bool dated = fact->type == GJ_FACT_EVENT || fact->type == GJ_FACT_DATE;

	switch (given->kind) {
	case GJ_GIVEN_UNKNOWN:
	case GJ_GIVEN_NOT_APPLICABLE:
		return true;
	case GJ_GIVEN_YES:
		return fact->type == GJ_FACT_BOOL;
	case GJ_GIVEN_NO:
		return fact->type == GJ_FACT_BOOL || fact->type == GJ_FACT_EVENT;
	case GJ_GIVEN_NUMBER:
		return fact->type == GJ_FACT_NUMBER || fact->type == GJ_FACT_MONEY;
	case GJ_GIVEN_DATE:
		return dated;
	case GJ_GIVEN_AT_LEAST:
	case GJ_GIVEN_AT_MOST:
	case GJ_GIVEN_BETWEEN:
		return given->dates ? dated
				    : fact->type == GJ_FACT_NUMBER || fact->type == GJ_FACT_MONEY;
	case GJ_GIVEN_CHOICE:
		for (size_t i = 0; fact->type == GJ_FACT_CHOICE && i < fact->n_choices; i++)
			if (gj_str_eq(fact->choice[i].text, given->choice.text))
				return true;
		return false;
	}
	return false;
}

static int fault_term(gj_build *b, uint32_t file, const gj_name *name, uint32_t term)
{
	gj_build_fault(b, file, name->pos, "`%.*s` is a term, and a fact is needed here",
		       GJ_FMT(name->text));
	return gj_fault_help(b->err, "%s",
			     b->law->term[term].judged_by.len > 0
				     ? "write `judgement` in place of `given`"
				     : "give the facts that its definition uses");
}

static int fault_value(gj_build *b, uint32_t file, const gj_name *name, const gj_fact *fact,
		       const gj_given *given)
{
	static const char *const needs[] = {
		"yes, no, unknown or not applicable",  "a date, no, a range of dates or unknown",
		"a number, a range or unknown",	       "a number, a range or unknown",
		"a date, a range of dates or unknown", "one of its choices or unknown"};
	bool choice = fact->type == GJ_FACT_CHOICE && given->kind == GJ_GIVEN_CHOICE;
	gj_nearest near;

	if (!choice) {
		gj_build_fault(b, file, name->pos, "the value does not fit `%.*s`",
			       GJ_FMT(name->text));
		return gj_fault_help(b->err, "it takes %s", needs[fact->type]);
	}
	gj_build_fault(b, file, given->choice.pos, "`%.*s` has no choice `%.*s`",
		       GJ_FMT(name->text), GJ_FMT(given->choice.text));
	gj_nearest_start(&near, given->choice.text);
	for (size_t i = 0; i < fact->n_choices; i++)
		gj_nearest_offer(&near, fact->choice[i].text);
	if (near.best.len > 0)
		gj_fault_help(b->err, "did you mean `%.*s`?", GJ_FMT(near.best));
	return GJ_EINPUT;
}

static int resolve_given(gj_build *b, const gj_test *test, const gj_value *value,
			 gj_test_given *out)
{
	uint32_t file = test->e.place.file, ref;
	const gj_name *name = &value->name[0];
	int rc;

	if (gj_build_lookup(b->law, GJ_SORT_TERM, name->text, &ref))
		return fault_term(b, file, name, ref);
	rc = gj_build_find(b, file, GJ_SORT_FACT, name, &out->ref);
	if (rc != GJ_OK)
		return rc;
	out->value = value->given;
	out->pos = name->pos;
	if (fits(&b->law->fact[out->ref], value->given))
		return GJ_OK;
	return fault_value(b, file, name, &b->law->fact[out->ref], value->given);
}

static int resolve_judgement(gj_build *b, const gj_test *test, const gj_value *value,
			     gj_test_given *out)
{
	uint32_t file = test->e.place.file;
	const gj_name *name = &value->name[0];
	int rc = gj_build_find(b, file, GJ_SORT_TERM, name, &out->ref);

	if (rc != GJ_OK)
		return rc;
	out->value = value->given;
	out->pos = name->pos;
	if (b->law->term[out->ref].judged_by.len == 0)
		return gj_build_fault(b, file, name->pos,
				      "`%.*s` is defined by the text, not judged",
				      GJ_FMT(name->text));
	if (value->given->kind != GJ_GIVEN_YES && value->given->kind != GJ_GIVEN_NO)
		return gj_build_fault(b, file, name->pos, "a judgement is `yes` or `no`");
	return GJ_OK;
}

/* `asks` may name facts, judged terms and, where the actor's position is in question, roles. */
static int check_asks(gj_build *b, uint32_t file, const gj_expect *e)
{
	for (size_t i = 0; i < e->n_asks; i++) {
		gj_sort sort;
		uint32_t ref;
		int rc = gj_build_find_in(b, file, GJ_IN(FACT) | GJ_IN(TERM) | GJ_IN(ROLE),
					  "a fact, a term or a role", &e->asks[i], &sort, &ref);

		if (rc != GJ_OK)
			return rc;
		if (sort == GJ_SORT_TERM && b->law->term[ref].judged_by.len == 0)
			return gj_build_fault(b, file, e->asks[i].pos,
					      "`%.*s` is defined by the text: nobody is asked "
					      "about it",
					      GJ_FMT(e->asks[i].text));
	}
	return GJ_OK;
}

static int check_marks(gj_build *b, uint32_t file, const gj_expect *e)
{
	static const char *const known[] = {"judgement", "presumption", "conflict", "declaratory",
					    "unverified"};
	int which, rc = GJ_OK;

	for (size_t i = 0; rc == GJ_OK && i < e->n_marks; i++)
		rc = gj_build_word(b, file, &e->marks[i], "mark", known, 5, &which);
	return rc;
}

static int resolve_expect(gj_build *b, const gj_test *test, const gj_expect *expect,
			  gj_test_expect *out)
{
	uint32_t file = test->e.place.file, ref;
	int rc = gj_build_find(b, file, GJ_SORT_NORM, &expect->norm, &out->norm);

	out->expect = expect;
	out->pos = expect->norm.pos;
	for (size_t i = 0; rc == GJ_OK && i < expect->n_lifted_by; i++)
		rc = gj_build_find(b, file, GJ_SORT_NORM, &expect->lifted_by[i], &ref);
	if (rc == GJ_OK)
		rc = check_asks(b, file, expect);
	return rc == GJ_OK ? check_marks(b, file, expect) : rc;
}

static int allocate(gj_build *b, gj_test *test)
{
	const gj_block *block = test->e.block;
	gj_arena *arena = b->arena;

	test->given =
		gj_arena_array(arena, gj_build_fields(block, GJ_KEY_GIVEN), sizeof *test->given);
	test->judgement = gj_arena_array(arena, gj_build_fields(block, GJ_KEY_JUDGEMENT),
					 sizeof *test->judgement);
	test->expect =
		gj_arena_array(arena, gj_build_fields(block, GJ_KEY_EXPECT), sizeof *test->expect);
	if (test->given == NULL || test->judgement == NULL || test->expect == NULL)
		return gj_build_memory(b);
	return GJ_OK;
}

static int resolve_test(gj_build *b, gj_test *test)
{
	const gj_block *block = test->e.block;
	const gj_value *on, *roles = gj_build_value(&test->e, GJ_KEY_ROLES);
	int rc = gj_build_require(b, &test->e, GJ_KEY_ON, &on);

	if (rc == GJ_OK)
		rc = allocate(b, test);
	if (rc == GJ_OK && roles != NULL) {
		test->roles_given = true;
		rc = gj_build_find_all(b, test->e.place.file, GJ_SORT_ROLE, roles->name,
				       roles->n_names, &test->roles);
	}
	if (rc == GJ_OK)
		test->on = on->from;
	for (size_t i = 0; rc == GJ_OK && i < block->n; i++) {
		const gj_value *value = &block->field[i].value;

		if (block->field[i].key == GJ_KEY_GIVEN)
			rc = resolve_given(b, test, value, &test->given[test->n_given++]);
		else if (block->field[i].key == GJ_KEY_JUDGEMENT)
			rc = resolve_judgement(b, test, value,
					       &test->judgement[test->n_judgements++]);
		else if (block->field[i].key == GJ_KEY_EXPECT)
			rc = resolve_expect(b, test, value->expect,
					    &test->expect[test->n_expect++]);
	}
	if (rc == GJ_OK && test->n_expect == 0)
		rc = gj_build_fault(b, test->e.place.file, test->e.place.pos,
				    "the test expects nothing");
	return rc;
}

int gj_build_tests(gj_build *b)
{
	int rc = GJ_OK;

	for (size_t i = 0; rc == GJ_OK && i < b->law->n_tests; i++)
		rc = resolve_test(b, &b->law->test[i]);
	return rc;
}
