/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Imitation in a finite population: an individual takes over another's strategy with probability 1/(1 + e^(-beta d)), d the difference
 * of their pay-offs (Fermi rule; Traulsen, Nowak, Pacheco, Phys. Rev. E 74, 2006). The chance that one mutant takes over the whole
 * population of Z is 1/sum_{i=0}^{Z-1} exp(x_i), x_i = -beta sum_{k=1}^{i} (f_A(k) - f_B(k)). Pay-offs are linear in k, so x is a
 * parabola in i: no sum within the sum, and only terms that count are added.
 */
#ifndef GJ_DYNAMICS_FIXATION_H
#define GJ_DYNAMICS_FIXATION_H

enum { GJ_MOST_POPULATION = 100000 };

/* Average pay-offs of two strategies: at [own][other]; nobody plays against himself. */
typedef struct gj_game {
	double pay[2][2];
} gj_game;

/* The parabola of a mutant: x_i = square i^2 + slope i. */
typedef struct gj_climb {
	double square, slope;
} gj_climb;

/* How one `mutant` (0 or 1) fares among the others of a population of `size`, 2 to GJ_MOST_POPULATION, imitating with `beta` >= 0. */
gj_climb gj_climb_of(const gj_game *game, int mutant, unsigned size, double beta);

/*
 * Logarithm of the fixation probability: finite where `square` and `slope` are, even where the probability is below the least double.
 * Relative error of the probability some 1e-13, and 2^-53 max |x| of the input's own rounding.
 */
double gj_fixation_log(gj_climb climb, unsigned size);

/*
 * Logarithm of the ratio of the mutant's fixation probability to that of the other strategy's mutant: the product of all steps up by
 * all steps down. The odds of the mutant's strategy in the small-mutation chain of two.
 */
double gj_fixation_odds_log(gj_climb climb, unsigned size);

/* The same as gj_fixation_log for an advantage that does not hang on numbers: `gain` = beta times the difference of pay-offs. */
double gj_fixation_constant_log(double gain, unsigned size);

/* 1/(1 + e^-x), to the last digits at both ends. */
double gj_logistic(double x);

#endif
