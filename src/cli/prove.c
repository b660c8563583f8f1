/* SPDX-License-Identifier: Apache-2.0 */
/* guiju prove: what holds for every service. */
#include "report/prove.h"
#include "cli/session.h"

enum { STEPS_OF_BUDGET = 1000 };

/* The norms that are asked about; NULL: all. One that is named must be in force, or nothing would be proved of it. */
static int choose(gj_session *s, const gj_circuit *circuit, bool **out)
{
	gj_str list = gj_str_of(s->args.value[GJ_OPT_NORM]), one;
	bool all = s->args.value[GJ_OPT_NORM] == NULL, *regime;
	int rc = gj_session_regime(s, &regime);

	*out = NULL;
	if (rc != GJ_OK || (all && regime == NULL))
		return rc;
	*out = gj_arena_array(&s->arena, s->law->n_norms, sizeof **out);
	if (*out == NULL)
		return gj_fault_memory(&s->err);
	while (rc == GJ_OK && !all && gj_args_next(&list, ',', &one)) {
		uint32_t found;

		rc = gj_session_norm(s, one, &found);
		if (rc == GJ_OK && !circuit->norm[found].in_force)
			rc = gj_fault(&s->err, GJ_EINPUT,
				      "the norm `%.*s` is not in force on the day",
				      GJ_FMT(s->law->norm[found].e.id));
		if (rc == GJ_OK)
			(*out)[found] = true;
	}
	for (uint32_t i = 0; rc == GJ_OK && i < s->law->n_norms; i++)
		(*out)[i] = (all || (*out)[i]) &&
			    (regime == NULL || regime[s->law->norm[i].instrument]);
	return rc;
}

/* Not decided is not proved. */
static bool all_proved(const gj_claims *claims)
{
	for (gj_claim_kind kind = 0; kind < GJ_N_CLAIMS; kind++)
		if (claims->total[kind][GJ_OUTCOME_REFUTED] > 0 ||
		    claims->total[kind][GJ_OUTCOME_NOT_DECIDED] > 0)
			return false;
	return true;
}

/* The rules that --against names, on the same day; NULL: none. */
static int load_other(gj_session *s, gj_circuit **out)
{
	const char *path = s->args.value[GJ_OPT_AGAINST];
	gj_law *law;
	int rc;

	*out = NULL;
	if (path == NULL)
		return GJ_OK;
	rc = gj_law_load(&law, &s->arena, &path, 1, GJ_LOAD_WITHOUT_TESTS | GJ_LOAD_UNMARKED,
			 &s->err);
	return rc == GJ_OK ? gj_circuit_from_law(out, &s->arena, law, s->on, &s->err) : rc;
}

int gj_run_prove(gj_session *s)
{
	gj_claims *claims = NULL;
	gj_circuit *circuit, *other;
	bool *norms;
	int rc = gj_session_day(s);

	if (rc == GJ_OK)
		rc = gj_session_law(s, NULL, 0);
	if (rc == GJ_OK)
		rc = gj_circuit_from_law(&circuit, &s->arena, s->law, s->on, &s->err);
	if (rc == GJ_OK)
		rc = choose(s, circuit, &norms);
	if (rc == GJ_OK)
		rc = load_other(s, &other);
	if (rc == GJ_OK)
		rc = gj_prove(&claims, &s->arena, circuit, other, norms,
			      s->args.budget * STEPS_OF_BUDGET, &s->err);
	if (rc != GJ_OK)
		return gj_session_fail(s, rc);
	if (gj_session_html(s))
		gj_report_prove_html(&s->out, claims, s->args.value[GJ_OPT_NORM] != NULL,
				     &s->style);
	else if (gj_session_json(s))
		gj_report_prove_json(&s->out, claims);
	else
		gj_report_prove_text(&s->out, claims, s->args.value[GJ_OPT_NORM] != NULL,
				     &s->style);
	return gj_session_finish(s, all_proved(claims) ? GJ_EXIT_DONE : GJ_EXIT_FOUND);
}
