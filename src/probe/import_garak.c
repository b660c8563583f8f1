/* SPDX-License-Identifier: Apache-2.0 */
/* garak: `*.report.jsonl`, rows by `entry_type`. An attempt stands in it when it was answered (status 1) and again when it was judged (2). */
#include "probe/import.h"

enum { ANSWERED = 1, JUDGED = 2 };

/* Outputs of attempts of a probe that were judged; or scores that a detector gave to them. */
typedef struct counted {
	gj_str of; /* `PROBE` or `PROBE, DETECTOR` */
	int64_t n;
} counted;

typedef struct report {
	gj_import *import;
	const gj_source *source;
	gj_map judged; /* uuids of attempts that were judged */
	gj_map names;  /* of what is counted */
	counted *item;
	size_t n, cap;
	gj_str model;
} report;

/* The prompt was a text; it is a conversation of turns since. */
static int prompt_of(gj_import *import, gj_str *out, const gj_data *attempt, gj_error *err)
{
	const gj_data *prompt = gj_data_get(attempt, "prompt"),
		      *turns = gj_data_get(prompt, "turns"), *last = NULL;

	if (turns == NULL || turns->kind != GJ_DATA_LIST)
		return gj_import__content(import, out, prompt, err);
	for (const gj_data *turn = turns->first; turn != NULL; turn = turn->next)
		if (gj_str_eq(gj_data_text(gj_data_get(turn, "role")), GJ_STR("user")))
			last = turn;
	return gj_import__content(import, out, gj_data_get(last, "content"), err);
}

static int count(report *r, gj_str of, counted **out, gj_error *err)
{
	uint32_t index = (uint32_t)r->n;
	bool found;
	gj_str name;

	if (gj_arena_str(r->import->arena, &name, of) != GJ_OK ||
	    gj_map_put(&r->names, r->import->arena, name, &index, &found) != GJ_OK)
		return gj_fault_memory(err);
	if (!found) {
		if (gj_arena_room(r->import->arena, (void **)&r->item, &r->cap, r->n,
				  sizeof *r->item) != GJ_OK)
			return gj_fault_memory(err);
		r->item[r->n++] = (counted){.of = name};
	}
	*out = &r->item[index];
	return GJ_OK;
}

static int name_of(report *r, gj_str *out, gj_str probe, gj_str detector, gj_error *err)
{
	return gj_import__say(r->import, out, err, "%.*s, %.*s", GJ_FMT(probe), GJ_FMT(detector));
}

/* What was judged: outputs of the probe, and scores by detector. A detector may leave outputs out, and attempts too. */
static int count_judged(report *r, const gj_data *attempt, gj_str probe, gj_error *err)
{
	const gj_data *outputs = gj_data_get(attempt, "outputs"),
		      *results = gj_data_get(attempt, "detector_results");
	counted *c;
	int rc = count(r, probe, &c, err);

	if (rc == GJ_OK)
		c->n += (int64_t)outputs->n;
	if (results == NULL || results->kind != GJ_DATA_MAP)
		return rc;
	for (const gj_data *one = results->first; rc == GJ_OK && one != NULL; one = one->next) {
		gj_str name;

		rc = name_of(r, &name, probe, one->key, err);
		if (rc == GJ_OK)
			rc = count(r, name, &c, err);
		if (rc == GJ_OK && one->kind == GJ_DATA_LIST)
			c->n += (int64_t)one->n;
	}
	return rc;
}

static int take_outputs(report *r, const gj_source *line, const gj_data *attempt,
			gj_import_row *row, gj_error *err)
{
	const gj_data *outputs = gj_data_get(attempt, "outputs");
	int rc = GJ_OK;

	if (outputs == NULL || outputs->kind != GJ_DATA_LIST)
		return gj_data_fault(err, line, attempt, "an attempt without `outputs`");
	if (outputs->n == 0)
		gj_import__leave(r->import, GJ_LEFT_NO_OUTPUT);
	for (const gj_data *one = outputs->first; rc == GJ_OK && one != NULL; one = one->next) {
		bool none = one->kind == GJ_DATA_NULL ||
			    (one->kind == GJ_DATA_MAP && gj_data_get(one, "text") != NULL &&
			     gj_data_get(one, "text")->kind == GJ_DATA_NULL);
		gj_str text;

		rc = gj_import__content(r->import, &text, one, err);
		gj_import__judge(&row->outcome, text, (gj_str){"", 0});
		if (none)
			row->outcome = (gj_endpoint_outcome){
				.class = GJ_ENDPOINT_ERROR,
				.error = GJ_STR("the generator gave nothing")};
		if (rc == GJ_OK)
			rc = gj_import__take(r->import, line, attempt, row, err);
	}
	return rc;
}

