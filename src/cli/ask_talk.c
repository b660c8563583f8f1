/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The interview: a question, a line, the next question. Plain lines, so that it works through a pipe and with a screen
 * reader. The file is written after every answer; the end of the input is `quit`.
 */
#include <stdio.h>
#include <unistd.h>

#include "base/day.h"
#include "base/utf8.h"
#include "cli/asking.h"
#include "reason/thought.h"

enum { LINE = 4096, NORMS_NAMED = 3 };

typedef struct gj_talk {
	gj_asking *a;
	gj_arena arena; /* of one question */
	gj_prospects questions;
	char line[LINE];
	size_t number; /* of answers */
	bool quit, terminal;
} gj_talk;

/* ---- saying and hearing ---- */

static void say(gj_talk *t, gj_message message, const gj_str *args)
{
	gj_page page;

	gj_page_start(&page, &t->a->s->out, &t->a->s->style);
	gj_page_line(&page, 0, GJ_INK_PLAIN, message, args);
	gj_page_done(&page);
}

/* What is wrong, where the dialogue stands: a screen reader reads one stream. */
static void say_error(gj_talk *t)
{
	gj_error *err = &t->a->s->err;
	gj_page page;

	gj_page_start(&page, &t->a->s->out, &t->a->s->style);
	gj_page_add(&page, gj_str_of(err->message));
	gj_page_end(&page, 2, GJ_INK_RED);
	gj_page_add(&page, gj_str_of(err->help));
	gj_page_end(&page, 2, GJ_INK_PLAIN);
	gj_page_done(&page);
	memset(err, 0, sizeof *err);
}

static bool is_plain(gj_str line)
{
	return gj_utf8_valid(line) == line.len && gj_utf8_find_hidden(line) == line.len;
}

static bool is_blank(char byte)
{
	return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n';
}

/* The rest of a line that is too long is passed over. */
static bool pass_rest(void)
{
	int c;

	do
		c = getchar();
	while (c != '\n' && c != EOF);
	return c == EOF;
}

/* Without its end and the blanks around it. The end of the input sets `quit`. */
static int hear(gj_talk *t, gj_str *out)
{
	int rc;

	for (*out = GJ_STR("");;) {
		size_t len;

		gj_buf_puts(&t->a->s->out, "> ");
		rc = gj_session_write(t->a->s);
		if (rc != GJ_OK)
			return rc;
		if (fgets(t->line, LINE, stdin) == NULL) {
			gj_buf_putc(&t->a->s->out, '\n');
			t->quit = true;
			return GJ_OK;
		}
		/* What a terminal shows as it is typed. */
		if (!t->terminal)
			gj_buf_putc(&t->a->s->out, '\n');
		len = strlen(t->line);
		if (len == LINE - 1 && t->line[len - 1] != '\n') {
			say(t, GJ_M_TALK_LONG, NULL);
			if (pass_rest())
				t->quit = true;
			if (t->quit)
				return GJ_OK;
			continue;
		}
		while (len > 0 && is_blank(t->line[len - 1]))
			len--;
		*out = (gj_str){t->line, len};
		while (out->len > 0 && is_blank(out->at[0])) {
			out->at++;
			out->len--;
		}
		if (is_plain(*out))
			return GJ_OK;
		say(t, GJ_M_TALK_HIDDEN, NULL);
	}
}

/* ---- one question ---- */

static void say_guide(gj_talk *t, uint32_t term)
{
	gj_session *s = t->a->s;
	gj_page page;
	gj_str text;

	if (gj_ask_guide(&text, &t->arena, s->law, term) != GJ_OK)
		return;
	gj_page_start(&page, &s->out, &s->style);
	for (size_t at = 0; at < text.len;) {
		size_t end = at;

		/* A paragraph: lines up to an empty one. */
		while (end < text.len &&
		       !(text.at[end] == '\n' && (end + 1 == text.len || text.at[end + 1] == '\n')))
			end++;
		for (size_t i = at; i < end; i++)
			gj_page_add(&page,
				    text.at[i] == '\n' ? GJ_STR(" ") : (gj_str){text.at + i, 1});
		gj_page_end(&page, 4, GJ_INK_DIM);
		at = end + 1;
	}
	gj_page_done(&page);
}

