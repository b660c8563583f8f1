/* SPDX-License-Identifier: Apache-2.0 */
#include "report/check_text.h"

gj_cite gj_cite_article(const gj_cite *cite)
{
	gj_cite article = *cite;

	for (unsigned i = 0; i < cite->n; i++)
		if (cite->step[i].unit == GJ_UNIT_ART || cite->step[i].unit == GJ_UNIT_SECTION) {
			article.n = 1;
			article.step = &cite->step[i];
			break;
		}
	return article;
}

void gj_spans_add(gj_spans *spans, const gj_cite *cite)
{
	gj_cite article = gj_cite_article(cite);

	if (spans->open && gj_cite_follows(&spans->last, &article)) {
		spans->last = article;
		return;
	}
	gj_spans_end(spans);
	spans->other = !gj_str_eq(spans->instrument, article.instrument.text);
	spans->instrument = article.instrument.text;
	spans->first = spans->last = article;
	spans->open = true;
}

void gj_spans_end(gj_spans *spans)
{
	gj_page *page = spans->page;
	size_t mark;
	gj_str from, to;

	if (!spans->open)
		return;
	spans->open = false;
	gj_page_join(page, spans->other && !spans->named ? GJ_M_SEMICOLON : GJ_M_COMMA);
	mark = gj_page_mark(page);
	if (spans->other && !spans->named)
		gj_page_cite(page, &spans->first);
	else
		gj_page_steps(page, &spans->first);
	if (gj_cite_order(&spans->first, &spans->last) == 0)
		return;
	from = gj_page_take(page, mark, 0);
	gj_page_steps(page, &spans->last);
	to = gj_page_take(page, mark, 1);
	gj_page_say(page, GJ_M_RANGE, GJ_ARGS(from, to));
}
