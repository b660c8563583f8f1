/* SPDX-License-Identifier: Apache-2.0 */
/*
 * One service under the law of several regimes on one day, side by side. What is matched stands in the rule base: a
 * `subject` names the norms that are about it (docs/side-by-side.md). Nothing is decided here that the check has not
 * decided: what is open stays open, and that a regime asks nothing is said only where all of its norms are decided.
 */
#ifndef GJ_REASON_COMPARE_H
#define GJ_REASON_COMPARE_H

#include "eval/eval.h"

/* One column: a jurisdiction with those within it. */
typedef struct gj_regime {
	gj_str name;
	bool *instrument; /* [n_instruments] */
} gj_regime;

/* A sanction, and the norm by whose breach it was met first. */
typedef struct gj_threat {
	uint32_t norm, sanction; /* GJ_NONE: none */
} gj_threat;

/*
 * Upper bounds of single fines in one currency, of the sanctions that are not known to concern others: the greatest bound is at least `low`,
 * and at most `high`. Which of them is the greatest says nothing of what all come to where a fine is set for each violation or each day.
 */
typedef struct gj_exposure {
	gj_str currency;
	bool bounded; /* every fine with an amount has an upper bound that is known, and is set once for all */
	gj_num low, high; /* `high`: of those that have a bound */
	gj_threat low_by,
		high_by; /* those that set them. They need not be those without a bound: */
	gj_threat
		without; /* the first fine whose upper bound is not known; none: all single fines are at most `high` */
	gj_threat each;		    /* the greatest that is set for each violation, day or person */
	gj_num each_low, each_high; /* its bound; `each_high` only where it is not `without` one */
} gj_exposure;

/* Whose amount is to be told: of the greatest single fine as far as it is known. */
static inline gj_threat gj_exposure_most(const gj_exposure *x)
{
	if (x->without.sanction == GJ_NONE)
		return x->high_by;
	return x->low_by.sanction == GJ_NONE ? x->without : x->low_by;
}

/*
 * INVARIANT: beside a sanction that is or may be a fine whose amount its text does not give no amount of another is a ceiling, in whatever
 * currency that is.
 */
typedef struct gj_exposures {
	gj_exposure *item; /* one for each currency, in the order in which they are met */
	size_t n;
	gj_threat *unstated; /* such sanctions, each once */
	size_t n_unstated;
} gj_exposures;

/* Is nothing that can follow more than `x->high` of its currency? */
static inline bool gj_exposure_is_ceiling(const gj_exposures *all, const gj_exposure *x)
{
	return x->bounded && all->n_unstated == 0;
}

/* A day on which something begins to bind, or is due. */
typedef struct gj_moment {
	gj_day day;
	uint32_t regime;
	gj_refs begins, ends,
		due; /* items; `ends`: those that apply and are in force for the last time */
} gj_moment;

/*
 * Terms: that hold, that do not, that are open. One that is used by no norm in force or to come is none of the three: nothing is known of
 * it. It is read on the day, or, where only norms to come use it, on the first day of the first of them.
 */
typedef struct gj_terms_of {
	gj_refs hold, not, open;
} gj_terms_of;

/* How a norm stands toward the actor: whether it may be breached, and who asks. */
typedef enum gj_standing {
	GJ_STANDS_BINDING,     /* a duty or prohibition of binding law */
	GJ_STANDS_RECOMMENDED, /* by a standard or guide */
	GJ_STANDS_PRACTICE,    /* asked for in practice */
	GJ_STANDS_ENCOURAGED,  /* an encouragement of law */
	GJ_STANDS_OTHER, /* asks nothing of the actor: right, power, procedure, exemption, sanction */
	GJ_N_STANDINGS
} gj_standing;

gj_standing gj_standing_of(const gj_law *law, const gj_norm *norm);

/* What one regime comes to as a whole. Counted: duties and prohibitions of binding law. */
typedef struct gj_side {
	size_t encoded; /* how many there are, whether they apply or not. 0: nothing is known of what this regime asks */
	unsigned binds, ahead, open, breached;
	size_t prohibitions, /* of them under subjects of sense `prohibited`: in force on the day */
		prohibitions_ahead, /* those not in force yet, or lifted until a later day, that will apply then, or of which it is open: no bar of this day hangs on them */
		prohibitions_listed; /* these and those not in force yet that will not apply */
	gj_truth
		barred; /* is one of those in force breached by the service as it is described? Unknown where none is listed at all */
	gj_refs bars, may_bar;	       /* item: those that are; those of which it is open */
	gj_exposures possible, breach; /* for any duty that binds; for those that are breached */
	gj_terms_of classes;	       /* terms of subjects of sense `class` */
	gj_refs unmatched; /* items: norms that bind, will bind or are open and that no subject names */
	size_t lifted; /* powers, and sanctions behind what binds, that would apply and are lifted */
	gj_refs lifters; /* norms that lift them, each once */
	unsigned doubted, judged,
		presumed; /* of those that bind: unverified, by judgement, by presumption */
} gj_side;

