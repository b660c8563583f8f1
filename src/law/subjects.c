/* SPDX-License-Identifier: Apache-2.0 */
/* Subjects: under which the law of several jurisdictions is put side by side. */
#include <stdlib.h>

#include "law/build.h"

/* Each target is held against every norm of its instrument. */
enum { MOST_TARGETS = 16384 };

typedef struct subjects {
	gj_build *b;
	gj_by_provision norms;
	uint32_t *mark; /* [n_norms]: the last subject that has the norm, from 1 on */
	uint32_t now;
	size_t targets;
} subjects;

static int prepare(subjects *s)
{
	s->mark = gj_arena_array(s->b->arena, s->b->law->n_norms, sizeof *s->mark);
	return s->mark == NULL ? gj_build_memory(s->b) : gj_build_by_provision(s->b, &s->norms);
}

/* A provision stands for what is asked of somebody under it; what permits, empowers or punishes is named by its own name. */
static bool asks(const gj_norm *norm)
{
	return (GJ_KINDS_ASKING >> norm->kind & 1) != 0;
}

static int add_norm(subjects *s, gj_refs *out, uint32_t norm)
{
	if (s->mark[norm] == s->now)
		return GJ_OK;
	s->mark[norm] = s->now;
	if (gj_arena_more(s->b->arena, (void **)&out->at, out->n, sizeof *out->at) != GJ_OK)
		return gj_build_memory(s->b);
	out->at[out->n++] = norm;
	return GJ_OK;
}

static int add_provision(subjects *s, gj_subject *subject, const gj_cite *target, uint32_t in)
{
	const gj_law *law = s->b->law;
	const gj_article *article = gj_law_article(law, in, target);
	bool any = article != NULL && article->status == GJ_ARTICLE_OPEN;
	int rc = GJ_OK;

	for (uint32_t i = gj_build_first_in(s->b, &s->norms, in, target);
	     rc == GJ_OK && i != GJ_NO_PLACE; i = gj_build_next_in(s->b, &s->norms, i, target)) {
		if (!asks(&law->norm[s->norms.norm[i]]))
			continue;
		any = true;
		rc = add_norm(s, &subject->norms, s->norms.norm[i]);
	}
	if (rc == GJ_OK && !any)
		rc = gj_build_fault(s->b, subject->e.place.file, target->pos,
				    "no norm is encoded for this provision");
	return rc;
}

static int add_target(subjects *s, gj_subject *subject, const gj_cite *target)
{
	unsigned sorts = target->n == 0 ? GJ_IN(NORM) | GJ_IN(INSTRUMENT) : GJ_IN(INSTRUMENT);
	gj_sort sort;
	uint32_t ref;
	int rc = gj_build_find_in(s->b, subject->e.place.file, sorts,
				  target->n == 0 ? "a norm or an instrument" : "an instrument",
				  &target->instrument, &sort, &ref);

	if (rc != GJ_OK)
		return rc;
	return sort == GJ_SORT_NORM ? add_norm(s, &subject->norms, ref)
				    : add_provision(s, subject, target, ref);
}

static int by_place(const void *left, const void *right)
{
	uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;

	return (a > b) - (a < b);
}

static int read_norms(subjects *s, gj_subject *subject)
{
	const gj_block *block = subject->e.block;
	int rc = GJ_OK;

	s->now++;
	for (size_t i = 0; rc == GJ_OK && i < block->n; i++) {
		const gj_value *value = &block->field[i].value;

		if (block->field[i].key != GJ_KEY_NORMS)
			continue;
		s->targets += value->n_cites;
		if (s->targets > MOST_TARGETS)
			return gj_build_fault(s->b, subject->e.place.file, value->pos,
					      "subjects name more than %d norms and provisions",
					      MOST_TARGETS);
		for (size_t k = 0; rc == GJ_OK && k < value->n_cites; k++)
			rc = add_target(s, subject, &value->cite[k]);
	}
	if (rc == GJ_OK && subject->norms.n > 1)
		qsort(subject->norms.at, subject->norms.n, sizeof *subject->norms.at, by_place);
	return rc;
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
		if (subject->sense != GJ_SENSE_CLASS) {
			gj_build_fault(b, subject->e.place.file, value->pos,
				       "only a subject of sense `class` has terms");
			return gj_fault_help(b->err, "write `sense class`");
		}
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

static int resolve(subjects *s, gj_subject *subject)
{
	gj_build *b = s->b;
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
		rc = read_norms(s, subject);
	if (rc != GJ_OK || subject->norms.n + subject->terms.n > 0)
		return rc;
	return gj_build_fault(b, subject->e.place.file, subject->e.place.pos,
			      "the subject `%.*s` names neither norms nor terms",
			      GJ_FMT(subject->e.id));
}

int gj_build_subjects(gj_build *b)
{
	subjects s = {.b = b};
	int rc = b->law->n_subjects > 0 ? prepare(&s) : GJ_OK;

	for (size_t i = 0; rc == GJ_OK && i < b->law->n_subjects; i++)
		rc = resolve(&s, &b->law->subject[i]);
	return rc;
}
