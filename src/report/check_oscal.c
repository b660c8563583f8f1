/* SPDX-License-Identifier: Apache-2.0 */
/* A check as OSCAL assessment results: the document, and one result for each service. */
#include "base/hash.h"
#include "report/oscal_parts.h"

static void put_message(gj_json *json, const char *key, gj_message message, gj_tongue tongue)
{
	gj_oscal_markup(json, key, gj_str_of(gj_message_text(message, tongue)));
}

/* ---- names ---- */

static void add_line(gj_buf *out, gj_str text)
{
	gj_buf_add(out, text);
	gj_buf_putc(out, '\n');
}

/* All that a result hangs on: the law, the day, what is kept of it, the service and what its file says. */
static int name_results(gj_exporting *e)
{
	gj_buf name;
	int rc;

	gj_text_start(&name, e->out);
	for (size_t i = 0; i < e->n; i++) {
		char text[65];

		gj_buf_clear(&name);
		add_line(&name, gj_str_of(e->version));
		add_line(&name, gj_str_of(e->tongue == GJ_ZH ? "zh" : "en"));
		add_line(&name, gj_str_of(e->law->hash));
		gj_day_format(e->on, text);
		add_line(&name, gj_str_of(text));
		for (size_t k = 0; e->instruments != NULL && k < e->law->n_instruments; k++)
			if (e->instruments[k])
				add_line(&name, e->law->instrument[k].e.id);
		add_line(&name, e->record[i]->source.name);
		gj_sha256_hex(e->record[i]->source.text, text);
		add_line(&name, gj_str_of(text));
		gj_buf_printf(&name, "%zu", i);
		e->uuid[i] = gj_oscal_name(NULL, "result", gj_buf_str(&name));
	}
	rc = gj_buf_status(&name);
	gj_buf_free(&name);
	return rc;
}

static gj_uuid name_document(const gj_exporting *e)
{
	gj_uuid uuid = gj_oscal_name(NULL, "document", gj_str_of(e->law->hash));

	for (size_t i = 0; i < e->n; i++) {
		char text[37];

		gj_uuid_format(&e->uuid[i], text);
		uuid = gj_oscal_name(&uuid, "result", gj_str_of(text));
	}
	return uuid;
}

static gj_uuid name_rules(const gj_exporting *e)
{
	return gj_oscal_name(NULL, "rules", gj_str_of(e->law->hash));
}

/* ---- metadata ---- */

typedef struct parties {
	gj_exporting *e;
	gj_map seen;
	int rc;
} parties;

static void put_party(parties *p, gj_str by)
{
	gj_json *json = &p->e->json;
	gj_uuid uuid;
	uint32_t none = 0;
	bool found = true;

	if (by.len == 0 || p->rc != GJ_OK)
		return;
	p->rc = gj_map_put(&p->seen, p->e->arena, by, &none, &found);
	if (p->rc != GJ_OK || found)
		return;
	if (p->seen.n == 1) {
		gj_json_key(json, "parties");
		gj_json_open(json, '[');
	}
	uuid = gj_oscal_party(by);
	gj_json_open(json, '{');
	gj_oscal_uuid(json, "uuid", &uuid);
	gj_json_put_word(json, "type", "person");
	gj_oscal_line(json, "name", by);
	put_message(json, "remarks", GJ_M_O_PARTY, p->e->tongue);
	gj_json_close(json, '}');
}

/* Whoever judged; and whoever made a statement, for the file names them the same way. */
static int put_parties(gj_exporting *e)
{
	parties p = {.e = e, .rc = GJ_OK};

	p.seen.seed = gj_hash_seed(gj_str_of(e->law->hash));
	for (size_t i = 0; i < e->n; i++)
		for (size_t k = 0; k < e->law->n_terms; k++)
			if (!e->record[i]->term[k].conflict)
				put_party(&p, e->record[i]->term[k].by);
	for (size_t i = 0; i < e->n; i++)
		for (size_t k = 0; k < e->record[i]->n_statements; k++)
			put_party(&p, e->record[i]->statement[k].by);
	if (p.seen.n > 0)
		gj_json_close(&e->json, ']');
	return p.rc;
}

