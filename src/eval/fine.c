/* SPDX-License-Identifier: Apache-2.0 */
#include "eval/fine.h"

static bool hangs_on_something(const gj_qty *qty)
{
	if (qty == NULL)
		return false;
	if (qty->op == GJ_QTY_FACT || qty->op == GJ_QTY_PARAMETER)
		return true;
	for (size_t i = 0; i < qty->n; i++)
		if (hangs_on_something(qty->kid[i]))
			return true;
	return false;
}

gj_amount gj_fine_amount(const gj_fine *fine, const gj_record *record, gj_day day, gj_day on)
{
	gj_amount amount = {.least = {true, true, 0, 0},
			    .computed =
				    hangs_on_something(fine->lo) || hangs_on_something(fine->hi)};

	if (fine->lo != NULL)
		amount.least = gj_interval_qty(fine->lo, record, day, on);
	if (fine->hi != NULL)
		amount.most = gj_interval_qty(fine->hi, record, day, on);
	return amount;
}

/* `percent` of the way from `from` to `to`. */
static bool part_of(gj_num from, gj_num to, gj_num percent, gj_num *out)
{
	gj_num range, share;

	return gj_num_sub(&range, to, from) && gj_num_percent(&share, percent, range) &&
	       gj_num_add(out, from, share);
}

bool gj_band_amount(const gj_norm *band, const gj_amount *amount, const gj_record *record,
		    gj_day day, gj_num *low, gj_num *high)
{
	gj_interval lo = gj_interval_qty(band->band_lo, record, day, day);
	gj_interval hi = gj_interval_qty(band->band_hi, record, day, day);

	return gj_interval_point(&lo) && gj_interval_point(&hi) &&
	       gj_interval_point(&amount->least) && gj_interval_point(&amount->most) &&
	       amount->least.low <= amount->most.low &&
	       part_of(amount->least.low, amount->most.low, lo.low, low) &&
	       part_of(amount->least.low, amount->most.low, hi.low, high);
}
