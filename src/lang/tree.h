/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The syntax tree of a rule file: blocks of fields of values, as written, with positions. One tree for both
 * keyword languages; nothing is resolved here (law/ does that). Lives in one arena; borrows nothing but the text.
 */
#ifndef GJ_LANG_TREE_H
#define GJ_LANG_TREE_H

#include <guiju/date.h>

#include "base/arena.h"
#include "base/fault.h"
#include "base/number.h"

typedef enum gj_tongue { GJ_EN, GJ_ZH } gj_tongue;

typedef enum gj_kind {
#define KIND(symbol, en, zh, header) GJ_KIND_##symbol,
#include "lang/kinds.def"
#undef KIND
	GJ_N_KINDS
} gj_kind;

typedef enum gj_key {
#define FIELD(symbol, en, zh, shape, kinds, many) GJ_KEY_##symbol,
#include "lang/fields.def"
#undef FIELD
	GJ_N_KEYS
} gj_key;

typedef enum gj_unit {
#define UNIT(symbol, en, zh) GJ_UNIT_##symbol,
#include "lang/units.def"
#undef UNIT
	GJ_N_UNITS
} gj_unit;

typedef enum gj_word {
#define WORD(symbol, en, zh) GJ_WORD_##symbol,
#include "lang/words.def"
#undef WORD
	GJ_N_WORDS
} gj_word;

/* Sets of kinds, used by fields.def. */
#define GJ_K(symbol) (1u << GJ_KIND_##symbol)
#define GJ_KINDS_VOCAB                                                                             \
	(GJ_K(JURISDICTION) | GJ_K(LEVEL) | GJ_K(ROLE) | GJ_K(AGENCY) | GJ_K(MEASURE))
#define GJ_KINDS_DATA	(GJ_K(FACT) | GJ_K(EVENT) | GJ_K(TERM) | GJ_K(PARAMETER) | GJ_K(PRESUME))
/* Norms that ask something of somebody, so that it can be done or left undone. */
#define GJ_KINDS_ASKING (GJ_K(DUTY) | GJ_K(PROHIBITION) | GJ_K(ENCOURAGEMENT) | GJ_K(PROCEDURE))
#define GJ_KINDS_NORM                                                                              \
	(GJ_K(DUTY) | GJ_K(PROHIBITION) | GJ_K(PERMISSION) | GJ_K(EXEMPTION) | GJ_K(POWER) |       \
	 GJ_K(ENCOURAGEMENT) | GJ_K(SANCTION) | GJ_K(PROCEDURE))

/*
 * The shapes of values, with what they fill in gj_value:
 * TEXT      "quoted"                                             text
 * NAME      a name                                               name[0]
 * NAMES     names with `, ` between (、 in Chinese files)         name[]
 * COUNT     a whole number                                       number
 * DATE      2023-08-15                                           from
 * SPAN      from DATE [to DATE] | never                          from, to, never   (`to` is the last day in force)
 * CITE      instrument art 2 para 1 item 3                       cite[0]
 * TARGETS   citations with `, ` between; a bare name is an instrument or a norm     cite[]
 * ORIGIN    draft none | draft names | draft art 7 para 2, ...   never = none; cite[] (an art without instrument: len 0)
 * TYPE      yes-no | number | date | money CNY | one of a, b     word, name[] (currency or choices)
 * DATED     quantity from DATE [to DATE]                         expr, from, to
 * COND      a condition                                          expr
 * WITHIN    10 working days of EVENT                             number, word (DAYS, WORKING_DAYS, MONTHS, YEARS), name[0]
 * MEASURES  ["condition" ["in English"]] measure, fine 10000 to 100000 CNY    text, name[0].text (the English), measure[]
 * BAND      quantity to quantity, in percent                     measure[0].lo, .hi
 * DAYS      DATE | DATE to DATE, ...                             span[]
 * GIVEN     NAME value                                           name[0], given
 * EXPECT    NORM outcome details                                 expect
 * READING   "text" by NAME on DATE                               text, name[0], from
 */
