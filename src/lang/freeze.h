/* SPDX-License-Identifier: Apache-2.0 */
/* Trees, frozen (base/freeze.h). Each function tells the pointers of one object that is frozen already. */
#ifndef GJ_LANG_FREEZE_H
#define GJ_LANG_FREEZE_H

#include "base/freeze.h"
#include "lang/tree.h"

void gj_freeze_tree(gj_freeze *freeze, const gj_tree *tree);

/* Pointers at `n` citations, names that go with whoever has the pointer. */
void gj_freeze_cites(gj_freeze *freeze, gj_cite *const *slot, size_t n);
void gj_freeze_names(gj_freeze *freeze, gj_name *const *slot, size_t n);

#endif
