/* SPDX-License-Identifier: Apache-2.0 */
/* guiju ask: what still matters, asked; or only named. */
#include "cli/asking.h"
#include "cli/bulk.h"

enum { SHOWN = 10, LOOKED_AT = 20 };

int gj_ask_next(gj_asking *a)
{
	gj_session *s = a->s;
	gj_prospects questions;
	gj_ask_view view = {a->circuit, a->record, &questions};
	bool json = gj_session_json(s);

	if (gj_inquiry_rank(&questions, &s->arena, a->inquiry, json ? LOOKED_AT : SHOWN) != GJ_OK)
		return gj_session_fail(s, gj_fault_memory(&s->err));
	if (json)
		gj_report_ask_json(&s->out, &view);
	else if (gj_session_html(s))
		gj_report_ask_html(&s->out, &view, SHOWN, &s->style);
	else
		gj_report_ask_text(&s->out, &view, SHOWN, &s->style);
	return gj_session_finish(s, GJ_EXIT_DONE);
}

static int check_options(gj_session *s)
{
	bool next = s->args.value[GJ_OPT_NEXT] != NULL;

	if (next && s->args.value[GJ_OPT_ANSWERS] != NULL)
		return gj_fault(&s->err, GJ_EINPUT, "one of --next and --answers");
	if (s->args.value[GJ_OPT_ABOUT] != NULL && gj_bulk_is(s)) {
		gj_fault(&s->err, GJ_EINPUT, "--about is for one service");
		return gj_fault_help(&s->err,
				     "the questions of a portfolio are about which norms apply");
	}
	if (!next && gj_bulk_is(s)) {
		gj_fault(&s->err, GJ_EINPUT, "a portfolio is not interviewed");
		return gj_fault_help(&s->err, "`--next` ranks its questions");
	}
	if (!next && strcmp(gj_session_format(s), "text") != 0) {
		gj_fault(&s->err, GJ_EINPUT, "an interview is held in text");
		return gj_fault_help(&s->err, "`--next --format %s` prints the questions",
				     gj_session_format(s));
	}
	return GJ_OK;
}

int gj_run_ask(gj_session *s)
{
	gj_asking a = {0};
	int rc = check_options(s);

	if (rc == GJ_OK && gj_bulk_is(s))
		return gj_ask_portfolio(s);
	if (rc == GJ_OK)
		rc = gj_asking_open(&a, s);
	if (rc != GJ_OK)
		return gj_session_fail(s, rc);
	if (s->args.value[GJ_OPT_NEXT] != NULL)
		return gj_ask_next(&a);
	if (s->args.value[GJ_OPT_ANSWERS] != NULL)
		return gj_ask_by_file(&a, s->args.value[GJ_OPT_ANSWERS]);
	return gj_ask_talk(&a);
}
