/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What many services tell, column by column, as a host program has it in memory; and the planes of a program's atoms for
 * one block of them. Nothing is copied: columns are borrowed for the call.
 */
#ifndef GJ_EVAL_COLUMNS_H
#define GJ_EVAL_COLUMNS_H

#include "eval/program.h"
#include "eval/record.h"

#define GJ_NO_LOW    INT64_MIN /* that end is not known */
#define GJ_NO_HIGH   INT64_MAX
#define GJ_NO_CHOICE UINT32_MAX

/*
 * One fact, role or judgement of all services; what is NULL is known of none. By the type of the fact:
 * yes or no, roles, judgements: `yes` and `no`, bit s % 64 of word s / 64 for service s, never both;
 * numbers, amounts (ten-thousandths), dates (days): `low` and `high`, equal where the value is known;
 * events: the same for the day, and `no` where it has not happened;
 * choices: `choice`, an index of the fact's choices.
 */
typedef struct gj_column {
	const uint64_t *yes, *no;
	const int64_t *low, *high;
	const uint32_t *choice;
} gj_column;

typedef struct gj_columns {
	size_t n;	      /* services */
	gj_column *fact;      /* [n_facts of the law] */
	gj_column *role;      /* [n_roles] */
	gj_column *judgement; /* [n_terms] */
} gj_columns;

/* Columns of which nothing is known. GJ_OK or GJ_ENOMEM. */
int gj_columns_new(gj_columns *out, gj_arena *arena, const gj_law *law, size_t n);

/*
 * The atoms of the program for services block * GJ_BLOCK and on, at most GJ_BLOCK of them; beyond the last service all is
 * unknown. `scratch` is an empty record of the law (gj_record_new), used for comparisons of more than a fact with a constant.
 */
void gj_planes_of_columns(gj_planes *atom, const gj_program *program, gj_path path,
			  const gj_columns *columns, size_t block, gj_record *scratch);

#endif
