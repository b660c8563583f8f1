/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Memory from the system. Blocks of 2 MiB and more are pages of their own, huge ones where there are any: a short run spends a third of its
 * time in page faults, one for each 4 KiB, otherwise; and as pages come filled with zeros, nobody need write them again.
 */
#define _DEFAULT_SOURCE
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>

#include "base/zeroed.h"

/* A leak checker does not follow pointers that stand in such pages: under the sanitizers all comes from malloc. */
#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define UNDER_SANITIZER
#endif
#elif defined(__SANITIZE_ADDRESS__)
#define UNDER_SANITIZER
#endif

#if defined(MAP_ANONYMOUS) && defined(MADV_HUGEPAGE) && !defined(UNDER_SANITIZER)

enum { HUGE_PAGE = 2 << 20 };

static bool is_large(size_t size)
{
	return size >= HUGE_PAGE && size <= SIZE_MAX - 2 * (size_t)HUGE_PAGE;
}

/* In whole huge pages: the kernel fits the last one to the rest. */
static size_t in_pages(size_t size)
{
	return (size + HUGE_PAGE - 1) / HUGE_PAGE * HUGE_PAGE;
}

/* One huge page more than is asked for, so that one can begin in it; what is too much goes back at once. */
static void *take_pages(size_t size)
{
	size_t want = in_pages(size), before;
	char *at = mmap(NULL, want + HUGE_PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS,
			-1, 0);

	if (at == MAP_FAILED)
		return NULL;
	before = (HUGE_PAGE - (uintptr_t)at % HUGE_PAGE) % HUGE_PAGE;
	if (before > 0)
		munmap(at, before);
	munmap(at + before + want, HUGE_PAGE - before);
	madvise(at + before, size / HUGE_PAGE * HUGE_PAGE, MADV_HUGEPAGE);
	return at + before;
}

static void give_pages(void *block, size_t size)
{
	munmap(block, in_pages(size));
}

#else

static bool is_large(size_t size)
{
	(void)size;
	return false;
}

static void *take_pages(size_t size)
{
	return malloc(size);
}

static void give_pages(void *block, size_t size)
{
	(void)size;
	free(block);
}

#endif

static void *take(void *context, size_t size)
{
	(void)context;
	return is_large(size) ? take_pages(size) : malloc(size);
}

static void give(void *context, void *block, size_t size)
{
	(void)context;
	if (block != NULL && is_large(size))
		give_pages(block, size);
	else
		free(block);
}

const gj_alloc *gj_alloc_system(void)
{
	static const gj_alloc system_alloc = {take, give, NULL};

	return &system_alloc;
}

bool gj_alloc_zeroes(const gj_alloc *alloc, size_t size)
{
	return alloc == gj_alloc_system() && is_large(size);
}
