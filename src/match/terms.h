/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Lists of terms as people keep them. A plain list has one term a line; blank lines and lines that begin with "# " are passed over. A
 * table (CSV) begins with a head that names its columns: `term`, and any of `category`, `language`, `added` (a day), `note`. In a
 * plain list, and where the table has no category, the category is the name of the file without its ending.
 */
#ifndef GJ_MATCH_TERMS_H
#define GJ_MATCH_TERMS_H

#include <stdbool.h>
#include <stdint.h>

#include <guiju/date.h>
#include <guiju/error.h>

#include "base/arena.h"
#include "base/fault.h"

enum { GJ_TERM_MOST_BYTES = 4096, GJ_MOST_TERMS = 4000000, GJ_MOST_CATEGORIES = 512 };

typedef struct gj_term {
	gj_str text, language, note;
	uint32_t category; /* place in `category` of the list */
	uint32_t file;	   /* place in `file` of the list */
	uint32_t line;	   /* from 1 */
	gj_day added;
	bool dated;	/* `added` says something */
	bool exception; /* cancels hits that lie in it; is no hit itself */
} gj_term;

typedef struct gj_terms {
	gj_term *item;
	size_t n, cap;
	gj_str *category;
	size_t n_categories, cap_categories;
	gj_str *file;
	size_t n_files, cap_files;
	gj_arena *arena; /* of all of it */
} gj_terms;

/* `arena` outlives the list. */
void gj_terms_start(gj_terms *terms, gj_arena *arena);

/*
 * Add the terms of one list, which must be valid UTF-8; `exception`: of a list of exceptions. Texts are copied. GJ_EINPUT: the error
 * names file, line and words; terms read before it stay in the list.
 */
int gj_terms_read(gj_terms *terms, const gj_source *source, bool exception, gj_error *err);

/*
 * Add every .txt, .csv and .tsv file below a folder, in byte order of their paths, or one file. Files whose name begins with
 * "exceptions" are exceptions. GJ_EINPUT also when the folder holds no term.
 */
int gj_terms_load(gj_terms *terms, const char *path, gj_error *err);

/* One term, as the caller has it. `category` is copied too. GJ_OK, GJ_EINPUT (empty, too long, no UTF-8), GJ_ENOMEM. */
int gj_terms_add(gj_terms *terms, gj_str text, gj_str category, bool exception, gj_error *err);

#endif
