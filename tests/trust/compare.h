/* SPDX-License-Identifier: Apache-2.0 */
/* The engine held against the reference, verdict by verdict. */
#ifndef GJ_TRUST_COMPARE_H
#define GJ_TRUST_COMPARE_H

#include "trust/case.h"
#include "trust/reference.h"

/* How often each outcome was seen: a test that never saw a breach has tested no breaches. */
typedef struct compare_seen {
	uint64_t verdicts;
	uint64_t applicability[GJ_FUTURE + 1], because[GJ_BECAUSE_UNKNOWN + 1],
		compliance[GJ_NOT_CHECKED + 1];
	uint64_t due, since, lifted, later, may_later;
} compare_seen;

/*
 * True when all verdicts on this record are equal; `say` gets the differences. `seen` may be NULL. With a `memory` of the
 * circuit's law a large law is not read anew for each record; what the memory has of another record is forgotten.
 */
bool compare_record(const gj_circuit *circuit, const gj_record *record, ref_memory *memory,
		    compare_seen *seen, FILE *say);

/* The same as a fault to be shrunk; the context is not used. */
bool compare_differs(void *context, const gj_law *law, const gj_record *record, gj_day on,
		     FILE *say);

void compare_print_seen(const compare_seen *seen);

#endif
