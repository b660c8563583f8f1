/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Text on its way out. What comes in may be cut in the middle of a character and need not be UTF-8; what goes out is UTF-8 in whole
 * characters. Bytes that are none are replaced as the Unicode Standard recommends (15.0, section 3.9, U+FFFD Substitution of Maximal
 * Subparts), which is what Python and browsers do, too.
 */
#include "base/utf8.h"
#include "corpus/reader.h"
#include "corpus/utf8_check.h"

static int hand_over(gj_reader *reader, gj_str text, bool last)
{
	const gj_corpus_sink *sink = reader->sink;
	int rc = GJ_OK;

	if (text.len == 0 && !last)
		return GJ_OK;
	reader->piece.text = text;
	reader->piece.last = last;
	reader->item.chars += gj_utf8_count(text);
	if (sink->text != NULL)
		rc = sink->text(sink->context, &reader->item, &reader->piece, reader->err);
	reader->piece.at += text.len;
	return rc;
}

/*
 * How many bytes at the start of a text, which is no character, are to become one U+FFFD? `*open`: all of the text; more bytes
 * might make it a character.
 */
static size_t ill_formed(gj_str text, bool *open)
{
	const unsigned char *at = (const unsigned char *)text.at;
	unsigned char low = 0x80, high = 0xBF;
	size_t want, i;

	*open = false;
	if (at[0] < 0xC2 || at[0] > 0xF4)
		return 1;
	want = at[0] < 0xE0 ? 2 : at[0] < 0xF0 ? 3 : 4;
	if (at[0] == 0xE0)
		low = 0xA0;
	else if (at[0] == 0xED)
		high = 0x9F;
	else if (at[0] == 0xF0)
		low = 0x90;
	else if (at[0] == 0xF4)
		high = 0x8F;
	for (i = 1; i < want && i < text.len; i++) {
		if (at[i] < low || at[i] > high)
			return i;
		low = 0x80;
		high = 0xBF;
	}
	*open = i == text.len;
	return i;
}

/* Hand over what there is; *left bytes at its end, fewer than a character, wait for more unless it is the last. */
static int give(gj_reader *reader, gj_str text, bool last, size_t *left)
{
	int rc = GJ_OK;
	bool open;

	*left = 0;
	if (gj_utf8_check(text.at, text.len))
		return hand_over(reader, text, last);
	while (rc == GJ_OK && text.len > 0) {
		size_t valid = gj_utf8_valid(text), bad;

		rc = hand_over(reader, (gj_str){text.at, valid}, last && valid == text.len);
		text.at += valid;
		text.len -= valid;
		if (rc != GJ_OK || text.len == 0)
			break;
		bad = ill_formed(text, &open);
		if (open && !last) {
			*left = text.len;
			break;
		}
		reader->item.malformed++;
		text.at += bad;
		text.len -= bad;
		rc = hand_over(reader, GJ_STR("\xEF\xBF\xBD"), last && text.len == 0);
	}
	return rc;
}

void gj_span_begin(gj_reader *reader, unsigned field)
{
	reader->room_len = 0;
	reader->piece =
		(gj_passage){.text = GJ_STR(""), .span = reader->item.spans++, .field = field};
}

int gj_span_put(gj_reader *reader, gj_str bytes)
{
	size_t most = reader->file->options.piece;
	int rc = GJ_OK;

	while (rc == GJ_OK && bytes.len > 0) {
		size_t n = most - reader->room_len, left;

		if (n > bytes.len)
			n = bytes.len;
		memcpy(reader->room + reader->room_len, bytes.at, n);
		reader->room_len += n;
		bytes.at += n;
		bytes.len -= n;
		if (reader->room_len < most)
			break;
		rc = give(reader, (gj_str){reader->room, reader->room_len}, false, &left);
		memmove(reader->room, reader->room + reader->room_len - left, left);
		reader->room_len = left;
	}
	return rc;
}

int gj_span_end(gj_reader *reader)
{
	size_t left;
	gj_str text = {reader->room, reader->room_len};

	reader->room_len = 0;
	return give(reader, text, true, &left);
}

int gj_span_whole(gj_reader *reader, unsigned field, gj_str bytes)
{
	size_t left;
	int rc;

	gj_span_begin(reader, field);
	/* Without a copy, where it is one piece. */
	if (bytes.len <= reader->file->options.piece)
		return give(reader, bytes, true, &left);
	rc = gj_span_put(reader, bytes);
	return rc == GJ_OK ? gj_span_end(reader) : rc;
}
