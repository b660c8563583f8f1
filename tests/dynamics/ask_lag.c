/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Questions from other programs, a line each on standard input, an answer line each, tabs between the parts:
 *     MODEL NAME=VALUE ...                   closed forms: `output=value` of each
 *     estimate N SEED THREADS NAME=VALUE ... histories: `output=mean,error`
 *     sobol ROWS SEED THREADS OUTPUT         indices over the whole ranges: `parameter=first,error,total,error`, then `rows=`
 *     regimes POINTS                         `comparison=count`
 *     ranges MODEL                           `parameter=least,most,usual`
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "dynamics/estimate.h"
#include "dynamics/lag.h"
#include "dynamics/models.h"
#include "dynamics/regimes.h"
#include "dynamics/sobol.h"

enum { MOST = 64 }; /* parameters, outputs */

static int refuse(const char *word)
{
	fprintf(stderr, "ask: %s\n", word);
	return 1;
}

static int settings(const gj_model *model, double *param, char **rest)
{
	char *word;

	gj_model_usual(model, param);
	while ((word = strtok_r(NULL, " \t\n", rest)) != NULL) {
		char *value = strchr(word, '=');
		gj_error err;
		size_t at;

		if (value == NULL)
			return refuse(word);
		*value++ = 0;
		if (gj_model_param_named(&at, model, gj_str_of(word), &err) != GJ_OK)
			return refuse(word);
		param[at] = strtod(value, NULL);
	}
	return 0;
}

static uint64_t number(char **rest)
{
	char *word = strtok_r(NULL, " \t\n", rest);

	return word != NULL ? strtoull(word, NULL, 10) : 0;
}

static int solved(const gj_model *model, char **rest)
{
	double param[MOST], out[MOST];

	if (settings(model, param, rest) != 0)
		return 1;
	if (model->solve(param, out) != GJ_OK)
		return refuse("out of range");
	for (size_t i = 0; i < model->n_outputs; i++)
		printf("%s%s=%.17g", i ? "\t" : "", model->output[i].name, out[i]);
	return 0;
}

static int estimate(char **rest, gj_arena *arena)
{
	double param[GJ_LAG_PARAMS];
	gj_estimate_options options = {.n = number(rest)};
	gj_error err = {0};
	gj_estimate out;

	options.seed = number(rest);
	options.threads = (unsigned)number(rest);
	if (settings(&gj_model_lag, param, rest) != 0)
		return 1;
	if (gj_estimate_run(&out, &gj_model_lag, param, &options, arena, &err) != GJ_OK)
		return refuse(err.message);
	for (int i = 0; i < GJ_LAG_OUTPUTS; i++)
		printf("%s%s=%.17g,%.17g", i ? "\t" : "", gj_model_lag.output[i].name,
		       gj_estimated_mean(&out.output[i]), gj_estimated_error(&out.output[i]));
	return 0;
}

static int sobol(char **rest, gj_arena *arena)
{
	gj_sobol_options options = {.rows = number(rest)};
	gj_error err = {0};
	gj_sobol out;
	char *name;
	int at = 0;

	options.seed = number(rest);
	options.threads = (unsigned)number(rest);
	name = strtok_r(NULL, " \t\n", rest);
	while (at < GJ_LAG_OUTPUTS && strcmp(gj_model_lag.output[at].name, name ? name : "") != 0)
		at++;
	if (at == GJ_LAG_OUTPUTS)
		return refuse("no such output");
	if (gj_sobol_model(&out, &gj_model_lag, NULL, NULL, &options, arena, &err) != GJ_OK)
		return refuse(err.message);
	for (int i = 0; i < GJ_LAG_PARAMS; i++) {
		const gj_sobol_index *x = &out.output[at].index[i];

		printf("%s=%.17g,%.17g,%.17g,%.17g\t", gj_model_lag.param[i].name, x->first,
		       x->first_error, x->total, x->total_error);
	}
	printf("rows=%llu", (unsigned long long)out.output[at].rows);
	return 0;
}

static int regimes(char **rest)
{
	gj_regimes_options options = gj_regimes_usual();
	gj_error err = {0};
	gj_regimes out;

	options.points = number(rest);
	if (gj_regimes_run(&out, &options, &err) != GJ_OK)
		return refuse(err.message);
	for (int i = 0; i < GJ_COMPARISONS; i++)
		printf("%s%s=%llu", i ? "\t" : "", gj_comparison_of((gj_comparison_id)i)->name,
		       (unsigned long long)out.count[i]);
	return 0;
}

static int ranges(char **rest)
{
	const gj_model *model = gj_model_find(gj_str_of(strtok_r(NULL, " \t\n", rest)));

	if (model == NULL)
		return refuse("no such model");
	for (size_t i = 0; i < model->n_params; i++) {
		const gj_param *p = &model->param[i];

		printf("%s%s=%.17g,%.17g,%.17g", i ? "\t" : "", p->name, p->least, p->most,
		       p->usual);
	}
	return 0;
}

static int answer(char *line)
{
	char *rest = NULL, *kind = strtok_r(line, " \t\n", &rest);
	gj_arena arena;
	int status;

	gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
	if (kind == NULL)
		status = 0;
	else if (gj_model_find(gj_str_of(kind)) != NULL)
		status = solved(gj_model_find(gj_str_of(kind)), &rest);
	else if (strcmp(kind, "estimate") == 0)
		status = estimate(&rest, &arena);
	else if (strcmp(kind, "sobol") == 0)
		status = sobol(&rest, &arena);
	else if (strcmp(kind, "regimes") == 0)
		status = regimes(&rest);
	else if (strcmp(kind, "ranges") == 0)
		status = ranges(&rest);
	else
		status = refuse(kind);
	gj_arena_free(&arena);
	putchar('\n');
	return status;
}

int main(void)
{
	char line[4096];

	while (fgets(line, sizeof line, stdin) != NULL)
		if (answer(line) != 0)
			return 1;
	return 0;
}
