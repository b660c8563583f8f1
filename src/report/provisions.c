/* SPDX-License-Identifier: Apache-2.0 */
#include "report/check_text.h"

static bool was_seen(const gj_provisions *list, const gj_cite *cite)
{
	for (size_t i = list->n; i-- > 0;)
		if (gj_cite_order(list->seen[i], cite) == 0)
			return true;
	return false;
}

void gj_provisions_add(gj_provisions *list, const gj_norm *norm)
{
	bool cited = norm->n_cites > 0 && norm->cite->n > 0;

	if (cited && was_seen(list, norm->cite))
		return;
	if (gj_page_mark(list->page) > list->mark)
		gj_page_say(list->page, GJ_M_COMMA, NULL);
	if (!cited) {
		gj_page_add(list->page, norm->e.id);
		return;
	}
	if (list->n < GJ_PROVISIONS_SEEN)
		list->seen[list->n++] = norm->cite;
	gj_page_steps(list->page, norm->cite);
}
