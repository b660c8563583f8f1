/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What a model is told that judges: a text of the user's with slots, as {{text}}, which take what stands in a thing. What is put in is not
 * looked at again, so that a text that has a slot in it stays as it is.
 */
#ifndef GJ_JUDGE_PROMPT_H
#define GJ_JUDGE_PROMPT_H

#include "base/buf.h"
#include "judge/things.h"

typedef struct gj_prompt_part gj_prompt_part;

typedef struct gj_prompt {
	gj_source source;
	gj_prompt_part *part;
	size_t n;
	char version[17]; /* the first sixteen digits of the SHA-256 of the file */
} gj_prompt;

/* Borrows the source. GJ_EINPUT, with the place: a slot that is none, {{text}} is missing. GJ_ENOMEM. */
int gj_prompt_read(gj_prompt *out, gj_arena *arena, const gj_source *source, gj_error *err);

/* Have these things what it asks for? Items of a screen have no question and no category. GJ_EINPUT, with the place. */
int gj_prompt_fits(const gj_prompt *prompt, const gj_things *things, gj_error *err);

void gj_prompt_write(gj_buf *out, const gj_prompt *prompt, const gj_things *things, uint32_t thing);

/* For the room: without white space at its ends. */
gj_str gj_prompt__trimmed(gj_str text);

#endif
