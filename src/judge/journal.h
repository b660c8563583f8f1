/* SPDX-License-Identifier: Apache-2.0 */
/*
 * judgements.jsonl: who judged what, one line each, never changed. Every line holds the SHA-256 of the line before it, without its end, so a
 * line that is changed, taken out or put in between is found.
 */
#ifndef GJ_JUDGE_JOURNAL_H
#define GJ_JUDGE_JOURNAL_H

#include <guiju/date.h>

#include "base/buf.h"
#include "judge/things.h"

typedef enum gj_judge_kind {
	GJ_JUDGE_PERSON,
	GJ_JUDGE_RULES,
	GJ_JUDGE_COMMAND,
	GJ_JUDGE_ENDPOINT,
	GJ_N_JUDGE_KINDS
} gj_judge_kind;

/* A judge in a round, and the last that it said of each thing. */
typedef struct gj_voice {
	gj_judge_kind kind;
	gj_str name, version; /* the version of its last line */
	int round;	      /* 1 or 2 */
	uint8_t *label;	      /* gj_label, for each thing */
	bool *old;	      /* judged by another version than the last */
	gj_str *category;     /* of its label; empty: not said */
	size_t lines;	      /* those that were replaced as well */
} gj_voice;

enum { GJ_VOICES_MOST = 256 };

typedef struct gj_judge_journal {
	gj_things *things;
	gj_arena *arena;
	gj_voice *voice; /* in the order in which they first spoke */
	size_t n, cap;
	gj_buf text;   /* the file as it was read, and what was written since */
	char last[65]; /* hash of the last line; 64 zeros without one */
	size_t lines;
	gj_buf added;
} gj_judge_journal;

/* No file: no judgements. GJ_EINPUT: a line that cannot be read, a broken chain, a thing that the folder does not have, a label that does not fit it. */
int gj_judge_journal_open(gj_judge_journal *out, gj_arena *arena, gj_things *things, gj_error *err);
void gj_judge_journal_close(gj_judge_journal *journal); /* may be called twice */

typedef struct gj_judgement {
	uint32_t thing;
	gj_judge_kind kind;
	gj_str name, version;
	int round;
	gj_label label;
	gj_str category, rule; /* may be empty */
	gj_day day;
} gj_judgement;

/* Add a line in memory; the voices know it. */
int gj_judge_journal_add(gj_judge_journal *journal, const gj_judgement *judgement, gj_error *err);

/*
 * Keep other runs that would add judgements out of the folder, until the descriptor is closed or the program ends: each writes the whole
 * file, and would take away what another added. GJ_EIO: another is at it, or the folder cannot be opened.
 */
int gj_judge_journal_lock(int *out, const char *folder, gj_error *err);

/* Write the file with what was added, whole or not at all. */
int gj_judge_journal_write(gj_judge_journal *journal, gj_error *err);

/* The voice, or NULL. */
const gj_voice *gj_judge_journal_voice(const gj_judge_journal *journal, gj_judge_kind kind,
				       gj_str name, int round);

const char *gj_judge_kind_word(gj_judge_kind kind);

#endif
