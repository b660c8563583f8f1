/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Is a norm that applies kept, and by when is it due? Decided for exact days by the table in docs/semantics.md; what
 * is known only as a range, or not at all, by trying every day that could make a difference and keeping what all
 * agree on.
 */
#include "trust/reference.h"

enum { NEVER = GJ_DAY_NONE }; /* an event that has not happened and has no day set */

typedef struct timed {
	const ref *r;
	const gj_norm *norm;
	gj_day on;
} timed;

/* The last day in time: exact, or, where a calendar is missing, somewhere between the two. */
typedef struct deadline {
	bool exact;
	gj_day lo, hi;
} deadline;

typedef struct outcome {
	gj_compliance compliance;
	gj_day since;
} outcome;

static bool happened(const timed *t, gj_day event)
{
	return event != NEVER && event <= t->on;
}

/* ---- one exact case: the act on day `e`, the event that the time hangs on on day `start` ---- */

static outcome before(const timed *t, gj_day e, gj_day start)
{
	outcome breached = {GJ_BREACHED, start};
	outcome fulfilled = {GJ_FULFILLED, GJ_DAY_NONE};

	if (happened(t, e)) {
		if (e == start) /* a day has no order inside */
			return (outcome){GJ_COMPLIANCE_UNKNOWN, GJ_DAY_NONE};
		return start == NEVER || e < start ? fulfilled : breached;
	}
	return happened(t, start) ? breached : (outcome){GJ_PENDING, GJ_DAY_NONE};
}

static outcome within(const timed *t, gj_day e, gj_day start, const deadline *due)
{
	bool done = happened(t, e);
	gj_day day = done ? e : t->on;
	outcome in_time = {done ? GJ_FULFILLED : GJ_PENDING, GJ_DAY_NONE};
	outcome late = {GJ_BREACHED, due->exact ? due->lo + 1 : GJ_DAY_NONE};

	if (!happened(t, start) || day <= due->lo)
		return in_time;
	return day > due->hi ? late : (outcome){GJ_COMPLIANCE_UNKNOWN, GJ_DAY_NONE};
}

static outcome promptly(const timed *t, gj_day e, gj_day start)
{
	if (!happened(t, start))
		return (outcome){GJ_PENDING, GJ_DAY_NONE};
	return (outcome){e == start ? GJ_FULFILLED : GJ_COMPLIANCE_UNKNOWN, GJ_DAY_NONE};
}

static outcome upon(const timed *t, gj_day e, gj_day start)
{
	if (!happened(t, start))
		return (outcome){GJ_PENDING, GJ_DAY_NONE};
	return (outcome){happened(t, e) && e >= start ? GJ_FULFILLED : GJ_COMPLIANCE_UNKNOWN,
			 GJ_DAY_NONE};
}

/* A time that ran out before the norm was in force is not held against anyone. */
static bool ran_out_before(const timed *t, gj_day start, const deadline *due)
{
	if (t->norm->from == GJ_DAY_NONE || start == NEVER)
		return false;
	return t->norm->before != GJ_NONE ? start < t->norm->from : due->lo < t->norm->from;
}

static outcome one_case(const timed *t, gj_day e, gj_day start, const deadline *due)
{
	const gj_norm *n = t->norm;
	outcome o;

	/* What is to be done upon an event is not called for before it. */
	if (n->upon != GJ_NONE && n->upon == ref_time_event(n) && !happened(t, start))
		return (outcome){GJ_PENDING, GJ_DAY_NONE};
	if (n->before != GJ_NONE || n->has_within) {
		o = n->before != GJ_NONE ? before(t, e, start) : within(t, e, start, due);
		return o.compliance == GJ_BREACHED && ran_out_before(t, start, due)
			       ? (outcome){GJ_COMPLIANCE_UNKNOWN, GJ_DAY_NONE}
			       : o;
	}
	return n->promptly != GJ_NONE ? promptly(t, e, start) : upon(t, e, start);
}

/* ---- what was told of an event ---- */

typedef struct told {
	bool is_told, was_asked;
	bool never,
		any; /* `never`: one case is that it has not happened; `any`: another, that it has, or will */
	gj_day lo, hi;
} told;

static told tell(const ref *r, uint32_t event)
{
	const gj_input *in = &r->record->fact[event];
	told t = {.is_told = in->state == GJ_STATE_GIVEN,
		  .was_asked = in->state != GJ_STATE_GIVEN && in->state != GJ_STATE_NOT_ASKED};

	t.never = !t.is_told || in->truth == GJ_FALSE;
	t.any = !t.is_told || in->truth != GJ_FALSE;
	t.lo = t.is_told && in->has_low ? (gj_day)in->low : GJ_DAY_MIN;
	t.hi = t.is_told && in->has_high ? (gj_day)in->high : GJ_DAY_MAX;
	return t;
}

static bool not_yet(const told *t, gj_day on)
{
	return t->is_told && (!t->any || t->lo > on);
}

