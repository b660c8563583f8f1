/* SPDX-License-Identifier: Apache-2.0 */
/* A service file: its frame, roles and judgements. Values of facts are read in record_value.c. */
#include "eval/record_read.h"
#include "base/day.h"
#include "base/nearest.h"

static int fault_at(const gj_reading *in, const gj_doc *at)
{
	return gj_fault_at(in->err, in->source, at->pos, NULL);
}

/* Look a name up; an unknown one is an error with the nearest known one. */
static int find_name(const gj_reading *in, const gj_map *map, const gj_doc *at, const char *sort,
		     uint32_t *out)
{
	gj_nearest near;

	if (gj_map_get(map, at->text, out))
		return GJ_OK;
	gj_fault(in->err, GJ_EINPUT, "unknown %s `%.*s`", sort, GJ_FMT(at->text));
	fault_at(in, at);
	gj_nearest_start(&near, at->text);
	if (map == &in->law->facts)
		for (size_t i = 0; i < in->law->n_facts; i++)
			gj_nearest_offer(&near, in->law->fact[i].e.id);
	else if (map == &in->law->terms)
		for (size_t i = 0; i < in->law->n_terms; i++)
			gj_nearest_offer(&near, in->law->term[i].e.id);
	else
		for (size_t i = 0; i < in->law->n_roles; i++)
			gj_nearest_offer(&near, in->law->role[i].e.id);
	if (near.best.len > 0)
		gj_fault_help(in->err, "did you mean `%.*s`?", GJ_FMT(near.best));
	return GJ_EINPUT;
}

static int read_role_list(const gj_reading *in, const gj_doc *list, bool whole, gj_record *record)
{
	if (list->kind != GJ_DOC_LIST) {
		gj_fault(in->err, GJ_EINPUT, "roles are a list");
		fault_at(in, list);
		return gj_fault_help(
			in->err, "write `roles: [provider]`, or `roles: {includes: [provider]}` "
				 "when there may be more");
	}
	if (whole) {
		record->roles_closed = true;
		for (size_t i = 0; i < in->law->n_roles; i++)
			record->role[i] = GJ_FALSE;
	}
	for (size_t i = 0; i < list->n; i++) {
		uint32_t role;
		int rc;

		if (list->kid[i]->kind != GJ_DOC_SCALAR) {
			gj_fault(in->err, GJ_EINPUT, "a role is one name");
			return fault_at(in, list->kid[i]);
		}
		rc = find_name(in, &in->law->roles, list->kid[i], "role", &role);
		if (rc != GJ_OK)
			return rc;
		record->role[role] = GJ_TRUE;
	}
	return GJ_OK;
}

int gj_read_roles(const gj_reading *in, const gj_doc *at, gj_record *record)
{
	const gj_doc *part = gj_doc_get(at, "includes");

	record->roles_pos = at->pos;
	if (at->kind == GJ_DOC_SCALAR && gj_str_eq(at->text, GJ_STR("unknown")))
		return GJ_OK;
	if (at->kind != GJ_DOC_MAP)
		return read_role_list(in, at, true, record);
	if (part == NULL || at->n != 1) {
		gj_fault(in->err, GJ_EINPUT, "roles have only the key `includes`");
		return fault_at(in, at);
	}
	return read_role_list(in, part, false, record);
}

static int read_facts(const gj_reading *in, const gj_doc *at, gj_record *record)
{
	if (at->kind == GJ_DOC_SCALAR && at->text.len == 0)
		return GJ_OK;
	if (at->kind != GJ_DOC_MAP) {
		gj_fault(in->err, GJ_EINPUT, "facts are a map from names to values");
		return fault_at(in, at);
	}
	for (size_t i = 0; i < at->n; i++) {
		uint32_t ref;
		int rc;

		if (gj_map_get(&in->law->terms, at->key[i]->text, &ref)) {
			const gj_term *term = &in->law->term[ref];

			gj_fault(in->err, GJ_EINPUT, "`%.*s` is a term of the law, not a fact",
				 GJ_FMT(term->e.id));
			fault_at(in, at->key[i]);
			if (term->judged_by.len > 0)
				return gj_fault_help(
					in->err,
					"record who judged it, when and why, under `judgements`");
			return gj_fault_help(in->err,
					     "tell the facts that its definition uses: see `guiju "
					     "law show %.*s`",
					     GJ_FMT(term->e.id));
		}
		rc = find_name(in, &in->law->facts, at->key[i], "fact", &ref);
		if (rc != GJ_OK)
			return rc;
		rc = gj_read_fact_value(in, at->kid[i], &in->law->fact[ref], &record->fact[ref]);
		if (rc != GJ_OK)
			return rc;
	}
	return GJ_OK;
}

