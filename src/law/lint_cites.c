/* SPDX-License-Identifier: Apache-2.0 */
/* Citations that cannot be, or that name an article without a block. */
#include "law/lint_find.h"

/* The label of the article: "2a"; NULL: none. */
static const char *article_label(const gj_cite *cite)
{
	for (unsigned i = 0; i < cite->n; i++)
		if (cite->step[i].unit == GJ_UNIT_ART)
			return cite->step[i].label;
	return NULL;
}

unsigned gj_lint_number(const gj_cite *cite)
{
	const char *at = article_label(cite);
	unsigned number = 0;

	for (; at != NULL && *at >= '0' && *at <= '9' && number < 100000; at++)
		number = number * 10 + (unsigned)(*at - '0');
	return number;
}

/* A finer step never stands before a coarser one; points and clauses may stand below each other. */
static bool in_order(const gj_cite *cite)
{
	for (unsigned i = 1; i < cite->n; i++) {
		gj_unit coarse = cite->step[i - 1].unit, fine = cite->step[i].unit;

		if (fine <= coarse && (fine < GJ_UNIT_POINT || coarse < GJ_UNIT_POINT))
			return false;
	}
	return true;
}

static int check_cite(gj_lint *lint, gj_place place, const gj_cite *cite)
{
	const gj_law *law = lint->law;
	const gj_instrument *in;
	unsigned number = gj_lint_number(cite);
	uint32_t ref = 0;
	size_t blocks;

	if (!gj_map_get(&law->instruments, cite->instrument.text, &ref))
		return GJ_OK;
	in = &law->instrument[ref];
	place.pos = cite->pos;
	if (!in_order(cite))
		return gj_lint_add(
			lint, GJ_LINT_CITE_IMPOSSIBLE, place,
			"the steps of the citation are out of order: art, para, item, sub");
	if (number > 0 && in->n_articles > 0 && number > in->n_articles)
		return gj_lint_add_two(lint, GJ_LINT_CITE_IMPOSSIBLE, place, in->e.place,
				       "`%.*s` has %u article%s, and art %s is cited",
				       GJ_FMT(in->e.id), (unsigned)in->n_articles,
				       in->n_articles == 1 ? "" : "s", article_label(cite));
	gj_law_articles(law, ref, &blocks);
	if (number == 0 || blocks == 0 || gj_law_article(law, ref, cite) != NULL)
		return GJ_OK;
	return gj_lint_add_two(lint, GJ_LINT_CITE_DANGLING, place, in->e.place,
			       "art %s of `%.*s` has no article block", article_label(cite),
			       GJ_FMT(in->e.id));
}

static int check_all(gj_lint *lint, const gj_entry *e, const gj_cite *cite, size_t n)
{
	int rc = GJ_OK;

	for (size_t i = 0; rc == GJ_OK && i < n; i++)
		rc = check_cite(lint, e->place, &cite[i]);
	return rc;
}

int gj_lint_cites(gj_lint *lint)
{
	const gj_law *law = lint->law;
	int rc = GJ_OK;

#define CHECK(array, n_array, cites, n_cites_of)                                                   \
	for (size_t i = 0; rc == GJ_OK && i < law->n_array; i++)                                   \
	rc = check_all(lint, &law->array[i].e, law->array[i].cites, law->array[i].n_cites_of)
	CHECK(norm, n_norms, cite, n_cites);
	CHECK(term, n_terms, cite, n_cites);
	CHECK(fact, n_facts, cite, n_cites);
	CHECK(parameter, n_parameters, cite, n_cites);
	CHECK(presume, n_presumes, cite, n_cites);
	CHECK(invariant, n_invariants, cite, n_cites);
	CHECK(article, n_articles, from, n_from);
#undef CHECK
	return rc;
}
