/* SPDX-License-Identifier: Apache-2.0 */
#include "law/naive.h"

static gj_truth truth_of(bool value)
{
	return value ? GJ_TRUE : GJ_FALSE;
}

static gj_truth compare(const naive_record *record, const gj_cond *cond)
{
	const gj_qty *side[] = {cond->left, cond->right};
	int64_t value[2];

	for (int i = 0; i < 2; i++) {
		if (side[i]->op == GJ_QTY_FACT) {
			if (!record->known[side[i]->ref])
				return GJ_UNKNOWN;
			value[i] = record->value[side[i]->ref];
		} else {
			value[i] = side[i]->op == GJ_QTY_DAY ? side[i]->day : side[i]->num;
		}
	}
	switch (cond->relation) {
	case GJ_WORD_AT_LEAST:
	case GJ_WORD_ON_OR_AFTER:
		return truth_of(value[0] >= value[1]);
	case GJ_WORD_AT_MOST:
	case GJ_WORD_ON_OR_BEFORE:
		return truth_of(value[0] <= value[1]);
	case GJ_WORD_MORE_THAN:
	case GJ_WORD_AFTER:
		return truth_of(value[0] > value[1]);
	case GJ_WORD_LESS_THAN:
	case GJ_WORD_BEFORE:
		return truth_of(value[0] < value[1]);
	case GJ_WORD_IS_NOT:
		return truth_of(value[0] != value[1]);
	default:
		return truth_of(value[0] == value[1]);
	}
}

static gj_truth choice(const naive_record *record, const gj_cond *cond)
{
	if (!record->known[cond->ref])
		return GJ_UNKNOWN;
	for (size_t i = 0; i < cond->choice.n; i++)
		if (record->value[cond->ref] == (int64_t)cond->choice.at[i])
			return GJ_TRUE;
	return GJ_FALSE;
}

static gj_truth term(const gj_law *law, const naive_record *record, uint32_t index)
{
	const gj_term *t = &law->term[index];
	gj_truth in = GJ_FALSE, out = GJ_FALSE, judged = record->judged[index];

	if (t->means != NULL)
		return naive_cond(law, record, t->means);
	if (t->includes != NULL)
		in = naive_cond(law, record, t->includes);
	if (t->excludes != NULL)
		out = naive_cond(law, record, t->excludes);
	if (t->judged_by.len == 0)
		return gj_and(gj_or(in, GJ_UNKNOWN), gj_not(out));
	if (out == GJ_FALSE && (judged == GJ_TRUE || (in == GJ_TRUE && judged != GJ_FALSE)))
		return GJ_TRUE;
	if ((out == GJ_TRUE && judged != GJ_TRUE) || (judged == GJ_FALSE && in == GJ_FALSE))
		return GJ_FALSE;
	return GJ_UNKNOWN;
}

gj_truth naive_cond(const gj_law *law, const naive_record *record, const gj_cond *cond)
{
	gj_truth all = GJ_TRUE, any = GJ_FALSE;

	if (cond == NULL)
		return GJ_TRUE;
	for (size_t i = 0; i < cond->n; i++) {
		gj_truth kid = naive_cond(law, record, cond->kid[i]);

		all = gj_and(all, kid);
		any = gj_or(any, kid);
	}
	switch (cond->op) {
	case GJ_COND_TERM:
		return term(law, record, cond->ref);
	case GJ_COND_CHOICE:
		return choice(record, cond);
	case GJ_COND_COMPARE:
		return compare(record, cond);
	case GJ_COND_NOT:
		return gj_not(all);
	case GJ_COND_AND:
		return all;
	case GJ_COND_OR:
		return any;
	default:
		return record->truth[cond->ref];
	}
}

bool naive_is_read(const gj_norm *norm, gj_day day)
{
	return norm->never || (norm->from <= day && (norm->to == GJ_DAY_NONE || day <= norm->to));
}

bool naive_counts(const gj_norm *norm, const gj_norm *other, gj_day day)
{
	if (!other->never && naive_is_read(other, day))
		return true;
	return (norm->never || !naive_is_read(norm, day)) && norm->instrument == other->instrument;
}

static gj_truth naive_role(const gj_law *law, const naive_record *record, uint32_t index)
{
	const gj_cond *includes = law->role[index].includes;

	return includes == NULL ? record->role[index]
				: gj_or(record->role[index], naive_cond(law, record, includes));
}

gj_truth naive_holds(const gj_law *law, const naive_record *record, uint32_t index, gj_day day,
		     bool lifted)
{
	const gj_norm *norm = &law->norm[index];
	gj_truth bearer = truth_of(norm->bound.n == 0), all, behind = GJ_FALSE;

	for (size_t i = 0; i < norm->bound.n; i++)
		bearer = gj_or(bearer, naive_role(law, record, norm->bound.at[i]));
	all = gj_and(bearer, naive_cond(law, record, norm->when));
	if (norm->kind != GJ_KIND_EXEMPTION)
		all = gj_and(all, naive_cond(law, record, law->instrument[norm->instrument].scope));
	for (size_t i = 0; i < norm->breach.n; i++) {
		uint32_t other = norm->breach.at[i];

		if (naive_counts(norm, &law->norm[other], day))
			behind = gj_or(behind,
				       lifted ? naive_applies(law, record, other, day)
					      : naive_holds(law, record, other, day, lifted));
	}
	return norm->kind == GJ_KIND_SANCTION ? gj_and(all, behind) : all;
}

gj_truth naive_applies(const gj_law *law, const naive_record *record, uint32_t index, gj_day day)
{
	const gj_norm *norm = &law->norm[index];
	gj_truth truth = naive_holds(law, record, index, day, true);

	for (size_t i = 0; i < norm->lifted_by.n; i++) {
		uint32_t other = norm->lifted_by.at[i];

		if (naive_counts(norm, &law->norm[other], day))
			truth = gj_and(truth, gj_not(naive_applies(law, record, other, day)));
	}
	return truth;
}
