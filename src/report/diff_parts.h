/* SPDX-License-Identifier: Apache-2.0 */
/* The parts of a difference told as text. */
#ifndef GJ_REPORT_DIFF_PARTS_H
#define GJ_REPORT_DIFF_PARTS_H

#include "report/check_text.h"
#include "report/diff_words.h"

typedef struct gj_telling {
	gj_page *page;
	const gj_diff *diff;
	const gj_law *law;
	gj_tongue tongue;
} gj_telling;

/* A share, 0 to 1, as a number of percent. */
gj_str gj_percent(char room[32], double share);

/* Who gains what, or loses it, on one reading of the scope: heading, cases, the norms. Brief: no service files, and norms by their provisions. */
void gj_diff_who(const gj_telling *t, bool gained, unsigned reading);

#endif
