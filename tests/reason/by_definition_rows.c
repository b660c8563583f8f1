/* SPDX-License-Identifier: Apache-2.0 */
/* Rows of a comparison by their definition. */
#include <limits.h>

#include "reason/by_definition.h"

static bool check_cell(const look *l, const gj_subject *subject, size_t r, const gj_cell_of *cell,
		       bool *any)
{
	size_t n[4] = {0};

	for (size_t i = 0; i < l->v->n; i++) {
		gj_applicability is = l->v->item[i].applicability;
		bool here = about(l, i, subject) && in_column(l, i, r) && !draft(l, i);

		*any = *any || here;
		n[is] += here;
		SAME("binds", here && is == GJ_APPLIES, holds(&cell->binds, i));
		SAME("ahead", here && is == GJ_FUTURE, holds(&cell->ahead, i));
		SAME("open", here && is == GJ_APPLY_UNKNOWN, holds(&cell->open, i));
	}
	SAME("number that binds", n[GJ_APPLIES], cell->binds.n);
	SAME("number ahead", n[GJ_FUTURE], cell->ahead.n);
	SAME("number open", n[GJ_APPLY_UNKNOWN], cell->open.n);
	SAME("number that does not apply", n[GJ_DOES_NOT_APPLY], cell->not );
	seen.ahead += n[GJ_FUTURE];
	return true;
}

static bool asked(const look *l, const gj_subject *subject, size_t r, bool decided, bool binding)
{
	for (size_t i = 0; i < l->v->n; i++) {
		gj_applicability is = l->v->item[i].applicability;
		gj_kind kind = norm_of(l, i)->kind;

		if (about(l, i, subject) && in_column(l, i, r) && !draft(l, i) &&
		    kind != GJ_KIND_PERMISSION && kind != GJ_KIND_EXEMPTION &&
		    kind != GJ_KIND_POWER && kind != GJ_KIND_SANCTION &&
		    (!binding || counts(l, i)) &&
		    (decided ? is == GJ_APPLIES || is == GJ_FUTURE : is == GJ_APPLY_UNKNOWN))
			return true;
	}
	return false;
}

/* Of a column without any duty or prohibition nothing is known. */
static bool has_law(const look *l, size_t r)
{
	for (size_t i = 0; i < l->v->n; i++)
		if (in_column(l, i, r) && counts(l, i) && !draft(l, i))
			return true;
	return false;
}

static bool check_only(const look *l, const gj_subject *subject, const gj_row *row)
{
	uint32_t only = GJ_NONE;
	bool open = false;

	for (uint32_t r = 0; r < l->c->n_regimes && l->c->n_regimes > 1; r++) {
		bool alone = asked(l, subject, r, true, true);

		for (size_t other = 0; other < l->c->n_regimes; other++)
			alone = alone && (other == r || !asked(l, subject, other, true, false));
		if (!alone)
			continue;
		only = r;
		for (size_t other = 0; other < l->c->n_regimes; other++)
			open = open || (other != r && (asked(l, subject, other, false, false) ||
						       !has_law(l, other)));
	}
	SAME("only", only, row->only);
	SAME("only as far as decided", open, row->only_open);
	seen.only += only != GJ_NONE;
	seen.only_open += open;
	return true;
}

static bool days_of(const gj_norm *norm, int *least, int *most)
{
	int n = norm->within;

	*least = *most = 0;
	if (norm->before != GJ_NONE)
		return true;
	if (!norm->has_within)
		return false;
	*least = norm->unit == GJ_PERIOD_MONTHS	 ? 28 * n
		 : norm->unit == GJ_PERIOD_YEARS ? 365 * n
						 : n;
	*most = norm->unit == GJ_PERIOD_MONTHS	       ? 31 * n
		: norm->unit == GJ_PERIOD_YEARS	       ? 366 * n
		: norm->unit == GJ_PERIOD_WORKING_DAYS ? 2 * n + 9
						       : n;
	return true;
}

static bool timed(const look *l, const gj_subject *subject, size_t item, int *least, int *most)
{
	return about(l, item, subject) && !draft(l, item) && counts(l, item) &&
	       days_of(norm_of(l, item), least, most);
}

static bool decided(const look *l, size_t item)
{
	gj_applicability is = l->v->item[item].applicability;

	return is == GJ_APPLIES || is == GJ_FUTURE;
}

static bool in_some(const look *l, size_t item)
{
	for (size_t r = 0; r < l->c->n_regimes; r++)
		if (in_column(l, item, r))
			return true;
	return false;
}

/* Two columns set times, and not by the same norms. */
static bool two_set(const look *l, const gj_subject *subject)
{
	int least, most;

	for (size_t r = 0; r < l->c->n_regimes; r++)
		for (size_t s = 0; s < r; s++) {
			bool in_r = false, in_s = false, differ = false;

			for (size_t i = 0; i < l->v->n; i++) {
				if (!timed(l, subject, i, &least, &most) || !decided(l, i))
					continue;
				in_r = in_r || in_column(l, i, r);
				in_s = in_s || in_column(l, i, s);
				differ = differ || in_column(l, i, r) != in_column(l, i, s);
			}
			if (in_r && in_s && differ)
				return true;
		}
	return false;
}

static bool check_strictest(const look *l, const gj_subject *subject, const gj_row *row)
{
	bool two = two_set(l, subject), open = false;
	int least, most, other_least, other_most, soonest = INT_MAX;
	size_t n = 0;

	for (size_t i = 0; i < l->v->n; i++) {
		bool strictest = two && timed(l, subject, i, &least, &most) && decided(l, i) &&
				 in_some(l, i);

		for (size_t k = 0; strictest && k < l->v->n; k++)
			strictest = !(timed(l, subject, k, &other_least, &other_most) &&
				      decided(l, k) && in_some(l, k) && other_most < least);
		SAME("strictest", strictest, holds(&row->strictest, i));
		if (strictest && most < soonest)
			soonest = most;
		n += strictest;
	}
	for (size_t i = 0; two && i < l->v->n; i++)
		open = open || (timed(l, subject, i, &least, &most) && in_some(l, i) &&
				l->v->item[i].applicability == GJ_APPLY_UNKNOWN && least < soonest);
	SAME("number of the strictest", n, row->strictest.n);
	SAME("strictest as far as decided", open, row->strictest_open);
	seen.strictest += n;
	seen.strictest_open += open;
	return true;
}

bool check_rows(const look *l)
{
	size_t at = 0;

	for (uint32_t s = 0; s < l->law->n_subjects; s++) {
		const gj_subject *subject = &l->law->subject[s];
		const gj_row *row = &l->c->row[at];
		gj_cell_of nothing = {0};
		bool any = false, there = at < l->c->n_rows && row->subject == s;

		for (size_t r = 0; r < l->c->n_regimes; r++)
			if (!check_cell(l, subject, r, there ? &row->cell[r] : &nothing, &any))
				return false;
		SAME("row", any, there);
		if (there && (!check_only(l, subject, row) || !check_strictest(l, subject, row)))
			return false;
		at += there;
	}
	SAME("rows", at, l->c->n_rows);
	return true;
}
