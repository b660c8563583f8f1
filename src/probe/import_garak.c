/* SPDX-License-Identifier: Apache-2.0 */
/* garak: `*.report.jsonl`, rows by `entry_type`. An attempt stands in it when it was answered (status 1) and again when it was judged (2). */
#include "probe/import.h"

enum { ANSWERED = 1, JUDGED = 2 };

typedef struct counted {
	gj_str probe;
	int64_t outputs, nones;
} counted;

typedef struct report {
	gj_import *import;
	const gj_source *source;
	gj_map judged; /* uuids of attempts that were judged */
	gj_map probes;
	counted *probe;
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

static int count(report *r, gj_str probe, counted **out, gj_error *err)
{
	uint32_t index = (uint32_t)r->n;
	bool found;
	gj_str name;

	if (gj_arena_str(r->import->arena, &name, probe) != GJ_OK ||
	    gj_map_put(&r->probes, r->import->arena, name, &index, &found) != GJ_OK)
		return gj_fault_memory(err);
	if (!found) {
		if (gj_arena_room(r->import->arena, (void **)&r->probe, &r->cap, r->n,
				  sizeof *r->probe) != GJ_OK)
			return gj_fault_memory(err);
		r->probe[r->n++] = (counted){.probe = name};
	}
	*out = &r->probe[index];
	return GJ_OK;
}

static int take_outputs(report *r, const gj_source *line, const gj_data *attempt,
			gj_import_row *row, counted *of, gj_error *err)
{
	const gj_data *outputs = gj_data_get(attempt, "outputs");
	int rc = GJ_OK;

	if (outputs == NULL || outputs->kind != GJ_DATA_LIST)
		return gj_data_fault(err, line, attempt, "an attempt without `outputs`");
	if (outputs->n == 0)
		gj_import__leave(r->import, "attempts without an output");
	for (const gj_data *one = outputs->first; rc == GJ_OK && one != NULL; one = one->next) {
		bool none = one->kind == GJ_DATA_NULL ||
			    (one->kind == GJ_DATA_MAP && gj_data_get(one, "text") != NULL &&
			     gj_data_get(one, "text")->kind == GJ_DATA_NULL);
		gj_str text;

		rc = gj_import__content(r->import, &text, one, err);
		gj_import__judge(&row->outcome, text, (gj_str){"", 0});
		if (none)
			row->outcome =
				(gj_probe_outcome){.class = GJ_PROBE_ERROR,
						   .error = GJ_STR("the generator gave nothing")};
		of->nones += none;
		of->outputs += !none;
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
	counted *of;
	int rc;

	row.id = gj_data_text(gj_data_get(attempt, "uuid"));
	row.category = gj_data_text(gj_data_get(attempt, "probe_classname"));
	if (row.id.len == 0 || row.category.len == 0 ||
	    !gj_data_int(gj_data_get(attempt, "status"), &status))
		return gj_data_fault(err, line, attempt,
				     "an attempt without `uuid`, `probe_classname` or `status`");
	if (status != ANSWERED && status != JUDGED) {
		gj_import__leave(r->import, "attempts that were never sent");
		return GJ_OK;
	}
	/* Of one that was judged, the row before holds the same outputs. */
	if (status == ANSWERED && gj_map_get(&r->judged, row.id, &index))
		return GJ_OK;
	rc = prompt_of(r->import, &row.text, attempt, err);
	if (rc == GJ_OK)
		rc = count(r, row.category, &of, err);
	return rc == GJ_OK ? take_outputs(r, line, attempt, &row, of, err) : rc;
}

/* What garak counted of a probe, once for each detector. */
static int take_eval(report *r, const gj_data *eval, gj_error *err)
{
	gj_str probe = gj_data_text(gj_data_get(eval, "probe")), of;
	int64_t evaluated, nones = 0;
	counted *c;
	int rc = count(r, probe, &c, err);

	if (rc != GJ_OK)
		return rc;
	if (!gj_data_int(gj_data_get(eval, "total_evaluated"), &evaluated) &&
	    !gj_data_int(gj_data_get(eval, "total"), &evaluated))
		return GJ_OK;
	gj_data_int(gj_data_get(eval, "nones"), &nones);
	rc = gj_import__say(r->import, &of, err, "%.*s, %.*s", GJ_FMT(probe),
			    GJ_FMT(gj_data_text(gj_data_get(eval, "detector"))));
	return rc == GJ_OK ? gj_import__total(r->import, of, evaluated + nones,
					      c->outputs + c->nones, err)
			   : rc;
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
	if (!first)
		return GJ_OK;
	if (gj_str_starts(type, GJ_STR("start_run")) && r->model.len == 0) {
		gj_str name = gj_data_text(gj_data_get(row, "plugins.target_name"));

		if (name.len == 0)
			name = gj_data_text(gj_data_get(row, "plugins.model_name"));
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
		if (gj_probe_outcome_says((gj_str){text.at + at, end - at}))
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

	r.judged.seed = r.probes.seed = import->bank.ids.seed;
	rc = pass(&r, true, err);
	return rc == GJ_OK ? pass(&r, false, err) : rc;
}
