/* SPDX-License-Identifier: Apache-2.0 */
/* Norms: everything but the groups they lift or stand behind (groups.c). */
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
	if (norm->to != GJ_DAY_NONE && norm->to < norm->from)
		return gj_build_fault(b, norm->e.place.file, force->pos,
				      "the last day in force lies before the first");
	return GJ_OK;
}

static int resolve_toward(gj_build *b, gj_norm *norm)
{
	const gj_value *value = gj_build_value(&norm->e, GJ_KEY_TOWARD);

	for (size_t i = 0; value != NULL && i < value->n_names; i++) {
		uint32_t ref;
		int rc;

		if (gj_build_lookup(b->law, GJ_SORT_ROLE, value->name[i].text, &ref)) {
			ref += (uint32_t)b->law->n_agencies;
		} else {
			rc = gj_build_find(b, norm->e.place.file, GJ_SORT_AGENCY, &value->name[i],
					   &ref);
			if (rc != GJ_OK)
				return rc;
		}
		rc = gj_build_ref(b, &norm->toward, ref);
		if (rc != GJ_OK)
			return rc;
	}
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
	if (rc == GJ_OK && holder != NULL)
		rc = gj_build_find_all(b, file, GJ_SORT_AGENCY, holder->name, holder->n_names,
				       &norm->holders);
	if (rc == GJ_OK && authority != NULL)
		rc = gj_build_find_all(b, file, GJ_SORT_AGENCY, authority->name, authority->n_names,
				       &norm->authority);
	return rc == GJ_OK ? resolve_toward(b, norm) : rc;
}

static int find_event(gj_build *b, const gj_norm *norm, gj_key key, uint32_t *out)
{
	const gj_value *value = gj_build_value(&norm->e, key);
	int rc;

	*out = GJ_NONE;
	if (value == NULL)
		return GJ_OK;
	rc = gj_build_find(b, norm->e.place.file, GJ_SORT_FACT, &value->name[0], out);
	if (rc == GJ_OK && b->law->fact[*out].type != GJ_FACT_EVENT)
		rc = gj_build_fault(b, norm->e.place.file, value->name[0].pos,
				    "`%.*s` is a fact, and an event is needed here",
				    GJ_FMT(value->name[0].text));
	return rc;
}

static int resolve_times(gj_build *b, gj_norm *norm)
{
	const gj_value *within = gj_build_value(&norm->e, GJ_KEY_WITHIN);
	int rc = find_event(b, norm, GJ_KEY_UPON, &norm->upon);

	if (rc == GJ_OK)
		rc = find_event(b, norm, GJ_KEY_BEFORE, &norm->before);
	if (rc == GJ_OK)
		rc = find_event(b, norm, GJ_KEY_PROMPTLY, &norm->promptly);
	if (rc == GJ_OK)
		rc = find_event(b, norm, GJ_KEY_WITHIN, &norm->within_of);
	if (rc != GJ_OK)
		return rc;
	if ((norm->before != GJ_NONE) + (norm->promptly != GJ_NONE) + (within != NULL) > 1)
		return gj_build_fault(
			b, norm->e.place.file, norm->e.place.pos,
			"`%.*s` has more than one of `before`, `within`, `promptly after`",
			GJ_FMT(norm->e.id));
	if (within == NULL)
		return GJ_OK;
	norm->has_within = true;
	if (within->number < GJ_NUM_ONE || within->number > INT64_C(100000) * GJ_NUM_ONE)
		return gj_build_fault(b, norm->e.place.file, within->pos,
				      "a period is between 1 and 100000");
	norm->within = (int)(within->number / GJ_NUM_ONE);
	norm->unit = within->word == GJ_WORD_WORKING_DAYS ? GJ_PERIOD_WORKING_DAYS
		     : within->word == GJ_WORD_MONTHS	  ? GJ_PERIOD_MONTHS
		     : within->word == GJ_WORD_YEARS	  ? GJ_PERIOD_YEARS
							  : GJ_PERIOD_DAYS;
	return GJ_OK;
}

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

static int resolve_act(gj_build *b, gj_norm *norm)
{
	gj_key key = act_key(norm->kind);
	const gj_value *value;
	bool dated = norm->before != GJ_NONE || norm->promptly != GJ_NONE || norm->has_within;
	int rc;

	norm->act_event = GJ_NONE;
	if (key == GJ_N_KEYS)
		return GJ_OK;
	if (norm->kind == GJ_KIND_DUTY || norm->kind == GJ_KIND_PROHIBITION ||
	    norm->kind == GJ_KIND_PROCEDURE) {
		rc = gj_build_require(b, &norm->e, key, &value);
		if (rc != GJ_OK)
			return rc;
	}
	rc = gj_build_cond_field(b, &norm->e, key, &norm->act);
	if (rc != GJ_OK)
		return rc;
	if (norm->act != NULL && norm->act->op == GJ_COND_EVENT)
		norm->act_event = norm->act->ref;
	if (dated && norm->act_event == GJ_NONE) {
		gj_build_fault(b, norm->e.place.file, norm->e.place.pos,
			       "`%.*s` has a time, so what must be done is one event",
			       GJ_FMT(norm->e.id));
		return gj_fault_help(b->err, "write `must` and the name of an `event`");
	}
	return GJ_OK;
}

