/* SPDX-License-Identifier: Apache-2.0 */
/* For the room: a run between its parts. */
#ifndef GJ_SCREEN_RUN_H
#define GJ_SCREEN_RUN_H

#include "base/parallel.h"
#include "corpus/journal.h"
#include "screen/folder.h"
#include "screen/look.h"

typedef struct gj_screen_run_state {
	gj_screen *screen;
	gj_arena *arena;
	gj_screen_folder folder;
	gj_journal *journal;
	gj_screen_shared shared;
	uint32_t *ranges; /* of each file, once it was cut */
	gj_look look[GJ_MOST_THREADS];
} gj_screen_run_state;

/* Every range of every file that is not done: read.c. */
int gj_screen_read_all(gj_screen_run_state *run, gj_error *err);

/* What a part that was made before says, added to the screen; `*whole` false: it is missing or damaged, and nothing was added. */
int gj_screen_take_part(gj_screen_run_state *run, uint32_t file, uint32_t range, bool *whole,
			gj_error *err);

/* From the parts to the evidence: finish.c. */
int gj_screen_finish(gj_screen_run_state *run, gj_error *err);

/* manifest.json and screen.json: manifest.c, totals.c. */
int gj_screen_manifest_json(gj_buf *out, const gj_screen *screen);
int gj_screen_totals_json(gj_buf *out, gj_screen *screen, const char *manifest);

#endif
