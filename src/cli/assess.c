/* SPDX-License-Identifier: Apache-2.0 */
/* guiju assess, assess verify. */
#include "assess/filing.h"
#include "assess/pack.h"
#include "assess/tell.h"
#include "base/file.h"
#include "cli/session.h"

static void report(gj_session *s, const gj_assessment *a)
{
	const char *format = gj_session_format(s);

	if (strcmp(format, "csv") == 0)
		gj_assess_csv(&s->out, a);
	else if (strcmp(format, "json") == 0)
		gj_assess_json(&s->out, a);
	else if (strcmp(format, "html") == 0)
		gj_assess_html(&s->out, a, &s->style);
	else
		gj_assess_text(&s->out, a, &s->style);
}

static int write_filing(gj_session *s, const gj_assessment *a, const char *path)
{
	gj_buf out;
	int rc;

	gj_buf_init(&out, s->arena.alloc, GJ_BUF_DEFAULT_LIMIT);
	gj_assess_filing(&out, a);
	rc = gj_buf_status(&out) == GJ_OK ? gj_file_write(path, gj_buf_str(&out), &s->err)
					  : gj_fault_memory(&s->err);
	gj_buf_free(&out);
	return rc;
}

int gj_run_assess(gj_session *s)
{
	const char *pack = s->args.value[GJ_OPT_PACK], *sheet = s->args.value[GJ_OPT_FILING],
		   *family = s->args.value[GJ_OPT_FAMILY];
	gj_evidence evidence;
	gj_assessment a;
	int rc = gj_evidence_read(&evidence, &s->arena, s->args.operand[0], &s->err);

	/* A day on the command line goes before that of the file. */
	if (rc == GJ_OK && s->args.on != GJ_DAY_NONE)
		evidence.on = s->args.on;
	if (rc == GJ_OK && family != NULL)
		evidence.family = strcmp(family, "holm") == 0 ? GJ_FAMILY_HOLM : GJ_FAMILY_NONE;
	if (rc == GJ_OK && evidence.on == GJ_DAY_NONE)
		rc = gj_session_day(s);
	if (rc == GJ_OK)
		rc = gj_session_law(s, NULL, 0);
	if (rc == GJ_OK)
		rc = gj_assess(&a, &s->arena, s->law, &evidence, s->on, &s->err);
	if (rc == GJ_OK && pack != NULL)
		rc = gj_pack_write(&a, pack, GJ_VERSION, &s->err);
	if (rc == GJ_OK && sheet != NULL)
		rc = write_filing(s, &a, sheet);
	if (rc != GJ_OK)
		return gj_session_fail(s, rc);
	report(s, &a);
	return gj_session_finish(s, GJ_EXIT_DONE);
}

/* 0: nothing was changed and every number came out again; 1: something is not so. */
int gj_run_assess_verify(gj_session *s)
{
	gj_pack_check check;
	int rc = gj_session_law(s, NULL, 0);

	if (rc == GJ_OK)
		rc = gj_pack_verify(&check, s->arena.alloc, s->law, s->args.operand[0], &s->err);
	if (rc != GJ_OK)
		return gj_session_fail(s, rc);
	gj_buf_printf(&s->out, "sums: %s · %zu files\n", check.sums ? "good" : "not good",
		      check.files);
	gj_buf_printf(&s->out, "numbers: %s\n",
		      check.numbers ? "computed again, all the same" : "not confirmed");
	if (check.what[0] != '\0')
		gj_buf_printf(&s->out, "%s\n", check.what);
	return gj_session_finish(s, check.sums && check.numbers ? GJ_EXIT_DONE : GJ_EXIT_FOUND);
}
