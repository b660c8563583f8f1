/* SPDX-License-Identifier: Apache-2.0 */
/* What a fine comes to for one record: percentages of turnover, multiples of gains, the greater of several. */
#ifndef GJ_EVAL_FINE_H
#define GJ_EVAL_FINE_H

#include "eval/interval.h"

typedef struct gj_amount {
	gj_interval least; /* where the fine has no lower bound: exactly 0 */
	gj_interval most;  /* where it has no upper bound: nothing known */
	bool computed;	   /* some bound hangs on a fact or a parameter */
} gj_amount;

/* In ten-thousandths of the fine's currency; parameters taken on `day`. */
gj_amount gj_fine_amount(const gj_fine *fine, const gj_record *record, gj_day day, gj_day on);

/* The part of a fine's range that a band leaves: `*low`, `*high`. false: the range or the band is not known exactly. */
bool gj_band_amount(const gj_norm *band, const gj_amount *amount, const gj_record *record,
		    gj_day day, gj_num *low, gj_num *high);

#endif