static void say_question(gj_talk *t, size_t norms)
{
	gj_session *s = t->a->s;
	gj_ask_view view = {t->a->circuit, t->a->record, &t->questions};
	const gj_prospect *q = &t->questions.at[0];
	char number[12], undecided[12];
	gj_page page;

	gj_page_start(&page, &s->out, &s->style);
	gj_page_gap(&page);
	gj_page_line(&page, 0, GJ_INK_BOLD,
		     t->questions.kept ? GJ_M_TALK_NUMBER_KEPT : GJ_M_TALK_NUMBER,
		     GJ_ARGS(gj_count(number, t->number + 1),
			     gj_count(undecided, t->questions.kept ? t->questions.unkept
								   : t->questions.undecided)));
	gj_text_prospect(&page, &view, q, norms, 2);
	gj_page_done(&page);
	if (q->ask.kind == GJ_ASK_JUDGEMENT)
		say_guide(t, q->ask.ref);
}

static void say_status(gj_talk *t)
{
	char a[12], b[12], c[12];

	say(t, GJ_M_TALK_STATUS,
	    GJ_ARGS(gj_count(a, t->number), gj_count(b, t->questions.undecided),
		    gj_count(c, t->questions.n)));
}

/* Who, why, on what day. `*done` false: one of them was left empty. */
static int hear_record(gj_talk *t, gj_judged *out, bool *done)
{
	static const gj_message ask[] = {GJ_M_TALK_BY, GJ_M_TALK_REASON};
	gj_str *const to[] = {&out->by, &out->why};
	gj_str line;
	char today[11];
	bool exists;
	int rc = GJ_OK;

	*done = false;
	for (size_t i = 0; i < 2; i++) {
		say(t, ask[i], NULL);
		rc = hear(t, &line);
		if (rc != GJ_OK || t->quit || line.len == 0 || gj_ask_command(line) == GJ_SAY_BACK)
			return rc;
		rc = gj_arena_str(&t->a->s->arena, to[i], line);
		if (rc != GJ_OK)
			return gj_fault_memory(&t->a->s->err);
	}
	gj_day_format(t->a->s->on, today);
	do {
		say(t, GJ_M_TALK_ON, GJ_ARGS(gj_str_of(today)));
		rc = hear(t, &line);
		if (rc != GJ_OK || t->quit || gj_ask_command(line) == GJ_SAY_BACK)
			return rc;
		out->on = t->a->s->on;
	} while (line.len > 0 && gj_day_read(&out->on, line, &exists) != GJ_OK);
	*done = true;
	return GJ_OK;
}

/* An answer that reads as one is put; one that does not is explained. `*done`: on to the next question. */
static int take_answer(gj_talk *t, gj_str line, bool *done)
{
	gj_asking *a = t->a;
	gj_ask ask = t->questions.at[0].ask;
	gj_record *said;
	gj_str name = gj_prospect_name(a->s->law, ask), value;
	gj_buf text;
	int rc;

	gj_buf_init(&text, gj_alloc_system(), GJ_SERVICE_LIMIT);
	gj_ask_value(&text, line, ask.kind);
	rc = gj_buf_status(&text) == GJ_OK ? gj_arena_str(&t->arena, &value, gj_buf_str(&text))
					   : GJ_ENOMEM;
	gj_buf_free(&text);
	if (rc != GJ_OK || gj_record_copy(&said, &t->arena, a->record) != GJ_OK)
		return gj_fault_memory(&a->s->err);
	rc = gj_record_say(said, &a->s->arena, GJ_STR("answer"), name, value, &a->s->err);
	if (rc == GJ_OK && ask.kind == GJ_ASK_JUDGEMENT) {
		if (said->term[ask.ref].truth == GJ_UNKNOWN) {
			*done = true;
			return gj_asking_pass(a, ask);
		}
		rc = hear_record(t, &said->term[ask.ref], done);
		if (rc != GJ_OK || !*done)
			return rc;
	}
	if (rc == GJ_OK)
		rc = gj_asking_put(a, said, ask, true);
	*done = rc == GJ_OK;
	if (rc != GJ_EINPUT)
		return rc;
	say_error(t);
	return GJ_OK;
}

