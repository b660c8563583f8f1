/* SPDX-License-Identifier: Apache-2.0 */
/* A check as a SARIF log: what is breached, due or undecided. docs/exports.md says what becomes what, and why. */
#include "reason/grounds.h"
#include "report/sarif_parts.h"

enum { MOST_GROUNDS = 10 }; /* further places are left out */

/* ---- where it was told ---- */

static void put_judged(gj_buf *out, const gj_judged *judged, gj_tongue tongue)
{
	gj_str truth = gj_str_of(gj_message_text(gj_truth_message(judged->truth), tongue));
	char day[11] = "?";

	if (judged->conflict) {
		gj_message_add(out, tongue, GJ_M_P_JUDGED_CONFLICT, NULL);
		return;
	}
	if (judged->on != GJ_DAY_NONE)
		gj_day_format(judged->on, day);
	gj_message_add(out, tongue, GJ_M_X_JUDGED_BY, GJ_ARGS(truth, judged->by, gj_str_of(day)));
}

static void put_ground(gj_buf *out, const gj_verdicts *verdicts, gj_ask ask, gj_tongue tongue)
{
	const gj_record *record = verdicts->record;
	gj_buf value;

	if (ask.kind == GJ_ASK_ROLE) {
		gj_message_add(out, tongue, GJ_M_X_ROLES, NULL);
		return;
	}
	gj_text_start(&value, out);
	if (ask.kind == GJ_ASK_FACT)
		gj_put_told(&value, &verdicts->law->fact[ask.ref], &record->fact[ask.ref], tongue);
	else
		put_judged(&value, &record->term[ask.ref], tongue);
	gj_message_add(out, tongue, ask.kind == GJ_ASK_FACT ? GJ_M_X_TOLD : GJ_M_X_JUDGED,
		       GJ_ARGS(gj_ask_name(verdicts->law, ask), gj_buf_str(&value)));
	gj_text_end(&value, out);
}

static void put_place(gj_exporting *e, const gj_verdicts *verdicts, gj_ask ask, int64_t id)
{
	gj_buf text;

	gj_text_start(&text, e->out);
	put_ground(&text, verdicts, ask, e->tongue);
	gj_json_open(&e->json, '{');
	if (id > 0)
		gj_json_put_int(&e->json, "id", id);
	gj_sarif_place(&e->json, verdicts->record->source.name, e->file[e->at],
		       gj_told_at(verdicts->record, ask));
	gj_sarif_message(&e->json, "message", gj_buf_str(&text));
	gj_json_close(&e->json, '}');
	gj_text_end(&text, e->out);
}

/* The first ground that has a place is where the result is; the others, and the norm, are related. */
static size_t put_location(gj_exporting *e, const gj_verdicts *verdicts, const gj_asks *grounds)
{
	size_t first = 0;

	while (first < grounds->n && gj_told_at(verdicts->record, grounds->at[first]).line == 0)
		first++;
	gj_json_key(&e->json, "locations");
	gj_json_open(&e->json, '[');
	if (first < grounds->n) {
		put_place(e, verdicts, grounds->at[first], 0);
	} else {
		gj_json_open(&e->json, '{');
		gj_sarif_place(&e->json, verdicts->record->source.name, e->file[e->at],
			       (gj_pos){0, 0, 0});
		gj_json_close(&e->json, '}');
	}
	gj_json_close(&e->json, ']');
	return first;
}

static void put_related(gj_exporting *e, const gj_verdicts *verdicts, const gj_norm *norm,
			const gj_asks *grounds, size_t first)
{
	bool roles = first < grounds->n && grounds->at[first].kind == GJ_ASK_ROLE;
	int64_t id = 1;

	gj_json_key(&e->json, "relatedLocations");
	gj_json_open(&e->json, '[');
	gj_json_open(&e->json, '{');
	gj_json_put_int(&e->json, "id", id++);
	gj_sarif_place(&e->json, e->law->file[norm->e.place.file].name, GJ_NONE, norm->e.place.pos);
	gj_sarif_message(&e->json, "message", gj_str_of(gj_message_text(GJ_M_X_NORM, e->tongue)));
	gj_json_close(&e->json, '}');
	for (size_t i = first + 1; i < grounds->n && id <= MOST_GROUNDS; i++) {
		bool role = grounds->at[i].kind == GJ_ASK_ROLE;

		if (gj_told_at(verdicts->record, grounds->at[i]).line == 0 || (role && roles))
			continue;
		roles = roles || role;
		put_place(e, verdicts, grounds->at[i], id++);
	}
	gj_json_close(&e->json, ']');
}

static void put_places(gj_exporting *e, const gj_verdicts *verdicts, const gj_verdict *v)
{
	gj_asks grounds;
	gj_arena scratch;
	size_t first;

	gj_arena_init(&scratch, e->out->alloc, GJ_ARENA_DEFAULT_LIMIT);
	if (gj_grounds(&grounds, &scratch, verdicts, v) != GJ_OK) {
		e->out->failed = true;
	} else {
		first = put_location(e, verdicts, &grounds);
		put_related(e, verdicts, &e->law->norm[v->norm], &grounds, first);
	}
	gj_arena_free(&scratch);
}

