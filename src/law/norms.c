/* SPDX-License-Identifier: Apache-2.0 */
/* Norms: whom they bind, when, and to what. Sanctions and groups have files of their own. */
#include <string.h>

#include "law/build.h"

static int resolve_force(gj_build *b, gj_norm *norm)
{
	const gj_instrument *in = &b->law->instrument[norm->instrument];
	const gj_value *force = gj_build_value(&norm->e, GJ_KEY_IN_FORCE);

	norm->from = in->from;
	norm->to = in->to;
	norm->never = in->never;
	if (force == NULL)
		return GJ_OK;
	norm->never = force->never;
	norm->from = force->from;
	norm->to = force->to;
	if (in->never && !norm->never)
		return gj_build_fault(b, norm->e.place.file, force->pos,
				      "`%.*s` is never in force, and so are its norms",
				      GJ_FMT(in->e.id));
	if (norm->to != GJ_DAY_NONE && norm->to < norm->from)
		return gj_build_fault(b, norm->e.place.file, force->pos,
				      "the last day in force lies before the first");
	return GJ_OK;
}

/*
 * A day of application that an amendment took back before it came. The plan ends before the day it was for, and what
 * is in force in the end begins later still.
 */
static int resolve_plan(gj_build *b, gj_norm *norm)
{
	const gj_value *plan = gj_build_value(&norm->e, GJ_KEY_PLANNED);
	const gj_value *until = gj_build_value(&norm->e, GJ_KEY_PLANNED_TO);
	uint32_t file = norm->e.place.file;

	norm->planned = norm->planned_to = GJ_DAY_NONE;
	if (plan == NULL && until == NULL)
		return GJ_OK;
	if (plan == NULL || until == NULL) {
		gj_build_fault(b, file, (plan != NULL ? plan : until)->pos,
			       "a plan has a day, and a last day on which it stood");
		return gj_fault_help(b->err, "`planned` and `planned until` stand together");
	}
	if (until->from >= plan->from)
		return gj_build_fault(b, file, until->pos,
				      "the plan stood on the day it was for: then it came");
	if (!norm->never && norm->from <= plan->from)
		return gj_build_fault(b, file, plan->pos,
				      "the norm is in force by the day that was planned");
	norm->planned = plan->from;
	norm->planned_to = until->from;
	return GJ_OK;
}

/* Agencies, and roles behind them: the numbers of the roles begin where those of the agencies end. */
static int resolve_toward(gj_build *b, gj_norm *norm)
{
	const gj_value *value = gj_build_value(&norm->e, GJ_KEY_TOWARD);
	int rc = GJ_OK;

	if (value != NULL)
		rc = gj_build_list(b, &norm->toward, value->n_names);
	for (size_t i = 0; value != NULL && rc == GJ_OK && i < value->n_names; i++) {
		gj_sort sort;
		uint32_t ref;

		rc = gj_build_find_in(b, norm->e.place.file, GJ_IN(ROLE) | GJ_IN(AGENCY),
				      "a role or an agency", &value->name[i], &sort, &ref);
		if (rc == GJ_OK)
			rc = gj_build_push(b, &norm->toward, sort, ref,
					   sort == GJ_SORT_ROLE ? (uint32_t)b->law->n_agencies : 0);
	}
	return rc;
}

/*
 * Whoever is covered by a bearer is bound: a law for network operators binds the provider of a service. The list grows
 * while it is walked; a role is put in once.
 */
static int resolve_bound(gj_build *b, gj_norm *norm)
{
	gj_refs *all = &b->bound;
	int rc = GJ_OK;

	if (all->at == NULL)
		rc = gj_build_list(b, all, b->law->n_roles);
	all->n = 0;
	b->now++;
	for (size_t i = 0; rc == GJ_OK && i < norm->bearers.n; i++)
		rc = gj_build_push(b, all, GJ_SORT_ROLE, norm->bearers.at[i], 0);
	for (size_t i = 0; rc == GJ_OK && i < all->n; i++) {
		const gj_refs *covers = &b->law->role[all->at[i]].covers;

		for (size_t k = 0; rc == GJ_OK && k < covers->n; k++)
			rc = gj_build_push(b, all, GJ_SORT_ROLE, covers->at[k], 0);
	}
	if (rc == GJ_OK)
		rc = gj_build_list(b, &norm->bound, all->n);
	if (rc != GJ_OK)
		return rc;
	norm->bound.n = all->n;
	memcpy(norm->bound.at, all->at, all->n * sizeof *all->at);
	return GJ_OK;
}

