/* SPDX-License-Identifier: Apache-2.0 */
#include "base/parallel.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>

typedef struct job {
	gj_piece *piece;
	void *context;
	size_t n;
	atomic_size_t next;
} job;

typedef struct worker {
	job *job;
	pthread_t thread;
	unsigned number;
	bool started;
} worker;

static void *work(void *argument)
{
	worker *w = argument;
	size_t at;

	while ((at = atomic_fetch_add(&w->job->next, 1)) < w->job->n)
		w->job->piece(w->job->context, w->number, at);
	return NULL;
}

void gj_parallel(size_t n, unsigned threads, gj_piece *piece, void *context)
{
	job all = {piece, context, n, 0};
	worker w[GJ_MOST_THREADS];

	if (threads > GJ_MOST_THREADS)
		threads = GJ_MOST_THREADS;
	if (threads > n)
		threads = (unsigned)n;
	for (unsigned i = 0; i < GJ_MOST_THREADS; i++)
		w[i] = (worker){.job = &all, .number = i};
	for (unsigned i = 1; i < threads; i++)
		w[i].started = pthread_create(&w[i].thread, NULL, work, &w[i]) == 0;
	work(&w[0]);
	for (unsigned i = 1; i < threads; i++)
		if (w[i].started)
			pthread_join(w[i].thread, NULL);
}
