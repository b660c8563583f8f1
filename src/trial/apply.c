/* SPDX-License-Identifier: Apache-2.0 */
/* One change of a law, in place, and back. */
#include "trial/mutant.h"

static gj_word loosened(gj_word relation)
{
	switch (relation) {
	case GJ_WORD_AT_LEAST:
		return GJ_WORD_MORE_THAN;
	case GJ_WORD_MORE_THAN:
		return GJ_WORD_AT_LEAST;
	case GJ_WORD_AT_MOST:
		return GJ_WORD_LESS_THAN;
	case GJ_WORD_LESS_THAN:
		return GJ_WORD_AT_MOST;
	case GJ_WORD_BEFORE:
		return GJ_WORD_ON_OR_BEFORE;
	case GJ_WORD_ON_OR_BEFORE:
		return GJ_WORD_BEFORE;
	case GJ_WORD_AFTER:
		return GJ_WORD_ON_OR_AFTER;
	default:
		return GJ_WORD_AFTER;
	}
}

static void swap_with_last(gj_cond *cond, size_t part)
{
	gj_cond *kid = cond->kid[part];

	cond->kid[part] = cond->kid[cond->n - 1];
	cond->kid[cond->n - 1] = kid;
}

/* Numbers are ten-thousandths (base/number.h). */
static void shift(gj_qty *qty, int by)
{
	if (qty->is_day)
		qty->day += by;
	else
		qty->num += (gj_num)by * GJ_NUM_ONE;
}

bool gj_norm_has_span(const gj_norm *norm)
{
	return gj_block_field(norm->e.block, GJ_KEY_IN_FORCE, NULL) != NULL;
}

/* The first and the last day in force of an instrument are those of its norms, but for those with days of their own. */
static void move_instrument(gj_law *law, uint32_t ref, bool from, int by)
{
	gj_instrument *in = &law->instrument[ref];
	gj_day *own = from ? &in->from : &in->to;

	for (size_t i = 0; i < law->n_norms; i++) {
		gj_norm *norm = &law->norm[i];
		gj_day *day = from ? &norm->from : &norm->to;

		if (norm->instrument == ref && !gj_norm_has_span(norm))
			*day += by;
	}
	*own += by;
}

/* Everybody whom the other bearers cover stays bound; roles are few. */
static void leave_out(const gj_law *law, gj_norm *norm, size_t part, gj_refs *bound)
{
	const gj_role *role = &law->role[norm->bearers.at[part]];

	bound->n = 0;
	for (size_t i = 0; i < norm->bound.n; i++) {
		uint32_t ref = norm->bound.at[i];
		bool covered = ref == norm->bearers.at[part];

		for (size_t k = 0; k < role->covers.n; k++)
			covered = covered || role->covers.at[k] == ref;
		for (size_t k = 0; covered && k < norm->bearers.n; k++)
			covered = k == part || norm->bearers.at[k] != ref;
		if (!covered)
			bound->at[bound->n++] = ref;
	}
	norm->bound = *bound;
}

static void change_norm(gj_law *law, const gj_site *site, gj_undo *undo)
{
	gj_norm *norm = &law->norm[site->ref];

	switch (site->op) {
	case GJ_MUTATE_DROP_WHEN:
		norm->when = NULL;
		break;
	case GJ_MUTATE_BEARER:
		norm->bound.n = 0;
		break;
	case GJ_MUTATE_ONE_BEARER:
		leave_out(law, norm, site->part, &undo->bound);
		break;
	case GJ_MUTATE_MODALITY:
		norm->kind = norm->kind == GJ_KIND_DUTY ? GJ_KIND_PROHIBITION : GJ_KIND_DUTY;
		break;
	case GJ_MUTATE_FROM:
		norm->from++;
		break;
	case GJ_MUTATE_TO:
		norm->to--;
		break;
	case GJ_MUTATE_WITHIN:
		norm->within++;
		break;
	case GJ_MUTATE_WORKING:
		norm->unit = norm->unit == GJ_PERIOD_DAYS ? GJ_PERIOD_WORKING_DAYS : GJ_PERIOD_DAYS;
		break;
	case GJ_MUTATE_BY_DAY:
		norm->by++;
		break;
	case GJ_MUTATE_BEFORE:
		norm->before = GJ_NONE;
		break;
	default:
		break;
	}
}

