/* SPDX-License-Identifier: Apache-2.0 */
/* The allocator every guiju object draws from. A host program may replace it; tests make it fail in turn. */
#ifndef GUIJU_ALLOC_H
#define GUIJU_ALLOC_H

#include <stddef.h>

#include "export.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * `take` returns `size` bytes aligned for any type, or NULL. `give` returns them; `size` is the size that was
 * taken. Both get `context`. An allocator must outlive every object made with it.
 */
typedef struct gj_alloc {
	void *(*take)(void *context, size_t size);
	void (*give)(void *context, void *block, size_t size);
	void *context;
} gj_alloc;

/* The C library's malloc and free. Never NULL; lives for ever. */
GJ_API const gj_alloc *gj_alloc_system(void);

#ifdef __cplusplus
}
#endif
#endif
