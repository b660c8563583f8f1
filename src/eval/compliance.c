/* SPDX-License-Identifier: Apache-2.0 */
#include "eval/compliance.h"

#include "base/day.h"

/* What is known of an event, seen from the day of evaluation. */
typedef enum when { NOT_TOLD, NOT_YET, HAPPENED, UNDECIDED } when;

typedef struct event {
	when when;
	bool dated; /* one exact day is known, past or planned */
	bool has_low, has_high;
	int64_t low, high;
	bool asked; /* told as unknown, not applicable or in conflict */
} event;

typedef struct scene {
	gj_verdict *out;
	const gj_norm *norm;
	const gj_calendar *calendar;
	gj_day on;
	event act, other; /* the act, and the event that its time hangs on */
	event call;	  /* the event that calls for the act (`upon`) */
} scene;

static event look(const gj_record *record, uint32_t fact, gj_day on)
{
	const gj_input *input = &record->fact[fact];
	event e = {NOT_TOLD,   false,	    input->has_low, input->has_high,
		   input->low, input->high, false};

	e.asked = input->state != GJ_STATE_GIVEN && input->state != GJ_STATE_NOT_ASKED;
	if (input->state != GJ_STATE_GIVEN)
		return e;
	if (input->truth == GJ_FALSE) {
		e.when = NOT_YET;
		e.has_low = e.has_high = false;
		return e;
	}
	e.dated = e.has_low && e.has_high && e.low == e.high;
	e.when = e.has_high && e.high <= on ? HAPPENED
		 : e.has_low && e.low > on  ? NOT_YET
					    : UNDECIDED;
	return e;
}

static void set(scene *s, gj_compliance compliance)
{
	s->out->compliance = compliance;
}

/* Not enough is told: was anything that is missing asked and left unknown? */
static void set_open(scene *s, const event *a, const event *b)
{
	bool asked = a->asked || (b != NULL && b->asked);
	bool missing = a->when == NOT_TOLD || (b != NULL && b->when == NOT_TOLD);

	set(s, missing && !asked ? GJ_NOT_CHECKED : GJ_COMPLIANCE_UNKNOWN);
}

/* A time that ran out before the norm was in force was never this norm's; what follows then, no text here says. */
static bool in_force_by(const scene *s, bool known, int64_t day)
{
	return s->norm->from == GJ_DAY_NONE || (known && day >= s->norm->from);
}

static void set_breached(scene *s, bool exact, int64_t since)
{
	set(s, GJ_BREACHED);
	s->out->since = exact ? (gj_day)since : GJ_DAY_NONE;
}

/* ---- before E ---- */

static void comply_before(scene *s)
{
	const event *a = &s->act, *e = &s->other;

	if (a->when == NOT_TOLD || e->when == NOT_TOLD)
		set_open(s, a, e);
	else if (a->when == HAPPENED && (e->when == NOT_YET || (e->has_low && a->high < e->low)))
		set(s, GJ_FULFILLED);
	else if (e->when == HAPPENED && in_force_by(s, e->has_low, e->low) &&
		 (a->when == NOT_YET || (a->has_low && a->low > e->high)))
		set_breached(s, e->dated, e->low);
	else if (a->when == NOT_YET && e->when == NOT_YET)
		set(s, GJ_PENDING);
	else
		set(s, GJ_COMPLIANCE_UNKNOWN);
}

/* ---- within N of E; by a day ---- */

typedef enum reach { REACHED, NO_CALENDAR, OUT_OF_RANGE } reach;

static reach period_end(const scene *s, int64_t start, gj_day *out)
{
	switch (s->norm->unit) {
	case GJ_PERIOD_DAYS:
		return gj_day_add_days(out, (gj_day)start, s->norm->within) ? REACHED
									    : OUT_OF_RANGE;
	case GJ_PERIOD_MONTHS:
		return gj_day_add_months(out, (gj_day)start, s->norm->within) ? REACHED
									      : OUT_OF_RANGE;
	case GJ_PERIOD_YEARS:
		return s->norm->within < 10000 &&
				       gj_day_add_months(out, (gj_day)start, s->norm->within * 12)
			       ? REACHED
			       : OUT_OF_RANGE;
	case GJ_PERIOD_WORKING_DAYS:
		break;
	}
	/* The day of the event does not count, so its own year need not be known. */
	if (s->calendar == NULL ||
	    !gj_workdays_after(&s->calendar->days, (gj_day)start, s->norm->within, out))
		return NO_CALENDAR;
	return REACHED;
}

/* What is known of the last day of the period: it lies between the ends of the first and the last possible period. */
typedef struct last_day {
	reach first, last;
	gj_day low, high;
} last_day;

/* Ends grow with their starts, so one known end is enough to be in time, or to be late. */
static bool in_time(const scene *s, const last_day *d)
{
	const event *a = &s->act, *e = &s->other;

	if (a->when != HAPPENED)
		return false;
	return e->when == NOT_YET || (e->has_low && a->high <= e->low) ||
	       (d->first == REACHED && a->high <= d->low);
}

