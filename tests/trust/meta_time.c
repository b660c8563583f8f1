/* SPDX-License-Identifier: Apache-2.0 */
/* Time: what passes, what is put off. */
#include "trust/meta.h"

static bool is_timed(const gj_norm *n)
{
	return n->before != GJ_NONE || n->has_within || n->by != GJ_DAY_NONE;
}

/*
 * The same record on a later day. A duty with a time that was breached stays breached since the same day, and one that
 * was fulfilled stays fulfilled: its table compares days that lie in the past by then, and those do not change. (Not so
 * without a time: an act that is done late mends a standing duty. Nor across a change of the law, so a norm is looked at
 * only where it applies on both days.)
 */
bool meta_time_passes(meta *m)
{
	gj_circuit *later;
	gj_verdicts *after;

	if (gj_circuit_from_law(&later, m->arena, m->law, m->on + rng_between(&m->random, 1, 40),
				NULL) != GJ_OK ||
	    gj_evaluate(&after, m->arena, later, m->record, NULL) != GJ_OK)
		return meta_fails(m, NULL, "out of memory");
	for (size_t i = 0; i < m->verdicts->n; i++) {
		const gj_verdict *v = &m->verdicts->item[i], *w = &after->item[i];

		if (!is_timed(&m->law->norm[i]) || v->applicability != GJ_APPLIES ||
		    w->applicability != GJ_APPLIES)
			continue;
		m->tried++;
		if (v->due != w->due)
			return meta_fails(m, v, "the due date moved with the day of evaluation");
		if (v->compliance != GJ_BREACHED && v->compliance != GJ_FULFILLED)
			continue;
		if (v->compliance != w->compliance || v->since != w->since)
			return meta_fails(m, v, "%s, and not so some days later",
					  v->compliance == GJ_BREACHED ? "breached" : "fulfilled");
	}
	return true;
}

/* The event that the time of the norm counts from: GJ_NONE when it is not told as a day. */
static uint32_t counted_from(const meta *m, const gj_norm *n)
{
	uint32_t event = n->has_within ? n->within_of : n->before;
	const gj_input *in;

	if (event == GJ_NONE) /* a day that the text names is counted from nothing */
		return GJ_NONE;
	in = &m->record->fact[event];
	if (in->state != GJ_STATE_GIVEN || in->truth != GJ_TRUE || event == n->upon)
		return GJ_NONE;
	return event;
}

/*
 * Put off the event that a time counts from, say the launch: the last day in time moves later or stays, so no duty is
 * breached that was fulfilled or pending. Only where the norm applies either way (its condition may read the event),
 * and where the event does not also call for the act.
 */
bool meta_put_off(meta *m)
{
	int by = rng_between(&m->random, 1, 30);

	for (size_t i = 0; i < m->verdicts->n; i++) {
		const gj_norm *n = &m->law->norm[i];
		const gj_verdict *v = &m->verdicts->item[i], *w;
		gj_record *record;
		uint32_t event;

		if (!is_timed(n) || v->applicability != GJ_APPLIES)
			continue;
		event = counted_from(m, n);
		if (event == GJ_NONE)
			continue;
		record = case_copy(m->arena, m->record);
		record->fact[event].low += by;
		record->fact[event].high += by;
		w = &meta_judge(m, record)->item[i];
		m->tried++;
		if (w->applicability == GJ_APPLIES && w->compliance == GJ_BREACHED &&
		    (v->compliance == GJ_FULFILLED || v->compliance == GJ_PENDING))
			return meta_fails(m, v, "breached because `%.*s` was put off",
					  GJ_FMT(m->law->fact[event].e.id));
		if (w->due != GJ_DAY_NONE && v->due != GJ_DAY_NONE && w->due < v->due)
			return meta_fails(m, v, "due earlier because `%.*s` was put off",
					  GJ_FMT(m->law->fact[event].e.id));
	}
	return true;
}
