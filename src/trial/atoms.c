/* SPDX-License-Identifier: Apache-2.0 */
#include "trial/atoms.h"

#include "eval/asks.h"

typedef struct seeing {
	gj_seen *out;
	const gj_circuit *circuit;
	gj_arena *arena;
	gj_walk walk;
	gj_truth *atom, *node, *changed;
	gj_node top;
	bool only_used; /* no test: what stands below any norm */
} seeing;

static unsigned char *mark_of(const gj_seen *s, const gj_atom *atom, bool **used)
{
	switch (atom->kind) {
	case GJ_ATOM_FACT:
	case GJ_ATOM_EVENT:
		*used = &s->fact_used[atom->ref];
		return &s->fact[atom->ref];
	case GJ_ATOM_ROLE:
		*used = &s->role_used[atom->ref];
		return &s->role[atom->ref];
	case GJ_ATOM_JUDGEMENT:
		*used = &s->term_used[atom->ref];
		return &s->term[atom->ref];
	case GJ_ATOM_CHOICE:
	case GJ_ATOM_COMPARE:
		break;
	}
	*used = &s->cond_used[atom->cond->id];
	s->at[atom->cond->id] = atom->cond;
	return &s->cond[atom->cond->id];
}

/* Would the norm be another if this atom alone were? */
static bool decides(seeing *s, uint32_t atom)
{
	gj_truth was = s->atom[atom];
	bool other = false;

	for (gj_truth truth = GJ_FALSE; !other && truth <= GJ_TRUE; truth++) {
		if (truth == was)
			continue;
		s->atom[atom] = truth;
		gj_circuit_run(s->circuit, s->atom, 0, s->changed);
		other = s->changed[s->top] != s->node[s->top];
	}
	s->atom[atom] = was;
	return other;
}

static int see(void *context, gj_node at)
{
	static const unsigned char seen[] = {GJ_SEEN_NO, GJ_SEEN_UNKNOWN, GJ_SEEN_YES};
	seeing *s = context;
	const gj_gate *gate = &s->circuit->gate[at];
	unsigned char *mark;
	bool *used;

	if (gate->op != GJ_GATE_ATOM)
		return GJ_OK;
	mark = mark_of(s->out, &s->circuit->atom[gate->a], &used);
	*used = true;
	if (s->only_used)
		return GJ_OK;
	*mark |= seen[s->atom[gate->a]];
	if ((*mark & GJ_SEEN_DECIDING) == 0 && decides(s, gate->a))
		*mark |= GJ_SEEN_DECIDING;
	return GJ_OK;
}

static int start(seeing *s, gj_circuit *circuit)
{
	s->circuit = circuit;
	s->atom = gj_arena_array(s->arena, circuit->n_atoms, sizeof *s->atom);
	s->node = gj_arena_array(s->arena, circuit->n_gates, sizeof *s->node);
	s->changed = gj_arena_array(s->arena, circuit->n_gates, sizeof *s->changed);
	if (s->atom == NULL || s->node == NULL || s->changed == NULL)
		return GJ_ENOMEM;
	return gj_walk_new(&s->walk, s->arena, circuit, s->node);
}

static int see_test(seeing *s, const gj_law *law, const gj_test *test, gj_error *err)
{
	bool *wanted = gj_arena_array(s->arena, law->n_norms, sizeof *wanted);
	gj_circuit *circuit;
	gj_record *record;
	int rc;

	if (wanted == NULL || gj_record_from_test(&record, s->arena, law, test) != GJ_OK)
		return gj_fault_memory(err);
	for (size_t i = 0; i < test->n_expect; i++)
		wanted[test->expect[i].norm] = true;
	rc = gj_circuit_of_norms(&circuit, s->arena, law, test->on, wanted, err);
	if (rc == GJ_OK && start(s, circuit) != GJ_OK)
		rc = gj_fault_memory(err);
	if (rc != GJ_OK)
		return rc;
	gj_atoms_truth(circuit, record, s->atom);
	gj_circuit_run(circuit, s->atom, 0, s->node);
	for (size_t i = 0; rc == GJ_OK && i < test->n_expect; i++) {
		s->top = circuit->norm[test->expect[i].norm].applies;
		rc = gj_walk_each(&s->walk, s->top, GJ_WALK_ALL, see, s);
	}
	return rc;
}

/* What stands below the norms, each read on its first day in force. */
static int see_all(seeing *s, const gj_law *law, gj_error *err)
{
	gj_circuit *circuit;
	int rc = gj_circuit_from_law(&circuit, s->arena, law, GJ_DAY_MIN, err);

	if (rc == GJ_OK && start(s, circuit) != GJ_OK)
		rc = gj_fault_memory(err);
	for (size_t i = 0; rc == GJ_OK && i < law->n_norms; i++)
		rc = gj_walk_each(&s->walk, circuit->norm[i].applies, GJ_WALK_ALL, see, s);
	return rc;
}

static int room(gj_seen *out, gj_arena *arena, const gj_law *law)
{
	out->fact = gj_arena_array(arena, law->n_facts, 1);
	out->role = gj_arena_array(arena, law->n_roles, 1);
	out->term = gj_arena_array(arena, law->n_terms, 1);
	out->cond = gj_arena_array(arena, law->n_conds, 1);
	out->fact_used = gj_arena_array(arena, law->n_facts, 1);
	out->role_used = gj_arena_array(arena, law->n_roles, 1);
	out->term_used = gj_arena_array(arena, law->n_terms, 1);
	out->cond_used = gj_arena_array(arena, law->n_conds, 1);
	out->at = gj_arena_array(arena, law->n_conds, sizeof *out->at);
	return out->fact != NULL && out->role != NULL && out->term != NULL && out->cond != NULL &&
			       out->fact_used != NULL && out->role_used != NULL &&
			       out->term_used != NULL && out->cond_used != NULL && out->at != NULL
		       ? GJ_OK
		       : GJ_ENOMEM;
}

int gj_see_atoms(gj_seen *out, gj_arena *arena, const gj_law *law, gj_error *err)
{
	int rc = room(out, arena, law) == GJ_OK ? GJ_OK : gj_fault_memory(err);

	for (size_t i = 0; rc == GJ_OK && i <= law->n_tests; i++) {
		gj_arena scratch;
		seeing s = {.out = out, .arena = &scratch, .only_used = i == law->n_tests};

		gj_arena_init(&scratch, arena->alloc, GJ_ARENA_DEFAULT_LIMIT);
		rc = s.only_used ? see_all(&s, law, err) : see_test(&s, law, &law->test[i], err);
		gj_arena_free(&scratch);
	}
	return rc;
}
