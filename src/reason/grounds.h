/* SPDX-License-Identifier: Apache-2.0 */
/* On what of all that was told does a verdict stand, and where was it told? */
#ifndef GJ_REASON_GROUNDS_H
#define GJ_REASON_GROUNDS_H

#include "eval/eval.h"

/*
 * What was told that decides a verdict, the most telling first: of a norm that applies, what its act and its time
 * hang on (everything told of it, not a smallest set); then, where it is decided whether the norm applies, a
 * sufficient reason for that. Of what is undecided: what was asked and is open, because nobody knows or because
 * sources contradict each other. Empty where nothing told decides, as for a norm that is not in force. GJ_OK or
 * GJ_ENOMEM.
 */
int gj_grounds(gj_asks *out, gj_arena *arena, const gj_verdicts *verdicts,
	       const gj_verdict *verdict);

/* Where in its file the record was told; line 0: nowhere. All roles stand in one place. */
gj_pos gj_told_at(const gj_record *record, gj_ask ask);

#endif
