/* SPDX-License-Identifier: Apache-2.0 */
/* Norms: force, bearer, scope, condition, what lifts them, what stands behind them. */
#include "trust/ref_memory.h"

bool ref_in_force(const gj_norm *norm, gj_day day)
{
	if (norm->never)
		return false;
	if (norm->from != GJ_DAY_NONE && day < norm->from)
		return false;
	return norm->to == GJ_DAY_NONE || day <= norm->to;
}

/* ---- who names whom: read off the syntax tree, not off the resolved lists ---- */

static bool same_step(const gj_cite *a, const gj_cite *b, unsigned i)
{
	return a->step[i].unit == b->step[i].unit &&
	       strcmp(a->step[i].label, b->step[i].label) == 0;
}

/* Is this norm encoded from the provision, or from a part of it? */
static bool from_provision(const gj_law *law, const gj_norm *norm, const gj_cite *target)
{
	const gj_field *field = gj_block_field(norm->e.block, GJ_KEY_CITE, NULL);
	const gj_cite *cite = &field->value.cite[0];

	(void)law;
	if (!gj_str_eq(cite->instrument.text, target->instrument.text) || cite->n < target->n)
		return false;
	for (unsigned i = 0; i < target->n; i++)
		if (!same_step(cite, target, i))
			return false;
	return true;
}

static bool is_named(const gj_norm *norm, const gj_cite *target)
{
	return target->n == 0 && gj_str_eq(norm->e.id, target->instrument.text);
}

static bool has_field(const gj_norm *norm, gj_key key)
{
	return gj_block_field(norm->e.block, key, NULL) != NULL;
}

/* A group leaves out the lifter itself and other norms that lift; a norm that is named is always meant. */
bool ref_lifts(const gj_law *law, uint32_t lifter, uint32_t lifted)
{
	const gj_norm *norm = &law->norm[lifted];
	const gj_field *field;

	/* The language gives `lifts` to no other kinds (docs/language.md, section 4); the pairs of a large law are many. */
	if (law->norm[lifter].kind != GJ_KIND_EXEMPTION &&
	    law->norm[lifter].kind != GJ_KIND_PERMISSION)
		return false;
	field = gj_block_field(law->norm[lifter].e.block, GJ_KEY_LIFTS, NULL);
	for (size_t i = 0; field != NULL && i < field->value.n_cites; i++) {
		const gj_cite *target = &field->value.cite[i];

		if (is_named(norm, target))
			return true;
		if (from_provision(law, norm, target) && lifter != lifted &&
		    !has_field(norm, GJ_KEY_LIFTS))
			return true;
	}
	return false;
}

/* A group means the duties and prohibitions in it. */
bool ref_stands_behind(const gj_law *law, uint32_t sanction, uint32_t norm)
{
	const gj_norm *n = &law->norm[norm];
	const gj_field *orelse = gj_block_field(n->e.block, GJ_KEY_ELSE, NULL);
	const gj_field *breach = gj_block_field(law->norm[sanction].e.block, GJ_KEY_BREACH, NULL);
	bool binds = n->kind == GJ_KIND_DUTY || n->kind == GJ_KIND_PROHIBITION;

	for (size_t i = 0; orelse != NULL && i < orelse->value.n_names; i++)
		if (gj_str_eq(orelse->value.name[i].text, law->norm[sanction].e.id))
			return true;
	for (size_t i = 0; breach != NULL && i < breach->value.n_cites; i++) {
		const gj_cite *target = &breach->value.cite[i];

		if (is_named(n, target) || (binds && from_provision(law, n, target)))
			return true;
	}
	return false;
}

static bool next_of(const gj_refs *read, size_t *k, uint32_t *at)
{
	if (*k == read->n)
		return false;
	*at = read->at[(*k)++];
	return true;
}

bool ref_next_lifter(const ref *r, uint32_t lifted, size_t *k, uint32_t *at)
{
	if (r->memory != NULL)
		return next_of(ref_memory_lifters(r->memory, lifted), k, at);
	while (*k < r->law->n_norms) {
		*at = (uint32_t)(*k)++;
		if (ref_lifts(r->law, *at, lifted))
			return true;
	}
	return false;
}

