/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What to ask next. Given what is known and which verdicts are wanted: the questions that can still matter, the best
 * first, each with what every answer would decide. docs/asking.md says how they are ranked and how well that does.
 */
#ifndef GJ_REASON_INQUIRY_H
#define GJ_REASON_INQUIRY_H

#include "eval/asks.h"

enum {
	/* Looking a fact up, against having somebody judge, give reasons and answer for it. The list of roles is one fact. */
	GJ_COST_FACT = 1,
	GJ_COST_JUDGEMENT = 3,
	GJ_MOST_ANSWERS = 64,
	GJ_ONE_NORM = 1 << 16 /* unit of `expected` */
};

/* One of the answers that a question may have. */
typedef struct gj_answer {
	gj_input input; /* FACT: a value; a range: all its values decide alike */
	gj_truth truth; /* JUDGEMENT */
	uint32_t role;	/* ROLE: the only one of those asked about; GJ_NONE: none of them */
	uint32_t
		share; /* how likely it is, of GJ_ONE_NORM: answers that decide alike share one part; yes and no as learnt */
	unsigned decides; /* how many of the norms that hang on the question it decides by itself */
} gj_answer;

typedef enum gj_matters {
	GJ_MATTERS_NOT_LOOKED, /* yet */
	GJ_MATTERS_SHOWN, /* some completion of the rest leaves a verdict open that an answer decides: it was found */
	GJ_MATTERS_PERHAPS, /* it stands below an undecided verdict; more was not to be found within bounds */
	GJ_MATTERS_NEVER, /* no completion does: all were tried */
	GJ_MATTERS_NOT_WHICH /* the same, but as long as nothing is told the verdict stays open; asked when all else is */
} gj_matters;

typedef struct gj_prospect {
	gj_ask ask; /* ROLE: the roles are asked in one list, and `ref` is GJ_NONE */
	unsigned cost;
	uint32_t *norm; /* undecided norms that hang on it, in the order of the law */
	size_t n_norms;
	gj_answer *answer;
	size_t n_answers;
	bool sure; /* every answer decides a norm */
	uint64_t
		expected; /* norms decided, on the average of the answers, in parts of GJ_ONE_NORM */
	int64_t worth; /* what ranks it: work saved for its cost; below 0: an answer opens more than it settles */
	gj_matters matters;
} gj_prospect;

typedef struct gj_prospects {
	gj_prospect *at; /* the best first */
	size_t n;
	size_t undecided; /* wanted norms in force on the day, or to come, that are undecided */
	bool future; /* nothing is left to ask about norms in force: these are about those to come */
	bool kept; /* these are about whether norms that apply are kept: `norm` and `decides` are of that */
	bool after;    /* and which apply was asked before */
	size_t unkept; /* wanted norms that apply of which it is open whether they are kept; 0 where that is not asked about */
} gj_prospects;

typedef enum gj_about {
	GJ_ABOUT_APPLIES, /* which norms apply */
	GJ_ABOUT_KEPT,	  /* whether those that apply are fulfilled, breached or pending */
	GJ_ABOUT_BOTH	  /* that, when nothing is left to ask about which apply */
} gj_about;

typedef struct gj_inquiry {
	const gj_circuit *circuit;
	const gj_record *record;	 /* as it is when gj_inquiry_rank is called */
	const bool *wanted;		 /* [n_norms]; drafts are never wanted */
	bool *fact_closed, *term_closed; /* not to be asked: put off, or nobody knows */
	bool roles_closed;
	gj_about about;
} gj_inquiry;

/* Nothing is closed yet; it is about which norms apply. `wanted` NULL: all norms. GJ_OK or GJ_ENOMEM. */
int gj_inquiry_new(gj_inquiry **out, gj_arena *arena, const gj_circuit *circuit,
		   const gj_record *record, const bool *wanted);

/*
 * Rank what can be asked. The first `sure_of` questions are looked at one by one, and those are left out that no
 * completion of the rest lets matter. What is told, unknown, not applicable, contradictory or closed is never among
 * them. GJ_OK or GJ_ENOMEM.
 */
int gj_inquiry_rank(gj_prospects *out, gj_arena *arena, const gj_inquiry *inquiry, size_t sure_of);

/* The wanted norms that are in force on the day or to come, and undecided for this record. Needs no ranking. */
size_t gj_inquiry_undecided(const gj_inquiry *inquiry, const gj_truth *node);

/* `roles`, or the name of the fact or term. */
gj_str gj_prospect_name(const gj_law *law, gj_ask ask);

#endif
