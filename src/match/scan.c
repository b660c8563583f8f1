/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The window is filled, marked, and walked: the automaton starts at marked places and rests again when what it has read begins no
 * pattern. It is carried from window to window with the symbols that a pattern in work may have begun with.
 */
#include "match/scan.h"

static size_t history(const gj_matcher *m)
{
	return m->patterns.longest + 2; /* and the neighbour before it */
}

int gj_scan_make(gj_scan *out, gj_arena *arena, const gj_matcher *matcher, gj_hit_sink *sink,
		 void *context)
{
	size_t cap = GJ_WINDOW_SYMBOLS + history(matcher),
	       room = cap + 2 * GJ_WINDOW_SLACK; /* one to read into, one for zeros */

	*out = (gj_scan){.matcher = matcher,
			 .kernels = gj_window_kernels_of(matcher->options.path)};
	out->window.alphabet = &matcher->patterns.alphabet;
	out->window.cap = cap;
	out->window.symbol = gj_arena_array(arena, room, sizeof *out->window.symbol);
	out->window.place = gj_arena_array(arena, room, sizeof *out->window.place);
	out->bits = gj_arena_array(arena, room / 64 + 2, sizeof *out->bits);
	if (out->window.symbol == NULL || out->window.place == NULL || out->bits == NULL)
		return GJ_ENOMEM;
	return gj_settle_make(&out->settle, arena, matcher, sink, context);
}

void gj_scan_begin(gj_scan *scan)
{
	scan->window.n = scan->done = scan->n_held = 0;
	scan->window.origin = scan->window.read = scan->dropped = 0;
	scan->window.quiet = scan->window.gaps = 0;
	scan->state = 0;
	gj_settle_begin(&scan->settle);
}

/* Does a word go on over the border before symbol i, between `left` and `right`? */
static bool joins(const gj_scan *s, size_t left, size_t right)
{
	const uint8_t *word = s->window.alphabet->word;

	return word[s->window.symbol[left]] != 0 && word[s->window.symbol[right]] != 0 &&
	       !gj_window_gap(&s->window, right);
}

static int found(gj_scan *s, uint32_t pattern, size_t end)
{
	const gj_window *w = &s->window;
	size_t start = end - s->matcher->automaton.end[pattern].len;
	gj_found now = {{pattern, gj_window_start(w, start), gj_window_end(w, end - 1)},
			s->dropped + start,
			s->dropped + end};

	if (s->matcher->options.boundary &&
	    ((start > 0 && joins(s, start - 1, start)) || (end < w->n && joins(s, end - 1, end))))
		return GJ_OK;
	return gj_settle_add(&s->settle, &now);
}

static int found_all(gj_scan *s, uint32_t out, size_t end)
{
	int rc = GJ_OK;

	for (; out != 0 && rc == GJ_OK; out = s->matcher->automaton.end[out - 1].shorter)
		rc = found(s, out - 1, end);
	return rc;
}

static bool marked(const uint64_t *bits, size_t at)
{
	return (bits[at / 64] >> at % 64 & 1) != 0;
}

/* The next marked place from `at` on, or `end`. */
static size_t next_marked(const uint64_t *bits, size_t at, size_t end)
{
	uint64_t word;

	if (at >= end)
		return end;
	word = bits[at / 64] >> at % 64 << at % 64;
	at -= at % 64;
	while (word == 0) {
		at += 64;
		if (at >= end)
			return end;
		word = bits[at / 64];
	}
	at += (size_t)__builtin_ctzll(word);
	return at < end ? at : end;
}

/*
 * The state after the symbol at `at`, and where it begins. What falls back to a place that is not marked leads nowhere; that there is no
 * marked place any more is known without a look at the automaton, and is the rule.
 */
static uint32_t next_state(const gj_scan *s, uint32_t state, size_t *start, size_t at)
{
	const gj_automaton *a = &s->matcher->automaton;
	uint32_t symbol = s->window.symbol[at];

	for (;;) {
		uint32_t to = gj_automaton_child(a, state, symbol);
		size_t next;

		if (to != 0 || state == 0)
			return to;
		next = next_marked(s->bits, *start + 1, at + 1);
		if (next > at)
			return 0;
		do {
			state = next == at ? 0 : a->node[state].fail;
			*start = state == 0 ? at : at - gj_node_depth(&a->node[state]);
		} while (state != 0 && !marked(s->bits, *start));
		if (state == 0 && !marked(s->bits, at))
			return 0;
	}
}

/* Is no place marked between `at` and `end`, and are all of them ready? */
static bool is_open(const gj_scan *s, size_t at, size_t end, size_t ready)
{
	return end <= ready && next_marked(s->bits, at + 1, end) == end;
}

/* What one look says of a marked place: the state behind its first symbols; 0: nothing begins here. */
typedef struct opening {
	bool known; /* else the automaton must go step by step */
	unsigned length;
	uint32_t state;
} opening;

static inline opening open_at(const gj_matcher *m, const uint32_t *symbol)
{
	const gj_stems *stems = &m->stems;
	opening now = {true, 2, 0};
	uint32_t next;

	if (symbol[0] < m->filter.words) {
		const gj_pair *pair = gj_automaton_pair(&m->automaton, symbol[0], symbol[1]);

		now.state = pair->state;
		next = pair->next;
	} else {
		uint64_t key = stems->item != NULL && symbol[0] < m->filter.single
				       ? gj_stems_key(stems, symbol)
				       : 0;
		const gj_stem *stem;

		if (key == 0)
			return (opening){false, 1, 0};
		stem = gj_stems_place(stems, key);
		now.length = stems->stem;
		now.state = stem->state;
		next = stem->next;
	}
	now.state = (next & gj_pair_bit(symbol[now.length])) != 0 ? now.state : 0;
	return now;
}

