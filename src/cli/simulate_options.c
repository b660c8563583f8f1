/* SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/nearest.h"
#include "base/parallel.h"
#include "base/real.h"
#include "cli/simulating.h"

/* The name before `=`, and what stands behind. */
static int split(gj_session *s, size_t i, gj_str *name, gj_str *value)
{
	gj_str text = s->args.name[i];
	const char *equals = text.len > 0 ? memchr(text.at, '=', text.len) : NULL;

	if (equals == NULL) {
		gj_fault(&s->err, GJ_EINPUT, "`%.*s` has no `=`", GJ_FMT(text));
		return gj_fault_help(&s->err, "write a name and what it is to be, as speed=2");
	}
	*name = (gj_str){text.at, (size_t)(equals - text.at)};
	*value = (gj_str){equals + 1, text.len - name->len - 1};
	return GJ_OK;
}

static int read_real(gj_session *s, gj_str name, gj_str text, double *out)
{
	if (gj_real_parse(out, text))
		return GJ_OK;
	return gj_fault(&s->err, GJ_EINPUT, "`%.*s` is no number for `%.*s`", GJ_FMT(text),
			GJ_FMT(name));
}

static int set(gj_session *s, const gj_model *model, double *param, gj_str name, gj_str value)
{
	size_t at = 0;
	double number = 0;
	int rc = gj_model_param_named(&at, model, name, &s->err);

	if (rc == GJ_OK)
		rc = read_real(s, name, value, &number);
	return rc == GJ_OK ? gj_model_set(model, param, at, number, &s->err) : rc;
}

static int add_axis(gj_session *s, const gj_model *model, gj_simulate_options *o, gj_str name,
		    gj_str value)
{
	size_t at = 0;
	int rc = gj_model_param_named(&at, model, name, &s->err);

	if (rc == GJ_OK && o->n_axes == GJ_SWEEP_AXES)
		rc = gj_fault(&s->err, GJ_EINPUT, "a sweep runs over one parameter or two");
	if (rc == GJ_OK)
		rc = gj_sweep_axis_read(&o->axis[o->n_axes], model, at, value, &s->err);
	o->n_axes += rc == GJ_OK;
	return rc;
}

static int read_names(gj_session *s, gj_simulate_options *o, const gj_model *model, double *param)
{
	gj_str name = GJ_STR(""), value = GJ_STR("");
	int rc = GJ_OK;

	gj_model_usual(model, param);
	for (size_t i = 0; rc == GJ_OK && i < s->args.n_names; i++) {
		rc = split(s, i, &name, &value);
		if (rc == GJ_OK)
			rc = s->args.name_of[i] == GJ_OPT_SWEEP ? add_axis(s, model, o, name, value)
								: set(s, model, param, name, value);
	}
	return rc;
}

static int read_outputs(gj_session *s, const gj_model *model, bool *shown, bool *chosen)
{
	const char *given = s->args.value[GJ_OPT_OUTPUT];
	gj_str list = given != NULL ? gj_str_of(given) : GJ_STR(""), one;
	int rc = GJ_OK;

	*chosen = given != NULL;
	for (size_t i = 0; i < model->n_outputs; i++)
		shown[i] = given == NULL;
	while (rc == GJ_OK && given != NULL && gj_args_next(&list, ',', &one)) {
		size_t at = 0;

		rc = gj_model_output_named(&at, model, one, &s->err);
		if (rc == GJ_OK)
			shown[at] = true;
	}
	return rc;
}

/* A whole number; what the option says when it is not given. */
static int read_whole(gj_session *s, gj_option option, uint64_t least, uint64_t most, uint64_t *out)
{
	const char *given = s->args.value[option];
	char *end;

	if (given == NULL)
		return GJ_OK;
	errno = 0;
	*out = strtoull(given, &end, 10);
	if (given[0] >= '0' && given[0] <= '9' && *end == '\0' && errno == 0 && *out >= least &&
	    *out <= most)
		return GJ_OK;
	gj_fault(&s->err, GJ_EINPUT, "`--%s` does not take `%s`", gj_options[option].name, given);
	return gj_fault_help(&s->err, "it takes a whole number from %llu to %llu",
			     (unsigned long long)least, (unsigned long long)most);
}

