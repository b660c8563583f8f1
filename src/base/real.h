/* SPDX-License-Identifier: Apache-2.0 */
/* Real numbers as people write them, and back. */
#ifndef GJ_BASE_REAL_H
#define GJ_BASE_REAL_H

#include <stdbool.h>

#include "base/str.h"

enum { GJ_REAL_MOST = 40 }; /* characters */

/* Reads `12`, `-0.5`, `1e-3`: digits, one sign, one point, an exponent, the whole text. false: anything else, or not finite. */
bool gj_real_parse(double *out, gj_str text);

enum { GJ_REAL_ROOM = 32 };

/* The fewest digits that give the same number back. */
gj_str gj_real_exact(char room[GJ_REAL_ROOM], double value);

#endif
