/* SPDX-License-Identifier: Apache-2.0 */
#include "trust/reference.h"

#include "base/day.h"

/* Unknown ends lie so far out that nothing in a test reaches them. */
#define FAR INT64_C(1000000000000000)

typedef struct span {
	int64_t lo, hi;
} span;

static gj_truth min3(gj_truth a, gj_truth b)
{
	return a < b ? a : b;
}

static gj_truth max3(gj_truth a, gj_truth b)
{
	return a > b ? a : b;
}

static gj_truth neg(gj_truth a)
{
	return a == GJ_UNKNOWN ? GJ_UNKNOWN : a == GJ_TRUE ? GJ_FALSE : GJ_TRUE;
}

static span fact_span(const gj_record *r, uint32_t fact, gj_day on)
{
	const gj_input *in = &r->fact[fact];
	span s = {-FAR, FAR};

	if (in->state != GJ_STATE_GIVEN)
		return s;
	if (r->law->fact[fact].type == GJ_FACT_EVENT && in->truth == GJ_FALSE) {
		s.lo = on + 1;
		return s;
	}
	if (in->has_low)
		s.lo = in->low;
	if (in->has_high)
		s.hi = in->high;
	return s;
}

static int64_t plus(int64_t a, int64_t b)
{
	return a <= -FAR || b <= -FAR ? -FAR : a >= FAR || b >= FAR ? FAR : a + b;
}

static span qty_span(const gj_qty *q, const gj_record *r, gj_day day, gj_day on)
{
	span s = {q->num, q->num}, a;

	if (q->op == GJ_QTY_DAY)
		s.lo = s.hi = q->day;
	if (q->op == GJ_QTY_FACT)
		return fact_span(r, q->ref, on);
	if (q->op == GJ_QTY_PARAMETER) {
		const gj_parameter *p = &r->law->parameter[q->ref];

		s.lo = -FAR;
		s.hi = FAR;
		for (size_t i = 0; i < p->n; i++)
			if (day >= p->dated[i].from &&
			    (p->dated[i].to == GJ_DAY_NONE || day <= p->dated[i].to))
				s.lo = s.hi = p->dated[i].value->num;
	}
	if (q->n == 0)
		return s;
	a = qty_span(q->kid[0], r, day, on);
	if (q->op == GJ_QTY_PERCENT) {
		s.lo = a.lo <= -FAR ? -FAR : (int64_t)((double)q->num / 1e6 * (double)a.lo);
		s.hi = a.hi >= FAR ? FAR : (int64_t)((double)q->num / 1e6 * (double)a.hi);
		return s;
	}
	for (size_t i = 1; i < q->n; i++) {
		span b = qty_span(q->kid[i], r, day, on);

		if (q->op == GJ_QTY_PLUS)
			a = (span){plus(a.lo, b.lo), plus(a.hi, b.hi)};
		else if (q->op == GJ_QTY_MINUS)
			a = (span){plus(a.lo, -b.hi), plus(a.hi, -b.lo)};
		else if (q->op == GJ_QTY_GREATER)
			a = (span){a.lo > b.lo ? a.lo : b.lo, a.hi > b.hi ? a.hi : b.hi};
		else
			a = (span){a.lo < b.lo ? a.lo : b.lo, a.hi < b.hi ? a.hi : b.hi};
	}
	return a;
}

