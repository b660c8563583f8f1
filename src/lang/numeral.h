/* SPDX-License-Identifier: Apache-2.0 */
/* Chinese numerals as laws write them: 一 to 九千九百九十九, 〇 and 零 inside. */
#ifndef GJ_LANG_NUMERAL_H
#define GJ_LANG_NUMERAL_H

#include "base/buf.h"
#include "base/str.h"

/* Reads the numeral at the start of `text`: bytes taken, or 0. */
size_t gj_numeral_read(gj_str text, unsigned *out);
void gj_numeral_print(gj_buf *buf, unsigned value); /* 1 to 9999 */

#endif
