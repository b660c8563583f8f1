/* SPDX-License-Identifier: Apache-2.0 */
/* Results of other runners, brought to the form of our own: a bank and the responses to it. */
#ifndef GJ_PROBE_IMPORT_H
#define GJ_PROBE_IMPORT_H

#include "endpoint/outcome.h"
#include "probe/responses.h"

/* A number that the runner states itself, and what was found in its file. */
typedef struct gj_import_total {
	gj_str of;
	int64_t runner, found;
} gj_import_total;

typedef enum gj_left_out {
#define LEFT_OUT(name, words) GJ_LEFT_##name,
#include "probe/left_out.def"
#undef LEFT_OUT
	GJ_N_LEFT_OUT
} gj_left_out;

const char *gj_left_out_words(gj_left_out what);

typedef struct gj_import_left_out {
	gj_left_out what;
	uint64_t count;
} gj_import_left_out;

typedef struct gj_import_result {
	uint32_t question;
	unsigned repeat;
	gj_endpoint_outcome outcome;
	gj_str time; /* empty: not said */
	int64_t ms;  /* below 0: not said */
} gj_import_result;

enum { GJ_IMPORT_MOST_TOTALS = 4096, GJ_IMPORT_LIMIT = 512 << 20 };

typedef struct gj_import {
	const char *from; /* the runner */
	gj_str model; /* in: the one that is wanted, or empty; out: the one whose results these are */
	gj_bank_kind fallback;
	gj_bank bank;
	gj_import_result *result;
	size_t n, cap;
	unsigned repeats; /* the most of any question */
	gj_import_total *total;
	size_t n_totals;
	gj_import_left_out left_out[GJ_N_LEFT_OUT];
	size_t n_left_out;
	gj_str models; /* names of models seen, with commas; for messages */
	gj_arena *arena;
	gj_map pairs;	 /* of question and repeat that were taken */
	unsigned *asked; /* of each question: the last repeat so far */
	size_t asked_cap;
} gj_import;

/*
 * Read results. `from`: "promptfoo", "inspect", "garak", "moonshot", or NULL: what the file shows itself to be. `import` is zeroed but for
 * model and fallback. GJ_EINPUT: not in that form (file, line), or of several models and none was named; GJ_EIO, GJ_ENOMEM.
 */
int gj_import_read(gj_import *import, gj_arena *arena, const char *path, const char *from,
		   gj_error *err);

/* The same from bytes that are in hand, and outlive the import. */
int gj_import_parse(gj_import *import, gj_arena *arena, const gj_source *source, const char *from,
		    gj_error *err);

/* Outcomes into pairs, as if they had been asked for. */
int gj_import_pairs(gj_probe_pairs *out, gj_arena *arena, const gj_import *import, gj_error *err);
/* responses.jsonl. */
void gj_import_write(gj_buf *out, const gj_import *import);

/* ---- for those who know a format ---- */

typedef struct gj_import_row {
	gj_str id, category, text, expected, language;
	gj_str model; /* whose answer it is; empty: not said */
	gj_endpoint_outcome outcome;
	gj_str time; /* as RFC 3339 has it; taken where it is UTC */
	int64_t ms;
	int64_t repeat; /* which one it is, from 1; 0: the next one of this id */
} gj_import_row;

/* Take a result. The same id again is the next repeat, unless the row says which; the same repeat twice is refused. Of another model than the one that is wanted: counted, not taken. */
int gj_import__take(gj_import *import, const gj_source *source, const gj_data *at,
		    const gj_import_row *row, gj_error *err);
void gj_import__leave(gj_import *import, gj_left_out what);
int gj_import__total(gj_import *import, gj_str of, int64_t runner, int64_t found, gj_error *err);
/* Text made of pieces, which lives as long as the import. */
int gj_import__say(gj_import *import, gj_str *out, gj_error *err, const char *format, ...)
	GJ_PRINTF(4, 5);
/* What a value says: a string as it is, null as nothing, all else as its JSON. */
gj_str gj_import__plain(const gj_data *value);
/* The contents of a message or a list of messages: of the last one of `role`. */
int gj_import__content(gj_import *import, gj_str *out, const gj_data *value, gj_error *err);
/* Seconds, as 0.608, in milliseconds; -1: no such number. */
int64_t gj_import__ms(const gj_data *seconds);
/* Answered, empty or filtered, by the text and the reason of its end. */
void gj_import__judge(gj_endpoint_outcome *outcome, gj_str text, gj_str finish);

int gj_import__promptfoo(gj_import *import, const gj_source *source, const gj_data *root,
			 gj_error *err);
int gj_import__moonshot(gj_import *import, const gj_source *source, const gj_data *root,
			gj_error *err);
int gj_import__inspect(gj_import *import, const gj_source *source, const gj_data *root,
		       gj_error *err);
int gj_import__inspect_zip(gj_import *import, const gj_source *source, gj_error *err);
int gj_import__garak(gj_import *import, const gj_source *source, gj_error *err);

#endif
