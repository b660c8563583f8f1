/* SPDX-License-Identifier: Apache-2.0 */
/* The resolved law with its trees, frozen (base/freeze.h), for `frozen.h` to take up again. */
#ifndef GJ_LAW_FREEZE_H
#define GJ_LAW_FREEZE_H

#include "base/buf.h"
#include "law/law.h"

/* Freeze `law`. `id` names the program. GJ_OK, GJ_ENOMEM, GJ_EINPUT (base/freeze.h). */
int gj_law_freeze(gj_buf *out, const gj_law *law, gj_str id, gj_error *err);

#endif
