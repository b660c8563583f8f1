/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Can a question matter? It does when some completion of all the others leaves a verdict open that an answer to it decides.
 * All completions are tried, norm by norm, in the columns of bit planes; where there are too many, some.
 */
#include "eval/program.h"
#include "reason/kept.h"

enum {
	MOST_QUESTIONS = 24, /* below one norm */
	MOST_COMPLETIONS = 1 << 12,
	SOME_COMPLETIONS = 1 << 9,
	MOST_NORMS = 16 /* norms looked at */
};

typedef struct gj_trying {
	gj_cone_of *cone;
	gj_arena arena;
	size_t question;
	gj_program *program;
	gj_planes *place, *out;
	uint32_t below[MOST_QUESTIONS]; /* questions below the norm, the one in question first */
	size_t n_below;
	gj_truth **
		truth; /* for each atom of the program: what each answer to its question says; NULL: as told */
	uint32_t *varying; /* atoms with `truth` */
	size_t n_varying;
	uint32_t *of; /* which of `below` it reads */
	bool pairs;   /* some atom reads two questions: not all cases can be told */
} gj_trying;

/* ---- what lies below a norm ---- */

static bool note(gj_trying *t, uint32_t question)
{
	for (size_t i = 0; i < t->n_below; i++)
		if (t->below[i] == question)
			return true;
	if (t->n_below == MOST_QUESTIONS)
		return false;
	t->below[t->n_below++] = question;
	return true;
}

static bool is_decided_at_point(gj_cone_of *cone, const gj_atom *atom, const gj_prospect *q,
				size_t k)
{
	gj_truth truth;

	cone->thought->fact[q->ask.ref] = gj_input_point(&q->answer[k].input);
	truth = gj_cone_truth(cone, atom, cone->thought);
	gj_answer_unsay(cone, q->ask);
	return truth != GJ_UNKNOWN;
}

static int one_atom(gj_trying *t, size_t i, bool *fits)
{
	gj_cone_of *cone = t->cone;
	uint32_t a = t->program->atom[i], below[2];
	const gj_atom *atom = &cone->circuit->atom[a];
	const gj_prospect *q;
	size_t n;

	t->truth[i] = NULL;
	if (cone->atom[a] != GJ_UNKNOWN)
		return GJ_OK;
	n = gj_atom_questions(cone, atom, below, 2);
	if (n == 0)
		return GJ_OK;
	t->pairs = t->pairs || n > 1;
	*fits = *fits && note(t, below[0]);
	if (n > 1 || !*fits)
		return GJ_OK;
	q = &cone->question[below[0]];
	t->varying[t->n_varying++] = (uint32_t)i;
	t->truth[i] = gj_arena_array(&t->arena, q->n_answers, sizeof **t->truth);
	if (t->truth[i] == NULL)
		return GJ_ENOMEM;
	for (size_t k = 0; k < q->n_answers; k++) {
		gj_answer_say(cone, q->ask, &q->answer[k]);
		t->truth[i][k] = gj_cone_truth(cone, atom, cone->thought);
		gj_answer_unsay(cone, q->ask);
		/* A stretch that only its single values decide: `f after f`. */
		if (t->truth[i][k] == GJ_UNKNOWN && atom->kind == GJ_ATOM_COMPARE &&
		    q->answer[k].input.truth == GJ_TRUE)
			t->pairs = t->pairs || is_decided_at_point(cone, atom, q, k);
	}
	for (size_t k = 0; k < t->n_below; k++)
		if (t->below[k] == below[0])
			t->of[i] = (uint32_t)k;
	return GJ_OK;
}

gj_planes *gj_cone_planes(gj_arena *arena, size_t n)
{
	char *at = gj_arena_array(arena, n + 1, sizeof(gj_planes));

	if (at == NULL)
		return NULL;
	return (gj_planes *)(void *)(at + (GJ_BLOCK_ALIGN - (uintptr_t)at % GJ_BLOCK_ALIGN) %
						  GJ_BLOCK_ALIGN);
}

static int prepare(gj_trying *t, uint32_t norm, bool *fits)
{
	gj_cone_of *cone = t->cone;
	gj_node top = cone->circuit->norm[norm].applies;
	int rc = gj_program_new(&t->program, &t->arena, cone->circuit, &top, 1);

	if (rc != GJ_OK)
		return rc;
	t->n_below = 0;
	t->pairs = false;
	*fits = note(t, (uint32_t)t->question);
	t->place = gj_cone_planes(&t->arena, t->program->n_atoms + t->program->n_registers);
	t->out = gj_cone_planes(&t->arena, 1);
	t->truth = gj_arena_array(&t->arena, t->program->n_atoms, sizeof *t->truth);
	t->of = gj_arena_array(&t->arena, t->program->n_atoms, sizeof *t->of);
	t->varying = gj_arena_array(&t->arena, t->program->n_atoms, sizeof *t->varying);
	if (t->place == NULL || t->out == NULL || t->truth == NULL || t->of == NULL ||
	    t->varying == NULL)
		return GJ_ENOMEM;
	for (size_t i = 0; rc == GJ_OK && i < t->program->n_atoms; i++)
		rc = one_atom(t, i, fits);
	return rc;
}

/* ---- trying cases ---- */

