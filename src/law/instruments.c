/* SPDX-License-Identifier: Apache-2.0 */
/* Instruments and their articles. */
#include "law/build.h"

#include <stdlib.h>

static int resolve_force(gj_build *b, gj_instrument *in)
{
	const gj_value *force;
	int rc = gj_build_require(b, &in->e, GJ_KEY_IN_FORCE, &force);

	if (rc != GJ_OK)
		return rc;
	in->never = force->never;
	in->from = force->from;
	in->to = force->to;
	if (in->to != GJ_DAY_NONE && in->to < in->from)
		return gj_build_fault(b, in->e.place.file, force->pos,
				      "the last day in force lies before the first");
	return GJ_OK;
}

static int resolve_draft(gj_build *b, gj_instrument *in)
{
	const gj_value *from = gj_build_value(&in->e, GJ_KEY_FROM);

	in->draft = GJ_NONE;
	if (from == NULL || from->never)
		return GJ_OK;
	return gj_build_find(b, in->e.place.file, GJ_SORT_INSTRUMENT, &from->cite[0].instrument,
			     &in->draft);
}

static int resolve_instrument(gj_build *b, gj_instrument *in)
{
	const gj_value *level, *articles, *issuers;
	const gj_value *jurisdiction;
	int rc = gj_build_require(b, &in->e, GJ_KEY_LEVEL, &level);

	if (rc == GJ_OK)
		rc = gj_build_find(b, in->e.place.file, GJ_SORT_LEVEL, &level->name[0], &in->level);
	if (rc == GJ_OK)
		rc = gj_build_require(b, &in->e, GJ_KEY_JURISDICTION, &jurisdiction);
	if (rc == GJ_OK)
		rc = resolve_force(b, in);
	if (rc == GJ_OK)
		rc = resolve_draft(b, in);
	if (rc != GJ_OK)
		return rc;
	in->jurisdiction = jurisdiction->name[0].text;
	in->number = gj_build_text(&in->e, GJ_KEY_NUMBER);
	in->made = gj_build_day(&in->e, GJ_KEY_MADE);
	in->unverified = gj_build_text(&in->e, GJ_KEY_UNVERIFIED);
	in->superseded = GJ_DAY_NONE;
	articles = gj_build_value(&in->e, GJ_KEY_ARTICLES);
	if (articles != NULL)
		in->n_articles = (uint32_t)(articles->number / GJ_NUM_ONE > 100000
						    ? 100000
						    : articles->number / GJ_NUM_ONE);
	issuers = gj_build_value(&in->e, GJ_KEY_ISSUERS);
	if (issuers != NULL)
		rc = gj_build_find_all(b, in->e.place.file, GJ_SORT_AGENCY, issuers->name,
				       issuers->n_names, &in->issuers);
	return rc == GJ_OK ? gj_build_cond_field(b, &in->e, GJ_KEY_SCOPE, &in->scope) : rc;
}

int gj_build_instruments(gj_build *b)
{
	gj_law *law = b->law;
	int rc = GJ_OK;

	for (size_t i = 0; rc == GJ_OK && i < law->n_instruments; i++)
		rc = resolve_instrument(b, &law->instrument[i]);
	for (size_t i = 0; rc == GJ_OK && i < law->n_instruments; i++)
		if (law->instrument[i].draft != GJ_NONE)
			law->instrument[law->instrument[i].draft].superseded =
				law->instrument[i].made;
	return rc;
}

/* ---- articles ---- */

static int find_status(gj_build *b, gj_article *article)
{
	static const char *const word[] = {"encoded", "definition", "state", "organisational",
					   "open"};
	const gj_value *status;
	int rc = gj_build_require(b, &article->e, GJ_KEY_STATUS, &status);

	if (rc != GJ_OK)
		return rc;
	for (int i = 0; i < 5; i++)
		if (gj_str_eq(status->name[0].text, gj_str_of(word[i]))) {
			article->status = (gj_article_status)i;
			return GJ_OK;
		}
	gj_build_fault(b, article->e.place.file, status->pos, "no such status: `%.*s`",
		       GJ_FMT(status->name[0].text));
	return gj_fault_help(b->err, "encoded, definition, state, organisational or open");
}

