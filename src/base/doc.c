/* SPDX-License-Identifier: Apache-2.0 */
#include "base/doc_build.h"

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

int gj_doc__fault(gj_doc_build *build, gj_pos pos, const char *message)
{
	gj_fault(build->err, GJ_EINPUT, "%s", message);
	gj_fault_at(build->err, build->source, pos, NULL);
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

static int add_key(gj_doc_build *build, gj_doc_frame *frame, gj_doc *key)
{
	uint32_t other = (uint32_t)frame->node->n;
	bool found;

	if (key->kind != GJ_DOC_SCALAR)
		return gj_doc__fault(build, key->pos, "a key must be a plain name");
	if (gj_map_put(&frame->seen, build->arena, key->text, &other, &found) != GJ_OK)
		return gj_fault_memory(build->err);
	if (found) {
		gj_fault(build->err, GJ_EINPUT, "the key `%.*s` stands twice", GJ_FMT(key->text));
		gj_fault_at(build->err, build->source, key->pos, "again here");
		gj_fault_at(build->err, build->source, frame->node->key[other]->pos, "first here");
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
