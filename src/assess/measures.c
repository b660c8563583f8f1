/* SPDX-License-Identifier: Apache-2.0 */
/* Reading the evidence; facts of lists and banks. */
#include "assess/measures.h"

#include "base/day.h"

const gj_measure_kind gj_measure_kinds[GJ_N_MEASURES] = {
#define MEASURE(symbol, fact, from, english, chinese) {fact, GJ_FROM_##from, english, chinese},
#include "assess/measures.def"
#undef MEASURE
};

void gj_measured_count(gj_measured *out, int64_t count)
{
	out->has_low = out->has_high = true;
	out->low = out->high = count * GJ_NUM_ONE;
}

void gj_measured_of_rates(gj_measured *out)
{
	bool first = true, whole = true;

	for (size_t i = 0; i < out->n_rates; i++) {
		bool good = out->rate[i].good;
		gj_num low, high;

		if (!gj_rate_told(&out->rate[i], &low, &high)) {
			whole = false;
			continue;
		}
		if (first || (good ? low < out->low : low > out->low))
			out->low = low;
		if (first || (good ? high < out->high : high > out->high))
			out->high = high;
		first = false;
	}
	/* What was not judged may be worse than all that was: the bound on that side is not known. */
	out->has_low = !first && (whole || !out->rate[0].good);
	out->has_high = !first && (whole || out->rate[0].good);
}

/* ---- lists and banks ---- */

typedef struct group {
	gj_risk_group from, to;
} group;

static int64_t covered(const gj_library *library, group g)
{
	int64_t n = 0;

	for (unsigned i = 0; i < GJ_N_RISKS; i++)
		n += gj_risks[i].group >= g.from && gj_risks[i].group <= g.to &&
		     library->of[i].distinct > 0;
	return n;
}

static int64_t least(const gj_library *library, group g)
{
	int64_t n = INT64_MAX;

	for (unsigned i = 0; i < GJ_N_RISKS; i++)
		if (gj_risks[i].group >= g.from && gj_risks[i].group <= g.to &&
		    library->of[i].distinct < n)
			n = library->of[i].distinct;
	return n;
}

/* Days as weeks, rounded up to the last decimal. */
static gj_num weeks(int64_t days)
{
	return (days * GJ_NUM_ONE + 6) / 7;
}

/* Whole months, then the part of the month that has begun; rounded up. */
static gj_num months(gj_day from, gj_day to)
{
	gj_day at = from, next = from;
	int n = 0;

	while (gj_day_add_months(&next, from, n + 1) && next <= to) {
		at = next;
		n++;
	}
	if (next <= at)
		return (gj_num)n * GJ_NUM_ONE;
	return (gj_num)n * GJ_NUM_ONE +
	       ((gj_num)(to - at) * GJ_NUM_ONE + (next - at) - 1) / (next - at);
}

/*
 * With one day of update the time since then is known, and no more: the interval is at least that. With several the longest time
 * between them is known.
 */
static void age(gj_measured *out, const gj_library *library, gj_day on, bool by_week)
{
	gj_num since;

	if (library->last == GJ_DAY_NONE)
		return;
	since = by_week ? weeks(on - library->last) : months(library->last, on);
	out->has_low = true;
	out->low = since;
	out->has_high = library->history;
	if (!library->history)
		return;
	out->low = out->high =
		by_week ? weeks(library->gap) : months(library->gap_from, library->gap_to);
}

static void longer(gj_measured *out, const gj_measured *a, const gj_measured *b)
{
	out->has_low = a->has_low || b->has_low;
	out->low = a->has_low && (!b->has_low || a->low > b->low) ? a->low : b->low;
	out->has_high = a->has_high && b->has_high;
	out->high = a->high > b->high ? a->high : b->high;
}

