/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What is proved of random rule sets against trying records out: what can apply does so somewhere, what never applies does so
 * nowhere, norms contradict each other where both bind and none keeps both. And without a budget nothing is decided.
 *     test_prove_random [--cases N] [--seed S]
 */
#include <stdio.h>

#include "prove/prove.h"
#include "prove/try.h"
#include "trust/case.h"
#include "trust/options.h"

enum { STEPS = 2000000 };

typedef struct counts {
	uint64_t invariants, broken;
	uint64_t reach, never, pairs, conflicts, exact, open;
} counts;

typedef struct trial {
	gj_arena arena;
	const gj_circuit *circuit;
	trying t;
	counts *counts;
} trial;

static bool wrong(const trial *t, const gj_claim *claim, const char *what)
{
	const gj_law *law = t->circuit->law;

	printf("%.*s (claim %d, outcome %d): %s\n%.*s\n", GJ_FMT(law->norm[claim->norm].e.id),
	       (int)claim->kind, (int)claim->outcome, what, GJ_FMT(claim->witness.file));
	return false;
}

/* Does the norm apply to the service of the witness file, read and judged anew? */
static gj_truth witnessed(const trial *t, const gj_claim *claim, uint32_t norm)
{
	const gj_source source = {GJ_STR("witness"), claim->witness.file};
	gj_truth truth = (gj_truth)99;
	gj_verdicts *verdicts;
	gj_record *record;
	gj_arena arena;

	gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
	if (gj_record_read(&record, &arena, t->circuit->law, &source, NULL) == GJ_OK &&
	    gj_evaluate(&verdicts, &arena, t->circuit, record, NULL) == GJ_OK)
		truth = t->circuit->norm[norm].in_force ? verdicts->item[norm].if_in_force
							: GJ_FALSE;
	gj_arena_free(&arena);
	return truth;
}

static bool applies_in(const trial *t, const gj_claim *claim, uint32_t norm)
{
	return witnessed(t, claim, norm) == GJ_TRUE;
}

static bool check_reach(trial *t, const gj_claim *claim)
{
	const gj_truth yes = GJ_TRUE;
	bool exact;
	bool found = try_find(&t->t, &t->circuit->norm[claim->norm].applies, &yes, 1, &exact);

	t->counts->reach += claim->outcome == GJ_OUTCOME_PROVED;
	t->counts->never += claim->outcome == GJ_OUTCOME_REFUTED;
	t->counts->exact += exact;
	if (claim->outcome == GJ_OUTCOME_NOT_DECIDED)
		return wrong(t, claim, "not decided");
	if (claim->outcome == GJ_OUTCOME_REFUTED)
		return !found || wrong(t, claim, "a record to which it applies was found");
	if (exact && !found)
		return wrong(t, claim, "no record was found to which it applies");
	return applies_in(t, claim, claim->norm) || wrong(t, claim, "the witness shows nothing");
}

static const gj_claim *conflict_of(const gj_claims *claims, uint32_t a, uint32_t b)
{
	for (size_t i = 0; i < claims->n; i++)
		if (claims->item[i].kind == GJ_CLAIM_CONFLICT && claims->item[i].norm == a &&
		    claims->item[i].other == b)
			return &claims->item[i];
	return NULL;
}

static bool acts(const trial *t, uint32_t norm)
{
	const gj_norm *of = &t->circuit->law->norm[norm];

	return t->circuit->norm[norm].in_force && of->act != NULL &&
	       (of->kind == GJ_KIND_DUTY || of->kind == GJ_KIND_PROHIBITION);
}

/* The values of its act with which a norm is not broken: unknown, and this one. */
static gj_truth kept(const trial *t, uint32_t norm)
{
	return t->circuit->law->norm[norm].kind == GJ_KIND_DUTY ? GJ_TRUE : GJ_FALSE;
}

/* False only where every record was tried. */
static bool try_both(trial *t, uint32_t a, uint32_t b, bool *exact)
{
	const gj_node act[] = {t->circuit->norm[a].act, t->circuit->norm[b].act};

	for (unsigned i = 0; i < 4; i++) {
		const gj_truth keep[] = {i & 1 ? GJ_UNKNOWN : kept(t, a),
					 i & 2 ? GJ_UNKNOWN : kept(t, b)};

		/* In a random record unknown may be what was only left untold. */
		if (try_find(&t->t, act, keep, 2, exact) && (*exact || i == 0))
			return true;
	}
	return false;
}

