/* SPDX-License-Identifier: Apache-2.0 */
/* Tests that are like another one of their file, and what they take over from it. */
#include <stdlib.h>

#include "base/nearest.h"
#include "law/build.h"

static const gj_field *like_of(const gj_test *test)
{
	return gj_block_field(test->e.block, GJ_KEY_LIKE, NULL);
}

/* ---- which one ---- */

/* The tests of one file stand together, in its order. */
static uint32_t end_of_file(const gj_law *law, uint32_t first)
{
	uint32_t end = first;

	while (end < law->n_tests && law->test[end].e.place.file == law->test[first].e.place.file)
		end++;
	return end;
}

/* From titles to the first test that has it, and from that one to the second. */
typedef struct titles {
	gj_map map;
	uint32_t *second; /* [n_tests]; 0: none, for no second one is the first of all */
} titles;

static int read_titles(gj_build *b, titles *t, uint32_t first, uint32_t end)
{
	t->map =
		(gj_map){.seed = gj_hash_seed(b->law->file[b->law->test[first].e.place.file].text)};
	for (uint32_t i = first; i < end; i++) {
		uint32_t other = i;
		bool found;

		if (gj_map_put(&t->map, b->arena, b->law->test[i].e.title, &other, &found) != GJ_OK)
			return gj_build_memory(b);
		if (found && t->second[other] == 0)
			t->second[other] = i;
	}
	return GJ_OK;
}

static int fault_unknown(gj_build *b, const gj_test *test, const gj_value *like, uint32_t first)
{
	gj_nearest near;

	gj_nearest_start(&near, like->text);
	for (uint32_t i = first; &b->law->test[i] != test; i++)
		gj_nearest_offer(&near, b->law->test[i].e.title);
	gj_build_fault(b, test->e.place.file, like->pos, "no test above has the title \"%.*s\"",
		       GJ_FMT(like->text));
	if (near.best.len > 0)
		return gj_fault_help(b->err, "did you mean \"%.*s\"?", GJ_FMT(near.best));
	return gj_fault_help(b->err, "a test is like one that stands above it in the same file");
}

static int fault_below(gj_build *b, const gj_test *test, const gj_value *like, const gj_test *other)
{
	uint32_t file = test->e.place.file;

	gj_fault(b->err, GJ_EINPUT, "a test is like one above it, and \"%.*s\" %s",
		 GJ_FMT(like->text), other == test ? "is this one" : "stands below");
	gj_fault_at(b->err, &b->law->file[file], like->pos, "named here");
	gj_fault_at(b->err, &b->law->file[file], other->e.place.pos, "stands here");
	return GJ_EINPUT;
}

static int fault_two(gj_build *b, const gj_value *like, const gj_test *first, const gj_test *second)
{
	const gj_source *file = &b->law->file[first->e.place.file];

	gj_fault(b->err, GJ_EINPUT, "two tests have the title \"%.*s\"", GJ_FMT(like->text));
	gj_fault_at(b->err, file, like->pos, "named here");
	gj_fault_at(b->err, file, first->e.place.pos, "the first");
	gj_fault_at(b->err, file, second->e.place.pos, "the second");
	return gj_fault_help(b->err, "a title that is named stands once in its file");
}

static unsigned depth_of(const gj_law *law, const gj_test *test)
{
	unsigned depth = 0;

	for (; test->like != GJ_NONE; test = &law->test[test->like])
		depth++;
	return depth;
}

static int find_like(gj_build *b, const titles *t, uint32_t index, uint32_t first)
{
	gj_test *test = &b->law->test[index];
	const gj_field *field = like_of(test);
	const gj_value *like = &field->value;
	uint32_t other;

	if (!gj_map_get(&t->map, like->text, &other))
		return fault_unknown(b, test, like, first);
	if (t->second[other] != 0)
		return fault_two(b, like, &b->law->test[other], &b->law->test[t->second[other]]);
	if (other >= index)
		return fault_below(b, test, like, &b->law->test[other]);
	test->like = other;
	if (depth_of(b->law, test) > GJ_LIKE_DEPTH) {
		gj_build_fault(b, test->e.place.file, like->pos,
			       "a test that is like one that is like another, more than %d deep",
			       GJ_LIKE_DEPTH);
		return gj_fault_help(b->err, "name one that tells more itself");
	}
	return GJ_OK;
}

int gj_build_likes(gj_build *b)
{
	gj_law *law = b->law;
	titles t = {.second = gj_arena_array(b->arena, law->n_tests, sizeof *t.second)};
	uint32_t end;
	int rc = GJ_OK;

	b->told = gj_arena_array(b->arena, law->n_tests, sizeof *b->told);
	if (t.second == NULL || b->told == NULL)
		return gj_build_memory(b);
	for (uint32_t first = 0; rc == GJ_OK && first < law->n_tests; first = end) {
		bool any = false;

		end = end_of_file(law, first);
		for (uint32_t i = first; i < end; i++) {
			law->test[i].like = GJ_NONE;
			any = any || like_of(&law->test[i]) != NULL;
		}
		if (any)
			rc = read_titles(b, &t, first, end);
		for (uint32_t i = first; any && rc == GJ_OK && i < end; i++)
			if (like_of(&law->test[i]) != NULL)
				rc = find_like(b, &t, i, first);
	}
	return rc;
}

