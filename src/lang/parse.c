/* SPDX-License-Identifier: Apache-2.0 */
/* Lines to blocks, fields in their order. */
#include "lang/parse.h"

#include "base/utf8.h"

enum { MANY_BLOCKS = 512, FEW_TOKENS = 64, FEW_FIELDS = 24 };

static void set_tongue(gj_reader *r, gj_tongue tongue)
{
	if (!r->tongue_known)
		r->tree->tongue = tongue;
	r->tongue_known = true;
}

static size_t find_kind(gj_reader *r, gj_kind *kind)
{
	for (int i = 0; i < GJ_N_KINDS; i++)
		for (int t = 0; t < 2; t++) {
			size_t n = gj_starts_with(r->lines.line.text,
						  gj_kind_word((gj_kind)i, (gj_tongue)t));

			if (n > 0) {
				*kind = (gj_kind)i;
				set_tongue(r, (gj_tongue)t);
				return n;
			}
		}
	return 0;
}

static gj_pos start_of(const gj_line *line, size_t bytes)
{
	gj_pos pos = {line->number, line->indent + 1,
		      (uint32_t)gj_utf8_count((gj_str){line->text.at, bytes})};

	return pos;
}

/* The tokens behind `skip` bytes of the current line; then reads ahead. */
static int load_line(gj_reader *r, size_t skip)
{
	int rc;

	r->p.tokens.n = 0;
	r->p.tokens.at = 0;
	r->p.depth = 0;
	r->p.operands.n = 0;
	r->p.first_word = (gj_word)0;
	r->p.last_word = GJ_N_WORDS;
	rc = gj_tokens_add(&r->p, &r->lines.line, skip, false);
	return rc == GJ_OK ? gj_lines_next(&r->lines) : rc;
}

static int load_header(gj_reader *r, size_t skip)
{
	int rc = load_line(r, skip);

	if (rc == GJ_OK && r->lines.kind == GJ_LINE_MORE)
		return gj_fault_line(&r->p, &r->lines.line, "indented too deep for a field",
				     "a field stands after two spaces");
	return rc == GJ_OK ? gj_tokens_end(&r->p) : rc;
}

/* The lines that continue a field are part of it. */
static int load_field(gj_reader *r, size_t skip)
{
	int rc = load_line(r, skip);

	while (rc == GJ_OK && r->lines.kind == GJ_LINE_MORE) {
		if (r->lines.comments.n > 0)
			return gj_fault_line(&r->p, &r->lines.comment, "a comment inside a field",
					     "put it above the field");
		rc = gj_tokens_add(&r->p, &r->lines.line, 0, true);
		if (rc == GJ_OK)
			rc = gj_lines_next(&r->lines);
	}
	return rc == GJ_OK ? gj_tokens_end(&r->p) : rc;
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

static int parse_header(gj_reader *r, gj_block *block)
{
	gj_parser *p = &r->p;
	int rc = GJ_OK;

	switch (header_of(block->kind)) {
	case ID:
		rc = gj_take_name(p, &block->id, "a name");
		break;
	case CITE:
		block->cite = gj_arena_get(p->arena, sizeof *block->cite);
		rc = block->cite == NULL ? gj_fault_memory(p->err)
					 : gj_parse_cite(p, block->cite, false);
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
		rc = gj_fault_rest(r, NULL);
	return rc;
}

static int parse_field(gj_reader *r, const gj_block *block)
{
	gj_key key;
	size_t n = gj_find_key(&r->keys, r->lines.line.text, block->kind, false, &key);
	gj_field *field;
	int rc;

	if (n == 0)
		return gj_fault_key(r, block->kind);
	if (gj_arena_room(r->p.arena, (void **)&r->fields.item, &r->fields.cap, r->fields.n,
			  sizeof *field) != GJ_OK)
		return gj_fault_memory(r->p.err);
	field = &r->fields.item[r->fields.n];
	*field = (gj_field){.key = key, .pos = start_of(&r->lines.line, n)};
	field->before = gj_lines_take_comments(&r->lines);
	r->field_key = key;
	rc = gj_check_order(r, key, field->pos);
	if (rc == GJ_OK)
		rc = load_field(r, n);
	if (rc == GJ_OK)
		rc = gj_parse_value(&r->p, key, &field->value);
	if (rc == GJ_OK && gj_peek(&r->p)->kind != GJ_TOKEN_END)
		rc = gj_fault_rest(r, block);
	r->fields.n += rc == GJ_OK;
	return rc;
}

static int add_block(gj_reader *r, gj_block block)
{
	gj_tree *tree = r->tree;

	block.n = r->fields.n;
	block.field = gj_arena_array(r->p.arena, block.n, sizeof *block.field);
	if (block.field == NULL || gj_arena_room(r->p.arena, (void **)&tree->block, &r->block_cap,
						 tree->n, sizeof block) != GJ_OK)
		return gj_fault_memory(r->p.err);
	if (block.n > 0)
		memcpy(block.field, r->fields.item, block.n * sizeof *block.field);
	tree->block[tree->n++] = block;
	return GJ_OK;
}

static int parse_block(gj_reader *r)
{
	gj_block block = {.before = gj_lines_take_comments(&r->lines)};
	size_t n = find_kind(r, &block.kind);
	int rc;

	if (n == 0)
		return gj_fault_kind(r);
	block.pos = start_of(&r->lines.line, n);
	r->fields.n = 0;
	rc = load_header(r, n);
	if (rc == GJ_OK)
		rc = parse_header(r, &block);
	while (rc == GJ_OK && r->lines.kind == GJ_LINE_FIELD)
		rc = parse_field(r, &block);
	return rc == GJ_OK ? add_block(r, block) : rc;
}

/* Arenas take nothing back: room for all blocks at once, where the file has no more than files have. */
static int start_blocks(gj_reader *r)
{
	r->block_cap = gj_lines_at_margin(r->tree->source.text, MANY_BLOCKS);
	r->tree->block = gj_arena_array(r->p.arena, r->block_cap, sizeof *r->tree->block);
	return r->tree->block == NULL ? gj_fault_memory(r->p.err) : GJ_OK;
}

int gj_parse(gj_tree **out, gj_arena *arena, const gj_source *source, gj_error *err)
{
	gj_token token
		[FEW_TOKENS]; /* most lines and blocks have no more, and leave nothing in the arena */
	gj_field field[FEW_FIELDS];
	gj_reader r = {.p = {.arena = arena, .source = source, .err = err}};
	int rc;

	r.p.tokens.item = token;
	r.p.tokens.cap = FEW_TOKENS;
	r.fields.item = field;
	r.fields.cap = FEW_FIELDS;
	*out = NULL;
	r.tree = gj_arena_get(arena, sizeof *r.tree);
	if (r.tree == NULL)
		return gj_fault_memory(err);
	r.tree->source = *source;
	gj_key_index_make(&r.keys);
	rc = gj_lines_start(&r.lines, &r.p);
	if (rc == GJ_OK)
		rc = start_blocks(&r);
	if (rc == GJ_OK)
		rc = gj_lines_next(&r.lines);
	while (rc == GJ_OK && r.lines.kind != GJ_LINE_END) {
		if (r.lines.kind != GJ_LINE_HEADER)
			rc = gj_fault_line(&r.p, &r.lines.line, "a field without a block",
					   "a block starts at the margin");
		else
			rc = parse_block(&r);
	}
	if (rc != GJ_OK)
		return rc;
	r.tree->after = gj_lines_take_comments(&r.lines);
	*out = r.tree;
	return GJ_OK;
}
