/* SPDX-License-Identifier: Apache-2.0 */
#include "api/api.h"

/* Ids as C strings: the law borrows them from the texts, without a zero byte. */
static int name_norms(gj_rules *rules)
{
	const gj_law *law = rules->law;

	rules->norm_id = gj_arena_array(&rules->arena, law->n_norms, sizeof *rules->norm_id);
	if (rules->norm_id == NULL)
		return GJ_ENOMEM;
	for (size_t i = 0; i < law->n_norms; i++) {
		gj_str id;

		if (gj_arena_str(&rules->arena, &id, law->norm[i].e.id) != GJ_OK)
			return GJ_ENOMEM;
		rules->norm_id[i] = id.at;
	}
	return GJ_OK;
}

int gj_rules_load(gj_rules **out, const gj_alloc *alloc, const char *const *paths, size_t n_paths,
		  gj_error *err)
{
	gj_rules *rules;
	int rc;

	*out = NULL;
	if (alloc == NULL)
		alloc = gj_alloc_system();
	rules = alloc->take(alloc->context, sizeof *rules);
	if (rules == NULL)
		return gj_fault_memory(err);
	rules->alloc = alloc;
	gj_arena_init(&rules->arena, alloc, GJ_ARENA_DEFAULT_LIMIT);
	rc = gj_law_load(&rules->law, &rules->arena, paths, n_paths, GJ_LOAD_WITHOUT_TESTS, err);
	if (rc == GJ_OK && name_norms(rules) != GJ_OK)
		rc = gj_fault_memory(err);
	if (rc != GJ_OK) {
		gj_rules_free(rules);
		return rc;
	}
	*out = rules;
	return GJ_OK;
}

void gj_rules_free(gj_rules *rules)
{
	if (rules == NULL)
		return;
	gj_arena_free(&rules->arena);
	rules->alloc->give(rules->alloc->context, rules, sizeof *rules);
}

const char *gj_rules_hash(const gj_rules *rules)
{
	return rules->law->hash;
}

size_t gj_rules_norm_count(const gj_rules *rules)
{
	return rules->law->n_norms;
}

const char *gj_rules_norm_id(const gj_rules *rules, size_t index)
{
	return index < rules->law->n_norms ? rules->norm_id[index] : NULL;
}
