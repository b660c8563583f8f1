/* SPDX-License-Identifier: Apache-2.0 */
#include "portfolio/csv_truths.h"

#include <string.h>

/* Which one it is cannot be foreseen, so nothing here branches. */
bool gj_csv_truths_portable(const char *text, const gj_csv_cell *cell, size_t width, size_t n,
			    uint64_t *yes, uint64_t *no)
{
	bool odd = false;

	*yes = *no = 0;
	for (size_t i = 0; i < n; i++) {
		gj_csv_cell at = cell[i * width];
		uint32_t len = gj_csv_len(at);
		uint64_t word;
		bool is_yes, is_no;

		memcpy(&word, text + at.at, sizeof word);
		word = len < 8 ? word & ((UINT64_C(1) << 8 * len) - 1) : UINT64_MAX;
		is_yes = (word == GJ_CSV_YES) | (word == GJ_CSV_TRUE);
		is_no = (word == GJ_CSV_NO) | (word == GJ_CSV_FALSE);
		*yes |= (uint64_t)is_yes << i;
		*no |= (uint64_t)is_no << i;
		odd |= gj_csv_is_doubled(at) | !(is_no | is_yes | (len == 0));
	}
	return !odd;
}
