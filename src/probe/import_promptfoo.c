/* SPDX-License-Identifier: Apache-2.0 */
/* promptfoo: the JSON that `promptfoo eval --output FILE.json` and `promptfoo export eval` write, version 3 (a list of results). */
#include "probe/import.h"

enum { FAILED_BY_ERROR = 2 };

static gj_str first_of(const gj_data *row, const char *const *paths, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		gj_str text = gj_import__plain(gj_data_path(row, paths[i]));

		if (gj_endpoint_outcome_says(text))
			return text;
	}
	return (gj_str){"", 0};
}

static gj_str category_of(const gj_data *row)
{
	static const char *const paths[] = {"testCase.metadata.category", "metadata.category",
					    "vars.category", "testCase.metadata.pluginId",
					    "metadata.pluginId"};

	return first_of(row, paths, sizeof paths / sizeof *paths);
}

static gj_str question_of(const gj_data *row)
{
	static const char *const paths[] = {"prompt.raw", "prompt", "vars"};

	return first_of(row, paths, sizeof paths / sizeof *paths);
}

/* `error` also tells why an assertion failed: an answer that is judged wrong is an answer. */
static bool failed(const gj_data *row)
{
	const gj_data *response = gj_data_get(row, "response");
	int64_t reason;

	if (gj_data_int(gj_data_get(row, "failureReason"), &reason))
		return reason == FAILED_BY_ERROR;
	return gj_endpoint_outcome_says(gj_import__plain(gj_data_get(response, "error"))) ||
	       ((response == NULL || response->kind == GJ_DATA_NULL) &&
		gj_endpoint_outcome_says(gj_import__plain(gj_data_get(row, "error"))));
}

static void read_outcome(gj_endpoint_outcome *out, const gj_data *row)
{
	const gj_data *response = gj_data_get(row, "response");
	const gj_data *flagged = gj_data_path(response, "guardrails.flagged");

	*out = (gj_endpoint_outcome){.class = GJ_ENDPOINT_ERROR};
	if (failed(row)) {
		static const char *const paths[] = {"response.error", "error"};

		out->error = first_of(row, paths, sizeof paths / sizeof *paths);
		return;
	}
	gj_import__judge(out, gj_import__plain(gj_data_get(response, "output")),
			 gj_data_text(gj_data_get(response, "finishReason")));
	if (flagged != NULL && flagged->kind == GJ_DATA_TRUE)
		out->class = GJ_ENDPOINT_FILTERED;
}

static int take(gj_import *import, const gj_source *source, const gj_data *row, gj_error *err)
{
	gj_import_row out = {.ms = -1};
	int64_t test, prompt;
	gj_str provider = gj_import__plain(gj_data_path(row, "provider.id"));
	int rc;

	if (row->kind != GJ_DATA_MAP || !gj_data_int(gj_data_get(row, "testIdx"), &test) ||
	    !gj_data_int(gj_data_get(row, "promptIdx"), &prompt))
		return gj_data_fault(err, source, row,
				     "a result without `testIdx` and `promptIdx`");
	if (provider.len == 0)
		provider = gj_data_text(gj_data_get(row, "provider"));
	rc = gj_import__say(import, &out.id, err, "%lld/%lld", (long long)test, (long long)prompt);
	out.category = category_of(row);
	out.text = question_of(row);
	out.model = provider;
	gj_data_int(gj_data_get(row, "latencyMs"), &out.ms);
	read_outcome(&out.outcome, row);
	return rc == GJ_OK ? gj_import__take(import, source, row, &out, err) : rc;
}

/* successes, failures and errors are of all models together. */
static int check_totals(gj_import *import, const gj_data *root, int64_t rows, int64_t errors,
			gj_error *err)
{
	const gj_data *stats = gj_data_path(root, "results.stats");
	int64_t good, bad, broken;

	if (!gj_data_int(gj_data_get(stats, "successes"), &good) ||
	    !gj_data_int(gj_data_get(stats, "failures"), &bad))
		return GJ_OK;
	if (!gj_data_int(gj_data_get(stats, "errors"), &broken))
		return gj_import__total(import, GJ_STR("results"), good + bad, rows, err);
	if (gj_import__total(import, GJ_STR("results"), good + bad + broken, rows, err) != GJ_OK)
		return err->code;
	return gj_import__total(import, GJ_STR("errors"), broken, errors, err);
}

int gj_import__promptfoo(gj_import *import, const gj_source *source, const gj_data *root,
			 gj_error *err)
{
	const gj_data *rows = gj_data_path(root, "results.results");
	int64_t errors = 0;
	int rc = GJ_OK;

	if (rows == NULL || rows->kind != GJ_DATA_LIST) {
		gj_data_fault(err, source, rows != NULL ? rows : root,
			      "no list `results.results`: results of promptfoo before version 3");
		return gj_fault_help(
			err, "write them anew: promptfoo export eval ID --output FILE.json");
	}
	for (const gj_data *row = rows->first; rc == GJ_OK && row != NULL; row = row->next) {
		errors += failed(row);
		rc = take(import, source, row, err);
	}
	return rc == GJ_OK ? check_totals(import, root, (int64_t)rows->n, errors, err) : rc;
}
