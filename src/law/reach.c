/* SPDX-License-Identifier: Apache-2.0 */
#include "law/reach.h"

int gj_reach_new(gj_reach *out, gj_arena *arena, const gj_law *law, uint64_t work)
{
	memset(out, 0, sizeof *out);
	out->law = law;
	out->mark = gj_arena_array(arena, law->n_norms, sizeof *out->mark);
	if (out->mark == NULL)
		return GJ_ENOMEM;
	return gj_cone_new(&out->cone, arena, law, work);
}

/* ---- days ---- */

static void add_day(gj_reach *r, gj_day day)
{
	for (unsigned i = 0; i < r->n_days; i++)
		if (r->day[i] == day)
			return;
	if (r->n_days == GJ_REACH_DAYS)
		r->too_large = true;
	else
		r->day[r->n_days++] = day;
}

static void add_norm(gj_reach *r, uint32_t index)
{
	if (r->mark[index] == r->now)
		return;
	r->mark[index] = r->now;
	if (r->n_norms == GJ_REACH_NORMS)
		r->too_large = true;
	else
		r->norm[r->n_norms++] = index;
}

/* Between the days of these norms and their lifters nothing changes but facts. A draft is read on any day. */
static void gather_days(gj_reach *r, uint32_t a, uint32_t b, uint32_t c)
{
	r->n_days = r->n_norms = 0;
	r->too_large = false;
	r->now++;
	add_day(r, GJ_DAY_MIN);
	add_norm(r, a);
	if (b != GJ_NONE)
		add_norm(r, b);
	if (c != GJ_NONE)
		add_norm(r, c);
	for (unsigned i = 0; i < r->n_norms && !r->too_large; i++) {
		const gj_norm *norm = &r->law->norm[r->norm[i]];

		if (!norm->never)
			add_day(r, norm->from);
		if (!norm->never && norm->to != GJ_DAY_NONE && norm->to < GJ_DAY_MAX)
			add_day(r, norm->to + 1);
		for (size_t k = 0; k < norm->lifted_by.n && !r->too_large; k++)
			add_norm(r, norm->lifted_by.at[k]);
	}
}

static bool is_read_on(const gj_norm *norm, gj_day day)
{
	return norm->never || (day >= norm->from && (norm->to == GJ_DAY_NONE || day <= norm->to));
}

/* Does the sanction look at the norm that it stands behind on that day? */
static bool stands_behind(const gj_reach *r, const gj_norm *sanction, uint32_t behind, gj_day day)
{
	return behind == GJ_NONE || gj_cone_counts(sanction, &r->law->norm[behind], day);
}

/* ---- can it apply? ---- */

/* `behind`: a norm that a sanction stands behind and that applies too, or GJ_NONE. */
static gj_found applies_with(gj_reach *r, uint32_t index, uint32_t behind)
{
	const gj_norm *norm = &r->law->norm[index];
	gj_found all = GJ_FOUND_NO;

	gather_days(r, index, behind, GJ_NONE);
	if (r->too_large)
		return GJ_FOUND_UNDECIDED;
	for (unsigned i = 0; i < r->n_days; i++) {
		gj_found found;
		uint32_t gate;

		if (!is_read_on(norm, r->day[i]) ||
		    (behind != GJ_NONE && !gj_cone_counts(norm, &r->law->norm[behind], r->day[i])))
			continue;
		gj_cone_start(r->cone, r->day[i]);
		gate = gj_cone_applies(r->cone, index);
		if (behind != GJ_NONE)
			gate = gj_cone_and(r->cone, gate, gj_cone_applies(r->cone, behind));
		found = gj_cone_find(r->cone, gate, GJ_CONE_TRUE);
		if (found == GJ_FOUND_YES)
			return found;
		all = found == GJ_FOUND_UNDECIDED ? found : all;
	}
	return all;
}

/* A sanction applies where one of the norms that it stands behind does; behind nothing, it never does. */
gj_found gj_reach_norm(gj_reach *r, uint32_t index)
{
	const gj_norm *norm = &r->law->norm[index];
	gj_found all = GJ_FOUND_NO;

	if (norm->kind != GJ_KIND_SANCTION)
		return applies_with(r, index, GJ_NONE);
	for (size_t i = 0; i < norm->breach.n; i++) {
		gj_found found = applies_with(r, index, norm->breach.at[i]);

		if (found == GJ_FOUND_YES)
			return found;
		all = found == GJ_FOUND_UNDECIDED ? found : all;
	}
	return all;
}

/* ---- does it change anything? ---- */

static bool ever_counts(const gj_norm *lifter, const gj_norm *norm)
{
	if (norm->never)
		return !lifter->never || lifter->instrument == norm->instrument;
	return !lifter->never && (lifter->to == GJ_DAY_NONE || norm->from <= lifter->to) &&
	       (norm->to == GJ_DAY_NONE || lifter->from <= norm->to);
}

