/* SPDX-License-Identifier: Apache-2.0 */
/* Periods, counted by hand: day after day, month after month. */
#include "trust/reference.h"

static bool leap(int year)
{
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int month_length(int year, int month)
{
	static const int length[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

	return month == 2 && leap(year) ? 29 : length[month - 1];
}

typedef struct ymd {
	int year, month, day;
} ymd;

static ymd to_ymd(gj_day day)
{
	ymd d = {1970, 1, 1};
	int left = day;

	for (; left < 0; left += leap(d.year) ? 366 : 365)
		d.year--;
	for (; left >= (leap(d.year) ? 366 : 365); d.year++)
		left -= leap(d.year) ? 366 : 365;
	for (; left >= month_length(d.year, d.month); d.month++)
		left -= month_length(d.year, d.month);
	d.day += left;
	return d;
}

static gj_day from_ymd(ymd d)
{
	gj_day day = 0;

	for (int y = 1970; y < d.year; y++)
		day += leap(y) ? 366 : 365;
	for (int y = d.year; y < 1970; y++)
		day -= leap(y) ? 366 : 365;
	for (int m = 1; m < d.month; m++)
		day += month_length(d.year, m);
	return day + d.day - 1;
}

/* The day of the same number; where the month has none, its last day. */
static gj_day months_later(gj_day day, int months)
{
	ymd d = to_ymd(day);

	for (int i = 0; i < months; i++) {
		d.month++;
		if (d.month > 12) {
			d.month = 1;
			d.year++;
		}
	}
	if (d.day > month_length(d.year, d.month))
		d.day = month_length(d.year, d.month);
	return from_ymd(d);
}

static const gj_calendar *calendar_of(const gj_law *law, const gj_norm *norm)
{
	for (size_t i = 0; i < law->n_calendars; i++)
		if (gj_str_eq(law->calendar[i].jurisdiction,
			      law->instrument[norm->instrument].jurisdiction))
			return &law->calendar[i];
	return NULL;
}

static bool working_days_later(const gj_calendar *calendar, gj_day day, int count, gj_day *out)
{
	while (count > 0) {
		bool work;

		day++;
		if (calendar == NULL || !gj_workdays_is_work(&calendar->days, day, &work))
			return false;
		count -= work;
	}
	*out = day;
	return true;
}

bool ref_after(const gj_law *law, const gj_norm *norm, gj_day day, gj_day *out)
{
	switch (norm->unit) {
	case GJ_PERIOD_DAYS:
		*out = day + norm->within;
		return true;
	case GJ_PERIOD_WORKING_DAYS:
		return working_days_later(calendar_of(law, norm), day, norm->within, out);
	case GJ_PERIOD_MONTHS:
		*out = months_later(day, norm->within);
		return true;
	default:
		*out = months_later(day, 12 * norm->within);
		return true;
	}
}