static int put_metadata(gj_exporting *e)
{
	gj_json *json = &e->json;
	char day[11];
	gj_buf title;
	int rc;

	gj_text_start(&title, e->out);
	gj_day_format(e->on, day);
	gj_message_add(&title, e->tongue, GJ_M_O_TITLE, GJ_ARGS(gj_str_of(day)));
	gj_json_key(json, "metadata");
	gj_json_open(json, '{');
	gj_oscal_markup(json, "title", gj_buf_str(&title));
	gj_oscal_time(json, "last-modified", e->on);
	gj_json_put_word(json, "version", day);
	gj_json_put_word(json, "oscal-version", GJ_OSCAL_VERSION);
	gj_json_key(json, "props");
	gj_json_open(json, '[');
	gj_oscal_prop_word(json, "on", day);
	gj_oscal_prop_word(json, "rules", e->law->hash);
	gj_oscal_prop_word(json, "guiju-version", e->version);
	gj_json_close(json, ']');
	rc = put_parties(e);
	gj_json_close(json, '}');
	gj_text_end(&title, e->out);
	return rc;
}

static void put_import(gj_exporting *e)
{
	gj_uuid rules = name_rules(e);

	gj_json_key(&e->json, "import-ap");
	gj_json_open(&e->json, '{');
	gj_oscal_ref(&e->json, "href", &rules);
	put_message(&e->json, "remarks", GJ_M_O_NO_PLAN, e->tongue);
	gj_json_close(&e->json, '}');
}

static int start(gj_exporting *e, gj_error *err)
{
	gj_uuid document;

	if (!gj_oscal_time(&e->json, NULL, e->on)) {
		gj_fault(err, GJ_EINPUT, "OSCAL has no day outside of the years 1900 to 2999");
		return gj_fault_help(err, "say another day by --on, or another --format");
	}
	e->named = gj_arena_array(e->arena, e->law->n_norms, sizeof *e->named);
	e->uuid = gj_arena_array(e->arena, e->n, sizeof *e->uuid);
	if (e->named == NULL || e->uuid == NULL || name_results(e) != GJ_OK)
		return gj_fault_memory(err);
	document = name_document(e);
	gj_json_init(&e->json, e->out, false);
	gj_json_open(&e->json, '{');
	gj_json_key(&e->json, "assessment-results");
	gj_json_open(&e->json, '{');
	gj_oscal_uuid(&e->json, "uuid", &document);
	if (put_metadata(e) != GJ_OK)
		return gj_fault_memory(err);
	put_import(e);
	gj_json_key(&e->json, "results");
	gj_json_open(&e->json, '[');
	return GJ_OK;
}

/* ---- one service ---- */

static void put_component(gj_exporting *e, const gj_uuid *uuid, const char *type, gj_str title,
			  gj_message description)
{
	gj_json *json = &e->json;

	gj_json_open(json, '{');
	gj_oscal_uuid(json, "uuid", uuid);
	gj_json_put_word(json, "type", type);
	gj_oscal_markup(json, "title", title);
	put_message(json, "description", description, e->tongue);
	gj_json_key(json, "status");
	gj_json_open(json, '{');
	if (strcmp(type, "service") == 0) {
		gj_json_put_word(json, "state", "other");
		put_message(json, "remarks", GJ_M_O_STATUS, e->tongue);
	} else {
		gj_json_put_word(json, "state", "operational");
	}
	gj_json_close(json, '}');
	gj_json_close(json, '}');
}

static void put_components(gj_exporting *e, const gj_verdicts *verdicts)
{
	gj_uuid service = gj_oscal_service(e), tool = gj_oscal_tool(e);
	gj_uuid platform = gj_oscal_name(&e->uuid[e->at], "platform", GJ_STR("guiju"));
	gj_json *json = &e->json;

	gj_json_key(json, "local-definitions");
	gj_json_open(json, '{');
	gj_json_key(json, "components");
	gj_json_open(json, '[');
	put_component(e, &service, "service", verdicts->record->service, GJ_M_O_FILE);
	gj_json_close(json, ']');
	gj_json_key(json, "assessment-assets");
	gj_json_open(json, '{');
	gj_json_key(json, "components");
	gj_json_open(json, '[');
	put_component(e, &tool, "software", GJ_STR("guiju"), GJ_M_O_TOOL);
	gj_json_close(json, ']');
	gj_json_key(json, "assessment-platforms");
	gj_json_open(json, '[');
	gj_json_open(json, '{');
	gj_oscal_uuid(json, "uuid", &platform);
	gj_json_key(json, "uses-components");
	gj_json_open(json, '[');
	gj_json_open(json, '{');
	gj_oscal_uuid(json, "component-uuid", &tool);
	gj_json_close(json, '}');
	gj_json_close(json, ']');
	gj_json_close(json, '}');
	gj_json_close(json, ']');
	gj_json_close(json, '}');
	gj_json_close(json, '}');
}

