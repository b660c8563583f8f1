/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Where compressed data can be entered, found without decompressing it: frames of zstd that say how much is in them (`zstd -B`, `pzstd`,
 * files put together by `cat`), blocks of BGZF, which is gzip in members that say how long they are (`bgzip`).
 */
#ifndef GJ_CORPUS_FRAME_H
#define GJ_CORPUS_FRAME_H

#include "corpus/corpus.h"

typedef struct gj_frame {
	uint64_t packed, packed_len; /* in the file */
	uint64_t len;		     /* of what is in it */
} gj_frame;

/* The frame that begins at byte `packed`; false: it does not say how long it is, is broken, or is not there. */
bool gj_frame_at(gj_frame *out, const gj_corpus_file *file, uint64_t packed);

#endif
