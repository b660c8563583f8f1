/* SPDX-License-Identifier: Apache-2.0 */
/* guiju simulate: what was asked for, run, and told. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "cli/simulating.h"

/* A terminal is told how far a long run is. */
static void say_progress(const char *what, uint64_t done, uint64_t n)
{
	fprintf(stderr, "\r%llu of %llu %s", (unsigned long long)done, (unsigned long long)n, what);
}

static bool progress(void *context, uint64_t done, uint64_t n)
{
	(void)context;
	say_progress("histories", done, n);
	return true;
}

static void rows_done(void *context, uint64_t done, uint64_t n)
{
	(void)context;
	say_progress("rows", done, n);
}

static int draw_histories(gj_session *s, gj_simulation *run, const gj_simulate_options *o)
{
	gj_estimate *estimate = gj_arena_get(&s->arena, sizeof *estimate);
	gj_estimate_options options = {.n = o->histories, .seed = o->seed, .threads = o->threads};
	int rc;

	if (estimate == NULL)
		return gj_fault_memory(&s->err);
	if (isatty(STDERR_FILENO) == 1)
		options.progress = progress;
	rc = gj_estimate_run(estimate, run->model, run->param, &options, &s->arena, &s->err);
	if (options.progress != NULL)
		fputs("\r\033[K", stderr);
	run->estimate = estimate;
	return rc;
}

static int find_indices(gj_session *s, gj_simulation *run, const gj_simulate_options *o)
{
	gj_sobol *sobol = gj_arena_get(&s->arena, sizeof *sobol);
	gj_sobol_options options = {.rows = o->sobol, .seed = o->seed, .threads = o->threads};
	int rc;

	if (sobol == NULL)
		return gj_fault_memory(&s->err);
	if (isatty(STDERR_FILENO) == 1)
		options.progress = rows_done;
	run->sobol = sobol;
	rc = gj_sobol_model(sobol, run->model, NULL, NULL, &options, &s->arena, &s->err);
	if (options.progress != NULL)
		fputs("\r\033[K", stderr);
	return rc;
}

static int compare_regimes(gj_session *s, gj_simulation *run)
{
	gj_regimes *regimes = gj_arena_get(&s->arena, sizeof *regimes);
	gj_regimes_options options = gj_regimes_usual();

	if (regimes == NULL)
		return gj_fault_memory(&s->err);
	run->regimes = regimes;
	return gj_regimes_run(regimes, &options, &s->err);
}

static int draw_path(gj_session *s, gj_simulation *run, const gj_simulate_options *o)
{
	enum { POINTS = 401 };
	gj_lag_path *path = gj_arena_get(&s->arena, sizeof *path);
	gj_lag_path_options options = {o->years, POINTS, o->seed, 0};

	if (path == NULL)
		return gj_fault_memory(&s->err);
	run->path = path;
	return gj_lag_path_run(path, run->param, &options, &s->arena, &s->err);
}

/* The user's sweep; in HTML, without one, those that go with the model. */
static int sweep(gj_session *s, gj_simulation *run, const gj_simulate_options *o)
{
	gj_sweep *all = gj_arena_array(&s->arena, GJ_USUAL_SWEEPS, sizeof *all);

	if (all == NULL)
		return gj_fault_memory(&s->err);
	run->sweep = all;
	run->n_sweeps = 1;
	if (o->n_axes > 0)
		return gj_sweep_run(all, run->model, run->param, o->axis, o->n_axes, o->threads,
				    &s->arena, &s->err);
	run->usual = true;
	s->err.code = GJ_OK;
	run->n_sweeps = gj_simulate_usual_sweeps(all, GJ_USUAL_SWEEPS, run->model, run->param,
						 o->threads, &s->arena, &s->err);
	return s->err.code;
}

static int run_all(gj_session *s, gj_simulation *run, const gj_simulate_options *o, double *out)
{
	int rc = run->model->solve(run->param, out);

	if (rc != GJ_OK)
		return gj_fault(&s->err, rc, "a parameter is out of its range");
	if (rc == GJ_OK && (o->n_axes > 0 || gj_session_html(s)))
		rc = sweep(s, run, o);
	if (rc == GJ_OK && o->histories > 0)
		rc = draw_histories(s, run, o);
	if (rc == GJ_OK && o->sobol > 0)
		rc = find_indices(s, run, o);
	if (rc == GJ_OK && o->regimes)
		rc = compare_regimes(s, run);
	if (rc == GJ_OK && gj_session_html(s) && run->model == &gj_model_lag)
		rc = draw_path(s, run, o);
	return rc;
}

static void tell(gj_session *s, const gj_simulation *run)
{
	const char *format = gj_session_format(s);

	if (strcmp(format, "csv") == 0)
		gj_simulate_csv(&s->out, run);
	else if (gj_session_html(s))
		gj_simulate_html(&s->out, run, &s->style);
	else if (gj_session_json(s))
		gj_simulate_json(&s->out, run);
	else
		gj_simulate_text(&s->out, run, &s->style);
}

static int simulate(gj_session *s)
{
	gj_simulate_options options = {0};
	gj_simulation run = {0};
	double *out;
	int rc = gj_simulate_read(s, &options, &run);

	if (rc != GJ_OK)
		return rc;
	out = gj_arena_array(&s->arena, run.model->n_outputs, sizeof *out);
	if (out == NULL)
		return gj_fault_memory(&s->err);
	run.out = out;
	rc = run_all(s, &run, &options, out);
	if (rc == GJ_OK)
		tell(s, &run);
	return rc;
}

int gj_run_simulate(gj_session *s)
{
	int rc = GJ_OK;

	if (s->args.n_operands == 0)
		gj_simulate_models(&s->out, &s->style);
	else
		rc = simulate(s);
	if (rc == GJ_OK)
		return gj_session_finish(s, GJ_EXIT_DONE);
	gj_buf_clear(&s->out);
	return gj_session_fail(s, rc);
}
