/* SPDX-License-Identifier: Apache-2.0 */
/*
 * How many services a second the planes of a rule base carry on one core, from the planes of its atoms in memory to the
 * planes of every norm in force.
 *     bench_planes RULES DAY
 * Each instruction set first gives the same bits as the evaluator of single services, else nothing is timed. Medians of 7.
 */
#define _POSIX_C_SOURCE 200809L
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/day.h"
#include "eval/eval.h"
#include "eval/program.h"
#include "support/random.h"

enum { RUNS = 7, BLOCKS = 2000, UNKNOWN_PERCENT = 20 };

typedef struct bench {
	gj_arena arena;
	gj_circuit *circuit;
	gj_program *program;
	gj_node *output;
	size_t n_outputs;
	gj_truth *truth;
	gj_planes *atom, *room, *out;
} bench;

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static gj_planes *planes(size_t n)
{
	gj_planes *at = aligned_alloc(GJ_BLOCK_ALIGN, (n + 1) * sizeof *at);

	if (at == NULL)
		exit(1);
	return at;
}

static void prepare(bench *b)
{
	const gj_circuit *c = b->circuit;
	rng random = rng_of(7, 7);

	b->output = gj_arena_array(&b->arena, c->law->n_norms, sizeof *b->output);
	for (size_t i = 0; i < c->law->n_norms; i++)
		if (c->norm[i].in_force)
			b->output[b->n_outputs++] = c->norm[i].applies;
	if (gj_program_new(&b->program, &b->arena, c, b->output, b->n_outputs) != 0)
		exit(1);
	b->truth = gj_arena_array(&b->arena, GJ_BLOCK * c->n_atoms, sizeof *b->truth);
	b->atom = planes(b->program->n_atoms);
	b->room = planes(b->program->n_registers);
	b->out = planes(b->n_outputs);
	for (size_t i = 0; i < GJ_BLOCK * c->n_atoms; i++)
		b->truth[i] = rng_chance(&random, UNKNOWN_PERCENT) ? GJ_UNKNOWN
			      : rng_chance(&random, 50)		   ? GJ_TRUE
								   : GJ_FALSE;
	memset(b->atom, 0, b->program->n_atoms * sizeof *b->atom);
	for (size_t k = 0; k < b->program->n_atoms; k++)
		for (size_t s = 0; s < GJ_BLOCK; s++) {
			gj_truth truth = b->truth[s * c->n_atoms + b->program->atom[k]];

			b->atom[k].yes[s / 64] |= (uint64_t)(truth == GJ_TRUE) << s % 64;
			b->atom[k].no[s / 64] |= (uint64_t)(truth == GJ_FALSE) << s % 64;
		}
}

static bool is_right(bench *b, gj_path path)
{
	gj_truth *node = calloc(b->circuit->n_gates, sizeof *node);
	bool right = node != NULL;

	gj_program_run(b->program, path, b->atom, b->room, b->out);
	for (size_t s = 0; right && s < GJ_BLOCK; s++) {
		gj_circuit_run(b->circuit, &b->truth[s * b->circuit->n_atoms], 0, node);
		for (size_t k = 0; right && k < b->n_outputs; k++) {
			bool yes = b->out[k].yes[s / 64] >> s % 64 & 1,
			     no = b->out[k].no[s / 64] >> s % 64 & 1;

			right = node[b->output[k]] == (yes  ? GJ_TRUE
						       : no ? GJ_FALSE
							    : GJ_UNKNOWN) &&
				!(yes && no);
		}
	}
	free(node);
	return right;
}

static int ascending(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static double median(bench *b, gj_path path)
{
	double took[RUNS];

	for (int run = 0; run < RUNS; run++) {
		double start = now();

		for (int i = 0; i < BLOCKS; i++)
			gj_program_run(b->program, path, b->atom, b->room, b->out);
		took[run] = now() - start;
	}
	qsort(took, RUNS, sizeof *took, ascending);
	return took[RUNS / 2];
}

int main(int argc, char **argv)
{
	bench b = {.n_outputs = 0};
	const char *rules = argc == 3 ? argv[1] : NULL;
	gj_law *law;
	gj_error err;
	gj_day on;
	bool exists;

	gj_arena_init(&b.arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
	if (rules == NULL || gj_day_read(&on, gj_str_of(argv[2]), &exists) != 0 ||
	    gj_law_load(&law, &b.arena, &rules, 1, GJ_LOAD_WITHOUT_TESTS | GJ_LOAD_UNMARKED,
			&err) != 0 ||
	    gj_circuit_from_law(&b.circuit, &b.arena, law, on, &err) != 0) {
		fprintf(stderr, "bench_planes RULES DAY\n");
		return 1;
	}
	prepare(&b);
	printf("%zu norms in force, %zu atoms, %zu instructions, %u registers of 128 bytes\n",
	       b.n_outputs, b.program->n_atoms, b.program->n, b.program->n_registers);
	for (gj_path path = GJ_PATH_PORTABLE; path < GJ_N_PATHS; path++) {
		if (!gj_path_here(path))
			continue;
		if (!is_right(&b, path)) {
			printf("%s: other bits than the evaluator of single services; nothing is "
			       "timed\n",
			       gj_path_name(path));
			return 1;
		}
		printf("%s: %.1f million services a second\n", gj_path_name(path),
		       (double)BLOCKS * GJ_BLOCK / median(&b, path) / 1e6);
	}
	gj_arena_free(&b.arena);
	free(b.atom);
	free(b.room);
	free(b.out);
	return 0;
}
