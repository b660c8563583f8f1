/* SPDX-License-Identifier: Apache-2.0 */
#include "match/coverage.h"

#include "base/utf8.h"

typedef struct work {
	gj_coverage *out;
	gj_arena *arena, *scratch;
	const gj_matcher *matcher;
	const gj_terms *terms;
	const gj_patterns *patterns;
	/* Categories of each pattern, each once: of pattern p from first[p] to before first[p + 1]. */
	uint32_t *first, *of;
	uint32_t *stamp; /* of each category: 1 + the pattern that it was last seen with */
	uint32_t *by;	 /* of each pattern: one that subsumes it, or GJ_NO_PATTERN */
	uint32_t *listed,
		*exception; /* of each pattern: its first term that is none, and that is one; or GJ_NO_PATTERN */
} work;

static int warn(work *w, gj_warning_kind kind, uint32_t term, uint32_t other)
{
	gj_coverage *out = w->out;

	if (out->found[kind]++ >= GJ_MOST_WARNINGS)
		return GJ_OK;
	if (gj_arena_room(w->arena, (void **)&out->warning, &out->cap_warnings, out->n_warnings,
			  sizeof *out->warning) != GJ_OK)
		return GJ_ENOMEM;
	out->warning[out->n_warnings++] = (gj_warning){kind, term, other};
	return GJ_OK;
}

/* Terms of one pattern: their categories, and how many of each. */
static uint32_t gather_one(work *w, uint32_t pattern, uint32_t n)
{
	w->first[pattern] = n;
	w->listed[pattern] = w->exception[pattern] = GJ_NO_PATTERN;
	for (uint32_t t = w->patterns->item[pattern].first_term; t != GJ_NO_PATTERN;
	     t = w->patterns->next_term[t]) {
		uint32_t category = w->terms->item[t].category;
		uint32_t *earliest =
			(w->terms->item[t].exception ? w->exception : w->listed) + pattern;

		if (*earliest == GJ_NO_PATTERN)
			*earliest = t;
		if (w->terms->item[t].exception || w->stamp[category] == pattern + 1)
			continue;
		w->stamp[category] = pattern + 1;
		w->of[n++] = category;
		w->out->category[category].distinct++;
	}
	return n;
}

static void gather(work *w)
{
	uint32_t n = 0;

	for (uint32_t p = 0; p < w->patterns->n; p++) {
		n = gather_one(w, p, n);
		w->out->all.distinct += w->patterns->item[p].listed;
	}
	w->first[w->patterns->n] = n;
	for (size_t t = 0; t < w->terms->n; t++)
		if (!w->terms->item[t].exception) {
			w->out->category[w->terms->item[t].category].raw++;
			w->out->all.raw++;
		}
	memset(w->stamp, 0, w->terms->n_categories * sizeof *w->stamp);
}

/* Is there a border of words between the symbols of p before and at i? Its own ends are borders wherever it is found. */
static bool is_border(const work *w, const gj_pattern *p, uint32_t i)
{
	const uint8_t *word = w->patterns->alphabet.word;

	return !w->matcher->options.boundary || i == 0 || i == p->len || !word[p->symbol[i - 1]] ||
	       !word[p->symbol[i]];
}

/* Pattern `other` occurs in `pattern`: so do its categories. */
static void subsume(work *w, uint32_t pattern, uint32_t other)
{
	if (w->by[pattern] == GJ_NO_PATTERN ||
	    w->patterns->item[other].len < w->patterns->item[w->by[pattern]].len)
		w->by[pattern] = other;
	for (uint32_t i = w->first[other]; i < w->first[other + 1]; i++)
		w->stamp[w->of[i]] = pattern + 1;
}

/* The pattern read by the automaton: what ends in it on the way. */
static void look_inside(work *w, uint32_t pattern)
{
	const gj_automaton *a = &w->matcher->automaton;
	const gj_pattern *p = &w->patterns->item[pattern];
	uint32_t state = 0;

	for (uint32_t i = 0; i < p->len; i++) {
		uint32_t to = gj_automaton_child(a, state, p->symbol[i]);

		while (to == 0 && state != 0) {
			state = a->node[state].fail;
			to = gj_automaton_child(a, state, p->symbol[i]);
		}
		state = to;
		for (uint32_t out = gj_node_out(&a->node[state]); out != 0;
		     out = a->end[out - 1].shorter) {
			const gj_pattern *inner = &w->patterns->item[out - 1];

			if (out - 1 != pattern && inner->listed && !inner->exception &&
			    is_border(w, p, i + 1) && is_border(w, p, i + 1 - inner->len))
				subsume(w, pattern, out - 1);
		}
	}
}

