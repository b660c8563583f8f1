/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The resolved model: what a set of rule files says, every name looked up. Immutable once built; lives in one
 * arena; all cross-references are indices into the arrays of gj_law, in the order of (file path, position), so
 * that nothing depends on addresses. GJ_NONE stands for "not given".
 */
#ifndef GJ_LAW_LAW_H
#define GJ_LAW_LAW_H

#include <guiju/truth.h>

#include "base/hash.h"
#include "base/workdays.h"
#include "lang/lang.h"

#define GJ_NONE UINT32_MAX

/* A list of indices. */
typedef struct gj_refs {
	uint32_t *at;
	size_t n;
} gj_refs;

/* Where a block stands. */
typedef struct gj_place {
	uint32_t file; /* index into gj_law.file */
	gj_pos pos;
} gj_place;

/* What every named thing has. Title is the official or Chinese wording, english our gloss; either may be empty. */
typedef struct gj_entry {
	gj_str id;
	gj_str title;
	gj_str english;
	gj_place place;
	const gj_block *
		block; /* the tree it came from, for printing and for fields that need no resolving (note, source) */
} gj_entry;

/* What could not be checked in the official text, in two tongues; `english` empty: nothing. */
typedef struct gj_doubt {
	gj_str english, chinese;
	const gj_entry *of; /* whose doubt it is */
} gj_doubt;

/* ---- quantities: numbers, money, dates ---- */

typedef enum gj_qty_op {
	GJ_QTY_NUMBER,	  /* num */
	GJ_QTY_DAY,	  /* day */
	GJ_QTY_FACT,	  /* ref: a number, money or date fact, or an event */
	GJ_QTY_PARAMETER, /* ref */
	GJ_QTY_PLUS,
	GJ_QTY_MINUS,
	GJ_QTY_PERCENT, /* num percent of kid[0] */
	GJ_QTY_GREATER,
	GJ_QTY_LESSER
} gj_qty_op;

typedef struct gj_qty {
	gj_qty_op op;
	bool is_day;	 /* a date; otherwise a number */
	gj_str currency; /* empty: a bare number */
	gj_num num;
	gj_day day;
	uint32_t ref;
	struct gj_qty **kid;
	size_t n;
	const gj_expr *source;
} gj_qty;

/* ---- conditions ---- */

typedef enum gj_cond_op {
	GJ_COND_FACT,  /* ref: a yes-no fact */
	GJ_COND_EVENT, /* ref: an event; true when it has happened by the day of evaluation */
	GJ_COND_TERM,  /* ref */
	GJ_COND_CHOICE, /* ref: a one-of fact; choice[]: indices of its choices, any of which will do */
	GJ_COND_COMPARE, /* left relation right */
	GJ_COND_NOT,
	GJ_COND_AND,
	GJ_COND_OR
} gj_cond_op;

typedef struct gj_cond {
	uint32_t id; /* unique in the law, 0 .. n_conds-1: circuit/ maps (id, day) to its node */
	gj_cond_op op;
	gj_word relation; /* COMPARE: AT_LEAST, AT_MOST, MORE_THAN, LESS_THAN, IS, IS_NOT (numbers); BEFORE, ON_OR_BEFORE, AFTER, ON_OR_AFTER, IS (days) */
	uint32_t ref;
	gj_refs choice;
	gj_qty *left, *right;
	struct gj_cond **kid;
	size_t n;
	const gj_expr *source;
} gj_cond;

/* ---- things ---- */

typedef enum gj_force {
	GJ_FORCE_BINDING,
	GJ_FORCE_RECOMMENDED,
	GJ_FORCE_PRACTICE,
	GJ_FORCE_DRAFTED
} gj_force;

/* What a jurisdiction is called: `cn`, China. Instruments name jurisdictions whether such a block stands or not. */
typedef struct gj_jurisdiction {
	gj_entry e;
} gj_jurisdiction;

typedef struct gj_level {
	gj_entry e;
	gj_force force;
	int rank; /* 1 is the highest in its jurisdiction */
} gj_level;

typedef struct gj_agency {
	gj_entry e;
} gj_agency;
typedef struct gj_role {
	gj_entry e;
	gj_refs covers; /* roles; who has one of them has this one too. No ring */
	gj_cond *
		includes; /* who does this has the role, listed or not; NULL: the list says it all */
} gj_role;
typedef struct gj_measure {
	gj_entry e;
	bool fine; /* it is a fine, or may come to one, of which the text that names it sets no amount */
} gj_measure;

