/* SPDX-License-Identifier: Apache-2.0 */
/* The provisions of an instrument, one after the other, and what became of them. */
#include <stdio.h>

#include "base/nearest.h"
#include "report/law_parts.h"

const gj_message gj_article_statuses[] = {GJ_M_STATUS_ENCODED, GJ_M_STATUS_DEFINITION,
					  GJ_M_STATUS_STATE, GJ_M_STATUS_ORGANISATIONAL,
					  GJ_M_STATUS_OPEN};

unsigned gj_article_number(const gj_cite *cite)
{
	unsigned value = 0;

	if (cite->step[0].unit != GJ_UNIT_ART)
		return 0;
	for (const char *at = cite->step[0].label; *at >= '0' && *at <= '9' && value < 100000; at++)
		value = value * 10 + (unsigned)(*at - '0');
	return value;
}

unsigned gj_law_provisions(const gj_law *law, uint32_t instrument, gj_each_provision *each,
			   void *context)
{
	unsigned next = 1, with = 0, all = law->instrument[instrument].n_articles;
	size_t n, first = gj_law_articles(law, instrument, &n);

	for (size_t i = first; i < first + n; i++) {
		unsigned number = gj_article_number(&law->article[i].cite);

		for (; next < number && next <= all; next++)
			each(context, NULL, next);
		if (number >= next) {
			with++;
			next = number + 1;
		}
		if (number == 0)
			for (; next <= all; next++)
				each(context, NULL, next);
		each(context, &law->article[i], number);
	}
	for (; next <= all; next++)
		each(context, NULL, next);
	return with;
}

static bool cites(const gj_law *law, const gj_cite *cite, size_t n, const gj_article *article)
{
	gj_str id = law->instrument[article->instrument].e.id;

	for (size_t i = 0; i < n; i++)
		if (gj_str_eq(cite[i].instrument.text, id) &&
		    gj_law_article(law, article->instrument, &cite[i]) == article)
			return true;
	return false;
}

void gj_law_users(const gj_law *law, const gj_article *article, gj_each_user *each, void *context)
{
	/* Terms that the article defines; what it only leaves to judgement shows in the norms. */
	for (size_t i = 0; i < law->n_terms; i++)
		if ((law->term[i].means != NULL || law->term[i].includes != NULL) &&
		    cites(law, law->term[i].cite, law->term[i].n_cites, article))
			each(context, GJ_KIND_TERM, law->term[i].e.id, GJ_NONE);
	for (uint32_t i = 0; i < law->n_norms; i++)
		if (law->norm[i].instrument == article->instrument &&
		    cites(law, law->norm[i].cite, law->norm[i].n_cites, article))
			each(context, law->norm[i].kind, law->norm[i].e.id, i);
}

/* ---- words ---- */

void gj_page_status(gj_page *page, const gj_article *article)
{
	gj_page_say(page, gj_article_statuses[article->status], NULL);
	if (article->e.title.len > 0 || article->e.english.len > 0) {
		gj_page_say(page, GJ_M_DOT, NULL);
		gj_page_add(page, gj_title(&article->e, page->style->tongue));
	}
}

void gj_text_origin(gj_page *page, const gj_article *article)
{
	if (article->from_none) {
		gj_page_line(page, GJ_INDENT_WORDS, GJ_INK_DIM, GJ_M_ORIGIN_NONE, NULL);
		return;
	}
	for (size_t i = 0; i < article->n_from; i++) {
		if (i > 0)
			gj_page_say(page, GJ_M_COMMA, NULL);
		gj_page_steps(page, &article->from[i]);
	}
	if (article->n_from > 0)
		gj_page_line(page, GJ_INDENT_WORDS, GJ_INK_DIM, GJ_M_ORIGIN,
			     GJ_ARGS(gj_page_take(page, 0, 0)));
}

gj_cite gj_article_cite(gj_cite_step *step, unsigned number)
{
	*step = (gj_cite_step){.unit = GJ_UNIT_ART};
	snprintf(step->label, sizeof step->label, "%u", number % 1000000);
	return (gj_cite){.n = 1, .step = step};
}

int gj_law_find_instrument(const gj_law *law, gj_str id, uint32_t *out, gj_error *err)
{
	gj_nearest near;

	if (gj_map_get(&law->instruments, id, out))
		return GJ_OK;
	gj_fault(err, GJ_EINPUT, "unknown instrument `%.*s`", GJ_FMT(id));
	gj_nearest_start(&near, id);
	for (size_t i = 0; i < law->n_instruments; i++)
		gj_nearest_offer(&near, law->instrument[i].e.id);
	if (near.best.len > 0)
		gj_fault_help(err, "did you mean `%.*s`?", GJ_FMT(near.best));
	else
		gj_fault_help(err, "`guiju law list` names all instruments");
	return GJ_EINPUT;
}
