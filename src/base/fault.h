/* SPDX-License-Identifier: Apache-2.0 */
/* Filling error objects (guiju/error.h). Every function takes err == NULL. */
#ifndef GJ_BASE_FAULT_H
#define GJ_BASE_FAULT_H

#include <guiju/error.h>

#include "base/str.h"

/* Where something stands in a text: `line` and `col` from 1, `len` in code points. */
typedef struct gj_pos {
	uint32_t line;
	uint32_t col;
	uint32_t len;
} gj_pos;

/* A text with the name that messages give it. */
typedef struct gj_source {
	gj_str name; /* as the user named the file */
	gj_str text;
} gj_source;

/* The position of the byte `at` of a text that is valid up to there. */
gj_pos gj_pos_at(gj_str text, size_t at);

/* The byte at which a position starts; the length of the text when it lies behind its end. */
size_t gj_pos_byte(gj_str text, gj_pos pos);

/* Start an error: code and message; clears spots and help. Returns `code`, so that callers can `return gj_fault(...)`. */
int gj_fault(gj_error *err, int code, const char *format, ...) GJ_PRINTF(3, 4);

/* Add a position with its excerpt cut from `source`; more than GJ_ERROR_SPOTS are dropped. `label` may be NULL. Returns err->code. */
int gj_fault_at(gj_error *err, const gj_source *source, gj_pos pos, const char *label);

/* Set the one suggestion. Returns err->code. */
int gj_fault_help(gj_error *err, const char *format, ...) GJ_PRINTF(2, 3);

/* The usual out-of-memory error. Returns GJ_ENOMEM. */
int gj_fault_memory(gj_error *err);

#endif
