/* SPDX-License-Identifier: Apache-2.0 */
/* Which build of the program runs: the number that the linker made from all of it (NT_GNU_BUILD_ID). */
#ifndef GJ_BASE_BUILD_ID_H
#define GJ_BASE_BUILD_ID_H

#include "base/str.h"

/* Bytes, not text, as long as the program runs; empty: the program was linked without, or the system has no such thing. */
gj_str gj_build_id(void);

#endif
