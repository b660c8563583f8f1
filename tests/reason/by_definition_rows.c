/* SPDX-License-Identifier: Apache-2.0 */
/* Rows of a comparison by their definition. */
#include <limits.h>

#include "reason/by_definition.h"

static gj_standing standing(const look *l, size_t item)
{
	switch (norm_of(l, item)->kind) {
	case GJ_KIND_DUTY:
	case GJ_KIND_PROHIBITION:
	case GJ_KIND_ENCOURAGEMENT:
		break;
	default:
		return GJ_STANDS_OTHER;
	}
	if (force(l, item) == GJ_FORCE_RECOMMENDED)
		return GJ_STANDS_RECOMMENDED;
	if (force(l, item) == GJ_FORCE_PRACTICE)
		return GJ_STANDS_PRACTICE;
	return counts(l, item) ? GJ_STANDS_BINDING : GJ_STANDS_ENCOURAGED;
}

/* Only what may be breached is said to bind. */
static bool check_standings(const look *l, const gj_cell_of *cell)
{
	const gj_refs *list[] = {&cell->binds, &cell->ahead, &cell->open};
	const size_t *count[] = {cell->now, cell->later, cell->unsure};

	for (size_t k = 0; k < 3; k++)
		for (unsigned s = 0; s < GJ_N_STANDINGS; s++) {
			size_t n = 0;

			for (size_t i = 0; i < list[k]->n; i++)
				n += standing(l, list[k]->at[i]) == (gj_standing)s;
			SAME("standing", n, count[k][s]);
		}
	return true;
}

static bool names_term(const gj_law *law, const gj_cond *cond, uint32_t term)
{
	if (cond == NULL)
		return false;
	for (size_t i = 0; i < cond->n; i++)
		if (names_term(law, cond->kid[i], term))
			return true;
	if (cond->op != GJ_COND_TERM)
		return false;
	return cond->ref == term || names_term(law, law->term[cond->ref].means, term) ||
	       names_term(law, law->term[cond->ref].includes, term) ||
	       names_term(law, law->term[cond->ref].excludes, term);
}

static bool uses(const gj_law *law, const gj_norm *norm, uint32_t term)
{
	bool used = names_term(law, norm->when, term) || names_term(law, norm->act, term) ||
		    (norm->kind != GJ_KIND_EXEMPTION &&
		     names_term(law, law->instrument[norm->instrument].scope, term));

	for (size_t i = 0; i < norm->bound.n; i++)
		used = used || names_term(law, law->role[norm->bound.at[i]].includes, term);
	return used;
}

/* The day on which a term is read: that of the question, where law in force uses it, else the first on which any will. */
static gj_day read_on(const look *l, uint32_t term)
{
	gj_day day = GJ_DAY_NONE;

	for (size_t i = 0; i < l->law->n_norms; i++) {
		const gj_norm_nodes *nodes = &l->v->circuit->norm[i];
		const gj_norm *norm = &l->law->norm[i];

		if (l->law->instrument[norm->instrument].never ||
		    l->law->level[l->law->instrument[norm->instrument].level].force ==
			    GJ_FORCE_DRAFTED ||
		    !uses(l->law, norm, term))
			continue;
		if (nodes->in_force && !nodes->future)
			return l->v->circuit->on;
		if (nodes->future && (day == GJ_DAY_NONE || nodes->day < day))
			day = nodes->day;
	}
	return day;
}

static bool own_term(const look *l, uint32_t term, size_t r)
{
	const gj_term *of = &l->law->term[term];

	for (size_t i = 0; of->n_cites > 0 && i < l->law->n_instruments; i++)
		if (gj_str_eq(l->law->instrument[i].e.id, of->cite[0].instrument.text))
			return l->c->regime[r].instrument[i];
	return false;
}

/* Terms of one subject, or (GJ_NONE) of all that are of sense `class`. */
bool check_terms(const look *l, size_t r, uint32_t subject, const gj_terms_of *terms, bool *any)
{
	for (uint32_t t = 0; t < l->law->n_terms; t++) {
		gj_day day = read_on(l, t);
		gj_truth truth = GJ_UNKNOWN;
		gj_node node;
		bool listed = false;

		for (uint32_t s = 0; s < l->law->n_subjects; s++)
			listed = listed || ((subject == GJ_NONE || subject == s) &&
					    l->law->subject[s].sense == GJ_SENSE_CLASS &&
					    holds(&l->law->subject[s].terms, t));
		listed = listed && day != GJ_DAY_NONE && own_term(l, t, r);
		if (listed) {
			SAME("a term that is used is read", true,
			     gj_circuit_term(l->v->circuit, t, day, &node));
			truth = l->v->node[node];
		}
		SAME("holds", listed && truth == GJ_TRUE, holds(&terms->hold, t));
		SAME("does not hold", listed && truth == GJ_FALSE, holds(&terms->not, t));
		SAME("is open", listed && truth == GJ_UNKNOWN, holds(&terms->open, t));
		*any = *any || listed;
		seen.terms += listed;
	}
	return true;
}

