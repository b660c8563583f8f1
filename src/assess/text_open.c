/* SPDX-License-Identifier: Apache-2.0 */
/* What is open, and what would answer it; what is not shown. */
#include "assess/text.h"
#include "report/words.h"

static gj_message from_message(const gj_fact *fact)
{
	static const gj_message messages[] = {GJ_M_ASSESS_BY_LISTS, GJ_M_ASSESS_BY_DAYS,
					      GJ_M_ASSESS_BY_BANKS, GJ_M_ASSESS_BY_SCREENS,
					      GJ_M_ASSESS_BY_PROBES};

	for (unsigned m = 0; m < GJ_N_MEASURES; m++)
		if (gj_str_eq(fact->e.id, gj_str_of(gj_measure_kinds[m].fact)))
			return messages[gj_measure_kinds[m].from];
	return GJ_N_MESSAGES;
}

/* Facts that a machine would measure, each once; the rest are counted by clause. */
static void put_measurable(gj_telling *t, bool *said)
{
	for (size_t i = 0; i < t->a->n_standards; i++)
		for (size_t k = 0; k < t->a->standard[i].n; k++) {
			const gj_clause *clause = &t->a->standard[i].clause[k];

			for (size_t m = 0; m < clause->n_missing; m++) {
				const gj_fact *fact = &t->a->law->fact[clause->missing[m]];
				gj_message from = from_message(fact);

				if (from == GJ_N_MESSAGES || said[clause->missing[m]] ||
				    gj_clause_result(clause) != GJ_RESULT_OPEN)
					continue;
				said[clause->missing[m]] = true;
				gj_page_add(t->page, GJ_STR("- "));
				gj_page_say(t->page, GJ_M_ASSESS_MISSING,
					    GJ_ARGS(gj_title(&fact->e, t->page->style->tongue),
						    gj_telling_word(t, from)));
				gj_telling_end(t, 2, GJ_INK_PLAIN);
			}
		}
}

static bool same_place(const gj_cite *a, const gj_cite *b)
{
	if (a->n != b->n)
		return false;
	for (size_t i = 0; i < a->n; i++)
		if (a->step[i].unit != b->step[i].unit ||
		    strcmp(a->step[i].label, b->step[i].label) != 0)
			return false;
	return true;
}

/* Does the same place stand in the list before? Several norms may be read out of one clause. */
static bool said_before(const gj_law *law, const gj_standard *s, size_t k, const bool *listed)
{
	const gj_cite *cite = &law->norm[s->clause[k].norm].cite[0];

	for (size_t i = 0; i < k; i++)
		if (listed[i] && same_place(&law->norm[s->clause[i].norm].cite[0], cite))
			return true;
	return false;
}

/* Something that a machine does not measure has to be found out. What it does stands above. */
static bool is_for_people(const gj_telling *t, const gj_clause *clause)
{
	bool any = clause->n_judge > 0 || clause->n_missing == 0;

	if (gj_clause_result(clause) != GJ_RESULT_OPEN || gj_clause_is_measured(clause))
		return false;
	for (size_t m = 0; !any && m < clause->n_missing; m++)
		any = from_message(&t->a->law->fact[clause->missing[m]]) == GJ_N_MESSAGES;
	return any;
}

static void put_rest(gj_telling *t, const gj_standard *s, bool *listed)
{
	size_t mark = gj_page_mark(t->page), n = 0, places = 0;
	gj_str list;

	for (size_t k = 0; k < s->n; k++) {
		listed[k] = is_for_people(t, &s->clause[k]);
		n += listed[k];
		if (!listed[k] || said_before(t->a->law, s, k, listed))
			continue;
		if (places++ > 0)
			gj_page_say(t->page, GJ_M_LIST, NULL);
		gj_page_steps(t->page, &t->a->law->norm[s->clause[k].norm].cite[0]);
	}
	list = gj_page_take(t->page, mark, 0);
	if (n == 0)
		return;
	gj_page_say(
		t->page, GJ_M_ASSESS_MORE_OPEN,
		GJ_ARGS(gj_title(&t->a->law->instrument[s->instrument].e, t->page->style->tongue),
			gj_telling_count(t, (int64_t)n), list,
			gj_telling_count(t, (int64_t)places)));
	gj_telling_end(t, 2, GJ_INK_PLAIN);
}

void gj_assess_page_open(gj_telling *t)
{
	gj_arena arena;
	bool *said;

	gj_arena_init(&arena, t->alloc, GJ_ARENA_DEFAULT_LIMIT);
	said = gj_arena_array(&arena, t->a->law->n_facts, sizeof *said);
	if (said == NULL) {
		t->failed = true;
		return;
	}
	gj_page_heading(t->page, GJ_M_H_ASSESS_OPEN);
	put_measurable(t, said);
	for (size_t i = 0; i < t->a->n_standards; i++) {
		bool *listed = gj_arena_array(&arena, t->a->standard[i].n, sizeof *listed);

		if (listed == NULL)
			t->failed = true;
		else
			put_rest(t, &t->a->standard[i], listed);
	}
	gj_arena_free(&arena);
}

void gj_assess_page_claims(gj_telling *t)
{
	gj_arena arena;
	gj_str *claim;
	size_t n;

	gj_arena_init(&arena, t->alloc, GJ_ARENA_DEFAULT_LIMIT);
	n = gj_assess_claims(t->a, &arena, t->page->style->tongue, &claim);
	gj_page_heading(t->page, GJ_M_H_ASSESS_CLAIMS);
	for (size_t i = 0; i < n; i++) {
		gj_page_add(t->page, GJ_STR("- "));
		gj_page_add(t->page, claim[i]);
		gj_page_end(t->page, 2, GJ_INK_PLAIN);
	}
	gj_arena_free(&arena);
}