/* What one regime says under one subject. Lists are of `verdicts->item`, of any force, drafts apart. */
typedef struct gj_cell_of {
	gj_refs binds, ahead, open;
	size_t not ; /* norms that do not apply */
	size_t now[GJ_N_STANDINGS], later[GJ_N_STANDINGS],
		unsure[GJ_N_STANDINGS]; /* how many of each list */
	gj_terms_of terms;		/* of a subject of sense `class` */
} gj_cell_of;

typedef struct gj_row {
	uint32_t subject;
	gj_cell_of *cell; /* [n_regimes] */
	/*
	 * The regime whose binding law alone has a duty or prohibition here, now or later, and beside which no other asks anything, not even as a
	 * recommendation. GJ_NONE: none is, or it is the only column. `only_open`: others are undecided, or have no law in the rule base, so it may be that they ask as well.
	 */
	uint32_t only;
	bool only_open;
	/*
	 * Items, each once: of the duties of binding law that set a time, those than which none is surely sooner. Empty: there are no two regimes
	 * that set times by norms that differ. `strictest_open`: an undecided one may be sooner still.
	 */
	gj_refs strictest;
	bool strictest_open;
	size_t promptly; /* duties of binding law that apply or will and set a time that is no number of days: they may be sooner than all of these */
} gj_row;

typedef struct gj_comparison {
	const gj_verdicts *verdicts; /* of all norms */
	const gj_regime *regime;
	size_t n_regimes;
	gj_side *side;
	gj_row *row; /* subjects in the order of the law; those under which no regime has any norm are left out */
	size_t n_rows;
	uint32_t *first_row; /* [verdicts->n]: where an item stands first; GJ_NONE: nowhere */
	gj_moment *moment;   /* by day, then regime */
	size_t n_moments;
} gj_comparison;

/* The norm of one of `verdicts->item`. */
static inline const gj_norm *gj_compare_norm(const gj_comparison *c, uint32_t item)
{
	return &c->verdicts->law->norm[c->verdicts->item[item].norm];
}

/* Lives in `arena`; borrows verdicts and regimes. GJ_OK or GJ_ENOMEM. */
int gj_compare(gj_comparison **out, gj_arena *arena, const gj_verdicts *verdicts,
	       const gj_regime *regime, size_t n_regimes, gj_error *err);

/*
 * Does the norm, as it stands under a subject of sense `prohibited`, keep the service from being offered? Where nothing but the service as it
 * is decides, it does if it applies, and the act that it forbids is so, or the act that it asks for is not. Where its time or an event that
 * calls for the act decides, it does if it is breached: before that nothing is owed. Whatever neither asks nor forbids bars nothing.
 */
gj_truth gj_is_barred(const gj_norm *norm, gj_truth applies, gj_truth act,
		      gj_compliance compliance);

/* What is asked of each of many services under several regimes. */
typedef enum gj_abreast_what {
	GJ_ABREAST_BINDS,  /* a norm of the subject that is in force applies */
	GJ_ABREAST_AHEAD,  /* one that is to come will */
	GJ_ABREAST_TERM,   /* a definition is met */
	GJ_ABREAST_BARRED, /* a prohibition is broken */
	GJ_ABREAST_SPLIT   /* broken in `regime`, and surely none is in `other` */
} gj_abreast_what;

typedef struct gj_abreast_ask {
	gj_abreast_what what;
	uint32_t regime, other; /* columns; GJ_NONE: no other */
	uint32_t ref;		/* BINDS, AHEAD: subject; TERM: term; else GJ_NONE */
} gj_abreast_ask;

/* Is what the norm asks for owed only once a day has come, or something has happened? */
bool gj_is_owed_later(const gj_norm *norm);

/* Is the term the law's own of this regime: does it cite an instrument of it? */
bool gj_compare_term_of(const gj_law *law, uint32_t term, const gj_regime *regime);

/* The day on which each term is to be read [n_terms], GJ_DAY_NONE where no norm in force or to come uses it. NULL: no memory. */
gj_day *gj_compare_term_days(gj_arena *arena, const gj_circuit *circuit);

/*
 * The time that a norm gives. Counted from an event: in days, as bounds, for no two calendars agree on a month or on working days. `fixed`: the
 * text names the day itself, and both are that day (gj_day). No day is sooner or later than a number of days from an event.
 */
typedef struct gj_time_span {
	bool fixed;
	int least, most;
} gj_time_span;

/* false: it sets neither. */
bool gj_time_given(const gj_norm *norm, gj_time_span *out);

#endif
