/* SPDX-License-Identifier: Apache-2.0 */
/* Proofs in HTML: nested lists, and what many of them share shown once. */
#ifndef GJ_REPORT_HTML_PROOF_H
#define GJ_REPORT_HTML_PROOF_H

#include "report/html.h"
#include "report/why.h"

/* One proof, whole. */
void gj_html_proof(gj_page *page, gj_arena *arena, const gj_why *why);

/* ---- what proofs have in common: html_grounds.c ---- */

typedef enum gj_ground_sort {
	GJ_GROUND_TERM,
	GJ_GROUND_SCOPE, /* ref: the instrument */
	GJ_GROUND_ROLE,
	GJ_GROUND_LIFTER,
	GJ_GROUND_BEARER, /* ref: the first norm that binds the same roles */
	GJ_N_GROUNDS
} gj_ground_sort;

typedef struct gj_ground {
	gj_ground_sort sort;
	uint32_t ref;
	gj_day day;
} gj_ground;

typedef struct gj_ground_state {
	gj_proof *whole; /* as a proof showed it in full; NULL: none has yet */
	bool wanted;
} gj_ground_state;

typedef struct gj_grounds_of_day {
	gj_day day;
	gj_ground_state *of[GJ_N_GROUNDS]; /* by ref */
} gj_grounds_of_day;

typedef struct gj_grounds {
	gj_arena *arena;
	const gj_verdicts *verdicts;
	gj_grounds_of_day *day; /* of the report, and the first days of laws to come */
	size_t n_days, cap_days;
	uint32_t *
		same; /* [n_norms] the first norm that binds the same roles, and one more; 0: not looked for */
	uint32_t *first; /* such norms */
	size_t n_first;
	gj_ground *queue; /* wanted ones, in the order in which they were */
	size_t n, cap;
	bool failed; /* out of memory */
} gj_grounds;

void gj_grounds_start(gj_grounds *grounds, gj_arena *arena, const gj_verdicts *verdicts);

/* Remember where each thing stands in full: one proof shows it so only once. */
void gj_grounds_index(gj_grounds *grounds, gj_proof *proof);

/* Is the step about something that can stand elsewhere, long enough to be worth it? Then it is queued. */
bool gj_grounds_take(gj_grounds *grounds, gj_ground *out, const gj_proof *proof);

gj_proof *gj_grounds_whole(gj_grounds *grounds, const gj_ground *ground); /* NULL: out of memory */
gj_str gj_ground_name(const gj_law *law, const gj_ground *ground);

/* ---- proofs below rows: html_proof.c ---- */

typedef struct gj_html_proofs {
	gj_html *html;
	gj_page page; /* sentences of proofs are gathered here, and not where a paragraph may wait */
	const gj_verdicts *verdicts;
	gj_grounds grounds;
} gj_html_proofs;

/* From here to `done` the row of each norm that applies, will, or may, closes with its proof. */
void gj_html_proofs_start(gj_html_proofs *proofs, gj_html *html, const gj_verdicts *verdicts);
void gj_html_proofs_done(gj_html_proofs *proofs);

/* The section with what these proofs have pointed to. */
void gj_html_proofs_grounds(gj_html_proofs *proofs);

#endif
