/* SPDX-License-Identifier: Apache-2.0 */
#include "reason/kept.h"
#include "reason/thought.h"

int gj_inquiry_new(gj_inquiry **out, gj_arena *arena, const gj_circuit *circuit,
		   const gj_record *record, const bool *wanted)
{
	gj_inquiry *made = gj_arena_get(arena, sizeof *made);

	*out = NULL;
	if (made == NULL)
		return GJ_ENOMEM;
	made->circuit = circuit;
	made->record = record;
	made->wanted = wanted;
	made->fact_closed = gj_arena_array(arena, circuit->law->n_facts, sizeof *made->fact_closed);
	made->term_closed = gj_arena_array(arena, circuit->law->n_terms, sizeof *made->term_closed);
	if (made->fact_closed == NULL || made->term_closed == NULL)
		return GJ_ENOMEM;
	*out = made;
	return GJ_OK;
}

bool gj_inquiry_open(const gj_inquiry *inquiry, gj_ask ask)
{
	const gj_record *record = inquiry->record;

	if (ask.kind == GJ_ASK_ROLE)
		return !inquiry->roles_closed && !record->roles_closed;
	if (gj_ask_told(record, ask))
		return false;
	if (ask.kind == GJ_ASK_JUDGEMENT)
		return !inquiry->term_closed[ask.ref] && !record->term[ask.ref].conflict;
	return !inquiry->fact_closed[ask.ref] &&
	       (record->fact[ask.ref].state == GJ_STATE_NOT_ASKED ||
		record->fact[ask.ref].state == GJ_STATE_GIVEN);
}

gj_str gj_prospect_name(const gj_law *law, gj_ask ask)
{
	return ask.kind == GJ_ASK_ROLE ? GJ_STR("roles") : gj_ask_name(law, ask);
}

bool gj_inquiry_wants(const gj_inquiry *inquiry, uint32_t norm)
{
	const gj_law *law = inquiry->circuit->law;

	return (inquiry->wanted == NULL || inquiry->wanted[norm]) &&
	       !law->instrument[law->norm[norm].instrument].never;
}

size_t gj_inquiry_undecided(const gj_inquiry *inquiry, const gj_truth *node)
{
	const gj_circuit *circuit = inquiry->circuit;
	size_t n = 0;

	for (uint32_t i = 0; i < circuit->law->n_norms; i++)
		n += gj_inquiry_wants(inquiry, i) &&
		     (circuit->norm[i].in_force || circuit->norm[i].future) &&
		     node[circuit->norm[i].applies] == GJ_UNKNOWN;
	return n;
}

/* ---- the cone ---- */

static int run_circuit(gj_cone_of *cone)
{
	const gj_circuit *circuit = cone->circuit;

	cone->atom = gj_arena_array(cone->arena, circuit->n_atoms, sizeof *cone->atom);
	cone->node = gj_arena_array(cone->arena, circuit->n_gates, sizeof *cone->node);
	cone->place = gj_arena_array(cone->arena, circuit->n_gates, sizeof *cone->place);
	cone->target = gj_arena_array(cone->arena, circuit->law->n_norms, sizeof *cone->target);
	if (cone->atom == NULL || cone->node == NULL || cone->place == NULL || cone->target == NULL)
		return GJ_ENOMEM;
	for (size_t i = 0; i < circuit->n_atoms; i++)
		cone->atom[i] = gj_cone_truth(cone, &circuit->atom[i], cone->inquiry->record);
	gj_circuit_run(circuit, cone->atom, 0, cone->node);
	return GJ_OK;
}

static unsigned inputs_of(const gj_gate *gate, uint32_t out[3])
{
	static const unsigned n[GJ_N_OPCODES] = {
#define OPCODE(symbol, inputs, text) inputs,
#include "circuit/opcodes.def"
#undef OPCODE
	};

	out[0] = gate->a;
	out[1] = gate->b;
	out[2] = gate->c;
	return n[gate->op];
}

/* Marks from the top down: users come behind their inputs. */
static void mark_cone(gj_cone_of *cone, bool future)
{
	const gj_circuit *circuit = cone->circuit;
	uint32_t kid[3];

	memset(cone->place, 0xff, circuit->n_gates * sizeof *cone->place);
	for (uint32_t i = 0; i < circuit->law->n_norms; i++) {
		const gj_norm_nodes *nodes = &circuit->norm[i];

		if (!gj_inquiry_wants(cone->inquiry, i) ||
		    (future ? !nodes->future : !nodes->in_force) ||
		    cone->node[nodes->applies] != GJ_UNKNOWN)
			continue;
		cone->target[cone->n_targets++] = i;
		cone->place[nodes->applies] = 0;
	}
	for (size_t i = circuit->n_gates; i-- > 0;) {
		if (cone->place[i] == GJ_NONE)
			continue;
		cone->n++;
		for (unsigned k = inputs_of(&circuit->gate[i], kid); k-- > 0;)
			if (cone->node[kid[k]] == GJ_UNKNOWN)
				cone->place[kid[k]] = 0;
	}
}

