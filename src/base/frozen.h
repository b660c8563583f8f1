/* SPDX-License-Identifier: Apache-2.0 */
/* What stands at the beginning of frozen bytes. Private to freeze*.c and thaw.c. */
#ifndef GJ_BASE_FROZEN_H
#define GJ_BASE_FROZEN_H

#include <stddef.h>
#include <stdint.h>

enum { GJ_FROZEN_ALIGN = 16, GJ_FROZEN_ID = 32 };

#define GJ_FROZEN_MAGIC "guijuice"

/*
 * Where the bytes are meant to lie: pointers in them hold addresses as if they did. Far from where systems place programs,
 * heaps and stacks with 47 bits of addresses. Where this is taken, or out of reach, the pointers are moved.
 */
#define GJ_FROZEN_BASE UINT64_C(0x200000000000)

typedef struct gj_frozen_head {
	char magic[8];
	unsigned char id[GJ_FROZEN_ID]; /* of the program, zeros behind it */
	uint64_t size;			/* of all bytes, this head included */
	uint64_t root;			/* from the first byte */
	uint64_t moves,
		n_moves; /* where each pointer stands, as uint32_t, in units of eight bytes, ascending */
} gj_frozen_head;

/* Objects that lie together: where, how many bytes, and where they go. */
struct gj_frozen_range {
	uintptr_t at;
	size_t size, to;
};

/* A pointer that was told: where it stands and what it leads to. */
struct gj_frozen_slot {
	uintptr_t at, target;
	uint32_t string; /* index + 1 of a string that stands in no text; 0: see target */
};

#endif
