/* SPDX-License-Identifier: Apache-2.0 */
/* Verdicts: what is decided is a finding, and a breach a risk besides; all else is an observation. */
#include "reason/grounds.h"
#include "report/oscal_parts.h"

bool gj_oscal_is_finding(const gj_law *law, const gj_verdict *verdict)
{
	return *gj_outcomes[gj_outcome_of(law, verdict)].state != '\0';
}

/* ---- properties ---- */

void gj_oscal_put_norm_props(gj_json *json, const gj_law *law, const gj_norm *norm)
{
	const gj_instrument *instrument = &law->instrument[norm->instrument];
	const gj_level *level = &law->level[instrument->level];

	gj_oscal_prop(json, "norm", norm->e.id);
	gj_oscal_prop_word(json, "kind", gj_json_kind(norm->kind));
	gj_oscal_prop(json, "instrument", instrument->e.id);
	gj_oscal_prop(json, "regime", instrument->jurisdiction);
	gj_oscal_prop(json, "level", level->e.id);
	gj_oscal_prop_word(json, "force", gj_json_force(level->force));
	for (size_t i = 0; i < norm->n_cites; i++) {
		gj_buf cite;

		gj_text_start(&cite, json->buf);
		gj_print_cite(&cite, &norm->cite[i], GJ_EN);
		gj_oscal_prop(json, "cite", gj_buf_str(&cite));
		gj_text_end(&cite, json->buf);
	}
	gj_oscal_prop(json, "unverified", gj_norm_doubt(law, norm)->english);
}

static void put_names(gj_json *json, const char *name, const gj_law *law, const gj_refs *norms)
{
	for (size_t i = 0; i < norms->n; i++)
		gj_oscal_prop(json, name, law->norm[norms->at[i]].e.id);
}

static void put_asks(gj_json *json, const gj_law *law, const gj_asks *asks)
{
	bool roles = false;

	for (size_t i = 0; i < asks->n; i++) {
		bool role = asks->at[i].kind == GJ_ASK_ROLE;

		if (!role || !roles)
			gj_oscal_prop(json, "asks",
				      role ? GJ_STR("roles") : gj_ask_name(law, asks->at[i]));
		roles = roles || role;
	}
}

static void put_flag(gj_json *json, const char *name, bool flag)
{
	gj_oscal_prop_word(json, name, flag ? "true" : "");
}

static void put_props(gj_json *json, const gj_law *law, const gj_verdict *v)
{
	gj_outcome outcome = gj_outcome_of(law, v);

	gj_json_key(json, "props");
	gj_json_open(json, '[');
	gj_oscal_put_norm_props(json, law, &law->norm[v->norm]);
	gj_oscal_prop_word(json, "outcome", gj_outcomes[outcome].word);
	gj_oscal_prop_word(json, "xccdf-result", gj_outcomes[outcome].xccdf);
	gj_oscal_prop_word(json, "applicability", gj_json_applicability(v->applicability));
	gj_oscal_prop_word(json, "because", gj_json_because(v->because));
	gj_oscal_prop_word(json, "if-in-force", gj_json_truth(v->if_in_force));
	gj_oscal_prop_day(json, "from", v->from);
	gj_oscal_prop_day(json, "later", v->later);
	gj_oscal_prop_word(json, "compliance", gj_json_compliance(v->compliance));
	put_flag(json, "nothing-to-do-yet", v->not_called);
	gj_oscal_prop_day(json, "due", v->due);
	put_flag(json, "due-unknown", v->due_unknown);
	put_flag(json, "calendar-gap", v->calendar_gap);
	put_flag(json, "due-before-force", v->due_before_force);
	gj_oscal_prop_day(json, "since", v->since);
	put_asks(json, law, &v->asks);
	put_names(json, "lifted-by", law, &v->lifted_by);
	for (unsigned i = 0; i < GJ_N_MARKS; i++)
		if ((v->marks & (1u << i)) != 0)
			gj_oscal_prop_word(json, "mark", gj_json_marks[i]);
	put_names(json, "sanction", law, &law->norm[v->norm].orelse);
	gj_json_close(json, ']');
}

/* ---- what all three have ---- */

