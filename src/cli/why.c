/* SPDX-License-Identifier: Apache-2.0 */
/* guiju why: one verdict explained. */
#include "cli/session.h"

int gj_run_why(gj_session *s)
{
	gj_verdicts *verdicts;
	gj_circuit *circuit;
	gj_record *record;
	uint32_t norm;
	int rc = gj_session_day(s);

	if (rc == GJ_OK)
		rc = gj_session_law(s, NULL, 0);
	if (rc == GJ_OK)
		rc = gj_session_service(s, &record, s->args.operand[0]);
	if (rc == GJ_OK)
		rc = gj_session_norm(s, gj_str_of(s->args.operand[1]), &norm);
	if (rc == GJ_OK)
		rc = gj_circuit_from_law(&circuit, &s->arena, s->law, s->on, &s->err);
	if (rc == GJ_OK)
		rc = gj_evaluate(&verdicts, &s->arena, circuit, record, &s->err);
	if (rc == GJ_OK) {
		rc = gj_session_html(s)	  ? gj_report_why_html(&s->out, verdicts, norm, &s->style)
		     : gj_session_json(s) ? gj_report_why_json(&s->out, verdicts, norm)
					  : gj_report_why_text(&s->out, verdicts, norm, &s->style);
		if (rc != GJ_OK)
			gj_fault_memory(&s->err);
	}
	if (rc != GJ_OK)
		return gj_session_fail(s, rc);
	return gj_session_finish(s, GJ_EXIT_DONE);
}
