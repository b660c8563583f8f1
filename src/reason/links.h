/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What a change brings with it. Causal links (gj_link) say that where a condition is yes, a fact has a value: a service
 * offered through an interface only has no app. A record in thought is *possible* when nothing in it contradicts a link
 * that did not contradict what was told. After structural causal models (Pearl) as used for recourse: Karimi, Schölkopf,
 * Valera, FAccT 2021; ordered plans: Dasgupta, Arias, Salazar, Gupta, CoGS, 2024.
 */
#ifndef GJ_REASON_LINKS_H
#define GJ_REASON_LINKS_H

#include "eval/asks.h"

/* One effect of the law (gj_effect), looked at beside what was told. */
typedef struct gj_cause {
	uint32_t link, fact;
	gj_input value;
	gj_node when;
	gj_asks reads; /* what the condition reads */
	bool held;     /* the condition was yes as told */
	bool misfit;   /* and the fact was told otherwise: what was told does not fit together */
	/* After gj_links_bring: */
	bool acts;	   /* the condition is newly yes, and the fact has the value by it */
	bool changes;	   /* and would have had another, or none */
	bool contradicted; /* the condition is yes, and the fact keeps another value */
	bool open; /* the condition is open, and the fact was given another value than it would bring */
} gj_cause;

typedef struct gj_links {
	const gj_record *told;
	gj_circuit *circuit;   /* the conditions, on the day */
	gj_truth *atom, *node; /* scratch */
	gj_cause *cause;       /* in the order of law->effect */
	size_t n;
	uint64_t spent; /* gates run, and causes looked at with them */
} gj_links;

/* Lives in `arena`, borrows `told`. GJ_OK or GJ_ENOMEM. */
int gj_links_new(gj_links **out, gj_arena *arena, const gj_record *told, gj_day on, gj_error *err);

/*
 * `record` is what was told with some things changed, facts as `moved` [n_facts] says. Give the other facts the values that links whose
 * conditions are newly yes bring. A fact that is moved keeps its value, and so does one that is told and `changeable by
 * never`; where a link says otherwise it is contradicted. Returns whether the record is possible; it is brought as far
 * as it goes either way.
 */
bool gj_links_bring(gj_links *links, gj_record *record, const bool *moved);

#endif