static bool keepable(trial *t, uint32_t norm)
{
	bool exact;

	return try_both(t, norm, norm, &exact) || !exact;
}

/* A pair against trying: can both be kept, and can both bind? */
static bool check_pair(trial *t, const gj_claims *claims, uint32_t a, uint32_t b)
{
	const gj_norm_nodes *nodes = t->circuit->norm;
	const gj_node act[] = {nodes[a].act, nodes[b].act};
	const gj_node applies[] = {nodes[a].applies, nodes[b].applies};
	const gj_truth yes[] = {GJ_TRUE, GJ_TRUE};
	const gj_claim *claim = conflict_of(claims, a, b);
	bool exact_keep, exact_bind, keeps, binds;

	t->counts->pairs++;
	if (!keepable(t, a) || !keepable(t, b))
		return claim == NULL || wrong(t, claim, "one alone cannot be kept");
	keeps = try_both(t, a, b, &exact_keep);
	binds = try_find(&t->t, applies, yes, 2, &exact_bind);
	if (claim == NULL && exact_keep && !keeps && binds && act[0] != act[1]) {
		printf("norms %u and %u contradict each other and it was not found\n", a, b);
		return false;
	}
	if (claim == NULL)
		return true;
	t->counts->conflicts++;
	if (claim->outcome != GJ_OUTCOME_REFUTED)
		return wrong(t, claim, "not decided");
	if (keeps || (exact_bind && !binds))
		return wrong(t, claim, "they do not contradict each other");
	return (applies_in(t, claim, a) && applies_in(t, claim, b)) ||
	       wrong(t, claim, "the witness shows nothing");
}

/* Some norm applies and another does not certainly: is there such a record? */
static bool check_invariant(trial *t, const gj_claim *claim)
{
	const gj_invariant *said = &t->circuit->law->invariant[claim->norm];
	const gj_norm_nodes *given = &t->circuit->norm[said->given.at[0]];
	bool turned = said->then_not.n > 0, exact, found = false;
	uint32_t concluded = (turned ? &said->then_not : &said->then)->at[0];
	const gj_norm_nodes *then = &t->circuit->norm[concluded];
	const gj_node node[] = {given->applies, then->applies};
	const gj_truth other[] = {turned ? GJ_TRUE : GJ_FALSE, GJ_UNKNOWN};

	t->counts->invariants += claim->outcome == GJ_OUTCOME_PROVED;
	t->counts->broken += claim->outcome == GJ_OUTCOME_REFUTED;
	if (claim->outcome == GJ_OUTCOME_NOT_DECIDED)
		return wrong(t, claim, "not decided");
	if (claim->outcome == GJ_OUTCOME_REFUTED &&
	    (!applies_in(t, claim, said->given.at[0]) ||
	     witnessed(t, claim, concluded) == (turned ? GJ_FALSE : GJ_TRUE)))
		return wrong(t, claim, "the witness shows nothing");
	if (!given->in_force || !then->in_force)
		return true; /* nothing to try: what is not in force does not apply */
	for (unsigned i = 0; i < 2 && !found; i++) {
		const gj_truth truth[] = {GJ_TRUE, other[i]};

		/* In a random record unknown may be what was only left untold. */
		found = try_find(&t->t, node, truth, 2, &exact) && (exact || i == 0);
	}
	if (found && claim->outcome == GJ_OUTCOME_PROVED)
		return wrong(t, claim, "a record breaks it");
	return found || !exact || claim->outcome == GJ_OUTCOME_PROVED ||
	       wrong(t, claim, "no record breaks it");
}

static bool check_claims(trial *t, const gj_claims *claims)
{
	const gj_law *law = t->circuit->law;

	for (size_t i = 0; i < claims->n; i++)
		if ((claims->item[i].kind == GJ_CLAIM_REACH && !check_reach(t, &claims->item[i])) ||
		    (claims->item[i].kind == GJ_CLAIM_INVARIANT &&
		     !check_invariant(t, &claims->item[i])))
			return false;
	for (uint32_t a = 0; a < law->n_norms; a++)
		for (uint32_t b = a + 1; b < law->n_norms; b++)
			if (acts(t, a) && acts(t, b) && !check_pair(t, claims, a, b))
				return false;
	return true;
}

