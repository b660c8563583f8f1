/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A random rule set against itself with one word changed: where both are said to agree no random record may tell them apart,
 * and where they are said to differ the witness must.
 *     test_prove_agree [--cases N] [--seed S]
 */
#include <stdio.h>

#include "prove/prove.h"
#include "trust/case.h"
#include "trust/gen_record.h"
#include "trust/options.h"

enum { STEPS = 2000000, RECORDS = 60 };

typedef struct counts {
	uint64_t agree, differ, untold, unloadable;
} counts;

typedef struct pair {
	gj_arena arena;
	const gj_law *law[2];
	gj_circuit *circuit[2];
	rng *random;
} pair;

/* One `and` becomes `or `, one `or` becomes `and`, or one `not` goes; false: there is no such word. */
static bool change(gen_text *text, rng *random)
{
	static const char *const from[] = {" and ", " or ", " not "}, *const to[] = {" or ",
										     " and ", " "};
	size_t at[3 * 256], which[3 * 256], n = 0;
	size_t old, new, chosen;

	for (size_t i = 0; i + 5 < text->len; i++)
		for (size_t k = 0; k < 3; k++)
			if (n < 3 * 256 && memcmp(text->at + i, from[k], strlen(from[k])) == 0) {
				at[n] = i;
				which[n++] = k;
			}
	if (n == 0)
		return false;
	chosen = rng_below(random, (unsigned)n);
	old = strlen(from[which[chosen]]);
	new = strlen(to[which[chosen]]);
	memmove(text->at + at[chosen] + new, text->at + at[chosen] + old,
		text->len - at[chosen] - old);
	memcpy(text->at + at[chosen], to[which[chosen]], new);
	text->len = text->len - old + new;
	for (size_t i = 0; i <= text->n; i++)
		if (text->start[i] > at[chosen])
			text->start[i] = text->start[i] - old + new;
	return true;
}

/* What a record gives a norm in one of the laws. */
static gj_truth verdict(pair *p, unsigned side, const gj_record *record, uint32_t norm)
{
	gj_verdicts *verdicts;
	gj_arena arena;
	gj_truth truth = (gj_truth)99;

	gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
	if (gj_evaluate(&verdicts, &arena, p->circuit[side], record, NULL) == GJ_OK)
		truth = verdicts->item[norm].if_in_force;
	gj_arena_free(&arena);
	return truth;
}

static bool wrong(pair *p, const gj_claim *claim, const char *what)
{
	printf("%.*s: %s\n%.*s", GJ_FMT(p->law[0]->norm[claim->norm].e.id), what,
	       GJ_FMT(claim->witness.file));
	return false;
}

static bool witnessed(pair *p, const gj_claim *claim)
{
	const gj_witness *w = &claim->witness;
	gj_str text[2] = {w->file, w->extra.len > 0 ? w->extra : w->file};
	gj_truth truth[2] = {claim->here, claim->there};

	if (claim->here == claim->there)
		return wrong(p, claim, "the same in both");
	for (unsigned side = 0; side < 2; side++) {
		const gj_source source = {GJ_STR("witness"), text[side]};
		gj_record *record;

		if (gj_record_read(&record, &p->arena, p->law[side], &source, NULL) != GJ_OK ||
		    verdict(p, side, record, side == 0 ? claim->norm : claim->other) != truth[side])
			return wrong(p, claim, "the witness shows nothing");
	}
	return true;
}

static bool tried(pair *p, const gj_claims *claims, gj_record *const *record, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		gj_record *carried = case_carry(&p->arena, p->law[1], record[i], NULL);
		gj_verdicts *here, *there;

		if (carried == NULL ||
		    gj_evaluate(&here, &p->arena, p->circuit[0], record[i], NULL) != GJ_OK ||
		    gj_evaluate(&there, &p->arena, p->circuit[1], carried, NULL) != GJ_OK)
			return false;
		for (size_t k = 0; k < claims->n; k++) {
			const gj_claim *claim = &claims->item[k];

			if (claim->outcome == GJ_OUTCOME_PROVED &&
			    here->item[claim->norm].if_in_force !=
				    there->item[claim->other].if_in_force)
				return wrong(p, claim, "said to agree, and a record differs");
		}
	}
	return true;
}

static bool check(pair *p, const gj_claims *claims, const gen_marks *marks, counts *n)
{
	gj_record *record[RECORDS];

	for (size_t i = 0; i < RECORDS; i++)
		if (gen_record(&record[i], &p->arena, p->law[0], marks, p->random) != GJ_OK)
			return false;
	for (size_t i = 0; i < claims->n; i++) {
		const gj_claim *claim = &claims->item[i];

		n->agree += claim->outcome == GJ_OUTCOME_PROVED;
		n->differ += claim->outcome == GJ_OUTCOME_REFUTED && !claim->untold;
		n->untold += claim->outcome == GJ_OUTCOME_REFUTED && claim->untold;
		if (claim->outcome == GJ_OUTCOME_NOT_DECIDED)
			return wrong(p, claim, "not decided");
		if (claim->outcome == GJ_OUTCOME_REFUTED && !witnessed(p, claim))
			return false;
	}
	return tried(p, claims, record, RECORDS);
}

static bool one_pair(const gj_law *a, const gj_law *b, rng *random, counts *n)
{
	pair p = {.law = {a, b}, .random = random};
	gj_claims *claims;
	gen_marks marks;
	gj_day on;
	bool right;

	gen_marks_of(&marks, a);
	on = gen_on(&marks, random);
	gj_arena_init(&p.arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
	right = gj_circuit_from_law(&p.circuit[0], &p.arena, a, on, NULL) == GJ_OK &&
		gj_circuit_from_law(&p.circuit[1], &p.arena, b, on, NULL) == GJ_OK &&
		gj_prove(&claims, &p.arena, p.circuit[0], p.circuit[1], NULL, STEPS, NULL) ==
			GJ_OK &&
		check(&p, claims, &marks, n);
	gj_arena_free(&p.arena);
	return right;
}

int main(int argc, char **argv)
{
	static gen_text text, changed;
	uint64_t cases = 150, seed = 1;
	const options_number numbers[] = {{"--cases", &cases}, {"--seed", &seed}};
	const char *rules = NULL;
	counts n = {0, 0, 0, 0};
	bool right = options_read(argc, argv, numbers, sizeof numbers / sizeof *numbers, &rules);
	rng random = rng_of(seed, 79);

	for (uint64_t number = 0; right && number < cases; number++) {
		case_law a, b;

		gen_law(&text, seed, number, (gen_shape){0, 0});
		changed = text;
		if (!change(&changed, &random))
			continue;
		right = case_load_text(&a, &text);
		if (!case_load_text(&b, &changed)) /* `and` beside `or`, or such */
			n.unloadable++;
		else
			right = right && one_pair(a.law, b.law, &random, &n);
		if (!right)
			printf("rule set %llu of seed %llu\n", (unsigned long long)number,
			       (unsigned long long)seed);
		case_free(&a);
		case_free(&b);
	}
	printf("%llu norms agree, %llu differ, %llu only where something is untold; %llu changes "
	       "do "
	       "not load\n",
	       (unsigned long long)n.agree, (unsigned long long)n.differ,
	       (unsigned long long)n.untold, (unsigned long long)n.unloadable);
	return right && n.agree > 0 && n.differ > 0 ? 0 : 1;
}
