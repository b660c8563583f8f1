/* SPDX-License-Identifier: Apache-2.0 */
/* Lines to blocks, fields in their order. */
#include "lang/lang.h"

#include "base/nearest.h"
#include "base/utf8.h"
#include "lang/token.h"

typedef enum line_kind { LINE_END, LINE_HEADER, LINE_FIELD, LINE_MORE } line_kind;

typedef struct reader {
	gj_parser p;
	gj_tree *tree;
	gj_str rest;	 /* unread text */
	uint32_t number; /* of the line that was read last */
	gj_line line;	 /* the next line that holds something */
	line_kind kind;
	gj_comments comments; /* comment lines read before it */
	size_t comment_cap, block_cap;
	bool tongue_known;
} reader;

static int fault_line(reader *r, const gj_line *line, const char *message, const char *help)
{
	gj_pos pos = {line->number, line->indent + 1, (uint32_t)gj_utf8_count(line->text)};

	gj_fault(r->p.err, GJ_EINPUT, "%s", message);
	gj_fault_at(r->p.err, r->p.source, pos, NULL);
	if (help != NULL)
		gj_fault_help(r->p.err, "%s", help);
	return GJ_EINPUT;
}

static gj_line raw_line(reader *r)
{
	const char *newline = memchr(r->rest.at, '\n', r->rest.len);
	size_t len = newline == NULL ? r->rest.len : (size_t)(newline - r->rest.at);
	gj_line line = {{r->rest.at, len}, ++r->number, 0};

	r->rest.at += len + (newline != NULL);
	r->rest.len -= len + (newline != NULL);
	if (line.text.len > 0 && line.text.at[line.text.len - 1] == '\r')
		line.text.len--;
	while (line.text.len > 0 && line.text.at[0] == ' ') {
		line.text.at++;
		line.text.len--;
		line.indent++;
	}
	while (line.text.len > 0 && line.text.at[line.text.len - 1] == ' ')
		line.text.len--;
	return line;
}

static int add_comment(reader *r, gj_str text)
{
	if (gj_arena_room(r->p.arena, (void **)&r->comments.line, &r->comment_cap, r->comments.n,
			  sizeof text) != GJ_OK)
		return gj_fault_memory(r->p.err);
	r->comments.line[r->comments.n++] = text;
	return GJ_OK;
}

/* Read on to the next line that is neither blank nor a comment. */
static int next_line(reader *r)
{
	while (r->rest.len > 0) {
		int rc = GJ_OK;

		r->line = raw_line(r);
		if (r->line.text.len == 0)
			continue;
		if (r->line.text.at[0] == '#') {
			rc = add_comment(r, r->line.text);
			if (rc != GJ_OK)
				return rc;
			continue;
		}
		if (r->line.text.at[0] == '\t')
			return fault_line(r, &r->line, "a tab at the start of the line",
					  "indent with two spaces");
		if (r->line.indent == 1)
			return fault_line(r, &r->line, "a line indented by one space",
					  "a block starts at the margin, a field after two spaces");
		r->kind = r->line.indent == 0	? LINE_HEADER
			  : r->line.indent == 2 ? LINE_FIELD
						: LINE_MORE;
		return GJ_OK;
	}
	r->kind = LINE_END;
	return GJ_OK;
}

static gj_comments take_comments(reader *r)
{
	gj_comments taken = r->comments;

	memset(&r->comments, 0, sizeof r->comments);
	r->comment_cap = 0;
	return taken;
}

/* Tokens of the current line from `skip` on, and of the lines that continue it; then reads ahead. */
static int load_tokens(reader *r, size_t skip)
{
	gj_line last = r->line;
	size_t comments = r->comments.n;
	int rc;

	r->p.tokens.n = 0;
	r->p.tokens.at = 0;
	rc = gj_tokens_add(&r->p, &r->line, skip, false);
	if (rc == GJ_OK)
		rc = next_line(r);
	while (rc == GJ_OK && r->kind == LINE_MORE) {
		if (r->comments.n > comments)
			return fault_line(r, &r->line, "a comment stands inside a field",
					  "put it above the field");
		last = r->line;
		rc = gj_tokens_add(&r->p, &r->line, 0, true);
		if (rc == GJ_OK)
			rc = next_line(r);
	}
	return rc == GJ_OK ? gj_tokens_end(&r->p, &last) : rc;
}

/* Does the line start with this phrase, followed by a space or its end? Gives the length. */
static size_t starts_with(gj_str line, const char *phrase)
{
	gj_str word = gj_str_of(phrase);

	if (!gj_str_starts(line, word) || (line.len > word.len && line.at[word.len] != ' '))
		return 0;
	return word.len;
}

static void set_tongue(reader *r, gj_tongue tongue)
{
	if (!r->tongue_known)
		r->tree->tongue = tongue;
	r->tongue_known = true;
}

