/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Official texts as plain text, one file an instrument, cut into articles, paragraphs and items: what citations are held
 * against. An article begins with a line `第…条`, a blank behind it; chapters, sections and annexes end it. Of its lines,
 * those that begin with `（一）` are items of the paragraph above, every other one is a paragraph (款).
 */
#ifndef GJ_LAW_TEXTS_H
#define GJ_LAW_TEXTS_H

#include "law/law.h"

enum { GJ_TEXT_HASH = 16 }; /* hex digits that are kept of a SHA-256 */

typedef struct gj_text_para {
	unsigned items; /* （一） to （items） */
} gj_text_para;

typedef struct gj_text_article {
	char label[GJ_LABEL_MAX + 1]; /* "17", "286-1", as in a citation */
	char hash[GJ_TEXT_HASH + 1];  /* of the article without any blanks */
	gj_text_para *para;
	size_t n_paras;
} gj_text_article;

typedef struct gj_text {
	gj_str path;
	gj_text_article *article; /* as they stand in the file */
	size_t n;
} gj_text;

typedef struct gj_texts {
	gj_text *
		of; /* [n_instruments]: path.len 0 where the instrument names no text, or the file is not there */
} gj_texts;

/* Cut one text. Lives in `arena`, with the hashes; `source` is only read. GJ_OK or GJ_ENOMEM. */
int gj_text_cut(gj_text *out, gj_arena *arena, gj_str source);

/* Read FOLDER/NAME.txt for every instrument that has `text NAME`. GJ_OK, GJ_EINPUT (a file is no text), GJ_EIO, GJ_ENOMEM. */
int gj_texts_load(gj_texts **out, gj_arena *arena, const gj_law *law, const char *folder,
		  gj_error *err);

/* NULL: the text has no such article. */
const gj_text_article *gj_text_find(const gj_text *text, const char *label);

#endif
