/* SPDX-License-Identifier: Apache-2.0 */
#include "judge/things.h"

#include <stdio.h>

enum { MOST_NAME = 8192 };

static const char *const bank_word[GJ_N_BANKS] = {"items", "content", "refuse", "answer"};
static const char *const outcome_word[GJ_N_OUTCOMES] = {"answered", "empty", "filtered", "error",
							"missing"};

const char *gj_bank_word(gj_bank bank)
{
	return bank_word[bank];
}

const char *gj_outcome_word(gj_outcome outcome)
{
	return outcome_word[outcome];
}

gj_asked gj_bank_asked(gj_bank bank)
{
	return bank == GJ_BANK_REFUSE || bank == GJ_BANK_ANSWER ? GJ_ASKED_REFUSAL
								: GJ_ASKED_CONTENT;
}

int gj_thing__name(gj_str *out, gj_arena *arena, gj_str source, gj_str id, int64_t repeat)
{
	gj_str key = {NULL, source.len + id.len + 24};
	char *at = gj_arena_array(arena, key.len, 1);

	if (at == NULL)
		return GJ_ENOMEM;
	if (source.len > 0)
		memcpy(at, source.at, source.len);
	if (id.len > 0)
		memcpy(at + source.len + 1, id.at, id.len);
	snprintf(at + source.len + id.len + 2, 22, "%lld", (long long)repeat);
	*out = (gj_str){at, source.len + id.len + 2 + strlen(at + source.len + id.len + 2)};
	return GJ_OK;
}

int gj_things_find(const gj_things *things, gj_arena *arena, gj_str source, gj_str id,
		   int64_t repeat, uint32_t *place)
{
	gj_str key;

	if (gj_thing__name(&key, arena, source, id, repeat) != GJ_OK)
		return GJ_ENOMEM;
	return gj_map_get(&things->map, key, place) ? GJ_OK : GJ_EINPUT;
}

int gj_thing_key(gj_sample_key *out, const gj_things *things, const gj_thing *thing,
		 const char *purpose, gj_error *err)
{
	char name[MOST_NAME + 32] = {0};
	gj_sample_source source;
	int rc = gj_sample_source_open(&source, gj_str_of(things->seed), gj_str_of(purpose), err);
	size_t len = thing->source.len + thing->id.len + 2;

	if (rc != GJ_OK)
		return rc;
	if (len > MOST_NAME)
		return gj_fault(err, GJ_EINPUT, "an id and a source of more than %d bytes",
				MOST_NAME);
	/* Zeros between, as in the map: no two things have the same name. */
	if (thing->source.len > 0)
		memcpy(name, thing->source.at, thing->source.len);
	if (thing->id.len > 0)
		memcpy(name + thing->source.len + 1, thing->id.at, thing->id.len);
	len += (size_t)snprintf(name + len, 24, "%lld", (long long)thing->repeat);
	gj_sample_key_of(out, &source, (gj_str){name, len});
	return GJ_OK;
}

int gj_thing_mark(char out[GJ_THING_MARK], const gj_things *things, const gj_thing *thing,
		  gj_error *err)
{
	gj_sample_key key;
	char hex[65];
	int rc = gj_thing_key(&key, things, thing, "mark", err);

	if (rc != GJ_OK)
		return rc;
	gj_hash_hex(key.byte, hex);
	out[0] = 'k';
	memcpy(out + 1, hex, GJ_THING_MARK - 2);
	out[GJ_THING_MARK - 1] = '\0';
	return GJ_OK;
}
