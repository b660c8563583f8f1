/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Norms whose time hangs on the days of events. Whether one is kept turns on a few days only: the day of evaluation, the first day in force, the day that
 * the text names, the days of the other events, the ends of periods counted from them and the starts of periods that end there. One day on each of them, before and
 * behind it stands for all days that there are.
 */
#include "base/day.h"
#include "eval/compliance.h"
#include "reason/kept.h"

/* Days that are farther from the day of evaluation than any calendar or period: two centuries. */
enum { FAR = 73000 };

typedef struct days {
	int64_t at[GJ_KEPT_DAYS];
	size_t n;
	int64_t low, high; /* what is known of the event */
} days;

static gj_compliance comply(const gj_circuit *circuit, uint32_t norm, const gj_record *record)
{
	gj_verdict v = {.norm = norm, .due = GJ_DAY_NONE, .since = GJ_DAY_NONE};

	v.compliance = GJ_NOT_CHECKED;
	gj_comply(&v, circuit, record, GJ_UNKNOWN);
	return v.compliance;
}

static bool is_said(gj_compliance compliance)
{
	return compliance == GJ_FULFILLED || compliance == GJ_BREACHED || compliance == GJ_PENDING;
}

gj_truth gj_kept_truth(const gj_circuit *circuit, uint32_t norm, const gj_record *record)
{
	return is_said(comply(circuit, norm, record)) ? GJ_TRUE : GJ_UNKNOWN;
}

size_t gj_kept_events(const gj_norm *norm, uint32_t out[GJ_KEPT_EVENTS])
{
	const uint32_t event[GJ_KEPT_EVENTS] = {norm->upon, gj_time_event(norm), norm->act_event};
	size_t n = 0;

	for (size_t i = 0; i < GJ_KEPT_EVENTS; i++) {
		bool there = event[i] == GJ_NONE;

		for (size_t k = 0; k < n; k++)
			there = there || out[k] == event[i];
		if (!there)
			out[n++] = event[i];
	}
	return n;
}

/* ---- the days that it turns on ---- */

static void add(days *d, int64_t day)
{
	if (day < d->low || day > d->high || d->n == GJ_KEPT_DAYS)
		return;
	for (size_t i = 0; i < d->n; i++)
		if (d->at[i] == day)
			return;
	d->at[d->n++] = day;
}

static void around(days *d, int64_t day)
{
	add(d, day);
	add(d, day - 1);
	add(d, day + 1);
}

/* The first start of a period that ends on `end` or later. Ends grow with their starts; where a calendar has no end, it lies beyond what it knows. */
static int64_t first_start(const gj_law *law, const gj_norm *norm, int64_t end)
{
	static const int64_t longest[] = {[GJ_PERIOD_DAYS] = 1,
					  [GJ_PERIOD_WORKING_DAYS] = 3,
					  [GJ_PERIOD_MONTHS] = 31,
					  [GJ_PERIOD_YEARS] = 366};
	int64_t low = end - 60 - longest[norm->unit] * norm->within, high = end + 1;

	low = low > GJ_DAY_MIN ? low : GJ_DAY_MIN;
	while (high - low > 1) {
		int64_t middle = low + (high - low) / 2;
		gj_day found;
		bool known = gj_period_end(law, norm, (gj_day)middle, &found);

		if (known ? found >= end : middle + norm->within > end)
			high = middle;
		else
			low = middle;
	}
	return high;
}

static void add_anchor(days *d, const gj_law *law, const gj_norm *norm, uint32_t event, int64_t day)
{
	gj_day end;

	around(d, day);
	if (!norm->has_within || day <= GJ_DAY_MIN || day >= GJ_DAY_MAX)
		return;
	if (event == norm->within_of) {
		around(d, first_start(law, norm, day));
		around(d, first_start(law, norm, day + 1));
	} else if (gj_period_end(law, norm, (gj_day)day, &end)) {
		around(d, end);
	}
}

static void bounds_of(const gj_cone_of *cone, uint32_t event, days *d)
{
	const gj_input *known = &cone->inquiry->record->fact[event];
	bool given = known->state == GJ_STATE_GIVEN;

	d->low = given && known->has_low ? known->low : GJ_DAY_MIN;
	d->high = given && known->has_high ? known->high : GJ_DAY_MAX;
}

