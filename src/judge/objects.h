/* SPDX-License-Identifier: Apache-2.0 */
/* A file of JSON Lines, one object after another, each with the number of its line. */
#ifndef GJ_JUDGE_OBJECTS_H
#define GJ_JUDGE_OBJECTS_H

#include "base/data.h"

enum { GJ_OBJECTS_MOST_BYTES = 1 << 29 };

typedef struct gj_objects {
	gj_source source; /* the file */
	gj_str rest;
	uint32_t number;  /* of the line in `text`; from 1 */
	gj_str text;	  /* without its end */
	gj_arena scratch; /* of the object of this line */
	bool tail;	  /* what no line end ends is passed over: a run that was cut */
	gj_error *err;
} gj_objects;

/* `there` says whether there is such a file; without one there are no lines. GJ_OK, GJ_EIO, GJ_EINPUT, GJ_ENOMEM. */
int gj_objects_open(gj_objects *out, gj_arena *arena, const char *folder, const char *name,
		    bool *there, gj_error *err);
void gj_objects_close(gj_objects *lines); /* may be called twice */

/* The next object, or NULL at the end; it lives until the next call. Blank lines are refused. */
int gj_objects_next(gj_objects *lines, const gj_data **out);

/* An error in this line, at what stands in `at` (may be NULL). */
int gj_objects_fault(const gj_objects *lines, const gj_data *at, const char *format, ...)
	GJ_PRINTF(3, 4);

/* A string of the object; `fallback` where there is none or it is null. GJ_EINPUT: it is no string. */
int gj_objects_str(const gj_objects *lines, const gj_data *of, const char *key,
		   const char *fallback, gj_str *out);
/* The same, and it must be there. */
int gj_objects_must(const gj_objects *lines, const gj_data *of, const char *key, gj_str *out);
/* A count of at most nine digits; `fallback` where there is none. */
int gj_objects_count(const gj_objects *lines, const gj_data *of, const char *key, int64_t fallback,
		     int64_t *out);

/* "FOLDER/NAME", in the arena; NULL without memory. */
const char *gj_objects_path(gj_arena *arena, const char *folder, const char *name);

#endif