static int read_numbers(gj_session *s, gj_simulate_options *o)
{
	uint64_t years = 5;
	int rc;

	o->seed = 1;
	rc = read_whole(s, GJ_OPT_HISTORIES, 2, GJ_ESTIMATE_MOST, &o->histories);
	if (rc == GJ_OK)
		rc = read_whole(s, GJ_OPT_SEED_SIMULATE, 0, UINT64_MAX, &o->seed);
	if (rc == GJ_OK)
		rc = read_whole(s, GJ_OPT_SOBOL, 64, GJ_SOBOL_MOST_ROWS, &o->sobol);
	if (rc == GJ_OK)
		rc = read_whole(s, GJ_OPT_YEARS, 1, 100, &years);
	o->years = (double)years;
	o->threads = s->args.threads;
	if (o->threads == 0) {
		long cores = sysconf(_SC_NPROCESSORS_ONLN);

		o->threads = cores < 1		       ? 1
			     : cores > GJ_MOST_THREADS ? GJ_MOST_THREADS
						       : (unsigned)cores;
	}
	return rc;
}

/* An option that belongs to some models only. */
static int check_fits(gj_session *s, const gj_model *model, gj_option option, const char *models)
{
	if (s->args.value[option] == NULL || gj_args_listed(models, model->name))
		return GJ_OK;
	gj_fault(&s->err, GJ_EINPUT, "`--%s` does not go with the model `%s`",
		 gj_options[option].name, model->name);
	return gj_fault_help(&s->err, "it goes with %s", models);
}

static int find_instrument(gj_session *s, gj_str id, uint32_t *out)
{
	gj_nearest near;

	if (gj_map_get(&s->law->instruments, id, out))
		return GJ_OK;
	gj_nearest_start(&near, id);
	for (size_t i = 0; i < s->law->n_instruments; i++)
		gj_nearest_offer(&near, s->law->instrument[i].e.id);
	gj_fault(&s->err, GJ_EINPUT, "no instrument is called `%.*s`", GJ_FMT(id));
	if (near.best.len > 0)
		gj_fault_help(&s->err, "did you mean `%.*s`?", GJ_FMT(near.best));
	return GJ_EINPUT;
}

enum { MOST_INSTRUMENTS = 32 };

static int order_instruments(gj_session *s, gj_simulation *run)
{
	const char *given = s->args.value[GJ_OPT_INSTRUMENTS];
	gj_ordinal *ordinal = gj_arena_get(&s->arena, sizeof *ordinal);
	gj_str list = given != NULL ? gj_str_of(given) : GJ_STR(""), one;
	uint32_t found[MOST_INSTRUMENTS];
	size_t n = 0;
	int rc;

	if (given == NULL)
		return GJ_OK;
	rc = gj_session_day(s);
	if (rc == GJ_OK)
		rc = gj_session_law(s, NULL, 0);
	while (rc == GJ_OK && gj_args_next(&list, ',', &one)) {
		if (n == MOST_INSTRUMENTS)
			return gj_fault(&s->err, GJ_EINPUT, "more than %d instruments",
					MOST_INSTRUMENTS);
		rc = find_instrument(s, one, &found[n++]);
	}
	if (rc == GJ_OK && (ordinal == NULL || gj_ordinal_make(ordinal, &s->arena, s->law, found, n,
							       s->on, GJ_SIGNS_ALL) != GJ_OK))
		return gj_fault_memory(&s->err);
	run->ordinal = ordinal;
	return rc;
}

int gj_simulate_read(gj_session *s, gj_simulate_options *o, gj_simulation *run)
{
	double *param;
	bool *shown;
	int rc = gj_model_named(&run->model, gj_str_of(s->args.operand[0]), &s->err);

	if (rc != GJ_OK)
		return rc;
	param = gj_arena_array(&s->arena, run->model->n_params, sizeof *param);
	shown = gj_arena_array(&s->arena, run->model->n_outputs, sizeof *shown);
	if (param == NULL || shown == NULL)
		return gj_fault_memory(&s->err);
	run->param = param;
	run->shown = shown;
	o->regimes = s->args.value[GJ_OPT_REGIMES] != NULL;
	rc = read_names(s, o, run->model, param);
	if (rc == GJ_OK)
		rc = read_outputs(s, run->model, shown, &run->chosen);
	if (rc == GJ_OK)
		rc = read_numbers(s, o);
	if (rc == GJ_OK)
		rc = check_fits(s, run->model, GJ_OPT_REGIMES, "race,lag");
	if (rc == GJ_OK)
		rc = check_fits(s, run->model, GJ_OPT_INSTRUMENTS, "signal");
	if (rc == GJ_OK)
		rc = check_fits(s, run->model, GJ_OPT_YEARS, "lag");
	run->seed = o->seed;
	return rc == GJ_OK ? order_instruments(s, run) : rc;
}
