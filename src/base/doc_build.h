/* SPDX-License-Identifier: Apache-2.0 */
/* Building a document bottom-up, with its limits. Shared by the YAML and the JSON reader; nobody else includes it. */
#ifndef GJ_BASE_DOC_BUILD_H
#define GJ_BASE_DOC_BUILD_H

#include "base/doc.h"
#include "base/hash.h"

typedef struct gj_doc_frame {
	gj_doc *node;
	gj_doc *key; /* a map: the key that waits for its value */
	gj_map seen; /* a map of many keys: all of them */
	size_t kid_cap, key_cap;
} gj_doc_frame;

typedef struct gj_doc_build {
	gj_arena *arena;
	gj_source source; /* without its byte-order mark */
	gj_error *err;
	gj_doc *root;
	size_t nodes;
	uint64_t seed; /* for the maps of keys; 0 until one is needed */
	unsigned depth;
	gj_doc_frame frame[GJ_DOC_MAX_DEPTH];
} gj_doc_build;

/* A zeroed build made ready. GJ_EINPUT when the text is not UTF-8. */
int gj_doc__start(gj_doc_build *build, gj_arena *arena, const gj_source *source, gj_error *err);
int gj_doc__fault(gj_doc_build *build, gj_pos pos, const char *message);
int gj_doc__node(gj_doc_build *build, gj_doc **out, gj_doc_kind kind, gj_pos pos);
int gj_doc__text(gj_doc_build *build, gj_doc *scalar,
		 gj_str text); /* copies; refuses what is hidden */
/* To the innermost open list or map; a map takes key and value in turn. */
int gj_doc__add(gj_doc_build *build, gj_doc *node);
int gj_doc__push(gj_doc_build *build, gj_doc *parent);
void gj_doc__pop(gj_doc_build *build);

#endif
