/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The best question where few are left: every state of knowledge (each question untold, or told with one of its answers) is run
 * in the columns of bit planes, and from the last state back each gets the least expected cost of what still has to be
 * asked.
 */
#include "eval/program.h"
#include "reason/kept.h"

enum { MOST_QUESTIONS = 10, MOST_STATES = 1 << 13, MOST_TOPS = 64 };

typedef struct gj_states {
	gj_cone_of *cone;
	gj_arena arena;
	gj_node top[MOST_TOPS]; /* each once */
	size_t n_tops, n;
	size_t step[MOST_QUESTIONS]; /* state = sum of step[q] * (0: untold, else answer + 1) */
	gj_program *program;
	gj_planes *place, *out;
	gj_truth **truth; /* for each atom of the program what each answer says; NULL: as told */
	uint32_t *of;	  /* which question it reads */
	uint64_t *open,
		*closable; /* [n]: tops that are undecided; and those of them that more answers may decide */
	uint64_t *cost; /* [n]: the least expected, in parts of GJ_ONE_NORM */
} gj_states;

static size_t said(const gj_states *s, size_t state, size_t q)
{
	return state / s->step[q] % (s->cone->question[q].n_answers + 1);
}

static bool count_states(gj_states *s)
{
	const gj_cone_of *cone = s->cone;

	s->n = 1;
	if (cone->n_questions > MOST_QUESTIONS)
		return false;
	for (size_t q = 0; q < cone->n_questions && s->n <= MOST_STATES; q++) {
		s->step[q] = s->n;
		s->n *= cone->question[q].n_answers + 1;
	}
	for (size_t i = 0; i < cone->n; i++) {
		if (cone->norms[i] == 0)
			continue;
		if (s->n_tops == MOST_TOPS)
			return false;
		s->top[s->n_tops++] = cone->gate[i];
	}
	return s->n <= MOST_STATES;
}

/* `*fits` false: an answer leaves open what a single value would decide, so that states do not stand for all there is. */
static int list_truths(gj_states *s, size_t i, bool *fits)
{
	gj_cone_of *cone = s->cone;
	const gj_atom *atom = &cone->circuit->atom[s->program->atom[i]];
	uint32_t below[2];
	size_t n;
	const gj_prospect *q;

	if (cone->atom[s->program->atom[i]] != GJ_UNKNOWN)
		return GJ_OK;
	n = gj_atom_questions(cone, atom, below, 2);
	*fits = *fits && n < 2;
	if (n != 1)
		return GJ_OK;
	q = &cone->question[below[0]];
	s->of[i] = below[0];
	s->truth[i] = gj_arena_array(&s->arena, q->n_answers, sizeof **s->truth);
	if (s->truth[i] == NULL)
		return GJ_ENOMEM;
	for (size_t k = 0; k < q->n_answers; k++) {
		gj_answer_say(cone, q->ask, &q->answer[k]);
		s->truth[i][k] = gj_cone_truth(cone, atom, cone->thought);
		gj_answer_unsay(cone, q->ask);
		*fits = *fits && (s->truth[i][k] != GJ_UNKNOWN ||
				  (atom->kind != GJ_ATOM_COMPARE && atom->kind != GJ_ATOM_KEPT));
	}
	return GJ_OK;
}

static int prepare(gj_states *s, bool *fits)
{
	int rc = gj_program_new(&s->program, &s->arena, s->cone->circuit, s->top, s->n_tops);

	if (rc != GJ_OK)
		return rc;
	s->place = gj_cone_planes(&s->arena, s->program->n_atoms + s->program->n_registers);
	s->out = gj_cone_planes(&s->arena, s->n_tops);
	s->truth = gj_arena_array(&s->arena, s->program->n_atoms, sizeof *s->truth);
	s->of = gj_arena_array(&s->arena, s->program->n_atoms, sizeof *s->of);
	s->open = gj_arena_array(&s->arena, s->n, sizeof *s->open);
	s->closable = gj_arena_array(&s->arena, s->n, sizeof *s->closable);
	s->cost = gj_arena_array(&s->arena, s->n, sizeof *s->cost);
	if (s->place == NULL || s->out == NULL || s->truth == NULL || s->of == NULL ||
	    s->open == NULL || s->closable == NULL || s->cost == NULL)
		return GJ_ENOMEM;
	for (size_t i = 0; rc == GJ_OK && *fits && i < s->program->n_atoms; i++)
		rc = list_truths(s, i, fits);
	return rc;
}

