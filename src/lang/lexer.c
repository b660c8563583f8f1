/* SPDX-License-Identifier: Apache-2.0 */
/* Lines to tokens. */
#include "base/day.h"
#include "base/utf8.h"
#include "lang/token.h"

typedef struct cursor {
	gj_parser *p;
	gj_str rest;
	gj_pos pos;
} cursor;

/* `columns` of text in `bytes`. */
static void move(cursor *c, size_t bytes, uint32_t columns)
{
	c->pos.col += columns;
	c->rest.at += bytes;
	c->rest.len -= bytes;
}

static void advance(cursor *c, size_t bytes)
{
	move(c, bytes, (uint32_t)gj_utf8_count((gj_str){c->rest.at, bytes}));
}

static int fault(cursor *c, const char *message, const char *help)
{
	gj_fault(c->p->err, GJ_EINPUT, "%s", message);
	gj_fault_at(c->p->err, c->p->source, c->pos, NULL);
	return gj_fault_help(c->p->err, "%s", help);
}

/* `columns` wide. */
static int push_wide(cursor *c, gj_token_kind kind, gj_str text, size_t bytes, uint32_t columns)
{
	gj_tokens *tokens = &c->p->tokens;
	gj_token *token;

	if (tokens->n == tokens->cap &&
	    gj_arena_room(c->p->arena, (void **)&tokens->item, &tokens->cap, tokens->n,
			  sizeof *token) != GJ_OK)
		return gj_fault_memory(c->p->err);
	token = &tokens->item[tokens->n++];
	token->kind = kind;
	token->text = text;
	token->pos = c->pos;
	token->pos.len = columns;
	token->number = 0;
	token->day = 0;
	token->bytes = 0;
	move(c, bytes, columns);
	return GJ_OK;
}

static int push(cursor *c, gj_token_kind kind, gj_str text, size_t bytes)
{
	return push_wide(c, kind, text, bytes,
			 (uint32_t)gj_utf8_count((gj_str){c->rest.at, bytes}));
}

/* Marks that people type out of habit, with what to type instead. */
static const struct {
	const char *mark, *help;
} habit[] = {
	{"，", "write `, ` or `、`"},
	{"：", "no colon is needed, only spaces"},
	{":", "no colon is needed, only spaces"},
	{"；", "put each field on a line of its own"},
	{";", "put each field on a line of its own"},
	{"。", "no full stop is needed"},
	{"“", "write \" in place of “"},
	{"”", "write \" in place of ”"},
	{"‘", "write \" in place of ‘"},
	{"’", "write \" in place of ’"},
	{"'", "write \" in place of '"},
	{"《", "a text stands between two \""},
	{"》", "a text stands between two \""},
	{"「", "write \" in place of 「"},
	{"」", "write \" in place of 」"},
	{"　", "write plain spaces"},
	{"\xC2\xA0", "write plain spaces"},
	{"￥", "write the currency behind the number, as `10000 CNY`"},
	{"¥", "write the currency behind the number, as `10000 CNY`"},
	{"$", "write the currency behind the number, as `10000 USD`"},
	{"=", "write `is`"},
	{"<", "write `less than`, for dates `before`"},
	{">", "write `more than`, for dates `after`"},
	{"≥", "write `at least`, for dates `on or after`"},
	{"≤", "write `at most`, for dates `on or before`"},
	{"&", "write `and`"},
	{"|", "write `or`"},
	{"!", "write `not`"},
	{"%", "write `percent of`"},
	{"+", "write `plus`"},
	{"[", "write ( in place of ["},
	{"]", "write ) in place of ]"},
	{"{", "write ( in place of {"},
	{"}", "write ) in place of }"},
};

/* Is the next character a mark that never stands outside a string? Full-width forms of ASCII are, but ％ is a word. */
static bool is_mark(gj_str text, const char **help, uint32_t *code)
{
	gj_utf8_next(text, code);
	*help = NULL;
	for (size_t i = 0; i < sizeof habit / sizeof *habit; i++)
		if (gj_str_starts(text, gj_str_of(habit[i].mark))) {
			*help = habit[i].help;
			return true;
		}
	return *code >= 0xFF01 && *code <= 0xFF5E && *code != 0xFF05;
}

static int fault_mark(cursor *c, const char *help, uint32_t code)
{
	uint32_t again;
	size_t len = gj_utf8_next(c->rest, &again);

	gj_fault(c->p->err, GJ_EINPUT, "`%.*s` cannot stand here", (int)len, c->rest.at);
	gj_fault_at(c->p->err, c->p->source, c->pos, NULL);
	if (help != NULL)
		return gj_fault_help(c->p->err, "%s", help);
	if (code >= 0xFF01 && code <= 0xFF5E)
		return gj_fault_help(c->p->err, "write %c in place of the full-width %.*s",
				     (char)(code - 0xFF01 + '!'), (int)len, c->rest.at);
	return GJ_EINPUT;
}

