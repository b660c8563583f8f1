/* SPDX-License-Identifier: Apache-2.0 */
/* Shared by the files that rank questions. */
#ifndef GJ_REASON_INQUIRY_PARTS_H
#define GJ_REASON_INQUIRY_PARTS_H

#include "eval/program.h"
#include "reason/inquiry.h"

/* What is to be expected of a gate, if every answer to a question is as likely as the next and questions are apart. */
typedef struct gj_outlook {
	gj_truth truth;
	uint32_t yes, no; /* chances, of GJ_ONE_NORM; what nobody can be asked is in neither */
	uint64_t
		cost; /* of settling it, the likelier way to an early end first; in parts of GJ_ONE_NORM */
} gj_outlook;

/* The undecided part of the circuit below the norms wanted. Gates are numbered anew, inputs before users. */
typedef struct gj_cone_of {
	const gj_inquiry *inquiry;
	const gj_circuit *circuit;
	gj_arena *arena;
	gj_truth *atom, *node; /* the run of the whole circuit */
	uint32_t *target;      /* norms wanted and undecided, in the order of the law */
	size_t n_targets;
	gj_node *gate; /* of the circuit */
	size_t n;
	uint32_t *place; /* [n_gates]: where in the cone, or GJ_NONE */
	uint32_t *norms; /* [n]: how many targets a gate is the top of */
	uint32_t *user,
		*first_user; /* users of gate i: user[first_user[i]] .. user[first_user[i + 1]] */
	gj_outlook *now;     /* [n] */
	uint32_t *
		answerable; /* [n_files]: how likely a question from that rule file finds an answer; of GJ_ONE_NORM */
	uint32_t *
		likely_yes; /* [n_files]: how likely the answer to a question of yes or no from that rule file is yes; of GJ_ONE_NORM */
	gj_prospect *question;
	size_t n_questions, cap_questions;
	gj_refs *reads; /* for each question the atoms of the circuit that read it */
	uint32_t *fact_question, *term_question, role_question; /* GJ_NONE: none */
	gj_record *thought; /* a copy in which answers are tried */
	uint8_t *
		kept_told; /* [n_norms]: can it be said from days whether it is kept? 1 yes, 2 no, 0 not looked */
	/* Room for what hangs on one question: */
	uint32_t *above; /* gates, inputs before users */
	size_t n_above;
	bool *touched;	  /* [n] */
	gj_outlook *then; /* [n]: of those that are touched, under the answer that is tried */
	int64_t *saved;	  /* [n]: what the question saves on the average of its answers */
} gj_cone_of;

/* Make the cone for the norms in force (or those to come). GJ_OK or GJ_ENOMEM. */
int gj_cone_of_new(gj_cone_of *out, gj_arena *arena, const gj_inquiry *inquiry, bool future);

/* The truth of an atom of the cone's circuit. */
gj_truth gj_cone_truth(const gj_cone_of *cone, const gj_atom *atom, const gj_record *record);

/* How likely a question finds an answer, of GJ_ONE_NORM, by what was told and what was not. */
int gj_answerable_count(gj_cone_of *cone);
uint32_t gj_answerable(const gj_cone_of *cone, gj_ask ask);

/* How likely that answer is yes, of GJ_ONE_NORM: of a fact that is true or false, or a judgement. */
uint32_t gj_likely_yes(const gj_cone_of *cone, gj_ask ask);

/* The answers of a question, given which atoms read it. */
int gj_answers_of(gj_cone_of *cone, size_t question);

/* Say an answer in the record in thought, or take it back. */
void gj_answer_say(gj_cone_of *cone, gj_ask ask, const gj_answer *answer);
void gj_answer_unsay(gj_cone_of *cone, gj_ask ask);

/* The outlook of one gate from those of its inputs; atoms: from the answers of what they read. */
void gj_outlook_gate(gj_outlook *out, const gj_gate *gate, const gj_outlook *a, const gj_outlook *b,
		     const gj_outlook *c);
gj_outlook gj_outlook_told(gj_truth truth);
int gj_outlook_now(gj_cone_of *cone);

/* Norms hanging on it, decided by each answer, and its worth. */
int gj_weigh(gj_cone_of *cone, size_t question);

/* Does it matter? Fills `matters`. */
int gj_look_whether_it_matters(gj_cone_of *cone, size_t question);

/* Where few questions are left: the best one comes first in `order`, which lists all of them, the best by their worth first. */
int gj_put_best_first(gj_cone_of *cone, uint32_t *order);

/* Planes, aligned; NULL: no memory. */
gj_planes *gj_cone_planes(gj_arena *arena, size_t n);

/* Is the norm among those wanted? */
bool gj_inquiry_wants(const gj_inquiry *inquiry, uint32_t norm);

/* May it be asked? */
bool gj_inquiry_open(const gj_inquiry *inquiry, gj_ask ask);

/* Would it be decided, were all that it reads told to the point? Not where a parameter has no value on its day. */
bool gj_atom_can_be_told(gj_cone_of *cone, const gj_atom *atom, const gj_ask *ask, size_t n);

/* A quantity or day told to the point. */
gj_input gj_input_at(int64_t value);

/* The value of a fact, told to the point, within what is known of it. */
gj_input gj_input_point(const gj_input *known);

/* Questions below an atom that may be asked: their numbers in `out` [at most `most`]; how many there are. */
size_t gj_atom_questions(gj_cone_of *cone, const gj_atom *atom, uint32_t *out, size_t most);

#endif
