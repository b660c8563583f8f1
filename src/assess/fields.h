/* SPDX-License-Identifier: Apache-2.0 */
/*
 * JSON files and JSON Lines as the parts of an assessment exchange them: one object after the other, its members by name, and errors
 * that name file, line and words.
 */
#ifndef GJ_ASSESS_FIELDS_H
#define GJ_ASSESS_FIELDS_H

#include <stdint.h>

#include "base/data.h"

enum { GJ_ASSESS_MOST_BYTES = 512 << 20 }; /* of one file that is read whole */

/* One object, and where it stands. */
typedef struct gj_object {
	const gj_data *data;
	gj_source source; /* the file */
	gj_error *err;
} gj_object;

/* The lines of a file. An unfinished last line is no line where `append_only`: its writer was cut off. */
typedef struct gj_jsonl {
	gj_source source;
	size_t at;
	uint32_t line; /* last one that was read */
	bool append_only;
	gj_arena *scratch; /* emptied by each call of gj_jsonl_next */
	const gj_alloc *alloc;
	gj_str raw; /* the line that was read, without its end */
} gj_jsonl;

/* A file below a folder, read as text into the arena. Its name is `folder`/`name`. */
int gj_folder_read(gj_source *out, gj_arena *arena, gj_str folder, const char *name, gj_error *err);

/* Is there such a file? */
bool gj_folder_has(gj_arena *arena, gj_str folder, const char *name);

/* A name as it can be shown: U+FFFD stands for what nobody sees. Borrowed where nothing is hidden in it. */
int gj_called(gj_str *out, gj_arena *arena, gj_str name, gj_error *err);

/* `folder`/`name`, or `name` where it begins with a slash; with a zero byte behind it. Empty when memory ran out. */
gj_str gj_path_in(gj_arena *arena, gj_str folder, gj_str name);

/* A whole file as one object whose `schema` is `schema`. Values may hold hidden characters: corpora and models name things. */
int gj_object_read(gj_object *out, gj_arena *arena, const gj_source *source, const char *schema,
		   gj_error *err);

/* `scratch` belongs to the lines from here on: what a line says lives until the next. */
void gj_jsonl_open(gj_jsonl *lines, const gj_source *source, gj_arena *scratch);
/* `*more`: there was one. Blank lines are passed over. GJ_EINPUT: no JSON object. */
int gj_jsonl_next(gj_jsonl *lines, gj_object *out, bool *more, gj_error *err);

/* A fault at the object, or at the value of one of its members. */
int gj_object_fault(const gj_object *object, const gj_data *at, const char *format, ...)
	GJ_PRINTF(3, 4);

bool gj_object_says(const gj_object *object, const char *key); /* a member that is not null */

/* Members. Those that must be there are faults when they are not; `_if` leaves `*out` as it is. Texts live as long as the document. */
int gj_object_str(const gj_object *object, const char *key, gj_str *out);
int gj_object_str_if(const gj_object *object, const char *key, gj_str *out);
int gj_object_int(const gj_object *object, const char *key, int64_t *out); /* 0 or more */
int gj_object_int_if(const gj_object *object, const char *key, int64_t *out);
int gj_object_bool(const gj_object *object, const char *key, bool *out);
int gj_object_list(const gj_object *object, const char *key, const gj_data **out);
/* One of the words, as its place; a fault names the nearest. */
int gj_object_word(const gj_object *object, const char *key, const char *const *words, size_t n,
		   unsigned *out);
gj_object gj_object_in(const gj_object *object, const gj_data *inner);

#endif
