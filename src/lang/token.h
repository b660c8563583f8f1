/* SPDX-License-Identifier: Apache-2.0 */
/* The tokens of one block header or one field, continuation lines included. */
#ifndef GJ_LANG_TOKEN_H
#define GJ_LANG_TOKEN_H

#include "lang/tree.h"

typedef enum gj_token_kind {
	GJ_TOKEN_WORD, /* a name or a keyword: which one is up to the place where it stands */
	GJ_TOKEN_STRING,
	GJ_TOKEN_NUMBER,
	GJ_TOKEN_DATE,
	GJ_TOKEN_COMMA,
	GJ_TOKEN_OPEN,
	GJ_TOKEN_CLOSE,
	GJ_TOKEN_DASH, /* at the start of a continuation line */
	GJ_TOKEN_END
} gj_token_kind;

typedef struct gj_token {
	gj_token_kind kind;
	gj_str text; /* STRING: unescaped */
	gj_pos pos;
	gj_num number;
	gj_day day;
} gj_token;

typedef struct gj_tokens {
	gj_token *item; /* ends in an END token */
	size_t n, cap;
	size_t at; /* the next one */
} gj_tokens;

/* One physical line that holds something: `text` without indentation and line end. */
typedef struct gj_line {
	gj_str text;
	uint32_t number;
	uint32_t indent; /* columns */
} gj_line;

typedef struct gj_parser {
	gj_arena *arena;
	const gj_source *source;
	gj_error *err;
	gj_tokens tokens;
	unsigned depth; /* of nested conditions */
} gj_parser;

/* Append the tokens of one line; `continued` lines may start with a dash. */
int gj_tokens_add(gj_parser *p, const gj_line *line, size_t skip, bool continued);
int gj_tokens_end(gj_parser *p, const gj_line *last);

/* Looking and taking. */
const gj_token *gj_peek(const gj_parser *p);
const gj_token *gj_take(gj_parser *p);
bool gj_peek_word(const gj_parser *p,
		  gj_word word); /* several words match as a whole, in either tongue */
bool gj_take_word(gj_parser *p, gj_word word);
bool gj_take_kind(gj_parser *p, gj_token_kind kind);

/* Errors at a token; `help` may be NULL. */
int gj_fault_token(gj_parser *p, const gj_token *token, const char *message, const char *help);
int gj_fault_expected(gj_parser *p, const char *what);

/* A name: a WORD of ASCII name characters. */
bool gj_is_name(gj_str text);
int gj_take_name(gj_parser *p, gj_name *out, const char *what);

/* The parts of the parser. */
int gj_parse_value(gj_parser *p, gj_key key, gj_value *out);
int gj_parse_cond(gj_parser *p, gj_expr **out);
int gj_parse_quantity(gj_parser *p, gj_expr **out);
int gj_parse_cite(gj_parser *p, gj_cite *out, bool relative);
int gj_parse_given(gj_parser *p, gj_given **out);
int gj_parse_expect(gj_parser *p, gj_expect **out);
int gj_parse_names(gj_parser *p, gj_name **out, size_t *n, const char *what);
bool gj_peek_unit(const gj_parser *p); /* does a step of a citation stand next? */

#endif
