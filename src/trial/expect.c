/* SPDX-License-Identifier: Apache-2.0 */
#include "trial/expect.h"
#include "eval/asks.h"

enum { N_MARKS = 5 };

static const char *const mark_names[N_MARKS] = {"judgement", "presumption", "conflict",
						"declaratory", "unverified"};

static gj_word outcome_word(gj_applicability applicability)
{
	static const gj_word words[] = {GJ_WORD_APPLIES, GJ_WORD_DOES_NOT_APPLY, GJ_WORD_UNKNOWN,
					GJ_WORD_FUTURE};

	return words[applicability];
}

static gj_word compliance_word(gj_compliance compliance)
{
	static const gj_word words[] = {GJ_WORD_FULFILLED, GJ_WORD_PENDING, GJ_WORD_BREACHED,
					GJ_WORD_OPEN, GJ_WORD_NOT_CHECKED};

	return words[compliance];
}

/* GJ_N_WORDS where there is no reason that a test could name. */
static gj_word reason_word(gj_because because)
{
	static const gj_word words[] = {
		[GJ_BECAUSE_CONDITION] = GJ_N_WORDS,
		[GJ_BECAUSE_NOT_IN_FORCE] = GJ_WORD_NOT_IN_FORCE,
		[GJ_BECAUSE_LIFTED] = GJ_WORD_LIFTED,
		[GJ_BECAUSE_OTHER_BEARER] = GJ_WORD_OTHER_BEARER,
		[GJ_BECAUSE_OUT_OF_SCOPE] = GJ_WORD_OUT_OF_SCOPE,
		[GJ_BECAUSE_CONDITION_FALSE] = GJ_WORD_CONDITION_FALSE,
		[GJ_BECAUSE_UNKNOWN] = GJ_N_WORDS,
	};

	return words[because];
}

static gj_word truth_word(gj_truth truth)
{
	static const gj_word words[] = {GJ_WORD_NO, GJ_WORD_UNKNOWN, GJ_WORD_YES};

	return words[truth];
}

static gj_day since_of(const gj_verdict *verdict)
{
	return verdict->applicability == GJ_FUTURE ? verdict->from : verdict->since;
}

static gj_day until_of(const gj_verdict *verdict)
{
	return verdict->later != GJ_DAY_NONE ? verdict->later - 1 : GJ_DAY_NONE;
}

static bool named(const gj_name *name, size_t n, gj_str wanted)
{
	for (size_t i = 0; i < n; i++)
		if (gj_str_eq(name[i].text, wanted))
			return true;
	return false;
}

/* Neither list has a name twice in it that matters: each is looked up in the other. */
static bool asks_match(const gj_law *law, const gj_expect *wanted, const gj_asks *asks)
{
	for (size_t i = 0; i < asks->n; i++)
		if (!named(wanted->asks, wanted->n_asks, gj_ask_name(law, asks->at[i])))
			return false;
	for (size_t i = 0; i < wanted->n_asks; i++) {
		bool found = false;

		for (size_t k = 0; k < asks->n; k++)
			found = found ||
				gj_str_eq(wanted->asks[i].text, gj_ask_name(law, asks->at[k]));
		if (!found)
			return false;
	}
	return true;
}

static bool lifters_match(const gj_law *law, const gj_expect *wanted, const gj_refs *lifters)
{
	for (size_t i = 0; i < lifters->n; i++)
		if (!named(wanted->lifted_by, wanted->n_lifted_by, law->norm[lifters->at[i]].e.id))
			return false;
	for (size_t i = 0; i < wanted->n_lifted_by; i++) {
		bool found = false;

		for (size_t k = 0; k < lifters->n; k++)
			found = found || gj_str_eq(wanted->lifted_by[i].text,
						   law->norm[lifters->at[k]].e.id);
		if (!found)
			return false;
	}
	return true;
}

