/* SPDX-License-Identifier: Apache-2.0 */
#include "base/json.h"
#include "base/day.h"
#include "dynamics/sentences.h"
#include "simulate/simulate.h"

static void put(gj_json *json, const char *key, const char *text)
{
	gj_json_key(json, key);
	gj_json_str(json, gj_str_of(text));
}

static void put_real(gj_json *json, const char *key, double value)
{
	gj_json_key(json, key);
	gj_json_real(json, value);
}

static void put_params(gj_json *json, const gj_simulation *run)
{
	gj_json_key(json, "parameters");
	gj_json_open(json, '[');
	for (size_t i = 0; i < run->model->n_params; i++) {
		const gj_param *p = &run->model->param[i];

		gj_json_open(json, '{');
		put(json, "name", p->name);
		put(json, "symbol", p->symbol);
		put(json, "unit", p->unit);
		put_real(json, "value", run->param[i]);
		put_real(json, "least", p->least);
		put_real(json, "most", p->most);
		put_real(json, "usual", p->usual);
		put(json, "english", p->en);
		put(json, "chinese", p->zh);
		gj_json_close(json, '}');
	}
	gj_json_close(json, ']');
}

static void put_estimated(gj_json *json, const gj_estimated *e)
{
	static const double at[] = {.05, .25, .5, .75, .95};

	gj_json_key(json, "simulated");
	gj_json_open(json, '{');
	put_real(json, "mean", gj_estimated_mean(e));
	put_real(json, "error", gj_estimated_error(e));
	gj_json_key(json, "histories");
	gj_json_int(json, (int64_t)e->moments.n);
	gj_json_key(json, "quantiles"); /* 5, 25, 50, 75, 95 percent */
	gj_json_open(json, '[');
	for (size_t i = 0; i < sizeof at / sizeof *at; i++)
		gj_json_real(json, gj_estimated_quantile(e, at[i]));
	gj_json_close(json, ']');
	gj_json_close(json, '}');
}

static void put_indices(gj_json *json, const gj_simulation *run, const gj_sobol_output *o)
{
	gj_json_key(json, "sensitivity");
	gj_json_open(json, '{');
	put_real(json, "mean", o->mean);
	put_real(json, "variance", o->variance);
	gj_json_key(json, "indices");
	gj_json_open(json, '[');
	for (size_t i = 0; i < run->model->n_params; i++) {
		bool known = gj_sobol_known(o, i);

		gj_json_open(json, '{');
		put(json, "parameter", run->model->param[i].name);
		gj_json_key(json, "known");
		gj_json_bool(json, known);
		put_real(json, "first", o->index[i].first);
		put_real(json, "first_error", o->index[i].first_error);
		put_real(json, "total", o->index[i].total);
		put_real(json, "total_error", o->index[i].total_error);
		gj_json_close(json, '}');
	}
	gj_json_close(json, ']');
	gj_json_close(json, '}');
}

static void put_outputs(gj_json *json, const gj_simulation *run)
{
	gj_json_key(json, "outputs");
	gj_json_open(json, '[');
	for (size_t i = 0; i < run->model->n_outputs; i++) {
		const gj_output *o = &run->model->output[i];

		if (!run->shown[i])
			continue;
		gj_json_open(json, '{');
		put(json, "name", o->name);
		put(json, "symbol", o->symbol);
		put(json, "unit", o->unit);
		put_real(json, "value", run->out[i]);
		put(json, "english", o->en);
		put(json, "chinese", o->zh);
		if (run->estimate != NULL && run->estimate->output[i].moments.n >= 1)
			put_estimated(json, &run->estimate->output[i]);
		if (run->sobol != NULL)
			put_indices(json, run, &run->sobol->output[i]);
		gj_json_close(json, '}');
	}
	gj_json_close(json, ']');
}

static void put_axes(gj_json *json, const gj_sweep *s)
{
	gj_json_key(json, "axes");
	gj_json_open(json, '[');
	for (size_t a = 0; a < s->n_axes; a++) {
		gj_json_open(json, '{');
		put(json, "parameter", s->model->param[s->axis[a].param].name);
		gj_json_key(json, "values");
		gj_json_open(json, '[');
		for (size_t i = 0; i < s->axis[a].n; i++)
			gj_json_real(json, gj_sweep_at(&s->axis[a], i));
		gj_json_close(json, ']');
		gj_json_close(json, '}');
	}
	gj_json_close(json, ']');
}

/* Of each output its values at all points; of two axes the second runs faster. */
static void put_sweep(gj_json *json, const gj_simulation *run, const gj_sweep *s)
{
	gj_json_key(json, "sweep");
	gj_json_open(json, '{');
	put_axes(json, s);
	gj_json_key(json, "values");
	gj_json_open(json, '{');
	for (size_t i = 0; i < s->model->n_outputs; i++) {
		if (!run->shown[i])
			continue;
		gj_json_key(json, s->model->output[i].name);
		gj_json_open(json, '[');
		for (size_t point = 0; point < s->n_points; point++)
			gj_json_real(json, s->value[point * s->model->n_outputs + i]);
		gj_json_close(json, ']');
	}
	gj_json_close(json, '}');
	gj_json_close(json, '}');
}

