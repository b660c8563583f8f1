/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Counts and hashes of all occurrences as other engines found them: GOLDEN.tsv of the folder of shared data beside the project, or named
 * by GJ_SHARED. Its head says what is hashed. Skipped where it is not. Every path of the machine, in pieces of several sizes.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/hash.h"
#include "match/scan.h"

enum { SKIP = 77, TEXT_LIMIT = 64 << 20, VECTORSCAN_MOST = 50000 };

typedef struct occurrence {
	uint64_t end;
	gj_str pattern;
} occurrence;

typedef struct found {
	const gj_matcher *matcher;
	gj_arena *arena;
	occurrence *item;
	size_t n, cap;
	size_t distinct;
	unsigned char *seen;
} found;

static int note(void *context, const gj_hit *hit)
{
	found *f = context;
	const gj_pattern *p = &f->matcher->patterns.item[hit->pattern];

	f->distinct += f->seen[hit->pattern] == 0;
	f->seen[hit->pattern] = 1;
	if (gj_arena_room(f->arena, (void **)&f->item, &f->cap, f->n, sizeof *f->item) != GJ_OK)
		return GJ_ENOMEM;
	f->item[f->n++] = (occurrence){hit->end, f->matcher->terms->item[p->first_term].text};
	return GJ_OK;
}

static int by_end(const void *left, const void *right)
{
	const occurrence *a = left, *b = right;

	if (a->end != b->end)
		return a->end < b->end ? -1 : 1;
	return gj_str_cmp(a->pattern, b->pattern);
}

static bool same(found *f, const char *path, size_t piece, size_t count, size_t distinct,
		 const char *hash)
{
	gj_buf lines;
	char made[65];
	bool ok;

	gj_buf_init(&lines, gj_alloc_system(), GJ_BUF_DEFAULT_LIMIT);
	qsort(f->item, f->n, sizeof *f->item, by_end);
	for (size_t i = 0; i < f->n; i++)
		gj_buf_printf(&lines, "%llu\t%.*s\n", (unsigned long long)f->item[i].end,
			      GJ_FMT(f->item[i].pattern));
	gj_sha256_hex(gj_buf_str(&lines), made);
	gj_buf_free(&lines);
	ok = f->n == count && f->distinct == distinct && strcmp(made, hash) == 0;
	if (!ok)
		printf("%s, pieces of %zu: %zu occurrences of %zu patterns, %s\n", path, piece,
		       f->n, f->distinct, made);
	return ok;
}

static bool scan_once(const gj_matcher *m, gj_str text, size_t piece, size_t count, size_t distinct,
		      const char *hash)
{
	gj_arena arena;
	gj_scan scan;
	found f = {.matcher = m, .arena = &arena};
	bool ok;

	gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
	f.seen = gj_arena_array(&arena, m->patterns.n, 1);
	ok = f.seen != NULL && gj_scan_make(&scan, &arena, m, note, &f) == GJ_OK;
	for (size_t at = 0; ok && at < text.len; at += piece)
		ok = gj_scan_feed(&scan, (gj_str){text.at + at,
						  text.len - at < piece ? text.len - at : piece}) ==
		     GJ_OK;
	ok = ok && gj_scan_end(&scan) == GJ_OK &&
	     same(&f, m->vectorscan != NULL ? "Vectorscan" : gj_match_path_name(m->options.path),
		  piece, count, distinct, hash);
	gj_scan_close(&scan);
	gj_arena_free(&arena);
	return ok;
}

static bool scan_in_pieces(gj_arena *arena, const gj_terms *terms, const gj_match_options *options,
			   gj_str text, size_t count, size_t distinct, const char *hash,
			   gj_error *err)
{
	static const size_t pieces[] = {1, 7, 4099, SIZE_MAX / 2};
	gj_matcher matcher;
	bool ok = gj_matcher_make(&matcher, arena, terms, options, err) == GJ_OK;

	for (size_t i = 0; ok && i < sizeof pieces / sizeof *pieces; i++)
		ok = scan_once(&matcher, text, pieces[i], count, distinct, hash);
	gj_matcher_close(&matcher);
	return ok;
}

/* One line of GOLDEN.tsv. */
static bool reproduce(const char *folder, const char *haystack, const char *list, size_t count,
		      size_t distinct, const char *hash)
{
	gj_match_options plain = {GJ_FOLD_OFF, GJ_MATCH_ALL, false, GJ_MATCH_PORTABLE,
				  GJ_MATCH_OWN};
	char path[600];
	gj_arena arena;
	gj_terms terms;
	gj_str text;
	gj_error err = {0};
	bool ok;

	gj_arena_init(&arena, gj_alloc_system(), GJ_ARENA_DEFAULT_LIMIT);
	gj_terms_start(&terms, &arena);
	snprintf(path, sizeof path, "%s/%s", folder, list);
	ok = gj_terms_load(&terms, path, &err) == GJ_OK;
	snprintf(path, sizeof path, "%s/%s", folder, haystack);
	ok = ok && gj_file_read(&text, &arena, path, TEXT_LIMIT, &err) == GJ_OK;
	for (gj_match_path way = GJ_MATCH_PORTABLE; ok && way < GJ_N_MATCH_PATHS; way++) {
		if (!gj_match_path_here(way))
			continue;
		plain.path = way;
		ok = scan_in_pieces(&arena, &terms, &plain, text, count, distinct, hash, &err);
	}
	if (terms.n > VECTORSCAN_MOST)
		printf("%s: too long to be compiled by Vectorscan here\n", list);
	plain.engine = GJ_MATCH_VECTORSCAN;
	ok = ok && (terms.n > VECTORSCAN_MOST ||
		    scan_in_pieces(&arena, &terms, &plain, text, count, distinct, hash, &err));
	gj_arena_free(&arena);
	printf("%s: %s in %s %s\n", ok ? "same" : "DIFFERENT", list, haystack, err.message);
	return ok;
}

int main(void)
{
	const char *shared = getenv("GJ_SHARED");
	char folder[400], path[500], line[600];
	size_t n = 0;
	bool ok = true;
	FILE *golden;

	snprintf(folder, sizeof folder, "%s/data",
		 shared != NULL ? shared : GJ_SOURCE_DIR "/../shared");
	snprintf(path, sizeof path, "%s/GOLDEN.tsv", folder);
	golden = fopen(path, "r");
	if (golden == NULL) {
		printf("skipped: there is no %s\n", path);
		return SKIP;
	}
	while (fgets(line, sizeof line, golden) != NULL) {
		char haystack[100], list[100], hash[65];
		size_t patterns, count, distinct;

		if (line[0] == '#')
			continue;
		if (sscanf(line, "%99s %99s %zu %zu %zu %64s", haystack, list, &patterns, &count,
			   &distinct, hash) != 6) {
			ok = false;
			break;
		}
		ok = reproduce(folder, haystack, list, count, distinct, hash) && ok;
		n++;
	}
	fclose(golden);
	return ok && n > 0 ? 0 : 1;
}
