/* SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>

#include "report/html_timeline.h"

enum { YEARS_BACK = 15, DAYS_AHEAD = 400, MARGIN = 14 };

/* An instrument of which something applies, will, or may. */
typedef struct text {
	const gj_view_item *item; /* the first */
	unsigned applies, undecided, future, drafted;
	gj_day next; /* the first day of what is to come */
} text;

/* A day by which something is due, or since which it is breached. */
typedef struct due {
	gj_day day;
	unsigned pending, breached, unknown;
} due;

typedef struct drawing {
	gj_html *html;
	const gj_view *view;
	text *text;
	size_t n_texts;
	due *due;
	size_t n_dues;
	gj_lane *lane;
	unsigned name; /* of the drawing that is next */
	unsigned used; /* a bit for each shape drawn */
} drawing;

/* ---- what there is ---- */

/* As in the sections; but levels of one rank one after the other, for each has its drawing. */
static int compare_texts(const void *left, const void *right)
{
	const gj_view_item *a = ((const text *)left)->item, *b = ((const text *)right)->item;

	if (a->level != b->level && a->level->force == b->level->force &&
	    a->level->rank == b->level->rank)
		return a->level < b->level ? -1 : 1;
	return gj_view_instruments(a, b);
}

static int compare_dues(const void *left, const void *right)
{
	const due *a = left, *b = right;

	return (a->day > b->day) - (a->day < b->day);
}

static void count_item(text *of, const gj_view_item *item)
{
	const gj_verdict *verdict = item->verdict;

	if (of->item == NULL)
		of->item = item;
	of->applies += verdict->applicability == GJ_APPLIES;
	of->undecided += verdict->applicability == GJ_APPLY_UNKNOWN;
	of->drafted += item->section == GJ_SECTION_DRAFTED;
	if (item->section != GJ_SECTION_FUTURE)
		return;
	of->future++;
	if (of->next == GJ_DAY_NONE || item->begins < of->next)
		of->next = item->begins;
}

static void gather_texts(drawing *d)
{
	const gj_law *law = d->view->verdicts->law;
	size_t n = 0;

	for (size_t i = 0; i < law->n_instruments; i++)
		d->text[i].next = GJ_DAY_NONE;
	for (size_t i = 0; i < d->view->n; i++) {
		const gj_view_item *item = &d->view->item[i];

		if (item->section != GJ_SECTION_NOT && item->section != GJ_SECTION_LIFTED)
			count_item(&d->text[item->norm->instrument], item);
	}
	for (size_t i = 0; i < law->n_instruments; i++)
		if (d->text[i].item != NULL)
			d->text[n++] = d->text[i];
	d->n_texts = n;
	if (n > 1)
		qsort(d->text, n, sizeof *d->text, compare_texts);
}

static void count_due(due *of, const gj_verdict *verdict)
{
	of->breached += verdict->compliance == GJ_BREACHED;
	of->pending += verdict->compliance == GJ_PENDING;
	of->unknown += verdict->compliance != GJ_BREACHED && verdict->compliance != GJ_PENDING;
}

static void gather_dues(drawing *d)
{
	const gj_view *view = d->view;
	size_t n = 0, kept = 0;

	for (size_t i = view->start[GJ_SECTION_BINDS]; i < view->start[GJ_SECTION_BINDS + 1]; i++) {
		gj_day day = gj_agenda_day(view->verdicts, view->item[i].verdict);

		if (day == GJ_DAY_NONE || day == GJ_DAY_MIN)
			continue;
		d->due[n] = (due){.day = day};
		count_due(&d->due[n++], view->item[i].verdict);
	}
	if (n > 1)
		qsort(d->due, n, sizeof *d->due, compare_dues);
	for (size_t i = 0; i < n; i++) {
		if (kept == 0 || d->due[kept - 1].day != d->due[i].day) {
			d->due[kept++] = d->due[i];
			continue;
		}
		d->due[kept - 1].pending += d->due[i].pending;
		d->due[kept - 1].breached += d->due[i].breached;
		d->due[kept - 1].unknown += d->due[i].unknown;
	}
	d->n_dues = kept;
}

/* ---- words ---- */

static void add_count(gj_page *page, size_t mark, gj_message key, unsigned count)
{
	char room[12];

	if (count == 0)
		return;
	if (gj_page_mark(page) > mark)
		gj_page_say(page, GJ_M_LIST, NULL);
	gj_page_say(page, key, GJ_ARGS(gj_count(room, count)));
}

static void add_due(gj_page *page, const due *of)
{
	size_t mark = gj_page_mark(page);

	add_count(page, mark, GJ_M_TOTAL_BREACHED, of->breached);
	add_count(page, mark, GJ_M_TOTAL_PENDING, of->pending);
	add_count(page, mark, GJ_M_TOTAL_COMPLIANCE_UNKNOWN, of->unknown);
}

