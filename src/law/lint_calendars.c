/* SPDX-License-Identifier: Apache-2.0 */
/* A year without a calendar between years that have one. */
#include "law/lint_find.h"

static int report(gj_lint *lint, const gj_calendar *calendar, const gj_calendar_year *before,
		  const gj_calendar_year *after)
{
	if (after->year == before->year + 2)
		return gj_lint_add_two(lint, GJ_LINT_CALENDAR_GAP, before->place, after->place,
				       "the calendar of `%.*s` lacks %d",
				       GJ_FMT(calendar->jurisdiction), before->year + 1);
	return gj_lint_add_two(lint, GJ_LINT_CALENDAR_GAP, before->place, after->place,
			       "the calendar of `%.*s` lacks %d to %d",
			       GJ_FMT(calendar->jurisdiction), before->year + 1, after->year - 1);
}

int gj_lint_calendars(gj_lint *lint)
{
	int rc = GJ_OK;

	for (size_t i = 0; i < lint->law->n_calendars; i++) {
		const gj_calendar *calendar = &lint->law->calendar[i];

		for (size_t k = 1; rc == GJ_OK && k < calendar->n_years; k++)
			if (calendar->year[k].year > calendar->year[k - 1].year + 1)
				rc = report(lint, calendar, &calendar->year[k - 1],
					    &calendar->year[k]);
	}
	return rc;
}
