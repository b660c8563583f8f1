/* SPDX-License-Identifier: Apache-2.0 */
/* Citations against the official texts, where they are at hand. */
#include "law/lint_find.h"
#include "law/texts.h"

static const gj_text *text_of(const gj_lint *lint, uint32_t instrument)
{
	const gj_text *text = &lint->texts->of[instrument];

	return text->path.len > 0 ? text : NULL;
}

static int check_block(gj_lint *lint, const gj_article *article)
{
	const gj_text *text = text_of(lint, article->instrument);
	const gj_text_article *found;

	if (text == NULL || article->cite.step[0].unit != GJ_UNIT_ART)
		return GJ_OK;
	found = gj_text_find(text, article->cite.step[0].label);
	if (found == NULL)
		return gj_lint_add(lint, GJ_LINT_TEXT_ARTICLE, article->e.place,
				   "%.*s has no such article as `%.*s`", GJ_FMT(text->path),
				   GJ_FMT(article->e.id));
	if (article->hash.len == 0)
		return gj_lint_add(lint, GJ_LINT_TEXT_UNHASHED, article->e.place,
				   "`%.*s` has no hash: `hash \"%s\"`", GJ_FMT(article->e.id),
				   found->hash);
	if (!gj_str_eq(article->hash, gj_str_of(found->hash)))
		return gj_lint_add(lint, GJ_LINT_TEXT_CHANGED, article->e.place,
				   "the text of `%.*s` is not the one that was read: its hash is "
				   "now \"%s\"",
				   GJ_FMT(article->e.id), found->hash);
	return GJ_OK;
}

/* The number behind `unit` in a citation; 0: the citation does not go so far, or by another label. */
static unsigned step(const gj_cite *cite, gj_unit unit)
{
	for (unsigned i = 0; i < cite->n; i++) {
		unsigned value = 0;

		if (cite->step[i].unit != unit)
			continue;
		for (const char *at = cite->step[i].label;
		     *at >= '0' && *at <= '9' && value < 10000; at++)
			value = value * 10 + (unsigned)(*at - '0');
		return value;
	}
	return 0;
}

static bool has_item(const gj_text_article *article, unsigned para, unsigned item)
{
	for (size_t i = 0; i < article->n_paras; i++)
		if ((para == 0 || para == i + 1) && item <= article->para[i].items)
			return true;
	return false;
}

static int check_cite(gj_lint *lint, gj_place place, const gj_cite *cite)
{
	const gj_text_article *article;
	const gj_text *text;
	unsigned para, item;
	uint32_t ref;

	place.pos = cite->pos;
	if (cite->n == 0 || cite->step[0].unit != GJ_UNIT_ART ||
	    !gj_map_get(&lint->law->instruments, cite->instrument.text, &ref) ||
	    (text = text_of(lint, ref)) == NULL)
		return GJ_OK;
	article = gj_text_find(text, cite->step[0].label);
	if (article == NULL)
		return gj_lint_add(lint, GJ_LINT_TEXT_ARTICLE, place, "%.*s has no article %s",
				   GJ_FMT(text->path), cite->step[0].label);
	para = step(cite, GJ_UNIT_PARA);
	item = step(cite, GJ_UNIT_ITEM);
	if (para > article->n_paras)
		return gj_lint_add(lint, GJ_LINT_TEXT_PROVISION, place,
				   "article %s has %lu paragraph%s, and this is paragraph %u",
				   article->label, (unsigned long)article->n_paras,
				   article->n_paras == 1 ? "" : "s", para);
	if (item > 0 && !has_item(article, para, item))
		return gj_lint_add(lint, GJ_LINT_TEXT_PROVISION, place,
				   "article %s has no item %u%s", article->label, item,
				   para > 0 ? " in that paragraph" : "");
	return GJ_OK;
}

static int check_cites(gj_lint *lint, const gj_entry *e, const gj_cite *cite, size_t n)
{
	int rc = GJ_OK;

	for (size_t i = 0; rc == GJ_OK && i < n; i++)
		rc = check_cite(lint, e->place, &cite[i]);
	return rc;
}

static int check_presence(gj_lint *lint, uint32_t instrument)
{
	const gj_instrument *in = &lint->law->instrument[instrument];

	if (in->text.len == 0 || text_of(lint, instrument) != NULL)
		return GJ_OK;
	return gj_lint_add(lint, GJ_LINT_TEXT_ABSENT, in->e.place,
			   "the folder of texts has no `%.*s.txt`", GJ_FMT(in->text));
}

int gj_lint_texts(gj_lint *lint)
{
	const gj_law *law = lint->law;
	int rc = GJ_OK;

	if (lint->texts == NULL)
		return GJ_OK;
	for (uint32_t i = 0; rc == GJ_OK && i < law->n_instruments; i++)
		rc = check_presence(lint, i);
	for (size_t i = 0; rc == GJ_OK && i < law->n_articles; i++)
		rc = check_block(lint, &law->article[i]);
#define CITES(array, n_array)                                                                      \
	for (size_t i = 0; rc == GJ_OK && i < law->n_array; i++)                                   \
	rc = check_cites(lint, &law->array[i].e, law->array[i].cite, law->array[i].n_cites)
	CITES(norm, n_norms);
	CITES(term, n_terms);
	CITES(fact, n_facts);
	CITES(parameter, n_parameters);
	CITES(presume, n_presumes);
#undef CITES
	return rc;
}