/* With one step, what is still decided must be right; with none, nothing is. */
static bool check_budget(trial *t, const gj_claims *full)
{
	for (unsigned steps = 0; steps < 2; steps++) {
		gj_claims *claims;
		size_t at = 0;

		if (gj_prove(&claims, &t->arena, t->circuit, NULL, NULL, steps, NULL) != GJ_OK)
			return false;
		for (size_t i = 0; i < claims->n; i++) {
			const gj_claim *claim = &claims->item[i];

			if (claim->kind != GJ_CLAIM_REACH)
				continue;
			while (full->item[at].norm != claim->norm)
				at++;
			t->counts->open += claim->outcome == GJ_OUTCOME_NOT_DECIDED;
			if (claim->outcome != GJ_OUTCOME_NOT_DECIDED &&
			    (steps == 0 || claim->outcome != full->item[at].outcome))
				return wrong(t, claim, "decided without the means");
		}
	}
	return true;
}

static bool one_law(const gj_law *law, rng *random, counts *n)
{
	trial t = {.counts = n};
	gj_claims *claims;
	gj_circuit *circuit;
	gen_marks marks;
	bool right;

	gen_marks_of(&marks, law);
	gj_arena_init(&t.arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
	right = gj_circuit_from_law(&circuit, &t.arena, law, gen_on(&marks, random), NULL) == GJ_OK;
	t.circuit = circuit;
	right = right && try_open(&t.t, &t.arena, circuit, &marks, random) &&
		gj_prove(&claims, &t.arena, circuit, NULL, NULL, STEPS, NULL) == GJ_OK &&
		check_claims(&t, claims) && check_budget(&t, claims);
	gj_arena_free(&t.arena);
	return right;
}

/* Add invariants about random pairs of norms, and load it again: names are known only now. */
static bool with_invariants(case_law *c, gen_text *text, rng *random)
{
	static char said[4096]; /* a law borrows its text */
	const gj_law *law = c->law;
	gj_str texts[2];
	size_t len = 0;

	if (law->n_norms == 0)
		return true;
	for (unsigned i = 0; i < 6; i++) {
		const gj_norm *a = &law->norm[rng_below(random, (unsigned)law->n_norms)];
		const gj_norm *b = &law->norm[rng_below(random, (unsigned)law->n_norms)];

		len += (size_t)snprintf(
			said + len, sizeof said - len,
			"%sinvariant i%u \"x\"\n  cite      %.*s art 1\n  if        %.*s\n"
			"  %s %.*s\n",
			i > 0 ? "\n" : "", i, GJ_FMT(law->instrument[a->instrument].e.id),
			GJ_FMT(a->e.id), i % 2 ? "then     " : "then not ", GJ_FMT(b->e.id));
	}
	texts[0] = (gj_str){text->at, text->len};
	texts[1] = (gj_str){said, len};
	case_free(c);
	if (!case_load(c, texts, 2))
		printf("%s\n%.*s\n", c->err.message, GJ_FMT(texts[1]));
	return c->law != NULL;
}

int main(int argc, char **argv)
{
	static gen_text text;
	uint64_t cases = 150, seed = 1;
	const options_number numbers[] = {{"--cases", &cases}, {"--seed", &seed}};
	const char *rules = NULL;
	counts n;
	bool right = options_read(argc, argv, numbers, sizeof numbers / sizeof *numbers, &rules);
	rng random = rng_of(seed, 78);

	memset(&n, 0, sizeof n);
	for (uint64_t number = 0; right && number < cases; number++) {
		case_law c;

		gen_law(&text, seed, number, (gen_shape){0, 0});
		right = case_load_text(&c, &text) && with_invariants(&c, &text, &random) &&
			one_law(c.law, &random, &n);
		if (!right)
			printf("rule set %llu of seed %llu\n", (unsigned long long)number,
			       (unsigned long long)seed);
		case_free(&c);
	}
	printf("%llu can apply, %llu never apply (%llu of them tried in full), %llu pairs, %llu "
	       "contradict; %llu left open without a budget\n",
	       (unsigned long long)n.reach, (unsigned long long)n.never,
	       (unsigned long long)n.exact, (unsigned long long)n.pairs,
	       (unsigned long long)n.conflicts, (unsigned long long)n.open);
	printf("%llu invariants hold, %llu do not\n", (unsigned long long)n.invariants,
	       (unsigned long long)n.broken);
	/* A run that meets no norm of a kind says nothing about it. */
	return right && n.reach > 0 && n.never > 0 && n.exact > 0 && n.open > 0 &&
			       n.invariants > 0 && n.broken > 0
		       ? 0
		       : 1;
}
