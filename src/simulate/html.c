/* SPDX-License-Identifier: Apache-2.0 */
/* The report in HTML: what the text says, with drawings in place of the columns of a sweep. */
#include <math.h>

#include "dynamics/lag_facts.h"
#include "simulate/plot.h"
#include "simulate/words.h"

enum { MOST_OUTPUTS = 64, MOST_POINTS = 4000 };

/* The page is the first member of the form. */
static gj_html *html_of(gj_page *page)
{
	return (gj_html *)(void *)page;
}

static gj_plot_axis axis_of(const gj_sweep *s, size_t a, gj_tongue tongue)
{
	const gj_param *p = &s->model->param[s->axis[a].param];
	double from = s->axis[a].from, to = s->axis[a].to;
	double half = fabs(to - from) / (2 * (double)(s->axis[a].n - 1));

	return (gj_plot_axis){.name = gj_str_of(p->name),
			      .unit = gj_str_of(p->unit),
			      .meaning = gj_meaning(p->en, p->zh, tongue),
			      .least = fmin(from, to),
			      .most = fmax(from, to),
			      .edge = s->n_axes == 2 ? half : 0};
}

/* Lines that share a unit share a drawing. */
static void draw_lines(gj_html *html, const gj_sweep *s, const bool *shown, const double *at)
{
	bool done[MOST_OUTPUTS] = {false};
	const gj_model *m = s->model;
	gj_tongue tongue = html->page.style->tongue;

	for (size_t i = 0; i < m->n_outputs; i++) {
		gj_plot plot = {.x = axis_of(s, 0, tongue),
				.at = at,
				.n = s->n_points,
				.stride = m->n_outputs,
				.unit = gj_str_of(m->output[i].unit)};

		if (!shown[i] || done[i])
			continue;
		for (size_t k = i; k < m->n_outputs && plot.n_lines < GJ_PLOT_LINES; k++)
			if (shown[k] && !done[k] &&
			    strcmp(m->output[k].unit, m->output[i].unit) == 0) {
				done[k] = true;
				plot.line[plot.n_lines].name = gj_str_of(m->output[k].name);
				plot.line[plot.n_lines].meaning =
					gj_meaning(m->output[k].en, m->output[k].zh, tongue);
				plot.line[plot.n_lines++].value = s->value + k;
			}
		gj_page_say(&html->page, GJ_M_SIM_FIGURE, GJ_ARGS(plot.x.name, plot.x.meaning));
		gj_plot_lines(html, &plot);
	}
}

static void draw_shades(gj_html *html, const gj_sweep *s, const bool *shown)
{
	const gj_model *m = s->model;
	gj_tongue tongue = html->page.style->tongue;

	for (size_t i = 0; i < m->n_outputs; i++) {
		gj_plot_shades plot = {.x = axis_of(s, 0, tongue),
				       .y = axis_of(s, 1, tongue),
				       .n_x = s->axis[0].n,
				       .n_y = s->axis[1].n,
				       .falls_x = s->axis[0].from > s->axis[0].to,
				       .falls_y = s->axis[1].from > s->axis[1].to,
				       .value = s->value + i,
				       .stride = m->n_outputs,
				       .name = gj_str_of(m->output[i].name),
				       .unit = gj_str_of(m->output[i].unit)};

		if (!shown[i])
			continue;
		gj_page_say(&html->page, GJ_M_SIM_FIGURE_TWO,
			    GJ_ARGS(gj_meaning(m->output[i].en, m->output[i].zh, tongue),
				    plot.x.name, plot.x.meaning, plot.y.name, plot.y.meaning));
		gj_plot_shades_put(html, &plot);
	}
}

static void draw_sweep(gj_html *html, const gj_sweep *s, const bool *shown)
{
	double *at;

	if (s->n_axes == 2) {
		draw_shades(html, s, shown);
		return;
	}
	at = gj_arena_array(&html->arena, s->n_points, sizeof *at);
	if (at == NULL) {
		html->out->failed = true;
		return;
	}
	for (size_t i = 0; i < s->n_points; i++)
		at[i] = gj_sweep_at(&s->axis[0], i);
	draw_lines(html, s, shown, at);
}

/* ---- the paths of the model `lag` ---- */

static gj_plot over_time(const gj_lag_path *p, gj_str unit)
{
	return (gj_plot){.x = {.name = GJ_STR("t"),
			       .unit = GJ_STR("yr"),
			       .least = p->t[0],
			       .most = p->t[p->n - 1]},
			 .at = p->t,
			 .n = p->n,
			 .stride = 1,
			 .unit = unit};
}

