/* SPDX-License-Identifier: Apache-2.0 */
/* Every article of an instrument with its status: none may be missing without being seen. */
#include <stdio.h>

#include "base/nearest.h"
#include "report/check_text.h"

static const gj_message statuses[] = {GJ_M_STATUS_ENCODED, GJ_M_STATUS_DEFINITION,
				      GJ_M_STATUS_STATE, GJ_M_STATUS_ORGANISATIONAL,
				      GJ_M_STATUS_OPEN};

/* The number of the article that a citation names; 0: none. */
static unsigned article_number(const gj_cite *cite)
{
	for (unsigned i = 0; i < cite->n; i++) {
		unsigned value = 0;

		if (cite->step[i].unit != GJ_UNIT_ART)
			continue;
		for (const char *at = cite->step[i].label; *at >= '0' && *at <= '9'; at++)
			value = value * 10 + (unsigned)(*at - '0');
		return value;
	}
	return 0;
}

static bool cites(const gj_cite *cite, size_t n, gj_str instrument, unsigned number)
{
	for (size_t i = 0; i < n; i++)
		if (gj_str_eq(cite[i].instrument.text, instrument) &&
		    article_number(&cite[i]) == number)
			return true;
	return false;
}

static void add_user(gj_page *page, gj_kind kind, gj_str id)
{
	gj_page_join(page, GJ_M_COMMA);
	gj_page_add(page, gj_str_of(gj_kind_word(kind, page->style->tongue)));
	gj_page_add(page, GJ_HARD_SPACE);
	gj_page_add(page, id);
}

static void say_users(gj_page *page, const gj_law *law, uint32_t instrument, unsigned number)
{
	gj_str id = law->instrument[instrument].e.id;

	/* Terms that the article defines; what it only leaves to judgement shows in the norms. */
	for (size_t i = 0; i < law->n_terms; i++)
		if ((law->term[i].means != NULL || law->term[i].includes != NULL) &&
		    cites(law->term[i].cite, law->term[i].n_cites, id, number))
			add_user(page, GJ_KIND_TERM, law->term[i].e.id);
	for (size_t i = 0; i < law->n_norms; i++)
		if (law->norm[i].instrument == instrument &&
		    cites(law->norm[i].cite, law->norm[i].n_cites, id, number))
			add_user(page, law->norm[i].kind, law->norm[i].e.id);
	gj_page_end(page, GJ_INDENT_WORDS, GJ_INK_DIM);
}

static void say_origin(gj_page *page, const gj_article *article)
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

static void say_article(gj_page *page, const gj_law *law, const gj_article *article)
{
	gj_text_cite_column(page, &article->cite);
	gj_page_say(page, statuses[article->status], NULL);
	if (article->e.title.len > 0 || article->e.english.len > 0) {
		gj_page_say(page, GJ_M_DOT, NULL);
		gj_page_add(page, gj_title(&article->e, page->style->tongue));
	}
	gj_page_end(page, GJ_INDENT_WORDS, GJ_INK_PLAIN);
	say_users(page, law, article->instrument, article_number(&article->cite));
	say_origin(page, article);
	gj_page_doubt(page, GJ_INDENT_WORDS, &article->unverified);
	gj_page_left_rest(page);
}

static void say_missing(gj_page *page, unsigned number)
{
	gj_cite cite = {.n = 1};

	cite.step[0].unit = GJ_UNIT_ART;
	snprintf(cite.step[0].label, sizeof cite.step[0].label, "%u", number % 1000000);
	gj_text_cite_column(page, &cite);
	gj_page_line(page, GJ_INDENT_WORDS, GJ_INK_RED, GJ_M_STATUS_MISSING, NULL);
	gj_page_left_rest(page);
}

/* All blocks of article `number` (one may be split into 6, 6a); how many there were. */
static size_t say_number(gj_page *page, const gj_law *law, uint32_t instrument, unsigned number)
{
	size_t found = 0;

	for (size_t i = 0; i < law->n_articles; i++) {
		const gj_article *article = &law->article[i];

		if (article->instrument != instrument || article_number(&article->cite) != number)
			continue;
		say_article(page, law, article);
		found++;
	}
	return found;
}

static int find_instrument(const gj_law *law, gj_str id, uint32_t *out, gj_error *err)
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

int gj_report_law_coverage(gj_buf *out, const gj_law *law, gj_str instrument, const gj_style *style,
			   bool *complete, gj_error *err)
{
	unsigned with = 0, all;
	char counted[12], total[12];
	gj_page page;
	uint32_t ref;
	int rc = find_instrument(law, instrument, &ref, err);

	*complete = false;
	if (rc != GJ_OK)
		return rc;
	all = law->instrument[ref].n_articles;
	gj_page_start(&page, out, style);
	gj_page_add(&page, gj_title(&law->instrument[ref].e, style->tongue));
	gj_page_end(&page, 0, GJ_INK_BOLD);
	for (unsigned number = 1; number <= all && !out->failed; number++) {
		if (say_number(&page, law, ref, number) > 0)
			with++;
		else
			say_missing(&page, number);
	}
	gj_page_line(&page, 0, GJ_INK_BOLD, GJ_M_COVERAGE,
		     GJ_ARGS(gj_count(counted, with), gj_count(total, all)));
	gj_page_done(&page);
	*complete = with == all;
	return gj_buf_status(out) == GJ_OK ? GJ_OK : gj_fault_memory(err);
}