/* Without an escape the text of the file is the text of the string. */
static int take_string(cursor *c)
{
	const char *quote = memchr(c->rest.at + 1, '"', c->rest.len - 1);
	size_t len = 0, end = 1, escapes = 0;
	char *text;

	if (quote != NULL && memchr(c->rest.at, '\\', (size_t)(quote - c->rest.at)) == NULL)
		end = (size_t)(quote - c->rest.at);
	for (; end < c->rest.len && c->rest.at[end] != '"'; end++)
		if (c->rest.at[end] == '\\') {
			char next = end + 1 < c->rest.len ? c->rest.at[end + 1] : ' ';

			if (next != '"' && next != '\\') {
				advance(c, end);
				return fault(c, "no such escape in a string",
					     "only \\\" and \\\\ are known");
			}
			end++;
			escapes++;
		}
	if (end >= c->rest.len)
		return fault(c, "the string has no end on this line", "close it with \"");
	if (escapes == 0)
		return push(c, GJ_TOKEN_STRING, (gj_str){c->rest.at + 1, end - 1}, end + 1);
	text = gj_arena_get(c->p->arena, end - 1 - escapes);
	if (text == NULL)
		return gj_fault_memory(c->p->err);
	for (size_t i = 1; i < end; i++) {
		i += c->rest.at[i] == '\\';
		text[len++] = c->rest.at[i];
	}
	return push(c, GJ_TOKEN_STRING, (gj_str){text, len}, end + 1);
}

static int take_ascii(cursor *c)
{
	unsigned char one, all = 0;
	size_t n = 0;
	gj_str text;
	gj_token *token;
	bool exists;
	int rc;

	while (n < c->rest.len && (one = gj_byte_class[(unsigned char)c->rest.at[n]]) != 0) {
		all |= one;
		n++;
	}
	text = (gj_str){c->rest.at, n};
	rc = push_wide(c, GJ_TOKEN_WORD, text, n, (uint32_t)n);
	if (rc != GJ_OK)
		return rc;
	c->p->tokens.item[c->p->tokens.n - 1].bytes = all;
	if ((all & GJ_BYTE_DIGIT) == 0)
		return GJ_OK;
	token = &c->p->tokens.item[c->p->tokens.n - 1];
	if (gj_day_read(&token->day, text, &exists) == GJ_OK)
		token->kind = GJ_TOKEN_DATE;
	else if (!exists)
		return gj_fault_token(c->p, token, "a date that does not exist",
				      "look at the month and the day");
	else if (gj_num_parse(&token->number, text))
		token->kind = GJ_TOKEN_NUMBER;
	return GJ_OK;
}

/* A run of other letters. Behind 第 it takes Western digits and letters along: 第6a条 is one word. */
static int take_other(cursor *c)
{
	bool cite = gj_str_starts(c->rest, GJ_STR("第"));
	size_t n = 0;
	const char *help;
	uint32_t code;

	while (n < c->rest.len) {
		gj_str rest = {c->rest.at + n, c->rest.len - n};
		bool ascii = (unsigned char)rest.at[0] < 0x80;

		if (ascii && !(cite && gj_is_name_byte(rest.at[0])))
			break;
		if (gj_str_starts(rest, GJ_STR("、")) || (!ascii && is_mark(rest, &help, &code)))
			break;
		n += gj_utf8_next(rest, &code);
	}
	return push(c, GJ_TOKEN_WORD, (gj_str){c->rest.at, n}, n);
}

static int take_one(cursor *c, bool first)
{
	char byte = c->rest.at[0];
	const char *help;
	uint32_t code;

	if (byte == '"')
		return take_string(c);
	if (byte == ',')
		return push(c, GJ_TOKEN_COMMA, GJ_STR(","), 1);
	if (gj_str_starts(c->rest, GJ_STR("、")))
		return push(c, GJ_TOKEN_COMMA, GJ_STR("、"), 3);
	if (byte == '(')
		return push(c, GJ_TOKEN_OPEN, GJ_STR("("), 1);
	if (byte == ')')
		return push(c, GJ_TOKEN_CLOSE, GJ_STR(")"), 1);
	if (byte == '-' && first && (c->rest.len == 1 || c->rest.at[1] == ' '))
		return push(c, GJ_TOKEN_DASH, GJ_STR("-"), 1);
	if (byte == '#')
		return fault(c, "a comment cannot follow something on its line",
			     "put it on a line of its own, above");
	if (gj_is_name_byte(byte))
		return take_ascii(c);
	if (is_mark(c->rest, &help, &code) || (unsigned char)byte < 0x80)
		return fault_mark(c, help, code);
	return take_other(c);
}

int gj_tokens_add(gj_parser *p, const gj_line *line, size_t skip, bool continued)
{
	cursor c = {p, line->text, {line->number, line->indent + 1, 1}};
	bool first = continued;
	int rc = GJ_OK;

	advance(&c, skip);
	while (rc == GJ_OK && c.rest.len > 0) {
		if (c.rest.at[0] == ' ') {
			move(&c, 1, 1);
			continue;
		}
		rc = take_one(&c, first);
		first = false;
	}
	p->tokens.end = c.pos;
	return rc;
}

int gj_tokens_end(gj_parser *p)
{
	cursor c = {p, {"", 0}, p->tokens.end};

	return push(&c, GJ_TOKEN_END, GJ_STR(""), 0);
}
