/* SPDX-License-Identifier: Apache-2.0 */
#include <math.h>

#include "simulate/simulate.h"

typedef struct usual {
	const char *model;
	struct {
		const char *name;
		double from, to;
		size_t n;
	} axis[2];
	const char *outputs;
} usual;

static const usual all[] = {
#define LINES(model, name, from, to, n, outputs) {model, {{name, from, to, n}}, outputs},
#define SHADES(model, name, from, to, n, name2, from2, to2, n2, output)                            \
	{model, {{name, from, to, n}, {name2, from2, to2, n2}}, output},
#include "simulate/usual.def"
#undef LINES
#undef SHADES
};

static const usual *find(const gj_model *model, size_t i)
{
	for (size_t at = 0; at < sizeof all / sizeof *all; at++)
		if (strcmp(all[at].model, model->name) == 0 && i-- == 0)
			return &all[at];
	return NULL;
}

static int axes_of(const usual *u, const gj_model *model, gj_sweep_axis axis[2], size_t *n,
		   gj_error *err)
{
	*n = 0;
	for (size_t a = 0; a < 2 && u->axis[a].name != NULL; a++) {
		size_t at;
		int rc = gj_model_param_named(&at, model, gj_str_of(u->axis[a].name), err);

		if (rc != GJ_OK)
			return rc;
		axis[(*n)++] =
			(gj_sweep_axis){at, fmax(u->axis[a].from, model->param[at].least),
					fmin(u->axis[a].to, model->param[at].most), u->axis[a].n};
	}
	return GJ_OK;
}

size_t gj_simulate_usual_sweeps(gj_sweep *out, size_t most, const gj_model *model,
				const double *param, unsigned threads, gj_arena *arena,
				gj_error *err)
{
	gj_sweep_axis axis[2];
	size_t n = 0, n_axes;
	const usual *u;

	while (n < most && (u = find(model, n)) != NULL) {
		if (axes_of(u, model, axis, &n_axes, err) != GJ_OK ||
		    gj_sweep_run(&out[n], model, param, axis, n_axes, threads, arena, err) != GJ_OK)
			return n;
		n++;
	}
	return n;
}

void gj_simulate_usual_shown(bool *shown, const gj_model *model, size_t i)
{
	const usual *u = find(model, i);
	const char *at = u != NULL ? u->outputs : "";

	memset(shown, 0, model->n_outputs * sizeof *shown);
	while (*at != '\0') {
		size_t len = strcspn(at, ","), place;

		if (gj_model_output_named(&place, model, (gj_str){at, len}, NULL) == GJ_OK)
			shown[place] = true;
		at += len + (at[len] == ',');
	}
}