/* ---- what it takes over ---- */

static int by_number(const void *left, const void *right)
{
	uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;

	return (a > b) - (a < b);
}

static void sort(gj_refs *list)
{
	if (list->n > 1)
		qsort(list->at, list->n, sizeof *list->at, by_number);
}

static bool is_among(const gj_refs *sorted, uint32_t what)
{
	return sorted->n > 0 &&
	       bsearch(&what, sorted->at, sorted->n, sizeof *sorted->at, by_number) != NULL;
}

static int list_told(gj_build *b, const gj_test *test, gj_refs *told)
{
	told->at = gj_arena_array(b->arena, test->n_given + test->n_judgements, sizeof *told->at);
	if (told->at == NULL)
		return gj_build_memory(b);
	for (size_t i = 0; i < test->n_given; i++)
		told->at[told->n++] = test->given[i].ref;
	for (size_t i = 0; i < test->n_judgements; i++)
		told->at[told->n++] = test->judgement[i].ref + (uint32_t)b->law->n_facts;
	sort(told);
	return GJ_OK;
}

static bool taken_away(const gj_build *b, const gj_test *test, uint32_t what)
{
	uint32_t n_facts = (uint32_t)b->law->n_facts;
	const gj_refs *list = what < n_facts ? &test->no_facts : &test->no_terms;

	return is_among(list, what < n_facts ? what : what - n_facts);
}

/* Is the fact or term told in the test, by itself or by one that it is like? */
static bool is_told(const gj_build *b, uint32_t test, uint32_t what)
{
	for (; test != GJ_NONE; test = b->law->test[test].like) {
		if (is_among(&b->told[test], what))
			return true;
		if (taken_away(b, &b->law->test[test], what))
			return false;
	}
	return false;
}

static int check_without(gj_build *b, uint32_t index, const gj_name *name, uint32_t what)
{
	const gj_test *test = &b->law->test[index];
	uint32_t file = test->e.place.file;

	if (!is_told(b, test->like, what)) {
		gj_build_fault(b, file, name->pos,
			       "`%.*s` is not told in the test that this one is like",
			       GJ_FMT(name->text));
		return gj_fault_help(b->err, "leave it out here");
	}
	if (is_among(&b->told[index], what)) {
		gj_build_fault(b, file, name->pos, "`%.*s` is taken away and told again",
			       GJ_FMT(name->text));
		return gj_fault_help(b->err,
				     "what a test tells stands in place of what it takes over");
	}
	return GJ_OK;
}

static int read_without(gj_build *b, uint32_t index, const gj_value *without)
{
	gj_test *test = &b->law->test[index];
	int rc = GJ_OK;

	test->no_facts.at = gj_arena_array(b->arena, without->n_names, sizeof(uint32_t));
	test->no_terms.at = gj_arena_array(b->arena, without->n_names, sizeof(uint32_t));
	if (test->no_facts.at == NULL || test->no_terms.at == NULL)
		return gj_build_memory(b);
	for (size_t i = 0; rc == GJ_OK && i < without->n_names; i++) {
		const gj_name *name = &without->name[i];
		gj_sort sort;
		uint32_t ref;

		rc = gj_build_find_in(b, test->e.place.file, GJ_IN(FACT) | GJ_IN(TERM),
				      "a fact or a term", name, &sort, &ref);
		if (rc != GJ_OK)
			break;
		if (sort == GJ_SORT_FACT) {
			rc = check_without(b, index, name, ref);
			test->no_facts.at[test->no_facts.n++] = ref;
		} else {
			rc = check_without(b, index, name, ref + (uint32_t)b->law->n_facts);
			test->no_terms.at[test->no_terms.n++] = ref;
		}
	}
	sort(&test->no_facts);
	sort(&test->no_terms);
	return rc;
}

int gj_build_takes_over(gj_build *b, uint32_t index)
{
	gj_test *test = &b->law->test[index];
	const gj_field *without = gj_block_field(test->e.block, GJ_KEY_WITHOUT, NULL);
	int rc = list_told(b, test, &b->told[index]);

	if (rc != GJ_OK)
		return rc;
	if (test->like == GJ_NONE && without != NULL) {
		gj_build_fault(b, test->e.place.file, without->pos,
			       "nothing to take away: the test is like no other");
		return gj_fault_help(b->err, "`like` and a title say which one it starts from");
	}
	if (test->like == GJ_NONE)
		return GJ_OK;
	if (!test->roles_given) {
		test->roles_given = b->law->test[test->like].roles_given;
		test->roles = b->law->test[test->like].roles;
	}
	return without == NULL ? GJ_OK : read_without(b, index, &without->value);
}
