/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Which fact does a key of JSON name? A table of the names says. Nothing is guessed from the keys before: then looking one up need not
 * wait for the last.
 */
#ifndef GJ_PORTFOLIO_JSON_KEYS_H
#define GJ_PORTFOLIO_JSON_KEYS_H

#include <string.h>

#include "portfolio/batch.h"

/* How a value is read. */
typedef enum gj_json_sort {
	GJ_SORT_TRUTH,	/* true, false */
	GJ_SORT_WORD,	/* a truth between quotes, or that something is unknown */
	GJ_SORT_NUMBER, /* a number, or an amount */
	GJ_SORT_DAY,	/* a day, or that of an event */
	GJ_SORT_NEVER,	/* false, of an event */
	GJ_SORT_CHOICE,
	GJ_SORT_RANGE, /* told apart */
	GJ_SORT_NONE,  /* no value of that fact */
	GJ_N_SORTS
} gj_json_sort;

/* A word that a fact of a choice can be told with. */
typedef struct gj_json_choice {
	uint64_t head; /* its first eight bytes, zeros behind it */
	uint64_t len;  /* UINT64_MAX: left to the reader of service files */
} gj_json_choice;

/* All that a field of a record asks of its fact, in one line of the cache. */
typedef struct gj_json_key {
	uint64_t head;	  /* the first eight bytes of its name, zeros behind it */
	const char *name; /* eight bytes of it may be read */
	gj_cells *cells;  /* of the batch; NULL: none yet */
	const gj_fact *fact;
	const gj_json_choice *choice; /* [fact->n_choices] */
	uint32_t len;		      /* of its name */
	uint32_t ref;		      /* of the fact */
	uint32_t seen;		      /* the record that told it last */
	uint8_t sort[3];	      /* gj_json_sort: of a bare token, of a string, of a range */
} gj_json_key;

typedef struct gj_json_keys {
	gj_json_key *key; /* [n_facts] */
	uint32_t *slot;	  /* [slots]: fact + 1 by the hash of its name; 0: free */
	size_t slots;	  /* a power of two */
	uint64_t seed;	  /* of the hash: the best of some, for these names */
} gj_json_keys;

/* GJ_OK or GJ_ENOMEM. */
int gj_json_keys_new(gj_json_keys *out, gj_arena *arena, const gj_law *law);

static inline uint64_t gj_json_eight(const char *at)
{
	uint64_t word;

	memcpy(&word, at, sizeof word);
	return word;
}

/* The first eight bytes of a word, zeros behind its end; eight may be read. */
static inline uint64_t gj_json_head(gj_str word)
{
	uint64_t head = gj_json_eight(word.at);

	return word.len < 8 ? head & ((UINT64_C(1) << 8 * word.len) - 1) : head;
}

/* Of names of one law, in a table that only the law fills: nobody can make them collide. */
static inline size_t gj_json_keys_hash(const gj_json_keys *keys, gj_str name)
{
	uint64_t word = gj_json_head(name) * keys->seed;

	if (name.len > 8)
		word ^= gj_json_eight(name.at + name.len - 8) * UINT64_C(0xC2B2AE3D27D4EB4F);
	return (size_t)(word ^ word >> 29 ^ word >> 47) & (keys->slots - 1);
}

/*
 * The rest of names of equal length, over eight bytes. How long they are cannot be foreseen, so up to 32 bytes are compared in three
 * words whatever the length: each eight bytes further, or over what was compared already.
 */
static inline bool gj_json_key_ends(const gj_json_key *key, const char *at)
{
	const char *name = key->name;
	size_t last = key->len - 8, second = last < 8 ? last : 8, third = last < 16 ? last : 16;

	if (((gj_json_eight(name + second) ^ gj_json_eight(at + second)) |
	     (gj_json_eight(name + third) ^ gj_json_eight(at + third))) != 0)
		return false;
	if (key->len <= 32)
		return gj_json_eight(name + last) == gj_json_eight(at + last);
	return memcmp(name + 24, at + 24, key->len - 24) == 0;
}

/* NULL: no fact has that name. Eight bytes from its start may be read, however short it is. Inline: it is asked for every fact of a record. */
static inline gj_json_key *gj_json_keys_find(const gj_json_keys *keys, gj_str name)
{
	uint64_t head = gj_json_head(name);
	size_t at = gj_json_keys_hash(keys, name);

	for (; keys->slot[at] != 0; at = (at + 1) & (keys->slots - 1)) {
		gj_json_key *key = &keys->key[keys->slot[at] - 1];

		if (key->len == name.len && key->head == head &&
		    (name.len <= 8 || gj_json_key_ends(key, name.at)))
			return key;
	}
	return NULL;
}

#endif
