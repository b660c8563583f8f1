/* SPDX-License-Identifier: Apache-2.0 */
/* What can be told as variables, with the domain of each; and back from a model. */
#include "base/day.h"
#include "eval/record_tell.h"
#include "prove/encode.h"

/* Is it told? Where all is told this is no variable. */
static Z3_ast told(gj_code *code, const char *what, gj_str name)
{
	return code->over == GJ_OVER_TOLD ? code->solver->yes
					  : gj_z_bool(code->solver, what, name, "told");
}

gj_formulas gj_encode_said(gj_code *code, const char *what, gj_str name)
{
	gj_solver *z = code->solver;
	Z3_ast yes = gj_z_bool(z, what, name, "yes"), is_told = told(code, what, name);

	return (gj_formulas){gj_z_and(z, is_told, yes), gj_z_and(z, is_told, gj_z_not(z, yes)),
			     is_told == z->yes};
}

/* A file tells that somebody has no role only by a list that is the whole list, of all roles at once. */
gj_formulas gj_encode_role(gj_code *code, gj_str name)
{
	gj_solver *z = code->solver;
	Z3_ast yes = gj_z_bool(z, "role", name, "yes"), closed = z->yes;

	if (code->over == GJ_OVER_ANY)
		closed = gj_z_bool(z, "roles", GJ_STR("all"), "told");
	return (gj_formulas){yes, gj_z_and(z, closed, gj_z_not(z, yes)), closed == z->yes};
}

/* What a service file can hold: days of the years 1 to 9999, numbers of 64 bits. */
static void bound(gj_code *code, const gj_fact *fact, const gj_z_interval *at)
{
	gj_solver *z = code->solver;
	gj_day first = 0, last = 0;
	int64_t low = -INT64_MAX, high = INT64_MAX;

	if (fact->type == GJ_FACT_EVENT || fact->type == GJ_FACT_DATE) {
		gj_day_from_ymd(&first, 1, 1, 1);
		gj_day_from_ymd(&last, 9999, 12, 31);
		low = first;
		high = last;
	}
	gj_z_assert(z, gj_z_at_most(z, gj_z_number(z, low), at->low));
	gj_z_assert(z, gj_z_at_most(z, at->high, gj_z_number(z, high)));
	gj_z_assert(z, gj_z_at_most(z, at->low, at->high));
}

/* Exactly one of the choices. */
static void bound_choice(gj_code *code, uint32_t index)
{
	const gj_fact *fact = &code->circuit->law->fact[index];
	gj_solver *z = code->solver;
	Z3_ast any = z->no;

	for (uint32_t i = 0; i < fact->n_choices; i++) {
		Z3_ast one = gj_encode_choice(code, index, i);

		gj_z_assert(z, gj_z_not(z, gj_z_and(z, any, one)));
		any = gj_z_or(z, any, one);
	}
	gj_z_assert(z, any);
}

Z3_ast gj_encode_choice(gj_code *code, uint32_t fact, uint32_t choice)
{
	const gj_fact *of = &code->circuit->law->fact[fact];

	return gj_z_choice(code->solver, of->e.id, of->choice[choice].text);
}

gj_input_code gj_encode_input(gj_code *code, uint32_t index)
{
	const gj_fact *fact = &code->circuit->law->fact[index];
	gj_solver *z = code->solver;
	gj_str name = fact->e.id;
	gj_input_code in = {told(code, "fact", name), z->yes, {z->yes, z->yes, NULL, NULL}};
	bool fresh = !code->bounded[index];

	code->bounded[index] = true;
	if (fact->type == GJ_FACT_CHOICE) {
		if (fresh)
			bound_choice(code, index);
		return in;
	}
	if (fact->type == GJ_FACT_BOOL || fact->type == GJ_FACT_EVENT)
		in.yes = gj_z_bool(z, "fact", name, "yes");
	if (fact->type == GJ_FACT_BOOL)
		return in;
	in.at.low = in.at.high = gj_z_int(z, "fact", name, "low");
	if (code->over == GJ_OVER_ANY) {
		in.at.high = gj_z_int(z, "fact", name, "high");
		in.at.has_low = gj_z_bool(z, "fact", name, "has low");
		in.at.has_high = gj_z_bool(z, "fact", name, "has high");
	}
	if (fresh)
		bound(code, fact, &in.at);
	return in;
}

void gj_decode_fact(gj_code *code, uint32_t index, gj_input *out)
{
	const gj_fact *fact = &code->circuit->law->fact[index];
	gj_input_code in = gj_encode_input(code, index);
	gj_solver *z = code->solver;

	*out = (gj_input){.truth = GJ_UNKNOWN};
	if (!gj_z_is(z, in.told))
		return;
	if (fact->type == GJ_FACT_CHOICE) {
		*out = gj_input_state(GJ_STATE_GIVEN);
		while (out->choice + 1 < fact->n_choices &&
		       !gj_z_is(z, gj_encode_choice(code, index, out->choice)))
			out->choice++;
	} else if (fact->type == GJ_FACT_BOOL || !gj_z_is(z, in.yes)) {
		*out = gj_input_truth(gj_z_is(z, in.yes) ? GJ_TRUE : GJ_FALSE);
	} else if (gj_z_is(z, gj_z_or(z, in.at.has_low, in.at.has_high))) {
		*out = gj_input_bounds(gj_z_is(z, in.at.has_low), gj_z_value(z, in.at.low),
				       gj_z_is(z, in.at.has_high), gj_z_value(z, in.at.high));
	}
}

static gj_truth decode_said(gj_code *code, gj_formulas said)
{
	return gj_z_is(code->solver, said.yes)	? GJ_TRUE
	       : gj_z_is(code->solver, said.no) ? GJ_FALSE
						: GJ_UNKNOWN;
}

gj_truth gj_decode_role(gj_code *code, uint32_t role)
{
	return decode_said(code, gj_encode_role(code, code->circuit->law->role[role].e.id));
}

gj_truth gj_decode_judgement(gj_code *code, uint32_t term)
{
	return decode_said(code, gj_encode_said(code, "term", code->circuit->law->term[term].e.id));
}