static bool check_cell(const look *l, const gj_subject *subject, size_t r, const gj_cell_of *cell,
		       bool *any)
{
	size_t n[4] = {0};

	for (size_t i = 0; i < l->v->n; i++) {
		gj_applicability is = as_seen(&l->v->item[i]);
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
	return check_standings(l, cell);
}

static bool asked(const look *l, const gj_subject *subject, size_t r, bool decided, bool binding)
{
	for (size_t i = 0; i < l->v->n; i++) {
		gj_applicability is = as_seen(&l->v->item[i]);
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

/* The time that a norm sets: days from an event, at least and at most; or the day that its text names. */
typedef struct span {
	bool named;
	int least, most;
} span;

static bool span_of(const gj_norm *norm, span *out)
{
	int n = norm->within;

	*out = (span){norm->by != GJ_DAY_NONE, 0, 0};
	if (out->named)
		out->least = out->most = norm->by;
	if (out->named || norm->before != GJ_NONE)
		return true;
	if (!norm->has_within)
		return false;
	out->least = norm->unit == GJ_PERIOD_MONTHS  ? 28 * n
		     : norm->unit == GJ_PERIOD_YEARS ? 365 * n
						     : n;
	out->most = norm->unit == GJ_PERIOD_MONTHS	   ? 31 * n
		    : norm->unit == GJ_PERIOD_YEARS	   ? 366 * n
		    : norm->unit == GJ_PERIOD_WORKING_DAYS ? 2 * n + 9
							   : n;
	return true;
}

static bool timed(const look *l, const gj_subject *subject, size_t item, span *out)
{
	return about(l, item, subject) && !draft(l, item) && counts(l, item) &&
	       span_of(norm_of(l, item), out);
}

/* Surely: a day that a text names is neither sooner nor later than days from an event. */
static bool is_sooner(const span *a, const span *b)
{
	return a->named == b->named && a->most < b->least;
}

static bool decided(const look *l, size_t item)
{
	gj_applicability is = as_seen(&l->v->item[item]);

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
	span time;

	for (size_t r = 0; r < l->c->n_regimes; r++)
		for (size_t s = 0; s < r; s++) {
			bool in_r = false, in_s = false, differ = false;

			for (size_t i = 0; i < l->v->n; i++) {
				if (!timed(l, subject, i, &time) || !decided(l, i))
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
	span time, other;
	size_t n = 0;

	for (size_t i = 0; i < l->v->n; i++) {
		bool strictest =
			two && timed(l, subject, i, &time) && decided(l, i) && in_some(l, i);

		for (size_t k = 0; strictest && k < l->v->n; k++)
			strictest = !(timed(l, subject, k, &other) && decided(l, k) &&
				      in_some(l, k) && is_sooner(&other, &time));
		SAME("strictest", strictest, holds(&row->strictest, i));
		n += strictest;
		seen.named_strictest += strictest && time.named;
	}
	/* One that is open may be sooner, unless one that is decided surely comes as soon or sooner. */
	for (size_t i = 0; two && i < l->v->n; i++) {
		bool may = timed(l, subject, i, &time) && in_some(l, i) &&
			   as_seen(&l->v->item[i]) == GJ_APPLY_UNKNOWN;

		for (size_t k = 0; may && k < l->v->n; k++)
			may = !(timed(l, subject, k, &other) && decided(l, k) && in_some(l, k) &&
				other.named == time.named && other.most <= time.least);
		open = open || may;
	}
	SAME("number of the strictest", n, row->strictest.n);
	n = 0;
	for (size_t i = 0; i < l->v->n; i++)
		n += about(l, i, subject) && !draft(l, i) && counts(l, i) && decided(l, i) &&
		     in_some(l, i) && norm_of(l, i)->promptly != GJ_NONE;
	SAME("promptly", n, row->promptly);
	SAME("strictest as far as decided", open, row->strictest_open);
	seen.strictest += row->strictest.n;
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
			if (!check_cell(l, subject, r, there ? &row->cell[r] : &nothing, &any) ||
			    !check_terms(l, r, s, there ? &row->cell[r].terms : &nothing.terms,
					 &any))
				return false;
		SAME("row", any, there);
		if (there && (!check_only(l, subject, row) || !check_strictest(l, subject, row)))
			return false;
		at += there;
	}
	SAME("rows", at, l->c->n_rows);
	return true;
}
