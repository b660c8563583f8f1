/* SPDX-License-Identifier: Apache-2.0 */
/* Citations that cannot be, and articles without status or without the norm they promise. */
#include "law/build.h"
#include "law/lint_find.h"

static unsigned article_number(const gj_cite *cite)
{
	unsigned number = 0;

	if (cite->n == 0 || cite->step[0].unit != GJ_UNIT_ART)
		return 0;
	for (const char *at = cite->step[0].label; *at >= '0' && *at <= '9' && number < 100000;
	     at++)
		number = number * 10 + (unsigned)(*at - '0');
	return number;
}

static bool article_is(const gj_article *article, uint32_t instrument, const gj_cite *cite)
{
	return article->instrument == instrument && cite->n > 0 &&
	       article->cite.step[0].unit == cite->step[0].unit &&
	       strcmp(article->cite.step[0].label, cite->step[0].label) == 0;
}

static bool has_articles(const gj_law *law, uint32_t instrument)
{
	for (size_t i = 0; i < law->n_articles; i++)
		if (law->article[i].instrument == instrument)
			return true;
	return false;
}

/* para below art, item below para, and so on: a finer step never stands before a coarser one. */
static bool in_order(const gj_cite *cite)
{
	for (unsigned i = 1; i < cite->n; i++)
		if (cite->step[i].unit <= cite->step[i - 1].unit &&
		    cite->step[i].unit != GJ_UNIT_POINT)
			return false;
	return true;
}

static int check_cite(gj_lint *lint, gj_place place, const gj_cite *cite)
{
	const gj_law *law = lint->law;
	const gj_instrument *in;
	uint32_t ref = 0;
	unsigned number = article_number(cite);

	gj_map_get(&law->instruments, cite->instrument.text, &ref);
	in = &law->instrument[ref];
	place.pos = cite->pos;
	if (number > 0 && in->n_articles > 0 && number > in->n_articles)
		return gj_lint_add(lint, GJ_LINT_CITE_IMPOSSIBLE, place,
				   "`%.*s` has %u articles, and art %s is cited", GJ_FMT(in->e.id),
				   (unsigned)in->n_articles, cite->step[0].label);
	if (!in_order(cite))
		return gj_lint_add(
			lint, GJ_LINT_CITE_IMPOSSIBLE, place,
			"the steps of the citation are out of order: art, para, item, sub");
	if (number == 0 || !has_articles(law, ref))
		return GJ_OK;
	for (size_t i = 0; i < law->n_articles; i++)
		if (article_is(&law->article[i], ref, cite))
			return GJ_OK;
	return gj_lint_add(lint, GJ_LINT_CITE_DANGLING, place,
			   "art %s of `%.*s` has no article block", cite->step[0].label,
			   GJ_FMT(in->e.id));
}

static int check_cites(gj_lint *lint, const gj_entry *e, const gj_cite *cite, size_t n)
{
	int rc = GJ_OK;

	for (size_t i = 0; rc == GJ_OK && i < n; i++)
		rc = check_cite(lint, e->place, &cite[i]);
	return rc;
}

static bool cited_by(const gj_cite *cite, size_t n, const gj_law *law, const gj_article *article)
{
	for (size_t i = 0; i < n; i++) {
		uint32_t ref;

		if (gj_map_get(&law->instruments, cite[i].instrument.text, &ref) &&
		    article_is(article, ref, &cite[i]))
			return true;
	}
	return false;
}

static bool is_cited(const gj_law *law, const gj_article *article)
{
	for (size_t i = 0; i < law->n_norms; i++)
		if (cited_by(law->norm[i].cite, law->norm[i].n_cites, law, article))
			return true;
	for (size_t i = 0; i < law->n_terms; i++)
		if (cited_by(law->term[i].cite, law->term[i].n_cites, law, article))
			return true;
	for (size_t i = 0; i < law->n_facts; i++)
		if (cited_by(law->fact[i].cite, law->fact[i].n_cites, law, article))
			return true;
	return false;
}

static int check_article(gj_lint *lint, const gj_article *article)
{
	const gj_law *law = lint->law;
	const gj_instrument *in = &law->instrument[article->instrument];
	unsigned number = article_number(&article->cite);
	int rc = GJ_OK;

	if (in->n_articles > 0 && number > in->n_articles)
		rc = gj_lint_add(lint, GJ_LINT_CITE_IMPOSSIBLE, article->e.place,
				 "`%.*s` has %u articles", GJ_FMT(in->e.id),
				 (unsigned)in->n_articles);
	if (rc == GJ_OK && article->status == GJ_ARTICLE_ENCODED && !is_cited(law, article))
		rc = gj_lint_add(lint, GJ_LINT_ARTICLE_EMPTY, article->e.place,
				 "the article is marked encoded, but nothing cites it");
	if (rc == GJ_OK && in->draft != GJ_NONE && !article->from_none && article->n_from == 0)
		rc = gj_lint_add(
			lint, GJ_LINT_DRAFT_UNLINKED, article->e.place,
			"say where the article came from: `from draft ...` or `from draft none`");
	return rc;
}

static int check_missing(gj_lint *lint, uint32_t index)
{
	const gj_law *law = lint->law;
	const gj_instrument *in = &law->instrument[index];
	int rc = GJ_OK;

	for (unsigned number = 1;
	     rc == GJ_OK && has_articles(law, index) && number <= in->n_articles; number++) {
		bool found = false;

		for (size_t i = 0; i < law->n_articles; i++)
			found = found || (law->article[i].instrument == index &&
					  article_number(&law->article[i].cite) == number);
		if (!found)
			rc = gj_lint_add(lint, GJ_LINT_ARTICLE_MISSING, in->e.place,
					 "art %u has no article block", number);
	}
	return rc;
}

int gj_lint_cites(gj_lint *lint)
{
	const gj_law *law = lint->law;
	int rc = GJ_OK;

	for (size_t i = 0; rc == GJ_OK && i < law->n_norms; i++)
		rc = check_cites(lint, &law->norm[i].e, law->norm[i].cite, law->norm[i].n_cites);
	for (size_t i = 0; rc == GJ_OK && i < law->n_terms; i++)
		rc = check_cites(lint, &law->term[i].e, law->term[i].cite, law->term[i].n_cites);
	for (size_t i = 0; rc == GJ_OK && i < law->n_facts; i++)
		rc = check_cites(lint, &law->fact[i].e, law->fact[i].cite, law->fact[i].n_cites);
	for (size_t i = 0; rc == GJ_OK && i < law->n_parameters; i++)
		rc = check_cites(lint, &law->parameter[i].e, law->parameter[i].cite,
				 law->parameter[i].n_cites);
	for (size_t i = 0; rc == GJ_OK && i < law->n_presumes; i++)
		rc = check_cites(lint, &law->presume[i].e, law->presume[i].cite,
				 law->presume[i].n_cites);
	for (size_t i = 0; rc == GJ_OK && i < law->n_articles; i++)
		rc = check_article(lint, &law->article[i]);
	for (uint32_t i = 0; rc == GJ_OK && i < law->n_instruments; i++)
		rc = check_missing(lint, i);
	return rc;
}
