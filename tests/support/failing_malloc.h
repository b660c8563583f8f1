/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A malloc of the whole program that fails at the n-th call, for what does not come from our allocator. Sanitizers bring their own, so a
 * program with it is not built with them. Include it in one file:
 *     armed = true; left = n; rc = work(); armed = false; ... `failed`: a call was refused; `out`: blocks taken and not given back
 */
#ifndef GJ_TESTS_FAILING_MALLOC_H
#define GJ_TESTS_FAILING_MALLOC_H

#include <errno.h>
#include <stdbool.h>
#include <stddef.h>

/* glibc's own, under the names that it keeps for this purpose. */
extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *block, size_t size);
extern void *__libc_memalign(size_t alignment, size_t size);
extern void __libc_free(void *block);

/* Libraries must see ours: the project hides names by default. */
#define SEEN __attribute__((visibility("default")))

static bool armed, failed;
static size_t left;
static long out;

static bool refuse(void)
{
	if (!armed)
		return false;
	if (left == 0) {
		failed = true;
		errno = ENOMEM;
		return true;
	}
	left--;
	return false;
}

static void *taken(void *block)
{
	out += armed && block != NULL;
	return block;
}

SEEN void *malloc(size_t size)
{
	return refuse() ? NULL : taken(__libc_malloc(size));
}

SEEN void *calloc(size_t count, size_t size)
{
	return refuse() ? NULL : taken(__libc_calloc(count, size));
}

SEEN void *realloc(void *block, size_t size)
{
	void *moved = refuse() ? NULL : __libc_realloc(block, size);

	out += armed && block == NULL && moved != NULL;
	return moved;
}

SEEN int posix_memalign(void **block, size_t alignment, size_t size)
{
	void *got = refuse() ? NULL : taken(__libc_memalign(alignment, size));

	if (got == NULL)
		return ENOMEM;
	*block = got;
	return 0;
}

SEEN void free(void *block)
{
	out -= armed && block != NULL;
	__libc_free(block);
}

#endif