/* True in every world, false in every world, or neither. A far end is no world of its own. */
static gj_truth compare(span a, gj_word relation, span b)
{
	bool always, never;

	switch (relation) {
	case GJ_WORD_AT_LEAST:
	case GJ_WORD_ON_OR_AFTER:
		always = a.lo > -FAR && b.hi < FAR && a.lo >= b.hi;
		never = a.hi < FAR && b.lo > -FAR && a.hi < b.lo;
		break;
	case GJ_WORD_MORE_THAN:
	case GJ_WORD_AFTER:
		always = a.lo > -FAR && b.hi < FAR && a.lo > b.hi;
		never = a.hi < FAR && b.lo > -FAR && a.hi <= b.lo;
		break;
	case GJ_WORD_AT_MOST:
	case GJ_WORD_ON_OR_BEFORE:
		return compare(b, GJ_WORD_AT_LEAST, a);
	case GJ_WORD_LESS_THAN:
	case GJ_WORD_BEFORE:
		return compare(b, GJ_WORD_MORE_THAN, a);
	case GJ_WORD_IS_NOT:
		return neg(compare(a, GJ_WORD_IS, b));
	default:
		always = a.lo == a.hi && b.lo == b.hi && a.lo == b.lo;
		never = a.hi < b.lo || b.hi < a.lo;
		break;
	}
	return always ? GJ_TRUE : never ? GJ_FALSE : GJ_UNKNOWN;
}

static gj_truth eval(const gj_cond *c, const gj_record *r, gj_day day, gj_day on, bool raw);

static gj_truth term(uint32_t index, const gj_record *r, gj_day day, gj_day on, bool raw)
{
	const gj_term *t = &r->law->term[index];
	gj_truth in = GJ_FALSE, ex = GJ_FALSE, j;

	if (t->means != NULL)
		return eval(t->means, r, day, on, raw);
	if (t->includes != NULL)
		in = eval(t->includes, r, day, on, raw);
	if (t->excludes != NULL)
		ex = eval(t->excludes, r, day, on, raw);
	if (t->judged_by.len == 0) {
		if (ex == GJ_TRUE)
			return GJ_FALSE;
		return in == GJ_TRUE && ex == GJ_FALSE ? GJ_TRUE : GJ_UNKNOWN;
	}
	j = r->term[index].truth;
	/* A judgement against the text decides nothing. */
	if ((j == GJ_TRUE && ex == GJ_TRUE) || (j == GJ_FALSE && in == GJ_TRUE && ex == GJ_FALSE))
		return GJ_UNKNOWN;
	if (ex == GJ_TRUE)
		return GJ_FALSE;
	if (j == GJ_FALSE)
		return in == GJ_FALSE ? GJ_FALSE : GJ_UNKNOWN;
	if (j == GJ_TRUE || in == GJ_TRUE)
		return ex == GJ_FALSE ? GJ_TRUE : GJ_UNKNOWN;
	return GJ_UNKNOWN;
}

static gj_truth fact(const gj_cond *c, const gj_record *r, gj_day day, gj_day on, bool raw)
{
	const gj_input *in = &r->fact[c->ref];
	uint32_t presume = r->law->fact[c->ref].presume;
	span s;

	if (in->state != GJ_STATE_GIVEN) {
		if (c->op != GJ_COND_FACT || presume == GJ_NONE || raw ||
		    eval(r->law->presume[presume].when, r, day, on, true) != GJ_TRUE)
			return GJ_UNKNOWN;
		return r->law->presume[presume].truth ? GJ_TRUE : GJ_FALSE;
	}
	if (c->op == GJ_COND_FACT || in->truth == GJ_FALSE)
		return in->truth;
	s = fact_span(r, c->ref, on);
	return s.hi <= day ? GJ_TRUE : s.lo > day ? GJ_FALSE : GJ_UNKNOWN;
}