/* ---- a day that the text names: no event is waited for ---- */

static outcome by_day(const timed *t, gj_day e)
{
	const gj_norm *n = t->norm;
	bool done = happened(t, e);

	if ((done ? e : t->on) <= n->by)
		return (outcome){done ? GJ_FULFILLED : GJ_PENDING, GJ_DAY_NONE};
	if (n->from != GJ_DAY_NONE && n->by < n->from)
		return (outcome){GJ_COMPLIANCE_UNKNOWN, GJ_DAY_NONE};
	return (outcome){GJ_BREACHED, n->by + 1};
}

/* ---- every case ---- */

enum { FAR = 60 }; /* days beyond all others of the case: further ones make no difference */

typedef struct all {
	bool any, mixed, mixed_since;
	outcome first;
	bool any_due, mixed_due;
	gj_day due;
} all;

static void add(all *a, outcome o)
{
	if (!a->any)
		a->first = o;
	a->any = true;
	a->mixed = a->mixed || o.compliance != a->first.compliance;
	a->mixed_since = a->mixed_since || o.since != a->first.since;
}

static void add_due(all *a, gj_day due)
{
	if (!a->any_due)
		a->due = due;
	a->any_due = true;
	a->mixed_due = a->mixed_due || due != a->due;
}

static void try_act(const timed *t, all *a, const told *act, gj_day start, const deadline *due)
{
	/* NEVER is the least number: no day stands before it. */
	gj_day near = start == NEVER ? t->on : start;
	gj_day at[] = {act->lo,	    act->hi,  t->on,	   t->on + 1, near - 1,
		       near,	    near + 1, due->lo - 1, due->lo,   due->lo + 1,
		       due->hi - 1, due->hi,  due->hi + 1};

	if (act->never)
		add(a, one_case(t, NEVER, start, due));
	for (size_t i = 0; act->any && i < sizeof at / sizeof *at; i++)
		if (at[i] >= act->lo && at[i] <= act->hi && at[i] != NEVER)
			add(a, one_case(t, at[i], start, due));
}

/* Where the calendar has a gap, the end still lies after the start and between the ends that the range's own ends give. */
static deadline end_of_period(const timed *t, const told *start, gj_day day)
{
	deadline due = {.exact = false, .lo = day, .hi = GJ_DAY_MAX - 1};
	gj_day end;

	if (!t->norm->has_within)
		return due;
	due.exact = ref_after(t->r->law, t->norm, day, &end);
	if (due.exact)
		due.lo = due.hi = end;
	if (due.exact)
		return due;
	if (start->lo > GJ_DAY_MIN && ref_after(t->r->law, t->norm, start->lo, &end))
		due.lo = end > due.lo ? end : due.lo;
	if (start->hi < GJ_DAY_MAX && ref_after(t->r->law, t->norm, start->hi, &end))
		due.hi = end;
	return due;
}

static void try_start(const timed *t, all *a, const told *act, const told *start, gj_day day)
{
	deadline due = {.exact = false, .lo = day, .hi = day};

	if (day == NEVER) {
		due.lo = due.hi = t->on;
		add_due(a, GJ_DAY_NONE);
	} else if (t->norm->before != GJ_NONE) {
		add_due(a, ran_out_before(t, day, &due) ? GJ_DAY_NONE : day - 1);
	} else {
		due = end_of_period(t, start, day);
		add_due(a, due.exact && !ran_out_before(t, day, &due) ? due.lo : GJ_DAY_NONE);
	}
	try_act(t, a, act, day, &due);
}

static int reach(const gj_norm *n)
{
	static const int days[] = {[GJ_PERIOD_DAYS] = 1,
				   [GJ_PERIOD_WORKING_DAYS] = 3,
				   [GJ_PERIOD_MONTHS] = 31,
				   [GJ_PERIOD_YEARS] = 366};

	return FAR + (n->has_within ? n->within * days[n->unit] : 0);
}

/* The days of an endless range that can matter: near those that are known. */
static void window(const timed *t, const told *act, const told *start, gj_day *first, gj_day *last)
{
	gj_day edge[] = {act->lo, act->hi, start->lo, start->hi, t->norm->from};

	*first = *last = t->on;
	for (size_t i = 0; i < sizeof edge / sizeof *edge; i++) {
		if (edge[i] == GJ_DAY_NONE || edge[i] == GJ_DAY_MIN || edge[i] == GJ_DAY_MAX)
			continue;
		*first = edge[i] < *first ? edge[i] : *first;
		*last = edge[i] > *last ? edge[i] : *last;
	}
	*first -= reach(t->norm);
	*last += reach(t->norm);
}

static void try_all(const timed *t, all *a, const told *act, const told *start)
{
	gj_day first, last;

	window(t, act, start, &first, &last);
	first = start->lo > first ? start->lo : first;
	last = start->hi < last ? start->hi : last;
	if (start->never)
		try_start(t, a, act, start, NEVER);
	for (gj_day day = first; start->any && day <= last; day++)
		try_start(t, a, act, start, day);
}

