/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Comparisons of regimes against their definitions: random laws, days, records, subjects, times, fines, and columns, which overlap and leave
 * law out.
 *     test_compare [--cases N] [--seed S]
 */
#include <stdio.h>
#include <stdlib.h>

#include "reason/by_definition.h"
#include "trust/case.h"
#include "trust/gen_record.h"
#include "trust/options.h"

enum { SUBJECTS = 4, COLUMNS = 4 };

met seen;

/* ---- random subjects and columns ---- */

static bool pick(gj_arena *arena, gj_refs *out, size_t n, unsigned percent, rng *random)
{
	out->n = 0;
	out->at = gj_arena_array(arena, n, sizeof *out->at);
	for (uint32_t i = 0; out->at != NULL && i < n; i++)
		if (rng_chance(random, percent))
			out->at[out->n++] = i;
	return out->at != NULL;
}

static bool put_subjects(gj_arena *arena, gj_law *law, rng *random)
{
	law->n_subjects = rng_below(random, SUBJECTS + 1);
	law->subject = gj_arena_array(arena, SUBJECTS, sizeof *law->subject);
	for (size_t s = 0; law->subject != NULL && s < law->n_subjects; s++) {
		gj_subject *subject = &law->subject[s];

		subject->sense = (gj_sense)rng_below(random, 3);
		if (!pick(arena, &subject->norms, law->n_norms, 40 + rng_below(random, 60),
			  random) ||
		    !pick(arena, &subject->terms, law->n_terms, 50, random))
			return false;
	}
	return law->subject != NULL;
}

/* Any event, from a random one on. */
static uint32_t some_event(const gj_law *law, rng *random)
{
	size_t from = rng_below(random, (unsigned)law->n_facts);

	for (size_t i = 0; i < law->n_facts; i++)
		if (law->fact[(from + i) % law->n_facts].type == GJ_FACT_EVENT)
			return (uint32_t)((from + i) % law->n_facts);
	return GJ_NONE;
}

/* The generator sets few times, and no fines. */
static void put_times(gj_law *law, rng *random)
{
	enum { NEW_YEAR_2026 = 20454 };
	static const unsigned most[] = {40, 40, 3, 2};

	for (size_t i = 0; i < law->n_norms; i++) {
		gj_norm *norm = &law->norm[i];
		uint32_t event = some_event(law, random);

		if (norm->kind != GJ_KIND_DUTY || norm->before != GJ_NONE ||
		    norm->promptly != GJ_NONE || norm->has_within || norm->by != GJ_DAY_NONE ||
		    event == GJ_NONE || !rng_chance(random, 50))
			continue;
		if (norm->act_event == GJ_NONE)
			norm->act_event = event;
		if (rng_chance(random, 25)) {
			norm->by = NEW_YEAR_2026 + (gj_day)rng_below(random, 365);
			continue;
		}
		norm->unit = (gj_period_unit)rng_below(random, 4);
		norm->within = 1 + (int)rng_below(random, most[norm->unit]);
		norm->within_of = event;
		norm->has_within = true;
	}
}

static gj_qty *amount(gj_arena *arena, const gj_law *law, gj_str currency, rng *random)
{
	gj_qty *qty = gj_arena_get(arena, sizeof *qty);
	uint32_t fact = rng_below(random, (unsigned)law->n_facts);

	if (qty == NULL)
		return NULL;
	*qty = (gj_qty){.op = GJ_QTY_NUMBER, .currency = currency, .num = rng_below(random, 900)};
	if (law->fact[fact].type == GJ_FACT_MONEY) {
		qty->op = GJ_QTY_FACT;
		qty->ref = fact;
	}
	return qty;
}

static bool put_fine(gj_arena *arena, const gj_law *law, gj_fine *fine, rng *random)
{
	gj_str currency = rng_chance(random, 50) ? GJ_STR("AAA") : GJ_STR("BBB");
	unsigned which = rng_below(random, 3); /* a range, a least fine, a greatest */

	*fine = (gj_fine){0};
	if (which != 2 && (fine->lo = amount(arena, law, currency, random)) == NULL)
		return false;
	return which == 1 || (fine->hi = amount(arena, law, currency, random)) != NULL;
}

static bool put_fines(gj_arena *arena, gj_law *law, rng *random)
{
	gj_refs sanctions = {gj_arena_array(arena, law->n_norms, sizeof(uint32_t)), 0};

	if (sanctions.at == NULL)
		return false;
	for (uint32_t i = 0; i < law->n_norms; i++) {
		gj_norm *norm = &law->norm[i];

		if (norm->kind != GJ_KIND_SANCTION || norm->n_steps == 0)
			continue;
		norm->each = rng_chance(random, 30) ? 1 + rng_below(random, 7) : 0;
		norm->step[0].n_fines = 1 + rng_below(random, 2);
		norm->step[0].fine = gj_arena_array(arena, 2, sizeof(gj_fine));
		for (size_t f = 0; f < norm->step[0].n_fines; f++)
			if (norm->step[0].fine == NULL ||
			    !put_fine(arena, law, &norm->step[0].fine[f], random))
				return false;
		sanctions.at[sanctions.n++] = i;
	}
	for (size_t i = 0; i < law->n_measures; i++)
		law->measure[i].fine = rng_chance(random, 30);
	for (uint32_t i = 0; i < law->n_norms && sanctions.n > 0; i++)
		if (law->norm[i].kind == GJ_KIND_DUTY || law->norm[i].kind == GJ_KIND_PROHIBITION)
			law->norm[i].orelse = sanctions;
	return true;
}

