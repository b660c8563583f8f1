/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The proof of a verdict, shaped like the law and not like the circuit: the truth of each step is read from the
 * circuit's node for it.
 */
#include "eval/compliance.h"
#include "eval/eval.h"

typedef struct prover {
	const gj_verdicts *verdicts;
	const gj_law *law;
	const gj_circuit *circuit;
	gj_arena *arena;
	unsigned char *shown_term, *shown_norm;
} prover;

static int new_step(prover *p, gj_proof **out, gj_proof_kind kind, gj_truth truth, uint32_t ref,
		    gj_day day)
{
	*out = gj_arena_get(p->arena, sizeof **out);
	if (*out == NULL)
		return GJ_ENOMEM;
	(*out)->kind = kind;
	(*out)->truth = truth;
	(*out)->ref = ref;
	(*out)->day = day;
	return GJ_OK;
}

static int add_kid(prover *p, gj_proof *step, gj_proof *kid)
{
	if (gj_arena_more(p->arena, (void **)&step->kid, step->n, sizeof kid) != GJ_OK)
		return GJ_ENOMEM;
	step->kid[step->n++] = kid;
	return GJ_OK;
}

static gj_truth value_of(const prover *p, const gj_cond *cond, gj_day day)
{
	gj_node node;

	return gj_circuit_cond(p->circuit, cond, day, &node) ? p->verdicts->node[node] : GJ_UNKNOWN;
}

gj_truth gj_role_held(const gj_verdicts *verdicts, uint32_t role, gj_day day)
{
	const gj_cond *includes = verdicts->law->role[role].includes;
	gj_truth told = verdicts->record->role[role];
	gj_node node;

	if (includes == NULL || told == GJ_TRUE)
		return told;
	return gj_circuit_cond(verdicts->circuit, includes, day, &node)
		       ? gj_or(told, verdicts->node[node])
		       : told;
}

static int prove_cond(prover *p, const gj_cond *cond, gj_day day, gj_proof **out);

static int prove_part(prover *p, gj_proof *parent, gj_proof_kind kind, const gj_cond *cond,
		      gj_day day)
{
	gj_proof *part, *inner;
	int rc;

	if (cond == NULL)
		return GJ_OK;
	rc = new_step(p, &part, kind, value_of(p, cond, day), parent->ref, day);
	if (rc == GJ_OK)
		rc = prove_cond(p, cond, day, &inner);
	if (rc == GJ_OK)
		rc = add_kid(p, part, inner);
	return rc == GJ_OK ? add_kid(p, parent, part) : rc;
}

static int prove_term(prover *p, uint32_t index, gj_day day, gj_proof **out)
{
	const gj_term *term = &p->law->term[index];
	gj_truth truth = GJ_UNKNOWN;
	gj_proof *kid;
	gj_node node;
	int rc;

	if (gj_circuit_term(p->circuit, index, day, &node))
		truth = p->verdicts->node[node];
	rc = new_step(p, out, GJ_PROOF_TERM, truth, index, day);
	if (rc != GJ_OK)
		return rc;
	(*out)->repeated = p->shown_term[index] != 0;
	if ((*out)->repeated)
		return GJ_OK;
	p->shown_term[index] = 1;
	if (term->means != NULL) {
		rc = prove_cond(p, term->means, day, &kid);
		return rc == GJ_OK ? add_kid(p, *out, kid) : rc;
	}
	rc = prove_part(p, *out, GJ_PROOF_INCLUDES, term->includes, day);
	if (rc == GJ_OK)
		rc = prove_part(p, *out, GJ_PROOF_EXCLUDES, term->excludes, day);
	if (rc == GJ_OK && term->judged_by.len > 0) {
		rc = new_step(p, &kid, GJ_PROOF_JUDGEMENT, p->verdicts->record->term[index].truth,
			      index, day);
		if (rc == GJ_OK)
			rc = add_kid(p, *out, kid);
	}
	return rc;
}

/* A fact, with the presumption that stood in for it. */
static int prove_fact(prover *p, const gj_cond *cond, gj_day day, gj_proof **out)
{
	uint32_t presume = p->law->fact[cond->ref].presume;
	const gj_input *input = &p->verdicts->record->fact[cond->ref];
	gj_truth truth = value_of(p, cond, day);
	gj_proof *kid;
	int rc = new_step(p, out, GJ_PROOF_FACT, truth, cond->ref, day);

	if (rc != GJ_OK)
		return rc;
	(*out)->cond = cond;
	if (presume == GJ_NONE || input->state == GJ_STATE_GIVEN || truth == GJ_UNKNOWN)
		return GJ_OK;
	rc = new_step(p, &kid, GJ_PROOF_PRESUME, truth, presume, day);
	return rc == GJ_OK ? add_kid(p, *out, kid) : rc;
}

