/* SPDX-License-Identifier: Apache-2.0 */
/* A sample of each kind of bank, the same whatever the order of the file. */
#include "probe/bank.h"
#include "stats/bottom.h"

static int offer(gj_bottom *bottom, const gj_bank *bank, gj_bank_kind kind, gj_str seed,
		 gj_error *err)
{
	const char *name = gj_bank_kind_name(kind);
	gj_sample_source source;
	int rc = gj_sample_source_open(&source, seed, gj_str_of(name != NULL ? name : "unsaid"),
				       err);

	for (size_t i = 0; rc == GJ_OK && i < bank->n; i++) {
		gj_sample_key key;

		if (bank->question[i].bank != kind)
			continue;
		gj_sample_key_of(&key, &source, bank->question[i].id);
		rc = gj_bottom_offer(bottom, &key, bank->question[i].id, i, err);
	}
	return rc;
}

static int mark(bool *kept, const gj_bank *bank, gj_bank_kind kind, gj_str seed, size_t most,
		gj_error *err)
{
	gj_bottom bottom = {0};
	const gj_bottom_item *item;
	size_t n = 0;
	int rc = gj_bottom_open(&bottom, gj_alloc_system(), seed, most, err);

	if (rc == GJ_OK)
		rc = offer(&bottom, bank, kind, seed, err);
	if (rc == GJ_OK) {
		item = gj_bottom_items(&bottom, &n);
		for (size_t i = 0; i < n; i++)
			kept[item[i].at] = true;
	}
	gj_bottom_close(&bottom);
	return rc;
}

int gj_bank_sample(gj_bank *bank, gj_arena *arena, gj_str seed, size_t most, gj_error *err)
{
	bool *kept = gj_arena_array(arena, bank->n, sizeof *kept), found;
	gj_map ids = {.seed = bank->ids.seed};
	size_t n = 0;
	int rc = kept != NULL ? GJ_OK : gj_fault_memory(err);

	for (unsigned kind = 0; rc == GJ_OK && kind < GJ_N_BANK_KINDS; kind++)
		rc = mark(kept, bank, (gj_bank_kind)kind, seed, most, err);
	for (size_t i = 0; rc == GJ_OK && i < bank->n; i++) {
		uint32_t index = (uint32_t)n;

		if (!kept[i])
			continue;
		bank->question[n++] = bank->question[i];
		if (gj_map_put(&ids, arena, bank->question[n - 1].id, &index, &found) != GJ_OK)
			rc = gj_fault_memory(err);
	}
	if (rc == GJ_OK) {
		bank->n = n;
		bank->ids = ids;
	}
	return rc;
}