bool ref_next_behind(const ref *r, uint32_t sanction, size_t *k, uint32_t *at)
{
	if (r->memory != NULL)
		return next_of(ref_memory_behind(r->memory, sanction), k, at);
	while (*k < r->law->n_norms) {
		*at = (uint32_t)(*k)++;
		if (ref_stands_behind(r->law, sanction, *at))
			return true;
	}
	return false;
}

/* ---- the parts of `applies` ---- */

/* Held itself, by what the actor does, or through a role that it covers. */
static gj_truth of_role(const ref *r, uint32_t role, gj_day day)
{
	const gj_refs *covers = &r->law->role[role].covers;
	gj_truth held = r->record->role[role];

	if (held != GJ_TRUE)
		held = r->record->roles_closed ? GJ_FALSE : GJ_UNKNOWN;
	if (r->law->role[role].includes != NULL)
		held = gj_or(held, ref_cond(r, r->law->role[role].includes, day));
	for (size_t i = 0; i < covers->n; i++)
		held = gj_or(held, of_role(r, covers->at[i], day));
	return held;
}

static gj_truth bearer(const ref *r, const gj_norm *norm, gj_day day)
{
	gj_truth some = GJ_FALSE;

	if (norm->bearers.n == 0)
		return GJ_TRUE;
	for (size_t i = 0; i < norm->bearers.n; i++)
		some = gj_or(some, of_role(r, norm->bearers.at[i], day));
	return some;
}

static gj_truth scope(const ref *r, const gj_norm *norm, gj_day day)
{
	const gj_instrument *in = &r->law->instrument[norm->instrument];

	/* Exemptions delimit the scope, so they are not bound by it. */
	if (in->scope == NULL || norm->kind == GJ_KIND_EXEMPTION)
		return GJ_TRUE;
	return ref_cond(r, in->scope, day);
}

/*
 * Beside a norm in force counts what is in force; beside a draft or a repealed text, also the rest of that text; beside
 * one on the day it was once planned for, what was in force when the plan ended or was planned itself.
 */
static bool counts(const gj_norm *norm, const gj_norm *other, gj_day day)
{
	if (norm->planned != GJ_DAY_NONE && norm->planned == day && !ref_in_force(norm, day))
		return ref_in_force(other, norm->planned_to) || other->planned != GJ_DAY_NONE;
	if (ref_in_force(other, day))
		return true;
	return !ref_in_force(norm, day) && norm->instrument == other->instrument;
}

static gj_truth breached_norm_applies(const ref *r, uint32_t sanction, gj_day day)
{
	gj_truth some = GJ_FALSE;
	uint32_t i;

	for (size_t k = 0; ref_next_behind(r, sanction, &k, &i);)
		if (i != sanction && counts(&r->law->norm[sanction], &r->law->norm[i], day))
			some = gj_or(some, ref_applies(r, i, day));
	return some;
}

static gj_truth when(const ref *r, uint32_t norm, gj_day day)
{
	const gj_norm *n = &r->law->norm[norm];
	gj_truth truth = n->when != NULL ? ref_cond(r, n->when, day) : GJ_TRUE;

	if (n->kind == GJ_KIND_SANCTION)
		truth = gj_and(truth, breached_norm_applies(r, norm, day));
	return truth;
}

static gj_truth lifter_applies(const ref *r, uint32_t lifter, uint32_t norm, gj_day day)
{
	if (!counts(&r->law->norm[norm], &r->law->norm[lifter], day))
		return GJ_FALSE;
	return ref_applies(r, lifter, day);
}

static gj_truth lifted(const ref *r, uint32_t norm, gj_day day)
{
	gj_truth some = GJ_FALSE;
	uint32_t i;

	for (size_t k = 0; ref_next_lifter(r, norm, &k, &i);)
		some = gj_or(some, lifter_applies(r, i, norm, day));
	return some;
}

