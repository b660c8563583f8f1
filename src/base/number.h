/* SPDX-License-Identifier: Apache-2.0 */
/* Exact decimals: a 64-bit count of ten-thousandths. Every operation says when it overflows. */
#ifndef GJ_BASE_NUMBER_H
#define GJ_BASE_NUMBER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/str.h"

typedef int64_t gj_num;

enum { GJ_NUM_ONE = 10000 };

/* Reads `800000`, `800 000` is two tokens and not read here; `-3`, `12.5`, up to four decimals. false: not a number, or too large. */
bool gj_num_parse(gj_num *out, gj_str text);
void gj_num_print(gj_buf *buf, gj_num value); /* shortest form: 10000, 0.05 */
bool gj_num_add(gj_num *out, gj_num a, gj_num b);
bool gj_num_sub(gj_num *out, gj_num a, gj_num b);
bool gj_num_percent(gj_num *out, gj_num percent,
		    gj_num of); /* percent/100 * of, rounded toward zero to 1/10000 */

#endif