typedef struct judgement_doc {
	const gj_doc *term, *value, *by, *on, *why;
} judgement_doc;

static int read_judgement_keys(const gj_reading *in, const gj_doc *at, judgement_doc *out)
{
	static const char *const names[] = {"term", "value", "by", "on", "why"};
	const gj_doc **const place[] = {&out->term, &out->value, &out->by, &out->on, &out->why};

	if (at->kind != GJ_DOC_MAP) {
		gj_fault(in->err, GJ_EINPUT, "a judgement is a map with term, value, by, on, why");
		return fault_at(in, at);
	}
	for (size_t i = 0; i < at->n; i++) {
		bool known = false;

		for (size_t k = 0; k < 5; k++)
			known = known || gj_str_eq(at->key[i]->text, gj_str_of(names[k]));
		if (!known) {
			gj_fault(in->err, GJ_EINPUT, "unknown key `%.*s` in a judgement",
				 GJ_FMT(at->key[i]->text));
			fault_at(in, at->key[i]);
			return gj_fault_help(in->err, "a judgement has term, value, by, on, why");
		}
	}
	for (size_t k = 0; k < 5; k++) {
		*place[k] = gj_doc_get(at, names[k]);
		if (*place[k] != NULL && (*place[k])->kind == GJ_DOC_SCALAR &&
		    (*place[k])->text.len > 0)
			continue;
		gj_fault(in->err, GJ_EINPUT, "a judgement lacks `%s`", names[k]);
		fault_at(in, at);
		return gj_fault_help(in->err,
				     "a judgement is on the record: who, on what day, and why");
	}
	return GJ_OK;
}

int gj_read_judgement(const gj_reading *in, const gj_doc *at, gj_record *record)
{
	judgement_doc doc = {0};
	gj_judged said = {.truth = GJ_UNKNOWN, .pos = at->pos};
	bool exists = true;
	uint32_t term;
	int rc = read_judgement_keys(in, at, &doc);

	if (rc == GJ_OK)
		rc = find_name(in, &in->law->terms, doc.term, "term", &term);
	if (rc != GJ_OK)
		return rc;
	if (in->law->term[term].judged_by.len == 0) {
		gj_fault(in->err, GJ_EINPUT, "`%.*s` is defined by the text, not judged",
			 GJ_FMT(doc.term->text));
		fault_at(in, doc.term);
		return gj_fault_help(
			in->err,
			"tell the facts that its definition uses, or judge a term inside it");
	}
	if (gj_str_eq(doc.value->text, GJ_STR("yes")) ||
	    gj_str_eq(doc.value->text, GJ_STR("true"))) {
		said.truth = GJ_TRUE;
	} else if (gj_str_eq(doc.value->text, GJ_STR("no")) ||
		   gj_str_eq(doc.value->text, GJ_STR("false"))) {
		said.truth = GJ_FALSE;
	} else {
		gj_fault(in->err, GJ_EINPUT, "a judgement is `yes` or `no`, not `%.*s`",
			 GJ_FMT(doc.value->text));
		return fault_at(in, doc.value);
	}
	if (gj_day_read(&said.on, doc.on->text, &exists) != GJ_OK) {
		gj_fault(in->err, GJ_EINPUT, "%s: `%.*s`",
			 exists ? "not a date" : "a date that does not exist",
			 GJ_FMT(doc.on->text));
		return fault_at(in, doc.on);
	}
	said.by = doc.by->text;
	said.why = doc.why->text;
	gj_record_tell_term(&record->term[term], &said);
	return GJ_OK;
}

static int read_judgements(const gj_reading *in, const gj_doc *at, gj_record *record)
{
	int rc = GJ_OK;

	if (at->kind == GJ_DOC_SCALAR && at->text.len == 0)
		return GJ_OK;
	if (at->kind != GJ_DOC_LIST) {
		gj_fault(in->err, GJ_EINPUT, "judgements are a list");
		return fault_at(in, at);
	}
	for (size_t i = 0; i < at->n && rc == GJ_OK; i++)
		rc = gj_read_judgement(in, at->kid[i], record);
	return rc;
}

