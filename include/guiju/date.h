/* SPDX-License-Identifier: Apache-2.0 */
/* Calendar dates: days since 1970-01-01 in the proleptic Gregorian calendar, years 1 to 9999. */
#ifndef GUIJU_DATE_H
#define GUIJU_DATE_H

#include <stddef.h>
#include <stdint.h>

#include "export.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef int32_t gj_day;

#define GJ_DAY_MIN  ((gj_day)-719162) /* 0001-01-01 */
#define GJ_DAY_MAX  ((gj_day)2932896) /* 9999-12-31 */
#define GJ_DAY_NONE INT32_MIN	      /* "no date": open end of an interval */

/* Read `YYYY-MM-DD`, exactly ten characters. Returns GJ_OK, or GJ_EINPUT for another form or a day that does not exist. */
GJ_API int gj_day_parse(gj_day *out, const char *text, size_t length);

/* Write `YYYY-MM-DD` and a zero byte. */
GJ_API void gj_day_format(gj_day day, char out[11]);

#ifdef __cplusplus
}
#endif
#endif
