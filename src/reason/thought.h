/* SPDX-License-Identifier: Apache-2.0 */
/* A record in thought: a copy in which something is said anew. For comparing, asking and advising; what was told stays as it is. */
#ifndef GJ_REASON_THOUGHT_H
#define GJ_REASON_THOUGHT_H

#include "eval/eval.h"

/* A copy that may be changed. It borrows texts from `record`. GJ_OK or GJ_ENOMEM. */
int gj_record_copy(gj_record **out, gj_arena *arena, const gj_record *record);

/*
 * Say in a copy that `name` is `value`, in the words of a service file, in place of what was told:
 *     a fact or event     yes, no, unknown, not applicable, 12.5, 2026-12-01, a choice, {at_least: 800000}
 *     a judged term       yes, no, unknown
 *     a role              yes, no, unknown
 *     roles               [provider], {includes: [provider]}, unknown
 * `where` names the source in errors, as `--set`. GJ_OK, GJ_ENOMEM, or GJ_EINPUT: an unknown name (with the nearest), a value that does not
 * fit; the copy is as it was then.
 */
int gj_record_say(gj_record *record, gj_arena *arena, gj_str where, gj_str name, gj_str value,
		  gj_error *err);

/* What `name` is in the law, as gj_record_say takes it; false: none. `roles` as a whole is not one. */
bool gj_record_find(const gj_law *law, gj_str name, gj_ask *out);

/* Forget what was told of this. */
void gj_record_forget(gj_record *record, gj_ask ask);

#endif
