/* SPDX-License-Identifier: Apache-2.0 */
/* Lines to tokens. */
#include "lang/token.h"

#include "base/day.h"
#include "base/utf8.h"

typedef struct cursor {
	gj_parser *p;
	gj_str rest;
	gj_pos pos;
} cursor;

static void advance(cursor *c, size_t bytes)
{
	c->pos.col += (uint32_t)gj_utf8_count((gj_str){c->rest.at, bytes});
	c->rest.at += bytes;
	c->rest.len -= bytes;
}

static int fault(cursor *c, const char *message, const char *help)
{
	gj_fault(c->p->err, GJ_EINPUT, "%s", message);
	gj_fault_at(c->p->err, c->p->source, c->pos, NULL);
	if (help != NULL)
		gj_fault_help(c->p->err, "%s", help);
	return GJ_EINPUT;
}

static int push(cursor *c, gj_token_kind kind, gj_str text, size_t bytes)
{
	gj_tokens *tokens = &c->p->tokens;
	gj_token token = {.kind = kind, .text = text, .pos = c->pos};

	token.pos.len = (uint32_t)gj_utf8_count((gj_str){c->rest.at, bytes});
	if (gj_arena_room(c->p->arena, (void **)&tokens->item, &tokens->cap, tokens->n,
			  sizeof token) != GJ_OK)
		return gj_fault_memory(c->p->err);
	tokens->item[tokens->n++] = token;
	advance(c, bytes);
	return GJ_OK;
}

static bool is_name_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	       c == '_' || c == '-' || c == '/' || c == '.';
}

/* Full-width marks that people type by mistake, with what to type instead. */
static const struct {
	const char *mark, *help;
} full_width[] = {
	{"，", "write `, ` or `、`"},	  {"：", "no colon is needed"},
	{"“", "write \" in place of “"},  {"”", "write \" in place of ”"},
	{"（", "write ( in place of （"}, {"）", "write ) in place of ）"},
	{"；", "start a new field"},	  {"　", "write plain spaces"},
};

static int check_full_width(cursor *c)
{
	for (size_t i = 0; i < sizeof full_width / sizeof *full_width; i++)
		if (gj_str_starts(c->rest, gj_str_of(full_width[i].mark)))
			return fault(c, "a full-width mark cannot stand here", full_width[i].help);
	return GJ_OK;
}

static int take_string(cursor *c)
{
	char *text = gj_arena_get(c->p->arena, c->rest.len);
	size_t len = 0, i = 1;

	if (text == NULL)
		return gj_fault_memory(c->p->err);
	for (; i < c->rest.len && c->rest.at[i] != '"'; i++) {
		if (c->rest.at[i] == '\\') {
			if (i + 1 == c->rest.len ||
			    (c->rest.at[i + 1] != '"' && c->rest.at[i + 1] != '\\')) {
				advance(c, i);
				return fault(c, "no such escape in a string",
					     "only \\\" and \\\\ are known");
			}
			i++;
		}
		text[len++] = c->rest.at[i];
	}
	if (i == c->rest.len)
		return fault(c, "the string has no end on this line", "close it with \"");
	return push(c, GJ_TOKEN_STRING, (gj_str){text, len}, i + 1);
}

static int take_ascii(cursor *c)
{
	size_t n = 0;
	gj_str text;
	gj_token *token;
	bool exists;
	int rc;

	while (n < c->rest.len && is_name_byte(c->rest.at[n]))
		n++;
	text = (gj_str){c->rest.at, n};
	rc = push(c, GJ_TOKEN_WORD, text, n);
	if (rc != GJ_OK)
		return rc;
	token = &c->p->tokens.item[c->p->tokens.n - 1];
	if (gj_day_read(&token->day, text, &exists) == GJ_OK) {
		token->kind = GJ_TOKEN_DATE;
	} else if (!exists) {
		return gj_fault_token(c->p, token, "a date that does not exist",
				      "look at the month and the day");
	} else if ((text.at[0] >= '0' && text.at[0] <= '9') || text.at[0] == '-') {
		if (gj_num_parse(&token->number, text))
			token->kind = GJ_TOKEN_NUMBER;
	}
	return GJ_OK;
}

static int take_other(cursor *c)
{
	size_t n = 0;
	int rc = check_full_width(c);

	if (rc != GJ_OK)
		return rc;
	if (gj_str_starts(c->rest, GJ_STR("、")))
		return push(c, GJ_TOKEN_COMMA, GJ_STR("、"), 3);
	while (n < c->rest.len && (unsigned char)c->rest.at[n] >= 0x80) {
		cursor ahead = *c;

		ahead.rest.at += n;
		ahead.rest.len -= n;
		if (gj_str_starts(ahead.rest, GJ_STR("、")))
			break;
		for (size_t i = 0; i < sizeof full_width / sizeof *full_width; i++)
			if (gj_str_starts(ahead.rest, gj_str_of(full_width[i].mark))) {
				advance(c, n);
				return check_full_width(c);
			}
		uint32_t code;
		n += gj_utf8_next(ahead.rest, &code);
	}
	return push(c, GJ_TOKEN_WORD, (gj_str){c->rest.at, n}, n);
}

