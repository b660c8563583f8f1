/* SPDX-License-Identifier: Apache-2.0 */
/*
 * How many services a second the planes of a rule base carry on one core: from the planes of its atoms in memory, and from
 * columns in memory, to the planes of every norm in force.
 *     bench_planes RULES DAY
 * Each instruction set first gives the same bits as the evaluator of single services, else nothing is timed. Medians of 7.
 */
#define _POSIX_C_SOURCE 200809L
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/day.h"
#include "eval/columns.h"
#include "eval/eval.h"
#include "eval/program.h"
#include "support/random.h"

enum { RUNS = 7, BLOCKS = 2000, COLUMN_BLOCKS = 64, UNKNOWN_PERCENT = 20 };

typedef struct bench {
	gj_arena arena;
	gj_circuit *circuit;
	gj_program *program;
	gj_node *output;
	size_t n_outputs;
	gj_truth *truth;
	gj_planes *atom, *place, *out;
	gj_loads loads;
	gj_columns columns; /* of COLUMN_BLOCKS blocks */
	gj_record *scratch;
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
	b->place = planes(b->program->n_atoms + b->program->n_registers);
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

static gj_bits random_bits(bench *b, rng *random, unsigned percent)
{
	size_t bytes = (size_t)COLUMN_BLOCKS * GJ_BLOCK / 8;
	uint8_t *at = gj_arena_array(&b->arena, bytes, 1);

	for (size_t i = 0; i < bytes * 8; i++)
		at[i / 8] |= (uint8_t)(rng_chance(random, percent) << i % 8);
	return (gj_bits){at, 0};
}

static gj_told random_truths(bench *b, rng *random)
{
	return (gj_told){.yes = random_bits(b, random, 50),
			 .known = random_bits(b, random, 100 - UNKNOWN_PERCENT)};
}

static gj_told random_values(bench *b, const gj_fact *fact, rng *random)
{
	size_t n = (size_t)COLUMN_BLOCKS * GJ_BLOCK;
	bool days = fact->type == GJ_FACT_EVENT || fact->type == GJ_FACT_DATE;
	int32_t *value = gj_arena_array(&b->arena, n, sizeof *value);
	uint8_t *code = gj_arena_array(&b->arena, n, 1);
	uint32_t *meaning = gj_arena_array(&b->arena, fact->n_choices + 1, sizeof *meaning);
	gj_told told = {.exact.known = random_bits(b, random, 100 - UNKNOWN_PERCENT)};

	for (size_t i = 0; i < n; i++) {
		value[i] = days ? (int32_t)b->circuit->on + (int32_t)rng_between(random, -400, 400)
				: (int32_t)rng_below(random, 2000000);
		code[i] = fact->n_choices > 0
				  ? (uint8_t)rng_below(random, (unsigned)fact->n_choices)
				  : 0;
	}
	for (uint32_t i = 0; i < fact->n_choices; i++)
		meaning[i] = i;
	told.meaning = meaning;
	told.n_meanings = fact->n_choices;
	told.exact.width = fact->type == GJ_FACT_CHOICE ? GJ_WIDTH_CODE8 : GJ_WIDTH_INT32;
	told.exact.at = fact->type == GJ_FACT_CHOICE ? (const void *)code : value;
	told.exact.unit = days || fact->type == GJ_FACT_CHOICE ? 1 : GJ_NUM_ONE;
	return told;
}

static void lay_columns(bench *b)
{
	const gj_law *law = b->circuit->law;
	rng random = rng_of(8, 8);

	if (gj_columns_new(&b->columns, &b->arena, law, (size_t)COLUMN_BLOCKS * GJ_BLOCK) != 0 ||
	    gj_record_new(&b->scratch, &b->arena, law) != 0 ||
	    gj_loads_new(&b->loads, &b->arena, b->program, b->scratch) != 0)
		exit(1);
	for (size_t k = 0; k < b->program->n_atoms; k++) {
		const gj_atom *atom = &b->circuit->atom[b->program->atom[k]];

		if (atom->kind == GJ_ATOM_ROLE)
			b->columns.role[atom->ref] = random_truths(b, &random);
		else if (atom->kind == GJ_ATOM_JUDGEMENT)
			b->columns.judgement[atom->ref] = random_truths(b, &random);
	}
	for (size_t i = 0; i < law->n_facts; i++)
		b->columns.fact[i] = law->fact[i].type == GJ_FACT_BOOL
					     ? random_truths(b, &random)
					     : random_values(b, &law->fact[i], &random);
}

static bool is_right(bench *b, gj_path path)
{
	gj_truth *node = calloc(b->circuit->n_gates, sizeof *node);
	bool right = node != NULL;

	memcpy(b->place, b->atom, b->program->n_atoms * sizeof *b->place);
	gj_program_run(b->program, path, b->place, b->out);
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

static void run_columns(bench *b, gj_path path)
{
	for (size_t at = 0; at < COLUMN_BLOCKS; at++) {
		gj_loads_run(&b->loads, path, &b->columns, at * GJ_BLOCK, GJ_BLOCK, b->scratch,
			     b->place);
		gj_program_run(b->program, path, b->place, b->out);
	}
}

static double median(bench *b, gj_path path, bool columns)
{
	double took[RUNS];

	for (int run = 0; run < RUNS; run++) {
		double start = now();

		for (int i = 0; columns && i < BLOCKS / COLUMN_BLOCKS; i++)
			run_columns(b, path);
		for (int i = 0; !columns && i < BLOCKS; i++)
			gj_program_run(b->program, path, b->place, b->out);
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
	lay_columns(&b);
	printf("%zu norms in force, %zu atoms, %zu instructions, %zu registers of 128 bytes\n",
	       b.n_outputs, b.program->n_atoms, b.program->n, b.program->n_registers);
	for (gj_path path = GJ_PATH_PORTABLE; path < GJ_N_PATHS; path++)
		if (gj_path_here(path) && !is_right(&b, path)) {
			printf("%s: other bits than the evaluator of single services; nothing is "
			       "timed\n",
			       gj_path_name(path));
			return 1;
		}
	for (gj_path path = GJ_PATH_PORTABLE; path < GJ_N_PATHS; path++)
		if (gj_path_here(path))
			printf("%s: %.1f million services a second from planes of atoms, %.1f from "
			       "columns\n",
			       gj_path_name(path),
			       (double)BLOCKS * GJ_BLOCK / median(&b, path, false) / 1e6,
			       (double)(BLOCKS / COLUMN_BLOCKS * COLUMN_BLOCKS) * GJ_BLOCK /
				       median(&b, path, true) / 1e6);
	gj_arena_free(&b.arena);
	free(b.atom);
	free(b.place);
	free(b.out);
	return 0;
}
