/* SPDX-License-Identifier: Apache-2.0 */
/* Calendars: one block for each year of a jurisdiction, gathered by jurisdiction. */
#include <stdlib.h>

#include "base/day.h"
#include "law/build.h"

/* A calendar block with what it is about. */
typedef struct year {
	const gj_block *block;
	gj_place place;
	gj_str jurisdiction;
	int year;
} year;

/* The year is the last part of the id: cn/2024. */
static bool year_of(gj_str id, int *out)
{
	*out = 0;
	if (id.len < 6 || id.at[id.len - 5] != '/')
		return false;
	for (size_t i = id.len - 4; i < id.len; i++) {
		if (id.at[i] < '0' || id.at[i] > '9')
			return false;
		*out = *out * 10 + (id.at[i] - '0');
	}
	return *out > 0;
}

static int read_year(gj_build *b, uint32_t file, const gj_block *block, year *out)
{
	const gj_field *jurisdiction = gj_block_field(block, GJ_KEY_JURISDICTION, NULL);

	out->block = block;
	out->place.file = file;
	out->place.pos = block->id.pos;
	if (!year_of(block->id.text, &out->year))
		return gj_build_fault(b, file, block->id.pos,
				      "the name of a calendar ends in its year, as cn/2024");
	if (jurisdiction == NULL)
		return gj_build_fault(b, file, block->id.pos,
				      "the calendar `%.*s` lacks the field `jurisdiction`",
				      GJ_FMT(block->id.text));
	out->jurisdiction = jurisdiction->value.name[0].text;
	return GJ_OK;
}

static int by_year(const void *left, const void *right)
{
	const year *a = left, *b = right;
	int order = gj_str_cmp(a->jurisdiction, b->jurisdiction);

	if (order != 0)
		return order;
	if (a->year != b->year)
		return a->year < b->year ? -1 : 1;
	if (a->place.file != b->place.file)
		return a->place.file < b->place.file ? -1 : 1;
	return a->place.pos.line < b->place.pos.line ? -1 : a->place.pos.line > b->place.pos.line;
}

static int gather(gj_build *b, year **out, size_t *n)
{
	const gj_law *law = b->law;
	size_t count = 0;
	int rc = GJ_OK;

	for (size_t f = 0; f < law->n_files; f++)
		for (size_t i = 0; i < law->tree[f]->n; i++)
			count += law->tree[f]->block[i].kind == GJ_KIND_CALENDAR;
	*n = 0;
	*out = gj_arena_array(b->arena, count, sizeof **out);
	if (*out == NULL)
		return gj_build_memory(b);
	for (uint32_t f = 0; rc == GJ_OK && f < law->n_files; f++)
		for (size_t i = 0; rc == GJ_OK && i < law->tree[f]->n; i++)
			if (law->tree[f]->block[i].kind == GJ_KIND_CALENDAR)
				rc = read_year(b, f, &law->tree[f]->block[i], &(*out)[(*n)++]);
	if (rc == GJ_OK && *n > 1)
		qsort(*out, *n, sizeof **out, by_year);
	return rc;
}

static int mark_days(gj_build *b, gj_workdays *days, const year *y, gj_key key)
{
	const gj_field *field = NULL;
	gj_day first = 0, last = 0;

	gj_day_from_ymd(&first, y->year, 1, 1);
	gj_day_from_ymd(&last, y->year, 12, 31);
	while ((field = gj_block_field(y->block, key, field)) != NULL)
		for (size_t i = 0; i < field->value.n_spans; i++) {
			const gj_span *span = &field->value.span[i];

			if (span->from < first || span->to > last || span->to < span->from)
				return gj_build_fault(b, y->place.file, span->pos,
						      "the days do not lie in the year %d",
						      y->year);
			for (gj_day day = span->from; day <= span->to; day++)
				if (gj_workdays_mark(days, day, key == GJ_KEY_WORK) != GJ_OK)
					return gj_build_fault(b, y->place.file, span->pos,
							      "a day stands twice");
		}
	return GJ_OK;
}

static int add_year(gj_build *b, gj_calendar *calendar, const year *y)
{
	int rc = gj_workdays_add_year(&calendar->days, b->arena, y->year);

	if (rc != GJ_OK)
		return gj_build_memory(b);
	calendar->year[calendar->n_years].year = y->year;
	calendar->year[calendar->n_years++].place = y->place;
	rc = mark_days(b, &calendar->days, y, GJ_KEY_OFF);
	return rc == GJ_OK ? mark_days(b, &calendar->days, y, GJ_KEY_WORK) : rc;
}

int gj_build_calendars(gj_build *b)
{
	gj_law *law = b->law;
	gj_calendar_year *years;
	year *y;
	size_t n;
	int rc = gather(b, &y, &n);

	if (rc != GJ_OK)
		return rc;
	law->calendar = gj_arena_array(b->arena, n, sizeof *law->calendar);
	years = gj_arena_array(b->arena, n, sizeof *years);
	if (law->calendar == NULL || years == NULL)
		return gj_build_memory(b);
	for (size_t i = 0; rc == GJ_OK && i < n; i++) {
		bool same = i > 0 && gj_str_eq(y[i].jurisdiction, y[i - 1].jurisdiction);

		if (same && y[i].year == y[i - 1].year)
			return gj_build_fault_two(b, y[i].place, y[i - 1].place,
						  "there are two calendars for the year %d",
						  y[i].year);
		if (!same) {
			law->calendar[law->n_calendars].jurisdiction = y[i].jurisdiction;
			law->calendar[law->n_calendars++].year = &years[i];
		}
		rc = add_year(b, &law->calendar[law->n_calendars - 1], &y[i]);
	}
	return rc;
}

/* INVARIANT: calendars are sorted by jurisdiction. */
const gj_calendar *gj_law_calendar(const gj_law *law, gj_str jurisdiction)
{
	size_t low = 0, high = law->n_calendars;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = gj_str_cmp(law->calendar[middle].jurisdiction, jurisdiction);

		if (order == 0)
			return &law->calendar[middle];
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}