static int prove_joined(prover *p, const gj_cond *cond, gj_day day, gj_proof **out)
{
	gj_proof_kind kind = cond->op == GJ_COND_AND  ? GJ_PROOF_AND
			     : cond->op == GJ_COND_OR ? GJ_PROOF_OR
						      : GJ_PROOF_NOT;
	int rc = new_step(p, out, kind, value_of(p, cond, day), 0, day);

	for (size_t i = 0; rc == GJ_OK && i < cond->n; i++) {
		gj_proof *kid;

		rc = prove_cond(p, cond->kid[i], day, &kid);
		if (rc == GJ_OK)
			rc = add_kid(p, *out, kid);
	}
	if (rc == GJ_OK)
		(*out)->cond = cond;
	return rc;
}

static int prove_cond(prover *p, const gj_cond *cond, gj_day day, gj_proof **out)
{
	int rc;

	switch (cond->op) {
	case GJ_COND_TERM:
		return prove_term(p, cond->ref, day, out);
	case GJ_COND_FACT:
	case GJ_COND_EVENT:
	case GJ_COND_CHOICE:
		return prove_fact(p, cond, day, out);
	case GJ_COND_COMPARE:
		rc = new_step(p, out, GJ_PROOF_COMPARE, value_of(p, cond, day), 0, day);
		if (rc == GJ_OK)
			(*out)->cond = cond;
		return rc;
	default:
		return prove_joined(p, cond, day, out);
	}
}

/* A role that is not told, with what it includes. */
static int prove_role(prover *p, uint32_t index, gj_day day, gj_proof **out)
{
	const gj_cond *includes = p->law->role[index].includes;
	int rc = new_step(p, out, GJ_PROOF_ROLE, gj_role_held(p->verdicts, index, day), index, day);

	if (rc == GJ_OK && p->verdicts->record->role[index] != GJ_TRUE)
		rc = prove_part(p, *out, GJ_PROOF_INCLUDES, includes, day);
	return rc;
}

static int prove_bearer(prover *p, gj_proof *parent, const gj_norm *norm, gj_day day)
{
	gj_proof *bearer, *role;
	int rc = new_step(p, &bearer, GJ_PROOF_BEARER, GJ_FALSE, parent->ref, day);

	for (size_t i = 0; rc == GJ_OK && i < norm->bound.n; i++) {
		rc = prove_role(p, norm->bound.at[i], day, &role);
		if (rc != GJ_OK)
			return rc;
		bearer->truth = gj_or(bearer->truth, role->truth);
		rc = add_kid(p, bearer, role);
	}
	return rc == GJ_OK ? add_kid(p, parent, bearer) : rc;
}

static int prove_norm(prover *p, uint32_t index, gj_day day, gj_proof *step);

static int prove_lifters(prover *p, const gj_norm *norm, gj_day day, gj_proof *parent)
{
	int rc = GJ_OK;

	for (size_t i = 0; rc == GJ_OK && i < norm->lifted_by.n; i++) {
		uint32_t ref = norm->lifted_by.at[i];
		gj_proof *lifter;
		gj_node node;

		/* A lifter that is not in force on that day is not tried. */
		if (!gj_norm_counts_for(norm, &p->law->norm[ref], day) ||
		    !gj_circuit_applies(p->circuit, ref, day, &node))
			continue;
		rc = new_step(p, &lifter, GJ_PROOF_LIFTER, p->verdicts->node[node], ref, day);
		if (rc == GJ_OK)
			rc = prove_norm(p, ref, day, lifter);
		if (rc == GJ_OK)
			rc = add_kid(p, parent, lifter);
	}
	return rc;
}

/*
 * A sanction: which of the norms it stands behind apply. Each is one line, without its own proof, which is long and
 * stands under the norm's own name.
 */
static int prove_behind(prover *p, const gj_norm *norm, gj_day day, gj_proof *parent)
{
	gj_proof *any, *one;
	int rc = new_step(p, &any, GJ_PROOF_OR, GJ_FALSE, 0, day);

	for (size_t i = 0; rc == GJ_OK && i < norm->breach.n; i++) {
		uint32_t ref = norm->breach.at[i];
		gj_node node;

		if (!gj_norm_counts_for(norm, &p->law->norm[ref], day) ||
		    !gj_circuit_applies(p->circuit, ref, day, &node))
			continue;
		any->truth = gj_or(any->truth, p->verdicts->node[node]);
		rc = new_step(p, &one, GJ_PROOF_NORM, p->verdicts->node[node], ref, day);
		if (rc == GJ_OK)
			rc = add_kid(p, any, one);
	}
	return rc == GJ_OK ? add_kid(p, parent, any) : rc;
}

