/* SPDX-License-Identifier: Apache-2.0 */
/* Is a duty that applies kept, and by when is it due? docs/semantics.md has the table. */
#ifndef GJ_EVAL_COMPLIANCE_H
#define GJ_EVAL_COMPLIANCE_H

#include "eval/eval.h"

/* Fills compliance, due, due_unknown and its reasons, since of a verdict on a norm that applies. `act` is the truth of its act. */
void gj_comply(gj_verdict *out, const gj_circuit *circuit, const gj_record *record, gj_truth act);

/* Is it said of the norm whether it is kept? Of duties, prohibitions, procedures and encouragements that name an act. */
bool gj_can_be_kept(const gj_norm *norm);

/* Does that hang on the days of events alone, not on the truth of the act's condition? */
bool gj_kept_by_days(const gj_norm *norm);

/* The event that the time of the norm hangs on: of `within`, `before`, `promptly`, else of `upon`; or GJ_NONE. */
uint32_t gj_time_event(const gj_norm *norm);

/* The last day of the period of a norm that has one, counted from `start`. false: a year of the calendar is missing, or it ends beyond all days. */
bool gj_period_end(const gj_law *law, const gj_norm *norm, gj_day start, gj_day *out);

#endif
