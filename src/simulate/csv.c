/* SPDX-License-Identifier: Apache-2.0 */
#include <math.h>

#include "base/csv_write.h"
#include "base/real.h"
#include "dynamics/sentences.h"
#include "simulate/simulate.h"

static void number(gj_buf *out, double value)
{
	char room[GJ_REAL_ROOM];

	if (isfinite(value))
		gj_buf_add(out, gj_real_exact(room, value));
}

/* Above the table what every form says, in lines that readers of CSV on the Web take for comments. */
static void put_comments(gj_buf *out, const gj_simulation *run)
{
	char room[GJ_REAL_ROOM];

	gj_buf_printf(out, "# guiju simulate %s\n# source: %s\n", run->model->name,
		      run->model->source);
	for (size_t i = 0; i < run->model->n_params; i++)
		gj_buf_printf(out, "# parameter: %s=%s\n", run->model->param[i].name,
			      gj_real_exact(room, run->param[i]).at);
	for (unsigned i = 0; i < GJ_SENTENCES; i++)
		if ((gj_simulate_sentences(run) >> i & 1) != 0)
			gj_buf_printf(out, "# to be said: %s\n", gj_sentence(i, false));
}

static void put_heads(gj_buf *out, const gj_simulation *run, const gj_sweep *s)
{
	for (size_t a = 0; a < s->n_axes; a++) {
		gj_buf_puts(out, a > 0 ? "," : "");
		gj_csv_put_safe(out, gj_str_of(s->model->param[s->axis[a].param].name));
	}
	for (size_t i = 0; i < s->model->n_outputs; i++)
		if (run->shown[i]) {
			gj_buf_putc(out, ',');
			gj_csv_put_safe(out, gj_str_of(s->model->output[i].name));
		}
	gj_buf_putc(out, '\n');
}

static void put_sweep(gj_buf *out, const gj_simulation *run, const gj_sweep *s)
{
	size_t fast = s->n_axes == 2 ? s->axis[1].n : 1;

	put_heads(out, run, s);
	for (size_t point = 0; point < s->n_points; point++) {
		number(out, gj_sweep_at(&s->axis[0], point / fast));
		if (s->n_axes == 2) {
			gj_buf_putc(out, ',');
			number(out, gj_sweep_at(&s->axis[1], point % fast));
		}
		for (size_t i = 0; i < s->model->n_outputs; i++)
			if (run->shown[i]) {
				gj_buf_putc(out, ',');
				number(out, s->value[point * s->model->n_outputs + i]);
			}
		gj_buf_putc(out, '\n');
	}
}

static void put_line(gj_buf *out, const char *kind, const char *name, double value,
		     const char *unit)
{
	gj_buf_printf(out, "%s,%s,", kind, name);
	number(out, value);
	gj_buf_putc(out, ',');
	gj_csv_put_safe(out, gj_str_of(unit));
}

static void put_values(gj_buf *out, const gj_simulation *run)
{
	const gj_model *m = run->model;

	gj_buf_puts(out, "kind,name,value,unit,simulated,error\n");
	for (size_t i = 0; i < m->n_params; i++) {
		put_line(out, "parameter", m->param[i].name, run->param[i], m->param[i].unit);
		gj_buf_puts(out, ",,\n");
	}
	for (size_t i = 0; i < m->n_outputs; i++) {
		if (!run->shown[i])
			continue;
		put_line(out, "output", m->output[i].name, run->out[i], m->output[i].unit);
		gj_buf_putc(out, ',');
		if (run->estimate != NULL)
			number(out, gj_estimated_mean(&run->estimate->output[i]));
		gj_buf_putc(out, ',');
		if (run->estimate != NULL)
			number(out, gj_estimated_error(&run->estimate->output[i]));
		gj_buf_putc(out, '\n');
	}
}

static void put_regimes(gj_buf *out, const gj_regimes *regimes)
{
	gj_buf_puts(out, "comparison,kind,count,points\n");
	for (unsigned i = 0; i < GJ_COMPARISONS; i++) {
		const gj_comparison *c = gj_comparison_of(i);

		gj_buf_printf(out, "%s,%s,%llu,%llu\n", c->name,
			      c->kind == GJ_COMPARE_IMPLIED ? "implied" : "open",
			      (unsigned long long)regimes->count[i],
			      (unsigned long long)regimes->points);
	}
}

void gj_simulate_csv(gj_buf *out, const gj_simulation *run)
{
	put_comments(out, run);
	if (run->regimes != NULL)
		put_regimes(out, run->regimes);
	else if (run->n_sweeps > 0)
		put_sweep(out, run, &run->sweep[0]);
	else
		put_values(out, run);
}