static gj_truth eval(const gj_cond *c, const gj_record *r, gj_day day, gj_day on, bool raw)
{
	gj_truth all = GJ_TRUE, any = GJ_FALSE;

	if (c == NULL)
		return GJ_TRUE;
	switch (c->op) {
	case GJ_COND_FACT:
	case GJ_COND_EVENT:
		return fact(c, r, day, on, raw);
	case GJ_COND_TERM:
		return term(c->ref, r, day, on, raw);
	case GJ_COND_CHOICE:
		if (r->fact[c->ref].state != GJ_STATE_GIVEN)
			return GJ_UNKNOWN;
		for (size_t i = 0; i < c->choice.n; i++)
			if (c->choice.at[i] == r->fact[c->ref].choice)
				return GJ_TRUE;
		return GJ_FALSE;
	case GJ_COND_COMPARE:
		return compare(qty_span(c->left, r, day, on), c->relation,
			       qty_span(c->right, r, day, on));
	default:
		break;
	}
	for (size_t i = 0; i < c->n; i++) {
		gj_truth kid = eval(c->kid[i], r, day, on, raw);

		all = min3(all, kid);
		any = max3(any, kid);
	}
	return c->op == GJ_COND_NOT ? neg(all) : c->op == GJ_COND_AND ? all : any;
}

static bool in_force(const gj_norm *n, gj_day day)
{
	return !n->never && n->from <= day && (n->to == GJ_DAY_NONE || n->to >= day);
}

static bool counts(const gj_norm *n, const gj_norm *other, gj_day day)
{
	if (in_force(other, day))
		return true;
	return !in_force(n, day) && n->instrument == other->instrument;
}

static gj_truth bearer(const gj_norm *n, const gj_record *r)
{
	gj_truth any = n->bearers.n == 0 ? GJ_TRUE : GJ_FALSE;

	for (size_t i = 0; i < n->bearers.n; i++)
		any = max3(any, r->role[n->bearers.at[i]]);
	return any;
}

static gj_truth scope(const gj_law *law, const gj_norm *n, const gj_record *r, gj_day day,
		      gj_day on)
{
	return n->kind == GJ_KIND_EXEMPTION
		       ? GJ_TRUE
		       : eval(law->instrument[n->instrument].scope, r, day, on, false);
}

static gj_truth applies(const gj_law *law, const gj_record *r, uint32_t index, gj_day day,
			gj_day on);

static gj_truth lifted(const gj_law *law, const gj_record *r, uint32_t index, gj_day day, gj_day on)
{
	const gj_norm *n = &law->norm[index];
	gj_truth any = GJ_FALSE;

	for (size_t i = 0; i < n->lifted_by.n; i++)
		if (counts(n, &law->norm[n->lifted_by.at[i]], day))
			any = max3(any, applies(law, r, n->lifted_by.at[i], day, on));
	return any;
}

static gj_truth applies(const gj_law *law, const gj_record *r, uint32_t index, gj_day day,
			gj_day on)
{
	const gj_norm *n = &law->norm[index];
	gj_truth holds = min3(min3(bearer(n, r), scope(law, n, r, day, on)),
			      eval(n->when, r, day, on, false));

	if (n->kind == GJ_KIND_SANCTION && n->breach.n > 0) {
		gj_truth any = GJ_FALSE;

		for (size_t i = 0; i < n->breach.n; i++)
			if (counts(n, &law->norm[n->breach.at[i]], day))
				any = max3(any, applies(law, r, n->breach.at[i], day, on));
		holds = min3(holds, any);
	}
	return min3(holds, neg(lifted(law, r, index, day, on)));
}

gj_truth ref_lifter(const gj_law *law, const gj_record *r, uint32_t norm, uint32_t lifter,
		    gj_day on, bool *does)
{
	const gj_norm *n = &law->norm[norm];
	gj_day day = !n->never && on < n->from ? n->from : on;

	*does = counts(n, &law->norm[lifter], day);
	return applies(law, r, lifter, day, on);
}

/* ---- compliance, world by world ---- */

enum { MOST_WORLDS = 64 };

/* The days an event may have; `none` is the world in which it has not happened and has no day. */
typedef struct worlds {
	bool told, asked, none;
	span range;
	int64_t day[MOST_WORLDS];
	unsigned n;
} worlds;

static void add_day(worlds *w, int64_t lo, int64_t hi, int64_t day)
{
	if (day >= lo && day <= hi && w->n < MOST_WORLDS)
		w->day[w->n++] = day;
}

