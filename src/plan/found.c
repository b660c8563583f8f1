/* SPDX-License-Identifier: Apache-2.0 */
/* Limits and sizes of samples out of the rule base. */
#include "base/nearest.h"
#include "plan/planning.h"

enum { HUNDRED_PERCENT = 100 * GJ_NUM_ONE };

typedef struct finding {
	gj_plan_list *out;
	gj_arena *arena;
	const gj_law *law;
	const gj_norm *norm;
	gj_day on;
	uint32_t only; /* a parameter, or GJ_NONE */
	int64_t asked;
	gj_share drawn;
	gj_error *err;
} finding;

/* The number on the right on the day; its parameter, or GJ_NONE where it stands there itself. */
static bool value_of(const finding *f, const gj_qty *qty, gj_num *out, uint32_t *parameter)
{
	*parameter = GJ_NONE;
	if (qty->op == GJ_QTY_NUMBER) {
		*out = qty->num;
		return true;
	}
	if (qty->op != GJ_QTY_PARAMETER)
		return false;
	*parameter = qty->ref;
	for (size_t i = 0; i < f->law->parameter[qty->ref].n; i++) {
		const gj_day from = f->law->parameter[qty->ref].dated[i].from;
		const gj_day to = f->law->parameter[qty->ref].dated[i].to;

		if (f->on < from || (to != GJ_DAY_NONE && f->on > to) ||
		    f->law->parameter[qty->ref].dated[i].value->op != GJ_QTY_NUMBER)
			continue;
		*out = f->law->parameter[qty->ref].dated[i].value->num;
		return true;
	}
	return false;
}

static int add_limit(finding *f, const gj_fact *fact, uint32_t parameter, gj_num percent,
		     bool at_least)
{
	gj_planned planned = {.limit = {{percent, HUNDRED_PERCENT}, at_least},
			      .norm = f->norm->e.id,
			      .fact = fact->e.english.len > 0 ? fact->e.english : fact->e.id};

	planned.fact_zh = fact->e.title.len > 0 ? fact->e.title : planned.fact;

	if (parameter != GJ_NONE)
		planned.parameter = f->law->parameter[parameter].e.id;
	if (f->only != GJ_NONE && f->only != parameter)
		return GJ_OK;
	if (gj_arena_room(f->arena, (void **)&f->out->item, &f->out->cap, f->out->n,
			  sizeof planned) != GJ_OK)
		return gj_fault_memory(f->err);
	f->out->item[f->out->n++] = planned;
	return GJ_OK;
}

static bool is_count(const gj_fact *fact)
{
	static const char *const others[] = {"",       "percent", "days",  "weeks",
					     "months", "years",	  "hours", "minutes"};

	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		if (gj_str_eq(fact->unit, gj_str_of(others[i])))
			return false;
	return fact->type == GJ_FACT_NUMBER;
}

static int compare(finding *f, const gj_cond *cond)
{
	bool at_least = cond->relation == GJ_WORD_AT_LEAST;
	bool at_most = cond->relation == GJ_WORD_AT_MOST || (cond->relation == GJ_WORD_MORE_THAN &&
							     f->norm->kind == GJ_KIND_PROHIBITION);
	const gj_fact *fact;
	uint32_t parameter;
	gj_num value;

	if (cond->left->op != GJ_QTY_FACT || (!at_least && !at_most) ||
	    !value_of(f, cond->right, &value, &parameter))
		return GJ_OK;
	fact = &f->law->fact[cond->left->ref];
	if (at_least && is_count(fact) && value > 0 && value % GJ_NUM_ONE == 0)
		f->asked = value / GJ_NUM_ONE > f->asked ? value / GJ_NUM_ONE : f->asked;
	if (!gj_str_eq(fact->unit, GJ_STR("percent")) || value <= 0 || value >= HUNDRED_PERCENT)
		return GJ_OK;
	if (at_least && value < HUNDRED_PERCENT / 2) {
		f->drawn = (gj_share){value, HUNDRED_PERCENT};
		return GJ_OK;
	}
	return add_limit(f, fact, parameter, value, at_least);
}

/* Alternatives and negations are left out: what they ask is no one limit. */
static int walk(finding *f, const gj_cond *cond)
{
	int rc = GJ_OK;

	if (cond == NULL)
		return GJ_OK;
	if (cond->op == GJ_COND_COMPARE)
		return compare(f, cond);
	for (size_t i = 0; rc == GJ_OK && cond->op == GJ_COND_AND && i < cond->n; i++)
		rc = walk(f, cond->kid[i]);
	return rc;
}

static int from_norm(finding *f, uint32_t norm)
{
	size_t first = f->out->n;
	int rc;

	f->norm = &f->law->norm[norm];
	f->asked = 0;
	f->drawn = (gj_share){0, 1};
	rc = walk(f, f->norm->act);
	for (size_t i = first; rc == GJ_OK && i < f->out->n; i++) {
		f->out->item[i].asked = f->asked;
		f->out->item[i].drawn = f->drawn;
	}
	return rc;
}

int gj_plan_from_norm(gj_plan_list *out, gj_arena *arena, const gj_law *law, uint32_t norm,
		      gj_day on, gj_error *err)
{
	finding f = {.out = out, .arena = arena, .law = law, .on = on, .only = GJ_NONE, .err = err};
	int rc = from_norm(&f, norm);

	if (rc != GJ_OK || out->n > 0)
		return rc;
	gj_fault(err, GJ_EINPUT, "`%.*s` has no limit on a rate on this day",
		 GJ_FMT(law->norm[norm].e.id));
	return gj_fault_help(err, "say the limit by --limit, as 5%%");
}

int gj_plan_from_parameter(gj_plan_list *out, gj_arena *arena, const gj_law *law, gj_str parameter,
			   gj_day on, gj_error *err)
{
	finding f = {.out = out, .arena = arena, .law = law, .on = on, .err = err};
	gj_nearest near;
	int rc = GJ_OK;

	if (!gj_map_get(&law->parameters, parameter, &f.only)) {
		gj_fault(err, GJ_EINPUT, "no parameter is named `%.*s`", GJ_FMT(parameter));
		gj_nearest_start(&near, parameter);
		for (size_t i = 0; i < law->n_parameters; i++)
			gj_nearest_offer(&near, law->parameter[i].e.id);
		return near.best.len > 0
			       ? gj_fault_help(err, "did you mean `%.*s`?", GJ_FMT(near.best))
			       : GJ_EINPUT;
	}
	for (uint32_t i = 0; rc == GJ_OK && i < law->n_norms; i++)
		rc = from_norm(&f, i);
	if (rc != GJ_OK || out->n > 0)
		return rc;
	gj_fault(err, GJ_EINPUT, "no norm holds a rate against `%.*s` on this day",
		 GJ_FMT(parameter));
	return gj_fault_help(err, "`guiju law show %.*s` says what uses it", GJ_FMT(parameter));
}
