/* SPDX-License-Identifier: Apache-2.0 */
/* Test blocks: every name and type is checked when the law is loaded, not when the test runs. */
#include "law/build.h"

static int resolve_judgement(gj_build *b, const gj_test *test, const gj_value *value,
			     gj_stated *out)
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
	int rc = allocate(b, test);

	if (test->like != GJ_NONE && gj_build_value(&test->e, GJ_KEY_ON) == NULL)
		test->on = b->law->test[test->like].on;
	else if (rc == GJ_OK && (rc = gj_build_require(b, &test->e, GJ_KEY_ON, &on)) == GJ_OK)
		test->on = on->from;
	if (rc == GJ_OK && roles != NULL) {
		test->roles_given = true;
		rc = gj_build_find_all(b, test->e.place.file, GJ_SORT_ROLE, roles->name,
				       roles->n_names, &test->roles);
	}
	for (size_t i = 0; rc == GJ_OK && i < block->n; i++) {
		const gj_value *value = &block->field[i].value;

		if (block->field[i].key == GJ_KEY_GIVEN)
			rc = gj_build_stated(b, test->e.place.file, value,
					     &test->given[test->n_given++]);
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
	int rc = gj_build_likes(b);

	for (uint32_t i = 0; rc == GJ_OK && i < b->law->n_tests; i++) {
		rc = resolve_test(b, &b->law->test[i]);
		if (rc == GJ_OK)
			rc = gj_build_takes_over(b, i);
	}
	return rc;
}
