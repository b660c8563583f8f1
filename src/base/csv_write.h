/* SPDX-License-Identifier: Apache-2.0 */
/* Cells of a table as RFC 4180 has them. */
#ifndef GJ_BASE_CSV_WRITE_H
#define GJ_BASE_CSV_WRITE_H

#include "base/buf.h"

/* In quotes where it must be. The comma and the line end are the caller's. */
void gj_csv_put(gj_buf *out, gj_str text);

/*
 * The same for a table that a spreadsheet may open: an apostrophe stands before a cell that begins with what starts a
 * formula (= + - @, also full-width, a tab, a carriage return), and before one that begins with an apostrophe, so that
 * taking one apostrophe away from the start of a cell gives back what was meant.
 */
void gj_csv_put_safe(gj_buf *out, gj_str text);

#endif
