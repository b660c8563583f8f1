/* SPDX-License-Identifier: Apache-2.0 */
#include "endpoint/outcome.h"

#include <stdio.h>

#include "base/buf.h"
#include "base/utf8.h"

enum { HTTP_OK = 200, MOST_ERROR = 300, FIRST_FAULT_OF_SERVER = 500 };

static const char *const classes[GJ_N_ENDPOINT_CLASSES] = {"answered", "empty", "filtered", "error",
							   "missing"};

const char *gj_endpoint_outcome_class_name(gj_endpoint_outcome_class class)
{
	return classes[class];
}

bool gj_endpoint_outcome_class_of(gj_endpoint_outcome_class *out, gj_str word)
{
	for (unsigned i = 0; i < GJ_ENDPOINT_MISSING; i++)
		if (gj_str_eq(word, gj_str_of(classes[i]))) {
			*out = (gj_endpoint_outcome_class)i;
			return true;
		}
	return false;
}

bool gj_endpoint_outcome_is_filter(gj_str word)
{
	static const char *const words[] = {
#define FILTER(word, where, source) word,
#define FILTER_CODE(path, code, beside, where, source)
#include "endpoint/filters.def"
#undef FILTER
#undef FILTER_CODE
	};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (gj_str_eq(word, gj_str_of(words[i])))
			return true;
	return false;
}

bool gj_endpoint_outcome_says(gj_str text)
{
	for (size_t i = 0; i < text.len; i++)
		if (text.at[i] != ' ' && text.at[i] != '\n' && text.at[i] != '\t' &&
		    text.at[i] != '\r')
			return true;
	return false;
}

/* ---- errors ---- */

/* One line of it, and not too much: servers send whole pages. */
static int say(gj_endpoint_outcome *out, gj_arena *arena, const char *what, gj_str more,
	       gj_error *err)
{
	gj_buf buf;
	int rc;

	gj_buf_init(&buf, gj_alloc_system(), GJ_BUF_DEFAULT_LIMIT);
	gj_buf_puts(&buf, what);
	if (more.len > 0)
		gj_buf_puts(&buf, ": ");
	for (size_t i = 0; i < more.len && buf.len < MOST_ERROR; i++)
		gj_buf_putc(&buf, (unsigned char)more.at[i] < 0x20 ? ' ' : more.at[i]);
	rc = gj_buf_status(&buf);
	if (rc == GJ_OK) {
		gj_str text = gj_buf_str(&buf);

		while (gj_utf8_valid(text) != text.len) /* cut inside a character */
			text.len = gj_utf8_valid(text);
		rc = gj_arena_str(arena, &out->error, text);
	}
	gj_buf_free(&buf);
	out->class = GJ_ENDPOINT_ERROR;
	return rc == GJ_OK ? GJ_OK : gj_fault_memory(err);
}

/* A bare number is a filter's with one service, and something else with another: its own field beside it tells. */
static bool filter_code(const gj_data *root)
{
	static const struct {
		const char *path, *code, *beside;
	} codes[] = {
#define FILTER(word, where, source)
#define FILTER_CODE(path, code, beside, where, source) {path, code, beside},
#include "endpoint/filters.def"
#undef FILTER
#undef FILTER_CODE
	};

	for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
		const gj_data *code = gj_data_path(root, codes[i].path);

		if (code != NULL && gj_str_eq(code->text, gj_str_of(codes[i].code)) &&
		    gj_data_path(root, codes[i].beside) != NULL)
			return true;
	}
	return false;
}

static bool filtered(const gj_data *root, const gj_data *error)
{
	if (filter_code(root))
		return true;
	if (error == NULL)
		error = root;
	return gj_endpoint_outcome_is_filter(gj_data_text(gj_data_get(error, "code"))) ||
	       gj_endpoint_outcome_is_filter(gj_data_text(gj_data_get(error, "type"))) ||
	       gj_endpoint_outcome_is_filter(gj_data_text(gj_data_path(error, "innererror.code")));
}

/* What a server says of its error: {"error": {"message", "code"}}, {"error": "..."}, {"message", "code"}, {"base_resp": {"status_msg"}}. */
static gj_str message(const gj_data *root, const gj_data *error)
{
	if (error != NULL && error->kind == GJ_DATA_STRING)
		return error->text;
	if (error == NULL && gj_data_get(root, "message") == NULL)
		return gj_data_text(gj_data_path(root, "base_resp.status_msg"));
	return gj_data_text(gj_data_get(error != NULL ? error : root, "message"));
}

/* The server was in trouble, or was asked too much: the same request may do better later. */
static bool may_mend(long status)
{
	return status == 408 || status == 429 || status >= FIRST_FAULT_OF_SERVER;
}

