/* SPDX-License-Identifier: Apache-2.0 */
#include "base/nearest.h"

#include "base/utf8.h"

enum { MOST = 160 }; /* titles are longer than names */

static size_t spread(gj_str text, uint32_t out[MOST])
{
	size_t n = 0;

	while (text.len > 0) {
		size_t step;

		if (n == MOST)
			return MOST + 1;
		step = gj_utf8_next(text, &out[n++]);
		text.at += step;
		text.len -= step;
	}
	return n;
}

static uint32_t least(uint32_t a, uint32_t b)
{
	return a < b ? a : b;
}

/* Optimal string alignment: insert, delete, replace, swap neighbours. Three rows are enough. */
static uint32_t distance(const uint32_t *a, size_t n, const uint32_t *b, size_t m)
{
	uint32_t row[3][MOST + 1];
	uint32_t *two = row[0], *one = row[1], *now = row[2];

	for (size_t j = 0; j <= m; j++)
		one[j] = (uint32_t)j;
	for (size_t i = 1; i <= n; i++) {
		uint32_t *spare = two;

		now[0] = (uint32_t)i;
		for (size_t j = 1; j <= m; j++) {
			uint32_t cost = a[i - 1] != b[j - 1];

			now[j] = least(least(one[j] + 1, now[j - 1] + 1), one[j - 1] + cost);
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
				now[j] = least(now[j], two[j - 2] + 1);
		}
		two = one;
		one = now;
		now = spare;
	}
	return one[m];
}

void gj_nearest_start(gj_nearest *near, gj_str wanted)
{
	uint32_t code[MOST];
	size_t n = spread(wanted, code);

	near->wanted = wanted;
	near->best = GJ_STR("");
	near->distance = n == 0 || n > MOST ? 0 : (uint32_t)(n / 3 > 1 ? n / 3 : 1) + 1;
}

void gj_nearest_offer(gj_nearest *near, gj_str candidate)
{
	uint32_t a[MOST], b[MOST];
	size_t n, m;

	if (near->distance == 0)
		return;
	n = spread(near->wanted, a);
	m = spread(candidate, b);
	if (m == 0 || m > MOST || (n > m ? n - m : m - n) >= near->distance)
		return;
	n = distance(a, n, b, m);
	if (n < near->distance) {
		near->distance = (uint32_t)n;
		near->best = candidate;
	}
}
