/* SPDX-License-Identifier: Apache-2.0 */
/* Files below a folder, in byte order of their paths. */
#define _DEFAULT_SOURCE /* d_type, which says what an entry is */
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "base/file_fault.h"

enum { MOST_DEPTH = 32 };

typedef struct walk {
	gj_paths *out;
	gj_arena *arena;
	gj_str suffix;
	const char *without; /* name of folders that are passed over; NULL: none */
	gj_error *err;
} walk;

static int add(walk *w, gj_str path)
{
	if (gj_arena_room(w->arena, (void **)&w->out->item, &w->out->cap, w->out->n, sizeof path) !=
	    GJ_OK)
		return gj_fault_memory(w->err);
	w->out->item[w->out->n++] = path;
	return GJ_OK;
}

static int join(walk *w, gj_str *out, gj_str folder, const char *name)
{
	size_t len = strlen(name);
	bool slash = folder.len > 0 && folder.at[folder.len - 1] != '/';
	char *path = gj_arena_get(w->arena, folder.len + slash + len + 1);

	if (path == NULL)
		return gj_fault_memory(w->err);
	memcpy(path, folder.at, folder.len);
	if (slash)
		path[folder.len] = '/';
	memcpy(path + folder.len + slash, name, len + 1);
	out->at = path;
	out->len = folder.len + slash + len;
	return GJ_OK;
}

static int fault_path(walk *w, gj_str path)
{
	return gj_file__fault(w->err, path, "cannot read", errno);
}

static int fault_depth(walk *w, gj_str path)
{
	gj_source source = {path, GJ_STR("")};

	gj_fault(w->err, GJ_EINPUT, "folders are nested too deeply");
	gj_fault_at(w->err, &source, (gj_pos){0, 0, 0}, NULL);
	return GJ_EINPUT;
}

static bool ends_in(gj_str path, gj_str suffix)
{
	return path.len >= suffix.len &&
	       memcmp(path.at + path.len - suffix.len, suffix.at, suffix.len) == 0;
}

static int visit_folder(walk *w, gj_str path, unsigned depth);
static int visit(walk *w, gj_str path, unsigned depth);

/* Most systems say what an entry is; only where this one does not, or it is a link, is the file asked. */
static int visit_entry(walk *w, gj_str folder, const struct dirent *entry, unsigned depth)
{
	gj_str path = GJ_STR("");
	int rc;

	if (entry->d_type == DT_DIR && w->without != NULL && strcmp(entry->d_name, w->without) == 0)
		return GJ_OK;
	rc = join(w, &path, folder, entry->d_name);
	if (rc != GJ_OK)
		return rc;
	if (entry->d_type == DT_DIR)
		return visit_folder(w, path, depth);
	if (entry->d_type == DT_REG)
		return ends_in(path, w->suffix) ? add(w, path) : GJ_OK;
	return visit(w, path, depth);
}

static int visit_folder(walk *w, gj_str path, unsigned depth)
{
	DIR *folder;
	int rc = GJ_OK;

	if (depth == MOST_DEPTH)
		return fault_depth(w, path);
	folder = opendir(path.at);
	if (folder == NULL)
		return fault_path(w, path);
	while (rc == GJ_OK) {
		struct dirent *entry;

		errno = 0;
		entry = readdir(folder);
		if (entry == NULL) {
			rc = errno == 0 ? GJ_OK : fault_path(w, path);
			break;
		}
		if (entry->d_name[0] == '.')
			continue;
		rc = visit_entry(w, path, entry, depth + 1);
	}
	closedir(folder);
	return rc;
}

static int visit(walk *w, gj_str path, unsigned depth)
{
	struct stat about;
	bool link;

	if (lstat(path.at, &about) != 0)
		return fault_path(w, path);
	link = S_ISLNK(about.st_mode);
	/* A link to nowhere is an error only where it would be read. */
	if (link && stat(path.at, &about) != 0)
		return depth == 0 || ends_in(path, w->suffix) ? fault_path(w, path) : GJ_OK;
	/* The path that was named may be a link; one found below is not followed into a folder: it may be a circle. */
	if (S_ISDIR(about.st_mode))
		return depth > 0 && link ? GJ_OK : visit_folder(w, path, depth);
	if (depth == 0)
		return add(w, path);
	/* A pipe or a device below would be waited for without end. */
	return S_ISREG(about.st_mode) && ends_in(path, w->suffix) ? add(w, path) : GJ_OK;
}

static int by_bytes(const void *a, const void *b)
{
	return gj_str_cmp(*(const gj_str *)a, *(const gj_str *)b);
}

int gj_file_list_without(gj_paths *out, gj_arena *arena, const char *path, const char *suffix,
			 const char *without, gj_error *err)
{
	walk w = {out, arena, gj_str_of(suffix), without, err};
	size_t before = out->n;
	gj_str copy;
	int rc;

	if (gj_arena_str(arena, &copy, gj_str_of(path)) != GJ_OK)
		return gj_fault_memory(err);
	rc = visit(&w, copy, 0);
	if (rc == GJ_OK && out->n > before)
		qsort(out->item + before, out->n - before, sizeof *out->item, by_bytes);
	return rc;
}

int gj_file_list(gj_paths *out, gj_arena *arena, const char *path, const char *suffix,
		 gj_error *err)
{
	return gj_file_list_without(out, arena, path, suffix, NULL, err);
}
