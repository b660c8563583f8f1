/* SPDX-License-Identifier: Apache-2.0 */
/* Files to trees to a law: the order of the passes. */
#include <stdlib.h>

#include "base/file.h"
#include "law/build.h"

enum { FILE_LIMIT = 16 << 20 };

/* Vocabulary first, then what conditions use, then conditions, then what refers to norms. */
static int (*const pass[])(gj_build *) = {
	gj_build_names,	   gj_build_vocabulary, gj_build_calendars,   gj_build_facts,
	gj_build_terms,	   gj_build_presumes,	gj_build_instruments, gj_build_articles,
	gj_build_norms,	   gj_build_sanctions,	gj_build_groups,      gj_build_order,
	gj_build_presumed, gj_build_doubts,	gj_build_tests,
};

static int resolve(gj_law *law, gj_arena *arena, gj_error *err)
{
	gj_build build = {.law = law, .arena = arena, .err = err};
	int rc = GJ_OK;

	for (size_t i = 0; rc == GJ_OK && i < sizeof pass / sizeof *pass; i++)
		rc = pass[i](&build);
	return rc == GJ_OK ? gj_law_mark_declaratory(law, arena, err) : rc;
}

static gj_str base_name(const gj_tree *tree)
{
	return tree->base_name.len > 0 ? tree->base_name : tree->source.name;
}

/* Below a folder `tests`: such files say nothing about what the law is. */
static bool is_test_file(gj_str name)
{
	gj_str folder = GJ_STR("tests/");

	for (size_t i = 0; i + folder.len < name.len; i++)
		if ((i == 0 || name.at[i - 1] == '/') &&
		    gj_str_starts((gj_str){name.at + i, name.len - i}, folder))
			return true;
	return false;
}

/* The name of a rule base: the hash of the names and hashes of its files, tests left out. */
static int name_base(gj_law *law, gj_arena *arena)
{
	gj_buf all;
	int rc;

	gj_buf_init(&all, arena->alloc, GJ_BUF_DEFAULT_LIMIT);
	for (size_t i = 0; i < law->n_files; i++) {
		char hash[65];

		if (is_test_file(base_name(law->tree[i])))
			continue;
		gj_blake2b_hex(law->file[i].text, hash);
		gj_buf_printf(&all, "%s  %.*s\n", hash, GJ_FMT(base_name(law->tree[i])));
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

int gj_law_from_trees(gj_law **out, gj_arena *arena, gj_tree *const *trees, size_t n_trees,
		      gj_error *err)
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
	if (rc == GJ_OK && name_base(law, arena) != GJ_OK)
		rc = gj_fault_memory(err);
	if (rc == GJ_OK)
		*out = law;
	return rc;
}

typedef struct trees {
	gj_tree **item;
	size_t n, cap;
	gj_map path; /* what was read already: a file named twice is one file */
} trees;

/*
 * Names inside the rule base are relative to the folder that was named, so that the hash does not hang on where it
 * lies; a file that was named itself goes by its last name.
 */
static gj_str relative(gj_str path, gj_str root)
{
	bool below = path.len > root.len && gj_str_starts(path, root);
	size_t from = below ? root.len : path.len;

	while (!below && from > 0 && path.at[from - 1] != '/')
		from--;
	while (below && from < path.len && path.at[from] == '/')
		from++;
	return (gj_str){path.at + from, path.len - from};
}

static int load_file(trees *out, gj_arena *arena, gj_str path, gj_str root, gj_error *err)
{
	gj_source source = {path, GJ_STR("")};
	uint32_t known = 0;
	gj_tree *tree;
	bool found;
	int rc;

	if (gj_map_put(&out->path, arena, path, &known, &found) != GJ_OK)
		return gj_fault_memory(err);
	if (found)
		return GJ_OK;
	rc = gj_file_read_text(&source.text, arena, path.at, FILE_LIMIT, err);
	if (rc == GJ_OK)
		rc = gj_parse(&tree, arena, &source, err);
	if (rc != GJ_OK)
		return rc;
	tree->base_name = relative(path, root);
	if (gj_arena_room(arena, (void **)&out->item, &out->cap, out->n, sizeof tree) != GJ_OK)
		return gj_fault_memory(err);
	out->item[out->n++] = tree;
	return GJ_OK;
}

static int load_path(trees *out, gj_arena *arena, const char *path, unsigned flags, gj_error *err)
{
	gj_paths paths = {0};
	int rc = gj_file_list(&paths, arena, path, ".gj", err);

	for (size_t i = 0; rc == GJ_OK && i < paths.n; i++)
		if ((flags & GJ_LOAD_WITHOUT_TESTS) == 0 ||
		    !is_test_file(relative(paths.item[i], gj_str_of(path))))
			rc = load_file(out, arena, paths.item[i], gj_str_of(path), err);
	return rc;
}

int gj_law_load(gj_law **out, gj_arena *arena, const char *const *paths, size_t n_paths,
		unsigned flags, gj_error *err)
{
	trees all = {0};
	int rc = GJ_OK;

	*out = NULL;
	for (size_t i = 0; rc == GJ_OK && i < n_paths; i++)
		rc = load_path(&all, arena, paths[i], flags, err);
	if (rc == GJ_OK && all.n == 0) {
		rc = gj_fault(err, GJ_EIO, "no rule files (*.gj) were found");
		gj_fault_help(err, "name the folder with the rules by --rules");
		return rc;
	}
	return rc == GJ_OK ? gj_law_from_trees(out, arena, all.item, all.n, err) : rc;
}
