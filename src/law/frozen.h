/* SPDX-License-Identifier: Apache-2.0 */
/* A law that was frozen (freeze.h) in place of reading the rules, where they have not changed. */
#ifndef GJ_LAW_FROZEN_H
#define GJ_LAW_FROZEN_H

#include "base/thaw.h"
#include "law/law.h"

/*
 * As gj_law_load, from what was frozen: *out is NULL when the rule files below the paths are not, byte for byte and name for
 * name, those that it was made from, or one cannot be read; whoever loads them then says why. All files are compared each
 * time: no date of a file is trusted. The law is read only, and lives as long as `arena` and `frozen` both do. It was frozen
 * without tests: `flags` must have GJ_LOAD_WITHOUT_TESTS. GJ_OK or GJ_ENOMEM.
 */
int gj_law_thaw(gj_law **out, gj_arena *arena, const gj_thawed *frozen, const char *const *paths,
		size_t n_paths, unsigned flags);

#endif
