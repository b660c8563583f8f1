/* SPDX-License-Identifier: Apache-2.0 */
/* Terms that people judge have a guide, and it is there. */
#include "base/file.h"
#include "law/lint_find.h"

/* Is there a file of this name in the folder `name[0 .. len)`? A file over the limit, which is nothing, is there too. */
static int look(gj_arena *arena, gj_str folder, gj_str guide, bool *there)
{
	gj_str text, path;
	gj_buf buf;
	int rc;

	gj_buf_init(&buf, arena->alloc, 1 << 16);
	gj_buf_add(&buf, folder);
	gj_buf_add(&buf, guide);
	rc = gj_buf_status(&buf);
	if (rc == GJ_OK)
		rc = gj_arena_str(arena, &path, gj_buf_str(&buf));
	gj_buf_free(&buf);
	if (rc == GJ_OK)
		rc = gj_file_read(&text, arena, path.at, 0, NULL);
	*there = rc == GJ_OK || rc == GJ_EINPUT;
	return rc == GJ_ENOMEM ? rc : GJ_OK;
}

/* Beside the rule file, or in a folder above it, as far as its path tells. */
static int search(gj_arena *arena, gj_str file, gj_str guide, bool *there)
{
	int rc = GJ_OK;

	*there = false;
	for (size_t at = file.len; rc == GJ_OK && !*there && at > 0; at--)
		if (file.at[at - 1] == '/')
			rc = look(arena, (gj_str){file.at, at}, guide, there);
	if (rc == GJ_OK && !*there && (file.len == 0 || file.at[0] != '/'))
		rc = look(arena, GJ_STR(""), guide, there);
	return rc;
}

static int check_guide(gj_lint *lint, const gj_term *term)
{
	const gj_tree *tree = lint->law->tree[term->e.place.file];
	gj_arena scratch;
	bool there = false;
	int rc;

	if (term->guide.len == 0)
		return gj_lint_add(lint, GJ_LINT_JUDGED_NO_GUIDE, term->e.place,
				   "`%.*s` is judged without a guide", GJ_FMT(term->e.id));
	/* A tree that was not loaded from a file has no name inside a rule base, and no folder to look in. */
	if (tree->base_name.len == 0)
		return GJ_OK;
	gj_arena_init(&scratch, lint->arena->alloc, 1 << 20);
	rc = search(&scratch, lint->law->file[term->e.place.file].name, term->guide, &there);
	gj_arena_free(&scratch);
	if (rc == GJ_OK && !there)
		rc = gj_lint_add(lint, GJ_LINT_JUDGED_NO_GUIDE, term->e.place,
				 "the guide `%.*s` of `%.*s` stands neither beside the rule file "
				 "nor in a folder above it",
				 GJ_FMT(term->guide), GJ_FMT(term->e.id));
	return rc;
}

int gj_lint_guides(gj_lint *lint)
{
	const gj_law *law = lint->law;
	int rc = GJ_OK;

	for (size_t i = 0; rc == GJ_OK && i < law->n_terms; i++)
		if (law->term[i].judged_by.len > 0)
			rc = check_guide(lint, &law->term[i]);
	return rc;
}
