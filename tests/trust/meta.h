/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Properties that hold whatever the law and whatever the record, so that no expected value is needed. Each takes a
 * law, a record and a day; the rng choose what to try. True: it holds. False: `say` (when given) gets why not.
 */
#ifndef GJ_TRUST_META_H
#define GJ_TRUST_META_H

#include "trust/case.h"
#include "trust/gen_record.h"

typedef struct meta {
	const gj_law *law;
	const gj_record *record;
	gj_day on;
	rng random;
	gj_arena *arena; /* for what the property makes */
	gen_marks marks;
	gj_circuit *circuit;
	gj_verdicts *verdicts; /* of the record as it is */
	FILE *say;
	unsigned tried; /* how often the property had something to look at: none is no test */
} meta;

typedef bool meta_property(meta *m);

/* meta_information.c */
meta_property meta_more_information, meta_asks_are_complete, meta_answers_decide;
/* meta_same.c */
meta_property meta_renamed, meta_reordered, meta_irrelevant, meta_new_law, meta_twice;
/* meta_time.c */
meta_property meta_time_passes, meta_put_off;
/* meta_reason.c */
meta_property meta_sufficient, meta_necessary, meta_marks, meta_proof;
/* meta_circuit.c */
meta_property meta_planes, meta_shape;
/* meta_file.c */
meta_property meta_yaml, meta_json;

/* meta_advise.c */
meta_property meta_plans;

/* meta_remember.c: of the reference itself */
meta_property meta_remembered;

/* ---- shared ---- */

gj_verdicts *meta_judge(meta *m, const gj_record *record); /* NULL: memory */
bool meta_fails(meta *m, const gj_verdict *v, const char *format, ...) GJ_PRINTF(3, 4); /* false */

/* Is this verdict of one law the same as that of another, names apart? `b_law` knows things by `rename` of their names. */
bool meta_same_verdict(const gj_law *a_law, const gj_verdict *a, const gj_law *b_law,
		       const gj_verdict *b, case_rename *rename);

/* The whole text of a law that was made from texts. */
gj_str meta_text(const meta *m);

#endif