static worlds worlds_of(const gj_record *r, uint32_t event, gj_day on, const int64_t *mark,
			unsigned marks)
{
	const gj_input *in = &r->fact[event];
	worlds w = {.told = in->state == GJ_STATE_GIVEN};
	int64_t lo = in->has_low ? in->low : on - 40000, hi = in->has_high ? in->high : on + 40000;

	w.range = (span){in->has_low ? in->low : -FAR, in->has_high ? in->high : FAR};
	w.asked = !w.told && in->state != GJ_STATE_NOT_ASKED;
	if (!w.told)
		return w;
	if (in->truth == GJ_FALSE) {
		w.none = true;
		w.n = 1;
		return w;
	}
	for (int64_t d = 0; d < 12 && lo + d <= hi; d++)
		add_day(&w, lo, hi, lo + d);
	add_day(&w, lo, hi, hi);
	for (int64_t d = -1; d <= 1; d++)
		add_day(&w, lo, hi, on + d);
	for (unsigned i = 0; i < marks; i++)
		for (int64_t d = -1; d <= 1; d++)
			add_day(&w, lo, hi, mark[i] + d);
	return w;
}

typedef struct status {
	gj_compliance is;
	int64_t since; /* INT64_MIN: none */
} status;

static bool working(const gj_law *law, const gj_norm *n, gj_day day, bool *out)
{
	const gj_calendar *c = gj_law_calendar(law, law->instrument[n->instrument].jurisdiction);

	return c != NULL && gj_workdays_is_work(&c->days, day, out);
}

static bool period_end(const gj_law *law, const gj_norm *n, int64_t start, int64_t *out)
{
	gj_day day = (gj_day)start;
	bool work;
	int left = n->within;

	if (n->unit == GJ_PERIOD_DAYS) {
		*out = start + n->within;
		return true;
	}
	if (n->unit != GJ_PERIOD_WORKING_DAYS) {
		bool ok = gj_day_add_months(&day, day,
					    n->within * (n->unit == GJ_PERIOD_YEARS ? 12 : 1));

		*out = day;
		return ok;
	}
	if (!working(law, n, day, &work))
		return false;
	while (left > 0) {
		if (!working(law, n, ++day, &work))
			return false;
		left -= work;
	}
	*out = day;
	return true;
}

/* One world: the act on day `a` (or not), the event on day `e` (or not). */
static status one_world(const gj_law *law, const gj_norm *n, gj_day on, span range, bool has_a,
			int64_t a, bool has_e, int64_t e)
{
	bool done = has_a && a <= on, begun = has_e && e <= on;
	status s = {GJ_COMPLIANCE_UNKNOWN, INT64_MIN};
	int64_t due;

	if (n->before != GJ_NONE) {
		if (done && (!begun || a < e))
			s.is = GJ_FULFILLED;
		else if (done && a == e)
			s.is = GJ_COMPLIANCE_UNKNOWN;
		else if (begun)
			s = (status){GJ_BREACHED, e};
		else
			s.is = GJ_PENDING;
		return s;
	}
	if (n->has_within) {
		if (done && (!begun || a <= e)) {
			s.is = GJ_FULFILLED;
		} else if (!begun) {
			s.is = GJ_PENDING;
		} else {
			/* A day without a calendar: its period still ends between those of the range's own ends. */
			bool exact = period_end(law, n, e, &due);
			int64_t least = exact ? due : -FAR, most = exact ? due : FAR;

			if (!exact && range.lo > -FAR && !period_end(law, n, range.lo, &least))
				least = -FAR;
			if (!exact && range.hi < FAR && !period_end(law, n, range.hi, &most))
				most = FAR;
			if (done ? a <= least : on <= least)
				s.is = done ? GJ_FULFILLED : GJ_PENDING;
			else if (done ? a > most : on > most)
				s = (status){GJ_BREACHED, exact ? due + 1 : INT64_MIN};
		}
		return s;
	}
	if (n->promptly != GJ_NONE) {
		if (!begun)
			s.is = GJ_PENDING;
		else if (done && a == e)
			s.is = GJ_FULFILLED;
		return s;
	}
	if (done && a >= e) /* upon */
		s.is = GJ_FULFILLED;
	return s;
}