static void add_line(gj_html *html, gj_plot *plot, const char *name, gj_message means,
		     const double *value)
{
	plot->line[plot->n_lines].name = gj_str_of(name);
	plot->line[plot->n_lines].meaning =
		gj_str_of(gj_message_text(means, html->page.style->tongue));
	plot->line[plot->n_lines++].value = value;
}

/* The dated crackdown of the article, laid beside one drawn history: its length is a fact, its start there a choice. */
static void draw_stringency(gj_html *html, const gj_lag_path *p)
{
	gj_plot plot = over_time(p, GJ_STR(""));
	double years =
		gj_lag_fact_years(GJ_LAG_FACT_CRACKDOWN_STARTS, GJ_LAG_FACT_CRACKDOWN_SUBSIDES);
	gj_lag_fact from = gj_lag_fact_of(GJ_LAG_FACT_CRACKDOWN_STARTS);

	add_line(html, &plot, "stringency", GJ_M_SIM_LINE_STRINGENCY, p->stringency);
	if (p->n_crises > 0 && p->crisis[0] < p->t[p->n - 1])
		plot.mark[plot.n_marks++] =
			(gj_plot_mark){p->crisis[0], p->crisis[0] + years,
				       gj_meaning(from.en, from.zh, html->page.style->tongue)};
	gj_page_say(&html->page, GJ_M_SIM_PATH_STRINGENCY, NULL);
	gj_plot_lines(html, &plot);
}

static void draw_path(gj_html *html, const gj_lag_path *p)
{
	gj_plot belief = over_time(p, GJ_STR("")), swing = over_time(p, GJ_STR(""));

	add_line(html, &belief, "belief-thought", GJ_M_SIM_LINE_THOUGHT, p->belief_thought);
	add_line(html, &belief, "belief-true", GJ_M_SIM_LINE_TRUE, p->belief_true);
	add_line(html, &belief, "heard", GJ_M_SIM_LINE_HEARD, p->heard);
	gj_page_say(&html->page, GJ_M_SIM_PATH_BELIEF, NULL);
	gj_plot_lines(html, &belief);
	add_line(html, &swing, "x", GJ_M_SIM_LINE_FIXED, p->fixed);
	add_line(html, &swing, "x", GJ_M_SIM_LINE_TIERS, p->tiers);
	gj_page_say(&html->page, GJ_M_SIM_PATH_SWING, NULL);
	gj_plot_lines(html, &swing);
	draw_stringency(html, p);
}

static void say_facts(gj_html *html)
{
	gj_page *page = &html->page;
	gj_tongue tongue = page->style->tongue;

	gj_page_heading(page, GJ_M_SIM_FACTS);
	for (unsigned i = 0; i < GJ_LAG_FACTS; i++) {
		gj_lag_fact fact = gj_lag_fact_of(i);
		size_t mark = gj_page_mark(page);
		char room[GJ_SHORT_ROOM];
		gj_str day;

		gj_page_day(page, fact.day);
		day = gj_page_take(page, mark, 0);
		gj_page_left(page, 2, GJ_INK_PLAIN, day);
		gj_page_add(page, gj_meaning(fact.en, fact.zh, tongue));
		if (isfinite(fact.count))
			gj_page_say(page, GJ_M_SIM_COUNTED, GJ_ARGS(gj_short(room, fact.count)));
		gj_page_end(page, 24, GJ_INK_PLAIN);
		gj_page_left_rest(page);
	}
	gj_page_line(page, 2, GJ_INK_DIM, GJ_M_SIM_POINTS, NULL);
}

static void figures(gj_page *page, const gj_simulation *run)
{
	gj_html *html = html_of(page);
	bool shown[MOST_OUTPUTS];

	if (run->n_sweeps > 0)
		gj_page_heading(page, GJ_M_SIM_SWEEP);
	for (size_t i = 0; i < run->n_sweeps; i++) {
		memcpy(shown, run->shown, run->model->n_outputs * sizeof *shown);
		if (run->usual)
			gj_simulate_usual_shown(shown, run->model, i);
		draw_sweep(html, &run->sweep[i], shown);
	}
	if (run->path != NULL) {
		gj_page_heading(page, GJ_M_SIM_PATH);
		draw_path(html, run->path);
		say_facts(html);
	}
}

void gj_simulate_html(gj_buf *out, const gj_simulation *run, const gj_style *style)
{
	static const gj_simulate_form form = {figures};
	static const gj_law no_law;
	gj_html html;

	gj_html_open(out, style, gj_str_of(run->model->name), GJ_STR(""), NULL, 1);
	gj_html_start(&html, out, run->ordinal != NULL ? run->ordinal->law : &no_law, style, 0);
	gj_simulate_page(&html.page, run, &form);
	gj_html_done(&html);
	gj_html_close(out, style, 1);
}
