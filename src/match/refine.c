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
			gj_opening_fetch(s->matcher, s->window.symbol + at);
			s->begun[n++].at = at;
		}
	return n;
}

/* Those that begin something, in the state behind its first symbols; what only the automaton can tell keeps its mark. */
static size_t open(gj_scan *s, size_t n)
{
	size_t kept = 0;

	for (size_t i = 0; i < n; i++) {
		uint32_t at = s->begun[i].at;
		gj_opening now = gj_opening_at(s->matcher, s->window.symbol + at);

		if (!now.known)
			continue;
		if (now.state == 0) {
			take_back(s, at);
			continue;
		}
		__builtin_prefetch(&s->matcher->automaton.node[now.state]);
		s->begun[kept++] = (gj_begun){at, at + now.length, now.state, 0, false};
	}
	return kept;
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
	size_t n = open(s, list(s, from, to));

	for (unsigned i = 0; i < MOST_STEPS && n > 0; i++)
		n = step(s, aim(s, n));
}
