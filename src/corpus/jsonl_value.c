/* SPDX-License-Identifier: Apache-2.0 */
/* What stands between the strings of a line: brackets, commas, numbers, words; and which of it is a wanted field. */
#include <stdio.h>

#include "corpus/jsonl.h"

enum { NONE, MINUS, ZERO, WHOLE, POINT, FRACTION, E, E_SIGN, POWER }; /* how far a number is */

/* Fields whose names end with the value that comes. */
static gj_fields ending(const gj_jsonl *j)
{
	gj_fields hits = 0;

	for (gj_fields rest = j->fields; rest != 0; rest &= (gj_fields)(rest - 1)) {
		unsigned i = (unsigned)__builtin_ctz(rest);

		if (j->path[i].n == j->steps)
			hits |= GJ_FIELD_BIT(i);
	}
	return hits;
}

static void wrong_kind(gj_jsonl *j, gj_reader *reader, const char *at, const char *kind)
{
	unsigned field = (unsigned)__builtin_ctz(j->hits);
	gj_str name = gj_field_name(&reader->file->options, field);

	gj_item_spoil(reader, gj_reader_offset(reader, at), "`%.*s` is %s, not %s", GJ_FMT(name),
		      kind, field < GJ_CORPUS_MOST_TEXTS ? "a text" : "a text or a number");
}

/* An id and a source stand once. */
static void take_hits(gj_jsonl *j, gj_reader *reader, const char *at)
{
	gj_fields again = j->hits & j->found & (gj_fields)~GJ_FIELDS_TEXT;

	j->found |= j->hits;
	if (again != 0)
		gj_item_spoil(reader, gj_reader_offset(reader, at), "`%.*s` stands twice",
			      GJ_FMT(gj_field_name(&reader->file->options,
						   (unsigned)__builtin_ctz(again))));
}

void gj_jsonl_key_end(gj_jsonl *j, gj_reader *reader, uint64_t at)
{
	gj_jsonl_frame *in = &j->frame[j->depth - 1];
	gj_str key = {j->key, j->key_len};
	gj_fields fit = 0;

	if (j->depth == 1 && key.len < sizeof j->key &&
	    j->names_len + key.len + 1 <= sizeof j->names) {
		memcpy(j->names + j->names_len, key.at, key.len);
		j->names[j->names_len + key.len] = '\0';
		j->names_len += key.len + 1;
	}
	if (key.len <= sizeof j->key)
		for (gj_fields rest = in->fields; rest != 0; rest &= (gj_fields)(rest - 1)) {
			unsigned i = (unsigned)__builtin_ctz(rest);

			if (j->path[i].n > in->steps && gj_str_eq(j->path[i].step[in->steps], key))
				fit |= GJ_FIELD_BIT(i);
		}
	if ((fit & in->seen) != 0)
		gj_item_spoil(reader, at, "the key `%.*s` stands twice in one object", GJ_FMT(key));
	in->seen |= fit;
	j->fields = fit;
	j->steps = (uint8_t)(in->steps + 1);
}

/* What comes after the value that ended. */
static void value_end(gj_jsonl *j)
{
	j->at = j->depth == 0 ? GJ_JSONL_DONE : GJ_JSONL_AFTER;
}

static void open_bracket(gj_jsonl *j, gj_reader *reader, const char *at)
{
	bool object = *at == '{';

	j->hits = ending(j);
	if (object && j->hits != 0)
		wrong_kind(j, reader, at, "an object");
	else if (j->depth == GJ_JSONL_DEPTH)
		gj_item_spoil(reader, gj_reader_offset(reader, at), "nested more than %d deep",
			      GJ_JSONL_DEPTH);
	else if (!object && j->depth == 0)
		gj_item_spoil(reader, gj_reader_offset(reader, at),
			      "a list, where a record, an object, should stand");
	if (reader->spoiled)
		return;
	j->frame[j->depth++] = (gj_jsonl_frame){j->fields, 0, j->steps, object};
	j->at = object ? GJ_JSONL_FIRST_KEY : GJ_JSONL_FIRST_ITEM;
}

static void close_bracket(gj_jsonl *j)
{
	j->depth--;
	value_end(j);
}

/* true, false, null: only null may stand where a text is wanted, and says that there is none. */
static void begin_word(gj_jsonl *j, gj_reader *reader, const char *at)
{
	j->word = *at == 't' ? "rue" : *at == 'f' ? "alse" : "ull";
	j->hits = ending(j);
	j->at = GJ_JSONL_WORD;
	if (*at != 'n' && j->hits != 0)
		wrong_kind(j, reader, at, *at == 't' ? "true" : "false");
}

static void begin_number(gj_jsonl *j, gj_reader *reader, const char *at)
{
	j->hits = ending(j);
	j->at = GJ_JSONL_NUMBER;
	j->digits = *at == '-' ? MINUS : *at == '0' ? ZERO : WHOLE;
	if ((j->hits & GJ_FIELDS_TEXT) != 0) {
		wrong_kind(j, reader, at, "a number");
		return;
	}
	if (j->hits == 0)
		return;
	take_hits(j, reader, at);
	gj_field_capture(reader, j->hits, (gj_str){at, 1});
}

static void begin_value(gj_jsonl *j, gj_reader *reader, const char *at)
{
	if (j->depth == 0 && *at != '{' && *at != '[') {
		gj_item_spoil(reader, gj_reader_offset(reader, at),
			      "a record is an object; this line begins with something else");
	} else if (*at == '"') {
		j->hits = ending(j);
		take_hits(j, reader, at);
		j->in_key = false;
		gj_jsonl_string_begin(j, reader);
	} else if (*at == '{' || *at == '[') {
		open_bracket(j, reader, at);
	} else if (*at == 't' || *at == 'f' || *at == 'n') {
		begin_word(j, reader, at);
	} else if (*at == '-' || (*at >= '0' && *at <= '9')) {
		begin_number(j, reader, at);
	} else {
		gj_jsonl_unexpected(j, reader, at);
	}
}