int gj_measure_libraries(gj_measures *out, gj_day on)
{
	const gj_library *words = &out->libraries.keywords,
			 *content = &out->libraries.bank[GJ_BANK_CONTENT],
			 *refuse = &out->libraries.bank[GJ_BANK_REFUSE],
			 *answer = &out->libraries.bank[GJ_BANK_ANSWER];
	const group a1 = {GJ_RISK_A1, GJ_RISK_A1}, a2 = {GJ_RISK_A2, GJ_RISK_A2},
		    core = {GJ_RISK_A1, GJ_RISK_A2}, rest = {GJ_RISK_A3, GJ_RISK_A5},
		    all = {GJ_RISK_A1, GJ_RISK_A5}, aspects = {GJ_ASPECT, GJ_ASPECT};
	const struct {
		gj_measure_id id;
		const gj_library *of;
		int64_t count;
	} counts[] = {
		{GJ_MEASURE_KEYWORDS_TOTAL, words, words->all.distinct},
		{GJ_MEASURE_KEYWORDS_A1_LEAST, words, least(words, a1)},
		{GJ_MEASURE_KEYWORDS_A2_LEAST, words, least(words, a2)},
		{GJ_MEASURE_KEYWORD_RISKS, words, covered(words, core)},
		{GJ_MEASURE_CONTENT_TOTAL, content, content->all.distinct},
		{GJ_MEASURE_CONTENT_CORE, content, least(content, core)},
		{GJ_MEASURE_CONTENT_OTHER, content, least(content, rest)},
		{GJ_MEASURE_CONTENT_RISKS, content, covered(content, all)},
		{GJ_MEASURE_REFUSE_TOTAL, refuse, refuse->all.distinct},
		{GJ_MEASURE_REFUSE_LEAST, refuse, least(refuse, core)},
		{GJ_MEASURE_REFUSE_RISKS, refuse, covered(refuse, core)},
		{GJ_MEASURE_ANSWER_TOTAL, answer, answer->all.distinct},
		{GJ_MEASURE_ANSWER_LEAST, answer, least(answer, aspects)},
		{GJ_MEASURE_ANSWER_ASPECTS, answer, covered(answer, aspects)},
	};
	gj_measured a = {0}, b = {0};

	for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
		if (counts[i].of->told)
			gj_measured_count(&out->at[counts[i].id], counts[i].count);
	age(&out->at[GJ_MEASURE_KEYWORD_INTERVAL], words, on, true);
	age(&out->at[GJ_MEASURE_CONTENT_INTERVAL], content, on, false);
	age(&a, refuse, on, false);
	age(&b, answer, on, false);
	longer(&out->at[GJ_MEASURE_REFUSAL_INTERVAL], &a, &b);
	return GJ_OK;
}

int gj_measures_take(gj_measures *out, gj_arena *arena, const gj_evidence *evidence, gj_day on,
		     gj_error *err)
{
	int rc = GJ_OK;

	memset(out, 0, sizeof *out);
	out->n_screens = evidence->n_screens;
	out->n_probes = evidence->n_probes;
	out->screen = gj_arena_array(arena, out->n_screens, sizeof *out->screen);
	out->probe = gj_arena_array(arena, out->n_probes, sizeof *out->probe);
	if (out->screen == NULL || out->probe == NULL)
		return gj_fault_memory(err);
	for (size_t i = 0; rc == GJ_OK && i < out->n_screens; i++) {
		const gj_evidence_screen *told = &evidence->screen[i];

		rc = gj_screen_read(&out->screen[i], arena, told->folder, told->modality, err);
		out->screen[i].before = told->before;
	}
	for (size_t i = 0; rc == GJ_OK && i < out->n_probes; i++)
		rc = gj_probe_read(&out->probe[i], arena, evidence->probe[i], err);
	if (rc == GJ_OK)
		rc = gj_libraries_read(&out->libraries, arena, evidence, on, err);
	if (rc == GJ_OK)
		rc = gj_measure_libraries(out, on);
	if (rc == GJ_OK)
		rc = gj_measure_data(out, arena, err);
	return rc == GJ_OK ? gj_measure_answers(out, arena, err) : rc;
}
