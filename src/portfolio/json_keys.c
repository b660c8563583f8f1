/* SPDX-License-Identifier: Apache-2.0 */
#include "portfolio/json_keys.h"

#include <guiju/error.h>

enum { LONGEST_KEY = 256 };

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
	key->type = type;
}

int gj_json_keys_new(gj_json_keys *out, gj_arena *arena, const gj_law *law)
{
	out->law = law;
	out->record = 0;
	for (out->slots = 64; out->slots < 8 * law->n_facts;)
		out->slots *= 2;
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
static bool is_rest(const gj_json_key *key, const char *at)
{
	for (size_t i = 8; i + 8 < key->len; i += 8)
		if (eight(key->id + i) != eight(at + i))
			return false;
	return eight(key->id + key->len - 8) == eight(at + key->len - 8);
}

/* Mostly `"key":value`, and the value is known to stand there. Else the next quote ends the key: a backslash is in no name of a fact. */
static inline size_t length(gj_scan_piece key, const char *value)
{
	const char *end;

	if (value != NULL && value[-1] == ':' && value[-2] == '"')
		return (size_t)(value - 2 - key.at);
	end = memchr(key.at, '"', key.len < LONGEST_KEY ? key.len : LONGEST_KEY);
	return end != NULL ? (size_t)(end - key.at) : 0;
}

/* Behind the line there is padding, so eight bytes may always be read. */
bool gj_json_keys_find(const gj_json_keys *keys, gj_scan_piece key, const char *value,
		       uint32_t *out)
{
	size_t len = length(key, value), at = hash(key.at, len) & (keys->slots - 1);

	for (; keys->slot[at] != 0; at = (at + 1) & (keys->slots - 1)) {
		const gj_json_key *one = &keys->key[keys->slot[at] - 1];

		if (one->len != len || ((eight(key.at) ^ one->start) & one->mask) != 0 ||
		    (len >= 8 && !is_rest(one, key.at)))
			continue;
		*out = keys->slot[at] - 1;
		return true;
	}
	return false;
}
