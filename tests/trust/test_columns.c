/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Columns against records: random rule sets, random records laid out as columns; each atom of each service, and whether each
 * norm applies to it, as the evaluator of single services says. The last block is never full.
 *     test_trust_columns [--cases N] [--seed S] [--rules PATH]
 */
#include <stdio.h>
#include <stdlib.h>

#include "eval/columns.h"
#include "trust/case.h"
#include "trust/gen_record.h"
#include "trust/lay.h"
#include "trust/options.h"

enum { SERVICES = GJ_BLOCK + 137 };

typedef struct run {
	uint64_t cases, seed, done;
	const char *rules;
	size_t compared;
} run;

typedef struct trial {
	gj_arena arena;
	const gj_law *law;
	gj_circuit *circuit;
	gj_program *program;
	gj_node *output;
	gj_record *record[SERVICES], *scratch;
	gj_columns columns;
	gj_loads loads;
	gj_planes *place, *out;
} trial;

static gj_planes *planes(trial *t, size_t n)
{
	char *at = gj_arena_array(&t->arena, n + 1, sizeof(gj_planes));

	return (gj_planes *)(void *)(at + (GJ_BLOCK_ALIGN - (uintptr_t)at % GJ_BLOCK_ALIGN) %
						  GJ_BLOCK_ALIGN);
}

static bool make(trial *t, gen_marks *marks, rng *random)
{
	const gj_law *law = t->law;

	if (gj_circuit_from_law(&t->circuit, &t->arena, law, gen_on(marks, random), NULL) !=
		    GJ_OK ||
	    gj_columns_new(&t->columns, &t->arena, law, SERVICES) != GJ_OK ||
	    gj_record_new(&t->scratch, &t->arena, law) != GJ_OK)
		return false;
	for (size_t s = 0; s < SERVICES; s++)
		if (gen_record(&t->record[s], &t->arena, law, marks, random) != GJ_OK)
			return false;
	if (lay_columns(&t->columns, &t->arena, law, t->record, random) != GJ_OK)
		return false;
	/* A column that nobody handed over is as one of which nothing is known. */
	for (size_t i = 0; i < law->n_facts; i++) {
		if (!rng_chance(random, 5))
			continue;
		t->columns.fact[i] = (gj_told){.meaning = NULL};
		for (size_t s = 0; s < SERVICES; s++)
			t->record[s]->fact[i] =
				(gj_input){.state = GJ_STATE_NOT_ASKED, .truth = GJ_UNKNOWN};
	}
	t->output = gj_arena_array(&t->arena, law->n_norms, sizeof *t->output);
	for (size_t i = 0; i < law->n_norms; i++)
		t->output[i] = t->circuit->norm[i].applies;
	if (gj_program_new(&t->program, &t->arena, t->circuit, t->output, law->n_norms) != GJ_OK ||
	    gj_loads_new(&t->loads, &t->arena, t->program, t->scratch) != GJ_OK)
		return false;
	t->place = planes(t, t->program->n_atoms + t->program->n_registers);
	t->out = planes(t, law->n_norms);
	return true;
}

static gj_truth bit(const gj_planes *planes, size_t service)
{
	bool yes = planes->yes[service / 64] >> service % 64 & 1;
	bool no = planes->no[service / 64] >> service % 64 & 1;

	return yes ? (no ? (gj_truth)99 : GJ_TRUE) : no ? GJ_FALSE : GJ_UNKNOWN;
}

static bool compare_atoms(run *r, trial *t, size_t service)
{
	for (size_t k = 0; k < t->program->n_atoms; k++) {
		const gj_atom *of = &t->circuit->atom[t->program->atom[k]];
		gj_truth truth = gj_atom_truth(t->circuit, of, t->record[service]);
		gj_truth here = bit(&t->place[k], service % GJ_BLOCK);

		r->compared++;
		if (here == truth)
			continue;
		printf("service %zu, atom %zu (kind %d): %d from columns, %d from the record\n",
		       service, k, (int)of->kind, (int)here, (int)truth);
		return false;
	}
	return true;
}

/* `node`: of this service, by the evaluator of single services. */
static bool compare_norms(trial *t, size_t service, const gj_truth *node, gj_path path)
{
	for (size_t k = 0; k < t->law->n_norms; k++)
		if (bit(&t->out[k], service % GJ_BLOCK) != node[t->output[k]]) {
			printf("%s: service %zu, norm %zu: %d from columns, %d from the record\n",
			       gj_path_name(path), service, k,
			       (int)bit(&t->out[k], service % GJ_BLOCK), (int)node[t->output[k]]);
			return false;
		}
	return true;
}

