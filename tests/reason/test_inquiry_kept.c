/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Questions about whether norms are kept, on random laws all of whose norms apply: standing duties and prohibitions, and such with every way to
 * set a time.
 *
 * What is asked: a question is listed exactly when some way to tell the rest, every day of a window gone through, leaves open what telling it
 * says. How well: against the best way of asking, found by going through every state of knowledge from the last to the first; a day is one of six.
 *     test_inquiry_kept
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/day.h"
#include "eval/asks.h"
#include "eval/compliance.h"
#include "reason/inquiry.h"
#include "reason/thought.h"
#include "support/random.h"

enum {
	ON = 20500,
	WINDOW = 50,
	MOST_STATES = 40000,
	MOST_QUESTIONS = 8,
	EVENTS = 3,
	LAWS = 250,
	CASES = 150,
	POINTS = 6
};

static const char frame[] =
	"level law\n  rank      1\n  force     binding\n\nrole provider \"提供者\"\n\n"
	"instrument xx/law \"法\"\n  level     law\n  jurisdiction xx\n  in force  from "
	"2026-01-01\n\n"
	"fact a \"甲\"\n\nfact b \"乙\"\n\nfact c \"丙\"\n\nfact d \"丁\"\n\n"
	"calendar xx/2026\n  jurisdiction xx\n  off       2026-02-16 to 2026-02-20\n"
	"  work      2026-02-14, 2026-02-28\n\n"
	"event p \"子\"\n\nevent q \"丑\"\n\nevent r \"寅\"\n\nterm vague \"含糊\"\n  judged by "
	"counsel\n\n";

static const int points[POINTS - 1] = {-25, -5, 0, 1, 25}; /* and: has not happened */

typedef struct world {
	gj_arena arena;
	gj_law *law;
	gj_circuit *circuit;
	gj_record *empty, *record;
	gj_inquiry *inquiry;
	gj_truth *atom, *node;
	gj_prospects all;
	char text[8192];
	size_t len;
	/* states of knowledge: sum of step[i] * (0: untold, else answer + 1) */
	size_t step[MOST_QUESTIONS];
	uint64_t *open, *closable;
	double *best;
	bool wrong;
} world;

/* ---- random laws ---- */

static void put(world *w, const char *text)
{
	w->len += (size_t)snprintf(w->text + w->len, sizeof w->text - w->len, "%s", text);
}

static void put_cond(world *w, rng *random, unsigned depth)
{
	static const char *const leaf[] = {"a", "b", "c", "d", "vague", "not a", "not b"};

	if (depth == 0 || rng_chance(random, 30)) {
		put(w, leaf[rng_below(random, 7)]);
		return;
	}
	put(w, "(");
	put_cond(w, random, depth - 1);
	put(w, rng_chance(random, 50) ? " and " : " or ");
	put_cond(w, random, depth - 1);
	put(w, ")");
}

static void put_time(world *w, rng *random, const char *event)
{
	char line[64], day[11];

	switch (rng_below(random, 6)) {
	case 5:
		gj_day_format(ON + rng_between(random, -WINDOW, 12), day);
		snprintf(line, sizeof line, "  by        %s\n", day);
		break;
	case 0:
		snprintf(line, sizeof line, "  before    %s\n", event);
		break;
	case 1:
		snprintf(line, sizeof line, "  promptly after %s\n", event);
		break;
	case 2:
		snprintf(line, sizeof line, "  within    1 months of %s\n", event);
		break;
	case 3:
		snprintf(line, sizeof line, "  within    %d working days of %s\n",
			 rng_between(random, 1, 12), event);
		break;
	default:
		snprintf(line, sizeof line, "  within    %d days of %s\n",
			 rng_between(random, 1, 20), event);
	}
	put(w, line);
}

static void put_norm(world *w, rng *random, unsigned number, bool by_days)
{
	static const char *const event[EVENTS] = {"p", "q", "r"};
	unsigned act = rng_below(random, EVENTS), other = (act + 1) % EVENTS;
	bool forbids = !by_days && rng_chance(random, 30);
	char head[160];

	snprintf(head, sizeof head, "%s xx/n%u \"义务\"\n  cite      xx/law art %u\n",
		 forbids ? "prohibition" : "duty", number, number);
	put(w, head);
	if (rng_chance(random, 35)) {
		put(w, "  upon      ");
		put(w, event[rng_below(random, EVENTS)]);
		put(w, "\n");
	}
	put(w, forbids ? "  must not  " : "  must      ");
	if (by_days)
		put(w, event[act]);
	else
		put_cond(w, random, 2);
	put(w, "\n");
	if (by_days && rng_chance(random, 80))
		put_time(w, random, event[other]);
	put(w, "\n");
}