static size_t find_kind(reader *r, gj_kind *kind)
{
	for (int i = 0; i < GJ_N_KINDS; i++)
		for (int t = 0; t < 2; t++) {
			size_t n =
				starts_with(r->line.text, gj_kind_word((gj_kind)i, (gj_tongue)t));

			if (n > 0) {
				*kind = (gj_kind)i;
				set_tongue(r, (gj_tongue)t);
				return n;
			}
		}
	return 0;
}

static gj_str first_word(gj_str line)
{
	const char *space = memchr(line.at, ' ', line.len);
	gj_str word = {line.at, space == NULL ? line.len : (size_t)(space - line.at)};

	return word;
}

static int fault_kind(reader *r)
{
	gj_str word = first_word(r->line.text);
	gj_pos pos = {r->line.number, 1, (uint32_t)gj_utf8_count(word)};
	gj_nearest near;

	gj_fault(r->p.err, GJ_EINPUT, "no block starts with `%.*s`", GJ_FMT(word));
	gj_fault_at(r->p.err, r->p.source, pos, NULL);
	gj_nearest_start(&near, word);
	for (int i = 0; i < GJ_N_KINDS; i++)
		for (int t = 0; t < 2; t++)
			gj_nearest_offer(&near, gj_str_of(gj_kind_word((gj_kind)i, (gj_tongue)t)));
	if (near.best.len > 0)
		return gj_fault_help(r->p.err, "did you mean `%.*s`?", GJ_FMT(near.best));
	for (int i = 0; i < GJ_N_KEYS; i++)
		if (starts_with(r->line.text, gj_key_word((gj_key)i, GJ_EN)) > 0)
			return gj_fault_help(r->p.err, "a field stands after two spaces");
	return GJ_EINPUT;
}

typedef enum header { ID, CITE, TITLE, TRUTH } header;

static header header_of(gj_kind kind)
{
	static const header form[GJ_N_KINDS] = {
#define KIND(symbol, en, zh, header) header,
#include "lang/kinds.def"
#undef KIND
	};

	return form[kind];
}

static int parse_truth(gj_parser *p, gj_block *block)
{
	int rc = gj_take_name(p, &block->id, "the name of a fact");

	if (rc != GJ_OK)
		return rc;
	block->truth = gj_take_word(p, GJ_WORD_YES);
	if (!block->truth && !gj_take_word(p, GJ_WORD_NO))
		return gj_fault_expected(p, "`yes` or `no`");
	return gj_take_word(p, GJ_WORD_UNLESS_SHOWN) ? GJ_OK
						     : gj_fault_expected(p, "`unless shown`");
}

static int parse_header(gj_parser *p, gj_block *block)
{
	int rc = GJ_OK;

	switch (header_of(block->kind)) {
	case ID:
		rc = gj_take_name(p, &block->id, "a name");
		break;
	case CITE:
		rc = gj_parse_cite(p, &block->cite, false);
		break;
	case TRUTH:
		rc = parse_truth(p, block);
		break;
	case TITLE:
		if (gj_peek(p)->kind != GJ_TOKEN_STRING)
			rc = gj_fault_expected(p, "a title in quotes");
		break;
	}
	if (rc == GJ_OK && gj_peek(p)->kind == GJ_TOKEN_STRING) {
		block->has_title = true;
		block->title = gj_take(p)->text;
	}
	if (rc == GJ_OK && gj_peek(p)->kind != GJ_TOKEN_END)
		rc = gj_fault_expected(p, "the end of the line");
	return rc;
}

/* The key with the longest word that starts the line: `must not` before `must`. */
static size_t find_key(const reader *r, gj_kind kind, bool any, gj_key *key)
{
	size_t best = 0;

	for (int i = 0; i < GJ_N_KEYS; i++)
		for (int t = 0; t < 2; t++) {
			size_t n = starts_with(r->line.text, gj_key_word((gj_key)i, (gj_tongue)t));

			if (n > best && (any || gj_key_fits((gj_key)i, kind))) {
				best = n;
				*key = (gj_key)i;
			}
		}
	return best;
}

static int fault_key(reader *r, gj_kind kind)
{
	gj_str word = first_word(r->line.text);
	gj_nearest near;
	gj_key key;
	size_t n = find_key(r, kind, true, &key);
	gj_pos pos = {r->line.number, 3, (uint32_t)gj_utf8_count(word)};

	if (n > 0)
		gj_fault(r->p.err, GJ_EINPUT, "a %s has no field `%.*s`", gj_kind_word(kind, GJ_EN),
			 (int)n, r->line.text.at);
	else
		gj_fault(r->p.err, GJ_EINPUT, "no field is called `%.*s`", GJ_FMT(word));
	gj_fault_at(r->p.err, r->p.source, pos, NULL);
	gj_nearest_start(&near, word);
	for (int i = 0; n == 0 && i < GJ_N_KEYS; i++)
		for (int t = 0; t < 2; t++)
			if (gj_key_fits((gj_key)i, kind))
				gj_nearest_offer(&near,
						 gj_str_of(gj_key_word((gj_key)i, (gj_tongue)t)));
	if (near.best.len > 0)
		gj_fault_help(r->p.err, "did you mean `%.*s`?", GJ_FMT(near.best));
	return GJ_EINPUT;
}

