/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The matcher against the plainest reading of what it means: every pattern at every place of the folded text. Random lists and texts over
 * few characters, all options, every instruction set, Vectorscan too, the text cut anywhere. `--cases N --seed S` for more.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "match/scan.h"
#include "support/random.h"

enum {
	BORDER = 0x110000,
	MOST_TEXT = 16384,
	MOST_ITEMS = MOST_TEXT * 2,
	MOST_TERMS = 24,
	MOST_TERM = 64,
	MOST_HITS = 200000
};

/* What shows each rule of the fold, and what breaks text. */
static const char *const letters[] = {"a",
				      "A",
				      "b",
				      "\xC3\xA9" /* e with acute */,
				      "e",
				      "\xCC\x81" /* acute */,
				      "\xEF\xBD\x81" /* wide a */,
				      "1",
				      "\xE2\x91\xA0" /* circled 1 */,
				      "\xE2\x91\xAB" /* circled 12 */,
				      "2",
				      "\xE4\xB8\x80" /* one */,
				      "\xE9\xBE\x8D",
				      "\xE9\xBE\x99",
				      " ",
				      "-",
				      "\n",
				      "\xE2\x80\x8B" /* zero width */,
				      "\xEF\xB8\x8F",
				      "\xEF\xAC\x80" /* ff */,
				      "f",
				      "\xFF",
				      "\xE4\xB8",
				      "\xF0\x9D\x90\x80" /* bold A */,
				      "\xF0\x9F\x98\x80",
				      "\xC0\x80",
				      "\xED\xA0\x80",
				      "\xE4\xBA\x8C",
				      "\xE3\x80\x82"};

enum { LETTERS = sizeof letters / sizeof *letters };

typedef struct item {
	uint32_t code;
	size_t start, end;
	bool gap;
} item;

typedef struct pattern {
	uint32_t code[MOST_TERM * GJ_FOLD_MOST];
	size_t len;
	bool exception, listed;
} pattern;

typedef struct hit {
	size_t first, last; /* of the folded text */
	uint32_t id;
	size_t start, end;
} hit;

typedef struct result {
	size_t n;
	hit item[MOST_HITS];
} result;

static item folded[MOST_ITEMS];
static size_t n_folded;
static result wanted, raw, got;

/* --- the plain reading --- */

static void append(item now, unsigned how, unsigned *quiet, unsigned *gaps, unsigned *again)
{
	if ((how & GJ_FOLD_REPEATS) != 0 && now.code != BORDER && n_folded > 0 &&
	    folded[n_folded - 1].code == now.code && *again < GJ_FOLD_MOST_AGAIN) {
		(*again)++;
		*quiet = *gaps = 0;
		return;
	}
	*again = 0;
	now.gap = *gaps > 0;
	folded[n_folded++] = now;
	*quiet = *gaps = 0;
}

static bool separates(unsigned how, uint32_t code)
{
	return (how & GJ_FOLD_GAPS) != 0 && gj_fold_is_separator(code);
}

static void fold_text(gj_str text, unsigned how)
{
	unsigned quiet = 0, gaps = 0, again = 0;

	n_folded = 0;
	for (size_t at = 0; at < text.len;) {
		uint32_t code, to[GJ_FOLD_MOST];
		size_t step = gj_utf8_next((gj_str){text.at + at, text.len - at}, &code);
		item now = {BORDER, at, at + step, false};
		unsigned n, put = 0;

		at += step;
		if (step == 1 && code > 0x7F) {
			append(now, how, &quiet, &gaps, &again);
			continue;
		}
		n = gj_fold_code(to, code, how);
		for (unsigned i = 0; i < n; i++)
			if (!separates(how, to[i])) {
				now.code = to[i];
				append(now, how, &quiet, &gaps, &again);
				put++;
			}
		if (put > 0)
			continue;
		quiet++;
		gaps += n > 0;
		if (gaps == GJ_FOLD_MOST_GAPS + 1 || quiet > GJ_FOLD_MOST_DROPPED) {
			unsigned kept = gaps;

			now.code = BORDER;
			append(now, how, &quiet, &gaps, &again);
			gaps = kept;
		}
	}
}

static void fold_term(pattern *out, gj_str text, unsigned how)
{
	fold_text(text, how);
	out->len = 0;
	for (size_t i = 0; i < n_folded; i++)
		if (folded[i].code != BORDER)
			out->code[out->len++] = folded[i].code;
}

