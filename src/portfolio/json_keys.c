/* SPDX-License-Identifier: Apache-2.0 */
#include "portfolio/json_keys.h"

#include <guiju/error.h>

enum { LONGEST_KEY = 256, STEPS = 6 };

static uint64_t eight(const char *at)
{
	uint64_t word;

	memcpy(&word, at, sizeof word);
	return word;
}

/*
 * Names of one law, in a table that only the law fills: nobody can make them collide. `at` may be read to eight bytes beyond the
 * end where the name is short.
 */
static size_t hash(const char *at, size_t len)
{
	uint64_t head = eight(at), tail = len < 8 ? 0 : eight(at + len - 8);

	if (len < 8)
		head &= (UINT64_C(1) << 8 * len) - 1;
	head = head * UINT64_C(0x9E3779B97F4A7C15) ^ tail * UINT64_C(0xC2B2AE3D27D4EB4F) ^ len;
	return (size_t)(head ^ head >> 29 ^ head >> 47);
}

/* A name of which eight bytes may be read. */
static size_t hash_name(gj_str name)
{
	char room[8] = {0};

	if (name.len >= sizeof room)
		return hash(name.at, name.len);
	memcpy(room, name.at, name.len);
	return hash(room, name.len);
}

static void set_key(gj_json_key *key, gj_str id, gj_fact_type type)
{
	size_t n = id.len < sizeof key->start ? id.len : sizeof key->start;

	memset(&key->start, '"', sizeof key->start);
	memcpy(&key->start, id.at, n);
	key->mask = n < sizeof key->start ? UINT64_MAX >> (56 - 8 * n) : UINT64_MAX;
	key->id = id.at;
	key->len = (uint32_t)id.len;
	key->next = GJ_NONE;
	key->type = type;
}

int gj_json_keys_new(gj_json_keys *out, gj_arena *arena, const gj_law *law)
{
	out->law = law;
	out->record = 0;
	for (out->slots = 64; out->slots < 4 * law->n_facts;)
		out->slots *= 2;
	out->first = GJ_NONE;
	out->key = gj_arena_array(arena, law->n_facts, sizeof *out->key);
	out->slot = gj_arena_array(arena, out->slots, sizeof *out->slot);
	if (out->key == NULL || out->slot == NULL)
		return GJ_ENOMEM;
	for (uint32_t i = 0; i < law->n_facts; i++) {
		gj_str id = law->fact[i].e.id;
		size_t at = hash_name(id) & (out->slots - 1);

		set_key(&out->key[i], id, law->fact[i].type);
		while (out->slot[at] != 0)
			at = (at + 1) & (out->slots - 1);
		out->slot[at] = i + 1;
	}
	return GJ_OK;
}

/* Behind the first eight bytes: eight at a time, the last eight over what was compared already. */
static bool is_rest(const gj_json_key *key, gj_scan_piece piece)
{
	if (key->len >= piece.len || piece.at[key->len] != '"')
		return false;
	for (size_t i = 8; i + 8 < key->len; i += 8)
		if (eight(key->id + i) != eight(piece.at + i))
			return false;
	return eight(key->id + key->len - 8) == eight(piece.at + key->len - 8);
}

static inline bool may_be(const gj_json_key *key, uint64_t start)
{
	return ((start ^ key->start) & key->mask) == 0;
}

/* Mostly the first eight bytes decide. Behind the line there is padding, so they may be read. */
static inline bool is_key(const gj_json_key *key, gj_scan_piece piece)
{
	return may_be(key, eight(piece.at)) && (key->len < 8 || is_rest(key, piece));
}

/* A backslash is in no name of a fact, so the next quote ends the key. */
static bool look_up(const gj_json_keys *keys, gj_scan_piece key, uint32_t *out)
{
	const char *end = memchr(key.at, '"', key.len < LONGEST_KEY ? key.len : LONGEST_KEY);
	size_t at;

	if (end == NULL)
		return false;
	at = hash(key.at, (size_t)(end - key.at)) & (keys->slots - 1);
	for (; keys->slot[at] != 0; at = (at + 1) & (keys->slots - 1))
		if (is_key(&keys->key[keys->slot[at] - 1], key)) {
			*out = keys->slot[at] - 1;
			return true;
		}
	return false;
}

/*
 * Of the next fact and the one behind it, the one whose name starts like the key; without a branch, because what is left out
 * cannot be foreseen.
 */
static inline uint32_t one_of_two(const gj_json_keys *keys, uint32_t guess, gj_scan_piece key)
{
	uint32_t behind = keys->key[guess].next;
	uint32_t other = behind == GJ_NONE ? guess : behind;
	uint32_t first = may_be(&keys->key[guess], eight(key.at));

	return other ^ ((other ^ guess) & (0 - first));
}

bool gj_json_keys_find(gj_json_keys *keys, uint32_t before, gj_scan_piece key, uint32_t *out)
{
	uint32_t *next = before == GJ_NONE ? &keys->first : &keys->key[before].next;
	uint32_t guess = *next;

	if (guess != GJ_NONE)
		guess = one_of_two(keys, guess, key);
	for (int step = 0; step < STEPS && guess != GJ_NONE; step++, guess = keys->key[guess].next)
		if (is_key(&keys->key[guess], key)) {
			*out = guess;
			return true;
		}
	if (!look_up(keys, key, out))
		return false;
	*next = *out;
	return true;
}