static int read_error(gj_endpoint_outcome *out, gj_arena *arena, const gj_data *root, gj_error *err)
{
	const gj_data *error = gj_data_get(root, "error");
	char what[40];
	int rc;

	snprintf(what, sizeof what, out->status == HTTP_OK ? "an error with HTTP %ld" : "HTTP %ld",
		 out->status);
	rc = say(out, arena, what, message(root, error), err);
	if (filtered(root, error)) {
		out->class = GJ_ENDPOINT_FILTERED;
		return rc;
	}
	out->again = may_mend(out->status);
	out->hopeless = out->status == 401 || out->status == 404 || out->status == 405;
	return rc;
}

/* ---- answers ---- */

/* A content is a string, null, or a list of parts with a text each. */
static int content(gj_str *out, gj_arena *arena, const gj_data *value, gj_error *err)
{
	gj_buf buf;
	int rc;

	*out = gj_data_text(value);
	if (value == NULL || value->kind != GJ_DATA_LIST)
		return GJ_OK;
	gj_buf_init(&buf, gj_alloc_system(), GJ_BUF_DEFAULT_LIMIT);
	for (const gj_data *part = value->first; part != NULL; part = part->next)
		gj_buf_add(&buf, part->kind == GJ_DATA_STRING
					 ? part->text
					 : gj_data_text(gj_data_get(part, "text")));
	rc = gj_buf_status(&buf);
	if (rc == GJ_OK)
		rc = gj_arena_str(arena, out, gj_buf_str(&buf));
	gj_buf_free(&buf);
	return rc == GJ_OK ? GJ_OK : gj_fault_memory(err);
}

static int read_choice(gj_endpoint_outcome *out, gj_arena *arena, const gj_data *choice,
		       gj_error *err)
{
	const gj_data *told = gj_data_get(choice, "message");
	const gj_data *said = gj_data_get(told, "content");
	int rc = GJ_OK;

	if (told == NULL || told->kind != GJ_DATA_MAP)
		return say(out, arena, "the response has no `message`", (gj_str){NULL, 0}, err);
	if (said != NULL && (said->kind == GJ_DATA_NUMBER || said->kind == GJ_DATA_TRUE ||
			     said->kind == GJ_DATA_FALSE || said->kind == GJ_DATA_MAP))
		return say(out, arena, "the `content` of the response is no text",
			   (gj_str){NULL, 0}, err);
	rc = content(&out->text, arena, said, err);
	if (!gj_endpoint_outcome_says(out->text) &&
	    gj_endpoint_outcome_says(gj_data_text(gj_data_get(told, "refusal"))))
		out->text = gj_data_text(gj_data_get(told, "refusal"));
	out->finish = gj_data_text(gj_data_get(choice, "finish_reason"));
	if (gj_endpoint_outcome_is_filter(out->finish))
		out->class = GJ_ENDPOINT_FILTERED;
	else
		out->class = gj_endpoint_outcome_says(out->text) ? GJ_ENDPOINT_ANSWERED
								 : GJ_ENDPOINT_EMPTY;
	return rc;
}

static bool tells_of_error(const gj_data *root)
{
	const gj_data *error = gj_data_get(root, "error");

	return (error != NULL && error->kind != GJ_DATA_NULL) || filter_code(root);
}

int gj_endpoint_outcome_read(gj_endpoint_outcome *out, gj_arena *arena, long status, gj_str body,
			     gj_error *err)
{
	gj_source source = {GJ_STR("response"), body};
	const gj_data *root, *choices;
	gj_error unsound = {0};
	int rc = gj_data_read(&root, arena, &source, 0, body.len, &unsound);

	*out = (gj_endpoint_outcome){.class = GJ_ENDPOINT_ERROR, .status = status};
	if (rc ==
	    GJ_ENOMEM) { /* a body of nothing but brackets: the server's fault, and no end of the run */
		out->error = GJ_STR("the response has more values than are taken");
		out->again = may_mend(status);
		return GJ_OK;
	}
	if (status != HTTP_OK || (rc == GJ_OK && tells_of_error(root)))
		return read_error(out, arena, rc == GJ_OK ? root : NULL, err);
	if (rc != GJ_OK)
		return say(out, arena, "the response is not JSON", gj_str_of(unsound.message), err);
	choices = gj_data_get(root, "choices");
	if (choices == NULL || choices->kind != GJ_DATA_LIST || choices->n == 0)
		return say(out, arena, "the response has no `choices`", (gj_str){NULL, 0}, err);
	return read_choice(out, arena, choices->first, err);
}
