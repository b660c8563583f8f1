/* SPDX-License-Identifier: Apache-2.0 */
/* A file or a pipe read from its start to its end, piece by piece. */
#ifndef GJ_BASE_INFLOW_H
#define GJ_BASE_INFLOW_H

#include "base/fault.h"

typedef struct gj_inflow {
	gj_str name; /* as messages call it */
	int fd;
	uint64_t size, done; /* bytes in all, 0 when that cannot be known; bytes read */
} gj_inflow;

/* "-" is standard input. A directory is refused. GJ_OK or GJ_EIO. `path` is borrowed. */
int gj_inflow_open(gj_inflow *out, const char *path, gj_error *err);
void gj_inflow_close(gj_inflow *in); /* may be called twice, and on one that did not open */

/* As many bytes as there are, up to `size`; fewer only at the end. GJ_OK or GJ_EIO. */
int gj_inflow_read(gj_inflow *in, char *to, size_t size, size_t *got, gj_error *err);

#endif
