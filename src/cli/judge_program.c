/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A user's program as a judge, a line of JSON to its standard input and one from its standard output: started for each thing, or once for all of
 * them. Whatever goes wrong is a reason, never a label.
 */
#include <string.h>
#include <sys/wait.h>

#include "base/data.h"
#include "cli/judging.h"

enum {
	END_MS = 2000
}; /* a program that stays has so long to end, once there is nothing more to ask */

static const char *why_not(gj_child_end end)
{
	switch (end) {
	case GJ_CHILD_LATE:
		return "it took too long";
	case GJ_CHILD_LONG:
		return "its answer is longer than a megabyte";
	case GJ_CHILD_BROKEN:
		return "its output cannot be read";
	default:
		return NULL;
	}
}

static const char *why_ended(int status)
{
	if (WIFSIGNALED(status))
		return "it was ended by a signal";
	return WEXITSTATUS(status) != 0 ? "it ended with an error" : NULL;
}

/* ---- started for each thing ---- */

static const char *ask_once(gj_program *program, gj_str line)
{
	int64_t until = gj_child_now() + (int64_t)program->seconds * 1000;
	const char *reason;
	gj_child child;
	int status;

	if (!gj_child_start(&child, program->line))
		return "it cannot be started";
	program->starts++;
	reason = why_not(gj_child_talk(&child, line, &program->answer, until, false));
	if (reason == NULL && !gj_child_ended(&child, until))
		reason = "it took too long";
	status = gj_child_stop(&child);
	return reason != NULL ? reason : why_ended(status);
}

static const char *one_line(gj_str *answer)
{
	const char *end = answer->len > 0 ? memchr(answer->at, '\n', answer->len) : NULL;

	if (end != NULL && (size_t)(end - answer->at) + 1 < answer->len)
		return "it answered with more than one line";
	answer->len = end != NULL ? (size_t)(end - answer->at) : answer->len;
	return NULL;
}

/* ---- one that stays ---- */

/*
 * Ask the one that runs, or a new one. *again: it had answered before and ended without a word of this; what the next one says will count. Its
 * own end kills nothing that it answered.
 */
static const char *ask_staying(gj_program *program, gj_str line, bool *again)
{
	bool fresh = program->child.pid <= 0;
	gj_child_end end;
	const char *reason;

	*again = false;
	if (fresh && !gj_child_start(&program->child, program->line))
		return "it cannot be started";
	program->starts += fresh;
	end = gj_child_talk(&program->child, line, &program->answer,
			    gj_child_now() + (int64_t)program->seconds * 1000, true);
	if (end == GJ_CHILD_LINE)
		return NULL;
	reason = why_not(end);
	if (reason ==
	    NULL) { /* its output has ended: give it the time to end itself, for its status */
		gj_child_ended(&program->child, gj_child_now() + END_MS);
		reason = why_ended(gj_child_stop(&program->child));
		*again = !fresh && program->answer.len == 0;
		return reason != NULL ? reason : "it ended before it answered";
	}
	gj_child_stop(&program->child);
	return reason;
}

/* Is it the answer to what was asked? One that is out of step would judge one thing by another. */
static const char *in_step(gj_program *program, gj_str line)
{
	gj_source source = {GJ_STR("answer"), line};
	gj_error ignored = {0};
	const gj_data *root;
	int64_t number;

	if (gj_data_read(&root, &program->scratch, &source, 0, line.len, &ignored) != GJ_OK ||
	    root->kind != GJ_DATA_MAP)
		return "it did not answer with one object of JSON";
	if (!gj_data_int(gj_data_get(root, "number"), &number) || number != program->number)
		return "its answer has not the `number` of what was asked";
	return NULL;
}

static const char *stay(gj_program *program, gj_str line, gj_str *answer)
{
	const char *reason, *feed;
	bool again;

	/* It speaks unasked, or has ended: whatever it says next cannot be told from an answer. */
	if (program->child.pid > 0 && gj_child_speaks(&program->child))
		gj_child_stop(&program->child);
	reason = ask_staying(program, line, &again);
	if (again)
		reason = ask_staying(program, line, &again);
	if (reason != NULL)
		return reason;
	*answer = gj_buf_str(&program->answer);
	feed = memchr(answer->at, '\n', answer->len);
	if ((size_t)(feed - answer->at) + 1 < answer->len) { /* more than was asked for */
		gj_child_stop(&program->child);
		return "it answered with more than one line";
	}
	answer->len = (size_t)(feed - answer->at);
	reason = in_step(program, *answer);
	if (reason != NULL)
		gj_child_stop(&program->child);
	return reason;
}

/* The line of a thing, with a number in front. */
static void number_line(gj_program *program)
{
	gj_buf plain = program->ask;

	gj_buf_init(&program->ask, gj_alloc_system(), GJ_BUF_DEFAULT_LIMIT);
	gj_buf_printf(&program->ask, "{\"number\":%u,", ++program->number);
	if (plain.len > 0)
		gj_buf_add(&program->ask, (gj_str){plain.at + 1, plain.len - 1});
	gj_buf_free(&plain);
}

void gj_program_end(gj_program *program)
{
	gj_child *child = &program->child;
	gj_buf rest;

	if (child->pid > 0) {
		int64_t until = gj_child_now() + END_MS;

		/* Its input ends; what it says now is nothing that was asked. */
		gj_buf_init(&rest, gj_alloc_system(), GJ_BUF_DEFAULT_LIMIT);
		gj_child_hang_up(child);
		if (gj_child_talk(child, (gj_str){"", 0}, &rest, until, false) == GJ_CHILD_CLOSED)
			gj_child_ended(child, until);
		gj_buf_free(&rest);
		gj_child_stop(child);
	}
	gj_buf_free(&program->answer);
	gj_buf_free(&program->ask);
	gj_arena_free(&program->scratch);
}

/* ---- as a judge ---- */

int gj_program_ask(void *context, gj_word_of *out, const gj_things *things, uint32_t thing,
		   gj_error *err)
{
	gj_program *program = context;
	const char *reason;
	gj_str answer = {"", 0};

	gj_buf_clear(&program->ask);
	gj_buf_clear(&program->answer);
	gj_arena_free(&program->scratch);
	gj_machine_line(&program->ask, things, thing);
	if (program->stays && gj_buf_status(&program->ask) == GJ_OK)
		number_line(program);
	if (gj_buf_status(&program->ask) != GJ_OK)
		return gj_fault_memory(err);
	if (program->stays) {
		reason = stay(program, gj_buf_str(&program->ask), &answer);
	} else {
		reason = ask_once(program, gj_buf_str(&program->ask));
		answer = gj_buf_str(&program->answer);
		if (reason == NULL)
			reason = one_line(&answer);
	}
	if (gj_buf_status(&program->answer) != GJ_OK)
		return gj_fault_memory(err);
	*out = (gj_word_of){.reason = gj_str_of(reason)};
	if (reason != NULL)
		return GJ_OK;
	if (gj_machine_read(out, &program->scratch, things, thing, answer) != GJ_OK)
		return gj_fault_memory(err);
	return GJ_OK;
}
