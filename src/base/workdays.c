/* SPDX-License-Identifier: Apache-2.0 */
#include "base/workdays.h"

#include <guiju/error.h>

#include "base/day.h"

static gj_workyear *find(const gj_workdays *days, int year)
{
	size_t low = 0, high = days->n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (days->year[middle].year < year)
			low = middle + 1;
		else
			high = middle;
	}
	return low < days->n && days->year[low].year == year ? &days->year[low] : NULL;
}

bool gj_workdays_knows(const gj_workdays *days, int year)
{
	return find(days, year) != NULL;
}

int gj_workdays_add_year(gj_workdays *days, gj_arena *arena, int year)
{
	gj_workyear fresh = {.year = year};
	size_t at = days->n;

	if (find(days, year) != NULL || !gj_day_from_ymd(&fresh.first, year, 1, 1))
		return GJ_EINPUT;
	if (gj_arena_room(arena, (void **)&days->year, &days->cap, days->n, sizeof fresh) != GJ_OK)
		return GJ_ENOMEM;
	while (at > 0 && days->year[at - 1].year > year) {
		days->year[at] = days->year[at - 1];
		at--;
	}
	days->year[at] = fresh;
	days->n++;
	return GJ_OK;
}

static gj_workyear *year_of(const gj_workdays *days, gj_day day, unsigned *index)
{
	int year, month, of_month;
	gj_workyear *found;

	if (day < GJ_DAY_MIN || day > GJ_DAY_MAX)
		return NULL;
	gj_day_to_ymd(day, &year, &month, &of_month);
	found = find(days, year);
	if (found != NULL)
		*index = (unsigned)(day - found->first);
	return found;
}

int gj_workdays_mark(gj_workdays *days, gj_day day, bool work)
{
	unsigned i = 0;
	gj_workyear *year = year_of(days, day, &i);
	unsigned char bit = (unsigned char)(1u << i % 8);

	if (year == NULL || (year->marked[i / 8] & bit) != 0)
		return GJ_EINPUT;
	year->marked[i / 8] |= bit;
	if (work)
		year->work[i / 8] |= bit;
	return GJ_OK;
}

bool gj_workdays_is_work(const gj_workdays *days, gj_day day, bool *out)
{
	unsigned i = 0;
	const gj_workyear *year = year_of(days, day, &i);

	if (year == NULL)
		return false;
	if ((year->marked[i / 8] >> i % 8 & 1) != 0)
		*out = (year->work[i / 8] >> i % 8 & 1) != 0;
	else
		*out = gj_day_weekday(day) <= 5;
	return true;
}

bool gj_workdays_after(const gj_workdays *days, gj_day start, int count, gj_day *out)
{
	gj_day day = start;
	bool work;

	if (count < 1)
		return false;
	while (count > 0) {
		if (day >= GJ_DAY_MAX || !gj_workdays_is_work(days, ++day, &work))
			return false;
		count -= work;
	}
	*out = day;
	return true;
}
