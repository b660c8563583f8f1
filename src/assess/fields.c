/* SPDX-License-Identifier: Apache-2.0 */
#include "assess/fields.h"

#include <stdarg.h>
#include <stdio.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/nearest.h"
#include "base/utf8.h"

gj_str gj_path_in(gj_arena *arena, gj_str folder, gj_str name)
{
	bool whole = folder.len == 0 || (name.len > 0 && name.at[0] == '/');
	size_t len = whole ? name.len : folder.len + 1 + name.len;
	char *at = gj_arena_get(arena, len + 1);

	if (at == NULL)
		return GJ_STR("");
	if (whole)
		snprintf(at, len + 1, "%.*s", GJ_FMT(name));
	else
		snprintf(at, len + 1, "%.*s/%.*s", GJ_FMT(folder), GJ_FMT(name));
	return (gj_str){at, len};
}

int gj_called(gj_str *out, gj_arena *arena, gj_str name, gj_error *err)
{
	gj_buf room;
	int rc;

	*out = name;
	if (gj_utf8_find_hidden(name) == name.len)
		return GJ_OK;
	gj_buf_init(&room, arena->alloc, GJ_BUF_DEFAULT_LIMIT);
	for (size_t i = 0; i < name.len;) {
		gj_str rest = {name.at + i, name.len - i};
		uint32_t code;
		size_t len = gj_utf8_next(rest, &code);

		gj_buf_add(&room, gj_utf8_is_hidden(code) ? GJ_STR("\xef\xbf\xbd")
							  : (gj_str){rest.at, len});
		i += len;
	}
	rc = gj_buf_status(&room);
	if (rc == GJ_OK)
		rc = gj_arena_str(arena, out, gj_buf_str(&room));
	gj_buf_free(&room);
	return rc == GJ_OK ? rc : gj_fault_memory(err);
}

int gj_folder_read(gj_source *out, gj_arena *arena, gj_str folder, const char *name, gj_error *err)
{
	out->name = gj_path_in(arena, folder, gj_str_of(name));
	if (out->name.len == 0)
		return gj_fault_memory(err);
	return gj_file_read_text(&out->text, arena, out->name.at, GJ_ASSESS_MOST_BYTES, err);
}

bool gj_folder_has(gj_arena *arena, gj_str folder, const char *name)
{
	gj_str path = gj_path_in(arena, folder, gj_str_of(name));

	return path.len > 0 && access(path.at, F_OK) == 0;
}

int gj_object_fault(const gj_object *object, const gj_data *at, const char *format, ...)
{
	char text[300];
	va_list args;

	va_start(args, format);
	vsnprintf(text, sizeof text, format, args);
	va_end(args);
	return gj_data_fault(object->err, &object->source, at != NULL ? at : object->data, "%s",
			     text);
}

/* What two readers could read in two ways is no evidence: a key stands once. */
static int read_keys_once(const gj_data **out, gj_arena *arena, const gj_source *source,
			  size_t from, size_t to, gj_error *err)
{
	int rc = gj_data_read(out, arena, source, from, to, err);

	return rc == GJ_OK ? gj_data_check_keys(*out, arena, source, err) : rc;
}

int gj_object_read(gj_object *out, gj_arena *arena, const gj_source *source, const char *schema,
		   gj_error *err)
{
	const gj_data *data;
	gj_str said = GJ_STR("");
	int rc = read_keys_once(&data, arena, source, 0, source->text.len, err);

	if (rc != GJ_OK)
		return rc;
	*out = (gj_object){data, *source, err};
	if (data->kind != GJ_DATA_MAP)
		return gj_object_fault(out, NULL, "not a JSON object");
	rc = gj_object_str(out, "schema", &said);
	if (rc == GJ_OK && !gj_str_eq(said, gj_str_of(schema))) {
		gj_object_fault(out, gj_data_get(data, "schema"), "the schema is `%.*s`, not `%s`",
				GJ_FMT(said), schema);
		return gj_fault_help(err, "this guiju reads `%s` alone", schema);
	}
	return rc;
}

void gj_jsonl_open(gj_jsonl *lines, const gj_source *source, gj_arena *scratch)
{
	*lines = (gj_jsonl){.source = *source, .scratch = scratch, .alloc = scratch->alloc};
}

/* The next line that is not blank; false: there is none. */
static bool cut(gj_jsonl *lines)
{
	gj_str text = lines->source.text;

	while (lines->at < text.len) {
		const char *from = text.at + lines->at,
			   *end = memchr(from, '\n', text.len - lines->at);
		size_t len = end != NULL ? (size_t)(end - from) : text.len - lines->at;

		if (end == NULL && lines->append_only)
			return false;
		lines->at += len + (end != NULL);
		lines->line++;
		lines->raw = (gj_str){from, len};
		for (size_t i = 0; i < len; i++)
			if (from[i] != ' ' && from[i] != '\t' && from[i] != '\r')
				return true;
	}
	return false;
}

