/* SPDX-License-Identifier: Apache-2.0 */
#include "assess/family.h"
#include "assess/filing.h"
#include "base/nearest.h"
#include "eval/compliance.h"

static bool in_force(const gj_instrument *instrument, gj_day on)
{
	return !instrument->never && (instrument->from == GJ_DAY_NONE || instrument->from <= on) &&
	       (instrument->to == GJ_DAY_NONE || on <= instrument->to);
}

/* Does a condition compare a fact that is measured? */
static bool compares_measured(const gj_law *law, const gj_cond *cond)
{
	if (cond->op == GJ_COND_COMPARE && cond->left->op == GJ_QTY_FACT)
		for (unsigned i = 0; i < GJ_N_MEASURES; i++)
			if (gj_str_eq(law->fact[cond->left->ref].e.id,
				      gj_str_of(gj_measure_kinds[i].fact)))
				return true;
	for (size_t i = 0; i < cond->n; i++)
		if (compares_measured(law, cond->kid[i]))
			return true;
	return false;
}

static bool is_clause(const gj_norm *norm)
{
	return norm->act != NULL &&
	       (norm->kind == GJ_KIND_DUTY || norm->kind == GJ_KIND_PROHIBITION ||
		norm->kind == GJ_KIND_ENCOURAGEMENT);
}

/* Standards that ask for what is measured, and are in force. */
static void find_standards(const gj_assessment *a, bool *wanted)
{
	for (size_t i = 0; i < a->law->n_norms; i++) {
		const gj_norm *norm = &a->law->norm[i];

		if (is_clause(norm) && gj_norm_force(a->law, norm) == GJ_FORCE_RECOMMENDED &&
		    in_force(&a->law->instrument[norm->instrument], a->on) &&
		    compares_measured(a->law, norm->act))
			wanted[norm->instrument] = true;
	}
}

static int named_standards(const gj_assessment *a, bool *wanted, gj_error *err)
{
	const gj_doc *list = a->evidence->standards;

	for (size_t i = 0; i < list->n; i++) {
		const gj_doc *at = list->kid[i];
		uint32_t instrument;
		gj_nearest near;

		if (at->kind == GJ_DOC_SCALAR &&
		    gj_map_get(&a->law->instruments, at->text, &instrument)) {
			wanted[instrument] = true;
			continue;
		}
		gj_evidence_fault(a->evidence, at, err, "no such instrument", at->text);
		gj_nearest_start(&near, at->text);
		for (size_t k = 0; k < a->law->n_instruments; k++)
			gj_nearest_offer(&near, a->law->instrument[k].e.id);
		if (near.best.len > 0)
			gj_fault_help(err, "did you mean `%.*s`?", GJ_FMT(near.best));
		return GJ_EINPUT;
	}
	return GJ_OK;
}

/* Where a norm stands in its standard: the place of its first article, then that of its block. */
static size_t place_of(const gj_law *law, uint32_t norm)
{
	const gj_norm *n = &law->norm[norm];
	const gj_article *article =
		n->n_cites > 0 ? gj_law_article(law, n->instrument, &n->cite[0]) : NULL;

	return article != NULL ? (size_t)(article - law->article) : SIZE_MAX;
}

static void sort_clauses(const gj_law *law, gj_standard *s)
{
	for (size_t i = 1; i < s->n; i++) {
		gj_clause one = s->clause[i];
		size_t place = place_of(law, one.norm), k = i;

		for (; k > 0 && place_of(law, s->clause[k - 1].norm) > place; k--)
			s->clause[k] = s->clause[k - 1];
		s->clause[k] = one;
	}
}

static int make_standards(gj_assessment *a, gj_arena *arena, const bool *wanted)
{
	for (size_t i = 0; i < a->law->n_instruments; i++)
		a->n_standards += wanted[i];
	a->standard = gj_arena_array(arena, a->n_standards, sizeof *a->standard);
	if (a->standard == NULL)
		return GJ_ENOMEM;
	a->n_standards = 0;
	for (size_t i = 0; i < a->law->n_instruments; i++) {
		gj_standard *s = &a->standard[a->n_standards];

		if (!wanted[i])
			continue;
		a->n_standards++;
		*s = (gj_standard){.instrument = (uint32_t)i,
				   .in_force = in_force(&a->law->instrument[i], a->on),
				   .conclusion_norm = GJ_NONE};
		for (size_t k = 0; k < a->law->n_norms; k++)
			s->n += a->law->norm[k].instrument == i && is_clause(&a->law->norm[k]);
		s->clause = gj_arena_array(arena, s->n, sizeof *s->clause);
		if (s->clause == NULL)
			return GJ_ENOMEM;
		s->n = 0;
		for (size_t k = 0; k < a->law->n_norms; k++)
			if (a->law->norm[k].instrument == i && is_clause(&a->law->norm[k]))
				s->clause[s->n++].norm = (uint32_t)k;
		sort_clauses(a->law, s);
	}
	return GJ_OK;
}

/* The norms of the standards and of the filing, and of these alone what they hang on. */
static int evaluate(gj_assessment *a, gj_arena *arena, gj_error *err)
{
	bool *norms = gj_arena_array(arena, a->law->n_norms, sizeof *norms);
	gj_circuit *circuit;
	int rc;

	if (norms == NULL)
		return gj_fault_memory(err);
	for (size_t i = 0; i < a->n_standards; i++)
		for (size_t k = 0; k < a->standard[i].n; k++)
			norms[a->standard[i].clause[k].norm] = true;
	gj_filing_norms(a->law, norms);
	rc = gj_circuit_of_norms(&circuit, arena, a->law, a->on, norms, err);
	return rc == GJ_OK ? gj_evaluate(&a->verdicts, arena, circuit, a->record, err) : rc;
}

