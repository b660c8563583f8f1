/* SPDX-License-Identifier: Apache-2.0 */
/* What an explanation is made of, gathered once for the text and the JSON. */
#ifndef GJ_REPORT_WHY_H
#define GJ_REPORT_WHY_H

#include "report/check_text.h"

typedef struct gj_why {
	const gj_verdicts *verdicts;
	const gj_verdict *verdict;
	const gj_norm *norm;
	gj_proof *proof;
	gj_asks sufficient, necessary;
} gj_why;

enum { GJ_PROOF_MAX_DEPTH = 250 }; /* deeper steps are left out, and that is said */

/* GJ_OK, GJ_EINPUT (no verdict on this norm), GJ_ENOMEM. */
int gj_why_gather(gj_why *out, gj_arena *arena, const gj_verdicts *verdicts, uint32_t norm);

/* proof_text.c */
void gj_text_proof(gj_page *page, gj_arena *arena, const gj_why *why);

/* Where something told stands: `bot.yaml:4`; in brackets, or nothing when it has no place. */
void gj_page_place(gj_page *page, const gj_source *source, gj_pos pos);
void gj_page_told_at(gj_page *page, const gj_source *source, gj_pos pos);

#endif
