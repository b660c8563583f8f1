/* SPDX-License-Identifier: Apache-2.0 */
/* What the reports on a rule base share, as text and in HTML. */
#ifndef GJ_REPORT_LAW_PARTS_H
#define GJ_REPORT_LAW_PARTS_H

#include "report/check_text.h"
#include "report/uses.h"

/* ---- law_articles.c: the provisions of an instrument ---- */

extern const gj_message gj_article_statuses[]; /* by gj_article_status */

/* The number of an article block; 0: an annex, a clause. */
unsigned gj_article_number(const gj_cite *cite);

/* `article` NULL: no block has this number. */
typedef void gj_each_provision(void *context, const gj_article *article, unsigned number);

/* Every block in its order, and between them the numbers that have none. How many numbers have one. */
unsigned gj_law_provisions(const gj_law *law, uint32_t instrument, gj_each_provision *each,
			   void *context);

/* A term that the article defines (`norm` GJ_NONE), a norm of its instrument that rests on it. */
typedef void gj_each_user(void *context, gj_kind kind, gj_str id, uint32_t norm);
void gj_law_users(const gj_law *law, const gj_article *article, gj_each_user *each, void *context);

void gj_page_status(gj_page *page, const gj_article *article); /* encoded · title */
void gj_text_origin(gj_page *page,
		    const gj_article *article); /* where in the draft it comes from */

/* `art. 7`, of no instrument; `step` is its room. */
gj_cite gj_article_cite(gj_cite_step *step, unsigned number);

/* GJ_EINPUT: no such instrument; the nearest one is named. */
int gj_law_find_instrument(const gj_law *law, gj_str id, uint32_t *out, gj_error *err);

/* ---- law_coverage.c: provisions and norms counted ---- */

typedef struct gj_cover {
	unsigned status[GJ_ARTICLE_OPEN + 1], blocks, missing, kind[GJ_KIND_PROCEDURE + 1], norms;
} gj_cover;

void gj_law_cover(gj_cover *out, const gj_law *law, uint32_t instrument);
void gj_law_cover_sum(gj_cover *total, const gj_cover *one);
void gj_page_cover_size(gj_page *page, const gj_cover *cover);	 /* 24 articles, 36 norms */
void gj_page_cover_status(gj_page *page, const gj_cover *cover); /* 14 encoded, 2 open */
void gj_page_cover_kinds(gj_page *page, const gj_cover *cover);	 /* 12 duty, 3 power */
void gj_page_coverage(gj_page *page, unsigned all, unsigned with, size_t blocks); /* the sum */

/* ---- law_list.c ---- */

typedef struct gj_shelf {
	const gj_instrument *instrument;
	int rank;
	uint32_t index;
} gj_shelf;

/* All instruments by jurisdiction, rank of their level, day they were made. NULL: out of memory. */
gj_shelf *gj_law_shelves(gj_arena *arena, const gj_law *law);

void gj_page_law_totals(gj_page *page, const gj_law *law);
void gj_page_shelf_size(gj_page *page, const gj_law *law, const gj_shelf *shelf, gj_day on);

/* What is marked unverified, in order; how many. */
typedef void gj_each_doubt(void *context, const gj_entry *entry, gj_kind kind,
			   const gj_doubt *doubt);
size_t gj_law_doubts(const gj_law *law, gj_each_doubt *each, void *context);
void gj_page_doubted(gj_page *page, const gj_law *law, const gj_entry *entry,
		     gj_kind kind); /* duty cn/x/y · file:line */

/* ---- law_show.c ---- */

typedef struct gj_shown {
	gj_thing thing;
	const gj_entry *entry;
} gj_shown;

/* All that is called `id`; the citation of an article will do, in either tongue. GJ_EINPUT: nothing; the nearest name is said. */
int gj_law_find(gj_shown **out, size_t *n, gj_arena *arena, const gj_law *law, gj_str id,
		gj_error *err);

/* Its block in canonical form, without the comments above, which may speak of the whole file. */
void gj_law_print(gj_buf *out, const gj_entry *entry, gj_tongue tongue);
void gj_page_where(gj_page *page, const gj_law *law, const gj_entry *entry); /* file:line */

/* ---- law_timeline.c ---- */

typedef enum gj_moment_sort {
	GJ_MOMENT_MADE,
	GJ_MOMENT_FROM,
	GJ_MOMENT_TO,
	GJ_MOMENT_HAPPENED
} gj_moment_sort;

typedef struct gj_moment {
	gj_day day;
	gj_moment_sort sort;
	const gj_entry *entry;
	const gj_instrument *instrument; /* NULL: it HAPPENED */
	const gj_happening *happening;
} gj_moment;

/* By day. `only` as in report.h. */
int gj_law_moments(gj_moment **out, size_t *n, gj_arena *arena, const gj_law *law,
		   char *const *only, size_t n_only, gj_error *err);
void gj_text_moment(gj_page *page, const gj_law *law, const gj_moment *moment);

#endif
