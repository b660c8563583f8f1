/* SPDX-License-Identifier: Apache-2.0 */
#include "portfolio/json_tell.h"

#include <guiju/error.h>

#include "base/day.h"
#include "base/utf8.h"

static bool is_escaped(gj_str inside)
{
	return memchr(inside.at, '\\', inside.len) != NULL;
}

/* A string that people will see: not empty, nothing hidden in it. */
static bool text(gj_str token, gj_str *out)
{
	return gj_json_inside(token, out) && out->len > 0 && !is_escaped(*out) &&
	       gj_utf8_find_hidden(*out) == out->len;
}

static bool tell_roles(gj_batch *batch, const gj_scan *scan, int *rc)
{
	for (size_t i = 0; i < scan->n_roles; i++) {
		gj_cells *cells;
		uint32_t role;
		gj_str name;

		if (!gj_json_inside(scan->role[i], &name) ||
		    !gj_map_get(&batch->law->roles, name, &role))
			return false;
		cells = gj_batch_role(batch, role);
		if (cells == NULL) {
			*rc = GJ_ENOMEM;
			return false;
		}
		gj_cell_set(cells->yes, batch->n);
	}
	if (!scan->roles_open)
		*rc = gj_batch_close_roles(batch, batch->n);
	return *rc == GJ_OK;
}

/* A judgement is on the record, here too: by whom, when and why must stand there. */
static bool tell_judgement(gj_batch *batch, const gj_scan_judgement *judgement, int *rc)
{
	gj_str term, word = judgement->value, by, on, why;
	uint64_t mine = UINT64_C(1) << batch->n % 64;
	gj_cells *cells;
	uint32_t ref;
	gj_truth truth;
	gj_day day;
	bool exists;

	if (word.len > 0 && word.at[0] == '"' && !gj_json_inside(word, &word))
		return false;
	truth = gj_json_truth_of(word);
	if (truth == GJ_UNKNOWN || !gj_json_inside(judgement->term, &term) ||
	    !text(judgement->by, &by) || !text(judgement->why, &why) ||
	    !gj_json_inside(judgement->on, &on) || gj_day_read(&day, on, &exists) != GJ_OK ||
	    !gj_map_get(&batch->law->terms, term, &ref) || batch->law->term[ref].judged_by.len == 0)
		return false;
	cells = gj_batch_judgement(batch, ref);
	if (cells == NULL) {
		*rc = GJ_ENOMEM;
		return false;
	}
	/* Two of one term may contradict each other. */
	if (((cells->yes[batch->n / 64] | cells->no[batch->n / 64]) & mine) != 0)
		return false;
	gj_cell_set(truth == GJ_TRUE ? cells->yes : cells->no, batch->n);
	return true;
}

bool gj_json_tell(gj_json_values *values, const gj_scan *scan, int *rc)
{
	gj_batch *batch = values->batch;
	gj_str name;

	*rc = GJ_OK;
	if (!text(scan->service, &name) || (scan->has_roles && !tell_roles(batch, scan, rc)) ||
	    !gj_json_values_add(values, scan, rc))
		return false;
	for (size_t i = 0; i < scan->n_judgements; i++)
		if (!tell_judgement(batch, &scan->judgement[i], rc))
			return false;
	batch->name[batch->n++] = name;
	return true;
}
