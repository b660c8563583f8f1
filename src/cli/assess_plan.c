/* SPDX-License-Identifier: Apache-2.0 */
/* guiju assess plan: how many to judge, before anybody judges. */
#include "base/json.h"
#include "cli/session.h"
#include "plan/planning.h"
#include "plan/share.h"

static int usage(gj_session *s, const char *message, const char *help)
{
	gj_fault(&s->err, GJ_EINPUT, "%s", message);
	return gj_fault_help(&s->err, "%s", help);
}

static int read_share(gj_session *s, gj_option option, const char *what, gj_share fallback,
		      gj_share *out)
{
	const char *given = s->args.value[option];

	*out = fallback;
	return given == NULL ? GJ_OK : gj_share_read(out, gj_str_of(given), what, &s->err);
}

static int read_accepted(gj_session *s, gj_accepted *out)
{
	const char *const *given = s->args.value;
	int rc = GJ_OK;

	out->of = GJ_ENDLESS;
	out->powered = given[GJ_OPT_TRUTH] != NULL;
	if (given[GJ_OPT_POWER] != NULL && !out->powered)
		return usage(s, "`--power` goes with `--truth`", "as --truth 3% --power 90%");
	if (given[GJ_OPT_POPULATION] != NULL)
		rc = gj_count_read(&out->of, gj_str_of(given[GJ_OPT_POPULATION]), "--population",
				   &s->err);
	if (rc == GJ_OK)
		rc = read_share(s, GJ_OPT_RISK, "--risk", (gj_share){5, 100}, &out->risk);
	if (rc == GJ_OK)
		rc = read_share(s, GJ_OPT_TRUTH, "--truth", (gj_share){0, 1}, &out->truth);
	if (rc == GJ_OK)
		rc = read_share(s, GJ_OPT_POWER, "--power", (gj_share){90, 100}, &out->power);
	return rc == GJ_OK ? gj_share_check_risk(out->risk, &s->err) : rc;
}

/* `5%`, `at most 5%`, `at least 96%`. */
static int read_limit(gj_session *s, gj_plan_list *out)
{
	gj_str text = gj_str_of(s->args.value[GJ_OPT_LIMIT]);
	gj_planned *planned = gj_arena_array(&s->arena, 1, sizeof *planned);
	gj_str least = GJ_STR("at least "), most = GJ_STR("at most ");
	size_t skip;

	if (planned == NULL)
		return gj_fault_memory(&s->err);
	planned->limit.at_least = gj_str_starts(text, least);
	skip = planned->limit.at_least ? least.len : gj_str_starts(text, most) ? most.len : 0;
	planned->drawn = (gj_share){0, 1};
	*out = (gj_plan_list){planned, 1, 1};
	if (gj_share_read(&planned->limit.share, (gj_str){text.at + skip, text.len - skip},
			  "--limit", &s->err) != GJ_OK)
		return s->err.code;
	return gj_share_check_inside(planned->limit.share, "the limit", &s->err);
}

static int read_norm(gj_session *s, gj_plan_list *out)
{
	uint32_t norm;
	int rc = gj_session_norm(s, gj_str_of(s->args.value[GJ_OPT_NORM_PLAN]), &norm);

	return rc == GJ_OK ? gj_plan_from_norm(out, &s->arena, s->law, norm, s->on, &s->err) : rc;
}

static int read_limits(gj_session *s, gj_plan_list *out)
{
	const char *const *given = s->args.value;
	int ways = (given[GJ_OPT_LIMIT] != NULL) + (given[GJ_OPT_NORM_PLAN] != NULL) +
		   (given[GJ_OPT_PARAMETER] != NULL);
	int rc;

	if (ways != 1)
		return usage(s,
			     ways == 0 ? "no limit to plan for" : "more than one limit to plan for",
			     "one of --limit 5%, --norm NORM, --parameter NAME");
	if (given[GJ_OPT_LIMIT] != NULL)
		return read_limit(s, out);
	rc = gj_session_day(s);
	if (rc == GJ_OK)
		rc = gj_session_law(s, NULL, 0);
	if (rc != GJ_OK)
		return rc;
	return given[GJ_OPT_NORM_PLAN] != NULL
		       ? read_norm(s, out)
		       : gj_plan_from_parameter(out, &s->arena, s->law,
						gj_str_of(given[GJ_OPT_PARAMETER]), s->on, &s->err);
}

static int read_samples(gj_session *s, gj_plan_list *list)
{
	gj_str text = gj_str_of(s->args.value[GJ_OPT_SAMPLE_PLAN]), one;
	int64_t sample[GJ_PLAN_ROWS];
	size_t n = 0;

	if (s->args.value[GJ_OPT_SAMPLE_PLAN] == NULL)
		return GJ_OK;
	while (gj_args_next(&text, ',', &one)) {
		if (n == GJ_PLAN_ROWS - 2)
			return usage(s, "too many sizes for `--sample`", "at most 14");
		if (gj_count_read(&sample[n++], one, "--sample", &s->err) != GJ_OK)
			return s->err.code;
	}
	for (size_t i = 0; i < list->n; i++) {
		memcpy(list->item[i].sample, sample, n * sizeof *sample);
		list->item[i].n_samples = n;
	}
	return GJ_OK;
}

static void open_json(gj_session *s, gj_json *json, const gj_accepted *accepted)
{
	gj_json_init(json, &s->out, false);
	gj_json_open(json, '{');
	gj_json_key(json, "schema");
	gj_json_str(json, GJ_STR("guiju/plan/1"));
	gj_json_key(json, "population");
	if (accepted->of == GJ_ENDLESS)
		gj_json_null(json);
	else
		gj_json_int(json, accepted->of);
	gj_json_key(json, "risk");
	gj_json_open(json, '{');
	gj_json_key(json, "part");
	gj_json_int(json, accepted->risk.part);
	gj_json_key(json, "whole");
	gj_json_int(json, accepted->risk.whole);
	gj_json_close(json, '}');
	gj_json_key(json, "plans");
	gj_json_open(json, '[');
}

static int print(gj_session *s, const gj_plan_list *list, const gj_accepted *accepted)
{
	bool as_json = gj_session_json(s);
	gj_plan_of plan;
	gj_json json;
	int rc = GJ_OK;

	if (as_json)
		open_json(s, &json, accepted);
	for (size_t i = 0; rc == GJ_OK && i < list->n; i++) {
		rc = gj_plan_make(&plan, &list->item[i], accepted, &s->err);
		if (rc == GJ_OK && as_json)
			gj_plan_json(&json, &list->item[i], accepted, &plan);
		if (rc == GJ_OK && !as_json && i > 0)
			gj_buf_putc(&s->out, '\n');
		if (rc == GJ_OK && !as_json)
			gj_plan_text(&s->out, &list->item[i], accepted, &plan,
				     s->style.tongue == GJ_ZH);
	}
	if (rc == GJ_OK && as_json) {
		gj_json_close(&json, ']');
		gj_json_close(&json, '}');
	}
	return rc;
}

int gj_run_assess_plan(gj_session *s)
{
	gj_accepted accepted;
	gj_plan_list list = {0};
	int rc = read_accepted(s, &accepted);

	if (rc == GJ_OK)
		rc = read_limits(s, &list);
	if (rc == GJ_OK)
		rc = read_samples(s, &list);
	if (rc == GJ_OK)
		rc = print(s, &list, &accepted);
	if (rc == GJ_OK)
		return gj_session_finish(s, GJ_EXIT_DONE);
	gj_buf_clear(&s->out);
	return gj_session_fail(s, rc);
}