static bool word_at(size_t i)
{
	return folded[i].code != BORDER && gj_fold_is_word(folded[i].code);
}

static bool occurs(const pattern *p, size_t end, bool boundary)
{
	size_t start = end - p->len;

	if (p->len == 0 || p->len > end)
		return false;
	for (size_t i = 0; i < p->len; i++)
		if (folded[start + i].code != p->code[i])
			return false;
	if (!boundary)
		return true;
	return (start == 0 || folded[start].gap || !word_at(start - 1) || !word_at(start)) &&
	       (end == n_folded || folded[end].gap || !word_at(end - 1) || !word_at(end));
}

static bool covered(const hit *h, const pattern *p)
{
	for (size_t i = 0; i < raw.n; i++)
		if (p[raw.item[i].id].exception && raw.item[i].first <= h->first &&
		    raw.item[i].last >= h->last)
			return true;
	return false;
}

static void brute(const pattern *p, size_t n, const gj_match_options *o)
{
	size_t free_from = 0;

	raw.n = wanted.n = 0;
	for (size_t end = 1; end <= n_folded; end++)
		for (size_t len = end < 400 ? end : 400; len > 0; len--)
			for (uint32_t k = 0; k < n; k++)
				if (p[k].len == len && occurs(&p[k], end, o->boundary))
					raw.item[raw.n++] =
						(hit){end - len, end, k, folded[end - len].start,
						      folded[end - 1].end};
	for (size_t i = 0; i < raw.n; i++)
		if (!p[raw.item[i].id].exception && !covered(&raw.item[i], p))
			wanted.item[wanted.n++] = raw.item[i];
	if (o->kind == GJ_MATCH_ALL)
		return;
	memcpy(raw.item, wanted.item, wanted.n * sizeof *raw.item);
	raw.n = wanted.n;
	wanted.n = 0;
	for (size_t start = 0; start < n_folded; start++) {
		const hit *best = NULL;

		for (size_t i = 0; i < raw.n; i++)
			if (raw.item[i].first == start && start >= free_from &&
			    (best == NULL || raw.item[i].last > best->last))
				best = &raw.item[i];
		if (best != NULL) {
			wanted.item[wanted.n++] = *best;
			free_from = best->last;
		}
	}
}

/* --- the case --- */

typedef struct trial {
	rng r;
	char text[MOST_TEXT];
	size_t len;
	char term[MOST_TERMS][MOST_TERM];
	bool exception[MOST_TERMS];
	size_t n;
	pattern pattern[MOST_TERMS];
	uint32_t of_term
		[MOST_TERMS]; /* the pattern, as the plain reading numbers them; UINT32_MAX: none */
	size_t n_patterns;
	gj_match_options options;
} trial;

static void add_letter(trial *t, char *to, size_t *len, size_t most, unsigned few)
{
	const char *letter = letters[rng_below(&t->r, few)];
	size_t n = strlen(letter);

	if (*len + n >= most)
		return;
	memcpy(to + *len, letter, n);
	*len += n;
}

static void make_text(trial *t, unsigned few)
{
	size_t count = rng_chance(&t->r, 5) ? 6000 : rng_below(&t->r, 200);

	t->len = 0;
	for (size_t i = 0; i < count; i++) {
		unsigned run = rng_chance(&t->r, 1) ? 60 + rng_below(&t->r, 12) : 1;
		unsigned kind = rng_below(&t->r, 4);

		for (; run > 1; run--) { /* longer than what is passed over */
			size_t n = strlen(letters[kind == 0 ? 17 : kind == 1 ? 14 : kind]);

			if (t->len + n < MOST_TEXT)
				memcpy(t->text + t->len,
				       letters[kind == 0   ? 17
					       : kind == 1 ? 14
							   : kind],
				       n),
					t->len += n;
		}
		add_letter(t, t->text, &t->len, MOST_TEXT, few);
	}
}

static void make_terms(trial *t, unsigned few)
{
	t->n = 1 + rng_below(&t->r, MOST_TERMS - 1);
	for (size_t i = 0; i < t->n; i++) {
		size_t len = 0, count = rng_chance(&t->r, 3) ? 20 : 1 + rng_below(&t->r, 4);

		while (count-- > 0)
			add_letter(t, t->term[i], &len, MOST_TERM, few);
		len = gj_utf8_valid((gj_str){t->term[i], len});
		t->term[i][len] = '\0';
		t->exception[i] = rng_chance(&t->r, 20) &&
				  (t->options.path % 2 == 0 || rng_chance(&t->r, 50));
	}
}

