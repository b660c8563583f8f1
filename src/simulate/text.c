/* SPDX-License-Identifier: Apache-2.0 */
/* What a run says, in the order in which one reads it: the model, what was put in, what follows, what must be said with it. */
#include <math.h>

#include "dynamics/sentences.h"
#include "simulate/words.h"

enum { INDENT = 26, LEFT = 2, SWEEP_ROWS = 60, SWEEP_COLUMNS = 5, NARROW = 14 };

static void say_param(gj_page *page, const gj_simulation *run, size_t i)
{
	const gj_param *p = &run->model->param[i];
	char value[GJ_SHORT_ROOM], least[GJ_SHORT_ROOM], most[GJ_SHORT_ROOM];
	gj_tongue tongue = page->style->tongue;

	gj_page_left(page, LEFT, GJ_INK_PLAIN, gj_str_of(p->name));
	gj_page_say(page, p->unit[0] != '\0' ? GJ_M_SIM_PARAM_IN : GJ_M_SIM_PARAM,
		    GJ_ARGS(gj_short(value, run->param[i]), gj_meaning(p->en, p->zh, tongue),
			    gj_short(least, p->least), gj_short(most, p->most),
			    gj_str_of(p->unit)));
	if (p->symbol[0] != '\0')
		gj_page_say(page, GJ_M_SIM_SYMBOL, GJ_ARGS(gj_str_of(p->symbol)));
	gj_page_end(page, INDENT, GJ_INK_PLAIN);
	gj_page_left_rest(page);
}

static void say_drawn(gj_page *page, const gj_simulation *run, size_t i)
{
	const gj_estimated *e = &run->estimate->output[i];
	char mean[GJ_SHORT_ROOM], error[GJ_SHORT_ROOM], away[GJ_SHORT_ROOM];
	double off = gj_estimated_mean(e) - run->out[i], width = gj_estimated_error(e);

	if (e->moments.n < 1)
		return;
	gj_page_line(page, INDENT, GJ_INK_PLAIN,
		     isfinite(run->out[i]) && width > 0 ? GJ_M_SIM_DRAWN_BESIDE : GJ_M_SIM_DRAWN,
		     GJ_ARGS(gj_short(mean, gj_estimated_mean(e)), gj_short(error, width),
			     gj_short(away, width > 0 ? off / width : 0)));
}

static void say_output(gj_page *page, const gj_simulation *run, size_t i)
{
	const gj_output *o = &run->model->output[i];
	char value[GJ_SHORT_ROOM];
	gj_str means = gj_meaning(o->en, o->zh, page->style->tongue);

	gj_page_left(page, LEFT, GJ_INK_PLAIN, gj_str_of(o->name));
	if (isfinite(run->out[i]))
		gj_page_say(page, o->unit[0] != '\0' ? GJ_M_SIM_OUTPUT_IN : GJ_M_SIM_OUTPUT,
			    GJ_ARGS(gj_short(value, run->out[i]), means, gj_str_of(o->unit)));
	else
		gj_page_say(page, GJ_M_SIM_NO_VALUE, GJ_ARGS(means));
	if (o->symbol[0] != '\0')
		gj_page_say(page, GJ_M_SIM_SYMBOL, GJ_ARGS(gj_str_of(o->symbol)));
	gj_page_end(page, INDENT, isfinite(run->out[i]) ? GJ_INK_PLAIN : GJ_INK_DIM);
	gj_page_left_rest(page);
	if (run->estimate != NULL)
		say_drawn(page, run, i);
}

static void say_outputs(gj_page *page, const gj_simulation *run)
{
	char histories[32], seed[32];

	gj_page_heading(page, GJ_M_SIM_OUTPUTS);
	if (run->estimate != NULL)
		gj_page_line(page, LEFT, GJ_INK_DIM, GJ_M_SIM_HISTORIES,
			     GJ_ARGS(gj_grouped(histories, run->estimate->n),
				     gj_grouped(seed, run->seed)));
	for (size_t i = 0; i < run->model->n_outputs; i++)
		if (run->shown[i])
			say_output(page, run, i);
}

unsigned gj_simulate_sentences(const gj_simulation *run)
{
	unsigned all = run->model->sentences | GJ_SENTENCE_SCENARIOS;

	if (run->regimes != NULL)
		all |= GJ_SENTENCE_IMPLIED;
	if (run->ordinal != NULL)
		all |= GJ_SENTENCE_ORDINAL;
	return all;
}

static void say_sentences(gj_page *page, const gj_simulation *run)
{
	gj_page_heading(page, GJ_M_SIM_SAID);
	for (unsigned i = 0; i < GJ_SENTENCES; i++)
		if ((gj_simulate_sentences(run) >> i & 1) != 0) {
			gj_page_add(page, GJ_STR("- "));
			gj_page_add(page, gj_str_of(gj_sentence(i, page->style->tongue == GJ_ZH)));
			gj_page_end(page, LEFT, GJ_INK_PLAIN);
		}
}