static bool too_late(const scene *s, const last_day *d)
{
	const event *a = &s->act, *e = &s->other;
	bool first_known = d->first == REACHED || e->has_low;

	return d->last == REACHED && s->on > d->high &&
	       in_force_by(s, first_known, d->first == REACHED ? d->low : e->low) &&
	       (a->when == NOT_YET || (a->has_low && a->low > d->high));
}

static bool still_open(const scene *s, const last_day *d)
{
	const event *e = &s->other;

	if (s->act.when != NOT_YET)
		return false;
	return e->when == NOT_YET || (e->has_low && s->on <= e->low) ||
	       (d->first == REACHED && s->on <= d->low);
}

static bool same_day(const last_day *d)
{
	return d->first == REACHED && d->last == REACHED && d->low == d->high;
}

static void comply_within(scene *s, const last_day *d)
{
	const event *a = &s->act, *e = &s->other;

	if (a->when == NOT_TOLD || e->when == NOT_TOLD)
		set_open(s, a, e);
	else if (in_time(s, d))
		set(s, GJ_FULFILLED);
	else if (too_late(s, d))
		set_breached(s, same_day(d), (int64_t)d->high + 1);
	else if (still_open(s, d))
		set(s, GJ_PENDING);
	else
		set(s, GJ_COMPLIANCE_UNKNOWN);
}

/* The last day in time hangs on the other event alone, or on nothing: not on the act, nor on whether it is called for yet. */
static void find_last_day(scene *s, last_day *d)
{
	const event *e = &s->other;

	if (s->norm->before != GJ_NONE) {
		if (e->dated && e->low > GJ_DAY_MIN)
			s->out->due = (gj_day)(e->low - 1);
	} else if (s->norm->by != GJ_DAY_NONE) {
		d->first = d->last = REACHED;
		d->low = d->high = s->out->due = s->norm->by;
	} else if (s->norm->has_within) {
		if (e->has_low)
			d->first = period_end(s, e->low, &d->low);
		if (e->has_high)
			d->last = period_end(s, e->high, &d->high);
		if (same_day(d))
			s->out->due = d->low;
		s->out->calendar_gap = e->dated && d->first == NO_CALENDAR;
	} else {
		return;
	}
	if (s->out->due != GJ_DAY_NONE && s->norm->from != GJ_DAY_NONE &&
	    s->out->due < s->norm->from - (s->norm->before != GJ_NONE)) {
		s->out->due = GJ_DAY_NONE;
		s->out->due_before_force = true;
	}
	s->out->due_unknown = s->out->due == GJ_DAY_NONE && !(e->when == NOT_YET && !e->has_low);
}

/* ---- promptly after E; upon E ---- */

static void comply_promptly(scene *s)
{
	const event *a = &s->act, *e = &s->other;

	if (e->when == NOT_YET)
		set(s, GJ_PENDING);
	else if (a->when == NOT_TOLD || e->when == NOT_TOLD)
		set_open(s, a, e);
	else if (e->when == HAPPENED && a->when == HAPPENED && a->dated && e->dated &&
		 a->low == e->low)
		set(s, GJ_FULFILLED);
	else
		set(s, GJ_COMPLIANCE_UNKNOWN); /* the text sets no period: a person must judge */
}

static void comply_upon(scene *s)
{
	const event *a = &s->act, *e = &s->other;

	if (a->when == HAPPENED && a->has_low && e->has_high && a->low >= e->high)
		set(s, GJ_FULFILLED);
	else
		set_open(s, a, NULL);
}

/* ---- standing duties and prohibitions ---- */

static bool was_asked(const gj_cond *cond, const gj_record *record);

static bool term_asked(const gj_term *term, const gj_record *record, uint32_t index)
{
	if (record->term[index].conflict || record->term[index].truth != GJ_UNKNOWN)
		return true;
	return (term->means != NULL && was_asked(term->means, record)) ||
	       (term->includes != NULL && was_asked(term->includes, record)) ||
	       (term->excludes != NULL && was_asked(term->excludes, record));
}

static bool qty_asked(const gj_qty *qty, const gj_record *record)
{
	if (qty->op == GJ_QTY_FACT)
		return record->fact[qty->ref].state != GJ_STATE_NOT_ASKED;
	for (size_t i = 0; i < qty->n; i++)
		if (qty_asked(qty->kid[i], record))
			return true;
	return false;
}

/* Was anything told about what the act consists of? */
static bool was_asked(const gj_cond *cond, const gj_record *record)
{
	switch (cond->op) {
	case GJ_COND_FACT:
	case GJ_COND_EVENT:
	case GJ_COND_CHOICE:
		return record->fact[cond->ref].state != GJ_STATE_NOT_ASKED;
	case GJ_COND_TERM:
		return term_asked(&record->law->term[cond->ref], record, cond->ref);
	case GJ_COND_COMPARE:
		return qty_asked(cond->left, record) || qty_asked(cond->right, record);
	default:
		break;
	}
	for (size_t i = 0; i < cond->n; i++)
		if (was_asked(cond->kid[i], record))
			return true;
	return false;
}