static int obey(gj_talk *t, gj_str line, bool *done)
{
	bool any;
	int rc;

	switch (gj_ask_command(line)) {
	case GJ_SAY_VALUE:
		rc = take_answer(t, line, done);
		t->number += *done && rc == GJ_OK;
		return rc;
	case GJ_SAY_BACK:
		rc = gj_asking_back(t->a, &any, true);
		if (rc == GJ_OK && !any)
			say(t, GJ_M_TALK_NO_BACK, NULL);
		*done = rc == GJ_OK && any;
		t->number -= *done && t->number > 0;
		return rc;
	case GJ_SAY_SKIP:
		*done = true;
		return gj_asking_pass(t->a, t->questions.at[0].ask);
	case GJ_SAY_WHY:
		say_question(t, SIZE_MAX);
		return GJ_OK;
	case GJ_SAY_STATUS:
		say_status(t);
		return GJ_OK;
	case GJ_SAY_HELP:
		say(t, GJ_M_TALK_HELP, NULL);
		return GJ_OK;
	case GJ_SAY_QUIT:
		t->quit = true;
		return GJ_OK;
	}
	return GJ_OK;
}

static int ask_one(gj_talk *t)
{
	bool done = false;
	int rc = GJ_OK;

	say_question(t, NORMS_NAMED);
	while (rc == GJ_OK && !done && !t->quit) {
		gj_str line;

		rc = hear(t, &line);
		if (rc == GJ_OK && !t->quit && line.len > 0)
			rc = obey(t, line, &done);
	}
	return rc;
}

/* ---- the whole ---- */

static int name_it(gj_talk *t)
{
	gj_str stem = gj_asking_stem(t->a), line;
	int rc;

	say(t, GJ_M_TALK_SERVICE, GJ_ARGS(stem));
	rc = hear(t, &line);
	t->quit = t->quit || gj_ask_command(line) == GJ_SAY_QUIT;
	if (rc != GJ_OK || t->quit)
		return rc;
	if (line.len > 0)
		rc = gj_asking_name(t->a, line);
	t->a->inquiry->record = t->a->record;
	if (rc == GJ_OK)
		rc = gj_asking_write(t->a);
	t->a->made = rc != GJ_OK;
	return rc;
}

static void say_left(gj_talk *t)
{
	gj_page page;

	gj_page_start(&page, &t->a->s->out, &t->a->s->style);
	gj_page_asks_left(&page, &t->questions);
	gj_page_done(&page);
}

static void say_end(gj_talk *t)
{
	gj_str path = gj_str_of(t->a->path);
	char room[12];

	if (t->a->made) {
		say(t, GJ_M_TALK_NOTHING, NULL);
		return;
	}
	if (!t->quit)
		say(t, GJ_M_TALK_END, NULL);
	else
		say(t, GJ_M_TALK_STOPPED, &path);
	if (t->questions.n == 0)
		say_left(t);
	else if (t->questions.undecided > 0)
		say(t, GJ_M_TOTAL_UNDECIDED, GJ_ARGS(gj_count(room, t->questions.undecided)));
	say(t, GJ_M_TALK_NEXT, &path);
}

int gj_ask_talk(gj_asking *a)
{
	gj_talk t = {.a = a, .terminal = isatty(STDIN_FILENO) == 1};
	gj_str path = gj_str_of(a->path);
	int rc = GJ_OK;

	say(&t, GJ_M_TALK_START, &path);
	if (a->made)
		rc = name_it(&t);
	for (bool more = true; rc == GJ_OK && more && !t.quit;) {
		gj_arena_init(&t.arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
		if (gj_inquiry_rank(&t.questions, &t.arena, a->inquiry, 1) != GJ_OK)
			rc = gj_fault_memory(&a->s->err);
		more = rc == GJ_OK && t.questions.n > 0;
		if (more)
			rc = ask_one(&t);
		gj_arena_free(&t.arena);
	}
	if (rc != GJ_OK) {
		gj_session_fail(a->s, rc);
		return rc == GJ_EINPUT ? GJ_EXIT_INPUT : GJ_EXIT_FAULT;
	}
	say_end(&t);
	return gj_session_finish(a->s, GJ_EXIT_DONE);
}
