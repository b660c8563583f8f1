/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The engine against the reference: random rule sets, random records, every verdict equal.
 *     test_trust_differential [--cases N] [--seed S] [--first N] [--records N] [--rules PATH]
 * A case is a record about a rule set on a day. Rule set n of seed s is always the same: a failure prints both, the
 * smallest form of the case, and ends the run. --rules takes the rules of a file or folder instead of random ones.
 */
#include <stdio.h>
#include <stdlib.h>

#include "trust/compare.h"
#include "trust/gen_record.h"
#include "trust/options.h"
#include "trust/ref_memory.h"

enum { DAYS = 5 };

typedef struct run {
	uint64_t cases, seed, first, records;
	const char *rules;
	compare_seen seen;
	uint64_t done, laws;
} run;

/*
 * Records about one law on one day. Rules from files have no `text` and are not shrunk, but have a `memory`: small laws are
 * cheap to read, and the reference that remembers nothing is the plainer one.
 */
static bool compare_day(run *r, const gj_law *law, const gen_marks *marks, rng *random,
			const gen_text *text, ref_memory *memory)
{
	gj_day on = gen_on(marks, random);
	gj_arena arena, scratch;
	gj_circuit *circuit;
	gj_record *record;
	bool equal = true;

	gj_arena_init(&arena, gj_alloc_system(), 256 << 20);
	if (gj_circuit_from_law(&circuit, &arena, law, on, NULL) != GJ_OK)
		equal = false;
	for (uint64_t i = 0; equal && i < r->records / DAYS && r->done < r->cases; i++) {
		gj_arena_init(&scratch, gj_alloc_system(), 64 << 20);
		equal = gen_record(&record, &scratch, law, marks, random) == GJ_OK &&
			compare_record(circuit, record, memory, &r->seen,
				       text == NULL ? stdout : NULL);
		if (!equal && text == NULL)
			case_print_record(stdout, record);
		if (!equal && text != NULL)
			case_shrink_and_print(stdout, text, record, on, compare_differs, NULL);
		gj_arena_free(&scratch);
		r->done++;
	}
	gj_arena_free(&arena);
	return equal;
}

static bool compare_law(run *r, const gj_law *law, uint64_t number, const gen_text *text,
			ref_memory *memory)
{
	rng random = rng_of(~r->seed, number);
	gen_marks marks;

	gen_marks_of(&marks, law);
	for (int day = 0; day < DAYS && r->done < r->cases; day++)
		if (!compare_day(r, law, &marks, &random, text, memory)) {
			printf("seed %llu, rule set %llu, after %llu cases\n",
			       (unsigned long long)r->seed, (unsigned long long)number,
			       (unsigned long long)r->done);
			return false;
		}
	r->laws++;
	return true;
}

static bool compare_generated(run *r, gen_text *text)
{
	case_law c;
	bool equal = true;

	for (uint64_t number = r->first; equal && r->done < r->cases; number++) {
		gen_law(text, r->seed, number, (gen_shape){0, 0});
		if (case_load_text(&c, text)) {
			equal = compare_law(r, c.law, number, text, NULL);
		} else {
			char message[2000];

			gj_error_text(&c.err, message, sizeof message);
			printf("%.*s\nrule set %llu does not load\n%s", (int)text->len, text->at,
			       (unsigned long long)number, message);
			equal = false;
		}
		case_free(&c);
	}
	return equal;
}

static bool compare_rules(run *r)
{
	ref_memory *memory = NULL;
	gj_law *law;
	gj_arena arena;
	gj_error err;
	bool equal;

	gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
	equal = gj_law_load(&law, &arena, &r->rules, 1, 0, &err) == GJ_OK;
	if (!equal)
		printf("%s\n", err.message);
	if (equal && (memory = ref_memory_new(law)) == NULL)
		equal = false;
	for (uint64_t number = r->first; equal && r->done < r->cases; number++)
		equal = compare_law(r, law, number, NULL, memory);
	ref_memory_free(memory);
	gj_arena_free(&arena);
	return equal;
}

int main(int argc, char **argv)
{
	run r = {.cases = 20000, .seed = 1, .records = 500};
	const options_number numbers[] = {{"--cases", &r.cases},
					  {"--seed", &r.seed},
					  {"--first", &r.first},
					  {"--records", &r.records}};
	gen_text *text = malloc(sizeof *text);
	bool equal;

	if (text == NULL ||
	    !options_read(argc, argv, numbers, sizeof numbers / sizeof *numbers, &r.rules)) {
		free(text);
		return 2;
	}
	if (r.records < DAYS) {
		fprintf(stderr, "--records: at least %d, one for each day\n", DAYS);
		free(text);
		return 2;
	}
	equal = r.rules != NULL ? compare_rules(&r) : compare_generated(&r, text);
	printf("%llu cases of %llu rule sets, %s\n", (unsigned long long)r.done,
	       (unsigned long long)r.laws, equal ? "all equal" : "a difference");
	compare_print_seen(&r.seen);
	free(text);
	return equal && r.done > 0 ? 0 : 1;
}
