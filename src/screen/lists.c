/* SPDX-License-Identifier: Apache-2.0 */
#include "screen/lists.h"

#include "base/file.h"
#include "base/hash.h"

enum { MOST_LIST = 256 << 20 };

static int fault_at(gj_error *err, const char *path, const char *what, const char *help)
{
	gj_source source = {gj_str_of(path), GJ_STR("")};

	gj_fault(err, GJ_EINPUT, "%s", what);
	gj_fault_at(err, &source, (gj_pos){0, 0, 0}, NULL);
	return gj_fault_help(err, "%s", help);
}

static bool ends_as_list(gj_str path)
{
	static const char *const ending[] = {".txt", ".csv", ".tsv"};

	for (size_t i = 0; i < sizeof ending / sizeof *ending; i++)
		if (path.len > 4 && memcmp(path.at + path.len - 4, ending[i], 4) == 0)
			return true;
	return false;
}

static bool named_exceptions(gj_str path)
{
	size_t from = path.len;

	while (from > 0 && path.at[from - 1] != '/')
		from--;
	return gj_str_starts((gj_str){path.at + from, path.len - from}, GJ_STR("exceptions"));
}

/* One file: its hash is that of the bytes that were read as terms. */
static int read_file(gj_screen_lists *lists, gj_arena *arena, gj_str path, bool exceptions,
		     gj_error *err)
{
	gj_screen_list one = {.path = path, .exceptions = exceptions || named_exceptions(path)};
	gj_source source = {path, GJ_STR("")};
	gj_arena scratch;
	int rc;

	gj_arena_init(&scratch, arena->alloc, GJ_ARENA_DEFAULT_LIMIT);
	rc = gj_file_read(&source.text, &scratch, path.at, MOST_LIST, err);
	if (rc == GJ_OK && source.text.len > 0 &&
	    memchr(source.text.at, '\0', source.text.len) != NULL)
		rc = fault_at(err, path.at, "the list has a zero byte", "save it as UTF-8 text");
	one.bytes = source.text.len;
	gj_sha256_hex(source.text, one.sha256);
	if (rc == GJ_OK)
		rc = gj_terms_read(&lists->terms, &source, one.exceptions, err);
	gj_arena_free(&scratch);
	if (rc != GJ_OK)
		return rc;
	if (gj_arena_room(arena, (void **)&lists->item, &lists->cap, lists->n, sizeof one) != GJ_OK)
		return gj_fault_memory(err);
	lists->item[lists->n++] = one;
	return GJ_OK;
}

static int read_path(gj_screen_lists *lists, gj_arena *arena, const char *path, bool exceptions,
		     gj_error *err)
{
	gj_paths all = {0};
	size_t before = lists->n;
	int rc = gj_file_list(&all, arena, path, "", err);

	for (size_t i = 0; rc == GJ_OK && i < all.n; i++)
		if (ends_as_list(all.item[i]) || gj_str_eq(all.item[i], gj_str_of(path)))
			rc = read_file(lists, arena, all.item[i], exceptions, err);
	if (rc == GJ_OK && lists->n == before)
		return fault_at(err, path, "there is no list here",
				"lists are files that end in .txt (one term a line), .csv or .tsv");
	return rc;
}

/* Categories of each pattern, each once, by the first term that the lists have of it. */
static int tag_patterns(gj_screen_lists *lists, gj_arena *arena, gj_error *err)
{
	const gj_patterns *patterns = &lists->matcher.patterns;
	const gj_term *term = lists->terms.item;
	uint32_t *stamp = gj_arena_array(arena, lists->terms.n_categories + 1, sizeof *stamp);
	uint32_t n = 0;

	lists->first = gj_arena_array(arena, (size_t)patterns->n + 1, sizeof *lists->first);
	lists->tag = gj_arena_array(arena, lists->terms.n + 1, sizeof *lists->tag);
	if (stamp == NULL || lists->first == NULL || lists->tag == NULL)
		return gj_fault_memory(err);
	for (uint32_t p = 0; p < patterns->n; p++) {
		uint32_t at = patterns->item[p].first_term;

		lists->first[p] = n;
		for (; at != GJ_NO_PATTERN; at = patterns->next_term[at]) {
			if (term[at].exception || stamp[term[at].category] == p + 1)
				continue;
			stamp[term[at].category] = p + 1;
			lists->tag[n++] = (gj_screen_tag){term[at].category, at};
		}
	}
	lists->first[patterns->n] = n;
	return GJ_OK;
}

int gj_screen_lists_read(gj_screen_lists *out, gj_arena *arena, const char *const *path, size_t n,
			 const char *exceptions, const gj_match_options *match, gj_error *err)
{
	gj_match_options options = *match;
	bool any = false;
	int rc = GJ_OK;

	*out = (gj_screen_lists){0};
	options.kind = GJ_MATCH_LEFTMOST_LONGEST;
	gj_terms_start(&out->terms, arena);
	for (size_t i = 0; i < n && rc == GJ_OK; i++)
		rc = read_path(out, arena, path[i], false, err);
	if (rc == GJ_OK && exceptions != NULL)
		rc = read_path(out, arena, exceptions, true, err);
	if (rc == GJ_OK)
		rc = gj_matcher_make(&out->matcher, arena, &out->terms, &options, err);
	for (uint32_t p = 0; rc == GJ_OK && p < out->matcher.patterns.n; p++)
		any = any || out->matcher.patterns.item[p].listed;
	if (rc == GJ_OK && !any)
		return fault_at(
			err, n > 0 ? path[0] : "", "the lists hold no term",
			"a list has one term a line; lists of exceptions alone find nothing");
	return rc == GJ_OK ? tag_patterns(out, arena, err) : rc;
}
