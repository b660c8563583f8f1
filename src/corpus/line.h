/* SPDX-License-Identifier: Apache-2.0 */
/* Lines and columns of a file that is read in ranges and chunks: counted as it passes, told when something is wrong. */
#ifndef GJ_CORPUS_LINE_H
#define GJ_CORPUS_LINE_H

#include "corpus/reader.h"

/* The chunk was read to its end: count it. */
void gj_reader_pass(gj_reader *reader);

/* Line and column of a byte in the chunk or just behind it. Counts up to there, so that many faults in a chunk cost no more than one. */
gj_pos gj_reader_place(gj_reader *reader, uint64_t at);

#endif
