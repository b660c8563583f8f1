/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The questions that are asked against the best that could be asked. On small random laws the best way of asking is found by
 * going through every state of knowledge (every question untold, or told with one of its answers), from the last to the
 * first: the least expected cost, and the least cost in the worst case. Answers are taken from their list at the start,
 * each as likely as its share.
 *     test_inquiry_optimum [--laws N] [--seed S]
 */
#include <math.h>
#include <stdlib.h>

#include "reason/inquiry.h"
#include "reason/thought.h"
#include "trust/case.h"
#include "trust/gen_record.h"
#include "trust/options.h"

enum { MOST_STATES = 60000, MOST_QUESTIONS = 12, MOST_STEPS = 20000 };

typedef struct world {
	gj_arena arena;
	gj_inquiry *inquiry;
	gj_record *record, *empty;
	gj_prospects all;		 /* at the start */
	size_t step[MOST_QUESTIONS + 1]; /* state = sum of step[i] * (0: untold, else answer + 1) */
	uint64_t *open;			 /* of each state: norms undecided, a bit each */
	uint64_t *closable;		 /* and those of them that telling more may decide */
	double *best, *worst;
	gj_truth *atom, *node;
	size_t steps;
	bool wrong; /* a fault was found */
} world;

static double cost(const world *w, size_t q)
{
	return w->all.at[q].cost;
}

static void tell(world *w, size_t q, size_t answer)
{
	const gj_answer *a = &w->all.at[q].answer[answer];
	gj_ask ask = w->all.at[q].ask;

	if (ask.kind == GJ_ASK_FACT) {
		w->record->fact[ask.ref] = a->input;
		w->inquiry->fact_closed[ask.ref] = true;
	}
	if (ask.kind == GJ_ASK_JUDGEMENT)
		w->record->term[ask.ref].truth = a->truth;
	if (ask.kind == GJ_ASK_ROLE)
		for (size_t i = 0; i < w->record->law->n_roles; i++)
			if (w->empty->role[i] == GJ_UNKNOWN)
				w->record->role[i] = i == a->role ? GJ_TRUE : GJ_FALSE;
	if (ask.kind == GJ_ASK_ROLE)
		w->record->roles_closed = true;
}

static void set_state(world *w, size_t state)
{
	const gj_law *law = w->record->law;

	memcpy(w->record->fact, w->empty->fact, law->n_facts * sizeof *w->record->fact);
	memcpy(w->record->term, w->empty->term, law->n_terms * sizeof *w->record->term);
	memcpy(w->record->role, w->empty->role, law->n_roles * sizeof *w->record->role);
	w->record->roles_closed = false;
	memset(w->inquiry->fact_closed, 0, law->n_facts);
	for (size_t q = 0; q < w->all.n; q++) {
		size_t said = state / w->step[q] % (w->all.at[q].n_answers + 1);

		if (said > 0)
			tell(w, q, said - 1);
	}
}

/* The norms in force that are undecided, a bit each. */
static uint64_t undecided(world *w)
{
	const gj_circuit *c = w->inquiry->circuit;
	uint64_t set = 0;

	gj_atoms_truth(c, w->record, w->atom);
	gj_circuit_run(c, w->atom, 0, w->node);
	for (size_t i = 0; i < c->law->n_norms; i++)
		if (c->norm[i].in_force && !c->law->instrument[c->law->norm[i].instrument].never &&
		    w->node[c->norm[i].applies] == GJ_UNKNOWN)
			set |= (uint64_t)1 << i;
	return set;
}

