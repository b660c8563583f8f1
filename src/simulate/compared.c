/* SPDX-License-Identifier: Apache-2.0 */
/* What moves an output, how instruments are ordered as signals, what three regimes do: comparisons, each with what it cannot say. */
#include <math.h>

#include "report/words.h"
#include "simulate/words.h"

enum { LEFT = 2, INDENT = 28, WITHIN = 4 };

static void say_index(gj_page *page, const gj_simulation *run, const gj_sobol_output *o, size_t i)
{
	char first[GJ_SHORT_ROOM], first_error[GJ_SHORT_ROOM], total[GJ_SHORT_ROOM],
		total_error[GJ_SHORT_ROOM];
	const gj_sobol_index *index = &o->index[i];

	gj_page_left(page, WITHIN, GJ_INK_PLAIN, gj_str_of(run->model->param[i].name));
	gj_page_line(
		page, INDENT, GJ_INK_PLAIN, GJ_M_SIM_INDEX,
		GJ_ARGS(gj_short(first, index->first), gj_short(first_error, index->first_error),
			gj_short(total, index->total), gj_short(total_error, index->total_error)));
	gj_page_left_rest(page);
}

static void say_output(gj_page *page, const gj_simulation *run, size_t at)
{
	const gj_sobol_output *o = &run->sobol->output[at];
	char mean[GJ_SHORT_ROOM], spread[GJ_SHORT_ROOM];
	bool any = false;

	gj_page_add(page, gj_str_of(run->model->output[at].name));
	gj_page_title(page, 1);
	if (isfinite(o->mean))
		gj_page_line(page, LEFT, GJ_INK_DIM, GJ_M_SIM_SPREAD,
			     GJ_ARGS(gj_short(mean, o->mean), gj_short(spread, sqrt(o->variance))));
	for (size_t i = 0; i < run->model->n_params; i++)
		if (gj_sobol_known(o, i) && o->index[i].total > 2 * o->index[i].total_error &&
		    o->index[i].total > .01) {
			say_index(page, run, o, i);
			any = true;
		}
	if (!any)
		gj_page_line(page, LEFT, GJ_INK_DIM, GJ_M_SIM_INDEX_NONE, NULL);
}

void gj_simulate_sensitivity(gj_page *page, const gj_simulation *run)
{
	char rows[32], all[32];

	gj_page_heading(page, GJ_M_SIM_SOBOL);
	gj_page_line(page, LEFT, GJ_INK_DIM, GJ_M_SIM_SOBOL_HOW,
		     GJ_ARGS(gj_grouped(rows, run->sobol->rows),
			     gj_grouped(all, run->sobol->evaluations)));
	for (size_t i = 0; i < run->model->n_outputs; i++)
		if (run->shown[i])
			say_output(page, run, i);
}

/* ---- regimes ---- */

void gj_simulate_regimes(gj_page *page, const gj_simulation *run)
{
	gj_tongue tongue = page->style->tongue;
	char points[32], count[32], share[GJ_SHORT_ROOM];

	gj_page_heading(page, GJ_M_SIM_REGIMES);
	gj_page_line(page, LEFT, GJ_INK_DIM, GJ_M_SIM_REGIMES_HOW,
		     GJ_ARGS(gj_grouped(points, run->regimes->points)));
	gj_page_say(page, GJ_M_SIM_IMPOSED, NULL);
	gj_page_title(page, 1);
	for (unsigned i = 0; i < gj_n_orderings(); i++) {
		const gj_ordering *o = gj_ordering_at(i);

		gj_page_left(page, WITHIN, GJ_INK_PLAIN, gj_str_of(o->name));
		gj_page_line(page, INDENT, GJ_INK_PLAIN,
			     o->ours ? GJ_M_SIM_ORDERING_OURS : GJ_M_SIM_ORDERING,
			     GJ_ARGS(gj_str_of(o->order), gj_meaning(o->en, o->zh, tongue),
				     gj_str_of(o->claims)));
		gj_page_left_rest(page);
	}
	gj_page_say(page, GJ_M_SIM_UNDER, NULL);
	gj_page_title(page, 1);
	for (unsigned i = 0; i < GJ_COMPARISONS; i++) {
		const gj_comparison *c = gj_comparison_of(i);
		uint64_t n = run->regimes->count[i];

		gj_page_left(page, WITHIN, GJ_INK_PLAIN, gj_str_of(c->name));
		gj_page_line(page, INDENT, GJ_INK_PLAIN,
			     c->kind == GJ_COMPARE_IMPLIED ? GJ_M_SIM_COUNT_IMPLIED
							   : GJ_M_SIM_COUNT_OPEN,
			     GJ_ARGS(gj_grouped(count, n),
				     gj_short(share, (double)n / (double)run->regimes->points),
				     gj_meaning(c->en, c->zh, tongue)));
		gj_page_left_rest(page);
	}
}

/* ---- instruments as signals ---- */

static void say_item(gj_page *page, const gj_ordinal *o, size_t i)
{
	static const gj_message status[] = {GJ_M_SIM_LAW_GONE, GJ_M_SIM_LAW_DRAFT,
					    GJ_M_SIM_LAW_FORCE};
	const gj_ordinal_item *item = &o->item[i];
	const gj_instrument *in = &o->law->instrument[item->instrument];
	char rank[12], issuers[12];
	size_t mark;

	gj_page_left(page, WITHIN, GJ_INK_PLAIN, in->e.id);
	mark = gj_page_mark(page);
	gj_page_say(page, status[item->status], NULL);
	gj_page_line(page, INDENT, GJ_INK_PLAIN,
		     item->issuers > 0 ? GJ_M_SIM_LAW_ITEM : GJ_M_SIM_LAW_ITEM_BY,
		     GJ_ARGS(gj_page_take(page, mark, 0), gj_count(rank, (size_t)item->rank),
			     o->law->level[in->level].e.id, gj_count(issuers, item->issuers)));
	gj_page_left_rest(page);
}

static void say_pair(gj_page *page, const gj_ordinal *o, size_t a, size_t b)
{
	static const gj_message order[] = {GJ_M_SIM_LAW_SAME, GJ_M_SIM_LAW_MORE, GJ_M_SIM_LAW_MORE,
					   GJ_M_SIM_LAW_OPEN};
	gj_order is = gj_ordinal_compare(o, a, b);
	size_t first = is == GJ_ORDER_LESS ? b : a, second = is == GJ_ORDER_LESS ? a : b;

	gj_page_add(page, GJ_STR("- "));
	gj_page_say(page, order[is],
		    GJ_ARGS(o->law->instrument[o->item[first].instrument].e.id,
			    o->law->instrument[o->item[second].instrument].e.id));
	gj_page_end(page, LEFT, is == GJ_ORDER_OPEN ? GJ_INK_DIM : GJ_INK_PLAIN);
}

void gj_simulate_ordinal(gj_page *page, const gj_simulation *run)
{
	const gj_ordinal *o = run->ordinal;
	size_t mark;

	gj_page_heading(page, GJ_M_SIM_LAW);
	mark = gj_page_mark(page);
	gj_page_day(page, o->on);
	gj_page_line(page, LEFT, GJ_INK_DIM, GJ_M_SIM_LAW_HOW,
		     GJ_ARGS(gj_page_take(page, mark, 0)));
	for (size_t i = 0; i < o->n; i++)
		say_item(page, o, i);
	gj_page_say(page, GJ_M_SIM_LAW_FOLLOWS, NULL);
	gj_page_title(page, 1);
	for (size_t a = 0; a < o->n; a++)
		for (size_t b = a + 1; b < o->n; b++)
			say_pair(page, o, a, b);
}
