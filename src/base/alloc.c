/* SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>

#include <guiju/alloc.h>

static void *take(void *context, size_t size)
{
	(void)context;
	return malloc(size);
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
