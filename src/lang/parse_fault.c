/* SPDX-License-Identifier: Apache-2.0 */
/* What is wrong with a line, and the one suggestion. */
#include "base/nearest.h"
#include "base/utf8.h"
#include "lang/parse.h"

/* The nearest word so far, with what it was compared with. */
typedef struct guess {
	gj_nearest near;
	bool found;
} guess;

static void offer(guess *g, gj_str line, const char *phrase)
{
	gj_str word = gj_str_of(phrase);
	gj_nearest near;

	gj_nearest_start(&near, gj_words_of(line, gj_count_words(word)));
	gj_nearest_offer(&near, word);
	if (near.best.len == 0 || (g->found && near.distance >= g->near.distance))
		return;
	g->near = near;
	g->found = true;
}

static int fault_words(gj_reader *r, const char *message, gj_str words)
{
	gj_pos pos = {r->lines.line.number, r->lines.line.indent + 1,
		      (uint32_t)gj_utf8_count(words)};

	gj_fault(r->p.err, GJ_EINPUT, "%s `%.*s`", message, GJ_FMT(words));
	return gj_fault_at(r->p.err, r->p.source, pos, NULL);
}

/* `cite:` as other formats have it; `word` is what stands before the colon. */
static bool has_colon(gj_str line, const char *phrase, gj_str *word)
{
	gj_str name = gj_str_of(phrase), rest;

	if (!gj_str_starts(line, name))
		return false;
	rest = (gj_str){line.at + name.len, line.len - name.len};
	*word = (gj_str){line.at, name.len};
	return gj_str_starts(rest, GJ_STR(":")) || gj_str_starts(rest, GJ_STR("："));
}

static int fault_colon(gj_reader *r, gj_str word)
{
	fault_words(r, "a colon behind", word);
	return gj_fault_help(r->p.err, "no colon is needed, only spaces");
}

int gj_fault_kind(gj_reader *r)
{
	gj_str line = r->lines.line.text, word;
	guess g = {.found = false};
	gj_key key;

	for (int i = 0; i < GJ_N_KINDS; i++)
		for (int t = 0; t < 2; t++) {
			const char *kind = gj_kind_word((gj_kind)i, (gj_tongue)t);

			if (has_colon(line, kind, &word))
				return fault_colon(r, word);
			offer(&g, line, kind);
		}
	fault_words(r, "no block starts with", gj_words_of(line, 1));
	if (gj_find_key(&r->keys, line, GJ_KIND_TEST, true, &key) > 0)
		return gj_fault_help(r->p.err, "a field stands after two spaces");
	if (g.found)
		return gj_fault_help(r->p.err, "did you mean `%.*s`?", GJ_FMT(g.near.best));
	return GJ_EINPUT;
}

/* A list of words in backticks that fits into a help; `len` stays 0 when it does not fit. */
typedef struct word_list {
	char text[200];
	size_t len, n;
	bool full;
} word_list;

static void add_word(word_list *list, const char *word)
{
	size_t n = strlen(word);

	if (list->full || list->len + n + 4 > sizeof list->text) {
		list->full = true;
		return;
	}
	if (list->n++ > 0) {
		memcpy(list->text + list->len, ", ", 2);
		list->len += 2;
	}
	list->text[list->len++] = '`';
	memcpy(list->text + list->len, word, n);
	list->len += n;
	list->text[list->len++] = '`';
}

/* Of the fields that go by this word in either tongue, has the kind one? `by` is a day of a duty, and a doer of a happening. */
static bool word_fits(gj_key key, gj_kind kind)
{
	for (int i = 0; i < GJ_N_KEYS; i++)
		for (int t = 0; t < 2; t++)
			if (gj_key_fits((gj_key)i, kind) &&
			    strcmp(gj_key_word((gj_key)i, (gj_tongue)t),
				   gj_key_word(key, (gj_tongue)t)) == 0)
				return true;
	return false;
}

/* Where the field belongs, when that is few kinds; else what this kind has. */
static int help_misplaced(gj_reader *r, gj_kind kind, gj_key key)
{
	gj_tongue tongue = r->tree->tongue;
	word_list kinds = {.n = 0}, keys = {.n = 0};

	for (int i = 0; i < GJ_N_KINDS; i++)
		if (word_fits(key, (gj_kind)i))
			add_word(&kinds, gj_kind_word((gj_kind)i, tongue));
	for (int i = 0; i < GJ_N_KEYS; i++)
		if (gj_key_fits((gj_key)i, kind))
			add_word(&keys, gj_key_word((gj_key)i, tongue));
	if (kinds.n <= 3)
		return gj_fault_help(r->p.err, "it stands in %.*s", (int)kinds.len, kinds.text);
	if (!keys.full)
		return gj_fault_help(r->p.err, "it can have %.*s", (int)keys.len, keys.text);
	return GJ_EINPUT;
}

