/* SPDX-License-Identifier: Apache-2.0 */
/* Texts and trees in tests: parse a text, print a tree, compare with a file. Everything lives in the arena given. */
#ifndef GJ_TESTS_LANG_TEXT_H
#define GJ_TESTS_LANG_TEXT_H

#include "lang/lang.h"

/* NULL when the text is refused; `err` then says why. */
gj_tree *text_parse(gj_arena *arena, const char *name, gj_str text, gj_error *err);
gj_str text_print(gj_arena *arena, const gj_tree *tree, gj_tongue tongue);

/* The error as people read it. */
gj_str text_error(gj_arena *arena, const gj_error *err);

/* A whole file as it stands, whatever its bytes; at NULL when there is none. */
gj_str text_file(gj_arena *arena, const char *path);

/*
 * Does the text equal the file? With GJ_UPDATE_GOLDEN in the environment the file is written instead, and git shows
 * what changed.
 */
bool text_is_golden(gj_arena *arena, gj_str text, const char *path);

#endif
