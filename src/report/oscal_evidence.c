/* SPDX-License-Identifier: Apache-2.0 */
/* What was told, as observations: the file that says it, and who said it when, where that is known. */
#include "reason/grounds.h"
#include "report/oscal_parts.h"

typedef struct evidence {
	gj_exporting *e;
	const gj_record *record;
	bool open; /* the list of observations was begun */
} evidence;

static void put_examined(gj_json *json)
{
	gj_json_key(json, "methods");
	gj_json_open(json, '[');
	gj_json_str(json, GJ_STR("EXAMINE")); /* the service file is */
	gj_json_close(json, ']');
}

static void begin(evidence *v, gj_ask ask, gj_str title, gj_str told)
{
	gj_json *json = &v->e->json;
	gj_uuid uuid = gj_oscal_evidence(v->e, ask);
	gj_buf text;

	gj_text_start(&text, v->e->out);
	gj_buf_add(&text, title);
	gj_message_add(&text, v->e->tongue, GJ_M_COLON, NULL);
	gj_buf_add(&text, told);
	if (!v->open) {
		gj_json_key(json, "observations");
		gj_json_open(json, '[');
	}
	v->open = true;
	gj_json_open(json, '{');
	gj_oscal_uuid(json, "uuid", &uuid);
	gj_oscal_markup(json, "title",
			ask.kind == GJ_ASK_ROLE ? GJ_STR("roles") : gj_ask_name(v->e->law, ask));
	gj_oscal_markup(json, "description", gj_buf_str(&text));
	gj_text_end(&text, v->e->out);
}

/* The file and line; then every statement that names its source. */
static void put_file(evidence *v, gj_ask ask)
{
	gj_json *json = &v->e->json;
	gj_uuid file = gj_oscal_file(v->e, v->e->at);
	gj_pos pos = gj_told_at(v->record, ask);
	char line[12];

	gj_json_open(json, '{');
	gj_oscal_ref(json, "href", &file);
	gj_oscal_markup(json, "description", v->record->source.name);
	if (pos.line > 0) {
		gj_json_key(json, "props");
		gj_json_open(json, '[');
		gj_oscal_prop(json, "line", gj_count(line, pos.line));
		gj_json_close(json, ']');
	}
	gj_json_close(json, '}');
}

/* Properties are for machines: in English, whatever the tongue. */
static void put_told(evidence *v, const gj_fact *fact, const gj_input *input)
{
	gj_buf told;

	gj_text_start(&told, v->e->out);
	gj_put_told(&told, fact, input, GJ_EN);
	gj_oscal_prop(&v->e->json, "told", gj_buf_str(&told));
	gj_text_end(&told, v->e->out);
}

static void put_statement(evidence *v, const gj_statement *one)
{
	const gj_fact *fact = &v->e->law->fact[one->fact];
	gj_json *json = &v->e->json;
	gj_buf told;

	gj_text_start(&told, v->e->out);
	gj_put_told(&told, fact, &one->said, v->e->tongue);
	gj_json_open(json, '{');
	gj_oscal_markup(json, "description", one->source.len > 0 ? one->source : gj_buf_str(&told));
	gj_json_key(json, "props");
	gj_json_open(json, '[');
	put_told(v, fact, &one->said);
	gj_oscal_prop(json, "source", one->source);
	gj_oscal_prop(json, "by", one->by);
	gj_oscal_prop_day(json, "on", one->on);
	gj_json_close(json, ']');
	if (one->why.len > 0)
		gj_oscal_markup(json, "remarks", one->why);
	gj_json_close(json, '}');
	gj_text_end(&told, v->e->out);
}

static void put_relevant(evidence *v, gj_ask ask)
{
	gj_json *json = &v->e->json;

	gj_json_key(json, "relevant-evidence");
	gj_json_open(json, '[');
	put_file(v, ask);
	for (size_t i = 0; ask.kind == GJ_ASK_FACT && i < v->record->n_statements; i++)
		if (v->record->statement[i].fact == ask.ref)
			put_statement(v, &v->record->statement[i]);
	gj_json_close(json, ']');
}

static void finish(evidence *v, gj_ask ask, gj_str by, gj_day on)
{
	gj_json *json = &v->e->json;

	put_examined(json);
	gj_oscal_origin(v->e, by);
	gj_oscal_subject(v->e);
	put_relevant(v, ask);
	if (!gj_oscal_time(json, "collected", on))
		gj_oscal_time(json, "collected", v->e->on);
}

