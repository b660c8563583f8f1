/* SPDX-License-Identifier: Apache-2.0 */
/* What came when in HTML: a drawing for each level of law, one of what happened besides, and a table of the days. */
#include <stdlib.h>

#include <guiju/error.h>

#include "base/fault.h"
#include "report/html_law.h"
#include "report/html_timeline.h"

enum { MARGIN = 60, YEARS = 12 };

/* An instrument of which something is told. */
typedef struct text {
	const gj_instrument *instrument;
	const gj_level *level;
} text;

typedef struct drawing {
	gj_html *html;
	const gj_moment *moment;
	size_t n;
	text *text; /* each once */
	size_t n_texts;
	gj_lane *lane;
	gj_axis axis;
	unsigned name; /* of the drawing that is next */
	unsigned used; /* a bit for each shape drawn */
} drawing;

/* By level: what binds first, of high rank first. */
static int compare(const void *left, const void *right)
{
	const text *a = left, *b = right;

	if (a->level->force != b->level->force)
		return a->level->force < b->level->force ? -1 : 1;
	if (a->level->rank != b->level->rank)
		return a->level->rank < b->level->rank ? -1 : 1;
	if (a->level != b->level)
		return a->level < b->level ? -1 : 1;
	if (a->instrument->from != b->instrument->from)
		return a->instrument->from < b->instrument->from ? -1 : 1;
	return gj_str_cmp(a->instrument->e.id, b->instrument->e.id);
}

/* An instrument has up to three moments; it is drawn once. */
static void gather(drawing *d)
{
	size_t n = 0;

	for (size_t i = 0; i < d->n; i++) {
		const gj_instrument *in = d->moment[i].instrument;

		if (in != NULL)
			d->text[n++] = (text){in, &d->html->law->level[in->level]};
	}
	if (n > 1)
		qsort(d->text, n, sizeof *d->text, compare);
	for (size_t i = 0; i < n; i++)
		if (d->n_texts == 0 || d->text[d->n_texts - 1].instrument != d->text[i].instrument)
			d->text[d->n_texts++] = d->text[i];
}

/* One old text must not press all others into a corner. */
static gj_axis axis_of(const gj_moment *moment, size_t n)
{
	gj_day first = moment[0].day, last = moment[n - 1].day;

	if (last > GJ_DAY_MIN + YEARS * 365 && first < last - YEARS * 365)
		first = last - YEARS * 365;
	return (gj_axis){.from = first - MARGIN, .to = last + MARGIN, .on = GJ_DAY_NONE};
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

static gj_lane lane_of(drawing *d, const gj_instrument *in)
{
	gj_page *page = &d->html->page;
	gj_lane lane = {.from = in->never ? in->made : in->from,
			.to = in->never ? in->superseded : in->to,
			.start = in->never ? GJ_DAY_NONE : in->made,
			.shape = in->never ? GJ_SHAPE_DOTTED : GJ_SHAPE_SOLID};

	gj_page_add(page, in->e.id);
	gj_page_say(page, GJ_M_DOT, NULL);
	gj_page_add(page, gj_title(&in->e, page->style->tongue));
	lane.label = keep(d);
	if (lane.start < d->axis.from)
		lane.start = GJ_DAY_NONE;
	return lane;
}

static void draw(drawing *d, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		d->used |= 1u << d->lane[i].shape;
		if (d->lane[i].start != GJ_DAY_NONE)
			d->used |= 1u << GJ_SHAPE_START;
	}
	gj_html_draw(d->html, d->name++, &d->axis, d->lane, n);
}

/* One drawing for each level: law and what is no law are never in one. What has no day, or ended before, has no lane. */
static void draw_texts(drawing *d)
{
	gj_page *page = &d->html->page;

	for (size_t i = 0, end; i < d->n_texts; i = end) {
		const gj_level *level = d->text[i].level;
		size_t n = 0;

		for (end = i; end < d->n_texts && d->text[end].level == level; end++) {
			d->lane[n] = lane_of(d, d->text[end].instrument);
			n += d->lane[n].from != GJ_DAY_NONE &&
			     (d->lane[n].to == GJ_DAY_NONE || d->lane[n].to >= d->axis.from);
		}
		if (n == 0)
			continue;
		gj_page_say(page, GJ_M_DRAWN_FORCE,
			    GJ_ARGS(gj_title(&level->e, page->style->tongue)));
		draw(d, n);
	}
}

