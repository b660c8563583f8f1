/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Strong Kleene truth values. The order FALSE < UNKNOWN < TRUE makes `and` the minimum and `or` the
 * maximum (Kleene, Introduction to Metamathematics, 1952, section 64).
 */
#ifndef GUIJU_TRUTH_H
#define GUIJU_TRUTH_H

typedef enum gj_truth { GJ_FALSE = 0, GJ_UNKNOWN = 1, GJ_TRUE = 2 } gj_truth;

static inline gj_truth gj_and(gj_truth a, gj_truth b)
{
	return a < b ? a : b;
}

static inline gj_truth gj_or(gj_truth a, gj_truth b)
{
	return a > b ? a : b;
}

static inline gj_truth gj_not(gj_truth a)
{
	return (gj_truth)(2 - (int)a);
}

#endif
