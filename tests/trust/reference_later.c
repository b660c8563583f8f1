/* SPDX-License-Identifier: Apache-2.0 */
/* From when on a norm applies that does not now: days on which what it hangs on begins or ends, each tried in turn. */
#include "trust/reference.h"

static gj_day sooner(gj_day a, gj_day b)
{
	return a == GJ_DAY_NONE || (b != GJ_DAY_NONE && b < a) ? b : a;
}

static gj_day if_after(gj_day day, gj_day after)
{
	return day != GJ_DAY_NONE && day > after ? day : GJ_DAY_NONE;
}

static gj_day next_turn(const ref *r, uint32_t norm, gj_day after);

/* Its first day, the day behind its last one, and those of what it hangs on itself. */
static gj_day turn_of(const ref *r, uint32_t other, gj_day after)
{
	const gj_norm *n = &r->law->norm[other];
	gj_day day = next_turn(r, other, after);

	if (n->never)
		return day;
	day = sooner(day, if_after(n->from, after));
	if (n->to != GJ_DAY_NONE && n->to < GJ_DAY_MAX)
		day = sooner(day, if_after(n->to + 1, after));
	return day;
}

static gj_day next_turn(const ref *r, uint32_t norm, gj_day after)
{
	gj_day day = GJ_DAY_NONE;
	uint32_t i;

	for (size_t k = 0; ref_next_lifter(r, norm, &k, &i);)
		day = sooner(day, turn_of(r, i, after));
	if (r->law->norm[norm].kind != GJ_KIND_SANCTION)
		return day;
	for (size_t k = 0; ref_next_behind(r, norm, &k, &i);)
		if (i != norm)
			day = sooner(day, turn_of(r, i, after));
	return day;
}

void ref_later(const ref *r, uint32_t norm, gj_day from, ref_verdict *out)
{
	gj_day may = GJ_DAY_NONE, day = next_turn(r, norm, from);

	for (; day != GJ_DAY_NONE; day = next_turn(r, norm, day)) {
		gj_truth then = ref_in_force(&r->law->norm[norm], day) ? ref_applies(r, norm, day)
								       : GJ_FALSE;

		if (then == GJ_UNKNOWN)
			may = sooner(may, day);
		if (then == GJ_TRUE)
			break;
	}
	out->later = day != GJ_DAY_NONE ? day : may;
	out->then = day != GJ_DAY_NONE ? GJ_TRUE : may != GJ_DAY_NONE ? GJ_UNKNOWN : GJ_FALSE;
}
