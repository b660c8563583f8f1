/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Columns of a host program against the evaluator of single services: random laws and records, each column in a layout drawn at
 * random, with bits that start inside a byte; on one thread and on more.
 *     test_portfolio_host [--cases N] [--seed S]
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "api/api.h"
#include "eval/evaluate.h"
#include "trust/case.h"
#include "trust/gen_record.h"
#include "trust/options.h"

enum { SERVICES = 3 * 512 + 77, MOST_OFFSET = 90 };

typedef struct trial {
	gj_arena arena;
	const gj_law *law;
	gj_record *record[SERVICES];
	gj_column *column;
	size_t n_columns;
	rng *random;
} trial;

static char *name_of(trial *t, const char *prefix, gj_str id, const char *suffix)
{
	size_t size = strlen(prefix) + id.len + strlen(suffix) + 1;
	char *name = gj_arena_get(&t->arena, size);

	snprintf(name, size, "%s%.*s%s", prefix, GJ_FMT(id), suffix);
	return name;
}

static gj_column *new_column(trial *t, const char *name, gj_layout layout, size_t size)
{
	gj_column *column = &t->column[t->n_columns++];
	size_t offset = rng_below(t->random, MOST_OFFSET);

	column->name = name;
	column->layout = layout;
	column->offset = offset;
	column->values = gj_arena_array(&t->arena, SERVICES + offset + 64, size);
	column->known = gj_arena_array(&t->arena, SERVICES + offset + 64, 1);
	return column;
}

static void set(const void *bits, size_t at)
{
	((uint8_t *)bits)[at / 8] |= (uint8_t)(1u << at % 8);
}

static void tell(const gj_column *column, size_t s, gj_truth truth)
{
	if (truth == GJ_UNKNOWN)
		return;
	set(column->known, column->offset + s);
	if (truth == GJ_TRUE)
		set(column->values, column->offset + s);
}

static void lay_bool(trial *t, size_t fact)
{
	const gj_column *column =
		new_column(t, name_of(t, "", t->law->fact[fact].e.id, ""), GJ_BITS, 1);

	for (size_t s = 0; s < SERVICES; s++) {
		const gj_input *input = &t->record[s]->fact[fact];

		tell(column, s, input->state == GJ_STATE_GIVEN ? input->truth : GJ_UNKNOWN);
	}
}

static void lay_choice(trial *t, size_t fact)
{
	const gj_fact *of = &t->law->fact[fact];
	bool narrow = rng_chance(t->random, 50);
	gj_column *column =
		new_column(t, name_of(t, "", of->e.id, ""), narrow ? GJ_CODES8 : GJ_CODES32, 4);
	const char **codes = gj_arena_array(&t->arena, of->n_choices, sizeof *codes);

	for (size_t i = 0; i < of->n_choices; i++)
		codes[i] = name_of(t, "", of->choice[i].text, "");
	column->codes = codes;
	column->n_codes = of->n_choices;
	for (size_t s = 0; s < SERVICES; s++) {
		const gj_input *input = &t->record[s]->fact[fact];
		bool given = input->state == GJ_STATE_GIVEN;
		uint32_t code = given ? input->choice : 200;

		if (given)
			set(column->known, column->offset + s);
		if (narrow)
			((uint8_t *)column->values)[column->offset + s] = (uint8_t)code;
		else
			((uint32_t *)column->values)[column->offset + s] = code;
	}
}

static bool has(const gj_input *input, int end)
{
	bool given = input->state == GJ_STATE_GIVEN;
	bool exact = given && input->has_low && input->has_high && input->low == input->high;

	if (end == 0)
		return exact;
	return given && !exact && (end < 0 ? input->has_low : input->has_high);
}

