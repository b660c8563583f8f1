/* SPDX-License-Identifier: Apache-2.0 */
/* Atoms and quantities: eval/run.c and eval/interval.c as formulas. */
#include "eval/interval.h"
#include "prove/encode.h"

static gj_z_interval point(gj_solver *z, int64_t value)
{
	Z3_ast number = gj_z_number(z, value);

	return (gj_z_interval){z->yes, z->yes, number, number};
}

static gj_z_interval nothing_known(gj_solver *z)
{
	return (gj_z_interval){z->no, z->no, gj_z_number(z, 0), gj_z_number(z, 0)};
}

/* An event that has not happened lies behind the day of evaluation. */
static gj_z_interval fact_known(gj_code *code, uint32_t fact)
{
	gj_solver *z = code->solver;
	gj_input_code in = gj_encode_input(code, fact);
	Z3_ast behind = gj_z_number(z, (int64_t)code->circuit->on + 1);
	Z3_ast low = gj_z_or(z, gj_z_not(z, in.yes), in.at.has_low);

	return (gj_z_interval){gj_z_and(z, in.told, low),
			       gj_z_and(z, in.told, gj_z_and(z, in.yes, in.at.has_high)),
			       gj_z_if(z, in.yes, in.at.low, behind), in.at.high};
}

/* Asked of the evaluator, which knows which of several dated values counts. */
static gj_z_interval parameter_on(gj_code *code, const gj_qty *qty, gj_day day)
{
	const gj_record nobody = {.law = code->circuit->law};
	gj_interval value = gj_interval_qty(qty, &nobody, day, code->circuit->on);

	return gj_interval_point(&value) ? point(code->solver, value.low)
					 : nothing_known(code->solver);
}

/* A bound that 64 bits do not hold is none. */
static Z3_ast fits(gj_solver *z, Z3_ast value)
{
	return gj_z_and(z, gj_z_at_most(z, gj_z_number(z, INT64_MIN), value),
			gj_z_at_most(z, value, gj_z_number(z, INT64_MAX)));
}

static Z3_ast sum(gj_solver *z, Z3_ast a, Z3_ast b)
{
	return z->f.mk_add(z->context, 2, (const Z3_ast[]){a, b});
}

static Z3_ast rest(gj_solver *z, Z3_ast a, Z3_ast b)
{
	return z->f.mk_sub(z->context, 2, (const Z3_ast[]){a, b});
}

static gj_z_interval kept(gj_solver *z, gj_z_interval made)
{
	made.has_low = gj_z_and(z, made.has_low, fits(z, made.low));
	made.has_high = gj_z_and(z, made.has_high, fits(z, made.high));
	return made;
}

static gj_z_interval added(gj_solver *z, gj_z_interval a, gj_z_interval b)
{
	return kept(z, (gj_z_interval){gj_z_and(z, a.has_low, b.has_low),
				       gj_z_and(z, a.has_high, b.has_high), sum(z, a.low, b.low),
				       sum(z, a.high, b.high)});
}

static gj_z_interval subtracted(gj_solver *z, gj_z_interval a, gj_z_interval b)
{
	return kept(z, (gj_z_interval){gj_z_and(z, a.has_low, b.has_high),
				       gj_z_and(z, a.has_high, b.has_low), rest(z, a.low, b.high),
				       rest(z, a.high, b.low)});
}

/* Rounded toward zero, as gj_num_percent; Z3 rounds toward the lesser. */
static Z3_ast share_of(gj_solver *z, gj_num share, Z3_ast of)
{
	Z3_ast zero = gj_z_number(z, 0), scale = gj_z_number(z, INT64_C(100) * GJ_NUM_ONE);
	Z3_ast all = z->f.mk_mul(z->context, 2, (const Z3_ast[]){gj_z_number(z, share), of});
	Z3_ast down = z->f.mk_div(z->context, all, scale);
	Z3_ast up = rest(z, zero, z->f.mk_div(z->context, rest(z, zero, all), scale));

	return gj_z_if(z, gj_z_at_most(z, zero, all), down, up);
}