static void put_sentence(gj_exporting *e, const char *key, const gj_verdicts *verdicts,
			 const gj_verdict *v)
{
	gj_buf text;

	gj_text_start(&text, e->out);
	gj_put_sentence(&text, verdicts, v, e->tongue);
	gj_oscal_markup(&e->json, key, gj_buf_str(&text));
	gj_text_end(&text, e->out);
}

static void begin(gj_exporting *e, const gj_verdicts *verdicts, const gj_verdict *v,
		  const gj_uuid *uuid)
{
	gj_json_open(&e->json, '{');
	gj_oscal_uuid(&e->json, "uuid", uuid);
	gj_oscal_markup(&e->json, "title", gj_title(&e->law->norm[v->norm].e, e->tongue));
	put_sentence(e, "description", verdicts, v);
}

static gj_uuid uuid_of(const gj_exporting *e, const gj_verdict *v)
{
	return gj_oscal_name(&e->uuid[e->at], "norm", e->law->norm[v->norm].e.id);
}

/* A risk stays the same risk from check to check. */
static gj_uuid risk_of(const gj_exporting *e, const gj_verdict *v)
{
	gj_uuid service = gj_oscal_service(e);

	return gj_oscal_name(&service, "risk", e->law->norm[v->norm].e.id);
}

static void put_grounds(gj_exporting *e, const gj_verdicts *verdicts, const gj_verdict *v)
{
	gj_arena scratch;
	gj_asks grounds;
	bool roles = false, open = false;

	gj_arena_init(&scratch, e->out->alloc, GJ_ARENA_DEFAULT_LIMIT);
	if (gj_grounds(&grounds, &scratch, verdicts, v) != GJ_OK) {
		e->out->failed = true;
		grounds.n = 0;
	}
	for (size_t i = 0; i < grounds.n; i++) {
		gj_uuid uuid = gj_oscal_evidence(e, grounds.at[i]);
		bool role = grounds.at[i].kind == GJ_ASK_ROLE;

		if (gj_told_at(verdicts->record, grounds.at[i]).line == 0 || (role && roles))
			continue;
		if (!open) {
			gj_json_key(&e->json, "related-observations");
			gj_json_open(&e->json, '[');
		}
		open = true;
		roles = roles || role;
		gj_json_open(&e->json, '{');
		gj_oscal_uuid(&e->json, "observation-uuid", &uuid);
		gj_json_close(&e->json, '}');
	}
	if (open)
		gj_json_close(&e->json, ']');
	gj_arena_free(&scratch);
}

/* ---- observations ---- */

static void put_observation(gj_exporting *e, const gj_verdicts *verdicts, const gj_verdict *v)
{
	gj_json *json = &e->json;
	gj_uuid uuid = uuid_of(e, v);

	begin(e, verdicts, v, &uuid);
	put_props(json, e->law, v);
	gj_json_key(json, "methods");
	gj_json_open(json, '[');
	gj_json_str(json, GJ_STR("EXAMINE"));
	gj_json_close(json, ']');
	gj_json_key(json, "types");
	gj_json_open(json, '[');
	gj_json_str(json, GJ_STR("control-objective"));
	gj_json_close(json, ']');
	gj_oscal_origin(e, GJ_STR(""));
	gj_oscal_subject(e);
	gj_oscal_time(json, "collected", e->on);
	gj_json_close(json, '}');
}

bool gj_oscal_put_verdicts(gj_exporting *e, const gj_verdicts *verdicts, bool open)
{
	for (size_t i = 0; i < verdicts->n; i++) {
		if (gj_oscal_is_finding(e->law, &verdicts->item[i]))
			continue;
		if (!open) {
			gj_json_key(&e->json, "observations");
			gj_json_open(&e->json, '[');
		}
		open = true;
		put_observation(e, verdicts, &verdicts->item[i]);
	}
	return open;
}

/* ---- risks ---- */