/* The parts of one norm, below `step`. */
static int prove_norm(prover *p, uint32_t index, gj_day day, gj_proof *step)
{
	const gj_norm *norm = &p->law->norm[index];
	const gj_cond *scope =
		norm->kind == GJ_KIND_EXEMPTION ? NULL : p->law->instrument[norm->instrument].scope;
	gj_proof *force;
	int rc;

	step->repeated = p->shown_norm[index] != 0;
	if (step->repeated)
		return GJ_OK;
	p->shown_norm[index] = 1;
	rc = new_step(p, &force, GJ_PROOF_FORCE,
		      gj_norm_in_force(norm, day) || day == norm->planned ? GJ_TRUE : GJ_FALSE,
		      index, day);
	if (rc == GJ_OK)
		rc = add_kid(p, step, force);
	if (rc == GJ_OK && norm->bound.n > 0)
		rc = prove_bearer(p, step, norm, day);
	if (rc == GJ_OK)
		rc = prove_part(p, step, GJ_PROOF_SCOPE, scope, day);
	if (rc == GJ_OK)
		rc = prove_part(p, step, GJ_PROOF_WHEN, norm->when, day);
	if (rc == GJ_OK && norm->kind == GJ_KIND_SANCTION)
		rc = prove_behind(p, norm, day, step);
	return rc == GJ_OK ? prove_lifters(p, norm, day, step) : rc;
}

/* ---- is it kept? ---- */

/* An event has happened by the day, has not, or it is not known. */
static gj_truth has_happened(const prover *p, uint32_t event)
{
	const gj_input *input = &p->verdicts->record->fact[event];
	gj_day on = p->circuit->on;

	if (input->state != GJ_STATE_GIVEN)
		return GJ_UNKNOWN;
	if (input->truth == GJ_FALSE || (input->has_low && input->low > on))
		return GJ_FALSE;
	return input->has_high && input->high <= on ? GJ_TRUE : GJ_UNKNOWN;
}

static int add_event(prover *p, gj_proof *kept, uint32_t event, gj_day day)
{
	gj_proof *step;
	int rc;

	if (event == GJ_NONE)
		return GJ_OK;
	for (size_t i = 1; i < kept->n; i++)
		if (kept->kid[i]->ref == event)
			return GJ_OK;
	rc = new_step(p, &step, GJ_PROOF_FACT, has_happened(p, event), event, day);
	return rc == GJ_OK ? add_kid(p, kept, step) : rc;
}

static int prove_kept(prover *p, const gj_verdict *verdict, gj_day day, gj_proof **out)
{
	const gj_norm *norm = &p->law->norm[verdict->norm];
	gj_truth kept = verdict->compliance == GJ_FULFILLED  ? GJ_TRUE
			: verdict->compliance == GJ_BREACHED ? GJ_FALSE
							     : GJ_UNKNOWN;
	int rc = new_step(p, out, GJ_PROOF_KEPT, kept, verdict->norm, day);

	if (rc == GJ_OK)
		rc = prove_part(p, *out, GJ_PROOF_ACT, norm->act, day);
	if (rc == GJ_OK && gj_kept_by_days(norm) && norm->by == GJ_DAY_NONE)
		rc = add_event(p, *out, gj_time_event(norm), day);
	return rc == GJ_OK ? add_event(p, *out, norm->upon, day) : rc;
}

static int start(prover *p, gj_arena *arena, const gj_verdicts *verdicts)
{
	*p = (prover){.verdicts = verdicts,
		      .law = verdicts->law,
		      .circuit = verdicts->circuit,
		      .arena = arena};
	p->shown_term = gj_arena_array(arena, p->law->n_terms, 1);
	p->shown_norm = gj_arena_array(arena, p->law->n_norms, 1);
	return p->shown_term == NULL || p->shown_norm == NULL ? GJ_ENOMEM : GJ_OK;
}

static int prove_whole(prover *p, uint32_t norm, gj_proof **out)
{
	const gj_norm_nodes *nodes = &p->circuit->norm[norm];
	int rc = new_step(p, out, GJ_PROOF_NORM, p->verdicts->node[nodes->applies], norm,
			  nodes->day);

	return rc == GJ_OK ? prove_norm(p, norm, nodes->day, *out) : rc;
}

int gj_prove_norm(gj_proof **out, gj_arena *arena, const gj_verdicts *verdicts, uint32_t norm)
{
	prover p;
	int rc = start(&p, arena, verdicts);

	return rc == GJ_OK ? prove_whole(&p, norm, out) : rc;
}

int gj_prove_verdict(gj_proof **applies, gj_proof **kept, gj_arena *arena,
		     const gj_verdicts *verdicts, const gj_verdict *verdict)
{
	prover p;
	int rc = start(&p, arena, verdicts);

	*kept = NULL;
	if (rc == GJ_OK)
		rc = prove_whole(&p, verdict->norm, applies);
	if (rc != GJ_OK || verdict->applicability != GJ_APPLIES ||
	    !gj_can_be_kept(&p.law->norm[verdict->norm]))
		return rc;
	return prove_kept(&p, verdict, p.circuit->norm[verdict->norm].day, kept);
}