static void begin_key(gj_jsonl *j, gj_reader *reader, const char *at)
{
	if (*at != '"') {
		gj_jsonl_unexpected(j, reader, at);
		return;
	}
	j->in_key = true;
	gj_jsonl_string_begin(j, reader);
}

static void after_value(gj_jsonl *j, gj_reader *reader, const char *at)
{
	const gj_jsonl_frame *in = &j->frame[j->depth - 1];

	if (*at == ',') {
		j->at = in->object ? GJ_JSONL_KEY : GJ_JSONL_VALUE;
		j->fields = in->fields;
		j->steps = in->steps;
	} else if (*at == (in->object ? '}' : ']')) {
		close_bracket(j);
	} else {
		gj_jsonl_unexpected(j, reader, at);
	}
}

/* The state of a number behind one more byte; NONE: the number ended before it. */
static unsigned number_step(unsigned now, char c)
{
	bool digit = c >= '0' && c <= '9';

	switch (now) {
	case MINUS:
		return c == '0' ? ZERO : digit ? WHOLE : NONE;
	case WHOLE:
		if (digit)
			return WHOLE;
		/* fall through */
	case ZERO:
		return c == '.' ? POINT : c == 'e' || c == 'E' ? E : NONE;
	case POINT:
		return digit ? FRACTION : NONE;
	case FRACTION:
		return digit ? FRACTION : c == 'e' || c == 'E' ? E : NONE;
	case E:
		return digit ? POWER : c == '+' || c == '-' ? E_SIGN : NONE;
	default:
		return digit ? POWER : NONE;
	}
}

/* Returns whether the byte was part of it. */
static bool number(gj_jsonl *j, gj_reader *reader, const char *at)
{
	unsigned next = number_step(j->digits, *at);

	if (next != NONE) {
		j->digits = next;
		gj_field_capture(reader, j->hits, (gj_str){at, 1});
		return true;
	}
	if (j->digits == ZERO || j->digits == WHOLE || j->digits == FRACTION || j->digits == POWER)
		value_end(j);
	else
		gj_item_spoil(reader, gj_reader_offset(reader, at), "a number breaks off");
	return false;
}

static void word(gj_jsonl *j, gj_reader *reader, const char *at)
{
	if (*at != *j->word)
		gj_jsonl_unexpected(j, reader, at);
	else if (*++j->word == '\0')
		value_end(j);
}

void gj_jsonl_unexpected(const gj_jsonl *j, gj_reader *reader, const char *at)
{
	static const char *const want[GJ_N_JSONL_AT] = {
		[GJ_JSONL_VALUE] = "a value",
		[GJ_JSONL_FIRST_ITEM] = "a value or `]`",
		[GJ_JSONL_FIRST_KEY] = "a key in quotes or `}`",
		[GJ_JSONL_KEY] = "a key in quotes",
		[GJ_JSONL_COLON] = "`:`",
		[GJ_JSONL_AFTER] = "`,` or a closing bracket",
		[GJ_JSONL_WORD] = "`true`, `false` or `null`",
		[GJ_JSONL_DONE] = "the end of the line",
	};
	char byte[8];

	snprintf(byte, sizeof byte, *at > 0x20 && *at < 0x7F ? "`%c`" : "0x%02X",
		 (unsigned char)*at);
	gj_item_spoil(reader, gj_reader_offset(reader, at), "%s where %s should stand", byte,
		      want[j->at] != NULL ? want[j->at] : "something else");
}

/* A byte between tokens. */
static void token(gj_jsonl *j, gj_reader *reader, const char *at)
{
	switch (j->at) {
	case GJ_JSONL_FIRST_ITEM:
		if (*at == ']') {
			close_bracket(j);
			break;
		}
		/* fall through */
	case GJ_JSONL_VALUE:
		begin_value(j, reader, at);
		break;
	case GJ_JSONL_FIRST_KEY:
		if (*at == '}') {
			close_bracket(j);
			break;
		}
		/* fall through */
	case GJ_JSONL_KEY:
		begin_key(j, reader, at);
		break;
	case GJ_JSONL_COLON:
		if (*at == ':')
			j->at = GJ_JSONL_VALUE;
		else
			gj_jsonl_unexpected(j, reader, at);
		break;
	case GJ_JSONL_AFTER:
		after_value(j, reader, at);
		break;
	default:
		gj_jsonl_unexpected(j, reader, at);
	}
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

bool gj_jsonl_take(gj_jsonl *j, gj_reader *reader, gj_str bytes, int *rc)
{
	size_t i = 0;

	while (i < bytes.len && *rc == GJ_OK && !reader->spoiled) {
		const char *at = bytes.at + i;

		if (j->at >= GJ_JSONL_STRING && j->at <= GJ_JSONL_LOW_U) {
			i += gj_jsonl_string(j, reader, (gj_str){at, bytes.len - i}, rc);
			continue;
		}
		if (j->at == GJ_JSONL_NUMBER && !number(j, reader, at))
			continue; /* it ended, or is spoiled; the byte is looked at again */
		if (j->at == GJ_JSONL_WORD)
			word(j, reader, at);
		else if (j->at != GJ_JSONL_NUMBER && !is_blank(*at))
			token(j, reader, at);
		i++;
	}
	return *rc == GJ_OK && !reader->spoiled;
}