static int resolve_origin(gj_build *b, gj_article *article)
{
	const gj_value *from = gj_build_value(&article->e, GJ_KEY_FROM);
	const gj_instrument *in = &b->law->instrument[article->instrument];

	if (from == NULL)
		return GJ_OK;
	article->from_none = from->never;
	article->from = from->cite;
	article->n_from = from->n_cites;
	for (size_t i = 0; i < from->n_cites; i++) {
		uint32_t ref;

		if (from->cite[i].instrument.text.len == 0) {
			if (in->draft == GJ_NONE)
				return gj_build_fault(
					b, article->e.place.file, from->cite[i].pos,
					"`%.*s` names no draft that the article could come from",
					GJ_FMT(in->e.id));
			continue;
		}
		if (gj_build_find(b, article->e.place.file, GJ_SORT_INSTRUMENT,
				  &from->cite[i].instrument, &ref) != GJ_OK)
			return GJ_EINPUT;
	}
	return GJ_OK;
}

static int resolve_article(gj_build *b, gj_article *article)
{
	gj_buf name;
	int rc;

	article->cite = article->e.block->cite;
	article->unverified = gj_build_text(&article->e, GJ_KEY_UNVERIFIED);
	article->e.place.pos = article->cite.pos;
	rc = gj_build_find(b, article->e.place.file, GJ_SORT_INSTRUMENT, &article->cite.instrument,
			   &article->instrument);
	if (rc == GJ_OK && article->cite.n != 1)
		rc = gj_build_fault(b, article->e.place.file, article->cite.pos,
				    "an article is cited by one step, as `art 2`");
	if (rc == GJ_OK)
		rc = find_status(b, article);
	if (rc == GJ_OK)
		rc = resolve_origin(b, article);
	if (rc != GJ_OK)
		return rc;
	gj_buf_init(&name, b->arena->alloc, 4096);
	gj_print_cite(&name, &article->cite, GJ_EN);
	rc = gj_buf_status(&name);
	if (rc == GJ_OK)
		rc = gj_arena_str(b->arena, &article->e.id, gj_buf_str(&name));
	gj_buf_free(&name);
	return rc == GJ_OK ? GJ_OK : gj_build_memory(b);
}

static unsigned number_of(const char *label)
{
	unsigned number = 0;

	for (; *label >= '0' && *label <= '9' && number < 100000; label++)
		number = number * 10 + (unsigned)(*label - '0');
	return number;
}

static int by_number(const void *left, const void *right)
{
	const gj_article *a = left, *b = right;
	unsigned x = number_of(a->cite.step[0].label), y = number_of(b->cite.step[0].label);

	if (a->instrument != b->instrument)
		return a->instrument < b->instrument ? -1 : 1;
	if (x != y)
		return x < y ? -1 : 1;
	return strcmp(a->cite.step[0].label, b->cite.step[0].label);
}

int gj_build_articles(gj_build *b)
{
	gj_law *law = b->law;
	int rc = GJ_OK;

	for (size_t i = 0; rc == GJ_OK && i < law->n_articles; i++)
		rc = resolve_article(b, &law->article[i]);
	if (rc != GJ_OK)
		return rc;
	if (law->n_articles > 1)
		qsort(law->article, law->n_articles, sizeof *law->article, by_number);
	for (size_t i = 1; i < law->n_articles; i++)
		if (by_number(&law->article[i - 1], &law->article[i]) == 0) {
			const gj_article *first = &law->article[i - 1], *again = &law->article[i];

			gj_fault(b->err, GJ_EINPUT, "the article `%.*s` stands twice",
				 GJ_FMT(again->e.id));
			gj_fault_at(b->err, &law->file[again->e.place.file], again->cite.pos,
				    "again here");
			return gj_fault_at(b->err, &law->file[first->e.place.file], first->cite.pos,
					   "first here");
		}
	return GJ_OK;
}
