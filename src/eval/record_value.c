/* SPDX-License-Identifier: Apache-2.0 */
/* One value of a service file, read as the type of its fact asks. */
#include "base/day.h"
#include "base/nearest.h"
#include "eval/record_read.h"

static int fault_here(const gj_reading *in, const gj_doc *at, const char *what, gj_str fact)
{
	gj_fault(in->err, GJ_EINPUT, "%s for `%.*s`: `%.*s`", what, GJ_FMT(fact), GJ_FMT(at->text));
	return gj_fault_at(in->err, in->source, at->pos, NULL);
}

static const char *expected(gj_fact_type type)
{
	switch (type) {
	case GJ_FACT_BOOL:
		return "write `yes`, `no`, `unknown` or `not applicable`";
	case GJ_FACT_EVENT:
		return "write the date as 2026-12-01, `no` if it has not happened and no day is "
		       "set, "
		       "a range as {at_least: 2026-01-01, at_most: 2026-06-30}, or `unknown`";
	case GJ_FACT_DATE:
		return "write a date as 2026-12-01, a range as {at_least: 2026-01-01}, or "
		       "`unknown`";
	case GJ_FACT_NUMBER:
	case GJ_FACT_MONEY:
		return "write a number without separators or quotes, a range as {at_least: "
		       "800000}, or `unknown`";
	case GJ_FACT_CHOICE:
		return "write one of its choices, or `unknown`";
	}
	return "";
}

static int read_day(const gj_reading *in, const gj_doc *at, gj_str fact, gj_fact_type type,
		    gj_day *out)
{
	bool exists = true;

	if (gj_day_read(out, at->text, &exists) == GJ_OK)
		return GJ_OK;
	fault_here(in, at, exists ? "not a date" : "a date that does not exist", fact);
	return gj_fault_help(in->err, "%s",
			     exists ? expected(type) : "look at the month and the day");
}

static int read_number(const gj_reading *in, const gj_doc *at, gj_str fact, gj_fact_type type,
		       gj_num *out)
{
	if (!at->quoted && gj_num_parse(out, at->text))
		return GJ_OK;
	fault_here(in, at, "not a number", fact);
	return gj_fault_help(in->err, "%s", expected(type));
}

static bool has_days(gj_fact_type type)
{
	return type == GJ_FACT_EVENT || type == GJ_FACT_DATE;
}

static int read_quantity(const gj_reading *in, const gj_doc *at, const gj_fact *fact, int64_t *out)
{
	int rc;

	if (at->kind != GJ_DOC_SCALAR) {
		gj_fault(in->err, GJ_EINPUT, "a bound of `%.*s` is one number or date",
			 GJ_FMT(fact->e.id));
		return gj_fault_at(in->err, in->source, at->pos, NULL);
	}
	if (has_days(fact->type)) {
		gj_day day = 0;

		rc = read_day(in, at, fact->e.id, fact->type, &day);
		*out = day;
	} else {
		gj_num number = 0;

		rc = read_number(in, at, fact->e.id, fact->type, &number);
		*out = number;
	}
	return rc;
}

/* {at_least: A, at_most: B}, either or both. */
static int read_range(const gj_reading *in, const gj_doc *map, const gj_fact *fact, gj_input *out)
{
	int64_t low = 0, high = 0;
	const gj_doc *least = gj_doc_get(map, "at_least"), *most = gj_doc_get(map, "at_most");
	int rc = GJ_OK;

	if (fact->type == GJ_FACT_BOOL || fact->type == GJ_FACT_CHOICE) {
		gj_fault(in->err, GJ_EINPUT, "`%.*s` has no range", GJ_FMT(fact->e.id));
		gj_fault_at(in->err, in->source, map->pos, NULL);
		return gj_fault_help(in->err, "%s", expected(fact->type));
	}
	if (least != NULL)
		rc = read_quantity(in, least, fact, &low);
	if (rc == GJ_OK && most != NULL)
		rc = read_quantity(in, most, fact, &high);
	if (rc != GJ_OK)
		return rc;
	if (least != NULL && most != NULL && low > high) {
		gj_fault(in->err, GJ_EINPUT,
			 "the range of `%.*s` is empty: at_least is above at_most",
			 GJ_FMT(fact->e.id));
		gj_fault_at(in->err, in->source, least->pos, "at least");
		return gj_fault_at(in->err, in->source, most->pos, "at most");
	}
	*out = gj_input_bounds(least != NULL, low, most != NULL, high);
	return GJ_OK;
}

static int read_choice(const gj_reading *in, const gj_doc *at, const gj_fact *fact, gj_input *out)
{
	gj_nearest near;

	*out = gj_input_state(GJ_STATE_GIVEN);
	gj_nearest_start(&near, at->text);
	for (size_t i = 0; i < fact->n_choices; i++) {
		if (gj_str_eq(fact->choice[i].text, at->text)) {
			out->choice = (uint32_t)i;
			return GJ_OK;
		}
		gj_nearest_offer(&near, fact->choice[i].text);
	}
	fault_here(in, at, "no such choice", fact->e.id);
	if (near.best.len > 0)
		return gj_fault_help(in->err, "did you mean `%.*s`?", GJ_FMT(near.best));
	return gj_fault_help(in->err, "%s", expected(fact->type));
}

