/* SPDX-License-Identifier: Apache-2.0 */
#include "match/settle.h"

static uint64_t exceptions_of(const gj_settle *s)
{
	return s->matcher->patterns.longest_exception;
}

int gj_settle_make(gj_settle *out, gj_arena *arena, const gj_matcher *matcher, gj_hit_sink *sink,
		   void *context)
{
	size_t ring = 4;

	*out = (gj_settle){.matcher = matcher, .sink = sink, .context = context, .arena = arena};
	/* A cover may begin two exceptions' lengths before the newest symbol, and is asked for while newer ones come. */
	while (ring < exceptions_of(out) * 4)
		ring *= 2;
	out->mask = ring - 1;
	out->cover = gj_arena_array(arena, ring, sizeof *out->cover);
	out->cover_first = gj_arena_array(arena, ring, sizeof *out->cover_first);
	out->best = gj_arena_array(arena, matcher->patterns.longest + 2, sizeof *out->best);
	return out->cover == NULL || out->cover_first == NULL || out->best == NULL ? GJ_ENOMEM
										   : GJ_OK;
}

void gj_settle_begin(gj_settle *settle)
{
	settle->n_wait = settle->wait_at = settle->n_best = 0;
	settle->free_from = 0;
	memset(settle->cover, 0, (settle->mask + 1) * sizeof *settle->cover);
}

/* Give out the kept hits that nothing longer or further left can replace, all ends up to `upto` being known. */
static int release(gj_settle *s, uint64_t upto, bool all)
{
	uint64_t longest = s->matcher->patterns.longest;

	while (s->n_best > 0 && (all || s->best[0].first + longest <= upto)) {
		gj_found head = s->best[0];
		size_t gone = 1;
		int rc;

		while (gone < s->n_best && s->best[gone].first < head.last)
			gone++;
		s->n_best -= gone;
		memmove(s->best, s->best + gone, s->n_best * sizeof *s->best);
		s->free_from = head.last;
		rc = s->sink(s->context, &head.hit);
		if (rc != GJ_OK)
			return rc;
	}
	return GJ_OK;
}

/* A hit that no exception covers. */
static int keep(gj_settle *s, const gj_found *found)
{
	size_t at;
	int rc;

	if (s->matcher->options.kind == GJ_MATCH_ALL)
		return s->sink(s->context, &found->hit);
	rc = release(s, found->last - 1, false);
	if (rc != GJ_OK || found->first < s->free_from)
		return rc;
	at = s->n_best;
	while (at > 0 && s->best[at - 1].first > found->first)
		at--;
	if (at > 0 &&
	    s->best[at - 1].first == found->first) { /* ends come in order: this one is longer */
		s->best[at - 1] = *found;
		return GJ_OK;
	}
	memmove(s->best + at + 1, s->best + at, (s->n_best - at) * sizeof *s->best);
	s->best[at] = *found;
	s->n_best++;
	return GJ_OK;
}

static bool is_covered(const gj_settle *s, const gj_found *found)
{
	uint64_t longest = exceptions_of(s),
		 from = found->last > longest ? found->last - longest : 0;

	for (uint64_t first = from; first <= found->first; first++) {
		size_t at = first & s->mask;

		if (s->cover_first[at] == first && s->cover[at] > found->last)
			return true;
	}
	return false;
}

/* Decide those that wait and can be decided, all ends up to `upto` being known. */
static int decide(gj_settle *s, uint64_t upto, bool all)
{
	while (s->n_wait > 0) {
		const gj_found *head = &s->wait[s->wait_at];
		int rc = GJ_OK;

		if (!all && head->first + exceptions_of(s) > upto)
			break;
		if (!is_covered(s, head))
			rc = keep(s, head);
		s->wait_at = (s->wait_at + 1) & (s->cap_wait - 1);
		s->n_wait--;
		if (rc != GJ_OK)
			return rc;
	}
	return GJ_OK;
}

static int wait_for(gj_settle *s, const gj_found *found)
{
	if (s->n_wait == s->cap_wait) {
		size_t cap = s->cap_wait == 0 ? 16 : s->cap_wait * 2;
		gj_found *wider = gj_arena_array(s->arena, cap, sizeof *wider);

		if (wider == NULL)
			return GJ_ENOMEM;
		for (size_t i = 0; i < s->n_wait; i++)
			wider[i] = s->wait[(s->wait_at + i) & (s->cap_wait - 1)];
		s->wait = wider;
		s->wait_at = 0;
		s->cap_wait = cap;
	}
	s->wait[(s->wait_at + s->n_wait++) & (s->cap_wait - 1)] = *found;
	return GJ_OK;
}

int gj_settle_add(gj_settle *s, const gj_found *found)
{
	const gj_pattern *pattern = &s->matcher->patterns.item[found->hit.pattern];
	size_t at = found->first & s->mask;
	int rc;

	if (exceptions_of(s) == 0)
		return keep(s, found);
	rc = decide(s, found->last - 1, false);
	if (rc != GJ_OK || !pattern->exception)
		return rc != GJ_OK ? rc : wait_for(s, found);
	s->cover_first[at] = found->first;
	s->cover[at] = found->last + 1;
	return GJ_OK;
}

int gj_settle_upto(gj_settle *s, uint64_t upto)
{
	uint64_t exceptions = exceptions_of(s);
	int rc = decide(s, upto, false);

	return rc == GJ_OK ? release(s, upto > exceptions ? upto - exceptions : 0, false) : rc;
}

int gj_settle_end(gj_settle *s)
{
	int rc = decide(s, 0, true);

	return rc == GJ_OK ? release(s, 0, true) : rc;
}
