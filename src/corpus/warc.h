/* SPDX-License-Identifier: Apache-2.0 */
/* Heads of WARC records (ISO 28500:2017) and of the HTTP messages in them. */
#ifndef GJ_CORPUS_WARC_H
#define GJ_CORPUS_WARC_H

#include "corpus/field.h"

enum { GJ_WARC_MOST_HEAD = 64 << 10 };

/* The bytes of the head at the start of a text, with the empty line that ends it; 0: there is no such line. */
size_t gj_warc_head_len(gj_str text);

/* What a header says, without blanks round it; `at` NULL: the head has none of that name. Names in any case; the first line is none. */
gj_str gj_warc_header(gj_str head, gj_str name);

/* A whole number and nothing else. */
bool gj_warc_length(uint64_t *out, gj_str value);

/* The first part of a media type, `text/html` of `text/html; charset=utf-8`, and a parameter of it; len 0: none. */
gj_str gj_warc_media(gj_str type);
gj_str gj_warc_charset(gj_str type);

bool gj_warc_is(gj_str value, const char *word); /* the same in any case? */

/* The host of a URI, as it stands; len 0: none. */
gj_str gj_warc_host(gj_str uri);

/* Ranges of a file that is not compressed, at records. */
int gj_warc_cut(gj_corpus_file *file, size_t n, gj_error *err);

#endif