static bool asked_cond(const gj_cond *c, const gj_record *r);

static bool asked_qty(const gj_qty *q, const gj_record *r)
{
	bool any = q->op == GJ_QTY_FACT && r->fact[q->ref].state != GJ_STATE_NOT_ASKED;

	for (size_t i = 0; i < q->n; i++)
		any = asked_qty(q->kid[i], r) || any;
	return any;
}

/* Was anything at all told about what the act consists of? */
static bool asked_cond(const gj_cond *c, const gj_record *r)
{
	bool any = false;

	if (c == NULL)
		return false;
	if (c->op == GJ_COND_TERM) {
		const gj_term *t = &r->law->term[c->ref];

		return r->term[c->ref].truth != GJ_UNKNOWN || r->term[c->ref].conflict ||
		       asked_cond(t->means, r) || asked_cond(t->includes, r) ||
		       asked_cond(t->excludes, r);
	}
	if (c->op == GJ_COND_FACT || c->op == GJ_COND_EVENT || c->op == GJ_COND_CHOICE)
		return r->fact[c->ref].state != GJ_STATE_NOT_ASKED;
	if (c->op == GJ_COND_COMPARE)
		return asked_qty(c->left, r) || asked_qty(c->right, r);
	for (size_t i = 0; i < c->n; i++)
		any = asked_cond(c->kid[i], r) || any;
	return any;
}

static void all_worlds(ref_verdict *out, const gj_law *law, const gj_norm *n, gj_day on,
		       const worlds *a, const worlds *e)
{
	status all = {GJ_NOT_CHECKED, INT64_MIN};
	bool first = true;

	for (unsigned i = 0; i < a->n; i++)
		for (unsigned k = 0; k < e->n; k++) {
			status s = one_world(law, n, on, e->range, !a->none, a->day[i], !e->none,
					     e->day[k]);

			if (first)
				all = s;
			if (s.is != all.is)
				all.is = GJ_COMPLIANCE_UNKNOWN;
			if (s.since != all.since)
				all.since = INT64_MIN;
			first = false;
		}
	out->compliance = all.is;
	out->since =
		all.is == GJ_BREACHED && all.since != INT64_MIN ? (gj_day)all.since : GJ_DAY_NONE;
}

