/* SPDX-License-Identifier: Apache-2.0 */
/* JSON (RFC 8259), keeping the position of every value. Iterative: nesting costs a frame of the build, not of the C stack. */
#include "base/doc_build.h"
#include "base/utf8.h"

typedef struct reader {
	gj_doc_build build;
	const char *at, *end;
	const char *
		counted; /* the position of this byte is `pos`: a line of megabytes is counted once */
	gj_pos pos;
} reader;

static gj_pos here(reader *r)
{
	r->pos.col += (uint32_t)gj_utf8_count((gj_str){r->counted, (size_t)(r->at - r->counted)});
	r->counted = r->at;
	return r->pos;
}

static int fault(reader *r, const char *message)
{
	return gj_doc__fault(&r->build, here(r), message);
}

static void skip_space(reader *r)
{
	for (; r->at < r->end; r->at++) {
		if (*r->at == '\n') {
			r->pos.line++;
			r->pos.col = 1;
			r->counted = r->at + 1;
		} else if (*r->at != ' ' && *r->at != '\t' && *r->at != '\r') {
			break;
		}
	}
}

static bool read_hex(reader *r, uint32_t *out)
{
	*out = 0;
	if (r->end - r->at < 4)
		return false;
	for (int i = 0; i < 4; i++, r->at++) {
		char c = *r->at;
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

/* The part behind `\u`, with its second half where it is a surrogate. */
static int read_code(reader *r, uint32_t *code)
{
	uint32_t low;

	if (!read_hex(r, code))
		return fault(r, "four hexadecimal digits must follow \\u");
	if (*code >= 0xDC00 && *code <= 0xDFFF)
		return fault(r, "half of a surrogate pair");
	if (*code >= 0xD800 && *code <= 0xDBFF) {
		if (r->end - r->at < 2 || r->at[0] != '\\' || r->at[1] != 'u')
			return fault(r, "half of a surrogate pair");
		r->at += 2;
		if (!read_hex(r, &low) || low < 0xDC00 || low > 0xDFFF)
			return fault(r, "half of a surrogate pair");
		*code = 0x10000 + ((*code - 0xD800) << 10) + (low - 0xDC00);
	}
	return *code == 0 ? fault(r, "a zero character in a value") : GJ_OK;
}

static int read_escape(reader *r, char *out, size_t *len)
{
	static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
	const char *found;
	uint32_t code;
	int rc;

	if (r->at == r->end)
		return fault(r, "the text ends inside a string");
	if (*r->at == 'u') {
		r->at++;
		rc = read_code(r, &code);
		if (rc == GJ_OK)
			*len += encode(code, out + *len);
		return rc;
	}
	found = *r->at == '\0' ? NULL : strchr(from, *r->at);
	if (found == NULL)
		return fault(r, "no such escape in JSON");
	out[(*len)++] = to[found - from];
	r->at++;
	return GJ_OK;
}

/* Behind the opening quote. The unescaped text is never longer than the escaped one. */
static int read_string(reader *r, gj_doc *scalar)
{
	const char *close = r->at;
	size_t len = 0;
	char *text;
	int rc = GJ_OK;

	while (close < r->end && *close != '"')
		close += *close == '\\' && r->end - close > 1 ? 2 : 1;
	text = gj_arena_get(r->build.arena, (size_t)(close - r->at) + 1);
	if (text == NULL)
		return gj_fault_memory(r->build.err);
	while (rc == GJ_OK && r->at < r->end && *r->at != '"') {
		if ((unsigned char)*r->at < 0x20)
			return fault(r, "a control character in a string");
		if (*r->at == '\\') {
			r->at++;
			rc = read_escape(r, text, &len);
		} else {
			text[len++] = *r->at++;
		}
	}
	if (rc != GJ_OK)
		return rc;
	if (r->at == r->end)
		return fault(r, "the text ends inside a string");
	r->at++;
	return gj_doc__text(&r->build, scalar, (gj_str){text, len});
}

static size_t digits(const char *at, const char *end)
{
	size_t n = 0;

	while (at + n < end && at[n] >= '0' && at[n] <= '9')
		n++;
	return n;
}

/* Length of the JSON number at `at`, or 0. */
static size_t number_length(const char *at, const char *end)
{
	const char *from = at;
	size_t n;

	if (at < end && *at == '-')
		at++;
	n = digits(at, end);
	if (n == 0 || (n > 1 && *at == '0'))
		return 0;
	at += n;
	if (at < end && *at == '.') {
		n = digits(at + 1, end);
		if (n == 0)
			return 0;
		at += 1 + n;
	}
	if (at < end && (*at == 'e' || *at == 'E')) {
		at++;
		if (at < end && (*at == '+' || *at == '-'))
			at++;
		n = digits(at, end);
		if (n == 0)
			return 0;
		at += n;
	}
	return (size_t)(at - from);
}

static size_t plain_length(const reader *r)
{
	static const char *const word[] = {"true", "false", "null"};

	for (size_t i = 0; i < 3; i++) {
		size_t len = strlen(word[i]);

		if ((size_t)(r->end - r->at) >= len && memcmp(r->at, word[i], len) == 0)
			return len;
	}
	return number_length(r->at, r->end);
}

static int read_scalar(reader *r)
{
	gj_pos pos = here(r);
	gj_doc *node;
	const char *from = r->at;
	size_t len;
	int rc = gj_doc__node(&r->build, &node, GJ_DOC_SCALAR, pos);

	if (rc != GJ_OK)
		return rc;
	if (*r->at == '"') {
		r->at++;
		node->quoted = true;
		rc = read_string(r, node);
	} else {
		len = plain_length(r);
		if (len == 0)
			return fault(r, "a value was expected here");
		rc = gj_doc__text(&r->build, node, (gj_str){r->at, len});
		r->at += len;
	}
	if (rc != GJ_OK)
		return rc;
	node->pos.len = (uint32_t)gj_utf8_count((gj_str){from, (size_t)(r->at - from)});
	return gj_doc__add(&r->build, node);
}

static int open_node(reader *r, gj_doc_kind kind)
{
	gj_doc *node;
	int rc = gj_doc__node(&r->build, &node, kind, here(r));

	if (rc == GJ_OK)
		rc = gj_doc__add(&r->build, node);
	if (rc == GJ_OK)
		rc = gj_doc__push(&r->build, node);
	r->at++;
	return rc;
}

/* What may come next. */
typedef enum want {
	WANT_VALUE,
	WANT_VALUE_OR_END,
	WANT_KEY,
	WANT_KEY_OR_END,
	WANT_COMMA,
	WANT_NOTHING
} want;

static want after_value(const reader *r)
{
	return r->build.depth == 0 ? WANT_NOTHING : WANT_COMMA;
}

static int read_key(reader *r)
{
	int rc;

	if (*r->at != '"')
		return fault(r, "a key in quotes was expected here");
	rc = read_scalar(r);
	if (rc != GJ_OK)
		return rc;
	skip_space(r);
	if (r->at == r->end || *r->at != ':')
		return fault(r, "a colon was expected here");
	r->at++;
	return GJ_OK;
}

static int step(reader *r, want *next)
{
	bool in_map =
		r->build.depth > 0 && r->build.frame[r->build.depth - 1].node->kind == GJ_DOC_MAP;
	char c = *r->at;
	int rc = GJ_OK;

	if (r->build.depth > 0 && c == (in_map ? '}' : ']') &&
	    (*next == WANT_VALUE_OR_END || *next == WANT_KEY_OR_END || *next == WANT_COMMA)) {
		r->at++;
		gj_doc__pop(&r->build);
		*next = after_value(r);
		return GJ_OK;
	}
	switch (*next) {
	case WANT_KEY:
	case WANT_KEY_OR_END:
		*next = WANT_VALUE;
		return read_key(r);
	case WANT_COMMA:
		if (c != ',')
			return fault(r, "a comma or the end of the list was expected here");
		r->at++;
		*next = in_map ? WANT_KEY : WANT_VALUE;
		return GJ_OK;
	case WANT_NOTHING:
		return fault(r, "something stands behind the end of the document");
	case WANT_VALUE:
	case WANT_VALUE_OR_END:
		break;
	}
	if (c == '{' || c == '[') {
		rc = open_node(r, c == '{' ? GJ_DOC_MAP : GJ_DOC_LIST);
		*next = c == '{' ? WANT_KEY_OR_END : WANT_VALUE_OR_END;
		return rc;
	}
	rc = read_scalar(r);
	*next = after_value(r);
	return rc;
}

int gj_doc_read_json(gj_doc **out, gj_arena *arena, const gj_source *source, gj_error *err)
{
	reader r = {.pos = {1, 1, 1}};
	want next = WANT_VALUE;
	int rc = gj_doc__start(&r.build, arena, source, err);

	*out = NULL;
	r.at = r.counted = r.build.source.text.at;
	r.end = r.at + r.build.source.text.len;
	for (skip_space(&r); rc == GJ_OK && r.at < r.end; skip_space(&r))
		rc = step(&r, &next);
	if (rc == GJ_OK && next != WANT_NOTHING)
		rc = fault(&r, "the document ends too early");
	if (rc == GJ_OK)
		*out = r.build.root;
	return rc;
}
