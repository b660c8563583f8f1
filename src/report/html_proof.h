/* SPDX-License-Identifier: Apache-2.0 */
/* Proofs in HTML: nested lists, and what many of them share shown once. */
#ifndef GJ_REPORT_HTML_PROOF_H
#define GJ_REPORT_HTML_PROOF_H

#include "report/html.h"
#include "report/why.h"

/* One proof, whole. */
void gj_html_proof(gj_page *page, gj_arena *arena, const gj_why *why);

/* Things that proofs have in common. */
typedef enum gj_ground_sort {
	GJ_GROUND_TERM,
	GJ_GROUND_SCOPE,
	GJ_GROUND_ROLE,
	GJ_GROUND_LIFTER,
	GJ_GROUND_BEARER, /* ref: the first norm that binds the same roles */
	GJ_N_GROUNDS
} gj_ground_sort;

typedef struct gj_ground {
	gj_proof *whole; /* as a proof showed it in full; NULL: none has yet */
	bool wanted;
} gj_ground;

typedef struct gj_html_proofs {
	gj_html *html;
	gj_page page; /* sentences of proofs are gathered here, and not where a paragraph may wait */
	const gj_verdicts *verdicts;
	gj_ground *of
		[GJ_N_GROUNDS]; /* by term, instrument, role, norm, norm: on the day of the report */
	uint32_t *
		same; /* [n_norms] the first norm that binds the same roles, and one more; 0: not looked for yet */
	uint32_t *first; /* such first norms */
	size_t n_first;
	struct {
		gj_ground_sort sort;
		uint32_t ref;
	} * queue; /* wanted ones in the order in which they were */
	size_t n, cap;
} gj_html_proofs;

/* From here on the row of each norm that applies, will, or may, closes with its proof. */
void gj_html_proofs_start(gj_html_proofs *proofs, gj_html *html, const gj_verdicts *verdicts);

/* The section with what these proofs have pointed to. */
void gj_html_proofs_grounds(gj_html_proofs *proofs);
void gj_html_proofs_done(gj_html_proofs *proofs);

#endif
