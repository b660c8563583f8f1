/* SPDX-License-Identifier: Apache-2.0 */
/* Shared by the two files that read a service file: record_read.c (its frame) and record_value.c (one value). */
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

#endif
