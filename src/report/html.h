/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Reports as one HTML file: no script, nothing from outside, one style sheet (html_style.c). The frame is a form of the
 * page (page.h): what a text report says through its page comes out as headings, rows and paragraphs. What needs more
 * than that, a table, a drawing, a fold, is written with the functions below. docs/html.md is the recipe.
 */
#ifndef GJ_REPORT_HTML_H
#define GJ_REPORT_HTML_H

#include "law/law.h"
#include "report/page.h"

typedef struct gj_html {
	gj_page page; /* first: the form is handed its address */
	gj_buf *out;
	gj_buf body; /* the part being made; its front ends where the first section begins */
	gj_buf nav, left;
	gj_arena arena; /* as long as the part */
	const gj_law *law;
	unsigned part; /* ids of a part begin with its number; 0: the only part, its ids are bare */
	size_t front;
	unsigned sections;
	bool in_section, in_list, in_row, in_bullets, has_left, after_gap;
	unsigned row_indent;
	const char *cell; /* what closes the open cell of a table; NULL: none is open */
	bool around;	  /* the table stands within an open row, indented by `around_indent` */
	unsigned around_indent;
	uint32_t about, row, refer; /* norms: of the next row, of this row, to lead to; GJ_NONE */
	bool *named;		    /* [n_norms] has a place to lead to */
	/* What closes the row of a norm; NULL: nothing. A paragraph may wait in the page meanwhile: gather in another one. */
	void (*row_end)(struct gj_html *html, uint32_t norm);
	void *payload; /* of row_end */
} gj_html;

/* ---- the document: html_doc.c ---- */

/*
 * Everything before the first part. `title`: of the window. One part names itself; several have `name` above them and a
 * list of what each is called.
 */
void gj_html_open(gj_buf *out, const gj_style *style, gj_str title, gj_str name, const gj_str *part,
		  size_t n);
void gj_html_close(gj_buf *out, const gj_style *style, size_t n);

/* One part, from `start` to `done`; text functions take `&html->page`. Out of memory marks `out` as failed. */
void gj_html_start(gj_html *html, gj_buf *out, const gj_law *law, const gj_style *style,
		   unsigned part);
void gj_html_done(gj_html *html);

/* A section as gj_page_heading makes it: leaves open rows, enters the contents. */
void gj_html_section(gj_html *html, gj_message key);

/* ---- within a part: html.c ---- */

void gj_html_raw(gj_html *html, const char *markup);
void gj_html_text(gj_html *html, gj_str text);	    /* escaped; the other language is marked */
void gj_html_said(gj_html *html);		    /* what the page has gathered, as text */
void gj_html_said_by(gj_html *html, gj_page *page); /* what another page has gathered */
void gj_html_say(gj_html *html, gj_message key, const gj_str *args);
void gj_html_id(gj_html *html, const char *sort,
		gj_str name);	      /* the value of an id; behind # that of a link */
void gj_html_rows_end(gj_html *html); /* before markup of one's own */

/* ---- tables, folds, lines: html_table.c. Within an open row they belong to it; gj_html_rows_end ends rows before ---- */

/* What fills the cells of a column. */
typedef enum gj_cell { GJ_CELL_TEXT, GJ_CELL_NUMBER, GJ_CELL_SHARE } gj_cell;

typedef struct gj_html_column {
	gj_message name;
	gj_cell cell;
} gj_html_column;

/* A table: its caption and the heads of its columns; then rows, whose first cell is the row's head. */
void gj_html_table(gj_html *html, gj_message caption, const gj_html_column *column, size_t n);
/* The same at a place of its own, as gj_html_id names it; the caption is gathered in the page. */
void gj_html_table_at(gj_html *html, const char *sort, gj_str name, const gj_html_column *column,
		      size_t n);
/* The same with columns of text whose heads are no words of the program. */
void gj_html_table_of(gj_html *html, gj_message caption, const gj_str *head, size_t n);
void gj_html_table_end(gj_html *html);

/*
 * A row begins with the cell that is its head; each cell ends the one before. Cells hold text as above, or paragraphs of the
 * page: those that are indented further than `indent` stand a step in.
 */
void gj_html_row(gj_html *html, unsigned indent);
void gj_html_cell(gj_html *html, unsigned indent);
void gj_html_number(gj_html *html, uint64_t number);
/* A bar of two parts: it only repeats what numbers beside it say. */
void gj_html_bar(gj_html *html, uint64_t solid, uint64_t dashed, uint64_t whole);
void gj_html_row_end(gj_html *html);

/* A fold, closed: what it is called is gathered in `page`; ends with </details>. */
void gj_html_fold(gj_html *html, gj_page *page);

/* Lines as they stand. */
void gj_html_lines(gj_html *html, gj_str text);

/* ---- without a part: html_escape.c ---- */

/* A heading of a text report in running letters: `WHAT TO ASK FIRST` is shouted there to be seen. */
gj_str gj_html_heading(gj_buf *room, gj_message key, gj_tongue tongue);
void gj_html_escape(gj_buf *out, gj_str text); /* for attributes as well */
void gj_html_marked(gj_buf *out, gj_str text,
		    gj_tongue tongue);	  /* runs of the other language in <span lang> */
extern const char *const gj_html_style[]; /* lines; NULL at the end */

#endif
