/* SPDX-License-Identifier: Apache-2.0 */
#include "report/poll.h"
#include "report/json_parts.h"

enum { INDENT = GJ_ASK_INDENT, HASH_SHOWN = 12, ANSWERS_SHOWN = 8 };

static bool comes_first(const gj_law *law, const gj_poll_line *a, const gj_poll_line *b)
{
	uint64_t left = a->expected / a->question->cost, right = b->expected / b->question->cost;

	if (left != right)
		return left > right;
	if (a->pairs != b->pairs)
		return a->pairs > b->pairs;
	if (a->question->ask.kind != b->question->ask.kind)
		return a->question->ask.kind < b->question->ask.kind;
	return gj_str_cmp(gj_prospect_name(law, a->question->ask),
			  gj_prospect_name(law, b->question->ask)) < 0;
}

/* Parts of GJ_ONE_NORM are left out of the sum: a hundred million services times thousands of norms fit in 64 bits. */
static uint64_t expected_of(const gj_poll_line *line)
{
	uint64_t sum = 0;

	for (size_t i = 0; i < line->question->n_answers; i++)
		sum += line->decides[i] * line->question->answer[i].share / GJ_ONE_NORM;
	return sum;
}

void gj_poll_rank(gj_poll_view *view)
{
	size_t n = 0;

	for (size_t i = 0; i < view->n; i++) {
		gj_poll_line line = view->line[i];
		size_t at = n;

		if (line.pairs == 0)
			continue;
		line.expected = expected_of(&line);
		for (; at > 0 && comes_first(view->law, &line, &view->line[at - 1]); at--)
			view->line[at] = view->line[at - 1];
		view->line[at] = line;
		n++;
	}
	view->n = n;
}

static gj_str number(char room[24], uint64_t value)
{
	size_t n = 0;
	char digits[24];

	do
		digits[n++] = (char)('0' + value % 10);
	while ((value /= 10) > 0);
	for (size_t i = 0; i < n; i++)
		room[i] = digits[n - 1 - i];
	return (gj_str){room, n};
}

static void say_decides(gj_page *page, const gj_law *law, const gj_poll_line *line)
{
	char room[24];
	size_t said = 0;

	for (size_t i = 0; i < line->question->n_answers && said < ANSWERS_SHOWN; i++) {
		size_t mark;

		if (line->decides[i] == 0)
			continue;
		if (said++ > 0)
			gj_page_say(page, GJ_M_SEMICOLON, NULL);
		mark = gj_page_mark(page);
		gj_page_prospect_answer(page, law, line->question, &line->question->answer[i]);
		gj_page_say(page, GJ_M_POLL_DECIDES_ONE,
			    GJ_ARGS(gj_page_take(page, mark, 1), number(room, line->decides[i])));
	}
	if (said > 0)
		gj_page_line(page, INDENT, GJ_INK_DIM, GJ_M_ASK_DECIDES,
			     GJ_ARGS(gj_page_take(page, 0, 0)));
}

void gj_text_poll_line(gj_page *page, const gj_law *law, const gj_poll_line *line)
{
	char room[24];

	if (line->question->ask.kind == GJ_ASK_ROLE)
		gj_page_say(page, GJ_M_ASK_ROLES, NULL);
	else
		gj_page_question(page, law, line->question->ask);
	gj_page_end(page, INDENT, GJ_INK_PLAIN);
	gj_page_add(page, gj_prospect_name(law, line->question->ask));
	gj_page_say(page, GJ_M_DOT, NULL);
	gj_page_say(page, GJ_M_POLL_PAIRS, GJ_ARGS(number(room, line->pairs)));
	gj_page_end(page, INDENT, GJ_INK_DIM);
	say_decides(page, law, line);
}

void gj_text_poll_head(gj_page *page, const gj_poll_view *view)
{
	gj_str hash = gj_str_of(view->law->hash);
	char day[11], services[24], undecided[24];

	gj_day_format(view->on, day);
	hash.len = hash.len < HASH_SHOWN ? hash.len : HASH_SHOWN;
	gj_page_line(page, 0, GJ_INK_PLAIN, GJ_M_HEAD, GJ_ARGS(gj_str_of(day), hash, view->input));
	gj_page_line(page, 0, GJ_INK_PLAIN, GJ_M_POLL_UNDECIDED,
		     GJ_ARGS(number(services, view->services), number(undecided, view->undecided)));
	if (view->n == 0)
		gj_page_line(page, 0, GJ_INK_PLAIN, GJ_M_ASK_NOTHING, NULL);
}

void gj_report_poll_text(gj_buf *out, const gj_poll_view *view, size_t most, const gj_style *style)
{
	gj_page page;

	gj_page_start(&page, out, style);
	gj_text_poll_head(&page, view);
	for (size_t i = 0; i < view->n && i < most; i++) {
		gj_page_gap(&page);
		gj_text_ask_number(&page, i + 1);
		gj_text_poll_line(&page, view->law, &view->line[i]);
	}
	gj_text_ask_more(&page, view->n, most);
	gj_page_done(&page);
}

static void put_line(gj_json *json, const gj_law *law, const gj_poll_line *line)
{
	const gj_prospect *q = line->question;

	gj_json_open(json, '{');
	gj_json_put_word(json, "kind", gj_json_ask_kind(q->ask.kind));
	gj_json_put_str(json, "name", gj_prospect_name(law, q->ask));
	gj_json_put_int(json, "cost", q->cost);
	gj_json_put_int(json, "pairs", (int64_t)line->pairs);
	gj_json_put_int(json, "expected", (int64_t)line->expected);
	gj_json_key(json, "answers");
	gj_json_open(json, '[');
	for (size_t i = 0; i < q->n_answers; i++) {
		gj_json_open(json, '{');
		gj_json_put_answer(json, law, q, &q->answer[i]);
		gj_json_put_int(json, "decides", (int64_t)line->decides[i]);
		gj_json_close(json, '}');
	}
	gj_json_close(json, ']');
	gj_json_close(json, '}');
}

void gj_report_poll_json(gj_buf *out, const gj_poll_view *view)
{
	gj_json json;

	gj_json_init(&json, out, false);
	gj_json_open(&json, '{');
	gj_json_put_word(&json, "schema", "guiju/ask-portfolio/1");
	gj_json_put_day(&json, "on", view->on);
	gj_json_put_str(&json, "rules", gj_str_of(view->law->hash));
	gj_json_put_str(&json, "input", view->input);
	gj_json_put_int(&json, "services", (int64_t)view->services);
	gj_json_put_int(&json, "undecided", (int64_t)view->undecided);
	gj_json_key(&json, "questions");
	gj_json_open(&json, '[');
	for (size_t i = 0; i < view->n; i++)
		put_line(&json, view->law, &view->line[i]);
	gj_json_close(&json, ']');
	gj_json_close(&json, '}');
	gj_buf_putc(out, '\n');
}
