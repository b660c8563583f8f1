/* SPDX-License-Identifier: Apache-2.0 */
/* UTF-8: validation (RFC 3629: no overlongs, no surrogates, up to U+10FFFF), stepping, columns on a terminal. */
#ifndef GJ_BASE_UTF8_H
#define GJ_BASE_UTF8_H

#include <stdint.h>

#include "base/str.h"

/* Length of the longest valid prefix; equals text.len when all is valid. */
size_t gj_utf8_valid(gj_str text);

/* Decode the code point at the start of valid, non-empty text; returns its length in bytes, 1 to 4. */
size_t gj_utf8_next(gj_str text, uint32_t *code);

/* A control, a direction mark, a zero-width space: what a reader cannot see and must not be led by. */
/* The first hidden character of valid UTF-8: its byte, or text.len. Much faster than asking for each. */
size_t gj_utf8_find_hidden(gj_str text);

/* Does valid text hold nothing hidden but ends of lines (LF alone)? Faster still: most texts do. */
bool gj_utf8_lines_are_plain(gj_str text);

bool gj_utf8_is_hidden(uint32_t code);

size_t gj_utf8_count(gj_str text); /* code points of valid text */

/* Columns that valid text fills on a terminal: East Asian wide characters fill two (utf8proc's table). */
size_t gj_utf8_width(gj_str text);

/* The longest prefix at most `width` columns wide, cut between characters. */
gj_str gj_utf8_fit(gj_str text, size_t width);

#endif
