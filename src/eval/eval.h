/* SPDX-License-Identifier: Apache-2.0 */
/* One service through the circuit: values, verdicts, reasons. Pure: same circuit and record, same result. */
#ifndef GJ_EVAL_EVAL_H
#define GJ_EVAL_EVAL_H

#include <guiju/verdict.h>

#include "circuit/circuit.h"
#include "eval/record.h"

/* ---- running the circuit ---- */

enum {
	GJ_RUN_NO_PRESUMPTION = 1 /* PRESUME gates let the atom through as it is */
};

/* The truth of one atom for a record. Comparisons with ranges are decided where the ranges decide them. */
gj_truth gj_atom_truth(const gj_circuit *circuit, const gj_atom *atom, const gj_record *record);
void gj_atoms_truth(const gj_circuit *circuit, const gj_record *record,
		    gj_truth *out); /* [n_atoms] */

/* Run the whole circuit: `node` has n_gates places. */
void gj_circuit_run(const gj_circuit *circuit, const gj_truth *atom, unsigned flags,
		    gj_truth *node);

/*
 * The same, but nothing stands in for the atoms marked in `bare` [n_atoms; NULL: none]: no presumption for a fact, and
 * for a judgement not the text.
 */
void gj_circuit_run_bare(const gj_circuit *circuit, const gj_truth *atom, unsigned flags,
			 const bool *bare, gj_truth *node);

/*
 * Once more over `before`, which a run with no flags left, now that atoms at gate `first` or behind it are others: `node` becomes what a
 * whole run would make it. Only what hangs on a gate that changed is worked out.
 */
void gj_circuit_rerun(const gj_circuit *circuit, const gj_truth *atom, gj_node first,
		      const gj_truth *before, gj_truth *node);

/* The same for some gates [n], inputs before users: those below one node, say. The rest of `node` is left. */
void gj_circuit_run_some(const gj_circuit *circuit, const gj_truth *atom, const bool *bare,
			 const gj_node *gate, size_t n, gj_truth *node);

/* ---- verdicts ---- */

enum {
	GJ_MARK_JUDGEMENT = 1,
	GJ_MARK_PRESUMPTION = 2,
	GJ_MARK_CONFLICT = 4,
	GJ_MARK_DECLARATORY = 8,
	GJ_MARK_UNVERIFIED = 16
};

/* Something that can be asked or told: a fact, a judgement of a term, the actor's roles. */
typedef enum gj_ask_kind { GJ_ASK_FACT, GJ_ASK_JUDGEMENT, GJ_ASK_ROLE } gj_ask_kind;
enum { GJ_N_ASK_KINDS = GJ_ASK_ROLE + 1 };

typedef struct gj_ask {
	gj_ask_kind kind;
	uint32_t ref;
} gj_ask;

typedef struct gj_asks {
	gj_ask *at; /* sorted by kind, then by name */
	size_t n;
} gj_asks;

/* What the verdict would be if a judgement it turns on went the other way. */
typedef struct gj_branch {
	uint32_t term;
	gj_truth judged; /* as recorded */
	gj_applicability other;
} gj_branch;

typedef struct gj_verdict {
	uint32_t norm;
	gj_applicability applicability;
	gj_because because;
	gj_truth
		if_in_force; /* what it would be if it were in force (drafts, past and future law) */
	gj_day from;	     /* FUTURE: first day in force */
	gj_day later; /* DOES_NOT_APPLY, in force now or later: the first day on which the law turns and it applies, or else may */
	gj_truth then; /* on that day: TRUE or UNKNOWN */
	gj_refs lifted_by; /* norms that lift it here (applicability true); when unknown: those that may */
	gj_asks asks; /* applicability unknown: what would settle it; else what would settle compliance */
	gj_compliance
		compliance; /* only for DUTY, PROHIBITION, PROCEDURE that apply; others NOT_CHECKED */
	gj_day due;	    /* GJ_DAY_NONE: no date, or not known */
	bool due_unknown; /* there is a deadline but its day is not known: the event has no date, or one of these two: */
	bool calendar_gap; /* the calendar lacks a year */
	/* PENDING, and what calls for it is told as not having happened: there is nothing to do yet. A day to come is no such telling: it is planned. */
	bool not_called;
	bool due_before_force; /* the time ran out before the norm was in force, and no text says what follows */
	gj_day since; /* BREACHED: first day in breach, GJ_DAY_NONE when not known */
	unsigned marks;
	gj_branch *branch; /* judgements it turns on */
	size_t n_branches;
	gj_refs presumed; /* presumptions it turns on */
} gj_verdict;

/* Something to ask, how many undecided norms hang on it, and how many of these are in force on the day. */
typedef struct gj_question {
	gj_ask ask;
	unsigned norms, now;
} gj_question;

