/* SPDX-License-Identifier: Apache-2.0 */
#include "corpus/list.h"

#include <inttypes.h>

#include "base/hash.h"

static bool cut_suffix(gj_str *name, const char *suffix)
{
	size_t len = strlen(suffix);

	if (name->len < len)
		return false;
	for (size_t i = 0; i < len; i++) {
		char c = name->at[name->len - len + i];

		if ((c >= 'A' && c <= 'Z' ? c + 32 : c) != suffix[i])
			return false;
	}
	name->len -= len;
	return true;
}

gj_corpus_format gj_corpus_format_by_name(gj_str path)
{
	static const struct {
		const char *suffix;
		gj_corpus_format format;
	} known[] = {
		{".jsonl", GJ_CORPUS_JSONL}, {".ndjson", GJ_CORPUS_JSONL},
		{".json", GJ_CORPUS_JSONL},  {".csv", GJ_CORPUS_CSV},
		{".tsv", GJ_CORPUS_TSV},     {".tab", GJ_CORPUS_TSV},
		{".warc", GJ_CORPUS_WARC},   {".wet", GJ_CORPUS_WARC},
		{".txt", GJ_CORPUS_TXT},     {".md", GJ_CORPUS_TXT},
	};

	if (!cut_suffix(&path, ".gz"))
		cut_suffix(&path, ".zst");
	for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
		if (cut_suffix(&path, known[i].suffix))
			return known[i].format;
	return GJ_CORPUS_BY_CONTENT;
}

static int fault(gj_error *err, gj_str path, const char *what, const char *help)
{
	gj_source source = {path, GJ_STR("")};

	gj_fault(err, GJ_EINPUT, "%s", what);
	gj_fault_at(err, &source, (gj_pos){0, 0, 0}, NULL);
	return gj_fault_help(err, "%s", help);
}

/* Those behind `before` that are files of a corpus; a file that was named itself is one. */
static void keep(gj_paths *paths, size_t before, bool folder, gj_corpus_format format,
		 size_t *passed)
{
	size_t kept = before;

	for (size_t i = before; i < paths->n; i++) {
		if (folder && format == GJ_CORPUS_BY_CONTENT &&
		    gj_corpus_format_by_name(paths->item[i]) == GJ_CORPUS_BY_CONTENT)
			++*passed;
		else
			paths->item[kept++] = paths->item[i];
	}
	paths->n = kept;
}

/* An item that is counted twice is an error that nobody sees. */
static int refuse_twice(const gj_paths *paths, gj_arena *arena, gj_error *err)
{
	gj_map seen = {0};

	for (size_t i = 0; i < paths->n; i++) {
		uint32_t number = 0;
		bool found;

		if (gj_map_put(&seen, arena, paths->item[i], &number, &found) != GJ_OK)
			return gj_fault_memory(err);
		if (found)
			return fault(err, paths->item[i], "the file is named twice",
				     "name a file, or a folder above it, once");
	}
	return GJ_OK;
}

int gj_corpus_list(gj_paths *out, gj_arena *arena, const char *const *named, size_t n,
		   gj_corpus_format format, size_t *passed, gj_error *err)
{
	*passed = 0;
	for (size_t i = 0; i < n; i++) {
		gj_str name = gj_str_of(named[i]);
		size_t before = out->n, passed_before = *passed;
		int rc = gj_file_list(out, arena, named[i], "", err);
		bool folder;

		if (rc != GJ_OK)
			return rc;
		folder = out->n != before + 1 || !gj_str_eq(out->item[before], name);
		keep(out, before, folder, format, passed);
		if (out->n == before && *passed == passed_before)
			return fault(err, name, "there is no file in the folder", "");
		if (out->n == before)
			return fault(err, name, "no file in the folder has the name of a corpus",
				     "name the files, or say their format");
	}
	return refuse_twice(out, arena, err);
}