/*
 * Take back marks where nothing begins. One place after the other, none waiting for another: that is several times as fast as to let the
 * automaton find it out.
 */
static void refine(gj_scan *s, size_t from, size_t to)
{
	for (size_t word = from / 64; word * 64 < to; word++) {
		uint64_t kept = s->bits[word];

		for (uint64_t left = kept; left != 0; left &= left - 1) {
			unsigned bit = (unsigned)__builtin_ctzll(left);
			opening now = open_at(s->matcher, s->window.symbol + word * 64 + bit);

			kept &= ~((uint64_t)(now.known && now.state == 0) << bit);
		}
		s->bits[word] = kept;
	}
}

/* Over the first symbols of what begins at `at`, if nothing else may begin on the way. */
static bool leap(const gj_scan *s, size_t at, size_t ready, uint32_t *state, size_t *to)
{
	opening now = open_at(s->matcher, s->window.symbol + at);

	if (!now.known || !is_open(s, at, at + now.length, ready))
		return false;
	*state = now.state;
	*to = at + now.length;
	return true;
}

/* Every occurrence that ends at `ready` or before. */
static int walk(gj_scan *s, size_t ready)
{
	const gj_node *node = s->matcher->automaton.node;
	uint32_t state = s->state;
	size_t at = s->done, start = s->start;
	int rc = GJ_OK;

	for (;;) {
		if (state == 0)
			start = at = next_marked(s->bits, at, ready);
		if (at >= ready || rc != GJ_OK)
			break;
		if (state != 0 || !leap(s, at, ready, &state, &at))
			state = next_state(s, state, &start, at++);
		if (gj_node_out(&node[state]) != 0)
			rc = found_all(s, gj_node_out(&node[state]), at);
	}
	s->state = state;
	s->start = start;
	s->done = ready;
	return rc;
}

/* Symbols before those that may still be needed leave the window. */
static void shift(gj_scan *s)
{
	gj_window *w = &s->window;
	size_t keep = history(s->matcher), from = s->done > keep ? s->done - keep : 0;
	uint32_t bytes;

	if (from == 0)
		return;
	bytes = w->place[from] >> 3;
	for (size_t i = from; i < w->n; i++) {
		w->symbol[i - from] = w->symbol[i];
		w->place[i - from] = w->place[i] - (bytes << 3);
	}
	w->n -= from;
	w->origin += bytes;
	s->dropped += from;
	s->done -= from;
	s->start -= s->start < from ? s->start : from;
}

/* What can be decided of the window; the last symbols wait for those that follow, unless nothing does. */
static int look(gj_scan *s, bool last)
{
	gj_window *w = &s->window;
	size_t wait = last ? 0 : GJ_STEM_MOST, from = s->state != 0 ? s->start : s->done;
	size_t ready = w->n > s->done + wait ? w->n - wait : s->done;
	int rc;

	memset(w->symbol + w->n, 0, GJ_WINDOW_SLACK * sizeof *w->symbol);
	memset(w->place + w->n, 0, GJ_WINDOW_SLACK * sizeof *w->place);
	if (ready == s->done)
		return GJ_OK;
	s->kernels.mark(&s->matcher->filter, w->symbol, from, ready, s->bits);
	refine(s, from, ready);
	rc = walk(s, ready);
	if (rc == GJ_OK)
		rc = gj_settle_upto(&s->settle, s->dropped + ready);
	shift(s);
	return rc;
}

static int read_all(gj_scan *s, const unsigned char *text, size_t len, bool last, size_t *used)
{
	gj_window *w = &s->window;
	int rc = GJ_OK;

	*used = 0;
	while (rc == GJ_OK) {
		*used += s->kernels.read(w, text + *used, len - *used, last);
		if (w->n < w->cap)
			break;
		rc = look(s, false);
	}
	return rc;
}

/* The sequence that was cut, with what follows it. `*used`: bytes of `text`. */
static int read_held(gj_scan *s, const unsigned char *text, size_t len, size_t *used)
{
	unsigned char both[8];
	size_t more = len < 4 ? len : 4, held = s->n_held, n;
	int rc;

	memcpy(both, s->held, held);
	memcpy(both + held, text, more);
	rc = read_all(s, both, held + more, false, &n);
	if (n >= held) {
		s->n_held = 0;
		*used = n - held;
		return rc;
	}
	s->n_held = held + more - n;
	memcpy(s->held, both + n, s->n_held);
	*used = len;
	return rc;
}

int gj_scan_feed(gj_scan *s, gj_str text)
{
	const unsigned char *at = (const unsigned char *)text.at;
	size_t used = 0, more;
	int rc = GJ_OK;

	if (text.len == 0)
		return GJ_OK;
	if (s->n_held > 0)
		rc = read_held(s, at, text.len, &used);
	if (rc != GJ_OK || used == text.len)
		return rc;
	rc = read_all(s, at + used, text.len - used, false, &more);
	used += more;
	if (rc == GJ_OK) {
		s->n_held = text.len - used;
		memcpy(s->held, at + used, s->n_held);
	}
	return rc;
}

int gj_scan_end(gj_scan *s)
{
	size_t used;
	int rc = read_all(s, s->held, s->n_held, true, &used);

	if (rc == GJ_OK)
		rc = look(s, true);
	if (rc == GJ_OK)
		rc = gj_settle_end(&s->settle);
	gj_scan_begin(s);
	return rc;
}