static int take_one(cursor *c, bool first)
{
	char byte = c->rest.at[0];

	if (byte == '"')
		return take_string(c);
	if (byte == ',')
		return push(c, GJ_TOKEN_COMMA, GJ_STR(","), 1);
	if (byte == '(')
		return push(c, GJ_TOKEN_OPEN, GJ_STR("("), 1);
	if (byte == ')')
		return push(c, GJ_TOKEN_CLOSE, GJ_STR(")"), 1);
	if (byte == '-' && first && (c->rest.len == 1 || c->rest.at[1] == ' '))
		return push(c, GJ_TOKEN_DASH, GJ_STR("-"), 1);
	if (byte == '#')
		return fault(c, "a comment cannot follow something on its line",
			     "put it on a line of its own, above");
	if (byte == '\t')
		return fault(c, "a tab", "write spaces");
	if (is_name_byte(byte))
		return take_ascii(c);
	if ((unsigned char)byte >= 0x80)
		return take_other(c);
	return fault(c, "a mark that cannot stand here", NULL);
}

int gj_tokens_add(gj_parser *p, const gj_line *line, size_t skip, bool continued)
{
	cursor c = {p, line->text, {line->number, line->indent + 1, 1}};
	bool first = continued;
	int rc = GJ_OK;

	advance(&c, skip);
	while (rc == GJ_OK && c.rest.len > 0) {
		if (c.rest.at[0] == ' ') {
			advance(&c, 1);
			continue;
		}
		rc = take_one(&c, first);
		first = false;
	}
	return rc;
}

int gj_tokens_end(gj_parser *p, const gj_line *last)
{
	cursor c = {p,
		    {"", 0},
		    {last->number, last->indent + (uint32_t)gj_utf8_count(last->text) + 1, 1}};

	return push(&c, GJ_TOKEN_END, GJ_STR(""), 0);
}

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

/* How many tokens the words of `phrase` match from here on; 0: they do not. */
static size_t match_phrase(const gj_parser *p, const char *phrase)
{
	gj_str rest = gj_str_of(phrase);
	size_t n = 0;

	while (rest.len > 0) {
		const char *space = memchr(rest.at, ' ', rest.len);
		gj_str part = {rest.at, space == NULL ? rest.len : (size_t)(space - rest.at)};
		const gj_token *token = &p->tokens.item[p->tokens.at + n];

		if (token->kind != GJ_TOKEN_WORD || !gj_str_eq(token->text, part))
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

bool gj_take_kind(gj_parser *p, gj_token_kind kind)
{
	if (gj_peek(p)->kind != kind)
		return false;
	gj_take(p);
	return true;
}

int gj_fault_token(gj_parser *p, const gj_token *token, const char *message, const char *help)
{
	if (token->kind == GJ_TOKEN_END || token->text.len == 0)
		gj_fault(p->err, GJ_EINPUT, "%s", message);
	else
		gj_fault(p->err, GJ_EINPUT, "%s: `%.*s`", message, GJ_FMT(token->text));
	gj_fault_at(p->err, p->source, token->pos, NULL);
	if (help != NULL)
		gj_fault_help(p->err, "%s", help);
	return GJ_EINPUT;
}

int gj_fault_expected(gj_parser *p, const char *what)
{
	const gj_token *token = gj_peek(p);

	if (token->kind == GJ_TOKEN_END)
		gj_fault(p->err, GJ_EINPUT, "%s is missing here", what);
	else
		gj_fault(p->err, GJ_EINPUT, "%s was expected in place of `%.*s`", what,
			 GJ_FMT(token->text));
	gj_fault_at(p->err, p->source, token->pos, NULL);
	return GJ_EINPUT;
}

bool gj_is_name(gj_str text)
{
	char last = text.len > 0 ? text.at[text.len - 1] : '.';
	char first = text.len > 0 ? text.at[0] : '.';

	for (size_t i = 0; i < text.len; i++)
		if (!is_name_byte(text.at[i]) || (text.at[i] >= 'A' && text.at[i] <= 'Z'))
			return false;
	return last != '.' && last != '-' && last != '/' && first != '.' && first != '-' &&
	       first != '/' && first != '_';
}

int gj_take_name(gj_parser *p, gj_name *out, const char *what)
{
	const gj_token *token = gj_peek(p);

	if (token->kind != GJ_TOKEN_WORD)
		return gj_fault_expected(p, what);
	if (!gj_is_name(token->text))
		return gj_fault_token(
			p, token, "not a name",
			"a name has small letters, digits, `_`, and `-` `/` `.` inside it");
	out->text = token->text;
	out->pos = token->pos;
	gj_take(p);
	return GJ_OK;
}
