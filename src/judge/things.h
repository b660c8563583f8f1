/* SPDX-License-Identifier: Apache-2.0 */
/* What a folder has to be judged: the sample of a screen, or the answers of a probe. */
#ifndef GJ_JUDGE_THINGS_H
#define GJ_JUDGE_THINGS_H

#include "base/hash.h"
#include "judge/label.h"
#include "judge/objects.h"
#include "stats/sample_key.h"

typedef enum gj_bank {
	GJ_BANK_ITEMS,
	GJ_BANK_CONTENT,
	GJ_BANK_REFUSE,
	GJ_BANK_ANSWER,
	GJ_N_BANKS
} gj_bank;

/* How a question ended. Only what was answered is judged; the others are counted, never left out. */
typedef enum gj_outcome {
	GJ_OUTCOME_ANSWERED,
	GJ_OUTCOME_EMPTY,
	GJ_OUTCOME_FILTERED,
	GJ_OUTCOME_ERROR,
	GJ_OUTCOME_MISSING, /* asked for, and never tried */
	GJ_N_OUTCOMES
} gj_outcome;

typedef struct gj_thing {
	gj_str source, id; /* `source` of items alone */
	int64_t repeat;	   /* of answers; from 1 as probe counts, or what it wrote */
	gj_bank bank;
	gj_outcome outcome;
	gj_str question, category, text;
	uint32_t line; /* where its text stands */
} gj_thing;

typedef struct gj_things {
	bool probe;
	const char *folder;
	gj_thing *item; /* in the order of the file that holds them */
	size_t n, cap;
	gj_map map; /* from gj_thing_key to places */
	char seed
		[65]; /* SHA-256 of manifest.json, else of the file of the items: what sheets are shuffled by */
	int64_t unasked; /* questions of the bank without any line in responses.jsonl */
} gj_things;

/* GJ_EINPUT: neither sample.jsonl nor responses.jsonl, or both, or a line that is wrong. All lives in the arena. */
int gj_things_load(gj_things *out, gj_arena *arena, const char *folder, gj_error *err);

/* The place of a thing; GJ_EINPUT (without a message) when there is none. */
int gj_things_find(const gj_things *things, gj_arena *arena, gj_str source, gj_str id,
		   int64_t repeat, uint32_t *place);

gj_asked gj_bank_asked(gj_bank bank);
const char *gj_bank_word(gj_bank bank);
const char *gj_outcome_word(gj_outcome outcome);

/* The key by which sheets are ordered and drawn; `purpose` makes them independent of each other. */
int gj_thing_key(gj_sample_key *out, const gj_things *things, const gj_thing *thing,
		 const char *purpose, gj_error *err);

/* What a sheet calls a thing: `k` and twelve hexadecimal digits, which no spreadsheet takes for a number or a day. */
enum { GJ_THING_MARK = 14 };
int gj_thing_mark(char out[GJ_THING_MARK], const gj_things *things, const gj_thing *thing,
		  gj_error *err);

/* For the room: the name of a thing in `map`, source 0 id 0 repeat: no two have the same. */
int gj_thing__name(gj_str *out, gj_arena *arena, gj_str source, gj_str id, int64_t repeat);

#endif
