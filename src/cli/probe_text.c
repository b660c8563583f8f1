/* SPDX-License-Identifier: Apache-2.0 */
/* What `guiju probe` says to people: the counts, and what came of an import. */
#include <inttypes.h>
#include <stdio.h>

#include "base/utf8.h"
#include "cli/probing.h"
#include "report/messages.h"

enum { MOST_WIDTH = 40, LEAST_WIDTH = 12, BANK_WIDTH = 9, BANK_WIDTH_ZH = 11, COUNT_WIDTH = 9 };

static gj_str word(const gj_session *s, gj_message key)
{
	return gj_str_of(gj_message_text(key, s->style.tongue));
}

static gj_str digits(char room[24], uint64_t number)
{
	int length = snprintf(room, 24, "%" PRIu64, number);

	return (gj_str){room, (size_t)length};
}

static void say(gj_session *s, gj_message key, const gj_str *args)
{
	gj_message_add(&s->out, s->style.tongue, key, args);
	gj_buf_putc(&s->out, '\n');
}

/* ---- counts ---- */

static gj_str bank_word(const gj_session *s, gj_bank_kind kind)
{
	static const gj_message banks[GJ_N_BANK_KINDS] = {[GJ_BANK_UNSAID] = GJ_M_PROBE_UNSAID,
							  [GJ_BANK_CONTENT] = GJ_M_PROBE_CONTENT,
							  [GJ_BANK_REFUSE] = GJ_M_PROBE_REFUSE,
							  [GJ_BANK_ANSWER] = GJ_M_PROBE_ANSWER};

	return word(s, banks[kind]);
}

static void put_left(gj_buf *out, gj_str text, size_t width)
{
	size_t has = gj_utf8_width(text);

	gj_buf_add(out, text);
	gj_buf_pad(out, ' ', has < width ? width - has : 0);
}

static void put_right(gj_buf *out, gj_str text)
{
	size_t has = gj_utf8_width(text);

	gj_buf_pad(out, ' ', 1 + (has < COUNT_WIDTH ? COUNT_WIDTH - has : 0));
	gj_buf_add(out, text);
}

/* The heads where there is no tally. */
static void row(gj_session *s, gj_str bank, gj_str category, size_t width,
		const gj_probe_tally *tally)
{
	static const gj_message heads[GJ_N_ENDPOINT_CLASSES] = {
		[GJ_ENDPOINT_ANSWERED] = GJ_M_PROBE_ANSWERED,
		[GJ_ENDPOINT_EMPTY] = GJ_M_PROBE_EMPTY,
		[GJ_ENDPOINT_FILTERED] = GJ_M_PROBE_FILTERED,
		[GJ_ENDPOINT_ERROR] = GJ_M_PROBE_ERROR,
		[GJ_ENDPOINT_MISSING] = GJ_M_PROBE_MISSING};
	char room[24];

	put_left(&s->out, bank, s->style.tongue == GJ_ZH ? BANK_WIDTH_ZH : BANK_WIDTH);
	put_left(&s->out, gj_utf8_fit(category, width), width);
	for (unsigned c = 0; c < GJ_N_ENDPOINT_CLASSES; c++)
		put_right(&s->out,
			  tally != NULL ? digits(room, tally->count[c]) : word(s, heads[c]));
	gj_buf_putc(&s->out, '\n');
}

void gj_probing_say_counts(gj_probing *p)
{
	gj_session *s = p->s;
	const gj_probe_tallies *t = &p->tallies;
	char questions[24], repeats[24];
	gj_str args[] = {digits(questions, t->pairs->bank->n), digits(repeats, t->pairs->repeats)};
	size_t width = LEAST_WIDTH;

	for (size_t i = 0; i < t->n; i++)
		if (gj_utf8_width(t->of[i].category) > width)
			width = gj_utf8_width(t->of[i].category);
	if (width > MOST_WIDTH)
		width = MOST_WIDTH;
	say(s, t->pairs->repeats > 1 ? GJ_M_PROBE_REPEATS : GJ_M_PROBE_QUESTIONS, args);
	gj_buf_putc(&s->out, '\n');
	row(s, word(s, GJ_M_PROBE_BANK), word(s, GJ_M_PROBE_CATEGORY), width, NULL);
	for (size_t i = 0; i < t->n; i++)
		row(s, bank_word(s, t->of[i].bank), t->of[i].category, width, &t->of[i]);
	row(s, word(s, GJ_M_PROBE_ALL), GJ_STR(""), width, &t->total);
}

/* ---- an import ---- */

static void say_total(gj_session *s, const gj_import_total *total)
{
	char runner[24], found[24];

	snprintf(runner, sizeof runner, "%lld", (long long)total->runner);
	snprintf(found, sizeof found, "%lld", (long long)total->found);
	say(s, total->runner == total->found ? GJ_M_PROBE_TOTAL : GJ_M_PROBE_TOTAL_DIFFERS,
	    GJ_ARGS(total->of, gj_str_of(runner), gj_str_of(found)));
}

static void say_left_out(gj_session *s, const gj_import_left_out *left)
{
	static const gj_message whats[GJ_N_LEFT_OUT] = {
		[GJ_LEFT_NOT_SUCCESS] = GJ_M_PROBE_LEFT_NOT_SUCCESS,
		[GJ_LEFT_NO_HEADER] = GJ_M_PROBE_LEFT_NO_HEADER,
		[GJ_LEFT_NOT_COMPLETED] = GJ_M_PROBE_LEFT_NOT_COMPLETED,
		[GJ_LEFT_NO_OUTPUT] = GJ_M_PROBE_LEFT_NO_OUTPUT,
		[GJ_LEFT_NOT_SENT] = GJ_M_PROBE_LEFT_NOT_SENT,
		[GJ_LEFT_TOTALS] = GJ_M_PROBE_LEFT_TOTALS,
		[GJ_LEFT_OTHER_MODELS] = GJ_M_PROBE_LEFT_OTHER_MODELS,
	};
	_Static_assert(GJ_N_LEFT_OUT == 7, "a new one wants its message");
	char count[24];

	say(s, GJ_M_PROBE_LEFT, GJ_ARGS(word(s, whats[left->what]), digits(count, left->count)));
}

void gj_probing_say_import(gj_probing *p, const gj_import *import)
{
	gj_session *s = p->s;
	char count[24];

	gj_buf_putc(&s->out, '\n');
	say(s, import->model.len > 0 ? GJ_M_PROBE_IMPORTED_MODEL : GJ_M_PROBE_IMPORTED,
	    GJ_ARGS(digits(count, import->n), gj_str_of(import->from), import->model));
	for (size_t i = 0; i < import->n_totals; i++)
		say_total(s, &import->total[i]);
	for (size_t i = 0; i < import->n_left_out; i++)
		say_left_out(s, &import->left_out[i]);
	if (import->n_totals == 0)
		say(s, GJ_M_PROBE_NO_TOTALS, NULL);
}