static bool marks_match(const gj_expect *wanted, unsigned marks)
{
	for (unsigned i = 0; i < N_MARKS; i++)
		if (named(wanted->marks, wanted->n_marks, gj_str_of(mark_names[i])) &&
		    (marks & (1u << i)) == 0)
			return false;
	return true;
}

bool gj_expect_met(const gj_law *law, const gj_expect *wanted, const gj_verdict *verdict)
{
	if (wanted->outcome != outcome_word(verdict->applicability))
		return false;
	if (wanted->compliance != GJ_N_WORDS &&
	    wanted->compliance != compliance_word(verdict->compliance))
		return false;
	if (wanted->reason != GJ_N_WORDS && wanted->reason != reason_word(verdict->because))
		return false;
	if (wanted->if_in_force != GJ_N_WORDS &&
	    wanted->if_in_force != truth_word(verdict->if_in_force))
		return false;
	if (wanted->due != GJ_DAY_NONE && wanted->due != verdict->due)
		return false;
	if (wanted->since != GJ_DAY_NONE && wanted->since != since_of(verdict))
		return false;
	if (wanted->until != GJ_DAY_NONE && wanted->until != until_of(verdict))
		return false;
	if (wanted->n_asks > 0 && !asks_match(law, wanted, &verdict->asks))
		return false;
	if (wanted->n_lifted_by > 0 && !lifters_match(law, wanted, &verdict->lifted_by))
		return false;
	return marks_match(wanted, verdict->marks);
}

static int list_names(gj_name **out, uint32_t *n, gj_arena *arena, size_t count)
{
	*out = gj_arena_array(arena, count, sizeof **out);
	*n = *out != NULL ? (uint32_t)count : 0;
	return *out != NULL ? GJ_OK : GJ_ENOMEM;
}

static int list_details(gj_expect *out, gj_arena *arena, const gj_law *law, const gj_expect *wanted,
			const gj_verdict *verdict)
{
	if ((verdict->applicability == GJ_APPLY_UNKNOWN || wanted->n_asks > 0) &&
	    list_names(&out->asks, &out->n_asks, arena, verdict->asks.n) != GJ_OK)
		return GJ_ENOMEM;
	for (size_t i = 0; i < out->n_asks; i++)
		out->asks[i].text = gj_ask_name(law, verdict->asks.at[i]);
	if ((verdict->because == GJ_BECAUSE_LIFTED || wanted->n_lifted_by > 0) &&
	    list_names(&out->lifted_by, &out->n_lifted_by, arena, verdict->lifted_by.n) != GJ_OK)
		return GJ_ENOMEM;
	for (size_t i = 0; i < out->n_lifted_by; i++)
		out->lifted_by[i].text = law->norm[verdict->lifted_by.at[i]].e.id;
	if (list_names(&out->marks, &out->n_marks, arena, N_MARKS) != GJ_OK)
		return GJ_ENOMEM;
	out->n_marks = 0;
	for (unsigned i = 0; i < N_MARKS; i++)
		if ((verdict->marks & (1u << i)) != 0)
			out->marks[out->n_marks++].text = gj_str_of(mark_names[i]);
	return GJ_OK;
}

int gj_expect_got(gj_expect *out, gj_arena *arena, const gj_law *law, const gj_expect *wanted,
		  const gj_verdict *verdict)
{
	bool told = verdict->compliance != GJ_NOT_CHECKED || wanted->compliance != GJ_N_WORDS;

	memset(out, 0, sizeof *out);
	out->norm = wanted->norm;
	out->outcome = outcome_word(verdict->applicability);
	out->compliance = told ? compliance_word(verdict->compliance) : GJ_N_WORDS;
	out->reason = reason_word(verdict->because);
	out->if_in_force =
		wanted->if_in_force != GJ_N_WORDS ? truth_word(verdict->if_in_force) : GJ_N_WORDS;
	out->due = verdict->due;
	out->since = since_of(verdict);
	out->until = until_of(verdict);
	return list_details(out, arena, law, wanted, verdict);
}