/* ---- results ---- */

static void put_text(gj_exporting *e, const gj_verdicts *verdicts, const gj_verdict *v)
{
	const gj_norm *norm = &e->law->norm[v->norm];
	gj_buf text;

	gj_text_start(&text, e->out);
	if (norm->n_cites > 0) {
		gj_put_cite(&text, norm->cite, e->tongue);
		gj_message_add(&text, e->tongue, GJ_M_COLON, NULL);
	}
	gj_buf_add(&text, gj_title(&norm->e, e->tongue));
	gj_message_add(&text, e->tongue, GJ_M_COLON, NULL);
	gj_put_sentence(&text, verdicts, v, e->tongue);
	gj_sarif_message(&e->json, "message", gj_buf_str(&text));
	gj_text_end(&text, e->out);
}

static void put_fingerprint(gj_exporting *e, const gj_verdicts *verdicts, const gj_norm *norm)
{
	gj_buf name;

	gj_text_start(&name, e->out);
	gj_buf_add(&name, verdicts->record->service);
	gj_buf_printf(&name, "\n%zu\n", e->same);
	gj_buf_add(&name, norm->e.id);
	gj_sarif_fingerprint(&e->json, "guijuVerdict/v1", gj_buf_str(&name));
	gj_text_end(&name, e->out);
}

static void put_properties(gj_exporting *e, const gj_verdicts *verdicts, const gj_verdict *v,
			   gj_outcome outcome)
{
	gj_json *json = &e->json;

	gj_json_key(json, "properties");
	gj_json_open(json, '{');
	gj_json_put_str(json, "service", verdicts->record->service);
	gj_json_put_word(json, "outcome", gj_outcomes[outcome].word);
	gj_json_put_word(json, "xccdf", gj_outcomes[outcome].xccdf);
	gj_json_put_word(json, "applicability", gj_json_applicability(v->applicability));
	gj_json_put_word(json, "compliance", gj_json_compliance(v->compliance));
	gj_json_put_bool(json, "nothing_to_do_yet", v->not_called);
	gj_json_put_day(json, "from", v->from);
	gj_json_put_day(json, "later", v->later);
	gj_json_put_day(json, "due", v->due);
	gj_json_put_day(json, "since", v->since);
	gj_json_put_asks(json, "asks", e->law, &v->asks);
	gj_json_key(json, "marks");
	gj_json_open(json, '[');
	for (unsigned i = 0; i < GJ_N_MARKS; i++)
		if ((v->marks & (1u << i)) != 0)
			gj_json_str(json, gj_str_of(gj_json_marks[i]));
	gj_json_close(json, ']');
	gj_json_close(json, '}');
}

static void put_result(gj_exporting *e, const gj_verdicts *verdicts, const gj_verdict *v)
{
	const gj_norm *norm = &e->law->norm[v->norm];
	gj_outcome outcome = gj_outcome_of(e->law, v);
	const char *kind = gj_outcome_kind(outcome, v);
	gj_force force = e->law->level[e->law->instrument[norm->instrument].level].force;

	if (*kind == '\0')
		return;
	e->named[v->norm] = true;
	gj_json_open(&e->json, '{');
	gj_json_put_str(&e->json, "ruleId", norm->e.id);
	gj_json_put_word(&e->json, "kind", kind);
	gj_json_put_word(&e->json, "level", gj_outcome_level(outcome, force));
	put_text(e, verdicts, v);
	put_places(e, verdicts, v);
	put_fingerprint(e, verdicts, norm);
	put_properties(e, verdicts, v, outcome);
	gj_json_close(&e->json, '}');
}

/* ---- rules: the norms that results name ---- */

static void put_help(gj_exporting *e, const gj_norm *norm)
{
	const gj_instrument *instrument = &e->law->instrument[norm->instrument];
	const gj_doubt *doubt = gj_norm_doubt(e->law, norm);
	gj_buf text;

	gj_text_start(&text, e->out);
	gj_buf_puts(&text, gj_kind_word(norm->kind, e->tongue));
	gj_message_add(&text, e->tongue, GJ_M_DOT, NULL);
	gj_buf_add(&text, gj_title(&instrument->e, e->tongue));
	for (size_t i = 0; i < norm->n_cites; i++) {
		gj_message_add(&text, e->tongue, i == 0 ? GJ_M_DOT : GJ_M_SEMICOLON, NULL);
		gj_put_cite(&text, &norm->cite[i], e->tongue);
	}
	if (doubt->english.len > 0) {
		gj_message_add(&text, e->tongue, GJ_M_DOT, NULL);
		gj_message_add(&text, e->tongue, GJ_M_UNVERIFIED,
			       GJ_ARGS(gj_doubt_text(doubt, e->tongue)));
	}
	gj_sarif_message(&e->json, "help", gj_buf_str(&text));
	gj_text_end(&text, e->out);
}

