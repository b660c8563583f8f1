/* SPDX-License-Identifier: Apache-2.0 */
#include "screen/files.h"

#include <errno.h>
#include <inttypes.h>
#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/file_fault.h"
#include "base/hash.h"
#include "base/parallel.h"
#include "base/sha256.h"
#include "corpus/list.h"

enum { PIECE = 64 << 10, TELL = 4 << 20 };

typedef struct hashing {
	gj_screen_files *files;
	const gj_corpus_options *options;
	gj_screen_hashing *said;
	void *context;
	pthread_mutex_t lock;
	uint64_t done;
	size_t failed; /* the first file that could not be read; files->n: none */
	int rc;
	gj_error err;
} hashing;

const char *gj_screen_packing_name(gj_corpus_packing packing)
{
	return packing == GJ_PACKED_GZIP ? "gzip" : packing == GJ_PACKED_ZSTD ? "zstd" : "none";
}

int gj_screen_hash_file(gj_screen_file *file, int fd, const gj_screen_hash_watch *watch,
			gj_error *err)
{
	gj_sha256 state;
	unsigned char hash[32];
	char piece[PIECE];
	uint64_t at = 0;

	gj_sha256_begin(&state);
	for (;;) {
		int rc = watch->read(watch->context, &state, at, err);
		uint64_t want = watch->next(watch->context) - at;
		ssize_t n;

		if (rc != GJ_OK)
			return rc;
		n = pread(fd, piece, want < PIECE ? want : PIECE, (off_t)at);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return gj_file__fault(err, file->path, "cannot read", errno);
		if (n == 0)
			break;
		gj_sha256_add(&state, (gj_str){piece, (size_t)n});
		at += (uint64_t)n;
	}
	if (at != file->bytes)
		return gj_file__fault(err, file->path, "the file changed while it was read", EIO);
	gj_sha256_end(&state, hash);
	gj_hash_hex(hash, file->sha256);
	return GJ_OK;
}

/* Of one file: how far it is told. */
typedef struct telling {
	hashing *all;
	const gj_screen_file *file;
	uint64_t told;
} telling;

static uint64_t any_time(void *context)
{
	(void)context;
	return UINT64_MAX;
}

static int tell(void *context, const gj_sha256 *state, uint64_t read, gj_error *err)
{
	telling *t = context;
	hashing *h = t->all;

	(void)state;
	(void)err;
	if (read - t->told < TELL && read < t->file->bytes)
		return GJ_OK;
	pthread_mutex_lock(&h->lock);
	h->done += read - t->told;
	if (h->said != NULL)
		h->said(h->context, h->done, h->files->bytes);
	pthread_mutex_unlock(&h->lock);
	t->told = read;
	return GJ_OK;
}

static int look(hashing *h, gj_screen_file *file, bool hash, gj_error *err)
{
	gj_corpus_file open;
	gj_arena arena;
	int rc;

	gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
	rc = gj_corpus_open(&open, &arena, file->path, h->options, err);
	if (rc == GJ_OK) {
		file->bytes = open.size;
		file->format = open.format;
		file->packing = open.packing;
		if (hash) {
			telling t = {h, file, 0};
			gj_screen_hash_watch watch = {&t, any_time, tell};

			rc = gj_screen_hash_file(file, open.fd, &watch, err);
		}
		gj_corpus_close(&open);
	}
	gj_arena_free(&arena);
	return rc;
}

static void hash_one(void *context, unsigned worker, size_t i)
{
	hashing *h = context;
	gj_error err = {0};
	int rc = look(h, &h->files->item[i], true, &err);

	(void)worker;
	if (rc == GJ_OK)
		return;
	pthread_mutex_lock(&h->lock);
	if (i < h->failed) {
		h->failed = i;
		h->rc = rc;
		h->err = err;
	}
	pthread_mutex_unlock(&h->lock);
}

static int by_path(const void *a, const void *b)
{
	const gj_screen_file *const *left = a, *const *right = b;

	return gj_str_cmp((*left)->path, (*right)->path);
}

/* SHA-256 of the lines "SHA256  BYTES  PATH\n" in byte order of the paths: the same for any order in which the files were named. */
int gj_screen_files_seal(gj_screen_files *files, gj_arena *arena, gj_error *err)
{
	const gj_screen_file **sorted = gj_arena_array(arena, files->n + 1, sizeof(void *));
	gj_buf lines;
	int rc;

	if (sorted == NULL)
		return gj_fault_memory(err);
	for (size_t i = 0; i < files->n; i++)
		sorted[i] = &files->item[i];
	qsort(sorted, files->n, sizeof *sorted, by_path);
	gj_buf_init(&lines, arena->alloc, SIZE_MAX);
	for (size_t i = 0; i < files->n; i++)
		gj_buf_printf(&lines, "%s  %" PRIu64 "  %.*s\n", sorted[i]->sha256,
			      sorted[i]->bytes, GJ_FMT(sorted[i]->path));
	gj_sha256_hex(gj_buf_str(&lines), files->hash);
	rc = gj_buf_status(&lines) == GJ_OK ? GJ_OK : gj_fault_memory(err);
	gj_buf_free(&lines);
	return rc;
}

static int take_paths(gj_screen_files *out, gj_arena *arena, const gj_paths *paths, gj_error *err)
{
	if (paths->n > GJ_SCREEN_MOST_FILES)
		return gj_fault(err, GJ_EINPUT, "the corpora have %zu files; %d can be read",
				paths->n, GJ_SCREEN_MOST_FILES);
	out->item = gj_arena_array(arena, paths->n, sizeof *out->item);
	if (out->item == NULL)
		return gj_fault_memory(err);
	out->n = paths->n;
	for (size_t i = 0; i < paths->n; i++)
		out->item[i].path = paths->item[i];
	return GJ_OK;
}

int gj_screen_files_read(gj_screen_files *out, gj_arena *arena, const char *const *named, size_t n,
			 const gj_corpus_options *options, bool hash, unsigned threads,
			 gj_screen_hashing *said, void *context, gj_error *err)
{
	hashing h = {.files = out, .options = options, .said = said, .context = context};
	gj_paths paths = {0};
	int rc;

	*out = (gj_screen_files){0};
	rc = gj_corpus_list(&paths, arena, named, n, options->format, &out->passed, err);
	if (rc == GJ_OK)
		rc = take_paths(out, arena, &paths, err);
	/* All are opened before the first is hashed: what cannot be read is known at once. */
	for (size_t i = 0; i < out->n && rc == GJ_OK; i++) {
		rc = look(&h, &out->item[i], false, err);
		out->bytes += out->item[i].bytes;
	}
	if (rc != GJ_OK)
		return rc;
	if (!hash)
		return gj_screen_files_seal(out, arena, err);
	pthread_mutex_init(&h.lock, NULL);
	h.failed = out->n;
	gj_parallel(out->n, threads, hash_one, &h);
	pthread_mutex_destroy(&h.lock);
	if (h.rc != GJ_OK) {
		if (err != NULL)
			*err = h.err;
		return h.rc;
	}
	return gj_screen_files_seal(out, arena, err);
}
