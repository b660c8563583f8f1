/* SPDX-License-Identifier: Apache-2.0 */
/* The cheap first look: where a digit or an `@` stands, ASCII or full-width, that might belong to a value. */
#ifndef GJ_PERSONAL_TRIGGER_H
#define GJ_PERSONAL_TRIGGER_H

#include "base/str.h"

/*
 * The first byte of the first digit or `@` from `at` on and before `limit`, or `limit`. Bytes from `limit` to the text's end are
 * read, not reported.
 */
size_t gj_trigger_next(gj_str text, size_t at, size_t limit);

/*
 * The ASCII digit at `at` starts a row of digits (years, days, times, sums, short numbers) that is no value and no part of one:
 * its bytes, to be passed over; 0 when a closer look is needed. Three bytes before it and thirty behind it decide.
 */
size_t gj_trigger_dull(gj_str text, size_t at);

#endif
