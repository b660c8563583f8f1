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
	gj_proof *kept; /* NULL: it does not apply, or cannot be kept or breached */
	gj_asks sufficient, necessary;
} gj_why;

enum { GJ_PROOF_MAX_DEPTH = 250 }; /* deeper steps are left out, and that is said */

/* GJ_OK, GJ_EINPUT (no verdict on this norm), GJ_ENOMEM. */
int gj_why_gather(gj_why *out, gj_arena *arena, const gj_verdicts *verdicts, uint32_t norm);

/* proof_text.c */
void gj_text_proof(gj_page *page, gj_arena *arena, const gj_why *why);
gj_message gj_proof_truth(gj_truth truth);

/*
 * The same in another form. `part` (may be NULL) is called before each of the first steps, with its number. Between `begin` and `end` the sentence of a step is gathered in the page. `elsewhere` (may be
 * NULL) says that the steps below it are shown in another place. What is deeper than GJ_PROOF_MAX_DEPTH ends without
 * beginning.
 */
typedef struct gj_proof_form {
	void (*part)(void *payload, size_t step);
	void (*begin)(void *payload, unsigned line, gj_truth truth, unsigned depth);
	bool (*elsewhere)(void *payload, const gj_proof *proof);
	void (*end)(void *payload, unsigned depth);
	void *payload;
} gj_proof_form;

void gj_text_proof_as(gj_page *page, gj_arena *arena, const gj_verdicts *verdicts,
		      gj_proof *const *step, size_t n, const gj_proof_form *form);

/* All that is shown of a verdict in a row: the steps of `proof`, then those of `kept`, which begin at `why->proof->n`. NULL: no memory. */
gj_proof *const *gj_why_steps(const gj_why *why, gj_arena *arena, size_t *n);

/* What stands above the steps of `kept`: why it is kept, breached, still to be done, or open; and its time, where days decide. */
void gj_text_why_kept_head(gj_page *page, const gj_why *why);

/* why_text.c: the name of what is explained; all that is said of it, from the verdict to the questions */
void gj_text_why_name(gj_page *page, const gj_why *why);
typedef void gj_proof_teller(gj_page *page, gj_arena *arena, const gj_why *why);
void gj_text_why(gj_page *page, gj_arena *arena, const gj_why *why, gj_proof_teller *tell);

/* Where something told stands: `bot.yaml:4`; in brackets, or nothing when it has no place. */
void gj_page_place(gj_page *page, const gj_source *source, gj_pos pos);
void gj_page_told_at(gj_page *page, const gj_source *source, gj_pos pos);

#endif
