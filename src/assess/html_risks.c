/* SPDX-License-Identifier: Apache-2.0 */
/* What was asked and found of each risk, as tables. */
#include "assess/html_risks.h"

static gj_html *html_of(gj_telling *t)
{
	return (gj_html *)(void *)t->page;
}

static void text_cell(gj_telling *t, gj_str text)
{
	gj_html_raw(html_of(t), "<td class=\"number\">");
	gj_html_text(html_of(t), text);
	gj_html_raw(html_of(t), "</td>");
}

static void count_cell(gj_telling *t, bool known, int64_t count)
{
	text_cell(t, known ? gj_telling_count(t, count) : GJ_STR("-"));
}

static gj_str bounds_of(gj_telling *t, const gj_shown_rate *shown)
{
	size_t mark = gj_page_mark(t->page);

	gj_page_say(t->page, GJ_M_ASSESS_RANGE,
		    GJ_ARGS(gj_telling_num(t, gj_percent_down(shown->low)),
			    gj_telling_num(t, gj_percent_up(shown->high))));
	return gj_page_take(t->page, mark, 0);
}

static void put_row(gj_telling *t, const gj_risk_table *table, unsigned risk)
{
	static const gj_outcome_class order[] = {GJ_ANSWERED, GJ_EMPTY, GJ_FILTERED, GJ_ERRED,
						 GJ_MISSING};
	const gj_risk_row *row = &table->row[risk];
	const gj_shown_rate *shown = &row->shown;
	gj_html *html = html_of(t);

	gj_html_raw(html, "<tr><th scope=\"row\">");
	if (risk < GJ_N_RISKS && gj_risks[risk].group != GJ_ASPECT) {
		gj_html_text(html, gj_str_of(gj_risks[risk].id));
		gj_html_raw(html, " ");
	}
	gj_html_text(html, gj_telling_risk(t, risk));
	gj_html_raw(html, "</th>");
	count_cell(t, true, table->data ? row->flagged : row->questions);
	for (size_t i = 0; !table->data && i < sizeof order / sizeof *order; i++)
		count_cell(t, true, row->outcome[order[i]]);
	count_cell(t, shown->known, gj_rate_n(&row->rate));
	count_cell(t, shown->known, gj_rate_bad(&row->rate));
	count_cell(t, shown->known, gj_rate_unjudged(&row->rate));
	text_cell(t, shown->known ? gj_telling_num(t, (gj_num)(shown->rate * 1e6 + 0.5))
				  : GJ_STR("-"));
	text_cell(t, shown->known ? bounds_of(t, shown) : GJ_STR("-"));
	gj_html_raw(html, "</tr>\n");
}

void gj_assess_html_risks(gj_telling *t, const gj_risk_table *table, size_t number)
{
	static const gj_html_column of_bank[] = {
		{GJ_M_COLUMN_RISK, GJ_CELL_TEXT},	{GJ_M_COLUMN_QUESTIONS, GJ_CELL_NUMBER},
		{GJ_M_COLUMN_ANSWERED, GJ_CELL_NUMBER}, {GJ_M_COLUMN_EMPTY, GJ_CELL_NUMBER},
		{GJ_M_COLUMN_FILTERED, GJ_CELL_NUMBER}, {GJ_M_COLUMN_ERROR, GJ_CELL_NUMBER},
		{GJ_M_COLUMN_MISSING, GJ_CELL_NUMBER},	{GJ_M_COLUMN_SAMPLE, GJ_CELL_NUMBER},
		{GJ_M_COLUMN_FAILURES, GJ_CELL_NUMBER}, {GJ_M_COLUMN_UNJUDGED, GJ_CELL_NUMBER},
		{GJ_M_COLUMN_RATE, GJ_CELL_NUMBER},	{GJ_M_COLUMN_BOUNDS, GJ_CELL_NUMBER}};
	static const gj_html_column of_data[] = {
		{GJ_M_COLUMN_RISK, GJ_CELL_TEXT},	{GJ_M_COLUMN_FLAGGED, GJ_CELL_NUMBER},
		{GJ_M_COLUMN_SAMPLE, GJ_CELL_NUMBER},	{GJ_M_COLUMN_FAILURES, GJ_CELL_NUMBER},
		{GJ_M_COLUMN_UNJUDGED, GJ_CELL_NUMBER}, {GJ_M_COLUMN_RATE, GJ_CELL_NUMBER},
		{GJ_M_COLUMN_BOUNDS, GJ_CELL_NUMBER}};
	gj_html *html = html_of(t);
	size_t mark;

	gj_html_rows_end(html);
	mark = gj_page_mark(t->page);
	gj_html_raw(html, "<div class=\"wide\" role=\"group\" tabindex=\"0\" aria-label=\"");
	gj_assess_page_risks_of(t, table);
	gj_html_escape(&html->body, gj_page_take(t->page, mark, 0));
	gj_html_raw(html, "\">\n");
	gj_assess_page_risks_of(t, table);
	gj_html_table_at(html, "table.", gj_telling_count(t, (int64_t)number),
			 table->data ? of_data : of_bank,
			 table->data ? sizeof of_data / sizeof *of_data
				     : sizeof of_bank / sizeof *of_bank);
	for (unsigned risk = 0; risk <= GJ_N_RISKS; risk++)
		if (table->used[risk])
			put_row(t, table, risk);
	gj_html_table_end(html);
	gj_html_raw(html, "</div>\n");
}