static void put_statement(gj_exporting *e, const gj_verdicts *verdicts, const gj_verdict *v)
{
	const gj_refs *sanctions = &e->law->norm[v->norm].orelse;
	gj_buf names, text;

	if (sanctions->n == 0) {
		put_sentence(e, "statement", verdicts, v);
		return;
	}
	gj_text_start(&names, e->out);
	gj_text_start(&text, e->out);
	for (size_t i = 0; i < sanctions->n; i++) {
		const gj_norm *sanction = &e->law->norm[sanctions->at[i]];

		if (i > 0)
			gj_message_add(&names, e->tongue, GJ_M_SEMICOLON, NULL);
		if (sanction->n_cites > 0)
			gj_put_cite(&names, sanction->cite, e->tongue);
		else
			gj_buf_add(&names, sanction->e.id);
	}
	gj_message_add(&text, e->tongue, GJ_M_IF_BREACHED, GJ_ARGS(gj_buf_str(&names)));
	gj_oscal_markup(&e->json, "statement", gj_buf_str(&text));
	gj_text_end(&text, e->out);
	gj_text_end(&names, e->out);
}

static void put_risk(gj_exporting *e, const gj_verdicts *verdicts, const gj_verdict *v)
{
	gj_uuid uuid = risk_of(e, v);

	begin(e, verdicts, v, &uuid);
	put_statement(e, verdicts, v);
	put_props(&e->json, e->law, v);
	gj_json_put_word(&e->json, "status", "open");
	gj_oscal_origin(e, GJ_STR(""));
	gj_oscal_time(&e->json, "deadline", v->due); /* gone by; where it is known */
	put_grounds(e, verdicts, v);
	gj_json_close(&e->json, '}');
}

/* ---- findings ---- */

static void put_target(gj_exporting *e, const gj_verdicts *verdicts, const gj_verdict *v)
{
	const gj_outcome_words *words = &gj_outcomes[gj_outcome_of(e->law, v)];
	gj_json *json = &e->json;

	gj_json_key(json, "target");
	gj_json_open(json, '{');
	gj_json_put_word(json, "type", "objective-id");
	gj_oscal_token(json, "target-id", e->law->norm[v->norm].e.id, "_obj");
	gj_json_key(json, "status");
	gj_json_open(json, '{');
	gj_json_put_word(json, "state", words->state);
	gj_json_put_word(json, "reason", words->reason);
	put_sentence(e, "remarks", verdicts, v);
	gj_json_close(json, '}');
	gj_json_close(json, '}');
}

static void put_finding(gj_exporting *e, const gj_verdicts *verdicts, const gj_verdict *v)
{
	gj_json *json = &e->json;
	gj_uuid uuid = uuid_of(e, v), risk = risk_of(e, v);

	e->named[v->norm] = true;
	begin(e, verdicts, v, &uuid);
	put_props(json, e->law, v);
	gj_oscal_origin(e, GJ_STR(""));
	put_target(e, verdicts, v);
	put_grounds(e, verdicts, v);
	if (gj_outcome_of(e->law, v) == GJ_OUTCOME_BREACHED) {
		gj_json_key(json, "related-risks");
		gj_json_open(json, '[');
		gj_json_open(json, '{');
		gj_oscal_uuid(json, "risk-uuid", &risk);
		gj_json_close(json, '}');
		gj_json_close(json, ']');
	}
	gj_json_close(json, '}');
}

typedef void putter(gj_exporting *e, const gj_verdicts *verdicts, const gj_verdict *v);

static void put_list(gj_exporting *e, const gj_verdicts *verdicts, const char *key, putter *put,
		     bool breaches_only)
{
	bool open = false;

	for (size_t i = 0; i < verdicts->n; i++) {
		const gj_verdict *v = &verdicts->item[i];

		if (!gj_oscal_is_finding(e->law, v) ||
		    (breaches_only && gj_outcome_of(e->law, v) != GJ_OUTCOME_BREACHED))
			continue;
		if (!open) {
			gj_json_key(&e->json, key);
			gj_json_open(&e->json, '[');
		}
		open = true;
		put(e, verdicts, v);
	}
	if (open)
		gj_json_close(&e->json, ']');
}

void gj_oscal_put_findings(gj_exporting *e, const gj_verdicts *verdicts)
{
	put_list(e, verdicts, "risks", put_risk, true);
	put_list(e, verdicts, "findings", put_finding, false);
}
