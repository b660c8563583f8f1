/* SPDX-License-Identifier: Apache-2.0 */
#include "law/texts.h"

#include <stdio.h>
#include <unistd.h>

#include "base/file.h"
#include "base/utf8.h"
#include "lang/numeral.h"

enum { TEXT_LIMIT = 16 << 20, MOST_ITEMS = 1000 };

#define BLANK GJ_STR("\xe3\x80\x80") /* ideographic space */

typedef struct cutting {
	gj_text *out;
	gj_arena *arena;
	size_t cap;
	gj_buf body; /* of the open article, without blanks */
	bool open, failed;
} cutting;

static bool take(gj_str *text, const char *word)
{
	gj_str wanted = gj_str_of(word);

	if (!gj_str_starts(*text, wanted))
		return false;
	text->at += wanted.len;
	text->len -= wanted.len;
	return true;
}

/* One blank, of whatever kind. */
static bool take_blank(gj_str *text)
{
	return take(text, " ") || take(text, "\t") || take(text, "\r") ||
	       take(text, "\xe3\x80\x80") || take(text, "\xc2\xa0");
}

static bool take_numeral(gj_str *text, unsigned *out)
{
	size_t n = gj_numeral_read(*text, out);

	text->at += n;
	text->len -= n;
	return n > 0;
}

/* `第十七条 `, `第二百八十六条之一 `: the label, and the text behind it. */
static bool take_article(gj_str *line, char label[GJ_LABEL_MAX + 1])
{
	gj_str rest = *line;
	unsigned number, extra = 0;

	if (!take(&rest, "第") || !take_numeral(&rest, &number) || !take(&rest, "条"))
		return false;
	if (take(&rest, "之") && !take_numeral(&rest, &extra))
		return false;
	if (rest.len > 0 && !take_blank(&rest))
		return false;
	if (extra > 0)
		snprintf(label, GJ_LABEL_MAX + 1, "%u-%u", number, extra);
	else
		snprintf(label, GJ_LABEL_MAX + 1, "%u", number);
	*line = rest;
	return true;
}

static bool is_item(gj_str line, unsigned *number)
{
	return (take(&line, "（") || take(&line, "(")) && take_numeral(&line, number) &&
	       (take(&line, "）") || take(&line, ")"));
}

/* A heading that ends an article: `第二章 `, `第一节 `, `附件`, `附录`. */
static bool is_heading(gj_str line)
{
	gj_str rest = line;
	unsigned number;

	if (take(&rest, "附件") || take(&rest, "附录") || take(&rest, "附："))
		return true;
	rest = line;
	return take(&rest, "第") && take_numeral(&rest, &number) &&
	       (take(&rest, "章") || take(&rest, "节") || take(&rest, "编")) &&
	       (rest.len == 0 || take_blank(&rest));
}

static void close_article(cutting *c)
{
	gj_text_article *article;
	char hash[65];

	if (!c->open)
		return;
	c->open = false;
	article = &c->out->article[c->out->n - 1];
	if (gj_buf_status(&c->body) != GJ_OK) {
		c->failed = true;
		return;
	}
	gj_sha256_hex(gj_buf_str(&c->body), hash);
	memcpy(article->hash, hash, GJ_TEXT_HASH);
	gj_buf_clear(&c->body);
}

static void open_article(cutting *c, const char *label)
{
	gj_text *out = c->out;

	close_article(c);
	if (c->failed || gj_arena_room(c->arena, (void **)&out->article, &c->cap, out->n,
				       sizeof *out->article) != GJ_OK) {
		c->failed = true;
		return;
	}
	memset(&out->article[out->n], 0, sizeof *out->article);
	memcpy(out->article[out->n++].label, label, GJ_LABEL_MAX + 1);
	c->open = true;
}

