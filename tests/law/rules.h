/* SPDX-License-Identifier: Apache-2.0 */
/* Rule bases in tests: from files, or from texts on top of base.gj. */
#ifndef GJ_TESTS_LAW_RULES_H
#define GJ_TESTS_LAW_RULES_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lang/text.h"
#include "law/lint.h"

#define BASE "tests/law/base.gj"

typedef struct rules {
	gj_arena arena;
	gj_law *law; /* NULL: refused, and `err` says why */
	gj_error err;
	int rc;
} rules;

/* To be closed with rules_close. `path` NULL: base.gj alone. */
void rules_load(rules *r, const char *path);
void rules_read(rules *r, const char *text); /* base.gj and this text, as "new.gj" */
void rules_texts(rules *r, const char *const *name, const gj_str *text, size_t n); /* only these */
void rules_close(rules *r);

/* As above, and the test fails with the message when the rules are refused. */
void rules_must_read(rules *r, const char *text);

/* By id; the test fails when there is none. */
uint32_t rules_norm(const rules *r, const char *id);
uint32_t rules_term(const rules *r, const char *id);
uint32_t rules_fact(const rules *r, const char *id);
uint32_t rules_instrument(const rules *r, const char *id);

/* The ids of a list of norms, with blanks between. */
const char *rules_norms(rules *r, const gj_refs *list);

/* What lint finds in one file, a line each: `file:line:column: severity: message [rule]`. The file goes by its last name. */
gj_str rules_lint(rules *r, const char *file);

/* Does lint find this rule in the file? */
bool rules_finds(rules *r, const char *file, gj_finding_rule rule);

#endif