typedef enum gj_shape {
	GJ_SHAPE_TEXT,
	GJ_SHAPE_NAME,
	GJ_SHAPE_NAMES,
	GJ_SHAPE_COUNT,
	GJ_SHAPE_DATE,
	GJ_SHAPE_SPAN,
	GJ_SHAPE_CITE,
	GJ_SHAPE_TARGETS,
	GJ_SHAPE_ORIGIN,
	GJ_SHAPE_TYPE,
	GJ_SHAPE_DATED,
	GJ_SHAPE_COND,
	GJ_SHAPE_WITHIN,
	GJ_SHAPE_MEASURES,
	GJ_SHAPE_BAND,
	GJ_SHAPE_DAYS,
	GJ_SHAPE_GIVEN,
	GJ_SHAPE_EXPECT,
	GJ_SHAPE_READING
} gj_shape;

typedef struct gj_name {
	gj_str text;
	gj_pos pos;
} gj_name;

enum { GJ_CITE_STEPS = 6, GJ_LABEL_MAX = 15 };

/* Labels are kept as written, in Western digits and small letters: "17", "6a", "iii". */
typedef struct gj_cite_step {
	gj_unit unit;
	char label[GJ_LABEL_MAX + 1];
} gj_cite_step;

/* `cn/genai-2023 art 2 para 1`. A copy shares the steps. */
typedef struct gj_cite {
	gj_name instrument; /* text.len 0 only in an ORIGIN */
	const gj_cite_step *step;
	unsigned n; /* at most GJ_CITE_STEPS */
	gj_pos pos;
} gj_cite;

/* Conditions and quantities share one node type; law/ checks that each stands where it may. */
typedef enum gj_op {
	GJ_OP_NAME,    /* name */
	GJ_OP_NOT,     /* kid[0] */
	GJ_OP_AND,     /* kids, 2 or more (1 or more when listed) */
	GJ_OP_OR,      /* kids */
	GJ_OP_COMPARE, /* kid[0] relation kid[1]; with IS_ONE_OF: kid[1..] are names */
	GJ_OP_NUMBER,  /* number, `unit` may name a currency */
	GJ_OP_DATE,    /* day */
	GJ_OP_PLUS,    /* kid[0] plus kid[1] */
	GJ_OP_MINUS,
	GJ_OP_PERCENT, /* number percent of kid[0] */
	GJ_OP_GREATER, /* the greater of (kids) */
	GJ_OP_LESSER
} gj_op;

typedef struct gj_expr {
	gj_op op;
	bool listed; /* AND, OR: written as `all of` / `any of` with dashes; part of the tree, so that it prints back */
	gj_word relation; /* COMPARE: IS ... ON_OR_AFTER */
	gj_pos pos;
	gj_str name; /* NAME: the name; NUMBER: the currency or empty */
	gj_num number;
	gj_day day;
	struct gj_expr **kid;
	size_t n;
} gj_expr;

/* A value given to a fact in a test: the same forms a service file has. */
typedef enum gj_given_kind {
	GJ_GIVEN_YES,
	GJ_GIVEN_NO, /* for an event: has not happened */
	GJ_GIVEN_UNKNOWN,
	GJ_GIVEN_NOT_APPLICABLE,
	GJ_GIVEN_NUMBER,   /* low = high */
	GJ_GIVEN_AT_LEAST, /* low (numbers or days) */
	GJ_GIVEN_AT_MOST,  /* high */
	GJ_GIVEN_BETWEEN,  /* `N to M`: low, high */
	GJ_GIVEN_DATE,
	GJ_GIVEN_CHOICE /* word: one of the fact's choices */
} gj_given_kind;

typedef struct gj_given {
	gj_given_kind kind;
	bool dates; /* AT_LEAST, AT_MOST, BETWEEN: bounds are days */
	gj_num low, high;
	gj_day from, to;
	gj_name choice;
} gj_given;