/* Can the exemption apply where the norm (and, for a sanction, a norm behind it) does not fail to hold? */
static gj_found changes(gj_reach *r, uint32_t exemption, uint32_t index, uint32_t behind)
{
	const gj_norm *lifter = &r->law->norm[exemption], *norm = &r->law->norm[index];
	gj_found all = GJ_FOUND_NO;

	gather_days(r, exemption, index, behind);
	if (r->too_large)
		return GJ_FOUND_UNDECIDED;
	for (unsigned i = 0; i < r->n_days; i++) {
		gj_found found;
		uint32_t gate, holds;

		if (!is_read_on(norm, r->day[i]) || !gj_cone_counts(norm, lifter, r->day[i]) ||
		    !stands_behind(r, norm, behind, r->day[i]))
			continue;
		gj_cone_start(r->cone, r->day[i]);
		gate = gj_cone_applies(r->cone, exemption);
		holds = gj_cone_holds(r->cone, index);
		if (behind != GJ_NONE)
			holds = gj_cone_and(r->cone, holds, gj_cone_holds(r->cone, behind));
		found = gj_cone_find(r->cone, gate, holds);
		if (found == GJ_FOUND_YES)
			return found;
		all = found == GJ_FOUND_UNDECIDED ? found : all;
	}
	return all;
}

static gj_found changes_norm(gj_reach *r, uint32_t exemption, uint32_t index)
{
	const gj_norm *norm = &r->law->norm[index];
	gj_found found = GJ_FOUND_NO;

	if (norm->kind != GJ_KIND_SANCTION)
		return changes(r, exemption, index, GJ_NONE);
	for (size_t i = 0; found == GJ_FOUND_NO && i < norm->breach.n; i++)
		found = changes(r, exemption, index, norm->breach.at[i]);
	return found;
}

/* Can the exemption apply inside the scope of an instrument? If not, that settles all norms that the scope binds. */
static gj_found applies_in_scope(gj_reach *r, uint32_t exemption, uint32_t instrument)
{
	const gj_cond *scope = r->law->instrument[instrument].scope;
	gj_found all = GJ_FOUND_NO;

	gather_days(r, exemption, GJ_NONE, GJ_NONE);
	if (r->too_large || scope == NULL)
		return GJ_FOUND_UNDECIDED;
	for (unsigned i = 0; all == GJ_FOUND_NO && i < r->n_days; i++) {
		uint32_t gate;

		if (!is_read_on(&r->law->norm[exemption], r->day[i]))
			continue;
		gj_cone_start(r->cone, r->day[i]);
		gate = gj_cone_applies(r->cone, exemption);
		all = gj_cone_find(r->cone, gate, gj_cone_cond(r->cone, scope));
	}
	return all;
}

bool gj_reach_is_declaratory(gj_reach *r, uint32_t exemption)
{
	const gj_norm *lifter = &r->law->norm[exemption];
	uint32_t known = GJ_NONE;
	bool counts = false, outside = false;

	for (size_t i = 0; i < lifter->lifts.n; i++) {
		uint32_t index = lifter->lifts.at[i];
		const gj_norm *norm = &r->law->norm[index];

		if (!ever_counts(lifter, norm))
			continue;
		counts = true;
		if (norm->instrument != known)
			outside = applies_in_scope(r, exemption, norm->instrument) == GJ_FOUND_NO;
		known = norm->instrument;
		if (outside && norm->kind != GJ_KIND_EXEMPTION)
			continue;
		if (changes_norm(r, exemption, index) != GJ_FOUND_NO)
			return false;
	}
	return counts && gj_reach_norm(r, exemption) == GJ_FOUND_YES;
}

/* ---- */

/* For each exemption, so that what is found hangs on nothing but it; one made to be slow is left undecided. */
enum { DECLARATORY_WORK = 1 << 20 };

int gj_law_is_declaratory(bool *out, const gj_law *law, const gj_alloc *alloc, uint32_t exemption)
{
	gj_arena scratch;
	gj_reach reach;
	int rc;

	*out = false;
	gj_arena_init(&scratch, alloc, GJ_ARENA_DEFAULT_LIMIT);
	rc = gj_reach_new(&reach, &scratch, law, DECLARATORY_WORK);
	if (rc == GJ_OK)
		*out = gj_reach_is_declaratory(&reach, exemption);
	gj_arena_free(&scratch);
	return rc;
}

int gj_law_mark_declaratory(gj_law *law, gj_arena *arena, gj_error *err)
{
	int rc = GJ_OK;

	for (uint32_t i = 0; rc == GJ_OK && i < law->n_norms; i++)
		if (law->norm[i].kind == GJ_KIND_EXEMPTION)
			rc = gj_law_is_declaratory(&law->norm[i].declaratory, law, arena->alloc, i);
	law->declaratory_known = rc == GJ_OK;
	return rc == GJ_OK ? GJ_OK : gj_fault_memory(err);
}