/* What the columns tell of one service, read back as a record, decides every atom the same way. */
static bool compare_back(trial *t, size_t service)
{
	gj_columns_record(t->scratch, &t->columns, service);
	for (size_t i = 0; i < t->circuit->n_atoms; i++) {
		const gj_atom *of = &t->circuit->atom[i];

		if (gj_atom_truth(t->circuit, of, t->scratch) ==
		    gj_atom_truth(t->circuit, of, t->record[service]))
			continue;
		printf("service %zu, atom %zu: read back from the columns it is another\n", service,
		       i);
		return false;
	}
	return true;
}

static bool compare_block(run *r, trial *t, size_t at, gj_truth *atom, gj_truth *node)
{
	size_t end = (at + 1) * GJ_BLOCK < SERVICES ? (at + 1) * GJ_BLOCK : SERVICES;

	for (gj_path path = GJ_PATH_PORTABLE; path < GJ_N_PATHS; path++) {
		if (!gj_path_here(path))
			continue;
		gj_loads_run(&t->loads, path, &t->columns, at * GJ_BLOCK, end - at * GJ_BLOCK,
			     t->scratch, t->place);
		gj_program_run(t->program, path, t->place, t->out);
		for (size_t s = at * GJ_BLOCK; s < end; s++) {
			if (!compare_atoms(r, t, s))
				return false;
			gj_atoms_truth(t->circuit, t->record[s], atom);
			gj_circuit_run(t->circuit, atom, 0, node);
			if (!compare_norms(t, s, node, path))
				return false;
		}
	}
	return true;
}

static bool compare(run *r, trial *t)
{
	gj_truth *atom = gj_arena_array(&t->arena, t->circuit->n_atoms, sizeof *atom);
	gj_truth *node = gj_arena_array(&t->arena, t->circuit->n_gates, sizeof *node);

	for (size_t at = 0; at * GJ_BLOCK < SERVICES; at++)
		if (!compare_block(r, t, at, atom, node))
			return false;
	for (size_t k = 0; k < t->program->n_atoms; k++)
		if (bit(&t->place[k], SERVICES % GJ_BLOCK) != GJ_UNKNOWN) {
			printf("atom %zu is known of a service behind the last one\n", k);
			return false;
		}
	for (size_t s = 0; s < SERVICES; s++)
		if (!compare_back(t, s))
			return false;
	r->done += SERVICES;
	return true;
}

static bool compare_law(run *r, const gj_law *law, rng *random)
{
	gen_marks marks;
	trial t = {.law = law};
	bool equal;

	gj_arena_init(&t.arena, gj_alloc_system(), 1 << 30);
	gen_marks_of(&marks, law);
	equal = make(&t, &marks, random) && compare(r, &t);
	gj_arena_free(&t.arena);
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
		equal = compare_law(r, law, random);
	gj_arena_free(&arena);
	return equal;
}

static bool of_random(run *r, rng *random)
{
	static gen_text text;
	bool equal = true;

	for (uint64_t number = 0; equal && r->done < r->cases; number++) {
		case_law c;

		gen_law(&text, r->seed, number, (gen_shape){0, 0});
		equal = case_load_text(&c, &text) && compare_law(r, c.law, random);
		if (!equal)
			printf("rule set %llu of seed %llu\n", (unsigned long long)number,
			       (unsigned long long)r->seed);
		case_free(&c);
	}
	return equal;
}

int main(int argc, char **argv)
{
	run r = {.cases = 100000, .seed = 1};
	const options_number numbers[] = {{"--cases", &r.cases}, {"--seed", &r.seed}};
	rng random;
	bool equal;

	if (!options_read(argc, argv, numbers, sizeof numbers / sizeof *numbers, &r.rules))
		return 2;
	random = rng_of(r.seed, 99);
	equal = r.rules != NULL ? of_files(&r, &random) : of_random(&r, &random);
	printf("%llu services, %zu atoms compared, %s\n", (unsigned long long)r.done, r.compared,
	       equal ? "all equal" : "UNEQUAL");
	return equal && r.done > 0 ? 0 : 1;
}
