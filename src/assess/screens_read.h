/* SPDX-License-Identifier: Apache-2.0 */
/* Shared by what reads a folder of `guiju screen`: its counts (screens.c) and its sample (screens_sample.c). */
#ifndef GJ_ASSESS_SCREENS_READ_H
#define GJ_ASSESS_SCREENS_READ_H

#include "assess/screens.h"

typedef struct gj_screen_reading {
	gj_screen *out;
	gj_arena *arena;
	gj_error *err;
	gj_str seed;
} gj_screen_reading;

/* The sources and the judgements have been read. */
int gj_screen__sample(gj_screen_reading *r, gj_str folder);

#endif
