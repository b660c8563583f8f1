/* SPDX-License-Identifier: Apache-2.0 */
/* Inspect (UK AISI): logs as `.eval` (a ZIP archive with a file for each sample) and as one `.json`. */
#include "base/json.h"
#include "probe/import.h"
#include "probe/zip.h"

enum { MOST_SAMPLE_MEMORY = 1 << 30 };

/* The last message of the user; an input may be a text. */
static int input_of(gj_import *import, gj_str *out, const gj_data *input, gj_error *err)
{
	const gj_data *last = NULL;

	if (input == NULL || input->kind != GJ_DATA_LIST)
		return gj_import__content(import, out, input, err);
	for (const gj_data *one = input->first; one != NULL; one = one->next)
		if (gj_str_eq(gj_data_text(gj_data_get(one, "role")), GJ_STR("user")))
			last = one;
	return gj_import__content(import, out, gj_data_get(last, "content"), err);
}

static int outcome_of(gj_import *import, gj_endpoint_outcome *out, const gj_data *sample,
		      gj_error *err)
{
	const gj_data *error = gj_data_get(sample, "error");
	const gj_data *choices = gj_data_path(sample, "output.choices");
	const gj_data *choice =
		choices != NULL && choices->kind == GJ_DATA_LIST ? choices->first : NULL;
	gj_str text;
	int rc;

	*out = (gj_endpoint_outcome){.class = GJ_ENDPOINT_ERROR};
	if (error != NULL && error->kind != GJ_DATA_NULL) {
		const gj_data *message = gj_data_get(error, "message");

		out->error = gj_import__plain(message != NULL ? message : error);
		return GJ_OK;
	}
	if (choice == NULL) {
		out->error = GJ_STR("the sample has no output");
		return GJ_OK;
	}
	rc = gj_import__content(import, &text, gj_data_path(choice, "message.content"), err);
	if (rc == GJ_OK)
		gj_import__judge(out, text, gj_data_text(gj_data_get(choice, "stop_reason")));
	return rc;
}

/* A target may be a list of texts. Logs in JSON are indented, those in .eval are not: both give the same. */
static int expected_of(gj_import *import, gj_str *out, const gj_data *target, gj_error *err)
{
	gj_buf buf;
	gj_json json;
	int rc;

	*out = gj_import__plain(target);
	if (target == NULL || target->kind != GJ_DATA_LIST)
		return GJ_OK;
	gj_buf_init(&buf, gj_alloc_system(), GJ_BUF_DEFAULT_LIMIT);
	gj_json_init(&json, &buf, true);
	gj_json_open(&json, '[');
	for (const gj_data *one = target->first; one != NULL; one = one->next)
		gj_json_str(&json, one->text);
	gj_json_close(&json, ']');
	rc = gj_buf_status(&buf);
	if (rc == GJ_OK)
		rc = gj_arena_str(import->arena, out, gj_buf_str(&buf));
	gj_buf_free(&buf);
	return rc == GJ_OK ? GJ_OK : gj_fault_memory(err);
}

static int take(gj_import *import, const gj_source *source, const gj_data *sample,
		const gj_data *head, gj_error *err)
{
	gj_import_row row = {.ms = -1};
	const gj_data *category = gj_data_path(sample, "metadata.category");
	int rc;

	row.id = gj_import__plain(gj_data_get(sample, "id"));
	if (sample->kind != GJ_DATA_MAP || row.id.len == 0)
		return gj_data_fault(err, source, sample, "a sample without `id`");
	row.category =
		gj_import__plain(category != NULL ? category : gj_data_path(head, "eval.task"));
	row.model = gj_data_text(gj_data_path(head, "eval.model"));
	row.time = gj_data_text(gj_data_get(sample, "started_at"));
	row.ms = gj_import__ms(gj_data_path(sample, "output.time"));
	gj_data_int(gj_data_get(sample, "epoch"), &row.repeat);
	rc = expected_of(import, &row.expected, gj_data_get(sample, "target"), err);
	if (rc == GJ_OK)
		rc = input_of(import, &row.text, gj_data_get(sample, "input"), err);
	if (rc == GJ_OK)
		rc = outcome_of(import, &row.outcome, sample, err);
	return rc == GJ_OK ? gj_import__take(import, source, sample, &row, err) : rc;
}