static void put_fact(evidence *v, uint32_t ref)
{
	static const char *const states[] = {"not-asked", "unknown", "not-applicable", "given",
					     "conflict"};
	const gj_fact *fact = &v->e->law->fact[ref];
	const gj_input *input = &v->record->fact[ref];
	gj_ask ask = {GJ_ASK_FACT, ref};
	gj_json *json = &v->e->json;
	gj_buf told;

	gj_text_start(&told, v->e->out);
	gj_put_told(&told, fact, input, v->e->tongue);
	begin(v, ask, gj_title(&fact->e, v->e->tongue), gj_buf_str(&told));
	gj_json_key(json, "props");
	gj_json_open(json, '[');
	gj_oscal_prop(json, "fact", fact->e.id);
	gj_oscal_prop_word(json, "state", states[input->state]);
	put_told(v, fact, input);
	gj_json_close(json, ']');
	finish(v, ask, GJ_STR(""), GJ_DAY_NONE);
	gj_json_close(json, '}');
	gj_text_end(&told, v->e->out);
}

static void put_judgement(evidence *v, uint32_t ref)
{
	const gj_term *term = &v->e->law->term[ref];
	const gj_judged *judged = &v->record->term[ref];
	gj_ask ask = {GJ_ASK_JUDGEMENT, ref};
	gj_json *json = &v->e->json;
	gj_message said =
		judged->conflict ? GJ_M_P_JUDGED_CONFLICT : gj_truth_message(judged->truth);

	begin(v, ask, gj_title(&term->e, v->e->tongue),
	      gj_str_of(gj_message_text(said, v->e->tongue)));
	gj_json_key(json, "props");
	gj_json_open(json, '[');
	gj_oscal_prop(json, "term", term->e.id);
	gj_oscal_prop_word(json, "judged",
			   judged->conflict ? "conflict" : gj_json_truth(judged->truth));
	if (!judged->conflict) { /* else several judged, and the record knows the first only */
		gj_oscal_prop(json, "by", judged->by);
		gj_oscal_prop_day(json, "on", judged->on);
	}
	gj_json_close(json, ']');
	finish(v, ask, judged->conflict ? GJ_STR("") : judged->by,
	       judged->conflict ? GJ_DAY_NONE : judged->on);
	if (!judged->conflict && judged->why.len > 0)
		gj_oscal_markup(json, "remarks", judged->why);
	gj_json_close(json, '}');
}

static void put_roles(evidence *v)
{
	const gj_law *law = v->e->law;
	gj_json *json = &v->e->json;
	gj_ask ask = {GJ_ASK_ROLE, 0};
	gj_buf names;

	gj_text_start(&names, v->e->out);
	for (size_t i = 0; i < law->n_roles; i++)
		if (v->record->role[i] == GJ_TRUE) {
			if (names.len > 0)
				gj_message_add(&names, v->e->tongue, GJ_M_LIST, NULL);
			gj_buf_add(&names, gj_title(&law->role[i].e, v->e->tongue));
		}
	begin(v, ask, gj_str_of(gj_message_text(GJ_M_X_ROLES, v->e->tongue)), gj_buf_str(&names));
	gj_json_key(json, "props");
	gj_json_open(json, '[');
	for (size_t i = 0; i < law->n_roles; i++)
		if (v->record->role[i] == GJ_TRUE)
			gj_oscal_prop(json, "role", law->role[i].e.id);
	gj_oscal_prop_word(json, "roles-complete", v->record->roles_closed ? "true" : "false");
	gj_json_close(json, ']');
	finish(v, ask, GJ_STR(""), GJ_DAY_NONE);
	gj_json_close(json, '}');
	gj_text_end(&names, v->e->out);
}

bool gj_oscal_put_evidence(gj_exporting *e, const gj_record *record)
{
	evidence v = {e, record, false};

	if (record->roles_pos.line > 0)
		put_roles(&v);
	for (uint32_t i = 0; i < record->law->n_facts; i++)
		if (record->fact[i].state != GJ_STATE_NOT_ASKED)
			put_fact(&v, i);
	for (uint32_t i = 0; i < record->law->n_terms; i++)
		if (record->term[i].truth != GJ_UNKNOWN || record->term[i].conflict)
			put_judgement(&v, i);
	return v.open;
}
