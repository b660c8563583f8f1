/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Not a test: the grid of the papers, speed 1 to 5 at 41 values by chance of disaster 0 to 1 at 51, on one thread:
 *     bench_dynamics POPULATION TURNS [FILE]
 * Seconds of each turn on standard output, of the whole model and of its two fixation probabilities alone; shares and both probabilities
 * of every point as doubles into FILE.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "dynamics/models.h"
#include "dynamics/race.h"
#include "dynamics/sweep.h"

enum { SPEEDS = 41, CHANCES = 51 };

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

/* What the NumPy programs of bench/dynamics.py do and no more: pay-offs, both fixation probabilities by a sum each, the share. */
static double engine(double *param, double *out, unsigned size, double beta)
{
	double start = now();

	for (int i = 0; i < SPEEDS; i++)
		for (int k = 0; k < CHANCES; k++) {
			double up, down;
			gj_game g;

			param[GJ_RACE_SPEED] = 1 + 4. * i / (SPEEDS - 1);
			param[GJ_RACE_DISASTER] = (double)k / (CHANCES - 1);
			g = gj_race_game(param);
			up = exp(gj_fixation_log(gj_climb_of(&g, 1, size, beta), size));
			down = exp(gj_fixation_log(gj_climb_of(&g, 0, size, beta), size));
			*out++ = up / (up + down);
			*out++ = up;
			*out++ = down;
		}
	return now() - start;
}

int main(int argc, char **argv)
{
	static double point[SPEEDS * CHANCES * 3];
	gj_sweep_axis axes[] = {{GJ_RACE_SPEED, 1, 5, SPEEDS}, {GJ_RACE_DISASTER, 0, 1, CHANCES}};
	double param[GJ_RACE_PARAMS];
	FILE *file;

	if (argc < 3)
		return 1;
	gj_model_usual(&gj_model_race, param);
	param[GJ_RACE_POPULATION] = strtod(argv[1], NULL);
	for (long turn = strtol(argv[2], NULL, 10); turn > 0; turn--) {
		double start, whole, alone;
		gj_arena arena;
		gj_sweep sweep;
		gj_error err;

		gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
		start = now();
		if (gj_sweep_run(&sweep, &gj_model_race, param, axes, 2, 1, &arena, &err) != GJ_OK)
			return 1;
		whole = now() - start;
		alone = engine(param, point, (unsigned)param[GJ_RACE_POPULATION],
			       param[GJ_RACE_IMITATION]);
		for (size_t i = 0; i < sweep.n_points; i++)
			if (fabs(sweep.value[i * GJ_RACE_OUTPUTS + GJ_RACE_UNSAFE] - point[3 * i]) >
			    1e-12)
				return 2;
		printf("%.9f %.9f\n", whole, alone);
		gj_arena_free(&arena);
	}
	if (argc < 4 || (file = fopen(argv[3], "wb")) == NULL)
		return 0;
	fwrite(point, sizeof point, 1, file);
	return fclose(file) != 0;
}
