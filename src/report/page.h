/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A page of text: paragraphs of a chosen indent, wrapped to the width, with an optional column to the left of the
 * next lines (a citation, a number). Paragraphs are gathered in a scratch buffer, then ended.
 */
#ifndef GJ_REPORT_PAGE_H
#define GJ_REPORT_PAGE_H

#include "report/messages.h"
#include "report/report.h"

typedef enum gj_ink { GJ_INK_PLAIN, GJ_INK_BOLD, GJ_INK_DIM, GJ_INK_RED, GJ_INK_YELLOW } gj_ink;

enum { GJ_PAGE_LEFT_LINES = 6, GJ_PAGE_LEFT_BYTES = 128, GJ_PAGE_PARTS = 7 };

/* A space at which no line breaks; printed as a plain one. */
#define GJ_HARD_SPACE GJ_STR("\xc2\xa0")

struct gj_page;

/*
 * Another form than lines of text, as html.h: the same calls, what they gather handed on piece by piece. Text is free of
 * control characters.
 */
typedef struct gj_page_form {
	void (*paragraph)(struct gj_page *page, unsigned indent, gj_ink ink, gj_str text);
	void (*left)(struct gj_page *page, gj_ink ink, gj_str text);
	void (*left_rest)(struct gj_page *page);
	void (*gap)(struct gj_page *page);
	void (*heading)(struct gj_page *page, gj_message key);
	void (*title)(struct gj_page *page, unsigned level, gj_str text);
	void (*about)(struct gj_page *page, uint32_t norm);
	void (*refer)(struct gj_page *page, uint32_t norm);
	void (*verbatim)(struct gj_page *page, gj_str text);
} gj_page_form;

typedef struct gj_page {
	gj_buf *out;
	const gj_style *style;
	const gj_page_form
		*form; /* NULL: text. The page is then the first member of what the form works on */
	unsigned width;
	gj_buf scratch; /* the paragraph being gathered */
	gj_buf clean;	/* the same without control characters, when it has any */
	gj_buf part[GJ_PAGE_PARTS];
	char left[GJ_PAGE_LEFT_LINES][GJ_PAGE_LEFT_BYTES];
	gj_str place;  /* a name by which the next title can be led to; empty: none */
	bool by_title; /* events go by their titles in English too */
	gj_str said; /* a doubt that the heading of this group states for all that share it; empty: none */
	unsigned n_left, at_left, left_indent;
	unsigned left_most; /* characters of a line beside others, 16; at most 31 */
	gj_ink left_ink;
} gj_page;

void gj_page_start(gj_page *page, gj_buf *out, const gj_style *style);
void gj_page_done(gj_page *page); /* passes a failure of the scratch buffer on to `out` */

/* Gather. */
void gj_page_add(gj_page *page, gj_str text);
void gj_page_say(gj_page *page, gj_message key, const gj_str *args);
void gj_page_join(gj_page *page,
		  gj_message joint); /* adds the joint unless the paragraph is empty */
void gj_page_day(gj_page *page, gj_day day);

/*
 * Gather an argument first: what was added since the mark moves to part `slot` and lives there until the next take
 * into it.
 *     size_t mark = gj_page_mark(page);
 *     gj_page_agencies(page, law, &norm->toward);
 *     gj_page_say(page, GJ_M_TOWARD, GJ_ARGS(gj_page_take(page, mark, 0)));
 * GJ_PART_STEP is for the steps of a citation alone, so that whoever holds a part can cite.
 */
enum { GJ_PART_STEP = GJ_PAGE_PARTS - 1 };
size_t gj_page_mark(const gj_page *page);
gj_str gj_page_take(gj_page *page, size_t mark, unsigned slot);

/* End the paragraph: print it at `indent`; nothing when it is empty. Control characters are shown as U+FFFD. */
void gj_page_end(gj_page *page, unsigned indent, gj_ink ink);

/* The same on one line, however long: for what programs read. */
void gj_page_end_unwrapped(gj_page *page, gj_ink ink);

void gj_page_line(gj_page *page, unsigned indent, gj_ink ink, gj_message key, const gj_str *args);
void gj_page_heading(gj_page *page, gj_message key); /* an empty line, then the heading */
void gj_page_gap(gj_page *page);

/* Lines as they stand, for programs: a file to be copied. No paragraph is being gathered. */
void gj_page_verbatim(gj_page *page, unsigned indent, gj_str text);

/* End the paragraph as a title: 0 names what the report is about, 1 a group within a section. */
void gj_page_title(gj_page *page, unsigned level);

/* What says no more in text: the next row is about this norm; the next paragraph leads to where this norm stands. */
void gj_page_about(gj_page *page, uint32_t norm);
void gj_page_refer(gj_page *page, uint32_t norm);

/* Put `text` beside the next lines, one more line for each call; gj_page_left_rest prints what no paragraph took. */
void gj_page_left(gj_page *page, unsigned indent, gj_ink ink, gj_str text);
void gj_page_left_rest(gj_page *page);

#endif