static bool open_world(world *w, uint64_t number, bool only_days)
{
	rng random = rng_of(77, number);
	unsigned norms = only_days ? 1 + rng_below(&random, 2) : 2 + rng_below(&random, 3);
	gj_source source;
	gj_error err;
	gj_tree *tree;

	memset(w, 0, sizeof *w);
	gj_arena_init(&w->arena, gj_alloc_system(), 256 << 20);
	put(w, frame);
	for (unsigned i = 0; i < norms; i++)
		put_norm(w, &random, i + 1, only_days || rng_chance(&random, 35));
	source = (gj_source){GJ_STR("rules.gj"), {w->text, w->len}};
	if (gj_parse(&tree, &w->arena, &source, &err) != GJ_OK ||
	    gj_law_from_trees(&w->law, &w->arena, &tree, 1, &err) != GJ_OK ||
	    gj_circuit_from_law(&w->circuit, &w->arena, w->law, ON, NULL) != GJ_OK) {
		fprintf(stderr, "%s\n%s\n%s\n", w->text, err.message, err.help);
		return false;
	}
	w->atom = gj_arena_array(&w->arena, w->circuit->n_atoms, sizeof *w->atom);
	w->node = gj_arena_array(&w->arena, w->circuit->n_gates, sizeof *w->node);
	return w->atom != NULL && w->node != NULL &&
	       gj_record_new(&w->empty, &w->arena, w->law) == GJ_OK;
}

static bool start(world *w)
{
	if (gj_record_copy(&w->record, &w->arena, w->empty) != GJ_OK ||
	    gj_inquiry_new(&w->inquiry, &w->arena, w->circuit, w->record, NULL) != GJ_OK)
		return false;
	w->inquiry->about = GJ_ABOUT_KEPT;
	return gj_inquiry_rank(&w->all, &w->arena, w->inquiry, SIZE_MAX) == GJ_OK;
}

/* Of which norms it is open whether they are kept, a bit each. */
static uint64_t open_norms(world *w)
{
	uint64_t set = 0;

	gj_atoms_truth(w->circuit, w->record, w->atom);
	gj_circuit_run(w->circuit, w->atom, 0, w->node);
	for (uint32_t i = 0; i < w->law->n_norms; i++) {
		gj_verdict v = {.norm = i};

		v.compliance = GJ_NOT_CHECKED;
		gj_comply(&v, w->circuit, w->record, w->node[w->circuit->norm[i].act]);
		if (v.compliance == GJ_NOT_CHECKED || v.compliance == GJ_COMPLIANCE_UNKNOWN)
			set |= (uint64_t)1 << i;
	}
	return set;
}

static gj_input on_day(int64_t day)
{
	return (gj_input){.state = GJ_STATE_GIVEN,
			  .truth = GJ_TRUE,
			  .has_low = true,
			  .low = day,
			  .has_high = true,
			  .high = day};
}

/* ---- what is asked ---- */

/* Some is told: nothing, nobody knows, a day, a stretch, not happened. */
static void tell_some(world *w, rng *random)
{
	for (uint32_t i = 0; i < w->law->n_facts; i++) {
		gj_input *input = &w->empty->fact[i];

		if (w->law->fact[i].type != GJ_FACT_EVENT || rng_chance(random, 55))
			continue;
		*input = on_day(ON + rng_between(random, -12, 12));
		switch (rng_below(random, 4)) {
		case 0:
			input->state = GJ_STATE_UNKNOWN;
			break;
		case 1:
			*input = (gj_input){.state = GJ_STATE_GIVEN, .truth = GJ_FALSE};
			break;
		case 2:
			input->high += rng_between(random, 1, 12);
			input->has_high = rng_chance(random, 60);
			break;
		default:
			break;
		}
	}
}

