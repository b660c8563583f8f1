/* SPDX-License-Identifier: Apache-2.0 */
/*
 * An allocator whose n-th call fails, and which counts what is out: for making every allocation fail in turn.
 *     for (size_t n = 0;; n++) { failing f = failing_start(n); rc = work(&f.alloc); assert(f.out == 0); if (!f.failed) break; }
 */
#ifndef GJ_TESTS_FAILING_ALLOC_H
#define GJ_TESTS_FAILING_ALLOC_H

#include <stdbool.h>
#include <stdlib.h>

#include <guiju/alloc.h>

typedef struct failing {
	gj_alloc alloc;
	size_t left; /* calls that still succeed */
	size_t out;  /* blocks taken and not given back */
	bool failed;
} failing;

static void *failing_take(void *context, size_t size)
{
	failing *f = context;

	if (f->left == 0) {
		f->failed = true;
		return NULL;
	}
	f->left--;
	f->out++;
	return malloc(size);
}

static void failing_give(void *context, void *block, size_t size)
{
	failing *f = context;

	(void)size;
	f->out--;
	free(block);
}

/* `f` must stay where it is while the allocator is in use. */
static inline void failing_start(failing *f, size_t succeed)
{
	f->alloc.take = failing_take;
	f->alloc.give = failing_give;
	f->alloc.context = f;
	f->left = succeed;
	f->out = 0;
	f->failed = false;
}

#endif
