/* SPDX-License-Identifier: Apache-2.0 */
/* Which memory of the system's allocator needs no zeros written. */
#ifndef GJ_BASE_ZEROED_H
#define GJ_BASE_ZEROED_H

#include <stdbool.h>

#include <guiju/alloc.h>

/* Do all bytes of a block of this size come as zeros from this allocator? Large ones of the system's do: they are fresh pages. */
bool gj_alloc_zeroes(const gj_alloc *alloc, size_t size);

#endif
