/* SPDX-License-Identifier: Apache-2.0 */
/* Is a duty that applies kept, and by when is it due? docs/semantics.md has the table. */
#ifndef GJ_EVAL_COMPLIANCE_H
#define GJ_EVAL_COMPLIANCE_H

#include "eval/eval.h"

/* Fills compliance, due, due_unknown and its reasons, since of a verdict on a norm that applies. `act` is the truth of its act. */
void gj_comply(gj_verdict *out, const gj_circuit *circuit, const gj_record *record, gj_truth act);

#endif
