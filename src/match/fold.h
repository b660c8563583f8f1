/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The fold: what code points are the same to the matcher. A table made at build time (tools/fold) from the Unicode Character Database
 * and OpenCC; one code point at a time, so that offsets of the original are never lost. Rules and limits: docs/matching.md.
 */
#ifndef GJ_MATCH_FOLD_H
#define GJ_MATCH_FOLD_H

#include <stdbool.h>
#include <stdint.h>

/* How text is compared; bits. GJ_FOLD_OFF compares code points as they stand. */
enum {
	GJ_FOLD_OFF = 0,
	GJ_FOLD_FORMS =
		1, /* NFKC, case, width, traditional, digits; marks and the invisible dropped */
	GJ_FOLD_NUMERALS = 2, /* with forms: Chinese numerals are digits */
	GJ_FOLD_GAPS =
		4, /* up to GJ_FOLD_MOST_GAPS separators between two characters are skipped */
	GJ_FOLD_REPEATS = 8, /* a character said again at once is said once */
	GJ_FOLD_ALL = 15
};

enum {
	GJ_FOLD_MOST = 18, /* code points that one folds to */
	GJ_FOLD_MOST_GAPS = 2,
	GJ_FOLD_MOST_AGAIN = 64, /* a character said again oftener than this at once is said anew */
	GJ_FOLD_MOST_DROPPED =
		64, /* more in a row than this, and what stands round them is apart */
	GJ_CODE_POINTS = 0x110000
};

/* What `code` (below GJ_CODE_POINTS) folds to, of GJ_FOLD_FORMS and GJ_FOLD_NUMERALS alone; how many are written: 0 when it is dropped. */
unsigned gj_fold_code(uint32_t out[GJ_FOLD_MOST], uint32_t code, unsigned how);

bool gj_fold_is_word(uint32_t code);	  /* a letter of Latin, Greek or Cyrillic, or a digit */
bool gj_fold_is_separator(uint32_t code); /* a space that ends no line, punctuation, a symbol */

/* Do the 256 code points from `first`, a multiple of 256, all stand for themselves and are neither word nor separator? */
bool gj_fold_is_plain(uint32_t first);

const char *gj_fold_version(void); /* of the rules and of the data they were made from */
const char *gj_fold_hash(void);	   /* SHA-256 of the table in lower-case hex */

#endif
