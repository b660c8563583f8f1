/* SPDX-License-Identifier: Apache-2.0 */
/* What is known of a quantity: a closed interval, either end possibly open. */
#ifndef GJ_EVAL_INTERVAL_H
#define GJ_EVAL_INTERVAL_H

#include "eval/record.h"

typedef struct gj_interval {
	bool has_low, has_high;
	int64_t low, high; /* ten-thousandths, or days */
} gj_interval;

/* The value of a fact; `on` is the day of evaluation: an event that has not happened lies behind it. */
gj_interval gj_interval_fact(const gj_record *record, uint32_t fact, gj_day on);

/* A quantity, parameters taken on `day`. Overflow opens the end that it would reach. */
gj_interval gj_interval_qty(const gj_qty *qty, const gj_record *record, gj_day day, gj_day on);

bool gj_interval_point(const gj_interval *interval); /* exactly one value */
gj_truth gj_interval_compare(const gj_interval *left, gj_word relation, const gj_interval *right);

#endif
