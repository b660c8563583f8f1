/* SPDX-License-Identifier: Apache-2.0 */
/* Records laid out as columns, each in one of the layouts that can hold it, drawn at random; what lies between is rubbish. */
#ifndef GJ_TRUST_LAY_H
#define GJ_TRUST_LAY_H

#include "eval/columns.h"
#include "support/random.h"

/* `out` is of `n` services (gj_columns_new). A conflict is laid out as not known. GJ_OK or GJ_ENOMEM. */
int lay_columns(gj_columns *out, gj_arena *arena, const gj_law *law, gj_record *const *record,
		rng *random);

#endif
