/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Arrow streams in and out. Inside the house columns are the structs of guiju/arrow.h and nothing else. README.md says
 * which types are carried.
 */
#ifndef GJ_ARROW_IPC_H
#define GJ_ARROW_IPC_H

#include <guiju/alloc.h>
#include <guiju/arrow.h>
#include <guiju/error.h>

#include "base/buf.h"

enum {
	GJ_ARROW_MESSAGE_LIMIT =
		1 << 30, /* bytes of one message, and of its buffers once decompressed */
	GJ_ARROW_HEAD_LIMIT = 64 << 20,	 /* bytes of one message's head */
	GJ_ARROW_ROWS_LIMIT = INT32_MAX, /* rows of one batch */
	GJ_ARROW_COLUMNS_LIMIT = 1 << 16
};

/*
 * Fill `to` with at most `size` bytes and tell how many; none only at the end. GJ_OK, or a code of an error, which is
 * told as one of reading.
 */
typedef int gj_ipc_source(void *context, void *to, size_t size, size_t *got);

typedef struct gj_ipc gj_ipc;

/*
 * Read up to the schema. `source` and `context` are used until gj_ipc_close, `alloc` until the last array is released,
 * too. On failure `*out` is NULL. GJ_OK, GJ_EINPUT, GJ_EIO, GJ_ENOMEM.
 */
int gj_ipc_open(gj_ipc **out, const gj_alloc *alloc, gj_ipc_source *source, void *context,
		gj_error *err);

/* The table's schema, format `+s`; lives as long as the reader, who also releases it. */
const struct ArrowSchema *gj_ipc_schema(const gj_ipc *reader);

/*
 * The next batch: a struct without nulls whose children are the columns, all with offset 0, buffers at multiples of 64
 * and every value checked. The caller releases it, before or after closing the reader. `release` is NULL after the last
 * batch. After an error every further call gives one.
 */
int gj_ipc_next(gj_ipc *reader, struct ArrowArray *out, gj_error *err);

void gj_ipc_close(gj_ipc *reader); /* NULL is passed over */

/*
 * Writing appends messages to `out`, each a multiple of 64 bytes long: the schema once, batches, the end. Any offset,
 * nulls and dictionaries are taken (a dictionary is written anew with each batch, where it is used). The arrays must be
 * sound: their structure is checked, their values are not. On GJ_EINPUT nothing was appended; GJ_ENOMEM: memory or the
 * limit of `out` is reached, and `out` is of no use.
 */
int gj_ipc_write_schema(gj_buf *out, const struct ArrowSchema *schema, gj_error *err);
int gj_ipc_write_batch(gj_buf *out, const struct ArrowSchema *schema,
		       const struct ArrowArray *batch, gj_error *err);
int gj_ipc_write_end(gj_buf *out, gj_error *err);

#endif
