/* SPDX-License-Identifier: Apache-2.0 */
#include "match/refine.h"

#include "match/opening.h"

enum {
	MOST_STEPS = 8
}; /* so that no text makes it slow: a pattern may have a thousand letters, and begin at each place */

static void take_back(gj_scan *s, uint32_t at)
{
	s->bits[at / 64] &= ~(UINT64_C(1) << at % 64);
}

/* The marked places, but for those at which a word goes on. */
static size_t list(gj_scan *s, size_t from, size_t to)
{
	bool boundary = s->matcher->options.boundary;
	size_t n = 0;

	for (size_t word = from / 64; word * 64 < to; word++)
		for (uint64_t left = s->bits[word]; left != 0; left &= left - 1) {
			uint32_t at = (uint32_t)(word * 64) + (uint32_t)__builtin_ctzll(left);

			if (boundary && at > 0 && gj_scan_joins(s, at - 1, at)) {
				take_back(s, at);
				continue;
			}
			s->begun[n].at = at;
			gj_opening_fetch(s->matcher, s->window.symbol + at, &s->begun[n++].key);
		}
	return n;
}

/* Those that begin something, in the state behind its first symbols; what only the automaton can tell keeps its mark. */
static size_t open(gj_scan *s, size_t n)
{
	size_t kept = 0;

	for (size_t i = 0; i < n; i++) {
		uint32_t at = s->begun[i].at;
		gj_opening now = gj_opening_at(s->matcher, s->window.symbol + at, s->begun[i].key);

		if (!now.known)
			continue;
		if (now.state == 0) {
			take_back(s, at);
			continue;
		}
		if ((now.state & GJ_STEM_TAILS) != 0) {
			uint32_t tail = now.state & ~GJ_STEM_TAILS;

			__builtin_prefetch(&s->matcher->stems.tail[tail]);
			s->whole[s->n_whole++] =
				(gj_begun){.at = at, .next = at + now.length, .to = tail};
			continue;
		}
		__builtin_prefetch(&s->matcher->automaton.node[now.state]);
		s->begun[kept++] =
			(gj_begun){.at = at, .next = at + now.length, .state = now.state};
	}
	return kept;
}

/* The shortest word that stands here; NULL: none. `*cut`: there may be one that goes on behind the window. */
static const gj_tail *word_at(const gj_scan *s, const gj_begun *begun, bool *cut)
{
	const gj_tail *tail = &s->matcher->stems.tail[begun->to];

	for (;; tail++) {
		size_t end = (size_t)begun->next + tail->len;

		if (end > s->window.n)
			*cut = true;
		else if (gj_tail_is(tail, s->window.symbol + begun->next) &&
			 (!s->matcher->options.boundary || end == s->window.n ||
			  !gj_scan_joins(s, end - 1, end)))
			return tail;
		if (tail->last)
			return NULL;
	}
}

static void compare(gj_scan *s)
{
	size_t kept = 0;

	for (size_t i = 0; i < s->n_whole; i++) {
		gj_begun now = s->whole[i];
		bool cut = false;
		const gj_tail *word = word_at(s, &now, &cut);

		if (word != NULL)
			s->whole[kept++] = (gj_begun){
				.at = now.at, .next = now.next + word->len, .state = word->state};
		else if (!cut)
			take_back(s, now.at);
	}
	s->n_whole = kept;
}

/* Where the next symbol would lead. Behind the window there is no more to find out; behind a pattern that ends, only what the automaton will need. */
static size_t aim(gj_scan *s, size_t n)
{
	const gj_node *node = s->matcher->automaton.node;
	size_t kept = 0;

	for (size_t i = 0; i < n; i++) {
		gj_begun now = s->begun[i];
		uint32_t out = gj_node_out(&node[now.state]);

		if (out != 0) {
			now.sure = true;
			__builtin_prefetch(&s->matcher->automaton.end[out - 1]);
		}
		if (now.next >= s->window.n)
			continue;
		now.to = node[now.state].base + s->window.symbol[now.next];
		__builtin_prefetch(&node[now.to]);
		s->begun[kept++] = now;
	}
	return kept;
}

static size_t step(gj_scan *s, size_t n)
{
	const gj_node *node = s->matcher->automaton.node;
	size_t kept = 0;

	for (size_t i = 0; i < n; i++) {
		gj_begun now = s->begun[i];

		if (node[now.to].parent != now.state) {
			if (!now.sure)
				take_back(s, now.at);
			continue;
		}
		now.state = now.to;
		now.next++;
		s->begun[kept++] = now;
	}
	return kept;
}

void gj_refine(gj_scan *s, size_t from, size_t to)
{
	size_t n;

	s->n_whole = s->at_whole = 0;
	n = open(s, list(s, from, to));
	compare(s);

	for (unsigned i = 0; i < MOST_STEPS && n > 0; i++)
		n = step(s, aim(s, n));
}
