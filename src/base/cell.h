/* SPDX-License-Identifier: Apache-2.0 */
/* What cells of tables say, read eight bytes at a time. The same texts as gj_num_parse and gj_day_parse take, and no others. */
#ifndef GJ_BASE_CELL_H
#define GJ_BASE_CELL_H

#include "base/day.h"
#include "base/number.h"

/* As gj_num_parse (base/number.h). */
bool gj_cell_num(gj_num *out, gj_str text);

/* As gj_day_parse (guiju/date.h); false: another form, or no such day. */
bool gj_cell_day(gj_day *out, gj_str text);

#endif
