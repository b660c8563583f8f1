/* SPDX-License-Identifier: Apache-2.0 */
/* Shared by the files of `guiju compare`. */
#ifndef GJ_CLI_COMPARE_H
#define GJ_CLI_COMPARE_H

#include "cli/session.h"
#include "reason/compare.h"

/* The file is a portfolio: how many services are bound under each subject, which may not be offered where. */
int gj_compare_portfolio(gj_session *s, const gj_regime *regime, size_t n_regimes);

#endif