/* States with more told come later: from the last back, each has what follows it. */
static void find_best(world *w, size_t state)
{
	double best = INFINITY, worst = INFINITY;

	for (size_t q = 0; q < w->all.n; q++) {
		double expected = cost(w, q), most = 0;

		if (state / w->step[q] % (w->all.at[q].n_answers + 1) > 0)
			continue;
		for (size_t k = 0; k < w->all.at[q].n_answers; k++) {
			size_t next = state + (k + 1) * w->step[q];

			w->closable[state] |= w->open[state] & (~w->open[next] | w->closable[next]);
			expected += w->best[next] * w->all.at[q].answer[k].share / GJ_ONE_NORM;
			most = fmax(most, w->worst[next]);
		}
		best = fmin(best, expected);
		worst = fmin(worst, most + cost(w, q));
	}
	w->best[state] = w->closable[state] == 0 ? 0 : best;
	w->worst[state] = w->closable[state] == 0 ? 0 : worst;
}

static bool asked(world *w, size_t state, size_t *out)
{
	gj_prospects now;
	gj_arena arena;
	bool any;

	gj_arena_init(&arena, gj_alloc_system(), 64 << 20);
	set_state(w, state);
	if (gj_inquiry_rank(&now, &arena, w->inquiry, 1) != GJ_OK)
		abort();
	any = now.n > 0 && !now.future;
	/* It says that it could not show more: states do not stand for all there is in this law. */
	if (any && w->closable[state] == 0 && now.at[0].matters == GJ_MATTERS_PERHAPS)
		w->steps = MOST_STEPS + 1;
	for (*out = 0; any && *out < w->all.n; ++*out)
		if (w->all.at[*out].ask.kind == now.at[0].ask.kind &&
		    w->all.at[*out].ask.ref == now.at[0].ask.ref)
			break;
	gj_arena_free(&arena);
	return any;
}

/* What an asker in the engine's way pays from here: on the average; in the worst case. Faults are printed. */
static double follow(world *w, size_t state, double *worst)
{
	double expected, most = 0;
	size_t q;

	*worst = 0;
	if (w->wrong || w->steps++ > MOST_STEPS)
		return 0;
	w->wrong = asked(w, state, &q) != (w->closable[state] != 0) && w->steps <= MOST_STEPS;
	if (w->wrong) {
		fprintf(stderr, w->closable[state] != 0 ? "stops too early\n"
							: "asks what cannot matter\n");
		return 0;
	}
	if (w->closable[state] == 0)
		return 0;
	w->wrong = q == w->all.n;
	expected = cost(w, q);
	for (size_t k = 0; !w->wrong && k < w->all.at[q].n_answers; k++) {
		double below;

		expected += follow(w, state + (k + 1) * w->step[q], &below) *
			    w->all.at[q].answer[k].share / GJ_ONE_NORM;
		most = fmax(most, below);
	}
	*worst = most + cost(w, q);
	return expected;
}

static unsigned facts_in(const gj_qty *qty)
{
	unsigned n = qty->op == GJ_QTY_FACT;

	for (size_t i = 0; i < qty->n; i++)
		n += facts_in(qty->kid[i]);
	return n;
}

/* A comparison of two facts, or of one with itself, has more cases than the answers to each of them. */
static bool has_pair(const gj_circuit *c)
{
	for (size_t i = 0; i < c->n_atoms; i++)
		if (c->atom[i].kind == GJ_ATOM_COMPARE &&
		    facts_in(c->atom[i].cond->left) + facts_in(c->atom[i].cond->right) > 1)
			return true;
	return false;
}

static size_t states_of(world *w)
{
	size_t n = 1;

	if (w->all.n > MOST_QUESTIONS || w->all.n < 2)
		return 0;
	for (size_t q = 0; q < w->all.n && n <= MOST_STATES; q++) {
		gj_ask ask = w->all.at[q].ask;

		/* A presumed fact is not asked where the presumption decides, though telling it may. */
		if (w->all.at[q].n_answers == 1 ||
		    (ask.kind == GJ_ASK_FACT && w->record->law->fact[ask.ref].presume != GJ_NONE))
			return 0;
		w->step[q] = n;
		n *= w->all.at[q].n_answers + 1;
	}
	return n <= MOST_STATES ? n : 0;
}

typedef struct sums {
	double expected, worst, dearest, dearest_worst; /* to the best: sums, the greatest */
	size_t laws, over, best, wrong;
} sums;

