/* SPDX-License-Identifier: Apache-2.0 */
/* Subjects: under which the law of several jurisdictions is put side by side. */
#include <stdlib.h>

#include "law/build.h"

/* Each target is held against every norm. */
enum { MOST_TARGETS = 16384 };

/* A provision stands for what is asked of somebody under it; what permits, empowers or punishes is named by its own name. */
static bool asks(const gj_norm *norm)
{
	return norm->kind == GJ_KIND_DUTY || norm->kind == GJ_KIND_PROHIBITION ||
	       norm->kind == GJ_KIND_PROCEDURE || norm->kind == GJ_KIND_ENCOURAGEMENT;
}

static int add_provision(gj_build *b, const gj_subject *subject, const gj_cite *target, uint32_t in,
			 bool *marked)
{
	const gj_law *law = b->law;
	const gj_article *article = gj_law_article(law, in, target);
	bool any = article != NULL && article->status == GJ_ARTICLE_OPEN;

	for (size_t i = 0; i < law->n_norms; i++) {
		if (law->norm[i].instrument != in || !asks(&law->norm[i]) ||
		    !gj_cite_within(&law->norm[i].cite[0], target))
			continue;
		marked[i] = any = true;
	}
	return any ? GJ_OK
		   : gj_build_fault(b, subject->e.place.file, target->pos,
				    "no norm is encoded for this provision");
}

static int add_target(gj_build *b, const gj_subject *subject, const gj_cite *target, bool *marked)
{
	unsigned sorts = target->n == 0 ? GJ_IN(NORM) | GJ_IN(INSTRUMENT) : GJ_IN(INSTRUMENT);
	gj_sort sort;
	uint32_t ref;
	int rc = gj_build_find_in(b, subject->e.place.file, sorts,
				  target->n == 0 ? "a norm or an instrument" : "an instrument",
				  &target->instrument, &sort, &ref);

	if (rc != GJ_OK)
		return rc;
	if (sort != GJ_SORT_NORM)
		return add_provision(b, subject, target, ref, marked);
	marked[ref] = true;
	return GJ_OK;
}

static int list_marked(gj_build *b, const bool *marked, gj_refs *out)
{
	size_t n = 0;

	for (size_t i = 0; i < b->law->n_norms; i++)
		n += marked[i];
	out->at = gj_arena_array(b->arena, n, sizeof *out->at);
	if (out->at == NULL)
		return gj_build_memory(b);
	for (uint32_t i = 0; i < b->law->n_norms; i++)
		if (marked[i])
			out->at[out->n++] = i;
	return GJ_OK;
}

static int read_norms(gj_build *b, gj_subject *subject, size_t *targets)
{
	const gj_block *block = subject->e.block;
	bool *marked = gj_arena_array(b->arena, b->law->n_norms, sizeof *marked);
	int rc = marked == NULL ? gj_build_memory(b) : GJ_OK;

	for (size_t i = 0; rc == GJ_OK && i < block->n; i++) {
		const gj_value *value = &block->field[i].value;

		if (block->field[i].key != GJ_KEY_NORMS)
			continue;
		*targets += value->n_cites;
		if (*targets > MOST_TARGETS)
			return gj_build_fault(b, subject->e.place.file, value->pos,
					      "subjects name more than %d norms and provisions",
					      MOST_TARGETS);
		for (size_t k = 0; rc == GJ_OK && k < value->n_cites; k++)
			rc = add_target(b, subject, &value->cite[k], marked);
	}
	return rc == GJ_OK ? list_marked(b, marked, &subject->norms) : rc;
}

static int read_terms(gj_build *b, gj_subject *subject)
{
	const gj_block *block = subject->e.block;
	size_t n = 0;
	int rc;

	for (size_t i = 0; i < block->n; i++)
		n += block->field[i].key == GJ_KEY_TERMS ? block->field[i].value.n_names : 0;
	rc = gj_build_list(b, &subject->terms, n);
	for (size_t i = 0; rc == GJ_OK && i < block->n; i++) {
		const gj_value *value = &block->field[i].value;

		if (block->field[i].key != GJ_KEY_TERMS)
			continue;
		for (size_t k = 0; rc == GJ_OK && k < value->n_names; k++) {
			uint32_t term;

			rc = gj_build_find(b, subject->e.place.file, GJ_SORT_TERM, &value->name[k],
					   &term);
			if (rc == GJ_OK)
				rc = gj_build_push(b, &subject->terms, GJ_SORT_TERM, term, 0);
		}
	}
	return rc;
}

static int resolve(gj_build *b, gj_subject *subject, size_t *targets)
{
	static const char *const word[] = {"duties", "class", "prohibited"};
	const gj_value *sense = gj_build_value(&subject->e, GJ_KEY_SENSE);
	int which = GJ_SENSE_DUTIES, rc = GJ_OK;

	if (sense != NULL)
		rc = gj_build_word(b, subject->e.place.file, &sense->name[0], "sense", word, 3,
				   &which);
	subject->sense = (gj_sense)which;
	if (rc == GJ_OK)
		rc = read_terms(b, subject);
	if (rc == GJ_OK)
		rc = read_norms(b, subject, targets);
	if (rc != GJ_OK || subject->norms.n + subject->terms.n > 0)
		return rc;
	return gj_build_fault(b, subject->e.place.file, subject->e.place.pos,
			      "the subject `%.*s` names neither norms nor terms",
			      GJ_FMT(subject->e.id));
}

int gj_build_subjects(gj_build *b)
{
	size_t targets = 0;
	int rc = GJ_OK;

	for (size_t i = 0; rc == GJ_OK && i < b->law->n_subjects; i++)
		rc = resolve(b, &b->law->subject[i], &targets);
	return rc;
}
