/* SPDX-License-Identifier: Apache-2.0 */
#include "base/day.h"

#include <stdio.h>

#include <guiju/error.h>

static bool is_leap(int year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int month_length(int year, int month)
{
	static const int length[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

	return month == 2 && is_leap(year) ? 29 : length[month - 1];
}

bool gj_day_from_ymd(gj_day *out, int year, int month, int day)
{
	int shifted, era_year, day_of_year;

	if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 ||
	    day > month_length(year, month))
		return false;
	/* Count years from March, so that the leap day ends the year. */
	shifted = (month + 9) % 12;
	era_year = year - (month <= 2);
	day_of_year = (153 * shifted + 2) / 5 + day - 1;
	*out = 365 * era_year + era_year / 4 - era_year / 100 + era_year / 400 + day_of_year -
	       719468;
	return true;
}

void gj_day_to_ymd(gj_day day, int *year, int *month, int *of_month)
{
	int64_t since = (int64_t)day + 719468; /* days since 0000-03-01 */
	int64_t era = since / 146097, of_era = since % 146097;
	int64_t year_of_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
	int64_t day_of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
	int64_t shifted = (5 * day_of_year + 2) / 153;

	*of_month = (int)(day_of_year - (153 * shifted + 2) / 5 + 1);
	*month = (int)(shifted < 10 ? shifted + 3 : shifted - 9);
	*year = (int)(year_of_era + era * 400 + (*month <= 2));
}

int gj_day_weekday(gj_day day)
{
	return (int)((((int64_t)day + 3) % 7 + 7) % 7) + 1; /* 1970-01-01 was a Thursday */
}

bool gj_day_add_days(gj_day *out, gj_day day, int64_t days)
{
	if (days > (int64_t)GJ_DAY_MAX - day || days < (int64_t)GJ_DAY_MIN - day)
		return false;
	*out = (gj_day)(day + days);
	return true;
}

bool gj_day_add_months(gj_day *out, gj_day day, int months)
{
	int year, month, of_month;
	int64_t count;

	gj_day_to_ymd(day, &year, &month, &of_month);
	count = (int64_t)year * 12 + (month - 1) + months;
	if (count < 12 || count >= INT64_C(10000) * 12)
		return false;
	year = (int)(count / 12);
	month = (int)(count % 12) + 1;
	if (of_month > month_length(year, month))
		of_month = month_length(year, month);
	return gj_day_from_ymd(out, year, month, of_month);
}

static bool digits(const char *at, int count, int *out)
{
	*out = 0;
	for (int i = 0; i < count; i++) {
		if (at[i] < '0' || at[i] > '9')
			return false;
		*out = *out * 10 + (at[i] - '0');
	}
	return true;
}

int gj_day_read(gj_day *out, gj_str text, bool *exists)
{
	int year, month, day;

	*exists = true;
	if (text.len != 10 || text.at[4] != '-' || text.at[7] != '-' ||
	    !digits(text.at, 4, &year) || !digits(text.at + 5, 2, &month) ||
	    !digits(text.at + 8, 2, &day))
		return GJ_EINPUT;
	*exists = gj_day_from_ymd(out, year, month, day);
	return *exists ? GJ_OK : GJ_EINPUT;
}

int gj_day_parse(gj_day *out, const char *text, size_t length)
{
	gj_str whole = {text, length};
	bool exists;

	return gj_day_read(out, whole, &exists);
}

void gj_day_format(gj_day day, char out[11])
{
	int year, month, of_month;

	if (day < GJ_DAY_MIN || day > GJ_DAY_MAX) {
		memcpy(out, "----------", 11);
		return;
	}
	gj_day_to_ymd(day, &year, &month, &of_month);
	out[0] = (char)('0' + year / 1000);
	out[1] = (char)('0' + year / 100 % 10);
	out[2] = (char)('0' + year / 10 % 10);
	out[3] = (char)('0' + year % 10);
	out[4] = out[7] = '-';
	out[5] = (char)('0' + month / 10);
	out[6] = (char)('0' + month % 10);
	out[8] = (char)('0' + of_month / 10);
	out[9] = (char)('0' + of_month % 10);
	out[10] = '\0';
}
