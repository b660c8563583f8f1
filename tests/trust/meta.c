/* SPDX-License-Identifier: Apache-2.0 */
#include "trust/meta.h"

#include <stdarg.h>

#include "eval/asks.h"

gj_verdicts *meta_judge(meta *m, const gj_record *record)
{
	gj_verdicts *verdicts;

	return gj_evaluate(&verdicts, m->arena, m->circuit, record, NULL) == GJ_OK ? verdicts
										   : NULL;
}

bool meta_fails(meta *m, const gj_verdict *v, const char *format, ...)
{
	va_list args;

	if (m->say == NULL)
		return false;
	if (v != NULL)
		fprintf(m->say, "%.*s: ", GJ_FMT(m->law->norm[v->norm].e.id));
	va_start(args, format);
	vfprintf(m->say, format, args);
	va_end(args);
	fprintf(m->say, "\n");
	return false;
}

static bool same_name(gj_str a, gj_str b, case_rename *rename)
{
	char room[64];

	return gj_str_eq(rename != NULL ? rename(a, room) : a, b);
}

static bool same_asks(const gj_law *a_law, const gj_asks *a, const gj_law *b_law, const gj_asks *b,
		      case_rename *rename)
{
	size_t found = 0;

	for (size_t i = 0; i < a->n; i++)
		for (size_t k = 0; k < b->n; k++)
			found += a->at[i].kind == b->at[k].kind &&
				 same_name(gj_ask_name(a_law, a->at[i]),
					   gj_ask_name(b_law, b->at[k]), rename);
	return found == a->n && a->n == b->n;
}

static bool same_norms(const gj_law *a_law, const gj_refs *a, const gj_law *b_law, const gj_refs *b,
		       case_rename *rename)
{
	size_t found = 0;

	for (size_t i = 0; i < a->n; i++)
		for (size_t k = 0; k < b->n; k++)
			found += same_name(a_law->norm[a->at[i]].e.id, b_law->norm[b->at[k]].e.id,
					   rename);
	return found == a->n && a->n == b->n;
}

static bool same_branches(const gj_law *a_law, const gj_verdict *a, const gj_law *b_law,
			  const gj_verdict *b, case_rename *rename)
{
	size_t found = 0;

	for (size_t i = 0; i < a->n_branches; i++)
		for (size_t k = 0; k < b->n_branches; k++)
			found += a->branch[i].judged == b->branch[k].judged &&
				 a->branch[i].other == b->branch[k].other &&
				 same_name(a_law->term[a->branch[i].term].e.id,
					   b_law->term[b->branch[k].term].e.id, rename);
	return found == a->n_branches && a->n_branches == b->n_branches;
}

bool meta_same_verdict(const gj_law *a_law, const gj_verdict *a, const gj_law *b_law,
		       const gj_verdict *b, case_rename *rename)
{
	return a->applicability == b->applicability && a->because == b->because &&
	       a->if_in_force == b->if_in_force && a->from == b->from &&
	       a->compliance == b->compliance && a->due == b->due &&
	       a->due_unknown == b->due_unknown && a->calendar_gap == b->calendar_gap &&
	       a->due_before_force == b->due_before_force && a->not_called == b->not_called &&
	       a->since == b->since && a->marks == b->marks && a->presumed.n == b->presumed.n &&
	       same_norms(a_law, &a->lifted_by, b_law, &b->lifted_by, rename) &&
	       same_asks(a_law, &a->asks, b_law, &b->asks, rename) &&
	       same_branches(a_law, a, b_law, b, rename);
}

gj_str meta_text(const meta *m)
{
	return m->law->tree[0]->source.text;
}