/* Words as English has them: long, some with a common beginning, among a word's letters no other word; so stems and tails are put to use. */
static void make_words(trial *t)
{
	t->n = 1 + rng_below(&t->r, MOST_TERMS - 1);
	for (size_t i = 0; i < t->n; i++) {
		size_t len = 6 + rng_below(&t->r, 12), common = 0;

		if (i > 0 && rng_chance(&t->r, 60))
			common = rng_below(&t->r, (unsigned)strlen(t->term[i - 1]) + 1);
		for (size_t k = 0; k < len; k++)
			t->term[i][k] =
				k < common ? t->term[i - 1][k] : (char)('c' + rng_below(&t->r, 22));
		t->term[i][len] = '\0';
		t->exception[i] = rng_chance(&t->r, 10);
	}
}

/* Text of these words, many with a letter wrong, too many or too few. */
static void make_text_of_words(trial *t)
{
	static const char *const between[] = {" ", "", "-", "\n", "\xE4\xB8\xAD", ", "};
	size_t most = rng_chance(&t->r, 25) ? 9000 : 600;

	t->len = 0;
	while (t->len < most) {
		const char *word = t->term[rng_below(&t->r, (unsigned)t->n)],
			   *next = between[rng_below(&t->r, 6)];
		size_t len = strlen(word), cut = rng_chance(&t->r, 20);

		memcpy(t->text + t->len, word, len - cut);
		if (rng_chance(&t->r, 30))
			t->text[t->len + (rng_chance(&t->r, 50)
						  ? len - cut - 1
						  : rng_below(&t->r, (unsigned)(len - cut)))] = 'x';
		t->len += len - cut;
		if (rng_chance(&t->r, 20))
			t->text[t->len++] = 's';
		memcpy(t->text + t->len, next, strlen(next));
		t->len += strlen(next);
	}
}

static bool same_codes(const pattern *a, const pattern *b)
{
	return a->len == b->len && memcmp(a->code, b->code, a->len * sizeof *a->code) == 0;
}

static void make_patterns(trial *t)
{
	t->n_patterns = 0;
	for (size_t i = 0; i < t->n; i++) {
		pattern *now = &t->pattern[t->n_patterns];
		size_t k = 0;

		fold_term(now, gj_str_of(t->term[i]), t->options.fold);
		while (k < t->n_patterns && !same_codes(&t->pattern[k], now))
			k++;
		if (k == t->n_patterns && now->len > 0) {
			now->exception = false;
			t->n_patterns++;
		}
		t->of_term[i] = now->len > 0 || k < t->n_patterns ? (uint32_t)k : UINT32_MAX;
		if (t->of_term[i] != UINT32_MAX)
			t->pattern[k].exception = t->pattern[k].exception || t->exception[i];
	}
}

typedef struct hearing {
	const trial *trial;
	const gj_matcher *matcher;
} hearing;

static int hear(void *context, const gj_hit *h)
{
	const hearing *listener = context;
	uint32_t term = listener->matcher->patterns.item[h->pattern].first_term;

	if (got.n == MOST_HITS)
		return GJ_EIO;
	got.item[got.n++] = (hit){.id = listener->trial->of_term[term],
				  .start = (size_t)h->start,
				  .end = (size_t)h->end};
	return GJ_OK;
}

static bool as_wanted(const char *where, size_t piece)
{
	for (size_t i = 0; i < wanted.n || i < got.n; i++) {
		const hit *w = &wanted.item[i], *g = &got.item[i];

		if (i < wanted.n && i < got.n && w->id == g->id && w->start == g->start &&
		    w->end == g->end)
			continue;
		printf("%s, pieces of %zu: hit %zu of %zu (%zu wanted): ", where, piece, i, got.n,
		       wanted.n);
		if (i < wanted.n)
			printf("wanted %u at %zu-%zu ", w->id, w->start, w->end);
		if (i < got.n)
			printf("got %u at %zu-%zu", g->id, g->start, g->end);
		printf("\n");
		return false;
	}
	return true;
}

