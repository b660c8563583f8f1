/* SPDX-License-Identifier: Apache-2.0 */
#include "portfolio/decimal.h"

#include <math.h>

bool gj_decimal_of(double value, gj_num *out)
{
	double scaled = nearbyint(value * GJ_NUM_ONE);

	if (!(fabs(scaled) < 9007199254740992.0) || scaled / GJ_NUM_ONE != value)
		return false;
	*out = (gj_num)scaled;
	return true;
}
