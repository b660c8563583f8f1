/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What is to be expected of a gate: how likely it comes out yes or no, and what settling it costs when the likelier way to
 * an early end is taken first. For and-or trees in which nothing stands twice that order is the best there is (Greiner,
 * Hayward, Molloy, AAAI 2002, for depth two); in a circuit it is an estimate. Whole numbers, so that every machine
 * ranks alike.
 */
#include "reason/inquiry_parts.h"

enum { ONE = GJ_ONE_NORM };

/* More than any law has questions; keeps products within 64 bits. */
static const uint64_t dearest = (uint64_t)1 << 28;

static uint32_t both(uint32_t a, uint32_t b)
{
	return (uint32_t)(((uint64_t)a * b) / ONE);
}

static uint32_t either(uint32_t a, uint32_t b)
{
	return a + b - both(a, b);
}

/* Cost of a pair that `end_a` and `end_b` end early. */
static uint64_t pair_cost(const gj_outlook *a, uint32_t end_a, const gj_outlook *b, uint32_t end_b)
{
	/* End by end for the cost: compare end_a / cost_a with end_b / cost_b. */
	bool a_first =
		(uint64_t)end_a * (b->cost / ONE + 1) >= (uint64_t)end_b * (a->cost / ONE + 1);
	const gj_outlook *first = a_first ? a : b, *second = a_first ? b : a;
	uint32_t end = a_first ? end_a : end_b;
	uint64_t cost = first->cost + second->cost / ONE * (ONE - end) +
			second->cost % ONE * (ONE - end) / ONE;

	return cost < dearest ? cost : dearest;
}

gj_outlook gj_outlook_told(gj_truth truth)
{
	return (gj_outlook){.truth = truth,
			    .yes = truth == GJ_TRUE ? ONE : 0,
			    .no = truth == GJ_FALSE ? ONE : 0};
}

static gj_outlook turned(const gj_outlook *a)
{
	return (gj_outlook){gj_not(a->truth), a->no, a->yes, a->cost};
}

static gj_outlook and (const gj_outlook *a, const gj_outlook *b)
{
	gj_truth truth = gj_and(a->truth, b->truth);

	if (truth != GJ_UNKNOWN)
		return gj_outlook_told(truth);
	return (gj_outlook){truth, both(a->yes, b->yes), either(a->no, b->no),
			    pair_cost(a, a->no, b, b->no)};
}

static gj_outlook or (const gj_outlook *a, const gj_outlook *b)
{
	gj_truth truth = gj_or(a->truth, b->truth);

	if (truth != GJ_UNKNOWN)
		return gj_outlook_told(truth);
	return (gj_outlook){truth, either(a->yes, b->yes), both(a->no, b->no),
			    pair_cost(a, a->yes, b, b->yes)};
}

/* See opcodes.def. */
static gj_outlook judged(const gj_outlook *a, const gj_outlook *b, const gj_outlook *c)
{
	gj_outlook out = turned(b), inside = or (a, c);

	out = and(&out, &inside);
	if (b->truth == GJ_FALSE &&
	    (c->truth == GJ_TRUE || (a->truth == GJ_TRUE && c->truth != GJ_FALSE)))
		return gj_outlook_told(GJ_TRUE);
	if ((b->truth == GJ_TRUE && c->truth != GJ_TRUE) ||
	    (c->truth == GJ_FALSE && a->truth == GJ_FALSE))
		return gj_outlook_told(GJ_FALSE);
	/* Decided by the text and judged against it: nothing can be asked that would settle it. */
	if (out.truth != GJ_UNKNOWN)
		return gj_outlook_told(GJ_UNKNOWN);
	return out;
}

/* What is told wins; what is presumed needs only its condition. */
static gj_outlook presumed(const gj_outlook *a, const gj_outlook *b, bool yes)
{
	gj_outlook out = *a;

	if (a->truth != GJ_UNKNOWN)
		return gj_outlook_told(a->truth);
	if (b->truth == GJ_TRUE)
		return gj_outlook_told(yes ? GJ_TRUE : GJ_FALSE);
	if (yes)
		out.yes =
			either(a->yes, b->yes) < ONE - a->no ? either(a->yes, b->yes) : ONE - a->no;
	else
		out.no =
			either(a->no, b->yes) < ONE - a->yes ? either(a->no, b->yes) : ONE - a->yes;
	return out;
}

void gj_outlook_gate(gj_outlook *out, const gj_gate *gate, const gj_outlook *a, const gj_outlook *b,
		     const gj_outlook *c)
{
	switch (gate->op) {
	case GJ_GATE_NOT:
		*out = turned(a);
		return;
	case GJ_GATE_AND:
		*out = and(a, b);
		return;
	case GJ_GATE_OR:
		*out = or (a, b);
		return;
	case GJ_GATE_JUDGED:
		*out = judged(a, b, c);
		return;
	case GJ_GATE_PRESUME_TRUE:
	case GJ_GATE_PRESUME_FALSE:
		*out = presumed(a, b, gate->op == GJ_GATE_PRESUME_TRUE);
		return;
	default:
		*out = gj_outlook_told(GJ_UNKNOWN);
		return;
	}
}

/* An atom: each question below it costs, and each answer gives its share. Of two questions nothing is known but that. */
static void atom_now(gj_cone_of *cone, size_t at)
{
	const gj_atom *atom = &cone->circuit->atom[cone->circuit->gate[cone->gate[at]].a];
	gj_outlook *out = &cone->now[at];
	uint32_t below[8];
	size_t n = gj_atom_questions(cone, atom, below, 8);
	const gj_prospect *q;
	uint32_t told;

	*out = gj_outlook_told(GJ_UNKNOWN);
	for (size_t i = 0; i < n && i < 8; i++)
		out->cost += (uint64_t)cone->question[below[i]].cost * ONE;
	if (n > 1)
		out->yes = out->no = ONE / 2;
	if (n != 1)
		return;
	q = &cone->question[below[0]];
	for (size_t i = 0; i < q->n_answers; i++) {
		gj_truth truth;

		gj_answer_say(cone, q->ask, &q->answer[i]);
		truth = gj_cone_truth(cone, atom, cone->thought);
		gj_answer_unsay(cone, q->ask);
		out->yes += truth == GJ_TRUE ? q->answer[i].share : 0;
		out->no += truth == GJ_FALSE ? q->answer[i].share : 0;
	}
	told = gj_answerable(cone, q->ask);
	out->yes = both(out->yes, told);
	out->no = both(out->no, told);
}

int gj_outlook_now(gj_cone_of *cone)
{
	gj_outlook told[3] = {gj_outlook_told(GJ_FALSE), gj_outlook_told(GJ_UNKNOWN),
			      gj_outlook_told(GJ_TRUE)};

	for (size_t i = 0; i < cone->n; i++) {
		const gj_gate *gate = &cone->circuit->gate[cone->gate[i]];
		const uint32_t kid[3] = {gate->a, gate->b, gate->c};
		const gj_outlook *in[3];

		if (gate->op == GJ_GATE_ATOM) {
			atom_now(cone, i);
			continue;
		}
		for (unsigned k = 0; k < 3; k++)
			in[k] = kid[k] >= cone->circuit->n_gates ? &told[GJ_UNKNOWN]
				: cone->place[kid[k]] != GJ_NONE ? &cone->now[cone->place[kid[k]]]
								 : &told[cone->node[kid[k]]];
		gj_outlook_gate(&cone->now[i], gate, in[0], in[1], in[2]);
	}
	return GJ_OK;
}