static bool scan_in_pieces(trial *t, const gj_matcher *m, gj_arena *arena)
{
	hearing listener = {t, m};
	gj_scan scan;
	bool ok = gj_scan_make(&scan, arena, m, hear, &listener) == GJ_OK;

	for (int turn = 0; ok && turn < 3; turn++) { /* one scan, begun anew each time */
		size_t most = turn == 0 ? MOST_TEXT : turn == 1 ? 3 : 200;

		got.n = 0;
		for (size_t at = 0; ok && at < t->len;) {
			size_t piece = 1 + rng_below(&t->r, (unsigned)most);

			if (piece > t->len - at)
				piece = t->len - at;
			ok = gj_scan_feed(&scan, (gj_str){t->text + at, piece}) == GJ_OK;
			at += piece;
		}
		ok = ok && gj_scan_end(&scan) == GJ_OK &&
		     as_wanted(m->vectorscan != NULL ? "Vectorscan"
						     : gj_match_path_name(m->options.path),
			       most);
	}
	gj_scan_close(&scan);
	return ok;
}

static bool run(trial *t, uint64_t seed, uint64_t number)
{
	gj_arena arena;
	gj_terms terms;
	gj_error err = {0};
	unsigned few;
	bool ok = true;

	t->r = rng_of(seed, number);
	few = rng_chance(&t->r, 40) ? 2 + rng_below(&t->r, 5) : LETTERS;
	t->options = (gj_match_options){rng_below(&t->r, GJ_FOLD_ALL + 1),
					(gj_match_kind)rng_below(&t->r, 2), rng_chance(&t->r, 50),
					GJ_MATCH_PORTABLE, GJ_MATCH_OWN};
	if ((t->options.fold & GJ_FOLD_FORMS) == 0)
		t->options.fold &= ~(unsigned)GJ_FOLD_NUMERALS;
	if (rng_chance(&t->r, 30)) {
		make_words(t);
		make_text_of_words(t);
	} else {
		make_terms(t, few);
		make_text(t, few);
	}
	make_patterns(t);
	fold_text((gj_str){t->text, t->len}, t->options.fold);
	brute(t->pattern, t->n_patterns, &t->options);
	gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
	gj_terms_start(&terms, &arena);
	for (size_t i = 0; i < t->n;
	     i++) /* what is no term is as an empty one to the plain reading */
		if (t->term[i][0] == '\0' ||
		    gj_terms_add(&terms, gj_str_of(t->term[i]), GJ_STR("c"), t->exception[i],
				 &err) != GJ_OK) {
			t->n--;
			memmove(t->term + i, t->term + i + 1, (t->n - i) * sizeof *t->term);
			memmove(t->exception + i, t->exception + i + 1,
				(t->n - i) * sizeof *t->exception);
			memmove(t->of_term + i, t->of_term + i + 1,
				(t->n - i) * sizeof *t->of_term);
			i--;
		}
	for (gj_match_path path = GJ_MATCH_PORTABLE; ok && path < GJ_N_MATCH_PATHS; path++) {
		gj_matcher matcher;

		if (!gj_match_path_here(path))
			continue;
		t->options.path = path;
		ok = gj_matcher_make(&matcher, &arena, &terms, &t->options, &err) == GJ_OK &&
		     scan_in_pieces(t, &matcher, &arena);
	}
	if (ok) {
		gj_matcher matcher;

		t->options.engine = GJ_MATCH_VECTORSCAN;
		ok = gj_matcher_make(&matcher, &arena, &terms, &t->options, &err) == GJ_OK &&
		     scan_in_pieces(t, &matcher, &arena);
		gj_matcher_close(&matcher);
	}
	gj_arena_free(&arena);
	if (!ok)
		printf("case %llu of seed %llu: fold %u, kind %d, boundary %d %s\n",
		       (unsigned long long)number, (unsigned long long)seed, t->options.fold,
		       (int)t->options.kind, t->options.boundary, err.message);
	return ok;
}

int main(int argc, char **argv)
{
	static trial t;
	uint64_t cases = 200, seed = 1, first = 0;
	size_t hits = 0;

	for (int i = 1; i + 1 < argc; i += 2) {
		uint64_t value = strtoull(argv[i + 1], NULL, 10);

		if (strcmp(argv[i], "--cases") == 0)
			cases = value;
		else if (strcmp(argv[i], "--seed") == 0)
			seed = value;
		else if (strcmp(argv[i], "--from") == 0)
			first = value;
	}
	for (uint64_t n = first; n < first + cases; n++) {
		if (!run(&t, seed, n))
			return 1;
		hits += wanted.n;
	}
	printf("%llu cases, %zu hits\n", (unsigned long long)cases, hits);
	return hits > 0 ? 0 : 1;
}