static void put_regimes(gj_json *json, const gj_regimes *regimes)
{
	gj_json_key(json, "regimes");
	gj_json_open(json, '{');
	gj_json_key(json, "points");
	gj_json_int(json, (int64_t)regimes->points);
	gj_json_key(json, "orderings");
	gj_json_open(json, '[');
	for (unsigned i = 0; i < gj_n_orderings(); i++) {
		const gj_ordering *o = gj_ordering_at(i);

		gj_json_open(json, '{');
		put(json, "name", o->name);
		put(json, "order", o->order);
		gj_json_key(json, "assumption_of_ours");
		gj_json_bool(json, o->ours);
		gj_json_close(json, '}');
	}
	gj_json_close(json, ']');
	gj_json_key(json, "comparisons");
	gj_json_open(json, '[');
	for (unsigned i = 0; i < GJ_COMPARISONS; i++) {
		const gj_comparison *c = gj_comparison_of(i);

		gj_json_open(json, '{');
		put(json, "name", c->name);
		put(json, "kind", c->kind == GJ_COMPARE_IMPLIED ? "implied" : "open");
		gj_json_key(json, "count");
		gj_json_int(json, (int64_t)regimes->count[i]);
		put(json, "english", c->en);
		put(json, "chinese", c->zh);
		gj_json_close(json, '}');
	}
	gj_json_close(json, ']');
	gj_json_close(json, '}');
}

static void put_items(gj_json *json, const gj_ordinal *o)
{
	static const char *const status[] = {"gone", "not-yet", "in-force"};

	gj_json_key(json, "instruments");
	gj_json_open(json, '[');
	for (size_t i = 0; i < o->n; i++) {
		gj_json_open(json, '{');
		gj_json_key(json, "id");
		gj_json_str(json, o->law->instrument[o->item[i].instrument].e.id);
		gj_json_key(json, "rank");
		gj_json_int(json, o->item[i].rank);
		gj_json_key(json, "issuers");
		gj_json_int(json, o->item[i].issuers);
		put(json, "status", status[o->item[i].status]);
		gj_json_close(json, '}');
	}
	gj_json_close(json, ']');
}

static void put_ordinal(gj_json *json, const gj_ordinal *o)
{
	static const char *const order[] = {"same", "more", "less", "open"};
	char day[11];

	gj_json_key(json, "signals");
	gj_json_open(json, '{');
	gj_day_format(o->on, day);
	put(json, "on", day);
	put_items(json, o);
	gj_json_key(json, "pairs");
	gj_json_open(json, '[');
	for (size_t a = 0; a < o->n; a++)
		for (size_t b = a + 1; b < o->n; b++) {
			gj_json_open(json, '{');
			gj_json_key(json, "first");
			gj_json_str(json, o->law->instrument[o->item[a].instrument].e.id);
			gj_json_key(json, "second");
			gj_json_str(json, o->law->instrument[o->item[b].instrument].e.id);
			put(json, "first_is_precise", order[gj_ordinal_compare(o, a, b)]);
			gj_json_close(json, '}');
		}
	gj_json_close(json, ']');
	gj_json_close(json, '}');
}

static void put_sentences(gj_json *json, const gj_simulation *run)
{
	gj_json_key(json, "to_be_said");
	gj_json_open(json, '[');
	for (unsigned i = 0; i < GJ_SENTENCES; i++)
		if ((gj_simulate_sentences(run) >> i & 1) != 0) {
			gj_json_open(json, '{');
			put(json, "english", gj_sentence(i, false));
			put(json, "chinese", gj_sentence(i, true));
			gj_json_close(json, '}');
		}
	gj_json_close(json, ']');
}

void gj_simulate_json(gj_buf *out, const gj_simulation *run)
{
	gj_json json;

	gj_json_init(&json, out, false);
	gj_json_open(&json, '{');
	put(&json, "schema", "guiju/simulate/1");
	put(&json, "model", run->model->name);
	put(&json, "source", run->model->source);
	put_params(&json, run);
	put_outputs(&json, run);
	if (run->estimate != NULL) {
		gj_json_key(&json, "histories");
		gj_json_int(&json, (int64_t)run->estimate->n);
		gj_json_key(&json, "seed");
		gj_json_int(&json, (int64_t)run->seed);
	}
	if (run->n_sweeps > 0)
		put_sweep(&json, run, &run->sweep[0]);
	if (run->ordinal != NULL)
		put_ordinal(&json, run->ordinal);
	if (run->regimes != NULL)
		put_regimes(&json, run->regimes);
	put_sentences(&json, run);
	gj_json_close(&json, '}');
	gj_buf_putc(out, '\n');
}