static int resolve_from(gj_build *b, gj_norm *norm)
{
	const gj_value *from = gj_build_value(&norm->e, GJ_KEY_FROM);

	if (from == NULL)
		return GJ_OK;
	norm->from_none = from->never;
	for (size_t i = 0; i < from->n_cites; i++) {
		const gj_cite *cite = &from->cite[i];
		uint32_t ref;
		int rc;

		if (cite->n > 0 || cite->instrument.text.len == 0)
			return gj_build_fault(b, norm->e.place.file, cite->pos,
					      "a norm comes from norms of the draft: name them, "
					      "not their articles");
		rc = gj_build_find(b, norm->e.place.file, GJ_SORT_NORM, &cite->instrument, &ref);
		if (rc == GJ_OK)
			rc = gj_build_ref(b, &norm->from_draft, ref);
		if (rc != GJ_OK)
			return rc;
	}
	return GJ_OK;
}

static int resolve_fine(gj_build *b, uint32_t file, const gj_measure_ref *ref, gj_step *step)
{
	gj_fine *fine = &step->fine[step->n_fines++];
	int rc = GJ_OK;

	if (ref->lo != NULL)
		rc = gj_build_qty(b, file, ref->lo, &fine->lo);
	if (rc == GJ_OK && ref->hi != NULL)
		rc = gj_build_qty(b, file, ref->hi, &fine->hi);
	return rc;
}

static int resolve_step(gj_build *b, gj_norm *norm, const gj_value *value)
{
	gj_step *step = &norm->step[norm->n_steps++];
	int rc = GJ_OK;

	step->condition = value->text;
	step->fine = gj_arena_array(b->arena, value->n_measures, sizeof *step->fine);
	if (step->fine == NULL)
		return gj_build_memory(b);
	for (size_t i = 0; rc == GJ_OK && i < value->n_measures; i++) {
		uint32_t ref;

		if (value->measure[i].fine) {
			rc = resolve_fine(b, norm->e.place.file, &value->measure[i], step);
			continue;
		}
		rc = gj_build_find(b, norm->e.place.file, GJ_SORT_MEASURE, &value->measure[i].name,
				   &ref);
		if (rc == GJ_OK)
			rc = gj_build_ref(b, &step->measures, ref);
	}
	return rc;
}

static int resolve_sanction(gj_build *b, gj_norm *norm)
{
	const gj_value *first;
	const gj_field *graver = NULL;
	size_t n = 1;
	int rc;

	if (norm->kind != GJ_KIND_SANCTION)
		return GJ_OK;
	rc = gj_build_require(b, &norm->e, GJ_KEY_STEP, &first);
	while ((graver = gj_block_field(norm->e.block, GJ_KEY_GRAVER, graver)) != NULL)
		n++;
	norm->step = gj_arena_array(b->arena, n, sizeof *norm->step);
	if (rc == GJ_OK && norm->step == NULL)
		rc = gj_build_memory(b);
	if (rc == GJ_OK)
		rc = resolve_step(b, norm, first);
	while (rc == GJ_OK &&
	       (graver = gj_block_field(norm->e.block, GJ_KEY_GRAVER, graver)) != NULL)
		rc = resolve_step(b, norm, &graver->value);
	return rc;
}

static int resolve_norm(gj_build *b, gj_norm *norm)
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
	norm->unverified = gj_build_text(&norm->e, GJ_KEY_UNVERIFIED);
	rc = resolve_force(b, norm);
	if (rc == GJ_OK)
		rc = resolve_parties(b, norm);
	if (rc == GJ_OK)
		rc = gj_build_cond_field(b, &norm->e, GJ_KEY_WHEN, &norm->when);
	if (rc == GJ_OK)
		rc = resolve_times(b, norm);
	if (rc == GJ_OK)
		rc = resolve_act(b, norm);
	if (rc == GJ_OK)
		rc = resolve_from(b, norm);
	return rc == GJ_OK ? resolve_sanction(b, norm) : rc;
}

int gj_build_norms(gj_build *b)
{
	int rc = GJ_OK;

	for (size_t i = 0; rc == GJ_OK && i < b->law->n_norms; i++)
		rc = resolve_norm(b, &b->law->norm[i]);
	return rc;
}