static int resolve_parties(gj_build *b, gj_norm *norm)
{
	const gj_value *bearer = gj_build_value(&norm->e, GJ_KEY_BEARER);
	const gj_value *holder = gj_build_value(&norm->e, GJ_KEY_HOLDER);
	const gj_value *authority = gj_build_value(&norm->e, GJ_KEY_AUTHORITY);
	uint32_t file = norm->e.place.file;
	int rc = GJ_OK;

	if (bearer != NULL)
		rc = gj_build_find_all(b, file, GJ_SORT_ROLE, bearer->name, bearer->n_names,
				       &norm->bearers);
	if (rc == GJ_OK && norm->bearers.n > 0)
		rc = resolve_bound(b, norm);
	if (rc == GJ_OK && holder != NULL)
		rc = gj_build_find_all(b, file, GJ_SORT_AGENCY, holder->name, holder->n_names,
				       &norm->holders);
	if (rc == GJ_OK && authority != NULL)
		rc = gj_build_find_all(b, file, GJ_SORT_AGENCY, authority->name, authority->n_names,
				       &norm->authority);
	return rc == GJ_OK ? resolve_toward(b, norm) : rc;
}

/* ---- times ---- */

static int find_event(gj_build *b, const gj_norm *norm, gj_key key, uint32_t *out)
{
	const gj_value *value = gj_build_value(&norm->e, key);

	*out = GJ_NONE;
	return value == NULL ? GJ_OK
			     : gj_build_find_event(b, norm->e.place.file, &value->name[0], out);
}

/* A duty has one time at most. */
static int check_times(gj_build *b, const gj_norm *norm)
{
	static const gj_key key[] = {GJ_KEY_BEFORE, GJ_KEY_WITHIN, GJ_KEY_BY_DAY, GJ_KEY_PROMPTLY};
	const gj_value *first = NULL;

	for (size_t i = 0; i < sizeof key / sizeof *key; i++) {
		const gj_value *value = gj_build_value(&norm->e, key[i]);
		gj_place at = {norm->e.place.file, {0, 0, 0}}, before = at;

		if (value == NULL)
			continue;
		if (first == NULL) {
			first = value;
			continue;
		}
		at.pos = value->pos;
		before.pos = first->pos;
		return gj_build_fault_two(
			b, at, before,
			"a norm has one of `before`, `within`, `by`, `promptly after`");
	}
	return GJ_OK;
}

static int resolve_within(gj_build *b, gj_norm *norm)
{
	const gj_value *within = gj_build_value(&norm->e, GJ_KEY_WITHIN);

	if (within == NULL)
		return GJ_OK;
	norm->has_within = true;
	if (within->number > INT64_C(100000) * GJ_NUM_ONE ||
	    (within->number < GJ_NUM_ONE && within->word != GJ_WORD_DAYS))
		return gj_build_fault(b, norm->e.place.file, within->pos,
				      "a period is between 1 and 100000; 0 days: on the day itself "
				      "at the latest");
	norm->within = (int)(within->number / GJ_NUM_ONE);
	norm->unit = within->word == GJ_WORD_WORKING_DAYS ? GJ_PERIOD_WORKING_DAYS
		     : within->word == GJ_WORD_MONTHS	  ? GJ_PERIOD_MONTHS
		     : within->word == GJ_WORD_YEARS	  ? GJ_PERIOD_YEARS
							  : GJ_PERIOD_DAYS;
	return GJ_OK;
}

