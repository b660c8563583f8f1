/* SPDX-License-Identifier: Apache-2.0 */
/* Shared by what reads a service file, record_read.c (its frame) and record_value.c (one value), and by readers of tables. */
#ifndef GJ_EVAL_RECORD_READ_H
#define GJ_EVAL_RECORD_READ_H

#include "eval/record_tell.h"

typedef struct gj_reading {
	const gj_law *law;
	const gj_source *source;
	gj_error *err;
} gj_reading;

/* Read the value of `fact` (a scalar, a range, a statement with its source, or a list of statements) and tell it to `known`. */
int gj_read_fact_value(const gj_reading *in, const gj_doc *at, const gj_fact *fact,
		       gj_input *known);

/* `regimes`: a list of jurisdictions. */
int gj_read_regimes(const gj_reading *in, gj_arena *arena, const gj_doc *at, gj_record *record);

/* `roles`: a list, {includes: a list}, or unknown. */
int gj_read_roles(const gj_reading *in, const gj_doc *at, gj_record *record);

/* Who said what, of the facts of a document that was read without a fault. GJ_OK or GJ_ENOMEM. */
int gj_read_sources(const gj_reading *in, gj_arena *arena, const gj_doc *facts, gj_record *record);

/* One judgement: {term, value, by, on, why}. */
int gj_read_judgement(const gj_reading *in, const gj_doc *at, gj_record *record);

#endif
