/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Every example asked from nothing. The answers are those of its file; what the file does not tell is made up, so that a full
 * verdict can be reached. Questions are counted until none is left, and held against the fewest things told that decide the
 * same norms, which are found exactly (fewest_told.h).
 *     test_inquiry_examples RULES EXAMPLE...
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/day.h"
#include "base/file.h"
#include "reason/fewest_told.h"
#include "reason/inquiry.h"
#include "reason/thought.h"
#include "support/random.h"

static const char *name_of(const char *path)
{
	return strrchr(path, '/') != NULL ? strrchr(path, '/') + 1 : path;
}

typedef struct world {
	gj_arena arena;
	const gj_law *law;
	gj_day on;
	gj_circuit *circuit;
	gj_truth *atom, *node;
	bool *wanted, *asked; /* [n_norms]: decided; of the law that the file asks about */
} world;

/* Is every wanted norm decided? */
static bool decides(world *w, const gj_record *record)
{
	gj_atoms_truth(w->circuit, record, w->atom);
	gj_circuit_run(w->circuit, w->atom, 0, w->node);
	for (size_t i = 0; i < w->law->n_norms; i++)
		if (w->wanted[i] && w->node[w->circuit->norm[i].applies] == GJ_UNKNOWN)
			return false;
	return true;
}

static void tell(gj_record *to, const gj_record *from, gj_ask ask)
{
	if (ask.kind == GJ_ASK_FACT) {
		to->fact[ask.ref] = from->fact[ask.ref];
	} else if (ask.kind == GJ_ASK_JUDGEMENT) {
		to->term[ask.ref] = from->term[ask.ref];
	} else {
		memcpy(to->role, from->role, to->law->n_roles * sizeof *to->role);
		to->roles_closed = from->roles_closed;
	}
}

static int by_name(const void *a, const void *b)
{
	const gj_ask *x = &((const gj_prospect *)a)->ask, *y = &((const gj_prospect *)b)->ask;

	if (x->kind != y->kind)
		return x->kind < y->kind ? -1 : 1;
	return x->ref < y->ref ? -1 : x->ref > y->ref;
}

/* What is not told gets one of its answers, the same ones however questions are ranked. */
static void make_up(world *w, gj_record *full, rng *random)
{
	gj_prospects all;
	gj_inquiry *inquiry;
	gj_record *empty;

	if (gj_record_new(&empty, &w->arena, w->law) != GJ_OK ||
	    gj_inquiry_new(&inquiry, &w->arena, w->circuit, empty, w->asked) != GJ_OK ||
	    gj_inquiry_rank(&all, &w->arena, inquiry, 0) != GJ_OK)
		abort();
	qsort(all.at, all.n, sizeof *all.at, by_name);
	for (size_t i = 0; i < all.n; i++) {
		const gj_prospect *q = &all.at[i];
		const gj_answer *a = &q->answer[rng_below(random, (unsigned)q->n_answers)];

		if (q->ask.kind == GJ_ASK_ROLE || gj_ask_told(full, q->ask))
			continue;
		if (q->ask.kind == GJ_ASK_FACT)
			full->fact[q->ask.ref] = a->input;
		else
			full->term[q->ask.ref].truth = a->truth;
	}
}

/* What the record decides of the law that it asks about is wanted. */
static void want_decided(world *w, const gj_record *full)
{
	gj_atoms_truth(w->circuit, full, w->atom);
	gj_circuit_run(w->circuit, w->atom, 0, w->node);
	for (size_t i = 0; i < w->law->n_norms; i++) {
		const gj_norm_nodes *nodes = &w->circuit->norm[i];

		w->wanted[i] = (nodes->in_force || nodes->future) &&
			       !w->law->instrument[w->law->norm[i].instrument].never &&
			       w->asked[i] && w->node[nodes->applies] != GJ_UNKNOWN;
	}
}

