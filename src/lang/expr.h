/* SPDX-License-Identifier: Apache-2.0 */
/* Building expressions bottom-up: operands wait on a stack until the expression that takes them is complete. */
#ifndef GJ_LANG_EXPR_H
#define GJ_LANG_EXPR_H

#include "lang/token.h"

enum { GJ_COND_DEPTH = 64 }; /* of brackets and `not`; also the most terms of one sum */

int gj_expr_new(gj_parser *p, gj_expr **out, gj_op op, gj_pos pos);

/* An operand that waits. */
int gj_expr_wait(gj_parser *p, gj_expr *operand);

/* An expression that takes every operand from the `begin`-th on. */
int gj_expr_take(gj_parser *p, gj_expr **out, gj_op op, gj_pos pos, size_t begin);

/* One level deeper; whoever entered subtracts it from p->depth. After a fault the depth means nothing. */
int gj_expr_enter(gj_parser *p);

/* A number, a date, a name, `N percent of`, `the greater of`: what stands between plus and minus. */
int gj_parse_primary(gj_parser *p, gj_expr **out);

/* `and`, `or` and `not` are never names here. */
bool gj_peek_joint(const gj_parser *p);

#endif
