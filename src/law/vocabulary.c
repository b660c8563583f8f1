/* SPDX-License-Identifier: Apache-2.0 */
/* Levels, calendars, happenings. */
#include "base/day.h"
#include "law/build.h"

static int resolve_level(gj_build *b, gj_level *level)
{
	static const char *const force[] = {"binding", "recommended", "practice", "drafted"};
	const gj_value *value;
	int rc = gj_build_require(b, &level->e, GJ_KEY_RANK, &value);

	if (rc == GJ_OK) {
		if (value->number > INT64_C(1000) * GJ_NUM_ONE)
			return gj_build_fault(b, level->e.place.file, value->pos,
					      "a rank is at most 1000");
		level->rank = (int)(value->number / GJ_NUM_ONE);
		rc = gj_build_require(b, &level->e, GJ_KEY_FORCE, &value);
	}
	if (rc != GJ_OK)
		return rc;
	for (int i = 0; i < 4; i++)
		if (gj_str_eq(value->name[0].text, gj_str_of(force[i]))) {
			level->force = (gj_force)i;
			return GJ_OK;
		}
	gj_build_fault(b, level->e.place.file, value->pos, "no such force: `%.*s`",
		       GJ_FMT(value->name[0].text));
	return gj_fault_help(b->err, "binding, recommended, practice or drafted");
}

static int resolve_happening(gj_build *b, gj_happening *h)
{
	const gj_value *value;
	int rc = gj_build_require(b, &h->e, GJ_KEY_ON, &value);

	if (rc != GJ_OK)
		return rc;
	h->on = value->from;
	value = gj_build_value(&h->e, GJ_KEY_BY);
	if (value != NULL)
		rc = gj_build_find_all(b, h->e.place.file, GJ_SORT_AGENCY, value->name,
				       value->n_names, &h->by);
	value = gj_build_value(&h->e, GJ_KEY_ABOUT);
	if (value != NULL) {
		h->about = value->name;
		h->n_about = value->n_names;
	}
	return rc;
}

int gj_build_vocabulary(gj_build *b)
{
	int rc = GJ_OK;

	for (size_t i = 0; rc == GJ_OK && i < b->law->n_levels; i++)
		rc = resolve_level(b, &b->law->level[i]);
	for (size_t i = 0; rc == GJ_OK && i < b->law->n_happenings; i++)
		rc = resolve_happening(b, &b->law->happening[i]);
	return rc;
}

/* ---- calendars ---- */

/* The year is the last part of the id: cn/2024. */
static bool year_of(gj_str id, int *out)
{
	*out = 0;
	if (id.len < 5 || id.at[id.len - 5] != '/')
		return false;
	for (size_t i = id.len - 4; i < id.len; i++) {
		if (id.at[i] < '0' || id.at[i] > '9')
			return false;
		*out = *out * 10 + (id.at[i] - '0');
	}
	return *out > 0;
}

static int calendar_of(gj_build *b, gj_str jurisdiction, size_t *cap, gj_calendar **out)
{
	gj_law *law = b->law;

	for (size_t i = 0; i < law->n_calendars; i++)
		if (gj_str_eq(law->calendar[i].jurisdiction, jurisdiction)) {
			*out = &law->calendar[i];
			return GJ_OK;
		}
	if (gj_arena_room(b->arena, (void **)&law->calendar, cap, law->n_calendars, sizeof **out) !=
	    GJ_OK)
		return gj_build_memory(b);
	*out = &law->calendar[law->n_calendars++];
	memset(*out, 0, sizeof **out);
	(*out)->jurisdiction = jurisdiction;
	return GJ_OK;
}

static int mark_days(gj_build *b, uint32_t file, gj_calendar *calendar, const gj_block *block,
		     int year, gj_key key)
{
	const gj_field *field = NULL;
	gj_day first = 0, last = 0;

	gj_day_from_ymd(&first, year, 1, 1);
	gj_day_from_ymd(&last, year, 12, 31);
	while ((field = gj_block_field(block, key, field)) != NULL)
		for (size_t i = 0; i < field->value.n_spans; i++) {
			const gj_span *span = &field->value.span[i];

			if (span->from < first || span->to > last || span->to < span->from)
				return gj_build_fault(b, file, span->pos,
						      "the days do not lie in the year %d", year);
			for (gj_day day = span->from; day <= span->to; day++)
				if (gj_workdays_mark(&calendar->days, day, key == GJ_KEY_WORK) !=
				    GJ_OK)
					return gj_build_fault(b, file, span->pos,
							      "a day stands twice");
		}
	return GJ_OK;
}

static int resolve_calendar(gj_build *b, uint32_t file, const gj_block *block, size_t *cap)
{
	const gj_field *jurisdiction = gj_block_field(block, GJ_KEY_JURISDICTION, NULL);
	gj_calendar *calendar;
	int year, rc;

	if (!year_of(block->id.text, &year))
		return gj_build_fault(b, file, block->id.pos,
				      "the name of a calendar ends in its year, as cn/2024");
	if (jurisdiction == NULL)
		return gj_build_fault(b, file, block->id.pos,
				      "the calendar `%.*s` lacks the field `jurisdiction`",
				      GJ_FMT(block->id.text));
	rc = calendar_of(b, jurisdiction->value.name[0].text, cap, &calendar);
	if (rc != GJ_OK)
		return rc;
	rc = gj_workdays_add_year(&calendar->days, b->arena, year);
	if (rc == GJ_ENOMEM)
		return gj_build_memory(b);
	if (rc != GJ_OK)
		return gj_build_fault(b, file, block->id.pos,
				      "there are two calendars for the year %d", year);
	rc = mark_days(b, file, calendar, block, year, GJ_KEY_OFF);
	return rc == GJ_OK ? mark_days(b, file, calendar, block, year, GJ_KEY_WORK) : rc;
}

int gj_build_calendars(gj_build *b)
{
	size_t cap = 0;
	int rc = GJ_OK;

	for (uint32_t f = 0; rc == GJ_OK && f < b->law->n_files; f++)
		for (size_t i = 0; rc == GJ_OK && i < b->law->tree[f]->n; i++)
			if (b->law->tree[f]->block[i].kind == GJ_KIND_CALENDAR)
				rc = resolve_calendar(b, f, &b->law->tree[f]->block[i], &cap);
	return rc;
}

const gj_calendar *gj_law_calendar(const gj_law *law, gj_str jurisdiction)
{
	for (size_t i = 0; i < law->n_calendars; i++)
		if (gj_str_eq(law->calendar[i].jurisdiction, jurisdiction))
			return &law->calendar[i];
	return NULL;
}