/* A run that was broken off, or failed, has answers all the same. */
static void check_status(gj_import *import, const gj_data *head)
{
	gj_str status = gj_data_text(gj_data_get(head, "status"));

	if (status.len > 0 && !gj_str_eq(status, GJ_STR("success")))
		gj_import__leave(import, GJ_LEFT_NOT_SUCCESS);
}

/* What the header says of how many there were to be, and how many there are. */
static int check_totals(gj_import *import, const gj_data *head, int64_t found, gj_error *err)
{
	int64_t total, epochs;

	check_status(import, head);
	if (gj_data_int(gj_data_path(head, "results.total_samples"), &total))
		return gj_import__total(import, GJ_STR("samples"), total, found, err);
	if (!gj_data_int(gj_data_path(head, "eval.dataset.samples"), &total))
		return GJ_OK;
	if (!gj_data_int(gj_data_path(head, "eval.config.epochs"), &epochs))
		epochs = 1;
	return gj_import__total(import, GJ_STR("samples"), total * epochs, found, err);
}

int gj_import__inspect(gj_import *import, const gj_source *source, const gj_data *root,
		       gj_error *err)
{
	const gj_data *samples = gj_data_get(root, "samples");
	int rc = GJ_OK;

	if (samples == NULL || samples->kind != GJ_DATA_LIST) {
		gj_data_fault(err, source, root, "the log has no samples");
		return gj_fault_help(err, "a log that was written with its samples is needed");
	}
	for (const gj_data *one = samples->first; rc == GJ_OK && one != NULL; one = one->next)
		rc = take(import, source, one, root, err);
	return rc == GJ_OK ? check_totals(import, root, (int64_t)samples->n, err) : rc;
}

/* ---- .eval ---- */

static bool is_sample(gj_str name)
{
	return gj_str_starts(name, GJ_STR("samples/")) && name.len > 13 &&
	       memcmp(name.at + name.len - 5, ".json", 5) == 0;
}

/* One sample at a time in memory: they hold whole transcripts. */
static int take_member(gj_import *import, const gj_zip *zip, const gj_zip_member *member,
		       const gj_data *head, gj_error *err)
{
	gj_source source = {member->name, {NULL, 0}};
	const gj_data *sample;
	gj_arena arena;
	int rc;

	gj_arena_init(&arena, gj_alloc_system(), MOST_SAMPLE_MEMORY);
	rc = gj_zip_read(&source.text, &arena, zip, member, err);
	if (rc == GJ_OK)
		rc = gj_data_read(&sample, &arena, &source, 0, source.text.len, err);
	if (rc == GJ_OK)
		rc = take(import, &source, sample, head, err);
	gj_arena_free(&arena);
	return rc;
}

/* A run that was broken off has no header, but what it began with. */
static int read_head(gj_import *import, const gj_zip *zip, const gj_data **head, gj_error *err)
{
	const gj_zip_member *member = gj_zip_find(zip, "header.json");
	gj_source source;
	int rc;

	if (member == NULL) {
		member = gj_zip_find(zip, "_journal/start.json");
		gj_import__leave(import, GJ_LEFT_NO_HEADER);
	}
	if (member == NULL) {
		gj_fault(err, GJ_EINPUT, "no log of inspect: the ZIP archive has no `header.json`");
		return gj_fault_at(err, &(gj_source){zip->source.name, {"", 0}}, (gj_pos){0, 0, 0},
				   NULL);
	}
	source.name = member->name;
	rc = gj_zip_read(&source.text, import->arena, zip, member, err);
	return rc == GJ_OK ? gj_data_read(head, import->arena, &source, 0, source.text.len, err)
			   : rc;
}

int gj_import__inspect_zip(gj_import *import, const gj_source *source, gj_error *err)
{
	const gj_data *head;
	int64_t found = 0;
	gj_zip zip;
	int rc = gj_zip_open(&zip, import->arena, source, err);

	if (rc == GJ_OK)
		rc = read_head(import, &zip, &head, err);
	for (size_t i = 0; rc == GJ_OK && i < zip.n; i++) {
		if (!is_sample(zip.member[i].name))
			continue;
		found++;
		rc = take_member(import, &zip, &zip.member[i], head, err);
	}
	return rc == GJ_OK ? check_totals(import, head, found, err) : rc;
}