/* Questions asked; each must have an answer in the record, for all of them were made up. */
static size_t interview(world *w, const gj_record *full, gj_record *told, size_t *unanswered)
{
	gj_inquiry *inquiry;
	size_t asked = 0;

	if (gj_inquiry_new(&inquiry, &w->arena, w->circuit, told, w->wanted) != GJ_OK)
		abort();
	for (bool more = true; more;) {
		gj_prospects now;
		gj_arena arena;

		gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
		if (gj_inquiry_rank(&now, &arena, inquiry, 1) != GJ_OK)
			abort();
		more = now.n > 0;
		if (more) {
			gj_ask ask = now.at[0].ask;

			asked++;
			tell(told, full, ask);
			*unanswered += ask.kind != GJ_ASK_ROLE && !gj_ask_told(told, ask) &&
				       (ask.kind == GJ_ASK_JUDGEMENT ||
					told->fact[ask.ref].state != GJ_STATE_GIVEN);
			if (ask.kind == GJ_ASK_FACT)
				inquiry->fact_closed[ask.ref] = true;
			else if (ask.kind == GJ_ASK_JUDGEMENT)
				inquiry->term_closed[ask.ref] = true;
			else
				inquiry->roles_closed = true;
		}
		gj_arena_free(&arena);
	}
	return asked;
}

typedef struct told_of {
	world *w;
	const gj_record *full;
	gj_record *now;
	const gj_ask *ask; /* what the file tells, but for the roles */
	size_t n;
} told_of;

static bool some_decide(void *context, const bool *in)
{
	told_of *t = context;

	for (size_t i = 0; i < t->n; i++)
		if (in[i])
			tell(t->now, t->full, t->ask[i]);
		else
			gj_record_forget(t->now, t->ask[i]);
	return decides(t->w, t->now);
}

/* The roles count as one thing told, and are never left out. */
static size_t list_told(gj_ask *out, const gj_record *full)
{
	size_t n = 0;

	for (uint32_t i = 0; i < full->law->n_facts; i++)
		if (full->fact[i].state == GJ_STATE_GIVEN)
			out[n++] = (gj_ask){GJ_ASK_FACT, i};
	for (uint32_t i = 0; i < full->law->n_terms; i++)
		if (full->term[i].truth != GJ_UNKNOWN)
			out[n++] = (gj_ask){GJ_ASK_JUDGEMENT, i};
	return n;
}

static void find_fewest(world *w, const gj_record *full, fewest_told *out)
{
	gj_arena arena;
	gj_ask *ask;
	told_of t = {.w = w, .full = full};

	gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
	ask = gj_arena_array(&arena, w->law->n_facts + w->law->n_terms, sizeof *ask);
	if (ask == NULL || gj_record_copy(&t.now, &arena, full) != GJ_OK)
		abort();
	t.ask = ask;
	t.n = list_told(ask, full);
	*out = (fewest_told){.n = t.n, .enough = some_decide, .context = &t};
	fewest_told_find(out, &arena);
	out->least++;
	out->needed++;
	gj_arena_free(&arena);
}

/* The circuit of the law that the file asks about. */
static void ask_about(world *w, const gj_record *full)
{
	const gj_law *law = w->law;

	for (size_t i = 0; i < law->n_norms; i++)
		w->asked[i] = full->regime == NULL || full->regime[law->norm[i].instrument];
	if (gj_circuit_of_norms(&w->circuit, &w->arena, law, w->on, w->asked, NULL) != GJ_OK)
		abort();
	w->atom = gj_arena_array(&w->arena, w->circuit->n_atoms, sizeof *w->atom);
	w->node = gj_arena_array(&w->arena, w->circuit->n_gates, sizeof *w->node);
	if (w->atom == NULL || w->node == NULL)
		abort();
}

/* Questions, those that found an answer and all, to the fewest, in thousandths. */
typedef struct reached {
	bool decided; /* were the verdicts there at the end? */
	unsigned answered, in_all;
} reached;

