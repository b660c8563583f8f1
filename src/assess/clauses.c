/* SPDX-License-Identifier: Apache-2.0 */
/* One clause: what it compares, whether that holds, what the samples show, and what would settle the rest. */
#include "assess/assess.h"

bool gj_parameter_on(const gj_law *law, uint32_t parameter, gj_day on, gj_num *out)
{
	const gj_parameter *p = &law->parameter[parameter];

	for (size_t i = 0; i < p->n; i++)
		if (p->dated[i].value->op == GJ_QTY_NUMBER &&
		    (p->dated[i].from == GJ_DAY_NONE || p->dated[i].from <= on) &&
		    (p->dated[i].to == GJ_DAY_NONE || on <= p->dated[i].to)) {
			*out = p->dated[i].value->num;
			return true;
		}
	return false;
}

gj_result gj_clause_result(const gj_clause *clause)
{
	gj_applicability applies = clause->verdict->applicability;

	if (applies == GJ_DOES_NOT_APPLY || applies == GJ_FUTURE)
		return GJ_RESULT_NOT_APPLICABLE;
	/* What is met is met, whether it is asked or not; what is missed is missed only where it is asked. */
	if (clause->met == GJ_TRUE)
		return GJ_RESULT_MET;
	return clause->met == GJ_FALSE && applies == GJ_APPLIES ? GJ_RESULT_NOT_MET
								: GJ_RESULT_OPEN;
}

bool gj_clause_is_measured(const gj_clause *clause)
{
	for (size_t i = 0; i < clause->n_compared; i++)
		if (clause->compared[i].measured)
			return true;
	return false;
}

typedef struct walking {
	const gj_assessment *a;
	gj_clause *clause;
	gj_day day;
	size_t cap_compared, cap_missing, cap_judge;
	gj_arena *arena;
	gj_error *err;
} walking;

static gj_truth truth_of(const walking *w, const gj_cond *cond)
{
	gj_node node;

	if (!gj_circuit_cond(w->a->verdicts->circuit, cond, w->day, &node))
		return GJ_UNKNOWN;
	return w->a->verdicts->node[node];
}

static int add(walking *w, uint32_t **list, size_t *n, size_t *cap, uint32_t what)
{
	for (size_t i = 0; i < *n; i++)
		if ((*list)[i] == what)
			return GJ_OK;
	if (gj_arena_room(w->arena, (void **)list, cap, *n, sizeof **list) != GJ_OK)
		return gj_fault_memory(w->err);
	(*list)[(*n)++] = what;
	return GJ_OK;
}

static unsigned measure_of(const gj_law *law, uint32_t fact)
{
	unsigned i = 0;

	while (i < GJ_N_MEASURES &&
	       !gj_str_eq(law->fact[fact].e.id, gj_str_of(gj_measure_kinds[i].fact)))
		i++;
	return i;
}

/* The limit on the rate as it is told: from the comparison, and in a prohibition from its contrary. */
static bool limit_of(const gj_compared *c, bool forbidden, gj_limit *out)
{
	gj_share share = {c->limit, 100 * (int64_t)GJ_NUM_ONE};
	bool least = !forbidden && c->relation == GJ_WORD_AT_LEAST,
	     most = forbidden ? c->relation == GJ_WORD_MORE_THAN : c->relation == GJ_WORD_AT_MOST;

	*out = (gj_limit){share, least};
	return c->limit_known && c->limit >= 0 && c->limit <= share.whole && (least || most);
}

gj_shown gj_compared_show(const gj_compared *c, size_t n_rates, bool family)
{
	size_t assured = 0, refuted = 0;

	for (size_t i = 0; i < n_rates; i++) {
		gj_shown shown = family ? c->shown[i].family : c->shown[i].shown;

		assured += c->shown[i].known && shown == GJ_SHOWN_ASSURED;
		refuted += c->shown[i].known && shown == GJ_SHOWN_REFUTED;
	}
	if (refuted > 0)
		return GJ_SHOWN_REFUTED;
	return assured == n_rates ? GJ_SHOWN_ASSURED : GJ_SHOWN_UNDECIDED;
}

static int show(walking *w, gj_compared *c, bool forbidden)
{
	const gj_measured *value = &w->a->measures.at[c->measure];

	if (value->n_rates == 0 || !limit_of(c, forbidden, &c->rule))
		return GJ_OK;
	c->shown = gj_arena_array(w->arena, value->n_rates, sizeof *c->shown);
	if (c->shown == NULL)
		return gj_fault_memory(w->err);
	for (size_t i = 0; i < value->n_rates; i++) {
		int rc = gj_rate_show(&c->shown[i], &value->rate[i], c->rule, w->a->evidence->risk,
				      w->arena, w->err);

		if (rc != GJ_OK)
			return rc;
	}
	c->all = gj_compared_show(c, value->n_rates, false);
	w->clause->rated = true;
	return GJ_OK;
}