typedef struct gj_instrument {
	gj_entry e;
	gj_str jurisdiction; /* "cn" */
	uint32_t level;
	gj_refs issuers; /* agencies */
	gj_refs bases;	 /* instruments that it names as those it is made under */
	gj_str number;
	gj_str text;	 /* file of the official text, without .txt; empty: none */
	gj_day made;	 /* GJ_DAY_NONE: not given */
	gj_day from, to; /* in force; `to` is the last day, GJ_DAY_NONE: open */
	bool never;	 /* never in force: a draft */
	bool dealt_with; /* no norm need cite it: encoded in what it amends, or addressed to the state or to organs alone */
	uint32_t n_articles;
	uint32_t draft;	   /* the instrument it came from, or GJ_NONE */
	gj_day superseded; /* a draft: the day its successor was made; GJ_DAY_NONE */
	gj_cond *scope;	   /* NULL: none */
	gj_cond *
		scope_otherwise; /* on another reading of the text; for comparing texts only. NULL: there is one reading */
	gj_doubt unverified;
} gj_instrument;

typedef enum gj_article_status {
	GJ_ARTICLE_ENCODED,
	GJ_ARTICLE_DEFINITION,
	GJ_ARTICLE_STATE,
	GJ_ARTICLE_ORGANISATIONAL,
	GJ_ARTICLE_OPEN
} gj_article_status;

typedef struct gj_article {
	gj_entry e; /* id: the printed citation */
	uint32_t instrument;
	gj_cite cite;
	gj_article_status status;
	bool from_none; /* `from draft none`: known to be new */
	gj_cite *from;	/* provisions of the draft, each with its instrument */
	size_t n_from;
	gj_str hash; /* of the official text that was read; empty: none */
	gj_doubt unverified;
} gj_article;

typedef enum gj_fact_type {
	GJ_FACT_BOOL,
	GJ_FACT_EVENT,
	GJ_FACT_NUMBER,
	GJ_FACT_MONEY,
	GJ_FACT_DATE,
	GJ_FACT_CHOICE
} gj_fact_type;

typedef struct gj_fact {
	gj_entry e;
	gj_fact_type type;
	gj_str currency; /* MONEY */
	gj_str unit;
	gj_name *choice; /* CHOICE */
	size_t n_choices;
	gj_str ask, ask_zh;
	gj_str changeable; /* provider | others | never; empty: not said */
	gj_cite *cite;	   /* cite first, then with */
	size_t n_cites;
	uint32_t presume; /* index of the presumption about it, or GJ_NONE */
	gj_doubt unverified;
} gj_fact;

typedef struct gj_term {
	gj_entry e;
	gj_cond *means, *includes,
		*excludes; /* NULL: absent. means excludes the other two and judgement */
	gj_str judged_by;  /* empty: not judged */
	gj_str guide;
	gj_str ask, ask_zh;
	gj_cite *cite;
	size_t n_cites;
	gj_doubt unverified;
} gj_term;

typedef struct gj_parameter {
	gj_entry e;
	struct {
		gj_qty *value;
		gj_day from, to;
	} * dated; /* sorted by from */
	size_t n;
	gj_cite *cite;
	size_t n_cites;
	gj_doubt unverified;
} gj_parameter;

typedef struct gj_presume {
	gj_entry e;
	uint32_t fact;
	bool truth;
	gj_cond *when; /* NULL: always */
	gj_cite *cite;
	size_t n_cites;
	gj_doubt unverified;
} gj_presume;

/* What a norm asks for: that something be so, or that measures be taken toward it. */
typedef enum gj_care { GJ_CARE_NOT_SAID, GJ_CARE_RESULT, GJ_CARE_EFFORT } gj_care;

/* What a fine is set for anew: the text bounds one fine, and not how many there are. */
enum { GJ_EACH_VIOLATION = 1, GJ_EACH_DAY = 2, GJ_EACH_PERSON = 4, GJ_N_EACH = 3 };

typedef enum gj_period_unit {
	GJ_PERIOD_DAYS,
	GJ_PERIOD_WORKING_DAYS,
	GJ_PERIOD_MONTHS,
	GJ_PERIOD_YEARS
} gj_period_unit;

typedef struct gj_fine {
	gj_qty *lo, *hi; /* NULL: no such bound. A bare `lo` is in the currency of `hi` */
} gj_fine;

typedef struct gj_step {
	gj_str condition,
		condition_en; /* what the text asks for a graver step; empty for the first, the English also where none is given */
	gj_refs measures;
	gj_fine *fine;
	size_t n_fines;
} gj_step;