/* Fields stand in the order of the table; only some may be repeated. */
static int check_order(reader *r, const gj_block *block, gj_key key, gj_pos pos)
{
	const gj_field *last = block->n > 0 ? &block->field[block->n - 1] : NULL;

	if (last == NULL || last->key < key || (last->key == key && gj_key_many(key)))
		return GJ_OK;
	for (size_t i = 0; i < block->n; i++) {
		if (block->field[i].key != key || gj_key_many(key))
			continue;
		gj_fault(r->p.err, GJ_EINPUT, "the field `%s` stands twice",
			 gj_key_word(key, GJ_EN));
		gj_fault_at(r->p.err, r->p.source, pos, "again here");
		return gj_fault_at(r->p.err, r->p.source, block->field[i].pos, "first here");
	}
	for (size_t i = 0; i < block->n; i++) {
		if (block->field[i].key <= key)
			continue;
		gj_fault(r->p.err, GJ_EINPUT, "the field `%s` stands too late",
			 gj_key_word(key, GJ_EN));
		gj_fault_at(r->p.err, r->p.source, pos, NULL);
		return gj_fault_help(r->p.err, "`%s` stands before `%s`", gj_key_word(key, GJ_EN),
				     gj_key_word(block->field[i].key, GJ_EN));
	}
	return GJ_OK;
}

static int parse_field(reader *r, gj_block *block, size_t *cap)
{
	gj_field field = {.before = take_comments(r)};
	size_t n = find_key(r, block->kind, false, &field.key);
	int rc;

	if (n == 0)
		return fault_key(r, block->kind);
	field.pos =
		(gj_pos){r->line.number, 3, (uint32_t)gj_utf8_count((gj_str){r->line.text.at, n})};
	rc = check_order(r, block, field.key, field.pos);
	if (rc == GJ_OK)
		rc = load_tokens(r, n);
	if (rc == GJ_OK)
		rc = gj_parse_value(&r->p, field.key, &field.value);
	if (rc == GJ_OK && gj_peek(&r->p)->kind != GJ_TOKEN_END)
		rc = gj_fault_token(&r->p, gj_peek(&r->p), "this was not expected here", NULL);
	if (rc != GJ_OK)
		return rc;
	if (gj_arena_room(r->p.arena, (void **)&block->field, cap, block->n, sizeof field) != GJ_OK)
		return gj_fault_memory(r->p.err);
	block->field[block->n++] = field;
	return GJ_OK;
}

static int parse_block(reader *r)
{
	gj_block block = {.before = take_comments(r)};
	size_t n = find_kind(r, &block.kind), cap = 0;
	int rc;

	if (n == 0)
		return fault_kind(r);
	block.pos =
		(gj_pos){r->line.number, 1, (uint32_t)gj_utf8_count((gj_str){r->line.text.at, n})};
	rc = load_tokens(r, n);
	if (rc == GJ_OK)
		rc = parse_header(&r->p, &block);
	while (rc == GJ_OK && r->kind == LINE_FIELD) {
		r->p.depth = 0;
		rc = parse_field(r, &block, &cap);
	}
	if (rc != GJ_OK)
		return rc;
	if (gj_arena_room(r->p.arena, (void **)&r->tree->block, &r->block_cap, r->tree->n,
			  sizeof block) != GJ_OK)
		return gj_fault_memory(r->p.err);
	r->tree->block[r->tree->n++] = block;
	return GJ_OK;
}

int gj_parse(gj_tree **out, gj_arena *arena, const gj_source *source, gj_error *err)
{
	reader r = {.p = {.arena = arena, .source = source, .err = err}, .rest = source->text};
	int rc;

	*out = NULL;
	r.tree = gj_arena_get(arena, sizeof *r.tree);
	if (r.tree == NULL)
		return gj_fault_memory(err);
	r.tree->source = *source;
	rc = next_line(&r);
	while (rc == GJ_OK && r.kind != LINE_END) {
		if (r.kind != LINE_HEADER)
			rc = fault_line(&r, &r.line, "a field without a block",
					"a block starts at the margin");
		else
			rc = parse_block(&r);
	}
	r.tree->after = take_comments(&r);
	if (rc == GJ_OK)
		*out = r.tree;
	return rc;
}
