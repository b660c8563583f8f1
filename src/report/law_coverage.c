/* SPDX-License-Identifier: Apache-2.0 */
/* Every article of an instrument with its status: none may be missing without being seen. */
#include <stdio.h>

#include "base/nearest.h"
#include "report/check_text.h"

static const gj_message statuses[] = {GJ_M_STATUS_ENCODED, GJ_M_STATUS_DEFINITION,
				      GJ_M_STATUS_STATE, GJ_M_STATUS_ORGANISATIONAL,
				      GJ_M_STATUS_OPEN};

/* The number of an article block; 0: an annex, a clause. */
static unsigned article_number(const gj_cite *cite)
{
	unsigned value = 0;

	if (cite->step[0].unit != GJ_UNIT_ART)
		return 0;
	for (const char *at = cite->step[0].label; *at >= '0' && *at <= '9' && value < 100000; at++)
		value = value * 10 + (unsigned)(*at - '0');
	return value;
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

static void add_user(gj_page *page, gj_kind kind, gj_str id)
{
	gj_page_join(page, GJ_M_COMMA);
	gj_page_add(page, gj_str_of(gj_kind_word(kind, page->style->tongue)));
	gj_page_add(page, GJ_HARD_SPACE);
	gj_page_add(page, id);
}

static void say_users(gj_page *page, const gj_law *law, const gj_article *article)
{
	/* Terms that the article defines; what it only leaves to judgement shows in the norms. */
	for (size_t i = 0; i < law->n_terms; i++)
		if ((law->term[i].means != NULL || law->term[i].includes != NULL) &&
		    cites(law, law->term[i].cite, law->term[i].n_cites, article))
			add_user(page, GJ_KIND_TERM, law->term[i].e.id);
	for (size_t i = 0; i < law->n_norms; i++)
		if (law->norm[i].instrument == article->instrument &&
		    cites(law, law->norm[i].cite, law->norm[i].n_cites, article))
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
	say_users(page, law, article);
	say_origin(page, article);
	gj_page_doubt(page, GJ_INDENT_WORDS, &article->unverified);
	gj_page_left_rest(page);
}

static void say_missing(gj_page *page, unsigned number)
{
	gj_cite_step step = {.unit = GJ_UNIT_ART};
	gj_cite cite = {.n = 1, .step = &step};

	snprintf(step.label, sizeof step.label, "%u", number % 1000000);
	gj_text_cite_column(page, &cite);
	gj_page_line(page, GJ_INDENT_WORDS, GJ_INK_RED, GJ_M_STATUS_MISSING, NULL);
	gj_page_left_rest(page);
}

/* Every block in its order, and between them the numbers that have none. How many numbers have one. */
static unsigned say_articles(gj_page *page, const gj_law *law, uint32_t instrument)
{
	unsigned next = 1, with = 0, all = law->instrument[instrument].n_articles;
	size_t n, first = gj_law_articles(law, instrument, &n);

	for (size_t i = first; i < first + n; i++) {
		unsigned number = article_number(&law->article[i].cite);

		for (; next < number && next <= all; next++)
			say_missing(page, next);
		if (number >= next) {
			with++;
			next = number + 1;
		}
		if (number == 0)
			for (; next <= all; next++)
				say_missing(page, next);
		say_article(page, law, &law->article[i]);
	}
	for (; next <= all; next++)
		say_missing(page, next);
	return with;
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

/* ---- all instruments ---- */

typedef struct cover {
	unsigned status[GJ_ARTICLE_OPEN + 1], blocks, missing, kind[GJ_KIND_PROCEDURE + 1], norms;
} cover;

static void cover_instrument(cover *c, const gj_law *law, uint32_t instrument)
{
	unsigned next = 1, all = law->instrument[instrument].n_articles;
	size_t n, first = gj_law_articles(law, instrument, &n);

	for (size_t i = first; i < first + n; i++) {
		unsigned number = article_number(&law->article[i].cite);

		c->status[law->article[i].status]++;
		c->blocks++;
		if (number >= next) {
			c->missing += number - next;
			next = number + 1;
		}
	}
	c->missing += next <= all ? all + 1 - next : 0;
	for (size_t i = 0; i < law->n_norms; i++)
		if (law->norm[i].instrument == instrument) {
			c->kind[law->norm[i].kind]++;
			c->norms++;
		}
}

static void sum(cover *total, const cover *c)
{
	for (size_t i = 0; i <= GJ_ARTICLE_OPEN; i++)
		total->status[i] += c->status[i];
	for (size_t i = 0; i <= GJ_KIND_PROCEDURE; i++)
		total->kind[i] += c->kind[i];
	total->blocks += c->blocks;
	total->missing += c->missing;
	total->norms += c->norms;
}

static void say_counted(gj_page *page, unsigned count, gj_str what)
{
	char room[12];

	if (count == 0)
		return;
	gj_page_join(page, GJ_M_LIST);
	gj_page_say(page, GJ_M_COUNT_OF, GJ_ARGS(gj_count(room, count), what));
}

static void say_cover(gj_page *page, const cover *c)
{
	gj_tongue tongue = page->style->tongue;
	char articles[12], norms[12];

	gj_page_say(page, GJ_M_LAW_SIZE,
		    GJ_ARGS(gj_count(articles, c->blocks), gj_count(norms, c->norms)));
	gj_page_end(page, 2, GJ_INK_PLAIN);
	for (size_t i = 0; i <= GJ_ARTICLE_OPEN; i++)
		say_counted(page, c->status[i], gj_str_of(gj_message_text(statuses[i], tongue)));
	say_counted(page, c->missing, gj_str_of(gj_message_text(GJ_M_STATUS_MISSING, tongue)));
	gj_page_end(page, 2, c->missing > 0 ? GJ_INK_RED : GJ_INK_DIM);
	for (gj_kind kind = GJ_KIND_DUTY; kind <= GJ_KIND_PROCEDURE; kind++)
		say_counted(page, c->kind[kind], gj_str_of(gj_kind_word(kind, tongue)));
	gj_page_end(page, 2, GJ_INK_DIM);
}

void gj_report_law_coverage_all(gj_buf *out, const gj_law *law, const gj_style *style,
				bool *complete)
{
	char instruments[12];
	cover total = {0};
	gj_page page;

	gj_page_start(&page, out, style);
	for (uint32_t i = 0; i < law->n_instruments; i++) {
		cover c = {0};

		cover_instrument(&c, law, i);
		gj_page_add(&page, gj_title(&law->instrument[i].e, style->tongue));
		gj_page_say(&page, GJ_M_DOT, NULL);
		gj_page_add(&page, law->instrument[i].e.id);
		gj_page_end(&page, 0, GJ_INK_BOLD);
		say_cover(&page, &c);
		sum(&total, &c);
	}
	gj_page_gap(&page);
	gj_page_line(&page, 0, GJ_INK_BOLD, GJ_M_COVERAGE_ALL,
		     GJ_ARGS(gj_count(instruments, law->n_instruments)));
	say_cover(&page, &total);
	gj_page_done(&page);
	*complete = total.missing == 0;
}

int gj_report_law_coverage(gj_buf *out, const gj_law *law, gj_str instrument, const gj_style *style,
			   bool *complete, gj_error *err)
{
	unsigned with, all;
	size_t blocks;
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
	with = say_articles(&page, law, ref);
	gj_law_articles(law, ref, &blocks);
	if (all > 0)
		gj_page_line(&page, 0, GJ_INK_BOLD, GJ_M_COVERAGE,
			     GJ_ARGS(gj_count(counted, with), gj_count(total, all)));
	else
		gj_page_line(&page, 0, GJ_INK_BOLD, GJ_M_COVERAGE_BLOCKS,
			     GJ_ARGS(gj_count(counted, blocks)));
	gj_page_done(&page);
	*complete = with == all;
	return gj_buf_status(out) == GJ_OK ? GJ_OK : gj_fault_memory(err);
}
