/* SPDX-License-Identifier: Apache-2.0 */
/* guiju lint: the whole rule base is examined; with paths only what stands in them is shown. */
#include "cli/session.h"
#include "law/texts.h"
#include "report/export.h"

static void keep_under(gj_session *s, gj_findings *findings)
{
	size_t kept = 0;

	if (s->args.n_operands == 0)
		return;
	for (size_t i = 0; i < findings->n; i++)
		if (gj_session_under(s, findings->item[i].place.file, s->args.operand,
				     s->args.n_operands))
			findings->item[kept++] = findings->item[i];
	findings->n = kept;
}

int gj_run_lint(gj_session *s)
{
	gj_findings findings = {0};
	gj_texts *texts = NULL;
	bool found = false;
	int rc = gj_session_law(s, s->args.operand, s->args.n_operands);

	if (rc == GJ_OK && s->args.value[GJ_OPT_TEXTS] != NULL)
		rc = gj_texts_load(&texts, &s->arena, s->law, s->args.value[GJ_OPT_TEXTS], &s->err);
	if (rc == GJ_OK && gj_law_lint(&findings, s->law, &s->arena, texts) != GJ_OK)
		rc = gj_fault_memory(&s->err);
	if (rc != GJ_OK)
		return gj_session_fail(s, rc);
	keep_under(s, &findings);
	if (strcmp(gj_session_format(s), "sarif") == 0)
		gj_report_findings_sarif(&s->out, s->law, &findings, GJ_VERSION);
	else if (gj_session_json(s))
		gj_report_findings_json(&s->out, s->law, &findings);
	else
		gj_report_findings_text(&s->out, s->law, &findings, &s->style);
	for (size_t i = 0; i < findings.n; i++)
		found = found || findings.item[i].severity != GJ_SEVERITY_INFO;
	return gj_session_finish(s, found ? GJ_EXIT_FOUND : GJ_EXIT_DONE);
}
