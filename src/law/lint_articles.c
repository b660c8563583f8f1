/* SPDX-License-Identifier: Apache-2.0 */
/* Article blocks: none missing, none empty, each with its origin where there is a draft. */
#include "law/lint_find.h"

static void mark_cited(const gj_law *law, const gj_cite *cite, size_t n, unsigned char *cited)
{
	for (size_t i = 0; i < n; i++) {
		const gj_article *article;
		uint32_t ref;

		if (!gj_map_get(&law->instruments, cite[i].instrument.text, &ref))
			continue;
		article = gj_law_article(law, ref, &cite[i]);
		if (article != NULL)
			cited[article - law->article] = 1;
	}
}

static void mark_all(const gj_law *law, unsigned char *cited)
{
#define MARK(array, n_array)                                                                       \
	for (size_t i = 0; i < law->n_array; i++)                                                  \
	mark_cited(law, law->array[i].cite, law->array[i].n_cites, cited)
	MARK(norm, n_norms);
	MARK(term, n_terms);
	MARK(fact, n_facts);
	MARK(parameter, n_parameters);
	MARK(presume, n_presumes);
#undef MARK
}

static int check_article(gj_lint *lint, const gj_article *article, bool cited)
{
	const gj_instrument *in = &lint->law->instrument[article->instrument];
	unsigned number = gj_lint_number(&article->cite);
	int rc = GJ_OK;

	if (in->n_articles > 0 && number > in->n_articles)
		rc = gj_lint_add_two(lint, GJ_LINT_CITE_IMPOSSIBLE, article->e.place, in->e.place,
				     "`%.*s` has %u article%s, and this is art %u",
				     GJ_FMT(in->e.id), (unsigned)in->n_articles,
				     in->n_articles == 1 ? "" : "s", number);
	if (rc == GJ_OK && article->status == GJ_ARTICLE_ENCODED && !cited)
		rc = gj_lint_add(lint, GJ_LINT_ARTICLE_EMPTY, article->e.place,
				 "`%.*s` is marked encoded, but nothing cites it",
				 GJ_FMT(article->e.id));
	if (rc == GJ_OK && in->draft != GJ_NONE && !article->from_none && article->n_from == 0)
		rc = gj_lint_add(lint, GJ_LINT_DRAFT_UNLINKED, article->e.place,
				 "`%.*s` does not say where it came from: `from draft ...` or "
				 "`from draft none`",
				 GJ_FMT(article->e.id));
	return rc;
}

/* One finding for each run of numbers. */
static int report_run(gj_lint *lint, const gj_instrument *in, unsigned first, unsigned last)
{
	if (first > last)
		return GJ_OK;
	if (first == last)
		return gj_lint_add(lint, GJ_LINT_ARTICLE_MISSING, in->e.place,
				   "art %u of `%.*s` has no article block", first,
				   GJ_FMT(in->e.id));
	return gj_lint_add(lint, GJ_LINT_ARTICLE_MISSING, in->e.place,
			   "arts %u to %u of `%.*s` have no article block", first, last,
			   GJ_FMT(in->e.id));
}

static int check_missing(gj_lint *lint, uint32_t index)
{
	const gj_law *law = lint->law;
	const gj_instrument *in = &law->instrument[index];
	unsigned next = 1;
	size_t n, first = gj_law_articles(law, index, &n);
	int rc = GJ_OK;

	for (size_t i = first; rc == GJ_OK && i < first + n; i++) {
		unsigned number = gj_lint_number(&law->article[i].cite);

		if (number > in->n_articles || number < next)
			continue;
		rc = report_run(lint, in, next, number - 1);
		next = number + 1;
	}
	return rc == GJ_OK ? report_run(lint, in, next, in->n_articles) : rc;
}

int gj_lint_articles(gj_lint *lint)
{
	const gj_law *law = lint->law;
	unsigned char *cited = gj_arena_array(lint->arena, law->n_articles, 1);
	int rc = GJ_OK;

	if (cited == NULL)
		return GJ_ENOMEM;
	mark_all(law, cited);
	for (size_t i = 0; rc == GJ_OK && i < law->n_articles; i++)
		rc = check_article(lint, &law->article[i], cited[i] != 0);
	for (uint32_t i = 0; rc == GJ_OK && i < law->n_instruments; i++)
		rc = check_missing(lint, i);
	return rc;
}