static gj_layout layout_for(trial *t, size_t fact, int end)
{
	gj_fact_type type = t->law->fact[fact].type;
	gj_layout layout = rng_chance(t->random, 50) ? GJ_INT32 : GJ_INT64;

	if (type == GJ_FACT_DATE || type == GJ_FACT_EVENT)
		return GJ_DAYS32;
	for (size_t s = 0; s < SERVICES; s++) {
		const gj_input *input = &t->record[s]->fact[fact];
		int64_t value = end > 0 ? input->high : input->low;

		if (!has(input, end))
			continue;
		if (value % GJ_NUM_ONE != 0)
			return GJ_DOUBLE;
		if (layout == GJ_INT32 &&
		    (value / GJ_NUM_ONE > INT32_MAX || value / GJ_NUM_ONE < INT32_MIN))
			layout = GJ_INT64;
	}
	return rng_chance(t->random, 30) ? GJ_DOUBLE : layout;
}

static void put(const gj_column *column, size_t at, int64_t value)
{
	switch (column->layout) {
	case GJ_DAYS32:
		((int32_t *)column->values)[at] = (int32_t)value;
		break;
	case GJ_INT32:
		((int32_t *)column->values)[at] = (int32_t)(value / GJ_NUM_ONE);
		break;
	case GJ_INT64:
		((int64_t *)column->values)[at] = value / GJ_NUM_ONE;
		break;
	default:
		((double *)column->values)[at] = (double)value / GJ_NUM_ONE;
	}
}

/* `end`: 0 exact, -1 low, 1 high. */
static void lay_values(trial *t, size_t fact, const char *suffix, int end)
{
	gj_column *column = new_column(t, name_of(t, "", t->law->fact[fact].e.id, suffix),
				       layout_for(t, fact, end), 8);

	for (size_t s = 0; s < SERVICES; s++) {
		const gj_input *input = &t->record[s]->fact[fact];
		size_t at = column->offset + s;

		if (!has(input, end)) {
			/* Doubles may say so by themselves. */
			if (column->layout == GJ_DOUBLE) {
				((double *)column->values)[at] = (double)NAN;
				set(column->known, at);
			}
			continue;
		}
		put(column, at, end > 0 ? input->high : input->low);
		set(column->known, at);
	}
}

static void lay_happened(trial *t, size_t fact)
{
	const gj_column *column =
		new_column(t, name_of(t, "", t->law->fact[fact].e.id, ".happened"), GJ_BITS, 1);

	for (size_t s = 0; s < SERVICES; s++) {
		const gj_input *input = &t->record[s]->fact[fact];

		tell(column, s, input->state == GJ_STATE_GIVEN ? input->truth : GJ_UNKNOWN);
	}
}

static void lay(trial *t)
{
	const gj_law *law = t->law;

	t->column = gj_arena_array(&t->arena, 4 * law->n_facts + law->n_roles + law->n_terms,
				   sizeof *t->column);
	for (size_t i = 0; i < law->n_facts; i++) {
		gj_fact_type type = law->fact[i].type;

		if (type == GJ_FACT_BOOL) {
			lay_bool(t, i);
		} else if (type == GJ_FACT_CHOICE) {
			lay_choice(t, i);
		} else {
			lay_values(t, i, "", 0);
			lay_values(t, i, ".at_least", -1);
			lay_values(t, i, ".at_most", 1);
		}
		if (type == GJ_FACT_EVENT)
			lay_happened(t, i);
	}
	for (size_t i = 0; i < law->n_roles; i++) {
		const gj_column *column =
			new_column(t, name_of(t, "role.", law->role[i].e.id, ""), GJ_BITS, 1);

		for (size_t s = 0; s < SERVICES; s++)
			tell(column, s, t->record[s]->role[i]);
	}
	for (size_t i = 0; i < law->n_terms; i++) {
		const gj_column *column;

		if (law->term[i].judged_by.len == 0)
			continue;
		column = new_column(t, name_of(t, "judgement.", law->term[i].e.id, ""), GJ_BITS, 1);
		for (size_t s = 0; s < SERVICES; s++)
			tell(column, s, t->record[s]->term[i].truth);
	}
}

