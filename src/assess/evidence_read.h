/* SPDX-License-Identifier: Apache-2.0 */
/* Shared by what reads an evidence file: its frame (evidence.c) and its values (evidence_value.c). */
#ifndef GJ_ASSESS_EVIDENCE_READ_H
#define GJ_ASSESS_EVIDENCE_READ_H

#include "assess/evidence.h"

typedef struct gj_evidence_reading {
	gj_evidence *out;
	gj_arena *arena;
	gj_error *err;
} gj_evidence_reading;

/* A fault at a value, with its words. GJ_EINPUT. */
int gj_evidence__wrong(const gj_evidence_reading *r, const gj_doc *at, const char *what);

/* Every key of `map` must be one of `keys`. */
int gj_evidence__keys(const gj_evidence_reading *r, const gj_doc *map, const char *const *keys,
		      size_t n);

int gj_evidence__day(const gj_evidence_reading *r, const gj_doc *at, gj_day *out);
int gj_evidence__days(const gj_evidence_reading *r, const gj_doc *at,
		      gj_days *out); /* NULL: none */

/* The path under `key`, ready to be opened, or by its number in a pack. */
int gj_evidence__path(const gj_evidence_reading *r, const gj_doc *at, const char *key, gj_str *out);

/* One of some words under a key; the first where it is not said. */
int gj_evidence__word(const gj_evidence_reading *r, const gj_doc *at, const char *key,
		      const char *const *words, size_t n, unsigned *out);

#endif
