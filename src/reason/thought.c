/* SPDX-License-Identifier: Apache-2.0 */
#include "reason/thought.h"

#include "base/nearest.h"
#include "eval/record_read.h"

static void *copy_of(gj_arena *arena, const void *from, size_t n, size_t size)
{
	void *to = gj_arena_array(arena, n, size);

	if (to != NULL && n > 0)
		memcpy(to, from, n * size);
	return to;
}

int gj_record_copy(gj_record **out, gj_arena *arena, const gj_record *record)
{
	const gj_law *law = record->law;
	gj_record *copy = copy_of(arena, record, 1, sizeof *record);

	*out = NULL;
	if (copy == NULL)
		return GJ_ENOMEM;
	copy->role = copy_of(arena, record->role, law->n_roles, sizeof *copy->role);
	copy->fact = copy_of(arena, record->fact, law->n_facts, sizeof *copy->fact);
	copy->term = copy_of(arena, record->term, law->n_terms, sizeof *copy->term);
	if (copy->role == NULL || copy->fact == NULL || copy->term == NULL)
		return GJ_ENOMEM;
	*out = copy;
	return GJ_OK;
}

bool gj_record_find(const gj_law *law, gj_str name, gj_ask *out)
{
	if (gj_map_get(&law->facts, name, &out->ref)) {
		out->kind = GJ_ASK_FACT;
		return true;
	}
	if (gj_map_get(&law->terms, name, &out->ref)) {
		out->kind = GJ_ASK_JUDGEMENT;
		return law->term[out->ref].judged_by.len > 0;
	}
	out->kind = GJ_ASK_ROLE;
	return gj_map_get(&law->roles, name, &out->ref);
}

void gj_record_forget(gj_record *record, gj_ask ask)
{
	switch (ask.kind) {
	case GJ_ASK_FACT:
		record->fact[ask.ref] = (gj_input){.truth = GJ_UNKNOWN};
		return;
	case GJ_ASK_JUDGEMENT:
		record->term[ask.ref] = (gj_judged){.truth = GJ_UNKNOWN, .on = GJ_DAY_NONE};
		return;
	case GJ_ASK_ROLE:
		record->role[ask.ref] = GJ_UNKNOWN;
		record->roles_closed = false;
		return;
	}
}

static int no_such_name(const gj_law *law, gj_str where, gj_str name, gj_error *err)
{
	const gj_source source = {where, name};
	gj_nearest near;
	uint32_t term;

	if (gj_map_get(&law->terms, name, &term)) {
		gj_fault(err, GJ_EINPUT, "`%.*s` is defined by the text, not judged", GJ_FMT(name));
		gj_fault_at(err, &source, (gj_pos){0, 0, 0}, NULL);
		return gj_fault_help(
			err, "say the facts that its definition uses: see `guiju law show %.*s`",
			GJ_FMT(name));
	}
	gj_fault(err, GJ_EINPUT, "unknown fact, judged term or role `%.*s`", GJ_FMT(name));
	gj_fault_at(err, &source, (gj_pos){0, 0, 0}, NULL);
	gj_nearest_start(&near, name);
	for (size_t i = 0; i < law->n_facts; i++)
		gj_nearest_offer(&near, law->fact[i].e.id);
	for (size_t i = 0; i < law->n_terms; i++)
		if (law->term[i].judged_by.len > 0)
			gj_nearest_offer(&near, law->term[i].e.id);
	for (size_t i = 0; i < law->n_roles; i++)
		gj_nearest_offer(&near, law->role[i].e.id);
	if (near.best.len > 0)
		return gj_fault_help(err, "did you mean `%.*s`?", GJ_FMT(near.best));
	return GJ_EINPUT;
}

/* yes, no, unknown: of a judgement or a role. */
static int read_truth(const gj_reading *in, const gj_doc *at, gj_truth *out)
{
	gj_str word = at->kind == GJ_DOC_SCALAR ? at->text : GJ_STR("");

	if (gj_str_eq(word, GJ_STR("yes")) || gj_str_eq(word, GJ_STR("true")))
		*out = GJ_TRUE;
	else if (gj_str_eq(word, GJ_STR("no")) || gj_str_eq(word, GJ_STR("false")))
		*out = GJ_FALSE;
	else if (gj_str_eq(word, GJ_STR("unknown")))
		*out = GJ_UNKNOWN;
	else {
		gj_fault(in->err, GJ_EINPUT, "`%.*s` is not yes, no or unknown", GJ_FMT(word));
		return gj_fault_at(in->err, in->source, at->pos, NULL);
	}
	return GJ_OK;
}

static int say_fact(const gj_reading *in, gj_record *record, uint32_t ref, const gj_doc *doc)
{
	gj_input said = {.truth = GJ_UNKNOWN};
	int rc = gj_read_fact_value(in, doc, &in->law->fact[ref], &said);

	if (rc == GJ_OK)
		record->fact[ref] = said;
	return rc;
}

static int say_truth(const gj_reading *in, gj_record *record, gj_ask ask, const gj_doc *doc)
{
	gj_truth truth = GJ_UNKNOWN;
	int rc = read_truth(in, doc, &truth);

	if (rc != GJ_OK)
		return rc;
	if (ask.kind == GJ_ASK_ROLE) {
		record->role[ask.ref] = truth;
		record->roles_closed = record->roles_closed && truth != GJ_UNKNOWN;
	} else {
		record->term[ask.ref] = (gj_judged){
			.truth = truth, .by = in->source->name, .on = GJ_DAY_NONE, .pos = doc->pos};
	}
	return GJ_OK;
}

static int say_roles(const gj_reading *in, gj_arena *arena, gj_record *record, const gj_doc *doc)
{
	gj_record *said;
	int rc = gj_record_new(&said, arena, in->law);

	if (rc != GJ_OK)
		return gj_fault_memory(in->err);
	rc = gj_read_roles(in, doc, said);
	if (rc != GJ_OK)
		return rc;
	record->roles_closed = said->roles_closed;
	memcpy(record->role, said->role, in->law->n_roles * sizeof *said->role);
	return GJ_OK;
}

int gj_record_say(gj_record *record, gj_arena *arena, gj_str where, gj_str name, gj_str value,
		  gj_error *err)
{
	const gj_source source = {where, value};
	const gj_reading in = {record->law, &source, err};
	bool roles = gj_str_eq(name, GJ_STR("roles"));
	gj_doc *doc;
	gj_ask ask;
	int rc;

	if (!roles && !gj_record_find(record->law, name, &ask))
		return no_such_name(record->law, where, name, err);
	rc = gj_doc_read_yaml(&doc, arena, &source, err);
	if (rc != GJ_OK)
		return rc;
	if (roles)
		return say_roles(&in, arena, record, doc);
	return ask.kind == GJ_ASK_FACT ? say_fact(&in, record, ask.ref, doc)
				       : say_truth(&in, record, ask, doc);
}
