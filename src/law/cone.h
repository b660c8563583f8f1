/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The conditions below one or two norms as a small program, run over every combination of facts at once: for lint's
 * question whether anything makes a norm apply. Strong Kleene logic in two planes, 64 combinations a word. Facts are
 * taken as told (yes or no): telling more never takes back a decided verdict, so what no complete telling reaches,
 * nothing reaches.
 */
#ifndef GJ_LAW_CONE_H
#define GJ_LAW_CONE_H

#include "law/law.h"

enum { GJ_CONE_LESS = 1, GJ_CONE_EQUAL = 2, GJ_CONE_GREATER = 4 };

/* 2^20 combinations are tried at most; beyond these bounds nothing is said. */
enum {
	GJ_CONE_VARS = 20,   /* INVARIANT: as many bits as 2^20 states have */
	GJ_CONE_VALUES = 31, /* of one fact with choices or numbers */
	GJ_CONE_GATES = 1024,
	GJ_CONE_DEPTH = 200
};

typedef enum gj_cone_sort {
	GJ_CONE_FACT, /* yes-no fact, or event: has it happened */
	GJ_CONE_ROLE,
	GJ_CONE_JUDGED, /* a term: was it judged to hold */
	GJ_CONE_CHOICE, /* values: the choices that are mentioned, and all others as one */
	GJ_CONE_NUMBER, /* values: the constants it is compared with, and the gaps between them */
	GJ_CONE_PAIR	/* two quantities: less, equal, greater */
} gj_cone_sort;

typedef struct gj_cone_var {
	gj_cone_sort sort;
	uint32_t ref;
	const gj_qty *left, *right; /* PAIR */
	int64_t mentioned[GJ_CONE_VALUES];
	unsigned n_mentioned;
	uint64_t
		values; /* which values it can take, a bit each; 0: two, and it is a bit of the state */
	unsigned position; /* bit of the state, or the value it has now */
} gj_cone_var;

typedef enum gj_cone_op {
	GJ_CONE_FALSE,
	GJ_CONE_UNKNOWN,
	GJ_CONE_TRUE,
	GJ_CONE_BIT,   /* a: variable */
	GJ_CONE_VALUE, /* a: variable; set: values for which it is true */
	GJ_CONE_NOT,   /* a */
	GJ_CONE_AND,   /* a, b */
	GJ_CONE_OR,
	GJ_CONE_JUDGE /* a includes, b excludes, c judgement */
} gj_cone_op;

typedef struct gj_cone_gate {
	gj_cone_op op;
	uint32_t a, b, c;
	uint64_t set;
	unsigned order;	  /* NUMBER, PAIR: the sum of LESS, EQUAL, GREATER that make it true */
	int64_t constant; /* NUMBER */
	const gj_refs *choice;
} gj_cone_gate;

/* Gates already made for a term or a norm; valid where `stamp` is the cone's. */
typedef struct gj_cone_memo {
	uint32_t stamp, gate;
} gj_cone_memo;

typedef struct gj_cone {
	const gj_law *law;
	gj_day day; /* which lifters count hangs on it */
	gj_cone_gate *gate;
	uint64_t *is_true, *is_false; /* [gate]: 64 combinations each */
	uint32_t n_gates;
	gj_cone_var var[GJ_CONE_VARS];
	unsigned n_vars;
	gj_cone_memo *term, *norm;
	uint32_t stamp;
	unsigned depth;
	bool too_large;
	uint64_t work; /* steps that may still be taken, over all questions */
} gj_cone;

typedef enum gj_found { GJ_FOUND_NO, GJ_FOUND_YES, GJ_FOUND_UNDECIDED } gj_found;

/* GJ_OK or GJ_ENOMEM. */
int gj_cone_new(gj_cone **out, gj_arena *arena, const gj_law *law, uint64_t work);
void gj_cone_start(gj_cone *cone, gj_day day);

/* Gates. When there is no more room the cone is `too_large`, and any gate is returned. */
uint32_t gj_cone_and(gj_cone *cone, uint32_t a, uint32_t b);
uint32_t gj_cone_cond(gj_cone *cone, const gj_cond *cond); /* NULL: true */
uint32_t
gj_cone_holds(gj_cone *cone,
	      uint32_t norm); /* bearer, scope and when; not what stands behind a sanction */
uint32_t gj_cone_applies(gj_cone *cone,
			 uint32_t norm); /* holds, and nothing lifts it on the cone's day */

/* Is there a combination of facts in which gate `yes` is true and gate `open` is not false? */
gj_found gj_cone_find(gj_cone *cone, uint32_t yes, uint32_t open);

/* As gj_norm_counts_for in circuit/: is `other` looked at when `norm` is read on `day`? */
bool gj_cone_counts(const gj_norm *norm, const gj_norm *other, gj_day day);

#endif