/* As if the norm were in force. INVARIANT: lifting has no rings, and no sanction stands behind a sanction. */
static gj_truth applies(const ref *r, uint32_t norm, gj_day day)
{
	const gj_norm *n = &r->law->norm[norm];

	return gj_and(gj_and(bearer(r, n, day), scope(r, n, day)),
		      gj_and(when(r, norm, day), gj_not(lifted(r, norm, day))));
}

/* The same, found once for each day. */
gj_truth ref_applies(const ref *r, uint32_t norm, gj_day day)
{
	unsigned char *kept = ref_memory_applies(r, norm, day);
	gj_truth truth;

	if (kept != NULL && *kept != REF_NOT_ASKED)
		return (gj_truth)(*kept - 1);
	truth = applies(r, norm, day);
	if (kept != NULL)
		*kept = (unsigned char)(truth + 1);
	return truth;
}

/* ---- the verdict ---- */

/* The first reason, in the order of the contract, that definitely holds. */
static gj_because why_not(const ref *r, uint32_t norm, gj_day day, bool in_force)
{
	const gj_norm *n = &r->law->norm[norm];

	if (!in_force)
		return GJ_BECAUSE_NOT_IN_FORCE;
	if (lifted(r, norm, day) == GJ_TRUE)
		return GJ_BECAUSE_LIFTED;
	if (bearer(r, n, day) == GJ_FALSE)
		return GJ_BECAUSE_OTHER_BEARER;
	if (scope(r, n, day) == GJ_FALSE)
		return GJ_BECAUSE_OUT_OF_SCOPE;
	return GJ_BECAUSE_CONDITION_FALSE;
}

/* Never or no longer in force: it does not apply, whatever it says. In force now or later: what it says decides. */
static gj_applicability applicability(const gj_norm *norm, gj_truth truth, gj_day on, bool ahead)
{
	if (!ref_in_force(norm, on) && !ahead)
		return GJ_DOES_NOT_APPLY;
	if (truth == GJ_UNKNOWN)
		return GJ_APPLY_UNKNOWN;
	if (truth == GJ_FALSE)
		return GJ_DOES_NOT_APPLY;
	return ahead ? GJ_FUTURE : GJ_APPLIES;
}

void ref_judge(const ref *r, uint32_t norm, ref_verdict *out, gj_refs *lifted_by)
{
	const gj_norm *n = &r->law->norm[norm];
	bool planned = n->planned != GJ_DAY_NONE && r->on <= n->planned_to;
	bool ahead = planned || (!n->never && n->from != GJ_DAY_NONE && n->from > r->on);
	gj_day day = planned ? n->planned : ahead ? n->from : r->on;
	uint32_t i;

	out->if_in_force = ref_applies(r, norm, day);
	out->applicability = applicability(n, out->if_in_force, r->on, ahead);
	out->because = out->applicability == GJ_DOES_NOT_APPLY
			       ? why_not(r, norm, day, ref_in_force(n, r->on))
		       : out->applicability == GJ_APPLY_UNKNOWN ? GJ_BECAUSE_UNKNOWN
								: GJ_BECAUSE_CONDITION;
	out->from = ahead ? day : GJ_DAY_NONE;
	out->compliance = GJ_NOT_CHECKED;
	out->due = out->since = out->later = GJ_DAY_NONE;
	out->then = GJ_FALSE;
	if (out->applicability == GJ_DOES_NOT_APPLY && (ahead || ref_in_force(n, r->on)) &&
	    (lifted(r, norm, day) == GJ_TRUE ||
	     (n->kind == GJ_KIND_SANCTION && ref_in_force(n, day))))
		ref_later(r, norm, day, out);
	if (out->applicability == GJ_APPLIES)
		ref_comply(r, n, out);
	/* Who lifts it; where it is undecided, who may. */
	lifted_by->n = 0;
	for (size_t k = 0; out->if_in_force != GJ_TRUE && ref_next_lifter(r, norm, &k, &i);)
		if (lifter_applies(r, i, norm, day) ==
		    (out->if_in_force == GJ_FALSE ? GJ_TRUE : GJ_UNKNOWN))
			lifted_by->at[lifted_by->n++] = i;
}
