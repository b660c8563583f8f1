/* SPDX-License-Identifier: Apache-2.0 */
/* guiju law list, show, coverage, timeline. */
#include "cli/session.h"

int gj_run_law_list(gj_session *s)
{
	int rc = gj_session_day(s);

	if (rc == GJ_OK)
		rc = gj_session_law(s, NULL, 0);
	if (rc != GJ_OK)
		return gj_session_fail(s, rc);
	(gj_session_html(s) ? gj_report_law_list_html : gj_report_law_list)(
		&s->out, s->law, s->on, s->args.value[GJ_OPT_UNVERIFIED] != NULL, &s->style);
	return gj_session_finish(s, GJ_EXIT_DONE);
}

/* `law show cn/genai-2023 art 2` need not be quoted: several words are one name. */
static int whole_name(gj_session *s, gj_str *out)
{
	gj_buf name;
	int rc;

	gj_buf_init(&name, s->arena.alloc, GJ_BUF_DEFAULT_LIMIT);
	for (size_t i = 0; i < s->args.n_operands; i++) {
		if (i > 0)
			gj_buf_putc(&name, ' ');
		gj_buf_puts(&name, s->args.operand[i]);
	}
	rc = gj_buf_status(&name);
	if (rc == GJ_OK)
		rc = gj_arena_str(&s->arena, out, gj_buf_str(&name));
	gj_buf_free(&name);
	return rc == GJ_OK ? GJ_OK : gj_fault_memory(&s->err);
}

int gj_run_law_show(gj_session *s)
{
	gj_str name;
	int rc = gj_session_law(s, NULL, 0);

	if (rc == GJ_OK)
		rc = whole_name(s, &name);
	if (rc == GJ_OK)
		rc = (gj_session_html(s) ? gj_report_law_show_html : gj_report_law_show)(
			&s->out, s->law, name, &s->style, &s->err);
	if (rc != GJ_OK)
		return gj_session_fail(s, rc);
	return gj_session_finish(s, GJ_EXIT_DONE);
}

int gj_run_law_coverage(gj_session *s)
{
	bool complete = false, html = gj_session_html(s);
	int rc = gj_session_law(s, NULL, 0);

	if (rc == GJ_OK && s->args.n_operands == 0)
		(html ? gj_report_law_coverage_all_html
		      : gj_report_law_coverage_all)(&s->out, s->law, &s->style, &complete);
	else if (rc == GJ_OK)
		rc = (html ? gj_report_law_coverage_html
			   : gj_report_law_coverage)(&s->out, s->law, gj_str_of(s->args.operand[0]),
						     &s->style, &complete, &s->err);
	if (rc != GJ_OK)
		return gj_session_fail(s, rc);
	return gj_session_finish(s, complete ? GJ_EXIT_DONE : GJ_EXIT_FOUND);
}

int gj_run_law_timeline(gj_session *s)
{
	int rc = gj_session_law(s, NULL, 0);

	if (rc == GJ_OK)
		rc = (gj_session_html(s) ? gj_report_law_timeline_html : gj_report_law_timeline)(
			&s->out, s->law, s->args.operand, s->args.n_operands, &s->style, &s->err);
	return rc == GJ_OK ? gj_session_finish(s, GJ_EXIT_DONE) : gj_session_fail(s, rc);
}
