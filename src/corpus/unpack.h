/* SPDX-License-Identifier: Apache-2.0 */
/* The bytes of a file from some place on, decompressed if need be. */
#ifndef GJ_CORPUS_UNPACK_H
#define GJ_CORPUS_UNPACK_H

#include "corpus/corpus.h"

typedef struct gj_unpack {
	const gj_corpus_file *file;
	gj_corpus_progress *progress; /* NULL: nobody asks */
	uint64_t packed;	      /* byte of the file that is read next */
	uint64_t took, gave;	      /* bytes since the start: from the file, to the reader */
	char *in;
	size_t in_len, in_at; /* compressed bytes in hand, and how many are used up */
	bool over;	      /* the file has ended */
	bool open;	      /* inside a member or frame */
	void *state;	      /* of the library */
} gj_unpack;

enum { GJ_UNPACK_IN = 64 << 10 };

/* `packed`: a byte at which the file, a member or a frame begins. To be closed also when it fails. */
int gj_unpack_open(gj_unpack *out, const gj_corpus_file *file, uint64_t packed, gj_arena *arena,
		   gj_corpus_progress *progress, gj_error *err);
void gj_unpack_close(gj_unpack *unpack);

/* Up to `size` bytes; none with GJ_OK: the end. On an error *got bytes came before it. */
int gj_unpack_fill(gj_unpack *unpack, char *to, size_t size, size_t *got, gj_error *err);

/* For the three that know a format. */
int gj_unpack__read(gj_unpack *unpack, char *to, size_t size, size_t *got, gj_error *err);
int gj_unpack__more(gj_unpack *unpack, gj_error *err); /* compressed bytes, if none are in hand */
int gj_unpack__gzip_open(gj_unpack *unpack, gj_arena *arena, gj_error *err);
void gj_unpack__gzip_close(gj_unpack *unpack);
int gj_unpack__gzip_fill(gj_unpack *unpack, char *to, size_t size, size_t *got, gj_error *err);
int gj_unpack__zstd_open(gj_unpack *unpack, gj_error *err);
void gj_unpack__zstd_close(gj_unpack *unpack);
int gj_unpack__zstd_fill(gj_unpack *unpack, char *to, size_t size, size_t *got, gj_error *err);

/* An error of the file as a whole. */
int gj_corpus__file_fault(gj_error *err, int code, gj_str path, const char *format, ...)
	GJ_PRINTF(4, 5);

#endif
