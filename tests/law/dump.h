/* SPDX-License-Identifier: Apache-2.0 */
/* All that a law says, as text, by names: for comparing laws that were built in different ways. */
#ifndef GJ_TESTS_LAW_DUMP_H
#define GJ_TESTS_LAW_DUMP_H

#include "law/law.h"

/*
 * A line for each thing and each part of it. The first `strip` bytes are left out of every id. `sorted`: lines in byte
 * order, so that the order of the blocks does not show. Lives in `arena`.
 */
gj_str dump_law(gj_arena *arena, const gj_law *law, size_t strip, bool sorted);

#endif
