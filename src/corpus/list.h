/* SPDX-License-Identifier: Apache-2.0 */
/* The files of a corpus. */
#ifndef GJ_CORPUS_LIST_H
#define GJ_CORPUS_LIST_H

#include "base/file.h"
#include "corpus/corpus.h"

/*
 * The files of what the user named, in that order; of a folder those below it, in byte order of their paths, without hidden ones
 * (gj_file_list). With GJ_CORPUS_BY_CONTENT only those whose names end as a corpus does (.jsonl, .ndjson, .json, .csv, .tsv, .tab,
 * .txt, .md, .warc, .wet, each also with .gz or .zst); a file that the user named is one whatever it is called. The others below are
 * counted in *passed, so that nobody takes a corpus for read whose files have other names. GJ_EINPUT: there is no file, or one twice.
 */
int gj_corpus_list(gj_paths *out, gj_arena *arena, const char *const *named, size_t n,
		   gj_corpus_format format, size_t *passed, gj_error *err);

/* What a name says; GJ_CORPUS_BY_CONTENT: nothing. */
gj_corpus_format gj_corpus_format_by_name(gj_str path);

#endif
