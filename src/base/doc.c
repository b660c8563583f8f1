/* SPDX-License-Identifier: Apache-2.0 */
#include "base/doc_build.h"

#include "base/utf8.h"

enum { FEW_KEYS = 8 }; /* so many are compared one by one; more get a table */

const gj_doc *gj_doc_get(const gj_doc *map, const char *key)
{
	gj_str wanted = gj_str_of(key);

	if (map == NULL || map->kind != GJ_DOC_MAP)
		return NULL;
	for (size_t i = 0; i < map->n; i++)
		if (gj_str_eq(map->key[i]->text, wanted))
			return map->kid[i];
	return NULL;
}

int gj_doc__start(gj_doc_build *build, gj_arena *arena, const gj_source *source, gj_error *err)
{
	gj_str *text = &build->source.text;
	size_t valid;

	build->arena = arena;
	build->source = *source;
	build->err = err;
	if (gj_str_starts(*text, GJ_STR("\xEF\xBB\xBF"))) {
		text->at += 3;
		text->len -= 3;
	}
	valid = gj_utf8_valid(*text);
	if (valid == text->len)
		return GJ_OK;
	gj_fault(err, GJ_EINPUT, "the text is not UTF-8: byte 0x%02X",
		 (unsigned char)text->at[valid]);
	gj_fault_at(err, &build->source, gj_pos_at(*text, valid), NULL);
	return GJ_EINPUT;
}

int gj_doc__fault(gj_doc_build *build, gj_pos pos, const char *message)
{
	gj_fault(build->err, GJ_EINPUT, "%s", message);
	gj_fault_at(build->err, &build->source, pos, NULL);
	return GJ_EINPUT;
}

int gj_doc__node(gj_doc_build *build, gj_doc **out, gj_doc_kind kind, gj_pos pos)
{
	*out = NULL;
	if (build->nodes == GJ_DOC_MAX_NODES)
		return gj_doc__fault(build, pos, "the document has too many values");
	*out = gj_arena_get(build->arena, sizeof **out);
	if (*out == NULL)
		return gj_fault_memory(build->err);
	build->nodes++;
	(*out)->kind = kind;
	(*out)->pos = pos;
	return GJ_OK;
}

int gj_doc__text(gj_doc_build *build, gj_doc *scalar, gj_str text)
{
	gj_str rest = text;
	uint32_t code;

	while (rest.len > 0) {
		size_t step = gj_utf8_next(rest, &code);

		if (gj_utf8_is_hidden(code) && code != '\t' && code != '\n' && code != '\r') {
			gj_fault(build->err, GJ_EINPUT, "a hidden character, U+%04X, in a value",
				 (unsigned)code);
			gj_fault_at(build->err, &build->source, scalar->pos, NULL);
			return GJ_EINPUT;
		}
		rest.at += step;
		rest.len -= step;
	}
	if (gj_arena_str(build->arena, &scalar->text, text) != GJ_OK)
		return gj_fault_memory(build->err);
	return GJ_OK;
}

int gj_doc__push(gj_doc_build *build, gj_doc *parent)
{
	gj_doc_frame *frame;

	if (build->depth == GJ_DOC_MAX_DEPTH)
		return gj_doc__fault(build, parent->pos, "the document is nested too deeply");
	frame = &build->frame[build->depth++];
	memset(frame, 0, sizeof *frame);
	frame->node = parent;
	return GJ_OK;
}

void gj_doc__pop(gj_doc_build *build)
{
	build->depth--;
}

static int remember(gj_doc_build *build, gj_doc_frame *frame, gj_str key, uint32_t *index,
		    bool *found)
{
	return gj_map_put(&frame->seen, build->arena, key, index, found);
}

/* The index of the key that is the same, if any. Small maps need no table: a text of many would cost much memory. */
static int find_same(gj_doc_build *build, gj_doc_frame *frame, gj_str key, uint32_t *index,
		     bool *found)
{
	const gj_doc *map = frame->node;
	int rc = GJ_OK;

	*found = false;
	*index = (uint32_t)map->n;
	if (map->n > FEW_KEYS)
		return remember(build, frame, key, index, found);
	for (uint32_t i = 0; i < map->n && !*found; i++) {
		*found = gj_str_eq(map->key[i]->text, key);
		if (*found)
			*index = i;
	}
	if (map->n < FEW_KEYS || *found)
		return GJ_OK;
	if (build->seed == 0)
		build->seed = gj_hash_seed(build->source.text);
	frame->seen.seed = build->seed;
	for (uint32_t i = 0; rc == GJ_OK && i < map->n; i++) {
		uint32_t known = i;

		rc = remember(build, frame, map->key[i]->text, &known, found);
	}
	return rc == GJ_OK ? remember(build, frame, key, index, found) : rc;
}

static int add_key(gj_doc_build *build, gj_doc_frame *frame, gj_doc *key)
{
	uint32_t other;
	bool found;

	if (key->kind != GJ_DOC_SCALAR)
		return gj_doc__fault(build, key->pos, "a key must be a plain name");
	if (find_same(build, frame, key->text, &other, &found) != GJ_OK)
		return gj_fault_memory(build->err);
	if (found) {
		gj_fault(build->err, GJ_EINPUT, "the key `%.*s` stands twice", GJ_FMT(key->text));
		gj_fault_at(build->err, &build->source, key->pos, "again here");
		gj_fault_at(build->err, &build->source, frame->node->key[other]->pos, "first here");
		gj_fault_help(build->err, "keep one of them");
		return GJ_EINPUT;
	}
	frame->key = key;
	return GJ_OK;
}

int gj_doc__add(gj_doc_build *build, gj_doc *node)
{
	gj_doc_frame *frame;
	gj_doc *parent;

	if (build->depth == 0) {
		build->root = node;
		return GJ_OK;
	}
	frame = &build->frame[build->depth - 1];
	parent = frame->node;
	if (parent->kind == GJ_DOC_MAP && frame->key == NULL)
		return add_key(build, frame, node);
	if (gj_arena_room(build->arena, (void **)&parent->kid, &frame->kid_cap, parent->n,
			  sizeof *parent->kid) != GJ_OK)
		return gj_fault_memory(build->err);
	if (parent->kind == GJ_DOC_MAP) {
		if (gj_arena_room(build->arena, (void **)&parent->key, &frame->key_cap, parent->n,
				  sizeof *parent->key) != GJ_OK)
			return gj_fault_memory(build->err);
		parent->key[parent->n] = frame->key;
		frame->key = NULL;
	}
	parent->kid[parent->n++] = node;
	return GJ_OK;
}
