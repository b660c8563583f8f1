/* SPDX-License-Identifier: Apache-2.0 */
/* A model behind an endpoint as a judge: several things at once, and what it says as a label, or why it is none. */
#ifndef GJ_JUDGE_REMOTE_H
#define GJ_JUDGE_REMOTE_H

#include "endpoint/run.h"
#include "judge/machine.h"
#include "judge/prompt.h"

enum { GJ_REMOTE_WRITE_MS = 5000 }; /* judgements wait no longer than this to be written */

typedef struct gj_remote {
	gj_endpoint_run run; /* without its work */
	const gj_prompt *prompt;
	unsigned retries; /* further attempts after the first */
} gj_remote;

/*
 * `machine` without `ask`. What was judged is written, also when this fails. GJ_OK also when some failed. What gj_endpoint_run_all and
 * gj_judge_journal_write fail with.
 */
int gj_remote_judge(gj_machine_run *out, gj_judge_journal *journal, const gj_machine *machine,
		    gj_remote *remote, gj_arena *arena, gj_error *err);

/*
 * What a model said: its first line is one of the labels that fit and nothing else; or all of it is one object of JSON with `label`, and
 * perhaps `category`. White space around it, and a fence of ``` around it, do not count. Anything else is no label, with the reason.
 */
int gj_remote_read(gj_word_of *out, gj_arena *arena, const gj_things *things, uint32_t thing,
		   gj_str said);

#endif
