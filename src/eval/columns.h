/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What many services tell, column by column, as a host program or a reader has it in memory; and the planes of a program's
 * atoms for one block of them. Nothing is copied: columns are borrowed for the call. Layouts are those of Apache Arrow
 * (bits least significant first, little-endian numbers, a validity bit beside each value).
 */
#ifndef GJ_EVAL_COLUMNS_H
#define GJ_EVAL_COLUMNS_H

#include "eval/program.h"
#include "eval/record.h"

/* Bit offset + s belongs to service s. */
typedef struct gj_bits {
	const uint8_t *at; /* NULL: there are none */
	size_t offset;
} gj_bits;

typedef enum gj_width { GJ_WIDTH_NONE, GJ_WIDTH_INT32, GJ_WIDTH_INT64, GJ_WIDTH_CODE8 } gj_width;

typedef struct gj_values {
	gj_width width;
	const void *at; /* value offset + s belongs to service s */
	size_t offset;
	gj_bits known; /* none: all are known */
	int64_t unit;  /* what 1 stands for: ten-thousandths of numbers and money, days */
} gj_values;

/*
 * One fact, role or judgement of all services. By the type of the fact:
 * yes or no, roles, judgements: `yes` and `no`, never both; where `no` has no bits, what is in `known` and not in `yes`;
 * numbers, amounts, dates: `exact`, or where it does not know, closed bounds `low` and `high`, not empty;
 * events: the same for the day, and what is said no of, as above, has not happened and no day is set, whatever the days say;
 * choices: `exact` of code 8 or 32; code c means choice meaning[c]; a code from n_meanings on is not known.
 * What no column tells is known of none.
 */
typedef struct gj_told {
	gj_bits yes, no, known;
	gj_values exact, low, high;
	const uint32_t *meaning;
	size_t n_meanings;
} gj_told;

typedef struct gj_columns {
	size_t n;	    /* services */
	gj_told *fact;	    /* [n_facts of the law] */
	gj_told *role;	    /* [n_roles] */
	gj_told *judgement; /* [n_terms] */
} gj_columns;

/* Columns of which nothing is known. GJ_OK or GJ_ENOMEM. */
int gj_columns_new(gj_columns *out, gj_arena *arena, const gj_law *law, size_t n);

/* ---- from columns to planes ---- */

typedef enum gj_load_op {
	GJ_LOAD_FACT, /* planes of fact, role, judgement `ref` */
	GJ_LOAD_ROLE,
	GJ_LOAD_JUDGEMENT,
	GJ_LOAD_EVENT,	  /* event `ref` has happened before `bound` */
	GJ_LOAD_CHOICE,	  /* choice of `ref` is among the atom's */
	GJ_LOAD_AT_LEAST, /* value of `ref` is at least `bound` */
	GJ_LOAD_EQUAL,
	GJ_LOAD_NOTHING, /* nothing decides it: a parameter without a value on the day */
	GJ_LOAD_EACH	 /* by the evaluator of single services */
} gj_load_op;

/* How the planes of one atom come about; once for a program, whatever the columns. */
typedef struct gj_load {
	gj_load_op op;
	bool turned; /* yes and no change places */
	bool opens; /* the first of its column: its next block is asked for from memory meanwhile */
	uint32_t place, ref;
	int64_t bound;
	const gj_atom *atom;
} gj_load;

typedef struct gj_loads {
	const gj_program *program;
	gj_load *item; /* [n_atoms of the program], those of one column beside each other */
} gj_loads;

/* `scratch` is an empty record of the law (gj_record_new). GJ_OK or GJ_ENOMEM. */
int gj_loads_new(gj_loads *out, gj_arena *arena, const gj_program *program,
		 const gj_record *scratch);

/*
 * The atoms of the program for services first .. first + n - 1, n at most GJ_BLOCK; beyond the last all is unknown. `scratch` is
 * an empty record of the law of this thread, used where a comparison is of more than a fact with a constant.
 */
void gj_loads_run(const gj_loads *loads, gj_path path, const gj_columns *columns, size_t first,
		  size_t n, gj_record *scratch, gj_planes *place);

/* Do the columns of one fact contradict each other: ends that cross, a value outside them, a day of what has not happened? */
bool gj_told_contradicts(const gj_told *told, size_t service);

/*
 * What the columns tell of one service, as a record. `record` is an empty one; names and reasons of judgements are not in
 * columns.
 */
void gj_columns_record(gj_record *record, const gj_columns *columns, size_t service);

#endif
