/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What binomial and hypergeometric probabilities are made of: the saddle-point form of a factorial (Loader 2000,
 * "Fast and accurate computation of binomial probabilities"), in which large logarithms cancel on paper and not in the machine,
 * and tails as sums of ratios outward from their largest term. For the rooms' own use: arguments are not checked.
 */
#ifndef GJ_STATS_CHANCE_H
#define GJ_STATS_CHANCE_H

#include <stdbool.h>

#include "stats/share.h"

/* log n! - n log n + n, for an integer n >= 0; 0 for 0. */
double gj_factorial_rest(double n);

/* x log(x / mean) - (x - mean) >= 0, for x >= 0, mean > 0, `off` = x - mean to all its digits. */
double gj_deviance(double x, double mean, double off);

/*
 * Sum of 1 + r(1) + r(1) r(2) + ..., where r falls and stays below 1: the weight of a tail in units of its largest term.
 * `ratio` gives r(i), 0 at the end.
 */
double gj_tail_weight(double (*ratio)(const void *of, double i), const void *of);

/*
 * Is a probability p at most, or below, the risk `alpha`? Two numbers that differ by less than 1e-10 of themselves count as
 * equal: more than all errors of the sums, far less than any risk is known to. So equal ratios are found equal.
 */
bool gj_chance_at_most(double p, double alpha);
bool gj_chance_below(double p, double alpha);

#endif