static bool is_word(const gj_doc *at, const char *a, const char *b)
{
	return gj_str_eq(at->text, gj_str_of(a)) ||
	       (b != NULL && gj_str_eq(at->text, gj_str_of(b)));
}

static int read_scalar(const gj_reading *in, const gj_doc *at, const gj_fact *fact, gj_input *out)
{
	int64_t value;
	int rc;

	if (is_word(at, "unknown", NULL)) {
		*out = gj_input_state(GJ_STATE_UNKNOWN);
		return GJ_OK;
	}
	if (is_word(at, "not applicable", "not_applicable")) {
		*out = gj_input_state(GJ_STATE_NOT_APPLICABLE);
		return GJ_OK;
	}
	if (fact->type == GJ_FACT_CHOICE)
		return read_choice(in, at, fact, out);
	if (fact->type == GJ_FACT_BOOL || fact->type == GJ_FACT_EVENT) {
		if (is_word(at, "no", "false")) {
			*out = gj_input_truth(GJ_FALSE);
			return GJ_OK;
		}
		if (fact->type == GJ_FACT_BOOL && is_word(at, "yes", "true")) {
			*out = gj_input_truth(GJ_TRUE);
			return GJ_OK;
		}
	}
	if (fact->type == GJ_FACT_BOOL) {
		fault_here(in, at, "not a yes or no", fact->e.id);
		return gj_fault_help(in->err, "%s", expected(fact->type));
	}
	rc = read_quantity(in, at, fact, &value);
	if (rc == GJ_OK)
		*out = gj_input_bounds(true, value, true, value);
	return rc;
}

/* What may stand beside `value:` when a statement names its source. */
static int check_statement_keys(const gj_reading *in, const gj_doc *map)
{
	static const char *const known[] = {"value",  "at_least", "at_most", "by",
					    "source", "on",	  "why"};

	for (size_t i = 0; i < map->n; i++) {
		gj_nearest near;
		bool found = false;

		gj_nearest_start(&near, map->key[i]->text);
		for (size_t k = 0; k < sizeof known / sizeof *known; k++) {
			found = found || gj_str_eq(map->key[i]->text, gj_str_of(known[k]));
			gj_nearest_offer(&near, gj_str_of(known[k]));
		}
		if (found)
			continue;
		gj_fault(in->err, GJ_EINPUT, "unknown key `%.*s` in a value",
			 GJ_FMT(map->key[i]->text));
		gj_fault_at(in->err, in->source, map->key[i]->pos, NULL);
		if (near.best.len > 0)
			gj_fault_help(in->err, "did you mean `%.*s`?", GJ_FMT(near.best));
		else
			gj_fault_help(
				in->err,
				"a value may have value, at_least, at_most, by, source, on, why");
		return GJ_EINPUT;
	}
	return GJ_OK;
}

static int read_statement(const gj_reading *in, const gj_doc *at, const gj_fact *fact,
			  gj_input *out)
{
	const gj_doc *value;
	int rc;

	if (at->kind == GJ_DOC_SCALAR)
		return read_scalar(in, at, fact, out);
	if (at->kind == GJ_DOC_LIST) {
		gj_fault(in->err, GJ_EINPUT, "a list inside the value of `%.*s`",
			 GJ_FMT(fact->e.id));
		return gj_fault_at(in->err, in->source, at->pos, NULL);
	}
	rc = check_statement_keys(in, at);
	if (rc != GJ_OK)
		return rc;
	value = gj_doc_get(at, "value");
	if (value == NULL &&
	    (gj_doc_get(at, "at_least") != NULL || gj_doc_get(at, "at_most") != NULL))
		return read_range(in, at, fact, out);
	if (value == NULL || value->kind != GJ_DOC_SCALAR) {
		gj_fault(in->err, GJ_EINPUT, "no value for `%.*s`", GJ_FMT(fact->e.id));
		gj_fault_at(in->err, in->source, at->pos, NULL);
		return gj_fault_help(in->err, "%s", expected(fact->type));
	}
	return read_scalar(in, value, fact, out);
}

int gj_read_fact_value(const gj_reading *in, const gj_doc *at, const gj_fact *fact, gj_input *known)
{
	gj_input said;
	int rc = GJ_OK;

	if (at->kind != GJ_DOC_LIST) {
		rc = read_statement(in, at, fact, &said);
		said.pos = at->pos;
		if (rc == GJ_OK)
			gj_record_tell_fact(known, fact->type, &said);
		return rc;
	}
	if (at->n == 0) {
		gj_fault(in->err, GJ_EINPUT, "no value for `%.*s`", GJ_FMT(fact->e.id));
		gj_fault_at(in->err, in->source, at->pos, NULL);
		return gj_fault_help(in->err, "%s", expected(fact->type));
	}
	for (size_t i = 0; i < at->n && rc == GJ_OK; i++) {
		rc = read_statement(in, at->kid[i], fact, &said);
		said.pos = at->kid[i]->pos;
		if (rc == GJ_OK)
			gj_record_tell_fact(known, fact->type, &said);
	}
	return rc;
}
