/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Before anything is judged: how many items, and how many failures among them pass, assure, refute. The numbers of a rule come from the rule base;
 * the methods are those of stats/.
 */
#ifndef GJ_PLAN_PLANNING_H
#define GJ_PLAN_PLANNING_H

#include "law/law.h"
#include "stats/accept.h"
#include "stats/sizing.h"

enum { GJ_PLAN_ROWS = 16, GJ_PLAN_FEWEST = 6 };

/* One limit, and what to say of it. */
typedef struct gj_planned {
	gj_limit limit;
	gj_str norm, fact, fact_zh, parameter; /* where the limit stands; empty: the user said it */
	int64_t sample[GJ_PLAN_ROWS];	       /* sizes to show */
	size_t n_samples;
	int64_t asked;	/* the size that the rule asks for, 0: none */
	gj_share drawn; /* or the share of all that it asks to be drawn; 0 of 1: none */
} gj_planned;

/* What the user accepts. */
typedef struct gj_accepted {
	int64_t of; /* items that there are, or GJ_ENDLESS */
	gj_share risk;
	bool powered; /* `truth` and `power` are given */
	gj_share truth, power;
} gj_accepted;

typedef struct gj_plan_row {
	int64_t n;
	gj_acceptance accept;
	double at_limit; /* how likely the literal rule passes when just more fail than the limit allows */
	double none_leaves; /* the most that may fail in all when none of the sample does */
} gj_plan_row;

typedef struct gj_plan_of {
	gj_plan_row row[GJ_PLAN_ROWS + 2];
	size_t n;
	int64_t fewest
		[GJ_PLAN_FEWEST]; /* the smallest samples that assure with 0, 1, ... failures; 0: none can */
	bool sized;
	gj_sizing sizing;
} gj_plan_of;

/* Rows for the sizes of `planned` and for 20 and 50, the least that rules ask of a category, where they can show nothing. GJ_EINPUT as of stats/. */
int gj_plan_make(gj_plan_of *out, const gj_planned *planned, const gj_accepted *accepted,
		 gj_error *err);

typedef struct gj_plan_list {
	gj_planned *item;
	size_t n, cap;
} gj_plan_list;

/*
 * The limits of a norm on a day: comparisons of a share in percent with a number. "At least" less than half is a share to be drawn, since no rule
 * lets most fail; "at least" a count of something is the size of the sample. What of it is no such comparison is passed over. GJ_EINPUT: no limit in
 * it, or not on that day.
 */
int gj_plan_from_norm(gj_plan_list *out, gj_arena *arena, const gj_law *law, uint32_t norm,
		      gj_day on, gj_error *err);

/* Those of every norm that compares with this parameter; only the comparisons with it. GJ_EINPUT with the nearest name. */
int gj_plan_from_parameter(gj_plan_list *out, gj_arena *arena, const gj_law *law, gj_str parameter,
			   gj_day on, gj_error *err);

void gj_plan_text(gj_buf *out, const gj_planned *planned, const gj_accepted *accepted,
		  const gj_plan_of *plan, bool chinese);

/* One object, inside of what the caller has opened. */
struct gj_json;
void gj_plan_json(struct gj_json *json, const gj_planned *planned, const gj_accepted *accepted,
		  const gj_plan_of *plan);

#endif