static int compare(walking *w, const gj_cond *cond, bool forbidden)
{
	const gj_law *law = w->a->law;
	gj_clause *clause = w->clause;
	gj_compared *c;

	if (cond->left->op != GJ_QTY_FACT)
		return GJ_OK;
	if (gj_arena_room(w->arena, (void **)&clause->compared, &w->cap_compared,
			  clause->n_compared, sizeof *clause->compared) != GJ_OK)
		return gj_fault_memory(w->err);
	c = &clause->compared[clause->n_compared++];
	*c = (gj_compared){.fact = cond->left->ref,
			   .parameter = GJ_NONE,
			   .relation = cond->relation,
			   .holds = truth_of(w, cond),
			   .measure = measure_of(law, cond->left->ref)};
	if (cond->right->op == GJ_QTY_PARAMETER) {
		c->parameter = cond->right->ref;
		c->limit_known = gj_parameter_on(law, c->parameter, w->day, &c->limit);
	} else if (cond->right->op == GJ_QTY_NUMBER) {
		c->limit = cond->right->num;
		c->limit_known = true;
	}
	if (c->holds == GJ_UNKNOWN &&
	    add(w, &clause->missing, &clause->n_missing, &w->cap_missing, c->fact) != GJ_OK)
		return GJ_ENOMEM;
	if (c->measure == GJ_N_MEASURES)
		return GJ_OK;
	c->measured =
		w->a->measures.at[c->measure].has_low || w->a->measures.at[c->measure].has_high;
	return show(w, c, forbidden);
}

/* `forbidden`: it stands in a prohibition, or under a not. */
static int walk(walking *w, const gj_cond *cond, bool forbidden)
{
	gj_clause *clause = w->clause;
	int rc = GJ_OK;

	switch (cond->op) {
	case GJ_COND_COMPARE:
		return compare(w, cond, forbidden);
	case GJ_COND_FACT:
	case GJ_COND_EVENT:
	case GJ_COND_CHOICE:
		return truth_of(w, cond) == GJ_UNKNOWN
			       ? add(w, &clause->missing, &clause->n_missing, &w->cap_missing,
				     cond->ref)
			       : GJ_OK;
	case GJ_COND_TERM:
		return truth_of(w, cond) == GJ_UNKNOWN
			       ? add(w, &clause->judge, &clause->n_judge, &w->cap_judge, cond->ref)
			       : GJ_OK;
	case GJ_COND_NOT:
		return walk(w, cond->kid[0], !forbidden);
	case GJ_COND_AND:
	case GJ_COND_OR:
		for (size_t i = 0; rc == GJ_OK && i < cond->n; i++)
			rc = walk(w, cond->kid[i], forbidden);
		return rc;
	}
	return rc;
}

/* What the samples show of the whole: only where all parts of the act must hold. */
gj_shown gj_clause_show(const gj_law *law, const gj_clause *clause, bool family)
{
	const gj_norm *norm = &law->norm[clause->norm];
	const gj_cond *act = norm->act;
	bool forbidden = norm->kind == GJ_KIND_PROHIBITION;
	bool all_of = act->op == GJ_COND_COMPARE || (act->op == GJ_COND_AND && !forbidden);
	bool assured = clause->met == GJ_TRUE;

	for (size_t i = 0; i < clause->n_compared; i++) {
		const gj_compared *c = &clause->compared[i];
		gj_shown all = family ? c->family : c->all;

		if (c->shown != NULL && all == GJ_SHOWN_REFUTED && all_of)
			return GJ_SHOWN_REFUTED;
		assured = assured && (c->shown == NULL || all == GJ_SHOWN_ASSURED);
	}
	return assured && all_of ? GJ_SHOWN_ASSURED : GJ_SHOWN_UNDECIDED;
}

/* An encouragement that cites an article whose heading calls it informative. */
static gj_asked asked_of(const gj_law *law, const gj_norm *norm)
{
	static const char word[] = "(informative)";
	const gj_article *article;
	gj_str title;

	if (norm->kind != GJ_KIND_ENCOURAGEMENT)
		return GJ_ASKED_SHALL;
	article = norm->n_cites > 0 ? gj_law_article(law, norm->instrument, &norm->cite[0]) : NULL;
	title = article != NULL ? article->e.english : GJ_STR("");
	for (size_t i = 0; i + sizeof word - 1 <= title.len; i++)
		if (memcmp(title.at + i, word, sizeof word - 1) == 0)
			return GJ_ASKED_INFORMATIVE;
	return GJ_ASKED_SHOULD;
}

int gj_assess_clause(const gj_assessment *a, gj_arena *arena, gj_clause *clause, gj_error *err)
{
	const gj_norm *norm = &a->law->norm[clause->norm];
	const gj_norm_nodes *nodes = &a->verdicts->circuit->norm[clause->norm];
	bool forbidden = norm->kind == GJ_KIND_PROHIBITION;
	walking w = {.a = a, .clause = clause, .day = nodes->day, .arena = arena, .err = err};
	gj_truth act = a->verdicts->node[nodes->act];
	int rc;

	clause->verdict = &a->verdicts->item[clause->norm];
	clause->asked = asked_of(a->law, norm);
	clause->met = forbidden ? (gj_truth)(GJ_TRUE - act) : act;
	rc = walk(&w, norm->act, forbidden);
	if (rc == GJ_OK && clause->rated)
		clause->shown = gj_clause_show(a->law, clause, false);
	if (clause->met != GJ_UNKNOWN)
		clause->n_missing = clause->n_judge = 0;
	return rc;
}