static void comply(ref_verdict *out, const gj_law *law, const gj_record *r, const gj_norm *n,
		   gj_day on)
{
	uint32_t of = n->has_within	       ? n->within_of
		      : n->before != GJ_NONE   ? n->before
		      : n->promptly != GJ_NONE ? n->promptly
					       : n->upon;
	bool timed = n->act_event != GJ_NONE && of != GJ_NONE && n->kind != GJ_KIND_PROHIBITION;
	int64_t mark[8];
	unsigned marks = 0;
	worlds a, e, call;
	gj_truth kept;

	if (n->kind != GJ_KIND_DUTY && n->kind != GJ_KIND_PROHIBITION &&
	    n->kind != GJ_KIND_PROCEDURE)
		return;
	if (n->upon != GJ_NONE) { /* before it is called for, nothing is owed */
		bool yet = true, sure = true;

		call = worlds_of(r, n->upon, on, NULL, 0);
		for (unsigned i = 0; i < call.n; i++) {
			bool happened = !call.none && call.day[i] <= on;

			yet = yet && !happened;
			sure = sure && happened;
		}
		if (!call.told || !sure) {
			out->compliance =
				!call.told ? (call.asked ? GJ_COMPLIANCE_UNKNOWN : GJ_NOT_CHECKED)
				: yet	   ? GJ_PENDING
					   : GJ_COMPLIANCE_UNKNOWN;
			return;
		}
	}
	if (!timed) {
		kept = eval(n->act, r, on, on, false);
		if (n->kind == GJ_KIND_PROHIBITION)
			kept = neg(kept);
		out->compliance = kept == GJ_TRUE	  ? GJ_FULFILLED
				  : kept == GJ_FALSE	  ? GJ_BREACHED
				  : asked_cond(n->act, r) ? GJ_COMPLIANCE_UNKNOWN
							  : GJ_NOT_CHECKED;
		return;
	}
	e = worlds_of(r, of, on, NULL, 0);
	for (unsigned i = 0; e.told && !e.none && i < e.n && marks<6; i += e.n> 1 ? e.n - 1 : 1) {
		int64_t due;

		mark[marks++] = e.day[i];
		if (n->has_within && period_end(law, n, e.day[i], &due))
			mark[marks++] = due;
	}
	a = worlds_of(r, n->act_event, on, mark, marks);
	if (e.told && !e.none && r->fact[of].has_low && r->fact[of].has_high &&
	    r->fact[of].low == r->fact[of].high) {
		int64_t due;

		if (n->before != GJ_NONE)
			out->due = (gj_day)(r->fact[of].low - 1);
		else if (n->has_within && period_end(law, n, r->fact[of].low, &due))
			out->due = (gj_day)due;
	}
	if (n->promptly != GJ_NONE && e.told) {
		bool begun = false;

		for (unsigned i = 0; i < e.n; i++)
			begun = begun || (!e.none && e.day[i] <= on);
		if (!begun) {
			out->compliance = GJ_PENDING;
			return;
		}
	}
	if (!a.told || (!e.told && n->upon != of)) {
		/* Undecided ranges count as asked: something was told. */
		bool asked = a.asked || e.asked;

		for (unsigned i = 1; i < a.n; i++)
			asked = asked || (a.day[i] <= on) != (a.day[0] <= on);
		for (unsigned i = 1; i < e.n; i++)
			asked = asked || (e.day[i] <= on) != (e.day[0] <= on);
		out->compliance = asked ? GJ_COMPLIANCE_UNKNOWN : GJ_NOT_CHECKED;
		return;
	}
	all_worlds(out, law, n, on, &a, &e);
}

void ref_evaluate(ref_verdict *out, const gj_law *law, const gj_record *r, uint32_t norm, gj_day on)
{
	const gj_norm *n = &law->norm[norm];
	bool now = in_force(n, on), later = !n->never && on < n->from;
	gj_day day = later ? n->from : on;
	gj_truth is = applies(law, r, norm, day, on);

	*out = (ref_verdict){GJ_DOES_NOT_APPLY, GJ_BECAUSE_CONDITION, is,
			     GJ_NOT_CHECKED,	GJ_DAY_NONE,	      GJ_DAY_NONE};
	if (now || later)
		out->applicability = is == GJ_FALSE	? GJ_DOES_NOT_APPLY
				     : is == GJ_UNKNOWN ? GJ_APPLY_UNKNOWN
				     : now		? GJ_APPLIES
							: GJ_FUTURE;
	if (out->applicability == GJ_APPLY_UNKNOWN)
		out->because = GJ_BECAUSE_UNKNOWN;
	if (out->applicability == GJ_DOES_NOT_APPLY)
		out->because = !now					  ? GJ_BECAUSE_NOT_IN_FORCE
			       : lifted(law, r, norm, day, on) == GJ_TRUE ? GJ_BECAUSE_LIFTED
			       : bearer(n, r) == GJ_FALSE		  ? GJ_BECAUSE_OTHER_BEARER
			       : scope(law, n, r, day, on) == GJ_FALSE	  ? GJ_BECAUSE_OUT_OF_SCOPE
								       : GJ_BECAUSE_CONDITION_FALSE;
	if (out->applicability == GJ_APPLIES)
		comply(out, law, r, n, on);
}
