/* SPDX-License-Identifier: Apache-2.0 */
/* Hashing: a fast one for tables, SHA-256 (libsodium) for names of texts and rule bases. */
#ifndef GJ_BASE_HASH_H
#define GJ_BASE_HASH_H

#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

/* FNV-1a followed by a 64-bit finaliser. Not for hostile keys that must not collide; tables here stay correct, only slower. */
uint64_t gj_hash(const void *bytes, size_t len, uint64_t seed);

void gj_sha256_hex(gj_str text, char out[65]);

/* From names to numbers: open addressing in an arena. Zero-initialise. */
typedef struct gj_map {
	struct gj_map_slot *slot;
	size_t cap, n;
} gj_map;

/* Set only if absent: GJ_OK with *found false when added; GJ_OK with *found true and the old number in *value otherwise. Keys are borrowed. */
int gj_map_put(gj_map *map, gj_arena *arena, gj_str key, uint32_t *value, bool *found);
bool gj_map_get(const gj_map *map, gj_str key, uint32_t *value);

#endif