static void put_rule(gj_exporting *e, const gj_norm *norm)
{
	const gj_instrument *instrument = &e->law->instrument[norm->instrument];
	const gj_level *level = &e->law->level[instrument->level];
	gj_json *json = &e->json;

	gj_json_open(json, '{');
	gj_json_put_str(json, "id", norm->e.id);
	gj_sarif_message(json, "shortDescription", gj_title(&norm->e, e->tongue));
	if (norm->e.title.len > 0)
		gj_sarif_message(json, "fullDescription", norm->e.title);
	put_help(e, norm);
	gj_json_key(json, "defaultConfiguration");
	gj_json_open(json, '{');
	gj_json_put_word(json, "level", gj_outcome_level(GJ_OUTCOME_BREACHED, level->force));
	gj_json_close(json, '}');
	gj_json_key(json, "properties");
	gj_json_open(json, '{');
	gj_json_put_word(json, "kind", gj_json_kind(norm->kind));
	gj_json_put_str(json, "instrument", instrument->e.id);
	gj_json_put_str(json, "jurisdiction", instrument->jurisdiction);
	gj_json_put_str(json, "level", level->e.id);
	gj_json_put_word(json, "force", gj_json_force(level->force));
	gj_json_put_cites(json, norm->cite, norm->n_cites);
	gj_json_close(json, '}');
	gj_json_close(json, '}');
}

/* ---- the run ---- */

/* A file that is named twice is one artifact: no two may be alike. */
static int number_files(gj_exporting *e)
{
	gj_map names = {.seed = gj_hash_seed(gj_str_of(e->law->hash))};
	uint32_t next = 0;
	int rc = GJ_OK;

	for (size_t i = 0; rc == GJ_OK && i < e->n; i++) {
		bool found = false;

		e->file[i] = next;
		rc = gj_map_put(&names, e->arena, e->record[i]->source.name, &e->file[i], &found);
		next += !found;
	}
	return rc;
}

static int start(gj_exporting *e, gj_error *err)
{
	e->named = gj_arena_array(e->arena, e->law->n_norms, sizeof *e->named);
	e->totals = gj_arena_array(e->arena, e->n, sizeof *e->totals);
	e->file = gj_arena_array(e->arena, e->n, sizeof *e->file);
	if (e->named == NULL || e->totals == NULL || e->file == NULL || number_files(e) != GJ_OK)
		return gj_fault_memory(err);
	gj_sarif_open(&e->json, e->out);
	gj_json_key(&e->json, "results");
	gj_json_open(&e->json, '[');
	return GJ_OK;
}

static void add_service(gj_exporting *e, const gj_verdicts *verdicts)
{
	e->same = gj_same_before(e, e->at);
	for (size_t i = 0; i < verdicts->n; i++)
		put_result(e, verdicts, &verdicts->item[i]);
	e->totals[e->at++] = verdicts->totals;
}

static void put_artifacts(gj_exporting *e)
{
	gj_json *json = &e->json;
	uint32_t next = 0;

	gj_json_key(json, "artifacts");
	gj_json_open(json, '[');
	for (size_t i = 0; i < e->n; i++) {
		char hex[65];
		gj_buf uri;

		if (e->file[i] != next)
			continue;
		next++;

		gj_text_start(&uri, e->out);
		gj_put_uri(&uri, e->record[i]->source.name);
		gj_sha256_hex(e->record[i]->source.text, hex);
		gj_json_open(json, '{');
		gj_json_key(json, "location");
		gj_json_open(json, '{');
		gj_json_put_str(json, "uri", gj_buf_str(&uri));
		gj_json_close(json, '}');
		gj_json_put_word(json, "encoding", "UTF-8");
		gj_json_key(json, "hashes");
		gj_json_open(json, '{');
		gj_json_put_word(json, "sha-256", hex);
		gj_json_close(json, '}');
		gj_json_key(json, "properties");
		gj_json_open(json, '{');
		gj_json_put_str(json, "service", e->record[i]->service);
		gj_json_put_totals(json, &e->totals[i]); /* what gives no result too */
		gj_json_close(json, '}');
		gj_json_close(json, '}');
		gj_text_end(&uri, e->out);
	}
	gj_json_close(json, ']');
}

static void end(gj_exporting *e)
{
	gj_json_close(&e->json, ']');
	put_artifacts(e);
	gj_sarif_tool_open(&e->json, e->version, e->tongue);
	for (size_t i = 0; i < e->law->n_norms; i++)
		if (e->named[i])
			put_rule(e, &e->law->norm[i]);
	gj_sarif_tool_close(&e->json);
	gj_json_key(&e->json, "properties");
	gj_json_open(&e->json, '{');
	gj_json_put_day(&e->json, "on", e->on);
	gj_json_put_word(&e->json, "rules", e->law->hash);
	gj_json_close(&e->json, '}');
	gj_sarif_close(&e->json);
}

const gj_exporter gj_export_sarif = {"sarif", start, add_service, end};
