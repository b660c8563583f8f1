/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The allocations that do not come from our allocator: libyaml's, the C library's for folders and sorting. This program
 * brings its own malloc, which fails at the n-th call; sanitizers bring theirs, so it is not built with them.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/doc.h"
#include "base/file.h"
#include "support/failing_malloc.h"

/* ---- what is tried ---- */

static const char text[] =
	"service: Ein Dienst\nroles: [provider]\nfacts:\n  a: yes\n  b: {at_least: 3, at_most: 4}\n"
	"  c:\n    - {value: no, source: \"x\"}\n    - value: unknown\n  d: |\n    many\n    "
	"lines\n"
	"judgements:\n  - {term: t, value: yes, by: me, on: 2026-01-01, why: \"because "
	"\\u4e2d\"}\n";

/* A mistake late in the text: the error, too, is made with little memory. */
static const char wrong[] = "a: [1, 2, {b: c}]\nd: &anchor e\n";

static int read_yaml(const char *yaml)
{
	gj_source source = {GJ_STR("s.yaml"), gj_str_of(yaml)};
	gj_doc *doc = NULL;
	gj_arena arena;
	gj_error err;
	int rc;

	gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
	rc = gj_doc_read_yaml(&doc, &arena, &source, &err);
	gj_arena_free(&arena);
	return rc;
}

static int right_yaml(void)
{
	return read_yaml(text);
}

static int wrong_yaml(void)
{
	return read_yaml(wrong);
}

static int list_files(void)
{
	gj_paths paths = {0};
	gj_arena arena;
	gj_error err;
	int rc;

	gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
	rc = gj_file_list(&paths, &arena, GJ_SOURCE_DIR "/content", ".gj", &err);
	gj_arena_free(&arena);
	return rc;
}

/* `wanted` when nothing fails; a failed call gives out of memory, or an input error where a folder could not be opened. */
static bool torture(const char *name, int (*work)(void), int wanted)
{
	for (size_t n = 0;; n++) {
		int rc;

		left = n;
		failed = false;
		out = 0;
		armed = true;
		rc = work();
		armed = false;
		if (out != 0) {
			fprintf(stderr, "%s: %ld blocks leak when malloc %zu fails\n", name, out,
				n);
			return false;
		}
		if (failed ? rc != GJ_ENOMEM && rc != GJ_EIO && rc != wanted : rc != wanted) {
			fprintf(stderr, "%s: code %d when malloc %zu fails\n", name, rc, n);
			return false;
		}
		if (!failed) {
			printf("%s: %zu calls\n", name, n);
			return n > 0;
		}
	}
}

int main(void)
{
	bool ok = torture("YAML", right_yaml, GJ_OK);

	ok = torture("wrong YAML", wrong_yaml, GJ_EINPUT) && ok;
	return torture("folders", list_files, GJ_OK) && ok ? 0 : 1;
}