static int read_service(const gj_reading *in, const gj_doc *at, gj_record *record)
{
	if (at->kind != GJ_DOC_SCALAR || at->text.len == 0) {
		gj_fault(in->err, GJ_EINPUT, "`service` is the name of the service");
		return fault_at(in, at);
	}
	record->service = at->text;
	return GJ_OK;
}

static int unknown_key(const gj_reading *in, const gj_doc *key)
{
	static const char *const known[] = {"service", "regimes", "roles", "facts", "judgements"};
	gj_nearest near;
	uint32_t ref;

	gj_fault(in->err, GJ_EINPUT, "unknown key `%.*s`", GJ_FMT(key->text));
	fault_at(in, key);
	gj_nearest_start(&near, key->text);
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		gj_nearest_offer(&near, gj_str_of(known[i]));
	if (gj_map_get(&in->law->facts, key->text, &ref))
		return gj_fault_help(in->err, "facts stand under `facts:`, indented");
	if (near.best.len > 0)
		return gj_fault_help(in->err, "did you mean `%.*s`?", GJ_FMT(near.best));
	return gj_fault_help(in->err,
			     "a service file has service, regimes, roles, facts, judgements");
}

int gj_record_from_doc(gj_record **out, gj_arena *arena, const gj_law *law, const gj_source *source,
		       const gj_doc *doc, gj_error *err)
{
	gj_reading in = {law, source, err};
	gj_record *record;
	int rc = gj_record_new(&record, arena, law);

	*out = NULL;
	if (rc != GJ_OK)
		return gj_fault_memory(err);
	record->source = *source;
	if (doc->kind != GJ_DOC_MAP) {
		gj_fault(err, GJ_EINPUT,
			 "a service file is a map with service, roles, facts, judgements");
		return fault_at(&in, doc);
	}
	for (size_t i = 0; i < doc->n && rc == GJ_OK; i++) {
		gj_str key = doc->key[i]->text;

		if (gj_str_eq(key, GJ_STR("service")))
			rc = read_service(&in, doc->kid[i], record);
		else if (gj_str_eq(key, GJ_STR("regimes")))
			rc = gj_read_regimes(&in, arena, doc->kid[i], record);
		else if (gj_str_eq(key, GJ_STR("roles")))
			rc = gj_read_roles(&in, doc->kid[i], record);
		else if (gj_str_eq(key, GJ_STR("facts")))
			rc = read_facts(&in, doc->kid[i], record);
		else if (gj_str_eq(key, GJ_STR("judgements")))
			rc = read_judgements(&in, doc->kid[i], record);
		else
			rc = unknown_key(&in, doc->key[i]);
	}
	if (rc == GJ_OK && record->service.len == 0) {
		rc = gj_fault(err, GJ_EINPUT, "the file names no service");
		gj_fault_at(err, source, (gj_pos){0, 0, 0}, NULL);
		gj_fault_help(err, "start it with `service: ` and a name");
	}
	if (rc == GJ_OK && gj_doc_get(doc, "facts") != NULL &&
	    gj_read_sources(&in, arena, gj_doc_get(doc, "facts"), record) != GJ_OK)
		rc = gj_fault_memory(err);
	if (rc == GJ_OK)
		*out = record;
	return rc;
}

bool gj_record_is_json(gj_str name)
{
	gj_str suffix = GJ_STR(".json");

	return name.len >= suffix.len &&
	       memcmp(name.at + name.len - suffix.len, suffix.at, suffix.len) == 0;
}

int gj_record_doc(gj_doc **out, gj_arena *arena, const gj_source *source, gj_error *err)
{
	return gj_record_is_json(source->name) ? gj_doc_read_json(out, arena, source, err)
					       : gj_doc_read_yaml(out, arena, source, err);
}

int gj_record_read(gj_record **out, gj_arena *arena, const gj_law *law, const gj_source *source,
		   gj_error *err)
{
	gj_doc *doc;
	int rc = gj_record_doc(&doc, arena, source, err);

	*out = NULL;
	return rc == GJ_OK ? gj_record_from_doc(out, arena, law, source, doc, err) : rc;
}