static gj_regime *columns(gj_arena *arena, const gj_law *law, size_t n, bool *any, rng *random)
{
	gj_regime *regime = gj_arena_array(arena, n, sizeof *regime);

	for (size_t r = 0; regime != NULL && r < n; r++) {
		regime[r].instrument =
			gj_arena_array(arena, law->n_instruments, sizeof *regime[r].instrument);
		if (regime[r].instrument == NULL)
			return NULL;
		for (size_t i = 0; i < law->n_instruments; i++) {
			regime[r].instrument[i] = rng_chance(random, 45);
			any[i] = any[i] || regime[r].instrument[i];
		}
	}
	return regime;
}

static bool check(const look *l)
{
	if (!check_rows(l) || !check_moments(l))
		return false;
	for (size_t r = 0; r < l->c->n_regimes; r++)
		if (!check_side(l, r))
			return false;
	return true;
}

static bool one(const gj_law *law, const gen_marks *marks, rng *random)
{
	gj_arena arena;
	gj_circuit *circuit;
	gj_record *record;
	gj_verdicts *verdicts;
	gj_comparison *c;
	size_t n = 1 + rng_below(random, COLUMNS);
	bool *any, equal;
	gj_regime *regime;

	gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
	any = gj_arena_array(&arena, law->n_instruments, sizeof *any);
	regime = any == NULL ? NULL : columns(&arena, law, n, any, random);
	equal = regime != NULL &&
		gj_circuit_from_law(&circuit, &arena, law, gen_on(marks, random), NULL) == GJ_OK &&
		gen_record(&record, &arena, law, marks, random) == GJ_OK &&
		gj_evaluate(&verdicts, &arena, circuit, record, NULL) == GJ_OK &&
		(rng_chance(random, 50) ||
		 gj_verdicts_keep(verdicts, &arena, any, NULL) == GJ_OK) &&
		gj_compare(&c, &arena, verdicts, regime, n, NULL) == GJ_OK &&
		check(&(look){law, verdicts, c});
	gj_arena_free(&arena);
	return equal;
}

static bool run(uint64_t seed, uint64_t number, unsigned records)
{
	static gen_text text;
	rng random = rng_of(seed, number ^ UINT64_C(0x5b)); /* not that of the law */
	gen_marks marks;
	case_law made;
	bool equal = true;

	gen_law(&text, seed, number, (gen_shape){0});
	if (!case_load_text(&made, &text)) {
		printf("law %llu: %s\n", (unsigned long long)number, made.err.message);
		return false;
	}
	gen_marks_of(&marks, made.law);
	put_times(made.law, &random);
	equal = put_subjects(&made.arena, made.law, &random) &&
		put_fines(&made.arena, made.law, &random);
	for (unsigned i = 0; equal && i < records; i++)
		equal = one(made.law, &marks, &random);
	if (!equal)
		printf("law %llu of seed %llu\n", (unsigned long long)number,
		       (unsigned long long)seed);
	case_free(&made);
	return equal;
}

int main(int argc, char **argv)
{
	enum { RECORDS = 10 };
	uint64_t cases = 5000, seed = 1;
	const options_number numbers[] = {{"--cases", &cases}, {"--seed", &seed}};

	if (!options_read(argc, argv, numbers, 2, NULL))
		return EXIT_FAILURE;
	for (uint64_t number = 0; number * RECORDS < cases; number++)
		if (!run(seed, number, RECORDS))
			return EXIT_FAILURE;
	printf("%llu comparisons: only %lu (open %lu), strictest %lu (by a day %lu, open %lu), "
	       "barred "
	       "%lu (open %lu), days %lu, fines %lu (open %lu, for each %lu, no amount %lu, lifted "
	       "%lu), ahead "
	       "%lu, terms %lu\n",
	       (unsigned long long)cases, seen.only, seen.only_open, seen.strictest,
	       seen.named_strictest, seen.strictest_open, seen.barred, seen.may_bar, seen.moments,
	       seen.fines, seen.open_fines, seen.each, seen.unstated, seen.lifted, seen.ahead,
	       seen.terms);
	/* A run that met nothing shows nothing. */
	return cases < 50000 || (seen.only > 0 && seen.only_open > 0 && seen.strictest > 0 &&
				 seen.strictest_open > 0 && seen.named_strictest > 0 &&
				 seen.barred > 0 && seen.may_bar > 0 && seen.moments > 0 &&
				 seen.fines > 0 && seen.open_fines > 0 && seen.ahead > 0 &&
				 seen.each > 0 && seen.unstated > 0 && seen.lifted > 0 &&
				 seen.terms > 0)
		       ? EXIT_SUCCESS
		       : EXIT_FAILURE;
}