/* A norm of any modality. `kind` is GJ_KIND_DUTY ... GJ_KIND_PROCEDURE. */
typedef struct gj_norm {
	gj_entry e;
	gj_kind kind;
	uint32_t instrument; /* of `cite` */
	gj_cite *cite;	     /* cite first, then with */
	size_t n_cites;
	gj_day version;
	gj_day from, to; /* in force; those of the instrument unless the norm says otherwise */
	bool never;
	/* Put off or withdrawn before it came: the day it was to apply from, and the last day on which that was so. */
	gj_day planned, planned_to; /* GJ_DAY_NONE: it was not */
	bool from_none;
	gj_refs from_draft; /* norms of the draft */
	gj_refs bearers;    /* roles, as the text names them. Empty: whoever */
	gj_refs bound;	    /* these, and all roles that they cover: any one of them is enough */
	gj_refs holders;    /* agencies: POWER, PROCEDURE */
	gj_refs toward;	    /* agencies, and roles (offset by n_agencies) */
	gj_cond *when;	    /* NULL: always */
	uint32_t upon;	    /* event whose happening calls for the act, or GJ_NONE */
	gj_care care;
	gj_cond *act;	    /* must, must not, may, should; NULL for exemptions and sanctions */
	uint32_t act_event; /* the act is one event: its index; else GJ_NONE */
	uint32_t before;    /* event, or GJ_NONE */
	uint32_t promptly;  /* event, or GJ_NONE */
	bool has_within;
	int within;
	gj_period_unit unit;
	uint32_t within_of; /* event */
	gj_day by; /* the last day in time, where the text itself names it; or GJ_DAY_NONE */
	gj_refs orelse; /* sanctions (norm indices) named by `else`, and those whose `upon breach of` reaches this norm */
	gj_refs lifts; /* norms that this one lifts: groups expanded, itself and other exemptions of the same group left out unless named */
	gj_refs lifted_by;	   /* the inverse */
	gj_refs breach;		   /* SANCTION: norms it stands behind */
	gj_qty *band_lo, *band_hi; /* percent of the range of a fine; NULL: none */
	gj_refs authority;	   /* agencies */
	gj_step *step;		   /* SANCTION: first, then graver */
	size_t n_steps;
	unsigned
		each; /* SANCTION: its fines are for each of these, GJ_EACH_*; 0: one fine for all */
	gj_doubt unverified; /* its own */
	gj_doubt
		rests_on; /* the first of what it uses: its article, a fact, term, parameter, presumption */
	bool declaratory; /* EXEMPTION: it changes no outcome, where law->declaratory_known */
} gj_norm;

typedef struct gj_happening {
	gj_entry e;
	gj_day on;
	gj_refs by;
	gj_name *about;
	size_t n_about;
	gj_doubt unverified;
} gj_happening;

/* A value that a rule file gives to a fact: of the right type. */
typedef struct gj_stated {
	uint32_t ref; /* fact, or term for a judgement */
	const gj_given *value;
	gj_pos pos;
} gj_stated;

/*
 * A causal link between facts, as the world has it: where `when` is yes, each fact of `brings` has this value. No verdict
 * hangs on it. Advice does: a change brings this with it, and what contradicts it must be changed first.
 */
typedef struct gj_link {
	gj_entry e;
	gj_cond *when;
	gj_stated *brings; /* yes, no, a choice or a number; no events */
	size_t n_brings;
} gj_link;

/* One value that one link brings. */
typedef struct gj_effect {
	uint32_t link, at; /* law->link[link].brings[at] */
} gj_effect;

/* What a subject puts side by side. */
typedef enum gj_sense {
	GJ_SENSE_DUTIES, /* what is asked of the actor */
	GJ_SENSE_CLASS,	 /* what the law takes the service for */
	GJ_SENSE_PROHIBITED /* what may not be offered at all: breach means the service as it is described */
} gj_sense;

/* A subject under which the law of several jurisdictions is compared: which norms are about it. No verdict hangs on it. */
typedef struct gj_subject {
	gj_entry e;
	gj_sense sense;
	gj_refs terms, norms; /* in the order of the law, each once */
} gj_subject;

/* What must hold for every service: where `when` is yes and each norm of `given` applies, the rest is so. */
typedef struct gj_invariant {
	gj_entry e;
	gj_cond *when;		/* NULL: always */
	gj_refs given;		/* norms */
	gj_refs then, then_not; /* norms: each applies, none does */
	gj_cond *holds;		/* NULL: none */
	gj_cite *cite;
	size_t n_cites;
} gj_invariant;

enum { GJ_LIKE_DEPTH = 8 }; /* a test that is like one that is like one ... */

typedef struct gj_test_expect {
	uint32_t norm;
	const gj_expect *expect; /* names inside are checked: facts or terms, norms, marks */
	gj_pos pos;
} gj_test_expect;

/*
 * A test may be like another: where it says nothing, what that one says holds. `on` and the roles are as they hold here;
 * of facts and judgements only its own lines stand here. gj_record_from_test puts them together.
 */
typedef struct gj_test {
	gj_entry e;    /* id empty; title names it */
	uint32_t like; /* a test above it in its file, or GJ_NONE */
	gj_day on;
	bool roles_given;
	gj_refs roles;
	gj_refs no_facts, no_terms; /* `without`: told there, and not here; sorted */
	gj_stated *given, *judgement;
	size_t n_given, n_judgements;
	gj_test_expect *expect;
	size_t n_expect;
} gj_test;

