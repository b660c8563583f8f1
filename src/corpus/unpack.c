/* SPDX-License-Identifier: Apache-2.0 */
/* Bytes out of a file, and how many may come out of how few. */
#include "corpus/unpack.h"

#include <errno.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <unistd.h>

#include "base/file_fault.h"

enum { FREE = 64 << 20 }; /* as many bytes come out of whatever went in */

int gj_corpus__file_fault(gj_error *err, int code, gj_str path, const char *format, ...)
{
	gj_source source = {path, GJ_STR("")};
	char words[400];
	va_list args;

	va_start(args, format);
	vsnprintf(words, sizeof words, format, args);
	va_end(args);
	gj_fault(err, code, "%s", words);
	gj_fault_at(err, &source, (gj_pos){0, 0, 0}, NULL);
	return code;
}

int gj_unpack_open(gj_unpack *out, const gj_corpus_file *file, uint64_t packed, gj_arena *arena,
		   gj_corpus_progress *progress, gj_error *err)
{
	*out = (gj_unpack){.file = file, .progress = progress, .packed = packed};
	if (file->packing == GJ_PACKED_NOT)
		return GJ_OK;
	out->in = gj_arena_get(arena, GJ_UNPACK_IN);
	if (out->in == NULL)
		return gj_fault_memory(err);
	return file->packing == GJ_PACKED_GZIP ? gj_unpack__gzip_open(out, arena, err)
					       : gj_unpack__zstd_open(out, err);
}

void gj_unpack_close(gj_unpack *unpack)
{
	if (unpack->state != NULL && unpack->file->packing == GJ_PACKED_GZIP)
		gj_unpack__gzip_close(unpack);
	else if (unpack->state != NULL)
		gj_unpack__zstd_close(unpack);
	unpack->state = NULL;
}

int gj_unpack__read(gj_unpack *unpack, char *to, size_t size, size_t *got, gj_error *err)
{
	const gj_corpus_file *file = unpack->file;
	ssize_t n;

	*got = 0;
	/* What was added since the file was opened is not read: the ranges were cut without it. */
	if (unpack->packed >= file->size)
		return GJ_OK;
	if (size > file->size - unpack->packed)
		size = (size_t)(file->size - unpack->packed);
	do
		n = pread(file->fd, to, size, (off_t)unpack->packed);
	while (n < 0 && errno == EINTR);
	if (n < 0)
		return gj_file__fault(err, file->path, "cannot read", errno);
	if (n == 0)
		return gj_corpus__file_fault(err, GJ_EIO, file->path,
					     "the file became shorter while it was read");
	*got = (size_t)n;
	unpack->packed += (uint64_t)n;
	unpack->took += (uint64_t)n;
	if (unpack->progress != NULL)
		atomic_fetch_add_explicit(&unpack->progress->done, (uint64_t)n,
					  memory_order_relaxed);
	return GJ_OK;
}

int gj_unpack__more(gj_unpack *unpack, gj_error *err)
{
	int rc;

	if (unpack->in_at < unpack->in_len || unpack->over)
		return GJ_OK;
	unpack->in_at = unpack->in_len = 0;
	rc = gj_unpack__read(unpack, unpack->in, GJ_UNPACK_IN, &unpack->in_len, err);
	unpack->over = rc == GJ_OK && unpack->in_len == 0;
	return rc;
}

/* A few kilobytes can become terabytes; say so before they do. */
static int check_ratio(const gj_unpack *unpack, gj_error *err)
{
	const gj_corpus_options *options = &unpack->file->options;

	if (unpack->gave > options->most_bytes) {
		gj_corpus__file_fault(err, GJ_EINPUT, unpack->file->path,
				      "more than %" PRIu64 " bytes come out of the file",
				      options->most_bytes);
		gj_fault_help(err, "raise the limit of bytes if the file is to be trusted");
		return GJ_EINPUT;
	}
	if (unpack->file->packing == GJ_PACKED_NOT || unpack->gave <= FREE ||
	    unpack->gave / options->most_ratio <= unpack->took)
		return GJ_OK;
	gj_corpus__file_fault(
		err, GJ_EINPUT, unpack->file->path,
		"the file grows to more than %u times its size when it is decompressed",
		options->most_ratio);
	gj_fault_help(err, "raise the limit of the ratio if the file is to be trusted");
	return GJ_EINPUT;
}

int gj_unpack_fill(gj_unpack *unpack, char *to, size_t size, size_t *got, gj_error *err)
{
	int rc;

	switch (unpack->file->packing) {
	case GJ_PACKED_GZIP:
		rc = gj_unpack__gzip_fill(unpack, to, size, got, err);
		break;
	case GJ_PACKED_ZSTD:
		rc = gj_unpack__zstd_fill(unpack, to, size, got, err);
		break;
	default:
		rc = gj_unpack__read(unpack, to, size, got, err);
	}
	unpack->gave += *got;
	return rc == GJ_OK ? check_ratio(unpack, err) : rc;
}
