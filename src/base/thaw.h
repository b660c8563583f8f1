/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Frozen bytes (freeze.h), mapped and used as they stand: only what is looked at is read from the file. They are part of the
 * program, as a library is: only the build that wrote them takes them, from a file that belongs to who runs the program or to
 * root and that nobody else may write.
 */
#ifndef GJ_BASE_THAW_H
#define GJ_BASE_THAW_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

typedef struct gj_thawed {
	const void *root; /* read only, like all that it leads to */
	void *at;
	size_t size;
} gj_thawed;

/* False: there is none that fits, and nothing is held. `id`: build_id.h. */
bool gj_thaw(gj_thawed *out, const char *path, gj_str id);

/* The same, where the place that the bytes are meant for is taken: their pointers are moved. */
bool gj_thaw_elsewhere(gj_thawed *out, const char *path, gj_str id);

void gj_thaw_end(gj_thawed *thawed);

#endif