/* The norms of one outcome; every norm stands in one selection. */
static void put_selection(gj_exporting *e, const gj_verdicts *verdicts, gj_outcome outcome,
			  size_t count)
{
	const char *word = gj_outcomes[outcome].word;
	gj_json *json = &e->json;
	char digits[12];
	gj_buf text;

	gj_text_start(&text, e->out);
	gj_message_add(&text, e->tongue, GJ_M_O_SELECTED,
		       GJ_ARGS(gj_str_of(word), gj_count(digits, count)));
	gj_json_open(json, '{');
	gj_oscal_markup(json, "description", gj_buf_str(&text));
	gj_json_key(json, "props");
	gj_json_open(json, '[');
	gj_oscal_prop_word(json, "outcome", word);
	gj_json_close(json, ']');
	gj_json_key(json, "include-controls");
	gj_json_open(json, '[');
	for (size_t i = 0; i < verdicts->n; i++) {
		if (gj_outcome_of(e->law, &verdicts->item[i]) != outcome)
			continue;
		gj_json_open(json, '{');
		gj_oscal_token(json, "control-id", e->law->norm[verdicts->item[i].norm].e.id, "");
		gj_json_close(json, '}');
	}
	gj_json_close(json, ']');
	gj_json_close(json, '}');
	gj_text_end(&text, e->out);
}

static void put_controls(gj_exporting *e, const gj_verdicts *verdicts)
{
	size_t count[GJ_N_OUTCOMES] = {0};
	gj_json *json = &e->json;

	for (size_t i = 0; i < verdicts->n; i++)
		count[gj_outcome_of(e->law, &verdicts->item[i])]++;
	gj_json_key(json, "reviewed-controls");
	gj_json_open(json, '{');
	gj_json_key(json, "control-selections");
	gj_json_open(json, '[');
	for (unsigned k = 0; k < GJ_N_OUTCOMES; k++)
		if (count[k] > 0)
			put_selection(e, verdicts, (gj_outcome)k, count[k]);
	if (verdicts->n == 0) { /* a law without norms: all of none */
		gj_json_open(json, '{');
		gj_json_key(json, "include-all");
		gj_json_open(json, '{');
		gj_json_close(json, '}');
		gj_json_close(json, '}');
	}
	gj_json_close(json, ']');
	gj_json_close(json, '}');
}

static void put_total(gj_json *json, const char *name, unsigned count)
{
	char digits[12];

	gj_oscal_prop(json, name, gj_count(digits, count));
}

static void put_totals(gj_exporting *e, const gj_totals *t)
{
	gj_json *json = &e->json;

	gj_json_key(json, "props");
	gj_json_open(json, '[');
	put_total(json, "applies", t->applies);
	put_total(json, "does-not-apply", t->does_not_apply);
	put_total(json, "unknown", t->unknown);
	put_total(json, "future", t->future);
	put_total(json, "later", t->later);
	put_total(json, "fulfilled", t->fulfilled);
	put_total(json, "pending", t->pending);
	put_total(json, "nothing-to-do-yet", t->not_called);
	put_total(json, "breached", t->breached);
	put_total(json, "compliance-unknown", t->compliance_unknown);
	put_total(json, "not-checked", t->not_checked);
	gj_json_close(json, ']');
}

static void put_description(gj_exporting *e, const gj_totals *t)
{
	char digits[4][12];
	gj_buf text;

	gj_text_start(&text, e->out);
	gj_message_add(&text, e->tongue, GJ_M_O_RESULT,
		       GJ_ARGS(gj_count(digits[0], t->applies), gj_count(digits[1], t->unknown),
			       gj_count(digits[2], t->does_not_apply),
			       gj_count(digits[3], t->future)));
	gj_oscal_markup(&e->json, "description", gj_buf_str(&text));
	gj_text_end(&text, e->out);
}