static gj_z_interval percent(gj_solver *z, gj_num share, gj_z_interval of)
{
	gj_z_interval part;

	if (share == 0)
		return point(z, 0);
	part = kept(z, (gj_z_interval){of.has_low, of.has_high, share_of(z, share, of.low),
				       share_of(z, share, of.high)});
	if (share < 0)
		return (gj_z_interval){part.has_high, part.has_low, part.high, part.low};
	return part;
}

static Z3_ast larger(gj_solver *z, Z3_ast a, Z3_ast b)
{
	return gj_z_if(z, gj_z_less(z, b, a), a, b);
}

static Z3_ast smaller(gj_solver *z, Z3_ast a, Z3_ast b)
{
	return gj_z_if(z, gj_z_less(z, a, b), a, b);
}

/* The one of two bounds that is known, or `of_both`. */
static Z3_ast known(gj_solver *z, Z3_ast has_a, Z3_ast a, Z3_ast has_b, Z3_ast b, Z3_ast of_both)
{
	return gj_z_if(z, has_a, gj_z_if(z, has_b, of_both, a), b);
}

static gj_z_interval greater(gj_solver *z, gj_z_interval a, gj_z_interval b)
{
	return (gj_z_interval){
		gj_z_or(z, a.has_low, b.has_low), gj_z_and(z, a.has_high, b.has_high),
		known(z, a.has_low, a.low, b.has_low, b.low, larger(z, a.low, b.low)),
		larger(z, a.high, b.high)};
}

static gj_z_interval lesser(gj_solver *z, gj_z_interval a, gj_z_interval b)
{
	return (gj_z_interval){
		gj_z_and(z, a.has_low, b.has_low), gj_z_or(z, a.has_high, b.has_high),
		smaller(z, a.low, b.low),
		known(z, a.has_high, a.high, b.has_high, b.high, smaller(z, a.high, b.high))};
}

gj_z_interval gj_encode_qty(gj_code *code, const gj_qty *qty, gj_day day)
{
	gj_solver *z = code->solver;
	gj_z_interval value;

	if (qty->op == GJ_QTY_NUMBER || qty->op == GJ_QTY_DAY)
		return point(z, qty->op == GJ_QTY_DAY ? qty->day : qty->num);
	if (qty->op == GJ_QTY_FACT)
		return fact_known(code, qty->ref);
	if (qty->op == GJ_QTY_PARAMETER)
		return parameter_on(code, qty, day);
	value = gj_encode_qty(code, qty->kid[0], day);
	if (qty->op == GJ_QTY_PERCENT)
		return percent(z, qty->num, value);
	for (size_t i = 1; i < qty->n; i++) {
		gj_z_interval next = gj_encode_qty(code, qty->kid[i], day);

		value = qty->op == GJ_QTY_PLUS	    ? added(z, value, next)
			: qty->op == GJ_QTY_MINUS   ? subtracted(z, value, next)
			: qty->op == GJ_QTY_GREATER ? greater(z, value, next)
						    : lesser(z, value, next);
	}
	return value;
}

/* left >= right, or left > right */
static gj_formulas at_least(gj_solver *z, gj_z_interval left, gj_z_interval right, bool strict)
{
	Z3_ast above =
		strict ? gj_z_less(z, right.high, left.low) : gj_z_at_most(z, right.high, left.low);
	Z3_ast below =
		strict ? gj_z_at_most(z, left.high, right.low) : gj_z_less(z, left.high, right.low);

	return (gj_formulas){gj_z_and(z, gj_z_and(z, left.has_low, right.has_high), above),
			     gj_z_and(z, gj_z_and(z, left.has_high, right.has_low), below), false};
}

static Z3_ast is_point(gj_solver *z, gj_z_interval at)
{
	return gj_z_and(z, gj_z_and(z, at.has_low, at.has_high), gj_z_equal(z, at.low, at.high));
}

