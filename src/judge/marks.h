/* SPDX-License-Identifier: Apache-2.0 */
/* For units.c: looking at text ahead of where it is read. */
#ifndef GJ_JUDGE_MARKS_H
#define GJ_JUDGE_MARKS_H

#include <stdint.h>

#include "base/str.h"

/* The code point at `at`, or 0 at the end and for what is no UTF-8, with its length in bytes. */
uint32_t gj_text__peek(gj_str text, size_t at, size_t *bytes);

/* Does a quote that opened before `from` close with `with`, soon enough and within its paragraph? Then `*place` is where. */
bool gj_text__closes(gj_str text, uint32_t with, size_t from, size_t *place);

#endif
