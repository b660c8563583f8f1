/* SPDX-License-Identifier: Apache-2.0 */
/* Strings of JSON: runs without escapes in one go, escapes byte by byte, so that they may be cut anywhere. */
#include "corpus/jsonl.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

enum { MOST_ESCAPE = 12, NO_CODE = 0x110000 };

static const char known_escape[] = "\"\\/bfnrt", escape_is[] = "\"\\/\b\f\n\r\t";

/* One more than the digit; 0: no hexadecimal digit. */
static const unsigned char digit_of[256] = {
	['0'] = 1,  ['1'] = 2,	['2'] = 3,  ['3'] = 4,	['4'] = 5,  ['5'] = 6,
	['6'] = 7,  ['7'] = 8,	['8'] = 9,  ['9'] = 10, ['a'] = 11, ['b'] = 12,
	['c'] = 13, ['d'] = 14, ['e'] = 15, ['f'] = 16, ['A'] = 11, ['B'] = 12,
	['C'] = 13, ['D'] = 14, ['E'] = 15, ['F'] = 16,
};

/* Bytes before the first quote, backslash or control. */
static size_t plain_run(gj_str text)
{
	size_t i = 0;

#ifdef __SSE2__
	const __m128i quote = _mm_set1_epi8('"'), slash = _mm_set1_epi8('\\'),
		      last = _mm_set1_epi8(0x1F);

	for (; text.len - i >= 16; i += 16) {
		__m128i some = _mm_loadu_si128((const __m128i *)(text.at + i));
		__m128i stop = _mm_or_si128(
			_mm_or_si128(_mm_cmpeq_epi8(some, quote), _mm_cmpeq_epi8(some, slash)),
			_mm_cmpeq_epi8(_mm_min_epu8(some, last), some));
		unsigned mask = (unsigned)_mm_movemask_epi8(stop);

		if (mask != 0)
			return i + (size_t)__builtin_ctz(mask);
	}
#endif
	while (i < text.len && text.at[i] != '"' && text.at[i] != '\\' &&
	       (unsigned char)text.at[i] >= 0x20)
		i++;
	return i;
}

/* The text field that the open string is; GJ_N_FIELDS: none. The first, if it is several. */
static unsigned text_of(gj_fields hits)
{
	gj_fields texts = hits & GJ_FIELDS_TEXT;

	return texts != 0 ? (unsigned)__builtin_ctz(texts) : GJ_N_FIELDS;
}

void gj_jsonl_string_begin(gj_jsonl *j, gj_reader *reader)
{
	j->at = GJ_JSONL_STRING;
	j->high = 0;
	if (j->in_key) {
		j->key_len = 0;
		return;
	}
	if (text_of(j->hits) != GJ_N_FIELDS)
		gj_span_begin(reader, text_of(j->hits));
	gj_field_capture(reader, j->hits, GJ_STR(""));
}

/* What the string says goes on. */
static int put(gj_jsonl *j, gj_reader *reader, gj_str bytes)
{
	if (bytes.len == 0)
		return GJ_OK;
	if (j->in_key) {
		if (j->key_len + bytes.len <= sizeof j->key)
			memcpy(j->key + j->key_len, bytes.at, bytes.len);
		j->key_len += bytes.len;
		return GJ_OK;
	}
	if (j->hits == 0)
		return GJ_OK;
	gj_field_capture(reader, j->hits, bytes);
	return (j->hits & GJ_FIELDS_TEXT) != 0 ? gj_span_put(reader, bytes) : GJ_OK;
}

/* UTF-8 of a code point, 1 to 4 bytes. */
static size_t utf8_of(unsigned code, char *text)
{
	size_t n = 0;

	if (code < 0x80) {
		text[n++] = (char)code;
	} else if (code < 0x800) {
		text[n++] = (char)(0xC0 | code >> 6);
	} else if (code < 0x10000) {
		text[n++] = (char)(0xE0 | code >> 12);
		text[n++] = (char)(0x80 | (code >> 6 & 0x3F));
	} else {
		text[n++] = (char)(0xF0 | code >> 18);
		text[n++] = (char)(0x80 | (code >> 12 & 0x3F));
		text[n++] = (char)(0x80 | (code >> 6 & 0x3F));
	}
	if (code >= 0x80)
		text[n++] = (char)(0x80 | (code & 0x3F));
	return n;
}

static int put_code(gj_jsonl *j, gj_reader *reader, unsigned code)
{
	char text[4];

	return put(j, reader, (gj_str){text, utf8_of(code, text)});
}

static int string_end(gj_jsonl *j, gj_reader *reader, uint64_t at)
{
	if (j->in_key) {
		gj_jsonl_key_end(j, reader, at);
		j->at = GJ_JSONL_COLON;
		return GJ_OK;
	}
	j->at = j->depth == 0 ? GJ_JSONL_DONE : GJ_JSONL_AFTER;
	return (j->hits & GJ_FIELDS_TEXT) != 0 ? gj_span_end(reader) : GJ_OK;
}

static void bad_escape(gj_reader *reader, const char *at, const char *what)
{
	gj_item_spoil(reader, gj_reader_offset(reader, at), "%s", what);
}

/* All four digits of \uXXXX are there. */
static int hex_end(gj_jsonl *j, gj_reader *reader, const char *at)
{
	unsigned code = j->hex, high = j->high;

	j->at = GJ_JSONL_STRING;
	j->high = 0;
	if (high != 0 && (code < 0xDC00 || code > 0xDFFF)) {
		bad_escape(reader, at, "half of a pair of escapes: \\uDC00 to \\uDFFF must follow");
	} else if (high != 0) {
		return put_code(j, reader, 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00));
	} else if (code >= 0xD800 && code < 0xDC00) {
		j->high = code;
		j->at = GJ_JSONL_LOW;
	} else if (code >= 0xDC00 && code <= 0xDFFF) {
		bad_escape(reader, at,
			   "half of a pair of escapes: \\uD800 to \\uDBFF must precede");
	} else {
		return put_code(j, reader, code);
	}
	return GJ_OK;
}

