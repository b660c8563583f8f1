/* SPDX-License-Identifier: Apache-2.0 */
/* Where a folder stands: how many were judged by whom, how far people agree, how far a judge can be trusted, and the rate that follows. */
#ifndef GJ_JUDGE_STATE_H
#define GJ_JUDGE_STATE_H

#include "judge/journal.h"
#include "stats/agree.h"
#include "stats/judge.h"
#include "stats/tally.h"

/* How one judge that is no person does on what people judged. "Positive" is violating, or refused. */
typedef struct gj_trial {
	const gj_voice *voice;
	size_t count[GJ_N_LABELS]; /* of all that it judged */
	gj_share found;		   /* that it called positive, of what it judged */
	gj_share sensitivity; /* of what people call positive; its "unclear" counts as not called */
	gj_share
		specificity; /* not called, of what people call something else; their "unclear" is left out */
	gj_interval sensitivity_within, specificity_within; /* exact, 95 %; where `whole` > 0 */
	bool corrected_known;
	gj_corrected corrected;
	const char *why_not, *why_not_zh; /* where it is not known */
} gj_trial;

typedef struct gj_bank_state {
	gj_bank bank;
	size_t outcome[GJ_N_OUTCOMES];
	size_t by_people, by_both; /* things with a label of round 1 or 2; of both rounds */
	size_t disputed;    /* people give different labels: in no rate until one of them changes */
	size_t same_person; /* one person gave both: not independent */
	size_t people[GJ_N_LABELS]; /* undisputed */
	bool agreement_known;
	gj_agreement agreement; /* of the rounds */
	gj_trial *trial;
	size_t n_trials;
} gj_bank_state;

typedef struct gj_judge_state {
	gj_bank_state bank[GJ_N_BANKS];
	bool holds[GJ_N_BANKS]; /* there are things of this bank */
} gj_judge_state;

int gj_state_of(gj_judge_state *out, const gj_judge_journal *journal, gj_error *err);

/* Things that a voice judged. */
size_t gj_voice_judged(const gj_voice *voice, const gj_things *things);

void gj_state_text(gj_buf *out, const gj_judge_state *state, const gj_judge_journal *journal,
		   bool chinese);
void gj_state_json(gj_buf *out, const gj_judge_state *state, const gj_judge_journal *journal);

#endif
