/* SPDX-License-Identifier: Apache-2.0 */
/* One test of a rule base, run on few norms. */
#ifndef GJ_TRIAL_TRIAL_H
#define GJ_TRIAL_TRIAL_H

#include "trial/expect.h"

/*
 * Run one test on those of its expectations whose norm is marked in `norms` [n_norms] (NULL: all), with a circuit for
 * these norms only. `*met`: all of them are met. Memory is taken from `alloc` and given back. GJ_OK, GJ_ENOMEM, or GJ_EINPUT
 * where the law nests too deeply for a circuit.
 */
int gj_trial_test(const gj_law *law, const gj_test *test, const bool *norms, const gj_alloc *alloc,
		  bool *met, gj_error *err);

#endif
