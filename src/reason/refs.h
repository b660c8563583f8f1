/* SPDX-License-Identifier: Apache-2.0 */
/* Lists of indices that grow. */
#ifndef GJ_REASON_REFS_H
#define GJ_REASON_REFS_H

#include "law/law.h"

/* At the end; the list lives in `arena`. GJ_OK or GJ_ENOMEM. */
int gj_refs_push(gj_refs *refs, gj_arena *arena, uint32_t ref);
bool gj_refs_have(const gj_refs *refs, uint32_t ref);

#endif
