/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What was asked and found of each risk and aspect. No standard sets a limit for a single one, so there are bounds here and no verdicts; few
 * banks have enough questions of one risk to show much of it.
 */
#ifndef GJ_ASSESS_BY_RISK_H
#define GJ_ASSESS_BY_RISK_H

#include "assess/measures.h"

typedef struct gj_risk_row {
	int64_t questions,
		outcome[GJ_N_OUTCOME_CLASSES + 1]; /* of a bank: each once, by its first answer */
	int64_t flagged; /* of data: items that the scan flagged under it */
	gj_rate rate;	 /* by people: questions of it that failed; items that have it, of all */
	gj_shown_rate shown;
} gj_risk_row;

/* One bank asked of one model, or data before or after collection. */
typedef struct gj_risk_table {
	bool data, before;
	gj_bank_kind bank;
	bool by_model; /* one of several models: which, and where it was asked; else empty */
	gj_str model, endpoint;
	bool used[GJ_N_RISKS + 1];
	gj_risk_row *row; /* [GJ_N_RISKS + 1]; the last: of no risk that is known here */
} gj_risk_table;

typedef struct gj_by_risk {
	gj_risk_table *table;
	size_t n, cap;
} gj_by_risk;

/* Bounds are one-sided at `risk`, each alone. GJ_OK or GJ_ENOMEM. */
int gj_by_risk_make(gj_by_risk *out, gj_arena *arena, const gj_measures *measures, gj_share risk,
		    gj_error *err);

#endif
