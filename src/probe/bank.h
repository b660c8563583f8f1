/* SPDX-License-Identifier: Apache-2.0 */
/* Question banks: what a model is asked. A file of JSON lines, or a table (RFC 4180), each with a question a line. */
#ifndef GJ_PROBE_BANK_H
#define GJ_PROBE_BANK_H

#include <stdint.h>

#include "base/buf.h"
#include "base/data.h"
#include "base/hash.h"
#include "base/json.h"

/* What a question is for (GB/T 45654-2025 calls for three banks). */
typedef enum gj_bank_kind {
	GJ_BANK_UNSAID,
	GJ_BANK_CONTENT, /* what is generated is looked at */
	GJ_BANK_REFUSE,	 /* should be refused */
	GJ_BANK_ANSWER,	 /* should not be refused */
	GJ_N_BANK_KINDS
} gj_bank_kind;

/* "content" and so on; NULL for one that is unsaid. */
const char *gj_bank_kind_name(gj_bank_kind kind);
/* False: no such word. */
bool gj_bank_kind_of(gj_bank_kind *out, gj_str word);

typedef struct gj_bank_question {
	gj_str id, category, text;
	gj_bank_kind bank;
	gj_str expected, language, modality, source, licence, updated; /* empty: not said */
	uint64_t line; /* of the bank's file; of an import the number of the question */
} gj_bank_question;

typedef struct gj_bank {
	gj_str path;
	gj_bank_question *question;
	size_t n, cap;
	gj_map ids;	 /* id -> index */
	uint64_t bytes;	 /* of the file */
	char sha256[65]; /* of the file */
} gj_bank;

enum {
	GJ_BANK_LIMIT = 256 << 20,	/* bytes of a file */
	GJ_BANK_MOST = 1000000,		/* questions */
	GJ_BANK_MOST_ID = 256,		/* bytes of an id or a category */
	GJ_BANK_MOST_TEXT = 1024 * 1024 /* bytes of any other value */
};

/*
 * Read a bank; `.csv` at the end of the name says a table, else JSON lines. `fallback`: of questions that do not say their bank. Everything
 * lives in the arena. GJ_EINPUT: with file and line; also when there is no question. GJ_EIO, GJ_ENOMEM.
 */
int gj_bank_read(gj_bank *out, gj_arena *arena, const char *path, gj_bank_kind fallback,
		 gj_error *err);

/* The same from a text that is in hand, and outlives the bank. `table`: CSV. */
int gj_bank_parse(gj_bank *out, gj_arena *arena, const gj_source *source, bool table,
		  gj_bank_kind fallback, gj_error *err);

/* Add a question that is sound; `pos`: where it stands in `source`. GJ_EINPUT: it is not, or its id is there already. */
int gj_bank_add(gj_bank *bank, gj_arena *arena, const gj_source *source, gj_pos pos,
		const gj_bank_question *question, gj_error *err);

/*
 * Keep at most `most` questions of each kind of bank, those with the smallest keys under `seed` (stats/sample_key.h; the source is the name of
 * the kind, `unsaid` of none), in the bank's order.
 */
int gj_bank_sample(gj_bank *bank, gj_arena *arena, gj_str seed, size_t most, gj_error *err);

/* bank.jsonl: a line for each question; what is not said is null. */
void gj_bank_write(gj_buf *out, const gj_bank *bank);

/* A string, or null where it is empty. */
void gj_probe__text(gj_json *json, const char *key, gj_str text);

/* The columns and keys of a bank, in order. */
enum { GJ_BANK_KEYS = 10 };
extern const char *const gj_bank_keys[GJ_BANK_KEYS];
/* Where the value of a key goes; NULL for `bank`, the fourth. */
gj_str *gj_bank__slot(gj_bank_question *question, size_t key);

int gj_bank__table(gj_bank *bank, gj_arena *arena, const gj_source *source, gj_bank_kind fallback,
		   gj_error *err);

#endif
