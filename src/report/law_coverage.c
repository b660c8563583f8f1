/* SPDX-License-Identifier: Apache-2.0 */
/* Every article of an instrument with its status: none may be missing without being seen. */
#include "report/law_parts.h"

typedef struct telling {
	gj_page *page;
	const gj_law *law;
} telling;

static void add_user(void *context, gj_kind kind, gj_str id, uint32_t norm)
{
	gj_page *page = ((const telling *)context)->page;

	(void)norm;
	gj_page_join(page, GJ_M_COMMA);
	gj_page_add(page, gj_str_of(gj_kind_word(kind, page->style->tongue)));
	gj_page_add(page, GJ_HARD_SPACE);
	gj_page_add(page, id);
}

static void say_provision(void *context, const gj_article *article, unsigned number)
{
	const telling *t = context;
	gj_page *page = t->page;

	if (article == NULL) {
		gj_cite_step step;
		const gj_cite cite = gj_article_cite(&step, number);

		gj_text_cite_column(page, &cite);
		gj_page_line(page, GJ_INDENT_WORDS, GJ_INK_RED, GJ_M_STATUS_MISSING, NULL);
	} else {
		gj_text_cite_column(page, &article->cite);
		gj_page_status(page, article);
		gj_page_end(page, GJ_INDENT_WORDS, GJ_INK_PLAIN);
		gj_law_users(t->law, article, add_user, context);
		gj_page_end(page, GJ_INDENT_WORDS, GJ_INK_DIM);
		gj_text_origin(page, article);
		gj_page_doubt(page, GJ_INDENT_WORDS, &article->unverified);
	}
	gj_page_left_rest(page);
}

/* ---- all instruments ---- */

void gj_law_cover(gj_cover *out, const gj_law *law, uint32_t instrument)
{
	unsigned next = 1, all = law->instrument[instrument].n_articles;
	size_t n, first = gj_law_articles(law, instrument, &n);

	*out = (gj_cover){0};
	for (size_t i = first; i < first + n; i++) {
		unsigned number = gj_article_number(&law->article[i].cite);

		out->status[law->article[i].status]++;
		out->blocks++;
		if (number >= next) {
			out->missing += number - next;
			next = number + 1;
		}
	}
	out->missing += next <= all ? all + 1 - next : 0;
	for (size_t i = 0; i < law->n_norms; i++)
		if (law->norm[i].instrument == instrument) {
			out->kind[law->norm[i].kind]++;
			out->norms++;
		}
}

void gj_law_cover_sum(gj_cover *total, const gj_cover *c)
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

void gj_page_cover_size(gj_page *page, const gj_cover *c)
{
	char articles[12], norms[12];

	gj_page_say(page, GJ_M_LAW_SIZE,
		    GJ_ARGS(gj_count(articles, c->blocks), gj_count(norms, c->norms)));
}

void gj_page_cover_status(gj_page *page, const gj_cover *c)
{
	gj_tongue tongue = page->style->tongue;

	for (size_t i = 0; i <= GJ_ARTICLE_OPEN; i++)
		say_counted(page, c->status[i],
			    gj_str_of(gj_message_text(gj_article_statuses[i], tongue)));
	say_counted(page, c->missing, gj_str_of(gj_message_text(GJ_M_STATUS_MISSING, tongue)));
}

void gj_page_cover_kinds(gj_page *page, const gj_cover *c)
{
	for (gj_kind kind = GJ_KIND_DUTY; kind <= GJ_KIND_PROCEDURE; kind++)
		say_counted(page, c->kind[kind],
			    gj_str_of(gj_kind_word(kind, page->style->tongue)));
}

static void say_cover(gj_page *page, const gj_cover *c)
{
	gj_page_cover_size(page, c);
	gj_page_end(page, 2, GJ_INK_PLAIN);
	gj_page_cover_status(page, c);
	gj_page_end(page, 2, c->missing > 0 ? GJ_INK_RED : GJ_INK_DIM);
	gj_page_cover_kinds(page, c);
	gj_page_end(page, 2, GJ_INK_DIM);
}

void gj_report_law_coverage_all(gj_buf *out, const gj_law *law, const gj_style *style,
				bool *complete)
{
	char instruments[12];
	gj_cover total = {0};
	gj_page page;

	gj_page_start(&page, out, style);
	for (uint32_t i = 0; i < law->n_instruments; i++) {
		gj_cover c;

		gj_law_cover(&c, law, i);
		gj_page_add(&page, gj_title(&law->instrument[i].e, style->tongue));
		gj_page_say(&page, GJ_M_DOT, NULL);
		gj_page_add(&page, law->instrument[i].e.id);
		gj_page_end(&page, 0, GJ_INK_BOLD);
		say_cover(&page, &c);
		gj_law_cover_sum(&total, &c);
	}
	gj_page_gap(&page);
	gj_page_line(&page, 0, GJ_INK_BOLD, GJ_M_COVERAGE_ALL,
		     GJ_ARGS(gj_count(instruments, law->n_instruments)));
	say_cover(&page, &total);
	gj_page_done(&page);
	*complete = total.missing == 0;
}

void gj_page_coverage(gj_page *page, unsigned all, unsigned with, size_t blocks)
{
	char counted[12], total[12];

	if (all > 0)
		gj_page_say(page, GJ_M_COVERAGE,
			    GJ_ARGS(gj_count(counted, with), gj_count(total, all)));
	else
		gj_page_say(page, GJ_M_COVERAGE_BLOCKS, GJ_ARGS(gj_count(counted, blocks)));
}

int gj_report_law_coverage(gj_buf *out, const gj_law *law, gj_str instrument, const gj_style *style,
			   bool *complete, gj_error *err)
{
	unsigned with, all;
	size_t blocks;
	gj_page page;
	telling t = {&page, law};
	uint32_t ref;
	int rc = gj_law_find_instrument(law, instrument, &ref, err);

	*complete = false;
	if (rc != GJ_OK)
		return rc;
	all = law->instrument[ref].n_articles;
	gj_page_start(&page, out, style);
	gj_page_add(&page, gj_title(&law->instrument[ref].e, style->tongue));
	gj_page_end(&page, 0, GJ_INK_BOLD);
	with = gj_law_provisions(law, ref, say_provision, &t);
	gj_law_articles(law, ref, &blocks);
	gj_page_coverage(&page, all, with, blocks);
	gj_page_end(&page, 0, GJ_INK_BOLD);
	gj_page_done(&page);
	*complete = with == all;
	return gj_buf_status(out) == GJ_OK ? GJ_OK : gj_fault_memory(err);
}