static int take_attempt(report *r, const gj_source *line, const gj_data *attempt, gj_error *err)
{
	gj_import_row row = {.ms = -1, .model = r->model};
	int64_t status;
	uint32_t index;
	int rc;

	row.id = gj_data_text(gj_data_get(attempt, "uuid"));
	row.category = gj_data_text(gj_data_get(attempt, "probe_classname"));
	if (row.id.len == 0 || row.category.len == 0 ||
	    !gj_data_int(gj_data_get(attempt, "status"), &status))
		return gj_data_fault(err, line, attempt,
				     "an attempt without `uuid`, `probe_classname` or `status`");
	if (status != ANSWERED && status != JUDGED) {
		gj_import__leave(r->import, GJ_LEFT_NOT_SENT);
		return GJ_OK;
	}
	/* Of one that was judged, the row before holds the same outputs. */
	if (status == ANSWERED && gj_map_get(&r->judged, row.id, &index))
		return GJ_OK;
	rc = prompt_of(r->import, &row.text, attempt, err);
	if (rc == GJ_OK)
		rc = take_outputs(r, line, attempt, &row, err);
	return rc == GJ_OK && status == JUDGED ? count_judged(r, attempt, row.category, err) : rc;
}

/* What garak counted of a detector, or of all of a probe. */
static int take_total(report *r, gj_str of, const gj_data *counts, bool with_nones, gj_error *err)
{
	int64_t evaluated, nones = 0;
	counted *c;
	int rc;

	if (!gj_data_int(gj_data_get(counts, "total_evaluated"), &evaluated) &&
	    !gj_data_int(gj_data_get(counts, "total"), &evaluated))
		return GJ_OK;
	if (with_nones)
		gj_data_int(gj_data_get(counts, "nones"), &nones);
	rc = count(r, of, &c, err);
	return rc == GJ_OK ? gj_import__total(r->import, of, evaluated + nones, c->n, err) : rc;
}

static int take_eval(report *r, const gj_data *eval, gj_error *err)
{
	gj_str of, detector = gj_data_text(gj_data_get(eval, "detector"));
	int rc;

	if (gj_str_starts(detector, GJ_STR("detector."))) /* as older reports have it */
		detector = (gj_str){detector.at + 9, detector.len - 9};
	rc = name_of(r, &of, gj_data_text(gj_data_get(eval, "probe")), detector, err);
	return rc == GJ_OK ? take_total(r, of, eval, true, err) : rc;
}

/* First the uuids of what was judged and the name of the model, then the results. */
static int take_line(report *r, const gj_source *line, const gj_data *row, bool first,
		     gj_error *err)
{
	gj_str type = gj_data_text(gj_data_get(row, "entry_type"));
	bool attempt = gj_str_eq(type, GJ_STR("attempt")), found;
	int64_t status;
	uint32_t one = 1;
	gj_str uuid;

	if (!first && attempt)
		return take_attempt(r, line, row, err);
	if (!first && gj_str_eq(type, GJ_STR("eval")))
		return take_eval(r, row, err);
	if (!first &&
	    gj_str_eq(type, GJ_STR("probe_summary"))) /* its total holds the nones already */
		return take_total(r, gj_data_text(gj_data_get(row, "probe")),
				  gj_data_get(row, "inference_counts"), false, err);
	if (!first)
		return GJ_OK;
	if (gj_str_starts(type, GJ_STR("start_run")) && r->model.len == 0) {
		gj_str name = gj_data_text(gj_data_get(row, "plugins.target_name"));

		if (name.len == 0)
			name = gj_data_text(gj_data_get(row, "plugins.model_name"));
		if (name.len == 0) /* of some generators there is no other name */
			name = gj_data_text(gj_data_get(row, "plugins.target_type"));
		return gj_arena_str(r->import->arena, &r->model, name) == GJ_OK
			       ? GJ_OK
			       : gj_fault_memory(err);
	}
	if (!attempt || !gj_data_int(gj_data_get(row, "status"), &status) || status != JUDGED)
		return GJ_OK;
	if (gj_arena_str(r->import->arena, &uuid, gj_data_text(gj_data_get(row, "uuid"))) !=
		    GJ_OK ||
	    gj_map_put(&r->judged, r->import->arena, uuid, &one, &found) != GJ_OK)
		return gj_fault_memory(err);
	return GJ_OK;
}

static int pass(report *r, bool first, gj_error *err)
{
	gj_str text = r->source->text;
	int rc = GJ_OK;

	for (size_t at = 0; rc == GJ_OK && at < text.len;) {
		const char *feed = memchr(text.at + at, '\n', text.len - at);
		size_t end = feed != NULL ? (size_t)(feed - text.at) : text.len;
		const gj_data *row;
		gj_arena arena;

		gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
		if (gj_endpoint_outcome_says((gj_str){text.at + at, end - at}))
			rc = gj_data_read(&row, &arena, r->source, at, end, err);
		else
			row = NULL;
		if (rc == GJ_OK && row != NULL)
			rc = take_line(r, r->source, row, first, err);
		gj_arena_free(&arena);
		at = end + 1;
	}
	return rc;
}

int gj_import__garak(gj_import *import, const gj_source *source, gj_error *err)
{
	report r = {.import = import, .source = source};
	int rc;

	r.judged.seed = r.names.seed = import->bank.ids.seed;
	rc = pass(&r, true, err);
	return rc == GJ_OK ? pass(&r, false, err) : rc;
}
