/* SPDX-License-Identifier: Apache-2.0 */
/* Rule files to trees, on several threads where that is allowed. */
#include "law/files.h"

#include <stdint.h>

#include "base/file.h"
#include "base/parallel.h"
#include "base/pool.h"

enum { FILE_LIMIT = 16 << 20 };

/* Below a folder `tests`: such files say nothing about what the law is. */
bool gj_files_is_test(gj_str name)
{
	gj_str folder = GJ_STR("tests/");

	for (size_t i = 0; i + folder.len < name.len; i++)
		if ((i == 0 || name.at[i - 1] == '/') &&
		    gj_str_starts((gj_str){name.at + i, name.len - i}, folder))
			return true;
	return false;
}

/*
 * Names inside the rule base are relative to the folder that was named, so that the hash does not hang on where it
 * lies; a file that was named itself goes by its last name.
 */
static gj_str relative(gj_str path, gj_str root)
{
	bool below = path.len > root.len && gj_str_starts(path, root);
	size_t from = below ? root.len : path.len;

	while (!below && from > 0 && path.at[from - 1] != '/')
		from--;
	while (below && from < path.len && path.at[from] == '/')
		from++;
	return (gj_str){path.at + from, path.len - from};
}

typedef struct list {
	gj_listed *item;
	size_t n, cap;
	gj_map path; /* what is listed already: a file named twice is one file */
} list;

static int list_file(list *out, gj_arena *arena, gj_str path, gj_str root)
{
	uint32_t known = 0;
	bool found;

	if (gj_map_put(&out->path, arena, path, &known, &found) != GJ_OK)
		return GJ_ENOMEM;
	if (found)
		return GJ_OK;
	if (gj_arena_room(arena, (void **)&out->item, &out->cap, out->n, sizeof *out->item) !=
	    GJ_OK)
		return GJ_ENOMEM;
	out->item[out->n++] = (gj_listed){path, relative(path, root)};
	return GJ_OK;
}

static int list_path(list *out, gj_arena *arena, const char *path, unsigned flags, gj_error *err)
{
	gj_paths paths = {0};
	gj_str root = gj_str_of(path);
	const char *without = (flags & GJ_LOAD_WITHOUT_TESTS) != 0 ? "tests" : NULL;
	int rc = gj_file_list_without(&paths, arena, path, ".gj", without, err);

	for (size_t i = 0; rc == GJ_OK && i < paths.n; i++)
		if (((flags & GJ_LOAD_WITHOUT_TESTS) == 0 ||
		     !gj_files_is_test(relative(paths.item[i], root))) &&
		    list_file(out, arena, paths.item[i], root) != GJ_OK)
			rc = gj_fault_memory(err);
	return rc;
}

int gj_files_list(gj_listed **out, size_t *n, gj_arena *arena, const char *const *paths,
		  size_t n_paths, unsigned flags, gj_error *err)
{
	list files = {0};
	int rc = GJ_OK;

	for (size_t i = 0; rc == GJ_OK && i < n_paths; i++)
		rc = list_path(&files, arena, paths[i], flags, err);
	if (rc == GJ_OK && files.n == 0) {
		rc = gj_fault(err, GJ_EIO, "no rule files (*.gj) were found");
		gj_fault_help(err, "name the folder with the rules by --rules");
	}
	*out = files.item;
	*n = files.n;
	return rc;
}

/* ---- reading ---- */

/* A file to read, and what came of it. */
typedef struct wanted {
	gj_listed file;
	gj_tree *tree;
	int rc; /* GJ_OK also for a file that was not looked at, because one before it failed */
} wanted;

typedef struct wanteds {
	wanted *item;
	size_t n;
} wanteds;

static int read_file(wanted *want, gj_arena *arena, gj_error *err)
{
	gj_source source = {want->file.path, GJ_STR("")};
	int rc = gj_file_read(&source.text, arena, want->file.path.at, FILE_LIMIT, err);

	/* The parser looks whether it is UTF-8. */
	if (rc == GJ_OK && gj_str_starts(source.text, GJ_STR("\xef\xbb\xbf"))) {
		source.text.at += 3;
		source.text.len -= 3;
	}

	if (rc == GJ_OK)
		rc = gj_parse(&want->tree, arena, &source, err);
	if (rc == GJ_OK) {
		want->tree->base_name = want->file.base_name;
		gj_blake2b_hex(source.text, want->tree->hash);
	}
	return rc;
}

/* ---- on several threads ---- */

enum { THREADS = 4, FEW_FILES = 12 };

typedef struct reading {
	wanteds *files;
	gj_arena arena[THREADS];
	gj_error err[THREADS];
	size_t failed[THREADS]; /* the first file at which this worker failed */
} reading;

static void read_piece(void *context, unsigned worker, size_t piece)
{
	reading *r = context;
	wanted *file = &r->files->item[piece];

	if (r->failed[worker] != SIZE_MAX)
		return;
	file->rc = read_file(file, &r->arena[worker], &r->err[worker]);
	if (file->rc != GJ_OK)
		r->failed[worker] = piece;
}

/*
 * Files are handed out in their order, so all before the first one that failed were read: the error is the one that
 * reading one after the other gives.
 */
static int read_together(wanteds *files, gj_arena *arena, gj_error *err)
{
	reading r = {.files = files};
	size_t first = SIZE_MAX;
	unsigned by = 0;
	int rc = GJ_OK;

	for (unsigned i = 0; i < THREADS; i++) {
		gj_arena_init(&r.arena[i], arena->alloc, arena->limit);
		gj_arena_expect_much(&r.arena[i]);
		r.failed[i] = SIZE_MAX;
	}
	gj_parallel(files->n, THREADS, read_piece, &r);
	for (unsigned i = 0; i < THREADS; i++) {
		if (r.failed[i] < first) {
			first = r.failed[i];
			by = i;
		}
		if (gj_arena_adopt(arena, &r.arena[i]) != GJ_OK) {
			gj_arena_free(&r.arena[i]);
			rc = gj_fault_memory(err);
		}
	}
	if (rc != GJ_OK || first == SIZE_MAX)
		return rc;
	if (err != NULL)
		*err = r.err[by];
	return files->item[first].rc;
}

/* An allocator of the caller's may not be fit for threads. */
static int read_all(wanteds *files, gj_arena *arena, gj_error *err)
{
	int rc = GJ_OK;

	if ((arena->alloc == gj_alloc_system() || gj_pool_is(arena->alloc)) &&
	    files->n >= FEW_FILES)
		return read_together(files, arena, err);
	for (size_t i = 0; rc == GJ_OK && i < files->n; i++)
		rc = read_file(&files->item[i], arena, err);
	return rc;
}

int gj_files_read(gj_tree ***out, size_t *n, gj_arena *arena, const char *const *paths,
		  size_t n_paths, unsigned flags, gj_error *err)
{
	gj_listed *listed;
	wanteds files = {0};
	int rc = gj_files_list(&listed, &files.n, arena, paths, n_paths, flags, err);

	*out = NULL;
	*n = 0;
	if (rc != GJ_OK)
		return rc;
	files.item = gj_arena_array(arena, files.n, sizeof *files.item);
	*out = gj_arena_array(arena, files.n, sizeof **out);
	if (files.item == NULL || *out == NULL)
		return gj_fault_memory(err);
	for (size_t i = 0; i < files.n; i++)
		files.item[i].file = listed[i];
	rc = read_all(&files, arena, err);
	for (size_t i = 0; rc == GJ_OK && i < files.n; i++)
		(*out)[i] = files.item[i].tree;
	*n = rc == GJ_OK ? files.n : 0;
	return rc;
}