static int hex_digit(gj_jsonl *j, gj_reader *reader, const char *at)
{
	unsigned digit = digit_of[(unsigned char)*at];

	if (digit == 0) {
		bad_escape(reader, at, "four hexadecimal digits must follow on \\u");
		return GJ_OK;
	}
	j->hex = j->hex << 4 | (digit - 1);
	return ++j->n_hex == 4 ? hex_end(j, reader, at) : GJ_OK;
}

static int escape(gj_jsonl *j, gj_reader *reader, const char *at)
{
	const char *found = *at != '\0' ? strchr(known_escape, *at) : NULL;

	if (*at == 'u') {
		j->at = GJ_JSONL_HEX;
		j->hex = j->n_hex = 0;
		return GJ_OK;
	}
	if (found == NULL) {
		bad_escape(reader, at, "no escape of JSON stands behind this backslash");
		return GJ_OK;
	}
	j->at = GJ_JSONL_STRING;
	return put(j, reader, (gj_str){escape_is + (found - known_escape), 1});
}

static unsigned four_digits(const char *at)
{
	unsigned code = 0;

	for (int i = 0; i < 4; i++) {
		unsigned digit = digit_of[(unsigned char)at[i]];

		if (digit == 0)
			return NO_CODE;
		code = code << 4 | (digit - 1);
	}
	return code;
}

/* One escape with eleven bytes behind its backslash, told to `to`; returns its bytes, 0 if it needs a closer look. */
static size_t whole_escape(const char *at, char *to, size_t *n)
{
	unsigned code, low;

	if (at[1] != 'u') {
		const char *found = at[1] != '\0' ? strchr(known_escape, at[1]) : NULL;

		if (found == NULL)
			return 0;
		to[(*n)++] = escape_is[found - known_escape];
		return 2;
	}
	code = four_digits(at + 2);
	if (code < 0xD800 || (code > 0xDFFF && code != NO_CODE)) {
		*n += utf8_of(code, to + *n);
		return 6;
	}
	low = code < 0xDC00 && at[6] == '\\' && at[7] == 'u' ? four_digits(at + 8) : NO_CODE;
	if (low < 0xDC00 || low > 0xDFFF)
		return 0;
	*n += utf8_of(0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00), to + *n);
	return 12;
}

/* Escapes that lie whole in the chunk, with short runs between them: some writers escape each character that is not ASCII. */
static size_t many_escapes(gj_jsonl *j, gj_reader *reader, gj_str bytes, int *rc)
{
	char to[1024];
	size_t n = 0, i = 0;

	while (bytes.len - i >= MOST_ESCAPE && n < sizeof to - MOST_ESCAPE) {
		char c = bytes.at[i];
		size_t used = 1;

		if (c == '\\')
			used = whole_escape(bytes.at + i, to, &n);
		else if (c == '"' || (unsigned char)c < 0x20)
			break;
		else
			to[n++] = c;
		if (used == 0)
			break;
		i += used;
	}
	*rc = put(j, reader, (gj_str){to, n});
	return i;
}

/* The byte that ends a run. */
static int sign(gj_jsonl *j, gj_reader *reader, const char *at)
{
	if (*at == '"')
		return string_end(j, reader, gj_reader_offset(reader, at));
	if (*at == '\\') {
		j->at = GJ_JSONL_ESCAPE;
		return GJ_OK;
	}
	gj_item_spoil(reader, gj_reader_offset(reader, at),
		      "a control character (0x%02X) in a string", (unsigned char)*at);
	gj_item_spoil_help(reader, "write it as an escape");
	return GJ_OK;
}

static int other(gj_jsonl *j, gj_reader *reader, const char *at)
{
	if (j->at == GJ_JSONL_ESCAPE)
		return escape(j, reader, at);
	if (j->at == GJ_JSONL_HEX)
		return hex_digit(j, reader, at);
	if (*at != (j->at == GJ_JSONL_LOW ? '\\' : 'u')) {
		bad_escape(reader, at, "half of a pair of escapes: \\uDC00 to \\uDFFF must follow");
		return GJ_OK;
	}
	j->at = j->at == GJ_JSONL_LOW ? GJ_JSONL_LOW_U : GJ_JSONL_HEX;
	j->hex = j->n_hex = 0;
	return GJ_OK;
}

size_t gj_jsonl_string(gj_jsonl *j, gj_reader *reader, gj_str bytes, int *rc)
{
	size_t i = 0;

	while (i < bytes.len && *rc == GJ_OK && !reader->spoiled && j->at >= GJ_JSONL_STRING &&
	       j->at <= GJ_JSONL_LOW_U) {
		size_t run;

		if (j->at != GJ_JSONL_STRING) {
			*rc = other(j, reader, bytes.at + i++);
			continue;
		}
		if (bytes.at[i] == '\\') {
			i += many_escapes(j, reader, (gj_str){bytes.at + i, bytes.len - i}, rc);
			if (*rc != GJ_OK || i == bytes.len)
				break;
		}
		run = plain_run((gj_str){bytes.at + i, bytes.len - i});
		*rc = put(j, reader, (gj_str){bytes.at + i, run});
		i += run;
		if (*rc == GJ_OK && i < bytes.len)
			*rc = sign(j, reader, bytes.at + i++);
	}
	return i;
}
