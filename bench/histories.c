/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Not a test: N histories of the model `lag` at its usual parameters: `bench_histories N THREADS [SEED]`. Results on standard output,
 * seconds on standard error: by the clock, of the processor.
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "dynamics/estimate.h"
#include "dynamics/lag.h"

static double seconds(clockid_t clock)
{
	struct timespec t;

	clock_gettime(clock, &t);
	return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

int main(int argc, char **argv)
{
	double param[GJ_LAG_PARAMS], exact[GJ_LAG_OUTPUTS], wall, processor;
	gj_estimate_options options = {0};
	gj_error err = {0};
	gj_arena arena;
	gj_estimate out;

	if (argc < 3)
		return 1;
	options.n = strtoull(argv[1], NULL, 10);
	options.threads = (unsigned)strtoul(argv[2], NULL, 10);
	options.seed = argc > 3 ? strtoull(argv[3], NULL, 10) : 1;
	for (int i = 0; i < GJ_LAG_PARAMS; i++)
		param[i] = gj_model_lag.param[i].usual;
	gj_model_lag.solve(param, exact);
	gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
	wall = seconds(CLOCK_MONOTONIC);
	processor = seconds(CLOCK_PROCESS_CPUTIME_ID);
	if (gj_estimate_run(&out, &gj_model_lag, param, &options, &arena, &err) != GJ_OK) {
		fprintf(stderr, "%s\n", err.message);
		return 1;
	}
	wall = seconds(CLOCK_MONOTONIC) - wall;
	processor = seconds(CLOCK_PROCESS_CPUTIME_ID) - processor;
	for (int i = 0; i < GJ_LAG_OUTPUTS; i++)
		if (out.output[i].moments.n > 0)
			printf("%s\t%.17g\t%.17g\t%.17g\n", gj_model_lag.output[i].name,
			       gj_estimated_mean(&out.output[i]),
			       gj_estimated_error(&out.output[i]), exact[i]);
	fprintf(stderr, "%.6f %.6f\n", wall, processor);
	gj_arena_free(&arena);
	return 0;
}
