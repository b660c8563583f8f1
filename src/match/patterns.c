/* SPDX-License-Identifier: Apache-2.0 */
#include "match/patterns.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "match/fold.h"

typedef struct work {
	gj_patterns *out;
	gj_arena *arena, *scratch;
	const gj_terms *terms;
	unsigned how;
	gj_error *err;
	uint32_t *pool; /* folded code points, then symbols, of all terms */
	size_t n, cap;
	size_t *start; /* of each term in the pool, and the end of the last */
	gj_census census;
} work;

static int too_long(work *w, const gj_term *term)
{
	gj_source source = {w->terms->file[term->file], GJ_STR("")};

	gj_fault(w->err, GJ_EINPUT, "`%.*s` has more than %d characters when it is folded",
		 (int)gj_utf8_fit(term->text, 60).len, term->text.at, GJ_PATTERN_MOST);
	gj_fault_at(w->err, &source, (gj_pos){term->line, 1, 1}, NULL);
	return gj_fault_help(w->err, "list a shorter part of it that is its own");
}

static int put(work *w, size_t start, uint32_t code)
{
	if ((w->how & GJ_FOLD_GAPS) != 0 && gj_fold_is_separator(code))
		return GJ_OK;
	if ((w->how & GJ_FOLD_REPEATS) != 0 && w->n > start && w->pool[w->n - 1] == code)
		return GJ_OK;
	if (gj_arena_room(w->scratch, (void **)&w->pool, &w->cap, w->n, sizeof *w->pool) != GJ_OK)
		return gj_fault_memory(w->err);
	w->pool[w->n++] = code;
	return GJ_OK;
}

static int fold_term(work *w, const gj_term *term)
{
	size_t start = w->n;
	gj_str rest = term->text;

	while (rest.len > 0) {
		uint32_t code, to[GJ_FOLD_MOST];
		size_t step = gj_utf8_next(rest, &code);
		unsigned n = gj_fold_code(to, code, w->how);
		int rc = GJ_OK;

		for (unsigned i = 0; i < n && rc == GJ_OK; i++)
			rc = put(w, start, to[i]);
		if (rc != GJ_OK)
			return rc;
		if (w->n - start > GJ_PATTERN_MOST)
			return too_long(w, term);
		rest = (gj_str){rest.at + step, rest.len - step};
	}
	for (size_t i = start; i < w->n; i++)
		w->census.count[w->pool[i]]++;
	if (w->n == start + 1)
		w->census.single[w->pool[start]] = 1;
	return GJ_OK;
}

static int fold_all(work *w)
{
	w->start = gj_arena_array(w->scratch, w->terms->n + 1, sizeof *w->start);
	w->census.count = gj_arena_array(w->scratch, GJ_CODE_POINTS, sizeof *w->census.count);
	w->census.single = gj_arena_array(w->scratch, GJ_CODE_POINTS, 1);
	if (w->start == NULL || w->census.count == NULL || w->census.single == NULL)
		return gj_fault_memory(w->err);
	for (size_t i = 0; i < w->terms->n; i++) {
		int rc;

		w->start[i] = w->n;
		rc = fold_term(w, &w->terms->item[i]);
		if (rc != GJ_OK)
			return rc;
	}
	w->start[w->terms->n] = w->n;
	return GJ_OK;
}

/* Code points of the pool to symbols, in memory that stays. */
static int number_all(work *w, const uint32_t **symbols)
{
	uint32_t *kept = gj_arena_array(w->arena, w->n, sizeof *kept);

	if (kept == NULL ||
	    gj_alphabet_make(&w->out->alphabet, w->arena, w->scratch, &w->census, w->how) != GJ_OK)
		return gj_fault_memory(w->err);
	/* A folded code point folds to itself: its entry is its symbol. With numerals too, for they are folded already. */
	for (size_t i = 0; i < w->n; i++)
		kept[i] = w->out->alphabet.of[w->pool[i]];
	*symbols = kept;
	return GJ_OK;
}

typedef struct folded {
	const uint32_t *symbol;
	uint32_t len, term;
} folded;

static uint32_t common(const uint32_t *a, uint32_t a_len, const uint32_t *b, uint32_t b_len)
{
	uint32_t n = a_len < b_len ? a_len : b_len, i = 0;

	while (i < n && a[i] == b[i])
		i++;
	return i;
}

static int by_symbols(const void *left, const void *right)
{
	const folded *a = left, *b = right;
	uint32_t i = common(a->symbol, a->len, b->symbol, b->len);

	if (i < a->len && i < b->len)
		return a->symbol[i] < b->symbol[i] ? -1 : 1;
	if (a->len != b->len)
		return a->len < b->len ? -1 : 1;
	return a->term < b->term ? -1 : a->term > b->term; /* in the order of the lists */
}

/* One pattern for equal neighbours; terms are chained in the order of the lists. */
static void gather(gj_patterns *out, const gj_terms *terms, const folded *all, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		gj_pattern *last = out->n > 0 ? &out->item[out->n - 1] : NULL;
		bool exception = terms->item[all[i].term].exception;
		uint32_t shared =
			last == NULL ? 0
				     : common(last->symbol, last->len, all[i].symbol, all[i].len);

		if (last != NULL && shared == all[i].len && shared == last->len) {
			out->next_term[all[i - 1].term] = all[i].term;
		} else {
			last = &out->item[out->n++];
			*last = (gj_pattern){.symbol = all[i].symbol,
					     .len = all[i].len,
					     .first_term = all[i].term};
			out->states += all[i].len - shared;
		}
		out->of_term[all[i].term] = out->n - 1;
		last->exception = last->exception || exception;
		last->listed = last->listed || !exception;
		if (last->len > out->longest)
			out->longest = last->len;
		if (exception && last->len > out->longest_exception)
			out->longest_exception = last->len;
	}
}

static int sort_all(work *w, const uint32_t *symbols)
{
	gj_patterns *out = w->out;
	folded *all = gj_arena_array(w->scratch, w->terms->n, sizeof *all);
	size_t n = 0;

	out->item = gj_arena_array(w->arena, w->terms->n, sizeof *out->item);
	out->next_term = gj_arena_array(w->arena, w->terms->n, sizeof *out->next_term);
	out->of_term = gj_arena_array(w->arena, w->terms->n, sizeof *out->of_term);
	if (all == NULL || out->item == NULL || out->next_term == NULL || out->of_term == NULL)
		return gj_fault_memory(w->err);
	for (size_t i = 0; i < w->terms->n; i++) {
		out->next_term[i] = out->of_term[i] = GJ_NO_PATTERN;
		if (w->start[i + 1] > w->start[i])
			all[n++] = (folded){symbols + w->start[i],
					    (uint32_t)(w->start[i + 1] - w->start[i]), (uint32_t)i};
	}
	qsort(all, n, sizeof *all, by_symbols);
	out->states = 1;
	gather(out, w->terms, all, n);
	return GJ_OK;
}

int gj_patterns_make(gj_patterns *out, gj_arena *arena, const gj_terms *terms, unsigned how,
		     gj_error *err)
{
	gj_arena scratch;
	work w = {.out = out,
		  .arena = arena,
		  .scratch = &scratch,
		  .terms = terms,
		  .how = how,
		  .err = err};
	const uint32_t *symbols = NULL;
	int rc;

	*out = (gj_patterns){0};
	gj_arena_init(&scratch, arena->alloc, arena->limit);
	rc = fold_all(&w);
	if (rc == GJ_OK)
		rc = number_all(&w, &symbols);
	if (rc == GJ_OK)
		rc = sort_all(&w, symbols);
	gj_arena_free(&scratch);
	return rc;
}
