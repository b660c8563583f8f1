/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Who gains or loses a norm between two states of the law: exactly the services to which it applies in the one and no norm that it is matched
 * with applies in the other (change-impact analysis in the sense of Margrave: Fisler, Krishnamurthi, Meyerovich, Tschantz, ICSE 2005). Over all
 * services, by decision diagrams; nothing is sampled.
 */
#ifndef GJ_REASON_SHIFT_H
#define GJ_REASON_SHIFT_H

#include "reason/fewest.h"
#include "reason/form.h"

/* How likely each value of each variable is; variables are taken as independent. */
typedef struct gj_weights {
	double **of;  /* [n_vars][values] */
	double *room; /* for adding up */
	size_t cap_room;
} gj_weights;

/* Every value that is possible alike. GJ_OK or GJ_ENOMEM. */
int gj_weights_new(gj_weights *out, gj_arena *arena, const gj_space *space);

/* A yes has this share, 0 to 1. False: the space has no such yes-no question. */
bool gj_weights_set(gj_weights *weights, const gj_space *space, gj_ask ask, double share);

typedef struct gj_shift_case {
	gj_cube cube; /* of the leaves */
	double share;
	gj_record *witness; /* one such service; NULL: none was found that the circuits confirm */
} gj_shift_case;

typedef struct gj_shift {
	uint32_t norm;
	gj_diagram services; /* who they are: of one space, equal sets are equal numbers */
	gj_leaves leaves;
	gj_shift_case *item;
	size_t n;    /* 0: nobody, unless one of the next two */
	bool fewest; /* there are no fewer cases */
	bool too_many_conditions; /* more than GJ_FEWEST_CONDITIONS: one case, all leaves unasked, with the share and a witness */
	bool too_large; /* nothing can be said */
	double share;	/* of all services */
	double open; /* of all services: they may gain or lose it; the law leaves that undecided although everything is told */
} gj_shift;

typedef struct gj_shift_question {
	gj_space_view *here; /* the state in which `norm` is looked at */
	gj_space_view *there;
	uint32_t norm;
	const uint32_t *match; /* norms in the other state */
	size_t n_matches;
	gj_weights *weights;
} gj_shift_question;

/* Who they are and how many, without cases. GJ_OK or GJ_ENOMEM. */
int gj_shift_services(gj_shift *out, gj_arena *arena, const gj_shift_question *question);

/*
 * The cases, after that. `alike`: a shift of the same space with the same services, whose cases are taken over if their witnesses serve here
 * too; NULL: none. GJ_OK or GJ_ENOMEM.
 */
int gj_shift_cases(gj_shift *shift, gj_arena *arena, const gj_shift_question *question,
		   const gj_shift *alike);

#endif
