/* SPDX-License-Identifier: Apache-2.0 */
#include "dynamics/sweep.h"

#include <math.h>

#include "base/parallel.h"
#include "base/real.h"
#include "dynamics/models.h"

enum { MOST_PARAMS = 64, PIECE = 64 };

double gj_sweep_at(const gj_sweep_axis *a, size_t i)
{
	return i + 1 == a->n ? a->to
			     : a->from + (a->to - a->from) * ((double)i / (double)(a->n - 1));
}

static size_t until_colon(gj_str text)
{
	const char *at = text.len > 0 ? memchr(text.at, ':', text.len) : NULL;

	return at != NULL ? (size_t)(at - text.at) : text.len;
}

int gj_sweep_axis_read(gj_sweep_axis *out, const gj_model *model, size_t param, gj_str text,
		       gj_error *err)
{
	const char *name = model->param[param].name;
	gj_str part[3];
	double n, value, room[MOST_PARAMS];

	for (int i = 0; i < 3; i++) {
		size_t len = i < 2 ? until_colon(text) : text.len;

		part[i] = (gj_str){text.at, len};
		text.at += len < text.len ? len + 1 : len;
		text.len -= len < text.len ? len + 1 : len;
	}
	if (!gj_real_parse(&out->from, part[0]) || !gj_real_parse(&out->to, part[1]) ||
	    !gj_real_parse(&n, part[2]) || n != floor(n) || n < 2 || n > GJ_SWEEP_MOST) {
		gj_fault(err, GJ_EINPUT, "`%s` is to run over what is no range", name);
		return gj_fault_help(err, "write %s=0:1:11, from 0 to 1 at 11 values", name);
	}
	out->param = param;
	out->n = (size_t)n;
	gj_model_usual(model, room);
	for (size_t i = 0; i < out->n; i++) {
		value = gj_sweep_at(out, i);
		if (gj_model_set(model, room, param, value, err) != GJ_OK)
			return GJ_EINPUT;
	}
	return GJ_OK;
}

typedef struct job {
	gj_sweep *sweep;
	const double *param;
	bool failed[GJ_MOST_THREADS];
} job;

static void solve_piece(void *context, unsigned worker, size_t piece)
{
	job *j = context;
	const gj_sweep *s = j->sweep;
	double param[MOST_PARAMS];
	size_t end = (piece + 1) * PIECE;

	memcpy(param, j->param, s->model->n_params * sizeof *param);
	for (size_t i = piece * PIECE; i < end && i < s->n_points; i++) {
		size_t fast = s->n_axes == 2 ? s->axis[1].n : 1;

		param[s->axis[0].param] = gj_sweep_at(&s->axis[0], i / fast);
		if (s->n_axes == 2)
			param[s->axis[1].param] = gj_sweep_at(&s->axis[1], i % fast);
		if (s->model->solve(param, s->value + i * s->model->n_outputs) != GJ_OK)
			j->failed[worker] = true;
	}
}

int gj_sweep_run(gj_sweep *out, const gj_model *model, const double *param,
		 const gj_sweep_axis *axis, size_t n_axes, unsigned threads, gj_arena *arena,
		 gj_error *err)
{
	job j = {.sweep = out, .param = param};

	*out = (gj_sweep){.model = model, .n_axes = n_axes, .n_points = 1};
	if (n_axes < 1 || n_axes > GJ_SWEEP_AXES)
		return gj_fault(err, GJ_EINPUT, "a sweep runs over one parameter or two");
	for (size_t a = 0; a < n_axes; a++) {
		out->axis[a] = axis[a];
		out->n_points = axis[a].n <= GJ_SWEEP_MOST ? out->n_points * axis[a].n : 0;
		if (out->n_points == 0 || out->n_points > GJ_SWEEP_MOST / model->n_outputs)
			return gj_fault(err, GJ_EINPUT, "a sweep has at most %zu points here",
					GJ_SWEEP_MOST / model->n_outputs);
	}
	if (n_axes == 2 && axis[0].param == axis[1].param)
		return gj_fault(err, GJ_EINPUT, "`%s` cannot run along both sides",
				model->param[axis[0].param].name);
	out->value = gj_arena_array(arena, out->n_points * model->n_outputs, sizeof *out->value);
	if (out->value == NULL)
		return gj_fault_memory(err);
	gj_parallel((out->n_points + PIECE - 1) / PIECE, threads > 0 ? threads : 1, solve_piece,
		    &j);
	for (size_t i = 0; i < GJ_MOST_THREADS; i++)
		if (j.failed[i])
			return gj_fault(err, GJ_EINPUT, "a parameter is out of its range");
	return GJ_OK;
}