static void draw_happenings(drawing *d)
{
	gj_page *page = &d->html->page;
	size_t n = 0;

	for (size_t i = 0; i < d->n; i++) {
		const gj_happening *h = d->moment[i].happening;

		if (h == NULL || h->on < d->axis.from)
			continue;
		gj_page_day(page, h->on);
		gj_page_say(page, GJ_M_DOT, NULL);
		gj_page_add(page, gj_title(&h->e, page->style->tongue));
		d->lane[n++] = (gj_lane){.label = keep(d),
					 .from = h->on,
					 .start = GJ_DAY_NONE,
					 .shape = h->unverified.english.len > 0 ? GJ_SHAPE_RING
										: GJ_SHAPE_DIAMOND};
	}
	if (n == 0)
		return;
	gj_page_say(page, GJ_M_DRAWN_HAPPENINGS, NULL);
	draw(d, n);
}

static void put_keys(drawing *d)
{
	static const struct {
		gj_drawn shape;
		gj_message meaning;
	} keys[] = {{GJ_SHAPE_SOLID, GJ_M_DRAWN_IN_FORCE},
		    {GJ_SHAPE_DOTTED, GJ_M_DRAWN_NEVER},
		    {GJ_SHAPE_START, GJ_M_DRAWN_MADE},
		    {GJ_SHAPE_DIAMOND, GJ_M_DRAWN_HAPPENED},
		    {GJ_SHAPE_RING, GJ_M_DRAWN_DOUBTED}};

	gj_html_raw(d->html, "<ul class=\"keys\" role=\"list\">\n");
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		if ((d->used & 1u << keys[i].shape) != 0)
			gj_html_key(d->html, keys[i].shape, keys[i].meaning);
	gj_html_raw(d->html, "</ul>\n");
}

static void say_cut(gj_page *page, gj_day from)
{
	char day[11];

	gj_day_format(from, day);
	gj_page_line(page, 2, GJ_INK_PLAIN, GJ_M_DRAWN_CUT, GJ_ARGS(gj_str_of(day)));
}

static void put_days(const drawing *d)
{
	static const gj_html_column columns[] = {{GJ_M_COLUMN_DAY, GJ_CELL_TEXT},
						 {GJ_M_COLUMN_HAPPENED, GJ_CELL_TEXT}};
	gj_html *html = d->html;

	gj_html_table(html, GJ_M_TABLE_DAY_BY_DAY, columns, 2);
	for (size_t i = 0; i < d->n; i++) {
		gj_html_row(html, 0);
		gj_page_day(&html->page, d->moment[i].day);
		gj_html_said(html);
		gj_html_cell(html, GJ_INDENT_WORDS);
		gj_text_moment(&html->page, html->law, &d->moment[i]);
		gj_html_row_end(html);
	}
	gj_html_table_end(html);
}

static void put_all(gj_html *html, const gj_moment *moment, size_t n)
{
	drawing d = {.html = html, .moment = moment, .n = n};

	d.text = gj_arena_array(&html->arena, n, sizeof *d.text);
	d.lane = gj_arena_array(&html->arena, n + 1, sizeof *d.lane);
	if (d.text == NULL || d.lane == NULL) {
		html->out->failed = true;
		return;
	}
	if (n > 0) {
		d.axis = axis_of(moment, n);
		gather(&d);
		gj_html_section(html, GJ_M_H_DRAWN);
		draw_texts(&d);
		draw_happenings(&d);
		put_keys(&d);
		if (moment[0].day < d.axis.from)
			say_cut(&html->page, d.axis.from);
	}
	gj_html_section(html, GJ_M_H_DAYS);
	put_days(&d);
}

int gj_report_law_timeline_html(gj_buf *out, const gj_law *law, char *const *only, size_t n_only,
				const gj_style *style, gj_error *err)
{
	gj_moment *moment;
	gj_arena arena;
	gj_html html;
	size_t n;
	int rc;

	gj_arena_init(&arena, out->alloc, GJ_ARENA_DEFAULT_LIMIT);
	rc = gj_law_moments(&moment, &n, &arena, law, only, n_only, err);
	if (rc == GJ_OK) {
		gj_html_law_open(&html, out, law, gj_html_law_name(style, GJ_M_LAW_TIMELINE_NAME),
				 style);
		gj_page_say(&html.page, GJ_M_LAW_TIMELINE_NAME, NULL);
		gj_page_title(&html.page, 0);
		put_all(&html, moment, n);
		gj_html_law_close(&html, out);
		rc = gj_buf_status(out) == GJ_OK ? GJ_OK : gj_fault_memory(err);
	}
	gj_arena_free(&arena);
	return rc;
}
