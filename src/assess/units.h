/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What counts once in a rate of answers: a question, asked of a model. Answers of one model to one question resemble each other, whether
 * they are repeats, stand in several folders, or belong to two questions whose texts fold to the same; a bound that took them for
 * independent would show more than there is. So one answer of each speaks for the question: of those that were judged, the one
 * that stands highest on the sheets, which was fixed by the manifest before anybody judged.
 */
#ifndef GJ_ASSESS_UNITS_H
#define GJ_ASSESS_UNITS_H

#include "assess/probes.h"

/* Where a unit was asked: a question of a folder. */
typedef struct gj_asking {
	uint32_t probe, question;
	uint32_t next; /* of the same unit, or UINT32_MAX */
} gj_asking;

typedef struct gj_asked_unit {
	uint32_t model;
	gj_bank_kind bank;
	gj_str category; /* of its first question */
	uint32_t first, last;
} gj_asked_unit;

typedef struct gj_asked_model {
	gj_str name;	 /* as it can be shown; empty: no manifest names one */
	gj_str endpoint; /* where it was asked; several have `; ` between them */
} gj_asked_model;

typedef struct gj_units {
	gj_asked_unit *unit; /* in the order of folders and questions */
	size_t n;
	gj_asking *asking;
	gj_asked_model *model;
	size_t n_models;
} gj_units;

/* GJ_OK or GJ_ENOMEM. */
int gj_units_make(gj_units *out, gj_arena *arena, const gj_probe *probe, size_t n);

/* Does an answer belong to a sample, and what came of it? */
typedef enum gj_mark { GJ_MARK_OUT, GJ_MARK_GOOD, GJ_MARK_BAD, GJ_MARK_OPEN } gj_mark;

/* For judges of some kinds. Answers that are empty, filtered or failed have no judgement and are open; those that nobody judged are out. */
gj_mark gj_answer_mark(const gj_probe *probe, gj_bank_kind bank, const gj_answer_given *answer,
		       unsigned kinds);

/* What a unit comes to; `*judged`: a judge said it, `*more`: answers to it that do not count because this one does. */
gj_mark gj_unit_mark(const gj_units *units, const gj_asked_unit *unit, const gj_probe *probe,
		     unsigned kinds, bool *judged, int64_t *more);

#endif
