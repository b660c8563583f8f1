/* SPDX-License-Identifier: Apache-2.0 */
#include "match/matcher.h"

gj_match_options gj_match_options_usual(void)
{
	return (gj_match_options){.fold = GJ_FOLD_FORMS,
				  .kind = GJ_MATCH_ALL,
				  .boundary = true,
				  .path = gj_match_path_best()};
}

int gj_matcher_start(gj_matcher *out, gj_arena *arena, const gj_terms *terms,
		     const gj_match_options *options, uint64_t *bytes, gj_error *err)
{
	int rc;

	*out = (gj_matcher){.terms = terms, .options = *options};
	rc = gj_patterns_make(&out->patterns, arena, terms, options->fold, err);
	*bytes = 0;
	if (rc == GJ_OK && options->engine == GJ_MATCH_OWN)
		*bytes = gj_automaton_bytes(&out->patterns) + gj_filter_bytes(&out->patterns) +
			 gj_stems_bytes(&out->patterns);
	return rc;
}

int gj_matcher_finish(gj_matcher *matcher, gj_arena *arena, gj_error *err)
{
	int rc;

	if (matcher->options.engine == GJ_MATCH_VECTORSCAN)
		return gj_vectorscan_make(&matcher->vectorscan, arena, &matcher->patterns, err);
	rc = gj_automaton_make(&matcher->automaton, arena, &matcher->patterns);
	if (rc == GJ_OK)
		rc = gj_filter_make(&matcher->filter, arena, &matcher->patterns);
	if (rc == GJ_OK)
		rc = gj_stems_make(&matcher->stems, arena, &matcher->patterns, &matcher->automaton,
				   &matcher->filter);
	return rc == GJ_OK ? GJ_OK : gj_fault_memory(err);
}

int gj_matcher_make(gj_matcher *out, gj_arena *arena, const gj_terms *terms,
		    const gj_match_options *options, gj_error *err)
{
	uint64_t bytes;
	int rc = gj_matcher_start(out, arena, terms, options, &bytes, err);

	return rc == GJ_OK ? gj_matcher_finish(out, arena, err) : rc;
}

void gj_matcher_close(gj_matcher *matcher)
{
	gj_vectorscan_close(matcher->vectorscan);
	matcher->vectorscan = NULL;
}