typedef struct gj_totals {
	unsigned applies, does_not_apply, unknown, future, fulfilled, pending, breached,
		compliance_unknown, not_checked,
		later;	     /* of those that do not apply: that do, or may, from a later day on */
	unsigned not_called; /* of `pending` */
} gj_totals;

typedef struct gj_verdicts {
	const gj_law *law;
	const gj_circuit *circuit;
	const gj_record *record;
	gj_truth *atom, *node; /* the run behind it */
	gj_verdict *item;      /* one for each norm, in the order of the law */
	size_t n;
	const bool *only; /* [n_instruments] those that were asked about; NULL: all */
	gj_totals totals;
	gj_question *question; /* most of now first, then most, then by kind and name */
	size_t n_questions;
} gj_verdicts;

/* The first day on which a norm that does not apply on the day asked for will; GJ_DAY_NONE: it does, never will, or that is not known. */
static inline gj_day gj_begins(const gj_verdict *verdict)
{
	if (verdict->applicability == GJ_FUTURE)
		return verdict->from;
	return verdict->applicability == GJ_DOES_NOT_APPLY && verdict->then == GJ_TRUE
		       ? verdict->later
		       : GJ_DAY_NONE;
}

int gj_evaluate(gj_verdicts **out, gj_arena *arena, const gj_circuit *circuit,
		const gj_record *record, gj_error *err);

/*
 * Keep only the verdicts on norms of some instruments ([n_instruments] of the law), and count totals and questions
 * anew. The marks must outlive the verdicts. From then on item[i] is no longer the verdict on norm i: look at item[i].norm.
 */
int gj_verdicts_keep(gj_verdicts *verdicts, gj_arena *arena, const bool *instruments,
		     gj_error *err);

/* ---- reasons ---- */

/*
 * A sufficient reason: a set of things told that alone decides the verdict the same way, none of which can be left out
 * (a prime implicant of the decided circuit; Darwiche and Hirth 2020). Deterministic: tries to drop the last first.
 * What is presumed about facts that nobody told stands beside it. For an unknown verdict it is empty.
 */
int gj_sufficient_reason(gj_asks *out, gj_arena *arena, const gj_verdicts *verdicts, uint32_t norm);

/* Things told any one of which, turned round alone, changes the verdict (necessary reasons of size one). */
int gj_necessary_reason(gj_asks *out, gj_arena *arena, const gj_verdicts *verdicts, uint32_t norm);

/* ---- proof ---- */

typedef enum gj_proof_kind {
	GJ_PROOF_NORM,	/* ref: norm */
	GJ_PROOF_FORCE, /* in force on the day? */
	GJ_PROOF_BEARER,
	GJ_PROOF_SCOPE,
	GJ_PROOF_WHEN,
	GJ_PROOF_LIFTER, /* ref: norm; its own proof below; truth: does it lift */
	GJ_PROOF_TERM,	 /* ref: term; cites its definition */
	GJ_PROOF_INCLUDES,
	GJ_PROOF_EXCLUDES,
	GJ_PROOF_JUDGEMENT, /* ref: term */
	GJ_PROOF_FACT,	    /* ref: fact: given, unknown, ... */
	GJ_PROOF_ROLE,	    /* ref: role; below it what the role includes, where it is not told */
	GJ_PROOF_PRESUME,   /* ref: presumption */
	GJ_PROOF_COMPARE,   /* cond */
	GJ_PROOF_AND,
	GJ_PROOF_OR,
	GJ_PROOF_NOT,
	GJ_PROOF_KEPT, /* ref: norm; truth: is it kept: yes, breached, or neither yet; below it ACT, then the events that its time hangs on, as facts */
	GJ_PROOF_ACT   /* ref: norm; truth: is what it asks for, or forbids, so */
} gj_proof_kind;

typedef struct gj_proof {
	gj_proof_kind kind;
	gj_truth truth;
	uint32_t ref;
	gj_day day;
	const gj_cond *cond;
	struct gj_proof **kid;
	size_t n;
	bool repeated; /* shown in full higher up: no kids here */
} gj_proof;

/*
 * Has the actor the role on that day, told or by what it does? Where no norm of the circuit asks for the role on that day: as told.
 */
gj_truth gj_role_held(const gj_verdicts *verdicts, uint32_t role, gj_day day);

/* The proof of one norm's verdict: everything it turned on, exceptions tried included. Terms already shown are marked `repeated`. */
int gj_prove_norm(gj_proof **out, gj_arena *arena, const gj_verdicts *verdicts, uint32_t norm);

/*
 * The same, and behind it the proof of its compliance, where it applies and can be kept (else NULL): what is shown in the first is `repeated`
 * in the second. Of time the events are shown, not the arithmetic of days: that is in the verdict.
 */
int gj_prove_verdict(gj_proof **applies, gj_proof **kept, gj_arena *arena,
		     const gj_verdicts *verdicts, const gj_verdict *verdict);

#endif