typedef struct gj_calendar_year {
	int year;
	gj_place place;
} gj_calendar_year;

typedef struct gj_calendar {
	gj_str jurisdiction;
	gj_workdays days;
	gj_calendar_year *year; /* where the arrangement of each year stands, sorted by year */
	size_t n_years;
} gj_calendar;

typedef struct gj_law {
	gj_arena *arena;
	gj_source *file; /* sorted by name; the name is relative to the rule folder */
	gj_tree **tree;
	size_t n_files;
	gj_jurisdiction *jurisdiction;
	size_t n_jurisdictions;
	gj_level *level;
	size_t n_levels;
	gj_role *role;
	size_t n_roles;
	gj_agency *agency;
	size_t n_agencies;
	gj_measure *measure;
	size_t n_measures;
	gj_instrument *instrument;
	size_t n_instruments;
	gj_article *article; /* sorted by instrument, then number */
	size_t n_articles;
	gj_fact *fact; /* facts and events */
	size_t n_facts;
	gj_term *term; /* INVARIANT: no term is defined by itself, directly or through others */
	size_t n_terms;
	gj_parameter *parameter;
	size_t n_parameters;
	gj_presume *presume;
	size_t n_presumes;
	gj_norm *norm;
	size_t n_norms;
	uint32_t *norm_order; /* norms so that a lifter stands before what it lifts */
	uint32_t *term_order; /* terms so that a term stands after those it is defined by */
	gj_happening *happening;
	size_t n_happenings;
	gj_link *link;
	size_t n_links;
	gj_effect
		*effect; /* of all links; what a condition reads is brought about before. No ring */
	size_t n_effects;
	gj_subject *subject; /* in the order in which they are shown */
	size_t n_subjects;
	gj_invariant *invariant;
	size_t n_invariants;
	gj_test *test;
	size_t n_tests;
	gj_calendar *calendar; /* sorted by jurisdiction */
	size_t n_calendars;
	size_t n_conds;
	bool declaratory_known; /* gj_law_mark_declaratory was here */
	gj_map facts, terms, norms, instruments, roles, agencies, measures, parameters,
		levels; /* id -> index */
	gj_map regimes; /* jurisdiction -> the first instrument of it */
	char hash
		[65]; /* BLAKE2b over names and texts of the files, in order, tests left out: the name of this rule base */
} gj_law;

/*
 * Load rule files and folders (every *.gj below them), parse and resolve. Every unknown name, wrong type, cycle
 * among terms or exemptions, doubled id: an error with position and the nearest right name. The law, its trees and
 * texts live in `arena`. GJ_OK, GJ_EINPUT, GJ_EIO, GJ_ENOMEM.
 */
enum {
	/* pass over what lies below a folder `tests` of a folder that is named */
	GJ_LOAD_WITHOUT_TESTS = 1,
	/* do not look for declaratory exemptions: each evaluation asks about its own */
	GJ_LOAD_UNMARKED = 2
};

int gj_law_load(gj_law **out, gj_arena *arena, const char *const *paths, size_t n_paths,
		unsigned flags, gj_error *err);

/* The same from trees already parsed (tests, generated rule sets). */
int gj_law_from_trees(gj_law **out, gj_arena *arena, gj_tree *const *trees, size_t n_trees,
		      gj_error *err);

const gj_calendar *gj_law_calendar(const gj_law *law, gj_str jurisdiction); /* NULL: none */

/* The article blocks of an instrument stand together in law->article: the first and how many. */
size_t gj_law_articles(const gj_law *law, uint32_t instrument, size_t *n);

/* The block of the article (or annex) that a provision of `instrument` stands in; NULL: none. */
const gj_article *gj_law_article(const gj_law *law, uint32_t instrument, const gj_cite *cite);

/*
 * Set `declaratory` of every exemption: it can apply, and in every state in which it does, all that it lifts would not
 * apply anyway. Exact where an exemption and a norm together have at most 20 atoms, else left false; bounded work.
 * Loading does this, unless it is told not to. GJ_OK or GJ_ENOMEM.
 */
int gj_law_mark_declaratory(gj_law *law, gj_arena *arena, gj_error *err);

/* The same of one exemption, with nothing kept. GJ_OK or GJ_ENOMEM. */
int gj_law_is_declaratory(bool *out, const gj_law *law, const gj_alloc *alloc, uint32_t exemption);

/* ---- force ---- */

gj_force gj_norm_force(const gj_law *law, const gj_norm *norm);

/* A duty or prohibition of binding law. */
bool gj_norm_binds(const gj_law *law, const gj_norm *norm);

/* What was only proposed, or never came, asks nothing of anybody. */
bool gj_norm_is_draft(const gj_law *law, const gj_norm *norm);

#endif
