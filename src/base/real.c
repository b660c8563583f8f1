/* SPDX-License-Identifier: Apache-2.0 */
#include "base/real.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* strtod also takes blanks, `inf`, `nan` and hexadecimals. */
static bool plain(gj_str text)
{
	static const char signs[] = "0123456789+-.eE";

	for (size_t i = 0; i < text.len; i++)
		if (text.at[i] == '\0' || strchr(signs, text.at[i]) == NULL)
			return false;
	return text.len > 0 && text.len <= GJ_REAL_MOST;
}

bool gj_real_parse(double *out, gj_str text)
{
	char room[GJ_REAL_MOST + 1], *end;
	double value;

	if (!plain(text))
		return false;
	memcpy(room, text.at, text.len);
	room[text.len] = '\0';
	value = strtod(room, &end);
	if (end != room + text.len || !isfinite(value))
		return false;
	*out = value;
	return true;
}

gj_str gj_real_exact(char room[GJ_REAL_ROOM], double value)
{
	for (int digits = 15; digits <= 17; digits++) {
		snprintf(room, GJ_REAL_ROOM, "%.*g", digits, value == 0 ? 0 : value);
		if (strtod(room, NULL) == value)
			break;
	}
	return gj_str_of(room);
}