static int resolve_times(gj_build *b, gj_norm *norm)
{
	int rc = find_event(b, norm, GJ_KEY_UPON, &norm->upon);

	if (rc == GJ_OK)
		rc = find_event(b, norm, GJ_KEY_BEFORE, &norm->before);
	if (rc == GJ_OK)
		rc = find_event(b, norm, GJ_KEY_PROMPTLY, &norm->promptly);
	if (rc == GJ_OK)
		rc = find_event(b, norm, GJ_KEY_WITHIN, &norm->within_of);
	norm->by = gj_build_day(&norm->e, GJ_KEY_BY_DAY);
	if (rc == GJ_OK)
		rc = check_times(b, norm);
	return rc == GJ_OK ? resolve_within(b, norm) : rc;
}

/* ---- the act ---- */

/* The field that says what is to be done, by modality; GJ_N_KEYS: none. */
static gj_key act_key(gj_kind kind)
{
	switch (kind) {
	case GJ_KIND_DUTY:
	case GJ_KIND_PROCEDURE:
		return GJ_KEY_MUST;
	case GJ_KIND_PROHIBITION:
		return GJ_KEY_MUST_NOT;
	case GJ_KIND_PERMISSION:
	case GJ_KIND_POWER:
		return GJ_KEY_MAY;
	case GJ_KIND_ENCOURAGEMENT:
		return GJ_KEY_SHOULD;
	default:
		return GJ_N_KEYS;
	}
}

/* What has a time is one event, and not the one that the time is counted from. */
static int check_act(gj_build *b, const gj_norm *norm)
{
	const uint32_t from[] = {norm->before, norm->promptly,
				 norm->has_within ? norm->within_of : GJ_NONE};
	bool dated = norm->by != GJ_DAY_NONE, itself = false;

	for (size_t i = 0; i < 3; i++) {
		dated = dated || from[i] != GJ_NONE;
		itself = itself || (from[i] != GJ_NONE && from[i] == norm->act_event);
	}
	if (itself)
		return gj_build_fault(b, norm->e.place.file, norm->e.place.pos,
				      "the time of `%.*s` is counted from its own act",
				      GJ_FMT(norm->e.id));
	if (!dated || norm->act_event != GJ_NONE)
		return GJ_OK;
	gj_build_fault(b, norm->e.place.file, norm->e.place.pos,
		       "`%.*s` has a time, so what must be done is one event", GJ_FMT(norm->e.id));
	return gj_fault_help(b->err, "write `must` and the name of an `event`");
}

static int resolve_care(gj_build *b, gj_norm *norm)
{
	static const char *const word[] = {"result", "effort"};
	const gj_value *care = gj_build_value(&norm->e, GJ_KEY_CARE);
	int which, rc;

	if (care == NULL)
		return GJ_OK;
	rc = gj_build_word(b, norm->e.place.file, &care->name[0], "standard of care", word, 2,
			   &which);
	if (rc == GJ_OK)
		norm->care = which == 0 ? GJ_CARE_RESULT : GJ_CARE_EFFORT;
	return rc;
}

static int resolve_act(gj_build *b, gj_norm *norm)
{
	gj_key key = act_key(norm->kind);
	const gj_value *value;
	int rc = GJ_OK;

	norm->act_event = GJ_NONE;
	if (key == GJ_N_KEYS)
		return GJ_OK;
	/* What cannot be breached may say in its title alone what it is. */
	if (key != GJ_KEY_MAY && key != GJ_KEY_SHOULD)
		rc = gj_build_require(b, &norm->e, key, &value);
	if (rc == GJ_OK)
		rc = gj_build_cond_field(b, &norm->e, key, &norm->act);
	if (rc != GJ_OK)
		return rc;
	if (norm->act != NULL && norm->act->op == GJ_COND_EVENT)
		norm->act_event = norm->act->ref;
	return check_act(b, norm);
}

/* ---- the draft ---- */

