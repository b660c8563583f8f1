/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What each answer to a question would decide, and what the question is worth: the work that it saves on all wanted norms
 * together, on the average of its answers, for its cost. Only what lies above the question is worked out anew.
 */
#include "reason/inquiry_parts.h"

/* Everything that hangs on the question. */
static void find_above(gj_cone_of *cone, const gj_refs *reads)
{
	size_t lowest = cone->n;

	cone->n_above = 0;
	memset(cone->touched, 0, cone->n * sizeof *cone->touched);
	for (size_t i = 0; i < reads->n; i++) {
		uint32_t at = cone->place[cone->circuit->atom[reads->at[i]].node];

		cone->touched[at] = true;
		if (at < lowest)
			lowest = at;
	}
	for (size_t i = lowest; i < cone->n; i++) {
		if (!cone->touched[i])
			continue;
		cone->above[cone->n_above++] = (uint32_t)i;
		for (uint32_t k = cone->first_user[i]; k < cone->first_user[i + 1]; k++)
			cone->touched[cone->user[k]] = true;
	}
}

static int list_norms(gj_cone_of *cone, gj_prospect *q)
{
	for (size_t i = 0; i < cone->n_above; i++)
		q->n_norms += cone->norms[cone->above[i]];
	q->norm = gj_arena_array(cone->arena, q->n_norms, sizeof *q->norm);
	if (q->norm == NULL)
		return GJ_ENOMEM;
	q->n_norms = 0;
	for (size_t i = 0; i < cone->n_targets; i++)
		if (cone->touched[cone->place[cone->circuit->norm[cone->target[i]].applies]])
			q->norm[q->n_norms++] = cone->target[i];
	return GJ_OK;
}

/* An atom under an answer: as the answer says; what it leaves open, half way between. */
static gj_outlook atom_then(gj_cone_of *cone, uint32_t at, const gj_gate *gate)
{
	gj_truth truth = gj_cone_truth(cone, &cone->circuit->atom[gate->a], cone->thought);
	gj_outlook out;

	if (truth != GJ_UNKNOWN)
		return gj_outlook_told(truth);
	out = cone->now[at];
	out.cost /= 2;
	return out;
}

static void run_above(gj_cone_of *cone)
{
	gj_outlook told[3] = {gj_outlook_told(GJ_FALSE), gj_outlook_told(GJ_UNKNOWN),
			      gj_outlook_told(GJ_TRUE)};

	for (size_t i = 0; i < cone->n_above; i++) {
		uint32_t at = cone->above[i];
		const gj_gate *gate = &cone->circuit->gate[cone->gate[at]];
		const uint32_t kid[3] = {gate->a, gate->b, gate->c};
		const gj_outlook *in[3];

		if (gate->op == GJ_GATE_ATOM) {
			cone->then[at] = atom_then(cone, at, gate);
			continue;
		}
		for (unsigned k = 0; k < 3; k++) {
			uint32_t place =
				kid[k] < cone->circuit->n_gates ? cone->place[kid[k]] : GJ_NONE;

			in[k] = kid[k] >= cone->circuit->n_gates ? &told[GJ_UNKNOWN]
				: place == GJ_NONE		 ? &told[cone->node[kid[k]]]
				: cone->touched[place]		 ? &cone->then[place]
								 : &cone->now[place];
		}
		gj_outlook_gate(&cone->then[at], gate, in[0], in[1], in[2]);
	}
}

static void try_answer(gj_cone_of *cone, const gj_prospect *q, gj_answer *answer)
{
	gj_answer_say(cone, q->ask, answer);
	run_above(cone);
	gj_answer_unsay(cone, q->ask);
	for (size_t i = 0; i < cone->n_above; i++) {
		uint32_t at = cone->above[i];

		if (cone->norms[at] == 0)
			continue;
		cone->saved[at] += ((int64_t)cone->now[at].cost - (int64_t)cone->then[at].cost) *
				   (int64_t)answer->share / GJ_ONE_NORM;
		if (cone->then[at].truth == GJ_UNKNOWN)
			continue;
		answer->decides += cone->norms[at];
		/* What is decided counts as a question more, so that of two that save alike the one that settles comes first. */
		cone->saved[at] += (int64_t)answer->share;
	}
}

int gj_weigh(gj_cone_of *cone, size_t question)
{
	gj_prospect *q = &cone->question[question];
	int64_t worth = 0;

	find_above(cone, &cone->reads[question]);
	if (list_norms(cone, q) != GJ_OK)
		return GJ_ENOMEM;
	for (size_t i = 0; i < cone->n_above; i++)
		cone->saved[cone->above[i]] = 0;
	q->sure = true;
	for (size_t i = 0; i < q->n_answers; i++) {
		try_answer(cone, q, &q->answer[i]);
		q->expected += (uint64_t)q->answer[i].decides * q->answer[i].share;
		q->sure = q->sure && q->answer[i].decides > 0;
	}
	/* To know more makes no norm dearer on the average; where it seems so, what it costs now was put too low. */
	for (size_t i = 0; i < cone->n_above; i++)
		if (cone->saved[cone->above[i]] > 0)
			worth += cone->saved[cone->above[i]] * (int64_t)cone->norms[cone->above[i]];
	/* An answer that does not come saves nothing. */
	q->worth = worth / 256 * (int64_t)gj_answerable(cone, q->ask) / (GJ_ONE_NORM / 256) /
		   (int64_t)q->cost;
	return GJ_OK;
}
