/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A document: what a YAML 1.2 or JSON file says, with the position of every node. Scalars stay text: the reader of
 * a schema decides what `yes` or `2026-12-01` is. Limits hold for both: depth 64, a million nodes. The document lives
 * in the arena and needs the source no more. Its text is valid UTF-8 and has no hidden character but tab and line end
 * (gj_utf8_is_hidden): it may be shown on a terminal. A byte-order mark at the start of the source is passed over.
 */
#ifndef GJ_BASE_DOC_H
#define GJ_BASE_DOC_H

#include "base/arena.h"
#include "base/fault.h"

typedef enum gj_doc_kind { GJ_DOC_SCALAR, GJ_DOC_LIST, GJ_DOC_MAP } gj_doc_kind;

typedef struct gj_doc {
	gj_doc_kind kind;
	gj_pos pos;
	gj_str text; /* scalar: its value after unquoting */
	bool quoted; /* scalar: written in quotes, so never a keyword, number or date to a schema that asks for one in plain form; in JSON: a string */
	struct gj_doc **kid; /* list: items; map: values */
	struct gj_doc **key; /* map: scalar keys, no two alike */
	size_t n;
} gj_doc;

enum { GJ_DOC_MAX_DEPTH = 64, GJ_DOC_MAX_NODES = 1000000 };

/*
 * Read one YAML 1.2 document (libyaml). Refused with a position: anchors and aliases (no bombs), tags, several
 * documents, keys that are not scalars, the same key twice (both places shown), depth, node count, line ends that only
 * some programs see (U+0085, U+2028, U+2029, a lone carriage return), any syntax error. An empty document gives a map
 * of no entries.
 */
int gj_doc_read_yaml(gj_doc **out, gj_arena *arena, const gj_source *source, gj_error *err);

/* Read one JSON value (RFC 8259), the same tree: true, false, null and numbers become plain scalars. Own reader: no library keeps the position of every value. */
int gj_doc_read_json(gj_doc **out, gj_arena *arena, const gj_source *source, gj_error *err);

const gj_doc *gj_doc_get(const gj_doc *map, const char *key); /* NULL when absent or not a map */

#endif
