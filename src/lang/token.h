/* SPDX-License-Identifier: Apache-2.0 */
/* The tokens of one block header or one field, continuation lines included, and the parser that takes them. */
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
	gj_str text; /* STRING: unescaped */
	gj_num number;
	gj_pos pos;
	gj_token_kind kind;
	gj_day day;
	unsigned char
		bytes; /* WORD, NUMBER, DATE of ASCII: the classes of its bytes, together; 0: other letters */
} gj_token;

typedef struct gj_tokens {
	gj_token *item; /* ends in an END token */
	size_t n, cap;
	size_t at;  /* the next one */
	gj_pos end; /* where the last line added ends */
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
	struct {	/* operands that wait for the expression that takes them */
		gj_expr **item;
		size_t n, cap;
	} operands;
	gj_word first_word, last_word; /* the words that "did you mean" may offer here */
} gj_parser;

/* Append the tokens of one line; `continued` lines may start with a dash. */
int gj_tokens_add(gj_parser *p, const gj_line *line, size_t skip, bool continued);
int gj_tokens_end(gj_parser *p); /* behind the last line added */

/* Looking and taking. The END token is never taken. */
const gj_token *gj_peek(const gj_parser *p);
const gj_token *gj_take(gj_parser *p);
bool gj_starts_line(const gj_parser *p); /* the next token, behind another one */
bool gj_peek_word(const gj_parser *p,
		  gj_word word); /* several words match as a whole, in either tongue */
bool gj_take_word(gj_parser *p, gj_word word);
bool gj_take_one_of(gj_parser *p, const gj_word *words, size_t n, gj_word *out);
bool gj_take_kind(gj_parser *p, gj_token_kind kind);

/* Room for a list that starts here: how many items it can have at most. */
size_t gj_items_ahead(const gj_parser *p);

/* Errors at a token; `help` may be NULL. */
int gj_fault_token(gj_parser *p, const gj_token *token, const char *message, const char *help);

/* `what` was expected in place of the next token; helps with the nearest word that can stand there. */
int gj_fault_expected(gj_parser *p, const char *what);

/* As the help of the last fault: the word that the next tokens nearly are. false: there is none. */
bool gj_fault_near(gj_parser *p);

/* A WORD and what follows it on its line. */
gj_str gj_line_from(const gj_parser *p, const gj_token *word);

/* The first `n` words of a line (or of what is left of one), single-spaced; empty when it has fewer. */
gj_str gj_words_of(gj_str line, size_t n);
size_t gj_count_words(gj_str phrase);

/* A name: ASCII letters, digits and `_` `-` `/` `.`; small; at least one letter. */
enum {
	GJ_BYTE_SMALL = 1,
	GJ_BYTE_CAPITAL = 2,
	GJ_BYTE_DIGIT = 4,
	GJ_BYTE_LINE = 8,
	GJ_BYTE_MARK = 16
};
extern const unsigned char gj_byte_class
	[256]; /* small and capital letters, digits, `_`, and `-` `/` `.`; 0: no byte of a name */

static inline bool gj_is_name_byte(char c)
{
	return gj_byte_class[(unsigned char)c] != 0;
}

bool gj_is_name(gj_str text);
int gj_take_name(gj_parser *p, gj_name *out, const char *what);
int gj_take_day(gj_parser *p, gj_day *out);
int gj_take_currency(gj_parser *p, gj_name *out);
bool gj_is_currency(const gj_token *token);

/* The parts of the parser. */
int gj_parse_value(gj_parser *p, gj_key key, gj_value *out);
int gj_parse_cond(gj_parser *p, gj_expr **out);
int gj_parse_quantity(gj_parser *p, gj_expr **out);
int gj_parse_cite(gj_parser *p, gj_cite *out, bool relative);
int gj_parse_given(gj_parser *p, gj_given **out);
int gj_parse_expect(gj_parser *p, gj_expect **out);
int gj_parse_names(gj_parser *p, gj_name **out, uint32_t *n, const char *what);

#endif