static void count_kept(work *w)
{
	for (uint32_t p = 0; p < w->patterns->n; p++) {
		w->by[p] = GJ_NO_PATTERN;
		if (!w->patterns->item[p].listed)
			continue;
		look_inside(w, p);
		w->out->all.kept += w->by[p] == GJ_NO_PATTERN;
		for (uint32_t i = w->first[p]; i < w->first[p + 1]; i++)
			w->out->category[w->of[i]].kept += w->stamp[w->of[i]] != p + 1;
	}
}

static int warn_of(work *w, uint32_t term)
{
	uint32_t p = w->patterns->of_term[term], earliest;
	int rc = GJ_OK;

	if (p == GJ_NO_PATTERN)
		return warn(w, GJ_WARNING_NOTHING, term, GJ_NO_PATTERN);
	if (w->terms->item[term].exception)
		return GJ_OK;
	earliest = w->listed[p];
	if (earliest != term)
		return warn(w, GJ_WARNING_DUPLICATE, term, earliest);
	if (w->patterns->item[p].exception)
		rc = warn(w, GJ_WARNING_CANCELLED, term, w->exception[p]);
	if (rc == GJ_OK && w->patterns->item[p].len == 1)
		rc = warn(w, GJ_WARNING_SINGLE, term, GJ_NO_PATTERN);
	if (rc == GJ_OK && w->by[p] != GJ_NO_PATTERN)
		rc = warn(w, GJ_WARNING_SUBSUMED, term, w->listed[w->by[p]]);
	return rc;
}

static int make(work *w)
{
	uint32_t patterns = w->patterns->n;
	int rc = GJ_OK;

	w->out->category =
		gj_arena_array(w->arena, w->terms->n_categories, sizeof *w->out->category);
	w->first = gj_arena_array(w->scratch, (size_t)patterns + 1, sizeof *w->first);
	w->of = gj_arena_array(w->scratch, w->terms->n, sizeof *w->of);
	w->stamp = gj_arena_array(w->scratch, w->terms->n_categories, sizeof *w->stamp);
	w->by = gj_arena_array(w->scratch, patterns, sizeof *w->by);
	w->listed = gj_arena_array(w->scratch, patterns, sizeof *w->listed);
	w->exception = gj_arena_array(w->scratch, patterns, sizeof *w->exception);
	if (w->listed == NULL || w->exception == NULL || w->out->category == NULL ||
	    w->first == NULL || w->of == NULL || w->stamp == NULL || w->by == NULL)
		return GJ_ENOMEM;
	gather(w);
	count_kept(w);
	for (size_t t = 0; rc == GJ_OK && t < w->terms->n; t++)
		rc = warn_of(w, (uint32_t)t);
	return rc;
}

int gj_coverage_make(gj_coverage *out, gj_arena *arena, const gj_matcher *matcher, gj_error *err)
{
	gj_arena scratch;
	work w = {.out = out,
		  .arena = arena,
		  .scratch = &scratch,
		  .matcher = matcher,
		  .terms = matcher->terms,
		  .patterns = &matcher->patterns};
	int rc;

	*out = (gj_coverage){0};
	gj_arena_init(&scratch, arena->alloc, arena->limit);
	rc = make(&w);
	gj_arena_free(&scratch);
	return rc == GJ_OK ? GJ_OK : gj_fault_memory(err);
}

static void put_term(gj_buf *out, gj_str text)
{
	gj_str shown = gj_utf8_fit(text, 60);

	gj_buf_printf(out, "`%.*s%s`", GJ_FMT(shown), shown.len < text.len ? "…" : "");
}

void gj_warning_tell(gj_buf *out, const gj_terms *terms, const gj_warning *warning)
{
	static const char *const said[GJ_N_WARNINGS] = {
		[GJ_WARNING_NOTHING] = " has no character that counts; it finds nothing",
		[GJ_WARNING_SINGLE] = " is one character; it is part of many words",
		[GJ_WARNING_DUPLICATE] = " is the same when folded as ",
		[GJ_WARNING_SUBSUMED] = " holds ",
		[GJ_WARNING_CANCELLED] = " is an exception as well; it finds nothing: ",
	};
	const gj_term *term = &terms->item[warning->term];

	gj_buf_add(out, terms->file[term->file]);
	gj_buf_printf(out, ":%u: ", term->line);
	put_term(out, term->text);
	gj_buf_puts(out, said[warning->kind]);
	if (warning->other != GJ_NO_PATTERN) {
		const gj_term *other = &terms->item[warning->other];

		put_term(out, other->text);
		gj_buf_puts(out, " of ");
		gj_buf_add(out, terms->file[other->file]);
		gj_buf_printf(out, ":%u", other->line);
	}
	if (warning->kind == GJ_WARNING_SUBSUMED)
		gj_buf_puts(out, "; that finds all this one finds");
}