void gj_simulate_page(gj_page *page, const gj_simulation *run, const gj_simulate_form *form)
{
	gj_tongue tongue = page->style->tongue;

	page->left_most = GJ_LEFT_MOST;
	gj_page_say(page, GJ_M_SIM_TITLE,
		    GJ_ARGS(gj_str_of(run->model->name),
			    gj_meaning(run->model->en, run->model->zh, tongue)));
	gj_page_title(page, 0);
	gj_page_line(page, 0, GJ_INK_DIM, GJ_M_SIM_SOURCE,
		     GJ_ARGS(gj_str_of(run->model->source), gj_str_of(run->model->name)));
	gj_page_heading(page, GJ_M_SIM_PARAMS);
	for (size_t i = 0; i < run->model->n_params; i++)
		say_param(page, run, i);
	say_outputs(page, run);
	form->figures(page, run);
	if (run->sobol != NULL)
		gj_simulate_sensitivity(page, run);
	if (run->ordinal != NULL)
		gj_simulate_ordinal(page, run);
	if (run->regimes != NULL)
		gj_simulate_regimes(page, run);
	say_sentences(page, run);
}

/* ---- a sweep as lines of columns ---- */

static void put_column(gj_page *page, gj_str text)
{
	for (size_t i = text.len; i < NARROW; i++)
		gj_page_add(page, GJ_HARD_SPACE);
	gj_page_add(page, text);
}

static void put_point(gj_page *page, const gj_simulation *run, const gj_sweep *s, size_t point)
{
	size_t fast = s->n_axes == 2 ? s->axis[1].n : 1, shown = 0;
	char room[GJ_SHORT_ROOM];

	put_column(page, gj_short(room, gj_sweep_at(&s->axis[0], point / fast)));
	if (s->n_axes == 2)
		put_column(page, gj_short(room, gj_sweep_at(&s->axis[1], point % fast)));
	for (size_t i = 0; i < s->model->n_outputs && shown < SWEEP_COLUMNS; i++)
		if (run->shown[i]) {
			double value = s->value[point * s->model->n_outputs + i];

			shown++;
			put_column(page, isfinite(value) ? gj_short(room, value) : GJ_STR("-"));
		}
	gj_page_end_unwrapped(page, GJ_INK_PLAIN);
}

static gj_str cut(const char *name)
{
	gj_str text = gj_str_of(name);

	return text.len < NARROW ? text : (gj_str){text.at, NARROW - 1};
}

static void put_heads(gj_page *page, const gj_simulation *run, const gj_sweep *s)
{
	size_t shown = 0;

	for (size_t a = 0; a < s->n_axes; a++)
		put_column(page, cut(s->model->param[s->axis[a].param].name));
	for (size_t i = 0; i < s->model->n_outputs && shown < SWEEP_COLUMNS; i++)
		if (run->shown[i]) {
			shown++;
			put_column(page, cut(s->model->output[i].name));
		}
	gj_page_end_unwrapped(page, GJ_INK_BOLD);
}

static void text_sweeps(gj_page *page, const gj_simulation *run)
{
	const gj_sweep *s = run->sweep;
	char room[32], all[32];

	if (run->n_sweeps == 0)
		return;
	gj_page_heading(page, GJ_M_SIM_SWEEP);
	put_heads(page, run, s);
	for (size_t i = 0; i < s->n_points && i < SWEEP_ROWS; i++)
		put_point(page, run, s, i);
	if (s->n_points > SWEEP_ROWS)
		gj_page_line(page, LEFT, GJ_INK_DIM, GJ_M_SIM_SWEEP_CUT,
			     GJ_ARGS(gj_grouped(room, SWEEP_ROWS), gj_grouped(all, s->n_points)));
	gj_page_line(page, LEFT, GJ_INK_DIM, GJ_M_SIM_SWEEP_MORE, NULL);
}

void gj_simulate_text(gj_buf *out, const gj_simulation *run, const gj_style *style)
{
	static const gj_simulate_form form = {text_sweeps};
	gj_page page;

	gj_page_start(&page, out, style);
	gj_simulate_page(&page, run, &form);
	gj_page_done(&page);
}

void gj_simulate_models(gj_buf *out, const gj_style *style)
{
	gj_page page;

	gj_page_start(&page, out, style);
	gj_page_heading(&page, GJ_M_SIM_MODELS);
	for (size_t m = 0; m < gj_n_models(); m++) {
		const gj_model *model = gj_model_at(m);

		gj_page_left(&page, LEFT, GJ_INK_BOLD, gj_str_of(model->name));
		gj_page_add(&page, gj_meaning(model->en, model->zh, style->tongue));
		gj_page_end(&page, INDENT, GJ_INK_PLAIN);
		gj_page_left_rest(&page);
		for (size_t i = 0; i < model->n_params; i++) {
			gj_page_add(&page, i > 0 ? GJ_STR(", ") : GJ_STR(""));
			gj_page_add(&page, gj_str_of(model->param[i].name));
		}
		gj_page_end(&page, INDENT, GJ_INK_DIM);
	}
	gj_page_done(&page);
}
