/* SPDX-License-Identifier: Apache-2.0 */
/* Lanes on an axis of days, as SVG. Shapes differ, not colours alone. */
#include "base/day.h"
#include "report/html_timeline.h"

enum { HEAD = 34, LANE = 36, BASELINE = 14, BAR = 20, THICK = 9, MAX_TICKS = 6, WHOLE = 10000 };

static int share(const gj_axis *axis, gj_day day)
{
	if (day <= axis->from)
		return 0;
	if (day >= axis->to)
		return WHOLE;
	return (int)((int64_t)(day - axis->from) * WHOLE / (axis->to - axis->from));
}

static void put_share(gj_html *html, const char *name, int value)
{
	gj_buf_printf(&html->body, " %s=\"%d.%02d%%\"", name, value / 100, value % 100);
}

enum { LATE = 8000 }; /* from here on labels stand to the left of their day */

/* A label at `x` that does not leave the drawing. */
static void put_label(gj_html *html, const char *class_name, int x, unsigned y, gj_str text)
{
	gj_buf_printf(&html->body, "<text class=\"%s\" y=\"%u\"", class_name, y);
	put_share(html, "x", x);
	gj_html_raw(html, x > LATE ? " text-anchor=\"end\" dx=\"-3\">" : " dx=\"3\">");
	gj_html_escape(&html->body, text);
	gj_html_raw(html, "</text>");
}

static void put_line(gj_html *html, const char *class_name, int x, unsigned from, unsigned to)
{
	gj_buf_printf(&html->body, "<line class=\"%s\" y1=\"%u\" y2=\"%u\"", class_name, from, to);
	put_share(html, "x1", x);
	put_share(html, "x2", x);
	gj_html_raw(html, "/>");
}

/* The first steps of months that leave few enough ticks; whole years from twelve on. */
static int tick_months(const gj_axis *axis)
{
	static const int steps[] = {1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200};
	int months = (int)((axis->to - axis->from) / 30);
	size_t i = 0;

	while (i + 1 < sizeof steps / sizeof *steps && months / steps[i] > MAX_TICKS)
		i++;
	return steps[i];
}

/* The first label that stands to the left of its day would run into this one on a narrow page. `next`: months since year 0. */
static bool meets_next(const gj_axis *axis, gj_day day, int next)
{
	enum { TWO_LABELS = 2000 };
	gj_day then;

	return share(axis, day) <= LATE && gj_day_from_ymd(&then, next / 12, next % 12 + 1, 1) &&
	       then <= axis->to && share(axis, then) > LATE &&
	       share(axis, then) - share(axis, day) < TWO_LABELS;
}

static void put_ticks(gj_html *html, const gj_axis *axis, unsigned bottom)
{
	int step = tick_months(axis), year, month, of_month;

	gj_day_to_ymd(axis->from, &year, &month, &of_month);
	for (int at = (year * 12 + month - 1) / step * step; at / 12 <= 9999; at += step) {
		gj_day day;
		char text[11];

		if (!gj_day_from_ymd(&day, at / 12, at % 12 + 1, 1) || day > axis->to)
			break;
		if (day < axis->from)
			continue;
		gj_day_format(day, text);
		put_line(html, "grid", share(axis, day), 18, bottom);
		if (!meets_next(axis, day, at + step))
			put_label(html, "tick", share(axis, day), 30,
				  (gj_str){text, step >= 12 ? 4 : 7});
	}
}

static const char *const paths[] = {
	[GJ_SHAPE_DIAMOND] = "<path class=\"mark\" d=\"M0-7 7 0 0 7-7 0Z\"/>",
	[GJ_SHAPE_CROSS] = "<path class=\"cross\" d=\"M-5-5 5 5M5-5-5 5\"/>",
	[GJ_SHAPE_RING] = "<circle class=\"ring\" r=\"5\"/>",
	[GJ_SHAPE_START] = "<path class=\"start\" d=\"M-4-8 9 0-4 8Z\"/>",
};

static void put_mark(gj_html *html, int x, unsigned y, gj_drawn shape)
{
	gj_buf_printf(&html->body, "<svg overflow=\"visible\" y=\"%u\"", y);
	put_share(html, "x", x);
	gj_html_raw(html, ">");
	gj_html_raw(html, paths[shape]);
	gj_html_raw(html, "</svg>");
}