static void comply_standing(scene *s, const gj_record *record, gj_truth act)
{
	gj_truth kept = s->norm->kind == GJ_KIND_PROHIBITION ? gj_not(act) : act;

	if (kept == GJ_TRUE)
		set(s, GJ_FULFILLED);
	else if (kept == GJ_FALSE)
		set_breached(s, false, 0);
	else
		set(s, was_asked(s->norm->act, record) ? GJ_COMPLIANCE_UNKNOWN : GJ_NOT_CHECKED);
}

static void comply_when_called(scene *s, const last_day *d, const gj_record *record, gj_truth act)
{
	const gj_norm *norm = s->norm;

	if (!gj_kept_by_days(norm))
		comply_standing(s, record, act);
	else if (norm->has_within || norm->by != GJ_DAY_NONE)
		comply_within(s, d);
	else if (norm->before != GJ_NONE)
		comply_before(s);
	else if (norm->promptly != GJ_NONE)
		comply_promptly(s);
	else
		comply_upon(s);
}

/* `upon` calls for the act: before that nothing is owed. */
static void comply_if_called(scene *s, const last_day *d, const gj_record *record, gj_truth act)
{
	if (s->norm->upon != GJ_NONE && s->call.when == NOT_TOLD) {
		set_open(s, &s->call, NULL);
		return;
	}
	if (s->norm->upon != GJ_NONE && s->call.when == NOT_YET) {
		set(s, GJ_PENDING);
		return;
	}
	comply_when_called(s, d, record, act);
	/* Perhaps it is not called for yet, and so pending: what is decided otherwise is decided only if it is. */
	if (s->norm->upon != GJ_NONE && s->call.when == UNDECIDED &&
	    s->out->compliance != GJ_PENDING && s->out->compliance != GJ_NOT_CHECKED) {
		set(s, GJ_COMPLIANCE_UNKNOWN);
		s->out->since = GJ_DAY_NONE;
	}
}

bool gj_can_be_kept(const gj_norm *norm)
{
	return norm->act != NULL && (GJ_KINDS_ASKING >> norm->kind & 1) != 0;
}

bool gj_kept_by_days(const gj_norm *norm)
{
	return norm->has_within || norm->by != GJ_DAY_NONE || norm->before != GJ_NONE ||
	       norm->promptly != GJ_NONE ||
	       (norm->upon != GJ_NONE && norm->act_event != GJ_NONE &&
		norm->kind != GJ_KIND_PROHIBITION);
}

uint32_t gj_time_event(const gj_norm *norm)
{
	return norm->has_within		   ? norm->within_of
	       : norm->before != GJ_NONE   ? norm->before
	       : norm->promptly != GJ_NONE ? norm->promptly
					   : norm->upon;
}

static const gj_calendar *calendar_of(const gj_law *law, const gj_norm *norm)
{
	return gj_law_calendar(law, law->instrument[norm->instrument].jurisdiction);
}

bool gj_period_end(const gj_law *law, const gj_norm *norm, gj_day start, gj_day *out)
{
	scene s = {.norm = norm, .calendar = calendar_of(law, norm)};

	return period_end(&s, start, out) == REACHED;
}

static bool is_told_not(const gj_record *record, uint32_t of)
{
	return of != GJ_NONE && record->fact[of].state == GJ_STATE_GIVEN &&
	       record->fact[of].truth == GJ_FALSE;
}

static bool is_called_off(const gj_norm *norm, const gj_record *record)
{
	return is_told_not(record, norm->upon) || is_told_not(record, norm->promptly) ||
	       (norm->has_within && is_told_not(record, norm->within_of));
}

void gj_comply(gj_verdict *out, const gj_circuit *circuit, const gj_record *record, gj_truth act)
{
	const gj_law *law = circuit->law;
	const gj_norm *norm = &law->norm[out->norm];
	scene s = {.out = out, .norm = norm, .on = circuit->on};
	last_day d = {OUT_OF_RANGE, OUT_OF_RANGE, 0, 0};
	uint32_t other = gj_time_event(norm);

	if (!gj_can_be_kept(norm))
		return;
	if (norm->act_event != GJ_NONE)
		s.act = look(record, norm->act_event, s.on);
	/* A day that the text names waits for no event: it is as if that had come, on a day that is not asked for. */
	if (norm->by != GJ_DAY_NONE)
		s.other = (event){.when = HAPPENED};
	else if (other != GJ_NONE)
		s.other = look(record, other, s.on);
	if (norm->upon != GJ_NONE)
		s.call = look(record, norm->upon, s.on);
	s.calendar = calendar_of(law, norm);
	find_last_day(&s, &d);
	comply_if_called(&s, &d, record, act);
	out->not_called = out->compliance == GJ_PENDING && is_called_off(norm, record);
}