/* Does the clause ask that an overall conclusion be drawn? */
static bool asks_conclusion(const gj_law *law, const gj_norm *norm)
{
	return norm->act->op == GJ_COND_FACT &&
	       gj_str_eq(law->fact[norm->act->ref].e.id, GJ_STR("overall_conclusion_drawn"));
}

static bool same_clause(const gj_norm *a, const gj_norm *b)
{
	return a->n_cites > 0 && b->n_cites > 0 && a->cite[0].n > 0 && b->cite[0].n > 0 &&
	       a->cite[0].step[0].unit == b->cite[0].step[0].unit &&
	       strcmp(a->cite[0].step[0].label, b->cite[0].step[0].label) == 0;
}

/*
 * All clauses that oblige met or not applicable: fully; some not met: partly; all not met: not. Recommended ones do not count, nor do those
 * of the clause that asks for the conclusion itself.
 */
static void conclude(const gj_law *law, gj_standard *s)
{
	unsigned count[GJ_N_RESULTS] = {0};

	for (size_t i = 0; i < s->n; i++)
		if (asks_conclusion(law, &law->norm[s->clause[i].norm]))
			s->conclusion_norm = s->clause[i].norm;
	if (s->conclusion_norm == GJ_NONE)
		return;
	for (size_t i = 0; i < s->n; i++)
		if (s->clause[i].asked == GJ_ASKED_SHALL &&
		    !same_clause(&law->norm[s->clause[i].norm], &law->norm[s->conclusion_norm]))
			count[gj_clause_result(&s->clause[i])]++;
	if (count[GJ_RESULT_NOT_MET] > 0 && count[GJ_RESULT_MET] > 0)
		s->conclusion = GJ_CONCLUSION_PARTLY;
	else if (count[GJ_RESULT_OPEN] > 0)
		s->conclusion = GJ_CONCLUSION_OPEN;
	else
		s->conclusion =
			count[GJ_RESULT_NOT_MET] > 0 ? GJ_CONCLUSION_NOT : GJ_CONCLUSION_FULLY;
}

/* Was the same rate held against the same limit before? It is one decision, however many clauses ask for it. */
static bool seen_before(const gj_assessment *a, const gj_compared *one)
{
	for (size_t i = 0; i < a->n_standards; i++)
		for (size_t k = 0; k < a->standard[i].n; k++)
			for (size_t c = 0; c < a->standard[i].clause[k].n_compared; c++) {
				const gj_compared *other = &a->standard[i].clause[k].compared[c];

				if (other == one)
					return false;
				if (other->shown != NULL && other->measure == one->measure &&
				    other->limit == one->limit)
					return true;
			}
	return false;
}

static void count_rates(gj_assessment *a, const gj_clause *clause)
{
	for (size_t c = 0; c < clause->n_compared; c++) {
		const gj_compared *one = &clause->compared[c];

		if (one->shown == NULL || seen_before(a, one))
			continue;
		for (size_t r = 0; r < a->measures.at[one->measure].n_rates; r++)
			a->rates += one->shown[r].known && !one->shown[r].census;
	}
}

static int fill(gj_assessment *a, gj_arena *arena, gj_error *err)
{
	for (size_t i = 0; i < a->n_standards; i++) {
		gj_standard *s = &a->standard[i];

		for (size_t k = 0; k < s->n; k++) {
			gj_clause *clause = &s->clause[k];
			int rc = gj_assess_clause(a, arena, clause, err);

			if (rc != GJ_OK)
				return rc;
			s->count[clause->asked][gj_clause_result(clause)]++;
			count_rates(a, clause);
		}
		conclude(a->law, s);
		if (a->evidence->family == GJ_FAMILY_HOLM) {
			int rc = gj_family_decide(a, s, arena, err);

			if (rc != GJ_OK)
				return rc;
		}
	}
	return GJ_OK;
}

int gj_assess(gj_assessment *out, gj_arena *arena, const gj_law *law, const gj_evidence *evidence,
	      gj_day on, gj_error *err)
{
	bool *wanted = gj_arena_array(arena, law->n_instruments, sizeof *wanted);
	int rc;

	*out = (gj_assessment){.law = law,
			       .evidence = evidence,
			       .on = evidence->on != GJ_DAY_NONE ? evidence->on : on};
	if (wanted == NULL)
		return gj_fault_memory(err);
	rc = gj_measures_take(&out->measures, arena, evidence, out->on, err);
	if (rc == GJ_OK)
		rc = gj_by_risk_make(&out->by_risk, arena, &out->measures, evidence->risk, err);
	if (rc == GJ_OK)
		rc = gj_assess_record(out, arena, err);
	if (rc == GJ_OK && evidence->standards != NULL)
		rc = named_standards(out, wanted, err);
	else if (rc == GJ_OK)
		find_standards(out, wanted);
	if (rc == GJ_OK && make_standards(out, arena, wanted) != GJ_OK)
		rc = gj_fault_memory(err);
	if (rc == GJ_OK)
		rc = evaluate(out, arena, err);
	return rc == GJ_OK ? fill(out, arena, err) : rc;
}
