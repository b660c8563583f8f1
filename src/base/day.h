/* SPDX-License-Identifier: Apache-2.0 */
/* Arithmetic on days (guiju/date.h). Pure functions; the clock is never read. */
#ifndef GJ_BASE_DAY_H
#define GJ_BASE_DAY_H

#include <stdbool.h>

#include <guiju/date.h>

#include "base/str.h"

bool gj_day_from_ymd(gj_day *out, int year, int month, int day); /* false: no such day */
void gj_day_to_ymd(gj_day day, int *year, int *month, int *of_month);
int gj_day_weekday(gj_day day); /* 1 Monday to 7 Sunday (ISO 8601) */

/*
 * `months` later; a day that the month does not have becomes the month's last day (Civil Code of the PRC art. 202:
 * where the month has no such day, its last day ends the period). false when it leaves years 1 to 9999.
 */
bool gj_day_add_months(gj_day *out, gj_day day, int months);
bool gj_day_add_days(gj_day *out, gj_day day, int64_t days);

/* A reading of `YYYY-MM-DD`: GJ_OK; GJ_EINPUT with `*exists` telling a bad form (true) from a day that does not exist (false). */
int gj_day_read(gj_day *out, gj_str text, bool *exists);

#endif
