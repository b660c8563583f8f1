/* SPDX-License-Identifier: Apache-2.0 */
/* Text to tree, tree to text. */
#ifndef GJ_LANG_LANG_H
#define GJ_LANG_LANG_H

#include "base/buf.h"
#include "lang/tree.h"

/*
 * Parse a rule file. `text` is valid UTF-8 and outlives the tree. Stops at the first error. Fields out of order,
 * fields that the kind does not have, a second field where one is allowed, mixed `and`/`or`: errors, with the
 * nearest right word. Nesting of conditions is limited to 64.
 */
int gj_parse(gj_tree **out, gj_arena *arena, const gj_source *source, gj_error *err);

/* Print in canonical form. print(parse(x)) is the one form of x: idempotent, comments kept; parse(print(t)) equals t. */
void gj_print(gj_buf *out, const gj_tree *tree, gj_tongue tongue);
void gj_print_block(gj_buf *out, const gj_block *block, gj_tongue tongue);
void gj_print_field(gj_buf *out, const gj_field *field,
		    gj_tongue tongue);					/* its value, on one line */
void gj_print_expr(gj_buf *out, const gj_expr *expr, gj_tongue tongue); /* on one line */

/* Does the citation name the provision `within` of the same instrument, or a part of it? `art 9` holds `art 9 para 1`. */
bool gj_cite_within(const gj_cite *cite, const gj_cite *within);

/* `cn/genai-2023 art 2 para 1` / `cn/genai-2023 第二条第一款`. */
void gj_print_cite(gj_buf *out, const gj_cite *cite, gj_tongue tongue);

/* The steps only, as people write them: `art. 2 para. 1`; in Chinese `第二条第一款`. */
void gj_print_steps(gj_buf *out, const gj_cite *cite, gj_tongue tongue);

/* Trees are equal when they say the same: positions, tongue and text layout apart; comments included. */
bool gj_tree_eq(const gj_tree *a, const gj_tree *b);
bool gj_expr_eq(const gj_expr *a, const gj_expr *b);

#endif
