/* SPDX-License-Identifier: Apache-2.0 */
/* One value of a column of Arrow: is it there, what number, what text. Of columns that src/arrow has read, so all is sound. */
#ifndef GJ_PORTFOLIO_ARROW_CELLS_H
#define GJ_PORTFOLIO_ARROW_CELLS_H

#include <guiju/arrow.h>

#include "base/number.h"
#include "base/str.h"

typedef struct gj_arrow_cells {
	const struct ArrowSchema *schema;
	const struct ArrowArray *array;
} gj_arrow_cells;

bool gj_arrow_known(gj_arrow_cells cells, size_t row);

/* Of a known bool. */
bool gj_arrow_truth(gj_arrow_cells cells, size_t row);

/* Text, in line or in a dictionary. */
bool gj_arrow_is_text(const struct ArrowSchema *schema);
gj_str gj_arrow_text(gj_arrow_cells cells,
		     size_t row); /* of a known one; a null of the dictionary is empty */

bool gj_arrow_is_whole(const struct ArrowSchema *schema); /* an integer of any width */
/* Of a known integer; false: it does not fit. */
bool gj_arrow_whole(gj_arrow_cells cells, size_t row, int64_t *out);

/* decimal128 as ten-thousandths; false: more decimals than four that are not 0, or too large. */
bool gj_arrow_is_decimal(const struct ArrowSchema *schema);
bool gj_arrow_decimal(gj_arrow_cells cells, size_t row, gj_num *out);

#endif
