/* SPDX-License-Identifier: Apache-2.0 */
/* Shares and counts as people write them on a command line: 5%, 0.05, 3/100, 4000. Exact: `0.05` is 5 of 100. */
#ifndef GJ_PLAN_SHARE_H
#define GJ_PLAN_SHARE_H

#include "base/fault.h"
#include "stats/share.h"

/* GJ_EINPUT with `what` it is for: not a share within 0 to 1. At most six decimals. */
int gj_share_read(gj_share *out, gj_str text, const char *what, gj_error *err);

/* GJ_EINPUT: not a whole number of 1 to GJ_STATS_MOST. */
int gj_count_read(int64_t *out, gj_str text, const char *what, gj_error *err);

#endif
