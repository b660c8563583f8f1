/* SPDX-License-Identifier: Apache-2.0 */
/* Looking at tokens and taking them. */
#include "lang/token.h"

#include "base/nearest.h"

const gj_token *gj_peek(const gj_parser *p)
{
	return &p->tokens.item[p->tokens.at];
}

const gj_token *gj_take(gj_parser *p)
{
	const gj_token *token = gj_peek(p);

	if (token->kind != GJ_TOKEN_END)
		p->tokens.at++;
	return token;
}

bool gj_starts_line(const gj_parser *p)
{
	const gj_token *token = gj_peek(p);

	return p->tokens.at > 0 && token->kind != GJ_TOKEN_END &&
	       token[-1].pos.line != token->pos.line;
}

/* How many tokens the words of `phrase` match from here on; 0: they do not. */
static size_t match_phrase(const gj_parser *p, const char *phrase)
{
	const gj_token *token = gj_peek(p);
	gj_str rest;
	size_t n = 0;

	if (token->kind != GJ_TOKEN_WORD || token->text.at[0] != phrase[0] ||
	    (token->bytes & ~(unsigned)(GJ_BYTE_SMALL | GJ_BYTE_MARK)) != 0)
		return 0; /* no word of the language has a digit, a `_` or a capital */
	rest = gj_str_of(phrase);
	while (rest.len > 0) {
		const char *space = memchr(rest.at, ' ', rest.len);
		gj_str part = {rest.at, space == NULL ? rest.len : (size_t)(space - rest.at)};

		if (token[n].kind != GJ_TOKEN_WORD || !gj_str_eq(token[n].text, part))
			return 0;
		n++;
		rest.at += part.len + (space != NULL);
		rest.len -= part.len + (space != NULL);
	}
	return n;
}

static size_t match_word(const gj_parser *p, gj_word word)
{
	size_t n = match_phrase(p, gj_word_text(word, GJ_EN));

	return n > 0 ? n : match_phrase(p, gj_word_text(word, GJ_ZH));
}

bool gj_peek_word(const gj_parser *p, gj_word word)
{
	return match_word(p, word) > 0;
}

bool gj_take_word(gj_parser *p, gj_word word)
{
	size_t n = match_word(p, word);

	p->tokens.at += n;
	return n > 0;
}

bool gj_take_one_of(gj_parser *p, const gj_word *words, size_t n, gj_word *out)
{
	for (size_t i = 0; i < n; i++)
		if (gj_take_word(p, words[i])) {
			*out = words[i];
			return true;
		}
	return false;
}

bool gj_take_kind(gj_parser *p, gj_token_kind kind)
{
	if (gj_peek(p)->kind != kind)
		return false;
	gj_take(p);
	return true;
}

size_t gj_items_ahead(const gj_parser *p)
{
	size_t n = 1;

	for (const gj_token *token = gj_peek(p); token->kind != GJ_TOKEN_END; token++)
		n += token->kind == GJ_TOKEN_COMMA;
	return n;
}

/* ---- what stands wrongly ---- */

int gj_fault_token(gj_parser *p, const gj_token *token, const char *message, const char *help)
{
	if (token->kind == GJ_TOKEN_END || token->kind == GJ_TOKEN_STRING)
		gj_fault(p->err, GJ_EINPUT, "%s", message);
	else
		gj_fault(p->err, GJ_EINPUT, "%s: `%.*s`", message, GJ_FMT(token->text));
	gj_fault_at(p->err, p->source, token->pos, NULL);
	if (help != NULL)
		gj_fault_help(p->err, "%s", help);
	return GJ_EINPUT;
}

/* `2023-8-15`, `0.12345`: words without a letter are meant as something else than a name. */
static const char *help_of_digits(gj_str text)
{
	bool dash = false;

	for (size_t i = 0; i < text.len; i++) {
		if (text.at[i] != '.' && text.at[i] != '-' && text.at[i] != '/' &&
		    (text.at[i] < '0' || text.at[i] > '9'))
			return NULL;
		dash = dash || (i > 0 && (text.at[i] == '-' || text.at[i] == '/'));
	}
	return dash ? "a date is written as 2023-08-15"
		    : "a number has at most 14 digits, and 4 behind the point";
}

int gj_fault_expected(gj_parser *p, const char *what)
{
	const gj_token *token = gj_peek(p);
	const char *help = NULL;

	if (token->kind == GJ_TOKEN_END)
		gj_fault(p->err, GJ_EINPUT, "%s is missing here", what);
	else if (token->kind == GJ_TOKEN_STRING)
		gj_fault(p->err, GJ_EINPUT, "%s was expected in place of a text in quotes", what);
	else
		gj_fault(p->err, GJ_EINPUT, "%s was expected in place of `%.*s`", what,
			 GJ_FMT(token->text));
	gj_fault_at(p->err, p->source, token->pos, NULL);
	if (token->kind == GJ_TOKEN_WORD)
		help = help_of_digits(token->text);
	if (help != NULL)
		return gj_fault_help(p->err, "%s", help);
	gj_fault_near(p);
	return GJ_EINPUT;
}

size_t gj_count_words(gj_str phrase)
{
	size_t n = phrase.len > 0;

	for (size_t i = 0; i < phrase.len; i++)
		n += phrase.at[i] == ' ';
	return n;
}

