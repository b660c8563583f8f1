/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Random syntax trees, the same everywhere for a seed: every kind, every field, every shape, comments. Whatever the
 * parser can produce and nothing else, so that a tree must come back from its print. They need not mean anything.
 */
#ifndef GJ_TESTS_GEN_TREE_H
#define GJ_TESTS_GEN_TREE_H

#include "lang/lang.h"
#include "support/random.h"

gj_tree *gen_tree(gj_arena *arena, uint64_t seed);

#endif
