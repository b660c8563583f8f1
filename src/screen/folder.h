/* SPDX-License-Identifier: Apache-2.0 */
/* The folder of a run, and the work in it until the run is over: OUT/work with the journal and the parts. */
#ifndef GJ_SCREEN_FOLDER_H
#define GJ_SCREEN_FOLDER_H

#include "base/file.h"

typedef struct gj_screen_folder {
	gj_str path, work;
	gj_str journal; /* its path */
	bool made;	/* the folder was not there */
} gj_screen_folder;

/* Make what is missing. GJ_EINPUT: the folder holds something else than a run that can go on; GJ_EIO, GJ_ENOMEM. */
int gj_screen_folder_open(gj_screen_folder *out, gj_arena *arena, const char *path, gj_error *err);

/* The part of a range; from the arena, at NULL: no memory. */
gj_str gj_screen_folder_part(const gj_screen_folder *folder, gj_arena *arena, uint32_t file,
			     uint32_t range);

/*
 * The work is over: all of it goes, the journal last, so that a run that is killed here can go on. `undo`: the folder goes, too, if this
 * run made it. What cannot be removed stays: the evidence is whole without.
 */
void gj_screen_folder_clear(const gj_screen_folder *folder, gj_arena *arena, bool undo);

#endif
