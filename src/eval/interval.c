/* SPDX-License-Identifier: Apache-2.0 */
#include "eval/interval.h"

static const gj_interval nothing_known = {false, false, 0, 0};

static gj_interval point(int64_t value)
{
	gj_interval interval = {true, true, value, value};

	return interval;
}

bool gj_interval_point(const gj_interval *interval)
{
	return interval->has_low && interval->has_high && interval->low == interval->high;
}

gj_interval gj_interval_fact(const gj_record *record, uint32_t fact, gj_day on)
{
	const gj_input *input = &record->fact[fact];
	gj_interval interval = {input->has_low, input->has_high, input->low, input->high};

	if (input->state != GJ_STATE_GIVEN)
		return nothing_known;
	if (record->law->fact[fact].type == GJ_FACT_EVENT && input->truth == GJ_FALSE) {
		interval = nothing_known;
		interval.has_low = true;
		interval.low = (int64_t)on + 1;
	}
	return interval;
}

static gj_interval parameter_on(const gj_record *record, uint32_t ref, gj_day day)
{
	const gj_parameter *parameter = &record->law->parameter[ref];
	gj_interval interval = nothing_known;

	for (size_t i = 0; i < parameter->n; i++)
		if (parameter->dated[i].from <= day &&
		    (parameter->dated[i].to == GJ_DAY_NONE || day <= parameter->dated[i].to)) {
			const gj_qty *value = parameter->dated[i].value;

			interval = point(value->is_day ? value->day : value->num);
		}
	return interval;
}

static gj_interval add(const gj_interval *a, const gj_interval *b)
{
	gj_interval sum = nothing_known;

	sum.has_low = a->has_low && b->has_low && gj_num_add(&sum.low, a->low, b->low);
	sum.has_high = a->has_high && b->has_high && gj_num_add(&sum.high, a->high, b->high);
	return sum;
}

static gj_interval subtract(const gj_interval *a, const gj_interval *b)
{
	gj_interval rest = nothing_known;

	rest.has_low = a->has_low && b->has_high && gj_num_sub(&rest.low, a->low, b->high);
	rest.has_high = a->has_high && b->has_low && gj_num_sub(&rest.high, a->high, b->low);
	return rest;
}

static gj_interval percent(gj_num share, const gj_interval *of)
{
	gj_interval part = nothing_known;

	if (share == 0)
		return point(0);
	part.has_low = of->has_low && gj_num_percent(&part.low, share, of->low);
	part.has_high = of->has_high && gj_num_percent(&part.high, share, of->high);
	if (share < 0) {
		gj_interval turned = {part.has_high, part.has_low, part.high, part.low};

		return turned;
	}
	return part;
}

/* At least the largest low that is known; at most the largest high, if all are known. */
static gj_interval greater(const gj_interval *a, const gj_interval *b)
{
	gj_interval out = nothing_known;

	out.has_low = a->has_low || b->has_low;
	out.low = !b->has_low || (a->has_low && a->low > b->low) ? a->low : b->low;
	out.has_high = a->has_high && b->has_high;
	out.high = a->high > b->high ? a->high : b->high;
	return out;
}

static gj_interval lesser(const gj_interval *a, const gj_interval *b)
{
	gj_interval out = nothing_known;

	out.has_high = a->has_high || b->has_high;
	out.high = !b->has_high || (a->has_high && a->high < b->high) ? a->high : b->high;
	out.has_low = a->has_low && b->has_low;
	out.low = a->low < b->low ? a->low : b->low;
	return out;
}

gj_interval gj_interval_qty(const gj_qty *qty, const gj_record *record, gj_day day, gj_day on)
{
	gj_interval value;

	switch (qty->op) {
	case GJ_QTY_NUMBER:
		return point(qty->num);
	case GJ_QTY_DAY:
		return point(qty->day);
	case GJ_QTY_FACT:
		return gj_interval_fact(record, qty->ref, on);
	case GJ_QTY_PARAMETER:
		return parameter_on(record, qty->ref, day);
	case GJ_QTY_PLUS:
	case GJ_QTY_MINUS:
	case GJ_QTY_PERCENT:
	case GJ_QTY_GREATER:
	case GJ_QTY_LESSER:
		break;
	}
	value = gj_interval_qty(qty->kid[0], record, day, on);
	if (qty->op == GJ_QTY_PERCENT)
		return percent(qty->num, &value);
	for (size_t i = 1; i < qty->n; i++) {
		gj_interval next = gj_interval_qty(qty->kid[i], record, day, on);

		value = qty->op == GJ_QTY_PLUS	    ? add(&value, &next)
			: qty->op == GJ_QTY_MINUS   ? subtract(&value, &next)
			: qty->op == GJ_QTY_GREATER ? greater(&value, &next)
						    : lesser(&value, &next);
	}
	return value;
}

/* left >= right, or left > right */
static gj_truth at_least(const gj_interval *left, const gj_interval *right, bool strict)
{
	if (left->has_low && right->has_high &&
	    (strict ? left->low > right->high : left->low >= right->high))
		return GJ_TRUE;
	if (left->has_high && right->has_low &&
	    (strict ? left->high <= right->low : left->high < right->low))
		return GJ_FALSE;
	return GJ_UNKNOWN;
}

static gj_truth equal(const gj_interval *left, const gj_interval *right)
{
	if (gj_interval_point(left) && gj_interval_point(right) && left->low == right->low)
		return GJ_TRUE;
	if ((left->has_high && right->has_low && left->high < right->low) ||
	    (left->has_low && right->has_high && left->low > right->high))
		return GJ_FALSE;
	return GJ_UNKNOWN;
}

gj_truth gj_interval_compare(const gj_interval *left, gj_word relation, const gj_interval *right)
{
	switch (relation) {
	case GJ_WORD_AT_LEAST:
	case GJ_WORD_ON_OR_AFTER:
		return at_least(left, right, false);
	case GJ_WORD_MORE_THAN:
	case GJ_WORD_AFTER:
		return at_least(left, right, true);
	case GJ_WORD_AT_MOST:
	case GJ_WORD_ON_OR_BEFORE:
		return gj_not(at_least(left, right, true));
	case GJ_WORD_LESS_THAN:
	case GJ_WORD_BEFORE:
		return gj_not(at_least(left, right, false));
	case GJ_WORD_IS:
		return equal(left, right);
	case GJ_WORD_IS_NOT:
		return gj_not(equal(left, right));
	default:
		return GJ_UNKNOWN;
	}
}
