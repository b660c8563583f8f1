/* SPDX-License-Identifier: Apache-2.0 */
/* What is known: of the service, of what people found, and of what was measured, put together as the engine does with sources. */
#include "assess/assess.h"
#include "eval/record_read.h"
#include "eval/record_tell.h"

/* `day` and `paper` of the evidence file are `on` and `source` of a service file. */
static gj_doc *renamed(gj_arena *arena, const gj_doc *key)
{
	gj_doc *out = gj_arena_get(arena, sizeof *out);

	if (out == NULL)
		return NULL;
	*out = *key;
	if (gj_str_eq(key->text, GJ_STR("day")))
		out->text = GJ_STR("on");
	if (gj_str_eq(key->text, GJ_STR("paper")))
		out->text = GJ_STR("source");
	return out;
}

static gj_doc *as_statement(gj_arena *arena, const gj_doc *value)
{
	gj_doc *out = gj_arena_get(arena, sizeof *out);

	if (out == NULL)
		return NULL;
	*out = *value;
	if (value->kind == GJ_DOC_SCALAR)
		return out;
	if (value->kind == GJ_DOC_LIST) {
		out->kid = gj_arena_array(arena, value->n, sizeof *out->kid);
		for (size_t i = 0; out->kid != NULL && i < value->n; i++) {
			out->kid[i] = as_statement(arena, value->kid[i]);
			if (out->kid[i] == NULL)
				return NULL;
		}
		return out->kid != NULL ? out : NULL;
	}
	out->key = gj_arena_array(arena, value->n, sizeof *out->key);
	for (size_t i = 0; out->key != NULL && i < value->n; i++) {
		out->key[i] = renamed(arena, value->key[i]);
		if (out->key[i] == NULL)
			return NULL;
	}
	return out->key != NULL ? out : NULL;
}

/* The evidence's facts as the facts of a service file with this name. */
static gj_doc *as_service(gj_arena *arena, const gj_doc *facts)
{
	static const char *const keys[] = {"service", "facts"};
	gj_doc *out = gj_arena_get(arena, sizeof *out);

	if (out == NULL)
		return NULL;
	*out = (gj_doc){.kind = GJ_DOC_MAP, .pos = facts->pos, .n = 2};
	out->key = gj_arena_array(arena, 2, sizeof *out->key);
	out->kid = gj_arena_array(arena, 2, sizeof *out->kid);
	if (out->key == NULL || out->kid == NULL)
		return NULL;
	for (size_t i = 0; i < 2; i++) {
		out->key[i] = gj_arena_get(arena, sizeof **out->key);
		if (out->key[i] == NULL)
			return NULL;
		*out->key[i] = (gj_doc){.pos = facts->pos, .text = gj_str_of(keys[i])};
	}
	out->kid[0] = out->key[0]; /* a name, of which nothing is shown */
	out->kid[1] = gj_arena_get(arena, sizeof **out->kid);
	if (out->kid[1] == NULL)
		return NULL;
	*out->kid[1] = *facts;
	out->kid[1]->kid = gj_arena_array(arena, facts->n, sizeof *out->kid);
	for (size_t i = 0; out->kid[1]->kid != NULL && i < facts->n; i++) {
		out->kid[1]->kid[i] = as_statement(arena, facts->kid[i]);
		if (out->kid[1]->kid[i] == NULL)
			return NULL;
	}
	return out->kid[1]->kid != NULL ? out : NULL;
}

/* Facts of the evidence join those of the service: sources that contradict each other conflict. */
static int tell_facts(gj_assessment *a, gj_arena *arena, gj_error *err)
{
	const gj_evidence *evidence = a->evidence;
	gj_record *found;
	gj_doc *doc;
	int rc;

	if (evidence->facts == NULL || evidence->facts->n == 0)
		return GJ_OK;
	doc = as_service(arena, evidence->facts);
	if (doc == NULL)
		return gj_fault_memory(err);
	rc = gj_record_from_doc(&found, arena, a->law, &evidence->source, doc, err);
	for (size_t i = 0; rc == GJ_OK && i < a->law->n_facts; i++)
		if (found->fact[i].state != GJ_STATE_NOT_ASKED)
			gj_record_tell_fact(&a->record->fact[i], a->law->fact[i].type,
					    &found->fact[i]);
	return rc;
}

static int tell_measured(gj_assessment *a, gj_error *err)
{
	for (unsigned i = 0; i < GJ_N_MEASURES; i++) {
		const gj_measured *value = &a->measures.at[i];
		gj_input said;
		uint32_t fact;

		if (!gj_map_get(&a->law->facts, gj_str_of(gj_measure_kinds[i].fact), &fact)) {
			gj_fault(err, GJ_EINPUT, "the rule base has no fact `%s`",
				 gj_measure_kinds[i].fact);
			return gj_fault_help(err, "assess needs the standards of China: "
						  "give the whole rule base by --rules");
		}
		if (!value->has_low && !value->has_high)
			continue;
		said = gj_input_bounds(value->has_low, value->low, value->has_high, value->high);
		gj_record_tell_fact(&a->record->fact[fact], a->law->fact[fact].type, &said);
	}
	return GJ_OK;
}

int gj_assess_record(gj_assessment *a, gj_arena *arena, gj_error *err)
{
	const gj_evidence *evidence = a->evidence;
	int rc = evidence->service != NULL
			 ? gj_record_from_doc(&a->record, arena, a->law, &evidence->service_source,
					      evidence->service, err)
			 : gj_record_new(&a->record, arena, a->law);

	if (rc == GJ_ENOMEM)
		return gj_fault_memory(err);
	if (rc == GJ_OK)
		rc = tell_facts(a, arena, err);
	if (rc != GJ_OK)
		return rc;
	a->told = gj_arena_array(arena, a->law->n_facts, sizeof *a->told);
	if (a->told == NULL)
		return gj_fault_memory(err);
	for (size_t i = 0; i < a->law->n_facts; i++)
		a->told[i] = a->record->fact[i].state == GJ_STATE_GIVEN;
	return tell_measured(a, err);
}
