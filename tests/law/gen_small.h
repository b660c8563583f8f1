/* SPDX-License-Identifier: Apache-2.0 */
/* Small random rule sets whose every case can be tried; see naive.h for what stands in them. */
#ifndef GJ_TESTS_LAW_GEN_SMALL_H
#define GJ_TESTS_LAW_GEN_SMALL_H

#include <stdint.h>

#include "base/buf.h"

/* `pairs`: facts are also compared with each other, which lint takes as independent of all else. */
void gen_small(gj_buf *out, uint64_t seed, bool pairs);

/* splitmix64: the same everywhere, so that a case can be told by its number. */
uint64_t gen_next(uint64_t *state);
unsigned gen_below(uint64_t *state, unsigned n);

#endif
