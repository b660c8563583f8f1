/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Memory from the system. Blocks of 2 MiB and more are asked for as huge pages where there are any: a short run spends a
 * third of its time in page faults, one for each 4 KiB, otherwise.
 */
#define _DEFAULT_SOURCE
#include <stdlib.h>
#include <sys/mman.h>

#include <guiju/alloc.h>

enum { HUGE_PAGE = 2 << 20 };

static void *take(void *context, size_t size)
{
	void *block;

	(void)context;
#ifdef MADV_HUGEPAGE
	if (size >= HUGE_PAGE) {
		if (posix_memalign(&block, HUGE_PAGE, size) != 0)
			return NULL;
		madvise(block, size / HUGE_PAGE * HUGE_PAGE, MADV_HUGEPAGE);
		return block;
	}
#endif
	block = malloc(size);
	return block;
}

static void give(void *context, void *block, size_t size)
{
	(void)context;
	(void)size;
	free(block);
}

const gj_alloc *gj_alloc_system(void)
{
	static const gj_alloc system_alloc = {take, give, NULL};

	return &system_alloc;
}