static int number_gates(gj_cone_of *cone)
{
	size_t n = 0;

	cone->gate = gj_arena_array(cone->arena, cone->n, sizeof *cone->gate);
	cone->norms = gj_arena_array(cone->arena, cone->n, sizeof *cone->norms);
	cone->now = gj_arena_array(cone->arena, cone->n, sizeof *cone->now);
	cone->above = gj_arena_array(cone->arena, cone->n, sizeof *cone->above);
	cone->touched = gj_arena_array(cone->arena, cone->n, sizeof *cone->touched);
	cone->then = gj_arena_array(cone->arena, cone->n, sizeof *cone->then);
	cone->saved = gj_arena_array(cone->arena, cone->n, sizeof *cone->saved);
	if (cone->saved == NULL || cone->gate == NULL || cone->norms == NULL || cone->now == NULL ||
	    cone->above == NULL || cone->touched == NULL || cone->then == NULL)
		return GJ_ENOMEM;
	for (gj_node i = 0; i < cone->circuit->n_gates; i++)
		if (cone->place[i] != GJ_NONE) {
			cone->gate[n] = i;
			cone->place[i] = (uint32_t)n++;
		}
	for (size_t i = 0; i < cone->n_targets; i++)
		cone->norms[cone->place[cone->circuit->norm[cone->target[i]].applies]]++;
	return GJ_OK;
}

static int list_users(gj_cone_of *cone)
{
	uint32_t kid[3], *first;

	first = gj_arena_array(cone->arena, cone->n + 2, sizeof *first);
	cone->user = gj_arena_array(cone->arena, 3 * cone->n, sizeof *cone->user);
	if (first == NULL || cone->user == NULL)
		return GJ_ENOMEM;
	for (unsigned pass = 0; pass < 2; pass++) {
		for (size_t i = 0; i < cone->n; i++) {
			unsigned n = inputs_of(&cone->circuit->gate[cone->gate[i]], kid);

			for (unsigned k = 0; k < n; k++) {
				uint32_t at = cone->place[kid[k]];

				if (at == GJ_NONE)
					continue;
				if (pass == 0)
					first[at + 2]++;
				else
					cone->user[first[at + 1]++] = (uint32_t)i;
			}
		}
		for (size_t i = 0; pass == 0 && i < cone->n; i++)
			first[i + 2] += first[i + 1];
	}
	/* The second pass has moved every start to where the next one begins. */
	cone->first_user = first;
	return GJ_OK;
}

/* ---- the questions in it ---- */

static uint32_t *question_place(const gj_cone_of *cone, gj_ask ask)
{
	if (ask.kind == GJ_ASK_ROLE)
		return (uint32_t *)&cone->role_question;
	return ask.kind == GJ_ASK_FACT ? &cone->fact_question[ask.ref]
				       : &cone->term_question[ask.ref];
}

typedef struct gathering {
	gj_ask ask[8];
	size_t n;
} gathering;

static void gather_qty(gathering *g, const gj_qty *qty)
{
	if (qty->op == GJ_QTY_FACT) {
		for (size_t i = 0; i < g->n; i++)
			if (g->ask[i].ref == qty->ref)
				return;
		if (g->n < 8)
			g->ask[g->n++] = (gj_ask){GJ_ASK_FACT, qty->ref};
		return;
	}
	for (size_t i = 0; i < qty->n; i++)
		gather_qty(g, qty->kid[i]);
}

static void gather_events(gathering *g, const gj_norm *norm)
{
	uint32_t event[GJ_KEPT_EVENTS];
	size_t n = gj_kept_events(norm, event);

	for (size_t i = 0; i < n; i++)
		g->ask[g->n++] = (gj_ask){GJ_ASK_FACT, event[i]};
}

static void gather_atom(const gj_cone_of *cone, gathering *g, const gj_atom *atom)
{
	g->n = 0;
	if (atom->kind == GJ_ATOM_KEPT) {
		gather_events(g, &cone->circuit->law->norm[atom->ref]);
		return;
	}
	switch (atom->kind) {
	case GJ_ATOM_COMPARE:
		gather_qty(g, atom->cond->left);
		gather_qty(g, atom->cond->right);
		return;
	case GJ_ATOM_ROLE:
		g->ask[g->n++] = (gj_ask){GJ_ASK_ROLE, GJ_NONE};
		return;
	case GJ_ATOM_JUDGEMENT:
		g->ask[g->n++] = (gj_ask){GJ_ASK_JUDGEMENT, atom->ref};
		return;
	default:
		g->ask[g->n++] = (gj_ask){GJ_ASK_FACT, atom->ref};
	}
}

