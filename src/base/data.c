/* SPDX-License-Identifier: Apache-2.0 */
#include "base/data.h"
#include "base/utf8.h"

typedef struct reader {
	const gj_source *source;
	const char *at, *end;
	gj_arena *arena;
	gj_error *err;
	gj_data *open[GJ_DATA_MAX_DEPTH], *last[GJ_DATA_MAX_DEPTH]; /* and what came last in it */
	unsigned depth;
	gj_data *root;
} reader;

static int fault_at(reader *r, const char *at, const char *message)
{
	gj_fault(r->err, GJ_EINPUT, "%s", message);
	return gj_fault_at(r->err, r->source,
			   gj_pos_at(r->source->text, (size_t)(at - r->source->text.at)), NULL);
}

static int fault(reader *r, const char *message)
{
	return fault_at(r, r->at, r->at == r->end ? "the text ends inside a JSON value" : message);
}

static void skip_space(reader *r)
{
	while (r->at < r->end &&
	       (*r->at == ' ' || *r->at == '\t' || *r->at == '\n' || *r->at == '\r'))
		r->at++;
}

/* ---- strings ---- */

static bool hex4(const char *at, const char *end, uint32_t *out)
{
	*out = 0;
	if (end - at < 4)
		return false;
	for (int i = 0; i < 4; i++) {
		char c = at[i];
		int digit = c >= '0' && c <= '9'   ? c - '0'
			    : c >= 'a' && c <= 'f' ? c - 'a' + 10
			    : c >= 'A' && c <= 'F' ? c - 'A' + 10
						   : -1;

		if (digit < 0)
			return false;
		*out = *out * 16 + (uint32_t)digit;
	}
	return true;
}

static size_t encode(uint32_t code, char *out)
{
	if (code < 0x80) {
		out[0] = (char)code;
		return 1;
	}
	if (code < 0x800) {
		out[0] = (char)(0xC0 | code >> 6);
		out[1] = (char)(0x80 | (code & 0x3F));
		return 2;
	}
	if (code < 0x10000) {
		out[0] = (char)(0xE0 | code >> 12);
		out[1] = (char)(0x80 | (code >> 6 & 0x3F));
		out[2] = (char)(0x80 | (code & 0x3F));
		return 3;
	}
	out[0] = (char)(0xF0 | code >> 18);
	out[1] = (char)(0x80 | (code >> 12 & 0x3F));
	out[2] = (char)(0x80 | (code >> 6 & 0x3F));
	out[3] = (char)(0x80 | (code & 0x3F));
	return 4;
}

/* Behind `\u`. */
static bool read_code(reader *r, const char *end, uint32_t *code)
{
	uint32_t low;

	if (!hex4(r->at, end, code))
		return false;
	r->at += 4;
	if (*code >= 0xD800 && *code <= 0xDBFF && end - r->at >= 6 && r->at[0] == '\\' &&
	    r->at[1] == 'u' && hex4(r->at + 2, end, &low) && low >= 0xDC00 && low <= 0xDFFF) {
		r->at += 6;
		*code = 0x10000 + ((*code - 0xD800) << 10) + (low - 0xDC00);
	} else if (*code == 0 || (*code >= 0xD800 && *code <= 0xDFFF)) {
		*code = 0xFFFD;
	}
	return true;
}

/* The text up to `close`, unescaped: never longer than the escaped one. */
static int unescape(reader *r, const char *close, gj_str *out)
{
	static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
	char *text = gj_arena_get(r->arena, (size_t)(close - r->at) + 1);
	size_t len = 0;

	if (text == NULL)
		return gj_fault_memory(r->err);
	while (r->at < close) {
		const char *found;
		uint32_t code;

		if (*r->at != '\\') {
			text[len++] = *r->at++;
			continue;
		}
		r->at++;
		if (*r->at == 'u') {
			r->at++;
			if (!read_code(r, close, &code))
				return fault_at(r, r->at,
						"four hexadecimal digits must follow \\u");
			len += encode(code, text + len);
			continue;
		}
		found = *r->at == '\0' ? NULL : strchr(from, *r->at);
		if (found == NULL)
			return fault_at(r, r->at, "no such escape in JSON");
		text[len++] = to[found - from];
		r->at++;
	}
	*out = (gj_str){text, len};
	return GJ_OK;
}

/* At the opening quote. */
static int read_string(reader *r, gj_str *out)
{
	const char *start = ++r->at, *close = start;
	bool escaped = false;
	int rc = GJ_OK;

	for (; close < r->end && *close != '"'; close++) {
		if ((unsigned char)*close < 0x20)
			return fault_at(r, close, "a control character in a string");
		if (*close == '\\') {
			escaped = true;
			if (++close == r->end)
				break;
		}
	}
	if (close >= r->end) {
		r->at = r->end;
		return fault(r, "");
	}
	*out = (gj_str){start, (size_t)(close - start)};
	if (escaped)
		rc = unescape(r, close, out);
	if (rc == GJ_OK)
		r->at = close + 1;
	return rc;
}

/* ---- other values ---- */

static bool is_digit(const reader *r)
{
	return r->at < r->end && *r->at >= '0' && *r->at <= '9';
}

