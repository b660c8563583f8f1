/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What changed between two texts, or between two days. Provisions are matched by their `from` links, and by their titles where there are
 * none; each change of a pair is a fact with a direction, decided from what the rule base records and never from a score; and each
 * obligation has the exact set of services that gain or lose it.
 */
#ifndef GJ_REASON_DIFF_H
#define GJ_REASON_DIFF_H

#include "reason/shift.h"

typedef enum gj_direction {
	GJ_DIRECTION_NONE, /* does not bear on how much is asked */
	GJ_DIRECTION_RELAXES,
	GJ_DIRECTION_TIGHTENS,
	GJ_DIRECTION_MIXED, /* both: less of some, more of others */
	GJ_DIRECTION_OPEN /* something is otherwise, and the rule base does not say which way it goes */
} gj_direction;

typedef enum gj_change_what {
	GJ_CHANGE_PLACE,     /* another article */
	GJ_CHANGE_KIND,	     /* a duty became an encouragement */
	GJ_CHANGE_BEARER,    /* whom it binds */
	GJ_CHANGE_SCOPE,     /* of the whole instrument */
	GJ_CHANGE_CONDITION, /* when it applies */
	GJ_CHANGE_EXCEPTION, /* what lifts it */
	GJ_CHANGE_TRIGGER,   /* the event that calls for the act */
	GJ_CHANGE_ACT,	     /* what is to be done or left */
	GJ_CHANGE_CARE,	     /* a result, or effort toward it */
	GJ_CHANGE_DEADLINE,
	GJ_CHANGE_MEASURES,  /* SANCTION: what may be imposed */
	GJ_CHANGE_FINE,	     /* SANCTION: how much */
	GJ_CHANGE_AUTHORITY, /* toward whom, held by whom */
	GJ_CHANGE_WORDS	     /* as read: the norm's `relaxes` and `tightens` */
} gj_change_what;

typedef struct gj_pair_change {
	gj_change_what what;
	gj_direction direction;
	gj_str words, by; /* WORDS */
	gj_day on;
} gj_pair_change;

typedef enum gj_pair_verdict {
	GJ_PAIR_SAME,
	GJ_PAIR_MOVED,
	GJ_PAIR_RELAXED,
	GJ_PAIR_TIGHTENED,
	GJ_PAIR_MIXED,
	GJ_PAIR_CHANGED, /* no direction can be told */
	GJ_PAIR_ADDED,
	GJ_PAIR_REMOVED
} gj_pair_verdict;

typedef struct gj_pair {
	uint32_t old, new; /* norms; GJ_NONE: none */
	gj_pair_verdict verdict;
	gj_direction direction; /* ADDED, REMOVED: of adding or removing such a norm */
	bool declaratory;	/* ADDED, an exemption: it changes no outcome */
	bool by_title;		/* matched by its title */
	double likeness; /* then: Dice's coefficient of the titles' pairs of characters, 0 to 1 */
	gj_pair_change *change;
	size_t n;
} gj_pair;

enum { GJ_READINGS = 2 };

/* An obligation, and who gains or loses it; [1]: on the other reading of the scope, where there is one. */
typedef struct gj_diff_shift {
	uint32_t norm;
	bool gained; /* a norm of the new side; else one of the old side that is lost */
	gj_shift by[GJ_READINGS];
} gj_diff_shift;

/* An article of the new side that comes from none of the old, or of the old side that nothing comes from; with its status. */
typedef struct gj_diff_article {
	uint32_t article;
	bool added;
} gj_diff_article;

typedef struct gj_diff {
	const gj_law *law;
	uint32_t old, new; /* instruments; GJ_NONE: two days are compared */
	gj_day old_day, new_day;
	gj_pair *pair; /* by the new side's order; what was removed behind */
	size_t n_pairs;
	gj_diff_article *article;
	size_t n_articles;
	gj_refs issuers_added, issuers_removed, bases_added, bases_removed, bases_kept;
	gj_diff_shift *shift;
	size_t n_shifts, n_readings;
	unsigned count[GJ_PAIR_REMOVED + 1];
	gj_space *space[GJ_READINGS];
} gj_diff;

typedef struct gj_diff_weight {
	gj_ask ask;
	double share;
} gj_diff_weight;

/* `on`: the day on which both are read, as if in force. The weights are of yes-no questions; all else is even. GJ_OK, GJ_ENOMEM. */
int gj_diff_instruments(gj_diff **out, gj_arena *arena, const gj_law *law, uint32_t old,
			uint32_t new, gj_day on, const gj_diff_weight *weight, size_t n_weights,
			gj_error *err);

/* What binds on `after` and did not on `before`, and the other way round; drafts apart. */
int gj_diff_days(gj_diff **out, gj_arena *arena, const gj_law *law, gj_day before, gj_day after,
		 const gj_diff_weight *weight, size_t n_weights, gj_error *err);

#endif