size_t gj_atom_questions(gj_cone_of *cone, const gj_atom *atom, uint32_t *out, size_t most)
{
	gathering g;
	size_t n = 0;

	gather_atom(cone, &g, atom);
	if (!gj_atom_can_be_told(cone, atom, g.ask, g.n))
		return 0;
	for (size_t i = 0; i < g.n; i++) {
		uint32_t at = *question_place(cone, g.ask[i]);

		if (at == GJ_NONE)
			continue;
		if (n < most)
			out[n] = at;
		n++;
	}
	return n;
}

static int add_question(gj_cone_of *cone, gj_ask ask, uint32_t atom)
{
	uint32_t *place = question_place(cone, ask);
	gj_refs *reads;

	if (*place == GJ_NONE) {
		size_t cap = cone->cap_questions;

		if (gj_arena_room(cone->arena, (void **)&cone->question, &cap, cone->n_questions,
				  sizeof *cone->question) != GJ_OK ||
		    gj_arena_room(cone->arena, (void **)&cone->reads, &cone->cap_questions,
				  cone->n_questions, sizeof *cone->reads) != GJ_OK)
			return GJ_ENOMEM;
		cone->question[cone->n_questions] = (gj_prospect){
			.ask = ask,
			.cost = ask.kind == GJ_ASK_JUDGEMENT ? GJ_COST_JUDGEMENT : GJ_COST_FACT};
		cone->reads[cone->n_questions] = (gj_refs){NULL, 0};
		*place = (uint32_t)cone->n_questions++;
	}
	reads = &cone->reads[*place];
	if (gj_arena_more(cone->arena, (void **)&reads->at, reads->n, sizeof *reads->at) != GJ_OK)
		return GJ_ENOMEM;
	reads->at[reads->n++] = atom;
	return GJ_OK;
}

static int find_questions(gj_cone_of *cone)
{
	const gj_law *law = cone->circuit->law;
	gathering g;

	cone->kept_told = gj_arena_array(cone->arena, law->n_norms, sizeof *cone->kept_told);
	cone->fact_question = gj_arena_array(cone->arena, law->n_facts, sizeof(uint32_t));
	cone->term_question = gj_arena_array(cone->arena, law->n_terms, sizeof(uint32_t));
	if (cone->kept_told == NULL || cone->fact_question == NULL || cone->term_question == NULL)
		return GJ_ENOMEM;
	memset(cone->fact_question, 0xff, law->n_facts * sizeof(uint32_t));
	memset(cone->term_question, 0xff, law->n_terms * sizeof(uint32_t));
	cone->role_question = GJ_NONE;
	for (size_t i = 0; i < cone->n; i++) {
		const gj_gate *gate = &cone->circuit->gate[cone->gate[i]];

		if (gate->op != GJ_GATE_ATOM)
			continue;
		gather_atom(cone, &g, &cone->circuit->atom[gate->a]);
		if (!gj_atom_can_be_told(cone, &cone->circuit->atom[gate->a], g.ask, g.n))
			continue;
		for (size_t k = 0; k < g.n; k++)
			if (gj_inquiry_open(cone->inquiry, g.ask[k]) &&
			    add_question(cone, g.ask[k], gate->a) != GJ_OK)
				return GJ_ENOMEM;
	}
	return GJ_OK;
}

int gj_cone_of_new(gj_cone_of *out, gj_arena *arena, const gj_inquiry *inquiry, bool future)
{
	int rc;

	memset(out, 0, sizeof *out);
	out->inquiry = inquiry;
	out->circuit = inquiry->circuit;
	out->arena = arena;
	rc = run_circuit(out);
	if (rc != GJ_OK)
		return rc;
	mark_cone(out, future);
	rc = number_gates(out);
	if (rc == GJ_OK)
		rc = list_users(out);
	if (rc == GJ_OK)
		rc = gj_record_copy(&out->thought, arena, inquiry->record);
	if (rc == GJ_OK)
		rc = find_questions(out);
	if (rc == GJ_OK)
		rc = gj_answerable_count(out);
	for (size_t i = 0; rc == GJ_OK && i < out->n_questions; i++)
		rc = gj_answers_of(out, i);
	return rc == GJ_OK ? gj_outlook_now(out) : rc;
}

/* ---- ranking ---- */

/* Worth is an estimate: what differs in the fifth binary digit only is equal. */
static int64_t rounded(int64_t worth)
{
	unsigned drop = 0;

	while (worth >> drop >= 16)
		drop++;
	return worth >> drop << drop;
}

