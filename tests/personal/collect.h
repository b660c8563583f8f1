/* SPDX-License-Identifier: Apache-2.0 */
/* All findings of a text, scanned in pieces that the caller chooses. */
#ifndef GJ_TESTS_PERSONAL_COLLECT_H
#define GJ_TESTS_PERSONAL_COLLECT_H

#include "personal/personal.h"

enum { COLLECT_MOST = 512 };

typedef struct finding {
	gj_personal_kind kind;
	gj_personal_confidence confidence;
	uint64_t at, end;
	char masked[GJ_PERSONAL_MASKED], hash[65];
} finding;

typedef struct findings {
	size_t n; /* those over COLLECT_MOST are counted, not kept */
	finding item[COLLECT_MOST];
} findings;

/* The size of the next piece, at least 1; `left` bytes are left. */
typedef size_t collect_piece(void *context, size_t left);

void collect(findings *all, gj_str text, const gj_personal_options *options, collect_piece *piece,
	     void *context);
void collect_whole(findings *all, gj_str text);
bool same_findings(const findings *a, const findings *b);

#endif
