/* SPDX-License-Identifier: Apache-2.0 */
/* Keyword lists. This file alone sees the matcher, whose terms are not the terms of the law. */
#include "assess/libraries.h"

#include "base/file.h"
#include "match/coverage.h"

const gj_risk gj_risks[GJ_N_RISKS] = {
#define RISK(group, id, english, chinese) {group, id, english, chinese},
#include "assess/risks.def"
#undef RISK
};

unsigned gj_risk_find(gj_str id)
{
	for (unsigned i = 0; i < GJ_N_RISKS; i++)
		if (gj_str_eq(id, gj_str_of(gj_risks[i].id)))
			return i;
	return GJ_N_RISKS;
}

void gj_library_start(gj_library *library)
{
	memset(library, 0, sizeof *library);
	library->last = library->first = library->gap_from = library->gap_to = GJ_DAY_NONE;
}

/* The days of one more file; a library was updated when any of its files was. */
static int add_days(gj_library *library, gj_arena *arena, const gj_evidence *evidence,
		    const gj_days *days, gj_day on, gj_pos pos, gj_error *err)
{
	gj_days *all = &library->updated;
	gj_day *at = gj_arena_array(arena, all->n + days->n, sizeof *at);
	size_t i = 0, k = 0, n = 0;

	if (at == NULL)
		return gj_fault_memory(err);
	if (days->n > 0 && days->at[days->n - 1] > on) {
		gj_fault(err, GJ_EINPUT, "an update after the day of the assessment");
		return gj_fault_at(err, &evidence->source, pos, NULL);
	}
	while (i < all->n || k < days->n)
		at[n++] = k == days->n || (i < all->n && all->at[i] < days->at[k]) ? all->at[i++]
										   : days->at[k++];
	*all = (gj_days){at, n};
	return GJ_OK;
}

static void longest_gap(gj_library *library, gj_day on)
{
	const gj_days *days = &library->updated;

	for (size_t i = 0; i < days->n; i++) {
		gj_day from = days->at[i], to = i + 1 < days->n ? days->at[i + 1] : on;

		if (i > 0 && to - from < library->gap)
			continue;
		library->gap = to - from;
		library->gap_from = from;
		library->gap_to = to;
	}
	if (days->n == 0)
		return;
	library->first = days->at[0];
	library->last = days->at[days->n - 1];
	library->history = library->first < library->last;
}

static int load_list(gj_terms *terms, gj_arena *scratch, const gj_evidence_list *list,
		     gj_error *err)
{
	gj_source source = {list->file, GJ_STR("")};
	int rc = gj_file_read_text(&source.text, scratch, list->file.at, GJ_ASSESS_MOST_BYTES, err);

	return rc == GJ_OK ? gj_terms_read(terms, &source, list->exceptions, err) : rc;
}

static gj_library_count counted(gj_count count)
{
	return (gj_library_count){count.raw, count.distinct, count.kept};
}

static void take_counts(gj_libraries *out, const gj_terms *terms, const gj_coverage *coverage)
{
	gj_library *keywords = &out->keywords;

	keywords->all = counted(coverage->all);
	for (size_t i = 0; i < terms->n_categories; i++) {
		unsigned risk = gj_risk_find(terms->category[i]);

		if (risk < GJ_N_RISKS && gj_risks[risk].group <= GJ_RISK_A2)
			keywords->of[risk] = counted(coverage->category[i]);
		else
			keywords->other += coverage->category[i].raw;
	}
	for (size_t i = 0; i < terms->n; i++)
		out->exceptions.raw += terms->item[i].exception;
	for (size_t i = 0; i < GJ_N_WARNINGS; i++)
		keywords->warnings += (int64_t)coverage->found[i];
}

static int count_lists(gj_libraries *out, gj_arena *scratch, const gj_evidence *evidence,
		       gj_error *err)
{
	gj_match_options options = gj_match_options_usual();
	gj_coverage coverage;
	gj_matcher matcher;
	gj_terms terms;
	int rc = GJ_OK;

	gj_terms_start(&terms, scratch);
	for (size_t i = 0; rc == GJ_OK && i < evidence->n_lists; i++)
		rc = load_list(&terms, scratch, &evidence->list[i], err);
	if (rc == GJ_OK)
		rc = gj_matcher_make(&matcher, scratch, &terms, &options, err);
	if (rc == GJ_OK)
		rc = gj_coverage_make(&coverage, scratch, &matcher, err);
	if (rc == GJ_OK)
		take_counts(out, &terms, &coverage);
	return rc;
}

int gj_libraries_read(gj_libraries *out, gj_arena *arena, const gj_evidence *evidence, gj_day on,
		      gj_error *err)
{
	gj_arena scratch;
	int rc = GJ_OK;

	memset(out, 0, sizeof *out);
	gj_library_start(&out->keywords);
	for (size_t i = 0; i < GJ_N_BANK_KINDS; i++)
		gj_library_start(&out->bank[i]);
	for (size_t i = 0; rc == GJ_OK && i < evidence->n_lists; i++) {
		const gj_evidence_list *list = &evidence->list[i];

		if (!list->exceptions) {
			out->keywords.told = true;
			rc = add_days(&out->keywords, arena, evidence, &list->updated, on,
				      list->pos, err);
		}
	}
	for (size_t i = 0; rc == GJ_OK && i < evidence->n_banks; i++) {
		const gj_evidence_bank *bank = &evidence->bank[i];

		rc = add_days(&out->bank[bank->kind], arena, evidence, &bank->updated, on,
			      bank->pos, err);
	}
	longest_gap(&out->keywords, on);
	for (size_t i = 0; i < GJ_N_BANK_KINDS; i++)
		longest_gap(&out->bank[i], on);
	if (rc != GJ_OK)
		return rc;
	gj_arena_init(&scratch, arena->alloc, GJ_ARENA_DEFAULT_LIMIT);
	if (out->keywords.told)
		rc = count_lists(out, &scratch, evidence, err);
	gj_arena_free(&scratch);
	return rc == GJ_OK ? gj_banks_read(out, arena, evidence, err) : rc;
}
