/* SPDX-License-Identifier: Apache-2.0 */
#include "simulate/words.h"

#include <math.h>
#include <stdio.h>

gj_str gj_short(char room[GJ_SHORT_ROOM], double value)
{
	if (isnan(value))
		return GJ_STR("");
	snprintf(room, GJ_SHORT_ROOM, "%.6g", value == 0 ? 0 : value);
	return gj_str_of(room);
}

gj_str gj_meaning(const char *en, const char *zh, gj_tongue tongue)
{
	return gj_str_of(tongue == GJ_ZH ? zh : en);
}