/* One column: the question untold (`said` 0) or answered, and an answer to each of the rest, as `number` says. */
static void lay(gj_trying *t, size_t said, uint64_t number, size_t column)
{
	size_t word = column / 64, answer[MOST_QUESTIONS];
	uint64_t bit = (uint64_t)1 << column % 64;

	answer[0] = said;
	for (size_t k = 1; k < t->n_below; k++) {
		size_t n = t->cone->question[t->below[k]].n_answers;

		answer[k] = number % n;
		number /= n;
	}
	for (size_t k = 0; k < t->n_varying; k++) {
		uint32_t i = t->varying[k];
		gj_truth truth = GJ_UNKNOWN;

		if (t->of[i] > 0 || answer[0] > 0)
			truth = t->truth[i][answer[t->of[i]] - (t->of[i] == 0)];
		t->place[i].yes[word] |= truth == GJ_TRUE ? bit : 0;
		t->place[i].no[word] |= truth == GJ_FALSE ? bit : 0;
	}
}

/* What is told is told in every column. */
static void lay_told(gj_trying *t)
{
	for (size_t i = 0; i < t->program->n_atoms; i++) {
		gj_truth truth = t->cone->atom[t->program->atom[i]];

		memset(t->place[i].yes, truth == GJ_TRUE ? 0xff : 0, sizeof t->place[i].yes);
		memset(t->place[i].no, truth == GJ_FALSE ? 0xff : 0, sizeof t->place[i].no);
	}
}

/* Cases of one completion stand side by side, untold first: is it open there and decided by an answer? */
static bool seen(const gj_planes *out, size_t group, size_t n_groups)
{
	for (size_t g = 0; g < n_groups; g++) {
		size_t decided = 0;

		for (size_t k = 0; k < group; k++) {
			size_t c = g * group + k;
			uint64_t known = out->yes[c / 64] | out->no[c / 64];

			if ((known >> c % 64 & 1) == 0)
				continue;
			if (k == 0)
				break;
			decided++;
		}
		if (decided > 0)
			return true;
	}
	return false;
}

/* Spread over all completions, where only some can be tried (the finisher of splitmix64). */
static uint64_t scattered(uint64_t z)
{
	z += UINT64_C(0x9e3779b97f4a7c15);
	z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
	return z ^ (z >> 31);
}

static bool try_completions(gj_trying *t, uint64_t n, bool all)
{
	size_t group = t->cone->question[t->question].n_answers + 1, whole = GJ_BLOCK / group;

	for (uint64_t first = 0; first < n; first += whole) {
		size_t now = n - first < whole ? (size_t)(n - first) : whole;

		lay_told(t);
		for (size_t i = 0; i < now; i++)
			for (size_t k = 0; k < group; k++)
				lay(t, k, all ? first + i : scattered(first + i), i * group + k);
		gj_program_run(t->program, gj_path_best(), t->place, t->out);
		if (seen(t->out, group, now))
			return true;
	}
	return false;
}

static uint64_t how_many(const gj_trying *t)
{
	uint64_t n = 1;

	for (size_t k = 1; k < t->n_below && n <= MOST_COMPLETIONS; k++)
		n *= t->cone->question[t->below[k]].n_answers;
	return n;
}

/* `*all`: every completion was tried. */
static int look_below(gj_cone_of *cone, size_t question, uint32_t norm, bool *found, bool *all)
{
	gj_trying t = {.cone = cone, .question = question};
	uint64_t n;
	int rc;

	gj_arena_init(&t.arena, cone->arena->alloc, GJ_ARENA_DEFAULT_LIMIT);
	rc = prepare(&t, norm, all);
	if (rc == GJ_OK && *all) {
		n = how_many(&t);
		*all = n <= MOST_COMPLETIONS;
		*found = try_completions(&t, *all ? n : SOME_COMPLETIONS, *all);
		*all = *all && !t.pairs;
	}
	gj_arena_free(&t.arena);
	return rc;
}

/* The norm whose days alone say whether it is kept, where that is what is asked; else GJ_NONE. */
static uint32_t kept_norm(const gj_cone_of *cone, uint32_t norm)
{
	const gj_circuit *c = cone->circuit;
	const gj_gate *top = &c->gate[c->norm[norm].applies];

	return top->op == GJ_GATE_ATOM && c->atom[top->a].kind == GJ_ATOM_KEPT ? c->atom[top->a].ref
									       : GJ_NONE;
}

static int look_at(gj_cone_of *cone, size_t question, uint32_t norm, bool *found, bool *all)
{
	uint32_t kept = kept_norm(cone, norm);

	if (kept == GJ_NONE)
		return look_below(cone, question, norm, found, all);
	*all = true;
	*found = gj_kept_hangs_on(cone, kept, cone->question[question].ask.ref);
	return GJ_OK;
}

int gj_look_whether_it_matters(gj_cone_of *cone, size_t question)
{
	gj_prospect *q = &cone->question[question];
	bool tried = q->n_norms <= MOST_NORMS, found = false;

	for (size_t i = 0; !found && i < q->n_norms && i < MOST_NORMS; i++) {
		bool all;
		int rc = look_at(cone, question, q->norm[i], &found, &all);

		if (rc != GJ_OK)
			return rc;
		tried = tried && all;
	}
	q->matters = found ? GJ_MATTERS_SHOWN : tried ? GJ_MATTERS_NEVER : GJ_MATTERS_PERHAPS;
	return GJ_OK;
}
