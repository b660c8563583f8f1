/* SPDX-License-Identifier: Apache-2.0 */
/* guiju diff: two instruments, or two days. */
#include "reason/diff.h"
#include "base/day.h"
#include "base/nearest.h"
#include "cli/session.h"
#include "reason/thought.h"

static int no_such_instrument(gj_session *s, gj_str name)
{
	const gj_source source = {GJ_STR("diff"), name};
	gj_nearest near;

	gj_fault(&s->err, GJ_EINPUT, "no instrument and no day is named `%.*s`", GJ_FMT(name));
	gj_fault_at(&s->err, &source, (gj_pos){0, 0, 0}, NULL);
	gj_nearest_start(&near, name);
	for (size_t i = 0; i < s->law->n_instruments; i++)
		gj_nearest_offer(&near, s->law->instrument[i].e.id);
	if (near.best.len > 0)
		return gj_fault_help(&s->err, "did you mean `%.*s`?", GJ_FMT(near.best));
	return gj_fault_help(&s->err, "`guiju law list` names the instruments");
}

static int bad_weight(gj_session *s, gj_str text)
{
	gj_fault(&s->err, GJ_EINPUT, "`%.*s` is no weight", GJ_FMT(text));
	return gj_fault_help(&s->err,
			     "write a yes-no question and its share, as `offered_to_public=0.6`");
}

/* NAME=SHARE, 0 to 1 with at most four decimals. */
static int read_weight(gj_session *s, gj_str text, gj_diff_weight *out)
{
	const char *sign = memchr(text.at, '=', text.len);
	gj_str name = {text.at, sign != NULL ? (size_t)(sign - text.at) : 0};
	gj_num share;

	if (sign == NULL || !gj_num_parse(&share, (gj_str){sign + 1, text.len - name.len - 1}) ||
	    share < 0 || share > GJ_NUM_ONE || !gj_record_find(s->law, name, &out->ask) ||
	    (out->ask.kind == GJ_ASK_FACT && s->law->fact[out->ask.ref].type != GJ_FACT_BOOL))
		return bad_weight(s, text);
	out->share = (double)share / GJ_NUM_ONE;
	return GJ_OK;
}

static int read_weights(gj_session *s, gj_diff_weight *out)
{
	int rc = GJ_OK;

	for (size_t i = 0; rc == GJ_OK && i < s->args.n_names; i++)
		rc = read_weight(s, s->args.name[i], &out[i]);
	return rc;
}

/* The day on which the two texts are read: the first in force of the later one, if there is one. */
static gj_day reading_day(const gj_session *s, uint32_t old, uint32_t new)
{
	const gj_instrument *a = &s->law->instrument[old], *b = &s->law->instrument[new];

	if (s->args.on != GJ_DAY_NONE)
		return s->args.on;
	if (!b->never)
		return b->from;
	return !a->never ? a->from : s->on;
}

static int find(gj_session *s, gj_diff **out, const gj_diff_weight *weight, size_t n)
{
	gj_str a = gj_str_of(s->args.operand[0]), b = gj_str_of(s->args.operand[1]);
	gj_day before, after;
	uint32_t old, new;
	bool exists;

	if (gj_day_read(&before, a, &exists) == GJ_OK && gj_day_read(&after, b, &exists) == GJ_OK)
		return gj_diff_days(out, &s->arena, s->law, before, after, weight, n, &s->err);
	if (!gj_map_get(&s->law->instruments, a, &old))
		return no_such_instrument(s, a);
	if (!gj_map_get(&s->law->instruments, b, &new))
		return no_such_instrument(s, b);
	return gj_diff_instruments(out, &s->arena, s->law, old, new, reading_day(s, old, new),
				   weight, n, &s->err);
}

int gj_run_diff(gj_session *s)
{
	gj_diff_weight weight[GJ_ARGS_MAX_NAMES];
	gj_diff *diff;
	size_t n = s->args.n_names;
	int rc = gj_session_day(s);

	if (rc == GJ_OK)
		rc = gj_session_law(s, NULL, 0);
	if (rc == GJ_OK)
		rc = read_weights(s, weight);
	if (rc == GJ_OK)
		rc = find(s, &diff, weight, n);
	if (rc != GJ_OK)
		return gj_session_fail(s, rc);
	if (gj_session_html(s))
		gj_report_diff_html(&s->out, diff, weight, n, &s->style);
	else if (gj_session_json(s))
		gj_report_diff_json(&s->out, diff, weight, n);
	else
		gj_report_diff_text(&s->out, diff, weight, n, &s->style);
	return gj_session_finish(s, GJ_EXIT_DONE);
}
