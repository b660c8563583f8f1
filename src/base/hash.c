/* SPDX-License-Identifier: Apache-2.0 */
#include "base/hash.h"

#include <string.h>

#include <sodium/core.h>
#include <sodium/crypto_generichash.h>
#include <sodium/crypto_hash_sha256.h>
#include <sodium/crypto_shorthash.h>

#include <guiju/error.h>

uint64_t gj_hash(const void *bytes, size_t len, uint64_t seed)
{
	const unsigned char *at = bytes;
	uint64_t hash = (UINT64_C(0xcbf29ce484222325) ^ seed) + len, word = 0;

	for (; len >= sizeof word; at += sizeof word, len -= sizeof word) {
		memcpy(&word, at, sizeof word);
		hash = (hash ^ word) * UINT64_C(0x9e3779b97f4a7c15);
		hash ^= hash >> 32;
	}
	word = 0;
	if (len > 0) /* an empty name may have no bytes to point at */
		memcpy(&word, at, len);
	hash = (hash ^ word) * UINT64_C(0x9e3779b97f4a7c15);
	return hash ^ hash >> 29;
}

void gj_hash_hex(const unsigned char hash[32], char out[65])
{
	static const char digit[] = "0123456789abcdef";

	for (size_t i = 0; i < 32; i++) {
		out[2 * i] = digit[hash[i] >> 4];
		out[2 * i + 1] = digit[hash[i] & 15];
	}
	out[64] = '\0';
}

void gj_sha256_hex(gj_str text, char out[65])
{
	unsigned char hash[crypto_hash_sha256_BYTES];

	crypto_hash_sha256(hash, (const unsigned char *)text.at, text.len);
	gj_hash_hex(hash, out);
}

void gj_blake2b_hex(gj_str text, char out[65])
{
	unsigned char hash[32];
	/* Chooses the fastest BLAKE2b of this machine, once. Where that fails the plain one runs: the hash is the same. */
	int chosen = sodium_init();

	(void)chosen;
	crypto_generichash(hash, sizeof hash, (const unsigned char *)text.at, text.len, NULL, 0);
	gj_hash_hex(hash, out);
}

uint64_t gj_hash_seed(gj_str text)
{
	unsigned char hash[crypto_hash_sha256_BYTES];
	uint64_t seed = 0;

	crypto_hash_sha256(hash, (const unsigned char *)text.at, text.len);
	for (size_t i = 0; i < sizeof seed; i++)
		seed = seed << 8 | hash[i];
	return seed;
}

static uint64_t hash_key(const gj_map *map, gj_str key)
{
	unsigned char secret[crypto_shorthash_KEYBYTES] = {0}, out[crypto_shorthash_BYTES];
	uint64_t hash = 0;

	if (map->seed == 0)
		return gj_hash(key.at, key.len, 0);
	for (size_t i = 0; i < 8; i++)
		secret[i] = (unsigned char)(map->seed >> 8 * i);
	crypto_shorthash(out, (const unsigned char *)key.at, key.len, secret);
	for (size_t i = 0; i < sizeof out; i++)
		hash = hash << 8 | out[i];
	return hash;
}

static gj_map_slot *find(const gj_map *map, gj_str key, uint64_t hash)
{
	size_t at = hash & (map->cap - 1);

	while (map->slot[at].key.at != NULL &&
	       (map->slot[at].hash != hash || !gj_str_eq(map->slot[at].key, key)))
		at = (at + 1) & (map->cap - 1);
	return &map->slot[at];
}

static int widen(gj_map *map, gj_arena *arena, size_t cap)
{
	gj_map wider = {NULL, cap, map->n, map->seed};

	wider.slot = gj_arena_array(arena, wider.cap, sizeof *wider.slot);
	if (wider.slot == NULL)
		return GJ_ENOMEM;
	for (size_t i = 0; i < map->cap; i++)
		if (map->slot[i].key.at != NULL)
			*find(&wider, map->slot[i].key, map->slot[i].hash) = map->slot[i];
	*map = wider;
	return GJ_OK;
}

int gj_map_reserve(gj_map *map, gj_arena *arena, size_t n)
{
	size_t cap = 64;

	while (cap / 2 <= n && cap <= SIZE_MAX / 2)
		cap *= 2;
	return cap > map->cap ? widen(map, arena, cap) : GJ_OK;
}

int gj_map_put(gj_map *map, gj_arena *arena, gj_str key, uint32_t *value, bool *found)
{
	uint64_t hash = hash_key(map, key);
	gj_map_slot *slot;

	if (map->n >= map->cap / 2 && widen(map, arena, map->cap == 0 ? 64 : map->cap * 2) != GJ_OK)
		return GJ_ENOMEM;
	slot = find(map, key, hash);
	*found = slot->key.at != NULL;
	if (*found) {
		*value = slot->value;
		return GJ_OK;
	}
	slot->key = key.at != NULL ? key : GJ_STR("");
	slot->hash = hash;
	slot->value = *value;
	map->n++;
	return GJ_OK;
}

bool gj_map_get(const gj_map *map, gj_str key, uint32_t *value)
{
	const gj_map_slot *slot;

	if (map->cap == 0)
		return false;
	slot = find(map, key, hash_key(map, key));
	if (slot->key.at == NULL)
		return false;
	*value = slot->value;
	return true;
}