static void add_service(gj_exporting *e, const gj_verdicts *verdicts)
{
	gj_json *json = &e->json;
	bool open;

	e->same = gj_same_before(e, e->at);
	gj_json_open(json, '{');
	gj_oscal_uuid(json, "uuid", &e->uuid[e->at]);
	gj_oscal_markup(json, "title", verdicts->record->service);
	put_description(e, &verdicts->totals);
	gj_oscal_time(json, "start", e->on);
	gj_oscal_time(json, "end", e->on);
	put_totals(e, &verdicts->totals);
	put_components(e, verdicts);
	put_controls(e, verdicts);
	open = gj_oscal_put_evidence(e, verdicts->record);
	open = gj_oscal_put_verdicts(e, verdicts, open);
	if (open)
		gj_json_close(json, ']');
	gj_oscal_put_findings(e, verdicts);
	put_message(json, "remarks", GJ_M_O_REMARK, e->tongue);
	gj_json_close(json, '}');
	e->at++;
}

/* ---- the end ---- */

/* The norms that findings name, as controls with one objective each. */
static void put_objectives(gj_exporting *e)
{
	gj_json *json = &e->json;
	bool open = false;

	for (size_t i = 0; i < e->law->n_norms; i++) {
		const gj_norm *norm = &e->law->norm[i];

		if (!e->named[i])
			continue;
		if (!open) {
			gj_json_key(json, "local-definitions");
			gj_json_open(json, '{');
			gj_json_key(json, "objectives-and-methods");
			gj_json_open(json, '[');
		}
		open = true;
		gj_json_open(json, '{');
		gj_oscal_token(json, "control-id", norm->e.id, "");
		gj_json_key(json, "props");
		gj_json_open(json, '[');
		gj_oscal_put_norm_props(json, e->law, norm);
		gj_json_close(json, ']');
		gj_json_key(json, "parts");
		gj_json_open(json, '[');
		gj_json_open(json, '{');
		gj_oscal_token(json, "id", norm->e.id, "_obj");
		gj_json_put_word(json, "name", "assessment-objective");
		gj_oscal_markup(json, "prose", gj_title(&norm->e, e->tongue));
		gj_json_close(json, '}');
		gj_json_close(json, ']');
		gj_json_close(json, '}');
	}
	if (open) {
		gj_json_close(json, ']');
		gj_json_close(json, '}');
	}
}

static void put_file(gj_exporting *e, size_t service)
{
	gj_uuid uuid = gj_oscal_file(e, service);
	gj_json *json = &e->json;
	char hex[65];
	gj_buf uri;

	gj_text_start(&uri, e->out);
	gj_put_uri(&uri, e->record[service]->source.name);
	gj_sha256_hex(e->record[service]->source.text, hex);
	gj_json_open(json, '{');
	gj_oscal_uuid(json, "uuid", &uuid);
	gj_oscal_markup(json, "title", e->record[service]->source.name);
	put_message(json, "description", GJ_M_O_FILE, e->tongue);
	gj_json_key(json, "rlinks");
	gj_json_open(json, '[');
	gj_json_open(json, '{');
	gj_json_put_str(json, "href", gj_buf_str(&uri));
	gj_json_key(json, "hashes");
	gj_json_open(json, '[');
	gj_json_open(json, '{');
	gj_json_put_word(json, "algorithm", "SHA-256");
	gj_json_put_word(json, "value", hex);
	gj_json_close(json, '}');
	gj_json_close(json, ']');
	gj_json_close(json, '}');
	gj_json_close(json, ']');
	gj_json_close(json, '}');
	gj_text_end(&uri, e->out);
}

static void put_resources(gj_exporting *e)
{
	gj_uuid rules = name_rules(e);
	gj_json *json = &e->json;

	gj_json_key(json, "back-matter");
	gj_json_open(json, '{');
	gj_json_key(json, "resources");
	gj_json_open(json, '[');
	gj_json_open(json, '{');
	gj_oscal_uuid(json, "uuid", &rules);
	put_message(json, "title", GJ_M_O_RULES, e->tongue);
	gj_json_key(json, "props");
	gj_json_open(json, '[');
	gj_oscal_prop_word(json, "rules", e->law->hash);
	gj_json_close(json, ']');
	gj_json_close(json, '}');
	for (size_t i = 0; i < e->n; i++)
		put_file(e, i);
	gj_json_close(json, ']');
	gj_json_close(json, '}');
}

static void end(gj_exporting *e)
{
	gj_json_close(&e->json, ']');
	put_objectives(e);
	put_resources(e);
	gj_json_close(&e->json, '}');
	gj_json_close(&e->json, '}');
	gj_buf_putc(e->out, '\n');
}

const gj_exporter gj_export_oscal = {"oscal", start, add_service, end};