int gj_jsonl_next(gj_jsonl *lines, gj_object *out, bool *more, gj_error *err)
{
	size_t limit = lines->scratch->limit;
	const gj_data *data;
	size_t from;
	int rc;

	*more = cut(lines);
	if (!*more)
		return GJ_OK;
	gj_arena_free(lines->scratch);
	gj_arena_init(lines->scratch, lines->alloc, limit);
	from = (size_t)(lines->raw.at - lines->source.text.at);
	rc = read_keys_once(&data, lines->scratch, &lines->source, from, from + lines->raw.len,
			    err);
	if (rc != GJ_OK)
		return rc;
	*out = (gj_object){data, lines->source, err};
	return data->kind == GJ_DATA_MAP ? GJ_OK : gj_object_fault(out, NULL, "not a JSON object");
}

gj_object gj_object_in(const gj_object *object, const gj_data *inner)
{
	gj_object out = *object;

	out.data = inner;
	return out;
}

bool gj_object_says(const gj_object *object, const char *key)
{
	const gj_data *value = gj_data_get(object->data, key);

	return value != NULL && value->kind != GJ_DATA_NULL;
}

/* The member that must be there. */
static int member(const gj_object *object, const char *key, const gj_data **out)
{
	*out = gj_data_get(object->data, key);
	return *out != NULL ? GJ_OK : gj_object_fault(object, NULL, "`%s` is missing", key);
}

/* A text, or a word that stands for one: ids may be numbers. */
static bool is_scalar(const gj_data *value)
{
	return value->kind != GJ_DATA_NULL && value->kind != GJ_DATA_LIST &&
	       value->kind != GJ_DATA_MAP;
}

int gj_object_str(const gj_object *object, const char *key, gj_str *out)
{
	const gj_data *value;
	int rc = member(object, key, &value);

	if (rc != GJ_OK)
		return rc;
	if (!is_scalar(value))
		return gj_object_fault(object, value, "`%s` is a text", key);
	*out = value->text;
	return GJ_OK;
}

int gj_object_str_if(const gj_object *object, const char *key, gj_str *out)
{
	return gj_object_says(object, key) ? gj_object_str(object, key, out) : GJ_OK;
}

int gj_object_int(const gj_object *object, const char *key, int64_t *out)
{
	const gj_data *value;
	int64_t sum = 0;
	int rc = member(object, key, &value);

	if (rc != GJ_OK)
		return rc;
	if (value->kind != GJ_DATA_NUMBER || value->text.len == 0 || value->text.len > 18)
		return gj_object_fault(object, value, "`%s` is a count", key);
	for (size_t i = 0; i < value->text.len; i++) {
		if (value->text.at[i] < '0' || value->text.at[i] > '9')
			return gj_object_fault(object, value, "`%s` is a count", key);
		sum = sum * 10 + (value->text.at[i] - '0');
	}
	*out = sum;
	return GJ_OK;
}

int gj_object_int_if(const gj_object *object, const char *key, int64_t *out)
{
	return gj_object_says(object, key) ? gj_object_int(object, key, out) : GJ_OK;
}

int gj_object_bool(const gj_object *object, const char *key, bool *out)
{
	const gj_data *value;
	int rc = member(object, key, &value);

	if (rc != GJ_OK)
		return rc;
	*out = value->kind == GJ_DATA_TRUE;
	if (!*out && value->kind != GJ_DATA_FALSE)
		return gj_object_fault(object, value, "`%s` is true or false", key);
	return GJ_OK;
}

int gj_object_list(const gj_object *object, const char *key, const gj_data **out)
{
	int rc = member(object, key, out);

	if (rc == GJ_OK && (*out)->kind != GJ_DATA_LIST)
		rc = gj_object_fault(object, *out, "`%s` is a list", key);
	return rc;
}

int gj_object_word(const gj_object *object, const char *key, const char *const *words, size_t n,
		   unsigned *out)
{
	gj_nearest near;
	gj_str said;
	int rc = gj_object_str(object, key, &said);

	if (rc != GJ_OK)
		return rc;
	gj_nearest_start(&near, said);
	for (size_t i = 0; i < n; i++) {
		gj_nearest_offer(&near, gj_str_of(words[i]));
		if (gj_str_eq(said, gj_str_of(words[i]))) {
			*out = (unsigned)i;
			return GJ_OK;
		}
	}
	gj_object_fault(object, gj_data_get(object->data, key), "unknown %s `%.*s`", key,
			GJ_FMT(said));
	if (near.best.len > 0)
		return gj_fault_help(object->err, "did you mean `%.*s`?", GJ_FMT(near.best));
	return gj_fault_help(object->err, "it is one of: %s, %s, ...", words[0], words[n - 1]);
}
