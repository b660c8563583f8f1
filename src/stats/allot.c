/* SPDX-License-Identifier: Apache-2.0 */
#include "stats/allot.h"

#include <inttypes.h>
#include <stdlib.h>

#include "base/fault.h"
#include "stats/tally.h"

static int64_t minimum(const gj_allot *source, int64_t least)
{
	return source->of < least ? source->of : least;
}

static int check(const gj_allot *source, size_t count, int64_t n, int64_t least, gj_error *err)
{
	int64_t all = 0, needed = 0;

	if (least < 0 || n < 0)
		return gj_fault(err, GJ_EINPUT,
				"a sample of `%" PRId64 "` items, `%" PRId64
				"` or more of each source",
				n, least);
	for (size_t i = 0; i < count; i++) {
		if (source[i].of < 0 || source[i].of > GJ_STATS_MOST - all)
			return gj_fault(err, GJ_EINPUT,
					"source %zu of `%" PRId64 "` items cannot be counted",
					i + 1, source[i].of);
		all += source[i].of;
		needed += minimum(&source[i], least);
	}
	if (n > all)
		return gj_fault(err, GJ_EINPUT, "a sample of `%" PRId64 "` items of `%" PRId64 "`",
				n, all);
	if (n < needed) {
		gj_fault(err, GJ_EINPUT,
			 "`%" PRId64 "` items are fewer than `%" PRId64
			 "` of each source take, `%" PRId64 "`",
			 n, least, needed);
		return gj_fault_help(err, "draw %" PRId64 " items, or ask for fewer of each source",
				     needed);
	}
	return GJ_OK;
}

/*
 * Sources whose part would be below their minimum get the minimum, and the rest is dealt anew, until none is below. These are the
 * smallest ones. Gives the items and the sizes that are left to the others, whose n is -1.
 */
static void settle_small(gj_allot *source, size_t count, int64_t least, int64_t *left,
			 int64_t *size)
{
	bool again = true;

	while (again) {
		int64_t taken = 0, gone = 0;

		again = false;
		for (size_t i = 0; i < count; i++) {
			int64_t low = minimum(&source[i], least);

			if (source[i].n >= 0 ||
			    (gj_wide)*left * source[i].of >= (gj_wide)low * *size)
				continue;
			source[i].n = low;
			taken += low;
			gone += source[i].of;
			again = true;
		}
		*left -= taken;
		*size -= gone;
	}
}

static int by_rest(const void *a, const void *b)
{
	const gj_allot *left = a, *right = b;

	if (left->rest != right->rest)
		return left->rest > right->rest ? -1 : 1;
	return left->place < right->place ? -1 : left->place > right->place;
}

static int by_place(const void *a, const void *b)
{
	const gj_allot *left = a, *right = b;

	return left->place < right->place ? -1 : left->place > right->place;
}

/* The whole part of each share, then one more for the largest remainders. */
static void deal_rest(gj_allot *source, size_t count, int64_t left, int64_t size)
{
	int64_t dealt = 0;

	for (size_t i = 0; i < count; i++) {
		gj_wide part = (gj_wide)left * source[i].of;

		source[i].rest = -1;
		if (source[i].n >= 0)
			continue;
		source[i].n = size > 0 ? (int64_t)(part / size) : 0;
		source[i].rest = size > 0 ? (int64_t)(part % size) : 0;
		dealt += source[i].n;
	}
	qsort(source, count, sizeof *source, by_rest);
	for (size_t i = 0; i < count && dealt < left; i++, dealt++)
		source[i].n++;
	qsort(source, count, sizeof *source, by_place);
}

int gj_allot_deal(gj_allot *source, size_t count, int64_t n, int64_t least, gj_error *err)
{
	int64_t left = n, size = 0;

	if (check(source, count, n, least, err) != GJ_OK)
		return GJ_EINPUT;
	for (size_t i = 0; i < count; i++) {
		source[i].place = i;
		source[i].n = -1;
		size += source[i].of;
	}
	if (count == 0)
		return GJ_OK;
	settle_small(source, count, least, &left, &size);
	deal_rest(source, count, left, size);
	for (size_t i = 0; i < count; i++)
		source[i].weight = source[i].n > 0 ? (double)source[i].of / (double)source[i].n : 0;
	return GJ_OK;
}
