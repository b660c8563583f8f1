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

int gj_objects_fault(const gj_objects *lines, const gj_doc *at, const char *format, ...)
{
	gj_source line = {lines->source.name, lines->text};
	gj_pos pos = at != NULL ? at->pos : (gj_pos){1, 1, 1};
	char message[300];
	va_list list;

	va_start(list, format);
	vsnprintf(message, sizeof message, format, list);
	va_end(list);
	gj_fault(lines->err, GJ_EINPUT, "%s", message);
	gj_fault_at(lines->err, &line, pos, NULL);
	if (lines->err != NULL && lines->err->n_spots > 0)
		lines->err->spot[0].line = lines->number;
	return GJ_EINPUT;
}

int gj_objects_next(gj_objects *lines, const gj_doc **out)
{
	const char *end =
		lines->rest.len > 0 ? memchr(lines->rest.at, '\n', lines->rest.len) : NULL;
	gj_source source = {lines->source.name, {"", 0}};
	gj_doc *doc = NULL;
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
	source.text = lines->text;
	rc = gj_doc_read_json_data(&doc, &lines->scratch, &source, lines->err);
	if (rc == GJ_EINPUT && lines->err != NULL && lines->err->n_spots > 0)
		lines->err->spot[0].line = lines->number;
	if (rc != GJ_OK)
		return rc;
	if (doc->kind != GJ_DOC_MAP)
		return gj_objects_fault(lines, doc, "a line must hold an object");
	*out = doc;
	return GJ_OK;
}

int gj_objects_str(const gj_objects *lines, const gj_doc *of, const char *key, const char *fallback,
		   gj_str *out)
{
	const gj_doc *found = gj_doc_get(of, key);

	*out = gj_str_of(fallback);
	if (found == NULL || (found->kind == GJ_DOC_SCALAR && !found->quoted &&
			      gj_str_eq(found->text, GJ_STR("null"))))
		return GJ_OK;
	if (found->kind != GJ_DOC_SCALAR || !found->quoted)
		return gj_objects_fault(lines, found, "`%s` must be a text", key);
	*out = found->text;
	return GJ_OK;
}

int gj_objects_must(const gj_objects *lines, const gj_doc *of, const char *key, gj_str *out)
{
	if (gj_doc_get(of, key) == NULL)
		return gj_objects_fault(lines, of, "`%s` is missing", key);
	return gj_objects_str(lines, of, key, "", out);
}

int gj_objects_count(const gj_objects *lines, const gj_doc *of, const char *key, int64_t fallback,
		     int64_t *out)
{
	const gj_doc *found = gj_doc_get(of, key);
	size_t i = 0;

	*out = fallback;
	if (found == NULL)
		return GJ_OK;
	*out = 0;
	while (found->kind == GJ_DOC_SCALAR && !found->quoted && i < found->text.len && i < 9 &&
	       found->text.at[i] >= '0' && found->text.at[i] <= '9')
		*out = *out * 10 + (found->text.at[i++] - '0');
	if (found->kind != GJ_DOC_SCALAR || i == 0 || i != found->text.len)
		return gj_objects_fault(lines, found, "`%s` must be a count", key);
	return GJ_OK;
}