/* Number `number` of all that can be told of an event within the window and what is known; false: there is none such. */
static bool tell_nth(const world *w, uint32_t fact, int number, gj_input *out)
{
	const gj_input *known = &w->empty->fact[fact];
	int64_t day = ON - WINDOW + number - 1;

	*out = number == 0 ? (gj_input){.state = GJ_STATE_GIVEN, .truth = GJ_FALSE} : on_day(day);
	if (known->state != GJ_STATE_GIVEN)
		return true;
	return number > 0 && !(known->has_low && day < known->low) &&
	       !(known->has_high && day > known->high);
}

static bool askable(const world *w, uint32_t fact)
{
	gj_ask ask = {GJ_ASK_FACT, fact};

	return w->empty->fact[fact].state != GJ_STATE_UNKNOWN && !gj_ask_told(w->empty, ask);
}

/* Is there a case in which telling `fact` says what is open without it? Events from number `from` on are gone through. */
static bool hangs_on(world *w, const uint32_t *event, size_t from, uint32_t fact)
{
	bool found = false;

	if (from == EVENTS) {
		gj_input told = w->record->fact[fact];
		uint64_t with = open_norms(w), without;

		w->record->fact[fact] = w->empty->fact[fact];
		without = open_norms(w);
		w->record->fact[fact] = told;
		return (without & ~with) != 0;
	}
	if (!askable(w, event[from]))
		return hangs_on(w, event, from + 1, fact);
	for (int i = 0; !found && i <= 2 * WINDOW + 1; i++)
		if (tell_nth(w, event[from], i, &w->record->fact[event[from]]))
			found = hangs_on(w, event, from + 1, fact);
	w->record->fact[event[from]] = w->empty->fact[event[from]];
	return found;
}

static void show_told(const world *w)
{
	for (size_t i = 0; i < w->law->n_facts; i++) {
		const gj_input *input = &w->empty->fact[i];

		if (input->state != GJ_STATE_NOT_ASKED)
			fprintf(stderr, "%.*s: state %d truth %d, %d to %d days from then\n",
				GJ_FMT(w->law->fact[i].e.id), (int)input->state, (int)input->truth,
				input->has_low ? (int)(input->low - ON) : -9999,
				input->has_high ? (int)(input->high - ON) : 9999);
	}
}

static bool right_list(world *w, size_t *listed, size_t * not )
{
	uint32_t event[EVENTS];
	size_t n = 0;

	for (uint32_t i = 0; i < w->law->n_facts; i++)
		if (w->law->fact[i].type == GJ_FACT_EVENT)
			event[n++] = i;
	for (size_t i = 0; i < EVENTS; i++) {
		bool there = false, should;

		for (size_t k = 0; k < w->all.n; k++)
			there = there || w->all.at[k].ask.ref == event[i];
		should = askable(w, event[i]) && hangs_on(w, event, 0, event[i]);
		if (there != should) {
			fprintf(stderr, "%s%.*s is %slisted\n", w->text + sizeof frame - 1,
				GJ_FMT(w->law->fact[event[i]].e.id), there ? "" : "not ");
			show_told(w);
			return false;
		}
		*(there ? listed : not ) += 1;
	}
	return true;
}

/* ---- how well ---- */

static size_t answers(const world *w, size_t q)
{
	gj_ask ask = w->all.at[q].ask;

	return ask.kind == GJ_ASK_FACT && w->law->fact[ask.ref].type == GJ_FACT_EVENT ? POINTS : 2;
}

static void set_state(world *w, size_t state)
{
	memcpy(w->record->fact, w->empty->fact, w->law->n_facts * sizeof *w->record->fact);
	memcpy(w->record->term, w->empty->term, w->law->n_terms * sizeof *w->record->term);
	for (size_t q = 0; q < w->all.n; q++) {
		gj_ask ask = w->all.at[q].ask;
		size_t said = state / w->step[q] % (answers(w, q) + 1);

		if (said == 0)
			continue;
		if (ask.kind == GJ_ASK_JUDGEMENT)
			w->record->term[ask.ref].truth = said == 1 ? GJ_TRUE : GJ_FALSE;
		else if (answers(w, q) == POINTS && said > 1)
			w->record->fact[ask.ref] = on_day(ON + points[said - 2]);
		else
			w->record->fact[ask.ref] = (gj_input){
				.state = GJ_STATE_GIVEN,
				.truth = answers(w, q) == 2 && said == 1 ? GJ_TRUE : GJ_FALSE};
	}
}