static void compare(world *w, size_t n, sums *s)
{
	double worst, expected;

	for (size_t state = n; state-- > 0;) {
		set_state(w, state);
		w->open[state] = undecided(w);
		find_best(w, state);
	}
	expected = follow(w, 0, &worst);
	s->wrong += w->wrong;
	if (w->wrong || w->best[0] <= 0 || w->steps > MOST_STEPS)
		return;
	s->laws++;
	s->expected += expected / w->best[0];
	s->worst += worst / w->worst[0];
	s->over += expected > 1.2 * w->best[0];
	s->best += expected < w->best[0] + 1e-9;
	s->dearest = fmax(s->dearest, expected / w->best[0]);
	s->dearest_worst = fmax(s->dearest_worst, worst / w->worst[0]);
}

static bool make_room(world *w, size_t n)
{
	const gj_circuit *c = w->inquiry->circuit;

	w->open = gj_arena_array(&w->arena, n, sizeof *w->open);
	w->closable = gj_arena_array(&w->arena, n, sizeof *w->closable);
	w->best = gj_arena_array(&w->arena, n, sizeof *w->best);
	w->worst = gj_arena_array(&w->arena, n, sizeof *w->worst);
	w->atom = gj_arena_array(&w->arena, c->n_atoms, sizeof *w->atom);
	w->node = gj_arena_array(&w->arena, c->n_gates, sizeof *w->node);
	return w->open != NULL && w->closable != NULL && w->best != NULL && w->worst != NULL &&
	       w->atom != NULL && w->node != NULL;
}

static void one_law(uint64_t seed, uint64_t number, sums *s)
{
	static gen_text text;
	world w = {.wrong = false};
	rng random = rng_of(seed, number);
	gj_circuit *circuit;
	gen_marks marks;
	case_law law;
	size_t n;

	gen_law(&text, seed, number, (gen_shape){0});
	if (!case_load_text(&law, &text))
		abort();
	gj_arena_init(&w.arena, gj_alloc_system(), 256 << 20);
	gen_marks_of(&marks, law.law);
	if (gj_circuit_from_law(&circuit, &w.arena, law.law, gen_on(&marks, &random), NULL) !=
		    GJ_OK ||
	    gj_record_new(&w.record, &w.arena, law.law) != GJ_OK ||
	    gj_record_new(&w.empty, &w.arena, law.law) != GJ_OK ||
	    gj_inquiry_new(&w.inquiry, &w.arena, circuit, w.record, NULL) != GJ_OK ||
	    gj_inquiry_rank(&w.all, &w.arena, w.inquiry, 0) != GJ_OK)
		abort();
	n = w.all.future || has_pair(circuit) || law.law->n_norms > 64 ? 0 : states_of(&w);
	if (n > 0 && make_room(&w, n))
		compare(&w, n, s);
	if (w.wrong)
		fprintf(stderr, "law %llu of %llu\n", (unsigned long long)number,
			(unsigned long long)seed);
	gj_arena_free(&w.arena);
	case_free(&law);
}

int main(int argc, char **argv)
{
	uint64_t laws = 6000, seed = 1;
	const options_number numbers[] = {{"--laws", &laws}, {"--seed", &seed}};
	const char *rules = NULL;
	sums s = {.laws = 0};
	double n;

	if (!options_read(argc, argv, numbers, 2, &rules))
		return 2;
	for (uint64_t i = 0; i < laws; i++)
		one_law(seed, i, &s);
	n = (double)s.laws;
	printf("%zu laws: cost %.4f of the least on the average (greatest %.3f), %.4f in the worst "
	       "case "
	       "(greatest %.3f); the best way in %zu, over 1.2 in %zu; wrong in %zu\n",
	       s.laws, s.expected / n, s.dearest, s.worst / n, s.dearest_worst, s.best, s.over,
	       s.wrong);
	return s.wrong > 0 || s.laws < laws / 20 || s.expected > 1.01 * n || s.worst > 1.01 * n ||
	       s.over * 100 > s.laws;
}
