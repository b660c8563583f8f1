/* SPDX-License-Identifier: Apache-2.0 */
/* The risks of annex A and the aspects of the should-not-refuse bank, by which evidence is sorted. */
#ifndef GJ_ASSESS_RISKS_H
#define GJ_ASSESS_RISKS_H

#include "base/str.h"

/* The groups of annex A, and the aspects of the should-not-refuse bank. */
typedef enum gj_risk_group {
	GJ_RISK_A1,
	GJ_RISK_A2,
	GJ_RISK_A3,
	GJ_RISK_A4,
	GJ_RISK_A5,
	GJ_ASPECT,
	GJ_N_RISK_GROUPS
} gj_risk_group;

typedef struct gj_risk {
	gj_risk_group group;
	const char *id; /* as lists and banks name it: `A.1.a`, `image` */
	const char *english, *chinese;
} gj_risk;

enum {
#define RISK(group, id, english, chinese) +1
	GJ_N_RISKS = 0
#include "assess/risks.def"
#undef RISK
};

extern const gj_risk gj_risks[GJ_N_RISKS];

unsigned gj_risk_find(gj_str id); /* GJ_N_RISKS: none */

#endif
