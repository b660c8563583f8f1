/* SPDX-License-Identifier: Apache-2.0 */
/* The words of a verdict. */
#ifndef GUIJU_VERDICT_H
#define GUIJU_VERDICT_H

/* Does the norm bind this actor for this service on this day? FUTURE: not yet, but it will if nothing changes. */
typedef enum gj_applicability {
	GJ_APPLIES,
	GJ_DOES_NOT_APPLY,
	GJ_APPLY_UNKNOWN,
	GJ_FUTURE
} gj_applicability;

/* Why a norm does or does not apply. For "does not apply": the first that definitely holds, in this order. */
typedef enum gj_because {
	GJ_BECAUSE_CONDITION,	 /* applies: all conditions hold */
	GJ_BECAUSE_NOT_IN_FORCE, /* never in force, no longer, or not on this day */
	GJ_BECAUSE_LIFTED,	 /* an exemption that applies lifts it */
	GJ_BECAUSE_OTHER_BEARER,
	GJ_BECAUSE_OUT_OF_SCOPE,
	GJ_BECAUSE_CONDITION_FALSE,
	GJ_BECAUSE_UNKNOWN /* undecided: something has to be asked */
} gj_because;

/* Is a duty or prohibition that applies kept? */
typedef enum gj_compliance {
	GJ_FULFILLED,
	GJ_PENDING,
	GJ_BREACHED,
	GJ_COMPLIANCE_UNKNOWN, /* asked, but what was told does not decide it */
	GJ_NOT_CHECKED	       /* nothing was told about it, or it is no duty */
} gj_compliance;

#endif
