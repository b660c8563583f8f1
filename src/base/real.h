/* SPDX-License-Identifier: Apache-2.0 */
/* Real numbers as people write them. */
#ifndef GJ_BASE_REAL_H
#define GJ_BASE_REAL_H

#include <stdbool.h>

#include "base/str.h"

enum { GJ_REAL_MOST = 40 }; /* characters */

/* Reads `12`, `-0.5`, `1e-3`: digits, one sign, one point, an exponent, the whole text. false: anything else, or not finite. */
bool gj_real_parse(double *out, gj_str text);

#endif
