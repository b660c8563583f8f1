/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Bit planes against the evaluator of single services: random rule sets on random days (and the rules of a folder), random
 * atoms, unknowns among them; every output of every service on every instruction set of this machine.
 *     test_trust_planes [--cases N] [--seed S] [--rules PATH]
 * A case is one service about one rule set on one day.
 */
#include <stdio.h>
#include <stdlib.h>

#include "eval/program.h"
#include "trust/case.h"
#include "trust/gen_record.h"
#include "trust/options.h"

typedef struct run {
	uint64_t cases, seed, done;
	const char *rules;
	size_t gates, registers; /* of all programs */
} run;

typedef struct trial {
	gj_arena arena;
	const gj_circuit *circuit;
	gj_node *output;
	size_t n_outputs;
	gj_program *program;
	gj_truth *truth, *node; /* [GJ_BLOCK][n_atoms], [n_gates] */
	gj_planes *atom, *place, *out;
} trial;

static void *planes(trial *t, size_t n)
{
	char *at = gj_arena_array(&t->arena, n + 1, sizeof(gj_planes));

	/* Arenas align for any type, planes for a cache line. */
	return at == NULL ? NULL
			  : at + (GJ_BLOCK_ALIGN - (uintptr_t)at % GJ_BLOCK_ALIGN) % GJ_BLOCK_ALIGN;
}

/* What portfolios ask for: whether each norm applies; and each of its parts, some of them more than once. */
static void choose_outputs(trial *t, rng *random)
{
	const gj_circuit *c = t->circuit;

	for (size_t i = 0; i < c->law->n_norms; i++) {
		t->output[t->n_outputs++] = c->norm[i].applies;
		if (rng_chance(random, 30))
			t->output[t->n_outputs++] = c->norm[i].when;
		if (rng_chance(random, 30))
			t->output[t->n_outputs++] = c->norm[i].bearer;
		if (rng_chance(random, 30))
			t->output[t->n_outputs++] = c->norm[i].act;
	}
}

static bool make(trial *t, const gj_circuit *circuit, rng *random)
{
	t->circuit = circuit;
	t->output = gj_arena_array(&t->arena, 4 * circuit->law->n_norms, sizeof *t->output);
	if (t->output == NULL)
		return false;
	choose_outputs(t, random);
	if (gj_program_new(&t->program, &t->arena, circuit, t->output, t->n_outputs) != GJ_OK)
		return false;
	t->truth = gj_arena_array(&t->arena, GJ_BLOCK * circuit->n_atoms, sizeof *t->truth);
	t->node = gj_arena_array(&t->arena, circuit->n_gates, sizeof *t->node);
	t->atom = planes(t, t->program->n_atoms);
	t->place = planes(t, t->program->n_atoms + t->program->n_registers);
	t->out = planes(t, t->n_outputs);
	return t->truth != NULL && t->node != NULL && t->atom != NULL && t->place != NULL &&
	       t->out != NULL;
}

static void choose_atoms(trial *t, rng *random)
{
	unsigned unknown = rng_below(random, 60);

	for (size_t i = 0; i < GJ_BLOCK * t->circuit->n_atoms; i++)
		t->truth[i] = rng_chance(random, unknown) ? GJ_UNKNOWN
			      : rng_chance(random, 50)	  ? GJ_TRUE
							  : GJ_FALSE;
	memset(t->atom, 0, t->program->n_atoms * sizeof *t->atom);
	for (size_t k = 0; k < t->program->n_atoms; k++)
		for (size_t s = 0; s < GJ_BLOCK; s++) {
			gj_truth truth = t->truth[s * t->circuit->n_atoms + t->program->atom[k]];

			t->atom[k].yes[s / 64] |= (uint64_t)(truth == GJ_TRUE) << s % 64;
			t->atom[k].no[s / 64] |= (uint64_t)(truth == GJ_FALSE) << s % 64;
		}
}

static gj_truth read_out(const gj_planes *out, size_t service)
{
	bool yes = out->yes[service / 64] >> service % 64 & 1;
	bool no = out->no[service / 64] >> service % 64 & 1;

	return yes ? (no ? (gj_truth)99 : GJ_TRUE) : no ? GJ_FALSE : GJ_UNKNOWN;
}

