/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Sheets for people: what is not judged yet goes out as a table, labels come back. The order is random and the same each time, and the second
 * sheet has another: whoever judges second cannot tell what the first saw next to it. No label of anybody stands in a sheet.
 */
#ifndef GJ_JUDGE_SHEET_H
#define GJ_JUDGE_SHEET_H

#include "judge/journal.h"

/*
 * The sheet of a round, CSV with a head, safe for spreadsheets. Round 1: all that no person judged in round 1. Round 2: of the random `share` of
 * all things (by keyed hash, so it stays the same share as things are judged) those that nobody judged in round 2. `*rows` without the head. `chinese`: the
 * labels that it asks for are named in Chinese.
 */
int gj_sheet_write(gj_buf *out, const gj_judge_journal *journal, int round, gj_share share,
		   bool chinese, size_t *rows, gj_error *err);

typedef struct gj_taken {
	size_t added, changed, same,
		empty; /* rows: new; another label than before; as before; no label yet */
} gj_taken;

/*
 * Read a sheet back and add its labels to the journal, in memory. Columns are found by name; others are passed over; comma, semicolon or tab. GJ_EINPUT:
 * an unknown label or id, a thing twice with two labels, no such columns; the error names file, row and the nearest right word. After an error the
 * journal must not be written.
 */
int gj_sheet_take(gj_taken *out, gj_judge_journal *journal, const gj_source *sheet, gj_str name,
		  int round, gj_day day, gj_error *err);

#endif