static void put_bar(gj_html *html, int from, int to, unsigned y, gj_drawn shape)
{
	static const char *const classes[] = {"solid", "dashed", "dotted"};

	gj_buf_printf(&html->body, "<rect class=\"%s\" y=\"%u\" height=\"%d\"", classes[shape], y,
		      THICK);
	put_share(html, "x", from);
	put_share(html, "width", to > from + 20 ? to - from : 20);
	gj_html_raw(html, "/>");
}

static void put_lane(gj_html *html, const gj_axis *axis, const gj_lane *lane, unsigned y)
{
	int from = share(axis, lane->from);

	put_label(html, "name", 0, y + BASELINE, lane->label);
	if (lane->shape <= GJ_SHAPE_DOTTED)
		put_bar(html, from, lane->to == GJ_DAY_NONE ? WHOLE : share(axis, lane->to),
			y + BAR, lane->shape);
	else
		put_mark(html, from, y + BAR + THICK / 2, lane->shape);
	if (lane->start != GJ_DAY_NONE)
		put_mark(html, share(axis, lane->start), y + BAR + THICK / 2, GJ_SHAPE_START);
}

static void put_now(gj_html *html, const gj_axis *axis, unsigned bottom)
{
	char day[11];

	put_line(html, "now", share(axis, axis->on), 4, bottom);
	gj_day_format(axis->on, day);
	put_label(html, "tick now-day", share(axis, axis->on), 14, gj_str_of(day));
}

static void put_words(gj_html *html, unsigned name, const gj_axis *axis)
{
	char day[11];

	gj_buf_printf(&html->body, "\"><title id=\"%u-title-%u\">", html->part, name);
	gj_html_escape(&html->body, gj_buf_str(&html->page.scratch));
	gj_buf_clear(&html->page.scratch);
	gj_buf_printf(&html->body, "</title><desc id=\"%u-desc-%u\">", html->part, name);
	if (axis->on != GJ_DAY_NONE) {
		gj_day_format(axis->on, day);
		gj_page_say(&html->page, GJ_M_DRAWN_DESC, GJ_ARGS(gj_str_of(day)));
	} else {
		gj_page_say(&html->page, GJ_M_DRAWN_SAME, NULL);
	}
	gj_html_escape(&html->body, gj_buf_str(&html->page.scratch));
	gj_buf_clear(&html->page.scratch);
	gj_html_raw(html, "</desc>\n");
}

void gj_html_draw(gj_html *html, unsigned name, const gj_axis *wanted, const gj_lane *lane,
		  size_t n)
{
	const gj_axis bounded = {wanted->from > GJ_DAY_MIN ? wanted->from : GJ_DAY_MIN,
				 wanted->to < GJ_DAY_MAX ? wanted->to : GJ_DAY_MAX, wanted->on};
	const gj_axis *axis = &bounded;
	unsigned bottom = HEAD + (unsigned)n * LANE;

	gj_buf_printf(&html->body, "<figure>\n<figcaption>");
	gj_html_text(html, gj_buf_str(&html->page.scratch));
	gj_buf_printf(
		&html->body,
		"</figcaption>\n<svg class=\"time\" width=\"100%%\" height=\"%u\" role=\"img\" "
		"aria-labelledby=\"%u-title-%u %u-desc-%u",
		bottom, html->part, name, html->part, name);
	put_words(html, name, axis);
	put_ticks(html, axis, bottom);
	for (size_t i = 0; i < n; i++)
		put_lane(html, axis, &lane[i], HEAD + (unsigned)i * LANE);
	if (axis->on != GJ_DAY_NONE)
		put_now(html, axis, bottom);
	gj_html_raw(html, "\n</svg>\n</figure>\n");
}

void gj_html_key(gj_html *html, gj_drawn shape, gj_message meaning)
{
	gj_html_raw(html,
		    "<li><svg class=\"key\" width=\"28\" height=\"16\" aria-hidden=\"true\">");
	if (shape <= GJ_SHAPE_DOTTED)
		put_bar(html, 0, WHOLE, 4, shape);
	else
		put_mark(html, WHOLE / 2, 8, shape);
	gj_html_raw(html, "</svg> ");
	gj_html_say(html, meaning, NULL);
	gj_html_raw(html, "</li>\n");
}
