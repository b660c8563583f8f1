/* SPDX-License-Identifier: Apache-2.0 */
/* Ranges of a file. */
#ifndef GJ_CORPUS_RANGE_H
#define GJ_CORPUS_RANGE_H

#include "corpus/corpus.h"

/*
 * One more range: reading begins at byte `from` of what comes out of the file, `packed` of the file as it stands; the range before
 * ends there. One that would be empty is left out. Not more than the cut asked for.
 */
void gj_range_add(gj_corpus_file *file, uint64_t from, uint64_t packed);

#endif
