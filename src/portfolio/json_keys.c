/* SPDX-License-Identifier: Apache-2.0 */
#include "portfolio/json_keys.h"

#include <guiju/error.h>

/* A copy that eight bytes may be read of. */
static int copy_name(const char **out, gj_arena *arena, gj_str name)
{
	char *copy = gj_arena_array(arena, name.len + 8, 1);

	*out = copy;
	if (copy == NULL)
		return GJ_ENOMEM;
	memcpy(copy, name.at, name.len);
	return GJ_OK;
}

/* How many names do not stand where their hash says. */
static size_t fill(gj_json_keys *keys, size_t n)
{
	size_t away = 0;

	memset(keys->slot, 0, keys->slots * sizeof *keys->slot);
	for (uint32_t i = 0; i < n; i++) {
		gj_str name = {keys->key[i].name, keys->key[i].len};
		size_t home = gj_json_keys_hash(keys, name), at = home;

		while (keys->slot[at] != 0)
			at = (at + 1) & (keys->slots - 1);
		keys->slot[at] = i + 1;
		away += at != home;
	}
	return away;
}

/* A name that is not at its place is found late, each time that a record tells it. */
static void choose_seed(gj_json_keys *keys, size_t n)
{
	enum { TRIES = 16 };
	uint64_t seed = UINT64_C(0x9E3779B97F4A7C15), best = seed;
	size_t fewest = SIZE_MAX;

	for (int i = 0; i < TRIES && fewest > 0; i++, seed = seed * 6364136223846793005u + 2) {
		size_t away;

		keys->seed = seed;
		away = fill(keys, n);
		if (away < fewest) {
			fewest = away;
			best = seed;
		}
	}
	keys->seed = best;
	fill(keys, n);
}

static bool is_plain(gj_str word)
{
	return memchr(word.at, '\\', word.len) == NULL && !gj_str_eq(word, GJ_STR("unknown")) &&
	       !gj_str_eq(word, GJ_STR("not applicable")) &&
	       !gj_str_eq(word, GJ_STR("not_applicable"));
}

static int set_choices(gj_json_key *key, gj_arena *arena, const gj_fact *fact)
{
	gj_json_choice *choice = gj_arena_array(arena, fact->n_choices, sizeof *choice);

	key->choice = choice;
	if (choice == NULL)
		return GJ_ENOMEM;
	for (size_t i = 0; i < fact->n_choices; i++) {
		gj_str word = fact->choice[i].text;

		memcpy(&choice[i].head, word.at, word.len < 8 ? word.len : 8);
		choice[i].len = is_plain(word) ? word.len : UINT64_MAX;
	}
	return GJ_OK;
}

static void set_sorts(gj_json_key *key, gj_fact_type type)
{
	static const uint8_t sort[][3] = {
		[GJ_FACT_BOOL] = {GJ_SORT_TRUTH, GJ_SORT_WORD, GJ_SORT_NONE},
		[GJ_FACT_NUMBER] = {GJ_SORT_NUMBER, GJ_SORT_WORD, GJ_SORT_RANGE},
		[GJ_FACT_MONEY] = {GJ_SORT_NUMBER, GJ_SORT_WORD, GJ_SORT_RANGE},
		[GJ_FACT_DATE] = {GJ_SORT_NONE, GJ_SORT_DAY, GJ_SORT_RANGE},
		[GJ_FACT_EVENT] = {GJ_SORT_NEVER, GJ_SORT_DAY, GJ_SORT_RANGE},
		[GJ_FACT_CHOICE] = {GJ_SORT_NONE, GJ_SORT_CHOICE, GJ_SORT_NONE},
	};

	memcpy(key->sort, sort[type], sizeof key->sort);
}

static int set_key(gj_json_key *key, gj_arena *arena, const gj_fact *fact, uint32_t ref)
{
	key->len = (uint32_t)fact->e.id.len;
	key->fact = fact;
	key->ref = ref;
	set_sorts(key, fact->type);
	if (copy_name(&key->name, arena, fact->e.id) != GJ_OK)
		return GJ_ENOMEM;
	key->head = gj_json_head((gj_str){key->name, key->len});
	return fact->n_choices > 0 ? set_choices(key, arena, fact) : GJ_OK;
}

int gj_json_keys_new(gj_json_keys *out, gj_arena *arena, const gj_law *law)
{
	for (out->slots = 64; out->slots < 8 * law->n_facts;)
		out->slots *= 2;
	out->key = gj_arena_array(arena, law->n_facts, sizeof *out->key);
	out->slot = gj_arena_array(arena, out->slots, sizeof *out->slot);
	if (out->key == NULL || out->slot == NULL)
		return GJ_ENOMEM;
	for (uint32_t i = 0; i < law->n_facts; i++)
		if (set_key(&out->key[i], arena, &law->fact[i], i) != GJ_OK)
			return GJ_ENOMEM;
	choose_seed(out, law->n_facts);
	return GJ_OK;
}