static void add_body(cutting *c, gj_str line)
{
	while (line.len > 0) {
		uint32_t code;
		size_t n;

		if (take_blank(&line))
			continue;
		n = gj_utf8_next(line, &code);
		gj_buf_add(&c->body, (gj_str){line.at, n});
		line.at += n;
		line.len -= n;
	}
}

static void add_line(cutting *c, gj_str line)
{
	gj_text_article *article = &c->out->article[c->out->n - 1];
	unsigned number;

	add_body(c, line);
	if (is_item(line, &number)) {
		gj_text_para *last =
			article->n_paras > 0 ? &article->para[article->n_paras - 1] : NULL;

		if (last != NULL && number == last->items + 1 && number < MOST_ITEMS)
			last->items = number;
		return;
	}
	if (line.len == 0)
		return;
	if (gj_arena_more(c->arena, (void **)&article->para, article->n_paras,
			  sizeof *article->para) != GJ_OK) {
		c->failed = true;
		return;
	}
	article->para[article->n_paras++].items = 0;
}

static void cut_line(cutting *c, gj_str line)
{
	char label[GJ_LABEL_MAX + 1] = "";

	while (take_blank(&line))
		;
	if (take_article(&line, label)) {
		open_article(c, label);
		while (take_blank(&line))
			;
	} else if (is_heading(line)) {
		close_article(c);
	}
	if (c->open && line.len > 0 && !c->failed)
		add_line(c, line);
}

int gj_text_cut(gj_text *out, gj_arena *arena, gj_str source)
{
	cutting c = {.out = out, .arena = arena};

	gj_buf_init(&c.body, arena->alloc, TEXT_LIMIT);
	while (source.len > 0 && !c.failed) {
		size_t n = 0;

		while (n < source.len && source.at[n] != '\n')
			n++;
		cut_line(&c, (gj_str){source.at, n});
		n += n < source.len;
		source.at += n;
		source.len -= n;
	}
	close_article(&c);
	gj_buf_free(&c.body);
	return c.failed ? GJ_ENOMEM : GJ_OK;
}

const gj_text_article *gj_text_find(const gj_text *text, const char *label)
{
	for (size_t i = 0; i < text->n; i++)
		if (strcmp(text->article[i].label, label) == 0)
			return &text->article[i];
	return NULL;
}

static int load_text(gj_text *out, gj_arena *arena, const char *folder, gj_str name, gj_error *err)
{
	gj_str source, path;
	gj_buf buf;
	int rc;

	gj_buf_init(&buf, arena->alloc, 1 << 16);
	gj_buf_printf(&buf, "%s/%.*s.txt", folder, GJ_FMT(name));
	rc = gj_buf_status(&buf);
	if (rc == GJ_OK)
		rc = gj_arena_str(arena, &path, gj_buf_str(&buf));
	gj_buf_free(&buf);
	if (rc != GJ_OK)
		return gj_fault_memory(err);
	if (access(path.at, F_OK) != 0)
		return GJ_OK;
	rc = gj_file_read_text(&source, arena, path.at, TEXT_LIMIT, err);
	if (rc == GJ_OK && gj_text_cut(out, arena, source) != GJ_OK)
		rc = gj_fault_memory(err);
	out->path = path;
	return rc;
}

int gj_texts_load(gj_texts **out, gj_arena *arena, const gj_law *law, const char *folder,
		  gj_error *err)
{
	gj_texts *texts = gj_arena_get(arena, sizeof *texts);
	int rc = GJ_OK;

	*out = NULL;
	if (texts != NULL)
		texts->of = gj_arena_array(arena, law->n_instruments, sizeof *texts->of);
	if (texts == NULL || texts->of == NULL)
		return gj_fault_memory(err);
	for (size_t i = 0; rc == GJ_OK && i < law->n_instruments; i++)
		if (law->instrument[i].text.len > 0)
			rc = load_text(&texts->of[i], arena, folder, law->instrument[i].text, err);
	if (rc == GJ_OK)
		*out = texts;
	return rc;
}