static reached one(world *w, const char *path, bool whole, rng *random)
{
	gj_source source = {gj_str_of(path), {"", 0}};
	gj_record *full, *told;
	gj_error err;
	size_t asked, unanswered = 0;
	fewest_told fewest;
	const char *name = name_of(path);

	if (gj_file_read_text(&source.text, &w->arena, path, 1 << 20, &err) != GJ_OK ||
	    gj_record_read(&full, &w->arena, w->law, &source, &err) != GJ_OK ||
	    gj_record_new(&told, &w->arena, w->law) != GJ_OK) {
		fprintf(stderr, "%s: %s\n", path, err.message);
		return (reached){false, 0, 0};
	}
	ask_about(w, full);
	if (whole)
		make_up(w, full, random);
	want_decided(w, full);
	asked = interview(w, full, told, &unanswered);
	if (!decides(w, told)) {
		fprintf(stderr, "%s: the interview ends before the verdicts are there\n", path);
		return (reached){false, 0, 0};
	}
	find_fewest(w, full, &fewest);
	printf("%-26s %s: asked %3zu, of them unanswered %2zu; %3zu cannot be done without, %s "
	       "%3zu; %.3f, in all %.3f\n",
	       name, whole ? "made whole" : "as it is  ", asked, unanswered, fewest.needed,
	       fewest.exact ? "the fewest are" : "no fewer do than", fewest.least,
	       (double)(asked - unanswered) / (double)fewest.least,
	       (double)asked / (double)fewest.least);
	return (reached){true, (unsigned)((asked - unanswered) * 1000 / fewest.least),
			 (unsigned)(asked * 1000 / fewest.least)};
}

/*
 * A fifth more than the fewest is what is promised: of the questions that found an answer, for every file as it is. Counted with
 * those that found none, and where answers are made up, ten files of the Union and the United States take more
 * (docs/asking.md says why): their bounds are what is reached, in thousandths, so that it does not grow worse.
 */
enum { PROMISED = 1200 };

static unsigned most_of(const char *path)
{
	static const struct {
		const char *name;
		unsigned most;
	} over[] = {{"eu-credit-scorer.yaml", 1270},	 {"eu-driver-fatigue.yaml", 1270},
		    {"eu-fine-tuner-above.yaml", 1320},	 {"eu-fine-tuner-below.yaml", 1350},
		    {"eu-model-large.yaml", 1240},	 {"eu-model-open.yaml", 1210},
		    {"eu-model-small.yaml", 1260},	 {"eu-public-benefits.yaml", 1210},
		    {"us-companion-chatbot.yaml", 1250}, {"us-frontier-developer.yaml", 1230}};

	for (size_t i = 0; i < sizeof over / sizeof *over; i++)
		if (strcmp(name_of(path), over[i].name) == 0)
			return over[i].most;
	return PROMISED;
}

/* What is made up hangs on the example alone, not on which others are asked (FNV-1a). */
static uint64_t number_of(const char *path)
{
	uint64_t hash = UINT64_C(0xcbf29ce484222325);

	for (const char *at = name_of(path); *at != '\0'; at++)
		hash = (hash ^ (unsigned char)*at) * UINT64_C(0x100000001b3);
	return hash;
}

int main(int argc, char **argv)
{
	world w = {.law = NULL};
	bool exists, good = true;
	const char *rules[] = {argc > 1 ? argv[1] : ""};
	gj_error err;
	gj_law *law;
	gj_day on;

	gj_arena_init(&w.arena, gj_alloc_system(), (size_t)2 << 30);
	if (gj_day_read(&on, GJ_STR("2026-11-24"), &exists) != GJ_OK ||
	    gj_law_load(&law, &w.arena, rules, 1, GJ_LOAD_WITHOUT_TESTS | GJ_LOAD_UNMARKED, &err) !=
		    GJ_OK)
		return 2;
	w.law = law;
	w.on = on;
	w.asked = gj_arena_array(&w.arena, law->n_norms, sizeof *w.asked);
	w.wanted = gj_arena_array(&w.arena, law->n_norms, sizeof *w.wanted);
	for (int i = 2; i < argc; i++)
		for (int whole = 0; whole < 2; whole++) {
			rng random = rng_of(1, number_of(argv[i]));
			reached r = one(&w, argv[i], whole > 0, &random);

			good = good && r.decided && r.in_all <= most_of(argv[i]) &&
			       (whole > 0 || r.answered <= PROMISED);
		}
	gj_arena_free(&w.arena);
	return good && argc > 2 ? 0 : 1;
}
