/* SPDX-License-Identifier: Apache-2.0 */
/* Article blocks: what became of each article of an instrument, and where it came from. */
#include <stdlib.h>

#include "law/build.h"

/* The provisions of the draft, each with the instrument it is in: a bare `art 7` means the draft of this one. */
static int resolve_origin(gj_build *b, gj_article *article)
{
	const gj_value *from = gj_build_value(&article->e, GJ_KEY_FROM);
	const gj_instrument *in = &b->law->instrument[article->instrument];
	int rc = GJ_OK;

	if (from == NULL)
		return GJ_OK;
	article->from_none = from->never;
	article->from = gj_arena_array(b->arena, from->n_cites, sizeof *article->from);
	if (article->from == NULL)
		return gj_build_memory(b);
	for (size_t i = 0; rc == GJ_OK && i < from->n_cites; i++) {
		gj_cite *cite = &article->from[article->n_from++];
		uint32_t ref;

		*cite = from->cite[i];
		if (cite->instrument.text.len > 0) {
			rc = gj_build_find(b, article->e.place.file, GJ_SORT_INSTRUMENT,
					   &cite->instrument, &ref);
			continue;
		}
		if (in->draft == GJ_NONE) {
			gj_build_fault(b, article->e.place.file, cite->pos,
				       "`%.*s` names no draft that the article could come from",
				       GJ_FMT(in->e.id));
			return gj_fault_help(b->err, "write `from draft` in the instrument");
		}
		cite->instrument.text = b->law->instrument[in->draft].e.id;
	}
	return rc;
}

static int name_article(gj_build *b, gj_article *article)
{
	gj_buf name;
	int rc;

	gj_buf_init(&name, b->arena->alloc, 4096);
	gj_print_cite(&name, &article->cite, GJ_EN);
	rc = gj_buf_status(&name);
	if (rc == GJ_OK)
		rc = gj_arena_str(b->arena, &article->e.id, gj_buf_str(&name));
	gj_buf_free(&name);
	return rc == GJ_OK ? GJ_OK : gj_build_memory(b);
}

static int resolve_article(gj_build *b, gj_article *article)
{
	static const char *const word[] = {"encoded", "definition", "state", "organisational",
					   "open"};
	const gj_value *status;
	int which, rc;

	article->cite = *article->e.block->cite;
	article->hash = gj_build_text(&article->e, GJ_KEY_HASH);
	article->unverified = gj_build_doubt(&article->e);
	article->e.place.pos = article->cite.pos;
	rc = gj_build_find(b, article->e.place.file, GJ_SORT_INSTRUMENT, &article->cite.instrument,
			   &article->instrument);
	if (rc == GJ_OK && article->cite.n != 1)
		rc = gj_build_fault(b, article->e.place.file, article->cite.pos,
				    "an article is cited by one step, as `art 2`");
	if (rc == GJ_OK)
		rc = name_article(b, article);
	if (rc == GJ_OK)
		rc = gj_build_require(b, &article->e, GJ_KEY_STATUS, &status);
	if (rc == GJ_OK)
		rc = gj_build_word(b, article->e.place.file, &status->name[0], "status", word, 5,
				   &which);
	if (rc != GJ_OK)
		return rc;
	article->status = (gj_article_status)which;
	return resolve_origin(b, article);
}

static unsigned number_of(const char *label)
{
	unsigned number = 0;

	for (; *label >= '0' && *label <= '9' && number < 100000; label++)
		number = number * 10 + (unsigned)(*label - '0');
	return number;
}

/* Articles stand before annexes. */
static int unit_rank(gj_unit unit)
{
	return unit == GJ_UNIT_ART ? -1 : (int)unit;
}

/* By instrument, then number, then letter: 6, 6a, 7. */
static int compare(const gj_article *a, uint32_t instrument, gj_unit unit, const char *label)
{
	unsigned x = number_of(a->cite.step[0].label), y = number_of(label);

	if (a->instrument != instrument)
		return a->instrument < instrument ? -1 : 1;
	if (a->cite.step[0].unit != unit)
		return unit_rank(a->cite.step[0].unit) < unit_rank(unit) ? -1 : 1;
	if (x != y)
		return x < y ? -1 : 1;
	return strcmp(a->cite.step[0].label, label);
}

static int by_number(const void *left, const void *right)
{
	const gj_article *a = left, *b = right;
	int order = compare(a, b->instrument, b->cite.step[0].unit, b->cite.step[0].label);

	if (order != 0)
		return order;
	if (a->e.place.file != b->e.place.file)
		return a->e.place.file < b->e.place.file ? -1 : 1;
	return a->cite.pos.line < b->cite.pos.line ? -1 : a->cite.pos.line > b->cite.pos.line;
}

int gj_build_articles(gj_build *b)
{
	gj_law *law = b->law;
	int rc = GJ_OK;

	for (size_t i = 0; rc == GJ_OK && i < law->n_articles; i++)
		rc = resolve_article(b, &law->article[i]);
	if (rc == GJ_OK && law->n_articles > 1)
		qsort(law->article, law->n_articles, sizeof *law->article, by_number);
	for (size_t i = 0; i < law->n_articles; i++) /* sorting moved the entries */
		law->article[i].unverified.of = &law->article[i].e;
	for (size_t i = 1; rc == GJ_OK && i < law->n_articles; i++)
		if (compare(&law->article[i - 1], law->article[i].instrument,
			    law->article[i].cite.step[0].unit,
			    law->article[i].cite.step[0].label) == 0)
			rc = gj_build_fault_two(
				b, law->article[i].e.place, law->article[i - 1].e.place,
				"the article `%.*s` stands twice", GJ_FMT(law->article[i].e.id));
	return rc;
}

/* The first article that does not stand before this one. */
static size_t lower_bound(const gj_law *law, uint32_t instrument, gj_unit unit, const char *label)
{
	size_t low = 0, high = law->n_articles;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (compare(&law->article[middle], instrument, unit, label) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

size_t gj_law_articles(const gj_law *law, uint32_t instrument, size_t *n)
{
	size_t first = lower_bound(law, instrument, GJ_UNIT_ART, "");

	*n = lower_bound(law, instrument + 1, GJ_UNIT_ART, "") - first;
	return first;
}

const gj_article *gj_law_article(const gj_law *law, uint32_t instrument, const gj_cite *cite)
{
	for (unsigned i = 0; i < cite->n; i++) {
		gj_unit unit = cite->step[i].unit;
		size_t at = lower_bound(law, instrument, unit, cite->step[i].label);

		if (at < law->n_articles &&
		    compare(&law->article[at], instrument, unit, cite->step[i].label) == 0)
			return &law->article[at];
	}
	return NULL;
}
