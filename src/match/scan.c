/* SPDX-License-Identifier: Apache-2.0 */
/* The window is filled and walked, and carried from piece to piece with the symbols that a pattern in work may have begun with. */
#include "match/walk.h"

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
	out->begun = gj_arena_array(arena, room, sizeof *out->begun);
	out->whole = gj_arena_array(arena, room, sizeof *out->whole);
	if (out->window.symbol == NULL || out->window.place == NULL || out->bits == NULL ||
	    out->begun == NULL || out->whole == NULL)
		return GJ_ENOMEM;
	if (matcher->vectorscan != NULL &&
	    gj_vectorscan_open(&out->stream, arena, matcher->vectorscan, room) != GJ_OK)
		return GJ_ENOMEM;
	return gj_settle_make(&out->settle, arena, matcher, sink, context);
}

void gj_scan_close(gj_scan *scan)
{
	gj_vectorscan_end_stream(scan->stream);
	scan->stream = NULL;
}

void gj_scan_begin(gj_scan *scan)
{
	scan->window.n = scan->done = scan->n_held = 0;
	scan->window.origin = scan->window.read = scan->dropped = 0;
	scan->window.quiet = scan->window.gaps = scan->window.again = 0;
	scan->state = 0;
	if (scan->stream != NULL)
		gj_vectorscan_begin(scan->stream);
	gj_settle_begin(&scan->settle);
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
	size_t wait = last ? 0 : GJ_STEM_MOST;
	size_t ready = w->n > s->done + wait ? w->n - wait : s->done;
	int rc;

	memset(w->symbol + w->n, 0, GJ_WINDOW_SLACK * sizeof *w->symbol);
	memset(w->place + w->n, 0, GJ_WINDOW_SLACK * sizeof *w->place);
	if (ready == s->done)
		return GJ_OK;
	rc = s->stream != NULL ? gj_walk_asking(s, ready) : gj_walk_marked(s, ready);
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
