/* SPDX-License-Identifier: Apache-2.0 */
#include "trial/trial.h"

static int run(const gj_law *law, const gj_test *test, const bool *norms, gj_arena *arena,
	       bool *met, gj_error *err)
{
	bool *wanted = gj_arena_array(arena, law->n_norms, sizeof *wanted);
	gj_verdicts *verdicts;
	gj_circuit *circuit;
	gj_record *record;
	int rc;

	if (wanted == NULL || gj_record_from_test(&record, arena, law, test) != GJ_OK)
		return gj_fault_memory(err);
	for (size_t i = 0; i < test->n_expect; i++)
		wanted[test->expect[i].norm] = norms == NULL || norms[test->expect[i].norm];
	rc = gj_circuit_of_norms(&circuit, arena, law, test->on, wanted, err);
	if (rc == GJ_OK)
		rc = gj_evaluate(&verdicts, arena, circuit, record, err);
	for (size_t i = 0; rc == GJ_OK && *met && i < test->n_expect; i++) {
		const gj_test_expect *expect = &test->expect[i];

		if (wanted[expect->norm])
			*met = gj_expect_met(law, expect->expect, &verdicts->item[expect->norm]);
	}
	return rc;
}

int gj_trial_test(const gj_law *law, const gj_test *test, const bool *norms, const gj_alloc *alloc,
		  bool *met, gj_error *err)
{
	gj_arena arena;
	int rc;

	*met = true;
	gj_arena_init(&arena, alloc, GJ_ARENA_DEFAULT_LIMIT);
	rc = run(law, test, norms, &arena, met, err);
	gj_arena_free(&arena);
	return rc;
}