gj_str gj_words_of(gj_str line, size_t n)
{
	gj_str words = {line.at, 0};

	while (words.len < line.len && (line.at[words.len] != ' ' || --n > 0))
		words.len++;
	return n <= 1 ? words : (gj_str){line.at, 0};
}

gj_str gj_line_from(const gj_parser *p, const gj_token *word)
{
	const char *end = p->source->text.at + p->source->text.len;
	gj_str rest = word->text;

	while (rest.at + rest.len < end && rest.at[rest.len] != '\n' && rest.at[rest.len] != '\r')
		rest.len++;
	return rest;
}

/* To a word of two letters, or one character, too much is near. */
static bool is_short(gj_str text)
{
	return text.len < 3 || (text.len == 3 && (unsigned char)text.at[0] >= 0x80);
}

bool gj_fault_near(gj_parser *p)
{
	const gj_token *token = gj_peek(p);
	gj_str rest;
	gj_nearest best = {.distance = UINT32_MAX};

	if (token->kind != GJ_TOKEN_WORD)
		return false;
	rest = gj_line_from(p, token);
	for (int i = (int)p->first_word; i < (int)p->last_word; i++)
		for (int t = 0; t < 2; t++) {
			gj_str word = gj_str_of(gj_word_text((gj_word)i, (gj_tongue)t));
			gj_str wanted = gj_words_of(rest, gj_count_words(word));
			gj_nearest near;

			if (is_short(wanted))
				continue;
			gj_nearest_start(&near, wanted);
			gj_nearest_offer(&near, word);
			if (near.best.len > 0 && near.distance > 0 && near.distance < best.distance)
				best = near;
		}
	if (best.distance == UINT32_MAX)
		return false;
	gj_fault_help(p->err, "did you mean `%.*s`?", GJ_FMT(best.best));
	return true;
}

/* ---- names, days, currencies ---- */

#define S GJ_BYTE_SMALL
#define C GJ_BYTE_CAPITAL
#define D GJ_BYTE_DIGIT
const unsigned char gj_byte_class[256] = {
	['-'] = GJ_BYTE_MARK,
	['.'] = GJ_BYTE_MARK,
	['/'] = GJ_BYTE_MARK,
	['_'] = GJ_BYTE_LINE,
	['0'] = D,
	D,
	D,
	D,
	D,
	D,
	D,
	D,
	D,
	D,
	['A'] = C,
	C,
	C,
	C,
	C,
	C,
	C,
	C,
	C,
	C,
	C,
	C,
	C,
	C,
	C,
	C,
	C,
	C,
	C,
	C,
	C,
	C,
	C,
	C,
	C,
	C,
	['a'] = S,
	S,
	S,
	S,
	S,
	S,
	S,
	S,
	S,
	S,
	S,
	S,
	S,
	S,
	S,
	S,
	S,
	S,
	S,
	S,
	S,
	S,
	S,
	S,
	S,
	S,
};
#undef S
#undef C
#undef D

/* `all`: the classes of its bytes, none of which is no byte of a name. */
static bool is_name_of(gj_str text, unsigned all)
{
	unsigned edges = gj_byte_class[(unsigned char)text.at[0]] |
			 gj_byte_class[(unsigned char)text.at[text.len - 1]];

	return (all & GJ_BYTE_SMALL) != 0 && (all & GJ_BYTE_CAPITAL) == 0 &&
	       (edges & GJ_BYTE_MARK) == 0 && text.at[0] != '_';
}

bool gj_is_name(gj_str text)
{
	unsigned all = 0;

	for (size_t i = 0; i < text.len; i++) {
		unsigned one = gj_byte_class[(unsigned char)text.at[i]];

		if (one == 0)
			return false;
		all |= one;
	}
	return text.len > 0 && is_name_of(text, all);
}

int gj_take_name(gj_parser *p, gj_name *out, const char *what)
{
	const gj_token *token = gj_peek(p);

	if (token->kind != GJ_TOKEN_WORD ||
	    ((token->bytes & (GJ_BYTE_SMALL | GJ_BYTE_CAPITAL | GJ_BYTE_LINE)) == 0 &&
	     help_of_digits(token->text) != NULL))
		return gj_fault_expected(p, what);
	if (token->bytes == 0 || !is_name_of(token->text, token->bytes))
		return gj_fault_token(
			p, token, "not a name",
			"a name has small letters, digits, `_`, and `-` `/` `.` inside");
	out->text = token->text;
	out->pos = token->pos;
	gj_take(p);
	return GJ_OK;
}

int gj_take_day(gj_parser *p, gj_day *out)
{
	if (gj_peek(p)->kind != GJ_TOKEN_DATE) {
		gj_fault_expected(p, "a date");
		return gj_fault_help(p->err, "a date is written as 2023-08-15");
	}
	*out = gj_take(p)->day;
	return GJ_OK;
}

bool gj_is_currency(const gj_token *token)
{
	if (token->kind != GJ_TOKEN_WORD || token->text.len != 3)
		return false;
	for (size_t i = 0; i < 3; i++)
		if (token->text.at[i] < 'A' || token->text.at[i] > 'Z')
			return false;
	return true;
}

int gj_take_currency(gj_parser *p, gj_name *out)
{
	if (!gj_is_currency(gj_peek(p))) {
		gj_fault_expected(p, "a currency");
		return gj_fault_help(p->err, "write three capital letters, as CNY");
	}
	out->text = gj_peek(p)->text;
	out->pos = gj_take(p)->pos;
	return GJ_OK;
}
