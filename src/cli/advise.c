/* SPDX-License-Identifier: Apache-2.0 */
/* guiju advise: the smallest sets of changes that avoid a norm, or fulfil it. */
#include "cli/session.h"
#include "report/advice.h"

enum { SHOWN = 20 };

static int read_goal(gj_session *s, gj_goal *goal, gj_str *name)
{
	const char *avoid = s->args.value[GJ_OPT_AVOID], *fulfil = s->args.value[GJ_OPT_FULFIL];

	if ((avoid == NULL) == (fulfil == NULL)) {
		gj_fault(&s->err, GJ_EINPUT,
			 avoid == NULL ? "no goal" : "`--avoid` and `--fulfil` at once");
		return gj_fault_help(&s->err, "say --avoid NORM or --fulfil NORM");
	}
	*goal = avoid != NULL ? GJ_GOAL_AVOID : GJ_GOAL_FULFIL;
	*name = gj_str_of(avoid != NULL ? avoid : fulfil);
	return GJ_OK;
}

static int check_kind(gj_session *s, gj_goal goal, uint32_t norm)
{
	const gj_norm *n = &s->law->norm[norm];

	if (goal == GJ_GOAL_AVOID || gj_text_can_be_kept(n->kind))
		return GJ_OK;
	gj_fault(&s->err, GJ_EINPUT, "`%.*s` cannot be fulfilled: it is of the kind `%s`",
		 GJ_FMT(n->e.id), gj_json_kind(n->kind));
	return gj_fault_help(&s->err, "duties, prohibitions, procedures and encouragements can");
}

static int advise(gj_session *s, const gj_record *record, uint32_t norm, gj_goal goal)
{
	gj_advise_how how = {.any = s->args.value[GJ_OPT_ANY] != NULL, .costed = SHOWN};
	gj_verdicts *verdicts;
	gj_circuit *circuit;
	gj_advice *advice;
	bool *instruments;
	int rc = gj_session_regime_of(s, record, &instruments);

	how.instruments = instruments;
	if (rc == GJ_OK)
		rc = gj_session_circuit(s, &circuit, s->on, instruments, norm);
	if (rc == GJ_OK)
		rc = gj_evaluate(&verdicts, &s->arena, circuit, record, &s->err);
	if (rc == GJ_OK)
		rc = gj_advise(&advice, &s->arena, verdicts, norm, goal, how, &s->err);
	if (rc != GJ_OK)
		return rc;
	/* All verdicts are there, but costs are counted, and the report speaks, of this law alone. */
	verdicts->only = instruments;
	if (gj_session_html(s))
		gj_report_advice_html(&s->out, advice, &s->style);
	else if (gj_session_json(s))
		gj_report_advice_json(&s->out, advice);
	else
		gj_report_advice_text(&s->out, advice, &s->style);
	return GJ_OK;
}

int gj_run_advise(gj_session *s)
{
	gj_record *record;
	gj_goal goal = GJ_GOAL_AVOID;
	uint32_t norm;
	gj_str name;
	int rc = read_goal(s, &goal, &name);

	if (rc == GJ_OK)
		rc = gj_session_day(s);
	if (rc == GJ_OK)
		rc = gj_session_law(s, NULL, 0);
	if (rc == GJ_OK)
		rc = gj_session_norm(s, name, &norm);
	if (rc == GJ_OK)
		rc = check_kind(s, goal, norm);
	if (rc == GJ_OK)
		rc = gj_session_service(s, &record, s->args.operand[0]);
	if (rc == GJ_OK)
		rc = advise(s, record, norm, goal);
	if (rc != GJ_OK)
		return gj_session_fail(s, rc);
	return gj_session_finish(s, GJ_EXIT_DONE);
}
