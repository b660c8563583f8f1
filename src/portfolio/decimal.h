/* SPDX-License-Identifier: Apache-2.0 */
/* Doubles as decimals. */
#ifndef GJ_PORTFOLIO_DECIMAL_H
#define GJ_PORTFOLIO_DECIMAL_H

#include "base/number.h"

/*
 * A double is taken for the decimal that it is nearest to, where that has at most four decimals; below 2^53 ten-thousandths no two
 * decimals have the same double. false: there is no such decimal.
 */
bool gj_decimal_of(double value, gj_num *out);

#endif
