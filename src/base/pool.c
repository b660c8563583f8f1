/* SPDX-License-Identifier: Apache-2.0 */
#define _DEFAULT_SOURCE
#include "base/pool.h"

#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>

enum { ALIGN = 16, HUGE_PAGE = 2 << 20 };

static void *pool_take(void *context, size_t size)
{
	gj_pool *pool = context;
	const gj_alloc *rest = gj_alloc_system();
	size_t need = (size + ALIGN - 1) / ALIGN * ALIGN, from;

	if (size > SIZE_MAX - ALIGN)
		return NULL;
	/* Looked at first, so that many large requests do not wind the counter round. */
	if (pool->at == NULL || need > pool->size || atomic_load(&pool->used) > pool->size - need)
		return rest->take(rest->context, size);
	from = atomic_fetch_add(&pool->used, need);
	if (from > pool->size - need)
		return rest->take(rest->context, size);
	return pool->at + from;
}

static void pool_give(void *context, void *block, size_t size)
{
	gj_pool *pool = context;
	const gj_alloc *rest = gj_alloc_system();
	uintptr_t at = (uintptr_t)block, first = (uintptr_t)pool->at;

	if (pool->at != NULL && at >= first && at < first + pool->size)
		return;
	rest->give(rest->context, block, size);
}

void gj_pool_open(gj_pool *pool, size_t size)
{
	void *at = NULL;

	pool->alloc = (gj_alloc){pool_take, pool_give, pool};
	atomic_init(&pool->used, 0);
#ifndef __SANITIZE_ADDRESS__ /* which watches over single blocks */
	if (posix_memalign(&at, HUGE_PAGE, size) != 0)
		at = NULL;
#ifdef MADV_HUGEPAGE
	if (at != NULL)
		madvise(at, size / HUGE_PAGE * HUGE_PAGE, MADV_HUGEPAGE);
#endif
#endif
	pool->at = at;
	pool->size = at != NULL ? size : 0;
}

void gj_pool_close(gj_pool *pool)
{
	free(pool->at);
	pool->at = NULL;
	pool->size = 0;
}

bool gj_pool_is(const gj_alloc *alloc)
{
	return alloc->take == pool_take;
}

bool gj_pool_has(const gj_alloc *alloc, size_t size)
{
	const gj_pool *pool = gj_pool_is(alloc) ? alloc->context : NULL;

	return pool != NULL && size <= pool->size && atomic_load(&pool->used) <= pool->size - size;
}
