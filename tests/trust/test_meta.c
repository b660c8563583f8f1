/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Every property of meta.h over generated laws and records.
 *     test_trust_meta [--laws N] [--records N] [--seed S] [--first N] [PROPERTY...]
 * Laws without properties tried would be no test: at the end each property must have had something to look at.
 */
#include <stdlib.h>

#include "trust/meta.h"
#include "trust/options.h"

typedef struct property {
	const char *name;
	meta_property *check;
	unsigned every; /* of so many records one: the dear ones are tried less often */
	uint64_t tried;
	bool chosen;
	bool apart;
} property;

static property all[] = {
	{"more-information", meta_more_information, 1, 0, false, false},
	{"asks-are-complete", meta_asks_are_complete, 1, 0, false, false},
	{"answers-decide", meta_answers_decide, 1, 0, false, false},
	{"renamed", meta_renamed, 5, 0, false, false},
	{"reordered", meta_reordered, 5, 0, false, false},
	{"irrelevant", meta_irrelevant, 5, 0, false, false},
	{"new-law", meta_new_law, 5, 0, false, false},
	{"twice", meta_twice, 10, 0, false, false},
	{"time-passes", meta_time_passes, 1, 0, false, false},
	{"put-off", meta_put_off, 1, 0, false, false},
	{"sufficient", meta_sufficient, 3, 0, false, false},
	{"necessary", meta_necessary, 3, 0, false, false},
	{"marks", meta_marks, 3, 0, false, false},
	{"proof", meta_proof, 1, 0, false, false},
	{"planes", meta_planes, 10, 0, false, false},
	{"shape", meta_shape, 10, 0, false, false},
	{"yaml", meta_yaml, 3, 0, false, false},
	{"json", meta_json, 3, 0, false, false},
	{"plans", meta_plans, 3, 0, false, true},
	{"remembered", meta_remembered, 1, 0, false, true},
};
enum { PROPERTIES = sizeof all / sizeof *all };

/* What a fault needs to be shown again on a smaller law: the property and its dice. */
typedef struct again {
	property *p;
	rng random;
} again;

static bool check(property *p, const gj_law *law, const gj_record *record, gj_day on, rng random,
		  FILE *say)
{
	meta m = {.law = law, .record = record, .on = on, .random = random, .say = say};
	gj_arena arena;
	bool holds = true;

	gj_arena_init(&arena, gj_alloc_system(), 256 << 20);
	m.arena = &arena;
	gen_marks_of(&m.marks, law);
	if (gj_circuit_from_law(&m.circuit, &arena, law, on, NULL) != GJ_OK ||
	    (m.verdicts = meta_judge(&m, record)) == NULL)
		holds = meta_fails(&m, NULL, "out of memory");
	else
		holds = p->check(&m);
	p->tried += m.tried;
	gj_arena_free(&arena);
	return holds;
}

static bool fault(void *context, const gj_law *law, const gj_record *record, gj_day on, FILE *say)
{
	const again *a = context;

	return !check(a->p, law, record, on, a->random, say);
}

static bool check_record(const gj_law *law, const gen_text *text, const gj_record *record,
			 gj_day on, uint64_t number, rng *random)
{
	rng apart = *random; /* dice that those of the others do not hang on */

	for (size_t i = 0; i < PROPERTIES; i++) {
		again a = {&all[i], rng_of(rng_next(all[i].apart ? &apart : random), i)};

		if (!all[i].chosen || number % all[i].every != 0 ||
		    check(&all[i], law, record, on, a.random, NULL))
			continue;
		printf("property %s fails\n", all[i].name);
		case_shrink_and_print(stdout, text, record, on, fault, &a);
		return false;
	}
	return true;
}

static bool check_law(const gen_text *text, uint64_t seed, uint64_t number, uint64_t records)
{
	rng random = rng_of(seed + 77, number);
	gen_marks marks;
	case_law c;
	bool holds = case_load_text(&c, text);

	if (!holds)
		printf("rule set does not load: %s\n", c.err.message);
	else
		gen_marks_of(&marks, c.law);
	for (uint64_t i = 0; holds && i < records; i++) {
		gj_day on = gen_on(&marks, &random);
		gj_record *record;

		holds = gen_record(&record, &c.arena, c.law, &marks, &random) == GJ_OK &&
			check_record(c.law, text, record, on, i, &random);
	}
	case_free(&c);
	if (!holds)
		printf("seed %llu, rule set %llu\n", (unsigned long long)seed,
		       (unsigned long long)number);
	return holds;
}

static bool choose(const char *name)
{
	for (size_t i = 0; i < PROPERTIES; i++)
		if (strcmp(all[i].name, name) == 0)
			return all[i].chosen = true;
	fprintf(stderr, "no such property: %s\n", name);
	return false;
}

static bool report(void)
{
	bool all_tried = true;

	for (size_t i = 0; i < PROPERTIES; i++) {
		if (!all[i].chosen)
			continue;
		printf("%-18s tried %llu times\n", all[i].name, (unsigned long long)all[i].tried);
		all_tried = all_tried && all[i].tried > 0;
	}
	return all_tried;
}

int main(int argc, char **argv)
{
	uint64_t laws = 60, records = 30, seed = 1, first = 0;
	gen_text *text = malloc(sizeof *text);
	bool holds = text != NULL, any = false;

	for (int i = 1; i < argc && holds; i++) {
		uint64_t *to = strcmp(argv[i], "--laws") == 0	   ? &laws
			       : strcmp(argv[i], "--records") == 0 ? &records
			       : strcmp(argv[i], "--seed") == 0	   ? &seed
			       : strcmp(argv[i], "--first") == 0   ? &first
								   : NULL;

		if (to == NULL)
			holds = any = choose(argv[i]);
		else if (i + 1 == argc || !options_read_number(argv[++i], to))
			holds = false;
	}
	if (!holds) {
		fprintf(stderr,
			"usage: %s [--laws N] [--records N] [--seed N] [--first N] [PROPERTY "
			"...]\n",
			argv[0]);
		free(text);
		return 2;
	}
	for (size_t i = 0; i < PROPERTIES && !any; i++)
		all[i].chosen = true;
	for (uint64_t number = first; holds && number < first + laws; number++) {
		gen_law(text, seed, number, (gen_shape){0, 0});
		holds = check_law(text, seed, number, records);
	}
	holds = report() && holds;
	free(text);
	return holds ? 0 : 1;
}
