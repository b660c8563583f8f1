/* SPDX-License-Identifier: Apache-2.0 */
/* Hashing: a fast one for tables, SHA-256 and BLAKE2b (libsodium) for names of texts and rule bases. */
#ifndef GJ_BASE_HASH_H
#define GJ_BASE_HASH_H

#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

/* Eight bytes at a time, a multiply and a shift for each: fast, and easy to make collide on purpose. */
uint64_t gj_hash(const void *bytes, size_t len, uint64_t seed);

/* The same idea for keys of two words. */
static inline uint64_t gj_hash_two(uint64_t a, uint64_t b)
{
	uint64_t hash = (a ^ UINT64_C(0xcbf29ce484222325)) * UINT64_C(0x9e3779b97f4a7c15);

	hash = ((hash ^ hash >> 32) ^ b) * UINT64_C(0x9e3779b97f4a7c15);
	return hash ^ hash >> 29;
}

void gj_sha256_hex(gj_str text, char out[65]);	/* FIPS 180-4 */
void gj_blake2b_hex(gj_str text, char out[65]); /* RFC 7693, 32 bytes: several times as fast */

/* 32 bytes in small hexadecimal digits, with a zero byte. */
void gj_hash_hex(const unsigned char hash[32], char out[65]);

/* A seed that whoever writes the text cannot choose: any change to the text changes all of it. */
uint64_t gj_hash_seed(gj_str text);

/*
 * From names to numbers: open addressing in an arena. Zero-initialise. Where strangers write the keys, set `seed` to
 * gj_hash_seed of the whole text before the first key: keys that collide cannot then be prepared (SipHash).
 */
typedef struct gj_map_slot {
	gj_str key; /* at NULL: free */
	uint64_t hash;
	uint32_t value;
} gj_map_slot;

typedef struct gj_map {
	gj_map_slot *slot;
	size_t cap, n;
	uint64_t seed;
} gj_map;

/* Room for `n` keys in all, where their number is known: nothing is moved then. */
int gj_map_reserve(gj_map *map, gj_arena *arena, size_t n);

/* Set only if absent: GJ_OK with *found false when added; GJ_OK with *found true and the old number in *value otherwise. Keys are borrowed. */
int gj_map_put(gj_map *map, gj_arena *arena, gj_str key, uint32_t *value, bool *found);
bool gj_map_get(const gj_map *map, gj_str key, uint32_t *value);

#endif