/*
 * Between equals goes first what the law says first. A law says who and where before it says what, and of what it lists together the first is
 * often what the rest is about: the safeguards of a foreign authority are nothing to ask of who is none.
 */
static bool comes_first(const gj_cone_of *cone, uint32_t a, uint32_t b)
{
	const gj_law *law = cone->circuit->law;
	int64_t worth_a = rounded(cone->question[a].worth),
		worth_b = rounded(cone->question[b].worth);
	uint32_t said_a = cone->reads[a].at[0], said_b = cone->reads[b].at[0];

	if (worth_a != worth_b)
		return worth_a > worth_b;
	if (said_a != said_b)
		return said_a < said_b;
	return gj_str_cmp(gj_prospect_name(law, cone->question[a].ask),
			  gj_prospect_name(law, cone->question[b].ask)) < 0;
}

/* A few hundred at most. `order` keeps the numbers that the cone knows the questions by. */
static void sort(const gj_cone_of *cone, uint32_t *order, size_t n)
{
	for (size_t i = 1; i < n; i++) {
		uint32_t one = order[i];
		size_t at = i;

		for (; at > 0 && comes_first(cone, one, order[at - 1]); at--)
			order[at] = order[at - 1];
		order[at] = one;
	}
}

static int rank(gj_prospects *out, gj_cone_of *cone, size_t sure_of)
{
	uint32_t *order = gj_arena_array(cone->arena, cone->n_questions, sizeof *order);

	out->at = gj_arena_array(cone->arena, cone->n_questions, sizeof *out->at);
	if (order == NULL || out->at == NULL)
		return GJ_ENOMEM;
	for (size_t i = 0; i < cone->n_questions; i++) {
		order[i] = (uint32_t)i;
		if (gj_weigh(cone, i) != GJ_OK)
			return GJ_ENOMEM;
	}
	sort(cone, order, cone->n_questions);
	if (gj_put_best_first(cone, order) != GJ_OK)
		return GJ_ENOMEM;
	for (size_t i = 0; i < cone->n_questions; i++) {
		gj_prospect *one = &cone->question[order[i]];

		if (out->n < sure_of && gj_look_whether_it_matters(cone, order[i]) != GJ_OK)
			return GJ_ENOMEM;
		if (one->matters != GJ_MATTERS_NEVER)
			out->at[out->n++] = *one;
	}
	/* A verdict that comes out alike whatever is told (`f or not f`) is still open until something is. */
	for (size_t i = 0; out->n == 0 && i < cone->n_questions; i++)
		if (cone->question[order[i]].expected > 0) {
			out->at[out->n] = cone->question[order[i]];
			out->at[out->n++].matters = GJ_MATTERS_NOT_WHICH;
		}
	return GJ_OK;
}

static int rank_stage(gj_prospects *out, gj_arena *arena, const gj_inquiry *inquiry, bool future,
		      size_t sure_of)
{
	gj_cone_of cone;
	int rc = gj_cone_of_new(&cone, arena, inquiry, future);

	return rc == GJ_OK ? rank(out, &cone, sure_of) : rc;
}

static int count_undecided(gj_prospects *out, gj_arena *arena, const gj_inquiry *inquiry)
{
	const gj_circuit *circuit = inquiry->circuit;
	gj_truth *atom = gj_arena_array(arena, circuit->n_atoms, sizeof *atom);
	gj_truth *node = gj_arena_array(arena, circuit->n_gates, sizeof *node);

	if (atom == NULL || node == NULL)
		return GJ_ENOMEM;
	gj_atoms_truth(circuit, inquiry->record, atom);
	gj_circuit_run(circuit, atom, 0, node);
	out->undecided = gj_inquiry_undecided(inquiry, node);
	return GJ_OK;
}

int gj_inquiry_rank(gj_prospects *out, gj_arena *arena, const gj_inquiry *inquiry, size_t sure_of)
{
	bool applies = inquiry->about != GJ_ABOUT_KEPT, kept = inquiry->about != GJ_ABOUT_APPLIES;
	gj_inquiry inner;
	int rc;

	memset(out, 0, sizeof *out);
	rc = count_undecided(out, arena, inquiry);
	if (rc == GJ_OK && applies)
		rc = rank_stage(out, arena, inquiry, false, sure_of);
	if (rc == GJ_OK && applies && out->n == 0) {
		rc = rank_stage(out, arena, inquiry, true, sure_of);
		out->future = !kept || out->n > 0;
	}
	if (rc == GJ_OK && kept)
		rc = gj_kept_inquiry(&inner, arena, inquiry, &out->unkept);
	if (rc == GJ_OK && kept && out->n == 0) {
		rc = rank_stage(out, arena, &inner, false, sure_of);
		out->kept = true;
		out->after = applies;
	}
	return rc;
}