/* `expect NORM outcome [compliance [due|since DATE]] [until DATE] [because reason] [if in force truth] [lifted by names] [asks names] [marked names]` */
typedef struct gj_expect {
	gj_name norm;
	gj_word outcome; /* APPLIES, DOES_NOT_APPLY, UNKNOWN, FUTURE */
	gj_word compliance; /* FULFILLED, PENDING, BREACHED, OPEN, NOT_CHECKED; GJ_N_WORDS when not said */
	gj_word reason;	     /* NOT_IN_FORCE ... LIFTED; GJ_N_WORDS when not said */
	gj_word if_in_force; /* YES, NO, UNKNOWN; GJ_N_WORDS when not said */
	gj_day until; /* DOES_NOT_APPLY: the last day before it does or may; GJ_DAY_NONE when not said */
	gj_day due, since; /* GJ_DAY_NONE when not said; `since` also holds FUTURE's `from` date */
	gj_name *asks, *lifted_by, *marks;
	uint32_t n_asks, n_lifted_by, n_marks;
} gj_expect;

typedef struct gj_measure_ref {
	bool fine;
	gj_name name; /* a measure block, when not a fine */
	gj_expr *lo,
		*hi; /* a fine's bounds, money or quantity; `hi` alone is "at most" (lo NULL) */
} gj_measure_ref;

typedef struct gj_span {
	gj_day from, to;
	gj_pos pos;
} gj_span;

/* Only what the shape of its field fills may be looked at: the unions hold one thing at a time. */
typedef struct gj_value {
	gj_str text;
	gj_name *name;
	union {
		gj_cite *cite;
		gj_expr *expr;
		gj_span *span;
		gj_measure_ref *measure;
		gj_given *given;
		gj_expect *expect;
	};
	uint32_t n_names;
	union {
		uint32_t n_cites, n_spans, n_measures;
	};
	gj_num number;	 /* COUNT and WITHIN: ten-thousandths as everywhere */
	gj_day from, to; /* GJ_DAY_NONE: open */
	gj_pos pos;
	gj_word word;
	bool has_text;
	bool never;
} gj_value;

typedef struct gj_comments {
	gj_str *line; /* each with its `#`, without the newline */
	size_t n;
} gj_comments;

typedef struct gj_field {
	gj_key key;
	gj_pos pos;
	gj_value value;
	gj_comments before; /* comment lines above it */
} gj_field;

typedef struct gj_block {
	gj_kind kind;
	gj_pos pos;
	gj_name id;    /* ID and TRUTH headers */
	gj_cite *cite; /* CITE headers; NULL: another header */
	bool truth;    /* TRUTH headers: presumed yes */
	gj_str title;
	bool has_title;
	gj_field *field; /* in canonical order */
	size_t n;
	gj_comments before;
} gj_block;

typedef struct gj_tree {
	gj_source source;
	gj_str base_name; /* its name inside the rule base, which does not hang on where that lies; may be empty */
	char hash[65];	  /* BLAKE2b of the text, where it was made already; else empty */
	gj_tongue tongue; /* of the first keyword */
	gj_block *block;
	size_t n;
	gj_comments after; /* comment lines below the last block */
} gj_tree;

/* Facts about kinds and fields, from the .def tables. */
const char *gj_kind_word(gj_kind kind, gj_tongue tongue);
const char *gj_key_word(gj_key key, gj_tongue tongue);
const char *gj_unit_word(gj_unit unit, gj_tongue tongue);
const char *gj_word_text(gj_word word, gj_tongue tongue);
gj_shape gj_key_shape(gj_key key);
bool gj_key_fits(gj_key key, gj_kind kind);
bool gj_key_many(gj_key key);

/* The first field with this key, or NULL; with `after`, the next one behind it. */
const gj_field *gj_block_field(const gj_block *block, gj_key key, const gj_field *after);

#endif
