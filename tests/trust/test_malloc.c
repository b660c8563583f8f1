/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The C library's malloc itself made to fail, for libraries that use it (libyaml): reading a YAML file either succeeds or runs out
 * of memory in good order. Not built with sanitizers, which bring a malloc of their own.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/doc.h"

extern void *__libc_malloc(size_t size);
extern void *__libc_realloc(void *block, size_t size);
extern void *__libc_calloc(size_t count, size_t size);

/* Visible, so that shared libraries find these and not the C library's own. */
__attribute__((visibility("default"))) void *malloc(size_t size);
__attribute__((visibility("default"))) void *realloc(void *block, size_t size);
__attribute__((visibility("default"))) void *calloc(size_t count, size_t size);

static long left = -1; /* calls that still succeed; -1: all */
static int failed;

static int allow(void)
{
	if (left < 0)
		return 1;
	if (left == 0) {
		failed = 1;
		errno = ENOMEM;
		return 0;
	}
	left--;
	return 1;
}

void *malloc(size_t size)
{
	return allow() ? __libc_malloc(size) : NULL;
}

void *realloc(void *block, size_t size)
{
	return allow() ? __libc_realloc(block, size) : NULL;
}

void *calloc(size_t count, size_t size)
{
	return allow() ? __libc_calloc(count, size) : NULL;
}

int main(void)
{
	static const char text[] =
		"service: S\nroles: [provider]\nfacts:\n  a: yes\n  b: [1, {c: \"d\"}]\n  e: 'f'\n";
	gj_source source = {GJ_STR("s.yaml"), GJ_STR(text)};
	int rc = GJ_ENOMEM, bad = 0;
	long n = 0;

	for (; rc != GJ_OK && bad == 0 && n < 10000; n++) {
		gj_arena arena;
		gj_error err;
		gj_doc *doc = NULL;

		gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
		failed = 0;
		left = n;
		rc = gj_doc_read_yaml(&doc, &arena, &source, &err);
		left = -1;
		bad = failed ? rc != GJ_ENOMEM || doc != NULL : rc != GJ_OK;
		gj_arena_free(&arena);
	}
	if (bad)
		printf("at %ld: failed %d, code %d\n", n - 1, failed, rc);
	printf("%ld points of failure\n%d passed, %d failed\n", n - 1, bad == 0 && n > 5,
	       bad != 0 || n <= 5);
	return bad != 0 || n <= 5;
}