static gj_formulas equal(gj_solver *z, gj_z_interval left, gj_z_interval right)
{
	Z3_ast points = gj_z_and(z, is_point(z, left), is_point(z, right));
	gj_formulas under = at_least(z, left, right, false), over = at_least(z, right, left, false);

	return (gj_formulas){gj_z_and(z, points, gj_z_equal(z, left.low, right.low)),
			     gj_z_or(z, under.no, over.no), false};
}

static gj_formulas turned(gj_formulas a)
{
	return (gj_formulas){a.no, a.yes, a.exact};
}

static gj_formulas compare(gj_code *code, const gj_cond *cond, gj_day day)
{
	gj_solver *z = code->solver;
	gj_z_interval left = gj_encode_qty(code, cond->left, day);
	gj_z_interval right = gj_encode_qty(code, cond->right, day);

	switch (cond->relation) {
	case GJ_WORD_AT_LEAST:
	case GJ_WORD_ON_OR_AFTER:
		return at_least(z, left, right, false);
	case GJ_WORD_MORE_THAN:
	case GJ_WORD_AFTER:
		return at_least(z, left, right, true);
	case GJ_WORD_AT_MOST:
	case GJ_WORD_ON_OR_BEFORE:
		return turned(at_least(z, left, right, true));
	case GJ_WORD_LESS_THAN:
	case GJ_WORD_BEFORE:
		return turned(at_least(z, left, right, false));
	case GJ_WORD_IS:
		return equal(z, left, right);
	case GJ_WORD_IS_NOT:
		return turned(equal(z, left, right));
	default:
		return (gj_formulas){z->no, z->no, false};
	}
}

static gj_formulas happened(gj_code *code, uint32_t fact, gj_day day)
{
	gj_solver *z = code->solver;
	gj_input_code in = gj_encode_input(code, fact);
	Z3_ast by = gj_z_number(z, day), not_yet;
	gj_formulas out;

	out.yes = gj_z_and(z, in.yes, gj_z_and(z, in.at.has_high, gj_z_at_most(z, in.at.high, by)));
	not_yet = gj_z_and(z, in.at.has_low, gj_z_less(z, by, in.at.low));
	out.exact = code->over == GJ_OVER_TOLD;
	out.no = out.exact ? gj_z_not(z, out.yes) : gj_z_or(z, gj_z_not(z, in.yes), not_yet);
	if (out.exact)
		return out;
	out.yes = gj_z_and(z, in.told, out.yes);
	out.no = gj_z_and(z, in.told, out.no);
	return out;
}

static gj_formulas chosen(gj_code *code, const gj_atom *atom)
{
	gj_solver *z = code->solver;
	gj_input_code in = gj_encode_input(code, atom->ref);
	Z3_ast any = z->no;

	for (size_t i = 0; i < atom->cond->choice.n; i++)
		any = gj_z_or(z, any, gj_encode_choice(code, atom->ref, atom->cond->choice.at[i]));
	return (gj_formulas){gj_z_and(z, in.told, any), gj_z_and(z, in.told, gj_z_not(z, any)),
			     in.told == z->yes};
}

gj_formulas gj_encode_atom(gj_code *code, const gj_atom *atom)
{
	const gj_law *law = code->circuit->law;

	switch (atom->kind) {
	case GJ_ATOM_FACT:
		return gj_encode_said(code, "fact", law->fact[atom->ref].e.id);
	case GJ_ATOM_EVENT:
		return happened(code, atom->ref, atom->day);
	case GJ_ATOM_CHOICE:
		return chosen(code, atom);
	case GJ_ATOM_COMPARE:
		return compare(code, atom->cond, atom->day);
	case GJ_ATOM_ROLE:
		return gj_encode_role(code, law->role[atom->ref].e.id);
	case GJ_ATOM_JUDGEMENT:
		return gj_encode_said(code, "term", law->term[atom->ref].e.id);
	}
	return (gj_formulas){code->solver->no, code->solver->no, false};
}