static void add_norms(gj_page *page, const text *of)
{
	size_t mark = gj_page_mark(page);

	add_count(page, mark, GJ_M_TOTAL_APPLY, of->applies);
	add_count(page, mark, GJ_M_TOTAL_UNDECIDED, of->undecided);
	add_count(page, mark, GJ_M_TOTAL_FUTURE, of->future);
	add_count(page, mark, GJ_M_DRAWN_DRAFTED, of->drafted);
}

/* Kept as long as the part. */
static gj_str keep(drawing *d)
{
	gj_str out = {"", 0};

	if (gj_arena_str(&d->html->arena, &out, gj_buf_str(&d->html->page.scratch)) != GJ_OK)
		d->html->out->failed = true;
	gj_buf_clear(&d->html->page.scratch);
	return out;
}

/* ---- drawings ---- */

static void draw(drawing *d, const gj_axis *axis, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		d->used |= 1u << d->lane[i].shape;
		if (d->lane[i].start != GJ_DAY_NONE)
			d->used |= 1u << GJ_SHAPE_START;
	}
	gj_html_draw(d->html, d->name++, axis, d->lane, n);
}

static void draw_dues(drawing *d)
{
	gj_page *page = &d->html->page;
	gj_axis axis = {.on = d->view->verdicts->circuit->on};

	if (d->n_dues == 0)
		return;
	axis.from = d->due[0].day < axis.on ? d->due[0].day : axis.on;
	axis.to = d->due[d->n_dues - 1].day > axis.on ? d->due[d->n_dues - 1].day : axis.on;
	axis.from -= MARGIN;
	axis.to += MARGIN;
	for (size_t i = 0; i < d->n_dues; i++) {
		const due *of = &d->due[i];

		gj_page_day(page, of->day);
		gj_page_say(page, GJ_M_DOT, NULL);
		add_due(page, of);
		d->lane[i] = (gj_lane){.label = keep(d),
				       .from = of->day,
				       .start = GJ_DAY_NONE,
				       .shape = of->breached > 0  ? GJ_SHAPE_CROSS
						: of->pending > 0 ? GJ_SHAPE_DIAMOND
								  : GJ_SHAPE_RING};
	}
	gj_page_say(page, GJ_M_DRAWN_DAYS, NULL);
	draw(d, &axis, d->n_dues);
}

/* Of what is never in force: from the day it was published until its successor was made. */
static gj_lane lane_of(drawing *d, const text *of)
{
	const gj_instrument *in = of->item->instrument;
	gj_page *page = &d->html->page;
	gj_lane lane = {.from = in->never ? in->made : in->from,
			.to = in->never ? in->superseded : in->to,
			.start = of->next,
			.shape = in->never			     ? GJ_SHAPE_DOTTED
				 : of->applies > 0 || of->future > 0 ? GJ_SHAPE_SOLID
								     : GJ_SHAPE_DASHED};

	gj_page_add(page, in->e.id);
	gj_page_say(page, GJ_M_DOT, NULL);
	gj_page_add(page, gj_title(&in->e, page->style->tongue));
	lane.label = keep(d);
	return lane;
}

static gj_axis axis_of(const drawing *d)
{
	gj_day on = d->view->verdicts->circuit->on, back = on - YEARS_BACK * 365;
	gj_axis axis = {.from = on - 365, .to = on + DAYS_AHEAD, .on = on};

	for (size_t i = 0; i < d->n_texts; i++) {
		const text *of = &d->text[i];
		gj_day from = of->item->instrument->never ? of->item->instrument->made
							  : of->item->instrument->from;

		if (from != GJ_DAY_NONE && from < axis.from)
			axis.from = from > back ? from : back;
		if (from != GJ_DAY_NONE && from + MARGIN > axis.to)
			axis.to = from + MARGIN;
		if (of->next != GJ_DAY_NONE && of->next + MARGIN > axis.to)
			axis.to = of->next + MARGIN;
	}
	return axis;
}

/* One drawing for each level: law and what is no law are never in one. */
static void draw_texts(drawing *d)
{
	gj_page *page = &d->html->page;
	gj_axis axis = axis_of(d);

	for (size_t i = 0, end; i < d->n_texts; i = end) {
		const gj_level *level = d->text[i].item->level;
		size_t n = 0;

		for (end = i; end < d->n_texts && d->text[end].item->level == level; end++)
			d->lane[n++] = lane_of(d, &d->text[end]);
		gj_page_say(page, GJ_M_DRAWN_FORCE,
			    GJ_ARGS(gj_title(&level->e, page->style->tongue)));
		draw(d, &axis, n);
	}
}