static bool compare_path(trial *t, gj_path path)
{
	/* What lay in the registers before may not matter. */
	memcpy(t->place, t->atom, t->program->n_atoms * sizeof *t->place);
	memset(t->place + t->program->n_atoms, 0xA5, t->program->n_registers * sizeof *t->place);
	memset(t->out, 0xA5, t->n_outputs * sizeof *t->out);
	gj_program_run(t->program, path, t->place, t->out);
	for (size_t s = 0; s < GJ_BLOCK; s++) {
		gj_circuit_run(t->circuit, &t->truth[s * t->circuit->n_atoms], 0, t->node);
		for (size_t k = 0; k < t->n_outputs; k++)
			if (read_out(&t->out[k], s) != t->node[t->output[k]]) {
				printf("%s: service %zu, output %zu (node %u): %d on planes, %d "
				       "alone\n",
				       gj_path_name(path), s, k, t->output[k],
				       (int)read_out(&t->out[k], s), (int)t->node[t->output[k]]);
				return false;
			}
	}
	return true;
}

static bool compare_law(run *r, const gj_law *law, rng *random, unsigned days)
{
	gen_marks marks;
	bool equal = true;

	gen_marks_of(&marks, law);
	for (unsigned day = 0; equal && day < days; day++) {
		trial t = {.n_outputs = 0};
		gj_circuit *circuit;

		gj_arena_init(&t.arena, gj_alloc_system(), 512 << 20);
		equal = gj_circuit_from_law(&circuit, &t.arena, law, gen_on(&marks, random),
					    NULL) == GJ_OK &&
			make(&t, circuit, random);
		if (equal)
			choose_atoms(&t, random);
		for (gj_path path = GJ_PATH_PORTABLE; equal && path < GJ_N_PATHS; path++)
			if (gj_path_here(path))
				equal = compare_path(&t, path);
		if (equal) {
			r->gates += circuit->n_gates;
			r->registers += t.program->n_registers;
			r->done += GJ_BLOCK;
		}
		gj_arena_free(&t.arena);
	}
	return equal;
}

static bool of_files(run *r, rng *random)
{
	gj_arena arena;
	gj_law *law;
	gj_error err;
	bool equal;

	gj_arena_init(&arena, gj_alloc_system(), 1 << 30);
	equal = gj_law_load(&law, &arena, &r->rules, 1, GJ_LOAD_WITHOUT_TESTS | GJ_LOAD_UNMARKED,
			    &err) == GJ_OK;
	while (equal && r->done < r->cases)
		equal = compare_law(r, law, random, 1);
	gj_arena_free(&arena);
	return equal;
}

static bool of_random(run *r, rng *random)
{
	static gen_text text;

	for (uint64_t number = 0; r->done < r->cases; number++) {
		case_law c;
		bool equal;

		gen_law(&text, r->seed, number, (gen_shape){0, 0});
		if (!case_load_text(&c, &text)) {
			printf("rule set %llu does not load\n", (unsigned long long)number);
			return false;
		}
		equal = compare_law(r, c.law, random, 3);
		if (!equal)
			printf("rule set %llu of seed %llu\n", (unsigned long long)number,
			       (unsigned long long)r->seed);
		case_free(&c);
		if (!equal)
			return false;
	}
	return true;
}

int main(int argc, char **argv)
{
	run r = {.cases = 1000000, .seed = 1};
	const options_number numbers[] = {{"--cases", &r.cases}, {"--seed", &r.seed}};
	rng random;
	bool equal;

	if (!options_read(argc, argv, numbers, sizeof numbers / sizeof *numbers, &r.rules))
		return 2;
	random = rng_of(r.seed, 77);
	equal = r.rules != NULL ? of_files(&r, &random) : of_random(&r, &random);
	printf("%llu services, %s, %zu registers for %zu gates; paths:", (unsigned long long)r.done,
	       equal ? "all equal" : "UNEQUAL", r.registers, r.gates);
	for (gj_path path = GJ_PATH_PORTABLE; path < GJ_N_PATHS; path++)
		if (gj_path_here(path))
			printf(" %s", gj_path_name(path));
	printf("\n");
	/* Registers that are never reused would be a fault too, of speed. */
	return equal && r.done > 0 && r.registers * 2 < r.gates ? 0 : 1;
}
