/* SPDX-License-Identifier: Apache-2.0 */
/* The automaton starts at marked places and rests again when what it has read begins no pattern. */
#include "match/walk.h"

#include "match/opening.h"
#include "match/refine.h"

static int found(gj_scan *s, uint32_t pattern, size_t len, size_t end)
{
	const gj_window *w = &s->window;
	size_t start = end - len;
	gj_found now = {{pattern, gj_window_start(w, start), gj_window_end(w, end - 1)},
			s->dropped + start,
			s->dropped + end};

	if (s->matcher->options.boundary && ((start > 0 && gj_scan_joins(s, start - 1, start)) ||
					     (end < w->n && gj_scan_joins(s, end - 1, end))))
		return GJ_OK;
	return gj_settle_add(&s->settle, &now);
}

static int found_all(gj_scan *s, uint32_t out, size_t end)
{
	int rc = GJ_OK;

	while (out != 0 && rc == GJ_OK) {
		const gj_end *at = &s->matcher->automaton.end[out - 1];

		rc = found(s, out - 1, at->len, end);
		out = at->shorter;
	}
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

/* Over the first symbols of what begins at `at`, or the word that stands there, if nothing else may begin on the way. */
static bool leap(gj_scan *s, size_t at, size_t ready, uint32_t *state, size_t *to)
{
	const uint32_t *symbol = s->window.symbol + at;
	uint64_t key = 0;
	gj_opening now;

	while (s->at_whole < s->n_whole && s->whole[s->at_whole].at < at)
		s->at_whole++;
	if (s->at_whole < s->n_whole && s->whole[s->at_whole].at == at &&
	    is_open(s, at, s->whole[s->at_whole].next, ready)) {
		*state = s->whole[s->at_whole].state;
		*to = s->whole[s->at_whole].next;
		return true;
	}
	gj_opening_fetch(s->matcher, symbol, &key);
	now = gj_opening_at(s->matcher, symbol, key);
	if (!now.known || !is_open(s, at, at + now.length, ready))
		return false;
	*state = gj_opening_state(s->matcher, now);
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

int gj_walk_asking(gj_scan *s, size_t ready)
{
	const gj_vectorscan_end *end;
	size_t n;
	int rc = gj_vectorscan_feed(s->stream, s->window.symbol + s->done, ready - s->done, &end,
				    &n);

	for (size_t i = 0; i < n && rc == GJ_OK; i++)
		rc = found(s, end[i].pattern, end[i].len, (size_t)(end[i].end - s->dropped));
	s->done = ready;
	return rc;
}

int gj_walk_marked(gj_scan *s, size_t ready)
{
	size_t from = s->state != 0 ? s->start : s->done;

	s->kernels.mark(&s->matcher->filter, s->window.symbol, from, ready, s->bits);
	gj_refine(s, from, ready);
	return walk(s, ready);
}