int gj_fault_key(gj_reader *r, gj_kind kind)
{
	gj_str line = r->lines.line.text, word;
	guess g = {.found = false}, other = {.found = false};
	gj_key key = GJ_KEY_ENGLISH;
	size_t n = gj_find_key(&r->keys, line, kind, true, &key);

	if (n > 0) {
		gj_pos pos = {r->lines.line.number, r->lines.line.indent + 1,
			      (uint32_t)gj_utf8_count((gj_str){line.at, n})};

		gj_fault(r->p.err, GJ_EINPUT, "`%s` has no field `%.*s`",
			 gj_kind_word(kind, r->tree->tongue), (int)n, line.at);
		gj_fault_at(r->p.err, r->p.source, pos, NULL);
		return help_misplaced(r, kind, key);
	}
	for (int i = 0; i < GJ_N_KEYS; i++)
		for (int t = 0; t < 2; t++) {
			const char *name = gj_key_word((gj_key)i, (gj_tongue)t);

			if (has_colon(line, name, &word))
				return fault_colon(r, word);
			offer(gj_key_fits((gj_key)i, kind) ? &g : &other, line, name);
		}
	fault_words(r, "no field is called", g.found ? g.near.wanted : gj_words_of(line, 1));
	if (g.found)
		return gj_fault_help(r->p.err, "did you mean `%.*s`?", GJ_FMT(g.near.best));
	for (int i = 0; i < GJ_N_KINDS; i++)
		for (int t = 0; t < 2; t++)
			if (gj_starts_with(line, gj_kind_word((gj_kind)i, (gj_tongue)t)) > 0)
				return gj_fault_help(r->p.err, "a block starts at the margin");
	if (!other.found)
		return GJ_EINPUT;
	return gj_fault_help(r->p.err, "`%s` has no field `%.*s`, if that was meant",
			     gj_kind_word(kind, r->tree->tongue), GJ_FMT(other.near.best));
}

int gj_check_order(gj_reader *r, gj_key key, gj_pos pos)
{
	const char *name = gj_key_word(key, r->tree->tongue);
	const gj_field *last = r->fields.n > 0 ? &r->fields.item[r->fields.n - 1] : NULL;

	/* What stands is in order, so a right field costs one look however many there are. */
	if (last == NULL || last->key < key || (last->key == key && gj_key_many(key)))
		return GJ_OK;
	for (size_t i = 0; i < r->fields.n; i++) {
		const gj_field *field = &r->fields.item[i];

		if (field->key != key || gj_key_many(key))
			continue;
		gj_fault(r->p.err, GJ_EINPUT, "the field `%s` stands twice", name);
		gj_fault_at(r->p.err, r->p.source, pos, "again here");
		return gj_fault_at(r->p.err, r->p.source, field->pos, "first here");
	}
	for (size_t i = 0; i < r->fields.n; i++) {
		const gj_field *field = &r->fields.item[i];

		if (field->key <= key)
			continue;
		gj_fault(r->p.err, GJ_EINPUT, "the field `%s` stands too late", name);
		gj_fault_at(r->p.err, r->p.source, pos, "this one");
		gj_fault_at(r->p.err, r->p.source, field->pos, "belongs before this one");
		return gj_fault_help(r->p.err, "`%s` stands before `%s`", name,
				     gj_key_word(field->key, r->tree->tongue));
	}
	return GJ_OK;
}

/* What follows a whole value is most often a word that was misspelt, or a field that stands too deep. */
static int help_rest(gj_reader *r, const gj_block *block, gj_shape shape)
{
	const gj_token *token = gj_peek(&r->p);
	gj_key key;

	if (token->kind == GJ_TOKEN_WORD && gj_starts_line(&r->p) &&
	    gj_find_key(&r->keys, gj_line_from(&r->p, token), block->kind, false, &key) > 0)
		return gj_fault_help(r->p.err, "a field stands after two spaces");
	if (token->kind == GJ_TOKEN_CLOSE)
		return gj_fault_help(r->p.err, "no bracket was opened before it");
	if (gj_fault_near(&r->p))
		return GJ_EINPUT;
	if (token->kind == GJ_TOKEN_WORD &&
	    (shape == GJ_SHAPE_CITE || shape == GJ_SHAPE_TARGETS || shape == GJ_SHAPE_ORIGIN))
		return gj_fault_help(r->p.err,
				     "a citation goes on as in `art 17 para 2` or 第十七条第二款");
	if (shape == GJ_SHAPE_COND && token->kind != GJ_TOKEN_DASH)
		return gj_fault_help(r->p.err, "conditions are joined by `and` or `or`");
	if (token->kind == GJ_TOKEN_DASH)
		return gj_fault_help(r->p.err, "dashes follow `any of` or `all of`");
	if (token->kind == GJ_TOKEN_COMMA || shape == GJ_SHAPE_NAME)
		return gj_fault_help(r->p.err, "only one can stand here");
	return GJ_EINPUT;
}

int gj_fault_rest(gj_reader *r, const gj_block *block)
{
	const gj_token *token = gj_peek(&r->p);
	const gj_token *before = r->p.tokens.at > 0 ? token - 1 : NULL;

	gj_fault_token(&r->p, token, "this was not expected here", NULL);
	if (block != NULL)
		return help_rest(r, block, gj_key_shape(r->field_key));
	if (token->kind == GJ_TOKEN_WORD && (before == NULL || before->kind != GJ_TOKEN_STRING))
		return gj_fault_help(r->p.err, "a title stands in quotes");
	return GJ_EINPUT;
}
