/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Working days of one jurisdiction, from yearly arrangements. Monday to Friday are working days unless listed as
 * off; Saturday and Sunday are not unless listed as work (make-up days). Only years that were added are known.
 */
#ifndef GJ_BASE_WORKDAYS_H
#define GJ_BASE_WORKDAYS_H

#include <stdbool.h>

#include <guiju/date.h>

#include "base/arena.h"

/* Two bits a day of the year: marked at all, marked as work. */
typedef struct gj_workyear {
	int year;
	gj_day first;
	unsigned char marked[46], work[46];
} gj_workyear;

typedef struct gj_workdays {
	gj_workyear *year; /* sorted */
	size_t n, cap;
} gj_workdays;

/* Declare that `year` is known. GJ_OK, GJ_ENOMEM, or GJ_EINPUT when it is known already. */
int gj_workdays_add_year(gj_workdays *days, gj_arena *arena, int year);
bool gj_workdays_knows(const gj_workdays *days, int year);

/* Mark a day off, or a work day. GJ_EINPUT when its year is not known or the day is marked already. */
int gj_workdays_mark(gj_workdays *days, gj_day day, bool work);

/* false: the year of `day` is not known, and `*out` is left alone. */
bool gj_workdays_is_work(const gj_workdays *days, gj_day day, bool *out);

/*
 * The `count`-th working day after `start`, which itself does not count (Civil Code art. 201: the day on which a
 * period begins is not counted). count >= 1. false when a year on the way is not known: never a guess.
 */
bool gj_workdays_after(const gj_workdays *days, gj_day start, int count, gj_day *out);

#endif
