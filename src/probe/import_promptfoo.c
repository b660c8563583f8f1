/* SPDX-License-Identifier: Apache-2.0 */
/* promptfoo: the JSON that `promptfoo eval --output FILE.json` and `promptfoo export eval` write, version 3 (a list of results). */
#include "probe/import.h"

enum { FAILED_BY_ERROR = 2 };

typedef struct group {
	gj_str id;    /* of the question that the next repeats are of */
	int64_t seen; /* results that are alike so far */
} group;

typedef struct report {
	gj_import *import;
	const gj_source *source;
	const gj_data *root;
	gj_map alike; /* results that are alike -> group */
	group *group;
	size_t n, cap;
} report;

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

/* Of a response that was refused promptfoo keeps the body behind words of its own: a filter speaks there in its own words. */
static bool filtered(gj_import *import, gj_str error, gj_error *err)
{
	enum { BAD_REQUEST = 400 };
	const char *body = memchr(error.at, '{', error.len);
	gj_endpoint_outcome inner;

	return body != NULL &&
	       gj_endpoint_outcome_read(&inner, import->arena, BAD_REQUEST,
					(gj_str){body, error.len - (size_t)(body - error.at)},
					err) == GJ_OK &&
	       inner.class == GJ_ENDPOINT_FILTERED;
}

static void read_outcome(gj_import *import, gj_endpoint_outcome *out, const gj_data *row,
			 gj_error *err)
{
	const gj_data *response = gj_data_get(row, "response");
	const gj_data *flagged = gj_data_path(response, "guardrails.flagged");

	*out = (gj_endpoint_outcome){.class = GJ_ENDPOINT_ERROR};
	if (failed(row)) {
		static const char *const paths[] = {"response.error", "error"};

		out->error = first_of(row, paths, sizeof paths / sizeof *paths);
		if (filtered(import, out->error, err))
			out->class = GJ_ENDPOINT_FILTERED;
		return;
	}
	gj_import__judge(out, gj_import__plain(gj_data_get(response, "output")),
			 gj_data_text(gj_data_get(response, "finishReason")));
	if (flagged != NULL && flagged->kind == GJ_DATA_TRUE)
		out->class = GJ_ENDPOINT_FILTERED;
}

/* How often the test was to be asked: it says so itself, or the run does. */
static int64_t repeats_of(const report *r, const gj_data *row)
{
	static const char *const paths[] = {"runtimeOptions.repeat",
					    "config.evaluateOptions.repeat",
					    "config.commandLineOptions.repeat"};
	int64_t repeats;

	if (gj_data_int(gj_data_path(row, "testCase.options.repeat"), &repeats))
		return repeats;
	for (size_t i = 0; i < sizeof paths / sizeof *paths; i++)
		if (gj_data_int(gj_data_path(r->root, paths[i]), &repeats))
			return repeats;
	return 1;
}

/* What is the same of all repeats of a question. */
static int key_of(report *r, gj_str *out, const gj_data *row, int64_t prompt, gj_error *err)
{
	char hex[65];
	gj_buf buf;
	int rc;

	gj_buf_init(&buf, gj_alloc_system(), GJ_BUF_DEFAULT_LIMIT);
	gj_buf_printf(&buf, "%lld\n", (long long)prompt);
	gj_buf_add(&buf, question_of(row));
	gj_buf_putc(&buf, '\n');
	gj_buf_add(&buf, gj_import__plain(gj_data_get(row, "vars")));
	rc = gj_buf_status(&buf);
	if (rc == GJ_OK)
		gj_sha256_hex(gj_buf_str(&buf), hex);
	gj_buf_free(&buf);
	if (rc == GJ_OK)
		rc = gj_arena_str(r->import->arena, out, gj_str_of(hex));
	return rc == GJ_OK ? GJ_OK : gj_fault_memory(err);
}

/* Every repeat has a number of its own in promptfoo: so many alike, in order, are one question, by the number of the first. */
static int id_of(report *r, gj_str *out, const gj_data *row, int64_t test, int64_t prompt,
		 gj_error *err)
{
	int64_t repeats = repeats_of(r, row);
	uint32_t index = (uint32_t)r->n;
	bool found;
	gj_str key;
	int rc = gj_import__say(r->import, out, err, "%lld/%lld", (long long)test,
				(long long)prompt);

	if (rc != GJ_OK || repeats <= 1)
		return rc;
	rc = key_of(r, &key, row, prompt, err);
	if (rc != GJ_OK)
		return rc;
	if (gj_map_put(&r->alike, r->import->arena, key, &index, &found) != GJ_OK ||
	    (!found && gj_arena_room(r->import->arena, (void **)&r->group, &r->cap, r->n,
				     sizeof *r->group) != GJ_OK))
		return gj_fault_memory(err);
	if (!found)
		r->group[r->n++] = (group){.seen = 0};
	if (r->group[index].seen++ % repeats == 0)
		r->group[index].id = *out;
	*out = r->group[index].id;
	return GJ_OK;
}

static int take(report *r, const gj_data *row, gj_error *err)
{
	gj_import_row out = {.ms = -1};
	int64_t test, prompt;
	gj_str provider = gj_import__plain(gj_data_path(row, "provider.id"));
	int rc;

	if (row->kind != GJ_DATA_MAP || !gj_data_int(gj_data_get(row, "testIdx"), &test) ||
	    !gj_data_int(gj_data_get(row, "promptIdx"), &prompt))
		return gj_data_fault(err, r->source, row,
				     "a result without `testIdx` and `promptIdx`");
	if (provider.len == 0)
		provider = gj_data_text(gj_data_get(row, "provider"));
	rc = id_of(r, &out.id, row, test, prompt, err);
	out.category = category_of(row);
	out.text = question_of(row);
	out.model = provider;
	gj_data_int(gj_data_get(row, "latencyMs"), &out.ms);
	read_outcome(r->import, &out.outcome, row, err);
	return rc == GJ_OK ? gj_import__take(r->import, r->source, row, &out, err) : rc;
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
	report r = {.import = import, .source = source, .root = root};
	int64_t errors = 0;
	int rc = GJ_OK;

	r.alike.seed = import->bank.ids.seed;
	if (rows == NULL || rows->kind != GJ_DATA_LIST) {
		gj_data_fault(err, source, rows != NULL ? rows : root,
			      "no list `results.results`: results of promptfoo before version 3");
		return gj_fault_help(
			err, "write them anew: promptfoo export eval ID --output FILE.json");
	}
	for (const gj_data *row = rows->first; rc == GJ_OK && row != NULL; row = row->next) {
		errors += failed(row);
		rc = take(&r, row, err);
	}
	return rc == GJ_OK ? check_totals(import, root, (int64_t)rows->n, errors, err) : rc;
}
