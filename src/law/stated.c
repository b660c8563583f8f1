/* SPDX-License-Identifier: Apache-2.0 */
/* Values that rule files give to facts: name and type are checked when the law is loaded. */
#include "base/nearest.h"
#include "law/build.h"

static bool fits(const gj_fact *fact, const gj_given *given)
{
	bool dated = fact->type == GJ_FACT_EVENT || fact->type == GJ_FACT_DATE;

	switch (given->kind) {
	case GJ_GIVEN_UNKNOWN:
	case GJ_GIVEN_NOT_APPLICABLE:
		return true;
	case GJ_GIVEN_YES:
		return fact->type == GJ_FACT_BOOL;
	case GJ_GIVEN_NO:
		return fact->type == GJ_FACT_BOOL || fact->type == GJ_FACT_EVENT;
	case GJ_GIVEN_NUMBER:
		return fact->type == GJ_FACT_NUMBER || fact->type == GJ_FACT_MONEY;
	case GJ_GIVEN_DATE:
		return dated;
	case GJ_GIVEN_AT_LEAST:
	case GJ_GIVEN_AT_MOST:
	case GJ_GIVEN_BETWEEN:
		return given->dates ? dated
				    : fact->type == GJ_FACT_NUMBER || fact->type == GJ_FACT_MONEY;
	case GJ_GIVEN_CHOICE:
		for (size_t i = 0; fact->type == GJ_FACT_CHOICE && i < fact->n_choices; i++)
			if (gj_str_eq(fact->choice[i].text, given->choice.text))
				return true;
		return false;
	}
	return false;
}

static int fault_term(gj_build *b, uint32_t file, const gj_name *name, uint32_t term)
{
	gj_build_fault(b, file, name->pos, "`%.*s` is a term, and a fact is needed here",
		       GJ_FMT(name->text));
	return gj_fault_help(b->err, "%s",
			     b->law->term[term].judged_by.len > 0
				     ? "write `judgement` in place of `given`"
				     : "give the facts that its definition uses");
}

static int fault_value(gj_build *b, uint32_t file, const gj_name *name, const gj_fact *fact,
		       const gj_given *given)
{
	static const char *const needs[] = {
		"yes, no, unknown or not applicable",  "a date, no, a range of dates or unknown",
		"a number, a range or unknown",	       "a number, a range or unknown",
		"a date, a range of dates or unknown", "one of its choices or unknown"};
	bool choice = fact->type == GJ_FACT_CHOICE && given->kind == GJ_GIVEN_CHOICE;
	gj_nearest near;

	if (!choice) {
		gj_build_fault(b, file, name->pos, "the value does not fit `%.*s`",
			       GJ_FMT(name->text));
		return gj_fault_help(b->err, "it takes %s", needs[fact->type]);
	}
	gj_build_fault(b, file, given->choice.pos, "`%.*s` has no choice `%.*s`",
		       GJ_FMT(name->text), GJ_FMT(given->choice.text));
	gj_nearest_start(&near, given->choice.text);
	for (size_t i = 0; i < fact->n_choices; i++)
		gj_nearest_offer(&near, fact->choice[i].text);
	if (near.best.len > 0)
		gj_fault_help(b->err, "did you mean `%.*s`?", GJ_FMT(near.best));
	return GJ_EINPUT;
}

int gj_build_stated(gj_build *b, uint32_t file, const gj_value *value, gj_stated *out)
{
	uint32_t ref;
	const gj_name *name = &value->name[0];
	int rc;

	if (gj_build_lookup(b->law, GJ_SORT_TERM, name->text, &ref))
		return fault_term(b, file, name, ref);
	rc = gj_build_find(b, file, GJ_SORT_FACT, name, &out->ref);
	if (rc != GJ_OK)
		return rc;
	out->value = value->given;
	out->pos = name->pos;
	if (fits(&b->law->fact[out->ref], value->given))
		return GJ_OK;
	return fault_value(b, file, name, &b->law->fact[out->ref], value->given);
}