static bool compare(const trial *t, const gj_portfolio *portfolio, const gj_circuit *circuit,
		    const uint64_t *yes, const uint64_t *no, size_t words)
{
	gj_truth *atom = calloc(circuit->n_atoms + 1, sizeof *atom);
	gj_truth *node = calloc(circuit->n_gates + 1, sizeof *node);
	bool equal = atom != NULL && node != NULL;

	for (size_t s = 0; equal && s < SERVICES; s++) {
		gj_atoms_truth(circuit, t->record[s], atom);
		gj_circuit_run(circuit, atom, 0, node);
		for (size_t k = 0; equal && k < t->law->n_norms; k++) {
			const gj_norm_nodes *nodes = &circuit->norm[k];
			bool is_yes = yes[k * words + s / 64] >> s % 64 & 1;
			bool is_no = no[k * words + s / 64] >> s % 64 & 1;
			gj_applicability got = is_yes  ? gj_portfolio_when(portfolio, k)
					       : is_no ? GJ_DOES_NOT_APPLY
						       : GJ_APPLY_UNKNOWN;

			equal = got == gj_applicability_of(nodes, node[nodes->applies]) &&
				!(is_yes && is_no);
			if (!equal)
				printf("service %zu, norm %zu: %d\n", s, k, (int)got);
		}
	}
	for (size_t k = 0; equal && k < t->law->n_norms; k++)
		for (size_t s = SERVICES; equal && s < words * 64; s++)
			equal = ((yes[k * words + s / 64] | no[k * words + s / 64]) >> s % 64 &
				 1) == 0;
	free(atom);
	free(node);
	return equal;
}

static bool run(trial *t, gj_day on)
{
	gj_rules rules = {.alloc = gj_alloc_system(), .law = (gj_law *)t->law};
	size_t words = gj_portfolio_words(SERVICES), size = t->law->n_norms * words * 8 + 64;
	uint64_t *yes = aligned_alloc(64, size / 64 * 64), *no = aligned_alloc(64, size / 64 * 64);
	gj_portfolio *portfolio;
	gj_circuit *circuit;
	gj_error err = {0};
	bool equal = yes != NULL && no != NULL &&
		     gj_portfolio_new(&portfolio, &rules, on, NULL, 0, &err) == GJ_OK &&
		     gj_circuit_from_law(&circuit, &t->arena, t->law, on, &err) == GJ_OK;

	for (unsigned threads = 1; equal && threads <= 3; threads += 2) {
		memset(yes, 0xA5, size / 64 * 64);
		memset(no, 0xA5, size / 64 * 64);
		equal = gj_portfolio_run(portfolio, t->column, t->n_columns, SERVICES, threads, yes,
					 no, words, &err) == GJ_OK &&
			compare(t, portfolio, circuit, yes, no, words);
	}
	if (err.message[0] != '\0')
		printf("%s\n", err.message);
	gj_portfolio_free(portfolio);
	free(yes);
	free(no);
	return equal;
}

int main(int argc, char **argv)
{
	uint64_t cases = 20000, seed = 1, done = 0;
	const char *rules = NULL;
	const options_number numbers[] = {{"--cases", &cases}, {"--seed", &seed}};
	static gen_text text;
	bool equal = true;
	rng random;

	if (!options_read(argc, argv, numbers, sizeof numbers / sizeof *numbers, &rules))
		return 2;
	random = rng_of(seed, 33);
	for (uint64_t number = 0; equal && done < cases; number++) {
		static trial t;
		gen_marks marks;
		case_law c;

		gen_law(&text, seed, number, (gen_shape){0, 0});
		equal = case_load_text(&c, &text);
		memset(&t, 0, sizeof t);
		t.law = c.law;
		t.random = &random;
		gj_arena_init(&t.arena, gj_alloc_system(), 1 << 30);
		gen_marks_of(&marks, c.law);
		for (size_t s = 0; equal && s < SERVICES; s++)
			equal = gen_record(&t.record[s], &t.arena, c.law, &marks, &random) == GJ_OK;
		if (equal) {
			lay(&t);
			equal = run(&t, gen_on(&marks, &random));
		}
		if (!equal)
			printf("rule set %llu of seed %llu\n", (unsigned long long)number,
			       (unsigned long long)seed);
		done += SERVICES;
		gj_arena_free(&t.arena);
		case_free(&c);
	}
	printf("%llu services, %s\n", (unsigned long long)done, equal ? "all equal" : "UNEQUAL");
	return equal ? 0 : 1;
}
