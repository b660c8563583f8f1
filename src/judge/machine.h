/* SPDX-License-Identifier: Apache-2.0 */
/* Judges that are no people: what they have not judged yet goes to them one by one, and a judgement that fails is an error, never a label. */
#ifndef GJ_JUDGE_MACHINE_H
#define GJ_JUDGE_MACHINE_H

#include "judge/cue.h"
#include "judge/journal.h"

enum { GJ_MACHINE_REASONS = 5, GJ_MACHINE_ROW = 20 };

/*
 * What a judge says of one thing: `label` and perhaps `category`; or `reason`, why there is none. The texts live until the next call.
 */
typedef struct gj_word_of {
	gj_label label;
	gj_str category, rule, reason;
} gj_word_of;

typedef int gj_machine_ask(void *context, gj_word_of *out, const gj_things *things, uint32_t thing,
			   gj_error *err);

typedef struct gj_machine {
	gj_judge_kind kind;
	gj_str name, version;
	gj_day day;
	gj_machine_ask *ask;
	void *context;
	bool refusals_only; /* knows nothing of content */
	size_t batch;	    /* judgements are written after so many; 0: at the end */
} gj_machine;

typedef struct gj_machine_run {
	size_t asked, judged, failed, before; /* `before`: judged already, by this version */
	bool stopped;			      /* before the end, by the user */
	size_t row; /* failures one after another; GJ_MACHINE_ROW of them end the run */
	struct {
		uint32_t thing;
		char reason[200];
	} why[GJ_MACHINE_REASONS]; /* of the first that failed */
} gj_machine_run;

/* GJ_OK also when some failed; what was judged is written. */
int gj_machine_judge(gj_machine_run *out, gj_judge_journal *journal, const gj_machine *machine,
		     gj_error *err);

/* For the room. Is this thing to be asked about? One that was judged before is counted. */
bool gj_machine__wants(gj_machine_run *out, const gj_judge_journal *journal,
		       const gj_machine *machine, uint32_t thing);
/* Count what was said of it, and add it to the journal if it is a label. */
int gj_machine__hear(gj_machine_run *out, gj_judge_journal *journal, const gj_machine *machine,
		     uint32_t thing, const gj_word_of *word, gj_error *err);

/* Our refusal rules as such a judge; `context` is a gj_machine_rules. */
typedef struct gj_machine_rules {
	gj_cues cues;
	gj_arena scratch;
} gj_machine_rules;

gj_machine_ask gj_machine_ask_rules;

/* One thing as a line of JSON for the judge: what it is, question and text, and the labels that it may give. */
void gj_machine_line(gj_buf *out, const gj_things *things, uint32_t thing);

/* The answer of a judge: an object with `label`, and perhaps `category`. What is wrong with it goes to `reason`. */
int gj_machine_read(gj_word_of *out, gj_arena *arena, const gj_things *things, uint32_t thing,
		    gj_str line);

#endif