/* A norm comes from norms of the draft of its instrument. */
static int resolve_from(gj_build *b, gj_norm *norm)
{
	const gj_value *from = gj_build_value(&norm->e, GJ_KEY_FROM);
	const gj_instrument *in = &b->law->instrument[norm->instrument];
	uint32_t file = norm->e.place.file;
	int rc = GJ_OK;

	if (from == NULL)
		return GJ_OK;
	norm->from_none = from->never;
	if (from->n_cites > 0)
		rc = gj_build_list(b, &norm->from_draft, from->n_cites);
	for (size_t i = 0; rc == GJ_OK && i < from->n_cites; i++) {
		const gj_cite *cite = &from->cite[i];
		uint32_t ref;

		if (cite->n > 0 || cite->instrument.text.len == 0)
			return gj_build_fault(b, file, cite->pos,
					      "a norm comes from norms of the draft: name them, "
					      "not their articles");
		rc = gj_build_find(b, file, GJ_SORT_NORM, &cite->instrument, &ref);
		if (rc != GJ_OK)
			return rc;
		if (in->draft == GJ_NONE || b->law->norm[ref].instrument != in->draft)
			return gj_build_fault(b, file, cite->pos,
					      "`%.*s` is no norm of the draft of `%.*s`",
					      GJ_FMT(cite->instrument.text), GJ_FMT(in->e.id));
		rc = gj_build_push(b, &norm->from_draft, GJ_SORT_NORM, ref, 0);
	}
	return rc;
}

/* ---- */

static int resolve_source(gj_build *b, gj_norm *norm)
{
	const gj_value *cite;
	int rc = gj_build_require(b, &norm->e, GJ_KEY_CITE, &cite);

	if (rc == GJ_OK)
		rc = gj_build_cites(b, &norm->e, &norm->cite, &norm->n_cites);
	if (rc != GJ_OK)
		return rc;
	gj_build_lookup(b->law, GJ_SORT_INSTRUMENT, norm->cite[0].instrument.text,
			&norm->instrument);
	norm->version = gj_build_day(&norm->e, GJ_KEY_VERSION);
	norm->unverified = gj_build_doubt(&norm->e);
	rc = resolve_force(b, norm);
	return rc == GJ_OK ? resolve_plan(b, norm) : rc;
}

static int resolve_percent(gj_build *b, gj_norm *norm, const gj_expr *expr, gj_qty **out)
{
	int rc = gj_build_qty(b, norm->e.place.file, expr, out);

	if (rc == GJ_OK)
		rc = gj_build_needs(b, norm->e.place.file, *out, false);
	if (rc == GJ_OK && (*out)->currency.len > 0)
		rc = gj_build_fault(b, norm->e.place.file, expr->pos,
				    "a band is given in percent, not in money");
	return rc;
}

static int resolve_band(gj_build *b, gj_norm *norm)
{
	const gj_value *band = gj_build_value(&norm->e, GJ_KEY_BAND);
	int rc;

	if (band == NULL)
		return GJ_OK;
	rc = resolve_percent(b, norm, band->measure->lo, &norm->band_lo);
	return rc == GJ_OK ? resolve_percent(b, norm, band->measure->hi, &norm->band_hi) : rc;
}

static int resolve_norm(gj_build *b, gj_norm *norm)
{
	int rc = resolve_parties(b, norm);

	if (rc == GJ_OK)
		rc = gj_build_cond_field(b, &norm->e, GJ_KEY_WHEN, &norm->when);
	if (rc == GJ_OK)
		rc = resolve_times(b, norm);
	if (rc == GJ_OK)
		rc = resolve_act(b, norm);
	if (rc == GJ_OK)
		rc = resolve_care(b, norm);
	if (rc == GJ_OK)
		rc = resolve_band(b, norm);
	return rc == GJ_OK ? resolve_from(b, norm) : rc;
}

int gj_build_norms(gj_build *b)
{
	int rc = GJ_OK;

	for (size_t i = 0; rc == GJ_OK && i < b->law->n_norms; i++)
		rc = resolve_source(b, &b->law->norm[i]);
	for (size_t i = 0; rc == GJ_OK && i < b->law->n_norms; i++)
		rc = resolve_norm(b, &b->law->norm[i]);
	return rc;
}