static bool digits(reader *r)
{
	const char *start = r->at;

	while (is_digit(r))
		r->at++;
	return r->at > start;
}

static bool take(reader *r, gj_str word)
{
	if (!gj_str_starts((gj_str){r->at, (size_t)(r->end - r->at)}, word))
		return false;
	r->at += word.len;
	return true;
}

static bool read_number(reader *r)
{
	take(r, GJ_STR("-"));
	if (take(r, GJ_STR("Infinity")))
		return true;
	if (!take(r, GJ_STR("0")) && !digits(r))
		return false;
	if (take(r, GJ_STR(".")) && !digits(r))
		return false;
	if (take(r, GJ_STR("e")) || take(r, GJ_STR("E"))) {
		if (!take(r, GJ_STR("-")))
			take(r, GJ_STR("+"));
		return digits(r);
	}
	return true;
}

static int read_word(reader *r, gj_data *value)
{
	const char *start = r->at;

	if (take(r, GJ_STR("null")))
		value->kind = GJ_DATA_NULL;
	else if (take(r, GJ_STR("false")))
		value->kind = GJ_DATA_FALSE;
	else if (take(r, GJ_STR("true")))
		value->kind = GJ_DATA_TRUE;
	else if (take(r, GJ_STR("NaN")) || read_number(r))
		value->kind = GJ_DATA_NUMBER;
	else
		return fault(r, "no JSON value");
	value->text = (gj_str){start, (size_t)(r->at - start)};
	return GJ_OK;
}

/* One value; of a list or a map its opening bracket, and then it is open. */
static int read_value(reader *r, gj_str key)
{
	gj_data *value = gj_arena_get(r->arena, sizeof *value), *in;

	if (value == NULL)
		return gj_fault_memory(r->err);
	value->key = key;
	value->at = (size_t)(r->at - r->source->text.at);
	if (r->depth > 0) {
		in = r->open[r->depth - 1];
		if (r->last[r->depth - 1] == NULL)
			in->first = value;
		else
			r->last[r->depth - 1]->next = value;
		r->last[r->depth - 1] = value;
		in->n++;
	} else {
		r->root = value;
	}
	if (r->at == r->end)
		return fault(r, "");
	if (*r->at == '"') {
		value->kind = GJ_DATA_STRING;
		return read_string(r, &value->text);
	}
	if (*r->at != '[' && *r->at != '{')
		return read_word(r, value);
	value->kind = *r->at == '[' ? GJ_DATA_LIST : GJ_DATA_MAP;
	if (r->depth == GJ_DATA_MAX_DEPTH)
		return fault(r, "nested too deeply");
	r->at++;
	r->open[r->depth] = value;
	r->last[r->depth++] = NULL;
	return GJ_OK;
}

static int read_entry(reader *r, gj_data *in)
{
	gj_str key = {NULL, 0};
	int rc;

	if (in->kind == GJ_DATA_LIST)
		return read_value(r, key);
	if (r->at == r->end || *r->at != '"')
		return fault(r, "a key in quotes should stand here");
	rc = read_string(r, &key);
	if (rc != GJ_OK)
		return rc;
	skip_space(r);
	if (!take(r, GJ_STR(":")))
		return fault(r, "a colon should stand here");
	skip_space(r);
	return read_value(r, key);
}

/* What comes next in the innermost open list or map: its end, or one more entry. */
static int read_next(reader *r)
{
	gj_data *in = r->open[r->depth - 1];
	gj_str close = in->kind == GJ_DATA_LIST ? GJ_STR("]") : GJ_STR("}");

	skip_space(r);
	if (take(r, close)) {
		const char *start = r->source->text.at + in->at;

		in->text = (gj_str){start, (size_t)(r->at - start)};
		r->depth--;
		return GJ_OK;
	}
	if (in->n > 0) {
		if (!take(r, GJ_STR(",")))
			return fault(r, "a comma or the closing bracket should stand here");
		skip_space(r);
	}
	return read_entry(r, in);
}

int gj_data_read(const gj_data **out, gj_arena *arena, const gj_source *source, size_t from,
		 size_t to, gj_error *err)
{
	gj_str text = {source->text.at + from, to - from};
	reader r = {.source = source,
		    .at = text.at,
		    .end = text.at + text.len,
		    .arena = arena,
		    .err = err};
	size_t valid = gj_utf8_valid(text);
	int rc;

	*out = NULL;
	if (valid != text.len) {
		gj_fault(err, GJ_EINPUT, "the text is not UTF-8: byte 0x%02X",
			 (unsigned char)text.at[valid]);
		return gj_fault_at(err, source, gj_pos_at(source->text, from + valid), NULL);
	}
	if (from == 0)
		take(&r, GJ_STR("\xEF\xBB\xBF"));
	skip_space(&r);
	rc = read_value(&r, (gj_str){NULL, 0});
	while (rc == GJ_OK && r.depth > 0)
		rc = read_next(&r);
	skip_space(&r);
	if (rc == GJ_OK && r.at < r.end)
		rc = fault(&r, "text behind the JSON value");
	if (rc == GJ_OK)
		*out = r.root;
	return rc;
}
