/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Any bytes as a bank, as results of a runner, as what an endpoint sent: read, or refused with a message that can be shown; what was read
 * is counted whole. The first byte chooses.
 */
#include <stdio.h>
#include <stdlib.h>

#include "fuzz/fuzz.h"
#include "probe/import.h"
#include "probe/tally.h"

enum { MEMORY = 64 << 20, MOST_PAIRS = 1000000 };

static void demand(bool holds, const char *what)
{
	if (holds)
		return;
	fprintf(stderr, "fuzz: %s\n", what);
	abort();
}

static void check_import(const gj_import *import, gj_arena *arena, gj_error *err)
{
	gj_probe_pairs pairs;
	gj_probe_tallies tallies;
	uint64_t sum = 0;

	if (import->bank.n * import->repeats > MOST_PAIRS ||
	    gj_import_pairs(&pairs, arena, import, err) != GJ_OK ||
	    gj_probe_tally_pairs(&tallies, arena, &pairs, err) != GJ_OK)
		return;
	for (unsigned c = 0; c < GJ_N_ENDPOINT_CLASSES; c++)
		sum += tallies.total.count[c];
	demand(sum == pairs.n && pairs.n - tallies.total.count[GJ_ENDPOINT_MISSING] == import->n,
	       "results that are not counted");
}

static int check_outcome(gj_str body, gj_arena *arena, gj_error *err)
{
	gj_endpoint_outcome o;
	int rc = gj_endpoint_outcome_read(&o, arena, 200, body, err);

	demand(rc != GJ_OK || o.class == GJ_ENDPOINT_EMPTY || o.class == GJ_ENDPOINT_FILTERED ||
		       (o.class == GJ_ENDPOINT_ANSWERED ? o.text.len : o.error.len) > 0,
	       "an outcome that says nothing");
	return rc;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const runners[] = {NULL, "promptfoo", "inspect", "garak", "moonshot"};
	gj_source source = {GJ_STR("in"), {(const char *)data + 1, size - 1}};
	gj_error err = {0};
	gj_import import = {0};
	gj_arena arena;
	gj_bank bank;
	int rc;

	if (size < 1)
		return 0;
	gj_arena_init(&arena, gj_alloc_system(), MEMORY);
	if (data[0] == 'l' || data[0] == 't')
		rc = gj_bank_parse(&bank, &arena, &source, data[0] == 't', GJ_BANK_UNSAID, &err);
	else if (data[0] == 'o')
		rc = check_outcome(source.text, &arena, &err);
	else
		rc = gj_import_parse(&import, &arena, &source, runners[data[0] % 5], &err);
	if (rc == GJ_OK && import.n > 0)
		check_import(&import, &arena, &err);
	else if (rc != GJ_OK)
		fuzz_check_error(&err);
	gj_arena_free(&arena);
	return 0;
}
