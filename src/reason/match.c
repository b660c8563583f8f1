/* SPDX-License-Identifier: Apache-2.0 */
#include "reason/match.h"

#include <float.h>
#include <stdlib.h>

#include <guiju/error.h>

#include "base/utf8.h"

enum { MOST_PAIRS = 512 };

static int by_value(const void *left, const void *right)
{
	uint64_t a = *(const uint64_t *)left, b = *(const uint64_t *)right;

	return (a > b) - (a < b);
}

/* Letters, digits and characters; no marks, in either width. */
static bool is_word(uint32_t c)
{
	if (c < 0x80)
		return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
	return c >= 0xC0 && !(c >= 0x2000 && c <= 0x206F) && !(c >= 0x3000 && c <= 0x303F) &&
	       !(c >= 0xFF00 && c <= 0xFF0F) && !(c >= 0xFF1A && c <= 0xFF20) &&
	       !(c >= 0xFF3B && c <= 0xFF40) && !(c >= 0xFF5B && c <= 0xFF65);
}

/* The pairs of neighbouring characters, sorted, each once. Of a longer text only the first. */
static size_t pairs_of(gj_str text, uint64_t pair[MOST_PAIRS])
{
	uint32_t last = 0, code;
	size_t n = 0, kept = 0;

	while (text.len > 0 && n < MOST_PAIRS) {
		size_t len = gj_utf8_next(text, &code);

		text.at += len;
		text.len -= len;
		if (!is_word(code))
			continue;
		if (last != 0)
			pair[n++] = (uint64_t)last << 32 | code;
		last = code;
	}
	qsort(pair, n, sizeof *pair, by_value);
	for (size_t i = 0; i < n; i++)
		if (kept == 0 || pair[i] != pair[kept - 1])
			pair[kept++] = pair[i];
	return kept;
}

double gj_likeness(gj_str a, gj_str b)
{
	uint64_t left[MOST_PAIRS], right[MOST_PAIRS];
	size_t n = pairs_of(a, left), m = pairs_of(b, right), both = 0;

	for (size_t i = 0, k = 0; i < n && k < m;) {
		bool same = left[i] == right[k], lower = left[i] < right[k];

		both += same;
		i += same || lower;
		k += !lower;
	}
	return n + m > 0 ? 2.0 * (double)both / (double)(n + m) : 0;
}

/* Shortest augmenting paths over potentials (Jonker and Volgenant 1987), on a square of costs; places count from 1, 0 is none. */
typedef struct square {
	const double *worth;
	size_t rows, columns, n;
	double *u, *v, *least;
	uint32_t *row_of, *way;
	bool *used;
} square;

static double cost(const square *s, size_t row, size_t column)
{
	if (row > s->rows || column > s->columns)
		return 0;
	return -s->worth[(row - 1) * s->columns + column - 1];
}

static size_t step(square *s, size_t column)
{
	size_t row = s->row_of[column], next = 0;
	double delta = DBL_MAX;

	s->used[column] = true;
	for (size_t j = 1; j <= s->n; j++) {
		double now;

		if (s->used[j])
			continue;
		now = cost(s, row, j) - s->u[row] - s->v[j];
		if (now < s->least[j]) {
			s->least[j] = now;
			s->way[j] = (uint32_t)column;
		}
		if (s->least[j] < delta) {
			delta = s->least[j];
			next = j;
		}
	}
	for (size_t j = 0; j <= s->n; j++)
		if (s->used[j]) {
			s->u[s->row_of[j]] += delta;
			s->v[j] -= delta;
		} else {
			s->least[j] -= delta;
		}
	return next;
}

static void place(square *s, size_t row)
{
	size_t column = 0;

	s->row_of[0] = (uint32_t)row;
	for (size_t j = 0; j <= s->n; j++) {
		s->least[j] = DBL_MAX;
		s->used[j] = false;
	}
	do
		column = step(s, column);
	while (s->row_of[column] != 0);
	while (column != 0) {
		size_t before = s->way[column];

		s->row_of[column] = s->row_of[before];
		column = before;
	}
}

int gj_assign(uint32_t *column_of, gj_arena *arena, const double *worth, size_t rows,
	      size_t columns)
{
	square s = {.worth = worth, .rows = rows, .columns = columns};

	s.n = rows > columns ? rows : columns;
	s.u = gj_arena_array(arena, s.n + 1, sizeof *s.u);
	s.v = gj_arena_array(arena, s.n + 1, sizeof *s.v);
	s.least = gj_arena_array(arena, s.n + 1, sizeof *s.least);
	s.row_of = gj_arena_array(arena, s.n + 1, sizeof *s.row_of);
	s.way = gj_arena_array(arena, s.n + 1, sizeof *s.way);
	s.used = gj_arena_array(arena, s.n + 1, sizeof *s.used);
	if (s.u == NULL || s.v == NULL || s.least == NULL || s.row_of == NULL || s.way == NULL ||
	    s.used == NULL)
		return GJ_ENOMEM;
	for (size_t i = 1; i <= s.n; i++)
		place(&s, i);
	for (size_t i = 0; i < rows; i++)
		column_of[i] = (uint32_t)columns;
	for (size_t j = 1; j <= columns; j++)
		if (s.row_of[j] <= rows)
			column_of[s.row_of[j] - 1] = (uint32_t)(j - 1);
	return GJ_OK;
}