static void days_of(const gj_cone_of *cone, const gj_norm *norm, uint32_t event, days *d)
{
	const gj_law *law = cone->circuit->law;
	int64_t on = cone->circuit->on;
	uint32_t other[GJ_KEPT_EVENTS];
	size_t n = gj_kept_events(norm, other);

	d->n = 0;
	bounds_of(cone, event, d);
	add_anchor(d, law, norm, event, on);
	if (norm->from != GJ_DAY_NONE)
		add_anchor(d, law, norm, event, norm->from);
	if (norm->by != GJ_DAY_NONE)
		around(d, norm->by);
	for (size_t i = 0; i < n; i++) {
		const gj_input *told = &cone->thought->fact[other[i]];

		if (other[i] == event || told->state != GJ_STATE_GIVEN || told->truth == GJ_FALSE)
			continue;
		if (told->has_low)
			add_anchor(d, law, norm, event, told->low);
		if (told->has_high && !(told->has_low && told->low == told->high))
			add_anchor(d, law, norm, event, told->high);
	}
	add(d, on - FAR > d->low ? on - FAR : d->low);
	add(d, on + FAR < d->high ? on + FAR : d->high);
}

size_t gj_kept_turns(gj_cone_of *cone, uint32_t norm, uint32_t event, int64_t out[GJ_KEPT_DAYS])
{
	const gj_norm *of = &cone->circuit->law->norm[norm];
	gj_input before = cone->thought->fact[event];
	gj_compliance last = GJ_NOT_CHECKED;
	size_t n = 0;
	days d;

	days_of(cone, of, event, &d);
	for (size_t i = 1; i < d.n; i++) {
		int64_t day = d.at[i];
		size_t at = i;

		for (; at > 0 && d.at[at - 1] > day; at--)
			d.at[at] = d.at[at - 1];
		d.at[at] = day;
	}
	for (size_t i = 0; i < d.n; i++) {
		gj_compliance now;

		cone->thought->fact[event] = gj_input_at(d.at[i]);
		now = comply(cone->circuit, norm, cone->thought);
		if (i > 0 && now != last)
			out[n++] = d.at[i];
		last = now;
	}
	cone->thought->fact[event] = before;
	return n;
}

/* ---- all that can be told ---- */

typedef struct trying {
	gj_cone_of *cone;
	uint32_t norm, event; /* GJ_NONE: whether it can be said at all */
	uint32_t of[GJ_KEPT_EVENTS];
	size_t n;
} trying;

static bool is_case(const trying *t)
{
	gj_record *thought = t->cone->thought;
	gj_input told;
	bool open;

	if (gj_kept_truth(t->cone->circuit, t->norm, thought) != GJ_TRUE)
		return false;
	if (t->event == GJ_NONE)
		return true;
	told = thought->fact[t->event];
	thought->fact[t->event] = t->cone->inquiry->record->fact[t->event];
	open = gj_kept_truth(t->cone->circuit, t->norm, thought) != GJ_TRUE;
	thought->fact[t->event] = told;
	return open;
}

/* The events from number `k` on are told in every way that differs. */
static bool try_from(trying *t, size_t k)
{
	gj_cone_of *cone = t->cone;
	const gj_record *record = cone->inquiry->record;
	bool found = false;
	days d;

	if (k == t->n)
		return is_case(t);
	if (!gj_inquiry_open(cone->inquiry, (gj_ask){GJ_ASK_FACT, t->of[k]}))
		return try_from(t, k + 1);
	if (record->fact[t->of[k]].state != GJ_STATE_GIVEN) {
		cone->thought->fact[t->of[k]] =
			(gj_input){.state = GJ_STATE_GIVEN, .truth = GJ_FALSE};
		found = try_from(t, k + 1);
	}
	cone->thought->fact[t->of[k]] = record->fact[t->of[k]];
	days_of(cone, &cone->circuit->law->norm[t->norm], t->of[k], &d);
	for (size_t i = 0; !found && i < d.n; i++) {
		cone->thought->fact[t->of[k]] = gj_input_at(d.at[i]);
		found = try_from(t, k + 1);
	}
	cone->thought->fact[t->of[k]] = record->fact[t->of[k]];
	return found;
}

static bool try_all(gj_cone_of *cone, uint32_t norm, uint32_t event)
{
	trying t = {.cone = cone, .norm = norm, .event = event};

	t.n = gj_kept_events(&cone->circuit->law->norm[norm], t.of);
	return try_from(&t, 0);
}

bool gj_kept_can_be_told(gj_cone_of *cone, uint32_t norm)
{
	if (cone->kept_told[norm] == 0)
		cone->kept_told[norm] = try_all(cone, norm, GJ_NONE) ? 1 : 2;
	return cone->kept_told[norm] == 1;
}

bool gj_kept_hangs_on(gj_cone_of *cone, uint32_t norm, uint32_t event)
{
	return try_all(cone, norm, event);
}
