/* SPDX-License-Identifier: Apache-2.0 */
/* Everything that a report names has a title and an English wording; an English title is both. */
#include "law/lint_find.h"

static bool is_english(gj_str title)
{
	for (size_t i = 0; i < title.len; i++)
		if ((unsigned char)title.at[i] >= 0x80)
			return false;
	return true;
}

static int check_title(gj_lint *lint, const gj_entry *e)
{
	if (e->title.len == 0)
		return gj_lint_add(lint, GJ_LINT_ENGLISH_MISSING, e->place, "`%.*s` lacks a title",
				   GJ_FMT(e->id));
	if (e->english.len == 0 && !is_english(e->title))
		return gj_lint_add(lint, GJ_LINT_ENGLISH_MISSING, e->place,
				   "`%.*s` lacks the field `english`", GJ_FMT(e->id));
	return GJ_OK;
}

static int check_doubt(gj_lint *lint, const gj_entry *e, const gj_doubt *doubt)
{
	if ((doubt->english.len > 0) == (doubt->chinese.len > 0))
		return GJ_OK;
	return gj_lint_add(lint, GJ_LINT_ENGLISH_MISSING, e->place, "`%.*s` lacks the field `%s`",
			   GJ_FMT(e->id), doubt->english.len > 0 ? "unverified zh" : "unverified");
}

static int check_steps(gj_lint *lint, const gj_norm *norm)
{
	int rc = GJ_OK;

	for (size_t i = 0; rc == GJ_OK && i < norm->n_steps; i++)
		if (norm->step[i].condition_en.len == 0 && !is_english(norm->step[i].condition))
			rc = gj_lint_add(lint, GJ_LINT_ENGLISH_MISSING, norm->e.place,
					 "`%.*s`: the condition of a step lacks its English",
					 GJ_FMT(norm->e.id));
	return rc;
}

int gj_lint_words(gj_lint *lint)
{
	const gj_law *law = lint->law;
	int rc = GJ_OK;

#define CHECK(array, n_array)                                                                      \
	for (size_t i = 0; rc == GJ_OK && i < law->n_array; i++)                                   \
	rc = check_title(lint, &law->array[i].e)
	CHECK(jurisdiction, n_jurisdictions);
	CHECK(level, n_levels);
	CHECK(role, n_roles);
	CHECK(agency, n_agencies);
	CHECK(measure, n_measures);
	CHECK(instrument, n_instruments);
	CHECK(article, n_articles);
	CHECK(fact, n_facts);
	CHECK(term, n_terms);
	CHECK(parameter, n_parameters);
	CHECK(norm, n_norms);
	CHECK(happening, n_happenings);
	CHECK(link, n_links);
	CHECK(subject, n_subjects);
	CHECK(invariant, n_invariants);
#undef CHECK
#define CHECK(array, n_array)                                                                      \
	for (size_t i = 0; rc == GJ_OK && i < law->n_array; i++)                                   \
	rc = check_doubt(lint, &law->array[i].e, &law->array[i].unverified)
	CHECK(instrument, n_instruments);
	CHECK(article, n_articles);
	CHECK(fact, n_facts);
	CHECK(term, n_terms);
	CHECK(parameter, n_parameters);
	CHECK(presume, n_presumes);
	CHECK(norm, n_norms);
	CHECK(happening, n_happenings);
#undef CHECK
	for (size_t i = 0; rc == GJ_OK && i < law->n_norms; i++)
		rc = check_steps(lint, &law->norm[i]);
	return rc;
}