/* An exemption is taken out of what it lifts by never being true: `or` of nothing. */
static void lift_nothing(gj_norm *norm, gj_undo *undo)
{
	undo->cond = (gj_cond){.id = UINT32_MAX, .op = GJ_COND_OR};
	norm->when = &undo->cond;
}

static void change_condition(const gj_site *site)
{
	switch (site->op) {
	case GJ_MUTATE_SWAP:
		site->cond->op = site->cond->op == GJ_COND_AND ? GJ_COND_OR : GJ_COND_AND;
		break;
	case GJ_MUTATE_DROP_PART:
		swap_with_last(site->cond, site->part);
		site->cond->n--;
		break;
	case GJ_MUTATE_BOUND:
		site->cond->relation = loosened(site->cond->relation);
		break;
	default:
		shift(site->qty, 1);
	}
}

void gj_mutant_make(gj_law *law, const gj_site *site, gj_undo *undo)
{
	if (site->owner == GJ_OWNER_NORM)
		undo->norm = law->norm[site->ref];
	if (site->cond != NULL) {
		undo->cond = *site->cond;
		change_condition(site);
	} else if (site->op == GJ_MUTATE_NO_LIFTING) {
		lift_nothing(&law->norm[site->ref], undo);
	} else if (site->owner == GJ_OWNER_NORM) {
		change_norm(law, site, undo);
	} else if (site->op == GJ_MUTATE_DROP_SCOPE) {
		undo->norm.when = law->instrument[site->ref].scope;
		law->instrument[site->ref].scope = NULL;
	} else if (site->op == GJ_MUTATE_FROM || site->op == GJ_MUTATE_TO) {
		move_instrument(law, site->ref, site->op == GJ_MUTATE_FROM,
				site->op == GJ_MUTATE_FROM ? 1 : -1);
	} else if (site->op == GJ_MUTATE_VALUE) {
		shift(law->parameter[site->ref].dated[site->part].value, 1);
	} else if (site->op == GJ_MUTATE_VALUE_FROM) {
		law->parameter[site->ref].dated[site->part].from++;
	} else if (site->op == GJ_MUTATE_PRESUME) {
		law->presume[site->ref].truth = !law->presume[site->ref].truth;
	} else if (site->op == GJ_MUTATE_INCLUDES) {
		undo->norm.when = law->role[site->ref].includes;
		law->role[site->ref].includes = NULL;
	} else {
		undo->norm.when = law->term[site->ref].excludes;
		law->term[site->ref].excludes = NULL;
	}
}

void gj_mutant_undo(gj_law *law, const gj_site *site, const gj_undo *undo)
{
	if (site->op == GJ_MUTATE_NUMBER)
		shift(site->qty, -1);
	if (site->cond != NULL)
		*site->cond = undo->cond;
	if (site->op == GJ_MUTATE_DROP_PART)
		swap_with_last(site->cond, site->part);
	if (site->owner == GJ_OWNER_NORM)
		law->norm[site->ref] = undo->norm;
	else if (site->cond != NULL)
		return;
	else if (site->op == GJ_MUTATE_DROP_SCOPE)
		law->instrument[site->ref].scope = undo->norm.when;
	else if (site->op == GJ_MUTATE_FROM || site->op == GJ_MUTATE_TO)
		move_instrument(law, site->ref, site->op == GJ_MUTATE_FROM,
				site->op == GJ_MUTATE_FROM ? -1 : 1);
	else if (site->op == GJ_MUTATE_VALUE)
		shift(law->parameter[site->ref].dated[site->part].value, -1);
	else if (site->op == GJ_MUTATE_VALUE_FROM)
		law->parameter[site->ref].dated[site->part].from--;
	else if (site->op == GJ_MUTATE_PRESUME)
		law->presume[site->ref].truth = !law->presume[site->ref].truth;
	else if (site->op == GJ_MUTATE_INCLUDES)
		law->role[site->ref].includes = undo->norm.when;
	else
		law->term[site->ref].excludes = undo->norm.when;
}
