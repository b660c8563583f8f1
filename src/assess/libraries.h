/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Keyword lists and question banks counted: as they stand, distinct after folding, and of these what nothing else makes superfluous; by
 * risk or aspect. The words stay in the room that counts.
 */
#ifndef GJ_ASSESS_LIBRARIES_H
#define GJ_ASSESS_LIBRARIES_H

#include "assess/evidence.h"
#include "assess/risks.h"
#include "base/buf.h"

typedef struct gj_library_count {
	int64_t raw, distinct, kept; /* kept: of lists alone; of banks the same as distinct */
} gj_library_count;

typedef struct gj_library {
	bool told; /* the evidence names one */
	gj_library_count all, of[GJ_N_RISKS];
	int64_t other;	  /* entries of no risk that is asked for, as they stand */
	int64_t warnings; /* what looks wrong in lists */
	gj_day last;	  /* last update; GJ_DAY_NONE: not said */
	gj_day first; /* the first of the updates that are listed: from here on they are known */
	int64_t gap;  /* longest time between updates, in days, with that since the last one */
	gj_day gap_from, gap_to;
	bool history; /* updates on several days are listed */
	gj_days updated;
} gj_library;

typedef struct gj_libraries {
	gj_library keywords;
	gj_library_count exceptions;
	gj_library bank[GJ_N_BANK_KINDS];
} gj_libraries;

/* GJ_EINPUT: a list or bank that cannot be read; an update after the day. */
int gj_libraries_read(gj_libraries *out, gj_arena *arena, const gj_evidence *evidence, gj_day on,
		      gj_error *err);

/* For the room: the questions of banks (banks.c). */
int gj_banks_read(gj_libraries *out, gj_arena *arena, const gj_evidence *evidence, gj_error *err);
/* A question as the matcher would compare it, after a number: in place of what was in `out` (banks.c). */
void gj_question_fold(gj_buf *out, unsigned first, gj_str text);
void gj_library_start(gj_library *library);

#endif
