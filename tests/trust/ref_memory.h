/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the reference has read once and need not read again: of a law, who lifts whom and which norms a sanction stands
 * behind; of a record, what was found of a norm on a day. It finds nothing by itself: every answer in it was given by the
 * definitions of reference.c, and a question without memory asks those each time (`ref.memory` NULL; the property
 * `remembered` of test_trust_meta holds the two against each other).
 */
#ifndef GJ_TRUST_REF_MEMORY_H
#define GJ_TRUST_REF_MEMORY_H

#include "trust/reference.h"

/* Read a law: every pair of norms. NULL: out of memory. The law must outlive it. */
ref_memory *ref_memory_new(const gj_law *law);
void ref_memory_free(ref_memory *memory); /* NULL is allowed */

/* Another record will be asked about, or the same one was changed. The law stays read. */
void ref_memory_forget(ref_memory *memory);

/* ---- for the reference ---- */

/* Of a law: norms in ascending order. */
const gj_refs *ref_memory_lifters(const ref_memory *memory, uint32_t lifted);
const gj_refs *ref_memory_behind(const ref_memory *memory, uint32_t sanction);

enum { REF_NOT_ASKED = 0 }; /* else a gj_truth and one */

/* Where to keep whether the norm applies on the day, for this very question: REF_NOT_ASKED at first. NULL: nothing is kept. */
unsigned char *ref_memory_applies(const ref *r, uint32_t norm, gj_day day);

#endif
