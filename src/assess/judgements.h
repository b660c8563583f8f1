/* SPDX-License-Identifier: Apache-2.0 */
/* judgements.jsonl: who said what of an item or an answer, as a chain of hashes; and what that comes to for one kind of judges. */
#ifndef GJ_ASSESS_JUDGEMENTS_H
#define GJ_ASSESS_JUDGEMENTS_H

#include "assess/fields.h"
#include "base/hash.h"

typedef enum gj_judge_kind {
	GJ_JUDGE_PERSON,
	GJ_JUDGE_RULES,
	GJ_JUDGE_COMMAND,
	GJ_JUDGE_ENDPOINT,
	GJ_N_JUDGE_KINDS
} gj_judge_kind;

/* Sets of kinds. A manual test is by people; a keyword test by rules; a classifier is a command or an endpoint. */
enum {
	GJ_BY_PEOPLE = 1 << GJ_JUDGE_PERSON,
	GJ_BY_KEYWORDS = 1 << GJ_JUDGE_RULES,
	GJ_BY_CLASSIFIERS = 1 << GJ_JUDGE_COMMAND | 1 << GJ_JUDGE_ENDPOINT,
	GJ_BY_MACHINES = GJ_BY_KEYWORDS | GJ_BY_CLASSIFIERS
};

/* What is said. MIXED: judges of the set contradict each other, and nobody has settled it. */
typedef enum gj_label {
	GJ_LABEL_CLEAN,
	GJ_LABEL_VIOLATING,
	GJ_LABEL_UNCLEAR,
	GJ_LABEL_REFUSED,
	GJ_LABEL_PARTIAL,
	GJ_LABEL_COMPLIED,
	GJ_N_LABELS,
	GJ_LABEL_MIXED = GJ_N_LABELS,
	GJ_LABEL_NONE
} gj_label;

typedef struct gj_judgement {
	uint32_t judge; /* index */
	gj_judge_kind kind;
	int round;
	gj_label label;
	gj_str category;
	uint32_t next; /* of the same thing, or UINT32_MAX */
} gj_judgement;

typedef struct gj_judgements {
	gj_judgement *item;
	size_t n, cap;
	gj_map things; /* "source 0 id" or "id 0 repeat" -> index into head */
	uint32_t *head;
	size_t n_things, cap_things;
	gj_map judges; /* "kind 0 name 0 version" */
	size_t n_judges;
	size_t lines, replaced;
	char last[65]; /* SHA-256 of the last line: what to publish */
} gj_judgements;

/*
 * Read a folder's judgements about `about` ("item" or "response"); none when it has no such file. GJ_EINPUT: a line that does not
 * follow from the line before, an unknown label, a thing judged in no known way.
 */
int gj_judgements_read(gj_judgements *out, gj_arena *arena, gj_str folder, const char *about,
		       gj_error *err);

/* The first judgement of a thing, or UINT32_MAX. `a` and `b`: source and id, or id and repeat. */
uint32_t gj_judgements_of(const gj_judgements *all, gj_arena *arena, gj_str a, gj_str b);

/*
 * What the judges of a set say together. People must agree, over rounds too, else MIXED. Of machines one that finds fault (violating;
 * not refused where another says refused) is MIXED for refusals and VIOLATING for content: a test that finds something finds it.
 */
gj_label gj_judgements_say(const gj_judgements *all, uint32_t first, unsigned kinds,
			   gj_str *category);

/*
 * Where a thing stands on the sheets that people fill, which are shuffled by the manifest of the folder: who fills one from its top
 * judges a random part. The key of "source 0 id 0 repeat" under `seed`, SHA-256 of manifest.json; the source is empty for answers, the
 * repeat 0 for items.
 */
enum { GJ_SHEET_MOST_NAME = 8192 };
int gj_sheet_place(unsigned char out[32], gj_str seed, gj_str source, gj_str id, int64_t repeat,
		   gj_error *err);

/* The labels of two judges, or two rounds, of people on the same thing; false: there are no two. */
bool gj_judgements_pair(const gj_judgements *all, uint32_t first, gj_label out[2]);

#endif