static size_t states_of(world *w)
{
	size_t n = 1;

	if (w->all.n < 2 || w->all.n > MOST_QUESTIONS)
		return 0;
	for (size_t q = 0; q < w->all.n && n <= MOST_STATES; q++) {
		w->step[q] = n;
		n *= answers(w, q) + 1;
	}
	return n <= MOST_STATES ? n : 0;
}

static void find_best(world *w, size_t state)
{
	double best = INFINITY;

	for (size_t q = 0; q < w->all.n; q++) {
		size_t n = answers(w, q);
		double expected = w->all.at[q].cost;

		if (state / w->step[q] % (n + 1) > 0)
			continue;
		for (size_t k = 1; k <= n; k++) {
			size_t next = state + k * w->step[q];

			w->closable[state] |= w->open[state] & (~w->open[next] | w->closable[next]);
			expected += w->best[next] / (double)n;
		}
		best = fmin(best, expected);
	}
	w->best[state] = w->closable[state] != 0 ? best : 0;
}

/* What an asker in the engine's way pays from here. */
static double follow(world *w, size_t state)
{
	gj_prospects now;
	gj_arena arena;
	double expected = 0;
	size_t q = w->all.n;

	gj_arena_init(&arena, gj_alloc_system(), 64 << 20);
	set_state(w, state);
	if (gj_inquiry_rank(&now, &arena, w->inquiry, 1) != GJ_OK)
		abort();
	for (size_t i = 0; now.n > 0 && i < w->all.n; i++)
		if (w->all.at[i].ask.kind == now.at[0].ask.kind &&
		    w->all.at[i].ask.ref == now.at[0].ask.ref)
			q = i;
	w->wrong = w->wrong || (now.n > 0) != (w->closable[state] != 0) ||
		   (now.n > 0 && q == w->all.n);
	gj_arena_free(&arena);
	if (w->wrong || now.n == 0)
		return 0;
	for (size_t k = 1; !w->wrong && k <= answers(w, q); k++)
		expected += follow(w, state + k * w->step[q]) / (double)answers(w, q);
	return expected + w->all.at[q].cost;
}

typedef struct sums {
	double ratio, greatest;
	size_t laws, best, over, wrong;
} sums;

static void compare(world *w, size_t n, sums *s)
{
	double ratio;

	w->open = gj_arena_array(&w->arena, n, sizeof *w->open);
	w->closable = gj_arena_array(&w->arena, n, sizeof *w->closable);
	w->best = gj_arena_array(&w->arena, n, sizeof *w->best);
	if (w->open == NULL || w->closable == NULL || w->best == NULL)
		abort();
	for (size_t state = n; state-- > 0;) {
		set_state(w, state);
		w->open[state] = open_norms(w);
		find_best(w, state);
	}
	ratio = follow(w, 0) / w->best[0];
	if (w->wrong)
		fprintf(stderr, "%sstops too early, or asks what cannot matter\n",
			w->text + sizeof frame - 1);
	s->wrong += w->wrong;
	s->laws++;
	s->ratio += ratio;
	s->greatest = fmax(s->greatest, ratio);
	s->best += ratio < 1 + 1e-9;
	s->over += ratio > 1.2;
}

int main(void)
{
	static world w;
	sums s = {.laws = 0};
	size_t listed = 0, not_listed = 0, n;
	bool good = true;

	for (uint64_t i = 0; good && i < CASES; i++) {
		rng random = rng_of(78, i);

		good = open_world(&w, 1000 + i, true);
		if (good)
			tell_some(&w, &random);
		good = good && start(&w) && right_list(&w, &listed, &not_listed);
		gj_arena_free(&w.arena);
	}
	printf("%zu events listed, %zu not\n", listed, not_listed);
	for (uint64_t i = 0; good && i < LAWS; i++) {
		good = open_world(&w, i, false) && start(&w);
		n = good ? states_of(&w) : 0;
		if (n > 0)
			compare(&w, n, &s);
		gj_arena_free(&w.arena);
	}
	printf("%zu laws: cost %.4f of the least on the average, greatest %.3f; the best way in "
	       "%zu, over 1.2 in %zu; wrong in %zu\n",
	       s.laws, s.ratio / (double)s.laws, s.greatest, s.best, s.over, s.wrong);
	return good && listed > 100 && not_listed > 100 && s.laws > LAWS / 4 && s.wrong == 0 &&
			       s.ratio < 1.02 * (double)s.laws && s.over * 50 <= s.laws
		       ? 0
		       : 1;
}