static void lay(gj_states *s, size_t state, size_t column)
{
	size_t word = column / 64;
	uint64_t bit = (uint64_t)1 << column % 64;

	for (size_t i = 0; i < s->program->n_atoms; i++) {
		gj_truth truth = s->cone->atom[s->program->atom[i]];
		size_t answer = s->truth[i] == NULL ? 0 : said(s, state, s->of[i]);

		if (answer > 0)
			truth = s->truth[i][answer - 1];
		s->place[i].yes[word] |= truth == GJ_TRUE ? bit : 0;
		s->place[i].no[word] |= truth == GJ_FALSE ? bit : 0;
	}
}

static void run_states(gj_states *s)
{
	for (size_t first = 0; first < s->n; first += GJ_BLOCK) {
		size_t n = s->n - first < GJ_BLOCK ? s->n - first : GJ_BLOCK;

		memset(s->place, 0, s->program->n_atoms * sizeof *s->place);
		for (size_t i = 0; i < n; i++)
			lay(s, first + i, i);
		gj_program_run(s->program, gj_path_best(), s->place, s->out);
		for (size_t i = 0; i < n; i++)
			for (size_t k = 0; k < s->n_tops; k++) {
				uint64_t known = s->out[k].yes[i / 64] | s->out[k].no[i / 64];

				s->open[first + i] |= (~known >> i % 64 & 1) << k;
			}
	}
}

/* Cost of asking `q` in this state and then in the best way; what later answers may close is added to `closable`. */
static uint64_t cost_of(gj_states *s, size_t state, size_t q)
{
	const gj_prospect *question = &s->cone->question[q];
	uint64_t cost = (uint64_t)question->cost * GJ_ONE_NORM;

	for (size_t k = 0; k < question->n_answers; k++) {
		size_t next = state + (k + 1) * s->step[q];

		s->closable[state] |= s->open[state] & (~s->open[next] | s->closable[next]);
		cost += s->cost[next] * question->answer[k].share / GJ_ONE_NORM;
	}
	return cost;
}

/* The best question of the first state: of those that cost the same the one that is ranked first. */
static uint32_t find_best(gj_states *s, const uint32_t *order)
{
	uint32_t best = GJ_NONE;

	for (size_t state = s->n; state-- > 0;) {
		uint64_t least = UINT64_MAX;

		for (size_t i = 0; i < s->cone->n_questions; i++) {
			uint64_t cost;

			if (said(s, state, order[i]) > 0)
				continue;
			cost = cost_of(s, state, order[i]);
			if (cost >= least)
				continue;
			least = cost;
			best = (uint32_t)i;
		}
		s->cost[state] = s->closable[state] != 0 ? least : 0;
	}
	return s->closable[0] != 0 ? best : GJ_NONE;
}

int gj_put_best_first(gj_cone_of *cone, uint32_t *order)
{
	gj_states s = {.cone = cone};
	uint32_t best = GJ_NONE, question;
	bool fits = count_states(&s);
	int rc = GJ_OK;

	if (!fits || cone->n_questions < 2)
		return GJ_OK;
	gj_arena_init(&s.arena, cone->arena->alloc, GJ_ARENA_DEFAULT_LIMIT);
	rc = prepare(&s, &fits);
	if (rc == GJ_OK && fits) {
		run_states(&s);
		best = find_best(&s, order);
	}
	gj_arena_free(&s.arena);
	if (rc != GJ_OK || best == GJ_NONE)
		return rc;
	question = order[best];
	memmove(order + 1, order, best * sizeof *order);
	order[0] = question;
	return GJ_OK;
}