static void put_keys(drawing *d)
{
	static const gj_message meaning[] = {
		GJ_M_DRAWN_APPLIES,  GJ_M_DRAWN_UNDECIDED, GJ_M_DRAWN_DRAFT, GJ_M_DRAWN_DUE,
		GJ_M_DRAWN_BREACHED, GJ_M_DRAWN_OPEN,	   GJ_M_DRAWN_COMES};

	gj_html_raw(d->html, "<ul class=\"keys\" role=\"list\">\n");
	for (unsigned shape = GJ_SHAPE_SOLID; shape <= GJ_SHAPE_START; shape++)
		if ((d->used & 1u << shape) != 0)
			gj_html_key(d->html, (gj_drawn)shape, meaning[shape]);
	gj_html_raw(d->html, "</ul>\n");
}

/* ---- tables ---- */

static void table_of_days(drawing *d)
{
	static const gj_html_column columns[] = {{GJ_M_COLUMN_DAY, GJ_CELL_TEXT},
						 {GJ_M_COLUMN_STATE, GJ_CELL_TEXT}};

	if (d->n_dues == 0)
		return;
	gj_html_table(d->html, GJ_M_TABLE_DAYS, columns, 2);
	for (size_t i = 0; i < d->n_dues; i++) {
		gj_html_raw(d->html, "<tr><th scope=\"row\">");
		gj_page_day(&d->html->page, d->due[i].day);
		gj_html_said(d->html);
		gj_html_raw(d->html, "</th><td>");
		add_due(&d->html->page, &d->due[i]);
		gj_html_said(d->html);
		gj_html_raw(d->html, "</td></tr>\n");
	}
	gj_html_table_end(d->html);
}

static void put_text_row(drawing *d, const text *of)
{
	const gj_instrument *in = of->item->instrument;
	gj_page *page = &d->html->page;

	gj_html_raw(d->html, "<tr><th scope=\"row\">");
	gj_page_add(page, gj_title(&in->e, page->style->tongue));
	gj_page_say(page, GJ_M_DOT, NULL);
	gj_page_add(page, in->e.id);
	gj_html_said(d->html);
	gj_html_raw(d->html, "</th><td>");
	gj_html_text(d->html, gj_title(&of->item->level->e, page->style->tongue));
	gj_html_raw(d->html, "</td><td>");
	gj_page_in_force(page, in);
	if (of->next != GJ_DAY_NONE && of->next != in->from) {
		gj_page_say(page, GJ_M_SEMICOLON, NULL);
		gj_page_say(page, GJ_M_DRAWN_COMES, NULL);
		gj_page_say(page, GJ_M_COLON, NULL);
		gj_page_day(page, of->next);
	}
	gj_html_said(d->html);
	gj_html_raw(d->html, "</td><td>");
	add_norms(page, of);
	gj_html_said(d->html);
	gj_html_raw(d->html, "</td></tr>\n");
}

static void table_of_texts(drawing *d)
{
	static const gj_html_column columns[] = {{GJ_M_COLUMN_INSTRUMENT, GJ_CELL_TEXT},
						 {GJ_M_COLUMN_LEVEL, GJ_CELL_TEXT},
						 {GJ_M_COLUMN_FORCE, GJ_CELL_TEXT},
						 {GJ_M_COLUMN_NORMS, GJ_CELL_TEXT}};

	gj_html_table(d->html, GJ_M_TABLE_FORCE, columns, 4);
	for (size_t i = 0; i < d->n_texts; i++)
		put_text_row(d, &d->text[i]);
	gj_html_table_end(d->html);
}

void gj_html_timeline(gj_html *html, const gj_view *view)
{
	size_t n_instruments = view->verdicts->law->n_instruments;
	drawing d = {.html = html, .view = view};

	d.text = gj_arena_array(&html->arena, n_instruments, sizeof *d.text);
	d.due = gj_arena_array(&html->arena, view->n, sizeof *d.due);
	d.lane = gj_arena_array(&html->arena, view->n + n_instruments, sizeof *d.lane);
	if (d.text == NULL || d.due == NULL || d.lane == NULL) {
		html->out->failed = true;
		return;
	}
	gather_texts(&d);
	gather_dues(&d);
	if (d.n_texts == 0)
		return;
	gj_html_section(html, GJ_M_H_TIMELINE);
	draw_dues(&d);
	draw_texts(&d);
	put_keys(&d);
	gj_page_say(&html->page, GJ_M_TABLE_FOLD, NULL);
	gj_html_fold(html, &html->page);
	table_of_days(&d);
	table_of_texts(&d);
	gj_html_raw(html, "</details>\n");
}
