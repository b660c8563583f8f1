/* SPDX-License-Identifier: Apache-2.0 */
/* guiju compare: one service under several regimes, side by side. */
#include <string.h>

#include "cli/bulk.h"
#include "cli/compare.h"
#include "law/regimes.h"
#include "report/compare.h"

/* The columns, in the order in which they were named; at least room for all that the law has. */
typedef struct columns {
	gj_regime *item;
	size_t n;
} columns;

static int add_column(gj_session *s, columns *all, gj_str name)
{
	gj_regime *regime = &all->item[all->n];
	int rc;

	for (size_t i = 0; i < all->n; i++)
		if (gj_str_eq(all->item[i].name, name)) {
			gj_fault(&s->err, GJ_EINPUT, "`%.*s` is named twice", GJ_FMT(name));
			return gj_fault_help(&s->err, "each regime is a column");
		}
	regime->name = name;
	regime->instrument =
		gj_arena_array(&s->arena, s->law->n_instruments, sizeof *regime->instrument);
	if (regime->instrument == NULL)
		return gj_fault_memory(&s->err);
	rc = gj_regime_mark(s->law, name, regime->instrument, &s->err);
	all->n += rc == GJ_OK;
	return rc;
}

static int columns_said(gj_session *s, columns *all)
{
	gj_str list = gj_str_of(s->args.value[GJ_OPT_REGIME_COLUMNS]), one;
	size_t n = 1;
	int rc = GJ_OK;

	for (size_t i = 0; i < list.len; i++)
		n += list.at[i] == ',';
	all->item = gj_arena_array(&s->arena, n, sizeof *all->item);
	if (all->item == NULL)
		return gj_fault_memory(&s->err);
	while (rc == GJ_OK && gj_args_next(&list, ',', &one))
		rc = add_column(s, all, one);
	return rc;
}

/* What the file asks about (`asked`); NULL: all that there is. */
static int columns_of(gj_session *s, columns *all, const bool *asked)
{
	const gj_law *law = s->law;
	size_t at = 0;
	gj_str one;
	int rc = GJ_OK;

	/* INVARIANT: no two of gj_regime_next are the same or lie within each other, so there are no more of them than instruments. */
	all->item = gj_arena_array(&s->arena, law->n_instruments, sizeof *all->item);
	if (all->item == NULL)
		return gj_fault_memory(&s->err);
	while (rc == GJ_OK && gj_regime_next(law, asked, true, &at, &one))
		rc = add_column(s, all, one);
	return rc;
}

/* `all`, as for the other commands; else what is named; else what the file asks about. */
static int columns_wanted(gj_session *s, columns *all, const bool *asked)
{
	const char *said = s->args.value[GJ_OPT_REGIME_COLUMNS];

	if (said == NULL)
		return columns_of(s, all, asked);
	return strcmp(said, "all") == 0 ? columns_of(s, all, NULL) : columns_said(s, all);
}

/* The check is of all law that stands in some column. */
static int check(gj_session *s, gj_verdicts **out, const gj_record *record, const columns *all)
{
	bool *any = gj_arena_array(&s->arena, s->law->n_instruments, sizeof *any);
	gj_circuit *circuit;
	int rc;

	if (any == NULL)
		return gj_fault_memory(&s->err);
	for (size_t r = 0; r < all->n; r++)
		for (size_t i = 0; i < s->law->n_instruments; i++)
			any[i] = any[i] || all->item[r].instrument[i];
	rc = gj_circuit_from_law(&circuit, &s->arena, s->law, s->on, &s->err);
	if (rc == GJ_OK)
		rc = gj_evaluate(out, &s->arena, circuit, record, &s->err);
	return rc == GJ_OK ? gj_verdicts_keep(*out, &s->arena, any, &s->err) : rc;
}

static int compare(gj_session *s, gj_comparison **out)
{
	gj_verdicts *verdicts;
	gj_record *record;
	columns all = {0};
	int rc = gj_session_service(s, &record, s->args.operand[0]);

	if (rc == GJ_OK)
		rc = columns_wanted(s, &all, record->regime);
	if (rc == GJ_OK)
		rc = check(s, &verdicts, record, &all);
	return rc == GJ_OK ? gj_compare(out, &s->arena, verdicts, all.item, all.n, &s->err) : rc;
}

static int compare_many(gj_session *s)
{
	columns all = {0};
	int rc = columns_wanted(s, &all, NULL);

	return rc == GJ_OK ? gj_compare_portfolio(s, all.item, all.n) : rc;
}

static int compare_one(gj_session *s)
{
	gj_comparison *found;
	int rc;

	if (strcmp(gj_session_format(s), "jsonl") == 0) {
		gj_fault(&s->err, GJ_EINPUT, "`--format jsonl` is for many services");
		return gj_fault_help(&s->err, "one service: text, json, html");
	}
	rc = compare(s, &found);
	if (rc != GJ_OK)
		return rc;
	if (gj_session_html(s))
		gj_report_compare_html(&s->out, found, &s->style);
	else if (gj_session_json(s))
		gj_report_compare_json(&s->out, found);
	else
		gj_report_compare_text(&s->out, found, &s->style);
	return GJ_OK;
}

int gj_run_compare(gj_session *s)
{
	int rc = gj_session_day(s);

	if (rc == GJ_OK)
		rc = gj_session_law(s, NULL, 0);
	if (rc == GJ_OK)
		rc = gj_bulk_is(s) ? compare_many(s) : compare_one(s);
	if (rc != GJ_OK)
		return gj_session_fail(s, rc);
	return gj_session_finish(s, GJ_EXIT_DONE);
}
