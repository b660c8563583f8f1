/* SPDX-License-Identifier: Apache-2.0 */
/* Between the files of `guiju judge`. */
#ifndef GJ_CLI_JUDGING_H
#define GJ_CLI_JUDGING_H

#include "cli/child.h"
#include "cli/session.h"
#include "judge/machine.h"

enum { GJ_JUDGING_BATCH = 100 }; /* judgements are written after so many */

/* A program as a judge: started anew for each thing, or one that stays; ended when it takes longer than `seconds` for one. */
typedef struct gj_program {
	const char *line; /* for /bin/sh */
	unsigned seconds;
	bool stays;
	unsigned starts;  /* how often it was started */
	uint32_t number;  /* of what one that stays was asked last */
	gj_child child;	  /* one that stays */
	gj_arena scratch; /* of the last answer */
	gj_buf ask, answer;
} gj_program;

gj_machine_ask gj_program_ask;
void gj_program_end(gj_program *program); /* lets it end, or ends it; frees what it has */

/* A model behind an endpoint as a judge: are its options all there, and no others? Then the run. */
int gj_judging_endpoint_options(gj_session *s);
int gj_judging_endpoint(gj_session *s, gj_judge_journal *journal, gj_machine_run *out);

#endif
