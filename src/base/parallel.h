/* SPDX-License-Identifier: Apache-2.0 */
/* Independent pieces of work on a few threads. What comes out may not hang on how many there are. */
#ifndef GJ_BASE_PARALLEL_H
#define GJ_BASE_PARALLEL_H

#include <stddef.h>

enum { GJ_MOST_THREADS = 16 };

/* One piece: `worker` is less than the number of threads; a worker does one piece at a time. */
typedef void gj_piece(void *context, unsigned worker, size_t piece);

/*
 * Do pieces 0 to n-1, handed out in that order, on at most `threads` threads, the calling one among them; return when all
 * are done. Threads that cannot be had are done without.
 */
void gj_parallel(size_t n, unsigned threads, gj_piece *piece, void *context);

#endif
