/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Does the bureaucracy swing over? The regime-change game with a public signal (Morris and Shin's survey of global games; Angeletos,
 * Hellwig, Pavan 2007): who acts pays `c`, and the status quo falls where more act than theta. All equilibria in thresholds:
 *     Phi^-1(theta*) - (P/sqrt X) theta* = sqrt(1 + P/X) Phi^-1(1 - c) - (P/sqrt X) z
 */
#ifndef GJ_DYNAMICS_TIPPING_H
#define GJ_DYNAMICS_TIPPING_H

/* One to three thresholds, from the lowest; two where two of three meet. */
typedef struct gj_tipping {
	int n;
	double threshold[3];
} gj_tipping;

/* P >= 0, X > 0, 0 < c < 1, z finite. */
gj_tipping gj_tipping_of(double p, double x, double c, double z);

#endif
