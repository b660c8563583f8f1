/* SPDX-License-Identifier: Apache-2.0 */
#include "judge/objects.h"

#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <unistd.h>

#include "base/file.h"

const char *gj_objects_path(gj_arena *arena, const char *folder, const char *name)
{
	size_t a = strnlen(folder, PATH_MAX), b = strlen(name);
	char *path = gj_arena_array(arena, a + b + 2, 1);

	while (a > 1 && folder[a - 1] == '/')
		a--;
	if (path == NULL)
		return NULL;
	snprintf(path, a + b + 2, "%.*s/%s", (int)a, folder, name);
	return path;
}

int gj_objects_open(gj_objects *out, gj_arena *arena, const char *folder, const char *name,
		    bool *there, gj_error *err)
{
	const char *path = gj_objects_path(arena, folder, name);

	memset(out, 0, sizeof *out);
	out->err = err;
	*there = false;
	if (path == NULL)
		return gj_fault_memory(err);
	gj_arena_init(&out->scratch, arena->alloc, GJ_ARENA_DEFAULT_LIMIT);
	out->source.name = gj_str_of(path);
	if (access(path, F_OK) != 0)
		return GJ_OK;
	*there = true;
	if (gj_file_read_text(&out->source.text, arena, path, GJ_OBJECTS_MOST_BYTES, err) != GJ_OK)
		return err->code;
	out->rest = out->source.text;
	return GJ_OK;
}

void gj_objects_close(gj_objects *lines)
{
	gj_arena_free(&lines->scratch);
}

int gj_objects_fault(const gj_objects *lines, const gj_data *at, const char *format, ...)
{
	gj_data begin = {.kind = GJ_DATA_MAP,
			 .at = (size_t)(lines->text.at - lines->source.text.at)};
	char message[300];
	va_list list;

	va_start(list, format);
	vsnprintf(message, sizeof message, format, list);
	va_end(list);
	return gj_data_fault(lines->err, &lines->source, at != NULL ? at : &begin, "%s", message);
}

int gj_objects_next(gj_objects *lines, const gj_data **out)
{
	const char *end =
		lines->rest.len > 0 ? memchr(lines->rest.at, '\n', lines->rest.len) : NULL;
	const gj_data *data = NULL;
	size_t from;
	int rc;

	*out = NULL;
	if (lines->rest.len == 0 || (end == NULL && lines->tail))
		return GJ_OK;
	lines->number++;
	lines->text = (gj_str){lines->rest.at,
			       end != NULL ? (size_t)(end - lines->rest.at) : lines->rest.len};
	lines->rest.at += lines->text.len + (end != NULL);
	lines->rest.len -= lines->text.len + (end != NULL);
	if (end == NULL)
		return gj_objects_fault(lines, NULL, "the last line has no end");
	gj_arena_free(&lines->scratch);
	from = (size_t)(lines->text.at - lines->source.text.at);
	rc = gj_data_read(&data, &lines->scratch, &lines->source, from, from + lines->text.len,
			  lines->err);
	if (rc == GJ_OK)
		rc = gj_data_check_keys(data, &lines->scratch, &lines->source, lines->err);
	if (rc != GJ_OK)
		return rc;
	if (data->kind != GJ_DATA_MAP)
		return gj_objects_fault(lines, data, "a line must hold an object");
	*out = data;
	return GJ_OK;
}

int gj_objects_str(const gj_objects *lines, const gj_data *of, const char *key,
		   const char *fallback, gj_str *out)
{
	const gj_data *found = gj_data_get(of, key);

	*out = gj_str_of(fallback);
	if (found == NULL || found->kind == GJ_DATA_NULL)
		return GJ_OK;
	if (found->kind != GJ_DATA_STRING)
		return gj_objects_fault(lines, found, "`%s` must be a text", key);
	*out = found->text;
	return GJ_OK;
}

int gj_objects_must(const gj_objects *lines, const gj_data *of, const char *key, gj_str *out)
{
	if (gj_data_get(of, key) == NULL)
		return gj_objects_fault(lines, of, "`%s` is missing", key);
	return gj_objects_str(lines, of, key, "", out);
}

int gj_objects_count(const gj_objects *lines, const gj_data *of, const char *key, int64_t fallback,
		     int64_t *out)
{
	const gj_data *found = gj_data_get(of, key);
	size_t i = 0;

	*out = fallback;
	if (found == NULL)
		return GJ_OK;
	*out = 0;
	while (found->kind == GJ_DATA_NUMBER && i < found->text.len && i < 9 &&
	       found->text.at[i] >= '0' && found->text.at[i] <= '9')
		*out = *out * 10 + (found->text.at[i++] - '0');
	if (found->kind != GJ_DATA_NUMBER || i == 0 || i != found->text.len)
		return gj_objects_fault(lines, found, "`%s` must be a count", key);
	return GJ_OK;
}