static void try_by_day(const timed *t, all *a, const told *act)
{
	gj_day by = t->norm->by;
	gj_day at[] = {act->lo, act->hi, t->on, t->on + 1, by - 1, by, by + 1};

	if (act->never)
		add(a, by_day(t, NEVER));
	for (size_t i = 0; act->any && i < sizeof at / sizeof *at; i++)
		if (at[i] >= act->lo && at[i] <= act->hi)
			add(a, by_day(t, at[i]));
}

uint32_t ref_time_event(const gj_norm *n)
{
	if (n->before != GJ_NONE)
		return n->before;
	if (n->has_within)
		return n->within_of;
	return n->promptly != GJ_NONE ? n->promptly : n->upon;
}

static gj_compliance open_as(bool missing, bool asked)
{
	return missing && !asked ? GJ_NOT_CHECKED : GJ_COMPLIANCE_UNKNOWN;
}

static void comply_in_time(const ref *r, const gj_norm *norm, ref_verdict *out)
{
	static const told nothing = {.is_told = true};
	timed t = {r, norm, r->on};
	bool fixed = norm->by != GJ_DAY_NONE;
	told act = tell(r, norm->act_event),
	     start = fixed ? nothing : tell(r, ref_time_event(norm));
	told call = norm->upon != GJ_NONE ? tell(r, norm->upon) : start;
	all a = {0};

	if (fixed)
		try_by_day(&t, &a, &act);
	else
		try_all(&t, &a, &act, &start);
	/* When it is due does not hang on whether it is called for yet. */
	if (fixed)
		out->due =
			norm->from != GJ_DAY_NONE && norm->by < norm->from ? GJ_DAY_NONE : norm->by;
	else if (start.is_told && !a.mixed_due)
		out->due = a.due;
	if (norm->upon != GJ_NONE && !call.is_told) {
		out->compliance = open_as(true, call.was_asked);
		return;
	}
	if (norm->upon != GJ_NONE && not_yet(&call, r->on))
		a = (all){0};
	if (norm->upon != GJ_NONE && call.hi > r->on)
		add(&a, (outcome){GJ_PENDING, GJ_DAY_NONE});
	if (a.mixed || a.first.compliance == GJ_COMPLIANCE_UNKNOWN)
		out->compliance =
			open_as(!act.is_told || !start.is_told, act.was_asked || start.was_asked);
	else
		out->compliance = a.first.compliance;
	if (!a.mixed && !a.mixed_since)
		out->since = a.first.since;
}

/* ---- acts without a time ---- */

static void comply_at_any_time(const ref *r, const gj_norm *norm, ref_verdict *out)
{
	gj_truth done = ref_cond(r, norm->act, r->on);

	if (done == GJ_UNKNOWN)
		out->compliance =
			ref_was_told(r, norm->act) ? GJ_COMPLIANCE_UNKNOWN : GJ_NOT_CHECKED;
	else if ((done == GJ_TRUE) == (norm->kind != GJ_KIND_PROHIBITION))
		out->compliance = GJ_FULFILLED;
	else
		out->compliance = GJ_BREACHED;
}

/* A state that is asked for, or forbidden, from an event on. */
static void comply_upon(const ref *r, const gj_norm *norm, ref_verdict *out)
{
	told call = tell(r, norm->upon);

	if (!call.is_told)
		out->compliance = call.was_asked ? GJ_COMPLIANCE_UNKNOWN : GJ_NOT_CHECKED;
	else if (not_yet(&call, r->on))
		out->compliance = GJ_PENDING;
	else
		comply_at_any_time(r, norm, out);
	/* Perhaps it is not called for yet. */
	if (call.is_told && !not_yet(&call, r->on) && call.hi > r->on &&
	    out->compliance != GJ_NOT_CHECKED)
		out->compliance = GJ_COMPLIANCE_UNKNOWN;
}

void ref_comply(const ref *r, const gj_norm *norm, ref_verdict *out)
{
	bool dated = norm->before != GJ_NONE || norm->has_within || norm->promptly != GJ_NONE ||
		     norm->by != GJ_DAY_NONE;

	if (norm->kind != GJ_KIND_DUTY && norm->kind != GJ_KIND_PROHIBITION &&
	    norm->kind != GJ_KIND_PROCEDURE && norm->kind != GJ_KIND_ENCOURAGEMENT)
		return;
	if (norm->act == NULL) /* an encouragement may be mere words */
		return;
	if (norm->act_event != GJ_NONE && norm->kind != GJ_KIND_PROHIBITION &&
	    (dated || norm->upon != GJ_NONE))
		comply_in_time(r, norm, out);
	else if (norm->upon != GJ_NONE)
		comply_upon(r, norm, out);
	else
		comply_at_any_time(r, norm, out);
}
