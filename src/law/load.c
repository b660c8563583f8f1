/* SPDX-License-Identifier: Apache-2.0 */
/* Trees to a law: the order of the passes. */
#include <stdlib.h>

#include "law/build.h"
#include "law/files.h"

/* Vocabulary first, then what conditions use, then conditions, then what refers to norms. */
static int (*const pass[])(gj_build *) = {
	gj_build_names,	   gj_build_vocabulary, gj_build_calendars, gj_build_facts,
	gj_build_terms,	   gj_build_included,	gj_build_presumes,  gj_build_instruments,
	gj_build_articles, gj_build_norms,	gj_build_sanctions, gj_build_groups,
	gj_build_order,	   gj_build_presumed,	gj_build_doubts,    gj_build_links,
	gj_build_subjects, gj_build_invariants, gj_build_tests,
};

static int resolve(gj_law *law, gj_arena *arena, gj_error *err)
{
	gj_build build = {.law = law, .arena = arena, .err = err};
	int rc = GJ_OK;

	for (size_t i = 0; rc == GJ_OK && i < sizeof pass / sizeof *pass; i++)
		rc = pass[i](&build);
	return rc;
}

static gj_str base_name(const gj_tree *tree)
{
	return tree->base_name.len > 0 ? tree->base_name : tree->source.name;
}

/* The name of a rule base: the hash of the names and hashes of its files, tests left out. */
static int name_base(gj_law *law, gj_arena *arena)
{
	gj_buf all;
	int rc;

	gj_buf_init(&all, arena->alloc, GJ_BUF_DEFAULT_LIMIT);
	for (size_t i = 0; i < law->n_files; i++) {
		char hash[65];

		if (gj_files_is_test(base_name(law->tree[i])))
			continue;
		if (law->tree[i]->hash[0] == '\0')
			gj_blake2b_hex(law->file[i].text, hash);
		gj_buf_printf(&all, "%s  %.*s\n",
			      law->tree[i]->hash[0] == '\0' ? hash : law->tree[i]->hash,
			      GJ_FMT(base_name(law->tree[i])));
	}
	rc = gj_buf_status(&all);
	gj_blake2b_hex(gj_buf_str(&all), law->hash);
	gj_buf_free(&all);
	return rc;
}

static int by_name(const void *left, const void *right)
{
	const gj_tree *a = *(gj_tree *const *)left, *b = *(gj_tree *const *)right;
	int order = gj_str_cmp(base_name(a), base_name(b));

	return order != 0 ? order : gj_str_cmp(a->source.name, b->source.name);
}

static int make_law(gj_law **out, gj_arena *arena, gj_tree *const *trees, size_t n_trees,
		    unsigned flags, gj_error *err)
{
	gj_law *law = gj_arena_get(arena, sizeof *law);
	int rc;

	*out = NULL;
	if (law == NULL)
		return gj_fault_memory(err);
	law->arena = arena;
	law->tree = gj_arena_array(arena, n_trees, sizeof *law->tree);
	law->file = gj_arena_array(arena, n_trees, sizeof *law->file);
	if (law->tree == NULL || law->file == NULL)
		return gj_fault_memory(err);
	law->n_files = n_trees;
	for (size_t i = 0; i < n_trees; i++)
		law->tree[i] = trees[i];
	if (n_trees > 1)
		qsort(law->tree, n_trees, sizeof *law->tree, by_name);
	for (size_t i = 0; i < n_trees; i++)
		law->file[i] = law->tree[i]->source;
	rc = resolve(law, arena, err);
	if (rc == GJ_OK && (flags & GJ_LOAD_UNMARKED) == 0)
		rc = gj_law_mark_declaratory(law, arena, err);
	if (rc == GJ_OK && name_base(law, arena) != GJ_OK)
		rc = gj_fault_memory(err);
	if (rc == GJ_OK)
		*out = law;
	return rc;
}

int gj_law_from_trees(gj_law **out, gj_arena *arena, gj_tree *const *trees, size_t n_trees,
		      gj_error *err)
{
	return make_law(out, arena, trees, n_trees, 0, err);
}

int gj_law_load(gj_law **out, gj_arena *arena, const char *const *paths, size_t n_paths,
		unsigned flags, gj_error *err)
{
	gj_tree **tree;
	size_t n;
	int rc = gj_files_read(&tree, &n, arena, paths, n_paths, flags, err);

	*out = NULL;
	return rc == GJ_OK ? make_law(out, arena, tree, n, flags, err) : rc;
}
