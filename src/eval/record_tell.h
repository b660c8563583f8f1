/* SPDX-License-Identifier: Apache-2.0 */
/* Putting one more statement about a fact or a term into a record: statements that agree add up, others conflict. */
#ifndef GJ_EVAL_RECORD_TELL_H
#define GJ_EVAL_RECORD_TELL_H

#include "eval/record.h"

/* A statement in plain form, before it meets what is known already. */
gj_input gj_input_truth(gj_truth truth);
gj_input gj_input_state(gj_fact_state state);
gj_input gj_input_bounds(bool has_low, int64_t low, bool has_high, int64_t high);

/*
 * Merge `said` into `known`. Given beats unknown and not applicable; ranges meet in their common part; two given
 * values that cannot both be true make a conflict, which stays one.
 */
void gj_record_tell_fact(gj_input *known, gj_fact_type type, const gj_input *said);
void gj_record_tell_term(gj_judged *known, const gj_judged *said);

#endif
