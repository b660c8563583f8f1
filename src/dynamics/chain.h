/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A Markov chain of few states whose transitions may be smaller than any double. The stationary vector is made by the elimination of
 * Grassmann, Taksar and Heyman (Oper. Res. 33, 1985): no subtraction, so the smallest share keeps its digits; here on logarithms.
 */
#ifndef GJ_DYNAMICS_CHAIN_H
#define GJ_DYNAMICS_CHAIN_H

enum { GJ_CHAIN_MOST = 16 };

/* Logarithms of the probabilities to go from [i] to [j], i != j; -INFINITY for never. What stays is not asked. */
typedef struct gj_chain {
	unsigned n;
	double log[GJ_CHAIN_MOST][GJ_CHAIN_MOST];
} gj_chain;

/* Share of time in each state, of a chain in which every state can be reached from every other. */
void gj_chain_stationary(const gj_chain *chain, double *share);

#endif
